"""A census of words: which words of articles reach neither the page nor the report.

``python -m tests.census SOURCE...`` converts articles with the command line and reads their wikitext again with
:mod:`tests.visible_words`, which shares no code with the converter. A word that a reader could see (running text,
labels of links, captions, notes, values of templates, ``title=`` and its kin) is *kept* if the page's .rst or .bib
holds it as often as the article says it (once, for citations: equal ones are one entry); *counted* if a diagnostic at
its place names it, or leaves out all that it is in; otherwise it is *lost*, and printed with its kind: the construct,
or the template and parameter. The last line gives the share of lost words; exit status 1 if it is above MOST_LOST.
"""

from __future__ import annotations

import bz2
import codecs
import html
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.visible_words import CITATION, Article, Word, is_letter, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST_LOST = 0.001
MOST_EXAMPLES = 4
Report: TypeAlias = "Sequence[Mapping[str, Any]]"
"""Diagnostics in the form of the report."""

_ESCAPED_SPACE = re.compile(r"\\[ \n]")
_DIRECTIVE = re.compile(r"(?m)^\s*:(?!alt:)[\w-]+:(?: .*)?$|^\.\. [\w-]+::|^\s*\* - |^\s*- ")
_ROLE = re.compile(r":[\w+:-]+:`")
_TARGET = re.compile(r"(?<=\s)<[^<>\s]*>`_*")
_BIB_LINE = re.compile(r"(?m)^\s*\w+ = \{(.*)\},?$")
_COMMAND = re.compile(r"\\[a-zA-Z]+ ?")


def shown(rst: str, bib: str = "") -> Counter[str]:
    """Count the words of a page and of its library. Text with an escaped space inside counts both as one word and as
    two.
    """
    text = _TARGET.sub(" ", _DIRECTIVE.sub(" ", rst))
    joined, parted = (_ROLE.sub(space, _ESCAPED_SPACE.sub(space, text)) for space in ("", " "))
    found = Counter(tokens(_bare(joined))) | Counter(tokens(_bare(parted)))
    for value in _BIB_LINE.findall(bib):
        found.update(tokens(re.sub(r"[{}]", "", _COMMAND.sub("", value))))
    return found


def _bare(rst: str) -> str:
    return re.sub(r"[\\*`|]", "", rst)


@dataclass(slots=True)
class Census:
    """Words of all pages so far, those kept and counted, and the lost by kind."""

    pages: int = 0
    words: int = 0
    kept: int = 0
    counted: int = 0
    lost: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def share(self) -> float:
        return sum(map(len, self.lost.values())) / max(self.words, 1)

    def take(self, title: str, words: Iterable[Word], page: Counter[str], report: Report) -> None:
        """Count the source words of one page against ``page``, the words its edition shows, and the diagnostics of
        ``report``.
        """
        self.pages += 1
        left = Counter(page)
        at_line = defaultdict(list)
        for found in report:
            at_line[found["line"]].append(found)
        # Words of running text are counted first: where a word is once missing, the one in a template is more likely
        # lost.
        for word in sorted(words, key=lambda word: (bool(word.within), word.kind != "text")):
            self.words += 1
            if left[word.text] > 0 or is_letter(word.text) or (_in_citation(word) and word.text in page):
                left[word.text] -= 1
                self.kept += 1
            elif _is_reported(word, at_line):
                self.counted += 1
            else:
                self.lost[word.kind].append(f"{title}:{word.line}: {word.text}")


def _in_citation(word: Word) -> bool:
    return any(CITATION.search(name) for name, _ in word.within)


WHOLE = frozenset(("template-dropped", "markup-kept-as-source"))
"""Diagnostics of a construct that is left out as a whole, or printed otherwise."""


def _is_reported(word: Word, at_line: Mapping[int, Report]) -> bool:
    """Whether a diagnostic on the word's line, or where a call around it begins, is about it."""
    template, _, parameter = word.kind.strip("{}=").partition("|")
    name = parameter.rstrip("#") or template
    for line in {word.line, *(line for _, line in word.within)}:
        for found in at_line.get(line, ()):
            text = f"{found['message']} {found['excerpt']}".casefold()
            if found["code"] in WHOLE or word.text in tokens(text):
                return True
            shortened = str(found["excerpt"]).endswith("…") and found["severity"] in ("loss", "info")
            if shortened and word.within and name.casefold() in text:
                return True
    return False


def articles(path: Path) -> Iterator[tuple[str, str, int]]:
    """Title, wikitext and first line of each page of an export, or of the one page of a file of wikitext (no title)."""
    raw = path.read_bytes()
    raw = bz2.decompress(raw) if path.suffix == ".bz2" else raw
    encoding = "utf-16" if raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8"
    text = raw.decode(encoding, "replace").replace("\r\n", "\n")
    if "<page>" not in text:
        yield "", text, 1
        return
    for page in re.finditer(r"<page>.*?</page>", text, re.DOTALL):
        title = re.search(r"<title>([^<]*)</title>", page.group())
        content = _CONTENT.search(text, page.start(), page.end())
        if title and content:
            yield html.unescape(title[1]), html.unescape(content[1]), text.count("\n", 0, content.start(1)) + 1


_CONTENT = re.compile(r"<text[^>/]*>([^<]*)</text>")


def census(sources: Sequence[Path], folder: Path) -> Census:
    """Convert the sources into ``folder`` and count the words of every page that was converted."""
    report, output = folder / "report.json", folder / "out"
    command = [sys.executable, "-m", "wikibinder", "convert", "--output", str(output), "--report", str(report)]
    subprocess.run([*command, *map(str, sources)], check=False, capture_output=True)
    printed = json.loads(report.read_text(encoding="utf-8"))
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for diagnostic in printed["diagnostics"]:
        found[diagnostic["source"], diagnostic["page"]].append(diagnostic)
    pages: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for page in printed["pages"]:
        if page["status"] == "converted":
            pages[page["source"]][page["title"]].append(page["docname"])
    result = Census()
    for source, titles in pages.items():
        for title, wikitext, line in articles(Path(source)):
            name = title or next(iter(titles))
            if titles.get(name):
                docname = titles[name].pop(0)  # two pages may have one title
                rst, bib = (output / f"{docname}{end}" for end in (".rst", ".bib"))
                library = bib.read_text(encoding="utf-8") if bib.exists() else ""
                text = shown(rst.read_text(encoding="utf-8"), library)
                result.take(name, Article(wikitext, line).words(), text, found[source, name])
    return result


def main(arguments: Sequence[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        result = census([Path(name) for name in arguments], Path(folder))
    for kind, lost in sorted(result.lost.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"{len(lost):6} {kind}: {'; '.join(lost[:MOST_EXAMPLES])}")
    number = sum(map(len, result.lost.values()))
    print(f"pages {result.pages}, words {result.words}, kept {result.kept}, counted {result.counted}, "
          f"lost {number} ({result.share:.3%})")  # fmt: skip
    return 1 if result.share > MOST_LOST else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Measures what share of the words that the HTML of a book shows is also in its EPUB and in its PDF.

``python -m tests.agreement HTML_FOLDER BOOK.epub BOOK.pdf`` prints the share of words each has, and what is missing.
Every word counts as often as the HTML shows it. Left out is what belongs to a medium and not to the book: navigation,
links back from notes, the index (its page numbers differ), headings over notes alone (the PDF has notes at the foot),
and formulas (letters that are drawn apart). The text of the PDF is that of poppler's ``pdftotext``, which may turn the
parts of an Arabic ligature: the letters of such words count.
"""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

SITE_ONLY = {"genindex", "search", "404", "index", "py-modindex"}
LEFT_OUT = (
    './/script | .//style | .//*[local-name()="math"] | .//a[contains(@class, "headerlink")] | .//nav'
    ' | .//*[contains(@class, "backlink") or @role="doc-backlink"]'
    ' | .//*[@role="doc-noteref"] | .//*[contains(@class, "label")]'
)
ONLY_NOTES = (
    './/section[*[contains(@class, "notes") or contains(@class, "references")]'
    '//aside[contains(@class, "footnote-list")]]'
    "[not(*[not(self::h2 or self::h3 or self::h4 or self::span)]"
    '[not(contains(@class, "notes") or contains(@class, "references"))])]/*[self::h2 or self::h3 or self::h4]'
)
"""Headings over nothing but notes: the PDF has the notes at the foot of the page, and no such heading."""
MAIN = '//article[@role="main"] | //div[@role="main"] | //main'
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2069\ufeff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Agreement:
    """The words of the HTML that another edition has, of how many, and those that it lacks."""

    found: int
    total: int
    missing: tuple[tuple[str, int], ...]

    @property
    def share(self) -> float:
        return self.found / self.total if self.total else 1.0


def squashed(text: str) -> str:
    """A text as one run of letters and digits, so that neither hyphenation nor layout matters."""
    return "".join(_WORD.findall(_INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))).casefold()


def _letters(word: str) -> str:
    return "".join(sorted(word))


def html_words(folder: Path) -> Counter[str]:
    """The words of every page of a site."""
    words: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.html")):
        if path.stem in SITE_ONLY or path.relative_to(folder).parts[0].startswith("_"):
            continue
        for main in html.parse(str(path)).getroot().xpath(MAIN)[:1]:
            for element in (*main.xpath(LEFT_OUT), *main.xpath(ONLY_NOTES)):
                element.drop_tree()
            text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", " ".join(main.itertext())))
            words.update(word.casefold() for word in _WORD.findall(text))
    return words


def epub_text(path: Path) -> str:
    """All text of an EPUB's chapters."""
    with zipfile.ZipFile(path) as book:
        chapters = [name for name in book.namelist() if name.endswith((".xhtml", ".html"))]
        return "".join("".join(map(str, etree.fromstring(book.read(name)).itertext())) for name in chapters)


def pdf_text(path: Path) -> str:
    """All text of a PDF."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def compare(words: Counter[str], text: str) -> Agreement:
    """Look for every word in a text."""
    run = squashed(text)
    tokens = Counter(word.casefold() for word in _WORD.findall(_INVISIBLE.sub("", unicodedata.normalize("NFKC", text))))
    turned = Counter(_letters(word) for part in text.split() if _RIGHT_TO_LEFT.search(word := squashed(part)))
    counts = {}
    for word, number in words.items():
        # Whole words are counted once for all; what layout has joined or cut is looked for in the run of letters.
        found = tokens[word] if tokens[word] >= number else run.count(word)
        found = found or (turned[_letters(word)] if _RIGHT_TO_LEFT.search(word) else 0)
        counts[word] = min(number, found)
    lacking = Counter({word: number - counts[word] for word, number in words.items() if counts[word] < number})
    return Agreement(sum(counts.values()), sum(words.values()), tuple(lacking.most_common(20)))


def main(folder: Path, epub: Path, pdf: Path) -> int:
    """Print the agreement of both editions with the HTML; 1 if one lacks more than one word in a thousand."""
    words = html_words(folder)
    texts = {"epub": epub_text(epub), "pdf": pdf_text(pdf)}
    results = {name: compare(words, text) for name, text in texts.items()}
    for name, result in results.items():
        print(f"{name}: {result.found} of {result.total} words, {result.share:.3%}; missing: {result.missing}")
    return int(any(result.share < 0.999 for result in results.values()))


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4])))

"""Make the tables of MediaWiki's own words from the files of a MediaWiki.

    python -m tests.tools.mediawiki_names FOLDER

FOLDER is that of a MediaWiki with the extension ParserFunctions (of Debian's package mediawiki: /usr/share/mediawiki).
The script reads languages/messages/Messages*.php, includes/languages/data/Names.php and ParserFunctions.i18n.magic.php,
and writes ``readers/data/redirects.json``, ``parser/data/namespaces.json`` and ``templates/data/magic_words.json``. It
takes only the words, no code.

A page does not say what language it is in, so each table holds the words of all languages.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PACKAGE = Path(__file__).resolve().parents[2] / "convert" / "wikibinder"
NAMESPACES = {"NS_FILE": "file", "NS_MEDIA": "media", "NS_CATEGORY": "category"}
OPTIONS = {
    "img_border": "border", "img_baseline": "valign", "img_sub": "valign", "img_super": "valign", "img_top": "valign",
    "img_text_top": "valign", "img_middle": "valign", "img_bottom": "valign", "img_text_bottom": "valign",
    "img_center": "center", "img_framed": "frame", "img_frameless": "frameless", "img_left": "left", "img_link": "link",
    "img_none": "none", "img_right": "right", "img_thumbnail": "thumb", "img_alt": "alt", "img_class": "class",
    "img_lang": "lang", "img_manualthumb": "manualthumb", "img_page": "page", "img_upright": "upright",
    "img_width": "width",
}  # fmt: skip
"""MediaWiki's names of image options, and ours."""
MORE_OPTIONS = ("disablecontrols=$1", "end=$1", "loop", "muted", "noicon", "noplayer", "start=$1", "thumbtime=$1")
"""Options of the extension TimedMediaHandler."""
SWITCHES = (
    "expectunusedcategory", "forcetoc", "hiddencat", "index", "newsectionlink", "nocontentconvert", "noeditsection",
    "nogallery", "noindex", "nonewsectionlink", "notitleconvert", "notoc", "staticredirect", "toc",
)  # fmt: skip
MORE_REDIRECTS = ("ПЕРАНАКІРАВАННЕ", "REINDIRIZZA", "VIDERESEND")
"""Words for ``#REDIRECT`` of older versions of MediaWiki."""
MORE_LANGUAGES = ("cmn", "cz", "dk", "epo", "jp", "nostalgia", "test")
"""Prefixes of Wikipedias that are no codes of languages."""
FUNCTIONS = (
    "#count", "#explode", "#expr", "#formatdate", "#if", "#ifeq", "#iferror", "#ifexist", "#ifexpr", "#language",
    "#len", "#pos", "#rel2abs", "#replace", "#rpos", "#sub", "#switch", "#tag", "#time", "#timel", "#titleparts",
    "#urldecode", "defaultsort", "displaytitle", "formatnum", "gender", "lc", "lcfirst", "ns", "padleft",
    "padright", "plural", "uc", "ucfirst",
)  # fmt: skip
VARIABLES = (
    "BASEPAGENAME", "CURRENTDAY", "CURRENTDAY2", "CURRENTDAYNAME", "CURRENTDOW", "CURRENTHOUR", "CURRENTMONTH",
    "CURRENTMONTH1", "CURRENTMONTHABBREV", "CURRENTMONTHNAME", "CURRENTMONTHNAMEGEN", "CURRENTTIME", "CURRENTWEEK",
    "CURRENTYEAR", "FULLPAGENAME", "LOCALDAY", "LOCALDAY2", "LOCALDAYNAME", "LOCALDOW", "LOCALHOUR", "LOCALMONTH",
    "LOCALMONTH1", "LOCALMONTHABBREV", "LOCALMONTHNAME", "LOCALMONTHNAMEGEN", "LOCALTIME", "LOCALWEEK", "LOCALYEAR",
    "NAMESPACE", "PAGENAME", "ROOTPAGENAME", "SITENAME", "SUBPAGENAME",
)  # fmt: skip
LINE = 116
SHORT = 4
"""Characters of a variable's name in an alphabet that would hide templates of other wikis."""

STRING = r"""(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")"""
Words = dict[str, set[str]]


def blocks(source: str, name: str) -> Iterator[str]:
    """What stands between the brackets of ``$name = [ … ];``, without comments."""
    source = re.sub(r"(?m)^\s*(?:#|//).*$", "", source)
    yield from (found[1] for found in re.finditer(rf"\${name}\s*=\s*\[(.*?)\n\];", source, re.DOTALL))


def unquoted(single: str, double: str) -> str:
    """The text of a string of PHP."""
    return re.sub(r"\\(['\\])", r"\1", single) or double.replace('\\"', '"').replace("\\$", "$")


def words(sources: Iterable[str], parts: str) -> Words:
    """``'key' => [ 0, 'word', … ]``: the words of each key; the first of them says whether case matters."""
    found: Words = defaultdict(set)
    for source in sources:
        for block in blocks(source, parts):
            for key, values in re.findall(r"'(#?\w+)'\s*=>\s*\[(.*?)\]", block, re.DOTALL):
                strings = [unquoted(*each) for each in re.findall(STRING, values)]
                found[key].update(strings[1:] if strings[:1] in (["0"], ["1"]) else strings)
    return found


def namespaces(sources: Iterable[str]) -> Words:
    """The names and aliases of namespaces, case folded."""
    found: Words = defaultdict(set)
    for source in sources:
        pairs = [
            (name, unquoted(*text))
            for block in blocks(source, "namespaceNames")
            for name, *text in re.findall(rf"(NS_\w+)\s*=>\s*{STRING}", block)
        ]
        pairs += [
            (name, unquoted(*text))
            for block in blocks(source, "namespaceAliases")
            for *text, name in re.findall(rf"{STRING}\s*=>\s*(NS_\w+)", block)
        ]
        for name, text in pairs:
            if kind := NAMESPACES.get(name):
                found[kind].add(" ".join(text.replace("_", " ").split()).casefold())
    return found


def functions(magic: Words, added: Words) -> Mapping[str, list[str]]:
    """The names of parser functions, case folded, without ``#`` and colon; of one that two have the last has it."""
    taken: set[tuple[bool, str]] = set()
    found = {}
    for name in reversed(FUNCTIONS):
        key, hashed = name.lstrip("#"), name[0] == "#"
        given = {word.rstrip(":：").lstrip("#").casefold() for word in magic.get(key, set()) | added.get(key, set())}
        own = {word for word in given if "|" not in word and (hashed, word) not in taken} - {key}
        taken |= {(hashed, word) for word in own}
        found[name] = sorted(own)
    return dict(sorted(found.items()))


def variables(magic: Words, english: Words) -> Mapping[str, list[str]]:
    """The names of variables, without the English ones, which every wiki knows, and without short ones."""
    taken: set[str] = set()
    found = {}
    for name in VARIABLES:
        given = magic[name.lower()] - english[name.lower()] - taken
        own = {word for word in given if len(word) > SHORT or re.search("[\u3040-\u9fff\uac00-\ud7a3]", word)}
        taken |= own
        found[name] = sorted(own)
    return found


def write(path: str, source: str, tables: Mapping[str, object]) -> None:
    """Write a data file."""
    text = json.dumps({"source": source, **tables}, ensure_ascii=False, indent=1)
    text = re.sub(r"\[\n([^][]*?)\n *\]", lambda found: f"[\n{_filled(found[1].split(chr(10)))}]", text)
    (PACKAGE / path).write_text(text + "\n", encoding="utf-8", newline="\n")


def _filled(items: Iterable[str]) -> str:
    """The items of a list in lines of some hundred characters."""
    lines = [""]
    for item in map(str.strip, items):
        if len(lines[-1]) + len(item) > LINE:
            lines.append("")
        lines[-1] += item + " "
    return "\n".join(line.rstrip() for line in lines)


def main(folder: Path) -> None:
    """Write the three files."""
    version = re.search(r"'MW_VERSION', '([\d.]+)'", (folder / "includes" / "Defines.php").read_text("utf-8"))
    made = f"MediaWiki {version[1] if version else '?'}, by tests/tools/mediawiki_names.py"
    messages = folder / "languages" / "messages"
    sources = [path.read_text("utf-8") for path in sorted(messages.glob("Messages*.php"))]
    magic = words(sources, "magicWords")
    english = words([(messages / "MessagesEn.php").read_text("utf-8")], "magicWords")
    extension = folder / "extensions" / "ParserFunctions" / "ParserFunctions.i18n.magic.php"
    added = words([re.sub(r"\$magicWords\['[\w-]+'\]", "$magicWords", extension.read_text("utf-8"))], "magicWords")
    options: Words = defaultdict(set, other=set(MORE_OPTIONS))
    for name, kind in OPTIONS.items():
        options[kind] |= magic[name]
    names = (folder / "includes" / "languages" / "data" / "Names.php").read_text("utf-8")
    languages = {*re.findall(r"(?m)^\s*'([\w-]+)'\s*=>", names), *MORE_LANGUAGES}
    redirects = {word.strip("'").lstrip("#＃").replace(" ", "_").upper() for word in magic["redirect"]}
    write("readers/data/redirects.json", made, {"words": sorted({*redirects, *MORE_REDIRECTS})})
    write("parser/data/namespaces.json", made, {
        **{kind: sorted(found) for kind, found in sorted(namespaces(sources).items())},
        "image options": {kind: sorted(found) for kind, found in sorted(options.items())},
        "switches": sorted({word.casefold() for name in SWITCHES for word in magic[name]}),
        "languages": sorted(languages),
    })  # fmt: skip
    write("templates/data/magic_words.json", made, {
        "functions": functions(magic, added),
        "variables": variables(magic, english),
        "default": sorted(added["#default"] | added["default"] - {"#default"}),
    })  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))

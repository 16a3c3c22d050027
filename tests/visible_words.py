"""The words of wikitext that a reader could see: a tokenizer for :mod:`tests.census`, which shares no code with the
converter.

It knows comments, tags, tables, links, template calls and nothing of what a template makes of its values: every value
is taken for words, except for codes (CODES) and for measures, colours and switches (SETTING).
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Calls: TypeAlias = "tuple[tuple[str, int], ...]"
"""The calls around a word, outermost first: name and line."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an article: as it is compared, its line (from 1), the calls around it and its kind."""

    text: str
    line: int
    within: Calls = ()
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of an article with one kind and the same calls around."""

    start: int
    end: int
    kind: str
    within: Calls


@dataclass(slots=True)
class _Frame:
    """An open ``{{`` or ``[[``, and where its parts are cut."""

    mark: str
    start: int
    cuts: list[int] = field(default_factory=list)


# ---------------------------------------------------------------- names and codes that the tokenizer needs

_NAMESPACES = dict(
    line.split(": ", 1) for line in Path(__file__).with_name("namespaces.txt").read_text(encoding="utf-8").splitlines()
)
CATEGORIES, FILES = (frozenset(_NAMESPACES[name].split(" | ")) for name in ("Category", "File"))
"""Names of namespaces in the languages of MediaWiki, in lower case."""
FUNCTIONS = (
    "lc uc lcfirst ucfirst formatnum plural grammar gender padleft padright ns urlencode fullurl localurl anchorencode "
    "int defaultsort displaytitle subst safesubst pagename"
)
VARIABLES = "pagename fullpagename sitename currentyear currentmonth currentday ! = numberofarticles"
OTHER_WIKI = re.compile(r"[a-z]{2,3}(?:-[a-z-]+)?|simple")
TITLES = frozenset(("title", "summary", "abbr", "cite", "datetime", "alt"))
"""Attributes whose values a reader could see, or that give a source or a date."""

CITATION = re.compile(
    r"cite|citation|^lien |^ouvrage|^article|^chapitre|literatur|internetquelle|^harv|^sfn|^refn?$|^efn|^citar"
)
CITATION_SETTINGS = re.compile(
    r"url-?status|dead-?url|ref|df|mode|name-list-style|language|lang|display-?\w+|.*(?:link|url|access)\d*|access-?date|"
    r"archive-?date|.*-access|postscript|date|year|month|.*-date|origyear|orig-date|doi|isbn|p|pp|pages?|author-?mask|"
    r"edition|last-?author-?amp|idioma|sprache|llengua|lingua|langue|språk|taal|język|jezik|язык|мова|שפה|زبان|言語|data.*|.*data|.*datum|.*fecha|jahr|tag|monat|accesso|urlmorto"
)
CODES: tuple[tuple[str, str], ...] = (
    (r"convert|cvt|val|unité|nts|frac|coord.*|koord.*|birth.*|death.*|start date.*|end date.*|age.*|as of|dts.*|date|"
     r"formatdate|usd?\$?|gbp|inr|currency|inflation.*|wayback", r".*"),
    (r"flag.*|fb.*|ru|country.*|ipa.*|lang.*|transl|in lang|script/.*|audio|chem.*|music|nihongo|zh", r".*"),
    (r"ill|仮リンク|link-en|нп\d|link|lien|sort|sortname|sortkeyname|imdb.*|.*-inline|lsj|dmoz|vanchor|google buch",
     r"\d|.*id|dab|key"),
    (r"chess diagram.*|chart.*|family ?tree.*|reflist|notelist.*|div col", r"\d+"),
    (r"location map.*", r"la?t.*|lon.*|\d+"),
)  # fmt: skip
"""Templates and parameters (whole, in lower case) whose values are codes, numbers or dates, and printed otherwise."""
SETTING = re.compile(
    r"\s*(?:-?[\d.]+x?[\d.]*\s?(?:px|em|ex|rem|pt|%)|#?[0-9a-f]{6}|#[0-9a-f]{3}|[a-z-]+\s*:\s*[^;]+;?(?:\s*[a-z-]+\s*:[^;]+;?)*|yes|no|y|n|"
    r"on|off|left|right|center|none|[^|]*\.(?:svg|jpe?g|png|gif|tiff?|og[gv])|(?:dark|light)?(?:red|green|blue|gr[ae]y|black|"
    r"white|orange|yellow|purple|silver|gold)|transparent|\w+ [12]\d{3}|\d{4}-\d\d(?:-\d\d)?|\d{4}年\d+月)\s*",
    re.IGNORECASE,
)
"""Values that are no words: measures, colours, declarations of CSS, switches, files, dates of remarks."""

# ---------------------------------------------------------------- marks

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_UNREAD_TAG = re.compile(
    r"<(math|chem|ce|timeline|score|graph|hiero|templatedata|inputbox|style|script|templatestyles|mapframe|maplink)\b"
    r"[^>]*(?:/>|>.*?</\1\s*>)", re.DOTALL | re.IGNORECASE
)  # fmt: skip
_INLINE_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|small|big|sup|sub|span|font|del|ins|code|tt)\b[^<>]*>", re.IGNORECASE
)
_HIDDEN = re.compile(r"<(span|div)\b[^<>]*display:\s*none[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_GALLERY = re.compile(r"<(gallery|imagemap)\b[^<>]*>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_FILE_LINE = re.compile(r"(?m)^[^|\n\[]*(?:\||$)")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_MACHINE = re.compile(r"Z3988|ctx_ver")  # data for machines in title=
_TABLE = re.compile(r"(?m)^[ \t:*]*\{\|.*$|^[ \t]*\|\}(?!\})")
_TABLE_LINE = re.compile(r"(?m)^[ \t:*]*(?:\{\||\|-).*$")
_ANY = r"(?:\{\{[^{}\n]*\}\}|[^|\n\[!]|!(?!!))*"  # in the attributes of a cell
_CELL = re.compile(rf"(?m)(?:^[ \t]*[|!]\+?|\|\||!!)({_ANY}={_ANY}\|(?!\|))?")
_MARK = re.compile(r"\{\{\{|\{\{(?!\|)|\}\}|\[\[|\]\]|\|")
_OUTER = re.compile(r"\{\{.*\}\}|\[\[.*\]\]|\[\S+ .*?\]", re.DOTALL)
_LINK = re.compile(r"\[(?:https?:|ftp:)?//\S+?(?:\s([^\]\n]*))?\]|\[mailto:\S+\s([^\]\n]*)\]")
_ADDRESS = re.compile(r"(?:https?:|ftp:)?//\S+|\bwww\.\S+")
_SOURCE = re.compile(r"[^|={}\[\]]{1,40}=\s*(?:https?:)?//")  # a value that is an address
_PART = r"(?:[^\W\d]+|\d{1,2}\w{0,2})[.,]?"
_DATE = re.compile(rf"\s*(?:{_PART}\s+){{0,5}}\d{{4}}(?:\s\w{{1,2}}\.)?(?:\s+{_PART}){{0,2}}\s*")
_SWITCH = re.compile(r"__[A-Z]+__")
_QUOTES = re.compile("'{5}|'{2,3}(?!')")
_IMAGE_OPTION = re.compile(r"\s*(?:\d*x?\d+\s*[^\s\d]+|[^\W\d]+\s*=.*|[^\s\d]+)?\s*", re.IGNORECASE | re.DOTALL)
_SPACELESS = "\u2e80-\u9fff\uf900-\ufaff\uac00-\ud7a3\u0e00-\u0e7f"  # scripts without spaces
_CHARACTER = re.compile(f"[{_SPACELESS}]")
_WORD = re.compile(rf"[{_SPACELESS}]|[^\W_{_SPACELESS}]+")


def tokens(text: str) -> list[str]:
    """Words as they are compared: NFKC, case folded; scripts without spaces by their characters."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def is_letter(word: str) -> bool:
    """Whether a word is one letter of an alphabet: ends of words (``{{'}}s``) are."""
    return len(word) == 1 and word.isalpha() and not _CHARACTER.match(word)


JOINER = "\u2060"
"""What takes the place of tags inside words (``All<u>en</u>``) while they are cut."""


class Article:
    """The words of an article's wikitext; ``line`` is that of its first line in the file."""

    def __init__(self, wikitext: str, line: int = 1) -> None:
        self.first = line
        self.lines = [match.end() for match in re.finditer("\n", wikitext)]
        text = _UNREAD_TAG.sub(_blank, _COMMENT.sub(_blank, wikitext))
        text = _GALLERY.sub(lambda found: _FILE_LINE.sub(_blank, found[0]), _HIDDEN.sub(_blank, text))
        self.attributes = [*_attributes(_TAG.finditer(text), "of a tag")]
        text = _TAG.sub(_blank, _INLINE_TAG.sub(lambda tag: JOINER * len(tag[0]), text))
        for start, end in _tables(text):
            cells = (cell for cell in _CELL.finditer(text, start, end) if cell[1])
            self.attributes += _attributes(cells, "of a cell")
            text = text[:start] + _CELL.sub(_blank, _TABLE_LINE.sub(_blank, text[start:end])) + text[end:]
        self.text = text

    def line(self, offset: int) -> int:
        return self.first + bisect_right(self.lines, offset)

    def words(self) -> list[Word]:
        found: list[Word] = []
        for offset, kind, value in self.attributes:
            found += (Word(word, self.line(offset), (), kind) for word in tokens(value))
        for part in self._parts(0, len(self.text), "text", ()):
            text = _visible(self.text[part.start : part.end])
            words = tokens(text)
            joins = found and words and text[:1].isalnum() and found[-1].kind == part.kind and self._is_glued(part)
            if joins and not _CHARACTER.search(found[-1].text + words[0]):
                found[-1] = replace(found[-1], text=found[-1].text + words.pop(0))
            found += (Word(word, self.line(part.start), part.within, part.kind) for word in words)
        return found

    def _is_glued(self, part: _Part) -> bool:
        """Whether a stretch goes on with the word before it: the end of a link's word, or a link after letters."""
        if self.text[max(part.start - 2, 0) : part.start] == "]]":
            return True
        opening = self.text.rfind("[[", 0, part.start)
        return opening > 0 and "]]" not in self.text[opening : part.start] and self.text[opening - 1].isalnum()

    def _parts(self, start: int, end: int, kind: str, within: Calls) -> Iterator[_Part]:
        """The stretches between ``start`` and ``end`` that can be seen."""
        position = start
        for frame, close in self._frames(start, end):
            yield from self._lines(position, frame.start, kind, within)
            cuts = [frame.start + len(frame.mark), *(cut + 1 for cut in frame.cuts), close + 1]
            spans = [(cuts[n], cuts[n + 1] - 1) for n in range(len(cuts) - 1)]
            if frame.mark == "[[":
                yield from self._link(spans, kind, within)
            elif frame.mark == "{{":
                yield from self._call(spans, within)
            position = close + len(frame.mark)
        yield from self._lines(position, end, kind, within)

    def _lines(self, start: int, end: int, kind: str, within: Calls) -> Iterator[_Part]:
        while start < end:
            stop = self.text.find("\n", start, end)
            stop = end if stop < 0 else stop + 1
            yield _Part(start, stop, kind, within)
            start = stop

    def _frames(self, start: int, end: int) -> list[tuple[_Frame, int]]:
        """The outermost calls and links with the offset of their end; what is unpaired is text."""
        stack: list[_Frame] = []
        closed: list[tuple[_Frame, int]] = []
        for mark in _MARK.finditer(self.text, start, end):
            sign = mark.group()
            if sign in ("{{", "[[", "{{{"):
                stack.append(_Frame(sign, mark.start()))
            elif sign == "|" and stack:
                stack[-1].cuts.append(mark.start())
            elif sign != "|" and stack and (sign == "]]") == (stack[-1].mark == "[["):
                frame = stack.pop()
                while closed and closed[-1][0].start > frame.start:
                    closed.pop()
                closed.append((frame, mark.start()))
        return closed

    def _link(self, spans: Sequence[tuple[int, int]], kind: str, within: Calls) -> Iterator[_Part]:
        target = self.text[slice(*spans[0])].strip()
        prefix = target.partition(":")[0].replace("_", " ").strip().casefold() if ":" in target else ""
        if prefix in CATEGORIES or (prefix and len(spans) == 1 and OTHER_WIKI.fullmatch(prefix)):
            return
        if prefix in FILES:
            yield from self._file(spans[1:], within)
            return
        label = (spans[1][0], spans[-1][1]) if len(spans) > 1 and self.text[slice(*spans[1])].strip() else spans[0]
        yield from self._parts(*label, kind, within)

    def _file(self, spans: Sequence[tuple[int, int]], within: Calls) -> Iterator[_Part]:
        """The alternative text and the caption of a picture: of several captions the last is shown."""
        for start, end in spans:
            option = self.text[start:end]
            if option.strip().lower().startswith("alt="):
                yield from self._parts(start + option.index("=") + 1, end, "alternative text", within)
        captions = [span for span in spans if not _IMAGE_OPTION.fullmatch(self.text[slice(*span)])]
        if captions:
            yield from self._parts(*captions[-1], "caption", within)

    def _call(self, spans: Sequence[tuple[int, int]], within: Calls) -> Iterator[_Part]:
        """The values of a template; what a parser function gives cannot be told from its source."""
        name = " ".join(self.text[slice(*spans[0])].replace("_", " ").split()).lower()
        if name.startswith("#") or (":" in name and name.partition(":")[0] in FUNCTIONS.split()):
            return
        if name in VARIABLES.split():
            return
        inner = (*within, (name, self.line(spans[0][0])))
        cites = CITATION.search(name) or any(_SOURCE.match(self.text, *span) for span in spans[1:])
        number = 0
        for start, end in spans[1:]:
            key, equals, _ = _OUTER.sub(_blank, self.text[start:end]).partition("=")
            first = start + len(key) + 1 if equals else start
            number += not equals
            key = key.strip() if equals else str(number)
            value = self.text[first:end]
            if cites and (CITATION_SETTINGS.fullmatch(key.lower()) or _DATE.fullmatch(value)):
                continue
            if not is_code(name, key.lower()) and not SETTING.fullmatch(value):
                yield from self._parts(first, end, f"{{{{{name}|{re.sub('[0-9]+$', '#', key)}=}}}}", inner)


def is_code(name: str, key: str) -> bool:
    """Whether a parameter of a template holds codes."""
    return any(re.fullmatch(names, name) and re.fullmatch(keys, key) for names, keys in CODES)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _attributes(found: Iterable[re.Match[str]], of: str) -> Iterator[tuple[int, str, str]]:
    """Offset, kind and value of the attributes that a reader could see."""
    for match in found:
        written = match[match.re.groups]
        for name, double, single in _ATTRIBUTE.findall(written):
            if name.lower() in TITLES and not _MACHINE.search(written):
                yield match.start(), f"{name.lower()}= {of}", html.unescape(double or single)


def _tables(text: str) -> list[tuple[int, int]]:
    """Where the outermost tables begin and end."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for mark in _TABLE.finditer(text):
        closes = mark.group().strip() == "|}"
        if not closes and not depth:
            start = mark.start()
        depth = max(depth - 1, 0) if closes else depth + 1
        if closes and not depth:
            found.append((start, mark.end()))
    return found


def _visible(text: str) -> str:
    """What can be seen of a stretch without calls and links."""
    text = _LINK.sub(lambda link: f" {link[1] or link[2] or ''} ", text)
    return html.unescape(_QUOTES.sub("", _ADDRESS.sub(" ", _SWITCH.sub(" ", text)))).replace(JOINER, "")

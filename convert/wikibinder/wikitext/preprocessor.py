"""Wikitext's outer grammar: splits text into plain text, template calls and extension tags, and a call into its
arguments.

:func:`scan` and :func:`arguments` work as MediaWiki's preprocessor does: one pass with a stack of open braces, linear
in the text. The content of a call is parsed only when the call is expanded.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from wikibinder.model.value_type import value_type
from wikibinder.wikitext.cache import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EXTENSION_TAGS = (
    "nowiki", "pre", "ref", "references", "gallery", "math", "chem", "ce", "poem", "syntaxhighlight", "source",
    "timeline", "score", "graph", "imagemap", "hiero", "inputbox", "templatedata", "templatestyles", "indicator",
    "categorytree", "section", "mapframe", "maplink", "charinsert", "dynamicpagelist", "phonos", "languages", "seo",
    "includeonly", "style", "script",
)  # fmt: skip
"""Tags whose content is not parsed with the page around them (MediaWiki's own and those of Wikipedia's extensions).
``style`` and ``script`` are no extension tags, but their content is never printed.
"""


@value_type
class Template:
    """A call of a template (https://www.mediawiki.org/wiki/Help:Templates) or a parser function.

    ``name``: trimmed, without comments and ``Template:``, ``_`` as space, spaces collapsed. ``params``: in order;
    positional ones are named "1", "2" ... and keep their white space, named ones are trimmed; of two with one name the
    last wins (MediaWiki's rule). Values are raw wikitext: nothing in them is expanded yet. For a parser function
    (``{{#if:x|y}}``), ``name`` has no colon; the text after it and all further arguments are positional, even with
    ``=``. ``raw``: the call as written. ``duplicates``: the names that were given more than once. ``line``: line in the
    page's wikitext, counted from 0.
    """

    name: str
    params: Mapping[str, str]
    raw: str
    line: int
    duplicates: tuple[str, ...] = ()

    def with_params(self, params: Mapping[str, str]) -> Template:
        """Return the same call with the parameters ``params``."""
        return Template(self.name, params, self.raw, self.line, self.duplicates)

    @property
    def key(self) -> str:
        """Return the case-folded name, which is the key in tables of templates."""
        return self.name.casefold()

    def get(self, *names: str) -> str:
        """Return the first non-blank value of the parameters ``names``, trimmed; "" if there is none."""
        for name in names:
            value = self.params.get(name, "").strip()
            if value:
                return value
        return ""

    @property
    def positional(self) -> tuple[str, ...]:
        """Return the values of the parameters "1", "2" ... up to the first that is missing, trimmed."""
        found: list[str] = []
        while str(len(found) + 1) in self.params:
            found.append(self.params[str(len(found) + 1)].strip())
        return tuple(found)


# ---------------------------------------------------------------- pieces of a text


class Call(NamedTuple):
    """A call in a text, ``{{…}}``, or with ``braces`` = 3 a parameter ``{{{…}}}``. ``start`` and ``end`` are its
    offsets in the text.
    """

    raw: str
    start: int
    end: int
    braces: int = 2


class Tag(NamedTuple):
    """An extension tag in a text. ``raw``: all of it; ``start`` and ``end``: its offsets in the text. ``content``: None
    for a self-closed or unclosed tag. ``closed``: False if the end tag is missing; then the tag is only its start tag,
    and what follows is parsed as wikitext.
    """

    name: str
    attributes: str
    content: str | None
    raw: str
    start: int
    end: int
    closed: bool = True

    @property
    def content_start(self) -> int:
        """Return the offset of the tag's content in the text that contains the tag."""
        return self.start + self.raw.index(">") + 1


class Stray(NamedTuple):
    """Unpaired braces, or a ``</ref>`` without a start tag, which stay in the text."""

    raw: str
    start: int
    end: int


class _Skip(NamedTuple):
    start: int
    end: int


Piece: TypeAlias = "str | Call | Tag | Stray"

_TAGS = (
    r"<(?:!--|/?(?:noinclude|onlyinclude)\s*/?>|(?P<end>/ref\s*>)"
    rf"|(?P<tag>{'|'.join(EXTENSION_TAGS)})(?=[\s/>])(?P<attributes>[^>]*)>)"
)
# Each branch begins with a different fixed character, so that the search is fast.
_TOKEN = re.compile(rf"\{{\{{+|\}}\}}+|{_TAGS}", re.IGNORECASE)
_MARKED = re.compile(rf"\}}\}}|{_TAGS}", re.IGNORECASE)
_TAG_END = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in EXTENSION_TAGS}
_REF_START = re.compile(r"<ref(?:\s[^>/]*(?:/(?!>)[^>/]*)*)?>", re.IGNORECASE)
_COMMENT_LINES = re.compile(r"(?:<!--(?:[^-]|-(?!->))*-->[ \t]*)+\n")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def is_plain(text: str) -> bool:
    """Whether a text has no calls, extension tags and comments. May be False for plain text that contains ``<``."""
    return "{{" not in text and ("<" not in text or not _MARKED.search(text))


def scan(text: str) -> Iterator[Piece]:
    """Yield the pieces of ``text`` in order: plain text, calls, extension tags and :class:`Stray`; comments and tags
    such as ``<noinclude>`` are left out. The content of a call or a tag is scanned only to find its end.
    """
    position = 0
    for span in _spans(text):
        if span.start > position:
            yield text[position : span.start]
        if not isinstance(span, _Skip):
            yield span
        position = span.end
    if position < len(text):
        yield text[position:]


def _spans(text: str) -> list[Call | Tag | Stray | _Skip]:
    spans: list[Call | Tag | Stray | _Skip] = []
    # Open runs of braces: offset and number of braces.
    opened: list[tuple[int, int]] = []
    # Tags that have no end tag in the rest of the text.
    endless: set[str] = set()
    position = 0
    while token := _TOKEN.search(text, position):
        start, position = token.span()
        if text[start] == "{":
            opened.append((start, position - start))
        elif text[start] == "}":
            _close(text, token, opened, spans)
        else:
            spans.append(_marked(text, token, endless))
            position = spans[-1].end
    # Unclosed braces are text; sort them in among the other pieces.
    if opened:
        spans.extend(Stray(text[start : start + count], start, start + count) for start, count in opened)
        spans.sort(key=lambda span: span.start)
    return spans


def _close(
    text: str, token: re.Match[str], opened: list[tuple[int, int]], spans: list[Call | Tag | Stray | _Skip]
) -> None:
    """Match the run of closing braces ``token`` with the open ones, three or two at a time, innermost first.

    ``opened``: offset and length of each open run, the innermost last. ``spans``: the pieces so far; the calls that are
    closed here are added in place of the pieces inside them.
    """
    position, left = token.span()[0], token.end() - token.start()
    while left >= 2 and opened:
        start, count = opened.pop()
        # As in MediaWiki: three braces are a parameter, if there are as many on both sides.
        braces = 3 if min(left, count) >= 3 else 2
        begin = start + count - braces
        position, left, count = position + braces, left - braces, count - braces
        # Pieces inside the call are scanned again when the call is expanded.
        while spans and spans[-1].start > begin:
            spans.pop()
        spans.append(Call(text[begin:position], begin, position, braces))
        if count >= 2:
            opened.append((start, count))
    if left >= 2:
        spans.append(Stray(text[position : position + left], position, position + left))


def _marked(text: str, token: re.Match[str], endless: set[str]) -> Tag | Stray | _Skip:
    """Return the piece that begins with the match ``token`` of an angle bracket: an extension tag, ``</ref>``, or what
    is left out (a comment, ``<noinclude>``). ``endless``: names of tags that have no end tag in the rest of the text.
    """
    if token["tag"]:
        return _tag(text, token, endless)
    if token["end"]:
        return Stray(token.group(), *token.span())
    return _comment(text, token.start()) if token.group() == "<!--" else _Skip(*token.span())


def _comment(text: str, start: int) -> _Skip:
    """Return the offsets of the comment that begins at ``start``. If there are only comments and blanks on its lines,
    the offsets include these and the line end.
    """
    line = start
    while line > 0 and text[line - 1] in " \t":
        line -= 1
    if line > 0 and text[line - 1] == "\n" and (lines := _COMMENT_LINES.match(text, start)):
        return _Skip(line, lines.end())
    end = text.find("-->", start + 4)
    return _Skip(start, end + 3 if end >= 0 else len(text))


def _tag(text: str, token: re.Match[str], endless: set[str]) -> Tag:
    name, attributes = token["tag"].lower(), token["attributes"]
    start, inside = token.span()
    if attributes.endswith("/"):
        return Tag(name, attributes[:-1], None, token.group(), start, inside)
    # Searching each time for an end that does not exist would make the scan quadratic.
    closing = None if name in endless else _TAG_END[name].search(text, inside)
    if closing is None:
        endless.add(name)
    else:
        outside, end = closing.span()
        if name != "ref" or not _REF_START.search(text, inside, outside):
            return Tag(name, attributes, text[inside:outside], text[start:end], start, end)
    return Tag(name, attributes, None, token.group(), start, inside, closed=False)


# ---------------------------------------------------------------- inside a call


def without_comments(text: str) -> str:
    """Return the text without its comments."""
    return _COMMENT.sub("", text) if "<!--" in text else text


_ARGUMENT_MARK = re.compile(r"\||\[\[|\]\]|-\{(?!\{)[^{}]*\}-")
"""Matches a pipe, the two ends of a link, and language conversion (``-{zh-hans;zh-hant|…}-``), which may contain pipes.
"""


def arguments(raw: str) -> list[str]:
    """Split a call ``{{…}}`` at its pipes into the unexpanded name and arguments; comments are removed.

    As in MediaWiki (Preprocessor_Hash), a pipe inside a link, another call or an extension tag does not separate
    arguments; one inside an HTML tag or an external link does. An unclosed ``[[`` protects nothing.
    """
    inner = without_comments(raw[2:-2])
    if "[[" not in inner and "{" not in inner and "<" not in inner:
        return inner.split("|")
    pipes: list[int] = []
    # For each open link, the number of pipes before it.
    links: list[int] = []
    position = 0
    for span in (*_spans(inner), _Skip(len(inner), len(inner))):
        for mark in _ARGUMENT_MARK.finditer(inner, position, span.start):
            if (sign := mark.group()) == "|":
                pipes.append(mark.start())
            elif sign == "[[":
                links.append(len(pipes))
            elif sign == "]]" and links:
                del pipes[links.pop() :]
        position = span.end
    return [inner[start + 1 : end] for start, end in pairwise((-1, *pipes, len(inner)))]


@remembered
def call_name(head: str) -> str:
    """Return the name of a template from the text before the first pipe of a call: without ``Template:``, spaces
    collapsed.
    """
    name = " ".join(head.replace("_", " ").split())
    space, colon, rest = name.partition(":")
    return rest.strip() if colon and space.strip().casefold() == "template" else name


def template(parts: list[str], raw: str, line: int) -> Template:
    """Return the call of a template. ``parts``: its name and arguments (see :func:`arguments`); ``raw``: the call as
    written; ``line``: its line in the page, counted from 0.
    """
    params: dict[str, str] = {}
    duplicates: list[str] = []
    position = 0
    for part in parts[1:]:
        name, equals, value = part.partition("=")
        if "<" in name or "{{" in name or "[[" in name:
            name, equals, value = _named(part)
        if equals:
            name, value = name.strip(), value.strip()
        else:
            position += 1
            name, value = str(position), part
        if name in params:
            duplicates.append(name)
        params[name] = value
    return Template(call_name(parts[0]), params, raw, line, tuple(duplicates))


def function(name: str, parts: list[str], raw: str, line: int) -> Template:
    """Return the call of a parser function. ``parts``: its arguments, the first being the text after the colon;
    ``raw``: the call as written; ``line``: its line in the page.
    """
    params = {str(number): part for number, part in enumerate(parts, 1)}
    return Template(name, params, raw, line)


def _named(part: str) -> tuple[str, str, str]:
    """Split an argument at the first ``=`` outside links, calls and tags, into the three parts that ``str.partition``
    gives.
    """
    if "=" not in part:
        return part, "", ""
    name, equals, _ = _outside(part).partition("=")
    return part[: len(name)], equals, part[len(name) + 1 :]


_NESTED = re.compile(r"\[\[[^\[\]]*\]\]|<nowiki>.*?</nowiki>|<[a-zA-Z/][^>]*>", re.DOTALL)


def _outside(part: str) -> str:
    """Return an argument with nested links, calls and tags replaced by as many spaces as they have characters."""
    blank = list(part)
    for span in _spans(part):
        blank[span.start : span.end] = " " * (span.end - span.start)
    return _NESTED.sub(lambda match: " " * len(match.group()), "".join(blank))


# ---------------------------------------------------------------- attributes

_ATTRIBUTE = re.compile(r"""([^\s=<>/"']+)\s*(?:=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s<>"']+)))?""")


def attributes(text: str) -> dict[str, str]:
    """Return the attributes in the text of a start tag, with names in lower case; "" for one without a value; of two
    with the same name the last wins.
    """
    if not text or text.isspace():
        return {}
    return {
        name.lower(): " ".join((double or single or bare).split())
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }

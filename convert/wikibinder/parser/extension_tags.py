"""Handlers of extension tags: ``<ref>``, ``<pre>``, ``<math>``, ``<gallery>`` and others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from wikibinder.model.diagnostics import Code
from wikibinder.model.nodes import Figure, Inlines, LineBlock, Literal, LiteralBlock, Math, MathBlock, Node, NoteList
from wikibinder.parser import file_links
from wikibinder.parser.inlines import inline_nodes, plain_text
from wikibinder.parser.internal_links import links, split_pipes
from wikibinder.parser.node_builder import MARKER
from wikibinder.parser.quotes import quotes
from wikibinder.parser.sanitize import decode, sanitize, verbatim
from wikibinder.wikitext import preprocessor

if TYPE_CHECKING:
    from wikibinder.parser.protocols import PageParser
    from wikibinder.wikitext.preprocessor import Tag

Values: TypeAlias = Mapping[str, str]
TagHandler: TypeAlias = "Callable[[PageParser, Tag, Values, int], str | tuple[Node, ...]]"


WIKITEXT = frozenset(("details",))
"""Names of the attributes of extension tags whose values are wikitext; other attributes have plain text."""


def tag_attributes(parser: PageParser, text: str) -> dict[str, str]:
    """Return the attributes of an extension tag by name; ``text``: as written in the tag. Templates in it are
    expanded.
    """
    if "{{" in text or "\x01" in text:
        values = preprocessor.attributes(parser.expand(text))
        return {name: value if name in WIKITEXT else parser.plain(value) for name, value in values.items()}
    values = preprocessor.attributes(text)
    return {name: decode(value) for name, value in values.items()} if "&" in text else values


# ---------------------------------------------------------------- verbatim


def _nowiki(parser: PageParser, tag: Tag, _values: Values, _offset: int) -> str:
    # An empty tag separates the apostrophes before and after it.
    return verbatim(tag.content) if tag.content else parser.mark(())


_NOWIKI = re.compile(r"<nowiki>(.*?)</nowiki>", re.DOTALL)


def _source(parser: PageParser, tag: Tag) -> str:
    """Return the content of an extension tag as plain text, without placeholders: those for nodes become the nodes'
    text.
    """
    text = tag.content or ""
    if "\x01" not in text:
        return text
    return MARKER.sub(lambda mark: plain_text(inline_nodes(parser.nodes(int(mark[1])))), text)


def _pre(parser: PageParser, tag: Tag, values: Values, _offset: int) -> str | tuple[Node, ...]:
    """Convert ``<pre>`` to a literal block; with ``format="wikitext"`` to an HTML element with its markup expanded."""
    if values.get("format", "").strip().lower() == "wikitext":
        return f"<pre>{parser.expand(tag.content or '')}</pre>"
    text = _NOWIKI.sub(r"\1", _source(parser, tag)).removeprefix("\n")
    return (LiteralBlock(decode(text).rstrip("\n")),) if text.strip() else ()


def _code(parser: PageParser, tag: Tag, values: Values, _offset: int) -> tuple[Node, ...]:
    text = _source(parser, tag).strip("\n").rstrip()
    if not text.strip():
        return ()
    if "inline" in values or values.get("enclose") == "none":
        return (Literal(" ".join(text.split())),)
    return (LiteralBlock(text, values.get("lang", "").strip().lower()),)


def _as_source(parser: PageParser, tag: Tag, _values: Values, offset: int) -> tuple[Node, ...]:
    """Convert a tag whose content only a program could draw (``<score>``) to a literal block of its source, and report
    it; () without content.
    """
    text = _source(parser, tag).strip("\n").rstrip()
    if not text.strip():
        return ()
    parser.report_at(Code.MARKUP_KEPT_AS_SOURCE, f"<{tag.name}> is printed as its source", offset, tag.raw)
    return (LiteralBlock(text),)


def _dropped(parser: PageParser, tag: Tag, _values: Values, offset: int) -> str:
    """Return "" for a tag whose content is for programs or editors; content that is lost is reported."""
    if tag.content and tag.content.strip():
        parser.report_at(Code.TEMPLATE_DROPPED, f"<{tag.name}> is not for readers", offset, tag.raw)
    return ""


def _map(parser: PageParser, tag: Tag, values: Values, offset: int) -> str:
    """Report a map or sound, which only a web page can show; return its attribute ``text``, or for ``<phonos>`` without
    one its content, otherwise "".
    """
    parser.report_at(
        Code.TEMPLATE_DROPPED, f"<{tag.name}> has an effect on screens only; its text is kept", offset, tag.raw
    )
    return values.get("text", "") or (parser.expand(tag.content or "") if tag.name == "phonos" else "")


def _content(parser: PageParser, tag: Tag, _values: Values, _offset: int) -> str:
    return parser.expand(tag.content or "")


# ---------------------------------------------------------------- formulas


def _math(parser: PageParser, tag: Tag, values: Values, _offset: int) -> tuple[Node, ...]:
    tex = decode(_source(parser, tag)).strip()
    if not tex:
        return ()
    return (MathBlock(tex),) if values.get("display") == "block" else (Math(tex),)


def _chem(parser: PageParser, tag: Tag, _values: Values, _offset: int) -> tuple[Node, ...]:
    tex = decode(_source(parser, tag)).strip()
    return (Math(rf"\ce{{{tex}}}"),) if tex else ()


# ---------------------------------------------------------------- notes


def _ref(parser: PageParser, tag: Tag, values: Values, offset: int) -> tuple[Node, ...]:
    """Register the note of a ``<ref>`` (attributes ``name``, ``group``, ``follow``, ``extends``, ``details``) and
    return its mark; no mark inside ``<references>``, if the content is added to another note, or if the tag has neither
    content nor name.
    """
    group, name = (values.get("group") or parser.list_group).strip(), values.get("name", "").strip()
    follow, details = values.get("follow", "").strip(), values.get("details", "").strip()
    content = tag.content if tag.content and tag.content.strip() else ""
    if not content and not name:
        content, details = details, ""
    start = parser.place.start if parser.place.exact else offset
    if not content and not name:
        parser.report_at(Code.REF_EMPTY, "a reference without content and name", offset, tag.raw)
        return ()
    if follow and content:
        if not parser.notes.follow(group, follow, content, start):
            parser.report_at(Code.REF_UNDEFINED, f"there is no note {follow} to extend", offset, tag.raw)
        return ()
    note = parser.define(group, name, content, start)
    if whole := values.get("extends", "").strip():
        parser.notes.place(note, parser.notes.get(group, whole))
    if details and not parser.in_list:
        # The name of a note cannot begin with a space, so that these names are unique.
        place = parser.define(group, f" {note.number} {details}", details, start)
        parser.notes.place(place, note)
        note = place
    note.inner_first = note.inner_first or "\x01" in content + details
    return parser.call(note)


def _references(parser: PageParser, tag: Tag, values: Values, offset: int) -> tuple[Node, ...]:
    group = values.get("group", "").strip()
    if tag.content and tag.content.strip():
        outside, parser.in_list = parser.in_list, True
        parser.list_group, before = group, parser.list_group
        rest = parser.plain(parser.expand(tag.content))
        parser.in_list, parser.list_group = outside, before
        # MediaWiki prints an error for text inside <references>.
        if rest:
            parser.report_at(Code.TEXT_DROPPED, "text among list-defined references", offset, rest)
    # A note cannot contain a list of notes.
    if parser.in_note:
        return ()
    if not parser.in_list:
        parser.notes.ends[group].append(len(parser.notes.all))
    return (NoteList(group),)


# ---------------------------------------------------------------- poems and pictures


def _poem(parser: PageParser, tag: Tag, _values: Values, _offset: int) -> tuple[Node, ...]:
    """Convert ``<poem>`` to a line block; leading spaces and colons of a line are its indentation."""
    lines: list[tuple[int, Inlines]] = []
    for line in _poem_lines(parser, (tag.content or "").strip("\n")):
        text = line.lstrip(": \u00a0\t")
        indent = len(line) - len(text)
        lines.append((indent, parser.finish(text)))
    return (LineBlock(tuple(lines)),) if any(content for _, content in lines) else ()


def _poem_lines(parser: PageParser, text: str) -> list[str]:
    return sanitize(parser.expand(text)).replace("<br />", "").split("\n")


def _gallery(parser: PageParser, tag: Tag, values: Values, offset: int) -> tuple[Node, ...]:
    figures: list[Figure] = []
    for line in sanitize(parser.expand(tag.content or "")).split("\n"):
        found = file_links.gallery_line(line.strip())
        if found:
            figures.append(_gallery_figure(parser, found[0], found[1]))
        elif text := parser.plain(line):
            parser.report_at(Code.TEXT_DROPPED, "a line of <gallery> names no file", offset, text)
    caption = parser.inlines(values["caption"]) if values.get("caption") else ()
    return (file_links.gallery(figures, caption),) if figures or caption else ()


def _gallery_figure(parser: PageParser, name: str, rest: list[str]) -> Figure:
    options = file_links.options([part for text in rest for part in split_pipes(text)])
    alt = parser.plain_fragment(options.values["alt"]) if "alt" in options.values else ""
    picture = file_links.image(name, file_links.FileOptions(), alt)
    return file_links.figure(picture, parser.fragment(quotes(links(options.caption, parser))))


def _imagemap(parser: PageParser, tag: Tag, _values: Values, offset: int) -> str:
    """Return, as text with placeholders, the picture of an ``<imagemap>`` and below it the links of its areas."""
    lines = (line.strip() for line in (tag.content or "").split("\n"))
    picture, *areas = [line for line in lines if line and not line.startswith("#")] or [""]
    shown = [found[0] for area in areas if (found := _AREA_LINK.search(area))]
    if shown:
        parser.report_at(Code.MARKUP_CHANGED, "links in a picture are printed below it", offset, tag.raw)
    below = f"<p>{parser.expand(' · '.join(dict.fromkeys(shown)))}</p>" if shown else ""
    return (parser.file_line(picture) if picture else "") + below


_AREA_LINK = re.compile(r"\[.*\]")


TAGS: dict[str, TagHandler] = {
    "nowiki": _nowiki,
    "pre": _pre,
    "syntaxhighlight": _code,
    "source": _code,
    "math": _math,
    "chem": _chem,
    "ce": _chem,
    "ref": _ref,
    "references": _references,
    "poem": _poem,
    "gallery": _gallery,
    "imagemap": _imagemap,
    "timeline": _as_source,
    "score": _as_source,
    "graph": _as_source,
    "hiero": _as_source,
    "mapframe": _map,
    "maplink": _map,
    "inputbox": _dropped,
    "templatedata": _dropped,
    "templatestyles": _dropped,
    "indicator": _dropped,
    "categorytree": _dropped,
    "section": _dropped,
    "charinsert": _content,
    "dynamicpagelist": _dropped,
    "phonos": _map,
    "languages": _dropped,
    "seo": _dropped,
    "includeonly": _dropped,
    "style": _dropped,
    "script": _dropped,
}

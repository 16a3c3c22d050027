"""Expands templates, parser functions, variables and extension tags to wikitext, or to placeholders for nodes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.cs1 import template_of_class
from wikibinder.expansion.kept_calls import CITATION_MODULE
from wikibinder.model.diagnostics import Code
from wikibinder.parser.extension_tags import TAGS, WIKITEXT, tag_attributes
from wikibinder.parser.sanitize import verbatim
from wikibinder.parser.source_map import Place
from wikibinder.templates import answers
from wikibinder.templates.answers import Finished, find_function, find_variable
from wikibinder.templates.transclude import transclude
from wikibinder.wikitext import preprocessor
from wikibinder.wikitext.cache import remembered
from wikibinder.wikitext.preprocessor import Call, Stray, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.parser.protocols import PageParser
    from wikibinder.templates.protocols import Expansion

DEEPEST = 40
"""Nesting level from which calls and extension tags stay text."""
LONGEST = 4_000_000
"""Maximum number of characters to which one page may expand; after that calls and extension tags stay text. (A few
nested calls can multiply their text.)
"""

_BEGINS_BLOCK = re.compile(r"\{\||[:;#*]")
_NO_TITLE = frozenset("[]{}<>\n\x01")
_SUBSTITUTION = re.compile(r"\s*(?:subst|safesubst|msgnw|msg|raw)\s*:", re.IGNORECASE)


def expand(parser: PageParser, text: str, wanted: Callable[[str], bool] | None = None) -> str:
    """Return wikitext with its calls (``{{…}}``) and extension tags replaced by their expansion. ``wanted(raw)``:
    whether to expand a call or tag; those for which it is false are left out; None: all are expanded.
    """
    if preprocessor.is_plain(text):
        return text
    out: list[str] = []
    place = parser.place
    # Number of start tags of unclosed notes that were left out.
    unclosed = 0
    # The call or tag directly before the current piece.
    last: Call | Tag | None = None
    for piece in preprocessor.scan(text):
        if isinstance(piece, str):
            out.append(_after(parser, out, last, piece) if last and piece[0] == " " else piece)
            last = None
        elif wanted and not wanted(piece.raw):
            continue
        elif isinstance(piece, Stray):
            out.append(_stray(parser, piece, place, partner=unclosed > 0))
            unclosed -= unclosed > 0 and piece.raw[0] == "<"
        elif parser.depth >= DEEPEST or parser.size > LONGEST:
            out.append(_over(parser, piece, place))
        else:
            offset = place.start + piece.start if place.exact else parser.source.find(piece.raw, place)
            result = _call(parser, piece, offset) if isinstance(piece, Call) else _tag(parser, piece, offset)
            if out:
                result = _behind(parser, out[-1], piece, result)
            if result[:1] == " ":
                result = _after(parser, out, piece, result)
            last = piece
            unclosed += isinstance(piece, Tag) and piece.name == "ref" and not piece.closed
            parser.size += len(result)
            out.append(result)
    return "".join(out)


def _behind(parser: PageParser, before: str, piece: Call | Tag, result: str) -> str:
    """Return ``result``, the expansion of the call or tag ``piece``, with a separator in front if it must not be joined
    to the text ``before``: a line end before a list or table, an empty placeholder before ``<nowiki>``.
    """
    if isinstance(piece, Call):
        return "\n" + result if _BEGINS_BLOCK.match(result) and not before.endswith("\n") else result
    if piece.raw.startswith("<nowiki") and before[-1:].strip():
        # The placeholder ends a link's trail or an address.
        return parser.mark(()) + result
    return result


def _after(parser: PageParser, out: list[str], piece: Call | Tag, text: str) -> str:
    """Return ``text`` without the spaces at its beginning if these begin a line after a call, and so would make it
    preformatted: in MediaWiki other output of the call, which the converter's rule leaves out, comes before them. After
    an exact expansion (:func:`_is_exact`) they stay.

    ``piece``: the call or tag whose expansion ``text`` is or follows; ``out``: the parts of the text before it.
    """
    before = next((part for part in reversed(out) if part), "" if parser.depth else "\n")
    begins_line = before.endswith("\n") and isinstance(piece, Call)
    return text if not begins_line or _is_exact(parser, piece.raw) else text.lstrip(" ")


def _is_exact(parser: PageParser, raw: str) -> bool:
    """Whether the expansion of a call (``{{…}}``) equals MediaWiki's: it is made by the wiki's own template pages, or
    the call is that of a variable, or of a parser function except ``#invoke``, and contains no other call.
    """
    head = raw[2:-2].partition("|")[0]
    if parser.pages is not None and parser.pages.has(preprocessor.call_name(head)):
        return True
    name, colon, _ = head.partition(":")
    known = find_function(name) if colon else find_variable(name.strip())
    return bool(known) and known != "#invoke" and "{{" not in raw[2:]


def _stray(parser: PageParser, piece: Stray, place: Place, *, partner: bool) -> str:
    """Return the text for unpaired braces or an unpaired ``</ref>`` (``piece``), as MediaWiki prints it, and report it;
    "" for a ``</ref>`` whose start tag was left out before (``partner``).
    """
    offset = place.start + piece.start if place.exact else place.start
    of_note = piece.raw[0] == "<"
    if of_note and partner:
        return ""
    code = Code.TAG_UNBALANCED if of_note else Code.TEMPLATE_UNBALANCED
    parser.report_at(code, f"{piece.raw} is unpaired", offset, _around(parser, offset))
    return verbatim(piece.raw) if of_note else piece.raw


def _around(parser: PageParser, offset: int) -> str:
    return parser.source.text[offset : offset + 100]


def _over(parser: PageParser, piece: Call | Tag, place: Place) -> str:
    parser.report_at(Code.TEMPLATE_UNBALANCED, "nested too deeply, or too large to be expanded", place.start, piece.raw)
    return verbatim(piece.raw)


# ---------------------------------------------------------------- calls


def _call(parser: PageParser, call: Call, offset: int) -> str:
    raw = call.raw if call.braces == 2 else call.raw[1:-1]
    parts = preprocessor.arguments(_without_inclusion_tags(raw) if "include" in raw else raw)
    with parser.within(Place(offset, offset + len(call.raw), exact=False)):
        # A parameter outside a template gives its default, or stays as written.
        if call.braces == 3:
            return parser.expand(parts[1]) if len(parts) > 1 else verbatim(call.raw)
        try:
            result = _transclusion(parser, parts, call.raw, parser.source.line(offset))
        except (MemoryError, RecursionError):
            # Raised by the limits of the page, not by the rule.
            raise
        except Exception as error:
            # A bug in one rule costs one call, not the page.
            parser.report_at(Code.TEMPLATE_FAILED, f"{type(error).__name__}: {error}", offset, call.raw)
            return verbatim(call.raw)
        return _as_text(parser, result)


def _without_inclusion_tags(raw: str) -> str:
    """Return a call without ``<noinclude>`` and ``<onlyinclude>`` tags, and without ``<includeonly>`` elements, which
    are not part of the page itself.
    """
    return _INCLUSION_TAG.sub("", _INCLUDED_ALONE.sub("", raw))


_INCLUSION_TAG = re.compile(r"</?(?:noinclude|onlyinclude)\s*>", re.IGNORECASE)
_INCLUDED_ALONE = re.compile(r"<includeonly\s*>.*?</includeonly\s*>", re.IGNORECASE | re.DOTALL)


def _as_text(parser: PageParser, expansion: Expansion | Finished) -> str:
    """Return an expansion as text: wikitext is expanded again, and nodes become a placeholder."""
    if isinstance(expansion, Finished):
        return expansion.text
    return parser.expand(expansion) if isinstance(expansion, str) else parser.put(expansion)


def of_wiki(parser: PageParser, name: str, raw: str, line: int) -> Finished | None:
    """Expand the call ``raw`` by the wiki's own template pages; None if they are not available, lack the template, or
    fail (which is reported). ``name``: of the template, "" for a parser function; ``line``: index of the call's line.
    """
    pages = parser.pages
    if pages is None or (name and not pages.has(name)):
        return None
    pieces = pages.expanded(raw)
    for title, message in pages.failures():
        parser.report(Code.EXPANSION_FAILED, f"{title}: {message}", preprocessor.template([name], raw, line))
    if pieces is None:
        return None
    out: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            out.append(piece)
        elif piece.wikitext:
            out.append(parser.expand(piece.wikitext))
        else:
            kept = preprocessor.Template(*_implementing_template(piece.name, piece.params), raw, line)
            out.append(_as_text(parser, transclude(kept, parser, parser.templates)))
    return Finished("".join(out))


def _implementing_template(name: str, params: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """Return the name and parameters of the template by whose rule the converter reads a call in expanded text: those
    of the call itself, or, if it is a call of the citation module, of the template for its ``CitationClass`` (``cite
    book``).
    """
    if name != CITATION_MODULE:
        return name, params
    rest = {key: value for key, value in params.items() if key != "CitationClass"}
    return template_of_class(params.get("CitationClass", "")), rest


def _transclusion(parser: PageParser, parts: list[str], raw: str, line: int) -> Expansion | Finished:
    head = _SUBSTITUTION.sub("", parts[0]) if ":" in parts[0] else parts[0]
    if "{{" in head:
        head = parser.expand(head)
    name, colon, first = head.partition(":")
    found: Expansion | Finished | None = None
    if not colon and len(parts) == 1 and (variable := find_variable(head.strip())):
        found = answers.variable(preprocessor.function(variable, [], raw, line), parser)
    elif colon and (function := find_function(name)):
        found = _function(parser, function, [first, *parts[1:]], raw, line)
    if found is not None:
        return found
    if _is_no_title(head):
        return "&#123;&#123;" + parser.expand(raw[2:-2]) + "&#125;&#125;"
    found = of_wiki(parser, preprocessor.call_name(head), raw, line) if parser.pages else None
    return found or transclude(preprocessor.template([head, *parts[1:]], raw, line), parser, parser.templates)


OF_WIKI = frozenset({"#invoke", "int"})
"""Names of the parser functions that read pages of the wiki: Lua modules and interface messages."""


def _function(parser: PageParser, name: str, parts: list[str], raw: str, line: int) -> Expansion | Finished | None:
    """Expand a parser function with the arguments ``parts``: ``#tag`` as an extension tag, those in OF_WIKI by the
    wiki's template pages if these are available, others by :func:`wikibinder.templates.answers.function`. None if
    MediaWiki would transclude a template of that name. ``raw``: the whole call; ``line``: index of its line.
    """
    if name == "#tag":
        return _tag_function(parser, parts, raw)
    found = of_wiki(parser, "", raw, line) if name in OF_WIKI and parser.pages else None
    return found or answers.function(preprocessor.function(name, parts, raw, line), parser)


@remembered
def _is_no_title(head: str) -> bool:
    name = head.strip()
    return not name or len(name) > 255 or not _NO_TITLE.isdisjoint(name)


def _tag_function(parser: PageParser, parts: list[str], raw: str) -> Expansion:
    """Expand ``{{#tag:ref|content|name=x}}`` as the extension tag ``ref``, with its content expanded first; only the
    content if there is no such tag. ``parts``: tag name, content, attributes; ``raw``: the whole call.
    """
    name = parts[0].strip().lower()
    values: dict[str, str] = {}
    for part in parts[2:]:
        key, _, value = part.partition("=")
        key = key.strip().lower()
        values[key] = (parser.expand(value).strip() if key in WIKITEXT else parser.plain(value)).strip("\"'")
    content = parts[1] if len(parts) > 1 else ""
    # <references> registers the notes in its content itself.
    if name != "references":
        content = parser.expand(content)
    handler = TAGS.get(name)
    if handler is None:
        return content
    return handler(parser, Tag(name, "", content, raw, 0, len(raw)), values, parser.place.start)


# ---------------------------------------------------------------- tags


def _tag(parser: PageParser, tag: Tag, offset: int) -> str:
    if not tag.closed:
        return _unclosed(parser, tag, offset)
    start = offset + (tag.content_start - tag.start if tag.content else 0)
    place = Place(start, start + len(tag.content or ""), parser.place.exact)
    values = tag_attributes(parser, tag.attributes)
    with parser.within(place):
        result = TAGS[tag.name](parser, tag, values, offset)
    return result if isinstance(result, str) else parser.put(result)


def _unclosed(parser: PageParser, tag: Tag, offset: int) -> str:
    """Return the text for the start tag of an extension tag without an end tag, and report it: the tag as plain text,
    as in MediaWiki; a space for ``<ref>``; ``<pre>`` stays a tag.
    """
    code = Code.REF_UNCLOSED if tag.name == "ref" else Code.TAG_UNBALANCED
    parser.report_at(code, f"<{tag.name}> is not closed", offset, _around(parser, offset))
    if tag.name == "ref":
        return " "
    return tag.raw if tag.name == "pre" else verbatim(tag.raw)

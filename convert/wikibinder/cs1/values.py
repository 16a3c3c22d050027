"""Converts the values of parameters (parsed inline nodes) to values of an entry: plain text, text with markup, links.

A value is plain text, or inline nodes if it has markup; it is never wikitext. A field keeps emphasis, strong,
superscript, subscript and formulas; a link is replaced by its label, a footnote is dropped.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from wikibinder.model.nodes import (
    Abbreviation,
    Emphasis,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Literal,
    Math,
    PageReference,
    Plain,
    Problematic,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wikibinder.model.bibliography import Value

Given: TypeAlias = Plain | Inlines
"""The value of a template's parameter, as plain text or as inline nodes."""

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x7f]")
_SPACE = re.compile(r"\s+")

Style = frozenset[type[Emphasis | Strong | Superscript | Subscript]]
Run = tuple[str | Math, Style]
_STYLES = (Strong, Emphasis, Superscript, Subscript)
"""Markup that a field keeps, the outermost kind first."""
_NO_STYLE: Style = frozenset()


def collapse(text: str) -> str:
    """Return a text on one line, with single spaces and without invisible characters."""
    return " ".join(_INVISIBLE.sub("", text).split())


def value(given: Given) -> Value:
    """Return the value to write to a field: plain text if it has no markup, otherwise inline nodes with the markup that
    fields keep.
    """
    if isinstance(given, str):
        return given if given.isascii() else collapse(given)
    runs = _trimmed(_collapsed(_runs(given, _NO_STYLE)))
    if any(isinstance(piece, Math) or style for piece, style in runs):
        return _tree(_unwrapped(runs))
    return "".join(piece for piece, _ in runs if isinstance(piece, str))


def text(given: Given) -> str:
    """Return a parameter's value as plain text on one line, without markup; a formula as TeX, a picture as its
    alternative text.
    """
    if isinstance(given, str):
        return given if given.isascii() else collapse(given)
    pieces = (piece for piece, _ in _runs(given, _NO_STYLE))
    return collapse("".join(piece.tex if isinstance(piece, Math) else piece for piece in pieces))


def page(given: Given) -> str:
    """Return the title of the wiki page (with interwiki prefix and fragment) if a parameter's value consists of one
    link to it; otherwise "".
    """
    node = _only(given)
    if not isinstance(node, PageReference):
        return ""
    # With the prefix of another wiki, as in wikitext, so that the field is readable without the tree.
    title = f"{node.wiki}:{node.title}" if node.wiki else node.title
    return f"{title}#{node.fragment.replace('_', ' ')}" if node.fragment else title


def page_named(given: Given) -> str:
    """Return the title of the wiki page that a parameter such as ``author-link`` names, as a title or as a link."""
    return page(given) or text(given)


def address(given: Given) -> str:
    """Return the address of the first external link in a parameter's value whose text is empty or differs from the
    address; "" if there is none.
    """
    if isinstance(given, str):
        return ""
    return next((node.uri for node in given if isinstance(node, Reference) and _is_label(node)), "")


def written_address(given: Given) -> str:
    """Return the address of the link if a parameter's value consists of one link; otherwise the text of the value."""
    node = _only(given)
    return node.uri if isinstance(node, Reference) and _is_label(node) else text(given)


def match(pattern: re.Pattern[str], given: Given) -> tuple[re.Match[str] | None, Given]:
    """Match a pattern at the beginning of a value; return the match and the rest of the value, or None and the whole
    value. Text inside markup at the beginning is not matched.
    """
    first = given if isinstance(given, str) else given[0].text if given and isinstance(given[0], Text) else ""
    found = pattern.match(first)
    if found is None:
        return None, given
    rest = first[found.end() :]
    return found, Plain(rest) if isinstance(given, str) else (Text(rest), *given[1:])


_PIECE = re.compile(r"\(\(.*?\)\)|[,;]|[^(,;]+|.", re.DOTALL)


def split(given: Given, separator: str) -> Iterator[Given]:
    """Yield the parts of a value between separators (``,`` or ``;``) outside ``((…))`` and links. If the separator is a
    semicolon, line breaks separate, too.
    """
    part: list[Inline] = []
    for node in (Text(given),) if isinstance(given, str) else given:
        # Articles separate people by <br /> as well as by semicolons.
        if isinstance(node, LineBreak) and separator == ";":
            yield tuple(part)
            part = []
        elif isinstance(node, Text):
            for piece in _PIECE.findall(node.text):
                if piece == separator:
                    yield tuple(part)
                    part = []
                else:
                    part.append(Text(piece))
        else:
            part.append(node)
    yield tuple(part)


def _only(given: Given) -> Inline | None:
    """Return the only node of a value, without emphasis around it; None if there are several nodes or the value is
    plain text.
    """
    while not isinstance(given, str) and len(given) == 1:
        node = given[0]
        if not isinstance(node, Emphasis | Strong):
            return node
        given = node.children
    return None


def _is_label(link: Reference) -> bool:
    """Whether the text of a link differs from its address, or is empty."""
    return not link.children or text(link.children) != link.uri


# ---------------------------------------------------------------- runs of one style


def _runs(nodes: Inlines, style: Style) -> Iterator[Run]:
    """Yield the pieces of text and the formulas in ``nodes``, each with the set of the styles that apply to it;
    ``style``: those of the nodes around.
    """
    for node in nodes:
        if isinstance(node, Text | Literal | Abbreviation):
            yield node.text, style
        elif isinstance(node, Emphasis | Strong | Superscript | Subscript):
            yield from _runs(node.children, style | {type(node)})
        elif isinstance(node, LineBreak):
            yield " ", style
        elif isinstance(node, Math):
            yield Math(" ".join(node.tex.split())), style
        elif isinstance(node, Image):
            yield node.alt, style
        elif isinstance(node, Problematic):
            yield node.raw, style
        elif isinstance(node, Reference) and not node.children:
            yield node.uri, style
        else:
            yield from _runs(getattr(node, "children", ()), style)


def _collapsed(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs with white space collapsed to single spaces, even between runs, and without invisible
    characters.
    """
    space = True
    for piece, style in runs:
        if isinstance(piece, Math):
            space = False
            yield piece, style
            continue
        words = _SPACE.sub(" ", _INVISIBLE.sub("", piece))
        if space:
            words = words.lstrip(" ")
        if words:
            space = words.endswith(" ")
            yield words, style


def _trimmed(runs: Iterable[Run]) -> list[Run]:
    found = list(runs)
    while found and isinstance(found[-1][0], str):
        words = found[-1][0].rstrip()
        if words:
            found[-1] = (words, found[-1][1])
            break
        found.pop()
    return found


def _unwrapped(runs: list[Run]) -> list[Run]:
    """Return the runs without emphasis that applies to the whole value: the citation template formats the value
    itself.
    """
    # Superscript and subscript change the meaning of a text, and are kept.
    common = frozenset.intersection(*(style for _, style in runs)) & {Emphasis, Strong}
    return [(piece, style - common) for piece, style in runs]


def _tree(runs: list[Run]) -> Value:
    """Return runs as inline nodes, with styles nested in a fixed order; adjacent runs of one style become one node.
    Plain text if no run has a style.
    """
    nodes = _nested_emphasis(runs, _STYLES)
    # Emphasis that was removed may leave plain text.
    if all(isinstance(node, Text) for node in nodes):
        return "".join(node.text for node in nodes if isinstance(node, Text))
    return nodes


def _nested_emphasis(runs: list[Run], order: tuple[type[Emphasis | Strong | Superscript | Subscript], ...]) -> Inlines:
    if not order:
        return _leaves(piece for piece, _ in runs)
    kind, start = order[0], 0
    nodes: list[Inline] = []
    for end in range(1, len(runs) + 1):
        if end == len(runs) or (kind in runs[end][1]) != (kind in runs[start][1]):
            inner = _nested_emphasis(runs[start:end], order[1:])
            nodes.extend((kind(inner),) if kind in runs[start][1] else inner)
            start = end
    return tuple(nodes)


def _leaves(pieces: Iterable[str | Math]) -> Inlines:
    nodes: list[Inline] = []
    for is_text, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        run = list(group)
        nodes.extend([Text("".join(map(str, run)))] if is_text else [piece for piece in run if isinstance(piece, Math)])
    return tuple(nodes)

"""Converts pandoc's inlines (as JSON) to the converter's inline nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from wikibinder.bibtex.latex import merged
from wikibinder.model.nodes import Emphasis, Inline, Inlines, Reference, Strong, Subscript, Superscript, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MARKUP: Final[dict[str, Callable[[Inlines], Inline]]] = {
    "Emph": Emphasis, "Strong": Strong, "Superscript": Superscript, "Subscript": Subscript,
}  # fmt: skip
QUOTES: Final = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
SPACES: Final = frozenset(("Space", "SoftBreak", "LineBreak"))
NUMBER: Final = "csl-left-margin"
"""The class of an entry's number, which is dropped because the notes have their own numbers."""


def inlines(tree: Iterable[dict[str, Any]]) -> Inlines:
    """Return the inline nodes of an entry that pandoc has formatted in a CSL style, without its number."""
    return merged(tuple(_each(tree)))


def _each(tree: Iterable[dict[str, Any]]) -> Iterator[Inline]:
    for node in tree:
        yield from _node(node["t"], node.get("c"))


def _node(kind: str, content: Any) -> Iterator[Inline]:
    if kind == "Str":
        yield Text(content)
    elif kind in SPACES:
        yield Text(" ")
    elif kind in MARKUP:
        yield MARKUP[kind](inlines(content))
    elif kind == "Link":
        yield Reference(_address(content[2][0]), inlines(content[1]))
    elif kind == "Quoted":
        opening, closing = QUOTES[content[0]["t"]]
        yield from (Text(opening), *_each(content[1]), Text(closing))
    elif kind == "Span":
        yield from () if NUMBER in content[0][1] else _each(content[1])
    elif kind in ("SmallCaps", "Underline", "Strikeout"):
        yield from _each(content)
    elif kind in ("Code", "Math", "RawInline"):
        yield Text(content[1])


def _address(target: str) -> str:
    """Return the address of a link in an entry that pandoc has formatted: DOIs are percent-encoded, which pandoc omits,
    and PubMed gets its present address.
    """
    if target.startswith("https://doi.org/"):
        return quote(target, safe="/:;().,-_%")
    return target.replace("https://www.ncbi.nlm.nih.gov/pubmed/", "https://pubmed.ncbi.nlm.nih.gov/")

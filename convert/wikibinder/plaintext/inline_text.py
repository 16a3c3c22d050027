"""Inline nodes as text with line feeds: formulas in TeX, sub- and superscript digits as Unicode characters."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from wikibinder.bibtex.latex import plain
from wikibinder.model.nodes import (
    Abbreviation,
    FullCitation,
    Image,
    LineBreak,
    Literal,
    Math,
    Problematic,
    Reference,
    Subscript,
    Superscript,
    Text,
)
from wikibinder.rst.escape import preformatted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from wikibinder.model.bibliography import Entry, Library, Name
    from wikibinder.model.nodes import Node

RAISED = str.maketrans("0123456789+−-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+−-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_FIGURES = re.compile(r"[0-9+−=()n-]*[0-9n][0-9+−=()n-]*")
_SPACES = re.compile(r"[ \t]+")
_TITLES = ("title", "subtitle", "maintitle", "booktitle", "journaltitle", "publisher", "institution", "url")


def inline_text(nodes: Iterable[Node], library: Library) -> str:
    """Return the text of inline nodes. Footnote marks are left out; a picture in a line becomes its alternative text,
    and a link without text its address.

    ``library`` has the works for full citations.
    """
    found: list[str] = []
    for node in nodes:
        kind = type(node)
        if kind in (Superscript, Subscript):
            inner = inline_text(_children(node), library)
            table = RAISED if kind is Superscript else LOWERED
            # Unicode has raised and lowered digits and signs, but few letters.
            found.append(inner.translate(table) if _FIGURES.fullmatch(inner) else inner)
        elif kind is Reference and not _children(node):
            found.append(node.uri)  # type: ignore[union-attr]  # it is a Reference
        elif children := _children(node):
            found.append(inline_text(children, library))
        else:
            found.append(_leaf(node, library))
    return "".join(found)


def _children(node: Any) -> tuple[Node, ...]:
    return getattr(node, "children", ())


def _leaf(node: Any, library: Library) -> str:
    if isinstance(node, FullCitation):
        return work(library.entries[node.key]) if node.key in library.entries else ""
    shown = LEAVES.get(type(node))
    return shown(node) if shown else ""


LEAVES: Mapping[type, Callable[[Any], str]] = {
    **dict.fromkeys((Text, Literal, Abbreviation), attrgetter("text")),
    Problematic: attrgetter("raw"),
    Math: lambda node: f"${node.tex.strip()}$",
    LineBreak: lambda _node: "\n",
    Image: attrgetter("alt"),
}
"""Type of inline node -> function that takes a node of this type, which has no children, and returns its text. Nodes of
other types without children (anchors, footnote marks) have no text.
"""


def tidy(text: str) -> str:
    """Return the text without control characters, with runs of blanks as one space, without spaces at line ends and
    without empty lines.
    """
    lines = (_SPACES.sub(" ", line).strip() for line in preformatted(text).split("\n"))
    return "\n".join(line for line in lines if line)


def work(entry: Entry) -> str:
    """Return a work of the library as one line: authors (or else editors), date, title, container; what is missing is
    left out. (``wikibinder citations`` prints all data.)
    """
    people = entry.names.get("author") or entry.names.get("editor") or ()
    values = {name: value if isinstance(value, str) else plain(value) for name, value in entry.fields.items()}
    date = values.get("date") or values.get("year") or ""
    parts = ["; ".join(map(person, people)), date, *(values.get(name, "") for name in _TITLES)]
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip()) + "."


def person(name: Name) -> str:
    """Return a person's name with the family name first (Lee, Ann), as in a list of works; "et al." for the name that
    means further people.
    """
    if name.literal:
        return "et al." if name.literal == "others" else name.literal
    family = f"{name.prefix} {name.family}".strip()
    return ", ".join(part for part in (family, name.given, name.suffix) if part)

"""The style "cs1" as a pybtex plugin, for every program that selects pybtex styles by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pybtex.plugin import register_plugin  # type: ignore[import-untyped]  # has no types
from pybtex.richtext import HRef, Tag  # type: ignore[import-untyped]  # has no types
from pybtex.richtext import Text as RichText
from pybtex.style import FormattedEntry  # type: ignore[import-untyped]  # has no types
from pybtex.style.formatting import BaseStyle  # type: ignore[import-untyped]  # has no types

from wikibinder.bibtex.latex import plain
from wikibinder.editions.references import cs1_style
from wikibinder.editions.references.bib_files import BibRecord
from wikibinder.model.nodes import (
    Emphasis,
    Inline,
    Inlines,
    Language,
    PageReference,
    Reference,
    Strong,
    Subscript,
    Superscript,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TAGS: dict[type[Inline], str] = {Emphasis: "em", Strong: "strong", Superscript: "sup", Subscript: "sub"}


class Cs1Style(BaseStyle):  # type: ignore[misc]  # has no types
    """pybtex style that formats entries as Wikipedia prints them, numbered in alphabetical order. It loads no other
    plugin, since pybtex would search all installed packages for each.
    """

    def __init__(self, min_crossrefs: int = 2, **_options: object) -> None:
        self.min_crossrefs = min_crossrefs

    def sort(self, entries: Iterable[Any]) -> list[Any]:
        """Return the entries in alphabetical order."""
        return sorted(entries, key=lambda entry: cs1_style.sort_key(_record(entry)))

    def format_labels(self, entries: Iterable[Any]) -> Iterator[str]:
        """Yield the label of each entry: 1, 2, 3 ..."""
        return (str(number) for number, _ in enumerate(entries, 1))

    def format_entry(self, label: str, entry: Any, bib_data: object = None) -> FormattedEntry:  # noqa: ARG002
        """Return an entry of pybtex, formatted and with its label."""
        return FormattedEntry(entry.key, _rich(cs1_style.formatted(_record(entry))), label)


def _record(entry: Any) -> BibRecord:
    """Return pybtex's entry as a record, with its names joined as in the file."""
    people = {role.lower(): " and ".join(map(str, names)) for role, names in entry.persons.items()}
    return BibRecord(entry.type, entry.key, {**people, **{name.lower(): value for name, value in entry.fields.items()}})


def _rich(inlines: Inlines) -> RichText:
    return RichText(*(_rich_node(inline) for inline in inlines))


def _rich_node(inline: Inline) -> Any:
    if isinstance(inline, Reference):
        return HRef(inline.uri, *_rich(inline.children).parts)
    if isinstance(inline, Language | PageReference):
        return _rich(inline.children)
    if isinstance(inline, Emphasis | Strong | Superscript | Subscript):
        return Tag(TAGS[type(inline)], *_rich(inline.children).parts)
    return plain((inline,))


def setup() -> None:
    """Register ``Cs1Style`` as pybtex's style ``cs1`` in this process, whether or not the package's entry points are
    installed.
    """
    register_plugin("pybtex.style.formatting", "cs1", Cs1Style)

"""Writes Sphinx's general index, and the indices of its domains, with page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.environment.adapters.indexentries import IndexEntries

from wikibinder.editions.typst.literals import array, call, string
from wikibinder.editions.typst.writer import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders import Builder

    from wikibinder.editions.typst.writer import Writer

GENERAL = "genindex"


def indices(builder: Builder, writer: Writer) -> str:
    """Return the general index and those of the domains as Typst source, without empty ones."""
    return lines(*_domain_indices(builder, writer), _general(builder, writer))


def _general(builder: Builder, writer: Writer) -> str:
    groups = []
    for letter, entries in IndexEntries(builder.env).create_index(builder):
        written: list[str] = []
        for term, (targets, subentries, _) in entries:
            below = [_entry(2, text, places, writer) for text, places in subentries]
            kept = [each for each in below if each]
            own = _places(targets, writer)
            if own or kept:
                written += [_line(1, term, own), *kept]
        if written:
            groups.append(call("index-group", string(letter.capitalize()), *written))
    return _index(GENERAL, writer.options.heading("Index"), groups, writer)


def _entry(level: int, text: str, targets: Iterable[tuple[object, object]], writer: Writer) -> str:
    """Return an entry of the index as Typst source; "" if none of its targets is in the book. An entry without targets
    is a cross-reference ("see") and is always printed. ``level``: 1, or 2 for a subentry.
    """
    listed = list(targets)
    places = _places(listed, writer)
    return _line(level, text, places) if places or not listed else ""


def _line(level: int, text: str, places: list[str]) -> str:
    return call("index-entry", str(level), string(text), array(map(string, places)))


def _places(targets: Iterable[tuple[object, object]], writer: Writer) -> list[str]:
    """Return the labels of the targets (name, URI) of an index entry that are in the book, each once."""
    names = []
    for _, uri in targets:
        docname, _, identifier = str(uri)[1:].partition("#")
        name = writer.label(identifier, unquote(docname))
        name = writer.aliases.get(name, name)
        if name in writer.labels and name not in names:
            names.append(name)
    return names


def _domain_indices(builder: Builder, writer: Writer) -> Iterator[str]:
    for domain in builder.env.domains.sorted():
        for index_class in domain.indices:
            content, _ = index_class(domain).generate()
            groups = []
            for letter, entries in content:
                written = []
                for entry in entries:
                    name = writer.label(entry.anchor, entry.docname)
                    name = writer.aliases.get(name, name)
                    if name in writer.labels or not entry.docname:
                        level = 2 if entry.subtype == 2 else 1
                        shown = f"{entry.name} ({entry.extra})" if entry.extra else entry.name
                        written.append(_line(level, shown, [name] if name in writer.labels else []))
                if written:
                    groups.append(call("index-group", string(letter.capitalize()), *written))
            yield _index(f"{domain.name}-{index_class.name}", str(index_class.localname), groups, writer)


def _index(name: str, title: str, groups: list[str], writer: Writer) -> str:
    if not groups:
        return ""
    label = writer.label("", name)
    writer.labels.add(label)
    writer.titles[label] = ("", title)
    writer.outline[label] = 1
    return call("index-pages", string(label), string(title), *groups)

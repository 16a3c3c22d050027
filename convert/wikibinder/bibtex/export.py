"""The citations of a page to lines of data: one a line of JSON, or an entry of a library; and lines to a file.

The schema stands in docs/manual/citation-data.rst.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeAlias

from wikibinder.bibtex.biblatex import write_entry
from wikibinder.bibtex.latex import plain
from wikibinder.model.bibliography import Name, Use
from wikibinder.model.files import failing_clearly, unfinished, write_pieces
from wikibinder.model.identifiers import BY_FIELD, field_of_eprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from wikibinder.model.bibliography import Entry, Library
    from wikibinder.model.page import Page

Lines: TypeAlias = "Callable[[Page, Library, Sequence[Use]], Iterator[str]]"
_encoded = json.JSONEncoder(ensure_ascii=False).encode
NAME_PARTS = tuple(field.name for field in fields(Name))


def as_json(page: Page, library: Library, uses: Sequence[Use]) -> Iterator[str]:
    """Each entry of the page as an object on a line, in the order in which the page first cites them."""
    if not library:
        return
    places: dict[str, list[Use]] = {}
    for use in uses:
        places.setdefault(use.key, []).append(use)
    about = {
        "page": page.title,
        "page_id": page.page_id,
        "namespace": page.namespace,
        "revision_id": page.revision_id,
        "timestamp": page.timestamp,
        "source": page.position.path,
    }
    head = _encoded(about).removesuffix("}")
    for entry in sorted(library, key=lambda entry: places[entry.key][0].offset if entry.key in places else -1):
        yield f"{head}, {_encoded(_entry(entry, places.get(entry.key, ()))).removeprefix('{')}\n"


def _entry(entry: Entry, places: Sequence[Use]) -> dict[str, Any]:
    values = {name: value if isinstance(value, str) else plain(value) for name, value in entry.fields.items() if value}
    return {
        "template": places[0].template if places else "",
        "type": entry.type,
        "key": entry.key,
        "names": {role: [_name(name) for name in names] for role, names in entry.names.items() if names},
        "fields": values,
        "identifiers": _identifiers(values),
        "positions": [{"line": use.position.line, "offset": use.offset, "where": use.where} for use in places],
    }


def _identifiers(values: Mapping[str, str]) -> dict[str, str]:
    """Identifiers by their own names: what BibLaTeX files under ``eprint`` too."""
    found = {name: value for name, value in values.items() if name in BY_FIELD}
    if eprint := values.get("eprint"):
        found.setdefault(field_of_eprint(values.get("eprinttype", "eprint")), eprint)
    return found


def _name(name: Name) -> dict[str, str]:
    return {part: value for part in NAME_PARTS if (value := getattr(name, part))}


def as_bib(_page: Page, library: Library, _uses: Sequence[Use]) -> Iterator[str]:
    """Each entry of the page as BibLaTeX."""
    return (write_entry(entry) + "\n" for entry in library)


FORMS: Mapping[str, Lines] = {".jsonl": as_json, ".parquet": as_json, ".bib": as_bib}
"""The ending of a file, and what a page gives for it."""


# ---------------------------------------------------------------- files


def write(path: Path, lines: Iterable[str]) -> None:
    """Write the lines of all pages whole or not at all; in a library each work stands once."""
    if path.suffix == ".parquet":
        _write_parquet(path, lines)
    else:
        write_pieces(path, _once(lines) if path.suffix == ".bib" else lines)


def _once(entries: Iterable[str]) -> Iterator[str]:
    """The entries that are not equal to an earlier one (memory holds a number for each)."""
    known: set[int] = set()
    for entry in entries:
        sign = hash(entry)
        if sign not in known:
            known.add(sign)
            yield entry


ROWS = 10_000
"""Citations of one row group: what is in memory at a time."""


def check(path: Path) -> str:
    """What keeps a file of this ending from being written; "" where nothing does."""
    if path.suffix not in FORMS:
        return f"{path}: must end in {', '.join(FORMS)}"
    if path.suffix == ".parquet":
        try:
            import pyarrow.parquet  # noqa: F401, PLC0415  (an extra)
        except ImportError:
            return "Parquet needs pyarrow: pip install 'wikibinder[parquet]'"
    return ""


def _write_parquet(path: Path, lines: Iterable[str]) -> None:
    import pyarrow.parquet  # noqa: PLC0415  (an extra; check() has told who lacks it)

    schema, part, rows = _schema(), unfinished(path), list[dict[str, Any]]()
    with failing_clearly(path):
        try:
            with pyarrow.parquet.ParquetWriter(part, schema, compression="zstd") as file:
                for line in lines:
                    rows.append(_row(json.loads(line)))
                    if len(rows) == ROWS:
                        file.write_table(pyarrow.Table.from_pylist(rows, schema))
                        rows.clear()
                file.write_table(pyarrow.Table.from_pylist(rows, schema))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def _row(record: dict[str, Any]) -> dict[str, Any]:
    """An object whose keys vary as pairs, which is what Arrow makes a map of."""
    return {
        name: list(value.items()) if name in ("names", "fields", "identifiers") else value
        for name, value in record.items()
    }


def _schema() -> Any:
    import pyarrow as pa  # noqa: PLC0415

    text = pa.string()
    people = pa.list_(pa.struct([(part, text) for part in NAME_PARTS]))
    place = pa.struct([("line", pa.int64()), ("offset", pa.int64()), ("where", text)])
    return pa.schema([
        ("page", text), ("page_id", pa.int64()), ("namespace", pa.int32()), ("revision_id", pa.int64()),
        ("timestamp", text), ("source", text), ("template", text), ("type", text), ("key", text),
        ("names", pa.map_(text, people)), ("fields", pa.map_(text, text)), ("identifiers", pa.map_(text, text)),
        ("positions", pa.list_(place)),
    ])  # fmt: skip

"""Merges data files, the shards of one run or the files of several runs, to one file with its ``.done.json`` record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.bibtex import data_file, data_merge
from wikibinder.model.files import OutputError, prepare_file
from wikibinder.run import data_note
from wikibinder.run.data_note import DataNote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def merge(paths: Sequence[Path], output: Path) -> DataNote:
    """Write the data of all files to ``output``, as one run over all their sources would have written them, and its
    ``.done.json`` record; return that record.

    ``paths``: all the shards of one run, or files of runs without shards, in the order of their sources. Each must have
    its record (:mod:`wikibinder.run.data_note`), and all must contain rows (``.jsonl``, compressed or not,
    ``.parquet``) or all BibLaTeX entries (``.bib``), as ``output`` does. Otherwise raises OutputError, with advice for
    the user.
    """
    _check_forms(paths, output)
    notes = [_note(path) for path in paths]
    kind = notes[0].kind
    for path, note in zip(paths, notes, strict=True):
        if note.kind != kind:
            raise OutputError(f"{path}: holds {_held(note.kind)}, and {paths[0]} holds {_held(kind)}")
    if kind != "citations" and data_file.form(output) != ".jsonl":
        raise OutputError(f"{output}: {_held(kind)} are merged to JSON lines (.jsonl, .jsonl.gz, .jsonl.zst)")
    # Shards of one run have pages in turn; files of several runs follow each other.
    if any(note.shard for note in notes):
        paths = _in_order(paths, notes)
        lines = data_merge.shards(paths)
        sources = notes[0].sources
    else:
        lines = data_merge.parts(paths, [note.pages for note in notes])
        sources = tuple(source for note in notes for source in note.sources)
    prepare_file(output)
    data_file.write(output, lines)
    pages, contained = sum(note.pages for note in notes), sum(note.contained for note in notes)
    merged = DataNote.of(output, kind, pages, contained, "", sources)
    merged.write(output)
    return merged


def _held(kind: str) -> str:
    return f"{data_note.NOUNS[kind]}s"


def _check_forms(paths: Sequence[Path], output: Path) -> None:
    libraries = [path for path in paths if data_file.form(path) == ".bib"]
    if 0 < len(libraries) < len(paths) or bool(libraries) != (data_file.form(output) == ".bib"):
        raise OutputError(f"{output}: libraries (.bib) are merged to a library, rows (.jsonl, .parquet) to rows")
    if output in paths:
        raise OutputError(f"{output}: is one of the files to merge; give another name")


def _note(path: Path) -> DataNote:
    note = data_note.of_file(path)
    if note is None:
        what = "has no matching record of a complete run" if path.is_file() else "does not exist"
        raise OutputError(f"{path}: {what}; run the command that writes it again")
    return note


def _in_order(paths: Sequence[Path], notes: Sequence[DataNote]) -> list[Path]:
    """Return the files of the shards of one run in the order of their numbers, which their records (``notes``, in the
    order of ``paths``) state; raises OutputError if one is missing, duplicate, or of other sources.
    """
    found: dict[str, Path] = {}
    of = notes[0].shard.partition("/")[2]
    for path, note in zip(paths, notes, strict=True):
        if not note.shard or note.shard.partition("/")[2] != of or note.sources != notes[0].sources:
            raise OutputError(
                f"{path}: is not a shard of the run of {paths[0]} (other sources, or another number of shards)"
            )
        if note.shard in found:
            raise OutputError(f"{path}: is shard {note.shard}, and so is {found[note.shard]}")
        found[note.shard] = path
    expected = [f"{number}/{of}" for number in range(int(of))]
    if missing := [name for name in expected if name not in found]:
        raise OutputError(
            f"shard {', '.join(missing)} is missing; run `wikibinder {notes[0].kind} --shard {missing[0]}`"
        )
    return [found[name] for name in expected]

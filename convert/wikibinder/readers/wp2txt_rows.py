"""Restores the wikitext of citations, infoboxes and tables from rows that old wp2txt left as text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wikibinder.model.diagnostics import Code

OPENER = re.compile(r"\s*\{\{\s*([^{}|\[\]<>]+?)\s*(\|[^{}]*)?")
PARAMETER = re.compile(r"\|\s*([a-zA-Z][\w -]*?)\s*=")
CITES = frozenset({
    "title", "url", "author", "last", "last1", "first", "publisher", "journal", "work", "newspaper", "isbn", "doi",
    "accessdate", "access-date", "chapter", "website", "magazine", "contribution", "editor", "authorlink",
})  # fmt: skip
"""Names of parameters of citations; two of them identify rows as a citation."""
TABLE = ("|-", "|+", "!", "{|")
"""Beginnings of rows of a table; rows of a template never begin so."""
FILE = re.compile(r"[^|\n]{1,200}\.(?:jpe?g|png|gif|svg|tiff?|webp|ogg|ogv)", re.IGNORECASE)
ONLY_MARKS = re.compile(r"[\s|!}{+-]*")


@dataclass(frozen=True, slots=True)
class Rows:
    """The result of restoring rows: lines of wikitext (none if the rows are left out), diagnostic code and message to
    report, text after the last row.
    """

    lines: list[str]
    code: Code
    message: str
    rest: str = ""


def is_row(line: str) -> bool:
    """Whether a line looks like a row of a template call or of a wikitext table (it begins with ``|``, ``!`` ...)."""
    text = line.lstrip()
    return text.startswith(("|", "}}", "{|", "! ", "!!")) or text == "!"


def closed_tables(lines: list[str]) -> dict[int, int]:
    """Return the outermost tables that begin with a line ``{|`` and end with ``|}``, as a mapping: index of the first
    line -> index after the last.
    """
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for number, line in enumerate(lines):
        text = line.lstrip()
        if text.startswith("{|"):
            opened.append(number)
        elif opened and text.startswith("|}") and not text.startswith("|}}"):
            start = opened.pop()
            while found and found[-1][0] > start:
                # It is nested in this one.
                found.pop()
            found.append((start, number + 1))
    return dict(found)


def opener(line: str) -> str:
    """Return the line, stripped, if it begins a template (``{{Name | ...``) that is not closed on it; otherwise ""."""
    return line.strip() if OPENER.fullmatch(line.rstrip()) else ""


def end_of_run(lines: list[str], start: int) -> int:
    """Return the index after the last of the consecutive rows that begin at line ``start`` (``start`` itself if there
    is no row); the row with the closing ``}}`` is the last.
    """
    for number in range(start, len(lines)):
        if not is_row(lines[number]):
            return number
        if closing(lines[number]) >= 0:
            return number + 1
    return len(lines)


def closing(line: str) -> int:
    """Return the index in the line of the ``}}`` that closes a template opened on an earlier line; -1 if there is
    none.
    """
    depth = 0
    for found in re.finditer(r"\{\{|\}\}", line):
        depth += 1 if found[0] == "{{" else -1
        if depth < 0:
            return found.start()
    return -1


def restored(head: str, run: list[str]) -> Rows:
    """Return rows as wikitext of what they most likely come from: the template call that ``head`` opens, a citation, an
    infobox or a table; without lines if the rows contain only marks.

    ``head``: the line that opens the template, or "" if it is lost. ``run``: the lines with the rows.
    """
    end = closing(run[-1]) if run else -1
    rest = run[-1][end + 2 :].strip() if end >= 0 else ""
    rows = [row.strip() for row in [*run[:-1], run[-1][:end] if end >= 0 else run[-1]]] if run else []
    if rows and rows[-1] == "":
        rows.pop()
    text = "\n".join(rows)
    names = {name.casefold() for name in PARAMETER.findall(text)}
    if head:
        return Rows([head, *rows, "}}"], Code.TEMPLATE_UNBALANCED, "a template is closed after its last row", rest)
    # One name such as "title" occurs in infoboxes as well; two of them nearly never.
    if end >= 0 and len(names & CITES) >= 2:
        return Rows(["{{citation", *rows, "}}"], Code.TEMPLATE_HEADLESS, "read as a citation", rest)
    if len(names) >= 2 and not any(row.startswith(TABLE) for row in rows):
        table = ['{| class="infobox"', *(_table_row(row) for row in rows), "|}"]
        return Rows(table, Code.RESIDUE, "rows of a template are read as a table", rest)
    beside = [row[2:].strip() for row in rows if row.startswith("{|")]
    attributes = next((text for text in beside if "=" in text), 'class="wikitable"')
    cells = [f"| {text}" for text in beside if text and text != attributes]
    inner = [*cells, *(row for row in rows if row not in ("|}", "|") and not row.startswith("{|"))]
    if attributes in beside or not ONLY_MARKS.fullmatch("\n".join(inner)):
        return Rows([f"{{| {attributes}", *inner, "|}"], Code.RESIDUE, "rows of a table are read as a table", rest)
    return Rows([], Code.RESIDUE, "the end of a table or template is left out", rest.strip(" .,;"))


def _table_row(row: str) -> str:
    """Return a row of parameters (``| name = value``) of a lost template as rows of a wikitext table; "" if none is
    left. Empty values and file names are left out; a value without a name gets no label.
    """
    cells = []
    for part in _parts(row):
        name, equals, value = part.partition("=")
        name, value = (" ".join(name.replace("_", " ").split()), value.strip()) if equals else ("", part.strip())
        if value and not FILE.fullmatch(value):
            label = f"! {name[0].upper()}{name[1:]}\n|" if name else '| colspan="2" |'
            cells.append(f"|-\n{label} {value}")
    return "\n".join(cells)


def _parts(row: str) -> list[str]:
    """Split a row at each ``|`` outside of templates and links; the parts are returned without the ``|``."""
    parts, depth, start = [], 0, 0
    for found in re.finditer(r"\{\{|\[\[|\}\}|\]\]|\|", row):
        if found[0] == "|" and depth == 0:
            parts.append(row[start : found.start()])
            start = found.end()
        elif found[0] != "|":
            depth = max(0, depth + (1 if found[0] in ("{{", "[[") else -1))
    return [*parts, row[start:]]

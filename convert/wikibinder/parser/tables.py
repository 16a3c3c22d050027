"""Converts table markup to ``<table>`` tags, line by line, by MediaWiki's rules (Parser::handleTables)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_START = re.compile(r"(:*)\s*\{\|(.*)$", re.DOTALL)
_ROW = re.compile(r"\|-+")
_NOT_ATTRIBUTES = re.compile(r"\[\[|-\{")
_CELL_TAGS = {"|": "td", "!": "th", "+": "caption"}
DEEPEST = 60
"""Nesting level from which tables stay text: no page needs more, and reStructuredText cannot contain them."""


@dataclass(slots=True)
class _Table:
    """A table whose end is not reached yet. ``indent``: number of colons before it; ``cell``: tag of the open cell, or
    ""; ``row``: whether a row is open; ``row_attributes``: of the next row; ``rows``: whether it has a row.
    """

    indent: int
    cell: str = ""
    row: bool = False
    row_attributes: str = ""
    rows: bool = False

    def close_cell(self) -> str:
        tag, self.cell = self.cell, ""
        return f"</{tag}>" if tag else ""

    def close_row(self) -> str:
        is_open, self.row = self.row, False
        return "</tr>" if is_open else ""

    def end(self) -> str:
        closing = self.close_cell() + self.close_row()
        return closing if self.rows else closing + "<tr><td></td></tr>"


def tables(text: str) -> str:
    """Return the text with table markup (``{|`` ...) replaced by HTML tags."""
    if "{|" not in text:
        return text
    open_tables: list[_Table] = []
    out = [_line(line.strip(" \t\r\v\0"), line, open_tables) for line in text.split("\n")]
    out.extend(table.end() + "</table>" for table in reversed(open_tables))
    return "\n".join(out)


def _line(stripped: str, line: str, open_tables: list[_Table]) -> str:
    if not stripped:
        return line
    if (start := _START.match(stripped)) and len(open_tables) < DEEPEST:
        table = _Table(len(start[1]))
        open_tables.append(table)
        return "<dl><dd>" * table.indent + f"<table{_attributes(start[2])}>"
    if not open_tables or stripped[0] not in "|!":
        return line
    table = open_tables[-1]
    if stripped.startswith("|}"):
        open_tables.pop()
        return f"{table.end()}</table>{stripped[2:]}" + "</dd></dl>" * table.indent
    if stripped.startswith("|-"):
        table.row_attributes = _attributes(_ROW.sub("", stripped, count=1))
        table.rows = True
        return table.close_cell() + table.close_row()
    return _cells(stripped, table)


def _cells(line: str, table: _Table) -> str:
    kind, content = ("+", line[2:]) if line.startswith("|+") else (line[0], line[1:])
    tag = _CELL_TAGS[kind]
    if kind == "!":
        content = content.replace("!!", "||")
    out: list[str] = []
    for cell in content.split("||"):
        closing = table.close_cell()
        out.append(closing + "\n" if closing else "")
        if kind != "+":
            if not table.row:
                out.append(f"<tr{table.row_attributes}>\n")
            table.row, table.rows, table.row_attributes = True, True, ""
        table.cell = tag
        attributes, pipe, rest = cell.partition("|")
        if not pipe or _NOT_ATTRIBUTES.search(attributes):
            out.append(f"<{tag}>{cell.strip()}")
        else:
            out.append(f"<{tag}{_attributes(attributes)}>{rest.strip()}")
    return "".join(out)


def _attributes(text: str) -> str:
    """Return the attributes of a table, row or cell as they are written in an HTML tag, with a space in front; "" if
    there are none. Apostrophes are escaped so that they do not become bold.
    """
    text = text.strip().replace("<", "&lt;").replace(">", "&gt;").replace("''", "&#39;&#39;")
    return " " + text if text else ""

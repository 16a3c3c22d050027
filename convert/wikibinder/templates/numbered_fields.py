"""Tables of a template's numbered parameters: the matches of a tournament's bracket, and series such as ``position1=``,
``crew1_up=``, ``position2=``, ``crew2_up=``.

Names of the parameters of brackets: Wikipedia's Template:8TeamBracket.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from wikibinder.model.nodes import Cell, Paragraph, Table
from wikibinder.templates import plain_nodes
from wikibinder.templates.cldr import page_language
from wikibinder.templates.field_labels import UNITS, label
from wikibinder.templates.readable import is_junk, is_setting
from wikibinder.wikitext.cache import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wikibinder.templates.protocols import Context
    from wikibinder.wikitext.preprocessor import Template

MOST_COLUMNS = 6
"""Maximum number of columns of a table of numbered parameters: more do not fit on a page."""

_ROUND = re.compile(r"rd([0-9]{1,2})", re.IGNORECASE)
_MATCH = re.compile(r"rd([0-9]{1,2})-(seed|team|score)([0-9]{1,3})(?:-([0-9]{1,2}|agg))?", re.IGNORECASE)
_UNIT_END = re.compile(rf"[_ -](?:{'|'.join(unit for unit, *more in UNITS if not more and unit[-1].isdecimal())})$")
_NUMBERED = re.compile(r"([^\W\d](?:[^\d]*[^\W\d])?[-_ ]?)([0-9]{1,3})([-_ ]?[^\W\d][^\d]*)?")


def tables(template: Template, context: Context) -> tuple[list[Table], set[str]]:
    """Return the tables (at most one) of a template's numbered parameters, and the names of the parameters that they
    print.
    """
    params = {name: value for name, value in template.params.items() if value.strip()}
    for make in (_bracket, _series):
        rows, used = make(params, context)
        if rows:
            head = 0 if make is _bracket else 1
            return [Table(tuple(rows), (), head, ("wikitable",), template.name)], used
    return [], set()


# ---------------------------------------------------------------- brackets


def _bracket(params: Mapping[str, str], context: Context) -> tuple[list[tuple[Cell, ...]], set[str]]:
    """Return the rows of a table of a tournament's matches (team, scores, team), with the name of each round above its
    matches, and the names of the parameters; nothing if the parameters are not those of a bracket.
    """
    parts = {name: found for name in params if (found := _MATCH.fullmatch(name))}
    sides = {(int(found[1]), int(found[3])) for found in parts.values() if found[2].lower() == "team"}
    if len(sides) < 2:
        return [], set()
    titles = {int(found[1]): name for name in params if (found := _ROUND.fullmatch(name))}
    values = {_place(found): params[name] for name, found in parts.items() if not is_junk(params[name])}
    rows: list[tuple[Cell, ...]] = []
    for number, of_round in groupby(sorted({(round_, (side + 1) // 2) for round_, side in sides}), lambda m: m[0]):
        title = params.get(titles.get(number, ""), "") or label(f"round{number}")
        rows.append((Cell(context.blocks(title), header=True, colspan=3),))
        for _round, match in of_round:
            first, second = 2 * match - 1, 2 * match
            cells = (_team(values, number, first), _scores(values, number, first), _team(values, number, second))
            rows.append(tuple(Cell(context.blocks(cell)) for cell in cells))
    return rows, {*parts, *titles.values()}


def _place(found: re.Match[str]) -> tuple[int, str, int, str]:
    """Return the round, the kind (seed, team or score), the line in the round, and the leg ("00" if there is none) that
    the name of a bracket's parameter contains: ``RD1-score2-1``.
    """
    return int(found[1]), found[2].lower(), int(found[3]), (found[4] or "").zfill(2)


def _team(values: Mapping[tuple[int, str, int, str], str], number: int, side: int) -> str:
    team = values.get((number, "team", side, "00"), "").strip()
    seed = values.get((number, "seed", side, "00"), "").strip()
    return f"{team} ({seed})" if team and seed else team


def _scores(values: Mapping[tuple[int, str, int, str], str], number: int, first: int) -> str:
    """Return the scores of a match in all its legs or sets: ``6–4, 3–6, 7–5``. ``values``: :func:`_place` -> value;
    ``number``: the round; ``first``: the line of the first team.
    """
    legs = sorted({key[3] for key in values if key[:2] == (number, "score") and key[2] in {first, first + 1}})
    pairs = ([values.get((number, "score", side, leg), "").strip() for side in (first, first + 1)] for leg in legs)
    return ", ".join("–".join(filter(None, pair)) for pair in pairs)


# ---------------------------------------------------------------- series


def _series(params: Mapping[str, str], context: Context) -> tuple[list[tuple[Cell, ...]], set[str]]:
    """Return the rows of a table with a header row and a row for each number, and the names of the parameters; nothing
    unless at least two kinds of parameters (names without the number) have several numbers, and there are no more than
    MOST_COLUMNS kinds.
    """
    shown = {name: found for name, value in params.items()
             if (found := numbered(name)) and not is_setting(name, value)}  # fmt: skip
    counts = Counter(kind for kind, _number in shown.values())
    if sum(number > 1 for number in counts.values()) < 2 or len(counts) > MOST_COLUMNS:
        return [], set()
    kinds = list(counts)
    names = {found: name for name, found in shown.items()}
    heads = (plain_nodes.inlines(context.value(label(kind, page_language(context)))) for kind in kinds)
    top = tuple(Cell((Paragraph(head),), header=True) for head in heads)
    lines = dict.fromkeys(number for _kind, number in names)
    cells = ([params.get(names.get((kind, number), ""), "") for kind in kinds] for number in lines)
    rows = [top, *(tuple(Cell(context.blocks(value) if value else ()) for value in line) for line in cells)]
    return rows, set(names.values())


@remembered
def numbered(name: str) -> tuple[str, str] | None:
    """Split the name of a parameter with one number into the name without it, and the number: ``crew2_up`` ->
    ("crew_up", "2"). None for other names.
    """
    found = _NUMBERED.fullmatch(name.strip())
    # the 2 of "area_km2" belongs to its unit
    if not found or _UNIT_END.search(name.strip().lower()):
        return None
    return f"{found[1]}{found[3] or ''}".rstrip("-_ ").replace("__", "_"), str(int(found[2]))


def without_numbers(names: Sequence[str]) -> Mapping[str, str]:
    """Return a dictionary of names of a box's parameters -> the names without their numbers, for adjacent names with
    the same number of one digit: ``office1``, ``term_start1`` -> ``office``, ``term_start``. Other names are left out.
    """
    found = {name: parts for name in names if (parts := numbered(name))}
    groups = groupby(names, lambda name: found[name][1] if name in found else "")
    together = [name for number, group in groups if len(number) == 1 and len(members := list(group)) > 1
                for name in members]  # fmt: skip
    # Numbers of more digits (``time_250``) are no order, but say what is meant.
    return {name: found[name][0] for name in together}

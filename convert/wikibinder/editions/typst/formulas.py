"""Converts TeX formulas to Typst equations with pandoc; each result is compiled on trial before it is used.

A formula that pandoc cannot convert, or whose result Typst rejects, is printed as its source.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from wikibinder import pandoc
from wikibinder.editions.shared.formula_depth import is_too_deep
from wikibinder.editions.typst.literals import boolean, call, string
from wikibinder.editions.typst.numbering import equation_number
from wikibinder.editions.typst.tex import current, plain_tex
from wikibinder.model.limits import EditionBounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from wikibinder.editions.typst.writer import Writer

logger = logging.getLogger(__name__)

BOUNDS = EditionBounds()

# TeX, and whether the formula is displayed.
Formula = tuple[str, bool]

# Typst code that pandoc writes inside equations; anything else after ``#`` is not written by pandoc
_CODE = re.compile(r'"(?:\\.|[^"\\])*"|\\.|(#(?:scale|h|box|stroke|text|none|limits|math\.[a-z.]+)\b)|([#$@`])')
_ENVIRONMENT = re.compile(r"\\begin\s*\{")
_ROWS = re.compile(r"\\\\|(?<!\\)&")


def formula(node: nodes.Element) -> Formula:
    """Return the formula of a ``math`` or ``math_block`` node (TeX, whether it is displayed); several rows become one
    aligned formula.
    """
    tex = node.astext().strip()
    if not isinstance(node, nodes.math_block):
        return (rf"\begin{{aligned}}{tex}\end{{aligned}}" if _is_rows(tex) else tex), False
    parts = [part.strip() for part in re.split(r"\n\s*\n", tex) if part.strip()]
    parts = [rf"\begin{{aligned}}{part}\end{{aligned}}" if _is_rows(part) else part for part in parts]
    rows = r" \\ ".join(parts)
    return (rows if len(parts) == 1 else rf"\begin{{gathered}}{rows}\end{{gathered}}"), True


def _is_rows(tex: str) -> bool:
    """Whether a formula has rows or columns outside any environment."""
    return bool(_ROWS.search(tex)) and not _ENVIRONMENT.search(tex)


def is_safe_formula(source: str) -> bool:
    """Whether Typst source of an equation contains nothing but the formula: no code except that which pandoc writes, no
    reference, no early end of the equation.
    """
    inner = source.strip()[1:-1]
    return not any(found[2] for found in _CODE.finditer(inner))


def convert(
    formulas: Iterable[Formula], cache: Path, compiles: Callable[[str], bool], bounds: EditionBounds = BOUNDS
) -> dict[Formula, str]:
    """Return formula -> Typst source; "" for those that are printed as their TeX source. ``cache``: file with earlier
    results, which is updated; ``compiles``: function that returns whether Typst source compiles; ``bounds``: limits of
    nesting and of pandoc's time.
    """
    # Sorted, so that the cache does not depend on the order of the pages.
    needed = sorted(set(formulas))
    results = _read(cache)
    # Not passed to pandoc, whose time is exponential in the depth.
    results.update({_key(each): "" for each in needed if is_too_deep(each[0], bounds.formula_depth)})
    new = [each for each in needed if _key(each) not in results]
    if new and (reason := pandoc.missing()):
        # Not cached, because pandoc may be installed before the next build.
        logger.warning("typst: %s: formulas are printed as their source", reason, type="typst", subtype="math")
        results.update({_key(each): "" for each in new})
    elif new:
        sources = [(plain_tex(tex), display) for tex, display in new]
        converted = pandoc.typst_formulas(sources, bounds.formula_seconds)
        # Text of an article must never become code of Typst.
        found = [current(text) if text and is_safe_formula(text) else "" for text in converted]
        usable = dict(zip(new, found, strict=True))
        _reject(usable, compiles)
        results.update({_key(each): usable[each] for each in new})
        cache.write_text(json.dumps(results, ensure_ascii=False, sort_keys=True, indent=0), encoding="utf-8")
    return {each: results[_key(each)] for each in needed}


def _reject(usable: dict[Formula, str], compiles: Callable[[str], bool]) -> None:
    """Set the Typst source of every formula that does not compile to "", in place: one trial for all, and halves only
    if that fails.
    """
    pending = [[each for each in usable if usable[each]]]
    while pending:
        trial = pending.pop()
        if not trial or compiles("\n\n".join(usable[each] for each in trial)):
            continue
        if len(trial) == 1:
            usable[trial[0]] = ""
        else:
            pending += [trial[: len(trial) // 2], trial[len(trial) // 2 :]]


def _key(each: Formula) -> str:
    return ("block " if each[1] else "inline ") + each[0]


def _read(cache: Path) -> dict[str, str]:
    try:
        return dict(json.loads(cache.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        # A damaged cache only costs time: the formulas are converted again.
        return {}


def equation(node: nodes.Element, writer: Writer) -> str:
    """Return a formula, in the line or displayed, as Typst source; its TeX source is its alternative text. A formula
    that was not converted is printed as its TeX source, with a warning; "" for an empty one.
    """
    each = formula(node)
    tex, display = each
    if not tex:
        return ""
    written = writer.formulas.get(each, "")
    if not written:
        logger.warning(
            "typst: a formula cannot be converted and is printed as its source: %s",
            tex[:120],
            location=node,
            type="typst",
            subtype="math",
        )
        return call("formula-source", string(tex), boolean(display))
    number = equation_number(node, writer) if display else ""
    sign = string(f"({number})") if number else "none"
    return call("formula", string(tex), boolean(display), sign, written)


def math_reference(node: nodes.Element, writer: Writer) -> str:
    """Return a link to a numbered formula as Typst source."""
    return writer.link(writer.label(node.get("refid", ""), node.get("docname", writer.docname)), writer.children(node))

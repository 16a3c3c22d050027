"""Splits a wide formula into pieces that a browser may set on several lines.

No browser breaks the line within a ``math`` element, and a paged reading system cuts off what is wider than its page.
Line breaks are allowed where TeX allows them in running text: after a relation or a binary operator; in a formula that
is still too wide, also within brackets and after commas. Widths are estimates in em.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from wikibinder.editions.epub.xhtml import markup, parse
from wikibinder.editions.shared.text_widths import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDE: Final = 12.0
"""Width in em from which a formula is split: half the width of a page on a phone, as formulas may be in lists and
cells.
"""
PAGE: Final = 18.0
"""Width in em of a page on a phone, less the margins of a list."""
QUAD: Final = 0.9
"""Minimum width in em of white space after which a line may break."""
INDEX_SIZE: Final = 0.7
SPACING: Final = 0.5
"""Width in em of the white space around a relation or a binary operator, both sides together."""
BAR: Final = 0.8
"""Size of a fraction in running text, as a share of its size in a displayed formula."""
ROOT_SIGN: Final = 0.8

SIGNS: Final = frozenset("+-−±∓")
"""Operators that are signs of a number at the start of a group."""
_SCRIPTS: Final = frozenset(("msub", "msup", "msubsup"))
_STACKED: Final = frozenset(("mover", "munder", "munderover"))
_GROUPS: Final = frozenset(("mrow", "mstyle"))
_INVISIBLE: Final = "\u2061\u2062\u2063\u2064"
_LETTERS_IN_SHAPE: Final = "∀∁∂∃∄∅∆∇∏∐∑√∛∜∞∟∠∡∢∣∥∫∬∭∮∯∰∱∲∳¬⋀⋁⋂⋃⌈⌉⌊⌋⁄|~′"
"""Signs of Unicode's category Sm (mathematical symbol) that are neither a relation nor a binary operator."""
_ARROWS: Final = range(0x2190, 0x2200)


@dataclass(frozen=True, slots=True)
class _Item:
    """A part of a formula that is not split. ``groups``: the elements with attributes around it, outermost first;
    ``depth``: number of open brackets before it.
    """

    element: Element
    groups: tuple[Element, ...] = ()
    depth: int = 0


def pieces(formula: str, *, paged: bool = False) -> list[list[str]]:
    """Return the content of a ``math`` element as a list of lines, each a list of pieces (MathML) between which the
    line may break: ``[[formula]]`` if the formula is not wide or has no place for a break.

    There is one line, unless ``paged`` (the edition is a book whose pages do not scroll) and aligned equations are
    wider than a page: then each equation is a line.
    """
    root = parse(f"<mrow>{formula}</mrow>")
    if _width(root) < WIDE:
        return [[formula]]
    equations = _equations(root) if paged and _width(root) > PAGE else ()
    lines = [_pieces_of(equation) for equation in equations or (root,)]
    return lines if len(lines) > 1 or len(lines[0]) > 1 else [[formula]]


def _equations(root: Element) -> tuple[Element, ...]:
    """Return the equations of a formula that is nothing but a table of them, each as one group; () for any other
    formula.
    """
    while len(root) == 1 and root.tag != "mtable":
        root = root[0]
    if root.tag != "mtable":
        return ()
    return tuple(_group(part for cell in row for part in cell) for row in root)


def _group(parts: Iterable[Element]) -> Element:
    group = Element("mrow")
    group.extend(parts)
    return group


def _pieces_of(group: Element) -> list[str]:
    """Return a group as pieces between which a line may break."""
    runs = _runs(_leveled(_items(group, ())), loose=False)
    narrow = [part for run in runs for part in (_runs(run, loose=True) if _width_of(run) >= WIDE else (run,))]
    return [_written(run) for run in narrow]


def _items(group: Element, groups: tuple[Element, ...]) -> Iterator[_Item]:
    """Yield the parts of a group; a wide group within it is replaced by its own parts."""
    for place, child in enumerate(group):
        if _is_open(child):
            yield from _items(child, (*groups, child) if child.attrib else groups)
            continue
        if place == 0 and (child.text or "").strip() in SIGNS:
            # outside its group the sign would be spaced as an operator
            child.set("form", "prefix")
        for element in _words(child) if child.tag == "mtext" else (child,):
            yield _Item(element, groups)


def _is_open(element: Element) -> bool:
    """Whether a line may break within an element: a wide group. Brackets that grow with their content would grow with
    a part of it only, so that a group with such brackets must be wider than a page.
    """
    if element.tag not in _GROUPS or _width(element) < WIDE / 2 or _operator(element) is not None:
        return False
    grows = any(child.get("stretchy") != "false" and _side(child) for child in element)
    return not grows or (_width(element) > PAGE and element.find(".//mtable") is None)


def _words(text: Element) -> list[Element]:
    """Return a wide ``mtext`` as one element for each word, with the space after it."""
    words = (text.text or "").replace(" ", "\u00a0").split("\u00a0")
    if _width(text) < WIDE / 2 or len(words) < 2:
        return [text]
    elements = []
    for place, word in enumerate(words):
        part = Element("mtext", text.attrib)
        part.text = word + "\u00a0" * (place < len(words) - 1)
        elements.append(part)
    return elements


def _leveled(items: Iterable[_Item]) -> Iterator[_Item]:
    """Set the depth of each item."""
    depth = 0
    for item in items:
        side = _side(item.element)
        depth = max(0, depth - (side == "Pe"))
        yield replace(item, depth=depth)
        depth += side == "Ps"


def _side(element: Element) -> str:
    """Return ``Ps`` for an opening bracket, ``Pe`` for a closing one, otherwise an empty text."""
    sign = (element.text or "").strip() if element.tag == "mo" else ""
    kind = unicodedata.category(sign) if len(sign) == 1 else ""
    return kind if kind in {"Ps", "Pe"} else ""


def _runs(items: Iterable[_Item], *, loose: bool) -> list[list[_Item]]:
    """Divide items after each place where a line may break. ``loose``: also within brackets and after commas."""
    runs: list[list[_Item]] = [[]]
    for item in items:
        before = runs[-1][-1].element if runs[-1] else None
        runs[-1].append(item)
        if (loose or not item.depth) and _may_break(item.element, before, loose=loose):
            core = _operator(item.element)
            if core is not None and _is_binary(_sign(core)):
                # at the end of its piece it is still spaced as an operator between two terms
                core.set("form", "infix")
            runs.append([])
    # white space alone is no line
    return [run for run in runs if run and any(item.element.tag != "mspace" for item in run)]


def _may_break(element: Element, before: Element | None, *, loose: bool) -> bool:
    """Whether a line may break after an element, which follows ``before``."""
    if element.tag == "mspace":
        return _width(element) >= QUAD
    if element.tag == "mtext":
        return (element.text or "").endswith("\u00a0") and len(element.text or "") > 1
    core = _operator(element)
    if core is None:
        return False
    # an operator without a term before it is a sign: a = -b
    if before is None or core.get("form") == "prefix" or _side(before) == "Ps" or _is_binary(_sign(before)):
        return False
    sign = _sign(element)
    return _is_binary(sign) or (loose and sign in {",", ";"})


def _operator(element: Element) -> Element | None:
    """Return the operator of an element: itself, the arrow below a label, or the only operator amid white space; None
    for any other element.
    """
    while element.tag in _STACKED and len(element):
        element = element[0]
    if element.tag == "mo":
        return element
    inner = [child for child in element if child.tag != "mspace"] if element.tag in _GROUPS else []
    return _operator(inner[0]) if len(inner) == 1 else None


def _sign(element: Element) -> str:
    """Return the text of the operator of an element, empty if it has none."""
    core = _operator(element)
    return "" if core is None else (core.text or "").strip()


def _is_binary(sign: str) -> bool:
    """Whether a sign is a relation or a binary operator."""
    if len(sign) != 1 or sign in _LETTERS_IN_SHAPE:
        return False
    return unicodedata.category(sign) == "Sm" or ord(sign) in _ARROWS or sign in "-·:∶⋯"


def _written(run: list[_Item]) -> str:
    """Return a run of items as MathML, in the groups that have attributes."""
    out: list[str] = []
    opened: tuple[Element, ...] = ()
    for item in run:
        if item.groups != opened:
            out += [f"</{group.tag}>" for group in reversed(opened)]
            out += [markup(Element(group.tag, group.attrib)).removesuffix(f"</{group.tag}>") for group in item.groups]
            opened = item.groups
        out.append(markup(item.element))
    return "".join(out) + "".join(f"</{group.tag}>" for group in reversed(opened))


# ---------------------------------------------------------------- widths


def _width_of(run: Iterable[_Item]) -> float:
    return sum(_width(item.element) for item in run)


def _width(element: Element) -> float:
    """Return the estimated width of an element in em."""
    tag, widths = element.tag, [_width(child) for child in element]
    if not widths:
        return _length(element.get("width", "")) if tag == "mspace" else _token_width(element)
    if tag in _SCRIPTS:
        return widths[0] + INDEX_SIZE * max(widths[1:], default=0)
    if tag in _STACKED:
        return max(widths[0], INDEX_SIZE * max(widths[1:], default=0))
    if tag in {"mfrac", "mtable"}:
        return (BAR if tag == "mfrac" else 1) * max(widths)
    return sum(widths) + (ROOT_SIGN if tag in {"msqrt", "mroot"} else 0)


def _token_width(element: Element) -> float:
    text = (element.text or "").strip(_INVISIBLE)
    spaced = element.tag == "mo" and _is_binary(text.strip())
    return text_width(text) + (SPACING if spaced else 0)


def _length(value: str) -> float:
    """Return a length in em, 0 if it has another unit."""
    try:
        return float(value.removesuffix("em"))
    except ValueError:
        return 0.0

"""The labels of notes: 1, 2, 3 for references; a, b, c or i, ii, iii for groups of explanatory notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def letters(number: int) -> str:
    """Return a number from 1 as letters: 1 → a … 26 → z, 27 → aa."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


def upper_letters(number: int) -> str:
    return letters(number).upper()


def lower_roman(number: int) -> str:
    """Return a number as a Roman numeral: 1 → i, 4 → iv, 1999 → mcmxcix."""
    name = ""
    for value, digits in ROMAN:
        name += digits * (number // value)
        number %= value
    return name


def upper_roman(number: int) -> str:
    return lower_roman(number).upper()


def lower_greek(number: int) -> str:
    alphabet = "αβγδεζηθικλμνξοπρστυφχψω"
    return alphabet[number - 1] if number <= len(alphabet) else str(number)


LABELS: dict[str, Callable[[int], str]] = {
    "": str,
    "decimal": str,
    "lower-alpha": letters,
    "upper-alpha": upper_letters,
    "lower-roman": lower_roman,
    "upper-roman": upper_roman,
    "lower-greek": lower_greek,
}
"""Name of a group of footnotes that is also the style of its labels (as in CSS; "": the references) -> function that
returns the label for a number from 1. Labels of other groups are their name and the number ("note 1").
"""


def label(group: str, number: int) -> str:
    """Return the label of the note ``number`` in its list. ``group``: a style in ``LABELS``, otherwise the words before
    the number: "N.B. 1".
    """
    return LABELS[group](number) if group in LABELS else f"{group} {number}"

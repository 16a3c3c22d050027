"""Numbers in English words, for ``spell=``: 21 is twenty-one, 1½ is one and a half."""

from __future__ import annotations

import re

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GROUPS = ("", "thousand", "million", "billion", "trillion", "quadrillion")
_PARTS = {
    2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 9: "ninth", 10: "tenth", 16: "sixteenth",
}  # fmt: skip


def spelled(number: str, *, american: bool) -> str:
    """Return a number (``-1234.5``, without separators) in English words; "" if it is too large. Unless ``american``,
    "and" is put before tens and ones.
    """
    sign = "negative " if number.startswith("-") and number.strip("-0.") else ""
    whole, _, decimals = number.lstrip("+-").partition(".")
    # There is no word for the group, so the number is printed in digits.
    if len(whole) > 3 * len(_GROUPS):
        return ""
    words = _whole(int(whole or "0"), american=american)
    if decimals:
        words += " point " + " ".join(_ONES[int(digit)] for digit in decimals)
    return sign + words


def _whole(number: int, *, american: bool) -> str:
    groups: list[int] = []
    left = number
    while left:
        left, group = divmod(left, 1000)
        groups.append(group)
    words = [f"{_hundreds(group, '')} {_GROUPS[n]}" for n, group in enumerate(groups) if n and group]
    words.reverse()
    last = groups[0] if groups else 0
    joint = "" if american else "and "
    if last or not words:
        words.append((joint if words and last < 100 else "") + _hundreds(last, joint))
    return " ".join(words)


def _hundreds(number: int, joint: str) -> str:
    hundreds, rest = divmod(number, 100)
    below = _below_hundred(rest)
    if not hundreds:
        return below
    return f"{_ONES[hundreds]} hundred" + (f" {joint}{below}" if rest else "")


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def spelled_fraction(whole: str, over: int, under: int, *, american: bool) -> str:
    """Return a mixed number in English words: ``1``, 1, 2 -> one and a half; "" if there is no word for the fraction.
    ``over``: the numerator; ``under``: the denominator.
    """
    name = "fourth" if under == 4 and american else _PARTS.get(under, "")
    if not name or not 1 <= over < 100:
        return ""
    if over == 1:
        article = "one-" if not whole else "an " if re.match("[aeiou]", name) else "a "
        words = article + name
    else:
        words = f"{_below_hundred(over)}-{'halves' if under == 2 else name + 's'}"
    return f"{spelled(whole, american=american)} and {words}" if whole else words

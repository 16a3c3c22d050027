"""Converts apostrophes to ``<i>`` and ``<b>``, line by line, by MediaWiki's rule (Parser::doQuotes)."""

from __future__ import annotations

import re

_RUN = re.compile(r"(''+)")

# (open tags, outer first; length of the mark) -> (output, open tags after it).
_STEPS = {
    ("", 2): ("<i>", "i"), ("b", 2): ("<i>", "bi"), ("i", 2): ("</i>", ""), ("bi", 2): ("</i>", "b"),
    ("ib", 2): ("</b></i><b>", "b"),
    ("", 3): ("<b>", "b"), ("i", 3): ("<b>", "ib"), ("b", 3): ("</b>", ""), ("ib", 3): ("</b>", "i"),
    ("bi", 3): ("</i></b><i>", "i"),
    ("b", 5): ("</b><i>", "i"), ("i", 5): ("</i><b>", "b"), ("bi", 5): ("</i></b>", ""), ("ib", 5): ("</b></i>", ""),
}  # fmt: skip
# A mark of five opens both; which is the outer one depends on the next mark, whose length is the key.
_AFTER_FIVE = {2: ("<b><i>", "</i>", "b"), 3: ("<i><b>", "</b>", "i"), 5: ("<i><b>", "</b></i>", "")}
_AT_END = {"": "", "b": "</b>", "i": "</i>", "bi": "</i></b>", "ib": "</b></i>"}


def quotes(text: str) -> str:
    """Return the text with its runs of apostrophes replaced by ``<i>`` and ``<b>`` tags, line by line."""
    if "''" not in text:
        return text
    return "\n".join([_line(line) if "''" in line else line for line in text.split("\n")])


def _line(line: str) -> str:
    parts = _RUN.split(line)
    _normalise(parts)
    lengths = [len(mark) for mark in parts[1::2]]
    # Parser::doQuotes: an odd number of bold and of italic marks.
    if sum(n in (3, 5) for n in lengths) % 2 and sum(n in (2, 5) for n in lengths) % 2:
        _rebalance(parts)
    return _tags(parts)


def _normalise(parts: list[str]) -> None:
    """Shorten, in place, runs of 4 or more than 5 apostrophes to 3 or 5; the surplus becomes text. ``parts``: texts and
    runs in turn, beginning with a text.
    """
    for i in range(1, len(parts), 2):
        length = len(parts[i])
        if length == 4 or length > 5:
            # ''''x''' is an apostrophe and bold.
            marks = 3 if length == 4 else 5
            parts[i - 1] += "'" * (length - marks)
            parts[i] = "'" * marks


def _rebalance(parts: list[str]) -> None:
    """Change, in place, one bold run of apostrophes to text and italic, because the numbers of bold and italic runs are
    odd: the first after a one-letter word, otherwise after a longer word, otherwise after a space. ``parts``: texts and
    runs in turn, beginning with a text.
    """
    single = word = space = 0
    for i in range(1, len(parts), 2):
        if len(parts[i]) != 3:
            continue
        before = parts[i - 1]
        # In MediaWiki's order: after a one-letter word, after a longer word, after a space.
        if before.endswith(" "):
            space = space or i
        elif before[-2:-1] == " ":
            single = i
            break
        else:
            word = word or i
    chosen = single or word or space
    if chosen:
        parts[chosen] = "''"
        parts[chosen - 1] += "'"


def _tags(parts: list[str]) -> str:
    out: list[str] = [parts[0]]
    state = ""
    # Output since a mark of five, until the next mark decides the order of its tags.
    pending: list[str] | None = None
    for i in range(1, len(parts), 2):
        length, text = len(parts[i]), parts[i + 1]
        if pending is not None:
            opening, closing, state = _AFTER_FIVE[length]
            out += [opening, *pending, closing, text]
            pending = None
        elif length == 5 and not state:
            pending = [text]
        else:
            tags, state = _STEPS[state, length]
            out += [tags, text]
    if pending is not None:
        return "".join([*out, "<b><i>", *pending, "</i></b>"]) if any(pending) else "".join(out)
    return "".join(out) + _AT_END[state]

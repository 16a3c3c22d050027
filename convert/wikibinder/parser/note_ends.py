"""Finds the end of a plain-text note that has lost its ``<ref>`` tags, with a linear model of the words around each
gap.

Every gap between two words at which the note may end is described by features: the form of the words before and after
it, and the content of the note up to it (:func:`described`). Each feature has a weight (``data/note_ends.json``, fitted
by ``tests/tools/note_ends.py`` to notes whose tags are known); the gap with the highest sum is the end of the note. A
further sum, of the features of the beginning, rates the case that no note begins there.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from wikibinder.parser import lost_refs_cues as cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LONGEST = 1000
"""Maximum number of characters of a plain-text note."""
MOST_BEGUN = 3
"""Number of places in a note where another one is likely to begin after which the note has ended."""
BEHIND = 110
"""Number of characters that are examined after the last possible end."""
NEAR = 60
"""Number of characters before and after a gap that are searched for signs."""
WORDS = 7
"""Number of words before and after a gap that are compared with prose."""

TOKEN = re.compile(
    rf"(?P<address>{cues.ADDRESS}|www\.\S+\w)|(?P<mask>[\ue000-\ue00f]+)|(?P<year>{cues.YEAR}(?![\da-zà-þ_]))"
    r"|(?P<range>\d[\d.,:]*[–-]\d[\d.,–-]*(?<=\d))|(?P<number>\d+(?![\da-zà-þ_]))"
    rf"|(?P<month>{cues.MONTH}(?![a-zà-þ]))|(?P<initial>[^\W\d_a-zà-þ](?!\w))"
    r"|(?P<word>[^\W_](?:(?![A-ZÀ-Þ])[\w’'-]|(?<![a-zà-þ]{3})\w)*)|(?P<mark>[^\w\s]|_)"
)
SMALL = re.compile(r"[a-zà-þ]")


class Token(NamedTuple):
    """A word, a number or a punctuation mark: its offsets, its form, and whether a space precedes it."""

    start: int
    end: int
    look: str
    word: str
    space: str


def _tokens(text: str, start: int, end: int) -> list[Token]:
    out: list[Token] = []
    place = start
    for found in TOKEN.finditer(text, start, end):
        space = "glued" if found.start() == place else "space" if found.start() == place + 1 else "wide"
        out.append(Token(found.start(), found.end(), _look(found), found[0].casefold(), space))
        place = found.end()
    return out


def _look(found: re.Match[str]) -> str:
    kind, text = str(found.lastgroup), found[0]
    if kind == "mark":
        return text
    if kind == "mask":
        return f"{{{ord(text[-1]) & 15}}}"
    if kind != "word":
        return kind
    if text[0].isdigit():
        return "digits"
    return "small" if SMALL.match(text) else "capitals" if text.isupper() and len(text) > 1 else "name"


def end_of_note(text: str, start: int, at: int, end: int, kind: str, *, least: int = 0) -> int:
    """Return the end of the note that may begin at ``at``; or ``at``, if no note begins there or its end cannot be
    found.

    ``text`` is masked; ``start`` and ``end`` are those of its paragraph. ``kind``: the kind of beginning
    (``lost_refs_cues.STARTS``). Up to ``least``, the text certainly belongs to the note.
    """
    weights = _weights()
    none = -math.inf if least else _sum(weights, of_none(text, start, at, end, kind))
    best, place = none, max(at, least)
    for gap, features in described(text, at, end, kind):
        score = _sum(weights, features) if gap >= least else -math.inf
        if score > best:
            best, place = score, gap
    return at if not least and place == end and _is_prose(text, at, place) else place


def _is_prose(text: str, at: int, end: int) -> bool:
    """Whether text consists of sentences that name no source, so that only a space may be missing before it."""
    signs = (cues.PLAIN_SIGNS, cues.WEAK_SIGNS)
    return bool(cues.SENTENCE.search(text, at, end)) and not any(sign.search(text, at, end) for sign in signs)


def limit(text: str, at: int, end: int) -> int:
    """Return the latest end of a note that begins at a place.

    It ends with its paragraph, before the next certain note, or before the next likely ones (:data:`MOST_BEGUN`).
    """
    found = cues.GLUED.search(text, at + 1, min(end, at + LONGEST))
    last = found.start() if found else min(end, at + LONGEST)
    return next(islice(_begun(text, at, last), MOST_BEGUN, None), last)


def _begun(text: str, at: int, last: int) -> Iterator[int]:
    """Yield the places in a note where another one is likely to begin."""
    for found in cues.STARTS.finditer(text, at + 3, last):
        sure = found.lastgroup in ("stop", "quoted")
        if sure and not cues.NO_START.search(text, max(at, found.start() - NEAR), found.start()):
            yield found.start()


def described(text: str, at: int, end: int, kind: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the places where a note that begins at ``at`` may end, each with its features."""
    last = limit(text, at, end)
    tokens = _tokens(text, at, min(end, last + BEHIND))
    note = _Note(text, at, last, end, kind, tokens)
    for number in range(1, len(tokens) + 1):
        before = tokens[number - 1]
        if before.end > last:
            break
        following = tokens[number] if number < len(tokens) else None
        if before.end == last or following is None or following.start >= last or note.may_end(number):
            yield before.end, note.features(number)


def of_none(text: str, start: int, at: int, end: int, kind: str) -> list[str]:
    """Return the features of the case that no note begins at a place."""
    last = limit(text, at, end)
    before = _tokens(text, max(start, at - 60), at)
    tokens = _tokens(text, at, min(last, at + 300))
    looks = [token.look for token in tokens[:3]] + ["-"] * 3
    signs = _upto(len(cues.PLAIN_SIGNS.findall(text, at, min(last, at + 300))), 0, 1, 2)
    weak = _upto(len(cues.WEAK_SIGNS.findall(text, at, min(last, at + 300))), 0, 1, 2)
    prose = _upto(len(cues.SENTENCE.findall(text, at, min(last, at + 200))), 0, 1, 2)
    out = [
        "none",
        f"none {kind}",
        f"none {kind} signs {signs}",
        f"none {kind} weak {weak}",
        f"none {kind} prose {prose}",
    ]
    out += [f"none {kind} {looks[0]} {looks[1]}", f"none long {_upto(last - at, 15, 30, 60, 120, 300)}"]
    out += [f"none behind {before[-1].look} {before[-1].word if before[-1].look == 'mark' else ''}"] if before else []
    out += [f"none begins {tokens[0].word}"] if tokens else []
    out += [f"none quotation {text.count(chr(34), start, at) % 2} {text[at] == chr(34)}"]
    return out


def _upto(number: int, *bounds: int) -> str:
    return next((str(bound) for bound in bounds if number <= bound), "more")


def _sum(weights: Mapping[str, float], features: Sequence[str]) -> float:
    return sum([weights.get(feature, 0.0) for feature in features])


@cache
def _weights() -> Mapping[str, float]:
    text = files("wikibinder.parser").joinpath("data/note_ends.json").read_text("utf-8")
    weights: dict[str, float] = json.loads(text)["weights"]
    return weights


class _Note:
    """A note that begins at a place, with the counts that the features of all its gaps use."""

    def __init__(self, text: str, at: int, last: int, end: int, kind: str, tokens: list[Token]) -> None:
        self.text, self.at, self.last, self.end, self.kind, self.tokens = text, at, last, end, kind, tokens
        until = tokens[-1].end if tokens else at
        self.signs = [found.end() for found in cues.PLAIN_SIGNS.finditer(text, at, until)]
        self.weak = [found.end() for found in cues.WEAK_SIGNS.finditer(text, at, until)]
        self.prose = [found.end() for found in cues.SENTENCE.finditer(text, at, until)]
        self.begun = list(_begun(text, at, last))
        self.small = [0, *accumulate(token.look == "small" for token in tokens)]
        self.words = [0, *accumulate(token.look[0].isalpha() for token in tokens)]
        self.quotes = [0, *accumulate(token.look == '"' for token in tokens)]
        depth = {"(": 1, ")": -1}
        self.brackets = [0, *accumulate(depth.get(token.look, 0) for token in tokens)]
        self.stops = [0, *accumulate(token.look == "." for token in tokens)]

    def may_end(self, number: int) -> bool:
        """Whether the note may end before a token: after a space, or before a sentence or note that follows without a
        space.
        """
        before, following = self.tokens[number - 1], self.tokens[number]
        if following.space == "glued":
            return bool(cues.BREAK.match(self.text, before.end, self.last + 3))
        sentence = self.kind in ("stop", "quoted", "after")
        return not (sentence and following.look == "small" and before.look[0].isalnum())

    def features(self, number: int) -> list[str]:
        """Return the features of the gap before the token ``number``."""
        tokens = self.tokens
        empty = Token(0, 0, "-", "-", "end")
        l3, l2, l1 = ([empty] * 3 + tokens[max(0, number - 3) : number])[-3:]
        r1, r2, r3 = (tokens[number : number + 3] + [empty] * 3)[:3]
        lw = next((t for t in (l1, l2, l3) if t.look[0].isalpha()), empty)
        rw = next((t for t in (r1, r2) if t.look[0].isalpha()), empty)
        out = [
            f"{l1.look} {r1.space} {r1.look}", f"{l2.look} {l1.look} {r1.look}", f"{l3.look} {l2.look} {l1.look} .",
            f". {r1.look} {r2.look} {r3.look}", f"{l1.look} {r1.look} {r2.look}",
            f"ends {lw.word} {l1.look in '.,;:)'}", f"before {rw.word}", f"ends {lw.look} {l1.look}",
            f"{self.kind} {r1.space} {r1.look}", f"{self.kind} {l1.look} {r1.look}",
            f"{self.kind} {l1.look == '.'} {r1.space} {r1.look}",
        ]  # fmt: skip
        return out + self._cues(l1.end) + self._counts(number, r1, l1)

    def _cues(self, place: int) -> list[str]:
        """Return the signs on both sides of a place."""
        before, after = self.text[max(self.at, place - NEAR) : place], self.text[place : min(self.end, place + NEAR)]
        ends = [f"ends {number}" for number, cue in enumerate(cues.ENDS) if cue.search(before)]
        may_end = [f"may end {number}" for number, cue in enumerate(cues.MAY_END) if cue.search(before)]
        unfinished = [f"unfinished {number}" for number, cue in enumerate(cues.UNFINISHED) if cue.search(before)]
        follows = [f"follows {number}" for number, cue in enumerate(cues.FOLLOWS) if cue.match(after)]
        best = "ends" if ends else "may end" if may_end else "no end"
        names = ["names"] if cues.ONLY_NAMES.fullmatch(self.text, self.at, place) else []
        return [*ends, *may_end, *unfinished, *follows, *names, best, *(f"{best} {cue}" for cue in follows)]

    def _counts(self, number: int, r1: Token, l1: Token) -> list[str]:
        place, at = l1.end, self.at
        signs = bisect_right(self.signs, place)
        weak = _upto(bisect_right(self.weak, place), 0, 1, 2, 3)
        sentences = bisect_right(self.prose, place)
        prose = _upto(sentences, 0, 1, 2, 4)
        source = _upto(signs, 0, 1, 2)
        begun = _upto(bisect_right(self.begun, place - 1), 0, 1, 2)
        long = _upto(place - at, 8, 16, 25, 40, 60, 90, 130, 200, 300, 450, 700)
        next_sign = self.signs[signs] - place if signs < len(self.signs) else 999
        follows = _upto(next_sign, 15, 40, 80, 150)
        since = place - self.signs[signs - 1] if signs else 999
        ahead = _upto(bisect_right(self.prose, place + 70) - sentences, 0, 1)
        far = _upto(bisect_right(self.prose, place + 200) - sentences, 0, 1, 2, 4)
        low = self._share(number, number + WORDS)
        back = self._share(max(0, number - WORDS), number - 1)
        stops = _upto(self.stops[number], 0, 1, 2, 3, 5)
        return [
            f"source {source} prose {prose}", f"weak {weak} prose {prose}", f"source {source} weak {weak} {self.kind}",
            f"long {long}", f"long {long} source {source}", f"long {long} prose {prose}",
            f"{self.kind} source {source}",
            f"begun {begun}", f"begun {begun} {r1.space} {r1.look}", f"begun {begun} source {source}",
            f"quotes {self.quotes[number] % 2}", f"brackets {max(-1, min(1, self.brackets[number]))}",
            f"stops {stops}", f"stops {stops} prose {prose}", f"sign in {follows}",
            f"sign in {follows} source {source}",
            f"since {_upto(since, 0, 3, 10, 30, 998)}", f"since {_upto(since, 0, 3, 10, 30, 998)} {r1.look}",
            f"ahead {ahead} {r1.space}", f"far {far}", f"far {far} prose {prose}", f"low {low} {r1.space}",
            f"low {low} back {back}", f"back {back}", f"low {low} {l1.look}",
            *([f"last {r1.look}", f"last source {source}", "last"] if place == self.last else []),
        ]  # fmt: skip

    def _share(self, first: int, after: int) -> str:
        """Return the share of words in lower case in a run of tokens, in fifths; "-" for a single word."""
        after = min(after, len(self.tokens))
        words = self.words[after] - self.words[first] if after > first else 0
        return str((self.small[after] - self.small[first]) * 5 // words) if words > 1 else "-"

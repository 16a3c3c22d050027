"""Finds the end of a plain-text footnote without ``<ref>`` tags, with a linear model of the words around each gap.

Every gap between two words in which the note may end is described by features: what the words before and after it look
like, how often they occur in the page, and what the note would contain so far (:func:`described`). The decision that no
note begins has features, too (:func:`of_none`). Each feature has a weight (``data/note_ends.json``, fitted by
``tests/tools/note_ends.py`` to notes whose tags are known). Of all ways to divide a paragraph into sentences and notes,
the one whose weights have the greatest sum is chosen (``lost_refs``).
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from wikibinder.parser import lost_refs_cues as cues
from wikibinder.parser.note_words import Token, bucket, tokens_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LONGEST = 1000
"""Maximum number of characters of a plain-text footnote."""
MOST_BEGUN = 3
"""Maximum number of likely beginnings of other notes inside a note; at the next one the note ends."""
BEHIND = 110
"""Number of characters that are examined after the last possible end of a note."""
NEAR = 60
"""Number of characters before and after a gap that are searched for signs."""
WORDS = 7
"""Number of words before and after a gap of which the share in lower case is a feature."""


def ends_of_note(text: str, start: int, at: int, end: int, kind: str, *, least: int = 0) -> list[tuple[int, list[str]]]:
    """Return the possible ends of a note at ``at``, each with its features; the end ``at`` means that there is no note.
    ``text``: masked wikitext; ``start``, ``end``: of the paragraph; ``kind``: the group of ``lost_refs_cues.STARTS``
    at ``at``; ``least``: offset up to which the text certainly belongs to the note, 0 if it need not be a note.
    """
    least = least or (at + 2 if kind == "language" else 0)
    out = [] if least else [(at, of_none(text, start, at, end, kind))]
    for gap, features in described(text, at, end, kind):
        if gap >= least:
            out.append((at if not least and gap == end and _is_prose(text, at, gap) else gap, features))
    return out or [(max(at, least), [])]


def score(features: Sequence[str]) -> float:
    """Return the sum of the trained weights of the features of a possible end of a note; the greater, the more
    likely.
    """
    weight_of = weights()
    return sum([weight_of.get(feature, 0.0) for feature in features])


def _is_prose(text: str, at: int, end: int) -> bool:
    """Whether the text from ``at`` to ``end`` has sentences but no sign of a source, so that it is no note, and only
    the space before it is missing.
    """
    signs = (cues.PLAIN_SIGNS, cues.WEAK_SIGNS)
    return bool(cues.SENTENCE.search(text, at, end)) and not any(sign.search(text, at, end) for sign in signs)


def limit(text: str, at: int, end: int) -> int:
    """Return the largest offset at which a note that begins at ``at`` may end: the end of its paragraph (``end``), or
    a place before the next certain note or the next likely ones (:data:`MOST_BEGUN`).
    """
    found = cues.GLUED.search(text, at + 1, min(end, at + LONGEST))
    last = found.start() if found else min(end, at + LONGEST)
    # A note may contain a few sentences, so that the first likely beginning need not be its end.
    return next(islice(_begun(text, at, last), MOST_BEGUN, None), last)


def _begun(text: str, at: int, last: int) -> Iterator[int]:
    """Yield the offsets between ``at`` and ``last``, the beginning and the latest end of a note, where another note is
    likely to begin.
    """
    for found in cues.STARTS.finditer(text, at + 3, last):
        sure = found.lastgroup in ("stop", "quoted")
        # A stop inside the note, as after an abbreviation, is not the beginning of another one.
        if sure and not cues.NO_START.search(text, max(at, found.start() - NEAR), found.start()):
            yield found.start()


def described(text: str, at: int, end: int, kind: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the offsets at which a note that begins at ``at`` may end, each with its features. ``end``: of the
    paragraph; ``kind``: the group of ``lost_refs_cues.STARTS`` that matches at ``at``.
    """
    last = limit(text, at, end)
    tokens = tokens_of(text, at, min(end, last + BEHIND))
    note = _Note(text, at, last, end, kind, tokens)
    for number in range(1, len(tokens) + 1):
        before = tokens[number - 1]
        if before.end > last:
            break
        following = tokens[number] if number < len(tokens) else None
        if before.end == last or following is None or following.start >= last or note.may_end(number):
            yield before.end, note.features(number)


def of_none(text: str, start: int, at: int, end: int, kind: str) -> list[str]:
    """Return the features of the decision that no note begins at offset ``at``. ``start``, ``end``: of the paragraph;
    ``kind``: the group of ``lost_refs_cues.STARTS`` that matches at ``at``.
    """
    last = limit(text, at, end)
    # The windows of characters here and below are those with which the weights were trained; other ones need new
    # weights.
    before = tokens_of(text, max(start, at - 60), at)
    tokens = tokens_of(text, at, min(last, at + 300))
    looks = [token.look for token in tokens[:3]] + ["-"] * 3
    signs = bucket(len(cues.PLAIN_SIGNS.findall(text, at, min(last, at + 300))), 0, 1, 2)
    weak = bucket(len(cues.WEAK_SIGNS.findall(text, at, min(last, at + 300))), 0, 1, 2)
    prose = bucket(len(cues.SENTENCE.findall(text, at, min(last, at + 200))), 0, 1, 2)
    out = [
        "none",
        f"none {kind}",
        f"none {kind} signs {signs}",
        f"none {kind} weak {weak}",
        f"none {kind} prose {prose}",
    ]
    out += [f"none {kind} {looks[0]} {looks[1]}", f"none long {bucket(last - at, 15, 30, 60, 120, 300)}"]
    out += [f"none behind {before[-1].look} {before[-1].word if before[-1].look == 'mark' else ''}"] if before else []
    out += [f"none begins {tokens[0].word}"] if tokens else []
    words, first = words_of(text), next((token for token in tokens[:3] if token.look[0].isalpha()), None)
    if first:
        second = tokens[tokens.index(first) + 1 :]
        frequency = words.frequency(first)
        glued = min(4, words.glued[first.word])
        out += [
            f"none glued {glued} {frequency}",
            f"none {kind} {frequency}",
            f"none {frequency} prose {prose} signs {signs}",
        ]
        out += [f"none begins {first.word} {second[0].word}", f"none {frequency} {second[0].look}"] if second else []
    if before and first and kind in ("word", "name"):
        joined = bucket(words.counts[before[-1].word + first.word], 1, 2)
        out += [f"none joined {joined}", f"none joined {joined} {words.frequency(before[-1])} {words.frequency(first)}"]
    if before:
        out += [f"none behind {before[-1].look} {looks[0]}", f"none behind {before[-1].word}"]
        out += [f"none behind {' '.join(token.look for token in before[-2:])} {kind}"]
    out += [f"none quotation {text.count(chr(34), start, at) % 2} {text[at] == chr(34)}"]
    return out


@cache
def weights() -> Mapping[str, float]:
    """Return name -> weight of the features that describe a place where a note may end, fitted to known notes."""
    text = files("wikibinder.parser").joinpath("data/note_ends.json").read_text("utf-8")
    found: dict[str, float] = json.loads(text)["weights"]
    return found


class _Note:
    """A note that may begin at offset ``at`` and ends at ``last`` at the latest; computes the features of each gap
    between its ``tokens``. ``end``: of the paragraph; ``kind``: the group of ``lost_refs_cues.STARTS`` at ``at``.
    """

    def __init__(self, text: str, at: int, last: int, end: int, kind: str, tokens: list[Token]) -> None:
        self.text, self.at, self.last, self.end, self.kind, self.tokens = text, at, last, end, kind, tokens
        until = tokens[-1].end if tokens else at
        self.signs = [found.end() for found in cues.PLAIN_SIGNS.finditer(text, at, until)]
        self.weak = [found.end() for found in cues.WEAK_SIGNS.finditer(text, at, until)]
        self.prose = [found.end() for found in cues.SENTENCE.finditer(text, at, until)]
        self.begun = list(_begun(text, at, last))
        self.page = words_of(text)
        self.shape = " ".join(token.look for token in tokens[:2])
        # Running sums: the features of each gap then take constant time, not time in proportion to the length of the
        # note.
        self.small = [0, *accumulate(token.look == "small" for token in tokens)]
        self.words = [0, *accumulate(token.look[0].isalpha() for token in tokens)]
        self.quotes = [0, *accumulate(token.look == '"' for token in tokens)]
        depth = {"(": 1, ")": -1}
        self.brackets = [0, *accumulate(depth.get(token.look, 0) for token in tokens)]
        self.stops = [0, *accumulate(token.look == "." for token in tokens)]
        self.passed = Counter[str]()

    def may_end(self, number: int) -> bool:
        """Whether the note may end before the token with this index: there is a space, or a sentence or note follows
        without one.
        """
        before, following = self.tokens[number - 1], self.tokens[number]
        if following.space == "glued":
            behind = self.tokens[number + 1] if number + 1 < len(self.tokens) else None
            # The stop of the sentence is between the note and the next template.
            if following.look in ".;," and behind and behind.space == "glued" and behind.look[0] == "{":
                return True
            return bool(cues.BREAK.match(self.text, before.end, self.last + 3))
        # After a comma the sentence of the article continues behind the note.
        sentence = self.kind in ("stop", "quoted") and "," not in self.text[max(0, self.at - 2) : self.at]
        return not (sentence and following.look == "small" and before.look[0].isalnum())

    def features(self, number: int) -> list[str]:
        """Return the features of the gap before the token with this index. To be called in the order of the gaps,
        because some features count earlier gaps.
        """
        tokens = self.tokens
        # Before the first and after the last token the features name a placeholder, so that every gap has the same
        # number.
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
        return out + self._words(l2, l1, lw, r1, r2, rw) + self._cue_features(l1, r1) + self._counts(number, r1, l1)

    def _words(self, l2: Token, l1: Token, lw: Token, r1: Token, r2: Token, rw: Token) -> list[str]:
        """Return the features of how often the page has the words around a gap. ``l2``, ``l1``: the tokens before it;
        ``r1``, ``r2``: after it; ``lw``, ``rw``: the nearest words on both sides.
        """
        following, last = self.page.frequency(rw), self.page.frequency(lw)
        stop = l1.look in ".,;:)"
        begins = bucket(self.page.first[rw.word], 0, 1, 2, 4)
        pair = bucket(self.page.pairs[l1.word, r1.word], 0, 1, 2)
        behind = bucket(self.page.pairs[r1.word, r2.word], 0, 1, 2)
        return [
            f"next {following} {r1.space} {l1.look}", f"next {following} {r2.look}", f"next {following} {self.kind}",
            f"next {following} after {last} {stop}", f"last {last} {stop} {r1.look}",
            f"begin {self.shape} {l1.look} {r1.look}", f"begin {self.shape} next {following}",
            f"begins {begins} {r1.space} {stop}", f"begins {begins} {following}", f"begins {begins} {l1.look}",
            f"pair {pair}", f"pair {pair} {l1.look} {r1.look}", f"pair {pair} {last} {following}",
            f"behind {behind} {r1.look} {stop}", f"behind {behind} begins {begins}",
            f"two {l2.word} {l1.word}", f"two after {r1.word} {r2.word}",
        ]  # fmt: skip

    def _cue_features(self, l1: Token, r1: Token) -> list[str]:
        """Return the features of the patterns in ``lost_refs_cues`` that match before and after a gap, which is between
        the tokens ``l1`` and ``r1``.
        """
        place, space = l1.end, r1.space if l1.start > self.at else "begins"
        before, after = self.text[max(self.at, place - NEAR) : place], self.text[place : min(self.end, place + NEAR)]
        signs, best = _cues_before(before)
        follows = _cues_after(after)
        passed = self._passed(best, follows, space)
        names = ["names"] if cues.ONLY_NAMES.fullmatch(self.text, self.at, place) else []
        both = [f"{best} {cue}" for cue in follows]
        return [*signs, *follows, *names, best, *both, *passed]

    def _passed(self, best: str, follows: tuple[str, ...], space: str) -> list[str]:
        """Return the features of how many earlier gaps of the note looked like its end, and count this gap for later
        ones. ``best``, ``follows``: this gap's features of the text before and after it; ``space``: its kind.
        """
        counts = [bucket(self.passed[kind], 0, 1, 2) for kind in ("glued", "done", "opened", "wide")]
        out = [
            f"passed {kind} {count}" for kind, count in zip(("glued", "done", "opened", "wide"), counts, strict=True)
        ]
        out += [f"passed {' '.join(counts[:3])}", f"passed {counts[0]} {counts[1]} {best}"]
        self.passed["glued"] += space == "glued"
        self.passed["done"] += best == "ends" and not {"follows 0", "follows 1", "follows 2"} & set(follows)
        self.passed["opened"] += bool({"follows 5", "follows 6", "follows 8"} & set(follows))
        self.passed["wide"] += space == "wide"
        return out

    def _counts(self, number: int, r1: Token, l1: Token) -> list[str]:
        place, at = l1.end, self.at
        signs = bisect_right(self.signs, place)
        weak = bucket(bisect_right(self.weak, place), 0, 1, 2, 3)
        sentences = bisect_right(self.prose, place)
        prose = bucket(sentences, 0, 1, 2, 4)
        source = bucket(signs, 0, 1, 2)
        begun = bucket(bisect_right(self.begun, place - 1), 0, 1, 2)
        long = bucket(place - at, 8, 16, 25, 40, 60, 90, 130, 200, 300, 450, 700)
        next_sign = self.signs[signs] - place if signs < len(self.signs) else 999
        follows = bucket(next_sign, 15, 40, 80, 150)
        since = place - self.signs[signs - 1] if signs else 999
        ahead = bucket(bisect_right(self.prose, place + 70) - sentences, 0, 1)
        far = bucket(bisect_right(self.prose, place + 200) - sentences, 0, 1, 2, 4)
        low = self._share(number, number + WORDS)
        back = self._share(max(0, number - WORDS), number - 1)
        stops = bucket(self.stops[number], 0, 1, 2, 3, 5)
        # An odd number of quotation marks means that the gap is inside a quotation.
        quotes, brackets = self.quotes[number] % 2, max(-1, min(1, self.brackets[number]))
        return [
            f"source {source} prose {prose}", f"weak {weak} prose {prose}", f"source {source} weak {weak} {self.kind}",
            f"begin {self.shape} long {long}", f"begin {self.shape} source {source}",
            f"long {long}", f"long {long} source {source}", f"long {long} prose {prose}",
            f"{self.kind} source {source}",
            f"begun {begun}", f"begun {begun} {r1.space} {r1.look}", f"begun {begun} source {source}",
            f"quotes {quotes}", f"brackets {brackets}",
            f"quotes {quotes} {l1.look} {r1.look}", f"brackets {brackets} {l1.look} {r1.space}",
            f"stops {stops}", f"stops {stops} prose {prose}", f"sign in {follows}",
            f"sign in {follows} source {source}",
            f"since {bucket(since, 0, 3, 10, 30, 998)}", f"since {bucket(since, 0, 3, 10, 30, 998)} {r1.look}",
            f"ahead {ahead} {r1.space}", f"far {far}", f"far {far} prose {prose}", f"low {low} {r1.space}",
            f"low {low} back {back}", f"back {back}", f"low {low} {l1.look}",
            *([f"last {r1.look}", f"last source {source}", "last"] if place == self.last else []),
        ]  # fmt: skip

    def _share(self, first: int, after: int) -> str:
        """Return the share of lower-case words among the words of the tokens from ``first`` to ``after`` (exclusive),
        in fifths, "0" to "5"; "-" if there are fewer than two words.
        """
        after = min(after, len(self.tokens))
        words = self.words[after] - self.words[first] if after > first else 0
        return str((self.small[after] - self.small[first]) * 5 // words) if words > 1 else "-"


# The same gap is described for each of the places before it where a note may begin; its texts are matched once.
@lru_cache(maxsize=1024)
def _cues_before(text: str) -> tuple[tuple[str, ...], str]:
    """Return the features of the patterns that match at the end of the text before a gap, and the best kind of them."""
    ends = [f"ends {number}" for number, cue in enumerate(cues.ENDS) if cue.search(text)]
    may_end = [f"may end {number}" for number, cue in enumerate(cues.MAY_END) if cue.search(text)]
    unfinished = [f"unfinished {number}" for number, cue in enumerate(cues.UNFINISHED) if cue.search(text)]
    return (*ends, *may_end, *unfinished), "ends" if ends else "may end" if may_end else "no end"


@lru_cache(maxsize=1024)
def _cues_after(text: str) -> tuple[str, ...]:
    """Return the features of the patterns that match at the beginning of the text after a gap."""
    return tuple(f"follows {number}" for number, cue in enumerate(cues.FOLLOWS) if cue.match(text))

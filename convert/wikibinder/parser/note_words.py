"""Words of a page that has lost its ``<ref>`` tags: tokens, and how often and where each occurs in the page, for the
features by which the end of a plain-text note is found (``note_ends``).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from wikibinder.parser import lost_refs_cues as cues

TOKEN = re.compile(
    rf"(?P<address>{cues.ADDRESS}|www\.\S+\w)|(?P<mask>[\ue000-\ue00f]+)|(?P<year>{cues.YEAR}(?![\da-zà-þ_]))"
    r"|(?P<range>\d[\d.,:]*[–-]\d[\d.,–-]*(?<=\d))|(?P<number>\d+(?![\da-zà-þ_]))"
    rf"|(?P<month>{cues.MONTH}(?![a-zà-þ]))|(?P<initial>[^\W\d_a-zà-þ](?!\w))"
    r"|(?P<word>[^\W_](?:(?![A-ZÀ-Þ])[\w’'-]|(?<![a-zà-þ]{3})\w)*)|(?P<mark>[^\w\s]|_)"
)
SMALL = re.compile(r"[a-zà-þ]")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
GLUED = re.compile(r"(?:(?<=[^\W_][.!?])|(?<=[.!?][\"”)])|(?<=[a-zà-þ]{3}[,;]))[“\"(]?([A-ZÀ-Þ][\w’'-]+)")
"""Matches text without a space after a stop; group 1: its first word."""
FIRST = re.compile(r"(?:(?:^|\n)[*#:;]* ?|[.!?][\"”’)]? )(?!\d)(\w[\w’'-]*)")
"""Matches the beginning of a sentence or paragraph; group 1: its first word."""
# Begins at the beginning of a word only: the time is linear, also for a text that is one long word.
PAIR = re.compile(r"(?<![\w’'-])(\w[\w’'-]*+) (?=(\w[\w’'-]*))")
"""Matches a word and a space before another word; groups: the two words."""


def bucket(number: int, *bounds: int) -> str:
    """Return the class of a count for a feature: the first of ``bounds`` that is not exceeded, or "more"."""
    return next((str(bound) for bound in bounds if number <= bound), "more")


class Token(NamedTuple):
    """A word, number, punctuation mark or masked template in a page: offsets; ``look``: its form (``small``, ``year``);
    ``word``: casefolded text; ``space``: what precedes it (``glued``: nothing, ``space``, or ``wide``: more).
    """

    start: int
    end: int
    look: str
    word: str
    space: str


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    out: list[Token] = []
    place = start
    for found in TOKEN.finditer(text, start, end):
        space = "glued" if found.start() == place else "space" if found.start() == place + 1 else "wide"
        out.append(Token(found.start(), found.end(), _token_kind(found), found[0].casefold(), space))
        place = found.end()
    return out


def _token_kind(found: re.Match[str]) -> str:
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


class Words(NamedTuple):
    """Statistics of the words of a page, for the features of gaps: ``counts``, number of occurrences of each casefolded
    word; ``glued``, of those directly after a stop without a space; ``first``, of those at the beginning of a sentence
    or paragraph; ``pairs``, of two words with a space between them. ``small``: the words in lower case.
    """

    counts: Counter[str]
    small: frozenset[str]
    glued: Counter[str]
    first: Counter[str]
    pairs: Counter[tuple[str, str]]

    def frequency(self, token: Token) -> str:
        """Return a feature: whether the page has the word in lower case, and an upper bound of its number of
        occurrences (``small 4``, ``name 0``, ``name more``); the token's ``look`` if it is no word.
        """
        if not token.word[:1].isalpha() or token.look in ("month", "address"):
            return token.look
        rare = bucket(self.counts[token.word], 0, 1, 2, 4, 10)
        return f"{'small' if token.word in self.small else 'name'} {rare}"

    def is_name(self, first: str, second: str) -> bool:
        """Whether two words with nothing between them are probably one name with a capital inside (*PlayStation*)."""
        return not self.counts[first.casefold()] or self.counts[(first + second).casefold()] > 1


@lru_cache(maxsize=2)
def words_of(text: str) -> Words:
    """Return the statistics of the words of a page. ``text``: its wikitext from
    :func:`wikibinder.parser.lost_refs_mask.mask`.
    """
    words = WORD.findall(text)
    glued = Counter(word.casefold() for word in GLUED.findall(text))
    first = Counter(word.casefold() for word in FIRST.findall(text))
    pairs = Counter((one.casefold(), other.casefold()) for one, other in PAIR.findall(text))
    small = frozenset(word for word in words if word[0].islower())
    return Words(Counter(word.casefold() for word in words), small, glued, first, pairs)

"""Fit the weights by which the end of a note is found (``wikibinder/parser/note_ends.py``), and judge them.

    python tests/tools/note_ends.py PAIRS.tsv [--write]

PAIRS.tsv is that of ``tests/bench/seedform_notes.py``: articles in the old form beside their wikitext, whose ``<ref>``
tags tell where the notes are. Each place where a note may begin is an example: its features are those of
``note_ends.described``, the right answer is the gap where the note ends, or that there is none. The weights are those
of a log-linear model, fitted by stochastic gradient descent (AdaGrad) with a penalty on large weights, and averaged.

Printed: of the articles of one half, drawn by a seeded generator, how many places are answered rightly by weights that
were fitted to the other half, and the other way round. ``--write`` fits the weights to all articles and writes
``convert/wikibinder/parser/data/note_ends.json``. The same articles give the same weights.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from bisect import bisect_left
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import seedform_notes
from wikibinder import readers
from wikibinder.model.diagnostics import Diagnostics
from wikibinder.parser import lost_refs, note_ends
from wikibinder.parser import lost_refs_cues as cues
from wikibinder.readers.source import Source

if TYPE_CHECKING:
    import re

TARGET = Path(__file__).resolve().parents[2] / "convert/wikibinder/parser/data/note_ends.json"
SOURCE = (
    "99 articles of the English Wikipedia in the form of wp2txt 0.4 to 0.6, beside their wikitext; "
    "fitted by tests/tools/note_ends.py"
)
SEED = 1
PASSES = 8
FIRST_COUNTED = 2
"""Passes before those whose weights are averaged."""
RATE = 0.25
PENALTY = 0.03
LEAST_EXAMPLES = 3
"""Examples in which a feature must be to have a weight."""
LEAST_WEIGHT = 0.02


class Example(NamedTuple):
    """A place where a note may begin: the features of each answer, and the number of the right one; 0: no note."""

    article: str
    answers: list[list[str]]
    right: int


def examples(article: str, page_text: str, raw: str) -> list[Example]:
    """The places of an article in standard wikitext where a note of plain text may begin."""
    text, places = _letters(page_text)
    original, notes = seedform_notes.letters(seedform_notes.LOST.sub("", raw))
    truth = {span.start: span for span in seedform_notes.carried_over(original, notes, text)}
    places.append(len(page_text))
    masked = lost_refs.mask(page_text)
    out: list[Example] = []
    for start, end, _ in lost_refs.paragraphs(masked):
        place = start
        while found := cues.STARTS.search(masked, place, end):
            span = truth.get(bisect_left(places, found.start()))
            gap = (places[span.end - 1] + 1, places[span.end]) if span else (0, 0)
            kind = str(found.lastgroup)
            if kind in lost_refs.PLAIN and lost_refs.goes_on(masked, start, found.start(), end, kind):
                place = found.start() + 1
                continue
            place = max(found.end(), found.start() + 1, gap[0])
            if kind in lost_refs.PLAIN:
                example = _example(article, masked, (start, end), found, gap)
                out += [example] if example else []
    return out


def _example(
    article: str, masked: str, paragraph: tuple[int, int], found: re.Match[str], gap: tuple[int, int]
) -> Example | None:
    start, end = paragraph
    at, kind = found.start(), str(found.lastgroup)
    described = list(note_ends.described(masked, at, end, kind))
    right = next((number for number, (place, _) in enumerate(described, 1) if gap[0] <= place <= gap[1]), 0)
    if gap[1] and not right:
        return None
    none = note_ends.of_none(masked, start, at, end, kind)
    return Example(article, [none, *(features for _, features in described)], right)


def _letters(wikitext: str) -> tuple[str, list[int]]:
    """The letters and digits that are no markup, as the measure counts them, and the place of each."""
    out: list[str] = []
    places: list[int] = []
    place = 0
    for found in [*seedform_notes.TOKEN.finditer(wikitext), None]:
        pieces = [(place, wikitext[place : found.start()] if found else wikitext[place:])]
        if found and found.lastgroup in ("label", "words"):
            pieces.append((found.start(found.lastgroup), found[found.lastgroup]))
        for base, piece in pieces:
            for offset, character in enumerate(piece):
                letters = character.casefold() if character.isalnum() else ""
                out.append(letters)
                places += [base + offset] * len(letters)
        place = found.end() if found else place
    return "".join(out), places


def fitted(chosen: list[Example]) -> dict[str, float]:
    """The weights that answer the examples best."""
    counts = Counter(feature for example in chosen for feature in {f for answer in example.answers for f in answer})
    names = sorted(feature for feature, count in counts.items() if count >= LEAST_EXAMPLES)
    numbers = {name: number for number, name in enumerate(names)}
    data = [([[numbers[f] for f in answer if f in numbers] for answer in e.answers], e.right) for e in chosen]
    weights, squares, sums = [0.0] * len(names), [0.01] * len(names), [0.0] * len(names)
    generator = random.Random(SEED)  # noqa: S311 - the order of examples
    for number_of_pass in range(PASSES):
        generator.shuffle(data)
        for answers, right in data:
            for number, loss in _slopes(weights, answers, right).items():
                slope = loss + PENALTY * weights[number]
                squares[number] += slope * slope
                weights[number] -= RATE * slope / math.sqrt(squares[number])
        if number_of_pass >= FIRST_COUNTED:
            sums = [total + weight for total, weight in zip(sums, weights, strict=True)]
    mean = [total / (PASSES - FIRST_COUNTED) for total in sums]
    return {name: round(mean[n], 2) for name, n in numbers.items() if abs(mean[n]) >= LEAST_WEIGHT}


def _slopes(weights: list[float], answers: list[list[int]], right: int) -> dict[int, float]:
    """The gradient of the loss of one example."""
    sums = [sum([weights[number] for number in answer]) for answer in answers]
    most = max(sums)
    shares = [math.exp(value - most) for value in sums]
    total = sum(shares)
    slopes: dict[int, float] = dict.fromkeys(answers[right], -1.0)
    for answer, share in zip(answers, shares, strict=True):
        if share > total / 10_000:
            for number in answer:
                slopes[number] = slopes.get(number, 0.0) + share / total
    return slopes


def judged(weights: dict[str, float], chosen: list[Example]) -> Counter[str]:
    """How many of the examples are answered rightly."""
    out: Counter[str] = Counter()
    for example in chosen:
        sums = [sum([weights.get(feature, 0.0) for feature in answer]) for answer in example.answers]
        answer = sums.index(max(sums))
        kind = "notes" if example.right else "no notes"
        out[kind] += 1
        out[f"{kind} right"] += answer == example.right
        out[f"{kind} taken for the other"] += (answer == 0) != (example.right == 0)
    return out


def read(pairs: Path) -> list[Example]:
    """The examples of all articles."""
    out: list[Example] = []
    for line in pairs.read_text(encoding="utf-8").splitlines():
        old, raw = (pairs.parent / name for name in line.split("\t"))
        for page in readers.read(Source(str(old), old), Diagnostics()):
            restored = readers.restore(page, Diagnostics())
            out += examples(old.stem, restored.wikitext, raw.read_text(encoding="utf-8"))
    return out


def halves(chosen: list[Example]) -> tuple[list[Example], list[Example]]:
    """The examples of one half of the articles, and of the other."""
    articles = sorted({example.article for example in chosen})
    random.Random(SEED).shuffle(articles)  # noqa: S311
    first = set(articles[::2])
    return [e for e in chosen if e.article in first], [e for e in chosen if e.article not in first]


def main(arguments: list[str]) -> None:
    """Judge the weights on either half, and write those of all articles."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights fitted to all articles")
    options = parser.parse_args(arguments)
    chosen = read(options.pairs)
    first, second = halves(chosen)
    for known, unseen in ((first, second), (second, first)):
        print(f"fitted to {len(known)} places; of {len(unseen)} others: {dict(judged(fitted(known), unseen))}")
    if options.write:
        weights = json.dumps(fitted(chosen), ensure_ascii=False, indent=0, sort_keys=True)
        TARGET.write_text(f'{{"source": {json.dumps(SOURCE)},\n"weights": {weights}}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

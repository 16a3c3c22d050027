"""Fit the weights by which the end of a note is found (``wikibinder/parser/note_ends.py``), and judge them.

    python tests/tools/note_ends.py PAIRS.tsv [--more FOLDER] [--write]

PAIRS.tsv is that of ``tests/bench/seedform_notes.py``: articles in the old form beside their wikitext, whose ``<ref>``
tags tell where the notes are. ``--more`` names a folder of further articles in wikitext (``*.wiki``), of which the old
form is made first (``old_form.py``). Each place where a note may begin is an example: its features are those of
``note_ends.described``, the right answer is the gap where the note ends, or that there is none. The weights are those
of a log-linear model of all answers of an article together (a semi-Markov conditional random field), fitted by
stochastic gradient descent (AdaGrad) with a penalty on large weights, and averaged.

Printed: recall and precision, as ``tests/bench/seedform_notes.py`` measures them, of each quarter of the pairs, drawn
by a seeded generator, by weights fitted to the other three quarters and to the further articles, among which no article
of the pairs may be. ``--write`` fits the weights to all articles and writes
``convert/wikibinder/parser/data/note_ends.json``. The same articles give the same weights. numpy must be installed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import seedform_notes
from tests.tools import old_form
from wikibinder import readers
from wikibinder.model.diagnostics import Diagnostics
from wikibinder.parser import lost_refs, note_ends
from wikibinder.parser.lost_refs_mask import mask
from wikibinder.readers.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).resolve().parents[2] / "convert/wikibinder/parser/data/note_ends.json"
SOURCE = (
    "97 articles of the English Wikipedia in the form of wp2txt 0.4 to 0.6, beside their wikitext, and 193 more of "
    "which the form was made from wikitext (in the repositories piskvorky/gensim, patrickfrey/strusWikipediaSearch, "
    "shilad/wikibrain, dbpedia/extraction-framework, dijs/infobox-parser, molybdenum-99/infoboxer, "
    "nishidy/ParseWikipediaXML, nricciar/wikicloth, ameyapat/Wikipedia-parser-indexer-tokenizer, "
    "paulgoetze/wikipedia-vandalism-detection, delip/wikixmlj, sweble/sweble-wikitext and wikipedia2vec/wikipedia2vec "
    "on GitHub); fitted by tests/tools/note_ends.py"
)
SEED = 1
QUARTERS = 4
PASSES = 24
FIRST_COUNTED = 2
"""Passes before those whose weights are averaged."""
RATE = 0.25
PENALTY = 0.0005
DROPPED = 0.5
"""Share of the features that are left out (drawn again for each article of each pass), so that no weight depends on the
other features of its place."""
LEAST_ARTICLES = 4
"""Articles in which a feature must be to have a weight."""
LEAST_WEIGHT = 0.03
MOST_ANSWERS = 70
"""Gaps of a place that are compared, and all up to the right one."""


@dataclass(slots=True)
class Places:
    """The places of an article where a note may begin, in order.

    Each has some answers: ends of the note, or that there is none. ``features`` are those of all answers, one after the
    other, as numbers; ``answers`` is the offset of each answer among them, ``first`` the number of the first answer of
    each place, ``right`` that of the right one, counted from there. ``following`` is the number of the place that comes
    next after an answer.
    """

    article: str
    features: array[int] = field(default_factory=lambda: array("i"))
    answers: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    following: list[int] = field(default_factory=list)

    def add(self, place: lost_refs.NotePlace, right: int, numbers: dict[str, int]) -> None:
        """Add a place with some of its answers; ``numbers`` gives each feature its number."""
        self.first.append(len(self.answers))
        self.right.append(right)
        for _, features in place.ends:
            self.answers.append(len(self.features))
            self.features.extend([numbers.setdefault(feature, len(numbers)) for feature in dict.fromkeys(features)])


# ---------------------------------------------------------------- the examples


def places_of(article: str, page_text: str, original: str, numbers: dict[str, int]) -> Places:
    """The places of an article in standard wikitext; ``original`` has the ``<ref>`` tags."""
    text, at = _letters(page_text)
    truth = seedform_notes.carried_over(*seedform_notes.letters(original), text)
    gaps = {span.start: (at[span.end - 1] + 1, [*at, len(page_text)][span.end]) for span in truth}
    masked = mask(page_text)
    out = Places(article)
    starts: list[int] = []
    ends: list[int] = []
    behind = 0
    for start, end, _ in lost_refs.paragraphs(masked):
        for place in lost_refs.places(masked, start, start, end):
            gap = gaps.get(bisect_left(at, place.at)) if place.at >= behind else None
            answered = _answered(place, gap)
            right = _nearest(answered.ends, gap) if gap else 0
            behind = max(behind, answered.ends[right][0])
            out.add(answered, right, numbers)
            starts.append(place.at)
            ends += [max(stop, place.after) for stop, _ in answered.ends]
    out.following = [bisect_left(starts, end) for end in ends]
    return out


def _answered(place: lost_refs.NotePlace, gap: tuple[int, int] | None) -> lost_refs.NotePlace:
    """The place without the ends that are far behind the right one; with one, if a note that begins there is lost."""
    if not gap and place.ends[0][0] > place.at:
        return place._replace(ends=[(place.ends[0][0], [])])
    kept = [end for number, end in enumerate(place.ends) if number <= MOST_ANSWERS or (gap and end[0] <= gap[1])]
    return place._replace(ends=kept)


def _nearest(ends: list[tuple[int, list[str]]], gap: tuple[int, int]) -> int:
    """The number of the end that is in a gap, or nearest to it; the first is no end, unless it is the only one."""
    distances = [max(gap[0] - end, end - gap[1], 0) for end, _ in ends]
    return distances.index(min(distances[1:] or distances), min(1, len(ends) - 1))


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


# ---------------------------------------------------------------- the weights

Numbers = NDArray[np.float64]


def fitted(articles: list[Places], names: list[str]) -> dict[str, float]:
    """The weights that answer the places of the articles best; ``names`` are those of the features."""
    chosen = [article for article in articles if article.features]
    used = _common(chosen, len(names))
    weights, squares, mean = np.zeros(len(names)), np.full(len(names), 0.01), np.zeros(len(names))
    generator = random.Random(SEED)  # noqa: S311 - the order of articles
    drawn = np.random.default_rng(SEED)
    for number_of_pass in range(PASSES):
        generator.shuffle(chosen)
        for article in chosen:
            kept = (drawn.random(len(names)) >= DROPPED) / (1 - DROPPED) * used
            slopes = _slopes(weights * kept, article) * kept
            squares += slopes * slopes
            weights -= RATE * slopes / np.sqrt(squares)
        if number_of_pass >= FIRST_COUNTED:
            mean += weights / (PASSES - FIRST_COUNTED)
    return {names[n]: round(float(mean[n]), 2) for n in np.flatnonzero(abs(mean) >= LEAST_WEIGHT)}


def _common(articles: list[Places], size: int) -> Numbers:
    """1 for each feature that is in enough articles, 0 for the others."""
    counts = np.zeros(size)
    for article in articles:
        counts[np.unique(np.array(article.features))] += 1
    return np.where(counts >= LEAST_ARTICLES, 1.0, 0.0)


def _slopes(weights: Numbers, article: Places) -> Numbers:
    """The gradient of the loss of one article: of the negative logarithm of the likelihood, and of the penalty."""
    features, answers = np.array(article.features), np.array(article.answers)
    lengths = np.diff(answers, append=len(features))
    sums = np.zeros(len(answers))
    sums[lengths > 0] = np.add.reduceat(weights[features], answers[lengths > 0])
    surplus = np.repeat(_surplus(sums, article), lengths)
    judged = np.count_nonzero(np.diff(article.first, append=len(answers)) > 1)
    return np.bincount(features, weights=surplus, minlength=len(weights)) + PENALTY * judged * weights


def _surplus(sums: Numbers, article: Places) -> Numbers:
    """The likelihood of each answer among all ways through the article, less 1 for each answer of the right way."""
    first, following = [*article.first, len(sums)], np.array(article.following)
    size = len(article.first)
    behind, reached, out = np.zeros(size + 1), np.zeros(size + 1), np.zeros(len(sums))
    shares: list[Numbers] = []
    for place in reversed(range(size)):
        values = sums[first[place] : first[place + 1]] + behind[following[first[place] : first[place + 1]]]
        most = values.max()
        powers = np.exp(values - most)
        behind[place] = most + np.log(powers.sum())
        shares.append(powers / powers.sum())
    reached[0] = 1
    for place, share in enumerate(reversed(shares)):
        answers = slice(first[place], first[place + 1])
        out[answers] = share * reached[place]
        np.add.at(reached, following[answers], out[answers])
    place = 0
    while place < size:
        right = first[place] + article.right[place]
        out[right] -= 1
        place = int(following[right])
    return out


# ---------------------------------------------------------------- the articles


def read(pairs: Path, more: Path | None, numbers: dict[str, int]) -> Iterator[Places]:
    """The places of all articles; those of the pairs are named by their file in the old form."""
    for old, raw in paths(pairs):
        original = seedform_notes.LOST.sub("", raw.read_text(encoding="utf-8"))
        yield places_of(str(old), _restored(old), original, numbers)
    for path in sorted(more.glob("*.wiki")) if more else ():
        yield _derived(path, numbers)


def paths(pairs: Path) -> list[tuple[Path, Path]]:
    """The two files of each article."""
    lines = [line.split("\t") for line in pairs.read_text(encoding="utf-8").splitlines()]
    return [(pairs.parent / old, pairs.parent / raw) for old, raw in lines]


def _derived(path: Path, numbers: dict[str, int]) -> Places:
    """The places of an article of which the old form is made first."""
    marked = old_form.marked(path.stem, path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder) / "old.txt"
        old.write_text(marked.replace("<ref>", "").replace("</ref>", ""), encoding="utf-8")
        return places_of(path.stem, _restored(old), marked, numbers)


def _restored(old: Path) -> str:
    """The articles of a file in the old form, in standard wikitext."""
    pages = readers.read(Source(str(old), old), Diagnostics())
    return "\n".join(readers.restore(page, Diagnostics()).wikitext for page in pages if page.lost_refs)


# ---------------------------------------------------------------- the judgement


def judged(pairs: list[tuple[Path, Path]], weights: dict[str, float]) -> Counter[str]:
    """How many notes of some articles there are, are found, are missed and are made up with some weights."""
    out: Counter[str] = Counter()
    with patch.object(note_ends, "weights", lambda: weights):
        for old, raw in pairs:
            compared = seedform_notes.compare(old, raw.read_text(encoding="utf-8"))
            out.update(true=len(compared.truth), found=len(compared.found))
            out.update(missed=len(compared.missed), made_up=len(compared.made_up))
    return out


def quarters(pairs: list[tuple[Path, Path]]) -> list[list[tuple[Path, Path]]]:
    """The articles of the pairs, drawn into four parts."""
    drawn = sorted(pairs)
    random.Random(SEED).shuffle(drawn)  # noqa: S311
    return [drawn[number::QUARTERS] for number in range(QUARTERS)]


def main(arguments: list[str]) -> None:
    """Judge the weights on each quarter of the pairs, and write those of all articles."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--more", type=Path, help="a folder of further articles in wikitext")
    parser.add_argument("--write", action="store_true", help="write the weights fitted to all articles")
    options = parser.parse_args(arguments)
    numbers: dict[str, int] = {}
    articles = list(read(options.pairs, options.more, numbers))
    names = list(numbers)
    total: Counter[str] = Counter()
    for part in quarters(paths(options.pairs)):
        unseen = {str(old) for old, _ in part}
        total += judged(part, fitted([article for article in articles if article.article not in unseen], names))
    recall, precision = 1 - total["missed"] / total["true"], 1 - total["made_up"] / total["found"]
    print(f"held out: notes {total['true']}, found {total['found']}, recall {recall:.1%}, precision {precision:.1%}")
    if options.write:
        weights = json.dumps(fitted(articles, names), ensure_ascii=False, separators=(",\n", ":"), sort_keys=True)
        TARGET.write_text(f'{{"source": {json.dumps(SOURCE)},\n"weights": {weights}}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

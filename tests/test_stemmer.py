"""PyStemmer gives the same stems as the stemmer in Python, so that the search index does not depend on it."""

from __future__ import annotations

import importlib
import random
import string

import pytest
import snowballstemmer
import Stemmer

WORDS = [
    "light", "lights", "lighting", "lighthouse", "national", "nationality", "relational", "conditional",
    "generously", "skies", "dying", "flies", "häuser", "straßen", "größte", "œuvres", "naïveté", "vérités",
    "aujourd’hui", "corazón", "niñas", "água", "irmãos", "città", "perché", "дома", "книгами", "ελληνικά",
    "çalışmalar", "książkami",
]  # fmt: skip


@pytest.mark.parametrize("language", sorted({*snowballstemmer.algorithms()} & {*Stemmer.algorithms()}))
def test_the_same_stems(language: str) -> None:
    module = importlib.import_module(f"snowballstemmer.{language}_stemmer")
    plain = getattr(module, f"{''.join(map(str.capitalize, language.split('_')))}Stemmer")()
    chance = random.Random(7)  # noqa: S311  (words, no secret)
    letters = string.ascii_lowercase + "äöüßéèçñõåøžш"
    made = ["".join(chance.choices(letters, k=chance.randint(1, 14))) for _ in range(300)]
    fast = Stemmer.Stemmer(language)
    words = [*WORDS, *made]
    assert fast.stemWords(words) == [plain.stemWord(word) for word in words]

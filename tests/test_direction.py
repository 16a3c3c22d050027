"""Language and direction of an article, from its source or its letters."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils.core import publish_doctree

from wikibinder.editions.shared import article_language
from wikibinder.editions.shared.article_language import attributes

ARABIC = "شاي وورق (tea)"


@pytest.mark.parametrize(("text", "source", "book", "expected"), [
    ("Tea and paper.", "", "en", ""),
    (ARABIC, "", "en", ' dir="rtl"'),
    (f"Tea and paper ({ARABIC}).", "", "en", ""),
    (ARABIC, "https://fa.wikipedia.org/wiki/X", "en", ' lang="fa" dir="rtl"'),
    ("Tea", "https://fa.wikipedia.org/wiki/X", "en", ' lang="fa" dir="rtl"'),
    (ARABIC, "https://fa.wikipedia.org/wiki/X", "fa", ""),
    (ARABIC, "https://en.wikipedia.org/wiki/X", "de", ' dir="rtl"'),
    ("Tee", "https://de.wikipedia.org/wiki/X", "fa", ' lang="de" dir="ltr"'),
    ("Tea", "https://simple.wikipedia.org/wiki/X", "en_GB", ""),
    ("Tea", "https://commons.wikimedia.org/wiki/X", "en", ""),
    ("Tea", "https://en.example.org/wiki/X", "de", ""),
    (f"{ARABIC} [1]_\n\n.. [1] A note in Latin letters is longer than the text.", "", "en", ' dir="rtl"'),
])  # fmt: skip
def test_an_article_tells_its_language_and_direction(text: str, source: str, book: str, expected: str) -> None:
    assert attributes(publish_doctree(text), {"source": source}, book) == expected


def test_the_outermost_section_alone_has_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_language, "is_converted", lambda _env, _name: True)
    app: Any = SimpleNamespace(env=SimpleNamespace(metadata={"a": {"source": "https://fa.wikipedia.org/wiki/X"}}),
                               config=SimpleNamespace(language="en"))  # fmt: skip
    context = {"body": "<section id='a'><section id='b'></section></section>"}
    article_language.set_attributes(app, "a", "page.html", context, publish_doctree(ARABIC))
    assert context["body"] == "<section lang=\"fa\" dir=\"rtl\" id='a'><section id='b'></section></section>"

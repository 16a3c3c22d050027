"""Notes of a text that has lost its ``<ref>`` tags: found by their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.bench.seedform_notes import Span, carried_over, compare, letters
from tests.textcases import Case, check, load
from tests.tools import old_form
from wikibinder.model.diagnostics import Diagnostics, Position
from wikibinder.model.limits import Bounds, enforced
from wikibinder.model.page import Page
from wikibinder.parser.lost_refs import placed

if TYPE_CHECKING:
    from pathlib import Path

PIECES = (
    "{{cite web|title=A}}", "{{harvnb|Bell|1990}}", "{{dead link}}", "{{unknown|x}}", "{{cite book|\n|title=B}}",
    "<ref>c</ref>", "<ref name=d/>", ".", ",", ";", " ", "\n", "\n\n", "* ", "|", "==", "“", "”", "(", ")", "word",
    "Other", "See also: ", "titled ", "p. 12", "1998", "12 May 2009", "http://g.org/h", "Bell, A. (1990) ",
    "\ue000", "\ue00f",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=50).map("".join)


def page(wikitext: str, line: int = 1) -> Page:
    return Page("T", wikitext, Position("a.txt", line), lost_refs=True)


@pytest.mark.parametrize("case", load("lost_refs"), ids=str)
def test_place_of_notes(case: Case, accept: bool) -> None:
    diagnostics = Diagnostics()
    text = placed(page(case.given), diagnostics).wikitext
    said = [f"{d.position.line} {d.code.label}: {d.excerpt}" for d in diagnostics.found]
    check(case, "\n".join([text, *said]), accept)


@given(TEXTS)
@example("{{cite web|title=A}}\n\n{{cite web|title=A}}{{cite web|title=A}}.Other 1998")
def test_nothing_is_lost_and_lines_are_kept(text: str) -> None:
    diagnostics = Diagnostics()
    after = placed(page(text, 7), diagnostics)
    bare = after.wikitext.replace("<ref>", "").replace("</ref>", "").replace("<ref>", "")
    for words in ("word", "Other", "title=A", "harvnb", "p. 12", "http://g.org/h", "unknown"):
        assert bare.count(words) == text.count(words)
    lines = [after.at(number).line for number in range(after.wikitext.count("\n") + 1)]
    assert lines == sorted(lines)
    assert all(7 <= line <= 7 + text.count("\n") for line in lines)
    assert after.wikitext.count("<ref>") == after.wikitext.count("</ref>")
    assert all(7 <= found.position.line <= 7 + text.count("\n") for found in diagnostics.found)


@pytest.mark.parametrize("piece", [p for p in PIECES if p.strip()] + ["a.B ", "a.Bell 1998, p. 3", ".A", "{{cite web|"])
def test_many_places_are_within_the_bounds_of_a_page(piece: str) -> None:
    """A page of nothing but one place stays within the bounds of a page, so that it is not printed as plain text."""
    text = piece * 1_000
    with enforced(Bounds(), len(text)):
        placed(page(text), Diagnostics())


# ---------------------------------------------------------------- the weights


ARTICLE = """The mill was sold.<ref>Mills of the North, p. 12</ref>. Then it burned.<ref>Bell 1990, p. 3</ref>. Nobody
came,<ref>Reed 1998, p. 5</ref> it is said.
""".replace("\n", " ")


def test_weights_are_fitted_to_notes_that_are_known(tmp_path: Path) -> None:
    note_ends = pytest.importorskip("tests.tools.note_ends", reason="needs numpy", exc_type=ImportError)
    old, raw = tmp_path / "old.txt", tmp_path / "raw.wiki"
    old.write_text("[[Mill]]\n\n" + ARTICLE.replace("<ref>", "").replace("</ref>", ""), encoding="utf-8")
    raw.write_text(ARTICLE, encoding="utf-8")
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text(f"{old.name}\t{raw.name}\n" * 5, encoding="utf-8")
    numbers: dict[str, int] = {}
    articles = list(note_ends.read(pairs, tmp_path, numbers))
    assert [len(article.first) for article in articles] == [3] * 6
    weights = note_ends.fitted(articles, list(numbers))
    judged = note_ends.judged(note_ends.paths(pairs)[:1], weights)
    assert judged == {"true": 3, "found": 3, "missed": 0, "made_up": 0}


# ---------------------------------------------------------------- the old form


def test_old_form_of_wikitext() -> None:
    raw = """{{Infobox}}
The '''mill'''<ref>[http://a.org Mills], p. 3</ref> of [[Ely|the town]].<ref name=a/> <!-- c -->[[Category:Mills]]
* an item
== End ==
{| class=x
| cell
|}
It{{cite web|title=T}} <br/>fell &amp; <ref>
is lost</ref>
"""
    assert old_form.marked("Mill", raw) == (
        "[[Mill]]\n\nCATEGORIES: Mills\n\nThe mill<ref>Mills, p. 3</ref> of the town. Category:Mills\n\n==End==\n\n"
        "It[tpl]cite web|title=T[/tpl] \nfell & [ref]\nis lost[/ref]\n\n"
    )


# ---------------------------------------------------------------- the measure


def test_the_measure_counts_notes_by_their_place(tmp_path: Path) -> None:
    old = "[[Mill]]\n\nThe mill was sold.[tpl]cite web|title=Mills[/tpl] It was the fashion.Then all of it burned.\n"
    raw = "The mill was sold.<ref>{{cite web|title=Mills}}</ref> It was the fashion."
    raw += "<ref>Then all</ref> of it burned.<ref name=a/>"
    path = tmp_path / "old.txt"
    path.write_text(old, encoding="utf-8")
    found = compare(path, raw)
    assert (len(found.truth), len(found.found)) == (2, 1)
    assert [found.text[span.start : span.end] for span in found.missed] == ["thenall"]
    assert found.made_up == []


def test_letters_of_wikitext() -> None:
    assert letters("A [[b|c]] &amp; ''d''<ref>E, f</ref>.<!-- g -->") == ("acdef", [Span(3, 5)])
    assert letters("[tpl]a[/tpl]<ref name=b/>c") == ("ac", [])


def test_a_note_that_is_not_in_the_other_text() -> None:
    text, spans = letters("One two three.<ref>Four</ref> Five<ref>Six</ref>")
    assert carried_over(text, spans, "onetwothreefourfive") == [Span(11, 15)]

"""Notes of a text that has lost its ``<ref>`` tags: found by their place."""

from __future__ import annotations

import re
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
from wikibinder.parser.note_ends import described, of_none, weights

if TYPE_CHECKING:
    from collections.abc import Iterable
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
    reported = [f"{d.position.line} {d.code.label}: {d.excerpt}" for d in diagnostics.found]
    check(case, "\n".join([text, *reported]), accept)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The mill was sold.Bell 1990, p. 3", "text without a space after its sentence is read as a note"),
        (
            "It was the fashion.Then all of it burned in the spring.",
            "text without a space after its sentence is separated from it",
        ),
        ("The mill (mylos{{lsj|mylos}}) was sold.", "a template directly after a word is read as a note"),
        ("The mill was sold.http://a.org/b In May.", "an address directly after a word is read as a note"),
    ],
)
def test_the_message_says_what_was_read(text: str, message: str) -> None:
    diagnostics = Diagnostics()
    placed(page(text), diagnostics)
    assert [found.message for found in diagnostics.found] == [message]


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
    # CPU time grows where other programs share the core: 1,000 of the slowest take three quarters of the bound then.
    text = piece * 600
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


NOTE = "The mill was sold. Bell, A. (1990) “Mills” of the North, p. 12. Then it burned in the spring."


@pytest.mark.parametrize(
    ("end", "features"),
    [
        ("Bell,", "long 8, source 0 prose 0, sign in 40, since more, stops 0, low 0 back -, begun 0 space initial"),
        (
            "(1990)",
            "long 16, weak 1 prose 0, may end, sign in 40, since more, stops 1, low 2 space, brackets 0 ) space",
        ),
        ("of the", "long 40, no end, sign in 15, since more, low 1 space, low 1 small, far 1, small space name"),
        ("p. 12.", "long 60, source 1 prose 0, ends, sign in more, since 3, stops 3, ahead 1 space, passed done 0"),
        (
            "spring.",
            "long 90, source 1 prose 1, since 998, stops 5, ahead 0 end, low - end, passed done 1, passed opened 1",
        ),
    ],
)
def test_features_of_the_end_of_a_note(end: str, features: str) -> None:
    """A number is the bound up to which something is counted: signs, sentences, stops, characters since the last sign,
    words in lower case of five (``low``: after the end, ``back``: before it).
    """
    found = {NOTE[:gap]: names for gap, names in described(NOTE, NOTE.index("Bell"), len(NOTE), "stop")}
    names = next(names for text, names in found.items() if text.endswith(end))
    assert set(features.split(", ")) <= set(names)


def test_features_of_no_note() -> None:
    assert of_none(NOTE, 0, NOTE.index("Bell"), len(NOTE), "stop") == [
        "none", "none stop", "none stop signs 1", "none stop weak 2", "none stop prose 1", "none stop name ,",
        "none long 120", "none behind . ", "none begins bell", "none glued 0 name 1", "none stop name 1",
        "none name 1 prose 1 signs 1", "none begins bell ,", "none name 1 ,", "none behind . name", "none behind .",
        "none behind small . stop", "none quotation 0 False",
    ]  # fmt: skip

    quoted = 'He said "no."Bell 1990, p. 3'
    # The quotation is open at its own end mark, and closed behind it.
    assert "none quotation 1 True" in of_none(quoted, 0, quoted.index('"Bell'), len(quoted), "quoted")
    assert "none quotation 0 False" in of_none(quoted, 0, quoted.index("Bell"), len(quoted), "quoted")


COUNTED = ("begun", "far", "long", "passed done", "passed glued", "sign in", "since", "source", "stops")
ENDLESS = (
    "Bell 1990, p. 3; Reed said it. Then it burned. He told of the mill, and A Mill of 1871 was sold in the spring "
)


@pytest.mark.parametrize("name", COUNTED)
def test_counts_have_the_bounds_that_weights_were_fitted_to(name: str) -> None:
    """A weight of a count that the program does not make would never be used."""

    def bounds(features: Iterable[str]) -> set[str]:
        return {found[1] for feature in features if (found := re.match(rf"{name} (\\d+|more)\\b", feature))}

    texts = (ENDLESS * 12, ENDLESS.replace(". ", ".") * 12, "word " * 300)
    made = [feature for text in texts for _, features in described(text, 0, len(text), "stop") for feature in features]
    assert bounds(made) == bounds(weights())


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

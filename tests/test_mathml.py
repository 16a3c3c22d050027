"""TeX formulas as MathML: only elements and attributes that EPUB and validators accept."""

from __future__ import annotations

import re

import pytest

from wikibinder.editions.epub.xhtml import parse
from wikibinder.editions.html.mathml import mathml

SHOWN = {
    r"{\displaystyle \sum a} + b": "∑a+b",
    r"\tfrac12 + \dfrac34": "12+34",
    r"\begin{align} a &= b \\ c \end{align}": "a=bc",
    r"\begin{alignat}{2} a &= b \\ c \end{alignat}": "a=bc",
    r"\begin{eqnarray} a &=& b \end{eqnarray}": "a=b",
    r"\begin{gather} a \\ b \end{gather}": "ab",
    r"\begin{equation} a \end{equation}": "a",
    r"\begin{smallmatrix} a & b \end{smallmatrix}": "ab",
    r"\sum_{\substack{a \\ b_{1}}} c": "∑ab1c",
    r"\smash[b]{x} \mbox{and} \hbox{or}": "xandor",
    r"\ce{2H2O -> O2}": "2H2O→O2",
    r"x \isin \reals": "x∈ℝ",
}
STYLES = {"displaystyle": {"math", "mstyle", "mtable"}, "scriptlevel": {"mstyle"}}


@pytest.mark.parametrize("tex", SHOWN)
def test_a_formula_is_shown_whole_and_numbered_by_nobody(tex: str) -> None:
    shown = mathml(tex, block=True)
    assert shown is not None
    formula, annotation = parse(shown)[0]
    text = "".join(formula.itertext())
    assert re.sub(r"[\s\u2061-\u2064]", "", text) == SHOWN[tex]
    assert annotation.text == tex


@pytest.mark.parametrize("tex", SHOWN)
def test_styles_stand_where_validators_want_them(tex: str) -> None:
    for element in parse(mathml(tex, block=True) or "").iter():
        for style, where in STYLES.items():
            assert style not in element.attrib or element.tag in where


SPLIT = {
    # after relations and operators, not after a sign, not within brackets
    r"aaaaaaaaaaaaa = -bbbbbbbb + f(x + y)": ["aaaaaaaaaaaaa=", "−bbbbbbbb+", "f(x+y)"],
    # after an arrow with a label, in a group with a style
    r"\mathrm{Uuuuuuuuuu \xrightarrow{n} Npppppppppppp}": ["Uuuuuuuuuu→n", "Npppppppppppp"],
    r"{\displaystyle aaaaaaaaaaaaa < bbbbbbbbbbbbbbbb}": ["aaaaaaaaaaaaa<", "bbbbbbbbbbbbbbbb"],
    # too wide between its relations: also within brackets and after commas
    r"x = [aaaaaaa, bbbbbbbb, cccccccc, ddddddd]": ["x=", "[aaaaaaa,", "bbbbbbbb,", "cccccccc,", "ddddddd]"],
    r"\text{the number of all seats} = n \quad |m|": ["the", "number", "of", "all", "seats=", "n", "|m|"],
    # nowhere to break
    r"\frac{aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}{b}": [],
    r"a = b + c": [],
}


@pytest.mark.parametrize("tex", SPLIT)
def test_a_wide_formula_is_in_pieces_with_one_name(tex: str) -> None:
    group = parse(mathml(tex, block=False) or "")
    found = [re.sub(r"[\s\u2061-\u2064]", "", "".join(piece.itertext())) for piece in group.findall("math")]
    assert found == SPLIT[tex]
    if found:
        assert (group.get("role"), group.get("aria-label"), group.get("dir")) == ("math", tex, "ltr")
        assert len(group.findall("wbr")) == len(found) - 1
        assert all(piece.get("aria-hidden") == "true" for piece in group.findall("math"))


def test_wide_equations_are_lines_in_a_book_with_pages() -> None:
    tex = r"\begin{align} a &= bbbbbbbbbbbbbbbbbbbbbbbbb + cccccccccccccccccccc \\ &= d \end{align}"
    group = parse(mathml(tex, block=True, paged=True) or "")
    assert [child.tag for child in group] == ["math", "wbr", "math", "wbr", "math", "br", "math"]
    assert group.find("math/mstyle") is not None
    assert parse(mathml(tex, block=True) or "").tag == "math"


def test_what_cannot_be_converted_is_none() -> None:
    assert mathml(r"\unknown{x", block=False) is None

"""Every command of MediaWiki's formulas is set in HTML and in Typst: the table is ``tests/cases/texvc.txt``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.textcases import FOLDER
from wikibinder import pandoc
from wikibinder.editions.epub.xhtml import parse
from wikibinder.editions.html.mathml import mathml
from wikibinder.editions.shared.texvc import prepared
from wikibinder.editions.typst import formulas
from wikibinder.editions.typst.compiler import BookCompiler
from wikibinder.editions.typst.tex import current, plain_tex

if TYPE_CHECKING:
    from pathlib import Path

USES = {
    "sign": r"a \{} b",
    "function": r"\{} x + \{}^2 y",
    "one": r"x \{}{{a}} y",
    "two": r"\{}{{a}}{{b}}",
    "between": r"{{a \{} b}} + c \{} d",
    "box": r"\{}{{a b}}",
    "font": r"{{\{} ab}} + \{} c_{{\{}{{d}}}}",
    "size": r"\{}( a \{}\rangle",
    "delimiter": r"\left\{} a \right. \left. a \right\{} \bigl\{}",
    "environment": r"\begin{{{}}}{arguments} a & b \\ c & d \end{{{}}}",
}
"""How the commands of each kind are used."""
ARGUMENTS = {"array": "{cc}", "alignat": "{2}", "alignedat": "{2}"}
OTHERS = (
    r"\sqrt[3]{x}", r"\sideset{_1^2}{_3^4}\prod_a^b", r"\operatorname{Hom}(A)", r"\operatorname*{argmax}_x f",
    r"\cfrac[l]{1}{1 + \cfrac{1}{2}}", r"\color{red}a", r"\sum\limits_{i=0}^n \int\nolimits_a^b",
    r"\bigotimes_{i=1}^n V_i",
    r"\xrightarrow[a]{b}", r"\xleftarrow{b}", r"{}_1F_2", r"\left.\frac{d}{dx}\right|_{x=0}", r"5\,\mathrm{\AA}",
    r"\mathop{\rm tr} A", r"a_{\rm{max}}", r"\left<a\middle|b\right>", r"\left/x\right\backslash", r"a \not= b",
    r"\begin{array}{|c|c|} \hline a & b \\ \hline \end{array}", r"\begin{matrix} \rm a & b \\ \bf c & d \end{matrix}",
    r"\ce{H2O}", r"\ce{SO4^2- + Ba^2+ -> BaSO4 v}", r"\ce{A <=>[\ce{a}][b] B}", r"\ce{^{227}_{90}Th+}",
    r"\ce{CO3^2-_{(aq)}}", r"\ce{\mu-Cl}", r"\ce{A\bond{-}B}", r"\ce{\ca 1 mol}", r"\ce{$n$ H2O}", r"50% \% %",
    r"\color{RoyalBlue}\text{b}", r"\color[rgb]{1,0,0}x", r"\textcolor{Red}{b}", r"\surd", r"\sqrt[n]{}",
    r"\tilde \mathcal{M} + \hat\mathbf{x}", r"\mathop{\rm cos}\nolimits^2 x", r"a\kern{1.5mu}b\mkern-3mu c",
    r"\ce{A-B=C#D}", r"\ce{A\bond{#}D}", r"\ce{Fe^n+ + e^{-}}", r"\ce{$V$^{4'}_{Ti}}", r"\pu{1.2 kg}",
    r"\ce{a {b \color{red} c} d}", r"\ce{\raise{1em}{-}\rlap{120}}", r"\overarc{AB}",
    r"\begin{gather} a \\ b \end{gather}", r"\begin{equation} a \end{equation}",
)  # fmt: skip


def table() -> dict[str, str]:
    """A formula for each command of the table."""
    found: dict[str, str] = {}
    for part in re.split(r"^\[", (FOLDER / "texvc.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]:
        kind, _, names = part.partition("]")
        for name in names.split():
            found[f"{kind} {name}"] = USES[kind].format(*[name] * 9, arguments=ARGUMENTS.get(name, ""))
    return found


FORMULAS = {**table(), **{formula: formula for formula in OTHERS}}


def test_the_table_is_read() -> None:
    assert len(FORMULAS) > 600
    assert FORMULAS["environment alignat"] == r"\begin{alignat}{2} a & b \\ c & d \end{alignat}"
    assert FORMULAS["two frac"] == r"\frac{a}{b}"


def test_html_sets_every_command() -> None:
    shown = {name: mathml(tex, block=False) for name, tex in FORMULAS.items()}
    assert [name for name, found in shown.items() if found is None] == []
    assert [name for name, found in shown.items() if "<merror" in (found or "")] == []


def test_typst_sets_every_command(tmp_path: Path) -> None:
    compiler = BookCompiler(tmp_path, [])
    wanted = [(tex, False) for tex in FORMULAS.values()]
    found = formulas.convert(wanted, tmp_path / "cache.json", compiler.compiles)
    assert [name for name, tex in FORMULAS.items() if not found[tex, False]] == []


@pytest.mark.parametrize(("wiki", "text"), [
    (r"a \cap b \otimes c", "a∩b⊗c"),
    (r"\bigotimes V", "⨂V"),
    (r"\S 5\,\AA", "§5Å"),
    (r"\rm x + {\bf y} z", "x+𝐲z"),
    (r"\begin{vmatrix} a & b \end{vmatrix} \begin{Vmatrix} c \end{Vmatrix}", "|ab|‖c‖"),
    ("50% of \\% a", "50%of%a"),
    (r"\ce{BaSO4 v + H2 ^}", "BaSO4↓+H2↑"),
    (r"\ce{\mu-Cl}", "μ−Cl"),
    (r"\ce{HC#CH + Fe^n+}", "HC≡CH+Fen+"),
    (r"\varliminf \sgn \arccot x", "lim̲sgnarccotx"),
    (r"{n \atop k}", "nk"),
    (r"\cancelto{0}{x}", "x0"),
])  # fmt: skip
def test_what_a_reader_sees(wiki: str, text: str) -> None:
    formula = parse(mathml(wiki, block=False) or "")[0][0]
    assert re.sub(r"[\s\u2061-\u2064]", "", "".join(formula.itertext())) == text


@pytest.mark.parametrize(("wiki", "typst"), [
    (r"a \cap b", "$a ∩ b$"),
    (r"\bigotimes_i V_i", "$⨂_i V_i$"),
    (r"\begin{vmatrix} a & b \end{vmatrix}", '$mat(delim: "|", a, b)$'),
    (r"\begin{Vmatrix} a & b \end{Vmatrix}", '$mat(delim: "‖", a, b)$'),
    (r"\rm H_2O", "$upright(H_2 O)$"),
    (r"\text{sect. times.circle}", '$upright("sect. times.circle")$'),
    (r"\cfrac{1}{2}", "$1 / 2$"),
])  # fmt: skip
def test_what_typst_sets(wiki: str, typst: str) -> None:
    [found] = pandoc.typst_formulas([(plain_tex(wiki), False)])
    assert current(found or "") == typst


def test_what_is_no_tex_stays_as_it_is() -> None:
    assert prepared(r"\unknown{x") == r"\unknown{x"
    assert mathml(r"\unknown{x", block=False) is None
    assert len(prepared(r"\cancelto{0}{" * 3000)) < 200_000


def test_a_command_reads_its_arguments_as_tex_does() -> None:
    found = prepared(r"\cancelto 0 x \label{a}\cancelto{\alpha}\beta")
    assert found.split() == [r"{\cancel{x}^{0}}", r"{\cancel{\beta}^{\alpha}}"]

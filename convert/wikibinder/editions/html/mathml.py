r"""TeX formulas to MathML in the page: no script, no request to another host, the same in HTML and EPUB.

What math-core cannot convert is printed as its source. MediaWiki's own commands (texvc) are known.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from math_core import LatexError, LatexToMathML
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

TEXVC = {
    "and": r"\land", "or": r"\lor", "R": r"\mathbb{R}", "N": r"\mathbb{N}", "Z": r"\mathbb{Z}", "Q": r"\mathbb{Q}",
    "C": r"\mathbb{C}", "H": r"\mathbb{H}", "reals": r"\mathbb{R}", "Reals": r"\mathbb{R}", "cnums": r"\mathbb{C}",
    "Complex": r"\mathbb{C}", "natnums": r"\mathbb{N}", "empty": r"\emptyset", "O": r"\emptyset", "exist": r"\exists",
    "isin": r"\in", "infin": r"\infty", "plusmn": r"\pm", "sdot": r"\cdot", "bull": r"\bullet", "alef": r"\aleph",
    "alefsym": r"\aleph", "image": r"\Im", "real": r"\Re", "weierp": r"\wp", "thetasym": r"\vartheta",
    "rarr": r"\rightarrow", "larr": r"\leftarrow", "harr": r"\leftrightarrow", "lrarr": r"\leftrightarrow",
    "uarr": r"\uparrow", "darr": r"\downarrow", "rArr": r"\Rightarrow", "lArr": r"\Leftarrow",
    "hArr": r"\Leftrightarrow",
    "Rarr": r"\Rightarrow", "Larr": r"\Leftarrow", "Harr": r"\Leftrightarrow", "ang": r"\angle", "sub": r"\subset",
    "sube": r"\subseteq", "supe": r"\supseteq", "part": r"\partial", "lang": r"\langle", "rang": r"\rangle",
    "thicksim": r"\sim", "thickapprox": r"\approx",
    "sect": r"\S", "euro": r"\text{€}", "pagecolor": "", "Alpha": r"\mathrm{A}", "Beta": r"\mathrm{B}",
    "Epsilon": r"\mathrm{E}", "Zeta": r"\mathrm{Z}", "Eta": r"\mathrm{H}", "Iota": r"\mathrm{I}",
    "Kappa": r"\mathrm{K}",
    "Mu": r"\mathrm{M}", "Nu": r"\mathrm{N}", "Omicron": r"\mathrm{O}", "omicron": r"\mathrm{o}", "Rho": r"\mathrm{P}",
    "Tau": r"\mathrm{T}", "Chi": r"\mathrm{X}",
}  # fmt: skip
"""MediaWiki's commands that LaTeX does not have (https://www.mediawiki.org/wiki/Extension:Math/texvc)."""

_CHEMISTRY = re.compile(r"\\ce\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_REWRITTEN = tuple((re.compile(pattern), replacement) for pattern, replacement in (
    (r"\\[mh]box(?![A-Za-z])", r"\\text"),
    (r"\\(begin|end)\{(?:align|flalign)\*?\}", r"\\\1{aligned}"),
    (r"\\begin\{alignat\*?\}\s*\{\d+\}", r"\\begin{aligned}"),
    (r"\\end\{alignat\*?\}", r"\\end{aligned}"),
    (r"\\begin\{eqnarray\*?\}", r"\\begin{array}{rcl}"),
    (r"\\end\{eqnarray\*?\}", r"\\end{array}"),
    (r"\\(begin|end)\{(?:gather|multline)\*?\}", r"\\\1{gathered}"),
    (r"\\(?:begin|end)\{equation\*?\}", ""),
    (r"\\begin\{smallmatrix\}", r"{\\scriptstyle\\begin{matrix}"),
    (r"\\end\{smallmatrix\}", r"\\end{matrix}}"),
    (r"\\substack\s*\{((?:[^{}]|\{[^{}]*\})*)\}", r"{\\begin{matrix}\1\\end{matrix}}"),
    (r"\\smash(?:\[[bt]\])?(?![A-Za-z])", ""),
))  # fmt: skip
"""What math-core does not know, as what it knows."""
_SPECIES = re.compile(r"(?P<arrow><?[-=]+>|<=+>)|(?P<charge>\^\{?[\d+-]+\}?|(?<=[A-Za-z\d)\]])[+-](?![A-Za-z>]))"
                      r"|(?<=[A-Za-z)\]])(?P<count>\d+)|(?P<state>\([a-z]{1,2}\))|(?P<letters>[A-Za-z]+)")  # fmt: skip
_TAG = re.compile(r"</?(\w+)[^>]*>")
_STYLE = re.compile(r' (?:displaystyle|scriptlevel)="[^"]*"')
_STYLED = ("mstyle", "mtable")
_ARROWS = {"->": r"\rightarrow ", "<-": r"\leftarrow ", "<->": r"\leftrightarrow ", "<=>": r"\rightleftharpoons "}


def chemistry(formula: str) -> str:
    r"""The inside of ``\ce{…}`` as plain TeX: letters upright, numbers lowered, charges raised, arrows."""
    return "{" + _SPECIES.sub(_species, formula) + "}"


def _species(match: re.Match[str]) -> str:
    text = match[0]
    if match["arrow"]:
        return _ARROWS.get(text, r"\rightarrow ")
    if match["charge"]:
        return "^{" + text.strip("^{}") + "}"
    if match["count"]:
        return "_{" + text + "}"
    return r"\mathrm{" + text + "}"


def prepared(tex: str) -> str:
    """TeX without the packages that MediaWiki adds to it; its own commands are left to TEXVC. No wiki numbers the lines
    of a formula.
    """
    tex = _CHEMISTRY.sub(lambda match: chemistry(match[1]), tex)
    for pattern, replacement in _REWRITTEN:
        tex = pattern.sub(replacement, tex)
    return tex


@lru_cache(maxsize=4096)
def mathml(tex: str, *, block: bool) -> str | None:
    """The formula as MathML, its source beside it (alternative text, annotation); None where it cannot be converted."""
    try:
        converted = _converter().convert_with_local_state(prepared(tex), displaystyle=block)
    except LatexError as error:
        logger.info("formula printed as its source: %s (%s)", tex, str(error).splitlines()[0])
        return None
    head, _, rest = converted.partition(">")
    formula = styled(rest.removesuffix("</math>"))
    source = f'<annotation encoding="application/x-tex">{escape(tex)}</annotation>'
    opening = head.replace("<math", f'<math alttext="{escape(tex)}"', 1)
    return f"{opening}><semantics><mrow>{formula}</mrow>{source}</semantics></math>"


def styled(formula: str) -> str:
    """MathML Core lets every element say its style, the MathML of EPUB and of validators ``mstyle`` alone: put one
    round each element that says it.
    """
    if "displaystyle=" not in formula and "scriptlevel=" not in formula:
        return formula
    waiting: list[str] = []

    def wrapped(match: re.Match[str]) -> str:
        tag = match[0]
        if tag.startswith("</"):
            return tag + waiting.pop()
        if match[1] in _STYLED:
            waiting.append("")
            return tag.replace(' scriptlevel="0"', "") if match[1] == "mtable" else tag
        style = "".join(_STYLE.findall(tag))
        end = "</mstyle>" if style else ""
        if not tag.endswith("/>"):
            waiting.append(end)
            end = ""
        return f"<mstyle{style}>{_STYLE.sub('', tag)}{end}" if style else tag

    return _TAG.sub(wrapped, formula)


@lru_cache(maxsize=1)
def _converter() -> LatexToMathML:
    return LatexToMathML(macros=TEXVC, xml_namespace=True, fancy_error=False, allow_unreliable_rendering=True)


def _names(node: nodes.Node) -> bool:
    """Whether a node is part of what names something else."""
    while node.parent is not None and not isinstance(node, nodes.title | nodes.reference | nodes.entry | nodes.section):
        node = node.parent
    if isinstance(node, nodes.entry):
        return isinstance(node.parent.parent, nodes.thead)
    return isinstance(node, nodes.title | nodes.reference)


def visit_math(translator: HTML5Translator, node: nodes.math) -> None:
    """A formula in the line."""
    tex = node.astext()
    shown = mathml(tex, block=False) or f"<code>{escape(tex)}</code>"
    # a heading, a link or a header cell takes its name from its text, and formulas are none
    name = f' role="img" aria-label="{escape(tex)}"' if _names(node) else ""
    translator.body.append(f'<span class="math"{name}>{shown}</span>')
    raise nodes.SkipNode


def visit_displaymath(translator: HTML5Translator, node: nodes.math_block) -> None:
    """A formula by itself, with its number."""
    tex = node.astext()
    translator.body.append(translator.starttag(node, "div", CLASS="math"))
    if node["number"]:
        translator.body.append(f'<span class="eqno">({node["number"]})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    translator.body.append(mathml(tex, block=True) or f"<code>{escape(tex)}</code>")
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Offer the renderer under the name ``mathml``."""
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_displaymath, None))

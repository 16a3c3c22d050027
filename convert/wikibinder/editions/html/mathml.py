"""Converts TeX formulas to MathML in the page, for HTML and EPUB, without scripts and requests to other hosts.

A formula that math-core cannot convert, or that is nested too deeply (with a warning), is printed as its source.
MediaWiki's own commands (texvc) are supported.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from math_core import LatexError, LatexToMathML
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from wikibinder.editions.html.formula_pieces import pieces
from wikibinder.editions.shared.converted import is_converted, is_written
from wikibinder.editions.shared.formula_depth import is_too_deep
from wikibinder.editions.shared.page_bounds import bounds_of
from wikibinder.editions.shared.texvc import prepared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

_TAG = re.compile(r"</?(\w+)[^>]*>")
_STYLE = re.compile(r' (?:displaystyle|scriptlevel)="[^"]*"')
_STYLED = ("mstyle", "mtable")


@lru_cache(maxsize=4096)
def mathml(tex: str, *, block: bool, paged: bool = False) -> str | None:
    """Return a wiki's TeX formula as MathML, with its source as alternative text and annotation; None if it cannot be
    converted. A wide formula is a group of several ``math`` elements, between which a line may break. ``block``: it is
    displayed, not in running text; ``paged``: it is for a book whose pages do not scroll.
    """
    try:
        converted = _converter().convert_with_local_state(prepared(tex), displaystyle=block)
    except LatexError:
        return None
    head, _, rest = converted.partition(">")
    formula = styled(rest.removesuffix("</math>"))
    lines = pieces(formula, paged=paged)
    if len(lines) > 1 or len(lines[0]) > 1:
        return _group(lines, tex, block=block)
    source = f'<annotation encoding="application/x-tex">{escape(tex)}</annotation>'
    opening = head.replace("<math", f'<math alttext="{escape(tex)}"', 1)
    return f"{opening}><semantics><mrow>{formula}</mrow>{source}</semantics></math>"


def _group(lines: Iterable[Iterable[str]], tex: str, *, block: bool) -> str:
    """Return lines of pieces of a formula as one group with the source as its name. The pieces themselves are hidden
    from screen readers: read one by one they are no formula.
    """
    # a displayed formula has its own style also where its pieces are in a line
    before, after = ('<mstyle displaystyle="true">', "</mstyle>") if block else ("", "")
    opening = '<math xmlns="http://www.w3.org/1998/Math/MathML" aria-hidden="true">'
    shown = "<br />".join("<wbr />".join(f"{opening}{before}{part}{after}</math>" for part in line) for line in lines)
    return f'<span class="formula-pieces" role="math" dir="ltr" aria-label="{escape(tex)}">{shown}</span>'


def styled(formula: str) -> str:
    """Return MathML in which the attributes ``displaystyle`` and ``scriptlevel`` of each element are moved to an
    ``mstyle`` around it: MathML Core allows them on all elements, EPUB only on ``mstyle`` (and ``mtable``).
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
    return LatexToMathML(xml_namespace=True, fancy_error=False, allow_unreliable_rendering=True)


def _names(node: nodes.Node) -> bool:
    """Whether a node is in a title, a link or the header of a table, whose text is the name that a screen reader
    reads.
    """
    while node.parent is not None and not isinstance(node, nodes.title | nodes.reference | nodes.entry | nodes.section):
        node = node.parent
    if isinstance(node, nodes.entry):
        return isinstance(node.parent.parent, nodes.thead)
    return isinstance(node, nodes.title | nodes.reference)


def _shown(translator: HTML5Translator, node: nodes.Element, *, block: bool) -> str:
    """Return a formula as MathML; if it is nested too deeply or cannot be converted, log that and return its source as
    HTML. ``block``: it is displayed, not in running text.
    """
    tex = node.astext()
    deep = is_too_deep(tex, bounds_of(translator.config).formula_depth)
    shown = None if deep else mathml(tex, block=block, paged=translator.builder.name == "epub")
    if shown is None:
        # MediaWiki refuses the same formulas and prints their source with an error. Only the limit of nesting is ours.
        report, reason = (logger.warning, "is nested too deeply") if deep else (logger.info, "cannot be converted")
        report(
            "a formula %s and is printed as its source: %s",
            reason,
            tex[:120],
            location=node,
            type="html",
            subtype="math",
        )
        return f"<code>{escape(tex)}</code>"
    return shown


def visit_math(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in running text as MathML; raises SkipNode, as all is written."""
    tex = node.astext()
    shown = _shown(translator, node, block=False)
    # the accessible name of a heading, link or header cell is made from its text, and formulas do not count as text
    name = f' role="img" aria-label="{escape(tex)}"' if _names(node) else ""
    translator.body.append(f'<span class="math"{name}>{shown}</span>')
    raise nodes.SkipNode


def visit_displaymath(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a displayed formula as MathML, with its number; raises SkipNode, as all is written."""
    translator.body.append(translator.starttag(node, "div", CLASS="math"))
    if node["number"]:
        translator.body.append(f'<span class="eqno">({node["number"]})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    translator.body.append(_shown(translator, node, block=True))
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def is_mathml(translator: HTML5Translator, node: nodes.Node) -> bool:
    """Whether a formula is written as MathML: it is on a converted page, and the project does not set another
    renderer.
    """
    return bool(translator.config.wikibinder_formulas) and is_written(translator, node)


def visit_any_math(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in running text: as MathML if ``is_mathml``, otherwise as the project's own renderer does."""
    (visit_math if is_mathml(translator, node) else HTML5Translator.visit_math)(translator, node)


def visit_any_displaymath(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a displayed formula: as MathML if ``is_mathml``, otherwise as the project's own renderer does."""
    (visit_displaymath if is_mathml(translator, node) else HTML5Translator.visit_math_block)(translator, node)


def need_no_script(
    app: Sphinx, name: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Remove the script of another renderer from a page whose formulas are MathML."""
    if app.config.wikibinder_formulas and is_converted(app.env, name):
        context["has_maths_elements"] = False


def setup(app: Sphinx) -> None:
    """Register the renderer under the name ``mathml``, and use it for converted pages."""
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_displaymath, None))
    app.add_node(nodes.math, override=True, html=(visit_any_math, HTML5Translator.depart_math))
    app.add_node(nodes.math_block, override=True, html=(visit_any_displaymath, HTML5Translator.depart_math_block))
    app.connect("html-page-context", need_no_script, priority=400)

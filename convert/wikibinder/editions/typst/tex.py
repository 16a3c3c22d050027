"""Rewrites formulas to the LaTeX that pandoc supports, and pandoc's output to the syntax of the current Typst."""

from __future__ import annotations

import re

from wikibinder.editions.shared.texvc import Templates, group_round, prepared, renamed, with_arguments

NEAR = {
    "boxed": "", "fbox": r"\text", "cancel": "", "bcancel": "", "xcancel": "", "nonumber": "", "notag": "",
    "limits": "", "nolimits": "", "tbinom": r"\binom", "dbinom": r"\binom", "lvertneqq": r"\lneqq",
    "gvertneqq": r"\gneqq", "ngeqq": r"\ngeq", "nleqq": r"\nleq", "nsubseteqq": r"\nsubseteq",
    "nsupseteqq": r"\nsupseteq", "varsubsetneqq": r"\subsetneqq", "varsupsetneq": r"\supsetneq",
    "varsupsetneqq": r"\supsetneqq", "surd": r"\text{√}",
}  # fmt: skip
"""Name of a command that pandoc does not support -> LaTeX of a similar command; "" removes the command and leaves its
argument.
"""

NEAR_WITH_ARGUMENTS: Templates = {
    "cfrac": (2, r"\frac{#1}{#2}"),
    "phantom": (1, r"\quad"),
    "hphantom": (1, r"\quad"),
    "vphantom": (1, ""),
    "textcolor": (2, "{#2}"),
    "color": (1, ""),
}
"""Name of a command that pandoc does not support -> number of its arguments, and LaTeX that replaces it."""

INFIX = {"over": r"\frac{%s}{%s}", "atop": r"\begin{matrix}%s\\%s\end{matrix}"}
"""Name of a command of plain TeX between two parts, which extend to the ends of the group -> LaTeX with a ``%s`` for
each part.
"""

FONTS = {"rm": "mathrm", "bf": "mathbf", "it": "mathit", "sf": "mathsf", "tt": "mathtt", "cal": "mathcal"}
"""Name of a font command of plain TeX, which applies to the end of the group or table cell -> name of the LaTeX command
with an argument.
"""

# Maximum number of plain TeX's infix and font commands in one formula.
MOST_SWITCHES = 100

_SWITCH = re.compile(rf"\\(?:({'|'.join(INFIX)})|({'|'.join(FONTS)}))(?![A-Za-z])")
_OPTION = re.compile(r"(\\(?:cfrac|(?:text)?color)(?![A-Za-z]))\s*\[\w*\]")
_EMPTY_ROOT = re.compile(r"(\\sqrt(?:\[[^\[\]]*\])?)\s*\{\s*\}")
_ACCENT = re.compile(
    r"\\(?:tilde|hat|bar|vec|d?dot|check|breve|acute|grave|mathring|wide(?:tilde|hat)|(?:over|under)line)(?![A-Za-z])"
    r"\s*(?=\\[A-Za-z]+\s*(\{))"
)
"""Matches an accent directly before a command with an argument in braces (``\\tilde\\mathcal{M}``), without that
command; group 1: the opening brace of the argument.
"""
_BARS = re.compile(r"\\(begin|end)\{vmatrix\}")
_SIZED = re.compile(
    r"\\(?:(left)|(right)|middle|[bB]igg?[lrm]?)(?![A-Za-z])\s*"
    r"(/|\\(?:[uU]parrow|[dD]ownarrow|[uU]pdownarrow|backslash|[lu][lr]corner|[lr]group|[lr]moustache"
    r"|twohead(?:left|right)arrow|rightleftharpoons)(?![A-Za-z]))"
)
"""Matches a size command and a delimiter that pandoc does not support after it. Groups: ``left``, if that is the size
command; ``right``, likewise; the delimiter.
"""
_CELL_END = re.compile(r"\\\\|(?<!\\)&|[{}]")

BARS = {"begin": r"\left|\begin{matrix}", "end": r"\end{matrix}\right|"}
"""``begin`` or ``end`` of the environment ``vmatrix`` (a determinant) -> LaTeX that replaces it: a matrix without
delimiters between bars. pandoc would convert ``vmatrix`` to a matrix with a delimiter that Typst rejects.
"""

SIGNS = {
    'delim: "||"': 'delim: "‖"',
    "quote.angle.l.double": "«", "quote.angle.r.double": "»", "quote.angle.l.single": "‹", "quote.angle.r.single": "›",
    "planck.reduce": "ħ", "Kai": '"Ϗ"', "kai": '"ϗ"', "franc": "₣", "sect": "∩", "sect.sq": "⊓", "sect.big": "⋂",
    "sect.double": "⋒", "sect.sq.big": "⨅", "sect.dot": "⩀", "sect.and": "⩄", "sect.sq.double": "⩎",
    "integral.sect": "⨙", "minus.circle": "⊖", "times.circle": "⊗", "times.circle.big": "⨂", "dot.circle": "⊙",
    "dot.circle.big": "⨀", "eq.circle": "⊜", "dash.circle": "⊝", "bracket.l.double": "⟦", "bracket.r.double": "⟧",
    "shell.l.double": "⟬", "shell.r.double": "⟭", "plus.circle.arrow": "⟴", "brace.l.double": "⦃",
    "brace.r.double": "⦄", "paren.l.double": "⦅", "paren.r.double": "⦆", "angle.right.sq": "⦜",
    "angle.spheric.top": "⦡", "angle.oblique": "⦦", "bar.v.circle": "⦶", "parallel.circle": "⦷",
    "backslash.circle": "⦸", "perp.circle": "⦹", "lt.circle": "⧀", "gt.circle": "⧁", "div.circle": "⨸",
    "√": '"√"', "∛": '"∛"', "∜": '"∜"',
}  # fmt: skip
"""Name of a symbol, a delimiter or a root sign as pandoc 3.9 writes it and Typst 0.15 rejects it -> its replacement in
Typst.
"""

_NAME = re.compile(r'delim: "\|\|"|"(?:\\.|[^"\\])*"|\\.|[A-Za-z]+(?:\.[A-Za-z]+)*|[√∛∜]')


def plain_tex(tex: str) -> str:
    """Return a wiki's TeX formula in the LaTeX that pandoc supports."""
    tex = _EMPTY_ROOT.sub(r"\1{\\,}", _OPTION.sub(r"\1", prepared(tex)))
    tex = _with_braces(tex)
    tex = _BARS.sub(lambda found: BARS[found[1]], tex)
    tex = _SIZED.sub(_unsized, _without_switches(tex))
    return renamed(with_arguments(tex, NEAR_WITH_ARGUMENTS), NEAR)


def current(formula: str) -> str:
    """Return a formula of Typst, as pandoc has written it, with the symbols in ``SIGNS`` replaced; strings and escapes
    are not changed.
    """
    return _NAME.sub(lambda found: SIGNS.get(found[0], found[0]), formula)


def _with_braces(tex: str) -> str:
    r"""Return the formula with braces around the argument of an accent: ``\tilde\mathcal{M}`` becomes
    ``\tilde{\mathcal{M}}``.
    """
    for found in reversed(list(_ACCENT.finditer(tex))[:MOST_SWITCHES]):
        end = group_round(tex, found.start(1) + 1)[1] + 1
        tex = f"{tex[: found.end()]}{{{tex[found.end() : end]}}}{tex[end:]}"
    return tex


def _unsized(found: re.Match[str]) -> str:
    r"""Return a sized delimiter, matched by ``_SIZED``, at its usual size; ``\left`` and ``\right`` stay paired."""
    before, after = r"\left. " if found[1] else "", r"\right." if found[2] else ""
    return f"{before}{found[3]}{after} "


def _without_switches(tex: str) -> str:
    """Return the formula with plain TeX's commands that extend to the ends of the group (``INFIX``) or to its end
    (``FONTS``) replaced by commands of LaTeX with arguments; at most ``MOST_SWITCHES`` are replaced.
    """
    for _ in range(MOST_SWITCHES):
        found = _SWITCH.search(tex)
        if not found:
            break
        start, end = group_round(tex, found.start())
        if found[1]:
            above, below = tex[start : found.start()].strip(), tex[found.end() : end].strip()
            tex = tex[:start] + INFIX[found[1]] % (above, below) + tex[end:]
        else:
            end = _cell_end(tex, found.end(), end)
            tex = rf"{tex[: found.start()]}\{FONTS[found[2]]}{{{tex[found.end() : end].strip()}}}{tex[end:]}"
    return tex


def _cell_end(tex: str, start: int, end: int) -> int:
    """Return the index of the end of the table cell that contains the index ``start``; at most ``end``, the end of its
    group.
    """
    depth = 0
    for found in _CELL_END.finditer(tex, start, end):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
        elif not depth:
            return found.start()
    return end

r"""TeX formulas of MediaWiki, rewritten with commands that the converters of all editions support.

MediaWiki's checker (texvc, https://www.mediawiki.org/wiki/Extension:Math/texvc) accepts commands that LaTeX does not
have, and old ones of plain TeX. ``prepared`` replaces them by LaTeX commands; ``\ce{…}`` becomes plain TeX.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.editions.shared.chemistry import chemistry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ALIASES = {
    "and": r"\land", "or": r"\lor", "And": r"\&", "R": r"\mathbb{R}", "N": r"\mathbb{N}", "Z": r"\mathbb{Z}",
    "Q": r"\mathbb{Q}", "C": r"\mathbb{C}", "H": r"\mathbb{H}", "reals": r"\mathbb{R}", "Reals": r"\mathbb{R}",
    "cnums": r"\mathbb{C}", "Complex": r"\mathbb{C}", "natnums": r"\mathbb{N}", "Bbb": r"\mathbb", "bold": r"\mathbf",
    "empty": r"\emptyset", "O": r"\emptyset", "exist": r"\exists", "isin": r"\in", "infin": r"\infty",
    "plusmn": r"\pm", "sdot": r"\cdot", "centerdot": r"\cdot", "bull": r"\bullet", "alef": r"\aleph",
    "alefsym": r"\aleph", "image": r"\Im", "real": r"\Re", "weierp": r"\wp", "thetasym": r"\vartheta",
    "rarr": r"\rightarrow", "larr": r"\leftarrow", "harr": r"\leftrightarrow", "lrarr": r"\leftrightarrow",
    "uarr": r"\uparrow", "darr": r"\downarrow", "rArr": r"\Rightarrow", "lArr": r"\Leftarrow", "uArr": r"\Uparrow",
    "dArr": r"\Downarrow", "hArr": r"\Leftrightarrow", "lrArr": r"\Leftrightarrow", "Rarr": r"\Rightarrow",
    "Larr": r"\Leftarrow", "Uarr": r"\Uparrow", "Darr": r"\Downarrow", "Harr": r"\Leftrightarrow",
    "Lrarr": r"\Leftrightarrow", "ang": r"\angle", "sub": r"\subset", "sube": r"\subseteq", "supe": r"\supseteq",
    "part": r"\partial", "lang": r"\langle", "rang": r"\rangle", "thicksim": r"\sim", "thickapprox": r"\approx",
    "clubs": r"\clubsuit", "diamonds": r"\diamondsuit", "hearts": r"\heartsuit", "spades": r"\spadesuit",
    "Dagger": r"\ddagger", "doublecap": r"\Cap", "doublecup": r"\Cup", "gggtr": r"\ggg",
    "restriction": r"\upharpoonright",
    "shortmid": r"\mid", "nshortmid": r"\nmid", "shortparallel": r"\parallel", "nshortparallel": r"\nparallel",
    "smallfrown": r"\frown", "smallsmile": r"\smile", "smallsetminus": r"\setminus", "varpropto": r"\propto",
    "dotsb": r"\cdots", "dotsc": r"\ldots", "dotsi": r"\cdots", "dotsm": r"\cdots", "dotso": r"\ldots",
    "S": r"\text{§}", "sect": r"\text{§}", "P": r"\text{¶}", "AA": r"\text{Å}", "euro": r"\text{€}",
    "geneuro": r"\text{€}", "geneuronarrow": r"\text{€}", "geneurowide": r"\text{€}", "officialeuro": r"\text{€}",
    "textvisiblespace": r"\text{␣}", "strokeint": r"\text{⨍}", "circledS": r"\text{Ⓢ}", "diagup": r"\text{╱}",
    "diagdown": r"\text{╲}", "vline": r"\vert", "pagecolor": "", "emph": r"\textit", "hbox": r"\text",
    "mbox": r"\text", "vbox": r"\text",
    "arccot": r"\operatorname{arccot}", "arcsec": r"\operatorname{arcsec}", "arccsc": r"\operatorname{arccsc}",
    "sen": r"\operatorname{sen}", "sgn": r"\operatorname{sgn}", "injlim": r"\operatorname*{inj\,lim}",
    "projlim": r"\operatorname*{proj\,lim}", "varliminf": r"\underline{\lim}", "varlimsup": r"\overline{\lim}",
    "varinjlim": r"\underrightarrow{\lim}", "varprojlim": r"\underleftarrow{\lim}",
    "Alpha": r"\mathrm{A}", "Beta": r"\mathrm{B}", "Epsilon": r"\mathrm{E}", "Zeta": r"\mathrm{Z}",
    "Eta": r"\mathrm{H}", "Iota": r"\mathrm{I}", "Kappa": r"\mathrm{K}", "Mu": r"\mathrm{M}", "Nu": r"\mathrm{N}",
    "Omicron": r"\mathrm{O}", "omicron": r"\mathrm{o}", "Rho": r"\mathrm{P}", "Tau": r"\mathrm{T}",
    "Chi": r"\mathrm{X}", "Coppa": r"\text{Ϙ}", "coppa": r"\text{ϙ}", "varcoppa": r"\text{ϙ}", "Koppa": r"\text{Ϟ}",
    "koppa": r"\text{ϟ}", "Sampi": r"\text{Ϡ}", "sampi": r"\text{ϡ}", "Stigma": r"\text{Ϛ}", "stigma": r"\text{ϛ}",
    "varstigma": r"\text{ϛ}", "Digamma": r"\text{Ϝ}",
}  # fmt: skip
"""Name of a command without its backslash -> LaTeX that replaces it; its arguments remain."""

Templates = dict[str, tuple[int, "str | Callable[[str], str]"]]
"""Name of a command without its backslash -> number of its arguments, and replacement of it and them: LaTeX with ``#1``
for the first argument, or a function of the only argument.
"""

ARGUMENTS: Templates = {
    "ce": (1, chemistry),
    "cancelto": (2, r"{\cancel{#2}^{#1}}"),
    "definecolor": (3, ""),
    "label": (1, ""),
    "sideset": (3, r"{{}#1{#3}#2}"),
    "raise": (2, "{#2}"),
    "lower": (2, "{#2}"),
    "llap": (1, "{#1}"),
    "rlap": (1, "{#1}"),
    "overarc": (1, r"\overset{\frown}{#1}"),
    "pu": (1, r"\mathrm{#1}"),
    "substack": (1, r"{\begin{matrix}#1\end{matrix}}"),
}
"""Commands that not all converters support, with their replacements."""

MOST_COMMANDS = 500
"""Maximum number of commands with arguments that are rewritten in a formula, the first ones: each takes time in
proportion to the length of the formula.
"""

_REWRITTEN = tuple((re.compile(pattern), replacement) for pattern, replacement in (
    (r"(?<!\\)((?:\\\\)*)%", r"\1\\%"),  # texvc knows no comments
    (r"\\(begin|end)\{(?:align|flalign)\*?\}", r"\\\1{aligned}"),
    (r"\\begin\{(?:alignat\*?|alignedat)\}\s*\{\d+\}", r"\\begin{aligned}"),
    (r"\\end\{(?:alignat\*?|alignedat)\}", r"\\end{aligned}"),
    (r"\\begin\{eqnarray\*?\}", r"\\begin{array}{rcl}"),
    (r"\\end\{eqnarray\*?\}", r"\\end{array}"),
    (r"\\(begin|end)\{(?:gather|multline)\*?\}", r"\\\1{gathered}"),
    (r"\\(?:begin|end)\{equation\*?\}", ""),
    (r"\\begin\{smallmatrix\}", r"{\\scriptstyle\\begin{matrix}"),
    (r"\\end\{smallmatrix\}", r"\\end{matrix}}"),
    (r"(\\(?:left|right|middle|[bB]igg?[lrm]?))\s*<", r"\1\\langle "),
    (r"(\\(?:left|right|middle|[bB]igg?[lrm]?))\s*>", r"\1\\rangle "),
    (r"\\(?:m?kern|[hm]skip)(?![A-Za-z])\s*(?:\{[^{}]*\}|-?[\d.]+\s*[a-z]{2})", r"\\,"),
    (r"(?<=\})\s*\\nolimits(?![A-Za-z])", ""),
    (r"\\smash(?:\[[bt]\])?(?![A-Za-z])", ""),
))  # fmt: skip
"""Pairs: the pattern of a construct that no converter supports, and its replacement (as for ``re.sub``). Numbered
equations lose their numbers, which no wiki prints.
"""

_COMMAND = re.compile(r"\\(\\|[A-Za-z]+)")
_BRACE = re.compile(r"\\.|([{}])", re.DOTALL)
_TOKEN = re.compile(r"\s*(\\(?:[A-Za-z]+|.)|[^{}\\])", re.DOTALL)


def prepared(tex: str) -> str:
    """Return a wiki's TeX formula with commands that the converters of all editions support."""
    # First, because the content of \ce is not TeX, which the patterns expect.
    tex = with_arguments(tex, ARGUMENTS)
    for pattern, replacement in _REWRITTEN:
        tex = pattern.sub(replacement, tex)
    # Names last, so that the replacements above may use names of texvc.
    return renamed(tex, ALIASES)


def renamed(tex: str, names: Mapping[str, str]) -> str:
    """Return the formula with commands replaced. ``names``: name of a command without its backslash -> command that
    replaces it.
    """
    return _COMMAND.sub(lambda found: f"{names[found[1]]} " if found[1] in names else found[0], tex).strip()


def with_arguments(tex: str, templates: Templates) -> str:
    """Return the formula with the commands in ``templates`` and their arguments replaced, at most the first
    ``MOST_COMMANDS``. The last command comes first, so that commands in the arguments of another one are replaced
    before that.
    """
    places = [found for found in _COMMAND.finditer(tex) if found[1] in templates]
    # From the end of the formula to its beginning, so that the offsets of the matches before stay valid.
    for found in reversed(places[:MOST_COMMANDS]):
        number, template = templates[found[1]]
        arguments, end = [], found.end()
        for _ in range(number):
            argument, end = _argument(tex, end)
            arguments.append(argument)
        tex = f"{tex[: found.start()]}{_filled(template, arguments)} {tex[end:]}"
    return tex


def _filled(template: str | Callable[[str], str], arguments: Sequence[str]) -> str:
    if callable(template):
        return template(arguments[0])
    return re.sub(r"#(\d)", lambda place: arguments[int(place[1]) - 1], template)


def _argument(tex: str, place: int) -> tuple[str, int]:
    """Return the argument of a command that begins at the index ``place`` (a group without its braces, or one token),
    and the index after it; "" at the end of the formula.
    """
    while tex[place : place + 1].isspace():
        place += 1
    if tex[place : place + 1] == "{":
        end = group_round(tex, place + 1)[1]
        return tex[place + 1 : end], end + 1
    token = _TOKEN.match(tex, place)
    return (token[1], token.end()) if token else ("", place)


def group_round(tex: str, place: int) -> tuple[int, int]:
    """Return beginning and end of the inside of the innermost braces around the index ``place``; of the whole formula
    if there are none.
    """
    opened: list[int] = []
    depth = 0
    for found in _BRACE.finditer(tex):
        if not found[1]:
            continue
        if found.start() < place:
            if found[1] == "{":
                opened.append(found.end())
            elif opened:
                opened.pop()
        elif found[1] == "{":
            depth += 1
        elif depth:
            depth -= 1
        else:
            return (opened[-1] if opened else 0), found.start()
    return (opened[-1] if opened else 0), len(tex)

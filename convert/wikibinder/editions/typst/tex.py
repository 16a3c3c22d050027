r"""TeX as wikis write it to the LaTeX that pandoc reads: texvc's commands, ``\over``, old font commands, chemistry."""

from __future__ import annotations

import re

from wikibinder.editions.html.mathml import TEXVC, prepared

# commands that pandoc does not know, and what comes near; "" leaves the argument as it is
NEAR = {
    **TEXVC, "thicksim": r"\sim", "thickapprox": r"\approx", "boxed": "", "fbox": r"\text", "cancel": "", "bcancel": "",
    "xcancel": "", "nonumber": "", "notag": "", "limits": "", "nolimits": "", "tbinom": r"\binom", "dbinom": r"\binom",
}  # fmt: skip
MOST_FRACTIONS = 50  # of the plain TeX kind in one formula

_COMMAND = re.compile(r"\\(\\|[A-Za-z]+)")
_OLD_FONT = re.compile(r"\{\s*\\(rm|bf|it|sf|tt|cal)\b\s*([^{}\\]*)\}")
_LABEL = re.compile(r"\\label\s*\{[^{}]*\}")
_OVER = re.compile(r"\\over(?![A-Za-z])")
_BRACE = re.compile(r"\\.|([{}])", re.DOTALL)


def plain_tex(tex: str) -> str:
    """A formula as it stands in a wiki, in the LaTeX that pandoc reads."""
    tex = _OLD_FONT.sub(r"\\math\1{\2}", _LABEL.sub("", prepared(tex)))
    for _ in range(MOST_FRACTIONS):
        found = _OVER.search(tex)
        if not found:
            break
        start, end = _group_round(tex, found.start())
        above, below = tex[start : found.start()].strip(), tex[found.end() : end].strip()
        tex = rf"{tex[:start]}\frac{{{above}}}{{{below}}}{tex[end:]}"
    return _COMMAND.sub(lambda command: NEAR[command[1]] + " " if command[1] in NEAR else command[0], tex).strip()


def _group_round(tex: str, place: int) -> tuple[int, int]:
    """Where the inside of the innermost braces round a place begins and ends."""
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

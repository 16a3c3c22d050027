"""Limits the nesting of TeX formulas: a formula beyond the limit is printed as its source, in every edition.

pandoc's time doubles with each level of nested indices, and math-core crashes at some thousand levels of groups.
"""

from __future__ import annotations

import re

GROUPS = 10
"""Number of levels of groups allowed for each level of indices."""

_TOKEN = re.compile(
    r"""\\(?P<more>begin\s*\{[^{}]*\}|left(?![A-Za-z])) | \\(?P<less>end\s*\{[^{}]*\}|right(?![A-Za-z]))
    | \\(?P<command>[A-Za-z]+|.) | (?P<index>[_^]) | (?P<open>\{) | (?P<close>\}) | (?P<one>\S)""",
    re.VERBOSE | re.DOTALL,
)


def is_too_deep(tex: str, depth: float) -> bool:
    """Whether a TeX formula has more levels of indices (sub- and superscripts) than ``depth``, or more than ``GROUPS *
    depth`` levels of groups, environments and pairs of brackets.
    """
    # For each open group, environment or pair of brackets: whether it is an index.
    opened: list[bool] = []
    indices, inside, index = 0, 0, False
    for token in _TOKEN.finditer(tex):
        kind = token.lastgroup
        if kind == "index":
            index = True
        elif kind in ("open", "more"):
            opened.append(index and kind == "open")
            indices += opened[-1]
            inside = max(inside, len(opened))
            if indices > depth or inside > GROUPS * depth:
                return True
            index = False
        elif kind in ("close", "less") and opened:
            indices -= opened.pop()
        elif kind == "one":
            index = False
    return False

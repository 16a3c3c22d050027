"""pandoc, as far as this project uses it: TeX formulas to Typst.

The only importer of ``pypandoc`` (whose binary wheel brings pandoc with it). Formulas travel as pandoc's own JSON tree,
all in one call: each is an opaque string there, so none can reach into its neighbours.
"""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEPARATOR = "wikibinder-formula"
_FENCE = re.compile(rf"^```\n{_SEPARATOR}\n```$", re.MULTILINE)


def typst_formulas(formulas: Sequence[tuple[str, bool]]) -> list[str | None]:
    """Each TeX formula (with whether it is displayed) as ``$...$`` in Typst; None where pandoc cannot read it."""
    if not formulas:
        return []
    blocks: list[dict[str, object]] = []
    for tex, display in formulas:
        kind = {"t": "DisplayMath" if display else "InlineMath"}
        blocks.append({"t": "Para", "c": [{"t": "Math", "c": [kind, tex]}]})
        blocks.append({"t": "CodeBlock", "c": [["", [], []], _SEPARATOR]})
    tree = {"pandoc-api-version": [1, 23], "meta": {}, "blocks": blocks}
    written = _convert(json.dumps(tree), to="typst", source="json", options=("--wrap=none",))
    found = [part.strip() for part in _FENCE.split(written)][: len(formulas)]
    return [part if len(part) > 2 and part.startswith("$") and part.endswith("$") else None for part in found]


def _convert(text: str, *, to: str, source: str, options: Sequence[str] = ()) -> str:
    import pypandoc  # type: ignore[import-untyped]  # noqa: PLC0415 (no stubs; only those who have formulas wait for it)

    quiet = logging.getLogger("pypandoc")
    before, quiet.disabled = quiet.disabled, True  # what fails is told by the caller, who knows the place
    try:
        return str(pypandoc.convert_text(text, to, format=source, extra_args=list(options)))
    finally:
        quiet.disabled = before

"""Interface to pandoc: TeX formulas to Typst, CSL-JSON to references in a citation style.

The only importer of ``pypandoc`` (whose binary wheel contains pandoc). All formulas are passed in one call as
pandoc's JSON tree; each is an opaque string in it, so no formula can affect another.
"""

from __future__ import annotations

import json
import math
import re
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

try:
    import resource
except ImportError:
    # Windows has no such limits; only the time limit applies there.
    resource = None  # type: ignore[assignment]

PATIENCE = 10.0
"""Seconds of real time for each second of processor time."""
MEMORY = 2_000_000_000
"""Bytes of memory that pandoc may use."""
MOST_FAILURES = 40
"""Number of runs of pandoc in one book that may exceed their limit."""

_SEPARATOR = "wikibinder-formula"
_FENCE = re.compile(rf"^```\n{_SEPARATOR}\n```$", re.MULTILINE)


class PandocError(OSError):
    """pandoc is missing, or exceeded its limits."""


def typst_formulas(formulas: Sequence[tuple[str, bool]], seconds: float = 5.0) -> list[str | None]:
    """Each TeX formula (with whether it is displayed) as ``$...$`` in Typst; None where pandoc cannot read it.

    A formula for which pandoc needs more than ``seconds`` of processor time (for each hundred formulas), or more than
    its memory, is found by halves; where too many are tried in vain, those that are left cannot be read either.
    """
    found: list[str | None] = [None] * len(formulas)
    waiting, failed = [range(len(formulas))] if formulas else [], 0
    while waiting:
        part = waiting.pop()
        try:
            converted = _typst([formulas[number] for number in part], seconds * (1 + len(part) / 100))
        except PandocError:
            failed += 1
            middle = len(part) // 2
            waiting += [part[:middle], part[middle:]] if middle and failed < MOST_FAILURES else []
        else:
            for number, text in zip(part, converted, strict=True):
                found[number] = text
    return found


def _typst(formulas: Sequence[tuple[str, bool]], seconds: float) -> list[str | None]:
    blocks: list[dict[str, object]] = []
    for tex, display in formulas:
        kind = {"t": "DisplayMath" if display else "InlineMath"}
        blocks.append({"t": "Para", "c": [{"t": "Math", "c": [kind, tex]}]})
        blocks.append({"t": "CodeBlock", "c": [["", [], []], _SEPARATOR]})
    tree = {"pandoc-api-version": [1, 23], "meta": {}, "blocks": blocks}
    written = _convert(json.dumps(tree), "--wrap=none", to="typst", source="json", seconds=seconds)
    found = [part.strip() for part in _FENCE.split(written)][: len(formulas)]
    return [part if len(part) > 2 and part.startswith("$") and part.endswith("$") else None for part in found]


def references(items: Sequence[Mapping[str, Any]], style: Path, language: str, seconds: float) -> dict[str, list[Any]]:
    """The items of CSL-JSON as entries of a bibliography: for the ``id`` of each, pandoc's inlines as JSON.

    ``style`` is a file of CSL, ``language`` a tag (BCP 47). Raises PandocError where pandoc does not format them within
    ``seconds`` of processor time.
    """
    options = ("--citeproc", f"--csl={style}", f"--metadata=lang:{language}")
    tree = json.loads(_convert(json.dumps(items), *options, to="json", source="csljson", seconds=seconds))
    found: dict[str, list[Any]] = {}
    for block in tree["blocks"]:
        for entry in block["c"][1] if block["t"] == "Div" else ():
            found[entry["c"][0][0].removeprefix("ref-")] = [
                inline for part in entry["c"][1] if part["t"] in ("Para", "Plain") for inline in part["c"]
            ]
    return found


def _convert(text: str, *options: str, to: str, source: str, seconds: float) -> str:
    """What pandoc makes of a text within bounds of processor time and memory; raises PandocError where it does not."""
    command = (_program(), "-f", source, "-t", to, *options)
    try:
        done = subprocess.run(  # noqa: S603  (our own words)
            command, input=text.encode(), capture_output=True, check=False, timeout=PATIENCE * seconds,
            preexec_fn=_limits(seconds),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise PandocError("pandoc does not come to its end") from None
    if done.returncode:
        raise PandocError(f"pandoc failed: {done.stderr.decode('utf-8', 'replace').strip()[:200]}")
    return done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")


@cache
def _program() -> str:
    """The path of pandoc; raises PandocError where there is none."""
    try:
        import pypandoc  # type: ignore[import-untyped]  # noqa: PLC0415  (no stubs; few need it)

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as error:
        raise PandocError(f"pandoc cannot be run: {str(error).partition(chr(10))[0]}") from None


def missing() -> str:
    """The reason why pandoc cannot be run; "" where it can."""
    try:
        _program()
    except PandocError as error:
        return str(error)
    return ""


def _limits(seconds: float) -> Callable[[], None] | None:
    """What sets the limits of a child process; None on systems that have none."""
    if resource is None:
        return None
    limits = ((resource.RLIMIT_CPU, math.ceil(seconds)), (resource.RLIMIT_AS, MEMORY))

    def limit() -> None:
        for kind, most in limits:
            given = [number for number in resource.getrlimit(kind) if number != resource.RLIM_INFINITY]
            resource.setrlimit(kind, (min((most, *given)),) * 2)

    return limit

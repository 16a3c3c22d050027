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

TIMEOUT = 10.0
"""Seconds of real time that a call of pandoc may take for each second of processor time."""
MEMORY = 2_000_000_000
"""Bytes of memory that a call of pandoc may use."""
MOST_FAILURES = 40
"""Number of calls of pandoc for one book that may fail; then formulas of a failed call are not tried one by one."""

_SEPARATOR = "wikibinder-formula"
_FENCE = re.compile(rf"^```\n{_SEPARATOR}\n```$", re.MULTILINE)


class PandocError(OSError):
    """pandoc is not installed, failed, or exceeded its limits."""


def typst_formulas(formulas: Sequence[tuple[str, bool]], seconds: float = 5.0) -> list[str | None]:
    """Convert TeX formulas to Typst (``$...$``); the result is None for a formula that pandoc cannot convert.

    Each item of ``formulas`` is the TeX and whether the formula is displayed (on lines of its own). One call of pandoc
    may take ``seconds`` of processor time, and as much again for each hundred formulas. If a call fails, its formulas
    are split into halves and each half is tried, until the formula at fault is alone. After MOST_FAILURES failed calls
    nothing is split any more, so the remaining formulas of a failed call are None.
    """
    found: list[str | None] = [None] * len(formulas)
    waiting, failed = [range(len(formulas))] if formulas else [], 0
    while waiting:
        part = waiting.pop()
        try:
            converted = _typst([formulas[number] for number in part], seconds * (1 + len(part) / 100))
        except PandocError:
            # pandoc fails as a whole for one bad formula, so the formulas are halved until only faulty ones are left.
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
    """Format works, given as CSL-JSON, in a citation style; return ``id`` of the work -> formatted reference, as a list
    of pandoc's inline elements (of its JSON format).

    ``style`` is the path of a CSL file, ``language`` a BCP 47 tag. Raises PandocError if pandoc fails or needs more
    than ``seconds`` of processor time.
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
    """Run pandoc on ``text`` and return its output. ``source``, ``to``: pandoc's names of the input and output format;
    ``seconds``: of processor time. Raises PandocError if pandoc fails or exceeds its time or memory.
    """
    command = (_program(), "-f", source, "-t", to, *options)
    try:
        done = subprocess.run(  # noqa: S603  (our own words)
            command, input=text.encode(), capture_output=True, check=False, timeout=TIMEOUT * seconds,
            preexec_fn=_limits(seconds),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise PandocError("pandoc does not end") from None
    if done.returncode:
        raise PandocError(f"pandoc failed: {done.stderr.decode('utf-8', 'replace').strip()[:200]}")
    return done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")


@cache
def _program() -> str:
    """Return the path of the pandoc program; raises PandocError if there is none."""
    try:
        import pypandoc  # type: ignore[import-untyped]  # noqa: PLC0415  (no stubs; few need it)

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as error:
        raise PandocError(f"pandoc cannot be run: {str(error).partition(chr(10))[0]}") from None


def missing() -> str:
    """Return the reason why pandoc cannot be run, or "" if it can."""
    try:
        _program()
    except PandocError as error:
        return str(error)
    return ""


def _limits(seconds: float) -> Callable[[], None] | None:
    """Return a function that sets the limits of processor time and memory in the child process, for ``preexec_fn`` of
    subprocess; None on systems without such limits.
    """
    if resource is None:
        return None
    limits = ((resource.RLIMIT_CPU, math.ceil(seconds)), (resource.RLIMIT_AS, MEMORY))

    def limit() -> None:
        for kind, most in limits:
            given = [number for number in resource.getrlimit(kind) if number != resource.RLIM_INFINITY]
            resource.setrlimit(kind, (min((most, *given)),) * 2)

    return limit

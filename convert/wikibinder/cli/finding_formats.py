"""Formats of diagnostics for other programs: text lines, JSON lines, SARIF, workflow commands of GitHub Actions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

from wikibinder import __version__
from wikibinder.model.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Format: TypeAlias = "Callable[[Iterable[Diagnostic]], Iterator[str]]"

LEVELS: Mapping[Severity, tuple[str, str]] = {
    Severity.INFO: ("note", "notice"),
    Severity.WARNING: ("warning", "warning"),
    Severity.LOSS: ("warning", "warning"),
    Severity.ERROR: ("error", "error"),
}
"""Severity -> level in SARIF, level of a workflow command of GitHub Actions."""


def as_text(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield a line for each diagnostic, as compilers print them: ``path:line: severity: message [code]``."""
    for diagnostic in found:
        text = f"{diagnostic.message}: {diagnostic.excerpt}" if diagnostic.excerpt else diagnostic.message
        place = str(diagnostic.position) or diagnostic.page
        yield f"{place}: {diagnostic.code.severity.value}: {text} [{diagnostic.code.label}]\n"


def as_json_lines(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield each diagnostic as a JSON object on one line, with the keys of report.json."""
    return (json.dumps(diagnostic.as_json(), ensure_ascii=False) + "\n" for diagnostic in found)


def as_sarif(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield the diagnostics as the text of one log in SARIF 2.1.0, in pieces
    (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
    """
    driver = {
        "name": "wikibinder",
        "version": __version__,
        "rules": [
            {
                "id": code.label,
                "shortDescription": {"text": code.meaning},
                "help": {"text": code.hint},
                "defaultConfiguration": {"level": LEVELS[code.severity][0]},
            }
            for code in Code
        ],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    # Written in pieces, because the diagnostics of a whole wiki do not fit into memory.
    yield f'{{"$schema": {json.dumps(schema)}, "version": "2.1.0", "runs": [{json.dumps(run)[:-1]}, "results": ['
    for number, diagnostic in enumerate(found):
        yield (",\n" if number else "\n") + json.dumps(_result(diagnostic), ensure_ascii=False)
    yield "]}]}\n"


def _result(diagnostic: Diagnostic) -> dict[str, Any]:
    path, line = diagnostic.position
    text = f"{diagnostic.message}: {diagnostic.excerpt}" if diagnostic.excerpt else diagnostic.message
    result: dict[str, Any] = {
        "ruleId": diagnostic.code.label,
        "level": LEVELS[diagnostic.code.severity][0],
        "message": {"text": text},
    }
    if path:
        place: dict[str, Any] = {"artifactLocation": {"uri": quote(path)}}
        if line:
            place["region"] = {"startLine": line}
        result["locations"] = [{"physicalLocation": place}]
    return result


def as_github(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield a workflow command of GitHub Actions for each diagnostic except those of severity INFO: GitHub shows them
    at the lines of a change.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    for diagnostic in found:
        if diagnostic.code.severity is Severity.INFO:
            continue
        path, line = diagnostic.position
        properties = {"file": path, "line": str(line or ""), "title": diagnostic.code.label}
        shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
        text = f"{diagnostic.message}: {diagnostic.excerpt}" if diagnostic.excerpt else diagnostic.message
        yield f"::{LEVELS[diagnostic.code.severity][1]} {shown}::{_data(text)}\n"


def _data(text: str) -> str:
    # "%" first, because it is part of the other escapes.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Format] = {
    "text": as_text,
    "json": as_json_lines,
    "sarif": as_sarif,
    "github": as_github,
}
"""Value of ``--format`` -> function that yields the text for diagnostics."""

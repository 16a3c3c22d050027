"""Diagnostics in the formats of other programs, and what is printed with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from wikibinder.cli.commands import main
from wikibinder.cli.finding_formats import as_github, as_sarif, as_text
from wikibinder.model.diagnostics import Code, Diagnostic, Position

if TYPE_CHECKING:
    from pathlib import Path

FOUND = (
    Diagnostic(Code.FILE_DAMAGED, "is truncated", Position("a b/dump: 1,2.xml", 7)),
    Diagnostic(Code.TEMPLATE_UNKNOWN, "no rule for the template X", Position("a.wiki", 3), "A", "{{X|50%}}"),
    Diagnostic(Code.NOTHING_TO_CONVERT, "no file", Position("")),
    Diagnostic(Code.ENCODING_OTHER, "is cp1252", Position("a.wiki")),
)


def test_text() -> None:
    assert list(as_text(FOUND)) == [
        "a b/dump: 1,2.xml:7: error: is truncated [file-damaged]\n",
        "a.wiki:3: warning: no rule for the template X: {{X|50%}} [template-unknown]\n",
        ": error: no file [nothing-to-convert]\n",
        "a.wiki: info: is cp1252 [encoding-other]\n",
    ]


def test_workflow_commands() -> None:
    assert list(as_github(FOUND)) == [
        "::error file=a b/dump%3A 1%2C2.xml,line=7,title=file-damaged::is truncated\n",
        "::warning file=a.wiki,line=3,title=template-unknown::no rule for the template X: {{X|50%25}}\n",
        "::error title=nothing-to-convert::no file\n",
    ]


def test_sarif() -> None:
    log = json.loads("".join(as_sarif(FOUND)))
    (run,) = log["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert (log["version"], len(run["results"])) == ("2.1.0", 4)
    assert {result["ruleId"] for result in run["results"]} <= rules
    first, second, third, fourth = run["results"]
    assert first["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "a%20b/dump%3A%201%2C2.xml"}, "region": {"startLine": 7}}}
    ]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "error", "note"]
    assert "locations" not in third
    assert "region" not in fourth["locations"][0]["physicalLocation"]
    assert second["message"]["text"].endswith("{{X|50%}}")


def test_no_finding_is_a_log_as_well() -> None:
    assert json.loads("".join(as_sarif(())))["runs"][0]["results"] == []


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for n in range(7):
        (tmp_path / "in" / f"{n}.wiki").write_text("a {{" + f"unheard {n}" + "|words}} " + "{{often|words}}" * n)
    return tmp_path / "in"


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_standard_output_has_the_findings_alone(pages: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--site", "https://w.example", "--output", "out", "--format", form]
    assert main(["convert", str(pages), *arguments]) == 0
    out, error = capsys.readouterr()
    assert "7 pages" in error
    if form == "sarif":
        assert len(json.loads(out)["runs"][0]["results"]) == 7 + 21
    else:
        assert out.count("\n") == 7 + 21
    if form == "json":
        assert {json.loads(line)["code"] for line in out.splitlines()} == {"template-unknown"}


def test_the_summary_names_the_most_frequent_unknown_templates(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert", str(pages), "--output", "out"])
    out = capsys.readouterr().out
    assert "Unknown templates: often (21), unheard 0 (1), unheard 1 (1), unheard 2 (1), unheard 3 (1)" in out
    assert "and 3 others; --verbose lists all calls" in out
    assert "Pages: out" in out


def test_quiet_and_verbose(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert", str(pages), "--output", "out", "--quiet"])
    assert capsys.readouterr() == ("", "")
    main(["convert", str(pages), "--output", "out", "--verbose"])
    out = capsys.readouterr().out
    assert out.count("[template-unknown]") == 28
    assert f"{pages}/0.wiki:1: warning: no rule for the template unheard 0" in out

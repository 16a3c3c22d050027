"""The manual's table of diagnostics is made from the Code table (renew it with --accept)."""

from __future__ import annotations

from pathlib import Path

from wikibinder.model.diagnostics import Code, Severity

PAGE = Path(__file__).resolve().parent.parent / "docs" / "manual" / "diagnostics.rst"

HEAD = """\
Diagnostics
===========

Everything that is dropped, changed in kind or not understood is reported: by code, severity, file, line and excerpt.
This page is made from the table in ``convert/wikibinder/model/diagnostics.py``.
"""
SEVERITIES = {
    Severity.ERROR: "Errors: a page or a file could not be read",
    Severity.LOSS: "Losses: readable text did not reach the page",
    Severity.WARNING: "Warnings: the text is there, but not in the form its author meant",
    Severity.INFO: "Information: nothing that a reader would miss",
}


def page() -> str:
    """The manual page, from the table."""
    parts = [HEAD]
    for severity, title in SEVERITIES.items():
        parts.append(f"{title}\n{'-' * len(title)}\n")
        parts += [f"``{code.label}``\n   {code.meaning} *{code.hint}*\n" for code in Code if code.severity is severity]
    return "\n".join(parts)


def test_page_is_the_table(accept: bool) -> None:
    if accept:
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == page()


def test_labels_are_unique() -> None:
    assert len({code.label for code in Code}) == len(Code)

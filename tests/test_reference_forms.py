"""Every form of reference in wikitext, from the page to its file: ``tests/cases/references/*.txt``."""

from __future__ import annotations

import pytest

from tests.rst_reading import page, read
from tests.textcases import Case, check, load
from wikibinder.model.bibliography import Library
from wikibinder.model.diagnostics import Diagnostics, Severity
from wikibinder.model.page import TitleMap
from wikibinder.parser import document as body
from wikibinder.rst.page_writer import write


@pytest.mark.parametrize("case", load("references"), ids=str)
def test_case(case: Case, accept: bool) -> None:
    """The page's text, then the diagnostics with their lines."""
    source, diagnostics, library = page(wikitext=case.given), Diagnostics(), Library()
    written = write(body.read(source, diagnostics, library), source, TitleMap())
    read(written)
    head = "A page\n======\n"
    shown = written[written.index(head) + len(head) :].strip("\n")
    found = [d for d in diagnostics.found if d.code.severity is not Severity.INFO]
    shown += "".join(f"\n!! line {d.position.line}: {d.code.label}: {d.message}" for d in found)
    check(case, shown, accept)


def test_a_note_that_a_template_puts_into_itself() -> None:
    diagnostics = Diagnostics()
    document = body.read(page(wikitext="A {{loop}}"), diagnostics, Library(), {"loop": "<ref>Hi {{loop}}</ref>"})
    assert 1 < len(document.notes) < 30
    assert any("too many nested notes" in d.message for d in diagnostics.found)

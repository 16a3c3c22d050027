"""A page leaves no reference cycles: workers search for cycles so seldom that these would fill the memory."""

from __future__ import annotations

import gc
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import textcases
from wikibinder.model.diagnostics import Diagnostics, Position
from wikibinder.model.page import Page, TitleMap
from wikibinder.model.settings import Settings
from wikibinder.run.convert_page import cite_page, convert_page
from wikibinder.run.template_pages import collected_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOTS = Path(__file__).parent / "roots" / "expansion"
TEXTS = [case.given for case in textcases.load("expansion")]
MORE = (
    "{{cite book|title=T}}<ref>{{cite web|title=W|url=//e.org}}</ref>\n{|\n| a [[b]]\n|}\n{{nowrap|x}} <math>x</math>"
)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    """Settings with the template pages and modules of the text cases."""
    with collected_templates(tmp_path, [str(ROOTS)], Diagnostics()) as templates:
        yield templates.settings(Settings())


def cycles(work: Callable[[Page], object], pages: list[Page]) -> Counter[str]:
    """The types of objects in the cycles that are left when pages are done."""
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        for page in pages:
            work(page)
        gc.collect()
        return Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.garbage)
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


@pytest.mark.parametrize("command", ["convert", "citations"])
def test_no_cycles_are_left(settings: Settings, command: str) -> None:
    works: dict[str, Callable[[Page], object]] = {
        "convert": lambda page: convert_page(page, "Page", TitleMap(), settings),
        "citations": lambda page: cite_page(page, ".jsonl", settings),
    }
    pages = [Page(f"Page {n}", f"{text}\n{MORE}", Position("x", 1)) for n, text in enumerate(TEXTS)]
    work = works[command]
    # The first run creates caches of the process, which are not counted.
    cycles(work, pages)
    left = cycles(work, pages)
    # json.dumps with an indent creates a cycle in the standard library, and a Lua module may call it.
    assert not {name: number for name, number in left.items() if name.startswith(("wikibinder.", "lupa."))}

"""The command ``wikibinder expand``: wikitext with its templates expanded, as by Special:ExpandTemplates."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from wikibinder import readers
from wikibinder.model.diagnostics import Diagnostic, Diagnostics, Severity
from wikibinder.model.limits import Bounds, OverBoundError, enforced
from wikibinder.model.settings import Settings
from wikibinder.run.template_pages import collected_templates, now

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wikibinder.expansion.template_cache import Templates
    from wikibinder.model.page import Page
    from wikibinder.model.settings import Selection


@dataclass(frozen=True, slots=True)
class Expanding:
    """The options of one run of ``wikibinder expand``: sources, dumps or folders of template pages, selection of pages,
    limits of a page. ``every_namespace``: expand all pages of the sources instead of the selection; ``title``: the
    title under which each page is expanded ("": its own).
    """

    sources: Sequence[str]
    templates: Sequence[str]
    selection: Selection
    every_namespace: bool = False
    title: str = ""
    bounds: Bounds = field(default_factory=Bounds)


@dataclass(frozen=True, slots=True)
class Expanded:
    """A page with its wikitext after expansion of the templates, and messages about constructs that could not be
    expanded. If the expansion fails as a whole, the wikitext is unchanged.
    """

    title: str
    page_id: int | None
    wikitext: str
    diagnostics: tuple[str, ...] = ()

    def line(self) -> str:
        """Return the page as a JSON object on one line, with its line end."""
        values = {"title": self.title, "page_id": self.page_id, "wikitext": self.wikitext}
        return json.dumps(values | {"diagnostics": self.diagnostics}, ensure_ascii=False) + "\n"


def expanded(job: Expanding, diagnostics: Diagnostics) -> Iterator[Expanded]:
    """Yield the selected pages with their templates expanded, in the order of the sources. Unreadable sources are
    reported to ``diagnostics``.
    """
    from wikibinder.expansion import wiki  # noqa: PLC0415 (Lua is loaded only for "expand", not for "--help")

    sources = list(readers.find(job.sources, diagnostics))
    with (
        tempfile.TemporaryDirectory(prefix="wikibinder-") as folder,
        collected_templates(Path(folder), job.templates, diagnostics) as gathered,
    ):
        for source in sources:
            for page in readers.read(source, diagnostics):
                gathered.add(page)
        gathered.finish(Settings())
        templates = wiki.opened(gathered.path)
        # Unreadable sources were reported while the template pages were collected.
        silent = Diagnostics()
        for source in sources:
            for page in readers.read(source, silent):
                if job.every_namespace or job.selection.is_converted_page(page):
                    yield _expanded(templates, readers.restore(page, silent), job)


def _expanded(templates: Templates, page: Page, job: Expanding) -> Expanded:
    from wikibinder.expansion import wiki  # noqa: PLC0415 (as above)

    page = replace(page, title=job.title) if job.title else page
    expander = wiki.expander(templates, wiki.alone(page), now())
    try:
        with enforced(job.bounds, len(page.wikitext)):
            text = expander.expand(page.wikitext)
    except (Exception, OverBoundError) as problem:
        # An error in one page must not stop the others.
        reason = "it takes too long" if isinstance(problem, OverBoundError) else f"{type(problem).__name__}: {problem}"
        return Expanded(page.title, page.page_id, page.wikitext, (f"not expanded: {reason}",))
    finally:
        expander.close()
    found = (f"{failure.title}: {failure.message}" for failure in expander.failures)
    return Expanded(page.title, page.page_id, text, tuple(dict.fromkeys(found)))


def failures(diagnostics: Diagnostics) -> list[Diagnostic]:
    """Return the diagnostics of severity ERROR: those about sources that could not be read."""
    return [found for found in diagnostics.found if found.code.severity is Severity.ERROR]

"""The template pages of a run: gathered from the sources and from ``--templates`` into a store beside the output."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wikibinder import readers
from wikibinder.expansion.collect import KEPT_OF_SOURCES, Collector, gather
from wikibinder.model.diagnostics import Diagnostics
from wikibinder.model.files import failing_clearly, unfinished
from wikibinder.model.page import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from wikibinder.model.settings import Settings

NAME = "wikibinder.templates"


@contextlib.contextmanager
def gathered(
    place: Path, names: Sequence[str], sources: Sequence[readers.Source], settings: Settings, diagnostics: Diagnostics
) -> Iterator[Settings]:
    """The settings of a run with the store of its template pages, which is there for the time of the block.

    ``place`` is the output: the store lies in the folder, or beside the file. ``names`` are those of ``--templates``;
    what is read of the ``sources`` are their templates, modules and messages. Without any template page the settings
    come back as they are.
    """
    path = unfinished(place / NAME if place.is_dir() else place.with_name(f"{place.name}.{NAME}")).absolute()
    with failing_clearly(path):
        try:
            collector = Collector(path)
            site = _fill(collector, names, sources, diagnostics)
            pages, digest = collector.pages, collector.finish(settings.site(site))
            yield replace(settings, store=str(path), store_digest=digest, now=now()) if pages else settings
        finally:
            path.unlink(missing_ok=True)


def _fill(
    collector: Collector, names: Sequence[str], sources: Sequence[readers.Source], diagnostics: Diagnostics
) -> Site:
    gather(collector, names, diagnostics)
    silent, site = Diagnostics(), Site()
    for source in sources:
        for page in readers.read(source, silent):
            site = page.site if site == Site() else site
            if page.namespace in KEPT_OF_SOURCES:
                collector.add(page)
    return site


def now() -> str:
    """The moment of SOURCE_DATE_EPOCH, for pages that do not tell the time of their revision; "" without it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).isoformat() if epoch.isdecimal() else ""

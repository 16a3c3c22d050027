"""Collects the template pages of a run, from the sources and from ``--templates``, in a store next to the output."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wikibinder.expansion.collect import KEPT_OF_SOURCES, Collector, gather
from wikibinder.model.files import OutputError, failing_clearly, unfinished
from wikibinder.model.page import Site
from wikibinder.readers.source import BROKEN, UnusableSourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from wikibinder import readers
    from wikibinder.model.diagnostics import Diagnostics
    from wikibinder.model.page import Page
    from wikibinder.model.settings import Settings

NAME = "wikibinder.templates"


class CollectedTemplates:
    """The store of the template pages of a run, a file at ``path``: first those of ``--templates``, then those of the
    sources.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._collector = Collector(path)
        self._site = Site()

    def read(self, names: Sequence[str], diagnostics: Diagnostics) -> None:
        """Store the template pages in the dumps and folders ``names``, given by ``--templates``."""
        gather(self._collector, names, diagnostics)

    def add(self, page: Page) -> None:
        """Store a page of the sources if it is in a namespace of templates, modules or messages, or is a page of a
        snapshot that is not a chapter; other pages are ignored.
        """
        if self._site == Site():
            self._site = page.site
        if page.namespace in KEPT_OF_SOURCES or page.chapter is False:
            self._collector.add(page)

    def settings(self, settings: Settings) -> Settings:
        """Close the store; return the settings of the run with its path and digest, or unchanged if there are no
        template pages.
        """
        digest = self.finish(settings)
        if not self._collector.pages:
            return settings
        return replace(settings, store=str(self.path), store_digest=digest, now=now())

    def finish(self, settings: Settings) -> str:
        """Close the store, so that it can be opened for reading; return a digest of its contents. ``settings`` gives
        the wiki.
        """
        return self._collector.finish(settings.site(self._site))


@contextlib.contextmanager
def collected_templates(place: Path, names: Sequence[str], diagnostics: Diagnostics) -> Iterator[CollectedTemplates]:
    """Yield the collected template pages of a run; the file that stores them exists during the block. ``place``: the
    output folder or file; the store is in that folder, or next to that file. ``names``: dumps or folders of template
    pages. Raises OutputError if the store cannot be written.
    """
    path = unfinished(place / NAME if place.is_dir() else place.with_name(f"{place.name}.{NAME}")).absolute()
    with failing_clearly(path):
        try:
            templates = CollectedTemplates(path)
            templates.read(names, diagnostics)
            yield templates
        except sqlite3.Error as error:
            raise OutputError(f"{place}: cannot be written: {error}") from None
        finally:
            path.unlink(missing_ok=True)


def hold_templates(source: readers.Source) -> bool:
    """Whether a source is an XML dump or export with pages of a namespace whose pages are stored (such as templates and
    modules). False for a source that cannot be read. Decompresses the source, but does not parse it.
    """
    rest = b""
    try:
        with source.open() as stream:
            # Only exports have pages of other namespaces, and they begin with "<" or a byte order mark.
            if not stream.peek(1)[:1].strip().startswith((b"<", b"\xef", b"\xff", b"\xfe")):
                return False
            while chunk := stream.read1(CHUNK):
                if _KEPT.search(rest + chunk):
                    return True
                # A mark may be split between two chunks.
                rest = chunk[-MARK:]
    except (UnusableSourceError, *BROKEN):
        # Reported when the source is read.
        return False
    return False


CHUNK = 1 << 20
MARK = 20
"""Length in bytes of the longest ``<ns>`` element that is searched for."""
_KEPT = re.compile(rb"<ns>(?:" + b"|".join(str(number).encode() for number in sorted(KEPT_OF_SOURCES)) + rb")</ns>")


def now() -> str:
    """Return the time in the environment variable SOURCE_DATE_EPOCH (a number of seconds), in ISO 8601, to be used for
    pages without the time of their revision; "" if it is not set or no number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).isoformat() if epoch.isdecimal() else ""

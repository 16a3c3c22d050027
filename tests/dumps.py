"""Small dumps for the tests: pages of the test's own as MediaWiki exports them."""

from __future__ import annotations

import bz2
from collections.abc import Mapping
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo><sitename>Testwiki</sitename><base>https://test.example/wiki/Main_Page</base></siteinfo>
"""
TAIL = "</mediawiki>\n"


def page(title: str, text: str, number: int) -> str:
    """One page of a dump."""
    return (
        f"  <page><title>{escape(title)}</title><ns>0</ns><id>{number}</id><revision><id>{number + 1000}</id>"
        f"<timestamp>2026-01-01T00:00:00Z</timestamp><contributor><username>Ann</username></contributor>"
        f'<text xml:space="preserve">{escape(text)}</text></revision></page>\n'
    )


def dump(pages: Mapping[str, str]) -> str:
    """A dump of the pages by title."""
    return HEAD + "".join(page(title, text, n) for n, (title, text) in enumerate(pages.items(), 1)) + TAIL


def multistream(path: Path, pages: Mapping[str, str] | Sequence[tuple[str, str]], each: int = 10) -> Path:
    """A packed dump of several streams: the head, ``each`` pages at a time, the tail."""
    titled = pages.items() if isinstance(pages, Mapping) else pages
    shown = [page(title, text, n) for n, (title, text) in enumerate(titled, 1)]
    parts: Iterable[str] = (HEAD, *("".join(shown[i : i + each]) for i in range(0, len(shown), each)), TAIL)
    path.write_bytes(b"".join(bz2.compress(part.encode()) for part in parts))
    return path


def revision(text: str, timestamp: str, number: int = 1, more: str = "", attributes: str = "") -> str:
    """One revision of a page: ``more`` are elements after the contributor, ``attributes`` those of the text."""
    return (
        f"<revision><id>{number}</id><timestamp>{timestamp}</timestamp>"
        f"<contributor><username>User {number}</username></contributor>{more}"
        f'<text xml:space="preserve"{attributes}>{escape(text)}</text></revision>'
    )


def history(title: str, *revisions: str) -> str:
    """A page with several revisions."""
    return f"  <page><title>{escape(title)}</title><ns>0</ns><id>7</id>{''.join(revisions)}</page>\n"

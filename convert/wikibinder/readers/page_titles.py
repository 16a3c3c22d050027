"""Normalises page titles, and finds the target of a redirect, as MediaWiki does."""

from __future__ import annotations

import re
import unicodedata

from wikibinder.model.data_files import read_table

_NOT_IN_TITLES = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd\ud800-\udfff]+")
_SPACES = re.compile(r"[\s_]+")

_WORDS: list[str] = read_table("readers", "redirects")["words"]
"""The word ``REDIRECT`` in every language of MediaWiki, without the ``#`` before it; made by
tests/tools/mediawiki_names.py.
"""

REDIRECT = re.compile(
    rf"\s*[#＃](?:{'|'.join(map(re.escape, sorted(_WORDS, key=len, reverse=True)))})"
    r"\s*:?\s*\[\[\s*:?([^\[\]{}|\n]+)",
    re.IGNORECASE,
)


def clean(title: str) -> str:
    """Return a page title in normal form: without control characters, single spaces, ``_`` as a space, Unicode NFC."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _NOT_IN_TITLES.sub("", title))).strip()


def redirect_target(wikitext: str) -> str:
    """Return the title, without fragment, that a page with this wikitext redirects to; "" if it is no redirect."""
    found = REDIRECT.match(wikitext)
    return clean(found[1].partition("#")[0]) if found else ""

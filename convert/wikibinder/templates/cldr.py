"""Names of languages, countries and months in the language of the page: Babel's CLDR tables with a way back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context

FALLBACK = "en"


@cache
def locale_of(code: str) -> Locale:
    """The CLDR locale for a wiki's language code; English where CLDR has none."""
    for tag in (code, code.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return Locale(FALLBACK)


def page_language(context: Context) -> str:
    """The language code of the wiki that the page comes from; English where it is not known."""
    return context.page.site.language or FALLBACK


def page_locale(context: Context) -> Locale:
    """The CLDR locale of the page's wiki."""
    return locale_of(page_language(context))

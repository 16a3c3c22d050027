"""The language of the page's wiki: its CLDR locale (from Babel), and the words that its templates print.

The words are in the gettext catalogues (``model/locale``), in the context ``article``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from wikibinder.model.translations import translation

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context

FALLBACK = "en"


@cache
def locale_of(code: str) -> Locale:
    """Return the CLDR locale for a wiki's language code, or else for the part before its first hyphen; English if CLDR
    has neither.
    """
    # CLDR lacks MediaWiki's codes such as "de-formal" or "sr-ec"; their first part is the language.
    for tag in (code, code.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return Locale(FALLBACK)


def page_language(context: Context) -> str:
    """Return the language code of the wiki that the page comes from; English if unknown."""
    return context.page.site.language or FALLBACK


def wiki_words(message: str, language: str) -> str:
    """Return the translation of the English text ``message`` that templates of wikis in ``language`` print; the text
    itself if there is none.
    """
    return translation(language).pgettext("article", message)


def page_locale(context: Context) -> Locale:
    """Return the CLDR locale of the page's wiki."""
    return locale_of(page_language(context))

"""The gettext catalogues in ``locale/``, one file a language: the texts that the program itself prints.

Texts of the book are in the language of the book; texts that templates print in an article (context ``article``) are in
the language of its wiki.

Articles keep the headings of their wiki ("References", "Einzelnachweise"), and Sphinx translates its own words
("Search"). Counts are set after a colon ("Articles: 3"), so that no message needs plural forms.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path


def message(text: str) -> str:
    """Mark a text printed in articles for extraction into the catalogues; returns it untranslated."""
    return text


def deferred(text: str) -> str:
    """Mark a text in a constant for extraction into the catalogues; returns it untranslated, as it is translated where
    it is printed.
    """
    return text


def translation(language: str | None) -> NullTranslations:
    """Return the catalogue for a language tag or a locale name (``de-AT``, ``pt_BR``); English if there is none.

    A message that the catalogue lacks is returned in English.
    """
    return _catalogue((language or "en").replace("_", "-").partition("-")[0].lower())


@cache
def _catalogue(code: str) -> NullTranslations:
    source = Path(__file__).with_name("locale") / f"{code}.po"
    if not code.isalpha() or not source.is_file():
        return NullTranslations()
    # Imported here because Babel is slow to load and English needs no catalogue.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with source.open(encoding="utf-8") as text:
        write_mo(compiled, read_po(text, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)

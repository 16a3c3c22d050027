"""Page titles and redirects as MediaWiki reads them."""

from __future__ import annotations

import re
import unicodedata

_NOT_IN_TITLES = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd\ud800-\udfff]+")
_SPACES = re.compile(r"[\s_]+")

REDIRECT = re.compile(
    # "#REDIRECT" in the languages of the larger wikis (MediaWiki's languages/messages/Messages*.php, 2023)
    r"\s*\#(?:REDIRECT|WEITERLEITUNG|REDIRECTION|REDIRECCI[OÓ]N|REINDIRIZZA|RINVIA|REDIRECIONAMENTO|DOORVERWIJZING"
    r"|ПЕРЕНАПРАВЛЕНИЕ|ПЕРЕНАПР|ПЕРЕНАПРАВЛЕННЯ|ПЕРАНАКІРАВАННЕ|ВИДИ|ПРЕУСМЕРИ|ПРЕНАСОЧВАНЕ|ПРЕНАСОЧУВАЊЕ"
    r"|PATRZ|PRZEKIERUJ|TAM|OMDIRIGERING|OMDIRIGER|VIDERESEND|UUDELLEENOHJAUS|OHJAUS|ÁTIRÁNYÍTÁS|PŘESMĚRUJ"
    r"|PRESMERUJ|PREUSMERI(?:TEV)?|YÖNLENDİRME|YÖNLENDİR|ΑΝΑΚΑΤΕΥΘΥΝΣΗ|ALIDIREKTU|ALIH|LENCONG|ĐỔI|BIRZUZENDU"
    r"|SUUNA|TILVÍSUN|PERADRESAVIMAS|REDIRECTEAZA|転送|リダイレクト|넘겨주기|重定向|تحويل|تغییر_مسیر|تغییرمسیر|הפניה"
    r"|अनुप्रेषित|पुनर्प्रेषित|เปลี่ยนทาง)\s*:?\s*\[\[\s*:?([^\[\]{}|\n]+)",
    re.IGNORECASE,
)


def clean(title: str) -> str:
    """A title as people read it: no control or direction marks, single spaces, ``_`` as a space, Unicode NFC."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _NOT_IN_TITLES.sub("", title))).strip()


def redirect_target(wikitext: str) -> str:
    """The title that a redirect page leads to, "" where the page is none."""
    found = REDIRECT.match(wikitext)
    return clean(found[1].partition("#")[0]) if found else ""

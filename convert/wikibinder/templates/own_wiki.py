"""The language of the wiki that a page comes from: given by the source, by the wiki's address, or detected from the
text.

Names of templates have different meanings on other wikis (``{{citation|…}}`` is a quotation on the French Wikipedia),
so the language is detected if it is not given. A detected language is used for names of templates only: numbers, dates
and the language tag of a page use the given language.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from wikibinder.model.page import language_of_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.model.page import Page

WORDS: Mapping[str, str] = {
    "en": "the of and in to is was for with by from were that his it",
    "fr": "le la les des du et est une dans pour par sur qui au il né aux ses",
    "de": "der die das und ist von den dem mit ein eine wurde auf im zu des",
    "es": "el los las del y en que una por con es para fue al su",
    "it": "il di che della del gli è una per con nel sono dei alla fu",
    "pt": "o a os as do da dos e que é no na em uma não com foi",
    "nl": "de het een van en is op met voor door werd zijn te",
    "pl": "w z na i się jest od przez oraz do był roku",
    "sv": "och i att det som en är av på för den ett från var",
    "ca": "els les del amb és una que va per al dels als",
    "gl": "o a os as do da dos e que é no na en unha non con foi",
    "da": "og i at det som en er af på for den et fra var blev",
    "no": "og i at det som en er av på for den et fra var ble",
    "cs": "v se na je z do ve byl za po který jeho",
    "ro": "și în de la este cu din pe un o care fost",
    "fi": "ja on oli se että mutta joka vuonna hän myös",
    "hu": "a az és egy hogy volt is nem ki el",
    "id": "yang di dan dari pada dengan untuk ini adalah",
    "tr": "ve bir bu için ile olarak olan da de",
}
"""Code of a language -> its most frequent words, separated by spaces, by which the language of a page is detected.
Languages without template rules of their own are included, so that a page in one of them is not classified as a page in
another language.
"""
_WORDS = {code: frozenset(words.split()) for code, words in WORDS.items()}
_SCRIPTS: tuple[tuple[str, str, float], ...] = (
    ("ja", "[\u3041-\u30ff]", 0.15), ("ko", "[\uac00-\ud7a3]", 0.3), ("zh", "[\u4e00-\u9fff]", 0.3),
    ("cyrillic", "[а-яёіїєґў]", 0.4),
)  # fmt: skip
"""Code of a language (or ``cyrillic``), pattern of a letter of its script, minimum share (0 to 1) of these letters
among all letters of a page; tested in this order.
"""
READ = 30_000
"""Number of characters at the beginning of a page that are examined."""
FEWEST, SHARE = 2, 0.08
"""Minimum number of frequent words that identify a language, and their minimum share (0 to 1) of the page's words."""
_CALL = re.compile(r"\{\{[^{}]*\}\}|<[^<>]*>|\[\[[^\[\]|]*\|")


def wiki_language(page: Page) -> str:
    """Return the language code of the page's wiki, without region and script: given by the source, by the wiki's
    address, or detected from the text; "" if none is found.
    """
    given = page.site.language or language_of_address(page.site.article_url)
    code = given.partition("-")[0].lower() if given else _language_of_text(page.wikitext)
    return "en" if code == "simple" else code


@lru_cache(maxsize=8)
def _language_of_text(wikitext: str) -> str:
    text = wikitext[:READ].lower()
    # Three times, because the pattern finds only innermost calls and calls are nested.
    for _ in range(3):
        text = _CALL.sub(" ", text)
    # ASCII has no letters of these scripts.
    letters = 0 if text.isascii() else sum(map(str.isalpha, text))
    for code, pattern, share in _SCRIPTS if letters else ():
        if len(re.findall(pattern, text)) >= letters * share:
            return code if code != "cyrillic" else _cyrillic(text)
    words = re.findall(r"[^\W\d_]+", text)
    # Counted once for all languages: otherwise this takes 5 % of the time of a conversion.
    numbers = Counter(words)
    counts = sorted(((sum(numbers[word] for word in known), code) for code, known in _WORDS.items()), reverse=True)
    (most, code), (next_most, _) = counts[:2]
    return code if most >= max(FEWEST, len(words) * SHARE) and most > next_most else ""


def _cyrillic(text: str) -> str:
    """Return the code of Russian or Ukrainian for a text in Cyrillic, by letters that only one of them has; "" for
    other languages, which have both kinds or neither.
    """
    russian, ukrainian = len(re.findall("[ыэ]", text)), len(re.findall("[іїє]", text))
    return "ru" if russian > 5 * ukrainian else "uk" if ukrainian > 5 * russian else ""

"""A search index for words of every script, whatever the language of the book.

Sphinx indexes whole words between spaces, by the rules of one language. This module treats combining marks (vowel
signs, accents) as part of words, and indexes pairs of characters in scripts without spaces between words or with
agglutinated endings (Han, kana, Hangul, Thai ...).
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from sphinx.search import SearchLanguage, languages
from sphinx.search.en import SearchEnglish

from wikibinder.editions.shared.converted import is_converted

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Ranges of code points of scripts that are indexed by pairs of characters: Thai and Lao, Burmese, Khmer, kana, Han,
Hangul, Han extensions.
"""


MARKS = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670),
    (0x06D6, 0x06ED), (0x0711, 0x074A), (0x07A6, 0x07B0), (0x0900, 0x0963), (0x0966, 0x0DFF), (0x0F18, 0x0FBC),
    (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F),
)  # fmt: skip
"""Ranges of code points with marks that belong to the letter before them: combining marks, points and vowel signs of
Hebrew, Arabic, Syriac and Thaana, and the whole blocks of the Indic and Tibetan scripts except their full stops.
"""


def _class(ranges: tuple[tuple[int, int], ...]) -> str:
    """Return ranges of code points as the inside of a character class of a regular expression."""
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Matches a Han character, which can be a word by itself."""
_WORD = re.compile(rf"[{_class(UNSPACED)}]+|(?:(?![{_class(UNSPACED)}])[\w{_class(MARKS)}])+")

_ASCII_WORD = re.compile(r"\w+")
_UNSPACED_LETTER = re.compile(f"[{_class(UNSPACED)}]")

SPLITTER = """
/* Words between spaces; where a script has none, pairs of characters. */
var splitQuery = (query) => {
  const words = query.match(/[UNSPACED]+|(?:(?![UNSPACED])[\\p{L}\\p{N}\\p{M}_])+/gu) || [];
  return words.flatMap((word) => {
    const letters = Array.from(word);
    if (letters.length < 2 || !/^[UNSPACED]/u.test(word)) return [word];
    return letters.slice(1).map((letter, place) => letters[place] + letter);
  });
};
""".replace("UNSPACED", "".join(f"\\u{{{first:x}}}-\\u{{{last:x}}}" for first, last in UNSPACED))


def words(text: str) -> list[str]:
    """Return the words of a text to be indexed; in scripts without spaces, pairs of characters (and each Han
    character). ``SPLITTER`` splits queries into such words and pairs in the browser.
    """
    # A faster path: none of the ranges above contains ASCII.
    if text.isascii():
        return _ASCII_WORD.findall(text)
    found: list[str] = []
    for word in _WORD.findall(text):
        if len(word) > 1 and _UNSPACED_LETTER.match(word):
            found += [word[place : place + 2] for place in range(len(word) - 1)]
            found += _HAN.findall(word)
        else:
            found.append(word)
    return found


UNSUPPORTED_BY_SPHINX = frozenset(("ja", "zh"))
"""Languages whose rules of Sphinx are not used (see :func:`use`)."""
RULES = "every-script"
"""Prefix of the name under which the rules for a language are registered (``every-script-en``); Sphinx's own have the
language alone.
"""


class SearchAnyScript(SearchLanguage):
    """Base class of search rules: splits texts with :func:`words` and queries with ``SPLITTER``. Combined with Sphinx's
    class for a language, from which come stems and stop words.
    """

    js_splitter_code = SPLITTER

    def split(self, input: str) -> list[str]:
        return words(input)


def use(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Use the rules of this module, with the stems and stop words of the book's language, in a project with converted
    pages that does not set ``html_search_language``; return [], no pages to be rewritten. Sphinx's own rules for
    Chinese and Japanese split words differently from the script in the browser, and need packages that may be missing.
    """
    config = app.config
    if not config.html_search_language and any(is_converted(env, docname) for docname in env.all_docs):
        code = config.language or "en"
        primary = code.partition("_")[0]
        rules_class = None if primary in UNSUPPORTED_BY_SPHINX else languages.get(code) or languages.get(primary)
        if isinstance(rules_class, str):
            module, _, name = rules_class.rpartition(".")
            rules_class = getattr(import_module(module), name)
        rules, own = rules_class or SearchEnglish, f"{RULES}-{code}"
        app.add_search_language(type(f"EveryScript{rules.__name__}", (SearchAnyScript, rules), {"lang": own}))
        config.html_search_language = own
    return []


def setup(app: Sphinx) -> None:
    """Register the handler that selects the rules, when it is known whether there are converted pages."""
    app.connect("env-updated", use)

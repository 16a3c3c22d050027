"""An entry's content -> its key: family name, year and title word for people, six letters of a hash for certainty.

Depends on nothing but the entry, so that the same work has the same key on every page and in every run, and a new
reference renames no other.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from base64 import b32encode
from typing import TYPE_CHECKING

from convert.latex import encode, plain

if TYPE_CHECKING:
    from convert.bibliography import Entry

_STOP_WORDS = frozenset({
    "a", "an", "and", "are", "as", "at", "by", "da", "das", "de", "der", "des", "die", "do", "dos", "du", "e", "ein",
    "eine", "el", "et", "for", "from", "gli", "http", "https", "i", "il", "in", "is", "l", "la", "las", "le", "les",
    "lo", "los", "na", "o", "of", "on", "or", "os", "the", "to", "un", "und", "une", "w", "with", "www", "y",
})  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "w", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj",
    "ћ": "c", "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h"}
_LETTERS = {ord(letter): latin for table in (_CYRILLIC, _GREEK, _LATIN) for letter, latin in table.items()}

# Revised Romanization of Korean, letter by letter
_INITIALS = (
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
)  # fmt: skip
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
_FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "p", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
    "t", "t", "k", "t", "p", "t",
)  # fmt: skip
_WORD_LENGTH = 20
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def key(entry: Entry) -> str:
    """The key of an entry: ``lankov2009korean-k3qf7a``."""
    people = entry.names.get("author") or entry.names.get("editor") or ()
    family = latin(people[0].family or _last_word(people[0].literal)) if people else ""
    words = title_words(entry)
    stem = (family or (words.pop(0) if words else "x")) + year(entry) + (words[0] if words else "")
    return f"{stem.lstrip('0123456789') or 'x'}-{digest(entry)}"


def _last_word(name: str) -> str:
    """The last word of a name that is more than an initial."""
    words = name.split(" ")
    return next((word for word in reversed(words) if len(word.strip(".")) > 1), words[-1])


def year(entry: Entry) -> str:
    text = plain(entry.fields.get("date") or entry.fields.get("wikidate") or "")
    match = re.search(r"\d{4}", text)
    return match[0] if match else "nd"


def title_words(entry: Entry) -> list[str]:
    """The first two words of the title that say something, in Latin letters."""
    for name in ("title", "scripttitle", "journaltitle", "booktitle", "website", "url"):
        text = plain(entry.fields.get(name) or "")[:200]
        words = [latin(word) for word in re.findall(r"\w+", text.casefold()) if word not in _STOP_WORDS]
        found = [word for word in words if word and not word.isdigit()]
        if found:
            return ([word for word in found if len(word) > 1] or found)[:2]
    return []


def digest(entry: Entry) -> str:
    """Six letters or digits that stand for all of an entry's content."""
    content = [
        entry.type,
        {
            role: [(name.family, name.given, name.prefix, name.suffix, name.literal) for name in names]
            for role, names in entry.names.items()
        },
        {name: encode(value) for name, value in entry.fields.items()},
    ]
    text = _JSON.encode(content)
    return b32encode(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:5])[:6].decode("ascii").lower()


def latin(text: str) -> str:
    """A word in small Latin letters and digits; what has no Latin form is left out."""
    text = unicodedata.normalize("NFC", text[:80].casefold())
    if not text.isascii():
        text = "".join(_hangul(_kana(character)) for character in text).translate(_LETTERS)
        text = unicodedata.normalize("NFKD", text).translate(_LETTERS)
    return re.sub(r"[^a-z0-9]", "", text)[:_WORD_LENGTH]


def _hangul(character: str) -> str:
    number = ord(character) - 0xAC00 if len(character) == 1 else -1
    if not 0 <= number < 11172:
        return character
    return _INITIALS[number // 588] + _VOWELS[number % 588 // 28] + _FINALS[number % 28]


def _kana(character: str) -> str:
    """The syllable, from the character's Unicode name."""
    if not "\u3041" <= character <= "\u30ff":
        return character
    match = re.match(r"(?:HIRAGANA|KATAKANA) LETTER (?:SMALL )?([A-Z]+)\Z", unicodedata.name(character, ""))
    return match[1].lower() if match else ""

"""The key of an entry: family name, year and a title word, then six characters of a hash of the whole entry.

The key depends on the entry alone: a work has the same key on every page and in every run, and adding a reference
changes no other key.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from json.encoder import encode_basestring as quoted
from typing import TypeAlias

from wikibinder.bibtex.latex import encode, plain
from wikibinder.model.bibliography import Name, Value

Names: TypeAlias = Mapping[str, tuple[Name, ...]]
Fields: TypeAlias = Mapping[str, Value]

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
_FIRST_KANA = "\u3041"
"""The first kana in Unicode; all other kana and all Hangul syllables are above it."""
_WORD_LENGTH = 20
WORDS = 2
"""Maximum number of words of the title in a key."""
_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _BASE32 for second in _BASE32]
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"\d{4}")
_OTHER = re.compile(r"[^a-z0-9]")


def key(entry_type: str, names: Names, fields: Fields) -> str:
    """Return the key for an entry of this type with these names (by role) and fields: ``lankov2009korean-k3qf7a``.
    Without author and editor it begins with a word of the title, or "x".
    """
    people = names.get("author") or names.get("editor") or ()
    family = latin(people[0].family or _last_word(people[0].literal)) if people else ""
    words = title_words(fields)
    stem = (family or (words.pop(0) if words else "x")) + year(fields) + (words[0] if words else "")
    return f"{stem.lstrip('0123456789') or 'x'}-{digest(entry_type, names, fields)}"


def _last_word(name: str) -> str:
    """Return the last of the words of a name that are longer than an initial; the last word if all are initials."""
    words = name.split(" ")
    return next((word for word in reversed(words) if len(word.strip(".")) > 1), words[-1])


def year(fields: Fields) -> str:
    """Return the first four digits of the entry's date as ASCII digits, whatever their script; "nd" if there are
    none.
    """
    match = _YEAR.search(plain(fields.get("date") or fields.get("wikidate") or ""))
    return f"{int(match[0]):04}" if match else "nd"


def title_words(fields: Fields) -> list[str]:
    """Return the first two significant words of the title (or of another field that names the work) in Latin letters;
    words of one letter only if there are no longer ones.
    """
    for name in ("title", "scripttitle", "journaltitle", "booktitle", "website", "url"):
        text = plain(fields.get(name) or "")[:200]
        long: list[str] = []
        short: list[str] = []
        for word in _WORD.findall(text.casefold()):
            if word not in _STOP_WORDS and (letters := latin(word)) and not letters.isdigit():
                (long if len(letters) > 1 else short).append(letters)
                if len(long) == WORDS:
                    break
        if long or short:
            return long or short[:WORDS]
    return []


def digest(entry_type: str, names: Names, fields: Fields) -> str:
    """Return the last part of the key of an entry with this content: six letters or digits, the beginning, in base 32,
    of the SHA-256 of the content as canonical JSON (keys in order, no white space).
    """
    people = ",".join([f'"{role}":[{",".join(map(_name, names[role]))}]' for role in sorted(names)])
    values = ",".join([f'"{name}":{quoted(encode(fields[name]))}' for name in sorted(fields)])
    text = f'["{entry_type}",{{{people}}},{{{values}}}]'
    # 30 bits: keys collide only if family name, year and title words are equal as well.
    bits = int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:4], "big")
    return _PAIRS[bits >> 22] + _PAIRS[bits >> 12 & 1023] + _PAIRS[bits >> 2 & 1023]


def _name(name: Name) -> str:
    return f"[{','.join(map(quoted, (name.family, name.given, name.prefix, name.suffix, name.literal)))}]"


def latin(text: str) -> str:
    """Return a word transcribed to at most 20 Latin letters, in lower case, and digits; characters without a Latin form
    are left out.
    """
    # The rest is never used, and a title may be very long.
    text = text[:80].casefold()
    if text.isascii() and text.isalnum():
        return text[:_WORD_LENGTH]
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if max(text) >= _FIRST_KANA:
            text = "".join([_hangul(_kana(character)) for character in text])
        # Twice, because removing marks may leave a letter of the table ("ǿ" is "ø" with an acute).
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS)).translate(_LETTERS)
    return _OTHER.sub("", text)[:_WORD_LENGTH]


def _hangul(character: str) -> str:
    number = ord(character) - 0xAC00 if len(character) == 1 else -1
    # The number of precomposed Hangul syllables (Unicode, section 3.12).
    if not 0 <= number < 11172:
        return character
    return _INITIALS[number // 588] + _VOWELS[number % 588 // 28] + _FINALS[number % 28]


def _kana(character: str) -> str:
    """Return a kana as a Latin syllable, from its Unicode name; "" for a sign among the kana that is no letter ("ー");
    other characters unchanged.
    """
    if not _FIRST_KANA <= character <= "\u30ff":
        return character
    match = re.match(r"(?:HIRAGANA|KATAKANA) LETTER (?:SMALL )?([A-Z]+)\Z", unicodedata.name(character, ""))
    return match[1].lower() if match else ""

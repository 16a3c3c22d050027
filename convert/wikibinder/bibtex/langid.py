"""Maps BibLaTeX's names of languages (``langid``) to language tags (BCP 47)."""

from __future__ import annotations

import unicodedata
from functools import cache

from babel import Locale

LATIN = {
    "afrikaans": "af", "albanian": "sq", "asturian": "ast", "basque": "eu", "breton": "br", "catalan": "ca",
    "croatian": "hr", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "esperanto": "eo",
    "estonian": "et", "finnish": "fi", "french": "fr", "friulan": "fur", "galician": "gl", "german": "de",
    "hungarian": "hu", "icelandic": "is", "indonesian": "id", "interlingua": "ia", "irish": "ga", "italian": "it",
    "kurmanji": "kmr", "latin": "la", "latvian": "lv", "lithuanian": "lt", "malay": "ms", "norwegian": "no",
    "nynorsk": "nn", "occitan": "oc", "piedmontese": "pms", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "romansh": "rm", "slovak": "sk", "slovene": "sl", "spanish": "es", "swedish": "sv", "turkish": "tr",
    "turkmen": "tk", "vietnamese": "vi", "welsh": "cy",
}  # fmt: skip
OTHER_SCRIPTS = {
    "amharic": "am", "arabic": "ar", "armenian": "hy", "belarusian": "be", "bengali": "bn", "bulgarian": "bg",
    "chinese": "zh", "coptic": "cop", "georgian": "ka", "greek": "el", "hebrew": "he", "hindi": "hi", "japanese": "ja",
    "kannada": "kn", "korean": "ko", "lao": "lo", "macedonian": "mk", "malayalam": "ml", "marathi": "mr",
    "mongolian": "mn", "persian": "fa", "russian": "ru", "sanskrit": "sa", "serbian": "sr", "syriac": "syr",
    "tamil": "ta", "telugu": "te", "thai": "th", "tibetan": "bo", "ukrainian": "uk", "urdu": "ur",
}  # fmt: skip


def language_tag(name: str) -> str:
    """Return the language tag (BCP 47) for BibLaTeX's name of a language (``langid``); "" for other names."""
    return LATIN.get(name) or OTHER_SCRIPTS.get(name, "")


@cache
def _tags() -> dict[str, str]:
    """Return a table: English name of a language, case folded -> language tag, the shortest if there are several."""
    # The last assignment of a name wins, so the shortest tag comes last.
    languages = sorted(Locale("en").languages.items(), key=lambda each: -len(each[0]))
    return {name.casefold(): tag.replace("_", "-") for tag, name in languages}


def tag_of_name(name: str) -> str:
    """Return the language tag for the English name of a language, such as "Brazilian Portuguese"; "" if it is
    unknown.
    """
    return _tags().get(name.casefold(), "")


def title_tag(name: str, title: str) -> str:
    """Return the language tag for the title of a work in the language with BibLaTeX's name ``name``. "" for English,
    for an unknown name, and for a title in Latin letters in a language of another script, as it is a transcription.
    """
    latin = all(unicodedata.name(c, "").startswith("LATIN") for c in title if c.isalpha())
    if name in OTHER_SCRIPTS and latin:
        return ""
    return "" if name == "english" else language_tag(name)

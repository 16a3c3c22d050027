"""Pronunciation templates: the phonetic transcription in brackets, marked with its language.

The keys of ``{{IPAc-en}}`` that are not IPA letters are those of Module:IPAc-en's phoneme table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.templates.handlers.language_templates import language_name, run, tag
from wikibinder.templates.readable import is_junk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

LABELS: Mapping[str, str] = {
    "pron": "pronounced ", "pronunciation": "pronunciation: ", "us": "US: ", "uk": "UK: ", "ukalso": "UK also ",
    "usalso": "US also ", "uslang": "US English: ", "uklang": "UK English: ", "local": "locally ", "lang": "English: ",
    "also": "also ", "alsolocal": "also locally ", "respell": "", "icon": "", "play": "", "audio": "", "ipa": "IPA: ",
    "localpron": "local pronunciation: ", "commonly": "commonly ", "rarely": "rarely ", "about": "about ",
    "locally": "locally ", "gb": "British: ", "auslang": "Australian English: ", "au": "Australian: ",
    "ie": "Irish: ", "ca": "Canadian: ", "nz": "New Zealand: ", "afr": "African: ", "endpron": "",
    "-": "", "generally": "generally ",
}  # fmt: skip
"""Argument of ``{{IPAc-en}}``, in lower case, that is no sound -> text printed before the transcription."""

PHONEMES: Mapping[str, str] = {
    "'": "ˈ", "ˈ": "ˈ", ",": "ˌ", "ˌ": "ˌ", "_": " ", " ": " ", "-": "-", ".": ".", "·": "",
    "g": "ɡ", "j": "j", "tS": "tʃ", "tsh": "tʃ", "ch": "tʃ", "dZ": "dʒ", "dzh": "dʒ", "S": "ʃ", "sh": "ʃ", "Z": "ʒ",
    "zh": "ʒ",
    "T": "θ", "th": "θ", "D": "ð", "dh": "ð", "N": "ŋ", "ng": "ŋ", "hw": "hw", "ʍ": "hw", "r": "r", "ɹ": "r", "X": "x",
    "a:": "ɑː", "ah": "ɑː", "A:": "ɑː", "aː": "ɑː", "A": "ɑː", "ar": "ɑːr", "o": "ɒ", "O": "ɒ", "Q": "ɒ", "{": "æ",
    "a": "æ", "ae": "æ",
    "aI": "aɪ", "ai": "aɪ", "ay": "aɪ", "eye": "aɪ", "aU": "aʊ", "au": "aʊ", "ow": "aʊ", "E": "ɛ", "e": "ɛ",
    "eI": "eɪ", "ei": "eɪ", "I": "ɪ", "i": "i", "i:": "iː", "ee": "iː", "iː": "iː", "oU": "oʊ", "ou": "oʊ", "oh": "oʊ",
    "O:": "ɔː", "aw": "ɔː",
    "OI": "ɔɪ", "oi": "ɔɪ", "oy": "ɔɪ", "U": "ʊ", "oo": "ʊ", "u:": "uː", "u": "uː", "uː": "uː", "V": "ʌ", "^": "ʌ",
    "uh": "ʌ",
    "@": "ə", "schwa": "ə", "3:": "ɜː", "3r": "ɜːr", "ur": "ɜːr", "@r": "ər", "er": "ər", "Ir": "ɪər", "ear": "ɪər",
    "Er": "ɛər", "air": "ɛər", "Ur": "ʊər", "Or": "ɔːr", "or": "ɔːr", "aIr": "aɪər", "aUr": "aʊər", "iə": "iə",
    "ɪə": "ɪə",
    "@l": "əl", "@n": "ən", "@m": "əm", "l": "l", "m": "m", "n": "n", "ju": "juː", "ju:": "juː", "I:": "iː", "ɨ": "ɨ",
    "ᵻ": "ᵻ", "I@": "ɪə",
}  # fmt: skip
"""Key of Module:IPAc-en for a sound -> its IPA letters. Keys that are IPA letters themselves may be missing."""

IPA_LABELS: Mapping[str, str] = {
    "pron": "pronounced ", "lang": "{language} pronunciation: ", "lang2": "{language} ", "generally": "generally ",
    "generally pronounced": "generally pronounced ", "local": "locally ", "localpron": "local pronunciation: ",
    "also": "also ", "ipa": "IPA: ", "label": "", "-": "", "small": "", "audio": "", "link": "", "no": "",
}  # fmt: skip


def ipa(template: Template, _context: Context) -> Expansion:
    """``{{IPA|[text]}}``, ``{{IPA|fr|text}}`` -> [text], marked as phonetic transcription (of the language, if it is
    given).
    """
    values = [value for value in template.positional if value]
    if len(values) > 1 and tag(values[0]) and values[0].isascii():
        return run(f"{tag(values[0])}-fonipa", _bracketed(values[1]))
    return run("und-fonipa", values[0] if values else "")


def _bracketed(text: str) -> str:
    return text if text.startswith(("[", "/", "&#91;", "⟨", "(")) else f"&#91;{text}&#93;"


def ipa_link(template: Template, _context: Context) -> Expansion:
    """``{{IPAblink|ʃ}}`` -> [ʃ], ``{{IPAslink|ʃ}}`` -> /ʃ/, ``{{IPAlink|ʃ}}`` -> ʃ."""
    text = template.get("2", "1")
    if template.key in ("ipablink", "ipabrac"):
        text = f"&#91;{text}&#93;"
    elif template.key == "ipaslink":
        text = f"/{text}/"
    return run("und-fonipa", text)


def ipac_en(template: Template, _context: Context) -> Expansion:
    """``{{IPAc-en|US|ˈ|æ|l|ɨ|s}}`` -> US: /ˈælɨs/, marked as phonetic transcription of English."""
    label = ""
    sounds: list[str] = []
    for value in template.params.values():
        text = value.strip()
        # Some keys are both ("-"): a label before the first sound, a sound after it.
        if text.lower() in LABELS and not (text in PHONEMES and sounds):
            label += LABELS[text.lower()]
        elif text in PHONEMES:
            sounds.append(PHONEMES[text])
        elif text and not is_junk(text):
            sounds.append(text)
        # An argument of only white space is a space between two words.
        elif not text and value:
            sounds.append(" ")
    return label + (run("en-fonipa", f"/{''.join(sounds)}/") if sounds else "")


def ipa_letters(template: Template, context: Context) -> Expansion:
    """``{{IPAc-pl|p|o|l}}`` and other languages -> [pol]; keys that would need a table are printed unchanged."""
    code = template.key.removeprefix("ipac-")
    label = ""
    sounds: list[str] = []
    for value in template.positional:
        text = value.strip()
        if text.lower() in IPA_LABELS:
            label += IPA_LABELS[text.lower()].format(language=language_name(code, context))
        elif not is_junk(text):
            sounds.append({"-": "", "_": " ", "'": "ˈ", ",": "ˌ"}.get(text, text))
    return label + (run(f"{tag(code)}-fonipa", f"&#91;{''.join(sounds)}&#93;") if sounds else "")


NO_LANGUAGES = frozenset(("all", "xx", "endia"))
"""What follows ``IPA-`` in the names of templates that are for any language."""


def ipa_family(template: Template, context: Context) -> Expansion:
    """``{{IPA-fr|fʁɔmaʒ|lang|Fr-fromage.ogg}}`` -> French pronunciation: [fʁɔmaʒ]; without the second argument, French:
    [fʁɔmaʒ]. One that is no key of IPA_LABELS is itself printed before the transcription.
    """
    code = template.key.removeprefix("ipa-")
    text, kind = template.get("1"), template.get("2").lower()
    label = IPA_LABELS.get(kind)
    if label is None:
        label = "IPA: " if kind or code == "all" else "{language}: "
        extra = template.get("2") if kind and not is_junk(kind) else ""
    else:
        extra = ""
    of_language = code not in NO_LANGUAGES
    name = language_name(code, context) if of_language else "IPA"
    language = (tag(code) if of_language else "") or "und"
    return (f"{extra}: " if extra else label.format(language=name)) + run(f"{language}-fonipa", _bracketed(text))


def respell(template: Template, _context: Context) -> Expansion:
    """``{{respell|FROM|ahzh}}`` -> FROM-ahzh, in italics: a pronunciation by syllables in English spelling."""
    parts = [value for value in template.positional if value]
    text = "-".join(parts).replace("-_-", " ").replace("_", " ")
    return f"''{text}''" if text else ""


def audio(template: Template, _context: Context) -> Expansion:
    """``{{audio|De-Lützen.ogg|Lützen}}`` -> Lützen: only the label, because a book cannot play the file."""
    return template.get("2")


def pronunciation(template: Template, _context: Context) -> Expansion:
    """``{{pronunciation|file.ogg|ipa|respelling}}`` -> ipa, respelling: without the sound file."""
    return ", ".join(value for value in template.positional[1:] if value)

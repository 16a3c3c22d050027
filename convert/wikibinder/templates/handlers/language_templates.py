"""Templates for words in other languages: text marked with its language, with labels (``Cheese (French: fromage)``).

Names of languages come from CLDR (Babel), in the language of the page. The text is put in ``<span lang=…>``, which the
parser converts to a Language node.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from wikibinder.model.direction import direction
from wikibinder.model.translations import message
from wikibinder.templates.cldr import FALLBACK, locale_of, page_language, page_locale, wiki_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

CODES: Mapping[str, str] = {
    "rus": "ru", "he-n": "he", "gre": "grc", "gr": "el", "jp": "ja", "ger": "de", "fre": "fr", "spa": "es", "ita": "it",
    "lat": "la", "chi": "zh", "kor": "ko", "heb": "he", "ara": "ar", "por": "pt", "pol": "pl", "tur": "tr", "per": "fa",
    "sh-latn": "sh-Latn", "cn": "zh", "simple": "en", "als": "gsw", "be-x-old": "be-tarask", "zh-yue": "yue",
    "zh-min-nan": "nan", "zh-classical": "lzh", "roa-rup": "rup", "bat-smg": "sgs", "fiu-vro": "vro", "ber": "ber",
    "prs": "fa-AF", "mo": "ro", "fil": "tl", "iw": "he", "cz": "cs", "dk": "da", "se": "sv", "ua": "uk", "kr": "ko",
}  # fmt: skip
"""Language code of wikis, in lower case, that ISO 639 lacks or defines differently -> BCP 47 tag."""

NAMES: Mapping[str, str] = {
    "he-n": "Hebrew", "sh": "Serbo-Croatian", "grc": "Ancient Greek", "ber": "Berber", "roa-leo": "Leonese",
    "cel": "Celtic", "gem": "Germanic", "mis": "unknown", "und": "undetermined", "nds-nl": "Dutch Low Saxon",
    "oc-gsc": "Gascon", "en-short": "English", "xcl": "Classical Armenian", "ltg": "Latgalian",
    "be-tarask": "Belarusian",
    "xno": "Anglo-Norman", "ota": "Ottoman Turkish", "arz": "Egyptian Arabic", "rn": "Kirundi", "ro-mo": "Moldovan",
    "gsw": "Swiss German", "ofs": "Old Frisian", "osx": "Old Saxon", "odt": "Old Dutch", "orv": "Old East Slavic",
    "cop": "Coptic", "ps": "Pashto", "or": "Odia", "ia": "Interlingua", "sco": "Scots", "my": "Burmese",
}  # fmt: skip
"""Language code -> English name, where CLDR lacks the language or Wikipedia uses another name."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$")


def tag(code: str) -> str:
    """Return the BCP 47 tag for a wiki's language code; "" if it has not the form of a tag."""
    text = code.strip().replace("_", "-")
    text = CODES.get(text.lower(), text)
    return text if _TAG.match(text) else ""


def language_name(code: str, context: Context) -> str:
    """Return the name of a language, in the language of the page; the code itself if it has no name."""
    key = code.strip().lower().replace("_", "-")
    if page_language(context) == "en" and key in NAMES:
        return NAMES[key]
    names = page_locale(context).languages
    for candidate in (key, tag(key).lower(), key.split("-")[0]):
        if name := names.get(candidate.replace("-", "_")):
            return str(name)
    return NAMES.get(key, code)


def is_known(code: str, context: Context) -> bool:
    """Whether the language of a code has a name in the language of the page."""
    return language_name(code, context) != code


def language_called(name: str, context: Context) -> str:
    """Return the code of the language that has this name in the language of the page; "" if there is none, and always
    on an English page.
    """
    own = page_language(context)
    return "" if own == "en" else _called(own).get(name.casefold(), "")


@cache
def _called(own: str) -> Mapping[str, str]:
    """Return a dictionary of the names of languages in the language with the code ``own``: case-folded name -> code of
    the language; in Arabic also without the article.
    """
    names = {str(name).casefold(): code.replace("_", "-") for code, name in locale_of(own).languages.items()}
    return {**{name.removeprefix("ال"): code for name, code in names.items()}, **names} if own == "ar" else names


def named_language(template: Template, context: Context) -> Expansion:
    """``{{ألمانية|Spree}}`` -> الألمانية: Spree: the template has the name of a language in the page's language."""
    code = language_called(template.name, context)
    return _labelled(code, (template.get("1"), template.get("2"), template.get("3")), template, context)


def is_latin(text: str) -> bool:
    """Whether the first 80 characters of a text contain letters, all of them Latin."""
    letters = [char for char in text[:80] if char.isalpha()]
    return bool(letters) and all(unicodedata.name(char, "").startswith("LATIN") for char in letters)


def run(code: str, text: str) -> str:
    """Return ``text``, marked in wikitext as being in the language ``code`` (``<span lang=…>``); unchanged if the code
    is invalid or the text has several lines.
    """
    marked = tag(code)
    # A span cannot contain several paragraphs.
    if not text or not marked or "\n" in text:
        return text
    turned = ' dir="rtl"' if direction(marked) == "rtl" and not is_latin(text) else ""
    return f'<span lang="{marked}"{turned}>{text}</span>'


def italic(text: str, context: Context) -> str:
    """Return the text in italics if it is one line of Latin letters without italics or bold; otherwise unchanged."""
    return f"''{text}''" if text and "''" not in text and "\n" not in text and is_latin(context.plain(text)) else text


# ---------------------------------------------------------------- one word


def lang(template: Template, _context: Context) -> Expansion:
    """``{{lang|ko|나무꾼}}`` -> 나무꾼, marked with its language."""
    return run(template.get("1", "code"), template.get("2", "text")) + _gloss(template)


def _gloss(template: Template) -> str:
    literal = template.get("lit", "translation")
    return f" (&#39;{literal}&#39;)" if literal else ""


def _labelled(code: str, values: tuple[str, str, str], template: Template, context: Context) -> str:
    """Return wikitext with the language's name, text, transliteration and meaning:
    ``Russian: слово, romanized: slovo, lit. 'word'``. ``values``: text, transliteration, meaning. ``label=`` of the
    template replaces the name; ``none``: no name.
    """
    text, romanized, literal = values
    label = template.get("label")
    before = "{}:" if label else wiki_words(message("{}:"), page_language(context))
    label = "" if label.lower() in ("none", "no") else before.format(label or language_name(code, context)) + " "
    shown = text if template.get("italic").lower() in ("no", "unset") else italic(text, context)
    parts = [label + run(code, shown)]
    if romanized:
        parts.append(f"romanized: {run(f'{tag(code)}-Latn', italic(romanized, context))}")
    if literal:
        parts.append(f"lit.&nbsp;'{literal}'")
    return ", ".join(part for part in parts if part)


def lang_family(template: Template, context: Context) -> Expansion:
    """``{{lang-fr|fromage}}`` -> French: fromage; the language code is the end of the template's name."""
    code = template.key.removeprefix("lang-").removesuffix("-short")
    romanized = template.get("translit", "tr", "p", "2")
    literal = template.get("lit", "r" if code == "rus" and not template.get("lit") else "3", "3")
    values = (template.get("1", "text"), romanized, literal)
    return _labelled(code, values, template, context)


def langx(template: Template, context: Context) -> Expansion:
    """``{{langx|fr|fromage}}`` -> French: fromage; the newer form of ``{{lang-fr}}``."""
    values = (template.get("2", "text"), template.get("3", "translit", "tr"), template.get("4", "lit", "translation"))
    return _labelled(template.get("1", "code"), values, template, context)


def lang_russian(template: Template, context: Context) -> Expansion:
    """``{{lang-rus|Москва|p=mɐˈskva|r=Moskva}}`` -> Russian: Москва, romanized: Moskva, IPA: [mɐˈskva]."""
    parts = [
        _labelled("ru", (template.get("1"), template.get("r", "2"), template.get("t", "lit", "3")), template, context)
    ]
    if template.get("p"):
        parts.append(f"IPA: &#91;{template.get('p')}&#93;")
    return ", ".join(parts)


def transl(template: Template, _context: Context) -> Expansion:
    """``{{transl|ru|ISO|slovo}}``, ``{{transl|ru|slovo}}``, ``{{transl|slovo}}`` -> slovo, marked as romanized."""
    values = template.positional
    text = values[-1] if values else ""
    return run(f"{tag(values[0])}-Latn", text) if len(values) > 1 and tag(values[0]) else text


SCRIPTS: Mapping[str, str] = {
    "iast": "sa-Latn", "iast1": "sa-Latn", "mongolunicode": "mn-Mong", "nastaliq": "ur", "script/nastaliq": "ur",
    "hebrew": "he", "script/hebrew": "he", "arabic": "ar", "script/arabic": "ar", "urdu": "ur", "polytonic": "grc",
    "script/greek": "grc", "cuneiform": "akk", "hieroglyph": "egy", "runic": "gem", "script/coptic": "cop",
    "script/ethiopic": "gez", "script/syriac": "syc", "script/gothic": "got", "script/cyrillic": "cu", "syriac": "syc",
    "nihongo2": "ja", "jap": "ja", "kana": "ja", "unicode": "", "dmg": "ar-Latn", "din31635": "ar-Latn",
    "iso15919": "hi-Latn",
    "pinyin": "zh-Latn", "py": "zh-Latn", "rtgs": "th-Latn", "semxlit": "sem-Latn", "sp": "", "script": "",
    "linear b": "gmy", "thaana": "dv", "bengali": "bn", "tamil": "ta", "ukr": "uk", "hindi": "hi",
    "script/tibetan": "bo",
    "bo-textonly": "bo", "my": "my", "pali": "pi-Latn", "khmer": "km", "script/armenian": "hy", "script/georgian": "ka",
    "armenian": "hy", "rus-short": "ru", "grek": "grc", "pashto": "ps", "sinhala": "si", "nq": "ur",
}  # fmt: skip
"""Name, in lower case, of a template with one argument -> language tag of the argument ("": none)."""


def script(template: Template, _context: Context) -> Expansion:
    """``{{IAST|Śarva}}`` and the other templates of SCRIPTS -> the arguments, marked with the tag that SCRIPTS has."""
    values = [value for value in template.positional if value]
    if template.key == "script" and len(values) > 1:
        return values[-1]
    return run(SCRIPTS.get(template.key, ""), " ".join(values))


def icon(template: Template, context: Context) -> Expansion:
    """``{{es icon}}`` -> (in Spanish): the mark of a source in another language."""
    return _mark([template.key.removesuffix("icon").strip()], context)


def language_icon(template: Template, context: Context) -> Expansion:
    """``{{language icon|es|fr}}``, ``{{in lang|es|fr}}`` -> (in Spanish and French): the mark of a source."""
    codes = [context.plain(value) for value in template.positional if value]
    return _mark(codes, context) if codes else ""


MARKED_BY_CODE = frozenset(("fr", "nl", "it"))
"""Codes of the languages whose wikis mark a source in another language by its code, (en), instead of its name."""


def _mark(codes: Sequence[str], context: Context) -> str:
    """Return the mark of a source in one or more languages, such as (in Spanish), for their codes."""
    own = page_language(context).partition("-")[0]
    if own in MARKED_BY_CODE:
        return f"({', '.join(codes)})"
    names = [language_name(code, context) for code in codes]
    # The German wiki prints an adjective: (englisch).
    if own == "de":
        names = [name.lower() for name in names]
    joined = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if own == FALLBACK else ", ".join(names)
    marked = wiki_words(message("(in {})"), own)
    # A wiki without a phrase for it prints only the names of the languages.
    return ("({})" if marked == "(in {})" and own != FALLBACK else marked).format(joined)


def bare_code(template: Template, context: Context) -> Expansion:
    """``{{fr}}`` -> (in French): the mark of a source in another language, on many wikis."""
    return _mark([template.key], context)


# ---------------------------------------------------------------- several languages at once


def nihongo(template: Template, context: Context) -> Expansion:
    """``{{nihongo|Stone Lantern|石灯籠|ishidōrō|extra}}`` -> Stone Lantern (石灯籠, ishidōrō, extra)."""
    english, kanji, romaji, extra, more = (*(template.get(str(n)) for n in range(1, 6)),)
    extra = template.get("extra") or extra
    literal = template.get("lead") and ""
    inside = [
        run("ja", kanji or template.get("kanji")),
        run("ja-Latn", italic(romaji or template.get("rōmaji", "romaji"), context)),
        extra,
        f"lit. '{template.get('lit')}'" if template.get("lit") else "",
    ]
    inner = ", ".join(part for part in inside if part)
    english = english or literal
    text = f"{english} ({inner})" if english and inner else english or inner
    more = template.get("extra2") or more
    return f"{text} {more}".strip()


def nihongo3(template: Template, context: Context) -> Expansion:
    """``{{nihongo3|English|漢字|rōmaji}}`` -> rōmaji (漢字, English)."""
    english, kanji, romaji, extra = (template.get(str(n)) for n in range(1, 5))
    inner = ", ".join(part for part in (run("ja", kanji), english, extra) if part)
    lead = run("ja-Latn", italic(romaji, context))
    return f"{lead} ({inner})" if lead and inner else lead or inner


CHINESE: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("c",), "Chinese", "zh"),
    (("t",), "traditional Chinese", "zh-Hant"),
    (("s",), "simplified Chinese", "zh-Hans"),
    (("p",), "pinyin", "zh-Latn"),
    (("tp",), "Tongyong Pinyin", "zh-Latn"),
    (("w",), "Wade–Giles", "zh-Latn"),
    (("j",), "Jyutping", "yue-Latn"),
    (("y", "cy"), "Cantonese Yale", "yue-Latn"),
    (("sl",), "Sidney Lau", "yue-Latn"),
    (("poj",), "Pe̍h-ōe-jī", "nan-Latn"),
    (("tl",), "Tâi-lô", "nan-Latn"),
    (("zhu",), "Zhuyin", "zh-Bopo"),
    (("lmz",), "Latinxua", "zh-Latn"),
    (("hk",), "Hong Kong romanization", "yue-Latn"),
    (("cp",), "Cantonese Pinyin", "yue-Latn"),
    (("tr", "translit"), "transliteration", "zh-Latn"),
)
"""Parameters of ``{{zh}}`` in printing order: their names, label, language tag."""


def zh(template: Template, context: Context) -> Expansion:
    """``{{zh|s=汉字|p=hànzì|l=Chinese characters}}`` -> simplified Chinese: 汉字; pinyin: hànzì; lit. '…'."""
    labels = template.get("labels").lower() != "no"
    parts: list[str] = []
    same = template.get("t") and template.get("t") == template.get("s")
    for names, label, code in CHINESE:
        text = template.get(*names)
        if not text or (same and label == "simplified Chinese"):
            continue
        shown = run(code, italic(text, context) if code.endswith("Latn") else text)
        parts.append(f"{'Chinese' if same and label == 'traditional Chinese' else label}: {shown}" if labels else shown)
    if not parts and template.get("1"):
        parts.append(run("zh", template.get("1")))
    if template.get("l", "lit"):
        parts.append(f"lit.&nbsp;'{template.get('l', 'lit')}'")
    return "; ".join(parts)


KOREAN: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("hangul", "hang", "1"), "Korean", "ko-Hang"),
    (("hanja", "hanj", "2"), "Hanja", "ko-Hani"),
    (("rr",), "RR", "ko-Latn"),
    (("mr",), "MR", "ko-Latn"),
)
VIETNAMESE: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("v", "qn", "1"), "Vietnamese", "vi"),
    (("hn", "chuhan", "2"), "Hán-Nôm", "vi-Hani"),
)


def _table_of_scripts(table: tuple[tuple[tuple[str, ...], str, str], ...], template: Template, context: Context) -> str:
    parts = []
    for names, label, code in table:
        if text := template.get(*names):
            shown = run(code, italic(text, context) if code.endswith("Latn") else text)
            parts.append(shown if template.get("labels").lower() == "no" else f"{label}: {shown}")
    if template.get("lit", "l"):
        parts.append(f"lit.&nbsp;'{template.get('lit', 'l')}'")
    return "; ".join(parts)


def korean(template: Template, context: Context) -> Expansion:
    """``{{korean|hangul=나무꾼|hanja=…|rr=namukkun}}`` -> Korean: 나무꾼; Hanja: …; RR: namukkun."""
    return _table_of_scripts(KOREAN, template, context)


def vietnamese(template: Template, context: Context) -> Expansion:
    """``{{vie|v=…|hn=…}}`` -> Vietnamese: …; Hán-Nôm: …"""
    return _table_of_scripts(VIETNAMESE, template, context)


CJKV: tuple[tuple[str, str], ...] = (
    ("c", "zh"), ("t", "zh-Hant"), ("s", "zh-Hans"), ("p", "zh-Latn"), ("w", "zh-Latn"), ("j", "ja"), ("kanji", "ja"),
    ("kana", "ja"), ("r", "ja-Latn"), ("romaji", "ja-Latn"), ("k", "ko"), ("hangul", "ko"), ("hanja", "ko-Hani"),
    ("rr", "ko-Latn"), ("mr", "ko-Latn"), ("v", "vi"), ("qn", "vi"), ("hn", "vi-Hani"),
)  # fmt: skip


def cjkv(template: Template, context: Context) -> Expansion:
    """``{{CJKV|t=漢|j=漢|k=한}}`` -> Chinese: 漢; 漢; 한, each marked with its language."""
    shown = [run(code, template.get(name)) for name, code in CJKV if template.get(name)]
    label = language_name("zh", context) if template.get("t", "s", "c") else ""
    values = [value for value in template.positional if value]
    return (f"{label}: " if label else "") + "; ".join(values + shown)


def linktext(template: Template, _context: Context) -> Expansion:
    """``{{linktext|高麗|陶磁器}}`` -> 高麗陶磁器; on the wiki each word is a link to a dictionary."""
    return "".join(template.positional)


def ruby(template: Template, _context: Context) -> Expansion:
    """``{{ruby|漢字|かんじ}}`` -> 漢字 (かんじ)."""
    base, above = (*template.positional, "", "")[:2]
    return f"<ruby>{base}<rp>(</rp><rt>{above}</rt><rp>)</rp></ruby>" if above else base


def native_name(template: Template, context: Context) -> Expansion:
    """``{{native name|fr|Bâle}}`` -> Bâle (French); a single argument is unchanged."""
    code, text = (*template.positional, "", "")[:2]
    return f"{run(code, text)} ({language_name(code, context)})" if text else code


def native_names(template: Template, context: Context) -> Expansion:
    """``{{native name list|tag1=fr|name1=Bâle|tag2=it|name2=Basilea}}`` -> Bâle (French), Basilea (Italian), on two
    lines.
    """
    lines = []
    for n in range(1, 30):
        if name := template.get(f"name{n}"):
            code = template.get(f"tag{n}")
            lines.append(f"{run(code, name)}{f' ({language_name(code, context)})' if code else ''}")
    return "<br />".join(lines)


def gloss(template: Template, _context: Context) -> Expansion:
    """``{{gloss|word}}`` -> 'word'."""
    return f"&#39;{template.get('1')}&#39;"


def literally(template: Template, _context: Context) -> Expansion:
    """``{{lit|word}}`` -> lit. 'word'."""
    return "lit.&nbsp;" + " or ".join(f"&#39;{value}&#39;" for value in template.positional if value)


def interlinear(template: Template, _context: Context) -> Expansion:
    """``{{interlinear|lang=de|Das ist|this is|'That is'}}``: original, gloss and translation, each on a line."""
    lines = [value for value in template.positional if value]
    if lines and template.get("lang"):
        lines[0] = run(template.get("lang"), lines[0])
    return "<br />".join(lines)

"""``-{zh-hans:…; zh-hant:…}-``: chooses the text for the page's language variant (MediaWiki's LanguageConverter).

A wiki in a language with several scripts or standards marks text that differs, and shows each reader one variant. A
book contains the variant for readers without a preference. Unmarked words are not converted.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

FALLBACKS = {
    "zh": "zh-hans zh-hant zh-cn zh-tw zh-hk zh-sg zh-mo zh-my",
    "zh-hans": "zh-cn zh-sg zh-my zh",
    "zh-hant": "zh-tw zh-hk zh-mo zh",
    "zh-cn": "zh-hans zh-sg zh-my zh",
    "zh-sg": "zh-my zh-hans zh-cn zh",
    "zh-my": "zh-sg zh-hans zh-cn zh",
    "zh-tw": "zh-hant zh-hk zh-mo zh",
    "zh-hk": "zh-mo zh-hant zh-tw zh",
    "zh-mo": "zh-hk zh-hant zh-tw zh",
    "sr": "sr-ec", "sr-ec": "sr", "sr-el": "sr",
    "sh": "sh-latn sh-cyrl", "sh-latn": "sh", "sh-cyrl": "sh",
    "kk": "kk-cyrl", "kk-cyrl": "kk", "kk-latn": "kk", "kk-arab": "kk",
    "kk-kz": "kk-cyrl", "kk-tr": "kk-latn", "kk-cn": "kk-arab",
    "ku": "ku-latn", "ku-latn": "ku-arab", "ku-arab": "ku-latn",
    "uz": "uz-latn", "uz-latn": "uz", "uz-cyrl": "uz",
    "gan": "gan-hans gan-hant", "gan-hans": "gan", "gan-hant": "gan",
    "crh": "crh-latn", "crh-latn": "crh-cyrl", "crh-cyrl": "crh-latn",
    "iu": "ike-cans", "ike-cans": "iu", "ike-latn": "iu",
    "shi": "shi-latn shi-tfng", "shi-latn": "shi", "shi-tfng": "shi",
    "tg": "tg-latn", "tg-latn": "tg",
    "ban": "ban-bali", "ban-bali": "ban",
    "tly": "tly-cyrl", "tly-cyrl": "tly",
}  # fmt: skip
"""Code of a language variant -> codes of the variants to use instead, best first, separated by spaces
(includes/language/converters/*Converter.php of MediaWiki 1.39).
"""

_MARK = re.compile(r"-\{|\}-")
_FLAGS = frozenset("ATRDHN-")
_CODES = "|".join(sorted(FALLBACKS, key=len, reverse=True))
_RULE = re.compile(rf"(?:([^;]*?)=>\s*)?({_CODES})\s*:(.*)", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"(&#?\w+);")
_BETWEEN = re.compile(rf";(?=[^;]*?=>\s*(?:{_CODES})\s*:|\s*(?:{_CODES})\s*:|\s*\Z)", re.IGNORECASE)
DEEPEST = 10
"""Maximum nesting level of ``-{…}-``; deeper ones stay text (as in MediaWiki)."""


@cache
def variants_of(language: str) -> tuple[str, ...]:
    """Return the codes of the language variants in which to show a page of a wiki in this language, best first; empty
    if the language has no variants. If the language is unknown (""), all variants.
    """
    if language in FALLBACKS:
        return (language, *FALLBACKS[language].split())
    if language:
        return ()
    return tuple(dict.fromkeys(chain.from_iterable((code, *codes.split()) for code, codes in FALLBACKS.items())))


def converted(text: str, variants: tuple[str, ...]) -> str:
    """Return the text with each ``-{…}-`` replaced by what readers of these variants (codes, best first) see; unpaired
    marks are unchanged.
    """
    levels: list[list[str]] = [[]]
    position = 0
    for mark in _MARK.finditer(text):
        levels[-1].append(text[position : mark.start()])
        position = mark.end()
        if mark.group() == "-{":
            if len(levels) <= DEEPEST:
                levels.append([])
            else:
                levels[-1].append("-{")
        elif len(levels) == 1:
            levels[-1].append("}-")
        else:
            inner = "".join(levels.pop())
            levels[-1].append(shown(inner, variants))
    levels[-1].append(text[position:])
    return "-{".join("".join(level) for level in levels)


def shown(inner: str, variants: tuple[str, ...]) -> str:
    """Return the text that readers of these variants see for ``-{inner}-``: the text chosen for them, or, by the flags
    before ``|``, the rule as written, its description, or nothing (ConverterRule::parse).
    """
    head, bar, rest = inner.partition("|")
    given = {flag.strip() for flag in head.split(";")} if bar else set()
    rule, flags = (rest if bar else inner), given & _FLAGS
    if flags & {"R", "N"} or given & FALLBACKS.keys():
        return rule
    if "-" in flags or flags == {"T"} or "H" in flags:
        return ""
    if "D" in flags:
        return "; ".join(part.strip() for part in _BETWEEN.split(rule) if part.strip())
    return chosen(rule, variants)


def chosen(rule: str, variants: tuple[str, ...]) -> str:
    """Return the text in a conversion rule (``zh-hans:…; zh-hant:…``) for the first of ``variants`` that the rule has;
    one of its texts if it has none of them; the rule itself if a part of it names no variant.
    """
    both: dict[str, str] = {}
    oneway: dict[str, str] = {}
    for part in _BETWEEN.split(_ENTITY.sub("\\1\x03", rule)):
        if found := _RULE.match(part.strip()):
            word, code, text = found.groups()
            (both if word is None else oneway).setdefault(code.lower(), text.strip().replace("\x03", ";"))
        elif part.strip():
            return rule
    if not both and not oneway:
        return rule
    texts = {**oneway, **both}
    return next((texts[code] for code in variants if code in texts), next(iter(texts.values())))

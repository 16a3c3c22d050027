"""Module:Citation/CS1 and its copies on other wikis: detects them, and maps their parameters to English.

A copy has a subpage ``…/Configuration``, as the original has; its table ``aliases`` lists the names of each parameter,
including the wiki's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.cs1.parameters import is_parameter, normalised
from wikibinder.wikitext.wiki_titles import MODULE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wikibinder.expansion.store import PageStore

_ORIGINAL = re.compile(r"citation/CS1(?:/[\w-]+)?$", re.IGNORECASE)
_COMMENT = re.compile(r"--\[\[.*?\]\]|--[^\n]*", re.DOTALL)
_ALIASES = re.compile(r"\baliases\s*=\s*\{(.*?)\n\s*\}", re.DOTALL)
_ROW = re.compile(r"""\[['"]([\w-]+)['"]\]\s*=\s*(\{[^}]*\}|"[^"]*"|'[^']*')""")
_WORD = re.compile(r"""["']([^"']+)["']""")
_DIGITS = re.compile(r"\d+")


def is_citation_module(store: PageStore, name: str) -> bool:
    """Whether the Lua module of that name, without the namespace, is Citation/CS1 or a wiki's copy of it."""
    if _ORIGINAL.match(name):
        return True
    page = store.get(MODULE, name)
    return page is not None and "CitationClass" in page.text and _configuration(store, name) is not None


def _configuration(store: PageStore, name: str) -> str | None:
    page = store.get(MODULE, f"{name}/Configuration")
    return page.text if page and _ALIASES.search(page.text) else None


def english_names(store: PageStore, name: str) -> Mapping[str, str]:
    """Return a mapping from a wiki's own names of citation parameters to the English names; empty if it has none.

    ``name``: the wiki's citation module. The keys are normalised and contain no number (``author``, not ``author2``).
    """
    text = _configuration(store, name)
    return dict(_translations(text)) if text else {}


def _translations(text: str) -> Iterator[tuple[str, str]]:
    # Configurations keep invalid names of parameters in comments.
    found = _ALIASES.search(_COMMENT.sub("", text))
    for meaning, values in _ROW.findall(found[1] if found else ""):
        names = [word.replace("#", "") for word in _WORD.findall(values)]
        # Names of a person's data combine two words: AuthorList-First is author-first.
        english = next((one for one in (*names, meaning.replace("List-", "-")) if is_parameter(one)), "")
        if english:
            yield from ((normalised(one), english.lower()) for one in names if not is_parameter(one))


def translated(params: Mapping[str, str], names: Mapping[str, str]) -> Mapping[str, str]:
    """Return citation parameters with English names instead of the wiki's own; parameters that are not in ``names`` are
    unchanged.

    ``names``: the result of :func:`english_names`. If a local and an English name are both given, the English one wins.
    """
    out: dict[str, str] = {}
    for name, value in params.items():
        number = _DIGITS.search(name)
        english = names.get(normalised(_DIGITS.sub("", name)))
        key = name if english is None else english + (number[0] if number else "")
        if key == name or key not in params:
            out[key] = value
    return out

"""Names of citation templates -> CS1's citation class, which decides how their parameters are read.

Template:Cite book and the like pass a ``CitationClass`` to Module:Citation/CS1 (revision of 2023-01). Redirects are
those listed in Category:Redirects from alternative names of CS1 templates; wrappers are templates for one source whose
parameters are those of a citation. Names are case folded.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from wikibinder.cs1 import locales

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TEMPLATES: Mapping[str, str] = {
    **{name: kind for kind, names in locales.ENGLISH.items() for name in names},
    **locales.TEMPLATES,
}

NOT_CITATIONS = frozenset({
    "citation needed", "citation needed span", "cite needed", "citation style", "citation not found", "cite check",
    "citations missing", "citations broken", "cite quote", "cite talk page", "citekill", "citation needed lead",
    "citation bundle", "cite web needed", "citation attribution", "citation-attribution", "cite sources",
    "cite section",
})  # fmt: skip
"""Names of templates that are no citations, but begin like the names of citation templates."""

POSITIONAL: Mapping[str, tuple[str, ...]] = {
    "cite doi": ("doi",), "cite pmid": ("pmid",), "cite pmc": ("pmc",), "cite jstor": ("jstor",),
    "cite hdl": ("hdl",), "cite isbn": ("isbn",), "cite arxiv": ("arxiv",), "cite q": ("wikidata",),
    "citeq": ("wikidata",), "cite ietf": ("rfc",),
    "us patent": ("patent-number", "title"), "patent": ("country-code", "patent-number", "title"),
    **dict.fromkeys((
        "cite eb1911", "eb1911", "1911", "cite eb9", "cite nsrw", "cite nie", "cite collier's", "cite americana",
        "cite catholic encyclopedia", "catholic encyclopedia", "catholic", "cite ce1913", "ce1913", "cite je1901",
        "cite merriam-webster", "cite dictionary.com", "cite american heritage dictionary", "cite ahd",
        "cite collins dictionary", "cite cambridge dictionary", "cite lexico", "cite wiktionary", "cite oed",
    ), ("title",)),
}  # fmt: skip
"""Template -> the CS1 parameters that its positional parameters 1, 2 ... mean; CS1 has no positional parameters."""

_PATENT = {
    "pubdate": "publication-date", "issue-date": "date", "gdate": "date", "inventor": "inventor1",
    "assignee": "publisher", "assign1": "publisher", "status": "type", "class": "id",
    **{f"invent{n}": f"inventor{n}" for n in range(1, 5)},
}  # fmt: skip

RENAMED: Mapping[str, Mapping[str, str]] = {
    "cite patent": _PATENT,
    "citation patent": _PATENT,
    "cite court": {"courturl": "url", "parallelcite": "id"},
    "cite comic": {"writer": "author", "story": "chapter", "penciller": "illustrator", "artist": "illustrator"},
    "cite comics": {"writer": "author", "story": "chapter", "penciller": "illustrator", "artist": "illustrator"},
    "cite video game": {"developer": "author"},
    **{f"{manner} {work}": {"author": "vauthors", "editor": "veditors"} for manner in ("vcite", "vancite")
       for work in ("book", "conference", "journal", "news", "report", "web")},
}  # fmt: skip
"""Template outside CS1 -> its parameter -> parameter of CS1."""

_BRITANNICA = {
    "encyclopedia": "Encyclopædia Britannica", "edition": "11th", "year": "1911", "editor-last": "Chisholm",
    "editor-first": "Hugh", "publisher": "Cambridge University Press",
}  # fmt: skip
_CATHOLIC = {
    "encyclopedia": "Catholic Encyclopedia", "editor-last": "Herbermann", "editor-first": "Charles",
    "location": "New York", "publisher": "Robert Appleton Company", "year": "1913",
}  # fmt: skip
_HERITAGE = {
    "dictionary": "The American Heritage Dictionary of the English Language", "publisher": "HarperCollins",
}  # fmt: skip

DEFAULTS: Mapping[str, Mapping[str, str]] = {
    "cite eb1911": _BRITANNICA,
    "eb1911": _BRITANNICA,
    "1911": _BRITANNICA,
    "cite eb9": {"encyclopedia": "Encyclopædia Britannica", "edition": "9th"},
    "cite nie": {"encyclopedia": "New International Encyclopedia", "year": "1905", "publisher": "Dodd, Mead"},
    "cite nsrw": {"encyclopedia": "The New Student's Reference Work", "year": "1914", "publisher": "F. E. Compton"},
    "cite collier's": {"encyclopedia": "Collier's New Encyclopedia", "year": "1921"},
    "cite americana": {"encyclopedia": "Encyclopedia Americana", "year": "1920"},
    "cite catholic encyclopedia": _CATHOLIC,
    "catholic encyclopedia": _CATHOLIC,
    "catholic": _CATHOLIC,
    "cite ce1913": _CATHOLIC,
    "ce1913": _CATHOLIC,
    "cite grove": {"encyclopedia": "Grove Music Online", "publisher": "Oxford University Press"},
    "cite encyclopedia americana": {"encyclopedia": "Encyclopedia Americana"},
    "cite ndb": {"encyclopedia": "Neue Deutsche Biographie", "publisher": "Duncker & Humblot"},
    "cite merriam-webster": {"dictionary": "Merriam-Webster.com Dictionary", "publisher": "Merriam-Webster"},
    "cite dictionary.com": {"dictionary": "Dictionary.com Unabridged", "publisher": "Random House"},
    "cite american heritage dictionary": _HERITAGE,
    "cite ahd": _HERITAGE,
    "cite collins dictionary": {"dictionary": "Collins English Dictionary", "publisher": "HarperCollins"},
    "cite cambridge dictionary": {"dictionary": "Cambridge Dictionary", "publisher": "Cambridge University Press"},
    "cite lexico": {"dictionary": "Lexico UK English Dictionary", "publisher": "Oxford University Press"},
    "cite oed": {"dictionary": "Oxford English Dictionary", "publisher": "Oxford University Press"},
    "cite wiktionary": {"dictionary": "Wiktionary"},
    "us patent": {"country-code": "US"},
    "cite je1901": {"encyclopedia": "The Jewish Encyclopedia", "publisher": "Funk & Wagnalls"},
    "cite odnb": {"encyclopedia": "Oxford Dictionary of National Biography", "publisher": "Oxford University Press"},
    "cite dnb": {"encyclopedia": "Dictionary of National Biography", "publisher": "Smith, Elder & Co"},
    "cite dcb": {"encyclopedia": "Dictionary of Canadian Biography", "publisher": "University of Toronto Press"},
    "cite anb": {"encyclopedia": "American National Biography", "publisher": "Oxford University Press"},
    "cite sep": {"encyclopedia": "Stanford Encyclopedia of Philosophy"},
    "cite iep": {"encyclopedia": "Internet Encyclopedia of Philosophy"},
    "cite ngs": {"magazine": "National Geographic"},
    "cite hansard": {"website": "Hansard"},
    "cite gnis": {"website": "Geographic Names Information System", "publisher": "United States Geological Survey"},
    "cite imdb": {"website": "IMDb"},
}  # fmt: skip
"""Template for one source -> the parameter values that it sets itself."""

POSTS: Mapping[str, tuple[str, str]] = {
    "cite tweet": ("Twitter", "https://twitter.com/{user}/status/{number}"),
    "cite instagram": ("Instagram", "https://www.instagram.com/p/{number}/"),
    "cite facebook": ("Facebook", "https://www.facebook.com/{user}/posts/{number}"),
    "cite bluesky": ("Bluesky", "https://bsky.app/profile/{user}/post/{number}"),
    "cite mastodon": ("Mastodon", ""),
    "cite reddit": ("Reddit", ""),
}
"""Template for posts -> name of the social network, and the address of a post with ``{user}`` for the account and
``{number}`` for the number of the post; "" if account and number do not give an address.
"""

_UNKNOWN = re.compile(r"(?:v|van)?cite[ -]\S")
_WORDS = re.compile(r"[^\s_-]+")


def citation_class(name: str) -> str:
    """Return the citation class of the template with this name; "" if it is no citation.

    A name that begins with "cite " and is in no table has the class ``citation``, and so has a name formed like those
    of another language (``citace …``, ``… kaynağı``); the caller checks that it has parameters of a citation.
    """
    key = name.casefold()
    known = TEMPLATES.get(key)
    if known is not None:
        return known
    return "citation" if (_UNKNOWN.match(key) and key not in NOT_CITATIONS) or named_like_others(key) else ""


@cache
def _word_of_citations() -> tuple[frozenset[str], frozenset[str]]:
    """Return two sets: the words that begin the names of two or more citation templates of one language other than
    English, and the words that end such names in languages without such beginnings.
    """
    firsts: set[str] = set()
    lasts: set[str] = set()
    for kinds in locales.BY_LANGUAGE.values():
        names = [_WORDS.findall(name) for several in kinds.values() for name in several]
        names = [words for words in names if len(words) > 1]
        first, last = (_shared(words[place] for words in names) for place in (0, -1))
        firsts |= first
        lasts |= last if not first else set()
    return frozenset(firsts), frozenset(lasts)


def _shared(words: Iterable[str]) -> set[str]:
    return {word for word, number in Counter(words).items() if number > 1}


def named_like_others(key: str) -> bool:
    """Whether a template's name, case folded, begins or ends with a word that is typical of citation templates in
    another language than English.
    """
    words = _WORDS.findall(key)
    firsts, lasts = _word_of_citations()
    return len(words) > 1 and (words[0] in firsts or words[-1] in lasts)


def template_of_class(citation_class: str) -> str:
    """Return the name of the main English template for a citation class (``CitationClass=`` of Module:Citation/CS1);
    "citation" for an unknown class.
    """
    wanted = citation_class.strip().casefold()
    return next((names[0] for known, names in locales.ENGLISH.items() if known.casefold() == wanted), "citation")

"""The names of citation templates -> CS1's citation class, which decides how their parameters are read.

Template:Cite book and its sisters give Module:Citation/CS1 one ``CitationClass`` each (revision of 2023-01). Redirects
are those listed in Category:Redirects from alternative names of CS1 templates; wrappers are templates of one source
that are citations by their parameters. Names are case folded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.cs1.locales import TEMPLATES as LOCAL_TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Mapping

_BY_CLASS: Mapping[str, tuple[str, ...]] = {
    "web": (
        "cite web", "cite website", "cite url", "web cite", "citeweb", "cite w", "cite-web", "cite webpage",
        "web reference", "cite blog", "cite online", "cite web archive", "cite imdb", "cite website article",
        "cite wikidata", "vcite web", "vancite web", "lien brisé", "cite gnis", "cite govtrack", "cite grec",
        "cite earth impact db", "cite software", "cite hansard",
    ),
    "news": (
        "cite news", "cite newspaper", "citenews", "cite article", "cite news article", "cite n", "news reference",
        "vcite news", "vancite news", "cite news2", "cite newspaper the times", "cite the times",
        "cite wikinews", "cite news-q",
    ),
    "magazine": ("cite magazine", "cite mag", "citemagazine", "cite magazine article", "cite ngs"),
    "journal": (
        "cite journal", "cite paper", "citepaper", "cit journal", "citejournal", "cite journal article", "cite j",
        "cite periodical", "cite study", "cite scientific article", "vcite journal", "vancite journal",
        "vcite2 journal", "cite doi", "cite pmid", "cite jstor", "cite pmc", "cite hdl", "cite journal en",
        "cite journal zh", "cite journal ja", "cite document article",
    ),
    "book": (
        "cite book", "citebook", "cite manual", "book reference", "cite chapter", "cite ebook", "cite booklet",
        "cite books", "cite brochure", "vcite book", "vancite book", "cite book en", "cite book ja", "cite isbn",
        "cite wikisource", "cite comic", "cite comics", "cite gutenberg", "cite aia5", "cite quran", "cite bible",
        "cite hathitrust", "cite archive",
    ),
    "encyclopaedia": (
        "cite encyclopedia", "cite encyclopaedia", "cite dictionary", "cite reference", "cite encyclo",
        "citeencyclopedia", "cite encyclopædia", "vcite encyclopedia", "vancite encyclopedia", "cite eb1911",
        "cite eb9", "cite nie", "cite nsrw", "cite collier's", "cite americana", "cite catholic encyclopedia",
        "cite odnb", "cite dnb", "cite dcb", "cite grove", "cite encyclopedia americana", "cite ndb",
        "cite merriam-webster", "cite dictionary.com", "cite american heritage dictionary", "cite ahd",
        "cite collins dictionary", "cite cambridge dictionary", "cite lexico", "cite wiktionary",
        "cite oed", "cite sep", "cite iep", "cite ce1913", "cite je1901", "cite anb",
        "eb1911", "1911", "catholic encyclopedia", "catholic", "ce1913",
    ),
    "conference": (
        "cite conference", "cite proceedings", "vcite conference", "vancite conference", "conference reference",
    ),
    "thesis": ("cite thesis", "cite dissertation", "cite phd", "cite master's thesis"),
    "report": ("cite report", "cite ietf", "cite iucn", "cite argentine law", "cite act", "cite law"),
    "techreport": ("cite techreport", "cite tech report", "cite technical report", "cite standard"),
    "pressrelease": ("cite press release", "cite pressrelease", "cite press", "vcite press release"),
    "arxiv": ("cite arxiv", "cite arxive", "arxiv citation"),
    "biorxiv": ("cite biorxiv",),
    "medrxiv": ("cite medrxiv",),
    "citeseerx": ("cite citeseerx",),
    "ssrn": ("cite ssrn",),
    "document": ("cite document", "cite doc", "cite letter", "cite archival metadata"),
    "audio-visual": (
        "cite av media", "cite video", "cite film", "cite movie", "cite dvd", "cite audio", "cite music video",
        "cite youtube", "cite vimeo", "cite cd", "cite song", "cite music", "cite visual", "cite image", "cite media",
        "cite sound", "cite ted talk",
    ),
    "av-media-notes": (
        "cite av media notes", "cite album notes", "cite album-notes", "cite dvd notes", "cite dvd-notes",
        "cite music release notes", "cite liner notes", "cite video notes", "cite av notes",
    ),
    "episode": ("cite episode", "cite tv", "cite radio", "cite tv episode", "cite television"),
    "serial": ("cite serial",),
    "podcast": ("cite podcast",),
    "speech": ("cite speech", "cite lecture", "cite talk"),
    "interview": ("cite interview",),
    "map": ("cite map", "map reference"),
    "sign": ("cite sign", "cite plaque", "cite museum sign"),
    "mailinglist": ("cite mailing list", "cite mailinglist"),
    "newsgroup": ("cite newsgroup", "cite usenet"),
    "post": (
        "cite tweet", "cite instagram", "cite facebook", "cite mastodon", "cite bluesky", "cite reddit", "cite sms",
    ),
    "game": ("cite video game", "cite game", "cite software game"),
    "patent": ("cite patent", "us patent", "citation patent", "patent"),
    "court": ("cite court", "cite case", "cite bailii", "cite court case"),
    "gazette": ("londongazette", "london gazette", "cite gazette", "edinburghgazette", "edinburgh gazette"),
    "cite q": ("cite q", "citeq"),
    "citation": (
        "citation", "cite", "cite citation", "citation/core", "cite anything", "cite quick", "cite lsa", "bcite",
        "harvrefcol", "cite source", "cite ref", "citation style 1",
    ),
}  # fmt: skip

TEMPLATES: Mapping[str, str] = {
    **{name: kind for kind, names in _BY_CLASS.items() for name in names},
    **LOCAL_TEMPLATES,
}

NOT_CITATIONS = frozenset({
    "citation needed", "citation needed span", "cite needed", "citation style", "citation not found", "cite check",
    "citations missing", "citations broken", "cite quote", "cite talk page", "citekill", "citation needed lead",
    "citation bundle", "cite web needed", "citation attribution", "citation-attribution", "cite sources",
    "cite section",
})  # fmt: skip
"""Templates about citations, which are none themselves."""

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
"""What the positional parameters of a template are; elsewhere CS1 knows none."""

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
"""Templates outside CS1 that have words of their own: theirs, and CS1's."""

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
"""What the templates of one source say by themselves."""

POSTS: Mapping[str, tuple[str, str]] = {
    "cite tweet": ("Twitter", "https://twitter.com/{user}/status/{number}"),
    "cite instagram": ("Instagram", "https://www.instagram.com/p/{number}/"),
    "cite facebook": ("Facebook", "https://www.facebook.com/{user}/posts/{number}"),
    "cite bluesky": ("Bluesky", "https://bsky.app/profile/{user}/post/{number}"),
    "cite mastodon": ("Mastodon", ""),
    "cite reddit": ("Reddit", ""),
}
"""Templates of posts: the service, and the address of a post by the account and the number."""

_UNKNOWN = re.compile(r"(?:v|van)?cite[ -]\S")


def citation_class(name: str) -> str:
    """The class of a template's name; "" for a name that is no citation.

    A name beginning with "cite " that no table knows is read as ``citation``; its caller sees that it says something.
    """
    key = name.casefold()
    known = TEMPLATES.get(key)
    if known is not None:
        return known
    return "citation" if _UNKNOWN.match(key) and key not in NOT_CITATIONS else ""


def template_of_class(citation_class: str) -> str:
    """The name of a template that has a citation class (``CitationClass=`` of Module:Citation/CS1)."""
    wanted = citation_class.strip().casefold()
    return next((names[0] for known, names in _BY_CLASS.items() if known.casefold() == wanted), "citation")

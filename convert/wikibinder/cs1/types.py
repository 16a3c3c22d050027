"""The BibLaTeX entry type for a citation class and its parameters, and the fields for container and publisher."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

Rules = tuple[tuple[str, str], ...]

_IN_BOOK: Rules = (
    ("contributor", "inbook"),
    ("book editor", "incollection"),
    ("book", "inbook"),
)
_PERIODICAL: Rules = (("book", "incollection"), ("periodical", "article"), ("url", "online"), ("", "misc"))
_ONLINE: Rules = (("url", "online"), ("", "misc"))

RULES: Mapping[str, Rules] = {
    "web": (("", "online"),),
    "news": _PERIODICAL,
    "magazine": _PERIODICAL,
    "journal": (("", "article"),),
    "book": (*_IN_BOOK, ("periodical", "article"), ("editor !author", "collection"), ("", "book")),
    "encyclopaedia": (("book", "inreference"), ("", "reference")),
    "conference": (("book", "inproceedings"), ("conference", "inproceedings"), ("periodical", "article"),
                   ("", "inproceedings")),
    "thesis": (("", "thesis"),),
    "report": (("", "report"),),
    "techreport": (("", "report"),),
    "pressrelease": _ONLINE,
    "arxiv": (("", "online"),),
    "biorxiv": (("", "online"),),
    "medrxiv": (("", "online"),),
    "citeseerx": (("", "online"),),
    "ssrn": (("", "online"),),
    "document": (("", "misc"),),
    "audio-visual": (("", "misc"),),
    "av-media-notes": (("", "misc"),),
    "episode": (("", "misc"),),
    "serial": (("", "misc"),),
    "podcast": _ONLINE,
    "speech": (("book", "inproceedings"), ("", "unpublished")),
    "interview": (("periodical", "article"), ("book editor", "incollection"), ("book", "inbook"), ("", "misc")),
    "map": (("periodical", "article"), ("book editor", "incollection"), ("book", "inbook"), ("", "misc")),
    "sign": (("", "misc"),),
    "mailinglist": (("", "online"),),
    "newsgroup": (("", "online"),),
    "post": (("", "online"),),
    "game": (("", "software"),),
    "patent": (("", "patent"),),
    "court": (("", "jurisdiction"),),
    "gazette": (("", "article"),),
    # Its class is not in the call: the data come from Wikidata, so only the parameters given can decide.
    "cite q": (*_IN_BOOK, ("periodical", "article"), ("isbn", "book"), ("", "misc")),
    "citation": (
        ("inventor", "patent"), ("patent-number", "patent"), ("encyclopedia-book", "inreference"),
        ("website", "online"), ("periodical", "article"), ("arxiv", "online"), ("book conference", "inproceedings"),
        ("conference", "inproceedings"), ("degree", "thesis"), *_IN_BOOK, ("isbn", "book"), ("oclc", "book"),
        ("edition", "book"), ("editor", "book"), ("publisher !url", "book"), ("url", "online"), ("", "misc"),
    ),
}  # fmt: skip
"""Citation class -> pairs of a condition and an entry type; the first condition that is met decides. A condition lists,
separated by spaces, parameters or roles of people that must be given or, after ``!``, must not be given.
"""

SUBTYPES: Mapping[str, str] = {"news": "newspaper", "magazine": "magazine", "newspaper": "newspaper"}
"""Citation class, or for the class ``citation`` the parameter that names the periodical -> ``entrysubtype`` of an
article.
"""

TITLE_TYPES: Mapping[str, str] = {
    "av-media-notes": "Media notes", "interview": "Interview", "mailinglist": "Mailing list", "map": "Map",
    "podcast": "Podcast", "pressrelease": "Press release", "report": "Report", "speech": "Speech",
    "techreport": "Technical report", "thesis": "Thesis",
}  # fmt: skip
"""Citation class -> text that CS1 prints after the title if ``type`` is not given."""

CONTAINERS: Mapping[str, str] = {
    "article": "journaltitle",
    "online": "website",
    "inbook": "booktitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "inreference": "booktitle",
    "book": "maintitle",
    "collection": "maintitle",
    "reference": "maintitle",
}
"""Entry type -> field for the title of the container (journal, site, book); ``howpublished`` for other types."""

PUBLISHERS: Mapping[str, str] = {
    "online": "organization",
    "misc": "organization",
    "unpublished": "organization",
    "software": "organization",
    "report": "institution",
    "thesis": "institution",
    "patent": "organization",
    "jurisdiction": "institution",
}
"""Entry type -> field for the publisher; ``publisher`` for other types."""


def entry_type(kind: str, given: AbstractSet[str]) -> str:
    """Return the BibLaTeX type of a citation of the class ``kind`` (a key of ``RULES``), by ``RULES``; "misc" if no
    condition is met. ``given``: the names of the parameters given, and of the other facts that the conditions test.
    """
    for wanted, unwanted, name in _RULES[kind]:
        if wanted <= given and unwanted.isdisjoint(given):
            return name
    return "misc"


def _parted(needs: str) -> tuple[frozenset[str], frozenset[str]]:
    """Split a condition of ``RULES``; return the parameters that must be given, and those that must not."""
    words = needs.split()
    unwanted = frozenset(word[1:] for word in words if word.startswith("!"))
    return frozenset(word for word in words if word[0] != "!"), unwanted


_RULES = {kind: [(*_parted(needs), name) for needs, name in rules] for kind, rules in RULES.items()}
TYPES: Mapping[str, str] = {kind: rules[0][1] for kind, rules in RULES.items() if not rules[0][0]}
"""Citation class -> entry type, for the classes that have one type only."""

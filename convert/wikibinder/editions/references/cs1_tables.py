"""The tables of the CS1 style: fields that are not printed, kinds of titles, credits, labels of fields."""

from __future__ import annotations

from wikibinder.model.cs1_registry import OWN_FIELDS, Kind, fields_of
from wikibinder.model.translations import deferred

UNPRINTED_FIELDS = fields_of(Kind.PAGE, Kind.SWITCH) | frozenset((
    # fields for sorting, labels and processing
    "options", "keywords", "sortkey", "sortname", "sorttitle", "label", "shorthand", "ids", "crossref", "xref",
    "presort", "gender", "file", "pagination", "bookpagination", "hyphenation",
    # fields that affect how another field is printed: kind of periodical, language of a title, kind of a
    # role or of an identifier
    "entrysubtype", "langid", "editoratype", "editorbtype", "editorctype", "eprinttype", "eprintclass",
))  # fmt: skip
"""Fields that are not printed as text."""

QUOTED = frozenset((
    "article", "online", "inbook", "incollection", "inproceedings", "inreference", "suppbook", "suppcollection",
    "suppperiodical", "bookinbook", "review", "unpublished", "conference", "electronic", "www",
))  # fmt: skip
"""Entry types whose title is that of a part and is printed in quotation marks; other titles are in italics."""

PERIODICAL = frozenset(("article", "suppperiodical", "review"))
WITH_OTHER_PUNCTUATION = frozenset(("newspaper", "magazine"))
CONTAINERS = ("booktitle", "maintitle", "journaltitle", "website", "howpublished", "issuetitle")
CONTAINER_TITLES = ("booktitle", "maintitle", "journaltitle")
PUBLISHERS = ("publisher", "institution", "organization", "network", "station")

CREDITS = (
    ("bookauthor", "", deferred("By {}")), ("translator", "", deferred("Translated by {}")),
    ("editora", "editoratype", deferred("With {}")), ("editorb", "editorbtype", deferred("With {}")),
    ("editorc", "editorctype", deferred("With {}")), ("annotator", "", deferred("Annotated by {}")),
    ("commentator", "", deferred("Commentary by {}")), ("introduction", "", deferred("Introduction by {}")),
    ("foreword", "", deferred("Foreword by {}")), ("afterword", "", deferred("Afterword by {}")),
    ("holder", "", deferred("Held by {}")), ("shortauthor", "", deferred("Short name: {}")),
    ("shorteditor", "", deferred("Short name: {}")),
)  # fmt: skip
"""For each role other than author and editor: its field of names, the field with a kind of this role ("": none), and a
phrase with ``{}`` in place of the names.
"""
KINDS = {
    "interviewer": deferred("Interviewed by {}"), "illustrator": deferred("Illustrated by {}"),
    "compiler": deferred("Compiled by {}"), "editor": deferred("Edited by {}"),
    "founder": deferred("Founded by {}"), "continuator": deferred("Continued by {}"),
    "redactor": deferred("Revised by {}"), "reviser": deferred("Revised by {}"),
    "collaborator": deferred("With {}"),
}  # fmt: skip
"""Kind of a role, the value of a field such as ``editoratype`` -> phrase, with ``{}`` in place of the names, that is
printed instead of the one in ``CREDITS``.
"""

_BIBLATEX_LABELS = {
    "prenote": "", "addendum": "", "note": "", "nameaddon": "", "annotation": "", "abstract": "", "library": "",
    "pubstate": "", "venue": "", "isan": "ISAN ", "isrn": "ISRN ", "iswc": "ISWC ",
}  # fmt: skip
LABELS = _BIBLATEX_LABELS | {name: field.label for name, field in OWN_FIELDS.items() if field.label is not None}
"""Field -> words printed before its value ("": none) if no other rule prints it; a field not listed is printed after
its own name.
"""

ADDRESSES = {name: field.label for name, field in OWN_FIELDS.items() if field.kind is Kind.ADDRESS and field.label}
"""Field with a further address -> text of the link to it."""

"""Merges the libraries of all pages into the library of the book: each work once, with the fields of all its citations.

The input is the text that :mod:`wikibinder.bibtex.biblatex` wrote, one field a line, so memory use is little more than
the length of the text. Two citations are of one work if they have the same key, or the same DOI or PMID of an article,
or the same title and either another identifier or author, year and container (:func:`signs`). The key of the entry with
more fields is the key of the work; the others are listed in BibLaTeX's field ``ids``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

Report = Callable[[str, str], None]
"""Function that is called with a message and the key of the merged entry that the message is about."""

_ENTRY = re.compile(r"@(\w+)\{([^,\s]+),\n")
_FIELD = re.compile(r"^  ([a-z]+) = \{(.*)\},$", re.MULTILINE)
_COMMAND = re.compile(r"\\[a-z]+|[\W_]")

NAMES = frozenset({"author", "editor", "translator", "bookauthor", "editora", "editorb", "editorc", "holder"})
OF_THE_CITATION = frozenset({
    "locator", "otherpages", "quote", "scriptquote", "transquote", "quotepages", "urldate", "wikiurldate", "archiveurl",
    "archivedate", "wikiarchivedate", "urlstatus", "urlaccess", "wikiextra", "via", "language", "langid", "format",
    "agency", "note", "addendum", "type", "nameaddon", "wikidate", "yearsuffix", "bookurl", "url", "website",
    "organization", "authorlink", "editorlink", "titlelink", "eprint", "eprinttype", "titleaddon",
})  # fmt: skip
"""Fields that may differ between two citations of one work, without a report; the entry with more fields decides."""
WHOLE_WORKS = frozenset({"book", "collection", "reference", "thesis", "report", "online", "misc", "patent", "software"})
"""Entry types in which ``pages`` are the pages cited; in other types they are those that the work has in its container.
"""
IDENTIFIERS = ("doi", "pmid", "pmcid", "bibcode", "arxiv", "jstor", "eprint", "isbn", "url")


@dataclass(frozen=True, slots=True)
class MergedEntry:
    """An entry of a .bib file: type, key, and fields, whose values are LaTeX."""

    type: str
    key: str
    fields: Mapping[str, str]

    def __str__(self) -> str:
        lines = (f"  {name} = {{{value}}},\n" for name, value in self.fields.items())
        return f"@{self.type}{{{self.key},\n{''.join(lines)}}}\n"


def read(text: str) -> MergedEntry:
    """Parse the BibLaTeX text of one entry written by this program; raises ValueError for other texts."""
    head = _ENTRY.match(text)
    if head is None:
        raise ValueError(text[:80])
    return MergedEntry(head[1], head[2], dict(_FIELD.findall(text)))


def merge(entries: Iterable[str], report: Report = lambda _message, _key: None) -> Iterator[str]:
    """Yield the BibLaTeX text of each work once, sorted by key. ``entries``: texts of entries, of which several may be
    of one work. ``report`` is called for each field in which citations of one work disagree.
    """
    texts: dict[str, str] = {}
    groups = _Groups()
    for text in entries:
        record = read(text)
        # Equal keys mean equal content, because the key contains a hash of it.
        if texts.setdefault(record.key, text) is text:
            for sign in signs(record):
                groups.add(sign, record.key)
    # Sorted, so that the result does not depend on the order of the pages.
    works = sorted((groups.first(key), key) for key in texts)
    merged = {}
    for _, members in groupby(works, key=lambda pair: pair[0]):
        keys = [key for _, key in members]
        # Most works are cited in one form only, which needs no parsing.
        if len(keys) == 1:
            merged[keys[0]] = texts[keys[0]]
            continue
        for records in _apart([read(texts[key]) for key in keys]):
            record = union(records, report) if len(records) > 1 else records[0]
            merged[record.key] = str(record)
    for key in sorted(merged):
        yield merged[key]


def _apart(records: list[MergedEntry]) -> list[list[MergedEntry]]:
    """Split records that seem to be one work by their DOIs, as different DOIs are different works: one group for each
    DOI, and one for each record without a DOI. With fewer than two DOIs all records are one group.
    """
    dois = {record.fields["doi"].casefold() for record in records if "doi" in record.fields}
    # Different DOIs are different works, even with equal titles (parts of a series, errata).
    if len(dois) < 2:
        return [records]
    groups: dict[str, list[MergedEntry]] = {}
    for record in records:
        groups.setdefault(record.fields.get("doi", record.key).casefold(), []).append(record)
    return list(groups.values())


class _Groups:
    """Groups of keys of entries that share an identifying string (union-find). ``add`` adds a key to the group of the
    keys with the string ``sign``; ``first`` returns the smallest key in the group of a key.
    """

    def __init__(self) -> None:
        self.parents: dict[str, str] = {}
        self.signs: dict[int, str] = {}

    def add(self, sign: str, key: str) -> None:
        # The hash instead of the text, because a wiki has millions of signs.
        other = self.first(self.signs.setdefault(hash(sign), key))
        mine = self.first(key)
        if other != mine:
            # The smallest key represents a group, whatever the order of additions.
            self.parents[max(mine, other)] = min(mine, other)

    def first(self, key: str) -> str:
        while key in self.parents:
            parent = self.parents[key]
            # Path halving keeps later searches short.
            self.parents[key] = self.parents.get(parent, parent)
            key = parent
        return key


# ---------------------------------------------------------------- what makes two citations one work


def signs(record: MergedEntry) -> Iterator[str]:
    """Yield strings that identify the work of a record: two records are of one work if they have one of these in
    common. They are made from identifiers, or from author, year, title and container.
    """
    fields = record.fields
    title = letters(fields.get("title", ""))
    part = f"{title}|{letters(fields.get('volume', ''))}|{letters(fields.get('edition', ''))}"
    for name in IDENTIFIERS:
        value = fields.get(name, "").strip()
        # These identify an article exactly; other identifiers may be of the containing work.
        if value and record.type == "article" and name in {"doi", "pmid"}:
            yield f"{name}:{value.casefold()}"
        elif value and title:
            yield f"{name}:{_plain(name, value)}|{part}"
    author = fields.get("author") or fields.get("editor", "")
    container = fields.get("journaltitle") or fields.get("booktitle") or fields.get("website", "")
    year = fields.get("date", "")[:4]
    # Different works share short titles ("Obituary").
    if len(title) > 7 and author and year:
        family = re.split(r"[ ,}]", author.lstrip("{ "), maxsplit=1)[0]
        yield f"{letters(family)}|{year}|{part}|{letters(container)}|{record.type}"


def letters(latex: str) -> str:
    """Return the letters and digits of a value, without LaTeX commands, case folded."""
    return _COMMAND.sub("", latex).casefold()


def _plain(name: str, value: str) -> str:
    """Return the value of the field ``name``, an identifier or address, in a form that is equal for equivalent values:
    an ISBN without prefix and check digit, an address without scheme and ``www.``.
    """
    value = value.casefold()
    if name == "isbn":
        digits = re.sub(r"[^\dx]", "", value)
        # ISBN-10 and ISBN-13 differ only in the prefix and the check digit.
        return digits[3:-1] if len(digits) == 13 else digits[:-1]
    return re.sub(r"^https?://(www\.)?|/$", "", value)


# ---------------------------------------------------------------- one work of several citations


def union(records: Sequence[MergedEntry], report: Report) -> MergedEntry:
    """Return the entry for several records of one work: the record with the most fields, completed with fields from the
    others, whose keys are listed in ``ids``. ``urldate`` is the latest; ``pages`` of ``WHOLE_WORKS`` that differ are
    removed. ``report`` is called for each field in which records disagree.
    """
    # The key decides between entries with equally many fields.
    ranked = sorted(records, key=lambda record: (-len(record.fields), record.key))
    best = ranked[0]
    fields = dict(best.fields)
    for other in ranked[1:]:
        for name, value in other.fields.items():
            earlier = fields.setdefault(name, value)
            if not _agree(name, earlier, value, best.type):
                report(f"{name} is “{earlier}” in one citation, “{value}” in another", best.key)
    # The pages cited from a book differ by citation, and are no property of the work.
    if best.type in WHOLE_WORKS and len({record.fields.get("pages") for record in records} - {None}) > 1:
        del fields["pages"]
    if days := [record.fields["urldate"] for record in records if "urldate" in record.fields]:
        # For ISO dates the maximum is the latest.
        fields["urldate"] = max(days)
    fields["ids"] = ", ".join(sorted(record.key for record in records if record.key != best.key))
    return MergedEntry(best.type, best.key, fields)


def _agree(name: str, first: str, second: str, kind: str) -> bool:
    """Whether two values of the field ``name`` can both be right for one work, or may differ between its citations.
    ``kind``: the entry type.
    """
    if name in OF_THE_CITATION or (name == "pages" and kind in WHOLE_WORKS):
        return True
    one, other = letters(first), letters(second)
    if name in NAMES:
        return _families(first) == _families(second) or sorted(one) == sorted(other)
    if name in {"isbn", "issn"}:
        return _plain(name, first) == _plain(name, second)
    # One value often extends the other: "2001" and "2001-05-02".
    if name in {"date", "publisher", "location", "journaltitle", "title", "series"}:
        return one.startswith(other) or other.startswith(one)
    return one == other


def _families(names: str) -> list[str]:
    """Return the family names in a field of names, for comparison: all of them if the list ends in "and others",
    otherwise only the first.
    """
    found = [letters(re.split(r",", name, maxsplit=1)[0]) for name in names.split(" and ")]
    return found[:-1] if found[-1] == "others" else found[:1]

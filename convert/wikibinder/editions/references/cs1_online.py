"""The end of a reference: identifiers, the copy in an archive, the date of access, the quotation.

Those of these parts that a CSL style does not print are also appended to references in that style.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.editions.references.cs1_tables import ADDRESSES
from wikibinder.editions.references.date_words import spelled
from wikibinder.editions.references.entry_fields import phrase, spaced
from wikibinder.model.identifiers import BY_FIELD, address_of, field_of_eprint
from wikibinder.model.nodes import Inlines, Reference, Text
from wikibinder.model.translations import deferred

if TYPE_CHECKING:
    from wikibinder.editions.references.entry_fields import Fields, ReferenceLine


LEVELS = {
    "free": deferred("free access"), "registration": deferred("registration required"),
    "subscription": deferred("subscription required"), "limited": deferred("limited access"),
}  # fmt: skip
"""Value of a field such as ``urlaccess``, the degree of access to a text -> words printed for it (English; to be
translated).
"""


def date_in(fields: Fields, name: str) -> str:
    """Return the date in the field ``name`` in words, or else as the article has it (field ``wiki`` + name); these
    fields count as printed. "" if there is none.
    """
    return spelled(fields.take_text(name), fields.language) or fields.take_text(f"wiki{name}")


def is_live(fields: Fields) -> bool:
    return fields.text("urlstatus").casefold() in ("live", "deviated")


def identifiers(fields: Fields, line: ReferenceLine) -> None:
    """Add the identifiers of a work (DOI, ISBN ...) to the line as links, each with the degree of access to its text;
    then the addendum.
    """
    kind = field_of_eprint(fields.text("eprinttype"))
    eprint, section = fields.take_text("eprint"), fields.text("eprintclass")
    if eprint:
        shown = identifier(kind, eprint) if kind in BY_FIELD else (Text(f"{kind or 'eprint'}:{eprint}"),)
        line.add((*shown, Text(f" [{section}]")) if section else shown)
        access(fields, line, kind)
    for name in BY_FIELD:
        value = fields.take_text(name)
        if value:
            line.add(identifier(name, value, fields.text("asintld") if name == "asin" else ""))
            access(fields, line, name)
    broken, embargo = ((Text(date_in(fields, name)),) for name in ("doibroken", "pmcembargo"))
    line.add(phrase(fields.translate("inactive {}"), broken), before=" (", after=")")
    line.add(phrase(fields.translate("embargoed until {}"), embargo), before=" (", after=")")
    line.add(fields.take("addendum"))


def identifier(field: str, value: str, country: str = "") -> Inlines:
    """Return an identifier as CS1 prints it, as a link if it has an address. ``field``: its kind, such as ``doi``;
    ``country``: domain of Amazon's shop for an ASIN.
    """
    address = address_of(field, value, country)
    return (Text(BY_FIELD[field].label), Reference(address, (Text(value),)) if address else Text(value))


def access(fields: Fields, line: ReferenceLine, name: str) -> None:
    level = fields.take_text(f"{name}access")
    note = fields.translate(LEVELS[level]) if level in LEVELS else f"{level} required" if level else ""
    line.add((Text(note),), before=" (", after=")")


def archive(fields: Fields, line: ReferenceLine) -> None:
    """Add the archived copy, if there is one, to the line: "Archived from the original on 5 May 2006". The copy or the
    original is linked, whichever the title is not linked to.
    """
    live = is_live(fields)
    url, copy = fields.take_text("url"), fields.take_text("archiveurl")
    archived = date_in(fields, "archivedate")
    if not copy and not archived:
        return
    translate = fields.translate
    words = (
        translate("[Archived] from <the original> on {}") if archived else translate("[Archived] from <the original>")
    )
    # In some languages the original comes first in the phrase.
    targets = {"[": copy if live else "", "<": "" if live else url}
    parts = []
    for part in re.findall(r"\[[^]]*\]|<[^>]*>|[^][<>]+", words):
        text = (Text(part.strip("[<>]").replace("{}", archived)),)
        target = targets.get(part[0], "")
        parts.append((Reference(target, text),) if target else text)
    line.add(tuple(node for part in parts for node in part))


def summary(fields: Fields, line: ReferenceLine) -> None:
    """Add the summary for laymen, if there is one, to the line: its address (``layurl``), source and date."""
    address, source, words = fields.take_text("layurl"), fields.take("laysource"), fields.translate("Lay summary")
    line.add((Reference(address, (Text(words),)),) if address else ())
    line.add(source, before=" – " if address else f". {words} – ")
    line.add((Text(date_in(fields, "laydate")),), before=" (", after=")")


def online(fields: Fields, line: ReferenceLine) -> None:
    """Add archived copy, date of access, degree of access, lay summary and quotation to the line."""
    archive(fields, line)
    access(fields, line, "url")
    translate = fields.translate
    line.add(phrase(translate("Retrieved {}"), (Text(date_in(fields, "urldate")),)))
    line.add(phrase(translate("via {}"), fields.take("via")), before=" – ")
    summary(fields, line)
    quoted = fields.take("quote")
    if quoted or "scriptquote" in fields or "transquote" in fields:
        translated = fields.take("transquote")
        line.add(phrase(translate("p. {}"), fields.take("quotepages")), after=":")
        shown = (Text("“"), *quoted, Text("”")) if quoted else ()
        bracketed = (Text("["), *translated, Text("]")) if translated else ()
        line.add(spaced((shown, fields.take("scriptquote"), bracketed)), before=" " if line.end.endswith(":") else ". ")


def addresses(fields: Fields, line: ReferenceLine) -> None:
    """Add the addresses in the fields of ``ADDRESSES`` to the line, each as a link on the words for it."""
    for name, words in ADDRESSES.items():
        address = fields.take_text(name)
        line.add((Reference(address, (Text(fields.translate(words)),)),) if address else ())

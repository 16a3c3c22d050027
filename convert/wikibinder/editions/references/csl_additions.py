"""Completes references in a CSL style with the links that CS1 has: links on the names and titles that the style prints,
and at the end identifiers, the copy in an archive, further addresses.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from wikibinder.bibtex.latex import merged, plain
from wikibinder.editions.references.cs1_online import addresses, archive, identifiers, summary
from wikibinder.editions.references.cs1_tables import ADDRESSES, CREDITS, KINDS
from wikibinder.editions.references.entry_fields import PAGES, Fields, ReferenceLine, name_list, phrase
from wikibinder.model.bibliography import OTHERS, Name
from wikibinder.model.identifiers import BY_FIELD, address_of, field_of_eprint
from wikibinder.model.nodes import (
    Emphasis,
    Inline,
    Inlines,
    PageReference,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from wikibinder.model.translations import deferred

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wikibinder.editions.references.bib_files import BibRecord

AT_THE_END: Final = frozenset((
    *BY_FIELD, *(f"{name}access" for name in BY_FIELD), *ADDRESSES, "eprint", "eprinttype", "eprintclass", "asintld",
    "archiveurl", "archivedate", "wikiarchivedate", "url", "urlstatus", "layurl", "laysource", "laydate", "wikilaydate",
))  # fmt: skip
LINKED_TITLES: Final = (
    ("titlelink", ("title",)), ("serieslink", ("series",)), ("bookurl", ("booktitle", "maintitle", "journaltitle")),
    ("url", ("title", "scripttitle", "transtitle")),
)  # fmt: skip
"""Pairs: a field with an address or the title of a wiki page, and the fields whose text may get the link; the first of
these that is printed gets it.
"""
ROLES: Final = {"author": ("", deferred("With {}")), "editor": ("", deferred("Edited by {}"))} | {
    role: (kind, words) for role, kind, words in CREDITS if role in ("translator", "bookauthor") or kind
}
"""Role whose people may have wiki pages -> field with a kind of the role ("": none), and phrase with which people are
added whom a style does not print.
"""
_PARTICLES = re.compile(r"^(?:[^\W\d_A-Z]\S*\s+)+(?=\S)")
UNSPACED: Final = "\u2e80"
"""Code point from which on letters are of scripts without spaces between words (CJK)."""
MARKUP: Final = (Emphasis, Strong, Superscript, Subscript)
QUOTES: Final = str.maketrans({"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", "“": '["“”„«»]', "”": '["“”„«»]'})


def with_additions(record: BibRecord, text: Inlines, language: str) -> Inlines:
    """Return ``text``, an entry formatted in a CSL style, with the links that CS1 has in addition. ``language``: code
    of the language of the words that are added.
    """
    fields = Fields(record, language)
    text, people = _with_people(record, text, language)
    text, lost = _with_titles(fields, text)
    text = _with_identifiers(fields, text)
    line = ReferenceLine()
    line.parts, line.end = [text], plain(text)[-4:]
    for part in (*people, *lost):
        line.add(part)
    _add_the_rest(fields, line, _addresses(text))
    return merged(line.finished() if len(line.parts) > 1 else text)


def _with_people(record: BibRecord, text: Inlines, language: str) -> tuple[Inlines, list[Inlines]]:
    """Return the reference with its names linked to pages of the wiki, and the names with such pages that the style
    does not print, a phrase for each role.
    """
    unprinted = []
    for role, (kind, words) in ROLES.items():
        fields, hidden = Fields(record, language), list[tuple[Name, str]]()
        for name, page in _pages_of_people(fields, role):
            family = name.family or name.literal
            # A style may print the particle ("van") elsewhere in the name.
            made = _linked_to_page(text, page, (family, _PARTICLES.sub("", family)))
            if made is None and page not in _addresses(text):
                hidden.append((name, page))
            text = made or text
        if hidden:
            names = name_list([name for name, _ in hidden], [page for _, page in hidden])
            unprinted.append(phrase(fields.translate(KINDS.get(fields.text(kind), words)), names))
    return text, unprinted


def _pages_of_people(fields: Fields, role: str) -> Iterator[tuple[Name, str]]:
    """Yield the people of a role (``author``, ``editor`` ...) that have a page on the wiki, each with the title of the
    page.
    """
    field = "contributorlink" if role == "author" and "bookauthor" in fields else PAGES.get(role, f"{role}link")
    pages = [page.strip() for page in fields.text(field).split("|")]
    for name, page in zip(fields.names(role), pages, strict=False):
        if page and name != OTHERS:
            yield name, page


def _with_titles(fields: Fields, text: Inlines) -> tuple[Inlines, list[Inlines]]:
    """Return the reference with links on its titles, and links to those titles that the style does not print."""
    unprinted = list[Inlines]()
    for name, titles in LINKED_TITLES:
        target = fields.text(name)
        # Readers of an EPUB or PDF have no page whose scheme could complete the address.
        target = f"https:{target}" if target.startswith("//") else target
        printed = [title for title in map(fields.text, titles) if title]
        if not target or target in _addresses(text) or (name == "titlelink" and "url" in fields):
            continue
        is_page = name.endswith("link") and "://" not in target
        made = _linked_to_page(text, target, printed) if is_page else _linked_to_address(text, target, printed)
        text = made or text
        if made is None:
            words = (Text(printed[0] if is_page and printed else target),)
            unprinted.append((PageReference(target, "", words) if is_page else Reference(target, words),))
    return text, unprinted


def _with_identifiers(fields: Fields, text: Inlines) -> Inlines:
    """Return the reference with the identifiers that it contains (DOI, ISBN ...) as links, and remove these from
    ``fields``.
    """
    kind = field_of_eprint(fields.text("eprinttype"))
    for name in ("eprint", *BY_FIELD):
        value = fields.text(name)
        address = address_of(kind if name == "eprint" else name, value, "") if value and kind in ("", *BY_FIELD) else ""
        if not value or (address and address in _addresses(text)):
            fields.take(name)
            continue
        # Not inside of a longer identifier: a PMID of a few digits may also be a part of the DOI.
        words = re.compile(rf"(?<![\w./-]){re.escape(value)}(?![\w/-])", re.IGNORECASE)
        made = _linked_in(text, words, lambda run, to=address: Reference(to, run)) if address else None  # type: ignore[misc]
        if made or not address or words.search(plain(text)):
            fields.take(name)
        text = made or text
    return text


def _add_the_rest(fields: Fields, line: ReferenceLine, links: set[str]) -> None:
    """Add to ``line`` the identifiers, archived copy and addresses that the reference does not contain. ``links``: the
    targets of the links that it has.
    """
    fields.values = {name: value for name, value in fields.values.items() if name in AT_THE_END}
    fields.values["urlstatus"] = "live"  # the style has printed the address: the copy is what is linked
    if fields.text("archiveurl") in links:
        fields.take("archiveurl")
        fields.take("archivedate")
    identifiers(fields, line)
    archive(fields, line)
    summary(fields, line)
    addresses(fields, line)


def _addresses(text: Inlines) -> set[str]:
    """Return the targets of the links in a reference: addresses, and titles of pages of the wiki."""
    found: set[str] = set()
    for node in text:
        if isinstance(node, Reference | PageReference):
            found.add(node.uri if isinstance(node, Reference) else node.title)
        found |= _addresses(getattr(node, "children", ()))
    return found


def _linked_to_page(text: Inlines, page: str, words: Iterable[str]) -> Inlines | None:
    return _linked(text, words, lambda run: PageReference(page, "", run))


def _linked_to_address(text: Inlines, address: str, words: Iterable[str]) -> Inlines | None:
    return _linked(text, words, lambda run: Reference(address, run))


def _linked(text: Inlines, words: Iterable[str], link: Callable[[Inlines], Inline]) -> Inlines | None:
    """Return the reference with a link on the first of ``words`` that it contains outside of links; None if it contains
    none. ``link``: function that returns a link around given nodes.
    """
    for each in words:
        spaced = r"\s+".join(re.escape(word).translate(QUOTES) for word in each.split())
        # Whole words only, except at ends in a script without spaces, where a word has no visible boundary.
        before, after = (r"(?<!\w)", r"(?!\w)")
        pattern = (
            f"{before if each.strip()[:1] < UNSPACED else ''}{spaced}{after if each.strip()[-1:] < UNSPACED else ''}"
        )
        made = _linked_in(text, re.compile(pattern, re.IGNORECASE), link) if spaced else None
        if made:
            return made
    return None


def _linked_in(nodes: Inlines, words: re.Pattern[str], link: Callable[[Inlines], Inline]) -> Inlines | None:
    """Return the nodes with a link on the first match of ``words`` among them, or inside one of them; None if there is
    no match. ``link``: function that returns a link around given nodes.
    """
    for match in words.finditer(plain(nodes)):
        if made := _linked_run(nodes, match.start(), match.end(), link):
            return made
    for place, node in enumerate(nodes):
        if isinstance(node, Emphasis | Strong) and (inner := _linked_in(node.children, words, link)):
            return (*nodes[:place], replace(node, children=inner), *nodes[place + 1 :])
    return None


def _linked_run(nodes: Inlines, start: int, end: int, link: Callable[[Inlines], Inline]) -> Inlines | None:
    """Return the nodes with a link on the characters of their text from ``start`` to ``end``; None if these are only a
    part of a node with markup, or contain a link. ``link``: function that returns a link around given nodes.
    """
    before, inside, after = list[Inline](), list[Inline](), list[Inline]()
    place = 0
    for node in nodes:
        text = plain((node,))
        first, last = max(start - place, 0), min(end - place, len(text))
        place += len(text)
        if first >= last:
            (after if inside else before).append(node)
        elif isinstance(node, Text):
            before.append(Text(text[:first]))
            inside.append(Text(text[first:last]))
            after.append(Text(text[last:]))
        # Only a whole node can become a part of the link; HTML and the PDF do not allow links in links.
        elif first == 0 and last == len(text) and isinstance(node, MARKUP) and not _has_link((node,)):
            inside.append(node)
        else:
            return None
    return merged((*before, link(merged(inside)), *after))


def _has_link(nodes: Inlines) -> bool:
    return any(
        isinstance(node, Reference | PageReference) or _has_link(getattr(node, "children", ())) for node in nodes
    )

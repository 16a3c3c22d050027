"""What CS1 links and a style of CSL does not print, added to its references: links on the names and titles that it
prints, and at the end identifiers, the copy in an archive, further addresses.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from wikibinder.bibtex.latex import merged, plain
from wikibinder.editions.references.cs1_online import addresses, archive, identifiers, summary
from wikibinder.editions.references.cs1_tables import ADDRESSES
from wikibinder.editions.references.entry_fields import PAGES, Fields, ReferenceLine
from wikibinder.model.bibliography import OTHERS
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wikibinder.editions.references.bib_files import BibRecord

AT_THE_END: Final = frozenset((
    *BY_FIELD, *(f"{name}access" for name in BY_FIELD), *ADDRESSES, "eprint", "eprinttype", "eprintclass", "asintld",
    "archiveurl", "archivedate", "wikiarchivedate", "url", "urlstatus", "layurl", "laysource", "laydate", "wikilaydate",
))  # fmt: skip
LINKED_TITLES: Final = (
    ("titlelink", ("title",)), ("serieslink", ("series",)), ("bookurl", ("booktitle", "maintitle", "journaltitle")),
    ("url", ("title", "scripttitle", "transtitle")),
)  # fmt: skip
"""Fields that lead somewhere, and the fields whose text is linked: the first of them that is printed."""
ROLES: Final = ("author", "editor", "translator", "bookauthor", "editora", "editorb", "editorc")
UNSPACED: Final = "\u2e80"
"""The first letter of scripts that part no words by spaces."""
MARKUP: Final = (Emphasis, Strong, Superscript, Subscript)
QUOTES: Final = str.maketrans({"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", "“": '["“”„«»]', "”": '["“”„«»]'})


def with_additions(record: BibRecord, text: Inlines, language: str) -> Inlines:
    """The reference ``text`` of an entry with what CS1 links besides."""
    fields = Fields(record, language)
    for field, name in _pages_of_people(record, language):
        text = _linked(text, name, lambda run, page=field: PageReference(page, "", run)) or text  # type: ignore[misc]
    lost = []
    for name, titles in LINKED_TITLES:
        target = fields.text(name)
        target = f"https:{target}" if target.startswith("//") else target
        if target and target not in _addresses(text):
            made = _linked_title(text, target, [fields.text(title) for title in titles])
            text = made or text
            lost += [] if made or name.endswith("link") else [target]
    line = ReferenceLine()
    line.parts, line.end = [text], plain(text)[-4:]
    for address in lost:
        line.add((Reference(address, (Text(address),)),))
    _add_the_rest(fields, line, text)
    return merged(line.finished() if len(line.parts) > 1 else text)


def _add_the_rest(fields: Fields, line: ReferenceLine, text: Inlines) -> None:
    """Identifiers, archive and addresses that the reference does not hold yet."""
    links, said = _addresses(text), plain(text).casefold()
    fields.values = {name: value for name, value in fields.values.items() if name in AT_THE_END}
    kind = field_of_eprint(fields.text("eprinttype"))
    for name in ("eprint", *BY_FIELD):
        value = fields.text(name)
        address = address_of(kind if name == "eprint" else name, value, "") if value and kind in ("", *BY_FIELD) else ""
        if value and (not address or address in links or _is_said(value.casefold(), said)):
            fields.take(name)
    fields.values["urlstatus"] = "live"  # the style has printed the address: the copy is what is linked
    if fields.text("archiveurl") in links:
        fields.take("archiveurl")
        fields.take("archivedate")
    identifiers(fields, line)
    archive(fields, line)
    summary(fields, line)
    addresses(fields, line)


def _is_said(value: str, text: str) -> bool:
    """Whether an identifier is in a text, and not as a part of another one."""
    return bool(re.search(rf"(?<![\w./-]){re.escape(value)}(?![\w/-])", text))


def _pages_of_people(record: BibRecord, language: str) -> Iterator[tuple[str, str]]:
    """The pages of the wiki on people, each with the family name that is printed."""
    for role in ROLES:
        fields = Fields(record, language)
        field = "contributorlink" if role == "author" and "bookauthor" in fields else PAGES.get(role, f"{role}link")
        pages = [page.strip() for page in fields.text(field).split("|")]
        for name, page in zip(fields.names(role), pages, strict=False):
            if page and name != OTHERS:
                yield page, name.family or name.literal


def _addresses(text: Inlines) -> set[str]:
    """Where the links of a reference lead."""
    found: set[str] = set()
    for node in text:
        if isinstance(node, Reference):
            found.add(node.uri)
        found |= _addresses(getattr(node, "children", ()))
    return found


def _linked_title(text: Inlines, target: str, titles: list[str]) -> Inlines | None:
    is_page = "://" not in target
    for title in filter(None, titles):
        made = _linked(text, title, lambda run: PageReference(target, "", run) if is_page else Reference(target, run))
        if made:
            return made
    return None


def _linked(text: Inlines, words: str, link: Callable[[Inlines], Inline]) -> Inlines | None:
    """The reference with the first place of some words in a link; None where they are not in one run of text, or are
    in a link already.
    """
    said = r"\s+".join(re.escape(word).translate(QUOTES) for word in words.split())
    if not said:
        return None
    before, after = (
        r"(?<!\w)" if words.strip()[0] < UNSPACED else "",
        r"(?!\w)" if words.strip()[-1] < UNSPACED else "",
    )
    pattern = re.compile(before + said + after, re.IGNORECASE)
    return _linked_in(text, pattern, link)


def _linked_in(nodes: Inlines, words: re.Pattern[str], link: Callable[[Inlines], Inline]) -> Inlines | None:
    """The words in a run of nodes, which may have markup; else inside one of the nodes."""
    match = words.search(plain(nodes))
    if not match:
        return None
    if made := _linked_run(nodes, match.start(), match.end(), link):
        return made
    for place, node in enumerate(nodes):
        if isinstance(node, Emphasis | Strong) and (inner := _linked_in(node.children, words, link)):
            return (*nodes[:place], replace(node, children=inner), *nodes[place + 1 :])
    return None


def _linked_run(nodes: Inlines, start: int, end: int, link: Callable[[Inlines], Inline]) -> Inlines | None:
    """The characters from ``start`` to ``end`` in a link; None where they are only a part of a node with markup, or
    hold a link.
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
        elif first == 0 and last == len(text) and isinstance(node, MARKUP) and not _has_link((node,)):
            inside.append(node)
        else:
            return None
    return merged((*before, link(merged(inside)), *after))


def _has_link(nodes: Inlines) -> bool:
    return any(
        isinstance(node, Reference | PageReference) or _has_link(getattr(node, "children", ())) for node in nodes
    )

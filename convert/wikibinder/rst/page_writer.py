"""Writes a page's tree as reStructuredText, with one function for each type of node, in the table ``RENDERERS``.

A page's file begins with a field list about its source; then come title, index entries and body. Footnotes are in
containers (``references``, or ``notes`` and the group's name; ``note`` if that is no name in ASCII). If the page has
footnotes but no place for them, a section "References" is appended.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wikibinder.model.nodes import (
    Block,
    BlockQuote,
    BulletList,
    Container,
    DefinitionList,
    Document,
    EnumeratedList,
    Figure,
    Gallery,
    LineBlock,
    LiteralBlock,
    MathBlock,
    NoteList,
    Paragraph,
    ParsedLiteral,
    Rubric,
    Section,
    Table,
    Text,
    Transition,
)
from wikibinder.model.page import Page, Site, TitleMap, language_of_address
from wikibinder.rst import escape
from wikibinder.rst import footnotes as notes
from wikibinder.rst import link_targets as links
from wikibinder.rst.context import MAX_DEPTH, Chunk, Renderer, Scope, writing
from wikibinder.rst.figures import figure, gallery
from wikibinder.rst.inline import inline
from wikibinder.rst.layout import RULE, block_chunks, flattened, join
from wikibinder.rst.lists import block_quote, bullet_list, container, definition_list, enumerated_list
from wikibinder.rst.paragraphs import line_block, literal_block, math_block, paragraph, parsed_literal, rubric
from wikibinder.rst.row_templates import joined
from wikibinder.rst.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def write(document: Document, page: Page, book: TitleMap | None = None, media: Mapping[str, str] | None = None) -> str:
    """Return a page as reStructuredText. ``document``: the page's parsed tree; ``book``: the pages of the book, for
    links to them (None: there are no others); ``media``: name of an image file -> its path relative to the page.
    """
    state = writing(document, page, book or TitleMap(), {} if media is None else media, RENDERERS)
    scope = Scope(state, level=1)
    head = [fields(page), *title(document, scope)]
    chunks = list(index_entries(document))
    for block in joined(document.children):
        chunks += block_chunks(block, scope)
    chunks += notes.remaining(document, scope)
    for block in document.credits:
        chunks += block_chunks(block, scope)
    chunks += [[f".. |{name}| {line}" if not n else line for n, line in enumerate(definition.split("\n"))]
               for definition, name in state.pictures.items()]  # fmt: skip
    # Anchors of blocks that were not written refer to the top of the page, as docutils rejects links without a target.
    lost = [f".. _{label}:" for label in state.targets.values() if label not in state.written]
    return "\n".join(join([*head, lost, *chunks])) + "\n"


# ---------------------------------------------------------------- head


def fields(page: Page) -> Chunk:
    """Return the lines of the field list at the beginning of a page: title, wiki, address, revision, authors,
    licence.
    """
    revision = str(page.revision_id or "")
    if page.timestamp:
        revision = f"{revision} ({page.timestamp})" if revision else page.timestamp
    values = {
        "wikititle": page.title,
        "site": page.site.name,
        "source": links.article(page.site, page.title),
        "language": _language(page.site),
        "revision": revision,
        **_rights(page),
    }
    lines = []
    for name, value in values.items():
        text = escape.text(escape.clean(value).strip())
        if text:
            first, *rest = escape.wrap(escape.start(text))
            lines += [f":{name}: {first}", *(f"   {line}" for line in rest)]
    return lines


def _language(site: Site) -> str:
    """Return the code of a wiki's language; "" if it can be seen from the wiki's address."""
    return site.language if site.language != language_of_address(site.article_url) else ""


MOST_AUTHORS = 50
"""Maximum number of authors that are named; of more only the number is printed, with a link to the history."""


def _rights(page: Page) -> dict[str, str]:
    """Return the fields about authors and licence of a page, by name; "" for those that are unknown. Without a list of
    authors, the contributors in the export are named.
    """
    rights = page.rights
    names = rights.authors or page.contributors
    more = len(names) - MOST_AUTHORS
    return {
        "contributors": ", ".join(names[:MOST_AUTHORS]),
        "more-contributors": str(more) if more > 0 else "",
        "anonymous-contributors": str(rights.anonymous or ""),
        "licence": rights.licence,
        "licence-address": rights.licence_url,
        "script": rights.script,
    }


def title(document: Document, scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of the page's title: its display title, or the plain title if that is empty or too long; "…" if
    neither prints anything.
    """
    line = inline(document.display_title, scope)
    # A title is one line, which cannot be broken.
    if not line or len(line) > escape.LINE_LENGTH:
        line = inline((Text(document.title[: escape.WORD_LENGTH]),), scope)
    yield escape.underlined(line or "\\ …", escape.RULERS[0])


def index_entries(document: Document) -> Iterator[Chunk]:
    """Yield the lines of an ``index`` directive that lists the page under each of its categories; nothing if it has
    none.
    """
    page = index_term(document.title)
    terms = dict.fromkeys(term for term in map(index_term, document.categories) if term)
    if terms and page:
        yield [".. index::", *(f"   single: {term}; {page}" for term in terms)]


def index_term(name: str) -> str:
    """Return a name as a term of an index entry, on one line; semicolons, which separate terms, become commas."""
    return escape.clean(name).replace(";", ",").strip(" ,")[: escape.WORD_LENGTH]


# ---------------------------------------------------------------- sections


def section(node: Section, scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of a section, heading and contents; where docutils allows no section, the heading is a rubric."""
    line = inline(node.title, scope)
    below = scope
    # docutils allows no sections inside lists, cells and notes.
    if line and 0 < scope.level < len(escape.RULERS) and len(line) <= escape.LINE_LENGTH:
        yield escape.underlined(line, escape.RULERS[scope.level])
        below = replace(scope, level=scope.level + 1)
    else:
        yield from rubric(Rubric(node.title), scope)
        below = replace(scope, depth=scope.depth + 1)
    children: Iterable[Block] = node.children if below.depth <= MAX_DEPTH else flattened(node.children, scope)
    for child in joined(children):
        yield from block_chunks(child, below)


def transition(_node: Transition, scope: Scope) -> Iterator[Chunk]:
    """Yield the line of a horizontal rule, outside of lists, cells and footnotes; :func:`fitting` leaves it out where
    docutils does not allow it.
    """
    if scope.level:
        yield RULE


RENDERERS: Mapping[type, Renderer] = {
    Paragraph: paragraph,
    Section: section,
    Rubric: rubric,
    BulletList: bullet_list,
    EnumeratedList: enumerated_list,
    DefinitionList: definition_list,
    BlockQuote: block_quote,
    LineBlock: line_block,
    LiteralBlock: literal_block,
    ParsedLiteral: parsed_literal,
    MathBlock: math_block,
    Transition: transition,
    Table: table,
    Figure: figure,
    Gallery: gallery,
    Container: container,
    NoteList: notes.note_list,
}
"""Type of block node -> renderer; for inline nodes see ``inline.RENDERERS``."""

"""Inline types of the document tree (:mod:`wikibinder.model.nodes`), named after the docutils nodes they become."""

from __future__ import annotations

from typing import NewType, TypeAlias

from wikibinder.model.value_type import value_type

Plain = NewType("Plain", str)
"""Text without markup, as a reader sees it, on one line. Wikitext is a ``str`` but not ``Plain``: after expansion it
contains placeholders of the parser, which must not be printed. Only the parser converts one to the other."""


@value_type
class Text:
    text: str


@value_type
class Emphasis:
    children: Inlines


@value_type
class Strong:
    children: Inlines


@value_type
class Strikethrough:
    """Text that is struck out (``<s>``, ``<del>``)."""

    children: Inlines


@value_type
class Superscript:
    children: Inlines


@value_type
class Subscript:
    children: Inlines


@value_type
class Literal:
    """Computer code in running text."""

    text: str


@value_type
class Language:
    """A run in another language; ``code`` is a BCP 47 tag."""

    code: str
    children: Inlines


@value_type
class Abbreviation:
    """A short form with its explanation."""

    text: str
    explanation: str


@value_type
class Math:
    """A formula in TeX, set in the line."""

    tex: str


@value_type
class LineBreak:
    pass


@value_type
class Image:
    """A picture: its file name on the wiki; in a line, in a figure, or by itself. Sizes are CSS pixels, 0 unknown.
    ``most`` is the greatest width of a thumbnail that the page gives no size: a narrower picture keeps its own.
    ``link`` is where it leads, an address or a page's title; "" where it leads to its own page.
    """

    name: str
    alt: str = ""
    width: int = 0
    height: int = 0
    align: str = ""
    link: str = ""
    most: int = 0


@value_type
class Reference:
    """A link to an address outside the wiki; the scheme is checked by the writer. No children: the address shows."""

    uri: str
    children: Inlines = ()


@value_type
class PageReference:
    """A link to a page of the same wiki: full title (with namespace), fragment without ``#``. An empty title means
    this page. ``wiki`` is an interwiki prefix (``fr``, ``wikt``) or empty.
    """

    title: str
    fragment: str
    children: Inlines
    wiki: str = ""


@value_type
class Anchor:
    """A place that links can point at (``{{anchor}}``, ``<span id=…>``)."""

    name: str


@value_type
class FootnoteReference:
    """The mark of a note of the document (see :class:`Footnote`)."""

    group: str
    name: str


@value_type
class CitationReference:
    """The mark of a note that consists of one entry of the page's bibliography."""

    key: str


@value_type
class FullCitation:
    """An entry of the bibliography, printed in full here (a list of further reading, a note with more text)."""

    key: str


@value_type
class CitationLink:
    """A link to an entry, wherever the page prints it (a short footnote's "Lee 2006"). ``anchor`` is the entry's
    CITEREF id; ``citation_anchors`` of :class:`Document` maps it to the entry's key.
    """

    anchor: str
    children: Inlines


@value_type
class Problematic:
    """Source that could not be parsed, printed as text; a diagnostic is recorded when it is read."""

    raw: str


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | Strikethrough
    | Superscript
    | Subscript
    | Literal
    | Language
    | Abbreviation
    | Math
    | LineBreak
    | Image
    | Reference
    | PageReference
    | Anchor
    | FootnoteReference
    | CitationReference
    | FullCitation
    | CitationLink
    | Problematic
)
Inlines: TypeAlias = tuple[Inline, ...]

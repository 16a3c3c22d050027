"""Inline types of the document tree (:mod:`wikibinder.model.nodes`), named after the docutils nodes they become."""

from __future__ import annotations

from typing import NewType, TypeAlias

from wikibinder.model.value_type import value_type

Plain = NewType("Plain", str)
"""Text without markup, as it is printed, on one line. Wikitext is a ``str`` but not ``Plain``: after expansion it
contains placeholders of the parser, which must not be printed. Only the parser makes ``Plain`` of wikitext.
"""


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
    """Text in another language; ``code`` is a BCP 47 tag."""

    code: str
    children: Inlines


@value_type
class Abbreviation:
    """An abbreviation with its explanation."""

    text: str
    explanation: str


@value_type
class Math:
    """A TeX formula in running text."""

    tex: str


@value_type
class LineBreak:
    pass


@value_type
class Image:
    """A picture in a line, in a figure, or by itself; ``name`` is its file name on the wiki.

    Sizes are in CSS pixels; 0: unknown. ``most`` is the maximum width of a thumbnail for which the page states no
    width: a narrower picture is not enlarged. ``link`` is the target of a click, an address or a page's title; "" for
    the file's page.
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
    """A link to an address outside the wiki; the writer checks its scheme. Without children the address itself is
    printed.
    """

    uri: str
    children: Inlines = ()


@value_type
class PageReference:
    """A link to a page of the same wiki, or of the wiki with the interwiki prefix ``wiki`` (``fr``, ``wikt``).
    ``title``: full title (with namespace); "" means the current page. ``fragment``: without ``#``.
    """

    title: str
    fragment: str
    children: Inlines
    wiki: str = ""


@value_type
class Anchor:
    """A target of links inside a page (``{{anchor}}``, ``<span id=…>``)."""

    name: str


@value_type
class FootnoteReference:
    """The mark in the text that refers to a footnote of the document, by the group and the name of the
    :class:`Footnote`.
    """

    group: str
    name: str


@value_type
class CitationReference:
    """The mark in the text that refers to an entry of the page's bibliography, for a footnote that consists of one
    citation.
    """

    key: str


@value_type
class FullCitation:
    """An entry of the bibliography, printed in full at this place (in a list of further reading, or in a footnote with
    more text).
    """

    key: str


@value_type
class CitationLink:
    """A link to the place where the page prints an entry of its bibliography, such as "Lee 2006" in a short footnote.
    ``anchor`` is the entry's CITEREF id; ``citation_anchors`` of :class:`Document` maps it to the entry's key.
    """

    anchor: str
    children: Inlines


@value_type
class Problematic:
    """Source text that could not be parsed; it is printed as text, and a diagnostic was recorded."""

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

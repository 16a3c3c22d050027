"""Adapts a page written by Sphinx to EPUB reading systems.

Notes become pop-up notes, tables fit a narrow screen, languages and formulas are marked for screen readers, and
elements that EPUB forbids are removed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from wikibinder.editions.epub.row_lists import fit_tables
from wikibinder.editions.epub.xhtml import Element, has_class, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|x(-[A-Za-z0-9]{1,8})+")
FORBIDDEN: Final = frozenset(("script", "iframe", "object", "embed", "form", "input", "button", "noscript", "base"))
"""Elements that are removed with their content."""
LISTS: Final = frozenset(("div", "dl", "ul"))
"""Elements that can be a list of references."""
TEXTS: Final = frozenset(("p", "li", "td", "th"))
"""Elements whose text is compared with the alternative text of the pictures in them."""


def correct(root: Element) -> None:
    """Apply all corrections (``RULES``) to the tree of a page, in place."""
    for rule in RULES:
        rule(root)


# ---------------------------------------------------------------- what may not be there


def _remove_forbidden(root: Element) -> None:
    """Remove elements of the kinds in ``FORBIDDEN``, and attributes that hold scripts (``onclick``)."""
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag in FORBIDDEN]:
            _remove(parent, child)
        for name in [name for name in parent.keys() if name.startswith("on")]:  # noqa: SIM118 (an Element, not a dict)
            del parent.attrib[name]


def _remove(parent: Element, child: Element) -> None:
    """Remove a child element from its parent; the text after the child remains."""
    place = list(parent).index(child)
    tail = child.tail or ""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)


def _unique_ids(root: Element) -> None:
    """Remove each ``id`` that is empty, contains white space or occurs earlier in the page."""
    seen: set[str] = set()
    for element in root.iter():
        name = element.get("id")
        if name is None:
            continue
        if name in seen or not name or any(map(str.isspace, name)):
            del element.attrib["id"]
        seen.add(name)


# ---------------------------------------------------------------- notes


def _mark_notes(root: Element) -> None:
    """Set ``epub:type`` on notes and their marks, by which reading systems show notes as pop-ups.

    The note becomes a ``div``: some systems hide an ``aside`` with this type, so that it would be missing in the list.
    """
    for element in root.iter():
        role = element.get("role")
        if element.tag == "a" and role == "doc-noteref":
            element.set("epub:type", "noteref")
        elif role == "doc-footnote" or (element.tag == "aside" and has_class(element, "footnote")):
            element.tag = "div"
            element.set("role", "doc-footnote")
            element.set("epub:type", "footnote")
        elif element.tag == "aside" and has_class(element, "footnote-list"):
            element.tag = "div"
            element.set("epub:type", "footnotes")


# ---------------------------------------------------------------- languages and formulas


def _mark_languages(root: Element) -> None:
    """Set ``xml:lang`` to the value of ``lang`` where that is a language tag; elsewhere remove both."""
    for element in root.iter():
        language = element.get("lang")
        if language is None:
            element.attrib.pop("xml:lang", None)
        elif LANGUAGE_TAG.fullmatch(language):
            element.set("xml:lang", language)
        else:
            element.attrib.pop("xml:lang", None)
            del element.attrib["lang"]


def _level_headings(root: Element) -> None:
    """Set ``aria-level``, which is required, to 2 on elements that are headings only by their role, such as captions of
    the contents.

    https://www.w3.org/TR/wai-aria-1.2/#heading
    """
    for element in root.iter():
        if element.get("role") == "heading" and element.get("aria-level") is None:
            element.set("aria-level", "2")


def _isolate_references(root: Element) -> None:
    """In a right-to-left page give references the direction of their first letter.

    EPUB forbids ``unicode-bidi`` in style sheets; ``dir="auto"`` has the same effect for a paragraph.
    """
    for section in root.iter():
        if section.get("dir") != "rtl":
            continue
        for element in section.iter():
            if has_class(element, "footnote"):
                references = element.findall("p")
            elif element.tag == "ul" and has_class(element, "bibliography"):
                references = element.findall("li")
            else:
                continue
            for reference in references:
                if reference.get("dir") is None:
                    reference.set("dir", "auto")


def _name_formulas(root: Element) -> None:
    """Set the TeX source of each formula as its alternative text, unless it has one, for reading systems without
    MathML.
    """
    for math in root.iter("math"):
        source = next((a.text for a in math.iter("annotation") if a.get("encoding") == "application/x-tex"), None)
        if source and not math.get("alttext"):
            math.set("alttext", " ".join(source.split()))


# ---------------------------------------------------------------- the kind of page


def _empty_repeated_alternatives(root: Element) -> None:
    """Empty the alternative text of a picture if it equals the text around the picture, which screen readers would read
    twice (rule ``image-redundant-alt`` of Ace).
    """
    if root.find(".//img") is None:
        return
    # A link must have a text.
    linked = {picture for link in root.iter("a") for picture in link.iter("img")}
    for block in root.iter():
        pictures = [picture for picture in block.iter("img") if picture not in linked] if block.tag in TEXTS else []
        words = text_of(block).casefold() if pictures else ""
        for picture in pictures:
            if words and " ".join(picture.get("alt", "").split()).casefold() == words:
                picture.set("alt", "")


def _mark_chapter(root: Element) -> None:
    """Mark the page's outermost section, unless it has an ``epub:type``: set ``epub:type`` and role (bibliography if it
    contains a list of references, otherwise chapter), and its heading as ``aria-label``.
    """
    body = root.find("body")
    section = None if body is None else body.find("section")
    if section is None or section.get("epub:type"):
        return
    listed = any(has_class(element, "bibliography", "citation") for element in section.iter() if element.tag in LISTS)
    kind = "bibliography" if listed else "chapter"
    section.set("epub:type", kind)
    section.set("role", f"doc-{kind}")
    heading = section.find("h1")
    if heading is not None:
        section.set("aria-label", text_of(heading))


RULES: Final[tuple[Callable[[Element], None], ...]] = (
    _remove_forbidden,
    _unique_ids,
    _mark_notes,
    _mark_languages,
    _isolate_references,
    _level_headings,
    _name_formulas,
    _empty_repeated_alternatives,
    fit_tables,
    _mark_chapter,
)

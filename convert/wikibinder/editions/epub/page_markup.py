"""A page as Sphinx writes it to a page for EPUB reading systems.

Notes become pop-up notes, tables fit a narrow screen, languages and formulas are marked for screen readers, and
elements that EPUB forbids are removed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from wikibinder.editions.epub.xhtml import Element, has_class, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|x(-[A-Za-z0-9]{1,8})+")
FORBIDDEN: Final = frozenset(("script", "iframe", "object", "embed", "form", "input", "button", "noscript", "base"))
LISTS: Final = frozenset(("div", "dl", "ul"))
STACK_FROM = 4
"""Number of columns from which a table becomes a list of its rows on a narrow screen."""
FOCUSABLE: Final = {"role": "group", "tabindex": "0"}
"""Elements that scroll sideways on a narrow screen; they must be reachable by keyboard."""


def correct(root: Element) -> None:
    """Correct the page, rule by rule."""
    for rule in RULES:
        rule(root)


# ---------------------------------------------------------------- what may not be there


def _remove_forbidden(root: Element) -> None:
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag in FORBIDDEN]:
            _remove(parent, child)
        for name in [name for name in parent.keys() if name.startswith("on")]:  # noqa: SIM118 (an Element, not a dict)
            del parent.attrib[name]


def _remove(parent: Element, child: Element) -> None:
    """Take a child out; the text after it stays."""
    place = list(parent).index(child)
    tail = child.tail or ""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)


def _unique_ids(root: Element) -> None:
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
    """Give notes and their marks the types by which reading systems open them as pop-ups.

    An ``aside`` with this type is hidden from the page by some systems; a ``div`` shows in the list as well.
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
    for element in root.iter():
        language = element.get("lang")
        if language is None:
            element.attrib.pop("xml:lang", None)
        elif LANGUAGE_TAG.fullmatch(language):
            element.set("xml:lang", language)
        else:
            element.attrib.pop("xml:lang", None)
            del element.attrib["lang"]


def _name_formulas(root: Element) -> None:
    """Give every formula its TeX source as the text for readers without MathML."""
    for math in root.iter("math"):
        source = next((a.text for a in math.iter("annotation") if a.get("encoding") == "application/x-tex"), None)
        if source and not math.get("alttext"):
            math.set("alttext", " ".join(source.split()))
    for box in root.iter("div"):
        if has_class(box, "math"):
            box.attrib.update(FOCUSABLE)


# ---------------------------------------------------------------- tables


def _fit_tables(root: Element) -> None:
    """Wrap every table in a box; one with a plain head and many columns becomes a list of rows on a narrow screen."""
    for parent in list(root.iter()):
        for place, table in enumerate(list(parent)):
            if table.tag == "table" and not has_class(table, "hlist"):
                _drop_empty_heads(table)
                kind = "stacks" if _label_cells(table) else "shrinks"
                kind += " infobox-box" if has_class(table, "infobox") else ""
                box = Element("div", {"class": f"table-box {kind}", **FOCUSABLE})
                box.tail, table.tail = table.tail, None
                box.append(table)
                parent[place] = box


def _drop_empty_heads(table: Element) -> None:
    """Make a cell that heads nothing, as in the corner of a table, an ordinary one."""
    for cell in table.iter("th"):
        if not text_of(cell) and cell.find(".//img") is None:
            cell.tag = "td"


def _label_cells(table: Element) -> bool:
    """Name the column in every cell, where each cell has one."""
    rows = list(_rows(table, "tbody"))
    head = list(_rows(table, "thead"))
    if len(head) != 1 or len(head[0]) < STACK_FROM or any(_spans(cell) for row in (*head, *rows) for cell in row):
        return False
    labels = [text_of(cell) for cell in head[0]]
    nested = any(inner is not table for inner in table.iter("table"))
    if nested or any(len(row) != len(labels) for row in rows) or table.find("caption//a") is not None:
        return False  # a link is no child that the role "table" may have
    for row in rows:
        row.set("role", "row")
        for label, cell in zip(labels, row, strict=True):
            cell.set("role", "rowheader" if cell.tag == "th" else "cell")
            if label:
                cell.set("data-label", label)
    for element, role in ((table, "table"), *((part, "rowgroup") for part in table if part.tag in {"thead", "tbody"})):
        element.set("role", role)
    head[0].set("role", "row")
    for cell in head[0]:
        cell.set("role", "columnheader" if cell.tag == "th" else "cell")
    return True


def _rows(table: Element, part: str) -> Iterator[Element]:
    for group in table.findall(part):
        yield from group.findall("tr")


def _spans(cell: Element) -> bool:
    return cell.get("rowspan", "1") != "1" or cell.get("colspan", "1") != "1"


# ---------------------------------------------------------------- the kind of page


def _mark_chapter(root: Element) -> None:
    """Set the type of the page's outermost section: a chapter, or the book's bibliography."""
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
    _name_formulas,
    _fit_tables,
    _mark_chapter,
)

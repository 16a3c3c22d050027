"""Tables on the small pages of a reading device: tables if they fit, otherwise lists of their rows.

Reading systems arrange a book in page-sized columns. Content that scrolls, floats or is wider than its column is cut
off there, and not all systems apply rules for narrow screens, so the form of each table is decided here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wikibinder.editions.epub.xhtml import Element, has_class, text_of
from wikibinder.editions.shared.text_widths import text_width
from wikibinder.model.table_grid import Slot, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PHONE_WIDTH: Final = 22.0
"""Width available for a table on a phone, in em of its type, with a reserve for readers who enlarge the type."""
PHONE_WIDTH_SMALL_TYPE: Final = 27.0
"""Width available for a table on a phone if its text is one size smaller, in em of that size."""
PADDING: Final = 1.0
READABLE_WIDTH: Final = 5.5
"""Width in em that a cell with a whole phrase needs; narrower columns are hard to read."""
LONGEST_WORD: Final = 10.0
"""Width in em above which a word may be broken."""
PICTURE: Final = 3.0
REPEATED: Final = 40
"""Maximum number of characters of a cell over several rows that is repeated in each of these rows."""
BRIEF: Final = 45
"""Maximum number of characters of a cell, with its label, that is set in one line with the short cells next to it."""
VOID: Final = frozenset(("", "-", "\N{EN DASH}", "\N{EM DASH}"))


def fit_tables(root: Element) -> None:
    """Make every table of a page fit the width of a phone: leave it, set it in smaller type, or if it is too wide even
    then, replace it by a list of its rows. A table inside a table always becomes a list.
    """
    nested = {inner for table in root.iter("table") for inner in table.iter("table") if inner is not table}
    found = [(parent, table) for parent in root.iter() for table in parent if table.tag == "table"]
    # An inner table comes later in the tree than the outer one, whose width depends on it; so it is adapted first.
    for parent, table in reversed(found):
        if has_class(table, "hlist"):
            continue
        _drop_empty_heads(table)
        # Reading systems do not scroll sideways: columns beyond the edge of the screen would be lost.
        need, words = _needed_width(table)
        if table in nested or need > PHONE_WIDTH_SMALL_TYPE:
            parent[list(parent).index(table)] = _listed(table)
        else:
            _add_class(
                table, *(("small",) if need > PHONE_WIDTH else ()), *(("breaks",) if words > LONGEST_WORD else ())
            )


def _drop_empty_heads(table: Element) -> None:
    """Turn header cells without content, as in the corner of a table, into ordinary cells (``td``)."""
    for cell in table.iter("th"):
        if not _has_content(cell):
            cell.tag = "td"


def _is_void(cell: Element) -> bool:
    """Whether a cell contains nothing but a dash or white space: no other text, picture or formula."""
    return text_of(cell).strip() in VOID and next((e for e in cell.iter() if e.tag in {"img", "math"}), None) is None


def _has_content(cell: Element) -> bool:
    return bool(text_of(cell)) or next((e for e in cell.iter() if e.tag in {"img", "math"}), None) is not None


def _add_class(element: Element, *names: str) -> None:
    classes = element.get("class", "").split()
    if names := tuple(name for name in names if name not in classes):
        element.set("class", " ".join((*classes, *names)))


# ---------------------------------------------------------------- how wide a table is


def _needed_width(table: Element) -> tuple[float, float]:
    """Return the least width at which a table is readable, and the width of its longest word, in em."""
    slots = [*_placed(table, "thead"), *_placed(table, "tbody")]
    columns = [1.0] * max((slot.right for slot in slots), default=1)
    longest = 0.0
    # Single columns first: a spanning cell then adds only the width that these lack.
    for slot in sorted(slots, key=lambda slot: slot.columns):
        text = text_of(slot.cell)
        word = max(map(text_width, text.split()), default=0.0)
        longest = max(longest, word)
        pictures = PICTURE if next(slot.cell.iter("img"), None) is not None else 0.0
        need = max(min(word, LONGEST_WORD), min(text_width(text), READABLE_WIDTH), pictures)
        lacking = (need - sum(columns[slot.left : slot.right])) / slot.columns
        if lacking > 0:
            for column in range(slot.left, slot.right):
                columns[column] += lacking
    return sum(columns) + PADDING * len(columns), longest


def _placed(table: Element, part: str) -> list[Slot[Element]]:
    rows = [row for group in table.findall(part) for row in group.findall("tr")]
    return list(place([[cell for cell in row if cell.tag in {"td", "th"}] for row in rows], _extent))


def _extent(cell: Element) -> tuple[int, int]:
    return max(1, int(cell.get("colspan", "1"))), max(1, int(cell.get("rowspan", "1")))


# ---------------------------------------------------------------- rows as lists


def _listed(table: Element) -> Element:
    """Return a table as a ``div`` with its caption, its header rows, and a list of its rows; before each cell is the
    heading of its column.
    """
    box = Element("div", {name: value for name, value in table.items() if name in {"id", "class", "lang", "dir"}})
    _add_class(box, "row-list")
    box.tail = table.tail
    caption = table.find("caption")
    if caption is not None:
        box.append(_renamed(caption, "p", "caption"))
    head, body = _placed(table, "thead"), _placed(table, "tbody")
    labels = _labels(head)
    box.extend(_head_lines(head))
    rows = Element("ul", {"class": "rows"})
    rows.extend(_rows(body, labels))
    if len(rows):
        box.append(rows)
    return box


def _renamed(element: Element, tag: str, *classes: str) -> Element:
    """Return an element with the same content, another tag, and these classes added; only id, class, language and
    direction remain of its attributes.
    """
    attributes = {name: value for name, value in element.items() if name in {"id", "class", "lang", "dir", "xml:lang"}}
    new = Element(tag, attributes)
    _add_class(new, *classes)
    new.text = element.text
    new.extend(element)
    return new


def _labels(head: Sequence[Slot[Element]]) -> Mapping[int, tuple[str, ...]]:
    """Return the headings of each column from the cells of a table's head: number of a column (from 0) -> headings,
    from the outermost to the innermost, each once; columns without headings are missing.
    """
    labels: dict[int, tuple[str, ...]] = {}
    for slot in head:
        text = _words(slot.cell)
        for column in range(slot.left, slot.right):
            above = labels.get(column, ())
            if text and text not in above:
                labels[column] = (*above, text)
    return labels


def _words(cell: Element) -> str:
    """Return the text of a cell, without marks of notes."""
    parts: list[str] = []

    def gather(element: Element) -> None:
        # The number of a note would read as a part of the text.
        if element.get("epub:type") != "noteref":
            parts.append(element.text or "")
            for child in element:
                gather(child)
                parts.append(child.tail or "")

    gather(cell)
    return " ".join("".join(parts).split())


def _head_lines(head: Sequence[Slot[Element]]) -> Iterator[Element]:
    """Yield each row of a table's head that has content as a ``div``, with its links and notes."""
    for number in dict.fromkeys(slot.top for slot in head):
        line = Element("div", {"class": "head"})
        for slot in head:
            if slot.top == number and _has_content(slot.cell):
                line.append(_renamed(slot.cell, "div", "cell"))
        if len(line):
            yield line


def _rows(body: Sequence[Slot[Element]], labels: Mapping[int, tuple[str, ...]]) -> Iterator[Element]:
    width = max((slot.right for slot in body), default=0)
    for number in range(max((slot.bottom for slot in body), default=0)):
        row = Element("li", {"class": "row"})
        for slot in sorted((slot for slot in body if slot.top <= number < slot.bottom), key=lambda slot: slot.left):
            cell = _cell(slot, labels, first=slot.top == number)
            if cell is not None:
                row.append(cell)
        if len(row):
            if len(row) == 1 and width > 1:
                _add_class(row, "alone")
            else:
                for cell in row:
                    if len(text_of(cell)) <= BRIEF and not _has_blocks(cell):
                        _add_class(cell, "brief")
            yield row


def _has_blocks(cell: Element) -> bool:
    """Whether a cell contains blocks: lists, displayed formulas, several paragraphs."""
    return any(
        element.tag in {"ul", "ol", "dl", "div", "figure", "table"} for element in cell.iter() if element is not cell
    )


def _cell(slot: Slot[Element], labels: Mapping[int, tuple[str, ...]], *, first: bool) -> Element | None:
    """Return a cell of a row list with the heading of its column before it; None if it is empty or not repeated in this
    row. ``labels``: headings by column; ``first``: the row is the first that the cell spans.
    """
    text = _words(slot.cell)
    if not _has_content(slot.cell) or (labels and _is_void(slot.cell)):
        return None
    if first:
        cell = _renamed(slot.cell, "div", "cell")
    # A short cell, such as a year that spans several rows, is repeated: each row must be readable alone.
    elif len(text) <= REPEATED:
        cell = Element("div", {"class": "cell"})
        cell.text = text
    else:
        return None
    # A row header names the row itself; its column label would be noise.
    if slot.cell.tag == "th" or has_class(slot.cell, "stub"):
        _add_class(cell, "name")
    elif label := _label(slot, labels):
        _put_before(cell, label)
    return cell


def _label(slot: Slot[Element], labels: Mapping[int, tuple[str, ...]]) -> str:
    """Return the heading of a cell's column; if it spans several, the first and the last heading with a dash; "" if
    there is none. ``labels``: headings by column.
    """
    found = list(dict.fromkeys(", ".join(labels.get(column, ())) for column in range(slot.left, slot.right)))
    found = [label for label in found if label]
    return " \N{EN DASH} ".join(dict.fromkeys((found[0], found[-1]))) if found else ""


def _put_before(cell: Element, label: str) -> None:
    """Insert a label, in bold and with a colon, before the first text in a cell."""
    # In the first paragraph, because a label before a block would be on a line of its own.
    first = cell[0] if len(cell) and cell[0].tag == "p" and not (cell.text or "").strip() else cell
    mark = Element("b", {"class": "label"})
    mark.text = f"{label}:"
    mark.tail = f" {(first.text or '').lstrip()}"
    first.text = None
    first.insert(0, mark)

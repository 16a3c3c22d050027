"""Builds the document's blocks and inlines from a tree of elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from wikibinder.model.nodes import (
    Abbreviation,
    Anchor,
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Cell,
    DefinitionItem,
    DefinitionList,
    Emphasis,
    EnumeratedList,
    Inline,
    Inlines,
    Language,
    LineBreak,
    Literal,
    LiteralBlock,
    Node,
    Paragraph,
    ParsedLiteral,
    Plain,
    Rubric,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Transition,
)
from wikibinder.parser.html_tree import BLOCK, HEADINGS, Child, Element
from wikibinder.parser.inlines import BLOCK_TYPES, Heading, Stream, flatten, inline_nodes, split_blocks, trimmed
from wikibinder.parser.sanitize import decode
from wikibinder.wikitext.preprocessor import attributes

MARKER = re.compile("\x01([0-9]{1,9})\x02")
_MARK = re.compile("\x01(?:[0-9]{1,9}\x02)?|\x02")
SPACE = " \t\n\r\f"
_SPACE = re.compile(f"[{SPACE}]+")
_LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$")
_NUMBER = re.compile(r"\s*\+?([0-9]{1,5})")
# HTML's own limit for ``colspan``.
MOST_SPANNED = 1000

Wrap: TypeAlias = Callable[[Inlines], Inline]
_WRAPS: dict[str, Wrap] = {
    "b": Strong, "strong": Strong, "i": Emphasis, "em": Emphasis, "dfn": Emphasis, "var": Emphasis, "cite": Emphasis,
    "sub": Subscript, "sup": Superscript, "s": Strikethrough, "strike": Strikethrough, "del": Strikethrough,
}  # fmt: skip
_AROUND = {"q": ("“", "”"), "rt": (" (", ")")}
_EXPLAINED = frozenset(("abbr", "span", "dfn"))
"""Tag names of the elements whose ``title`` attribute explains their text."""
_CODE = frozenset(("code", "tt", "kbd", "samp"))


class Tree:
    """Converts a tree of HTML elements to the document's nodes. ``nodes(number)``: returns the nodes that the
    placeholder of this number represents.
    """

    def __init__(self, nodes: Callable[[int], tuple[Node, ...]]) -> None:
        self.nodes = nodes

    # ------------------------------------------------------------ inlines

    def inlines(self, children: Iterable[Child], *, keep_space: bool = False) -> Inlines:
        """Return elements and texts as inline nodes; adjacent texts are joined. With ``keep_space``, runs of white
        space are kept, otherwise each becomes one space.
        """
        out: list[Inline] = []
        for child in children:
            if isinstance(child, str):
                self.text(child, out, keep_space=keep_space)
            else:
                self.inline(child, out, keep_space=keep_space)
        return tuple(out)

    def text(self, text: str, out: list[Inline], *, keep_space: bool) -> None:
        parts = MARKER.split(text) if "\x01" in text else [text]
        for number, part in enumerate(parts):
            if number % 2:
                out.extend(inline_nodes(self.nodes(int(part))))
            elif part:
                decoded = decode(part if keep_space else single_spaced(part))
                if out and isinstance(out[-1], Text):
                    decoded = out.pop().text + decoded  # type: ignore[union-attr]  # it is a Text
                out.append(Text(decoded))

    def inline(self, element: Element, out: list[Inline], *, keep_space: bool) -> None:
        tag = element.tag
        if tag == "br":
            out.append(LineBreak())
            return
        if element.blocky or tag in BLOCK:
            out.extend(flatten(self.blocks([element])))
            return
        children = self.inlines(element.children, keep_space=keep_space)
        values = element_attributes(element)
        if anchor := values.get("id"):
            out.append(Anchor(anchor))
        children = _with_meaning(tag, values, children)
        if children and _LANGUAGE_CODE.match(language := values.get("lang", "")):
            children = (Language(language, children),)
        if children and isinstance(first := children[0], Text) and out and isinstance(last := out[-1], Text):
            out[-1] = Text(last.text + first.text)
            children = children[1:]
        out.extend(children)

    # ------------------------------------------------------------ blocks

    def blocks(self, children: Iterable[Child], wrap: tuple[Wrap, ...] = ()) -> Stream:
        """Return elements and texts as blocks and headings; runs of inlines become paragraphs. ``wrap``: types of the
        inline nodes to put around the content of each paragraph, the outermost first.
        """
        out: Stream = []
        run: list[Child] = []

        def end_run() -> None:
            if run and isinstance(last := run[-1], str):
                # Spaces at the end of a paragraph are not printed.
                run[-1] = last.rstrip(SPACE)
            if content := trimmed(self.inlines(run)):
                for each in reversed(wrap):
                    content = (each(content),)
                out.append(Paragraph(content))
            run.clear()

        for child in children:
            if isinstance(child, str) or (child.tag not in BLOCK and not child.blocky):
                run.append(child)
                continue
            end_run()
            if child.tag in BLOCK:
                out.extend(self.block(child, wrap))
            else:
                inner = (*wrap, _WRAPS[child.tag]) if child.tag in _WRAPS else wrap
                out.extend(self.blocks(child.children, inner))
        end_run()
        return out

    def block(  # noqa: PLR0911  # one for each kind of element
        self, element: Element, wrap: tuple[Wrap, ...]
    ) -> Sequence[Block | Heading]:
        tag = element.tag
        if tag in ("p", "div", "center"):
            return self.division(element, wrap)
        if tag in ("ul", "ol", "li"):
            return self.list(element)
        if tag in ("dl", "dt", "dd"):
            return self.definitions(element)
        if tag in HEADINGS:
            return self.heading(element)
        if tag == "table":
            return self.table(element)
        if tag == "pre":
            return self.preformatted(element)
        if tag == "blockquote":
            content = self.inner(element.children)
            return [BlockQuote(content)] if content else []
        return [Transition()] if tag == "hr" else self.blocks(element.children, wrap)

    def inner(self, children: Iterable[Child]) -> Blocks:
        """Return elements and texts as blocks, for a place where no section can begin; headings become rubrics."""
        return tuple(Rubric(b.title) if isinstance(b, Heading) else b for b in self.blocks(children))

    def division(self, element: Element, wrap: tuple[Wrap, ...]) -> Stream:
        only = element.children[0] if len(element.children) == 1 else None
        if isinstance(only, str) and (marker := MARKER.fullmatch(only)):
            nodes = self.nodes(int(marker[1]))
            if any(type(node) in BLOCK_TYPES for node in nodes):
                return split_blocks(nodes)
        out = self.blocks(element.children, wrap)
        if element.attributes and out:
            values = element_attributes(element)
            language, anchor = values.get("lang", ""), values.get("id")
            if _LANGUAGE_CODE.match(language):
                out = [Paragraph((Language(language, b.children),)) if isinstance(b, Paragraph) else b for b in out]
            if anchor and isinstance(out[0], Paragraph):
                out[0] = Paragraph((Anchor(anchor), *out[0].children))
        return out

    def heading(self, element: Element) -> Stream:
        out = self.blocks(element.children)
        title = trimmed(flatten(out))
        if not title:
            return []
        found = element_attributes(element).get("id", "")
        return [Heading(int(element.tag[1]), title, (found,) if found else ())]

    def list(self, element: Element) -> Stream:
        """Return the blocks of an element ``ul``, ``ol`` or ``li``: the content outside of its items, then a list;
        empty items are left out.
        """
        if element.tag == "li":
            return [BulletList((self.inner(element.children),))]
        items: list[Blocks] = []
        stray: list[Child] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag == "li":
                items.append(self.inner(child.children))
            elif isinstance(child, Element) and child.tag in ("ul", "ol") and items:
                items[-1] += tuple(self.inner([child]))
            else:
                stray.append(child)
        out = self.blocks(stray)
        items = [item for item in items if item]
        if items and element.tag == "ol":
            start = _NUMBER.match(element_attributes(element).get("start", "1"))
            out.append(EnumeratedList(tuple(items), int(start[1]) if start else 1))
        elif items:
            out.append(BulletList(tuple(items)))
        return out

    def definitions(self, element: Element) -> Stream:
        """Return the blocks of an element ``dl``, ``dt`` or ``dd``: the content outside of its items, then a quotation
        of the definitions before the first term, then a definition list.
        """
        children = element.children if element.tag == "dl" else [element]
        out: Stream = []
        items: list[DefinitionItem] = []
        stray: list[Child] = []
        for child in children:
            if not isinstance(child, Element) or child.tag not in ("dt", "dd"):
                stray.append(child)
                continue
            content = self.inner(child.children)
            if child.tag == "dt":
                items.append(term(content))
            elif items:
                items[-1] = DefinitionItem(items[-1].term, items[-1].definition + content)
            elif content and out and isinstance(quote := out[-1], BlockQuote):
                out[-1] = BlockQuote(quote.children + content)
            elif content:
                out.append(BlockQuote(content))
        items = [item for item in items if item.term or item.definition]
        if items:
            out.append(DefinitionList(tuple(items)))
        return [*self.blocks(stray), *out]

    def preformatted(self, element: Element) -> Stream:
        content = self.inlines(element.children, keep_space=True)
        if all(isinstance(node, Text) for node in content):
            text = "".join(node.text for node in content).strip("\n")  # type: ignore[union-attr]  # all are Text
            return [LiteralBlock(text)] if text.strip() else []
        return [ParsedLiteral(trimmed(content, "\n"))]

    # ------------------------------------------------------------ tables

    def table(self, element: Element) -> Stream:
        rows: list[tuple[Cell, ...]] = []
        caption: Inlines = ()
        for child in element.children:
            if not isinstance(child, Element):
                continue
            if child.tag == "tr":
                cells = [c for c in child.children if isinstance(c, Element) and c.tag in ("td", "th")]
                if cells:
                    rows.append(tuple(self.cell(cell) for cell in cells))
            elif child.tag == "caption":
                text = trimmed(flatten(self.blocks(child.children)))
                caption = (*caption, LineBreak(), *text) if caption and text else caption or text
        if not caption and not any(cell.children for row in rows for cell in row):
            return []
        head = 0
        while head < len(rows) - 1 and all(cell.header for cell in rows[head]):
            head += 1
        classes = tuple(element_attributes(element).get("class", "").split())
        return [Table(tuple(rows), caption, head, classes)]

    def cell(self, element: Element) -> Cell:
        values = element_attributes(element)
        return Cell(
            self.inner(element.children), element.tag == "th", span(values.get("rowspan")), span(values.get("colspan"))
        )


def unmarked(text: str) -> Plain:
    """Return the text without the parser's placeholders, for places that cannot contain nodes (MediaWiki's
    StripState::killMarkers).
    """
    return Plain(_MARK.sub("", text) if "\x01" in text or "\x02" in text else text)


def element_attributes(element: Element) -> Mapping[str, Plain]:
    """Return the attributes of an HTML element by name, without placeholders in their values."""
    if not element.attributes:
        return {}
    return {name: Plain(value) for name, value in attributes(unmarked(element.attributes)).items()}


def single_spaced(text: str) -> str:
    """Return the text with every run of white space replaced by one space."""
    # Most text is printable, and so contains no white space to replace but runs of spaces.
    return _SPACE.sub(" ", text) if "  " in text or not text.isprintable() else text


def _with_meaning(tag: str, values: Mapping[str, Plain], children: Inlines) -> Inlines:
    """Return the content of an inline element (``children``) inside the node that its tag means, such as Strong for
    ``b``; only the content if the tag has no such node; nothing for ``rp``. ``values``: the element's attributes.
    """
    if not children:
        return ()
    only = children[0] if len(children) == 1 else None
    if tag in _CODE and isinstance(only, Text):
        return (Literal(only.text),)
    if tag in _EXPLAINED and values.get("title") and isinstance(only, Text) and "Z3988" not in values.get("class", ""):
        return (Abbreviation(only.text, decode(values["title"])),)
    # Brackets for browsers without ruby are dropped, as "rt" gets brackets of its own.
    if tag == "rp":
        return ()
    if tag in _AROUND:
        before, after = _AROUND[tag]
        return (Text(before), *children, Text(after))
    wrap = _WRAPS.get(tag)
    return (wrap(children),) if wrap else children


def span(value: Plain | None) -> int:
    """Return the number in the attribute ``rowspan`` or ``colspan``, between 1 and MOST_SPANNED; 1 if it is missing or
    invalid.
    """
    number = _NUMBER.match(value) if value else None
    return min(max(int(number[1]), 1), MOST_SPANNED) if number else 1


def term(content: Blocks) -> DefinitionItem:
    """Return the item of a definition list for the content of a ``dt``: the first block, if it is a paragraph, is the
    term, and the other blocks begin the definition; otherwise the term is empty.
    """
    if content and isinstance(first := content[0], Paragraph):
        return DefinitionItem(first.children, content[1:])
    return DefinitionItem((), content)

"""A page's tree to reStructuredText: one small function for each type of node, in the table ``RENDERERS``.

A page's file begins with a field list that says where it comes from, then come title, index entries and body. Notes are
footnotes in containers (``references``, or ``notes`` and the group's name); a group whose name is no class name in ASCII
is called ``note``. Where the page has notes but no place for them, a section "References" is put at its end.

A renderer yields chunks: lists of lines that belong together, not indented, separated by blank lines when joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeAlias

from convert.doctree import (
    Anchor,
    Block,
    BlockQuote,
    BulletList,
    Container,
    DefinitionList,
    Document,
    EnumeratedList,
    Figure,
    Gallery,
    Image,
    Inline,
    Inlines,
    LineBlock,
    LineBreak,
    LiteralBlock,
    MathBlock,
    Node,
    NoteList,
    Paragraph,
    ParsedLiteral,
    Rubric,
    Section,
    Strong,
    Table,
    Text,
    Transition,
    walk,
)
from convert.page import Book, Page
from convert.writers import rst_escape as escape
from convert.writers import rst_notes as notes
from convert.writers.rst_inline import (
    LEAVES,
    WRAPPERS,
    file_link,
    image_options,
    inline,
    joined,
    path_argument,
)
from convert.writers.rst_scope import MAX_DEPTH, Scope, writing
from convert.writers.rst_table import table

Chunk: TypeAlias = list[str]

RULERS = "=-~^\"'"
"""Underlines of the page's title and of its sections by level."""


def write(document: Document, page: Page, book: Book | None = None, media: Mapping[str, str] | None = None) -> str:
    """The page as reStructuredText. ``media``: the paths of image files, as seen from the page, by their names."""
    state = writing(document, page, book or Book(), media or {})
    scope = Scope(state, level=1)
    chunks = [fields(page), *title(document, scope), *index_entries(document)]
    for block in document.children:
        chunks += block_chunks(block, scope)
    chunks += notes.remaining(document, scope, body, RULERS[1])
    chunks += [[f".. |{name}| {line}" if not n else line for n, line in enumerate(definition.split("\n"))]
               for definition, name in state.pictures.items()]  # fmt: skip
    return "\n".join(join(chunks)) + "\n"


# ---------------------------------------------------------------- head


def fields(page: Page) -> Chunk:
    """What is known of the page's source."""
    revision = str(page.revision_id or "")
    if page.timestamp:
        revision = f"{revision} ({page.timestamp})" if revision else page.timestamp
    known = {
        "wikititle": page.title,
        "site": page.site.name,
        "source": notes.source_address(page),
        "revision": revision,
        "contributors": ", ".join(page.contributors),
    }
    lines = []
    for name, value in known.items():
        value = escape.clean(value).strip()
        if value:
            first, *rest = escape.wrap(escape.start(escape.text(value)))
            lines += [f":{name}: {first}", *(f"   {line}" for line in rest)]
    return lines


def title(document: Document, scope: Scope) -> Iterator[Chunk]:
    """The page's title."""
    line = inline(document.display_title, scope)
    if not line or len(line) > escape.LINE_LENGTH:
        line = inline((Text(document.title[: escape.WORD_LENGTH]),), scope)
    yield underlined(line or "\\ …", RULERS[0])


def underlined(line: str, ruler: str) -> Chunk:
    """A title with its ruler."""
    line = escape.start(line)
    return [line, ruler * max(4, escape.display_width(line))]


def index_entries(document: Document) -> Iterator[Chunk]:
    """The page under each of its categories in the book's index."""
    page = index_term(document.title)
    terms = dict.fromkeys(term for term in map(index_term, document.categories) if term)
    if terms and page:
        yield [".. index::", *(f"   single: {term}; {page}" for term in terms)]


def index_term(name: str) -> str:
    """A name as a term of an index entry, where semicolons part terms."""
    return escape.clean(name).replace(";", ",").strip(" ,")[: escape.WORD_LENGTH]


# ---------------------------------------------------------------- bodies


def body(blocks: Iterable[Block], scope: Scope) -> list[str]:
    """The lines of blocks that stand in a list item, a cell, a note ..."""
    if scope.depth > MAX_DEPTH:
        blocks = flattened(blocks)
    return join([chunk for block in blocks for chunk in block_chunks(block, scope)])


def block_chunks(block: Block, scope: Scope) -> Iterator[Chunk]:
    """The chunks of a block, before them the targets of the anchors in it."""
    if scope.writing.targets:
        yield from targets(block, scope)
    yield from RENDERERS[type(block)](block, scope)


def targets(block: Block, scope: Scope) -> Iterator[Chunk]:
    """Labels for the places in a block that links on the page point at."""
    names = block.anchors if type(block) is Section else [n.name for n in own_inlines(block) if type(n) is Anchor]
    labels = dict.fromkeys(filter(None, map(scope.writing.target, names)))
    found = [f".. _{label}:" for label in labels if label not in scope.writing.written]
    scope.writing.written.update(labels)
    if found:
        yield found


def own_inlines(block: Block) -> Iterator[Node]:
    """The inline nodes in a block that lie in no other block within it that has targets of its own."""
    if type(block) in (Paragraph, ParsedLiteral, Rubric, LineBlock):
        return walk((block,))
    if type(block) is DefinitionList:
        return walk(node for item in block.items for node in item.term)
    if type(block) in (Table, Gallery):
        return walk(block.caption)  # type: ignore[union-attr, arg-type]
    return walk(block.attribution) if type(block) is BlockQuote else iter(())


def flattened(blocks: Iterable[Block]) -> Iterator[Block]:
    """The text of blocks that lie too deep, as paragraphs side by side."""
    run: list[Inline] = []
    for node in walk(blocks):
        kind = type(node)
        if kind in LEAVES:
            run.append(node)  # type: ignore[arg-type]
        elif kind in RENDERERS:
            if run:
                yield Paragraph(tuple(run))
                run = []
            if kind in (LiteralBlock, MathBlock, NoteList):
                yield node  # type: ignore[misc]
    if run:
        yield Paragraph(tuple(run))


def join(chunks: Sequence[Chunk]) -> list[str]:
    """Chunks as lines, parted by blank lines, and by empty comments where two would be taken for one."""
    found: list[str] = []
    before = ""
    for chunk, here in fitting(chunks):
        if found:
            found.append("")
        if (here == "quote" and before != "text") or (here == before and here in MERGING):
            found += ["..", ""]
        found += chunk
        before = here
    return found


MERGING = frozenset(("bullets", "numbers", "terms", "lines", "quote"))
"""Shapes of which docutils makes one block when two follow each other."""

_SHAPES = (
    ("quote", re.compile(r" ")),
    ("bullets", re.compile(r"-(?: |$)(?!---)")),
    ("numbers", re.compile(r"[0-9]+\.(?: |$)")),
    ("lines", re.compile(r"\|(?: |$)")),
    ("explicit", re.compile(r"\.\. ")),
    ("field", re.compile(r":\w+: ")),
)


def shape(chunk: Chunk) -> str:
    """What docutils will see in a chunk."""
    if chunk == RULE:
        return "rule"
    for name, pattern in _SHAPES:
        if pattern.match(chunk[0]):
            return name
    if len(chunk) > 1 and chunk[1].startswith(" "):
        return "terms"
    if len(chunk) == 2 and chunk[1] == chunk[1][:1] * len(chunk[1]) and chunk[1][:1] in RULERS:
        return "heading"
    return "literal" if chunk[0] == "::" else "text"


RULE = ["--------"]


def fitting(chunks: Sequence[Chunk]) -> Iterator[tuple[Chunk, str]]:
    """Chunks with their shapes; of the horizontal rules those that stand between two blocks of one section."""
    waiting = False
    before = "heading"
    for chunk in filter(None, chunks):
        here = shape(chunk)
        if here == "rule":
            waiting = before not in ("heading", "field")
            continue
        if waiting and here != "heading" and not is_target(chunk):
            yield RULE, "rule"
        waiting = False
        yield chunk, here
        if not is_target(chunk):
            before = here


def is_target(chunk: Chunk) -> bool:
    return chunk[0].startswith(".. _")


def indented(lines: Iterable[str], by: int = 3) -> Iterator[str]:
    """Lines moved to the right."""
    space = " " * by
    return (space + line if line else "" for line in lines)


def hanging(mark: str, lines: Sequence[str]) -> list[str]:
    """Lines behind a mark."""
    if not lines:
        return [mark.rstrip()]
    return [mark + lines[0], *indented(lines[1:], len(mark))]


def directive(name: str, argument: str = "", options: Iterable[str] = (), content: Sequence[str] = ()) -> Chunk:
    """A directive; its argument is running text or a plain word."""
    first, *rest = escape.wrap(escape.start(argument)) if argument else [""]
    lines = [f".. {name}:: {first}".rstrip(), *indented(map(escape.start, rest)), *options]
    return [*lines, "", *indented(content)] if content else lines


# ---------------------------------------------------------------- paragraphs


def paragraph(node: Paragraph, scope: Scope) -> Iterator[Chunk]:
    """A paragraph on one line; with line breaks in it, a line block; a picture by itself stays one."""
    if len(node.children) == 1 and type(node.children[0]) is Image and node.children[0].name in scope.writing.media:
        yield from figure(Figure(node.children[0]), scope)
        return
    found = [line for line in (inline(part, scope) for part in split(node.children)) if line]
    if len(found) > 1:
        yield line_chunk(((0, line) for line in found), scope)
    elif found:
        yield escape.wrap(escape.start(found[0]), scope.width)


def split(nodes: Inlines, nesting: int = 0) -> list[Inlines]:
    """Inline nodes parted at their line breaks; an element with a break in it becomes two."""
    parts: list[list[Inline]] = [[]]
    for node in nodes:
        if type(node) is LineBreak:
            parts.append([])
        elif type(node) in WRAPPERS and nesting < MAX_DEPTH:
            first, *rest = split(node.children, nesting + 1)  # type: ignore[union-attr]
            parts[-1].append(replace(node, children=first) if rest else node)
            parts += [[replace(node, children=part)] for part in rest]
        else:
            parts[-1].append(node)
    return [tuple(part) for part in parts]


def line_chunk(lines: Iterable[tuple[int, str]], scope: Scope) -> Chunk:
    """A line block of (steps of indentation, line)."""
    found = []
    for steps, line in lines:
        space = "  " * min(steps, MAX_DEPTH)
        first, *rest = escape.wrap(line, scope.width)
        found += [f"| {space}{first}".rstrip(), *(f"  {space}{more}" for more in rest)]
    return found


def line_block(node: LineBlock, scope: Scope) -> Iterator[Chunk]:
    lines = [(steps, inline(part, scope)) for steps, line in node.lines for part in split(line)]
    while lines and not lines[-1][1]:
        lines.pop()
    while lines and not lines[0][1]:
        lines.pop(0)
    if lines:
        yield line_chunk(lines, scope)


def rubric(node: Rubric, scope: Scope) -> Iterator[Chunk]:
    line = inline(node.title, scope)
    if line:
        yield directive("rubric", line)


def transition(_node: Transition, scope: Scope) -> Iterator[Chunk]:
    """A horizontal rule; docutils knows them only between the blocks of a section (see ``fitting``)."""
    if scope.level:
        yield RULE


def section(node: Section, scope: Scope) -> Iterator[Chunk]:
    """A heading and what follows it; a rubric where no section can begin."""
    line = inline(node.title, scope)
    below = scope
    if line and 0 < scope.level < len(RULERS) and len(line) <= escape.LINE_LENGTH:
        yield underlined(line, RULERS[scope.level])
        below = replace(scope, level=scope.level + 1)
    else:
        yield from rubric(Rubric(node.title), scope)
        below = replace(scope, depth=scope.depth + 1)
    children: Iterable[Block] = node.children if below.depth <= MAX_DEPTH else flattened(node.children)
    for child in children:
        yield from block_chunks(child, below)


# ---------------------------------------------------------------- lists


def bullet_list(node: BulletList, scope: Scope) -> Iterator[Chunk]:
    yield items([("- ", blocks) for blocks in node.items], scope)


def enumerated_list(node: EnumeratedList, scope: Scope) -> Iterator[Chunk]:
    start = max(0, min(node.start, 1_000_000))
    yield items([(f"{number}. ", blocks) for number, blocks in enumerate(node.items, start)], scope)


def items(marked: Iterable[tuple[str, Sequence[Block]]], scope: Scope) -> Chunk:
    """List items; with blank lines between them if one has more than a line."""
    inner = scope.inside()
    found = [hanging(mark, body(blocks, inner)) for mark, blocks in marked]
    loose = any(len(item) > 1 for item in found)
    lines: list[str] = []
    for item in found:
        lines += ["", *item] if lines and loose else item
    return lines


def definition_list(node: DefinitionList, scope: Scope) -> Iterator[Chunk]:
    """Terms with their definitions; a definition without a term continues the one before, or is a quotation."""
    inner = scope.inside()
    lines: list[str] = []
    for item in node.items:
        term = _without_classifiers(inline(item.term, scope))
        definition = body(item.definition, inner)
        if len(term) > escape.LINE_LENGTH or (definition and not term and not lines):
            if lines:
                yield lines
            lines = []
            if term:
                yield escape.wrap(escape.start(term))
            if definition:
                yield [*indented(definition)]
        elif term:
            lines += ["", escape.start(term)] if lines else [escape.start(term)]
            lines += indented(definition or [".."])
        elif definition:
            lines += ["", "   ..", "", *indented(definition)]
    if lines:
        yield lines


def _without_classifiers(term: str) -> str:
    """A term in which no colon parts it from a classifier; the space before it is one that does not break."""
    return re.sub(r" +(?=: )", "\N{NO-BREAK SPACE}", term)


# ---------------------------------------------------------------- quotations and containers


def block_quote(node: BlockQuote, scope: Scope) -> Iterator[Chunk]:
    lines = body(node.children, scope.inside())
    attribution = inline(node.attribution, scope)
    if not lines:
        yield from paragraph(Paragraph(node.attribution), scope)
        return
    if attribution:
        lines += ["", *hanging("-- ", escape.wrap(attribution, scope.width))]
    yield [*indented(lines)]


def container(node: Container, scope: Scope) -> Iterator[Chunk]:
    names = dict.fromkeys(escape.class_name(name) for name in node.classes)
    classes = " ".join(name for name in names if name and name not in notes.CLASSES)
    if not classes:
        for child in node.children:
            yield from block_chunks(child, scope)
        return
    content = body(node.children, scope.inside())
    if content:
        yield directive("container", classes, content=content)


def note_list(node: NoteList, scope: Scope) -> Iterator[Chunk]:
    yield from notes.place(node.group, scope, body)


# ---------------------------------------------------------------- preformatted text


@cache
def highlighters() -> frozenset[str]:
    """The names of the languages that can be highlighted."""
    from pygments.lexers import get_all_lexers  # noqa: PLC0415 (half the time of a short run; few pages have code)

    return frozenset(alias for lexer in get_all_lexers(plugins=False) for alias in lexer[1])


def literal_block(node: LiteralBlock, scope: Scope) -> Iterator[Chunk]:
    """Preformatted text; code with its language where a highlighter knows it."""
    lines = trimmed(escape.lines(node.text))
    language = node.language.strip().lower()
    if not lines:
        return
    if max(map(len, lines)) > escape.LINE_LENGTH:
        yield parsed([escape.text(line) for line in lines], lines)
    elif language and language in highlighters():
        yield directive("code-block", language, ["   :force:"], lines)
    elif common_indent(lines):
        yield parsed([escape.text(line) for line in lines], lines)
    else:
        yield ["::", "", *indented(lines)]


def parsed_literal(node: ParsedLiteral, scope: Scope) -> Iterator[Chunk]:
    """Preformatted text with markup."""
    children = tuple(Text("\n") if type(child) is LineBreak else child for child in node.children)
    text = inline(children, replace(scope, exact=True))
    lines = trimmed(text.split("\n"))
    if lines:
        yield parsed(lines, plain_lines(children) if max(map(len, lines)) > escape.LINE_LENGTH else ())


def parsed(lines: list[str], plain: Sequence[str]) -> Chunk:
    """The directive for escaped lines; lines that are too long are made anew of ``plain`` text, without markup."""
    if max(map(len, lines)) > escape.LINE_LENGTH:
        lines = [part for line in plain for part in _pieces_of_line(line)]
    if common_indent(lines):
        lines[0] = escape.BREAK + lines[0]
    return directive("parsed-literal", content=lines)


def _pieces_of_line(line: str) -> list[str]:
    """One long line as several that read back as one: an escaped line feed is nothing."""
    size = escape.LINE_LENGTH // 4
    parts = [escape.text(line[at : at + size]) for at in range(0, len(line), size)] or [""]
    return [part + "\\" for part in parts[:-1]] + parts[-1:]


def plain_lines(nodes: Iterable[Inline]) -> list[str]:
    """The text of nodes as lines."""
    texts = (getattr(node, "text", "") or getattr(node, "raw", "") for node in walk(nodes))
    return trimmed(escape.lines("".join(texts)))


def trimmed(lines: list[str]) -> list[str]:
    """Lines without blank ones at either end."""
    first, last = 0, len(lines)
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return [line.rstrip() for line in lines[first:last]]


def common_indent(lines: Iterable[str]) -> bool:
    """Whether docutils would take away space that all lines begin with."""
    return all(line.startswith(" ") for line in lines if line)


def math_block(node: MathBlock, scope: Scope) -> Iterator[Chunk]:
    """A displayed formula, TeX as it is."""
    lines = [line.strip() for line in escape.lines(node.tex) if line.strip()]
    if not lines:
        return
    wrapped = [part for line in lines for part in escape.wrap(line)]
    if max(map(len, wrapped)) > escape.LINE_LENGTH:
        yield from literal_block(LiteralBlock(node.tex), scope)
    else:
        yield directive("math", content=wrapped)


# ---------------------------------------------------------------- pictures


def figure(node: Figure, scope: Scope) -> Iterator[Chunk]:
    """A picture with its caption; where its file is not at hand, the caption with alternative text and file name."""
    path = scope.writing.media.get(node.image.name, "")
    caption = body(node.caption, scope.inside())
    if not path:
        content = join([caption, missing(node.image, scope)])
        if content:
            yield directive("container", "missing-picture", content=content)
        return
    if caption and type(node.caption[0]) is not Paragraph:
        caption = ["..", "", *caption]
    head = f".. {'figure' if caption else 'image'}:: {path_argument(path)}"
    yield [head, *image_options(node.image), *(["", *indented(caption)] if caption else [])]


def missing(image: Image, scope: Scope) -> Chunk:
    """What is known of a picture whose file is not at hand."""
    if not image.name.strip():
        return []
    line = joined(file_link(image.name, scope))
    alt = escape.clean(image.alt).strip()
    if alt and alt != image.name:
        line += ": " + escape.text(alt)
    return escape.wrap(escape.start(line), scope.width)


def gallery(node: Gallery, scope: Scope) -> Iterator[Chunk]:
    caption = (Paragraph((Strong(node.caption),)),) if node.caption else ()
    yield from container(Container(("gallery",), (*caption, *node.figures)), scope)


def table_chunks(node: Table, scope: Scope) -> Iterator[Chunk]:
    yield from table(node, scope, body)


RENDERERS: Mapping[type, Callable[[Any, Scope], Iterator[Chunk]]] = {
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
    Table: table_chunks,
    Figure: figure,
    Gallery: gallery,
    Container: container,
    NoteList: note_list,
}
"""How each block is written; inline nodes: ``rst_inline.RENDERERS``."""

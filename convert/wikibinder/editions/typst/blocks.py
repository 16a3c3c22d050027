"""Writes block nodes as Typst: paragraphs, lists, quotations, admonitions, code blocks and the like."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.locale import _, admonitionlabels

from wikibinder.editions.typst.footnotes import notes_below, notes_location_line, only_notes
from wikibinder.editions.typst.highlight import highlighted
from wikibinder.editions.typst.literals import array, block, boolean, call, string
from wikibinder.editions.typst.numbering import figure_number
from wikibinder.editions.typst.scripts import runs_against
from wikibinder.editions.typst.writer import lines

if TYPE_CHECKING:
    from wikibinder.editions.typst.writer import Handler, Writer

NUMBERINGS = {"arabic": "1", "loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}

# Number of marks in one list above which its notes are listed below it, as Typst takes quadratic time for footnotes.
MOST_MARKS = 100

# classes of containers -> functions of the template
CONTAINERS = {
    "article-source": "article-source", "hatnote": "hatnote", "missing-picture": "missing-picture",
    "picture-caption": "missing-picture", "picture-credits": "picture-credits",
    "infobox": "fact-box", "box-title": "fact-box-title", "box-section": "fact-box-section",
}  # fmt: skip


def transparent(node: nodes.Element, writer: Writer) -> str:
    """Return the Typst source of a node's children; the node itself has no output."""
    return writer.children(node)


def no_output(_node: nodes.Element, _writer: Writer) -> str:
    """Return "": the node is not for readers of a book."""
    return ""


def paragraph(node: nodes.Element, writer: Writer) -> str:
    """Return a paragraph as Typst source; "" for one without content."""
    body = writer.children(node)
    if not body:
        return ""
    written = call("par", block(body))
    if runs_against(node.astext(), writer.turned):
        return call("turned-text", "ltr" if writer.turned else "rtl", written)
    return written


def boxed(function: str) -> Handler:
    """Return a handler that passes the children of a block to the function ``function`` of the template; its result is
    "" if they have no output.
    """
    return partial(_boxed, function=function)


def _boxed(node: nodes.Element, writer: Writer, function: str) -> str:
    with writer.within(nested=True):
        body = writer.children(node)
    return call(function, block(body)) if body else ""


def _item(node: nodes.Element, writer: Writer, tight: bool) -> str:
    """Return the content of a list item as Typst source. ``tight``: its first paragraph is on the line of the bullet or
    number.
    """
    with writer.within(nested=True):
        body = writer.run_in(node.children) if tight else writer.children(node)
        return lines(writer.anchors(node), body)


def _is_tight(node: nodes.Element) -> bool:
    """Whether no item of a list has more than one paragraph. A bibliography is not tight: its works are paragraphs."""
    return "bibliography" not in node["classes"] and all(
        sum(isinstance(child, nodes.paragraph) for child in item.children) <= 1
        for item in node.children if isinstance(item, nodes.Element)
    )  # fmt: skip


def _list(function: str, node: nodes.Element, writer: Writer, **named: str) -> str:
    """Return a list with its items as a call of the Typst function ``function`` with further arguments (``named``); ""
    if it has no items. If it has more than ``MOST_MARKS`` marks of footnotes, these are listed below it.
    """
    tight = _is_tight(node)
    gathered = writer.gathered
    if gathered is None and not writer.options.endnotes and _count(node, nodes.footnote_reference) > MOST_MARKS:
        gathered = []
    with writer.within(gathered=gathered):
        items = [block(_item(item, writer, tight)) for item in node.children if isinstance(item, nodes.list_item)]
    if not items:
        return ""
    written = call(function, *items, tight=boolean(tight), **named)
    return lines(written, "" if writer.gathered is gathered else notes_below(gathered or (), writer))


def _count(node: nodes.Element, kind: type[nodes.Element]) -> int:
    return sum(1 for _ in node.findall(kind))


def bullet_list(node: nodes.Element, writer: Writer) -> str:
    """Return a bullet list as Typst source; "" for an empty one, which Sphinx leaves in place of a table of
    contents.
    """
    written = _list("list", node, writer)
    return call("works", block(written)) if written and "bibliography" in node["classes"] else written


def enumerated_list(node: nodes.Element, writer: Writer) -> str:
    """Return a numbered list as Typst source, with the numbers of the reStructuredText source."""
    numbering = node.get("prefix", "") + NUMBERINGS.get(node.get("enumtype", ""), "1") + node.get("suffix", ".")
    return _list("enum", node, writer, numbering=string(numbering), start=str(node.get("start", 1)))


def definition_list(node: nodes.Element, writer: Writer) -> str:
    """Return terms, each with its definition below it, as Typst source; "" for an empty list."""
    items = [definition_list_item(item, writer) for item in node.children if isinstance(item, nodes.Element)]
    return call("definitions", *items) if items else ""


def definition_list_item(node: nodes.Element, writer: Writer) -> str:
    """Return one or more terms with their classifiers, and the definition, as Typst source."""
    terms: list[str] = []
    with writer.within(nested=True):
        for child in node.children:
            if isinstance(child, nodes.term):
                terms.append(lines(writer.anchors(child), writer.children(child)))
            elif isinstance(child, nodes.classifier) and terms:
                terms[-1] = lines(terms[-1], call("classifier", writer.body(child)))
        body = writer.each(child for child in node.children if isinstance(child, nodes.definition))
    return call("terms.item", block(lines(writer.anchors(node), "\nlinebreak()\n".join(terms))), block(body))


def field_list(node: nodes.Element, writer: Writer) -> str:
    """Return a field list (such as *Parameters* and *Returns*) as Typst source; "" for an empty one."""
    fields = [child for child in node.children if isinstance(child, nodes.field)]
    with writer.within(nested=True):
        items = [
            call("terms.item", block(writer.render(field[0])), block(writer.run_in(field[1].children)))
            for field in fields if len(field) > 1
        ]  # fmt: skip
    return call("fields", *items) if items else ""


def option_list(node: nodes.Element, writer: Writer) -> str:
    """Return a list of command-line options as Typst source; "" for an empty one."""
    items = [
        call("terms.item", block(writer.render(item[0])), block(writer.render(item[1])))
        for item in node.children if isinstance(item, nodes.option_list_item) and len(item) > 1
    ]  # fmt: skip
    return call("definitions", *items) if items else ""


def option_group(node: nodes.Element, writer: Writer) -> str:
    """Return the forms of one command-line option (``-h, --help``) as Typst source."""
    return call("mono", block(f"\n{string(', ')}\n".join(writer.render(option) for option in node.children)))


def option_argument(node: nodes.Element, writer: Writer) -> str:
    """Return the argument of a command-line option, after its delimiter, as Typst source."""
    return lines(string(node.get("delimiter", " ")), call("emph", writer.body(node)))


def line_block(node: nodes.Element, writer: Writer) -> str:
    """Return a line block, with its line breaks, as Typst source."""
    form = "indented-verse" if isinstance(node.parent, nodes.line_block) else "verse"
    return call(form, *[block(writer.render(child)) for child in node.children])


def line(node: nodes.Element, writer: Writer) -> str:
    """Return one line of a line block as Typst source; an empty one keeps its height."""
    return writer.children(node) or string("\N{NO-BREAK SPACE}")


def block_quote(node: nodes.Element, writer: Writer) -> str:
    """Return a quotation with its attribution as Typst source; "" if it has neither text nor attribution."""
    with writer.within(nested=True):
        attribution = writer.each(child for child in node.children if isinstance(child, nodes.attribution))
        body = writer.each(child for child in node.children if not isinstance(child, nodes.attribution))
    return call("quotation", block(attribution) if attribution else "none", block(body)) if body or attribution else ""


def admonition(node: nodes.Element, writer: Writer) -> str:
    """Return an admonition as Typst source, with its own title or that of its kind (*Note*)."""
    kind = node.tagname if node.tagname in admonitionlabels else "note"
    own = next((child for child in node.children if isinstance(child, nodes.title)), None)
    title = block(string(str(admonitionlabels[kind]))) if own is None else writer.body(own)
    with writer.within(nested=True):
        body = writer.each(child for child in node.children if child is not own)
    return call("admonition", string(kind), title, block(body))


def topic(node: nodes.Element, writer: Writer) -> str:
    """Return a topic or sidebar, a box with its own title, as Typst source; "" for an empty one."""
    titles = [child for child in node.children if isinstance(child, nodes.title | nodes.subtitle)]
    with writer.within(nested=True):
        title = f"\n{string(' — ')}\n".join(writer.children(child) for child in titles)
        body = writer.each(child for child in node.children if not isinstance(child, nodes.title | nodes.subtitle))
    if not (body or title):
        return ""
    kind = "contents" if "contents" in node["classes"] else node.tagname
    return call("topic", string(kind), block(title) if title else "none", block(body))


def rubric(node: nodes.Element, writer: Writer) -> str:
    """Return a heading that begins no section as Typst source; "" for the heading "Footnotes", unless the book has
    endnotes.
    """
    if node.astext() in ("Footnotes", _("Footnotes")) and not writer.options.endnotes:
        return ""
    return call("rubric", writer.body(node))


def container(node: nodes.Element, writer: Writer) -> str:
    """Return a container as Typst source: a gallery, a captioned code block, a list of notes, or a box selected by its
    class.
    """
    if node.get("literal_block"):
        return _captioned_code(node, writer)
    if "gallery" in node["classes"]:
        return _gallery(node, writer)
    with writer.within(boxed=writer.boxed or "infobox" in node["classes"]):
        body = _with_head(node, writer) if "infobox" in node["classes"] else writer.children(node)
    form = next((CONTAINERS[name] for name in node["classes"] if name in CONTAINERS), "")
    if form and body:
        return call(form, block(body))
    return lines(notes_location_line(writer), body) if only_notes(node, writer) else body


def _with_head(box: nodes.Element, writer: Writer) -> str:
    """Return the content of an infobox as Typst source; what is above its first table stays with the table."""
    first = next((place for place, child in enumerate(box.children) if isinstance(child, nodes.table)), 0)
    head = writer.each(box.children[:first])
    return lines(call("fact-box-head", block(head)) if head else "", writer.each(box.children[first:]))


def _gallery(node: nodes.Element, writer: Writer) -> str:
    """Return the pictures of a gallery in rows, under their common caption, as Typst source."""
    with writer.within(nested=True, row=True):
        titles = writer.each(child for child in node.children if isinstance(child, nodes.TextElement))
        rest = [child for child in node.children if not isinstance(child, nodes.TextElement)]
        pictures = [block(written) for child in rest if (written := writer.render(child))]
    columns = min(len(pictures), 3) if writer.boxed else 2
    return call("gallery", block(titles) if titles else "none", *pictures, columns=str(max(1, columns)))


def _captioned_code(node: nodes.Element, writer: Writer) -> str:
    caption = block(writer.each(child for child in node.children if isinstance(child, nodes.caption)))
    with writer.within(nested=True):
        body = writer.each(child for child in node.children if not isinstance(child, nodes.caption))
    label = writer.first_claim(node)
    return call("listing", label, caption, block(body))


def caption(node: nodes.Element, writer: Writer) -> str:
    """Return a caption, after the number of its figure or code block, as Typst source."""
    return lines(caption_number(node.parent, writer) if node.parent is not None else "", writer.children(node))


def caption_number(node: nodes.Element, writer: Writer) -> str:
    """Return the number of a figure, table or code block as Typst source; "" if these are not numbered."""
    number = figure_number(node, writer)
    return call("caption-number", string(number)) if number else ""


def literal_block(node: nodes.Element, writer: Writer) -> str:
    """Return a code block as Typst source, with highlighting, or with the markup in it instead if there is any
    (``parsed-literal``); "" for a blank one.
    """
    source = node.astext()
    if not source.strip():
        return ""
    if node.rawsource == source or isinstance(node, nodes.doctest_block):
        code = [block(part) for part in highlighted(node, writer.env.config)]
    else:
        with writer.within(preformatted=True, nested=True):
            code = [block(writer.children(node))]
    arguments = cast("dict[str, int]", node.get("highlight_args", {}))
    first = arguments.get("linenostart", 1) if node.get("linenos") else 0
    return call("code-block", string(source), array(code), str(first))


def diagram(node: nodes.Element, _writer: Writer) -> str:
    """Return the source of a diagram, which another program would draw, as a code block in Typst; "" if it is blank."""
    source = str(node.get("code", ""))
    return call("code-block", string(source), array(map(string, source.split("\n"))), "0") if source.strip() else ""


def hlist(node: nodes.Element, writer: Writer) -> str:
    """Return a list in columns (``hlist`` of Sphinx) as Typst source; "" for an empty one."""
    with writer.within(nested=True):
        columns = [writer.body(column) for column in node.children if isinstance(column, nodes.Element)]
    return call("side-by-side", *columns) if columns else ""

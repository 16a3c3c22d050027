r"""Writes inline nodes as one line of reStructuredText.

A single level of emphasis is written as ``*x*`` or ``**x**``. Where markup nests, the outer element becomes a role
whose content is inline markup again (see ``escape``): ``:emphasis:`a **b\\*c**```; struck text, superscript, subscript
and ``:lang:`text <code>``` always are such roles. Links cannot contain markup: it is put around them instead, so that a
link with an emphasised word in its label becomes adjacent links to the same target.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from wikibinder.model.nodes import (
    Abbreviation,
    Anchor,
    CitationLink,
    CitationReference,
    Emphasis,
    FootnoteReference,
    FullCitation,
    Image,
    Inline,
    Inlines,
    Language,
    LineBreak,
    Literal,
    Math,
    PageReference,
    Problematic,
    Reference,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    walk,
)
from wikibinder.rst import escape
from wikibinder.rst import link_targets as links
from wikibinder.rst.context import Scope, is_own
from wikibinder.rst.joining import Piece, around, joined
from wikibinder.rst.plain_text import LEAVES, TEXTS, has_text, plain_text, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from wikibinder.model.page import Site

MAX_NESTING = 4
"""Maximum nesting of inline markup; each level doubles the escapes."""

Link: TypeAlias = Reference | PageReference | CitationLink


def inline(nodes: Iterable[Inline], scope: Scope) -> str:
    """Return inline nodes as reStructuredText on one line, trimmed; with ``scope.exact`` with all lines and spaces."""
    line = joined(pieces(nodes, scope))
    return line if scope.exact else line.strip()


def pieces(nodes: Iterable[Inline], scope: Scope) -> list[Piece]:
    """Return inline nodes as pieces of reStructuredText for :func:`joined`; adjacent texts are one piece."""
    found: list[Piece] = []
    pending: list[str] = []
    node: Any
    nodes = tuple(nodes)
    for at, node in enumerate(nodes):
        kind = type(node)
        if kind is Text:
            pending.append(node.text)
        elif kind is Problematic:
            pending.append(node.raw)
        elif kind is LineBreak:
            pending.append("\n")
        elif kind is Image and _repeats_following_text(node, nodes[at + 1 : at + 3], scope):
            continue
        # Targets of anchors are written before the block (see ``layout``).
        elif kind is not Anchor:
            if pending:
                found.append(Piece(plain("".join(pending), scope)))
                pending.clear()
            found.extend(RENDERERS[kind](node, scope))
    if pending:
        found.append(Piece(plain("".join(pending), scope)))
    return found


def _repeats_following_text(node: Image, following: Sequence[Inline], scope: Scope) -> bool:
    """Whether a picture without a file has as its alternative text the words that follow it (``following``: the next
    nodes), as a flag before the name of its country.
    """
    words = node.alt.strip()
    if not words or scope.writing.media.get(node.name):
        return False
    after = plain_text(following)
    return after.startswith(words) and not after[len(words) :][:1].isalnum()


def plain(text: str, scope: Scope) -> str:
    """Return text escaped as running text of reStructuredText, on one line unless ``scope.exact``."""
    if scope.exact:
        return escape.text("\n".join(escape.lines(text)), scope.word)
    return escape.text(escape.clean(text), scope.word)


# ---------------------------------------------------------------- elements with content


def simple(mark: str, role: str) -> Callable[[Any, Scope], Iterable[Piece]]:
    """Return a function that writes an inline element: as ``mark`` + text + ``mark`` (``*x*``) if its content is plain
    text, otherwise as a role; inside an element of the same type, or if nested too deeply, only the content.
    """

    def render(node: Emphasis | Strong, scope: Scope) -> Iterable[Piece]:
        kind = type(node)
        # Emphasis inside emphasis has no visible effect.
        if kind in scope.within or scope.nesting >= MAX_NESTING:
            return bare(node.children, scope)
        content = pieces(node.children, scope.under(kind))
        # ``*x*`` cannot contain markup; the role can.
        if any(piece.markup for piece in content):
            return around_nested(joined(content), role)
        return around(joined(content), mark, mark)

    return render


def nested(role: str) -> Callable[[Any, Scope], Iterable[Piece]]:
    """Return a function that writes an inline element as this role; only its content if nested too deeply."""

    def render(node: Strikethrough | Superscript | Subscript, scope: Scope) -> Iterable[Piece]:
        if scope.nesting >= MAX_NESTING:
            return bare(node.children, scope)
        content = joined(pieces(node.children, scope.under(type(node))))
        return around_nested(content, role)

    return render


def around_nested(content: str, role: str, ending: str = "") -> Iterable[Piece]:
    """Return the pieces of a role whose content is reStructuredText. ``ending``: text before the closing backquote."""
    return around(content, f":{role}:`", f"{ending}`", escape.role_text)


def language(node: Language, scope: Scope) -> Iterable[Piece]:
    """Return the pieces of a ``Language``: the role ``lang``, or only its text if the tag is invalid or nested too
    deeply.
    """
    if scope.nesting >= MAX_NESTING or not _TAG.fullmatch(node.code):
        return bare(node.children, scope)
    content = joined(pieces(node.children, scope.under(Language)))
    return around_nested(content, "lang", f" <{node.code}>")


_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def bare(children: Inlines, scope: Scope) -> Iterable[Piece]:
    """Return the pieces of an element's content without the element. Beyond three times the maximum nesting, the
    elements inside it are left out, too.
    """
    if scope.nesting < 3 * MAX_NESTING:
        return pieces(children, replace(scope, nesting=scope.nesting + 1))
    leaves: Iterator[Any] = (node for node in walk(children) if type(node) in LEAVES)
    return pieces(leaves, scope)


# ---------------------------------------------------------------- links


def reference(node: Reference, scope: Scope) -> Iterable[Piece]:
    """Return the pieces of a link to a web address; only its text (or else address) if the address is not allowed."""
    address = links.uri(node.uri)
    if not has_text(node.children):
        marks = tuple(child for child in node.children if type(child) is not Text)
        node = Reference(node.uri, (Text(node.uri), *marks))
    return linked(node, scope, f" <{_address(address, scope)}>`__" if address else "")


def page_reference(node: PageReference, scope: Scope) -> Iterable[Piece]:
    """Return the pieces of a link to another page of the book or of another volume, to a place on this page, or to the
    wiki; only of its text if there is no such target. A link without text gets the title as its text.
    """
    if not has_text(node.children):
        marks = tuple(child for child in node.children if type(child) is not Text)
        node = replace(node, children=(Text(node.title or node.fragment), *marks))
    writing = scope.writing
    if is_own(node, writing.page):
        label = writing.target(node.fragment)
        return linked(node, scope, f" <{label}_>`__" if label else "")
    # Links to a page of the book stay inside the book; the wiki is the second choice.
    docname = "" if node.wiki else writing.book.docname(node.title)
    # The address of a page of another volume.
    if docname.startswith("../"):
        return linked(node, scope, f" <{_address(docname, scope)}>`__")
    if docname:
        return linked(node, scope, f" <{escape.role_text(writing.relative(docname))}>`", ":doc:`")
    address = links.article(writing.page.site, node.title, node.fragment, node.wiki)
    return linked(node, scope, f" <{_address(address, scope)}>`__" if address else "")


def citation_link(node: CitationLink, scope: Scope) -> Iterable[Piece]:
    """Return the pieces of text with a link to an entry of the bibliography; only of the text if the page has no such
    entry.
    """
    key = scope.writing.document.citation_anchors.get(node.anchor, "")
    return linked(node, scope, f" <{escape.role_text(key)}>`" if key else "", ":cite:p:`")


def linked(node: Link, scope: Scope, target: str, mark: str = "`") -> Iterable[Piece]:
    """Return the pieces of a link's label as links, with markup in the label around them. ``mark``: what a link begins
    with (``:doc:`` or a backquote); ``target``: what follows its text (`` <address>`__``), "" for the label alone.
    """
    # A label in docutils is plain text; markup in it would be printed as characters.
    plain_label = TEXTS.issuperset(map(type, node.children))
    if not target:
        return pieces(node.children, scope) if plain_label else bare(node.children, scope)
    if plain_label:
        label = escape.clean("".join(map(text_of, node.children)))
        return around(escape.broken(label, scope.word), mark, target)
    return pieces(_inward(node, node.children, scope.nesting), scope)


def _inward(link: Link, children: Iterable[Inline], nesting: int) -> Iterator[Inline]:
    """Yield the nodes of a link's label (``children``) with the link around each text in them, instead of around the
    whole label. ``nesting``: number of enclosing elements.
    """
    run: list[Inline] = []
    child: Any
    for child in children:
        kind = type(child)
        if kind in TEXTS:
            run.append(child)
            continue
        if run:
            yield from _linked_run(link, run)
            run = []
        if kind in (Reference, PageReference, CitationLink):
            yield from _inward(link, child.children, nesting + 1) if nesting < 3 * MAX_NESTING else ()
        elif kind in WRAPPERS:
            yield _wrapped_inward(link, child, nesting)
        else:
            yield child
    if run:
        yield from _linked_run(link, run)


def _linked_run(link: Link, run: list[Inline]) -> Iterable[Inline]:
    """Return the link with these text nodes as its label; only the texts if they are white space, for which docutils
    would print the address.
    """
    texts = tuple(run)
    return (replace(link, children=texts),) if has_text(texts) else texts


def _wrapped_inward(link: Link, child: Any, nesting: int) -> Inline:
    """Return the element ``child`` of a link's label with the link inside it, around its texts; beyond the maximum
    nesting, the link with the element's text as its label.
    """
    if nesting >= 3 * MAX_NESTING:
        texts = "".join(text_of(node) for node in walk((child,)) if type(node) in TEXTS)
        return replace(link, children=(Text(texts),))
    moved: Inline = replace(child, children=tuple(_inward(link, child.children, nesting + 1)))
    return moved


def _address(address: str, scope: Scope) -> str:
    """Return an address as the target of a link, with spaces as places for a line break if it is long (docutils removes
    them) and a final underscore escaped.
    """
    if len(address) > scope.word:
        address = re.sub(rf"\S{{{scope.word}}}(?=\S)", r"\g<0> ", address)
    # docutils would take an address that ends with an underscore for the name of a target.
    return address[:-1] + "\\_" if address.endswith("_") else address


# ---------------------------------------------------------------- leaves


def literal(node: Literal, scope: Scope) -> Iterable[Piece]:
    """Return the pieces of computer code: in double backquotes, or as the role ``literal`` if those cannot hold it."""
    text = escape.clean(node.text)
    core = text.strip()
    # The short form has no escapes, so it cannot contain its own end or a place for a break.
    if not core or "``" in core or len(core) > scope.word or scope.exact:
        return around(escape.broken(text, scope.word), ":literal:`", "`")
    return around(text, "``", "``")


def abbreviation(node: Abbreviation, scope: Scope) -> Iterable[Piece]:
    """Return the pieces of an abbreviation with its explanation, as the role ``abbr``; only of one of them if the other
    is empty, or only of the abbreviation if it contains "(", at which the role would separate the two.
    """
    short, long = escape.clean(node.text).strip(), escape.clean(node.explanation).strip()
    # The role takes the content of the last bracket as the explanation.
    if not short or not long or "(" in short:
        yield Piece(escape.text(escape.clean(node.text if short else node.explanation), scope.word))
    else:
        yield from around(escape.broken(f"{short} ({long})", scope.word), ":abbr:`", "`")


def math(node: Math, scope: Scope) -> Iterable[Piece]:
    """Return the pieces of a formula, as the role ``math``: TeX is not escaped, but a backquote becomes a quotation
    mark. A formula without places for line breaks is written as code.
    """
    tex = escape.clean(node.tex).strip()
    # A line cannot be broken inside such a word, as TeX has no invisible break.
    if re.search(rf"\S{{{escape.LINE_LENGTH // 4}}}", tex):
        yield from literal(Literal(tex), scope)
        return
    tex = tex.replace("`", "‘")
    # A backslash at the end would escape the backquote that ends the role.
    if (len(tex) - len(tex.rstrip("\\"))) % 2:
        tex += " {}"
    yield from around(tex, ":math:`", "`")


def image(node: Image, scope: Scope) -> Iterable[Piece]:
    """Return the pieces of a picture within a line: a substitution, whose definition is written at the end of the page;
    without a file, its alternative text, with the link of the picture; nothing if it has neither.
    """
    writing = scope.writing
    path = writing.media.get(node.name, "")
    if path:
        options = image_options(replace(node, align=""), writing.page.site)
        definition = "\n".join((f"image:: {path_argument(path)}", *options))
        # In a line docutils allows pictures only as substitutions, which are defined once at the end of the page.
        number = writing.pictures.setdefault(definition, f"picture-{len(writing.pictures) + 1}")
        yield Piece(f"|{number}|", markup=True)
        return
    words = node.alt.strip() or (node.name if node.link and links.uri(node.link) else "")
    address = links.destination(writing.page.site, node.link) if words else ""
    if address:
        yield from reference(Reference(address, (Text(words),)), scope)
    elif words:
        yield Piece(plain(words, scope))


def image_options(node: Image, site: Site) -> list[str]:
    """Return the option lines (``:alt:``, ``:width:`` ...) of an ``image`` or ``figure`` directive, indented."""
    options = []
    alt = " ".join(node.alt.split())
    if alt:
        options.append(f"   :alt: {escape.clean(alt)[: escape.WORD_LENGTH]}")
    options += [f"   :{side}: {size}px" for side, size in (("width", node.width), ("height", node.height)) if size > 0]
    if node.align in ("left", "center", "right"):
        options.append(f"   :align: {node.align}")
    if address := links.destination(site, node.link):
        options.append(f"   :target: {address[:-1]}\\_" if address.endswith("_") else f"   :target: {address}")
    return options


def path_argument(path: str) -> str:
    """Return the path of a file, escaped as the argument of a directive."""
    return escape.clean(path).replace("\\", "\\\\").replace(" ", "\\ ")


def footnote_reference(node: FootnoteReference, scope: Scope) -> Iterable[Piece]:
    """Return the piece of a footnote's mark (``[#n1]_``); nothing if the footnote does not exist, which the parser has
    reported.
    """
    label = scope.writing.labels.get((node.group, node.name))
    if label:
        yield Piece(f"[#{label}]_", markup=True)


def citation_reference(node: CitationReference, _scope: Scope) -> Iterable[Piece]:
    yield Piece(f":footcite:p:`{escape.role_text(node.key)}`", markup=True)


def full_citation(node: FullCitation, _scope: Scope) -> Iterable[Piece]:
    yield Piece(f":cite:t:`{escape.role_text(node.key)}`", markup=True)


# ---------------------------------------------------------------- tables

RENDERERS: Mapping[type, Callable[[Any, Scope], Iterable[Piece]]] = {
    Emphasis: simple("*", "emphasis"),
    Strong: simple("**", "strong"),
    Strikethrough: nested("strike"),
    Superscript: nested("sup"),
    Subscript: nested("sub"),
    Language: language,
    Literal: literal,
    Abbreviation: abbreviation,
    Math: math,
    Image: image,
    Reference: reference,
    PageReference: page_reference,
    CitationLink: citation_link,
    FootnoteReference: footnote_reference,
    CitationReference: citation_reference,
    FullCitation: full_citation,
}
"""Type of inline node -> renderer; ``pieces`` itself processes Text, Problematic, LineBreak and Anchor."""

WRAPPERS = (Emphasis, Strong, Strikethrough, Superscript, Subscript, Language)

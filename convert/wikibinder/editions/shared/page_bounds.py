"""Limits on the resources that one article may use in a builder; an article beyond them is replaced by its plain form
in that edition.

Sphinx reads and writes each article within limits (``wikibinder.model.limits.EditionBounds``) in proportion to the
length of its file. The plain form of an article that cannot be read has a paragraph for each line of the file; of one
that cannot be written, a paragraph for each text of the page. A warning names the article. Pages that list others (the
table of contents, the bibliography) grow with the book and have no limits.
"""

from __future__ import annotations

import contextlib
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from wikibinder.model.limits import EditionBounds, OverBoundError, changed, enforced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

LIMIT_ERRORS = (OverBoundError, MemoryError, RecursionError)
FIRST_FIELD = ":wikititle:"

unreadable: set[str] = set()
"""Names of the documents that exceeded their limits when they were read in this build, and so are read in their plain
form.
"""


def bounds_of(config: Config) -> EditionBounds:
    """Return the limits for the reading and writing of an article: the defaults, changed by the setting
    ``wikibinder_bounds``.
    """
    return _bounds(tuple(config.wikibinder_bounds))


@lru_cache(maxsize=4)
def _bounds(changes: tuple[str, ...]) -> EditionBounds:
    return changed(EditionBounds(), changes)


def warn(docname: str, builder: str) -> None:
    """Warn that an article exceeds its limits and is printed in its plain form (title and texts only). ``builder``: the
    name of the builder, or other words for the step that exceeds them.
    """
    logger.warning(
        "%s exceeds its limits and is printed in its plain form (see --bound)", builder, location=docname,
        type="wikibinder", subtype="bounds",
    )  # fmt: skip


class OverBoundsError(Exception):
    """An article exceeds its limits; ``docname`` is its name."""

    def __init__(self, docname: str) -> None:
        super().__init__(docname)
        self.docname = docname


@contextlib.contextmanager
def bounded(env: BuildEnvironment, docname: str) -> Iterator[None]:
    """Run the block, which processes one document; raise OverBoundsError if it exceeds the limits for an article of the
    length of its file. A document that is no article has no limits.
    """
    path = Path(env.doc2path(docname))
    if not is_article(path):
        yield
        return
    try:
        with enforced(bounds_of(env.config), path.stat().st_size):
            yield
    except LIMIT_ERRORS:
        raise OverBoundsError(docname) from None


def guard(app: Sphinx) -> None:
    """Handler of ``builder-inited``: make the builder read and write each document within its limits of time and
    memory, and in its plain form (title and texts only) if it exceeds them.
    """
    unreadable.clear()
    builder = app.builder
    # Sphinx has no events around the reading or writing of one document.
    setattr(builder, "read_doc", _reading(builder, builder.read_doc))  # noqa: B010  (of this one object; it is final)
    for name in ("write_doc_serialized", "write_doc"):
        setattr(builder, name, _writing(builder, getattr(builder, name)))


def _reading(builder: Builder, read: Callable[..., None]) -> Callable[..., None]:
    def bounded_read(docname: str, **options: bool) -> None:
        env = builder.env
        try:
            _attempt(env, docname, lambda: read(docname, **options))
        except OverBoundsError:
            warn(docname, "reading the page")
            # The interrupted reading has left entries for this document in the environment.
            env.ref_context.clear()
            builder.events.emit("env-purge-doc", env, docname)
            env.clear_doc(docname)
            unreadable.add(docname)
            read(docname, **options)

    return bounded_read


def _writing(builder: Builder, write: Callable[..., None]) -> Callable[..., None]:
    def bounded_write(docname: str, doctree: nodes.document) -> None:
        try:
            _attempt(builder.env, docname, lambda: write(docname, doctree))
        except OverBoundsError:
            warn(docname, builder.name)
            write(docname, plain_document(doctree))

    return bounded_write


def _attempt(env: BuildEnvironment, docname: str, work: Callable[[], None]) -> None:
    """Call ``work``, which reads or writes a document, within the limits of the document; raises OverBoundsError.

    With ``wikibinder_careful`` (a build whose process was killed before) a forked copy of the process does it first.
    """
    # A crash of the process cannot be caught, so the page is tried in a copy of it.
    if env.config.wikibinder_careful and hasattr(os, "fork") and not _passes_in_child(env, docname, work):
        raise OverBoundsError(docname)
    with bounded(env, docname):
        work()


def _passes_in_child(env: BuildEnvironment, docname: str, work: Callable[[], None]) -> bool:
    """Whether a forked copy of this process completes ``work``, which reads or writes a document, within its limits and
    without a crash.
    """
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    # Otherwise messages of the trial would be printed twice.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    status = 1
    try:
        with bounded(env, docname):
            work()
        status = 0
    finally:
        # Without the parent's exit handlers, which would remove its files.
        os._exit(status)


def is_article(path: Path) -> bool:
    """Whether a file is a converted article: whether it begins with the field ``:wikititle:``."""
    with path.open("rb") as file:
        return file.read(len(FIRST_FIELD)) == FIRST_FIELD.encode()


def plain_source(text: str, document: nodes.document) -> None:
    """Fill an empty document with the plain form of a page that cannot be read: its title, and a paragraph for each
    line of ``text``, the unparsed content of its file.
    """
    first, _, rest = text.partition("\n")
    # docutils' internal form of a backslash escape.
    name = nodes.unescape(first.removeprefix(FIRST_FIELD).strip().replace("\\", "\0"))
    field = nodes.field("", nodes.field_name("", "wikititle"), nodes.field_body("", nodes.paragraph("", name)))
    section = nodes.section("", nodes.title("", name), names=[nodes.fully_normalize_name(name)])
    document += nodes.field_list("", field)
    document += section
    document.note_implicit_target(section, section)
    section += [nodes.paragraph("", line.strip()) for line in rest.split("\n") if line.strip()]


def plain_document(document: nodes.document) -> nodes.document:
    """Return the plain form of a document: a copy with its title and a paragraph for each of its texts."""
    plain: nodes.document = document.copy()
    plain += plain_nodes(document)
    return plain


def left_out(place: nodes.Element, builder: str) -> list[nodes.Node]:
    """Return a section with the name of a document and an ellipsis, which replaces its text; warn that not even its
    plain form can be printed. ``place``: the node with ``docname``; ``builder``: name of the builder, for the warning.
    """
    docname = place["docname"]
    logger.warning(
        "%s cannot print the article, which is left out", builder, location=docname, type="wikibinder", subtype="bounds"
    )
    ids = [name for section in place.findall(nodes.section) for name in section["ids"]][:1]
    return [nodes.section("", nodes.title("", docname), nodes.paragraph("", "…"), ids=ids)]


def plain_nodes(document: nodes.Element) -> list[nodes.Node]:
    """Return the plain form of a document, or of its part of a book: a section with the title, and a paragraph for each
    of its texts.
    """
    first = next(document.findall(nodes.section), None)
    texts = list(_texts(document))
    title = nodes.title("", texts[0].astext()) if texts else nodes.title("", "…")
    section = nodes.section("", title, ids=first["ids"] if first is not None else [])
    section += [nodes.paragraph("", content) for text in texts[1:] if (content := text.astext().strip())]
    return [section]


def _texts(document: nodes.Element) -> Iterator[nodes.TextElement]:
    """Yield the text elements of a document that are not inside other text elements, in order."""
    waiting: list[nodes.Node] = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Invisible):
            yield node
        else:
            waiting.extend(reversed(node.children))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the settings of the limits, and the handler that applies them, which runs after all that replace methods
    of a builder; return the metadata that Sphinx expects of an extension.
    """
    # NAME=NUMBER, of wikibinder.model.limits.EditionBounds
    app.add_config_value("wikibinder_bounds", [], "", types=(list,))
    # each article is tried in a separate process first; for a build whose process was killed without this
    app.add_config_value("wikibinder_careful", False, "", types=(bool,))
    app.connect("builder-inited", guard, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

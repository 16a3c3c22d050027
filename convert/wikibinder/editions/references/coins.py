"""The metadata of each reference in the page, as COinS, which Zotero's connector and other readers of web pages support
(OpenURL ContextObject in SPAN, https://ocoins.info; keys: Z39.88-2004, matrices journal, book, dissertation and dc).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from docutils import nodes

from wikibinder.editions.references.entry_fields import Fields, inverted
from wikibinder.editions.shared.config import WEB
from wikibinder.model.bibliography import OTHERS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from wikibinder.editions.references.bib_files import BibRecord

JOURNAL: Final = (("atitle", "title"), ("jtitle", "journaltitle"), ("volume", "volume"), ("issue", "number"),
                  ("pages", "pages"), ("issn", "issn"))  # fmt: skip
PUBLISHED: Final = (("pub", "publisher"), ("place", "location"), ("edition", "edition"), ("series", "series"),
                    ("isbn", "isbn"))  # fmt: skip
BOOK: Final = (("btitle", "title"), *PUBLISHED)
PART: Final = (("atitle", "title"), ("btitle", "booktitle"), ("pages", "pages"), *PUBLISHED)
THESIS: Final = (("title", "title"), ("inst", "institution"))
OTHER: Final = (
    ("title", "title"),
    ("source", "website"),
    ("publisher", "publisher"),
    ("description", "titleaddon"),
)
FORMATS: Final[dict[str, tuple[str, str, tuple[tuple[str, str], ...]]]] = {
    "article": ("journal", "article", JOURNAL), "book": ("book", "book", BOOK), "collection": ("book", "book", BOOK),
    "reference": ("book", "book", BOOK), "report": ("book", "report", BOOK), "inbook": ("book", "bookitem", PART),
    "incollection": ("book", "bookitem", PART), "inreference": ("book", "bookitem", PART),
    "inproceedings": ("book", "proceeding", PART), "thesis": ("dissertation", "", THESIS),
}  # fmt: skip
"""Type of an entry -> name of the matrix, genre ("": none), and pairs of a key of the matrix and the field that has its
value; the matrix of other types is ``dc``.
"""
IDENTIFIERS: Final = (("doi", "info:doi/"), ("pmid", "info:pmid/"), ("url", ""))


class citation_data(nodes.Invisible, nodes.Inline, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """Node for the metadata of a reference; attribute ``query``: the title of its COinS element."""


def query(record: BibRecord) -> str:
    """Return the metadata of an entry as an OpenURL query, which becomes the title of a COinS element."""
    fields = Fields(record)
    matrix, genre, keys = FORMATS.get(record.type, ("dc", "", OTHER))
    pairs = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{matrix}")]
    pairs += [("rft.genre", genre)] if genre else []
    pairs += [(f"rft.{key}", text) for key, field in keys if (text := fields.text(field))]
    pairs += [("rft.date", date)] if (date := fields.text("date") or fields.text("year")) else []
    pairs += [("rft_id", prefix + text) for field, prefix in IDENTIFIERS if (text := fields.text(field))]
    names = [name for name in fields.names("author") if name != OTHERS]
    if names and names[0].family and matrix != "dc":
        pairs += [("rft.aulast", names[0].family), ("rft.aufirst", names[0].given)]
    pairs += [("rft.creator" if matrix == "dc" else "rft.au", inverted(name)) for name in names]
    return urlencode(pairs, errors="replace")


def visit_data(translator: HTML5Translator, node: citation_data) -> None:
    """Write an empty element with the metadata as its title, but only on a site; raises SkipNode."""
    if translator.builder.name in WEB:
        translator.body.append(f'<span class="Z3988" title="{translator.attval(node["query"])}"></span>')
    raise nodes.SkipNode


def skip(_translator: nodes.NodeVisitor, _node: citation_data) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node ``citation_data`` and its visitors."""
    others: dict[str, Any] = dict.fromkeys(("latex", "text", "man", "texinfo"), (skip, None))
    app.add_node(citation_data, html=(visit_data, None), **others)

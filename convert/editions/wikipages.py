"""Where a bibliography's links to pages of the wiki lead: to the article in the book, else to the wiki itself."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.nodes import make_refnode

from convert.docnames import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from convert.editions.rendering import ToPage


def from_article(env: BuildEnvironment, docname: str, source: str) -> ToPage:
    """For an article that is being read; ``source`` is its own address on the wiki, if that is known."""

    def to_page(title: str, children: list[nodes.Node]) -> nodes.Node:
        article = article_on(env, docname, title)
        if not article:
            return outside(source, title, children)
        text = nodes.inline("", "", *children)
        return pending_xref("", text, refdomain="std", reftype="doc", reftarget=f"/{article}", refdoc=docname,
                            refexplicit=True, refwarn=False)  # fmt: skip

    return to_page


def from_list(builder: Builder, docname: str, citing: Iterable[str]) -> ToPage:
    """For the bibliography of the book, which is written on the page ``docname``; ``citing``: the works' articles."""

    def to_page(title: str, children: list[nodes.Node]) -> nodes.Node:
        env, found = builder.env, ""
        for place in citing:
            found = found or article_on(env, place, title)
        text = nodes.inline("", "", *children)
        if found:
            return make_refnode(builder, docname, found, None, text)
        sources = (str(env.metadata[place].get("source", "")) for place in citing)
        return outside(next(filter(None, sources), ""), title, children)

    return to_page


def article_on(env: BuildEnvironment, docname: str, title: str) -> str:
    """The document that the converter makes of a title, in the folder of ``docname``; empty where there is none."""
    title = " ".join(title.replace("_", " ").split())
    name = posixpath.join(posixpath.dirname(docname), safe(title[:1].upper() + title[1:]))
    return name if name in env.found_docs else ""


def outside(source: str, title: str, children: list[nodes.Node]) -> nodes.Node:
    """A link to the wiki that ``source`` belongs to; the text alone where there is none."""
    before, path, _ = source.strip().partition("/wiki/")
    name = quote("_".join(title.lstrip(": ").split()), safe="!$'()*,-./:;@_~", errors="replace")
    if not path or not name or not before.startswith(("https://", "http://")):
        return nodes.inline("", "", *children)
    return nodes.reference("", "", *children, refuri=f"{before}{path}{name}")

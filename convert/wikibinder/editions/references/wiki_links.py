"""Targets of links from a bibliography to pages of the wiki: the article in the book, otherwise the wiki itself.

The environment stores which documents an article looked up, so that it is read again when one of them is added or
removed.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.nodes import make_refnode

from wikibinder.model.docnames import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from wikibinder.editions.references.docutils_nodes import ToPage


def from_article(env: BuildEnvironment, docname: str, source: str) -> ToPage:
    """Return the function that makes links to wiki pages in the references of the article ``docname``; ``source``: its
    address on the wiki, or "".
    """

    def to_page(title: str, children: list[nodes.Node]) -> nodes.Node:
        article = article_on(env, docname, title)
        _lookups(env).setdefault(docname, {})[name_of(docname, title)] = bool(article)
        if not article:
            return outside(source, title, children)
        text = nodes.inline("", "", *children)
        return pending_xref("", text, refdomain="std", reftype="doc", reftarget=f"/{article}", refdoc=docname,
                            refexplicit=True, refwarn=False)  # fmt: skip

    return to_page


def from_list(builder: Builder, docname: str, citing: Iterable[str]) -> ToPage:
    """Return the function that makes links to wiki pages in the bibliography of the book, on the page ``docname``.
    ``citing``: the documents that cite the works.
    """

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
    """Return the name of the document made from the wiki page ``title``, in the folder of ``docname``; "" if there is
    none.
    """
    name = name_of(docname, title)
    return name if name in env.found_docs else ""


def name_of(docname: str, title: str) -> str:
    """Return the name that the document made from the wiki page ``title`` has in the folder of ``docname``, whether or
    not it exists.
    """
    title = " ".join(title.replace("_", " ").split())
    return posixpath.join(posixpath.dirname(docname), safe(title[:1].upper() + title[1:]))


def outside(source: str, title: str, children: list[nodes.Node]) -> nodes.Node:
    """Return a link on ``children`` to the page ``title`` of the wiki on which ``source`` is an address; an inline node
    without a link if ``source`` is not the address of an article (``https://.../wiki/...``).
    """
    before, path, _ = source.strip().partition("/wiki/")
    name = quote("_".join(title.lstrip(": ").split()), safe="!$'()*,-./:;@_~", errors="replace")
    if not path or not name or not before.startswith(("https://", "http://")):
        return nodes.inline("", "", *children)
    return nodes.reference("", "", *children, refuri=f"{before}{path}{name}")


# ---------------------------------------------------------------- added and removed documents


def _lookups(env: BuildEnvironment) -> dict[str, dict[str, bool]]:
    """Return the record on the environment: article -> name of each document that its references looked up -> whether
    that exists.
    """
    if not hasattr(env, "wikibinder_lookups"):
        env.wikibinder_lookups = {}  # type: ignore[attr-defined]  # extensions keep their data on the environment
    found: dict[str, dict[str, bool]] = env.wikibinder_lookups  # type: ignore[attr-defined]
    return found


def _outdated(_app: Sphinx, env: BuildEnvironment, *_changes: Set[str]) -> list[str]:
    lookups = sorted(_lookups(env).items())
    return [docname for docname, names in lookups if any((name in env.found_docs) != names[name] for name in names)]


def _purge(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _lookups(env).pop(docname, None)


def _merge(_app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment) -> None:
    _lookups(env).update({name: found for name, found in _lookups(other).items() if name in docnames})


def setup(app: Sphinx) -> None:
    """Register the handlers that record looked-up documents, and have articles read again when one is added or
    removed.
    """
    app.connect("env-get-outdated", _outdated)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)

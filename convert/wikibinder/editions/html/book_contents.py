"""The navigation of a small book: links to all of its pages, by part.

Sphinx would make this list for each page from the outlines of all pages, and furo would parse it. Here it is made once,
and only the addresses are computed for each page.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

Part = tuple[str, tuple[tuple[str, str], ...]]
"""A caption in the contents ("": none), and the pages under it: for each the name of the document and its title as
HTML.
"""


def navigation(app: Sphinx, pagename: str) -> str | None:
    """Return links to all pages of the book as HTML, relative to the page ``pagename``; None for a book whose contents
    are not only pages and captions (but also subpages, addresses or numbers), for which the theme makes the navigation.
    """
    parts = _parts(app)
    if parts is None:
        return None
    here = app.builder.get_target_uri(pagename)
    written = []
    for caption, pages in parts:
        if caption:
            written.append(
                f'<p class="caption" role="heading"><span class="caption-text">{escape(caption)}</span></p>\n'
            )
        items = (_item(title, relative_uri(here, app.builder.get_target_uri(docname)), current=docname == pagename)
                 for docname, title in pages)  # fmt: skip
        current = ' class="current"' if any(docname == pagename for docname, _ in pages) else ""
        written.append(f"<ul{current}>\n{''.join(items)}</ul>\n")
    return "".join(written)


def forget(*_event: object) -> None:
    """Clear the cached contents of the book: documents have been read again, and the contents may have changed."""
    _parts.cache_clear()


def _item(title: str, address: str, *, current: bool) -> str:
    here, link = (" current current-page", "current ") if current else ("", "")
    address = "#" if current else address or "#"
    return (f'<li class="toctree-l1{here}"><a class="{link}reference internal" href="{escape(address)}">{title}</a>'
            "</li>\n")  # fmt: skip


@lru_cache(maxsize=1)
def _parts(app: Sphinx) -> tuple[Part, ...] | None:
    env, root = app.env, app.config.root_doc
    if root not in env.tocs or any(pages for name, pages in env.toctree_includes.items() if name != root):
        return None
    found = []
    for toctree in env.tocs[root].findall(addnodes.toctree):
        pages = toctree["entries"]
        if toctree.get("numbered") or isinstance(toctree.parent, addnodes.only) or any(
            docname not in env.titles or docname == root for _, docname in pages
        ):  # fmt: skip
            return None
        titled = tuple((docname, escape(title) if title else _title(env, app, docname)) for title, docname in pages)
        if titled:
            found.append((toctree.get("caption") or "", titled))
    return tuple(found)


def _title(env: BuildEnvironment, app: Sphinx, docname: str) -> str:
    title = env.titles[docname]
    if all(isinstance(child, nodes.Text) for child in title.children):
        return escape(title.astext())
    return cast("StandaloneHTMLBuilder", app.builder).render_partial(title)["title"]

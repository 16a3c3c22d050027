"""The theme of the HTML edition: furo with navigation that does not grow with the book, and fixes of accessibility."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from wikibinder.editions.html import book_contents
from wikibinder.editions.shared import dependent_pages
from wikibinder.editions.shared.config import THEME, WEB
from wikibinder.editions.shared.converted import is_converted, is_document_converted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

THEME_PATH = Path(__file__).parent / "theme"
NAVIGATION_LIMIT = 40
"""Number of documents above which the navigation does not list them all."""
NEIGHBOURS = 6
"""Number of documents listed before the current one, and also after it, if there are more than NAVIGATION_LIMIT."""

LONG_CELL = 60
"""Number of characters above which a table cell gets a minimum width."""

# Four characters between which a browser breaks the line.
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}")
_SECTION_LINK = re.compile(r'href="#[^"]')
_CAPTION = re.compile(r'(<p class="caption"[^>]*) role="heading"')
_EMPTY_HEADER = re.compile(r"<th\b([^>]*)>(?:\s|&#160;|<p>\s*+</p>)*</th>")
_SOURCE_LINE = re.compile(r'<div class="article-source[^"]*">\s*<p>(.*?)</p>\s*</div>', re.DOTALL)
_SCROLLING = re.compile(r'<(pre(?=>| class)|div(?= class="(?:table|math)-wrapper))')


class TidyBoxes(SphinxPostTransform):
    """Removes the ids that furo copies to the boxes around tables and formulas. Gives table cells a class for their
    minimum width, and the class ``links-only`` to blocks that contain nothing but links.
    """

    default_priority = 600
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        if not (self.config.html_theme == THEME or is_document_converted(self.document)):
            return
        for box in self.document.findall(nodes.container):
            if {"table-wrapper", "math-wrapper"} & set(box["classes"]):
                box["ids"] = []
        self.mark_blocks_of_links()
        for cell in self.document.findall(nodes.entry):
            cell["classes"] += width_classes(cell.astext())

    def mark_blocks_of_links(self) -> None:
        """Give the class ``links-only`` to each block whose links have no other text between them: CSS makes such links
        at least 24 px wide and high. Links inside running text may be smaller.

        https://www.w3.org/TR/WCAG22/#target-size-minimum
        """
        found: dict[nodes.Element, list[nodes.Node]] = {}
        for link in self.document.findall(lambda node: isinstance(node, LINKS)):
            found.setdefault(_block_around(link), []).append(link)
        for block, links in found.items():
            # Lines follow each other without a distance.
            if (len(links) > 1 or isinstance(block, nodes.line)) and _words(*links) == _words(block):
                block["classes"].append("links-only")


def width_classes(text: str) -> list[str]:
    """Return the class of a table cell with this text that keeps a minimum width: ``long`` with more than ``LONG_CELL``
    characters, ``east-asian`` with words in which a browser breaks the line after every character.
    """
    if len(text) > LONG_CELL:
        return ["long"]
    return ["east-asian"] if _EAST_ASIAN.search(text) else []


def _block_around(node: nodes.Node) -> nodes.Element:
    """Return the paragraph, line or other block that contains an inline node."""
    block: nodes.Element = node.parent
    return _block_around(block) if isinstance(block, nodes.Inline) else block


LINKS = (nodes.reference, nodes.footnote_reference)


def _words(*parts: nodes.Node) -> str:
    """Return the text of all these nodes in one string, without white space."""
    return "".join("".join(part.astext() for part in parts).split())


def escape_titles(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``: pass the book's title to templates as escaped markup, since ``html_title`` is
    markup in some themes and text in others. An ``html_title`` from the user's conf.py is not changed.
    """
    if not (has_own_theme(app) or is_converted(app.env, pagename)):
        return
    for name, setting in (("docstitle", "html_title"), ("shorttitle", "html_short_title"), ("project", "project")):
        if app.config[setting] == app.config.project:
            context[name] = Markup(escape(app.config.project))  # noqa: S704  (escaped here)


def prepare_context(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context`` that runs before furo's, for a site with our theme: add our own navigation as
    ``wikibinder_navigation``, and keep furo from computing its navigation tree and, for a second time, the contents of
    the page.
    """
    if not has_own_theme(app):
        return
    large = len(app.env.all_docs) > NAVIGATION_LIMIT
    navigation = neighbourhood(app, pagename) if large else book_contents.navigation(app, pagename)
    if navigation is not None:
        context.pop("toctree", None)
        context["wikibinder_navigation"] = navigation
    meta = context.get("meta") or {}
    if context.get("toc") and "hide-toc" not in meta:
        # Only links to sections of the page itself count, because furo's script fails on contents without any.
        context["wikibinder_shows_toc"] = bool(_SECTION_LINK.search(context["toc"]))
        context["meta"] = {**meta, "hide-toc": ""}


def finish_context(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context`` that runs after furo's: insert our navigation, set the levels of headings, make
    scrolling parts accessible by keyboard, and turn empty header cells into ordinary ones. In another theme only set
    the levels of headings and move the source line, on converted pages.
    """
    if not (has_own_theme(app) or is_converted(app.env, pagename)):
        return
    if "wikibinder_navigation" in context:
        context["furo_navigation_tree"] = context["wikibinder_navigation"]
    for part in ("furo_navigation_tree", "body"):
        if context.get(part):
            context[part] = _CAPTION.sub(r'\1 role="heading" aria-level="2"', context[part])
    if not has_own_theme(app):
        move_source_line(app, context)
        return
    if "wikibinder_shows_toc" in context:
        context["furo_hide_toc"] = not context.pop("wikibinder_shows_toc")
        context["meta"] = {name: value for name, value in context["meta"].items() if name != "hide-toc"}
    if app.config.html_use_index and "furo_navigation_tree" in context:
        current = " current-page" if pagename == "genindex" else ""
        context["furo_navigation_tree"] += (
            f'<ul><li class="toctree-l1{current}"><a class="reference internal" href="{context["pathto"]("genindex")}">'
            f"{_('Index')}</a></li></ul>"
        )
    if context.get("body"):
        body = _EMPTY_HEADER.sub(r"<td\1></td>", context["body"])
        context["body"] = _SCROLLING.sub(r'<\1 tabindex="0"', body)


def move_source_line(app: Sphinx, context: dict[str, Any]) -> None:
    """In a theme other than ours, move the line that names the source of an article from the page's body to its footer,
    next to the copyright, because it is not part of the article.
    """
    line = _SOURCE_LINE.search(context.get("body") or "") if app.builder.name in WEB else None
    if line:
        context["body"] = context["body"].replace(line[0], "")
        owner = context.get("copyright")
        owners = ", ".join(owner) if isinstance(owner, list | tuple) else str(owner or "")
        context["copyright"] = Markup(f"{escape(owners)} {line[1]}")  # noqa: S704  (escaped here, or by the writer)
        context["show_copyright"] = True


@lru_cache(maxsize=1)
def reading_order(env: BuildEnvironment) -> tuple[str, ...]:
    """Return the names of the documents in the order of the toctrees, without the root document. Valid after all
    documents are read; the result is cached until ``forget`` is called.
    """
    order: dict[str, None] = {}
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname not in order and docname in env.titles:
            order[docname] = None
            waiting += reversed(env.toctree_includes.get(docname, []))
    return tuple(order)[1:]


def forget(*_event: object) -> None:
    """Clear the cached reading order and navigation: documents have been read again, and both may have changed."""
    reading_order.cache_clear()
    book_contents.forget()


def neighbours(env: BuildEnvironment, docname: str) -> Iterable[str]:
    """Return the names of the documents that the navigation of a large book lists on the page ``docname``: this
    document and up to ``NEIGHBOURS`` before and after it in reading order (the first ones, if it is not in that order),
    and those with the bibliography or the list of sources.
    """
    order = reading_order(env)
    start = _places(order).get(docname, 0)
    near = order[max(0, start - NEIGHBOURS) : start + NEIGHBOURS + 1]
    holders = (docname for kind in ("bibliography", "sources") for docname in dependent_pages.holders(env, kind))
    return dict.fromkeys((*near, *holders))


@lru_cache(maxsize=1)
def _places(order: tuple[str, ...]) -> dict[str, int]:
    return {docname: place for place, docname in enumerate(order)}


def neighbourhood(app: Sphinx, pagename: str) -> str:
    """Return the navigation of a page in a large book as an HTML list: links to its ``neighbours``, relative to the
    page, then one to the table of contents if documents are left out.
    """
    here = app.builder.get_target_uri(pagename)
    items = []
    for docname in neighbours(app.env, pagename):
        title = app.env.titles[docname].astext()
        current = " current-page" if docname == pagename else ""
        address = relative_uri(here, app.builder.get_target_uri(docname)) or "#"
        items.append(f'<li class="toctree-l1{current}"><a class="reference internal" href="{escape(address)}">'
                     f"{escape(title)}</a></li>")  # fmt: skip
    root = app.config.root_doc
    if len(items) < len(reading_order(app.env)):
        # No number of pages, which would make every page change with the size of the book.
        address = relative_uri(here, app.builder.get_target_uri(root)) or "#"
        items.append(f'<li class="toctree-l1"><a class="reference internal" href="{escape(address)}">'
                     f"… {escape(_('Table of Contents'))}</a></li>")  # fmt: skip
    return f"<ul>{''.join(items)}</ul>"


def has_own_theme(app: Sphinx) -> bool:
    """Whether the site is built with this extension's theme."""
    return app.builder.name in WEB and app.config.html_theme == THEME


def add_files(app: Sphinx) -> None:
    """Add to the site the style sheet, after all of furo's, and the scripts: one shows notes next to their marks, one
    excludes formulas and icons from the highlighting of found words.
    """
    if has_own_theme(app):
        app.add_css_file("wikibinder.css", priority=700)
        for script in ("notes.js", "nohighlight.js"):
            app.add_js_file(script, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the theme, the transform of tables and links, and the handlers that change the variables of page
    templates.
    """
    app.add_html_theme(THEME, str(THEME_PATH))
    app.add_post_transform(TidyBoxes)
    app.connect("builder-inited", add_files)
    app.connect("env-updated", forget, priority=100)
    app.connect("html-page-context", escape_titles, priority=100)
    app.connect("html-page-context", prepare_context, priority=400)
    app.connect("html-page-context", finish_context, priority=600)

"""The site of a volume: links to the page of all volumes and to its neighbours, and a search in all volumes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from wikibinder.editions.html.site_theme import has_own_theme
from wikibinder.model.translations import translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx


def links(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Yield the text and address of each link from the site of a volume to other sites: the page of all volumes, the
    previous and the next volume. Addresses are relative to the root of the volume's site.
    """
    translate, names = translation(app.config.language).gettext, list(app.config.wikibinder_volumes)
    here = names.index(app.config.wikibinder_volume)
    yield translate("All volumes"), "../../index.html"
    if here > 0:
        yield translate("Previous volume"), f"../../{names[here - 1]}/html/index.html"
    if here + 1 < len(names):
        yield translate("Next volume"), f"../../{names[here + 1]}/html/index.html"


def has_others(app: Sphinx) -> bool:
    """Whether the site is that of one volume of a work in several volumes, whose sites are in folders next to each
    other.
    """
    return app.builder.name == "html" and app.config.wikibinder_volume in app.config.wikibinder_volumes


def add_links(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``, for the site of one of several volumes: append the links to other volumes to
    the navigation, and give the template of the search page the names of the other volumes, whose search indexes it
    loads.
    """
    if not has_others(app):
        return
    root = "../" * pagename.count("/")
    if has_own_theme(app) and "furo_navigation_tree" in context:
        items = "".join(
            f'<li class="toctree-l1"><a class="reference" href="{root}{escape(address)}">{escape(text)}</a></li>'
            for text, address in links(app)
        )
        context["furo_navigation_tree"] += f"<ul>{items}</ul>"
    if pagename == "search":
        others = [name for name in app.config.wikibinder_volumes if name != app.config.wikibinder_volume]
        context["wikibinder_other_volumes"] = " ".join(others)


def setup(app: Sphinx) -> None:
    """Register the handler that adds links to other volumes, after that of the navigation."""
    app.connect("html-page-context", add_links, priority=610)

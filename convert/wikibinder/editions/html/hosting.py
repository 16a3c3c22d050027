"""Files for a public web host: site map, page for missing addresses, metadata for link previews, the file of all
references.

Site map, missing page and addresses in previews need ``html_baseurl``; hosts such as Read the Docs set it. A site in
another theme only gets the previews of converted pages, and nothing that another extension provides is replaced.
"""

from __future__ import annotations

import os
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from docutils import nodes
from sphinx.ext import githubpages

from wikibinder.editions.html.front_page import COVER, REFERENCES
from wikibinder.editions.html.site_theme import has_own_theme
from wikibinder.editions.shared.config import THEME, WEB
from wikibinder.editions.shared.converted import is_converted
from wikibinder.editions.shared.lead_first import SHORTEST, lead_of, width
from wikibinder.model.translations import translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

PREVIEW_EXTENSIONS = ("sphinxext.opengraph", "sphinx_social_cards")
SITEMAP_EXTENSIONS = ("sphinx_sitemap", "sphinxext.sitemap")
# Search engines and social networks cut longer descriptions.
PREVIEW_LENGTH = 200
MISSING = "404"
ICON = "favicon.svg"
_VIEWPORT = re.compile(r'<meta [^>]*name="viewport"[^>]*>\s*')


def apply_defaults(app: Sphinx, config: Config) -> None:
    """In a project with our theme: set ``html_baseurl``, if it is not set, to the address that Read the Docs passes in
    the environment, and add the file of all references, ``references.bib``, to the site if it exists and is not empty.
    """
    if config.html_theme != THEME:
        return
    if not config.html_baseurl:
        config["html_baseurl"] = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
    merged = [name for name in (*config.bibtex_bibfiles, REFERENCES) if Path(name).name == REFERENCES]
    present = [name for name in merged if (path := Path(app.confdir, name)).is_file() and path.stat().st_size]
    config["html_extra_path"] = [*config.html_extra_path, *present[:1]]


def base(app: Sphinx) -> str:
    """Return the address (URL) of the site (``html_baseurl``), ending in a slash; "" if it is not set."""
    address = str(app.config.html_baseurl or "")
    return address if not address or address.endswith("/") else f"{address}/"


def address(app: Sphinx, name: str) -> str:
    """Return the address (URL) of the page ``name``, without a final ``index.html``; relative to the site's root if
    ``base`` is "".
    """
    target = app.builder.get_target_uri(name)
    return base(app) + re.sub(r"(^|/)index\.html$", r"\1", target)


def add_page_data(
    app: Sphinx, name: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add Open Graph metadata for link previews (https://ogp.me/) to a page of a site with our theme, or a converted
    page, unless another extension does.
    """
    if app.builder.name not in WEB or not (has_own_theme(app) or is_converted(app.env, name)):
        return
    if any(extension in app.extensions for extension in PREVIEW_EXTENSIONS):
        return
    tags = {"og:type": "website" if name == app.config.root_doc else "article", "og:site_name": app.config.project}
    if doctree is not None:
        tags["og:title"] = app.env.titles[name].astext()
        tags["og:description"] = preview(doctree)
    if base(app):
        tags["og:image"] = f"{base(app)}{COVER}" if (Path(app.outdir) / COVER).is_file() else ""
        tags["og:url"] = address(app, name)
    found = "".join(f'<meta property="{key}" content="{escape(value)}">\n' for key, value in tags.items() if value)
    context["metatags"] = found + (context.get("metatags") or "")


def add_head(app: Sphinx, name: str, _template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """For a site with our theme: add to the head of a page its description and the icon (unless the project sets one),
    set its canonical address, and add to the page for missing addresses the base of its relative addresses.
    """
    if not has_own_theme(app):
        return
    if context.get("pageurl"):
        context["pageurl"] = address(app, name)
    # The theme has a viewport of its own, so that of docutils is removed.
    found = _VIEWPORT.sub("", context.get("metatags") or "")
    if not app.config.html_favicon:
        found = f'<link rel="icon" type="image/svg+xml" href="{context["pathto"](f"_static/{ICON}", 1)}">\n{found}'
    if doctree is not None and (description := preview(doctree)):
        found = f'<meta name="description" content="{escape(description)}">\n{found}'
    if name == MISSING and base(app):
        found = f'<base href="{escape(base(app))}">\n{found}'
    context["metatags"] = found


def preview(doctree: nodes.document) -> str:
    """Return at most ``PREVIEW_LENGTH`` characters of the beginning of an article's lead, or if it has none, of its
    first paragraph of at least ``SHORTEST`` characters (an East Asian one counts as two), without marks of notes; "" if
    there is no such paragraph.
    """
    top = next(doctree.findall(nodes.section), None)
    lead = None if top is None else lead_of(top.children)
    for paragraph in (lead,) if lead is not None else doctree.findall(nodes.paragraph):
        if any(isinstance(up, nodes.footnote | nodes.table) for up in (paragraph.parent, paragraph.parent.parent)):
            continue
        words = [text.astext() for text in paragraph.findall(nodes.Text)
                 if not isinstance(text.parent, nodes.footnote_reference)]  # fmt: skip
        text = " ".join("".join(words).split())
        # A lead may be shorter without its marks of notes.
        if paragraph is lead or width(text) >= SHORTEST:
            return text if len(text) <= PREVIEW_LENGTH else f"{text[:PREVIEW_LENGTH].rsplit(' ', 1)[0]} …"
    return ""


def missing_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, template variables and template of the page that hosts show for an address that does not exist;
    nothing in another theme, or if the project has such a page itself.

    Without ``html_baseurl`` it cannot link to the site or its style sheets from every folder, so it is self-contained.
    """
    if not has_own_theme(app) or MISSING in app.env.found_docs:
        return
    home, translate = escape(base(app)), translation(app.config.language).gettext
    book = escape(app.config.project)
    message = f"{translate('There is no page at this address.')} " + (f'<a href="{home}">{book}</a>' if home else book)
    body = f"<h1>{translate('Page not found')}</h1>\n<p>{message}</p>"
    yield MISSING, {"title": translate("Page not found"), "body": body}, "page.html" if home else "missing.html"


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """For a site with our theme: write ``sitemap.xml`` with the addresses of all pages for search engines
    (https://www.sitemaps.org/), unless the build failed, the site's address is not set, or the project provides such a
    file itself.
    """
    target = Path(app.outdir) / "sitemap.xml"
    if exception or not base(app) or not has_own_theme(app):
        return
    if any(name in app.extensions for name in SITEMAP_EXTENSIONS) or _is_extra(app, target.name):
        return
    pages = (address(app, name) for name in sorted(app.env.found_docs))
    lines = "".join(f"<url><loc>{escape(quote(page, safe='/:%?=&'))}</loc></url>\n" for page in pages)
    opening = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    text = f'<?xml version="1.0" encoding="utf-8"?>\n{opening}\n{lines}</urlset>\n'
    target.write_text(text, encoding="utf-8")


def _is_extra(app: Sphinx, name: str) -> bool:
    """Whether the project itself puts a file of this name into the root of the site, with ``html_extra_path``."""
    extra = (Path(app.confdir, path) for path in app.config.html_extra_path)
    return any(path.name == name or (path / name).is_file() for path in extra)


def write_nojekyll(app: Sphinx, env: BuildEnvironment) -> None:
    """For a site with our theme: write ``.nojekyll`` and ``CNAME`` for GitHub Pages, unless the project loads Sphinx's
    own extension for these.

    A site in a folder of its host gets no CNAME: the domain is that of the site at the host's root.
    https://docs.github.com/en/pages/configuring-a-custom-domain-for-your-github-pages-site
    """
    if has_own_theme(app) and githubpages.__name__ not in app.extensions:
        githubpages.create_nojekyll_and_cname(app, env)
        if urlsplit(base(app)).path.strip("/"):
            (Path(app.outdir) / "CNAME").unlink(missing_ok=True)


def setup(app: Sphinx) -> None:
    """Register the handlers that write these files and metadata."""
    app.connect("config-inited", apply_defaults, priority=200)
    app.connect("env-updated", write_nojekyll)
    app.connect("html-page-context", add_page_data)
    app.connect("html-page-context", add_head, priority=510)
    app.connect("html-collect-pages", missing_page)
    app.connect("build-finished", write_sitemap)

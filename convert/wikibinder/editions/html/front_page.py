"""Completes the front page of the site: the cover, the numbers of articles and of works cited, and links to the files
that the site offers for download (the EPUB, the PDF, ``references.bib``).
"""

from __future__ import annotations

import io
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from PIL import Image, ImageOps
from sphinx.util import logging

from wikibinder.editions.html.site_theme import has_own_theme, reading_order
from wikibinder.editions.references.book_bibliography import number_of_works
from wikibinder.editions.shared import cover, state
from wikibinder.model.translations import translation

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

REFERENCES = "references.bib"
COVER = "_static/cover.png"
COVER_SIZE = (400, 600)
COLOURS = 64
"""Number of colours in the picture of a generated cover, so that the file is small; the user's has 256."""


def articles(env: BuildEnvironment) -> list[str]:
    """Return the names of the documents converted from wiki pages, in the order of the book."""
    return [docname for docname in reading_order(env) if "wikititle" in env.metadata[docname]]


def front_cover(app: Sphinx) -> cover.Cover:
    """Return the data from which the cover is drawn: title, author and language of the book, title and size of each
    article.
    """
    sizes = [(app.env.titles[name].astext(), Path(app.env.doc2path(name)).stat().st_size) for name in articles(app.env)]
    author = app.config.author if app.config.author != "Author name not set" else ""
    return cover.Cover(app.config.project, author, cover.articles(sizes), app.config.language or "en")


def draw_cover(app: Sphinx, _builder: Builder) -> None:
    """Write the picture of the cover (the user's, otherwise a generated one) to ``_static/cover.png`` in the output
    folder, unless that file already shows it.
    """
    if not has_own_theme(app) or not articles(app.env):
        return
    picture, target = front_cover(app), Path(app.outdir) / COVER
    own = _own_cover(app)
    if not state.memory(app).changed("cover", {COVER: state.digest([picture, own])}) and target.is_file():
        return
    with Image.open(io.BytesIO(own or cover.png(picture))) as image:
        fitted = ImageOps.pad(image.convert("RGB"), COVER_SIZE, Image.Resampling.LANCZOS, color="white")
        small = fitted.quantize(256 if own else COLOURS)
    target.parent.mkdir(parents=True, exist_ok=True)
    small.save(target, "PNG", optimize=True)


def _own_cover(app: Sphinx) -> bytes:
    """Return the content of the picture file named by the setting ``wikibinder_cover``; b"" if none is set, or, with a
    warning, if the file is no picture that can be shown.
    """
    if not app.config.wikibinder_cover:
        return b""
    try:
        data = Path(app.srcdir, app.config.wikibinder_cover).read_bytes()
        with Image.open(io.BytesIO(data)) as image:
            image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        logger.warning("%s: no picture for the cover", app.config.wikibinder_cover, type="wikibinder", subtype="cover")
        return b""
    return data


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return a list with the name of the front page if its cover or numbers have changed since it was written,
    otherwise an empty list.
    """
    if not has_own_theme(app) or not articles(env):
        return []
    inputs = (front_cover(app).alt, len(articles(env)), number_of_works(env))
    return state.memory(app).changed("front", {app.config.root_doc: state.digest(inputs)})


def add_front(app: Sphinx, name: str, _template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Insert the cover, links to the other editions, and the numbers of articles and cited works below the title of the
    front page; other pages, and books without articles, are not changed.
    """
    if doctree is None or name != app.config.root_doc or not has_own_theme(app) or not articles(app.env):
        return
    translate = translation(app.config.language).gettext
    width, height = (size // 2 for size in COVER_SIZE)
    picture = f'<img src="{COVER}" width="{width}" height="{height}" alt="{escape(front_cover(app).alt)}">'
    merged = [Path(path).name for path in app.config.html_extra_path if Path(path).name == REFERENCES]
    files = [*app.config.wikibinder_downloads, *(merged if number_of_works(app.env) else ())]
    links = "".join(
        f'<li><a href="{escape(quote(file))}" download>{escape(Path(file).suffix.lstrip(".").upper())}</a> '
        f"<span>{escape(Path(file).name)}</span></li>"
        for file in files
    )
    counts = {translate("Articles"): len(articles(app.env)), translate("Works cited"): number_of_works(app.env)}
    totals = " · ".join(f"{label}: {number}" for label, number in counts.items() if number)
    listing = f'<h2 class="downloads">{translate("Download")}</h2>\n<ul class="downloads">{links}</ul>' if links else ""
    front = f'<div class="front">\n{picture}\n<div>\n<p class="held">{totals}</p>\n{listing}\n</div>\n</div>\n'
    head, end, rest = str(context.get("body", "")).partition("</h1>")
    context["body"] = f"{head}{end}\n{front}{rest}" if end else front + head


def setup(app: Sphinx) -> None:
    """Register the handlers that draw the cover and complete the front page."""
    app.connect("env-updated", outdated)
    app.connect("write-started", draw_cover)
    app.connect("html-page-context", add_front, priority=300)

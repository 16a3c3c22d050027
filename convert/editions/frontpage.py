"""The front page of the site: the book's cover, the other editions to download, and how much the book holds."""

from __future__ import annotations

import io
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from PIL import Image

from convert.editions import cover
from convert.editions.bibliography import number_of_works
from convert.editions.html import is_ours, reading_order
from convert.words import words

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

REFERENCES = "references.bib"
COVER = "_static/cover.png"
COVER_SIZE = (400, 600)
COLOURS = 64
"""Of the picture on the page, so that it weighs little."""


def articles(env: BuildEnvironment) -> list[str]:
    """The converted documents in the order of the book."""
    return [docname for docname in reading_order(env) if "wikititle" in env.metadata[docname]]


def draw_cover(app: Sphinx) -> str:
    """Draw the cover beside the style sheets; the words on it."""
    sizes = [(app.env.titles[name].astext(), Path(app.env.doc2path(name)).stat().st_size) for name in articles(app.env)]
    author = app.config.author if app.config.author != "Author name not set" else ""
    picture = cover.Cover(app.config.project, author, cover.articles(sizes), app.config.language or "en")
    with Image.open(io.BytesIO(cover.png(picture))) as image:
        small = image.convert("RGB").resize(COVER_SIZE, Image.Resampling.LANCZOS).quantize(COLOURS)
    target = Path(app.outdir) / COVER
    target.parent.mkdir(parents=True, exist_ok=True)
    small.save(target, "PNG", optimize=True)
    return picture.alt


def add_front(app: Sphinx, name: str, _template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Put cover, downloads and counts under the title of the first page of a book of articles."""
    if doctree is None or name != app.config.root_doc or not is_ours(app) or not articles(app.env):
        return
    say = words(app.config.language)
    width, height = (size // 2 for size in COVER_SIZE)
    picture = f'<img src="{COVER}" width="{width}" height="{height}" alt="{escape(draw_cover(app))}">'
    merged = [Path(path).name for path in app.config.html_extra_path if Path(path).name == REFERENCES]
    files = [*app.config.wikibinder_downloads, *merged]
    links = "".join(
        f'<li><a href="{escape(quote(file))}" download>{escape(Path(file).suffix.lstrip(".").upper())}</a> '
        f"<span>{escape(Path(file).name)}</span></li>"
        for file in files
    )
    counts = {say.articles: len(articles(app.env)), say.works: number_of_works(app.env)}
    held = " · ".join(f"{what}: {number}" for what, number in counts.items() if number)
    listing = f'<h2 class="downloads">{say.download}</h2>\n<ul class="downloads">{links}</ul>' if links else ""
    front = f'<div class="front">\n{picture}\n<div>\n<p class="held">{held}</p>\n{listing}\n</div>\n</div>\n'
    head, end, rest = str(context.get("body", "")).partition("</h1>")
    context["body"] = f"{head}{end}\n{front}{rest}" if end else front + head


def setup(app: Sphinx) -> None:
    """Register the handler."""
    app.connect("html-page-context", add_front, priority=300)

"""Settings of this extension, and its defaults for Sphinx's settings.

The conf.py of a book needs only a title and ``extensions = ["wikibinder.editions"]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

WEB = ("html", "dirhtml")
"""Builders of web sites. The EPUB builder is derived from them but writes pages of its own."""

DEFAULTS: dict[str, Any] = {
    "bibtex_bibfiles": [],
    "bibtex_tooltips": False,
    "bibtex_default_style": "cs1",
    "html_theme": "wikibinder",
    "latex_engine": "xelatex",
    "html_math_renderer": "mathml",
    "html_copy_source": False,
    "html_show_sourcelink": False,
    "html_last_updated_fmt": None,
    "html_permalinks_icon": "#",
    "templates_path": [],
}
"""Defaults for settings of Sphinx and its extensions, used if neither conf.py nor the command line sets them."""

VALUES: tuple[tuple[str, Any, str, type], ...] = (
    # the roles emphasis, strong, sup and sub read their text as inline markup
    ("wikibinder_nested_roles", True, "env", bool),
    # nothing is done that was done before; off: to see whether that is so
    ("wikibinder_shortcuts", True, "", bool),
    # the time that each step of a build takes is written beside the doctrees
    ("wikibinder_timings", False, "", bool),
    # the licence of articles whose source does not tell one: its name and its address; empty: none is named
    ("wikibinder_licence", "", "env", str),
    ("wikibinder_licence_url", "", "env", str),
    # the EPUB brings fonts for scripts that a reading device may lack
    ("wikibinder_embed_fonts", False, "epub", bool),
    # files beside the front page of the site (the book's EPUB and PDF) that it offers for download
    ("wikibinder_downloads", [], "html", list),
)


def apply_defaults(_app: Sphinx, config: Config) -> None:
    """Apply the defaults of settings that are not set."""
    derived = {"html_title": config.project, "html_show_copyright": bool(config.copyright)}
    for name, value in (DEFAULTS | derived).items():
        if name not in config._raw_config and name not in config.overrides:
            config[name] = value


def setup(app: Sphinx) -> None:
    """Register the settings."""
    for name, default, rebuild, kind in VALUES:
        app.add_config_value(name, default, rebuild, types=(kind,))  # type: ignore[arg-type]
    app.connect("config-inited", apply_defaults, priority=100)

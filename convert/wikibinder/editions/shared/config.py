"""Settings of this extension, and its defaults for Sphinx's settings.

The conf.py of a book needs only a title and ``extensions = ["wikibinder.editions"]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from sphinx.application import Sphinx
    from sphinx.config import Config

THEME = "wikibinder"
WEB = ("html", "dirhtml")
"""Builders of web sites. The EPUB builder is derived from them but writes its own pages."""

DEFAULTS: dict[str, Any] = {
    "bibtex_bibfiles": [],
    "html_theme": THEME,
}
"""Setting of Sphinx or of another extension -> value in every project in which neither conf.py nor the command line
sets it.
"""

SITE_DEFAULTS: dict[str, Any] = {
    "latex_engine": "xelatex",
    "html_copy_source": False,
    "html_show_sourcelink": False,
    "html_last_updated_fmt": None,
    "html_permalinks_icon": "#",
}
"""Setting of Sphinx -> value in every project in this extension's theme in which neither conf.py nor the command line
sets it; in another theme the defaults are Sphinx's.
"""

FORMULA_RENDERERS = ("mathjax", "imgmath", "jsmath")
"""Other renderers of formulas, Sphinx's default first: each is the last part of the name of an extension, and the
prefix of its settings.
"""

VALUES: tuple[tuple[str, Any, str, type], ...] = (
    # the roles emphasis, strong, sup and sub read their text as inline markup
    ("wikibinder_nested_roles", True, "env", bool),
    # work of earlier builds is reused; off to test that the result is the same
    ("wikibinder_shortcuts", True, "", bool),
    # the time that each step of a build takes is written beside the doctrees
    ("wikibinder_timings", False, "", bool),
    # the data of each reference in the pages of a site, as COinS
    ("wikibinder_coins", True, "env", bool),
    # formulas of converted pages are MathML; off where the project chooses a renderer itself
    ("wikibinder_formulas", True, "env", bool),
    # licence of articles whose source names none: its name and its address; empty: none is named
    ("wikibinder_licence", "", "env", str),
    ("wikibinder_licence_url", "", "env", str),
    # the EPUB contains fonts for scripts that a reading device may lack
    ("wikibinder_embed_fonts", False, "epub", bool),
    # a picture for the cover, relative to conf.py; empty: one is drawn
    ("wikibinder_cover", "", "html", str),
    # of a book in volumes: the name of this volume's folder, and those of all volumes in their order
    ("wikibinder_volume", "", "env", str),
    ("wikibinder_volumes", [], "html", list),
    # files next to the front page of the site (the book's EPUB and PDF) that it offers for download
    ("wikibinder_downloads", [], "html", list),
)
"""Name, default, what Sphinx rebuilds after a change ("": nothing; see ``Sphinx.add_config_value``) and type of each
setting.
"""


def apply_defaults(_app: Sphinx, config: Config) -> None:
    """Set ``DEFAULTS``, for this extension's theme ``SITE_DEFAULTS``, and the renderer of formulas, each only where
    neither conf.py nor the command line sets it.
    """
    given = config._raw_config.keys() | config.overrides.keys()
    _apply(DEFAULTS, given, config)
    if config.html_theme == THEME:
        _apply(SITE_DEFAULTS, given, config)
        _apply({"html_title": config.project, "html_show_copyright": bool(config.copyright)}, given, config)
    loaded = [name for name in FORMULA_RENDERERS if f".{name}" in "".join(f".{module}" for module in config.extensions)]
    has_other_renderer = bool(loaded) or any(
        name.startswith((*FORMULA_RENDERERS, "html_math_renderer")) for name in given
    )
    config["wikibinder_formulas"] = not has_other_renderer
    renderer = "mathml" if config.html_theme == THEME and not has_other_renderer else (loaded or FORMULA_RENDERERS)[0]
    _apply({"html_math_renderer": renderer}, given, config)


def _apply(defaults: Mapping[str, Any], given: Set[str], config: Config) -> None:
    for name, value in defaults.items():
        if name not in given:
            config[name] = value


def setup(app: Sphinx) -> None:
    """Register the settings, and the handler that applies the defaults."""
    for name, default, rebuild, kind in VALUES:
        app.add_config_value(name, default, rebuild, types=(kind,))  # type: ignore[arg-type]
    app.connect("config-inited", apply_defaults, priority=100)

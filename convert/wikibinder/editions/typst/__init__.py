"""The Typst builder: makes a book in Typst of any Sphinx project, and from it a tagged PDF with the ``typst``
package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the builder ``typst`` and its settings; return the metadata that Sphinx expects of an extension."""
    from wikibinder.editions.typst.builder import TypstBuilder  # noqa: PLC0415 (the compiler is loaded only for Sphinx)
    from wikibinder.editions.typst.options import VALUES  # noqa: PLC0415

    app.setup_extension("wikibinder.editions.shared.state")
    app.setup_extension("wikibinder.editions.shared.page_bounds")
    app.add_builder(TypstBuilder)
    for name, default, kind in VALUES:
        app.add_config_value(name, default, "", types=(kind,))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

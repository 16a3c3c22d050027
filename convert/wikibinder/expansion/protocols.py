"""The interface of an expansion for calls, frames and modules; implemented by
:class:`wikibinder.expansion.expander.Expander`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikibinder.expansion.frames import Frame
    from wikibinder.expansion.kept_calls import StripMarkers
    from wikibinder.expansion.page_facts import ExpansionSurroundings
    from wikibinder.expansion.template_cache import Templates
    from wikibinder.expansion.tree_nodes import CallNode, Nodes, Part
    from wikibinder.wikitext.wiki_titles import Title


class Shared(Protocol):
    """State that the Lua modules of one page share, such as the Lua state."""

    def close(self) -> None:
        """Free the state; it is not used again."""


class PageExpansion(Protocol):
    """The expansion of one page, as parser functions and Lua modules use it.

    ``kept(name)``: whether calls of that template stay calls, because the converter reads them; None: no call does.
    ``tolerant``: depth of ``#iferror`` tests being expanded (in them errors are text). ``state``: what the page's Lua
    modules share, by key. ``root``: the frame of the page itself.
    """

    templates: Templates
    page: ExpansionSurroundings
    title: Title
    root: Frame
    markers: StripMarkers
    kept: Callable[[str], bool] | None
    tolerant: int
    state: dict[str, Shared]

    def close(self) -> None:
        """Free the state that the page's Lua modules share."""

    def expand_nodes(self, nodes: Nodes, frame: Frame) -> str:
        """Return the text that nodes of the preprocessor's tree expand to; ``frame`` supplies the template
        parameters.
        """

    def call(self, node: CallNode, frame: Frame) -> str:
        """Return the text of ``{{…}}``: of a variable, parser function or transclusion, otherwise the call as
        written.
        """

    def keep(self, name: str, parts: tuple[Part, ...], frame: Frame, title: Title) -> str:
        """Return a strip marker in place of a template call that is not expanded, because the converter will read it.

        ``name``, ``parts``: the template and the arguments of the call; ``frame``: where they are expanded; ``title``:
        the page of the template.
        """

    def target(self, head: str, frame: Frame) -> Title | None:
        """Return the title of the page that a call in ``frame`` transcludes; None if ``head``, the call's expanded
        name, is no valid title.
        """

    def page_tree(self, title: Title) -> tuple[Title, Nodes] | None:
        """Return the title and the parsed tree of a page to transclude; for a redirect, those of its target. None if
        there is no such page.
        """

    def variable(self, name: str) -> str:
        """Return the value of a MediaWiki variable such as ``PAGENAME``; "" if there is none of that name."""

    def fail(self, title: str, message: str) -> None:
        """Record that a template or module (``title``) could not be expanded, with the error message."""

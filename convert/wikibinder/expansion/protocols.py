"""What calls, frames and modules ask of an expansion (:class:`wikibinder.expansion.expander.Expander`)."""

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


class PageExpansion(Protocol):
    """One page while it is expanded.

    ``kept`` returns whether a template's calls stay calls; ``tolerant``: how many tests of ``#iferror`` are being
    expanded (there errors are text); ``state``: what the page's modules share, by a name of their own; ``root``: the
    frame of the page itself.
    """

    templates: Templates
    page: ExpansionSurroundings
    title: Title
    root: Frame
    markers: StripMarkers
    kept: Callable[[str], bool] | None
    tolerant: int
    state: dict[str, object]

    def expand_nodes(self, nodes: Nodes, frame: Frame) -> str:
        """The text that nodes expand to in a frame."""

    def call(self, node: CallNode, frame: Frame) -> str:
        """The text of a call."""

    def keep(self, name: str, parts: tuple[Part, ...], frame: Frame, title: Title) -> str:
        """A strip marker for a call that the converter reads itself."""

    def target(self, head: str, frame: Frame) -> Title | None:
        """The title that a call transcludes."""

    def page_tree(self, title: Title) -> tuple[Title, Nodes] | None:
        """A page and its tree as others transclude it."""

    def variable(self, name: str) -> str:
        """The value of a variable."""

    def fail(self, title: str, message: str) -> None:
        """Record that something could not be expanded."""

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
    """State that the modules of one page share."""

    def close(self) -> None:
        """Free it; it is not used again."""


class PageExpansion(Protocol):
    """One page while it is expanded.

    ``kept``: function that returns whether a template's calls are kept as calls. ``tolerant``: number of tests of
    ``#iferror`` that are being expanded (errors in them are text). ``state``: state that the page's modules share, by
    key. ``root``: the frame of the page itself.
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
        """End what the modules of the page share."""

    def expand_nodes(self, nodes: Nodes, frame: Frame) -> str:
        """Return the text that nodes expand to in a frame."""

    def call(self, node: CallNode, frame: Frame) -> str:
        """Return the text of a call."""

    def keep(self, name: str, parts: tuple[Part, ...], frame: Frame, title: Title) -> str:
        """Return a strip marker in place of a call that is not expanded, because the converter has a rule for it."""

    def target(self, head: str, frame: Frame) -> Title | None:
        """Return the title that a call transcludes; None if it is invalid."""

    def page_tree(self, title: Title) -> tuple[Title, Nodes] | None:
        """Return the title of a page and its tree for a transclusion; None if there is no such page."""

    def variable(self, name: str) -> str:
        """Return the value of a variable."""

    def fail(self, title: str, message: str) -> None:
        """Record that a construct could not be expanded."""

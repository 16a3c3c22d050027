"""Template pages and data derived from them, shared by all pages that one process expands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from wikibinder.expansion.bounded_cache import BoundedCache
from wikibinder.expansion.citation_modules import english_names
from wikibinder.expansion.tree import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.expansion.store import PageStore, Wiki
    from wikibinder.expansion.tree_nodes import Nodes
    from wikibinder.wikitext.wiki_titles import Title

TREES_KEPT = 4_000_000
"""Number of characters of pages with cached trees above which the cache is emptied."""
CHUNKS_KEPT = 16_000_000
"""Number of bytes of cached compiled modules above which the cache is emptied."""


class Functions(Protocol):
    """Finds the parser functions and variables of a wiki (:class:`wikibinder.expansion.expansion_call.Registry`)."""

    def variable(self, written: str) -> tuple[str, Callable[[Any], str | None]] | None:
        """Return the English name and the handler of the variable whose English or local name is ``written``; None if
        there is none.
        """

    def function(self, written: str) -> tuple[str, Callable[[Any], str | None]] | None:
        """Return the English name and the handler of the parser function whose English or local name, without colon, is
        ``written``; None if there is none.
        """


@dataclass
class Templates:
    """A store of template pages with caches for all pages that one process expands. ``functions``: finds parser
    functions and variables; ``tags``: names of extension tags; ``chunks``: compiled Lua modules by name.
    """

    store: PageStore
    functions: Functions
    tags: frozenset[str]
    wiki: Wiki = field(init=False)
    chunks: BoundedCache[bytes, bytes] = field(default_factory=lambda: BoundedCache(CHUNKS_KEPT))
    _trees: BoundedCache[tuple[int, str, bool], Nodes] = field(default_factory=lambda: BoundedCache(TREES_KEPT))
    _names: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.wiki = self.store.wiki()

    def tree(self, title: Title, text: str, *, inclusion: bool) -> Nodes:
        """Return the preprocessor's tree of a page's text, from the cache if possible. ``inclusion``: for its
        transclusion by another page (without ``<noinclude>``), not for the page itself.
        """
        key = (title.namespace, title.text, inclusion)
        found = self._trees.get(key)
        return self._trees.put(key, self.parse(text, inclusion=inclusion), len(text)) if found is None else found

    def citation_names(self, module: str) -> Mapping[str, str]:
        """Return a mapping from a wiki's own names of citation parameters to the English names; computed once for each
        module. ``module``: name of the wiki's citation module.
        """
        if module not in self._names:
            self._names[module] = english_names(self.store, module)
        return self._names[module]

    def parse(self, text: str, *, inclusion: bool = False) -> Nodes:
        """Return the preprocessor's tree of a wikitext, without the cache. ``inclusion``: for a transclusion by another
        page (without ``<noinclude>``), not for the page itself.
        """
        return parse(text, inclusion=inclusion, tags=self.tags)

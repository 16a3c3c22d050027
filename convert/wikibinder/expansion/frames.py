"""Frames: the arguments of a transcluded page, expanded on first access (MediaWiki's PPFrame_Hash)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.expansion.tree_nodes import Nodes, Part
    from wikibinder.wikitext.wiki_titles import Title


class Expands(Protocol):
    """The part of the expander that frames use: it expands a list of nodes."""

    def expand_nodes(self, nodes: Nodes, frame: Frame) -> str:
        """Return the text that nodes of the preprocessor's tree expand to; ``frame`` supplies the template
        parameters.
        """


class Frame:
    """The frame of the expanded page itself, which has no arguments; base class of the other frames.

    ``ancestors``: full titles of the transcluded pages from the expanded one down to this one, to detect loops.
    """

    parent: Frame | None = None
    depth = 0

    def __init__(self, title: Title, ancestors: frozenset[str] = frozenset()) -> None:
        self.title = title
        self.ancestors = ancestors

    def argument(self, name: str) -> str | None:  # noqa: ARG002  (the page has none)
        """Return the argument of that name ("1" for the first positional one), expanded; None if it was not given."""
        return None

    def arguments(self) -> Mapping[str, str]:
        """Return all arguments by name, expanded; positional ones ("1", "2" ...) first."""
        return {}

    @property
    def is_template(self) -> bool:
        """Whether the frame belongs to a transcluded page, not to the expanded page itself."""
        return self.parent is not None


class TemplateFrame(Frame):
    """The frame of the transcluded page ``title``, with the arguments ``parts`` of its call. They are expanded once, on
    first access, in the frame of the page that contains the call (``caller``).

    Positional arguments keep their white space, named ones are trimmed; of two with the same name the last wins.
    """

    def __init__(self, expander: Expands, caller: Frame, title: Title, parts: tuple[Part, ...]) -> None:
        super().__init__(title, caller.ancestors | {title.full})
        self.parent = caller
        self.depth = caller.depth + 1
        self._expander = expander
        self._numbered: dict[str, Nodes] = {}
        self._named: dict[str, Nodes] = {}
        self._known: dict[str, str] = {}
        for part in parts:
            if part.name is None:
                self._named.pop(str(part.index), None)
                self._numbered[str(part.index)] = part.value
            else:
                # Names are expanded at once, because they are needed to find an argument; values may never be used.
                name = expander.expand_nodes(part.name, caller).strip()
                self._numbered.pop(name, None)
                self._named[name] = part.value

    @property
    def is_empty(self) -> bool:
        """Whether the page is transcluded without arguments, so that its expansion depends only on the page."""
        return not self._numbered and not self._named

    def argument(self, name: str) -> str | None:
        if (known := self._known.get(name)) is not None:
            return known
        assert self.parent is not None  # noqa: S101  (set in __init__)
        if (nodes := self._numbered.get(name)) is not None:
            text = self._expander.expand_nodes(nodes, self.parent)
        elif (nodes := self._named.get(name)) is not None:
            text = self._expander.expand_nodes(nodes, self.parent).strip()
        else:
            return None
        self._known[name] = text
        return text

    def arguments(self) -> Mapping[str, str]:
        return {name: self.argument(name) or "" for name in (*self._numbered, *self._named)}


class ValuesFrame(Frame):
    """A frame that a Lua module made (``frame:newChild``). Its arguments (``values``) are text that is not expanded
    again.
    """

    def __init__(self, caller: Frame, title: Title, values: Mapping[str, str]) -> None:
        super().__init__(title, caller.ancestors | {title.full})
        self.parent = caller
        self.depth = caller.depth + 1
        self._values = values

    def argument(self, name: str) -> str | None:
        return self._values.get(name)

    def arguments(self) -> Mapping[str, str]:
        return self._values

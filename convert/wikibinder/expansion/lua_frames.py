"""Functions for Lua's frames: arguments, wikitext, templates, parser functions, extension tags."""

from __future__ import annotations

from typing import Any

from wikibinder.expansion.frames import TemplateFrame, ValuesFrame
from wikibinder.expansion.kept_calls import without_markers
from wikibinder.expansion.lua_values import LuaFunctions, as_bytes, as_text, pairs_of
from wikibinder.expansion.tree_nodes import CallNode, Part
from wikibinder.templates.functions.conditions import error


class FrameFunctions(LuaFunctions):
    """Functions for Lua's frames: arguments, wikitext, templates, parser functions, extension tags."""

    def parent(self, identifier: int) -> int | None:
        """Return the number of the frame that called a frame; None for the page itself."""
        parent = self.page.frames[int(identifier)].parent
        return None if parent is None else self.page.register(parent)

    def frame_title(self, identifier: int) -> bytes:
        """Return the title of the page that a frame expands."""
        return as_bytes(self.page.frames[int(identifier)].title.full)

    def argument(self, identifier: int, name: object) -> bytes | None:
        """Return an argument of a frame, expanded; None if it was not given."""
        found = self.page.frames[int(identifier)].argument(as_text(name))
        return None if found is None else as_bytes(found)

    def arguments(self, identifier: int) -> tuple[Any, Any]:
        """Return the names and the values of all arguments."""
        found = self.page.frames[int(identifier)].arguments()
        return self.page.table(map(as_bytes, found)), self.page.table(map(as_bytes, found.values()))

    def new_child(self, identifier: int, title: object, names: Any, values: Any) -> tuple[bool, Any]:
        """Make a frame below another one, with finished arguments; return its number."""
        frame = self.page.frames[int(identifier)]
        found = self.page.title(title) or frame.title
        return True, self.page.register(ValuesFrame(frame, found, pairs_of(names, values)))

    def preprocess(self, identifier: int, text: bytes) -> tuple[bool, bytes]:
        """Expand wikitext in a frame."""
        expander = self.expander
        nodes = expander.templates.parse(as_text(text))
        return True, as_bytes(expander.expand_nodes(nodes, self.page.frames[int(identifier)]))

    def expand_template(self, identifier: int, name: object, names: Any, values: Any) -> tuple[bool, bytes]:
        """Transclude a page with finished arguments."""
        expander, frame = self.expander, self.page.frames[int(identifier)]
        title = expander.target(as_text(name), frame)
        if title is None:
            return False, as_bytes(f'expandTemplate: invalid title "{as_text(name)}"')
        given = pairs_of(names, values)
        parts = tuple(Part([key], [value]) for key, value in given.items())
        # A citation made with expandTemplate is read by its parameters, like one in the page.
        if expander.kept and title.namespace == 10 and expander.kept(title.text):
            return True, as_bytes(expander.keep(title.text, parts, frame, title))
        found = expander.page_tree(title)
        if found is None:
            return False, as_bytes(f'expandTemplate: template "{as_text(name)}" does not exist')
        title, tree = found
        if title.full in frame.ancestors:
            return False, as_bytes("expandTemplate: template loop detected")
        return True, as_bytes(expander.expand_nodes(tree, TemplateFrame(expander, frame, title, parts)))

    def call_function(self, identifier: int, name: object, names: Any, values: Any) -> tuple[bool, bytes]:
        """Call a parser function with finished arguments."""
        given = pairs_of(names, values)
        head, colon, first = as_text(name).partition(":")
        numbered = [given.pop(str(n)) for n in range(1, len(given) + 1) if str(n) in given]
        # The first argument may be part of the name: callParserFunction("#tag:ref", …).
        if colon:
            numbered.insert(0, first)
        parts = [Part(None, [value], n) for n, value in enumerate(numbered[1:], 1)]
        parts += [Part([key], [value]) for key, value in given.items()]
        frame = self.page.frames[int(identifier)]
        function = self.expander.templates.functions.function(head)
        if function is None:
            return False, as_bytes(f'callParserFunction: function "{head}" was not found')
        title = f"{head}:{numbered[0] if numbered else ''}"
        return True, as_bytes(self.expander.call(CallNode([title], tuple(parts), True), frame))

    def extension_tag(
        self, identifier: int, name: object, content: bytes | None, names: Any, values: Any
    ) -> tuple[bool, bytes]:
        """Return a strip marker for an extension tag."""
        del identifier
        tag = as_text(name).lower()
        if tag not in self.expander.templates.tags:
            return True, as_bytes(error(f"Unknown extension tag &quot;{tag}&quot;"))
        attributes = "".join(
            f' {key}="{value.replace(chr(34), "&quot;")}"' for key, value in pairs_of(names, values).items()
        )
        text = f"<{tag}{attributes}/>" if content is None else f"<{tag}{attributes}>{as_text(content)}</{tag}>"
        return True, as_bytes(self.expander.markers.add(text, tag))

    def without_markers(self, text: bytes) -> bytes:
        """Return a text without its strip markers."""
        return as_bytes(without_markers(as_text(text)))

    def unstripped_nowiki(self, text: bytes) -> bytes:
        """Return a text with strip markers of ``<nowiki>`` replaced by its contents."""
        return as_bytes(self.expander.markers.nowiki_text(as_text(text)))

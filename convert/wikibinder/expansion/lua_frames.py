"""Functions for Lua's frames: arguments, wikitext, templates, parser functions, extension tags."""

from __future__ import annotations

from typing import Any

from wikibinder.expansion.frames import TemplateFrame, ValuesFrame
from wikibinder.expansion.kept_calls import without_markers
from wikibinder.expansion.lua_values import LuaFunctions, as_bytes, as_text, pairs_of
from wikibinder.expansion.tree_nodes import CallNode, Part
from wikibinder.templates.functions.conditions import error


class FrameFunctions(LuaFunctions):
    """The methods of Lua's ``frame`` object: arguments, wikitext, templates, parser functions, extension tags. A frame
    is given by its number (``identifier``).
    """

    def parent(self, identifier: int) -> int | None:
        """Return the number of the parent of frame number ``identifier``: the frame of the page that contains the call
        for which that frame was made. None for the frame of the expanded page itself.
        """
        parent = self.page.frames[int(identifier)].parent
        return None if parent is None else self.page.register(parent)

    def frame_title(self, identifier: int) -> bytes:
        """Return the full title of the page that frame number ``identifier`` belongs to."""
        return as_bytes(self.page.frames[int(identifier)].title.full)

    def argument(self, identifier: int, name: object) -> bytes | None:
        """Return the argument ``name`` of frame number ``identifier``, expanded; None if it was not given."""
        found = self.page.frames[int(identifier)].argument(as_text(name))
        return None if found is None else as_bytes(found)

    def arguments(self, identifier: int) -> tuple[Any, Any]:
        """Return all arguments of frame number ``identifier``, expanded, as two Lua lists: names and values."""
        found = self.page.frames[int(identifier)].arguments()
        return self.page.table(map(as_bytes, found)), self.page.table(map(as_bytes, found.values()))

    def new_child(self, identifier: int, title: object, names: Any, values: Any) -> tuple[bool, Any]:
        """Make a frame whose parent is frame number ``identifier`` (``frame:newChild``); return True and the new
        frame's number.

        ``title``: the title of the new frame, that of its parent if invalid; ``names``, ``values``: Lua lists of its
        arguments, which are not expanded.
        """
        frame = self.page.frames[int(identifier)]
        found = self.page.title(title) or frame.title
        return True, self.page.register(ValuesFrame(frame, found, pairs_of(names, values)))

    def preprocess(self, identifier: int, text: bytes) -> tuple[bool, bytes]:
        """Expand wikitext with the arguments of frame number ``identifier`` (``frame:preprocess``); return True and the
        text.
        """
        expander = self.expander
        nodes = expander.templates.parse(as_text(text))
        return True, as_bytes(expander.expand_nodes(nodes, self.page.frames[int(identifier)]))

    def expand_template(self, identifier: int, name: object, names: Any, values: Any) -> tuple[bool, bytes]:
        """Transclude page ``name`` from frame number ``identifier`` (``frame:expandTemplate``); return True and the
        expanded text (a strip marker if the converter reads the template by a rule), or False and an error message.

        ``names``, ``values``: Lua lists of the arguments, which are not expanded.
        """
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
        """Call the parser function ``name`` in frame number ``identifier`` (``frame:callParserFunction``); return True
        and its text, or False and an error message.

        ``names``, ``values``: Lua lists of the arguments, which are not expanded; ``name`` may include the first
        argument (``#tag:ref``).
        """
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
        """Return True and a strip marker for the extension tag ``name`` (``frame:extensionTag``), or True and an error
        text if the wiki has no such tag.

        ``content``: the text inside the tag, None for ``<tag/>``; ``names``, ``values``: Lua lists of its attributes.
        """
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

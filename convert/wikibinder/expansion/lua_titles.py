"""``mw.title`` for Lua: titles, and facts about their pages."""

from __future__ import annotations

from typing import Any

from wikibinder.expansion.lua_values import LuaFunctions, as_bytes, as_text
from wikibinder.expansion.tree_nodes import CallNode, Part
from wikibinder.templates.functions.strings import encoded


class TitleFunctions(LuaFunctions):
    """The Python part of Lua's ``mw.title``: parses titles, and returns facts about their pages."""

    def title(self, text: object, namespace: float) -> tuple[Any, ...] | None:
        """Parse a title; return the number of its namespace, its text without namespace and fragment, the fragment, and
        b""; None if it is invalid. ``namespace``: the number of the namespace if the text names none.
        """
        found = self.expander.page.namespaces.title(as_text(text), int(namespace))
        return None if found is None else (found.namespace, as_bytes(found.text), as_bytes(found.fragment), b"")

    def make_title(self, namespace: float, text: object, fragment: object, interwiki: object) -> tuple[Any, ...] | None:
        """Make a title from its parts; return the number of its namespace, its text, fragment and interwiki prefix;
        None if the title is invalid.
        """
        spaces = self.expander.page.namespaces
        name = spaces.name(int(namespace))
        found = spaces.title(f"{name}:{as_text(text)}" if name else f":{as_text(text)}")
        if found is None or found.namespace != int(namespace):
            return None
        return found.namespace, as_bytes(found.text), as_text(fragment).encode(), as_text(interwiki).encode()

    def title_of_id(self, number: float) -> tuple[Any, ...] | None:
        """Return the title of the page with that page id: number of the namespace, text, b"", b"". None for all pages
        but the expanded one, as the store has no page ids.
        """
        title = self.expander.title
        if int(number) != (self.expander.page.page_id or -1):
            return None
        return title.namespace, as_bytes(title.text), b"", b""

    def current_title(self) -> bytes:
        """Return the full title of the page that is expanded."""
        return as_bytes(self.expander.title.full)

    def title_exists(self, name: object) -> bool:
        """Whether the page of that title is in the store, or is the expanded page itself."""
        title = self.page.title(name)
        return title is not None and self.expander.page.exists(title)

    def title_redirect(self, name: object) -> bytes | None:
        """Return the full title that the page ``name`` redirects to; None if it is no redirect or not in the store."""
        title = self.page.title(name)
        page = self.expander.templates.store.get(title.namespace, title.text) if title else None
        return as_bytes(page.redirect) if page and page.redirect else None

    def title_id(self, name: object) -> int:
        """Return the page id of the page with the full title ``name``; 0 for all pages but the expanded one, as the
        store has no page ids.
        """
        return self.expander.page.page_id or 0 if as_text(name) == self.expander.title.full else 0

    def title_model(self, name: object) -> bytes:
        """Return MediaWiki's content model of the page of that title: ``wikitext`` or ``Scribunto``."""
        title = self.page.title(name)
        page = self.expander.templates.store.get(title.namespace, title.text) if title else None
        return as_bytes(page.model if page else "Scribunto" if title and title.namespace == 828 else "wikitext")

    def encoded_title(self, text: object) -> bytes:
        """Return a title as it is written in URLs: spaces as ``_``, other special characters percent-encoded."""
        return as_bytes(encoded(as_text(text)))

    def title_url(self, name: object, query: object, protocol: object, kind: object) -> bytes:
        """Return the URL of the page ``name``. ``query``: a query string, or an empty value; ``protocol``: replaces
        that of a URL without one (``//…``); ``kind``: ``full``, ``canonical`` or ``local``.
        """
        function = {"full": "fullurl", "canonical": "canonicalurl", "local": "localurl"}[as_text(kind)]
        call = CallNode([f"{function}:{as_text(name)}"], (Part(None, [as_text(query)], 1),) if query else (), True)
        text = self.expander.call(call, self.expander.root)
        return as_bytes(f"{as_text(protocol)}:{text}" if protocol and text.startswith("//") else text)

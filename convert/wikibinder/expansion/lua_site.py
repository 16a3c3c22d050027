"""``mw.site``, ``mw.message``, ``mw.language``, ``mw.uri`` and ``mw.hash`` for Lua."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from babel.lists import format_list
from babel.units import format_unit

from wikibinder.expansion.core_messages import MESSAGE, core_message
from wikibinder.expansion.lua_values import LuaFunctions, as_bytes, as_text
from wikibinder.templates.cldr import locale_of
from wikibinder.templates.functions.strings import anchor, encoded, format_numbers, plural_form, read_back
from wikibinder.templates.functions.time import formatted, parse
from wikibinder.templates.language_names import fallbacks, language_name, language_names
from wikibinder.templates.numbers import native_digits


class SiteFunctions(LuaFunctions):
    """The Python part of Lua's ``mw.site``, ``mw.message``, ``mw.language``, ``mw.uri`` and ``mw.hash``."""

    def site(self) -> tuple[bytes, ...]:
        """Return the wiki's name, server, script path, style path, and its version of MediaWiki; "" for what is
        unknown.
        """
        names = ("SITENAME", "SERVER", "SCRIPTPATH", "STYLEPATH", "CURRENTVERSION")
        return tuple(as_bytes(self.expander.variable(name)) for name in names)

    def wiki_id(self) -> bytes:
        """Return the name of the wiki's database; "wiki" if it is unknown."""
        return as_bytes(self.expander.templates.wiki.database or "wiki")

    def namespaces(self) -> tuple[Any, Any, Any, Any]:
        """Return four Lua lists with one item for each namespace of the wiki: local name, number, canonical name, and
        whether its pages have subpages.
        """
        spaces = self.expander.page.namespaces
        numbers = sorted(spaces.names)
        return (
            self.page.table(as_bytes(spaces.name(number)) for number in numbers),
            self.page.table(numbers),
            self.page.table(as_bytes(spaces.canonical(number)) for number in numbers),
            self.page.table(number in spaces.subpages for number in numbers),
        )

    def namespace_number(self, name: object) -> int | None:
        """Return the number of the namespace with that local or canonical name; None if there is none."""
        return self.expander.page.namespaces.number(as_text(name))

    def message(self, key: object) -> bytes | None:
        """Return the text of the interface message with that key, from the wiki or from MediaWiki; None if it is
        unknown.
        """
        name = as_text(key)
        page = self.expander.templates.store.get(MESSAGE, self.expander.page.namespaces.capitalized(name))
        text = page.text if page else core_message(name, self.expander.page.language)
        return None if text is None else as_bytes(text)

    def language(self) -> bytes:
        """Return the code of the wiki's language."""
        return as_bytes(self.expander.page.language)

    def language_name(self, code: object, other: object) -> bytes:
        """Return the name of the language ``code`` in the language ``other``; in itself if ``other`` is ""; "" if
        unknown.
        """
        return as_bytes(language_name(as_text(code), as_text(other), cldr=self.expander.page.has_cldr))

    def language_names(self, other: object) -> Any:
        """Return a Lua table from language codes to names in the language ``other``; each in itself if ``other``
        is "".
        """
        names = language_names(as_text(other), cldr=self.expander.page.has_cldr)
        return self.page.runtime.table_from({as_bytes(code): as_bytes(name) for code, name in names.items()})

    def fallbacks(self, code: object, strict: bool) -> Any:
        """Return a Lua list of the languages whose messages MediaWiki uses if language ``code`` lacks one; English is
        the last, unless ``strict``.
        """
        return self.page.table(map(as_bytes, fallbacks(as_text(code), strict=strict)))

    def is_rtl(self, code: object) -> bool:
        """Whether the language ``code`` is written from right to left."""
        return bool(locale_of(as_text(code)).text_direction == "rtl")

    def format_number(self, code: object, text: object, plain: bool) -> bytes:
        """Return the number in ``text`` in the format of the language ``code``; if ``plain``, only with its native
        digits, without separators of groups.
        """
        written, language = as_text(text), as_text(code)
        return as_bytes(native_digits(written, language) if plain else format_numbers(written, language))

    def plain_number(self, code: object, text: object) -> bytes:
        """Return ``text``, a number in the format of the language ``code``, in Western digits with a decimal point."""
        return as_bytes(read_back(as_text(text), as_text(code)))

    def format_date(self, code: object, pattern: object, text: object) -> tuple[bool, bytes]:
        """Format the date ``text`` by a pattern of ``{{#time:}}`` in the language ``code``; return True and the result,
        or False and an error message if ``text`` is no date.
        """
        moment = parse(as_text(text), self.expander.page.now)
        if moment is None:
            return False, b"bad argument #2 to 'formatDate' (not a valid timestamp)"
        return True, as_bytes(formatted(as_text(pattern), moment, as_text(code)))

    def unit(self, code: object, name: object, count: float) -> bytes:
        """Return a duration in words of the language ``code``, such as "3 days"; ``name`` is the English unit
        (``day``).
        """
        return as_bytes(format_unit(int(count), f"duration-{as_text(name)}", "long", locale=locale_of(as_text(code))))

    def listed(self, code: object, items: Any) -> bytes:
        """Return a Lua list of texts as one text in the form of the language ``code``: "a, b and c" in English."""
        words = [as_text(items[n]) for n in range(1, len(items) + 1)]
        listed = format_list(words, locale=locale_of(as_text(code)))
        # CLDR's English has a comma before "and"; MediaWiki's Language::listToText has none.
        return as_bytes(listed.replace(", and ", " and ") if as_text(code).startswith("en") else listed)

    def plural(self, code: object, number: float) -> int:
        """Return which plural form of the language ``code`` belongs to ``number``: 1 for the first form, 2 for the
        second ...
        """
        return plural_form(as_text(number), as_text(code)) + 1

    def url_encode(self, text: object, kind: object) -> bytes:
        """Percent-encode a text for a part of a URL; ``kind`` is QUERY, PATH or WIKI (a page title), as in
        ``mw.uri.encode``.
        """
        manner = as_text(kind)
        if manner == "WIKI":
            return as_bytes(encoded(as_text(text)))
        return as_bytes(quote(as_text(text), safe="") if manner == "PATH" else quote_plus(as_text(text)))

    def url_decode(self, text: object, kind: object) -> bytes:
        """Decode percent-encoded text of a URL; ``kind`` is QUERY, PATH or WIKI (a page title), as in
        ``mw.uri.decode``.
        """
        manner = as_text(kind)
        if manner == "WIKI":
            return as_bytes(unquote(as_text(text)).replace("_", " "))
        return as_bytes(unquote(as_text(text)) if manner == "PATH" else unquote_plus(as_text(text)))

    def anchor(self, text: object) -> bytes:
        """Return the HTML id that MediaWiki gives to a heading with that text."""
        return as_bytes(anchor(as_text(text)))

    def hash(self, algorithm: object, value: bytes) -> bytes | None:
        """Return the hash of ``value`` in hexadecimal digits; None if the algorithm (such as ``md5``, ``crc32b``) is
        unknown.
        """
        name = as_text(algorithm)
        # PHP's name of the usual CRC-32, which hashlib lacks.
        if name == "crc32b":
            return f"{zlib.crc32(value):08x}".encode()
        if name not in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
            return None
        return hashlib.new(name, value, usedforsecurity=False).hexdigest().encode()

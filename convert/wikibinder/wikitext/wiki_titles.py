"""Page titles as MediaWiki compares them: namespace and text, for the namespaces of one wiki (MediaWikiTitleCodec)."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CANONICAL: Mapping[int, str] = {
    -2: "Media", -1: "Special", 0: "", 1: "Talk", 2: "User", 3: "User talk", 4: "Project", 5: "Project talk",
    6: "File", 7: "File talk", 8: "MediaWiki", 9: "MediaWiki talk", 10: "Template", 11: "Template talk",
    12: "Help", 13: "Help talk", 14: "Category", 15: "Category talk", 828: "Module", 829: "Module talk",
}  # fmt: skip
"""Number -> English name of the namespaces that every wiki has. These names are valid in addition to the local ones."""

TEMPLATE, MODULE = 10, 828
_ALIASES = {"image": 6, "image talk": 7}
_NOT_ALLOWED = re.compile(r"[\x00-\x1f\x7f<>\[\]{}|]|%[0-9A-Fa-f]{2}|&[A-Za-z0-9\x80-\U0010ffff]+;|~~~|\ufffd")
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")
_SPACES = re.compile("[ _\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
LONGEST = 255
"""Maximum length of the text of a title in bytes."""


@dataclass(frozen=True, slots=True)
class Title:
    """A page title. ``namespace``: its number; ``text``: the title without namespace and fragment; ``prefix``: local
    name of the namespace; ``fragment``: what follows ``#``; ``interwiki``: prefix of another wiki, or "".
    """

    namespace: int
    text: str
    prefix: str = ""
    fragment: str = ""
    interwiki: str = ""

    @property
    def full(self) -> str:
        """Return the title with interwiki and namespace prefix, without the fragment."""
        name = f"{self.prefix}:{self.text}" if self.prefix else self.text
        return f"{self.interwiki}:{name}" if self.interwiki else name


@dataclass(frozen=True)
class Namespaces:
    """The namespaces of a wiki. ``names``: number -> local name; ``aliases``: other name -> number; ``first_letter``:
    whether titles begin with a capital letter; ``subpages``: numbers of the namespaces in which ``/`` separates
    subpages.
    """

    names: Mapping[int, str] = field(default_factory=lambda: dict(CANONICAL))
    aliases: Mapping[str, int] = field(default_factory=dict)
    first_letter: bool = True
    subpages: frozenset[int] = frozenset({1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 15, 828, 829})

    def __post_init__(self) -> None:
        by_name = {name.casefold(): number for number, name in CANONICAL.items() if name}
        by_name |= _ALIASES
        by_name |= {name.casefold(): number for name, number in self.aliases.items()}
        by_name |= {name.casefold(): number for number, name in self.names.items() if name}
        object.__setattr__(self, "_numbers", by_name)

    def number(self, name: str) -> int | None:
        """Return the number of a namespace from any of its names, ignoring case and ``_``; 0 for a blank name; None if
        there is no such namespace.
        """
        numbers: dict[str, int] = self._numbers  # type: ignore[attr-defined]  # set in __post_init__
        found = numbers.get(" ".join(name.replace("_", " ").split()).casefold())
        return 0 if found is None and not name.strip() else found

    def name(self, number: int) -> str:
        """Return the local name of a namespace; "" for articles and for unknown numbers."""
        return self.names.get(number, CANONICAL.get(number, ""))

    def canonical(self, number: int) -> str:
        """Return the English name of a namespace; the local one if only this wiki has it."""
        return CANONICAL.get(number) or self.names.get(number, "")

    def title(self, text: str, default: int = 0) -> Title | None:
        """Return the title that ``text`` means (``Help:Links#Top``); None if it is invalid. ``default``: the namespace
        of a title without a prefix.
        """
        text = html.unescape(text) if "&" in text else text
        text = _SPACES.sub(" ", _DIRECTION_MARKS.sub("", text)).strip(" ")
        namespace = default
        if text.startswith(":"):
            namespace, text = 0, text[1:].lstrip(" ")
        head, colon, rest = text.partition(":")
        if colon and (number := self.number(head)) is not None and head.strip():
            namespace, text = number, rest.lstrip(" ")
        text, _, fragment = text.partition("#")
        text = text.rstrip(" ")
        if not text or _NOT_ALLOWED.search(text) or len(text.encode("utf-8", "replace")) > LONGEST:
            return None
        # MediaWikiTitleCodec refuses these as well, since browsers would resolve them as paths.
        if text in (".", "..") or text.startswith(("./", "../")) or "/./" in text or "/../" in text:
            return None
        return Title(namespace, self.capitalized(text), self.name(namespace), fragment)

    def make(self, namespace: int, text: str) -> Title:
        """Return the title with this namespace and text, without a test whether it is valid; a prefix in the text is
        part of it.
        """
        return Title(namespace, self.capitalized(text), self.name(namespace))

    def normal(self, text: str) -> str:
        """Return the text of a title as the wiki stores it: single spaces for ``_`` and spaces, and the first letter as
        by :meth:`capitalized`.
        """
        return self.capitalized(_SPACES.sub(" ", text).strip(" "))

    def capitalized(self, text: str) -> str:
        """Return the text with a capital first letter; unchanged if titles of the wiki may begin with a small one."""
        first = text[:1].upper()
        return first + text[1:] if self.first_letter and len(first) == 1 else text

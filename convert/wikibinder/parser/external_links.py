"""Replaces ``[http://… text]`` and addresses in running text by placeholders (Parser::handleExternalLinks and
handleMagicLinks).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from wikibinder.model.nodes import Inlines, Node, PageReference, Reference, Text
from wikibinder.parser.sanitize import decode

if TYPE_CHECKING:
    from collections.abc import Callable

_NETWORK = (
    "http", "https", "ftp", "ftps", "sftp", "irc", "ircs", "gopher", "telnet", "nntp", "worldwind", "svn", "git", "mms",
    "ssh",
)  # fmt: skip
_OTHER = ("xmpp", "sip", "sips", "mailto", "tel", "sms", "news", "bitcoin", "magnet", "urn", "geo")
_PROTOCOLS = f"(?:(?:{'|'.join(_NETWORK)})://|(?:{'|'.join(_OTHER)}):)"


def _behind(names: tuple[str, ...]) -> str:
    """Return a pattern that matches the empty string after one of the URL schemes ``names`` and a colon; the name is a
    group.
    """
    return "(?:" + "|".join(rf"(?<=\b({name}):)" for name in names) + ")"


# The same, from the colon on, so that the search is for one fixed character.
_AT_COLON = f":(?:{_behind(_NETWORK)}//|{_behind(_OTHER)})"
_SPACE = r"\x20\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_URL = rf'[^\]\[<>"\x00-\x1f\x7f{_SPACE}\ufffd]'
_ADDRESS = rf"(?:\[[0-9a-f:.]+\]|{_URL})"
_BRACKETED = re.compile(
    rf"\[((?:{_PROTOCOLS}|//){_ADDRESS}{_URL}*)[{_SPACE}]*([^\]\x00\x03-\x08\x0a-\x1f]{{0,2000}})\]", re.IGNORECASE
)
_FREE = re.compile(rf"<[^<>]*>|{_AT_COLON}{_ADDRESS}{_URL}*", re.IGNORECASE)
_MIGHT = re.compile(_AT_COLON, re.IGNORECASE)
_PROTOCOL = re.compile(_PROTOCOLS, re.IGNORECASE)
_URL_END = re.compile(r"&(?:lt|gt|nbsp|#x0*(?:3[CcEe]|[Aa]0)|#0*(?:60|62|160));")
_ENCODED = re.compile(r'[][<>"|\x00-\x20\x7f]')
_ENTITY_AT_END = re.compile(r"&(?:[A-Za-z]+|#[xX][0-9A-Fa-f]+|#[0-9]+)$")


_BLANK = rf"(?:[\t{_SPACE}]|&nbsp;|&#0*160;|&#[Xx]0*[Aa]0;)"
_DASH = rf"(?:-|{_BLANK})"
_NUMBER = re.compile(
    rf"<[^<>]*>|R(?<=\bR)FC{_BLANK}+(?P<rfc>[0-9]+)\b|P(?<=\bP)MID{_BLANK}+(?P<pmid>[0-9]+)\b"
    rf"|I(?<=\bI)SBN{_BLANK}+(?P<isbn>(?:97[89]{_DASH}?)?(?:[0-9]{_DASH}?){{9}}[0-9Xx])\b"
)
_REGISTERS = {"rfc": "https://datatracker.ietf.org/doc/html/rfc", "pmid": "https://pubmed.ncbi.nlm.nih.gov/"}
"""Group of _NUMBER (``rfc``, ``pmid``) -> web address to which the number is appended (Parser::handleMagicLinks)."""


class ExternalLinkHost(Protocol):
    """The methods of the parser that the conversion of external links uses."""

    def mark(self, nodes: tuple[Node, ...]) -> str: ...

    def fragment(self, text: str, *, free_links: bool = True) -> Inlines: ...


def external(text: str, linker: ExternalLinkHost) -> str:
    """Return the text with placeholders for its external links: ``[http://… label]``, plain addresses, ISBN, RFC and
    PMID.
    """
    if "[" in text and ("//" in text or ":" in text):
        text = _BRACKETED.sub(_bracketed(linker), text)
    return free_links(text, linker)


def free_links(text: str, linker: ExternalLinkHost) -> str:
    """Return the text with placeholders for the plain addresses, ISBN, RFC and PMID numbers in it."""
    if _MIGHT.search(text):
        text = _addresses(text, linker)
    return _NUMBER.sub(_numbered(linker), text) if "RFC" in text or "PMID" in text or "ISBN" in text else text


def _addresses(text: str, linker: ExternalLinkHost) -> str:
    out: list[str] = []
    position = 0
    for match in _FREE.finditer(text):
        if match.lastindex:
            start = match.start(match.lastindex)
            out += [text[position:start], _free(text[start : match.end()], linker)]
            position = match.end()
    return "".join([*out, text[position:]])


def _numbered(linker: ExternalLinkHost) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        found = match.group()
        kind = match.lastgroup
        if kind is None:
            return found
        label: Inlines = (Text(decode(found)),)
        if kind == "isbn":
            digits = re.sub(r"[^0-9Xx]", "", decode(match["isbn"])).upper()
            return linker.mark((PageReference(f"Special:BookSources/{digits}", "", label),))
        return linker.mark((Reference(_REGISTERS[kind] + match[kind], label),))

    return replace


def _bracketed(linker: ExternalLinkHost) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        url, label = match.groups()
        if end := _URL_END.search(url):
            url, label = url[: end.start()], f"{url[end.start() :]} {label}"
        label = label.strip()
        return linker.mark((Reference(decode(url), linker.fragment(label, free_links=False) if label else ()),))

    return replace


def _shown(address: str) -> str:
    """Return an address as the label of its own link, as MediaWiki prints it: spaces, quotes and brackets in it are
    percent-encoded.
    """
    return _ENCODED.sub(lambda found: quote(found[0]), address)


def _free(found: str, linker: ExternalLinkHost) -> str:
    """Return a placeholder for the address at the beginning of ``found``, followed by the rest, such as punctuation
    that belongs to the sentence; ``found`` itself if it is no address.
    """
    end = _URL_END.search(found)
    url = found[: end.start()] if end else found
    bare = url.rstrip(",;.:!?" if "(" in url else ",;.:!?)")
    if url[len(bare) : len(bare) + 1] == ";" and _ENTITY_AT_END.search(bare):
        bare += ";"
    protocol = _PROTOCOL.match(found)
    if protocol is None or len(bare) <= protocol.end():
        return found
    return linker.mark((Reference(decode(bare), (Text(_shown(decode(bare))),)),)) + found[len(bare) :]

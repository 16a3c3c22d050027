"""Rewrites addresses of external links in articles to addresses that are valid by the URL Standard."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from wikibinder.editions.shared.converted import is_written
from wikibinder.model.addresses import as_browsers_read

if TYPE_CHECKING:
    from sphinx.application import Sphinx

EXTERNAL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")

SCHEMES: Final = frozenset(("http", "https", "ftp", "mailto", "tel", "news", "irc", "urn"))
HIERARCHICAL: Final = frozenset(("http", "https", "ftp"))
LABEL: Final = re.compile(r"[\w-]+", re.ASCII)
LONE_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")
SAFE: Final = "!$%&'()*+,-./:;=?@_~"
"""Characters of a path, query or fragment that are not percent-encoded, besides ASCII letters and digits."""


def valid_address(address: str) -> str | None:
    """Return an absolute address (URL) with every invalid character encoded; None if it cannot be a link, because its
    scheme is not in ``SCHEMES`` or its host or port is invalid.
    """
    address = as_browsers_read(address.strip())
    scheme, colon, rest = address.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in SCHEMES or not rest:
        return None
    if scheme not in HIERARCHICAL:
        return f"{scheme}:{_quoted(rest)}"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        host = host if LABEL.sub("", host).strip(".") == "" else host.encode("idna").decode("ascii")
    except ValueError:
        # Invalid port, IPv6 address or host name.
        return None
    if not _is_host(host):
        return None
    user = f"{_quoted(parts.netloc.rpartition('@')[0])}@" if "@" in parts.netloc else ""
    path = _quoted(parts.path) if parts.path.startswith("/") or not parts.path else "/" + _quoted(parts.path)
    query = f"?{_quoted(parts.query)}" if "?" in address.partition("#")[0] else ""
    fragment = f"#{_quoted(parts.fragment)}" if "#" in address else ""
    return f"{scheme}://{user}{host}{f':{port}' if port is not None else ''}{path}{query}{fragment}"


def _quoted(text: str) -> str:
    return quote(LONE_PERCENT.sub("%25", text), safe=SAFE)


def _is_host(host: str) -> bool:
    labels = host.removesuffix(".").split(".")
    return all(LABEL.fullmatch(label) and _is_encoded_word(label) for label in labels)


def _is_encoded_word(label: str) -> bool:
    """Whether a label of a host name is valid Punycode, or does not begin like Punycode (``xn--``)."""
    if not label.startswith("xn--"):
        return True
    try:
        return bool(label.encode("ascii").decode("idna"))
    except UnicodeError:
        return False


def visit_reference(translator: HTML5Translator, node: nodes.reference) -> None:
    """Write the start of a link; on a converted page with its external address made valid. If that is impossible, write
    the text of the link and the address instead, and raise SkipNode.
    """
    address = node.get("refuri", "")
    if not is_written(translator, node) or node.get("internal") or not EXTERNAL.match(address):
        HTML5Translator.visit_reference(translator, node)
        return
    valid = valid_address(f"https:{address}" if address.startswith("//") else address)
    if valid is not None:
        node["refuri"] = valid
        HTML5Translator.visit_reference(translator, node)
        return
    for child in node.children:
        child.walkabout(translator)
    if address not in node.astext():
        translator.body.append(f" ({escape(address)})")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the visitor of links, which changes addresses on converted pages only."""
    app.add_node(nodes.reference, override=True, html=(visit_reference, None))

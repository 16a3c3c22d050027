"""Types of the values of ``--site``, ``--source-site``, ``--language`` and ``--category``: they normalise a value or
reject it with one sentence.
"""

from __future__ import annotations

import argparse
import re
from urllib.parse import urlsplit

from wikibinder.parser.namespaces import LANGUAGES, namespace

_HOST = re.compile(r"(?:[\w-]+\.)*[\w-]+(?::\d{1,5})?|\[[0-9A-Fa-f:.]+\](?::\d{1,5})?")
_BASE_URL = re.compile(r"https?://(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:/[\w.~%!$&()*+,;=:@/-]*)?", re.ASCII)
_TAG = re.compile(r"[A-Za-z]{2,}(?:-[A-Za-z0-9]+)*")


def site(text: str) -> str:
    """Return the address of a wiki, such as ``https://de.wikipedia.org``, or of its articles with ``{title}`` for the
    title, with or without scheme as given, without spaces and slashes at the end; "" is accepted. Raises
    ArgumentTypeError for other texts, such as the address of a page.
    """
    address = text.strip().rstrip("/")
    if not address:
        return ""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text} is not the address of a wiki, such as https://de.wikipedia.org"
        ) from None
    # Without a scheme, a word such as "Berlin" is a title at the wrong place.
    named = "://" in address or "." in parts.netloc or parts.netloc.partition(":")[0] == "localhost"
    if parts.scheme not in ("http", "https") or not named or not _HOST.fullmatch(parts.netloc):
        raise argparse.ArgumentTypeError(f"{text} is not the address of a wiki, such as https://de.wikipedia.org")
    if "{title}" in address:
        return address
    # Users paste the address of a page; taken as that of the wiki it would make wrong links.
    if parts.query or parts.fragment or ".php" in parts.path or "/wiki/" in parts.path:
        wiki = f"{parts.scheme}://{parts.netloc}"
        raise argparse.ArgumentTypeError(
            f"{text} is the address of a page; give that of the wiki, {wiki}, or write {{title}} for the page's title"
        )
    return address


def source_site(text: str) -> str:
    """Return a value of ``--source-site``, ``NAME=URL`` (sources and the address of their wiki), without spaces around
    its parts; raises ArgumentTypeError for other texts.
    """
    name, equals, address = text.partition("=")
    if not (name.strip() and equals and address.strip()):
        raise argparse.ArgumentTypeError(f"{text} is not NAME=URL, such as de=https://de.wikipedia.org")
    return f"{name.strip()}={site(address)}"


def parts(text: str) -> tuple[str, str]:
    """Return the name and the address in a value of ``--source-site`` (``NAME=URL``)."""
    name, _equals, address = text.partition("=")
    return name, address


def base_url(text: str) -> str:
    """Check the address at which a site will be published; return it, or raise ArgumentTypeError if the text is no web
    address or has characters that a browser would escape. "" is accepted.
    """
    # argparse also passes the default, an empty text.
    if text and not _BASE_URL.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text} is not the address of a site, such as https://example.org/book/")
    return text


def language(text: str) -> str:
    """Return a language code in MediaWiki's form: ``pt-br`` for ``pt_BR``. Raises ArgumentTypeError for an unknown one;
    "" is accepted.
    """
    code = text.strip().replace("_", "-").lower()
    if code and not (_TAG.fullmatch(code) and (code in LANGUAGES or code.partition("-")[0] in _languages())):
        raise argparse.ArgumentTypeError(f"{text} is not a language code, such as de or pt-br")
    return code


def _languages() -> frozenset[str]:
    """Return the codes of the languages that have a Wikipedia or are in CLDR."""
    from babel.core import get_global  # noqa: PLC0415 (only an option that names a language needs it)

    return LANGUAGES | {str(tag).partition("_")[0] for tag in get_global("likely_subtags")}


def category(text: str) -> str:
    """Return the name of a category, without a namespace prefix in any language and without the brackets of a link."""
    text = text.strip().removeprefix("[[").removesuffix("]]").lstrip(":")
    prefix, colon, name = text.partition(":")
    return name.strip() if colon and namespace(prefix) == "category" else text.strip()

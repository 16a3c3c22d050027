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
    """Accept the address of a wiki: ``https://de.wikipedia.org``, or that of an article with ``{title}`` for its
    title.
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
    """Accept the wiki of some sources, as ``NAME=URL``."""
    name, equals, address = text.partition("=")
    if not (name.strip() and equals and address.strip()):
        raise argparse.ArgumentTypeError(f"{text} is not NAME=URL, such as de=https://de.wikipedia.org")
    return f"{name.strip()}={site(address)}"


def parts(text: str) -> tuple[str, str]:
    """Split a value of ``--source-site`` into name and address."""
    name, _equals, address = text.partition("=")
    return name, address


def base_url(text: str) -> str:
    """Accept the address of a published site; characters that a browser would escape are refused."""
    # argparse also passes the default, an empty text.
    if text and not _BASE_URL.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text} is not the address of a site, such as https://example.org/book/")
    return text


def language(text: str) -> str:
    """Accept a language code in MediaWiki's form: ``pt_BR`` becomes ``pt-br``."""
    code = text.strip().replace("_", "-").lower()
    if code and not (_TAG.fullmatch(code) and (code in LANGUAGES or code.partition("-")[0] in _languages())):
        raise argparse.ArgumentTypeError(f"{text} is not a language code, such as de or pt-br")
    return code


def _languages() -> frozenset[str]:
    """Return the language codes of Wikipedias and of CLDR."""
    from babel.core import get_global  # noqa: PLC0415 (only an option that names a language needs it)

    return LANGUAGES | {str(tag).partition("_")[0] for tag in get_global("likely_subtags")}


def category(text: str) -> str:
    """Accept the name of a category, and remove a namespace prefix in any language and the brackets of a link."""
    text = text.strip().removeprefix("[[").removesuffix("]]").lstrip(":")
    prefix, colon, name = text.partition(":")
    return name.strip() if colon and namespace(prefix) == "category" else text.strip()

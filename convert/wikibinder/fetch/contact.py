"""The User-Agent header, with the contact that Wikimedia's rules require (https://w.wiki/4wJS)."""

from __future__ import annotations

import os
import sys

from wikibinder import __version__
from wikibinder.fetch.errors import FetchError

VARIABLE = "WIKIBINDER_CONTACT"
WIKIMEDIA = (
    "wikipedia.org", "wiktionary.org", "wikibooks.org", "wikiquote.org", "wikisource.org", "wikinews.org",
    "wikiversity.org", "wikivoyage.org", "wikimedia.org", "wikidata.org", "mediawiki.org",
)  # fmt: skip


def is_wikimedia(host: str) -> bool:
    """Whether a host (with or without port) belongs to a wiki of Wikimedia."""
    name = host.partition(":")[0].lower()
    return any(name == domain or name.endswith(f".{domain}") for domain in WIKIMEDIA)


def user_agent(contact: str) -> str:
    """Return the value of the User-Agent header. ``contact``: an e-mail or web address, of which only ASCII characters
    are used; "" if there is none, which the header then says.
    """
    # The value of a header must be one line of ASCII.
    printable = "".join(c for c in contact if c.isascii() and c.isprintable()).strip()[:200]
    return f"wikibinder/{__version__} ({printable or 'no contact given'})"


def contact_for(host: str, given: str) -> str:
    """Return the contact to send to a host: ``given``, or that in the environment variable WIKIBINDER_CONTACT, or for a
    host of Wikimedia what the user types on a terminal; "" if there is none.

    Raises FetchError if Wikimedia requires a contact and there is none.
    """
    contact = given or os.environ.get(VARIABLE, "")
    if contact or not is_wikimedia(host):
        return contact
    # Without a terminal the question cannot be answered, so the run ends with a message.
    if sys.stdin is not None and sys.stdin.isatty():
        print(f"{host} requires a contact for requests of this program.", file=sys.stderr)
        contact = input("Your e-mail address, or that of your page: ").strip()
    if not contact:
        raise FetchError(f"{host}: Wikimedia's rules require a contact; give --contact YOU@EXAMPLE.ORG")
    return contact

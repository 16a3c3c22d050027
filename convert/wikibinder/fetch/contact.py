"""Who asks: the User-Agent, with the contact that Wikimedia's rules want (https://w.wiki/4wJS)."""

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
    """Whether a host is one of Wikimedia's."""
    name = host.partition(":")[0].lower()
    return any(name == domain or name.endswith(f".{domain}") for domain in WIKIMEDIA)


def user_agent(contact: str) -> str:
    """The User-Agent of a run."""
    # The value of a header: one line of ASCII.
    said = "".join(c for c in contact if c.isascii() and c.isprintable()).strip()[:200]
    return f"wikibinder/{__version__} ({said or 'no contact given'})"


def contact_for(host: str, given: str) -> str:
    """The contact: what is given, else the environment's, else for a host of Wikimedia's what is typed."""
    contact = given or os.environ.get(VARIABLE, "")
    if contact or not is_wikimedia(host):
        return contact
    # Nobody can answer in a script: there the run ends with a message.
    if sys.stdin is not None and sys.stdin.isatty():
        print(f"{host} wants to know whom it can write to about this program's requests.", file=sys.stderr)
        contact = input("Your e-mail address, or that of your page: ").strip()
    if not contact:
        raise FetchError(f"{host}: Wikimedia's rules ask for a contact; give --contact YOU@EXAMPLE.ORG")
    return contact

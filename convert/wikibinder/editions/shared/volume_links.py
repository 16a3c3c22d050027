"""Links to articles in other volumes of a book. Pages contain them as relative addresses of pages in the HTML edition.

On the site they work unchanged. In the other editions they point to the site if its address is known
(``html_baseurl``), otherwise to the article on its wiki, by the file ``volumes.json`` next to conf.py; otherwise the
text remains without a link.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

FILE = "volumes.json"
_OTHER_VOLUME = re.compile(r"\.\./\.\./volume-[0-9]+/html/")


def relink(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Handler of ``doctree-resolved``: in editions other than the site, replace addresses of articles in other volumes
    by those on the site or, if its address is unknown, on the wiki; a link with neither becomes text.
    """
    if app.builder.name == "html" or not app.config.wikibinder_volume:
        return
    addresses, base = wiki_addresses(Path(app.srcdir)), app.config.html_baseurl
    for link in list(doctree.findall(nodes.reference)):
        address = link.get("refuri", "")
        if not _OTHER_VOLUME.match(address):
            continue
        if target := urljoin(base, address) if base else addresses.get(address, ""):
            link["refuri"] = target
        else:
            link.replace_self(link.children)


@cache
def wiki_addresses(folder: Path) -> Mapping[str, str]:
    """Return relative address of a page in another volume -> address of the article on its wiki, from the file
    ``volumes.json`` in ``folder``; empty if the file cannot be read.
    """
    try:
        addresses = json.loads(Path(folder, FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return addresses if isinstance(addresses, dict) else {}


def setup(app: Sphinx) -> None:
    """Register the handler that changes links to other volumes."""
    app.connect("doctree-resolved", relink)

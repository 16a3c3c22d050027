"""The page that links to the volumes of a book: their editions, their articles, and a search in all of them."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from urllib.parse import quote

from wikibinder.run.report import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikibinder.book.volumes import Plan, Volume

SHOWN = 3
"""Number of titles that describe a volume whose articles are not in the order of their titles."""

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.1rem/1.55 Charter, "Bitstream Charter", Cambria, Georgia, serif; margin: 2rem auto; max-width: 44em; \
padding: 0 1rem; overflow-wrap: anywhere; }}
h1, h2 {{ font-family: system-ui, sans-serif; line-height: 1.25; }}
h2 {{ border-top: 1px solid; font-size: 1.3rem; margin: 2rem 0 0; padding-top: 1rem; }}
p, details {{ margin: .4rem 0; }}
input, button {{ font: inherit; }}
.editions {{ display: flex; gap: 1.5rem; list-style: none; margin: 0; padding: 0; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{size} in {number}</p>
{search}{volumes}
</main>
</body>
</html>
"""
SEARCH = """\
<form action="{address}" role="search">
<input type="search" name="q" aria-label="Search all volumes"> <button>Search all volumes</button>
</form>
"""
SECTION = """\
<section aria-labelledby="{name}">
<h2 id="{name}">Volume {number}</h2>
<p>{titles} ({size})</p>
<ul class="editions">
{links}
</ul>
<details>
<summary>Articles of volume {number}</summary>
<ul>
{articles}
</ul>
</details>
</section>"""


def page(book: Plan, made: Sequence[Sequence[str]]) -> str:
    """Return the HTML of the page that links to all volumes. ``made``: for each volume the addresses of its editions,
    relative to the page.
    """
    by_title = book.by_title
    sections = [_section(volume, editions, by_title) for volume, editions in zip(book.volumes, made, strict=True)]
    site = next((address for editions in made for address in editions if address.endswith(".html")), "")
    size = plural(sum(len(volume.articles) for volume in book.volumes), "article")
    return PAGE.format(
        title=html.escape(book.title),
        size=size,
        number=plural(len(book.volumes), "volume"),
        search=SEARCH.format(address=quote(site.replace("index.html", "search.html"))) if site else "",
        volumes="\n".join(sections),
    )


def _section(volume: Volume, editions: Sequence[str], by_title: bool) -> str:
    online = any(address.endswith(".html") for address in editions)
    titles = [f"<bdi>{html.escape(article.title)}</bdi>" for article in volume.articles]
    pages = [
        f'<a href="{html.escape(volume.page(article))}">{title}</a>' if online else title
        for article, title in zip(volume.articles, titles, strict=True)
    ]
    return SECTION.format(
        name=volume.name,
        number=volume.number,
        titles=_range(titles) if by_title else _beginning(titles),
        size=plural(len(titles), "article"),
        links="\n".join(f"<li>{_link(address, volume)}</li>" for address in editions),
        articles="\n".join(f"<li>{page}</li>" for page in pages),
    )


def _range(titles: Sequence[str]) -> str:
    return " – ".join(dict.fromkeys((titles[0], titles[-1])))


def _beginning(titles: Sequence[str]) -> str:
    return ", ".join((*titles[:SHOWN], *(["…"] if len(titles) > SHOWN else [])))


def _link(address: str, volume: Volume) -> str:
    kind = address.rpartition(".")[2].upper()
    return f'<a href="{quote(address)}" aria-label="Volume {volume.number} as {kind}">{kind}</a>'

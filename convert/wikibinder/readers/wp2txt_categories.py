"""Splits the line of categories in old wp2txt text into names, which may contain commas themselves.

The names are separated by a comma and a space. A part that cannot be a name by itself is joined to the one before
it:

* the end of an enumeration in lower case ("Arts, crafts, and hobbies"), or an ending of names ("Inc.", "Jr.");
* the name of a state, a province or a country after a place ("Populated places in El Paso County, Texas");
* a name that the article itself contains after the end of the previous name ("University of Nevada, Reno").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Iterable

OLD_COUNTRIES = frozenset((
    "England", "Scotland", "Wales", "Northern Ireland", "Republic of Ireland", "Czech Republic", "Turkey", "Burma",
    "Georgia (country)", "Republic of Macedonia", "Soviet Union",
))  # fmt: skip
"""Names of countries in categories of Wikipedia that CLDR lacks."""
REGIONS = frozenset("""
    Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois
    |Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri
    |Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma
    |Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington
    |West Virginia|Wisconsin|Wyoming|D.C.|Puerto Rico|Guam|New York City|Georgia (U.S. state)|Washington (state)
    |New York (state)|Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland and Labrador|Nova Scotia|Ontario
    |Prince Edward Island|Quebec|Saskatchewan|Yukon|Northwest Territories|Nunavut|New South Wales|Queensland
    |South Australia|Tasmania|Victoria|Victoria (Australia)|Western Australia|Northern Territory
    |Australian Capital Territory|Cornwall|Kent|Surrey|Sussex|Essex|Lancashire|Cumbria|Norfolk|Suffolk|Devon|Dorset
    |Somerset|Wiltshire|Hampshire|Berkshire|Hertfordshire|Lincolnshire|Yorkshire|London|Dublin|Andhra Pradesh|Bihar
    |Goa|Gujarat|Karnataka|Kerala|Maharashtra|Punjab|Punjab (Pakistan)|Punjab (India)|Rajasthan|Sindh|Tamil Nadu
    |Uttar Pradesh|West Bengal|Bavaria|Saxony|Hesse|Lower Saxony|North Rhine-Westphalia|Schleswig-Holstein
    |Brandenburg|Paris|Berlin|Tokyo
    """.replace("\n", "").replace("    ", "").split("|"))  # fmt: skip
"""Names that may follow the name of a smaller place: states, provinces, counties, and cities with districts."""

ENDINGS = re.compile(r"(?:Inc|Ltd|LLC|Co|Jr|Sr|PLC|plc|S\.A|L\.P|D\.C|Esq)\.?|I{2,3}|IV")
"""Matches a complete part of a line of categories that is an ending of names, such as "Inc." or "Jr."."""
SMALL = re.compile(r"[a-zà-þ]+\b.*")
AND = re.compile(r"\b(?:and|or)\s")
IN_PLACE = re.compile(
    r"(?:^|\s)(?:in|of|from|at|near|around|to|by)\s(?:the\s)?([A-ZÀ-Þ][^,]*)$"
    r"|((?:[A-ZÀ-Þ][\w.’'-]+\s)+(?:County|Parish|Borough|Township|District|University))$"
)
"""Matches the end of a category name that ends with the name of a place, after which the name of a larger place may
follow. Group 1: the place after a preposition ("in", "from"), which is part of the match but not of the group; group 2,
if group 1 is None: a name such as "El Paso County".
"""
NAMES = re.compile(r"[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+)*\s?$")


@cache
def countries() -> frozenset[str]:
    """Return the English names of countries, including some historical ones."""
    territories = Locale("en").territories
    return OLD_COUNTRIES | {str(name) for code, name in territories.items() if code.isalpha()}


def split(line: str, title: str, text: str) -> tuple[str, ...]:
    """Return the names of the categories in a line that separates them by commas, although a name may contain a comma.
    ``title`` and ``text``: of the article; they show which parts belong together.
    """
    names: list[str] = []
    parts = [part.strip() for part in line.split(", ")]
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        goes_on = SMALL.fullmatch(part) and (AND.search(part) or AND.match(following))
        if names and (goes_on or _belongs(names[-1], part, title, text)):
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return tuple(filter(None, names))


def _belongs(name: str, part: str, title: str, text: str) -> bool:
    """Whether ``part``, which follows the category name ``name`` after a comma, continues it: as an ending such as
    "Jr.", or as the name of a larger place, which is in one of the tables or follows the end of ``name`` in the
    article. ``title`` and ``text``: of the article.
    """
    if ENDINGS.fullmatch(part):
        return True
    place = IN_PLACE.search(name)
    smaller = (place[1] or place[2]).strip() if place else ""
    # An article is often in the category of its own name: "Texas" in the article on Texas.
    if not smaller or smaller == part or part == title.partition(" (")[0]:
        return False
    names_of_countries = countries()
    if (part in names_of_countries and smaller not in names_of_countries) or (
        part in REGIONS and smaller not in names_of_countries | REGIONS
    ):
        return True
    return bool(NAMES.fullmatch(part)) and _written(smaller, part, (title, text))


def _written(smaller: str, larger: str, texts: Iterable[str]) -> bool:
    """Whether one of the texts contains the names of two places as "smaller, larger"."""
    return any(f"{smaller}, {larger}" in text for text in texts)

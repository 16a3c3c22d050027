"""Templates of flags and country codes, printed as names of countries; letters after a person's name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel.core import get_global

from wikibinder.model.diagnostics import Code
from wikibinder.templates.cldr import locale_of, page_locale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

SPORT_CODES: Mapping[str, str] = {
    "GER": "DE", "SUI": "CH", "NED": "NL", "DEN": "DK", "POR": "PT", "GRE": "GR", "CRO": "HR", "SLO": "SI", "BUL": "BG",
    "LAT": "LV", "RSA": "ZA", "ALG": "DZ", "CHI": "CL", "URU": "UY", "PAR": "PY", "PHI": "PH", "INA": "ID", "MAS": "MY",
    "THA": "TH", "VIE": "VN", "IRI": "IR", "KSA": "SA", "UAE": "AE", "KUW": "KW", "TPE": "TW", "MGL": "MN", "NGR": "NG",
    "ZIM": "ZW", "ZAM": "ZM", "TAN": "TZ", "SUD": "SD", "LBA": "LY", "CGO": "CG", "GUA": "GT", "CRC": "CR", "HON": "HN",
    "HAI": "HT", "PUR": "PR", "BAH": "BS", "BAR": "BB", "TRI": "TT", "MON": "MC", "KOS": "XK", "LIB": "LB", "OMA": "OM",
    "NEP": "NP", "SRI": "LK", "BAN": "BD", "MYA": "MM", "CAM": "KH", "FIJ": "FJ", "SAM": "WS", "TGA": "TO", "VAN": "VU",
    "GAM": "GM", "GUI": "GN", "MAD": "MG", "MAW": "MW", "MTN": "MR", "NIG": "NE", "TOG": "TG", "BUR": "BF", "BOT": "BW",
    "LES": "LS", "ANG": "AO", "GEQ": "GQ", "ESA": "SV", "NCA": "NI", "ARU": "AW", "BER": "BM", "GRN": "GD", "ISV": "VI",
}  # fmt: skip
"""Code of the Olympic Committee or FIFA that differs from ISO 3166 -> two-letter code of ISO 3166."""

OTHER_CODES: Mapping[str, str] = {
    "ENG": "England", "SCO": "Scotland", "WAL": "Wales", "NIR": "Northern Ireland", "URS": "Soviet Union",
    "USSR": "Soviet Union", "YUG": "Yugoslavia", "TCH": "Czechoslovakia", "GDR": "East Germany", "DDR": "East Germany",
    "FRG": "West Germany", "EUN": "Unified Team", "EU": "European Union", "UK": "United Kingdom",
    "SCG": "Serbia and Montenegro",
    "ROC": "Republic of China", "PRC": "China", "UN": "United Nations", "GBR2": "United Kingdom", "BOH": "Bohemia",
    "KOR": "South Korea", "PRK": "North Korea", "RUS": "Russia", "USA": "United States", "GBR": "United Kingdom",
    "CHN": "China", "CZE": "Czech Republic", "HKG": "Hong Kong", "MAC": "Macau", "TUR": "Turkey", "NATO": "NATO",
    "AUT-HUN": "Austria-Hungary", "ASEAN": "ASEAN", "BRICS": "BRICS",
}  # fmt: skip
"""Code of what is no present state, or of a state for which Wikipedia's title differs from CLDR's name -> English
name.
"""


def country(code: str, context: Context) -> str:
    """Return the name of a country, in the page's language, for a code of ISO 3166, FIFA or the Olympic Committee, or
    one of OTHER_CODES; "" if the code is unknown.
    """
    key = code.strip().upper()
    locale = page_locale(context)
    # Before CLDR, whose names for some states differ from those of English Wikipedia.
    if locale.language == "en" and key in OTHER_CODES:
        return OTHER_CODES[key]
    alpha2 = SPORT_CODES.get(key, "") or (get_global("territory_aliases").get(key) or [key])[0]
    name = locale.territories.get(alpha2, "") if len(key) in (2, 3) and not key.isdecimal() else ""
    return str(name or OTHER_CODES.get(key, ""))


def _country_or(value: str, context: Context) -> str:
    text = value.strip()
    return (country(text, context) if text.isupper() and text.isalpha() else "") or text


def flag(template: Template, context: Context) -> Expansion:
    """``{{flag|France}}``, ``{{flagcountry|FRA}}`` -> France, linked: the country without its flag."""
    value = template.get("1", "country")
    if "[[" in value or "{{" in value:
        return value
    name = template.get("name", "label")
    # These parameters only select the picture of the flag.
    template.get("2"), template.get("variant")
    target = _country_or(value, context)
    return f"[[{target}|{name}]]" if name and target else f"[[{target}]]" if target else name


def flag_icon(template: Template, context: Context) -> Expansion:
    """``{{flagicon|FRA}}`` -> "", because it is only a picture next to a name in the article."""
    context.report(Code.TEMPLATE_DROPPED, f"{template.name}: a flag without a name, {template.get('1')}", template)
    return ""


def flag_athlete(template: Template, _context: Context) -> Expansion:
    """``{{flagathlete|[[Ida]]|FRA}}`` -> Ida (FRA)."""
    who, code = (*template.positional, "", "")[:2]
    return f"{who} ({code})" if code else who


def team(template: Template, context: Context) -> Expansion:
    """``{{fb|FRA}}``, ``{{ru|SCO}}``, ``{{nft|…}}`` -> France, Scotland …: a national team, printed as its country."""
    values = [value for value in template.positional if value]
    return _country_or(values[0], context) if values else ""


def country_code(template: Template, context: Context) -> Expansion:
    """``{{FRA}}`` -> France, linked: a template named by the code of a country; text given as first argument follows
    the name.
    """
    name = country(template.name.partition("-")[0], context)
    text = template.get("1")
    return f"[[{name}]]" + (f" {text}" if text and text != "#" and not text.isdecimal() else "")


def is_country(template: Template, context: Context) -> bool:
    """Whether a call is inside a line and named after a country in the language of the page (``* {{Österreich}}``). If
    the language is unknown, or is English and the name is not in ASCII, the languages WITH_COUNTRIES are tried.
    """
    own = context.page.site.language
    if (own == "en" and template.name.isascii()) or context.place_on_page(template):
        return False
    name = template.name.casefold()
    return any(name in _countries(code) for code in ((own,) if own not in ("", "en") else WITH_COUNTRIES))


WITH_COUNTRIES = ("de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ru", "cs", "ja")
"""Codes of the languages whose names of countries are tried if the language of the page is unknown or English."""


@cache
def _countries(language: str) -> frozenset[str]:
    names = locale_of(language).territories.items()
    return frozenset(str(name).casefold() for code, name in names if code.isalpha())


def named_country(template: Template, _context: Context) -> Expansion:
    """``{{Österreich}}`` -> Österreich, linked."""
    return f"[[{template.name}]]"


def post_nominals(template: Template, _context: Context) -> Expansion:
    """``{{Post-nominals|country=CAN|PC|CC}}`` -> PC CC: the letters after a person's name, with commas if the call
    selects them.
    """
    values = [value for value in template.positional if value]
    # Only chooses the links.
    template.get("country")
    sep = ", " if template.get("sep").startswith(",") or template.get("commas") else " "
    return sep.join(values or [template.get("list")])

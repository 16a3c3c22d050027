"""Make ``cs1/data/months.json``: the names of the months in languages other than English, from CLDR (by Babel).

    python -m tests.tools.month_names

Only names of one word are in it. A name that means two months in two languages (``listopad``) is left out, unless
IN_DATES has it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from babel import Locale
from babel.core import get_cldr_version

from wikibinder.cs1.dates import MONTHS

FILE = Path(__file__).resolve().parents[2] / "convert" / "wikibinder" / "cs1" / "data" / "months.json"
LANGUAGES = """
ar be bg ca cs da de el eo es et eu fi fr gl he hu id it lt lv mk nb nl nn pl pt ro ru sk sl sr sv tr uk
""".split()  # noqa: SIM905

IN_DATES = {
    1: "siječnja urtarrilaren urtarrilak ژانویه",
    2: "veljače otsailaren otsailak فوریه",
    3: "ožujka martxoaren martxoak",
    4: "travnja apirilaren apirilak آوریل",
    5: "svibnja maiatzaren maiatzak μαι مه",
    6: "lipnja ekainaren ekainak ژوئن",
    7: "srpnja uztailaren uztailak ژوئیه ژوئيه",
    8: "kolovoza abuztuaren abuztuak اوت",
    9: "rujna irailaren irailak سپتامبر",
    10: "urriaren urriak اکتبر",
    11: "studenoga studenog azaroaren azaroak نوامبر",
    12: "prosinca abenduaren abenduak دسامبر",
}
"""Written by hand: the cases that Croatian and Basque use in dates, and Persian months of the Gregorian calendar.
The other Croatian names are left out: ``listopad`` is October there, and November in Polish and Czech."""


def months() -> dict[int, list[str]]:
    """Month -> its names, sorted."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for language in LANGUAGES:
        for tables in Locale(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in tables.get(width, {}).items():
                    # Hebrew ends abbreviations with a geresh, which the reader of dates drops as it drops full stops.
                    numbers[name.casefold().strip(".׳")].add(number)
    # Two letters ("ag") are other words, too; the reader of dates compares single words.
    known = {
        name: min(found)
        for name, found in numbers.items()
        if len(found) == 1 and len(name) > 2 and not set(name) & set(" ’") and name not in MONTHS
    }
    known |= {name.casefold(): number for number, names in IN_DATES.items() for name in names.split()}
    return {number: sorted(name for name in known if known[name] == number) for number in range(1, 13)}


def main() -> None:
    """Write the file."""
    table = {
        "source": f"CLDR {get_cldr_version()} (Unicode licence); made by tests/tools/month_names.py",
        "months": {str(number): " ".join(names) for number, names in months().items()},
    }
    FILE.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

"""Make ``cs1/data/language_names.txt``: the names of languages in the languages of large Wikipedias, from CLDR.

    python -m tests.tools.language_names > convert/wikibinder/cs1/data/language_names.txt

Only languages that BibLaTeX knows are in it, and names that English does not have.
"""

from __future__ import annotations

from babel import Locale
from babel.core import get_cldr_version

from wikibinder.cs1.languages import biblatex

WIKIS = (
    "de fr ru es ja it zh pt pl nl ar fa uk vi ca sv nb nn fi cs hu ko he tr id ro eu da bg sr sk et hr el lt sl gl hi "
    "th ms mk be hy lv bn eo is cy ka az ta ur"
)


def lines() -> list[str]:
    """A line for each language: its code and its names."""
    english = Locale("en").languages
    known = {name.casefold() for name in english.values()}
    wanted = [code for code, name in sorted(english.items()) if "_" not in code and biblatex(name)]
    taken: dict[str, str] = {}
    for wiki in WIKIS.split():
        languages = Locale.parse(wiki).languages
        for code in wanted:
            name = languages.get(code, "").casefold()
            if name and name not in known:
                taken.setdefault(name, code)
    names = {code: "|".join(name for name, owner in taken.items() if owner == code) for code in wanted}
    return [f"{code}: {text}" for code, text in names.items() if text]


def main() -> None:
    """Print the file."""
    print(f"# Names of languages in other languages, case folded. CLDR {get_cldr_version()}, Unicode licence.")
    print(f"# Made by tests/tools/language_names.py from: {WIKIS}")
    print("\n".join(lines()))


if __name__ == "__main__":
    main()

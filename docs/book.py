"""Build the book of seeds/, or with arguments another one: what ``tox run -e book`` runs.

    tox run -e book
    tox run -e book -- FOLDER --title "Rivers of the North"

Without arguments the articles of seeds/ become the folder book/ beside this file, and the Sphinx project here, with the
manual, is built into build/. Arguments are those of ``wikibinder book``; the book goes to build/ as well.
"""

from __future__ import annotations

import sys

from wikibinder.cli.commands import main

SEEDS = ("--title", "Articles", "--site", "https://en.wikipedia.org", "--drop-empty-sections", "--report",
         "build/report.json")  # fmt: skip


def book(arguments: list[str]) -> int:
    """Build one of the two books; the exit status."""
    if arguments:
        return main(["book", "--output", "build", *arguments])
    if status := main(["convert", "--output", "docs/book", *SEEDS, "seeds"]):
        return status
    return main(["build", "--strict", "--output", "build", "docs"])


if __name__ == "__main__":
    sys.exit(book(sys.argv[1:]))

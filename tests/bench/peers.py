"""Compares EPUB and PDF of the same article made by wikibinder and by pandoc, in one run.

    python tests/bench/peers.py ARTICLE.wiki [--keep FOLDER]

Prints for each edition its words, how many of the words that either EPUB has it lacks, its notes that say something,
and its table cells that are not empty. pandoc reads MediaWiki's markup and writes an EPUB, and Typst source, of which
Typst makes a PDF. ``--keep`` leaves the files in a folder. Needs poppler's ``pdftotext``.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pypandoc  # type: ignore[import-untyped]
import typst

from wikibinder.editions.epub.xhtml import Element, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]{2,}")
Held = tuple[Counter[str], str, str]
"""The words of an edition, its notes, its table cells."""
PARTS = ("nav.xhtml", "genindex.xhtml", "bibliography.xhtml", "sources.xhtml", "index.xhtml", "title_page.xhtml")
"""Pages of the EPUB that are not the article."""


def words(text: str) -> Counter[str]:
    """The words of a text, hyphens at line ends and soft ones undone."""
    text = re.sub(r"[\u00ad\u200b]|-\n(?=[a-z])", "", unicodedata.normalize("NFKC", text))
    return Counter(word.casefold() for word in WORD.findall(text))


def chapters(path: Path) -> Iterator[Element]:
    """Yield the bodies of the pages of an EPUB that hold the article."""
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.endswith(".xhtml") and not name.endswith(PARTS):
                yield from parse(book.read(name).decode()).iter("body")


def text_of(element: Element) -> str:
    """The text of an element, without the source of formulas."""
    for part in element.iter("annotation"):
        part.text = ""
    return " ".join(element.itertext())


def says(element: Element) -> bool:
    """Whether an element holds text other than labels and links back."""
    return len(re.sub(r"[\W\d_]", "", text_of(element))) > 2


def of_epub(path: Path) -> Held:
    """Words, notes and cells of an EPUB."""
    pages = list(chapters(path))
    every = [element for page in pages for element in page.iter() if says(element)]
    notes = sum("footnote" in (element.get("epub:type"), element.get("role", "")[4:]) for element in every)
    cells = sum(element.tag in {"td", "th"} for element in every)
    return words(" ".join(map(text_of, pages))), str(notes), str(cells)


def of_pdf(path: Path) -> Held:
    """Words of a PDF; its notes and cells are no more than text."""
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    return words(done.stdout.decode()), "-", "-"


def make(article: Path, folder: Path) -> dict[str, Held]:
    """Both editions by both programs."""
    pandoc = {kind: folder / f"pandoc.{kind}" for kind in ("epub", "typ", "pdf")}
    found: dict[str, Held] = {}
    try:
        for kind, form in (("epub", "epub3"), ("typ", "typst")):
            pypandoc.convert_file(str(article), form, format="mediawiki", outputfile=str(pandoc[kind]),
                                  extra_args=["--standalone", "--metadata=title:Article"])  # fmt: skip
        found["pandoc EPUB"] = of_epub(pandoc["epub"])
        # the pictures of the article are not at hand, and Typst stops at one that is not there
        source = re.sub(r'image\("(?:[^"\\]|\\.)*"[^()]*\)', "[]", pandoc["typ"].read_text("utf-8"))
        pandoc["pdf"].write_bytes(typst.compile(source.encode()))
        found["pandoc PDF"] = of_pdf(pandoc["pdf"])
    except (RuntimeError, typst.TypstError) as error:
        print(f"pandoc gives no {'PDF' if found else 'EPUB and no PDF'}: {' '.join(str(error).split())[:200]}")
    command = [sys.executable, "-m", "wikibinder", "book", "--title", "Article", "--output", str(folder / "book")]
    subprocess.run([*command, "--edition", "epub", "--edition", "pdf", str(article)], check=True, capture_output=True)
    return {"wikibinder EPUB": of_epub(folder / "book" / "article.epub"),
            "wikibinder PDF": of_pdf(folder / "book" / "article.pdf"), **found}  # fmt: skip


def report(found: dict[str, Held]) -> None:
    """Print a line for each edition; what both EPUBs have together is the measure."""
    epubs = [name for name in found if name.endswith("EPUB")]
    every: Counter[str] = Counter()
    for name in epubs:
        every |= found[name][0]
    print(f"{'edition':16}{'words':>8}{'lacking':>9}{'notes':>7}{'cells':>7}")
    for name, (held, notes, cells) in found.items():
        print(f"{name:16}{held.total():8}{(every - held).total():9}{notes:>7}{cells:>7}")
    for name in epubs:
        lacking = (every - found[name][0]).most_common(12)
        print(f"{name} lacks most: {', '.join(f'{word} {number}' for word, number in lacking)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", type=Path)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        report(make(options.article, folder))


if __name__ == "__main__":
    main()

"""The site of a book of many articles: memory of the build, its largest pages, and how soon its search answers.

    python -m tests.bench.bench_site FOLDER WORK [--articles N] [--built]

FOLDER holds raw wikitext, a page a file (``*.wiki``). N articles (default 1,050) are made of the beginnings of these
files, each with the categories of its file, numbered anew in each repetition. The book is built below WORK (with
``--built`` it is there already) and searched in Chromium: prints, for each word, the milliseconds from opening the page
of results to its first result, with a new browser for each word, those of processor time in the page's process, and the
number of results a second later.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

from tests import browser

WORDS = ("first", "history", "university", "river", "language", "Geschichte")
BEGINNING = 7000
"""Characters of each file that are taken."""
CATEGORY = re.compile(r"\[\[(?:Category|Kategorie|Catégorie|Categoría|Категория|分类|カテゴリ)\s*:[^\]|\n]+")
FIRST = """new Promise(done => {
  const look = left => {
    const found = document.querySelectorAll('#search-results li a').length;
    found || !left ? done([performance.now(), found]) : setTimeout(() => look(left - 1), 5);
  };
  look(4000);
})"""
FOUND = "document.querySelectorAll('#search-results li').length"


def make(source: Path, folder: Path, number: int) -> None:
    """Write the articles."""
    folder.mkdir(parents=True)
    files = sorted(source.glob("*.wiki"))
    for article in range(number):
        repetition, place = divmod(article, len(files))
        text = files[place].read_bytes().decode("utf-8", "replace")
        again = f" {repetition}" if repetition else ""
        names = CATEGORY.findall(text) or ["[[Category:Things"]
        # The whole name of the file, with its number: two files may have the same title.
        title = f"{files[place].stem}{again}"
        beginning = text[:BEGINNING].rpartition("\n\n")[0] or text[:BEGINNING]
        categories = "\n".join(f"{name.rstrip()}{again}]]" for name in names)
        (folder / f"{title}.wiki").write_text(f"{beginning}\n\n{categories}\n", "utf-8")


def build(source: Path, book: Path) -> None:
    """Build the site, and print what that took."""
    began = time.monotonic()
    command = [sys.executable, "-m", "wikibinder", "book", "--quiet", "--title", "Bench", "--edition", "html"]
    subprocess.run([*command, "--jobs", "1", "--output", str(book), str(source)], check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall, cpu = time.monotonic() - began, used.ru_utime + used.ru_stime
    print(f"build: {wall:.0f} s, {cpu:.0f} CPU seconds, largest process {used.ru_maxrss / 1024:.0f} MB")


def sizes(site: Path) -> None:
    """Print the sizes of the largest pages, of the search index and of the general index."""
    pages = sorted(((path.stat().st_size, path.name) for path in site.glob("*.html")), reverse=True)
    print(f"{len(pages)} pages; largest: " + ", ".join(f"{name} {size / 1000:,.0f} kB" for size, name in pages[:5]))
    index = [size for size, name in pages if name.startswith("genindex")]
    print(f"index: {len(index)} pages, largest {max(index) / 1000:,.0f} kB, all {sum(index) / 1000:,.0f} kB")
    search = (site / "searchindex.js").stat().st_size
    print(f"search data: {search / 1000:,.0f} kB, {search / len(pages) / 1000:.1f} kB a page")


def cpu(tab: browser.Tab) -> float:
    """The processor time of the page's process, in milliseconds."""
    metrics = {each["name"]: each["value"] for each in tab.command("Performance.getMetrics")["metrics"]}
    return float(metrics["ProcessTime"]) * 1000


def search(site: Path) -> None:
    """Print how soon each word is answered."""
    with browser.served(site) as address:
        for word in WORDS:
            with browser.tab() as tab:
                tab.open(f"{address}/index.html")
                tab.command("Performance.enable", timeDomain="threadTicks")
                before = cpu(tab)
                tab.open(f"{address}/search.html?q={quote(word)}")
                milliseconds, _ = tab.run(FIRST)
                used = cpu(tab) - before
                time.sleep(1)
                found = tab.run(FOUND)
                print(
                    f"{word}: first result after {milliseconds:.0f} ms ({used:.0f} of CPU), {found} results", flush=True
                )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--articles", type=int, default=1050)
    parser.add_argument("--built", action="store_true")
    options = parser.parse_args()
    if not options.built:
        make(options.folder, options.work / "pages", options.articles)
        build(options.work / "pages", options.work / "book")
    sizes(options.work / "book" / "html")
    search(options.work / "book" / "html")


if __name__ == "__main__":
    main()

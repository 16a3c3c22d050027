"""What the bibliographies cost: the same articles built with cited entries and with plain footnotes, in one run.

    python tests/bench/bench_editions.py [N ...]

Prints CPU seconds for a whole build, a build with nothing changed, one after a touched .bib and one after an edited
page, and what an article costs beyond the same article with footnotes that need no bibliography.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

WORDS = ("the", "of", "and", "to", "in", "was", "for", "on", "that", "with", "by", "as", "river", "town", "north",
         "school", "people", "work", "early", "war", "state", "house", "road")  # fmt: skip
CONF = 'project = "Bench"\nextensions = ["convert.editions"]\n'


def sentence(rng: random.Random) -> str:
    """A sentence of any words."""
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(9, 22))).capitalize() + "."


def entry(number: int, place: int, rng: random.Random) -> tuple[str, str]:
    """A key and its entry."""
    key = f"writer{number}x{place}-aaaaaa"
    title = sentence(rng).title().rstrip(".")
    return key, (
        f"@article{{{key},\n  author = {{Writer{number}x{place}, A. B.}},\n  title = {{{{{title}}}}},\n"
        f"  journaltitle = {{{{Journal of Words}}}},\n  volume = {{{place}}},\n  number = {{2}},\n"
        f"  pages = {{{place}--{place + 9}}},\n  date = {{{1950 + place}-05-{place % 28 + 1:02}}},\n"
        f"  doi = {{10.1000/{number}.{place}}},\n}}\n"
    )


def footnote(number: int, place: int) -> str:
    """What the entry prints, typed by hand."""
    title = sentence(random.Random(place)).title()  # noqa: S311  (text, not secrets)
    return (f"Writer{number}x{place}, A. B. ({place % 28 + 1} May {1950 + place}). “{title}”. *Journal of Words* "
            f"**{place}** (2): {place}–{place + 9}. doi:\\ `10.1000/{number}.{place} "
            f"<https://doi.org/10.1000/{number}.{place}>`__.")  # fmt: skip


def article(number: int, total: int, *, cited: bool) -> tuple[str, str]:
    """The .rst and the .bib of one article with 18 references."""
    rng = random.Random(number)  # noqa: S311  (text, not secrets)
    title = f"Article {number}"
    lines, bib, notes = [":wikititle: " + title, "", title, "=" * len(title), ""], [], []
    for place in range(18):
        if place % 3 == 0:
            lines += [f"Section {place}", "-" * 12, ""]
        key, record = entry(number, place, rng)
        bib.append(record)
        text = " ".join(sentence(rng) for _ in range(4))
        mark = f":footcite:p:`{key}`" if cited else f"[#n{place}]_"
        notes.append(f"   .. [#n{place}] {footnote(number, place)}\n")
        lines += [f"{text}\\ {mark} See :doc:`article-{rng.randrange(total)}`.", ""]
    lines += ["References", "----------", "", ".. container:: references", ""]
    lines += ["   .. footbibliography::", ""] if cited else notes
    return "\n".join(lines), "\n".join(bib)


def write(folder: Path, total: int, *, cited: bool) -> None:
    """A project of ``total`` articles."""
    folder.mkdir()
    extra = "   bibliography\n" if cited else ""
    pages = "".join(f"   article-{number}\n" for number in range(total))
    (folder / "conf.py").write_text(CONF)
    (folder / "index.rst").write_text(f"Bench\n=====\n\n.. toctree::\n   :maxdepth: 1\n\n{pages}{extra}")
    if cited:
        (folder / "bibliography.rst").write_text("Bibliography\n============\n\n.. bibliography::\n")
    for number in range(total):
        rst, bib = article(number, total, cited=cited)
        (folder / f"article-{number}.rst").write_text(rst)
        if cited:
            (folder / f"article-{number}.bib").write_text(bib)


def build(folder: Path) -> float:
    """CPU seconds of one HTML build."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html",
               "-d", f"{folder}.doctrees", str(folder), f"{folder}.html"]
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure each size given."""
    for total in [int(size) for size in sys.argv[1:]] or [50, 200]:
        with tempfile.TemporaryDirectory() as name:
            cited, plain = Path(name, "cited"), Path(name, "plain")
            write(cited, total, cited=True)
            write(plain, total, cited=False)
            whole, footnotes = build(cited), build(plain)
            nothing = build(cited)
            os.utime(cited / "article-3.bib")
            touched = build(cited)
            with (cited / "article-4.rst").open("a") as page:
                page.write("\nA new sentence.\n")
            edited = build(cited)
        print(
            f"{total} articles: {whole:.1f} s, {1000 * whole / total:.0f} ms each, {whole / footnotes:.2f} times plain "
            f"footnotes ({footnotes:.1f} s); nothing changed {nothing:.2f} s, one .bib touched {touched:.2f} s, one "
            f"page edited {edited:.2f} s"
        )


if __name__ == "__main__":
    main()

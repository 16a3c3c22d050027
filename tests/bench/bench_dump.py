"""Makes a large dump by repetition and measures ``citations`` and ``convert`` on it: in one run, and in merged shards.

    python tests/bench/bench_dump.py make DUMP [--articles FOLDER] [--dumps FILE ...] [--megabytes N]
    python tests/bench/bench_dump.py pack DUMP PACKED
    python tests/bench/bench_dump.py run DUMP WORK KIND WAY ...

``make`` writes N megabytes of XML: in bytes 55 % long articles (the raw wikitext of FOLDER, a page a file), 10 % short
ones (the lead sections of the same), 2 % redirects to them and 33 % pages of other namespaces (from FILE). Repeated
pages have other titles and page ids. ``pack`` writes the same as a multistream bzip2 file of 100 pages a stream.

``run`` runs KIND (``citations`` or ``convert``) in each WAY: a number of workers (``1``, ``2``) or ``shards``, which
are 4 shards, one after the other, of 2 workers each, and their merging. Prints for each command the seconds on the
clock, the CPU seconds with those of children, the memory of the largest process and of all processes together (MB), and
for each way the digest of what it wrote, which is removed from WORK then; ends with status 1 if the digests differ.
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import os
import re
import resource
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHARES = {"article": 55, "short": 10, "redirect": 2, "other": 33}
"""Percent of the bytes for each kind of page."""
SHARDS = 4
STREAM = 100
"""Pages in a stream of a packed dump, as in Wikimedia's."""
HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo>
    <sitename>Wikipedia</sitename><dbname>enwiki</dbname><base>https://en.wikipedia.org/wiki/Main_Page</base>
    <generator>bench_dump.py</generator><case>first-letter</case>
  </siteinfo>
"""
TAIL = "</mediawiki>\n"


class MadePage(NamedTuple):
    """A page to repeat: ``target`` is that of a redirect."""

    title: str
    namespace: str
    text: str
    target: str = ""

    def xml(self, number: int, repetition: int) -> str:
        """The page as a dump has it: all repetitions but the first have their number in the title."""
        title = f"{self.title} {repetition}" if repetition else self.title
        redirect = f'    <redirect title="{escape(self.target, {chr(34): "&quot;"})}" />\n' if self.target else ""
        length = len(self.text.encode())
        return (
            f"  <page>\n    <title>{escape(title)}</title>\n    <ns>{self.namespace}</ns>\n    <id>{number}</id>\n"
            f"{redirect}    <revision>\n      <id>{number + 10**9}</id>\n      <parentid>{number}</parentid>\n"
            "      <timestamp>2026-01-01T00:00:00Z</timestamp>\n      <contributor>\n"
            "        <username>Example</username>\n        <id>1</id>\n      </contributor>\n"
            "      <model>wikitext</model>\n      <format>text/x-wiki</format>\n"
            f'      <text bytes="{length}" xml:space="preserve">{escape(self.text)}</text>\n'
            "    </revision>\n  </page>\n"
        )


def articles(folder: Path) -> list[MadePage]:
    """The files of a folder, titled by their names without number and language."""
    found = []
    for path in sorted(folder.glob("*.wiki")):
        title = re.sub(r"^\d+_[a-z]+_", "", path.stem).replace("_", " ")
        found.append(MadePage(title, "0", path.read_bytes().decode("utf-8", "replace").replace("\0", "")))
    return found


def shortened(page: MadePage) -> MadePage:
    """Return an article that consists of the text before the page's first heading."""
    return MadePage(f"{page.title} (short)", "0", re.split(r"(?m)^==", page.text, maxsplit=1)[0])


def redirect(page: MadePage) -> MadePage:
    """A redirect to the page."""
    return MadePage(f"{page.title} (other name)", "0", f"#REDIRECT [[{page.title}]]", page.title)


def of_dump(path: Path) -> Iterator[MadePage]:
    """The pages of a dump that are neither articles nor redirects."""
    with (bz2.open if path.suffix == ".bz2" else open)(path, "rb") as file:
        for _, element in ET.iterparse(file):  # noqa: S314 (a file that the user names)
            if element.tag.endswith("}page"):
                values = {child.tag.rpartition("}")[2]: child.text or "" for child in element.iter()}
                if values["ns"] != "0" and "redirect" not in values:
                    yield MadePage(values["title"], values["ns"], values["text"])
                element.clear()


def endless(pages: Sequence[MadePage]) -> Iterator[tuple[MadePage, int]]:
    """The pages again and again, each with the number of the repetition."""
    for repetition in count():
        yield from ((page, repetition) for page in pages)


def make(path: Path, folder: Path, dumps: Iterable[Path], size: int) -> None:
    """Write a dump of about ``size`` bytes."""
    long = articles(folder)
    pages = {
        "article": endless(long),
        "short": endless([shortened(page) for page in long]),
        "redirect": endless([redirect(page) for page in long]),
        "other": endless([page for dump in dumps for page in of_dump(dump)]),
    }
    written, numbers = dict.fromkeys(SHARES, 0), dict.fromkeys(SHARES, 0)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD)
        for number in count(1):
            kind = min(SHARES, key=lambda kind: written[kind] / SHARES[kind])
            page, repetition = next(pages[kind])
            xml = page.xml(number, repetition)
            file.write(xml)
            written[kind] += len(xml.encode())
            numbers[kind] += 1
            if sum(written.values()) >= size:
                break
        file.write(TAIL)
    for kind in SHARES:
        print(f"{kind:10}{numbers[kind]:9,} pages {written[kind] / 1e6:9,.1f} MB")


def streams(path: Path) -> Iterator[bytes]:
    """Yield a dump in pieces of 100 pages; its opening and its closing elements are separate pieces."""
    piece: list[bytes] = []
    pages = 0
    with path.open("rb") as file:
        for line in file:
            starts = line.startswith((b"  <page>", b"</mediawiki>"))
            if starts and (pages % STREAM == 0 or line.startswith(b"<")):
                yield b"".join(piece)
                piece = []
            pages += starts
            piece.append(line)
    yield b"".join(piece)


def pack(path: Path, packed: Path) -> None:
    """Write the dump as a multistream file."""
    with packed.open("wb") as file, ProcessPoolExecutor(2) as pool:
        window = []
        for piece in streams(path):
            window.append(pool.submit(bz2.compress, piece))
            if len(window) == 2 * STREAM:
                file.write(window.pop(0).result())
        for future in window:
            file.write(future.result())


def memory(session: int) -> int:
    """The memory of all processes of a session, in bytes; pages that several share are divided among them."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == session:
                rollup = (folder / "smaps_rollup").read_text()
                total += int(re.findall(r"^Pss: +(\d+)", rollup, re.MULTILINE)[0]) * 1024
        except (OSError, IndexError):  # it has ended
            continue
    return total


def spent(what: str, command: Sequence[str]) -> None:
    """Run a command of wikibinder and print its cost; the memory printed is the peak of all commands so far."""
    began, before = time.monotonic(), os.times()
    process = subprocess.Popen([sys.executable, "-m", "wikibinder", *command], start_new_session=True)
    most = 0
    while process.poll() is None:
        most = max(most, memory(process.pid))
        time.sleep(1)
    after, wall = os.times(), time.monotonic() - began
    cpu = sum(after[2:4]) - sum(before[2:4])
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{what:36}{wall:9.1f}{cpu:9.1f}{largest:8.0f}{most / 2**20:8.0f}", flush=True)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")


def digest(path: Path) -> str:
    """The digest of a file, or of all pages and libraries of a folder."""
    if path.is_file():
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    whole = hashlib.sha256()
    # The folder of a merged book has three more pages than that of convert, and its index names them.
    own = {"index.rst", "bibliography.rst", "sources.rst"}
    for page in sorted(page for pattern in ("*.rst", "*.bib") for page in path.rglob(pattern)):
        if page.name not in own:
            whole.update(f"{page.relative_to(path)}\0{digest(page)}\n".encode())
    return whole.hexdigest()


def written(kind: str, way: str, dump: Path, work: Path) -> Path:
    """The output of a way, made."""
    suffix = ".jsonl" if kind == "citations" else ""
    out = work / f"{kind}-{way}{suffix}"
    command = [kind, "--quiet", str(dump), "--output"]
    if way != "shards":
        spent(f"{kind}, {way} workers", [*command, str(out), "--jobs", way])
        return out
    parts = [work / f"{kind}-part-{number}{suffix}" for number in range(SHARDS)]
    for number, part in enumerate(parts):
        spent(f"{kind}, shard {number}/{SHARDS}", [*command, str(part), "--jobs", "2", "--shard", f"{number}/{SHARDS}"])
    spent(f"{kind}, merge of {SHARDS} shards", ["merge", "--quiet", *map(str, parts), "--output", str(out)])
    for part in parts:
        remove(part)
    return out


def remove(path: Path) -> None:
    """Remove a file with its note, or a folder."""
    if path.is_dir():
        shutil.rmtree(path)
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()


def run(dump: Path, work: Path, kind: str, ways: Sequence[str]) -> int:
    """Measure every way in ``ways`` and compare the files that they wrote; return the exit status."""
    print(f"{dump.name}, {dump.stat().st_size / 1e6:,.0f} MB; seconds, CPU seconds, MB of the largest process, of all")
    digests = {}
    for way in ways:
        out = written(kind, way, dump, work)
        digests[way] = digest(out)
        print(f"{kind}, {way}: {digests[way]}", flush=True)
        remove(out)
    return int(len(set(digests.values())) != 1)


def main() -> int:
    """Make, pack or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("dump", type=Path)
    making.add_argument("--articles", type=Path, required=True)
    making.add_argument("--dumps", type=Path, nargs="+", required=True)
    making.add_argument("--megabytes", type=int, default=2000)
    packing = commands.add_parser("pack")
    packing.add_argument("dump", type=Path)
    packing.add_argument("packed", type=Path)
    running = commands.add_parser("run")
    running.add_argument("dump", type=Path)
    running.add_argument("work", type=Path)
    running.add_argument("kind", choices=("citations", "convert"))
    running.add_argument("ways", nargs="+")
    options = parser.parse_args()
    if options.command == "make":
        make(options.dump, options.articles, options.dumps, options.megabytes * 10**6)
    elif options.command == "pack":
        pack(options.dump, options.packed)
    else:
        return run(options.dump, options.work, options.kind, options.ways)
    return 0


if __name__ == "__main__":
    sys.exit(main())

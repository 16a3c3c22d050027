"""A real MediaWiki on loopback, from Debian's packages: SQLite, PHP's own web server, content made here.

The code of MediaWiki is looked for in ``$WIKIBINDER_MEDIAWIKI``, ``/usr/share/mediawiki`` and ``.tox/mediawiki``, where
``.ci/run`` unpacks the package (installing it would bring Apache). :func:`lacking` tells what a machine does not have.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from tests.fakewiki import SVG, raster

HERE = Path(__file__).resolve().parent
PLACES = (os.environ.get("WIKIBINDER_MEDIAWIKI", ""), "/usr/share/mediawiki", str(HERE.parent / ".tox" / "mediawiki"))
EXTENSIONS = ("pdo_sqlite", "intl", "mbstring", "xml")
PASSWORD = "loopback-admin-pass"  # noqa: S105  (of a wiki that lives as long as the tests)
TIMEOUT = 120

INFORMATION = "{{{{Information\n|Author={0}\n}}}}\n{1}"
PAGES: dict[str, tuple[str, list[str]]] = {
    "Template:Tower": ("{{#invoke:Tower|main|height={{Metres|{{{height}}}}}|image={{{image}}}}}", ["Ann"]),
    "Template:Metres": ("{{#expr: {{{1}}} round 1}} m", ["Ann"]),
    "Template:Information": ("{{{Author}}}", ["Ann"]),
    "Template:Cw": ("#REDIRECT [[Template:Cite web]]", ["Ann"]),
    "Template:Cite web": ("[{{{url}}} {{{title}}}]", ["Ann"]),
    "Module:Tower": (
        "local words = mw.loadData('Module:Words')\nlocal p = {}\nfunction p.main(frame)\n"
        "return '{| class=\"infobox\"\\n|-\\n"
        "| colspan=2 | [[File:' .. frame.args.image .. '|thumb|The tower]]\\n|-\\n! ' .. words.height .. '\\n| ' "
        ".. frame.args.height .. '\\n|}'\nend\nreturn p", ["Ann"],
    ),
    "Module:Words": ("return { height = 'Height of the tower' }", ["Ann"]),
    "Lighthouse": (
        "{{Tower|height=59.27|image=Tower.png}}\nA '''lighthouse''' has a [[lens]].<ref>{{Cite web|title=Lights|"
        "url=https://example.org/lights}}</ref>\n[[File:Plan.svg|thumb|A plan]]\n[[File:Horn.wav|thumb|Listen]]\n"
        "[[File:Logo.png|thumb|A logo]]\n[[File:Plain.png|thumb|Plain]]\n[[Category:Lights]]",
        ["Ann", "Łukasz", "192.0.2.7"],
    ),
    "Lens": ("A '''lens''' is flat. {{/Use}}\n[[Category:Lights]]", ["Zoë"]),
    "Lens/Use": ("It bends light.", ["Bo"]),
    "Lens/Chapter 2": ("Two.", ["Bo"]),
    "Lens/Chapter 10": ("Ten.", ["Bo"]),
    "Light house": ("#REDIRECT [[Lighthouse]]", ["Ann"]),
    "Round": ("#REDIRECT [[Trip]]", ["Ann"]),
    "Trip": ("#REDIRECT [[Round]]", ["Ann"]),
    "灯台": ("'''灯台''' AT&T.\n[[Category:Lights]]", ["王小明"]),
    "Category:Lights": ("Lights.", ["Ann"]),
    "Book": ("== Lights ==\n;Towers\n:[[Lighthouse]]\n;Optics\n:[[Lens|The lens]]\n:[[Nowhere]]\n", ["Ann"]),
    "Pictures": ("\n".join(f"[[File:Buoy {n}.png|thumb|Buoy]]" for n in range(40)), ["Ann"]),
}  # fmt: skip
"""Wikitext by title, and the authors of its revisions, oldest first."""
FILES: dict[str, tuple[bytes, str]] = {
    "Tower.png": (raster(1600, 20), INFORMATION.format("[[User:Ann|Ann Keeper]]", "{{cc-by-sa-4.0}}")),
    "Plan.svg": (SVG, INFORMATION.format("Bob <script>", "{{PD-old}}")),
    "Horn.wav": (b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x40\x1f\0\0\1\0\x08\0data\0\0\0\0", "A horn."),
    "Logo.png": (raster(20, 20), INFORMATION.format("Company", "{{Non-free logo}}")),
    "Plain.png": (raster(30, 20), "Just a file."),
    **{f"Buoy {n}.png": (raster(20 + n, 30), INFORMATION.format("Ann", "{{cc-zero}}")) for n in range(40)},
}  # fmt: skip


def code() -> Path | None:
    """The folder of MediaWiki's code, if there is one."""
    return next((Path(place) for place in PLACES if place and (Path(place) / "api.php").is_file()), None)


def _lua() -> str:
    return shutil.which("lua5.1") or ""


def lacking() -> str:
    """What this machine lacks for a wiki; empty where it has all."""
    if code() is None:
        return "there is no MediaWiki on this machine (see .ci/run)"
    if not shutil.which("php"):
        return "there is no php on this machine"
    if not _lua():
        return "there is no lua5.1 on this machine"
    there = subprocess.run(["php", "-m"], capture_output=True, text=True, check=False).stdout.lower().split()
    missing = [name for name in EXTENSIONS if name not in there]
    return f"php lacks {', '.join(missing)}" if missing else ""


@dataclass
class RealWiki:
    """A running MediaWiki; all its files are in ``folder``."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def requests(self) -> list[str]:
        """Return the requests that the server received, oldest first."""
        path = self.folder / "requests.log"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "MW_CONFIG_FILE": str(HERE / "mediawiki" / "LocalSettings.php"),
            "WIKIBINDER_TEST_WIKI": str(self.folder),
            "WIKIBINDER_TEST_CODE": str(code()),
            "WIKIBINDER_TEST_PORT": str(self.port),
            "WIKIBINDER_TEST_LUA": _lua(),
            "PHP_CLI_SERVER_WORKERS": "2",
        }

    def maintain(self, script: str, *words: str, configured: bool = True) -> None:
        """Run one of MediaWiki's maintenance scripts."""
        environment = self._environment()
        if not configured:
            del environment["MW_CONFIG_FILE"]
        command = ["php", "-d", "error_reporting=E_ERROR", f"{code()}/maintenance/{script}", *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{script}: {done.stdout[-1500:]}{done.stderr[-1500:]}"

    def start(self) -> None:
        """Serve, and wait until the wiki answers."""
        router = str(HERE / "mediawiki" / "router.php")
        command = ["php", "-d", "display_errors=0", "-S", f"127.0.0.1:{self.port}", "-t", str(self.folder), router]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command,
                env=self._environment(),
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        end = time.monotonic() + TIMEOUT
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.address}/w/api.php?action=query&format=json", timeout=60):  # noqa: S310
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise AssertionError((self.folder / "server.log").read_text("utf-8")[-2000:])

    def stop(self) -> None:
        """End the server with its workers."""
        if self.process:
            os.killpg(self.process.pid, 9)
            self.process.wait()
            self.process = None


def make(folder: Path) -> RealWiki:
    """A wiki with its content; it does not serve yet."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    wiki = RealWiki(folder, port)
    for name in ("data", "images", "cache", "conf", "files"):
        (folder / name).mkdir(parents=True)
    words = [
        "--dbtype", "sqlite", "--dbpath", str(folder / "data"), "--dbname", "wiki", "--confpath", str(folder / "conf"),
        "--pass", PASSWORD, "--scriptpath", "/w", "--server", wiki.address, "Loopback", "Admin",
    ]  # fmt: skip
    wiki.maintain("install.php", *words, configured=False)
    for name in sorted({author for _, authors in PAGES.values() for author in authors if not author[:1].isdigit()}):
        wiki.maintain("createAndPromote.php", name, PASSWORD)  # without an account it is no author
    (folder / "pages.xml").write_text(_export(), "utf-8")
    wiki.maintain("importDump.php", "--no-updates", "--username-prefix", "", str(folder / "pages.xml"))
    for name, (data, text) in FILES.items():
        (folder / "files" / name).write_bytes(data)
        (folder / "files" / name).with_suffix(".txt").write_text(text, "utf-8")
    wiki.maintain("importImages.php", "--comment-ext=txt", "--user=Admin", str(folder / "files"))
    wiki.maintain("refreshLinks.php")
    return wiki


def _export() -> str:
    lines = ['<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">']
    spaces = {"Template": 10, "Module": 828, "Category": 14}
    for title, (text, authors) in PAGES.items():
        space = spaces.get(title.partition(":")[0], 0)
        lines.append(f"<page><title>{escape(title)}</title><ns>{space}</ns>")
        for number, author in enumerate(authors, 1):
            kind = "ip" if author[:1].isdigit() else "username"
            model, form = ("Scribunto", "text/plain") if space == 828 else ("wikitext", "text/x-wiki")
            reported = text if number == len(authors) else f"{text}\n<!-- draft {number} -->"
            lines.append(
                f"<revision><timestamp>2024-01-0{number}T10:00:00Z</timestamp><contributor><{kind}>{author}</{kind}>"
                f"</contributor><model>{model}</model><format>{form}</format>"
                f'<text xml:space="preserve">{escape(reported)}</text></revision>'
            )
        lines.append("</page>")
    return "\n".join([*lines, "</mediawiki>"])

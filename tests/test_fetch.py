"""Fetching from a wiki on loopback that answers as MediaWiki does (``fakewiki``): no test leaves loopback."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from tests.fakewiki import NOT_SAFE, SVG, FakeFile, FakeWiki, Fault, raster
from wikibinder.cli.commands import main
from wikibinder.fetch import http_client, siteinfo
from wikibinder.fetch.book_pages import read_book_page
from wikibinder.fetch.contact import contact_for
from wikibinder.fetch.errors import ApiError, FetchError, RefusedAddressError
from wikibinder.fetch.file_licences import from_wikitext, plain_of_html
from wikibinder.fetch.login import log_in
from wikibinder.fetch.media_files import _slug
from wikibinder.fetch.page_addresses import WantedPage, is_address, read_address, read_list
from wikibinder.fetch.page_lists import natural
from wikibinder.fetch.peers import check_peer, checked

if TYPE_CHECKING:
    from collections.abc import Iterator

LIGHTHOUSE = """{{Tower|59.3}} A '''lighthouse''' with a [[lens]].<ref>{{Cite web|title=Lights|url=https://example.org/l}}</ref>
[[File:Tower.jpg|thumb|A tower]]
[[File:Plan.svg|thumb|upright=.5|A plan]]
[[File:Horn.wav|thumb|A horn]]
[[File:Logo.png|thumb|A logo]]
[[File:Plain.png|thumb|Plain]]
[[File:Gone.png|thumb|Gone]]
"""
INFORMATION = "{{{{Information\n|Author={0}\n}}}}\n{1}"


@pytest.fixture
def wiki(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeWiki]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("WIKIBINDER_CONTACT", "ann@example.org")
    monkeypatch.setattr(http_client, "wait", lambda _seconds: None)
    made = FakeWiki(
        pages={
            "Lighthouse": LIGHTHOUSE,
            "Lens": "A '''lens'''. {{/Use}}",
            "Template:Tower": "{{#invoke:Tower|main|{{{1}}}}}",
            "Module:Tower": "return { main = function(f) return 'Height: ' .. f.args[1] .. ' m.' end }",
            "Lens/Use": "It bends light.",
            "Light house": "#REDIRECT [[Lighthouse]]",
            "Round": "#REDIRECT [[Trip]]",
            "Trip": "#REDIRECT [[Round]]",
            "Book": "== Lights ==\n;Towers\n:[[Lighthouse]]\n;Optics\n:[[Lens|The lens]]\n:[[Nowhere]]\n",
            "File:Tower.jpg": INFORMATION.format("[[User:Alice|Alice Keeper]]", "{{self|cc-by-sa-4.0}}"),
            "File:Plan.svg": INFORMATION.format("Bob <script>", "{{PD-old}}"),
            "File:Logo.png": INFORMATION.format("Company", "{{Non-free logo}}"),
            "File:Plain.png": "Just a file.",
            "Buoy 10": "[[Category:Buoys]]", "Buoy 2": "[[Category:Buoys]]",
        },
        people={"Lighthouse": (["Ann", "Łukasz"], 3), "Lens/Use": (["Zoë"], 0)},
        uses={"Lighthouse": ["Template:Tower", "Module:Tower", "Template:Missing"], "Lens": ["Lens/Use"]},
        files={
            "Tower.jpg": FakeFile(raster(2000, 100, "JPEG"), "image/jpeg", 2000, 100, thumb=raster(1280, 64, "JPEG")),
            "Plan.svg": FakeFile(SVG, "image/svg+xml", 40, 30, "DRAWING", thumb=raster(1280, 960)),
            "Horn.wav": FakeFile(b"RIFF....WAVEfmt ", "audio/wav", 0, 0, "AUDIO"),
            "Logo.png": FakeFile(raster(20, 20), "image/png", 20, 20),
            "Plain.png": FakeFile(raster(30, 20), "image/png", 30, 20),
        },
    )  # fmt: skip
    with made.serving():
        yield made


def fetch(wiki: FakeWiki, out: Path, *words: str, command: str = "fetch") -> int:
    return main([command, "--site", wiki.address, "--allow-host", "127.0.0.1", "-o", str(out), *words])


def read(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text("utf-8"))


def content(folder: Path) -> dict[str, bytes]:
    found = {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
    book = json.loads(found["book.json"])
    del book["fetched"]
    return {**found, "book.json": json.dumps(book).encode()}


def titles(folder: Path) -> list[str]:
    return [entry["title"] for entry in read(folder, "book.json")["order"] if "title" in entry]


def test_hidden_categories_are_those_of_the_wiki(wiki: FakeWiki, tmp_path: Path) -> None:
    wiki.pages["Lens"] += " [[Category:Glass]] [[Category:Kept for editors]] [[Category:Articles with holes]]"
    wiki.hidden["Lens"] = ["Category:Kept for editors"]
    assert fetch(wiki, tmp_path / "in", "Lens") == 0
    assert read(tmp_path / "in", "book.json")["hidden_categories"] == ["Category:Kept for editors"]
    assert main(["convert", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 0
    text = (tmp_path / "out" / "Lens.rst").read_text("utf-8")
    assert "   single: Glass; Lens\n   single: Articles with holes; Lens\n" in text
    assert "Kept for editors" not in text


def test_a_snapshot(wiki: FakeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "lights"
    assert fetch(wiki, out, "Light house", "Lens") == 0
    assert titles(out) == ["Lighthouse", "Lens"]
    book, media, xml = read(out, "book.json"), read(out, "media.json"), (out / "pages.xml").read_text("utf-8")
    assert book["redirects"] == {"Light house": "Lighthouse"}
    siteinfo_xml = xml.partition("<siteinfo>")[2].partition("<namespaces>")[0]
    assert re.findall(r"<(\w+)>", siteinfo_xml) == ["sitename", "dbname", "base", "generator", "case"]
    assert book["authors"]["Lighthouse"] == {"names": ["Ann", "Łukasz"], "anonymous": 3}
    assert book["authors"]["Lens"]["names"] == ["Zoë"]
    assert [f"<title>{t}</title>" in xml for t in ("Template:Tower", "Module:Tower", "Lens/Use")] == [True] * 3
    assert media["File:Tower.jpg"]["artist"] == "Alice Keeper"
    assert (media["File:Tower.jpg"]["licence"], media["File:Plan.svg"]["licence"]) == ("CC BY-SA 4.0", "Public domain")
    assert (out / media["File:Tower.jpg"]["file"]).read_bytes() == wiki.files["Tower.jpg"].thumb
    assert (out / media["File:Plan.svg"]["file"]).read_bytes() == SVG
    assert {name for name, entry in media.items() if entry.get("problem")} == {
        "File:Horn.wav", "File:Logo.png", "File:Gone.png"
    }  # fmt: skip
    assert "File:Horn.wav: is a sound" in capsys.readouterr().err
    assert all("wikibinder" in headers["User-Agent"] and "ann@example.org" in headers["User-Agent"]
               for _, _, headers in wiki.log)  # fmt: skip


def test_again_it_is_the_same_and_comes_from_the_cache(wiki: FakeWiki, tmp_path: Path) -> None:
    assert fetch(wiki, tmp_path / "one", "Lighthouse", "Lens") == 0
    first = len(wiki.log)
    assert fetch(wiki, tmp_path / "two", "Lighthouse", "Lens") == 0
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert not [line for line, _, _ in wiki.log[first:] if "/images/" in line]
    assert len(wiki.log) - first <= 6
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "one").rglob("*")}
    assert fetch(wiki, tmp_path / "one", "Lighthouse", "Lens") == 0
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "one").rglob("*")} == written


def test_a_folder_stays_at_its_revisions_until_it_is_updated(wiki: FakeWiki, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert fetch(wiki, out, "Lens") == 0
    before = content(out)
    wiki.old[wiki.number("Lens")] = ("Lens", wiki.pages["Lens"])
    wiki.pages = {"Lens": wiki.pages.pop("Lens") + " It is new.", **wiki.pages}
    wiki.people["Lens"] = (["Eve"], 0)
    assert fetch(wiki, out, "Lens") == 0
    assert content(out) == before
    words = ["fetch", "--allow-host", "127.0.0.1", "--update", str(out)]
    assert main(words) == 0
    assert "It is new." in (out / "pages.xml").read_text("utf-8")
    assert "Eve" in read(out, "book.json")["authors"]["Lens"]["names"]


def test_an_update_takes_pictures_as_before(wiki: FakeWiki, tmp_path: Path) -> None:
    assert fetch(wiki, tmp_path / "out", "--width", "3000", "--non-free", "Lighthouse") == 0
    before = content(tmp_path / "out")
    assert main(["fetch", "--allow-host", "127.0.0.1", "--update", str(tmp_path / "out")]) == 0
    assert content(tmp_path / "out") == before
    assert "px" not in read(tmp_path / "out", "media.json")["File:Tower.jpg"]["file"]


def test_a_book_without_a_network(wiki: FakeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The templates of the wiki are expanded, only chapters are pages, and credits are printed."""
    assert fetch(wiki, tmp_path / "in", "Lighthouse", "Lens") == 0
    requested = len(wiki.log)
    assert main(["convert", "-o", str(tmp_path / "out"), str(tmp_path / "in")]) == 0
    assert len(wiki.log) == requested
    pages = {path.stem for path in (tmp_path / "out").glob("*.rst")}
    assert pages == {"Lighthouse", "Lens", "index"}
    text = (tmp_path / "out" / "Lighthouse.rst").read_text("utf-8")
    for words in (
        "Height: 59.3 m.", ":contributors: Ann, Łukasz", ":anonymous-contributors: 3", ":licence: CC BY-SA 4.0",
        "Alice Keeper. `CC BY-SA 4.0 <", "Bob <script>. Public domain.", "author not stated. licence not stated.",
        ":doc:`lens <Lens>`", ":revision: 100 (",
    ):  # fmt: skip
        assert words in text, words
    assert [line.strip() for line in text.splitlines() if ":width:" in line] == [
        ":width: 250px", ":width: 125px", ":width: 30px"
    ]  # fmt: skip
    assert "It bends light." in (tmp_path / "out" / "Lens.rst").read_text("utf-8")
    assert "Logo" not in text.partition("picture-credits")[2]
    assert "media-missing" in capsys.readouterr().out


def test_the_parts_and_the_title_of_a_book_page(
    wiki: FakeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["book", "--edition", "html", "--allow-host", "127.0.0.1", "-o", str(out),
                 f"{wiki.address}/wiki/Book"]) == 1  # fmt: skip
    assert "Nowhere: not found" in capsys.readouterr().err
    index = (out / "source" / "index.rst").read_text("utf-8")
    assert "Lights\n======" in index
    assert index.index(":caption: Towers") < index.index("Lighthouse\n") < index.index(":caption: Optics")
    site = (out / "html" / "Lighthouse.html").read_text("utf-8")
    assert "Authors without an account: 3" in site
    assert "/w/index.php?title=Lighthouse&amp;oldid=100" in site


@pytest.mark.parametrize(("words", "reported"), [
    (["Lighthous"], "Lighthous: not found at 127.0.0.1"),
    (["Round"], "Round: redirects form a cycle"),
    (["--category", "Nothing"], "Category:Nothing: the category does not exist"),
    (["{address}/w/index.php?title=Lighthouse&oldid=101"], "oldid 101 is a revision of Lens"),
    (["{address}/w/index.php?title=Lighthouse&oldid=9999"], "there is no revision 9999"),
    (["--max-pages", "1", "Lighthouse", "Lens"], "raise --max-pages"),
    (["--max-pages", "2", "Book"], "pages are selected, more than 2; raise --max-pages"),
    (["--max-bytes", "900", "Lighthouse"], "raise --max-bytes"),
    (["--login", "Eve", "Lighthouse"], "the login of Eve failed, check name and password"),
])  # fmt: skip
def test_errors(
    words: list[str], reported: str, wiki: FakeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("WIKIBINDER_PASSWORD", "no secret")
    assert fetch(wiki, tmp_path / "out", *(word.format(address=wiki.address) for word in words)) == 1
    errors = capsys.readouterr().err
    assert reported in errors
    assert "no secret" not in errors
    assert not (tmp_path / "out").exists()


def test_similar_titles_are_suggested_for_the_first_titles_only(
    wiki: FakeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(wiki, tmp_path / "out", *(f"Lighthouse {number}" for number in range(7)), "Lens") == 1
    errors = capsys.readouterr().err
    absent = f"not found at 127.0.0.1:{wiki.port}"
    suggested = [number for number in range(7) if f"Lighthouse {number}: {absent}; is it Lighthouse or" in errors]
    assert suggested == [0, 1, 2, 3, 4]
    assert f"Lighthouse 6: {absent}\n" in errors


@pytest.mark.parametrize("damage", [b'{"unheard": "of"}', b"[1]", b'{"revid": 1'])
def test_a_revision_that_another_version_stored_is_fetched_again(damage: bytes, wiki: FakeWiki, tmp_path: Path) -> None:
    assert fetch(wiki, tmp_path / "one", "Lens") == 0
    stored = [path for path in (tmp_path / "cache").rglob("*.json") if b"wikitext" in path.read_bytes()]
    assert stored
    for path in stored:
        path.write_bytes(damage)
    assert fetch(wiki, tmp_path / "two", "Lens") == 0
    assert content(tmp_path / "two") == content(tmp_path / "one")


def test_a_wiki_in_a_private_network_needs_leave(
    wiki: FakeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fetch", "--site", wiki.address, "-o", str(tmp_path / "out"), "Lighthouse"]) == 1
    assert "--allow-host 127.0.0.1" in capsys.readouterr().err
    assert wiki.log == []


def test_a_redirect_to_another_host_is_checked(wiki: FakeWiki, tmp_path: Path) -> None:
    place = {"Location": f"http://localhost:{wiki.port}/w/secret"}
    wiki.faults.append(Fault("/images/", 302, headers=place, times=99))
    assert fetch(wiki, tmp_path / "out", "Lighthouse") == 0
    assert "--allow-host localhost" in read(tmp_path / "out", "media.json")["File:Plain.png"]["problem"]
    assert not [line for line, _, _ in wiki.log if "secret" in line]


def test_a_busy_wiki_is_waited_for(wiki: FakeWiki, tmp_path: Path) -> None:
    busy = b'{"error":{"code":"maxlag","info":"Waiting","lag":6}}'
    wiki.faults += [
        Fault("prop=info", 429, headers={"Retry-After": "3"}, times=2),
        Fault("rvprop", 200, busy, {"MediaWiki-API-Error": "maxlag"}, times=2),
        Fault("/images/Plain.png", 200, b"xxxx", cut=True),
    ]
    assert fetch(wiki, tmp_path / "one", "Lighthouse") == 0
    assert all(fault.times == 0 for fault in wiki.faults)
    assert "file" in read(tmp_path / "one", "media.json")["File:Plain.png"]


def test_a_wiki_that_stays_busy_ends_the_run(
    wiki: FakeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wiki.faults.append(Fault("siprop", 503, times=99))
    assert fetch(wiki, tmp_path / "out", "Lighthouse") == 1
    assert "HTTP status 503, 6 times; later run the same command again" in capsys.readouterr().err
    assert sum("siprop" in line for line, _, _ in wiki.log) == 6


@pytest.mark.parametrize(("body", "reported"), [
    (b"<html>Log in to the network</html>", "the response is a web page"),
    (raster(30, 20)[:60], "damaged"),
    (raster(31, 20), "another SHA-1"),
    (b"nothing", "is not a picture"),
], ids=["a web page", "cut off", "another file", "no picture"])  # fmt: skip
def test_what_is_no_picture_is_not_kept(body: bytes, reported: str, wiki: FakeWiki, tmp_path: Path) -> None:
    wiki.faults.append(Fault("/images/Plain.png", 200, body, times=9))
    assert fetch(wiki, tmp_path / "out", "Lighthouse") == 0
    entry = read(tmp_path / "out", "media.json")["File:Plain.png"]
    assert reported in entry["problem"]
    assert "file" not in entry
    wiki.faults.clear()
    assert fetch(wiki, tmp_path / "out", "Lighthouse") == 0
    assert "file" in read(tmp_path / "out", "media.json")["File:Plain.png"]


KINDS = {
    "Wide.webp": (FakeFile(raster(2000, 9, "WEBP"), "image/webp", 2000, 9, thumb=raster(1280, 6)), ".png"),
    "Unmade.webp": (FakeFile(raster(2000, 9, "WEBP"), "image/webp", 2000, 9), ".webp"),
    "Moving.gif": (FakeFile(raster(20, 9, "GIF", 3), "image/gif", 20, 9), ".gif"),
    "Chart.tiff": (FakeFile(raster(20, 9, "TIFF"), "image/tiff", 20, 9, thumb=raster(20, 9)), ".png"),
    "Made here.tiff": (FakeFile(raster(2000, 9, "TIFF"), "image/tiff", 2000, 9), ".png"),
    "Manual.pdf": (FakeFile(b"%PDF-1.4", "application/pdf", 20, 9, "OFFICE", thumb=raster(20, 9, "JPEG")), ".jpg"),
    "Unmade.pdf": (FakeFile(b"%PDF-1.4", "application/pdf", 20, 9, "OFFICE"), ""),
    "Broken.svg": (FakeFile(NOT_SAFE, "image/svg+xml", 40, 30, "DRAWING", thumb=raster(40, 30)), ".png"),
    "Huge.png": (FakeFile(raster(20, 9), "image/png", 20000, 9000), ""),
    "Film.webm": (FakeFile(b"\x1aE\xdf\xa3", "video/webm", 20, 9, "VIDEO", thumb=raster(20, 9)), ""),
    "Named.jpg": (FakeFile(raster(20, 9), "image/png", 20, 9), ".png"),
    "Quote ' & \" name.png": (FakeFile(raster(21, 9), "image/png", 21, 9), ".png"),
    "灯台.png": (FakeFile(raster(22, 9), "image/png", 22, 9), ".png"),
}
"""Files, each with the file extension of the copy that is fetched (empty: none is fetched)."""


def test_kinds_of_files(wiki: FakeWiki, tmp_path: Path) -> None:
    wiki.files = {name: file for name, (file, _) in KINDS.items()}
    wiki.pages["Kinds"] = "\n".join(f"[[File:{name}|thumb]]" for name in KINDS)
    assert fetch(wiki, tmp_path / "out", "Kinds") == 0
    media = read(tmp_path / "out", "media.json")
    assert {name: Path(media[f"File:{name}"].get("file", "")).suffix for name in KINDS} == {
        name: ending for name, (_, ending) in KINDS.items()
    }
    assert all(entry.get("file") or entry["problem"] for entry in media.values())
    assert all(path.name.isascii() for path in (tmp_path / "out" / "media").iterdir())


def test_files_that_are_not_free_are_taken_where_that_is_asked_for(wiki: FakeWiki, tmp_path: Path) -> None:
    assert fetch(wiki, tmp_path / "out", "--non-free", "Lighthouse") == 0
    entry = read(tmp_path / "out", "media.json")["File:Logo.png"]
    assert entry["non_free"]
    assert entry["file"]


def test_a_private_wiki(
    wiki: FakeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wiki.private = True
    assert fetch(wiki, tmp_path / "out", "Lens") == 1
    assert "this wiki is private: give --login USER" in capsys.readouterr().err
    monkeypatch.setenv("WIKIBINDER_PASSWORD", "secret word")
    assert fetch(wiki, tmp_path / "out", "--login", "Ann", "Lens") == 0
    assert "secret" not in "".join(line for line, _, _ in wiki.log)


def test_answers_that_are_continued(wiki: FakeWiki, tmp_path: Path) -> None:
    wiki.page_size = 1
    assert fetch(wiki, tmp_path / "out", "Lens", "Lighthouse") == 0
    assert titles(tmp_path / "out") == ["Lens", "Lighthouse"]


def test_a_category_and_subpages(wiki: FakeWiki, tmp_path: Path) -> None:
    assert fetch(wiki, tmp_path / "buoys", "--category", "Buoys") == 0
    assert titles(tmp_path / "buoys") == ["Buoy 2", "Buoy 10"]
    wiki.pages |= {"Hand": "[[/Ten]], [[Hand/Two|2]]", "Hand/Two": "2", "Hand/Ten": "10", "Hand/A1": "rest"}
    assert fetch(wiki, tmp_path / "hand", "--subpages", "Hand") == 0
    assert titles(tmp_path / "hand") == ["Hand", "Hand/Ten", "Hand/Two", "Hand/A1"]


def test_a_list_with_parts(wiki: FakeWiki, tmp_path: Path) -> None:
    listed = tmp_path / "titles.txt"
    listed.write_text(f"# Towers\nLight house\n# Optics\n{wiki.address}/w/index.php?title=Lens&oldid=101\n", "utf-8")
    assert fetch(wiki, tmp_path / "out", "--list", str(listed)) == 0
    assert read(tmp_path / "out", "book.json")["order"] == [
        {"part": "Towers"}, {"title": "Lighthouse", "revid": 100}, {"part": "Optics"}, {"title": "Lens", "revid": 101}
    ]  # fmt: skip


def test_files_of_the_user_are_left_alone(wiki: FakeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out" / "media").mkdir(parents=True)
    (tmp_path / "out" / "media" / "mine.png").write_bytes(b"mine")
    assert fetch(wiki, tmp_path / "out", "Lighthouse") == 0
    assert (tmp_path / "out" / "media" / "mine.png").read_bytes() == b"mine"
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "book.json").write_text('{"mine": 1}', "utf-8")
    assert fetch(wiki, tmp_path / "other", "Lighthouse") == 1
    assert "book.json is not one of wikibinder fetch" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["book.json"]


def test_files_that_a_killed_run_left_are_removed(wiki: FakeWiki, tmp_path: Path) -> None:
    (tmp_path / "out" / "media").mkdir(parents=True)
    left = [tmp_path / "out" / "book.json.123.part", tmp_path / "out" / "media" / "Tower.png.45.part"]
    own = tmp_path / "out" / "media" / "notes.part"
    for path in (*left, own):
        path.touch()
    assert fetch(wiki, tmp_path / "out", "Lighthouse") == 0
    assert [path.exists() for path in (*left, own)] == [False, False, True]


def test_cookies_of_a_browser_stay_with_their_hosts(wiki: FakeWiki, tmp_path: Path) -> None:
    cookies = tmp_path / "cookies.txt"
    rows = ("127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\tours", "other.example\tFALSE\t/\tFALSE\t0\tsession\ttheirs")
    cookies.write_text("# Netscape HTTP Cookie File\n" + "\n".join(rows) + "\n", "utf-8")
    assert fetch(wiki, tmp_path / "out", "--cookies", str(cookies), "Lens") == 0
    assert {headers.get("Cookie") for _, _, headers in wiki.log} == {"session=ours"}


def test_verbose_names_the_hosts(wiki: FakeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch(wiki, tmp_path / "out", "--verbose", "Lens") == 0
    assert f"127.0.0.1:{wiki.port}: {len(wiki.log)} requests" in capsys.readouterr().err


def test_offline_opens_no_connection(wiki: FakeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--edition", "html", "Lens")
    assert fetch(wiki, tmp_path / "out", "--offline", *words, command="book") == 1
    assert "run once without --offline" in capsys.readouterr().err
    assert fetch(wiki, tmp_path / "out", *words, command="book") == 0
    requested = len(wiki.log)
    assert fetch(wiki, tmp_path / "out", "--offline", *words, command="book") == 0
    assert len(wiki.log) == requested


def test_a_source_that_could_be_a_title(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["book", "-o", str(tmp_path / "out"), "Lighthouse of nowhere"]) == 1
    assert '--site en.wikipedia.org "Lighthouse of nowhere"' in capsys.readouterr().err


@pytest.mark.parametrize("damage", ["{", "[]", '{"format": 9}', '{"format": 1, "order": 5}', "[" * 100_000])
def test_a_damaged_snapshot_ends_in_one_line(
    damage: str, wiki: FakeWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(wiki, tmp_path / "in", "Lens") == 0
    (tmp_path / "in" / "book.json").write_text(damage, "utf-8")
    assert main(["convert", "-o", str(tmp_path / "out"), str(tmp_path / "in")]) == 1
    assert "book.json" in capsys.readouterr().err


def test_a_snapshot_cannot_name_files_outside(wiki: FakeWiki, tmp_path: Path) -> None:
    assert fetch(wiki, tmp_path / "in", "Lighthouse") == 0
    (tmp_path / "secret.png").write_bytes(raster(5, 5))
    media = read(tmp_path / "in", "media.json")
    media["File:Plain.png"]["file"] = "../secret.png"
    (tmp_path / "in" / "media.json").write_text(json.dumps(media), "utf-8")
    assert main(["convert", "-o", str(tmp_path / "out"), str(tmp_path / "in")]) == 0
    assert not list((tmp_path / "out").rglob("secret*"))


# ---------------------------------------------------------------- parts


class FakeApi:
    """An API that records its calls and answers each login."""

    host = "wiki.example.org:8080"
    address = "https://wiki.example.org:8080/w/api.php"

    def __init__(self, **answers: object) -> None:
        self.answers = answers
        self.calls: list[dict[str, object]] = []

    def call(self, **query: object) -> dict[str, Any]:
        self.calls.append(query)
        if query["action"] == "query":
            return {"query": {"tokens": {"logintoken": "T+"}}}
        return {str(query["action"]): self.answers[str(query["action"])]}


@pytest.fixture
def netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with the password of Ann at the host of FakeApi."""
    monkeypatch.delenv("WIKIBINDER_PASSWORD", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / ".netrc"
    path.write_text("machine wiki.example.org login Ann password quiet\n")
    path.chmod(0o600)
    return path


@pytest.mark.usefixtures("netrc")
def test_the_password_of_a_login_comes_from_netrc() -> None:
    api: Any = FakeApi(clientlogin={"status": "PASS"})
    log_in(api, "Ann")
    assert api.calls[-1] == {
        "post": True, "action": "clientlogin", "username": "Ann", "password": "quiet", "logintoken": "T+",
        "loginreturnurl": "https://wiki.example.org:8080/",
    }  # fmt: skip


def test_a_bot_password_uses_the_login_of_bots(netrc: Path) -> None:
    netrc.write_text(netrc.read_text().replace("Ann", "Ann@bot"))
    api: Any = FakeApi(login={"result": "Success"})
    log_in(api, "Ann@bot")
    assert api.calls[-1] == {
        "post": True, "action": "login", "lgname": "Ann@bot", "lgpassword": "quiet", "lgtoken": "T+"}  # fmt: skip


@pytest.mark.usefixtures("netrc")
def test_a_refused_login_does_not_print_the_password() -> None:
    api: Any = FakeApi(clientlogin={"status": "FAIL", "message": "Not  quiet\nenough"})
    with pytest.raises(FetchError, match=r"the login of Ann failed, check name and password: Not \*\*\* enough"):
        log_in(api, "Ann")


def test_without_a_password_the_places_for_it_are_named(netrc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    said = "no password for Bob; put it into WIKIBINDER_PASSWORD or into ~/.netrc"
    for text in (netrc.read_text(), "machine\n"):
        netrc.write_text(text)
        with pytest.raises(FetchError, match=said):
            log_in(FakeApi(), "Bob")  # type: ignore[arg-type]


def info(**general: str) -> siteinfo.WikiInfo:
    return siteinfo.WikiInfo("https://x.org/w/api.php", {"general": {"sitename": "X", **general}})


@pytest.mark.parametrize(("path", "title"), [("/Help:Sun_B", "Help:Sun B"), ("/zh-tw/Sun", "Sun")])
def test_addresses_of_a_wiki_with_short_paths(path: str, title: str) -> None:
    wiki = info(articlepath="/$1", variantarticlepath="/$2/$1") if path == "/Help:Sun_B" else info(
        articlepath="/wiki/$1", variantarticlepath="/$2/$1")  # fmt: skip
    assert wiki.titled(WantedPage(path=path, label="L")) == WantedPage(title, label="L")
    assert wiki.titled(WantedPage("A")) == WantedPage("A")


@pytest.mark.parametrize(
    ("page", "problems", "address"),
    [
        (b'<link rel="EditURI" href="//x.org/tools/api.php?action=rsd"/>', {}, "https://x.org/tools/api.php"),
        (b'<link href="//x.org/api.php?a&amp;b" rel="EditURI"/>', {}, "https://x.org/api.php"),
        (b"<html>", {}, "https://x.org/w/api.php"),
        (b"<html>", {"/w/api.php": FetchError("404")}, "https://x.org/api.php"),
        (b"<html>", {"/w/api.php": ApiError("readapidenied", "private")}, "https://x.org/w/api.php"),
        (b"<html>", {"/w/api.php": FetchError("404"), "/api.php": FetchError("404")}, ""),
    ],
)
def test_the_api_of_a_wiki_is_found(
    page: bytes, problems: dict[str, FetchError], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Place(FakeApi):
        def __init__(self, _http: object, address: str) -> None:
            super().__init__()
            self.address = address

        def call(self, **query: object) -> dict[str, Any]:
            problem = problems.get(self.address.removeprefix("https://x.org"))
            if problem:
                raise problem
            return super().call(**query)

    http: Any = SimpleNamespace(get=lambda start, **_head: SimpleNamespace(body=page, address=start, status=410))
    monkeypatch.setattr(siteinfo, "Api", Place)
    if address:
        assert siteinfo.find_api(http, "https://x.org/").address == address
    else:
        with pytest.raises(FetchError, match=r"x.org: there is no MediaWiki at this address.*\(status 410\)"):
            siteinfo.find_api(http, "https://x.org/")


@pytest.mark.parametrize("answer", [{}, {"query": []}, {"query": {"general": {}}}])
def test_an_api_that_is_not_of_mediawiki_is_refused(answer: dict[str, Any]) -> None:
    api: Any = SimpleNamespace(host="x.org", call=lambda **_query: answer)
    with pytest.raises(FetchError, match=r"its api\.php does not respond as MediaWiki's"):
        siteinfo.read_siteinfo(api)


def test_an_address_that_no_page_of_the_wiki_has() -> None:
    with pytest.raises(FetchError, match="/a/b: is not the address of a page of X"):
        info(articlepath="/wiki/$1").titled(WantedPage(path="/a/b"))


@pytest.mark.parametrize(("word", "wiki", "page"), [
    ("https://en.wikipedia.org/wiki/Fresnel_lens#Use", "https://en.wikipedia.org", WantedPage("Fresnel lens")),
    ("en.m.wikipedia.org/wiki/Sun", "https://en.wikipedia.org", WantedPage("Sun")),
    ("https://m.example.org/wiki/Sun", "https://example.org", WantedPage("Sun")),
    ("https://x.org/w/index.php?title=A%26B&oldid=7", "https://x.org", WantedPage("A&B", 7)),
    ("https://x.org/index.php/A_B", "https://x.org", WantedPage("A B")),
    ("https://x.org/?curid=9", "https://x.org", WantedPage(pageid=9)),
    ("https://x.org/Help:Sun", "https://x.org", WantedPage(path="/Help:Sun")),
    ("https://de.wikipedia.org/wiki/B%C3%BCcher?action=history", "https://de.wikipedia.org", WantedPage("Bücher")),
])  # fmt: skip
def test_addresses(word: str, wiki: str, page: WantedPage) -> None:
    assert is_address(word)
    assert read_address(word) == (wiki, page)


@pytest.mark.parametrize("word", ["ftp://x.org/wiki/A", "https://ann:pw@x.org/wiki/A", "https:///wiki/A", "https://x.org/",
                                  "file:///etc/passwd", "https://[x/wiki/A"])  # fmt: skip
def test_what_is_no_address_of_a_page(word: str) -> None:
    with pytest.raises(FetchError):
        read_address(word)


def test_pages_of_two_wikis_are_refused() -> None:
    with pytest.raises(FetchError, match="its own folder"):
        read_list("https://a.org/wiki/A\nhttps://b.org/wiki/B", "")


PRIVATE = ["127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "100.64.0.1", "::1", "fd00::1", "::ffff:127.0.0.1",
           "64:ff9b::7f00:1", "2002:7f00:1::1"]  # fmt: skip


@pytest.mark.parametrize("peer", PRIVATE)
def test_private_networks_are_for_hosts_that_are_named(peer: str) -> None:
    with pytest.raises(RefusedAddressError, match="--allow-host"):
        check_peer("wiki.example", peer, ())
    check_peer("wiki.example", peer, {"wiki.example"})


@pytest.mark.parametrize("peer", ["169.254.169.254", "fe80::1%eth0", "0.0.0.0", "224.0.0.1", "::ffff:169.254.169.254"])  # noqa: S104
def test_links_and_groups_are_for_nobody(peer: str) -> None:
    with pytest.raises(RefusedAddressError, match="not the address of a wiki"):
        check_peer("wiki.example", peer, {"wiki.example"})


def test_public_addresses_are_asked() -> None:
    check_peer("wiki.example", "208.80.154.224", ())
    assert checked("https://wiki.example/") == "https://wiki.example/"


def test_wikimedia_wants_a_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WIKIBINDER_CONTACT", raising=False)
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(FetchError, match="--contact"):
        contact_for("en.wikipedia.org", "")
    assert contact_for("wiki.example.org", "") == ""
    assert contact_for("en.wikipedia.org", "me@x.org") == "me@x.org"


@pytest.mark.parametrize(("text", "artist", "licence", "not_free"), [
    (INFORMATION.format("[[User:A|Ann B.]]", "{{self|cc-by-sa-4.0}}"), "Ann B.", "CC BY-SA 4.0", False),
    (INFORMATION.format("{{creator:Jan Vermeer}}", "{{PD-Art|PD-old-100}}"), "Jan Vermeer", "Public domain", False),
    (INFORMATION.format("{{U|Ann}}", "{{cc-by-3.0-de}}"), "Ann", "CC BY 3.0 DE", False),
    (INFORMATION.format("[https://x.org Ann]<ref>x</ref>", "{{Cc-zero}}"), "Ann", "CC0 1.0", False),
    (INFORMATION.format("{{unknown|author}}", "{{GFDL}}"), "", "GFDL", False),
    ("{{Information|Urheber=Ann\n}}\n{{Bild-frei}}", "Ann", "", False),
    (INFORMATION.format("Company", "{{Non-free use rationale logo}}"), "Company", "", True),
    ("Just a file.", "", "", False),
])  # fmt: skip
def test_authors_and_licences_of_file_pages(text: str, artist: str, licence: str, not_free: bool) -> None:
    found = from_wikitext(text)
    assert (found.artist, found.licence, found.non_free) == (artist, licence, not_free)
    assert found.found == ("file page" if artist or licence or not_free else "")


@pytest.mark.parametrize(("title", "name"), [
    ("File:Round Tower (1998).jpg", "round-tower-1998"), ("Datei:Ä.png", "file"), ("File:A.b.svg", "a-b"),
    (f"File:{'n' * 50}.png", "n" * 40),
])  # fmt: skip
def test_names_of_picture_files(title: str, name: str) -> None:
    assert _slug(title) == name


def test_html_as_text() -> None:
    assert plain_of_html('<a href="//x">Zoë</a> &amp; <b>Bo</b><script>x()</script><br>1') == "Zoë & Bo 1"


def test_numbers_in_titles_are_numbers() -> None:
    assert sorted(["Part 10", "part 2", "Part 1", "2 A", "Ä"], key=natural) == [
        "2 A",
        "Part 1",
        "part 2",
        "Part 10",
        "Ä",
    ]


def test_a_page_of_prose_is_no_book_page() -> None:
    assert read_book_page("A", "Text with [[links]].\n* [[One]]\n* [[Two]]") is None
    assert read_book_page("A", "* [[One]]") is None
    book = read_book_page(
        "A", "{{saved book}}\n== T ==\nWords.\n:[[One]]\n:[{{fullurl:Two|oldid=7}} II]\n[[Category:B]]"
    )
    assert book is not None
    assert (book.title, book.items) == ("T", (WantedPage("One"), WantedPage("Two", 7, label="II")))

"""Each source has its own wiki and language: ``--source-site``, and the hint when no wiki is given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wikibinder.cli.commands import main
from wikibinder.editions.shared.article_language import language_of
from wikibinder.model.page import Site
from wikibinder.model.settings import Settings, names_source

FRENCH = "https://fr.wikipedia.org/wiki/{title}"


@pytest.mark.parametrize("name", ["de", "pages/de/Sun.wiki", "Sun", "Sun.wiki", "S*", "pages/*", "pages"])
def test_names_of_a_source(name: str) -> None:
    assert names_source(name, "pages/de/Sun.wiki")


@pytest.mark.parametrize("name", ["d", "page", "un.wiki", "wiki", "fr"])
def test_names_of_other_sources(name: str) -> None:
    assert not names_source(name, "pages/de/Sun.wiki")


def test_the_wiki_of_a_source_goes_before_that_of_all() -> None:
    settings = Settings("en.wikipedia.org", "en", source_sites=(("fr", "fr.wikipedia.org"), ("*", "x.example.org")))
    found = settings.site(Site(language="en"), "fr/Soleil.wiki")
    assert (found.article_url, found.language) == (FRENCH, "fr")
    found = settings.site(Site(), "a/Sun.wiki")
    assert (found.article_url, found.language) == ("https://x.example.org/wiki/{title}", "en")


def test_the_language_of_all_holds_where_no_source_is_named() -> None:
    found = Settings("", "de").site(Site(article_url=FRENCH, language="fr"), "a/Soleil.wiki")
    assert (found.article_url, found.language) == (FRENCH, "de")


def convert(*options: str) -> str:
    assert main(["convert", "de", "fr", "--output", "out", *options]) == 0
    return "\n".join(Path("out", name).read_text("utf-8") for name in ("Sonne.rst", "Soleil.rst"))


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("de/Sonne.wiki", "fr/Soleil.wiki"):
        Path(name).parent.mkdir()
        Path(name).write_text("'''A''' [[word]].", "utf-8")


@pytest.mark.usefixtures("pages")
def test_each_page_names_its_own_wiki(capsys: pytest.CaptureFixture[str]) -> None:
    text = convert("--source-site", "de=de.wikipedia.org", "--source-site", "fr=https://fr.wikipedia.org")
    assert ":source: https\\://de.wikipedia.org/wiki/Sonne\n" in text
    assert ":source: https\\://fr.wikipedia.org/wiki/Soleil\n" in text
    assert "<https://fr.wikipedia.org/wiki/word>" in text
    assert "No authors" not in capsys.readouterr().out


@pytest.mark.usefixtures("pages")
def test_a_file_of_settings_names_the_wikis() -> None:
    Path("wikibinder.toml").write_text('source-site = ["de=de.wikipedia.org", "fr=fr.wikipedia.org"]', "utf-8")
    assert ":source: https\\://fr.wikipedia.org/wiki/Soleil\n" in convert()


@pytest.mark.usefixtures("pages")
def test_a_page_has_the_language_that_its_address_does_not_tell() -> None:
    assert convert("--site", "wiki.example.org", "--language", "nl").count(":language: nl\n") == 2
    assert ":language:" not in convert("--site", "de.wikipedia.org")


@pytest.mark.parametrize(
    ("fields", "language"),
    [
        ({"language": "simple", "source": "https://x.example.org/"}, "en"),
        ({"source": "https://fa.wikipedia.org/wiki/A"}, "fa"),
        ({"language": "no language"}, ""),
        ({}, ""),
    ],
)
def test_language_of_an_article_in_the_editions(fields: dict[str, str], language: str) -> None:
    assert language_of(fields) == language


@pytest.mark.usefixtures("pages")
def test_a_run_without_any_wiki_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    convert()
    assert "No authors, no licence: no source names its wiki; give --site" in capsys.readouterr().out
    convert("--quiet")
    assert "No authors" not in capsys.readouterr().out


def test_links_lead_to_pages_of_the_same_wiki(tmp_path: Path) -> None:
    """A title of another wiki is another page, also where only the other wiki has it; redirects likewise."""
    pages = {
        "de": {"Berlin": "Siehe [[Ort]], [[Gift]] und [[Hauptstadt]].", "Gift": "Etwas Giftiges. [[Berlin]]",
               "Hauptstadt": "#REDIRECT [[Berlin]]", "Ort": "Ein [[berlin]]."},
        "en": {"Berlin": "See [[Gift]], [[Ort]] and [[Hauptstadt]].", "Town": "See [[berlin|B]], [[Capital]].",
               "Capital": "#REDIRECT [[Berlin]]"},
    }  # fmt: skip
    for wiki, texts in pages.items():
        (tmp_path / "in" / wiki).mkdir(parents=True)
        for title, text in texts.items():
            (tmp_path / "in" / wiki / f"{title}.wiki").write_text(text, "utf-8")
    sites = [word for wiki in pages for word in ("--source-site", f"{wiki}=https://{wiki}.wikipedia.org")]
    command = ["convert", "-q", *sites, "--output", str(tmp_path / "out"), str(tmp_path / "in")]
    assert main(command) == 0

    def links(docname: str) -> list[str]:
        text = (tmp_path / "out" / f"{docname}.rst").read_text("utf-8").partition("\n\n")[2]
        return re.findall(r"(?::doc:)?`[^`]*<([^>]*)>`", text)

    (english,) = (path.stem for path in (tmp_path / "out").glob("Berlin-*.rst"))
    wiki = "https://en.wikipedia.org/wiki/"
    assert links("Berlin") == ["Ort", "Gift", "Berlin"]
    assert links("Ort") == ["Berlin"]
    assert links(english) == [f"{wiki}Gift", f"{wiki}Ort", f"{wiki}Hauptstadt"]
    assert links("Town") == [english, english]
    made = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.rst")}
    assert main(command) == 0
    assert made == {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.rst")}

"""Settings in files and in the environment are defaults of options; the command line overrides them."""

from __future__ import annotations

from pathlib import Path

import pytest

from wikibinder.cli import configuration
from wikibinder.cli.arguments import parser
from wikibinder.cli.commands import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory with one article, and no variables of ours."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Article.wiki").write_text("Words.")
    return tmp_path


def options(line: str, settings: str = "", project: str = "") -> dict[str, object]:
    if settings:
        Path("wikibinder.toml").write_text(settings, "utf-8")
    if project:
        Path("pyproject.toml").write_text(project, "utf-8")
    return vars(configuration.parse(parser(), line.split()))


def failure(line: str, settings: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as end:
        options(line, settings)
    assert end.value.code == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    return error


def test_settings_are_defaults() -> None:
    found = options("book a", 'language = "de"\nauthor = "Ann Lee"\nstrict = true\njobs = 3\nedition = ["html", "pdf"]')
    wanted = {"language": "de", "author": "Ann Lee", "strict": True, "jobs": 3, "edition": ["html", "pdf"]}
    assert found | wanted == found


def test_the_command_line_goes_before_them() -> None:
    settings = 'language = "de"\nedition = ["html"]\nbound = ["seconds=5"]\noutput = "there"'
    found = options("book --lang=fr --edition pdf -o here a", settings)
    assert (found["language"], found["edition"], found["output"]) == ("fr", ["pdf"], Path("here"))
    assert found["bound"] == ["seconds=5"]


def test_the_environment_goes_before_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIKIBINDER_LANGUAGE", "it")
    monkeypatch.setenv("WIKIBINDER_STRICT", "yes")
    monkeypatch.setenv("WIKIBINDER_CATEGORIES", "0")
    found = options("book a", 'language = "de"\ncategories = true')
    assert (found["language"], found["strict"], found["categories"]) == ("it", True, False)


def test_the_own_file_goes_before_the_project() -> None:
    project = '[tool.wikibinder]\nlanguage = "de"\nauthor = "Ann"\n[tool.other]\nx = 1'
    found = options("book a", 'language = "fr"', project)
    assert (found["language"], found["author"]) == ("fr", "Ann")


def test_a_table_of_a_command_goes_before_the_rest() -> None:
    settings = 'language = "de"\n[book]\nlanguage = "fr"\n[convert]\nreferences = false'
    assert options("book a", settings)["language"] == "fr"
    assert options("convert a")["language"] == "de"
    assert options("convert a")["references"] is False


def test_a_flag_by_its_name_and_by_what_it_sets() -> None:
    for setting, references in (
        ("references = true", True),
        ("references = false", False),
        ("no-references = true", False),
        ("no-references = false", True),
    ):
        assert options("convert a", setting)["references"] is references, setting


def test_a_setting_of_another_command_does_no_harm() -> None:
    assert options("expand a", 'author = "Ann"\nembed-fonts = true')["command"] == "expand"


def test_another_file_of_settings() -> None:
    Path("other.toml").write_text('language = "sv"')
    assert options("book --config other.toml a", 'language = "de"')["language"] == "sv"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('langage = "de"', "wikibinder.toml: langage is not an option"),
        ("language = [", "wikibinder.toml: is no TOML"),
        ('strict = "yes"', "wikibinder.toml: strict must be true or false"),
        ("language = true", "wikibinder.toml: language must be one text or number"),
        ('language = ["de", "fr"]', "wikibinder.toml: language must be one text or number"),
        ("book = 1", "wikibinder.toml: book is the name of a command: it must be a table"),
        ('language = "klingon"', "klingon is not a language code"),
        ("jobs = 0", "must be 1 or more"),
    ],
)
def test_what_cannot_be_a_setting(settings: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert message in failure("book a", settings, capsys)


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert "nowhere.toml: cannot be read" in failure("book --config nowhere.toml a", "", capsys)


def test_show_settings(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIKIBINDER_AUTHOR", "Ann")
    with pytest.raises(SystemExit) as end:
        options("book --title T --show-settings a", 'language = "de"\n[book]\nedition = ["html", "pdf"]')
    assert end.value.code == 0
    shown = capsys.readouterr().out.splitlines()
    for line in (
        "--title: as given (command line)",
        "--author: Ann (WIKIBINDER_AUTHOR)",
        "--language: de (wikibinder.toml)",
        "--edition: html, pdf (wikibinder.toml [book])",
        "--site: none (default)",
        "--strict: off (default)",
    ):
        assert line in shown


def test_a_whole_run(folder: Path) -> None:
    (folder / "wikibinder.toml").write_text('output = "made"\ntitle = "Of settings"')
    assert main(["convert", "Article.wiki"]) == 0
    assert "Of settings" in (folder / "made" / "index.rst").read_text("utf-8")


def test_a_dry_run_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["book", "Article.wiki", "--dry-run"]) == 0
    assert [path.name for path in folder.iterdir()] == ["Article.wiki"]
    assert capsys.readouterr().out == (
        "reads 1 file, 6 bytes\n  Article.wiki (6 bytes)\nwrites wikibinder-book\n  editions: html, epub, pdf\n"
        "fetches nothing\n"
    )
    assert main(["convert", "nowhere", "--dry-run"]) == 1


@pytest.mark.parametrize("command", ["convert a", "book a", "build a", "citations a -o c.jsonl", "expand a", "fetch A"])
def test_every_default_is_accepted(command: str) -> None:
    assert options(command)["command"] == command.split(maxsplit=1)[0]

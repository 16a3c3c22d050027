"""Every diagnostic code is emitted for a small source that shows its meaning."""

from __future__ import annotations

import argparse
import json
import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wikibinder.cli.arguments import parser
from wikibinder.cli.commands import main
from wikibinder.model.diagnostics import Code
from wikibinder.templates.registry import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wikibinder.templates.protocols import Context
    from wikibinder.wikitext.preprocessor import Template

PAGES: Mapping[Code, str] = {
    Code.TEMPLATE_UNBALANCED: "a {{nowrap|b",
    Code.TEMPLATE_UNKNOWN: "{{unheard of|some words}}",
    Code.SETTING_LEFT_OUT: "{{unheard of|some words|width=20px}}",
    Code.TEMPLATE_DROPPED: "{{coord missing}} a <templatedata>{}</templatedata>",
    Code.TAG_UNBALANCED: "a <div>b",
    Code.MARKUP_CHANGED: "{{start date and age|1998|9}}",
    Code.MARKUP_KEPT_AS_SOURCE: "<score>c d e</score>",
    Code.TEXT_DROPPED: "a<references>some words</references>",
    Code.MEDIA_LEFT_OUT: "[[File:Boat.jpg|thumb|A boat]]",
    Code.REF_UNCLOSED: "a<ref>b",
    Code.REF_EMPTY: "a<ref></ref>",
    Code.REF_UNDEFINED: "a<ref name=b/>",
    Code.REF_REDEFINED: "a<ref name=b>c</ref><ref name=b>d</ref>",
    Code.REF_UNUSED: "a<references><ref name=b>c</ref></references>",
    Code.SFN_UNRESOLVED: "a{{sfn|Bell|2001}}",
    Code.CITATION_PARAMETER: "{{cite book|title=T|weather=fine}}",
    Code.CITATION_CONFLICT: "{{cite book|title=T|last1=Bell|author1=Hill}}",
    Code.CITATION_DATE: "{{cite book|title=T|date=some day in spring or so}}",
    Code.CITATION_IDENTIFIER: "{{cite book|title=T|isbn=0306406153}}",
    Code.CITATION_URL: "{{cite web|title=T|url=not an address}}",
    Code.CITATION_NAME: "{{cite book|title=T|last=[[File:Bell.jpg|20px]]}}",
    Code.CITATION_EMPTY: "a {{cite book}}",
    Code.SITE_UNKNOWN: "a",
    Code.CATEGORY_HIDDEN: "a [[Category:Articles with dead links]]",
}
"""A page in wikitext for each code that a page can give."""

WP2TXT = b"[[Article]]\n\nSome text[tpl]nbsp[/tpl].\n\n"
FILES: Mapping[Code, Mapping[str, bytes]] = {
    Code.FILE_MISSING: {},
    Code.FILE_EMPTY: {"a.wiki": b""},
    Code.FILE_BINARY: {"a.wiki": b"\x7fELF\x00\x00\x01\x00"},
    Code.FILE_DAMAGED: {"a.xml": b"<mediawiki><page><title>A</title><revision><text>b</te"},
    Code.NOTHING_TO_CONVERT: {"a.xml": b"<mediawiki></mediawiki>"},
    Code.TEMPLATE_HEADLESS: {"a.txt": WP2TXT + b"|last=Simon\n|title=The gaze\n|journal=History\n}}\n"},
    Code.RESIDUE: {"a.txt": WP2TXT + b"|- style=x\n| b\n|}\n"},
    Code.LIST_LOST: {"a.txt": WP2TXT + b"It may refer to:\n\n==See also==\n\n==History==\n\nText.\n"},
    Code.FILE_UNKNOWN: {"a.json": b'{"a": 1}'},
    Code.ENCODING_OTHER: {"a.wiki": "Caf\xe9 au lait, d\xe9j\xe0 vu".encode("latin-1")},
    Code.ENCODING_REPLACED: {"a.wiki": "Café, naïve, déjà vu. ".encode() * 200 + b"\xff bad"},
    Code.PAGE_UNREAD: {
        "a.xml": b"<mediawiki><page><title>A</title><revision><model>json</model><text>{}</text></revision></page>"
        b"<page><title>B</title><revision><text>b</text></revision></page></mediawiki>"
    },
    Code.TITLE_TAKEN: {"a.wiki": b"<!-- title: One -->\na", "b.wiki": b"<!-- title: One -->\nb"},
    Code.BIB_DISAGREE: {
        name: b"{{cite book|title=Rivers|last=Bell|first=Ann|year=2001|isbn=9780306406157|publisher=%s}}" % publisher
        for name, publisher in (("a.wiki", b"Hill"), ("b.wiki", b"Dale"))
    },
}
"""The files of a source for each code that is about files, or about several pages."""


def codes(report: Path, *arguments: str) -> set[str]:
    """The codes that the converter reports for a source."""
    main(["convert", "--output", str(report.parent / "out"), "--report", str(report), *arguments])
    return {found["code"] for found in json.loads(report.read_text("utf-8"))["diagnostics"]}


@pytest.mark.parametrize("code", PAGES, ids=lambda code: code.label)
def test_of_a_page(code: Code, tmp_path: Path) -> None:
    page = tmp_path / "in" / "Page.wiki"
    page.parent.mkdir()
    page.write_text(PAGES[code], "utf-8")
    assert code.label in codes(tmp_path / "report.json", str(page.parent))


@pytest.mark.parametrize("code", FILES, ids=lambda code: code.label)
def test_of_files(code: Code, tmp_path: Path) -> None:
    files = FILES[code]
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    names = [str(tmp_path / name) for name in files] or [str(tmp_path / "nowhere.wiki")]
    assert code.label in codes(tmp_path / "report.json", *names)


def test_of_a_title_that_no_page_has(tmp_path: Path) -> None:
    (tmp_path / "a.wiki").write_text("a")
    (tmp_path / "titles.txt").write_text("a\nNowhere\n")
    reported = codes(tmp_path / "report.json", "--pages", str(tmp_path / "titles.txt"), str(tmp_path / "a.wiki"))
    assert Code.TITLE_NOT_FOUND.label in reported


def test_of_a_wiki_for_sources_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.wiki").write_text("a")
    reported = codes(tmp_path / "report.json", "--source-site", "de=de.wikipedia.org", str(tmp_path / "a.wiki"))
    assert Code.SITE_UNUSED.label in reported


def test_of_a_place_that_cannot_be_read(tmp_path: Path) -> None:
    assert Code.FILE_UNREADABLE.label in codes(tmp_path / "report.json", str(tmp_path / ("n" * 300)))


def test_of_files_in_a_folder_that_are_not_read(tmp_path: Path) -> None:
    for name in ("in/a.wiki", "in/a.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a")
    assert Code.FILE_SKIPPED.label in codes(tmp_path / "report.json", str(tmp_path / "in"))


def test_of_an_empty_section(tmp_path: Path) -> None:
    (tmp_path / "a.wiki").write_text("a\n== Further reading ==\n")
    reported = codes(tmp_path / "report.json", "--drop-empty-sections", str(tmp_path / "a.wiki"))
    assert Code.SECTION_EMPTY.label in reported


def test_of_a_link_that_leads_out_of_the_folder(tmp_path: Path) -> None:
    for name in ("in/a.wiki", "b.wiki"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a")
    (tmp_path / "in" / "b.wiki").symlink_to(tmp_path / "b.wiki")
    assert Code.LINK_OUTSIDE.label in codes(tmp_path / "report.json", str(tmp_path / "in"))


def test_of_a_page_over_its_bounds(tmp_path: Path) -> None:
    (tmp_path / "a.wiki").write_text("words " * 100)
    reported = codes(tmp_path / "report.json", "--bound", "characters=100", str(tmp_path / "a.wiki"))
    assert Code.PAGE_FALLBACK.label in reported


def test_of_a_picture_that_is_not_among_those_given(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "Other.jpg").write_bytes(b"")
    (tmp_path / "a.wiki").write_text("[[File:Boat.jpg|thumb|A boat]]")
    reported = codes(tmp_path / "report.json", "--media", str(tmp_path / "media"), str(tmp_path / "a.wiki"))
    assert Code.MEDIA_MISSING.label in reported


def test_of_a_rule_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_template: Template, _context: Context) -> str:
        raise ValueError("a fault of this rule")

    monkeypatch.setitem(TEMPLATES, "rule that fails", fails)
    (tmp_path / "a.wiki").write_text("{{rule that fails|a}}")
    assert Code.TEMPLATE_FAILED.label in codes(tmp_path / "report.json", "--jobs", "1", str(tmp_path / "a.wiki"))


def test_of_a_template_page_that_fails(tmp_path: Path) -> None:
    (tmp_path / "a.wiki").write_text("a {{Broken|word}}")
    templates = str(Path(__file__).parent / "roots" / "expansion")
    reported = codes(tmp_path / "report.json", "--templates", templates, "--", str(tmp_path / "a.wiki"))
    assert Code.EXPANSION_FAILED.label in reported


ELSEWHERE = {
    Code.FILE_UNREADABLE, Code.FILE_SKIPPED, Code.LINK_OUTSIDE, Code.PAGE_FALLBACK, Code.MEDIA_MISSING,
    Code.TEMPLATE_FAILED, Code.EXPANSION_FAILED, Code.SOURCE_CHANGED, Code.TITLE_NOT_FOUND, Code.SITE_UNUSED,
    Code.SECTION_EMPTY,
}  # fmt: skip
"""Codes with a test of their own, here or (for a source that changes) in tests/test_surroundings.py."""


def test_every_code_is_given_somewhere() -> None:
    assert set(Code) == {*PAGES, *FILES, *ELSEWHERE}


def option_names(command: argparse.ArgumentParser) -> Iterator[str]:
    """The names of all options of a command and of its subcommands."""
    for action in command._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            yield from chain.from_iterable(option_names(each) for each in action.choices.values())


def test_options_that_hints_name() -> None:
    named = set(re.findall(r"--[a-z-]+", " ".join(code.hint for code in Code)))
    assert named
    assert named <= set(option_names(parser()))

"""Citation templates modelled on those of six wikis: each rests on a copy of Citation/CS1 and gives an entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

import pytest

from wikibinder.cli.commands import main

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = "['Title'] = 'title', ['AuthorList-Last'] = {'last#', 'author#'}, ['AuthorList-First'] = 'first#'"


class OtherWiki(NamedTuple):
    """A wiki: names of its namespaces Template and Module, of its module, its pages, a call and fields of the entry."""

    language: str
    template: str
    module: str
    name: str
    aliases: str
    pages: dict[str, str]
    call: str
    fields: tuple[str, ...]


WIKIS = (
    OtherWiki(
        "pt", "Predefinição", "Módulo", "Citação/CS1",
        "['Title'] = {'título', 'title'},\n['AuthorList-Last'] = {'último#', 'sobrenome#', 'last#'},\n"
        "['AuthorList-First'] = {'primeiro#', 'first#'},\n['Date'] = {'data', 'date'},",
        {"Citar livro da casa": "{{#invoke:Citação/CS1|citation|CitationClass=book}}"},
        "{{Citar livro da casa|título=O rio|último1=Melo|primeiro1=Ana|último2=Reis|data=1999}}",
        ("@book{", "{O rio}", "Melo, Ana", "Reis", "1999"),
    ),
    OtherWiki(
        "tr", "Şablon", "Modül", "Kaynak",
        "['Title'] = {'başlık', 'title'},\n['AuthorList-Last'] = {'soyadı#', 'last#'}, -- adlar\n"
        "['AuthorList-First'] = {'ad#', 'first#'},\n['Date'] = {'tarih', 'date'},\n['URL'] = {'url', 'adres'},",
        {"Ağ kaynağı": "{{#invoke:Kaynak|kaynak|CitationClass=web}}"},
        "{{Ağ kaynağı|başlık=Göl|soyadı=Kaya|ad=Ece|tarih=5 Mart 2010|adres=https://e.org/g}}",
        ("@online{", "{Göl}", "Kaya, Ece", "2010-03-05", "https://e.org/g"),
    ),
    OtherWiki(
        "ko", "틀", "모듈", "인용",
        "['Title'] = {'제목'},\n['AuthorList-Last'] = {'성#'},\n['AuthorList-First'] = {'이름#'},\n"
        "['Date'] = {'날짜'},",
        {"책 하나": "{{책 둘|제목={{{제목}}}|성={{{성|}}}|이름={{{이름|}}}|날짜={{{날짜|}}}}}",
         "책 둘": "{{#invoke:인용|citation|CitationClass={{#switch:{{{종류|책}}}|책=book|#default=web}}}}"},
        "{{책 하나|제목=강|성=김|이름=수|날짜=2001}}",
        ("@book{", "{강}", "김, 수", "2001"),
    ),
    OtherWiki(
        "id", "Templat", "Modul", "Citation/CS1",
        f"{ENGLISH},\n['Date'] = {{'tanggal', 'date'}},\n['Periodical'] = {{'jurnal', 'journal'}},",
        {"Jurnal kami": "{{#invoke:Citation/CS1|citation|CitationClass=journal|journal=Berkala Kami}}"},
        "{{Jurnal kami|title=Sungai|last=Sari|first=Dewi|tanggal=2012}}",
        ("@article{", "{Sungai}", "Sari, Dewi", "Berkala Kami", "2012"),
    ),
    OtherWiki(
        "ar", "قالب", "وحدة", "Citation/CS1",
        "['Title'] = {'عنوان', 'title'},\n['AuthorList-Last'] = {'الأخير#', 'last#'},\n"
        "['AuthorList-First'] = {'الأول#', 'first#'},\n['Date'] = {'تاريخ', 'date'},",
        {"كتاب لنا": "{{#invoke:Citation/CS1|citation|CitationClass=book}}", "مرجع لنا": "#REDIRECT [[قالب:كتاب لنا]]"},
        "{{مرجع لنا|عنوان=النهر|الأخير=سالم|الأول=منى|تاريخ=1998}}",
        ("@book{", "{النهر}", "سالم, منى", "1998"),
    ),
    OtherWiki(
        "en", "Template", "Module", "Citation/CS1", f"{ENGLISH},\n['Date'] = 'date',",
        {"Cite river atlas": "{{Cite book|title=River Atlas|last=Lee|first=Ann|year=1999|page={{{1|}}}}}",
         "Cite book": "{{#invoke:Citation/CS1|citation|CitationClass=book}}"},
        "{{Cite river atlas|12}}",
        ("@book{", "{River Atlas}", "Lee, Ann", "1999"),
    ),
)  # fmt: skip


def export(wiki: OtherWiki) -> str:
    module = "local p = {} function p.citation(f) return f:getParent().args.CitationClass end return p"
    configuration = f"local aliases = {{\n{wiki.aliases}\n}}\nreturn {{ aliases = aliases }}"
    pages = [
        (0, "Page", f"A.<ref>{wiki.call}</ref>"),
        *((10, f"{wiki.template}:{name}", text) for name, text in wiki.pages.items()),
        (828, f"{wiki.module}:{wiki.name}", module),
        (828, f"{wiki.module}:{wiki.name}/Configuration", configuration),
    ]
    rows = "".join(
        f"<page><title>{title}</title><ns>{space}</ns><id>{number}</id><revision><id>{number}</id>"
        f"<timestamp>2020-01-01T00:00:00Z</timestamp><text>{escape(text)}</text></revision></page>\n"
        for number, (space, title, text) in enumerate(pages, 1)
    )
    spaces = f'<namespace key="10">{wiki.template}</namespace><namespace key="828">{wiki.module}</namespace>'
    head = f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="{wiki.language}">'
    site = f"<siteinfo><base>https://{wiki.language}.wikipedia.org/wiki/X</base><namespaces>{spaces}</namespaces></siteinfo>"
    return f"{head}{site}{rows}</mediawiki>"


@pytest.mark.parametrize("wiki", WIKIS, ids=lambda wiki: wiki.language)
def test_a_wrapper_gives_an_entry(wiki: OtherWiki, tmp_path: Path) -> None:
    source = tmp_path / "pages.xml"
    source.write_text(export(wiki), encoding="utf-8")
    report = tmp_path / "report.json"
    assert main(["convert", "--output", str(tmp_path / "out"), "--report", str(report), "--", str(source)]) == 0
    bib = (tmp_path / "out" / "Page.bib").read_text("utf-8")
    assert [field for field in wiki.fields if field not in bib] == []
    assert "wikiextra" not in bib
    found = [row["code"] for row in json.loads(report.read_text("utf-8"))["diagnostics"]]
    assert "template-unknown" not in found
    assert "expansion-failed" not in found
    assert main(["citations", "--output", str(tmp_path / "all.bib"), "--", str(source)]) == 0
    assert (tmp_path / "all.bib").read_text("utf-8").split("@", 1)[1].split() == bib.split("@", 1)[1].split()

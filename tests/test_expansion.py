"""Template pages and modules: text cases over tests/roots/expansion, and what the converter makes of these pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests import textcases
from tests.properties import examples
from wikibinder.cli.commands import main
from wikibinder.expansion import lua, wiki
from wikibinder.expansion.bounded_cache import OF_ENTRY, BoundedCache
from wikibinder.expansion.collect import Collector, gather
from wikibinder.expansion.kept_calls import KeptCall, StripMarkers
from wikibinder.expansion.lua_pattern_syntax import PatternError
from wikibinder.expansion.lua_patterns import matches
from wikibinder.expansion.page_facts import PageFacts
from wikibinder.expansion.tree import parse
from wikibinder.expansion.tree_nodes import CallNode, ParameterNode, TagNode
from wikibinder.model.diagnostics import Diagnostics
from wikibinder.model.page import Site

if TYPE_CHECKING:
    from wikibinder.expansion.template_cache import Templates
    from wikibinder.expansion.tree_nodes import Nodes

PAGES = Path(__file__).parent / "roots" / "expansion"
CASES = textcases.load("expansion")
needs_lua = pytest.mark.skipif(not lua.AVAILABLE, reason="the package lupa is not there")


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    path = tmp_path_factory.mktemp("expansion") / "pages.sqlite"
    collector = Collector(path)
    gather(collector, [str(PAGES)], Diagnostics())
    collector.finish(Site())
    return wiki.opened(path)


def expanded(templates: Templates, text: str) -> str:
    page = PageFacts("Page", timestamp="2020-02-03T04:05:06Z")
    return wiki.expander(templates, page).expand(text)


@needs_lua
@pytest.mark.parametrize("case", CASES, ids=str)
def test_cases(case: textcases.Case, templates: Templates, accept: bool) -> None:
    textcases.check(case, expanded(templates, case.given), accept)


@needs_lua
@pytest.mark.parametrize(
    ("function", "message"),
    [("forever", "the time allocated for running scripts has expired"), ("hoard", "not enough memory")],
)
def test_modules_have_bounds(
    templates: Templates, monkeypatch: pytest.MonkeyPatch, function: str, message: str
) -> None:
    monkeypatch.setattr(lua, "SECONDS", 0.2)
    monkeypatch.setattr(lua, "MEMORY", 20_000_000)
    assert f"Lua error: {message}" in expanded(templates, f"{{{{#invoke:Tools|{function}}}}}")


@needs_lua
def test_a_page_goes_on_after_a_module_without_memory(templates: Templates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lua, "MEMORY", 20_000_000)
    assert expanded(templates, "{{#invoke:Tools|hoard}}{{#invoke:Tools|upper|é}}").endswith("</strong>É")


# ---------------------------------------------------------------- the grammar


def written(nodes: Nodes) -> str:
    """A tree as the text that it was read from, comments and all."""
    out = []
    for node in nodes:
        if isinstance(node, str):
            out.append(node)
        elif isinstance(node, CallNode | ParameterNode):
            braces = 2 if isinstance(node, CallNode) else 3
            parts = [written(node.title)]
            parts += [
                written(part.value) if part.name is None else f"{written(part.name)}={written(part.value)}"
                for part in node.parts
            ]
            out.append("{" * braces + "|".join(parts) + "}" * braces)
        elif isinstance(node, TagNode):
            inner = "/>" if node.inner is None else f">{node.inner}{node.close}"
            out.append(f"<{node.name}{node.attributes}{inner}")
        else:
            out.append(getattr(node, "text", "="))
    return "".join(out)


PIECES = [*"{}[]|=\na <>", "<!--", "-->", "<nowiki>", "</nowiki>", "<ref/>", "=="]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_character_is_lost(text: str) -> None:
    assert written(parse(text, inclusion=False, tags=frozenset({"nowiki", "ref"}))) == text


@pytest.mark.parametrize("text", ["<ref a <nowiki b", "a<ref x{{b}} <noinclude c", "<ref/>a <!-- b"])
def test_tags_without_an_end_are_text(text: str) -> None:
    assert written(parse(text, inclusion=False, tags=frozenset({"nowiki", "ref"}))) == text


def test_a_cache_is_emptied_when_it_is_larger_than_its_limit() -> None:
    cache: BoundedCache[str, int] = BoundedCache(1000)
    cache.put("a", 1, 1000 - OF_ENTRY)
    cache.put("b", 2, 0)
    assert ("a" in cache, "b" in cache) == (True, True)
    cache = BoundedCache(1000)
    cache.put("a", 1, 1001 - OF_ENTRY)
    cache.put("b", 2, 0)
    assert ("a" in cache, "b" in cache) == (False, True)


@given(st.lists(st.sampled_from([*PIECES, "%", "(", ")", "%a", "-", "*", "é", "^", "$"]), max_size=12).map("".join))
def test_patterns_match_or_are_refused(pattern: str) -> None:
    try:
        found = list(matches("aé=[b] a{c}", pattern))
    except PatternError:
        return
    assert all(0 <= match.start <= match.end for match in found)


FIND_ALL = """
return function(text, pattern)
  local found, start = {}, 1
  repeat
    local results = { pcall(string.find, text, pattern, start) }
    if not results[1] then return nil end
    local first, last = results[2], results[3]
    if not first then break end
    found[#found + 1] = { first - 1, last, unpack(results, 4) }
    start = last >= first and last + 1 or last + 2
  until pattern:sub(1, 1) == "^" or start > #text + 1
  return found
end
"""
LUA_PIECES = [
    "a", "b", "(", ")", "()", "%a", "%A", "%d", "%s", "%w", "%p", "%u", "%l", "%x", "%c", ".", "-", "*", "+", "?", "[",
    "]", "[^a]", "[a-c]", "[%a_-]", "[]]", "[^%s]", "^", "$", "%b()", "%bab", "%f[%a]", "%f[^%a]", "%1", "%", "%%",
]  # fmt: skip


@needs_lua
@examples(100)
@given(
    st.lists(st.sampled_from(["a", "b", "B", "c1", "(", ")", " ", "-", "\n", "_", "."]), max_size=8).map("".join),
    st.lists(st.sampled_from(LUA_PIECES), max_size=6).map("".join),
)
@example("f(a(b)c) ab1b", "%a(%b())")
@example("f(a(b)c) ab1b", "()(%bab)()")
@example("f(a(b)c)", "^f%b()$")
@example("aa bb ab", "(%a)%1")
@example("a-b", "[%a-]+")
@example("b", "%b")
def test_patterns_match_as_in_lua(text: str, pattern: str) -> None:
    """Lua reports a malformed pattern only when a match comes to its fault."""
    find_all = pytest.importorskip("lupa.lua51").LuaRuntime().execute(FIND_ALL)
    try:
        found = [(match.start, match.end, *match.captures) for match in matches(text, pattern)]
    except PatternError:
        return
    assert found == [tuple(row.values()) for row in find_all(text, pattern).values()]


@pytest.mark.parametrize("pattern", ["%", "[a", "[%", "(a", "a)b", "%1", "(a%1)", "%f", "%fa", "%b", "%bx", "()" * 33])
def test_malformed_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        list(matches("a", pattern))


@pytest.mark.parametrize(
    ("text", "pattern", "spans"),
    [
        ("THE (quick) fox", "%((%a+)%)", [(4, 11)]),
        ("héllo wörld", "%a+", [(0, 5), (6, 11)]),
        ("a(b(c)d)e", "%b()", [(1, 8)]),
        ("key = value", "^(%w+)%s*=%s*(%w+)$", [(0, 11)]),
        ("THE (quick) fox", "%f[%a]%a+", [(0, 3), (5, 10), (12, 15)]),
        ("x-y", "[%w-]+", [(0, 3)]),
        ("aaa", "a-", [(0, 0), (1, 1), (2, 2), (3, 3)]),
        ("[]]", "[]]+", [(1, 3)]),
    ],
)
def test_patterns(text: str, pattern: str, spans: list[tuple[int, int]]) -> None:
    assert [(match.start, match.end) for match in matches(text, pattern)] == spans


# ---------------------------------------------------------------- the command, and conversion


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "Tarn.wiki").write_text("{{Box|height=3}} {{Nowhere}}")
    out = tmp_path / "out.jsonl"
    assert main(["expand", "--templates", str(PAGES), "--output", str(out), "--", str(tmp_path / "Tarn.wiki")]) == 0
    line = json.loads(out.read_text("utf-8"))
    assert line["title"] == "Tarn"
    assert line["wikitext"].startswith('<table class="infobox"><caption>Tarn</caption>')
    assert line["diagnostics"] == ["Template:Nowhere: there is no such page"]
    assert main(["expand", "--templates", str(PAGES), "--title", "Other", "--", str(tmp_path / "Tarn.wiki")]) == 0
    assert "<caption>Other</caption>" in capsys.readouterr().out


def converted(folder: Path, wikitext: str, *options: str) -> str:
    (folder / "Page.wiki").write_text(wikitext, encoding="utf-8")
    arguments = ["convert", "--output", str(folder / "out"), "--report", str(folder / "report.json"), *options]
    assert main([*arguments, "--templates", str(PAGES), "--", str(folder / "Page.wiki")]) == 0
    return (folder / "out" / "Page.rst").read_text("utf-8")


@needs_lua
def test_a_page_is_converted_with_the_templates_of_its_wiki(tmp_path: Path) -> None:
    text = converted(tmp_path, "A {{Greet|name=Ann}} B\n\n{{Box|height=3}}\n")
    assert "Hello, Ann!" in text
    assert "Height" in text
    assert "template-unknown" not in (tmp_path / "report.json").read_text()


@needs_lua
def test_a_failure_is_local(tmp_path: Path) -> None:
    text = converted(tmp_path, "A {{Broken|word}} B {{Nowhere|other}} {{Greet|name=Ann}}")
    assert "Lua error" not in text
    assert "Template:" not in text
    assert all(word in text for word in ("A", "word", "B", "other", "Hello, Ann!"))
    assert "expansion-failed" in (tmp_path / "report.json").read_text()


def test_spaces_after_a_template_page_are_those_of_its_expansion(tmp_path: Path) -> None:
    text = converted(tmp_path, "{{Nothing}} preformatted\n\n{{Nowhere}} a paragraph\n")
    assert "::\n\n   preformatted" in text
    assert "\na paragraph" in text


HIDDEN = '<span class="geo"><span style="display:none">hidden <b>56.1</b></span></span>'


@pytest.mark.parametrize(
    "wikitext",
    [
        f"Seen {HIDDEN}",
        f"[http://e.org Seen {HIDDEN}]",
        f"Seen<ref>A note {HIDDEN}</ref>",
        f"[[File:A.png|thumb|Seen {HIDDEN}]]",
        f"[[File:A.png|thumb|Seen\n* {HIDDEN}]]",
        'Seen <div class="toc">hidden</div> <table id="toc"><tr><td>hidden</table>',
    ],
)
def test_what_a_wiki_does_not_show_or_shows_on_its_pages_only(tmp_path: Path, wikitext: str) -> None:
    text = converted(tmp_path, f"{wikitext} {{{{Greet|name=Ann}}}}")
    assert "Seen" in text
    assert "hidden" not in text
    found = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["diagnostics"]
    assert "hidden" in " ".join(d["excerpt"] for d in found if d["code"] == "template-dropped")


def test_a_citation_through_wrappers_is_an_entry(tmp_path: Path) -> None:
    converted(tmp_path, "A.<ref>{{Buch hier|titel=Das Moor|nachname=Lee|jahr=1999}}</ref>")
    bib = (tmp_path / "out" / "Page.bib").read_text("utf-8")
    assert "@book{" in bib
    assert "Das Moor" in bib
    assert main(["citations", "--templates", str(PAGES), "--output", str(tmp_path / "c.bib"), "--",
                 str(tmp_path / "Page.wiki")]) == 0  # fmt: skip
    assert (tmp_path / "c.bib").read_text("utf-8").split("{")[1].split(",")[0] in bib


def test_rules_win_over_pages(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text('"Box" = "a rule"')
    assert "a rule" in converted(tmp_path, "{{Box}}", "--rules", str(tmp_path / "rules.toml"))


def test_text_between_strip_markers_is_kept() -> None:
    markers = StripMarkers()
    tag, call = markers.add("<nowiki>x</nowiki>", "nowiki"), markers.add(KeptCall("cite", {"title": "T"}), "call")
    pieces = list(markers.pieces(f"a{tag}{call}b{tag}"))
    kept = KeptCall("", {}, "<nowiki>x</nowiki>")
    assert pieces == ["a", kept, KeptCall("cite", {"title": "T"}), "b", kept]
    assert list(markers.pieces(f"{tag}end")) == [kept, "end"]
    assert markers.restored(f"a{tag}b") == "a<nowiki>x</nowiki>b"
    call = markers.add(KeptCall("cite", {"title": "T|U", "year": "1990"}), "call")
    assert markers.restored(f"a{call}b") == "a{{cite|title=T{{!}}U|year=1990}}b"

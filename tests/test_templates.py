"""Template handlers: text cases, and that every frequent template has a rule."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.templatepage import PAGE, Expander, expanded
from tests.textcases import Case, check, load
from tests.wholepage import sound
from wikibinder.model.diagnostics import Code
from wikibinder.model.page import Site
from wikibinder.templates.functions.expr import ExpressionError, calculate
from wikibinder.templates.numbers import roman_numeral
from wikibinder.templates.own_wiki import wiki_language
from wikibinder.templates.readable import is_junk
from wikibinder.templates.registry import HANDLERS
from wikibinder.templates.rules import Drop, fill
from wikibinder.templates.transclude import find, is_read_as_data, transclude
from wikibinder.templates.unit_conversion.rounding import SPEED_OF_SOUND
from wikibinder.templates.unit_conversion.units import Mixed, convertible, default_codes, table, targets, unit
from wikibinder.templates.unit_conversion.units import convert as convert_units
from wikibinder.templates.user_rules import load as load_own
from wikibinder.templates.wikis import WIKIS
from wikibinder.wikitext import preprocessor

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("case", load("templates"), ids=str)
def test_cases(case: Case, accept: bool) -> None:
    language = case.title.partition(":")[0] if case.path.stem == "wikis" else ""
    text, codes = expanded(case.given, language)
    noted = f"\n({', '.join(sorted(set(codes)))})" if codes else ""
    check(case, text.replace("&nbsp;", "~") + noted, accept)


FREQUENT = """
convert|mp|citation needed|ipac-en|nihongo|lang|dead link|zh|!|lang-ru|harvnb|sfn|spaced ndash|ipac-pl|ipa-fr
lang-el|lang-ar|lang-de|respell|lang-la|lang-fr|es icon|by|as of|pp-move-indef|cn|medalcountry|nowrap|ipa|ipa-es
lang-he|coord|airport codes|transl|about|fact|ipa-de|lang-es|allmusic|audio|unicode|okina|bibleverse|lang-grc
lang-en|lang-it|math|ipa-it|other uses|italic title|mongolunicode|post-nominals|clarify|rp|lang-fa|ipa-pt|sfnref
gr|lang-th|ipa-nl|lang-pl|lang-hu|use dmy dates|'|for|oldstyledate|linktext|lang-uk|music|ipa-ca|mvar|efn
pp-semi-indef|lang-sv|redirect|harv|fr icon|lang-he-n|uss|legend2|google books|lang-nl|lang-tr|ipa-ro|lang-ur|doi
lang-bg|iast|refimprove|bibleref2|lang-rus|who|page needed|lang-bn|when|sclass|lang-ga|lang-cy|stnlnk|date|ipa-sh
calendar|chem|lang-pt|val|el icon|circa|pdflink|lang-fi|nastaliq|birth date|ipa-cs|harvtxt|frac|lang-gd|ipa-el
lang-sr|lang-hy|hms|lang-cs|lang-sa|lang-sl|f1|dubious|ref|de icon|lang-hi|lang-no|other places3|lang-da|lang-sq
wayback|ru icon|pronunciation-needed|main|flag|flagicon|see also|reflist|sort|lbs|small|nts|sortkeyname|flagu|dts
ru|weather box/colpastel|authority control|isbn|sfnp|cvt|webarchive|proquest|bartable|clear|refbegin|refend|do
main article|listing|quote|fs player|party shading/republican|eat|professional wrestling title history middle
age in days nts|further|lbb|refn|bar percent|sleep|harvard citation no brackets|legend|hlist|use mdy dates
div col end|harvid|portal|div col|commons category|sister project links|party shading/democratic|multiple image
inflation|drink|clade|navboxes|wiktionary|version|see|flagcountry|cbignore|portal bar|dmoz|·|formatdate|increase
efn-ua|smaller|short description|plainlist|mdash|cmain|decrease|s-ttl|buy|url|s-bef|s-aft|chart|n/a|colorbox
inconsistent citations|sfnm|pipe|0|lsj|ref label|angbr|official website|link fa|keypress|vanchor
use british english|good article|infobox country|anchor|unreferenced section|unbulleted list|note label|wikiquote
wikiatlas|commons|co2|expand section|仮リンク|bandiera|interprogetto|en icon|vedi anche|portale|link ga|節stub
基礎情報 国|decennio|commons&cat|naz|clearleft|脚注ヘルプ|unité|bar box|prettytable|thesaurus bncf|link vdq
nota disambigua|lingue|link v|comuniamminprec|nazba|oif|m s.l.m.|いつ|citazione necessaria|otheruses|要出典|q
アフリカ|oic|divisione amministrativa|イギリス連邦|bio|アジア|onorificenze|controllo di autorità|ヨーロッパ
commonscat|lang-en-short|birth date and age|death date and age|start date|taxobox|s-start|s-end
"""


@pytest.mark.parametrize("name", "|".join(FREQUENT.strip().splitlines()).split("|"))
def test_frequent_templates_have_a_rule(name: str) -> None:
    assert find(name) is not None


@pytest.mark.parametrize("name", ["FRA", "USA", "ITA", "GBR", "GER", "fr", "en", "de"])
def test_codes_are_templates(name: str) -> None:
    text, codes = expanded(f"{{{{{name}}}}}")
    assert text
    assert Code.TEMPLATE_UNKNOWN.label not in codes


def test_no_name_stands_twice() -> None:
    names = [name for group in HANDLERS for name in group.split("|")]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert all(name == name.casefold() for name in names)


@pytest.mark.parametrize(("site", "wikitext", "language"), [
    (Site(language="fr"), "", "fr"), (Site(language="zh-tw"), "", "zh"), (Site(language="simple"), "", "en"),
    (Site(article_url="https://de.wikipedia.org/wiki/{title}"), "", "de"),
    (Site(article_url="https://example.org/wiki/{title}"), "", ""),
    (Site(), "Il est né le {{date|3|mars|2011}} à Paris.", "fr"), (Site(), "The {{date|3|mars|2011}} in Paris.", "en"),
    (Site(), "Der Fluss ist ein Nebenfluss der Elbe.", "de"), (Site(), "東京は日本の首都である。", "ja"),
    (Site(), "北京是中国的首都。", "zh"), (Site(), "Москва — столица и самый крупный город.", "ru"),
    (Site(), "Київ — столиця України.", "uk"), (Site(), "{{date|3|mars|2011}}", ""), (Site(), "", ""),
])  # fmt: skip
def test_language_of_the_wiki(site: Site, wikitext: str, language: str) -> None:
    assert wiki_language(replace(PAGE, site=site, wikitext=wikitext)) == language


def test_names_mean_what_the_wiki_means() -> None:
    """The user's rule first, then the wiki's, then the one of all wikis."""
    assert find("citation", language="fr") != find("citation")
    assert find("citation", language="de") == find("citation")
    assert find("citation", {"citation": "own"}, "fr") == "own"
    assert is_read_as_data("citation", "de")
    assert not is_read_as_data("citation", "fr")
    assert all(name == name.casefold() for rules in WIKIS.values() for name in rules)


def all_codes() -> list[str]:
    units = table()
    codes = [code for kind in units["units"].values() for code in kind]
    return [*codes, *units["per"], *units["prefixed"], *units["short"]]


@pytest.mark.parametrize("code", all_codes())
def test_units_know_what_they_are_converted_to(code: str) -> None:
    source = unit(code)
    assert source is not None
    if not source.to and source.per is None:
        assert code.startswith("-"), "only units that are parts of others are never converted"
        return
    for value in (1, 1e6):
        outputs = targets(default_codes(source, value))
        assert outputs
        for target in outputs:
            assert convertible(source, target.smallest if isinstance(target, Mixed) else target)


def test_units_in_several_units() -> None:
    """Every larger unit of the table's mixed ones has the number of the smaller ones that make it."""
    for code in [*table()["mixed"], *table()["together"]]:
        assert targets(code), code
    for large, smaller in table()["parts"].items():
        for code, count in smaller.items():
            upper, lower = unit(large), unit(code)
            if code != "to" and upper and lower:
                assert upper.scale / lower.scale == pytest.approx(count), (large, code)


@given(st.sampled_from(all_codes()), st.floats(min_value=1e-6, max_value=1e12))
def test_units_there_and_back(code: str, value: float) -> None:
    source = unit(code)
    assert source is not None
    for target in targets(default_codes(source, value)) if source.to else ():
        other = target.smallest if isinstance(target, Mixed) else target
        if "mach" not in (source.special, other.special):
            back = convert_units(convert_units(value, source, other), other, source)
            assert back == pytest.approx(value, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [(1, "mi", "km", 1.609344), (100, "C", "F", 212), (1, "acre", "m2", 4046.8564224), (1, "LT", "kg", 1016.0469088),
     (30, "mpgus", "L/100 km", 7.8404861), (1, "impgal", "L", 4.54609), (1, "hp", "W", 745.699872)],
)  # fmt: skip
def test_units_measure(value: float, source: str, target: str, expected: float) -> None:
    one, other = unit(source), unit(target)
    assert one is not None
    assert other is not None
    assert convert_units(value, one, other) == pytest.approx(expected, rel=1e-7)


@pytest.mark.parametrize(
    "text", ["yes", " no ", "", "220px", "#ff0000", "File name.jpg", "width=20", "style=color:red", "left"]
)
def test_junk_is_no_text(text: str) -> None:
    assert is_junk(text)


def test_a_value_without_a_place_is_reported() -> None:
    text, codes = expanded("{{nowrap|kept|Lost brackenfield}}")
    assert text == "kept"
    assert codes == [Code.TEXT_DROPPED.label]


def test_unknown_keeps_words_and_no_switches() -> None:
    text, codes = expanded("{{Zzz|First word|style=color:red|about=Second words|big=yes|A.jpg|200px|#fff}}")
    assert text == "First word, Second words"
    assert codes == [Code.TEMPLATE_UNKNOWN.label, Code.SETTING_LEFT_OUT.label]


@pytest.mark.parametrize(("language", "wikitext", "text"), [
    ("de", "{{lang-fr|fromage}}", "Französisch: <span lang=\"fr\">''fromage''</span>"),
    ("fr", "{{birth date|1951|7|4}}", "4 juillet 1951"),
    ("de", "{{formatnum:12345.6}}", "12.345,6"),
    ("fr", "{{FRA}}", "[[France]]"),
    ("it", "{{convert|1300.5|km|mi}}", "1.300,5&nbsp;km (808,1&nbsp;miglia)"),
    ("ru", "{{нет АИ|дата}}", "<sup>&#91;''источник не указан''&#93;</sup>"),
    ("ko", "{{출처}}", "<sup>&#91;''출처 필요''&#93;</sup>"),
    ("fr", "{{note|une phrase|groupe=n}}", "[note n/: une phrase]"),
    ("ru", "{{plural:3|страница|страницы|страниц}}", "страницы"),
    ("it", "{{main|A}}", "<Container hatnote · <Paragraph Lo stesso argomento in dettaglio: [[:A|A]].>>"),
])  # fmt: skip
def test_names_are_those_of_the_page_language(language: str, wikitext: str, text: str) -> None:
    assert expanded(wikitext, language)[0] == text


def test_a_name_is_at_most_255_characters_long() -> None:
    """Longer ones are no titles in MediaWiki, so the call is text."""
    assert "{{" not in sound("{{" + "n" * 255 + "}}").rst
    assert "{{" + "n" * 256 + "}}" in sound("{{" + "n" * 256 + "}}").rst.replace("\n", "").replace("\\", "")


def test_nothing_depends_on_today() -> None:
    undated = replace(PAGE, timestamp="")
    assert expanded("{{birth date and age|1951|7|4}}", page=undated) == ("July 4, 1951", [Code.MARKUP_CHANGED.label])
    assert expanded("{{CURRENTYEAR}}", page=undated) == ("", [Code.TEXT_DROPPED.label])
    assert expanded("{{CURRENTYEAR}}")[0] == "2014"


def test_own_rules(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('greet = "Hello {{{1|you}}}"\ngone = {drop = "noise"}\nas_is = {keep = true}\n', "utf-8")
    expander = Expander(own=load_own(file))
    assert expander.expand("{{Greet}} {{greet|Ann}}[{{gone|x}}]{{As is|a|b}}") == "Hello you Hello Ann[]a, b"
    assert [found.code for found in expander.diagnostics.found] == [Code.TEMPLATE_DROPPED]


@pytest.mark.parametrize(
    ("number", "numeral"), [(0, "0"), (1, "I"), (1949, "MCMXLIX"), (10_000, "M" * 10), (10_001, "10001"), (-1, "-1")]
)
def test_roman_numerals(number: int, numeral: str) -> None:
    assert roman_numeral(number) == numeral


@pytest.mark.parametrize("number", range(len(SPEED_OF_SOUND)))
def test_the_speed_of_sound_is_that_of_the_standard_atmosphere(number: int) -> None:
    """U.S. Standard Atmosphere, 1976: layers by the base in kilometres, its temperature, and kelvins a kilometre."""
    layers = (
        (-5, 320.65, -6.5), (11, 216.65, 0), (20, 216.65, 1), (32, 228.65, 2.8), (47, 270.65, 0), (51, 270.65, -2.8),
        (71, 214.65, -2), (84.852, 186.946, 0),
    )  # fmt: skip
    metres = (number * 5_000 - 15_000) * 0.3048
    height = 6_356.766 * metres / (6_356_766 + metres)
    base, temperature, lapse = next(layer for layer in reversed(layers) if layer[0] <= height)
    sound = (1.4 * 287.053 * (temperature + lapse * (height - base))) ** 0.5 / 0.44704
    # Above 91 kilometres the standard has no constant temperature any more.
    assert SPEED_OF_SOUND[number] == pytest.approx(sound, abs=0.1 if height < 90 else 0.4)


@pytest.mark.parametrize("text", ["x = 1", "x = {drop = true", "[x]\ny = 2"])
def test_own_rules_that_are_wrong_say_so(tmp_path: Path, text: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"x|line"):
        load_own(file)


def test_patterns() -> None:
    assert fill("a{{{1|{{{2|x}}}}}}b{{{3}}}", {"2": "Z"}) == "aZb"
    assert fill("{{#if:{{{1|}}}|q}}", {}) == "{{#if:|q}}"
    assert fill("{{{1}}}", {"1": "{{x}}|}}}"}) == "{{x}}|}}}"


@given(st.text(alphabet="0123456789+-*/^() .emodrundabsqt", max_size=60))
def test_any_expression_ends(text: str) -> None:
    with contextlib.suppress(ExpressionError):
        calculate(text)


SAMPLES = sorted({group.split("|")[0] for group in HANDLERS})


@given(
    st.sampled_from(SAMPLES),
    st.lists(
        st.sampled_from(
            ["", "1", "-2", "x y", "[[A]]", "{{x}}", "=", "a=b", "km", "2014", "*", "é", "name=Q", "=z", "{{{"]
        )
    ),
)
def test_no_handler_fails(name: str, values: list[str]) -> None:
    raw = "{{" + "|".join([name, *values]) + "}}"
    template = preprocessor.template([name, *values], raw, 0)
    rule = find(template.name)
    assert rule is not None
    if not isinstance(rule, Drop):
        transclude(template, Expander())


@pytest.mark.parametrize("value", ["1-" * 50_000, "-" * 50_000, "km " * 20_000, "9" * 5000, "1e308", "1/0", "½" * 99])
def test_quantities_of_any_value(value: str) -> None:
    calls = (
        "convert|{}|km", "convert|5|{}", "convert|5|km|{}", "convert|5|ft|{}|in", "val|{}|fmt=commas", "val|5|u={}",
        "height|m={}", "track gauge|{}", "gaps|{}", "date|{}|mars|2011", "unité|{}|km|2",
    )  # fmt: skip
    for call in calls:
        expanded("{{" + call.format(value) + "}}", "fr")

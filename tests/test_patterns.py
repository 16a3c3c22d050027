"""Regular expressions take linear time on any text, however often it repeats itself.

Sources are read before any page has bounds: there one bad pattern would hold up the whole run.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING, Any

import pytest

import wikibinder
from wikibinder.model import picture_kinds
from wikibinder.model.diagnostics import Diagnostics
from wikibinder.model.limits import Bounds, enforced
from wikibinder.parser import note_words
from wikibinder.readers import Source, read, wp2txt_categories
from wikibinder.readers.json_objects import keys
from wikibinder.templates import numbered_fields
from wikibinder.templates.functions import conditions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

sre: Any = importlib.import_module("re._constants")
sre_parser: Any = importlib.import_module("re._parser")
SECONDS = Bounds(seconds=5, megabytes=1000)


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Every pattern that a module of ours names, also in a table."""
    for module in pkgutil.walk_packages(wikibinder.__path__, "wikibinder."):
        if not module.name.endswith("__main__"):
            for name, value in list(vars(importlib.import_module(module.name)).items()):
                yield from ((f"{module.name}.{name}", found) for found in _patterns(value, 3))


def _patterns(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict | list | tuple | set | frozenset):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _patterns(inner, depth - 1)


def doubtful(parsed: Any, repeated: bool = False) -> Iterator[str]:
    """Repeats in repeats that can part one text in many ways: anything up to some sign (``.*?-->``), and again."""
    for kind, value in parsed:
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            _least, most, inner = value
            if repeated and kind is sre.MIN_REPEAT and most > 1 and inner[0][0] is sre.ANY:
                yield "anything, lazily, in a repeat"
            yield from doubtful(inner, repeated or most > 1)
        elif kind is sre.SUBPATTERN:
            yield from doubtful(value[-1], repeated)
        elif kind is sre.BRANCH:
            for branch in value[1]:
                yield from doubtful(branch, repeated)


def test_no_pattern_parts_a_text_in_many_ways() -> None:
    found = {name for name, pattern in patterns()
             if list(doubtful(sre_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)))}  # fmt: skip
    assert not found, "make what ends at a sign atomic: (?>.*?-->)"


def test_doubtful_patterns_are_seen() -> None:
    assert list(doubtful(sre_parser.parse(r"(?:a|<!--.{0,9}?-->\s*)*b", 0)))
    assert not list(doubtful(sre_parser.parse(r"(?:a|<!--(?>.{0,9}?-->)\s*+)*b", 0)))


def possessive_groups(parsed: Any) -> Iterator[str]:
    """Possessive repeats of more than one sign."""
    for kind, value in parsed:
        inner = [value[-1]] if kind in (*REPEATS, sre.SUBPATTERN) else value[1] if kind is sre.BRANCH else []
        if kind is sre.POSSESSIVE_REPEAT and (len(value[2]) > 1 or value[2][0][0] not in SIGNS):
            yield "a possessive repeat of a group"
        for part in inner:
            yield from possessive_groups(part)


REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
SIGNS = (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY)


def test_no_pattern_is_one_that_python_3_11_4_reads_wrongly() -> None:
    """https://github.com/python/cpython/issues/106052: it fails where the group of ``(...)*+`` can go back."""
    assert list(possessive_groups(sre_parser.parse(r"x(?:a|b(c|d)*)*+", 0)))
    assert not list(possessive_groups(sre_parser.parse(r"x(?:a|[bc]*+d)*", 0)))
    found = {name for name, pattern in patterns()
             if list(possessive_groups(sre_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)))}  # fmt: skip
    assert not found, "let the signs in the group be possessive, not the group"


@pytest.mark.parametrize("piece", ["<!--a-->", "<!---->\n", "<?xml a?>", "<?a?>", "<!DOCTYPE a>", "&lt;!--a--&gt;"])
def test_sources_that_repeat_themselves(tmp_path: Path, piece: str) -> None:
    (tmp_path / "a.txt").write_text(piece * 1000 + "text")
    with enforced(SECONDS, 0):
        pages = list(read(Source("a.txt", tmp_path / "a.txt"), diagnostics := Diagnostics()))
        assert not picture_kinds.suffix((piece * 1000).encode()[: picture_kinds.HEAD])
    assert pages or diagnostics.found


BROKEN = ('{"title": "T", "text": "' + '\\"' * 200_000, "{" + ' "a" :' * 100_000, '{"' * 100_000)


@pytest.mark.parametrize("text", BROKEN)
def test_json_that_breaks_off(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text)
    with enforced(SECONDS, 0):
        pages = list(read(Source("a.json", tmp_path / "a.json"), diagnostics := Diagnostics()))
    assert pages or diagnostics.found


def test_keys_of_json_that_breaks_off() -> None:
    assert keys('{ "title": "T", "text" : "a\\"b\\": c') == {"title", "text"}
    assert keys('{"title" "T", "text": ') == frozenset()


def test_texts_that_repeat_themselves() -> None:
    with enforced(SECONDS, 0):
        assert not wp2txt_categories.NAMES.fullmatch("A" * 200 + "!")
        assert not conditions._ERROR.search("<p " + " " * 5000)
    assert wp2txt_categories.NAMES.fullmatch("New South Wales")
    assert conditions._ERROR.search('<strong  id="a" class="b  error c">')


@pytest.mark.parametrize("piece", ["\n", "a-", "''a", "* \n", " \n"])
def test_words_of_a_page_that_repeats_itself(piece: str) -> None:
    with enforced(SECONDS, 0):
        note_words.words_of(piece * 40_000)


@pytest.mark.parametrize("name", ["a" * 50_000, "a_" * 25_000])
def test_names_of_parameters_that_are_long(name: str) -> None:
    with enforced(SECONDS, 0):
        assert numbered_fields.numbered(name) is None

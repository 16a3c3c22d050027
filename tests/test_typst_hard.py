"""What may be in an article and must not keep its book from being printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests import pdftext
from tests.test_typst_build import build
from wikibinder.editions.typst import compiler as press_module
from wikibinder.editions.typst.compiler import BookCompiler, MissingGlyphs, PrintingError

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '#set document(title: "T", date: none)\n#set text(lang: "en", font: "Libertinus Serif")\n'
CONF = 'project = "Hard"\nextensions = ["wikibinder.editions.typst"]\n'


def nested(line: str, inside: str, depth: int) -> str:
    """``line`` in itself, ``depth`` times, each time indented by ``inside``."""
    return "".join(f"{inside * level}{line}\n\n{inside * level}{inside}level {level}\n\n" for level in range(depth))


HEADED = ".. list-table::\n   :header-rows: 1\n\n   * - {}\n     - b\n" + "   * - x\n     - here_\n" * 90
HARD = {
    "lists": "".join(f"{'  ' * level}* level {level}\n\n" for level in range(30)),
    "notes": nested(".. note::", "   ", 25),
    "quotes": "".join(f"{'  ' * level}level {level}\n\n" for level in range(40)),
    "tables": "".join(
        f"{' ' * 7 * level}.. list-table::\n\n{' ' * 7 * level}   * - level {level}\n\n" for level in range(12)
    ),
    "terms": "".join(f"{'  ' * level}level {level}\n" for level in range(30)) + "  " * 30 + "end\n",
    "long address": "https://example.org/" + "a/" * 5000,
    "long word": "a" * 20_000,
    "long line": "漢字" * 5000,
    "empty nodes": ".. container:: infobox\n\n.. only:: nothing\n\n   x\n\n``  ``\n\n.. topic:: T\n\n   \\ \n",
    "ragged table": "+---+---+\n| a | b |\n+---+---+\n| c     |\n+---+---+\n",
    "signs": "#read(\"x\") ``#eval(\"1\")`` \\`\\`\\` @preview/x:1 $x$ <a> // /* */ [x] {x} \\\\ ~ = +",
    "note cycle": "A [#a]_.\n\n.. [#a] To b [#b]_.\n.. [#b] To a [#a]_, b [#b]_.\n",
    "head targets": HEADED.format("_`here` [#h]_") + "\n.. [#h] Note.\n",
    "head links": HEADED.format("`x <https://example.org>`_ _`here`"),
    "notes before marks": "\n.. [#n] Note.\n\n[#n]_\\ [#n]_ and again [#n]_\n",
    "notes of a long table": HEADED.format("a [#h]_ [#t]_") .replace("here_", "c [#t]_")
    + "\nAgain [#t]_ and [#u]_.\n\n.. [#h] Head note.\n.. [#t] Table note [#u]_.\n.. [#u] Last note.\n",
    "notes of a long list": "".join(f"* item {at} [#]_\n" for at in range(150)) + "\nMore [#]_.\n\n"
    + "".join(f".. [#] level {at}\n" for at in range(151)),
    "long infobox": ".. list-table:: Box\n   :class: infobox\n\n"
    + "".join(f"   * - key {at}\n     - value {at} [#n]_\n" for at in range(70)) + "\n.. [#n] Note.\n",
    "odd language": ":sup:`a`\n\n.. container:: language-x-simple\n\n   b\n",
    "title marks": "Title [#t]_ ``code`` :sup:`x`\n~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n\nText.\n\n.. [#t] Note.\n",
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_it_is_printed(name: str, tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    page = f"Hard\n====\n\nSection\n-------\n\n{HARD[name]}\n\nThe end.\n"
    (source / "index.rst").write_text(page, encoding="utf-8")
    reported = build(source, out)
    text = "".join(pdftext.pages(out / "hard.pdf"))
    assert "Theend." in text
    assert "Traceback" not in reported
    levels = {int(level) for level in re.findall(r"level (\d+)", HARD[name])}
    assert all(f"level{level}" in text for level in levels)
    assert "does not conform" not in reported


def test_what_is_not_accessible_is_printed_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []
    monkeypatch.setattr(press_module.logger, "warning", lambda form, *values, **_: printed.append(form % values))
    source = tmp_path / "book.typ"
    source.write_text(HEAD + "#math.equation($x$)", encoding="utf-8")
    (tmp_path / "book.pdf").write_bytes(BookCompiler(tmp_path, []).pdf(source, None))
    with pikepdf.open(tmp_path / "book.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert b"pdfuaid" not in pdf.Root.Metadata.read_bytes()
    assert len(printed) == 1
    assert "missing alt text" in printed[0]


def test_missing_glyphs_are_named(tmp_path: Path) -> None:
    source = tmp_path / "book.typ"
    sign = "\U000105c0"  # Todhri, new in Unicode 16: in no font of a system
    source.write_text(f'{HEAD}#"{sign}"', encoding="utf-8")
    compiler = BookCompiler(tmp_path, [])
    assert compiler.missing(f"a{sign}", ("Libertinus Serif",)) == {sign}
    with pytest.raises(MissingGlyphs) as raised:
        compiler.pdf(source, None)
    assert raised.value.signs == {sign}


def test_a_bug_is_told_as_such(tmp_path: Path) -> None:
    source = tmp_path / "book.typ"
    source.write_text(HEAD + "#nosuch()", encoding="utf-8")
    with pytest.raises(PrintingError, match="nosuch"):
        BookCompiler(tmp_path, []).pdf(source, None)

"""Compiles one part of a book in a separate process: ``python -m wikibinder.editions.typst.part_process``.

It reads an order (JSON) on standard input, writes the PDF and prints a result (JSON): ``pages``, ``places`` (data from
the part, see ``report-places`` in the template), ``reason`` if the PDF is not PDF/UA-1, ``lacking`` if characters have
no glyph and nothing is written, ``failed`` if Typst rejects the source.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import typst

from wikibinder.editions.typst import complaints
from wikibinder.model.limits import fatal

if TYPE_CHECKING:
    from collections.abc import Mapping


def main() -> None:
    """Read the order (JSON) from standard input, compile the part within its limits, print the answer as JSON."""
    order = json.load(sys.stdin)
    with fatal(*order["limits"]):
        print(json.dumps(_answer(order)))


def _answer(order: Mapping[str, Any]) -> dict[str, Any]:
    found = typst.Fonts(font_paths=order["fonts"])
    compiler = typst.Compiler(order["source"], root=order["root"], font_paths=found)
    reason = ""
    try:
        pdf = _pdf(compiler, order, ["ua-1"])
    except typst.TypstError as problem:
        lacking = complaints.missing(problem.diagnostic)
        if not lacking <= set(order["boxed"]):
            return {"lacking": sorted(lacking)}
        reason = problem.message
        try:
            pdf = _pdf(compiler, order, [])
        except typst.TypstError as again:
            return {"failed": str(again.diagnostic)[:2000]}
    Path(order["target"]).write_bytes(pdf)
    places = json.loads(compiler.query("<places>", field="value", one=True))["places"]
    with pikepdf.open(order["target"]) as document:
        return {"pages": len(document.pages), "places": places, "reason": reason}


def _pdf(compiler: typst.Compiler, order: Mapping[str, Any], standards: list[typst.PDFStandard]) -> bytes:
    made = compiler.compile(format="pdf", pdf_standards=standards, timestamp=order["timestamp"])
    assert isinstance(made, bytes)  # noqa: S101  (one document)
    return made


if __name__ == "__main__":
    main()

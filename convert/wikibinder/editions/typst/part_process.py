"""Compiles one part of a book in a separate process: ``python -m wikibinder.editions.typst.part_process``.

It reads an order (JSON) on standard input, writes the PDF and prints a result (JSON): ``pages``, ``places`` (data from
the part, see ``report-places`` in the template), ``reason`` if the PDF is not PDF/UA-1, ``lacking`` if characters have
no glyph and nothing is written, ``failed`` if Typst rejects the source.

The PDF is ready to be joined: its text is corrected (see ``cluster_text``), and the identifiers in its structure tree
begin with ``mark``, which differs from part to part. Done here, not when the parts are joined, this is done once for a
part that later builds use again: with 36 articles an edit of one saves 0.4 of 4.2 seconds of CPU time.
"""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pikepdf
import typst
from pikepdf import Array, Dictionary, String

from wikibinder.editions.typst import cluster_text, complaints
from wikibinder.editions.typst.pdf_copying import items
from wikibinder.model.limits import fatal

if TYPE_CHECKING:
    from collections.abc import Mapping


def main() -> None:
    """Read the order (JSON) from standard input, compile the part within its limits, print the answer as JSON."""
    order = json.load(sys.stdin)
    with fatal(*order["limits"]):
        print(json.dumps(_answer(order)))


def _answer(order: Mapping[str, Any]) -> dict[str, Any]:
    answer = _compiled(order, {})
    return _compiled(order, complaints.UNHYPHENATED) if "failed" in answer else answer


def _compiled(order: Mapping[str, Any], inputs: dict[str, str]) -> dict[str, Any]:
    found = typst.Fonts(font_paths=order["fonts"])
    compiler = typst.Compiler(order["source"], root=order["root"], font_paths=found, sys_inputs=inputs)
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
    places = json.loads(compiler.query("<places>", field="value", one=True))["places"]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        cluster_text.remove_copied_text(document)
        if order["mark"]:
            _distinguish(document, order["mark"].encode())
        document.save(order["target"], deterministic_id=True, fix_metadata_version=False)
        return {"pages": len(document.pages), "places": places, "reason": reason}


def _pdf(compiler: typst.Compiler, order: Mapping[str, Any], standards: list[typst.PDFStandard]) -> bytes:
    made = compiler.compile(format="pdf", pdf_standards=standards, timestamp=order["timestamp"])
    assert isinstance(made, bytes)  # noqa: S101  (one document)
    return made


def _distinguish(document: pikepdf.Pdf, mark: bytes) -> None:
    """Prefix the identifiers of the elements of the structure tree, and the references to them, with ``mark``."""
    for element in document.objects:
        if not isinstance(element, Dictionary) or "/S" not in element or "/P" not in element:
            continue
        if "/ID" in element:
            element.ID = String(mark + bytes(element.ID))
        given: Any = element.get("/A", [])
        for attributes in given if isinstance(given, Array) else [given]:
            if isinstance(attributes, Dictionary) and "/Headers" in attributes:
                attributes.Headers = Array([String(mark + bytes(name)) for name in attributes.Headers])
    root = document.Root.StructTreeRoot
    if "/IDTree" in root:
        named = [each for name, element in items(root.IDTree) for each in (String(mark + name), element)]
        root.IDTree = Dictionary(Names=Array(named))


if __name__ == "__main__":
    main()

"""A PDF is made smaller without a change to its pages, links, tags and outline."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import typst

from wikibinder.editions.typst.pdf_streams import compressed

SOURCE = """
#set document(title: "Of streams", date: none)
#set text(lang: "en")
#outline()
""" + "\n".join(f"= Chapter {n}\n#link(<c{(n + 1) % 30}>)[next] words {n} #lorem(80) <c{n}>\n" for n in range(30))


def printed() -> bytes:
    made = typst.Compiler(SOURCE.encode()).compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


def facts(pdf: bytes) -> dict[str, Any]:
    """Return the properties of a PDF that a reader or an accessibility checker can see."""
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        return {
            "pages": [page.Contents.read_bytes() for page in document.pages],
            "links": [len(page.get("/Annots", [])) for page in document.pages],
            "outline": [item.title for item in outline.root],
            "tagged": bool(document.Root.MarkInfo.Marked),
            "elements": sum(isinstance(o, pikepdf.Dictionary) and o.get("/S") is not None for o in document.objects),
            "metadata": document.Root.Metadata.read_bytes(),
            "language": str(document.Root.Lang),
            "first id": bytes(document.trailer.ID[0]),
        }


def test_the_document_is_the_same_and_the_file_smaller() -> None:
    pdf = printed()
    small = compressed(pdf)
    assert facts(small) == facts(pdf)
    assert facts(pdf)["elements"] > 30
    assert len(small) < len(pdf) * 0.8


def test_the_same_bytes_again() -> None:
    pdf = printed()
    assert compressed(pdf) == compressed(pdf)

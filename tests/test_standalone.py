"""Citations that stand by themselves are printed in full."""

from __future__ import annotations

from wikibinder.model.nodes import BulletList, CitationReference, Document, FullCitation, Paragraph, Section, Text
from wikibinder.parser.lost_refs import printed_in_full

A, B = CitationReference("a"), CitationReference("b")


def test_paragraphs_of_citations_become_a_list() -> None:
    prose = Paragraph((Text("A fact."), A))
    alone = (Paragraph((A, Text("."))), Paragraph((Text(" "), B)))
    items = BulletList(tuple((Paragraph((FullCitation(key),)),) for key in "ab"))
    document = Document("T", (prose, Section((Text("S"),), 1, (*alone, prose)), *alone))
    assert printed_in_full(document).children == (prose, Section((Text("S"),), 1, (items, prose)), items)


def test_a_citation_that_begins_a_paragraph() -> None:
    document = printed_in_full(Document("T", (Paragraph((A, Text("Two volumes."), B)),)))
    assert document.children == (Paragraph((FullCitation("a"), Text(" "), Text("Two volumes."), B)),)

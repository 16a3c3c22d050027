"""The manual's table of our own fields is made from OWN_FIELDS (renew it with --accept)."""

from __future__ import annotations

from pathlib import Path

from wikibinder.model.bibliography import OWN_FIELDS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "manual" / "fields.rst"

HEAD = """\
Fields of our own
=================

What the ``.bib`` files say beyond BibLaTeX's data model (:doc:`citations`). This page is made from the table in
``convert/wikibinder/model/bibliography.py``.
"""


def page() -> str:
    """The manual page, from the table."""
    entries = (f"\n``{name}``\n   {said[0].upper()}{said[1:]}.\n" for name, said in OWN_FIELDS.items())
    return HEAD + "".join(entries)


def test_page_is_the_table(accept: bool) -> None:
    if accept:
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()

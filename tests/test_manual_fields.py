"""The manual's page of fields is made from the registry of CS1's parameters (renew it with --accept)."""

from __future__ import annotations

from pathlib import Path

from wikibinder.model.cs1_registry import OWN_FIELDS, PARAMETERS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "manual" / "fields.rst"

HEAD = """\
Fields and parameters
=====================

This page is made from the tables in ``convert/wikibinder/model/cs1_registry.py`` and ``identifiers.py`` beside it.

Fields of our own
-----------------

What the ``.bib`` files say beyond BibLaTeX's data model (:doc:`citations`).
"""

PARAMETER_HEAD = """
Parameters of CS1
-----------------

Parameters that mean the same, and the field that their value has. Where the type of the entry or other parameters
decide about the field, the usual one is named: the name of a journal is the ``journaltitle`` of an article, that of a
publisher the ``institution`` of a thesis. People have numbered parameters besides (``last1``, ``editor2-first``).
"""


def page() -> str:
    """The manual page, from the tables."""
    fields = (f"\n``{name}``\n   {field.about}.\n" for name, field in OWN_FIELDS.items())
    rows = [row for rows in PARAMETERS.values() for row in rows if row.names and row.field]
    parameters = (f"\n{', '.join(f'``{name}``' for name in row.names.split())}\n   ``{row.field}``\n" for row in rows)
    return "".join([HEAD, *fields, PARAMETER_HEAD, *parameters])


def test_page_is_the_table(accept: bool) -> None:
    if accept:
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()

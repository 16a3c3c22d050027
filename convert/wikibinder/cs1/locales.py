"""The names of citation templates, by language and class; from ``data/template_names.json``.

The parameters of the templates of other languages are in :mod:`wikibinder.cs1.locale_words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.data_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGES: dict[str, Mapping[str, list[str]]] = read_table("cs1", "template_names")["languages"]

ENGLISH: Mapping[str, list[str]] = _LANGUAGES.pop("en")
"""Citation class -> its templates on English Wikipedia, the main one first."""

BY_LANGUAGE: Mapping[str, Mapping[str, list[str]]] = _LANGUAGES
"""Codes of languages, separated by spaces -> citation class -> names of templates on their Wikipedias."""

TEMPLATES: Mapping[str, str] = {
    name: kind for kinds in BY_LANGUAGE.values() for kind, names in kinds.items() for name in names
}
"""Name of a template in another language than English -> its citation class."""

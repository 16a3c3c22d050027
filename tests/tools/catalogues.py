"""Bring the messages of the source into the gettext catalogues of ``convert/wikibinder/model/locale``.

    python -m tests.tools.catalogues [LANGUAGE ...]

New messages are added without a translation, those that the source has no more are removed. A LANGUAGE that has no
catalogue gets one.
"""

from __future__ import annotations

import ast
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from wikibinder.model.cs1_registry import OWN_FIELDS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parents[2] / "convert" / "wikibinder"
FOLDER = PACKAGE / "model" / "locale"
FUNCTIONS = frozenset({"translate", "gettext", "pgettext", "heading", "message", "deferred"})
"""The functions whose last argument is a message, in modules that name the module of translations."""

ARTICLE = "article"
"""The context of texts that templates print in articles, as the wikis have them."""

CSL = (
    "Terms of references (editor, edition, pages, volume, translator, seasons, retrieved ...): locales of CSL 1.0.2,\n"
    "github.com/citation-style-language/locales at 938c09c164a6 ({}); the other words are our own."
)
SOURCES = {language: CSL.format(f"locales-{name}.xml") for language, name in {
    "ca": "ca-AD", "cs": "cs-CZ", "da": "da-DK", "el": "el-GR", "fi": "fi-FI", "gl": "gl-ES", "hu": "hu-HU",
    "id": "id-ID", "no": "nb-NO", "ro": "ro-RO", "sv": "sv-SE", "tr": "tr-TR",
}.items()} | {
    "vi": "Words of references: messages of Module:Citation/CS1/Configuration of vi.wikipedia (of a public copy);\n"
          "terms that it has not: locales of CSL 1.0.2 (vi-VN); the other words are our own.",
}  # fmt: skip
"""Where words come from: for each language the comment at the beginning of its catalogue."""

HEAD = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@cache
def messages() -> list[tuple[str | None, str]]:
    """The messages of the source, each with its context, in the order of the catalogues.

    Babel's own extraction does not look into f-strings.
    """
    found: set[tuple[str | None, str]] = set()
    for path in PACKAGE.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if "translation" in source or ".heading(" in source:
            found.update(_messages(ast.parse(source)))
    found.update((None, text) for text in _labels())
    return sorted(found, key=lambda item: (item[1], item[0] or ""))


def _labels() -> Iterator[str]:
    """The labels of fields, with the place of the value."""
    for field in OWN_FIELDS.values():
        if field.label and field.kind in (Kind.TEXT, Kind.ADDRESS):
            yield field.label if field.kind is Kind.ADDRESS else f"{field.label}{{}}"


def _messages(module: ast.Module) -> Iterator[tuple[str | None, str]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            given = [str(each.value) for each in node.args if isinstance(each, ast.Constant)]
            if name in FUNCTIONS and given and len(given) == len(node.args):
                yield ARTICLE if name == "message" else given[0] if len(given) > 1 else None, given[-1]


def read(language: str) -> Catalog:
    """A catalogue; an empty one where there is none."""
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as source:
        return read_po(source, locale=language)


def write(language: str, known: Catalog) -> None:
    """Write a catalogue with the messages of the source and the translations that are known."""
    catalogue = Catalog(locale=language)
    for context, message in messages():
        old = known.get(message, context)
        catalogue.add(message, old.string if old else "", context=context)
    written = BytesIO()
    write_po(written, catalogue, width=0, omit_header=True)
    source = "".join(f"# {line}\n" for line in SOURCES.get(language, "").splitlines())
    text = source + HEAD.format(language) + written.getvalue().decode().strip() + "\n"
    (FOLDER / f"{language}.po").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(path.stem for path in FOLDER.glob("*.po")):
        write(name, read(name))

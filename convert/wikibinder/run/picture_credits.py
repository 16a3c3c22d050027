"""The list "Pictures" at the end of an article: the artist and the licence of each picture that it shows.

It is part of the page's tree, so that all editions print it alike. Missing data are never guessed but printed as "not
stated".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wikibinder.model.nodes import (
    BulletList,
    Container,
    Document,
    Figure,
    Image,
    Inlines,
    Paragraph,
    Reference,
    Rubric,
    Text,
    walk,
)
from wikibinder.model.translations import translation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from wikibinder.model.page import Credit

CLASS = "picture-credits"
LONGEST_CAPTION = 120


def credited(document: Document, credit_of: Callable[[str], Credit | None], language: str) -> Document:
    """Return the document with the list of its pictures' credits at its end; unchanged if no picture has one.
    ``credit_of``: returns the credit for the name of a file, None if there is none; ``language``: code of the language
    of the list.
    """
    captions: dict[str, str] = {}
    for node in walk((*document.children, *(block for note in document.notes for block in note.children))):
        if isinstance(node, Figure):
            captions[node.image.name] = captions.get(node.image.name) or _caption(node)
        elif isinstance(node, Image):
            captions.setdefault(node.name, "")
    # By the name in the credit, because two names on a page may be the same file.
    shown = {credit.name: (credit, caption) for name, caption in captions.items() if (credit := credit_of(name))}
    if not shown:
        return document
    translate = translation(language).gettext
    items = tuple((Paragraph(_line(credit, caption, language)),) for credit, caption in shown.values())
    section = Container((CLASS,), (Rubric((Text(translate("Pictures")),)), BulletList(items)))
    return replace(document, credits=(section,))


def _line(credit: Credit, caption: str, language: str) -> Inlines:
    """Return the list item of one picture: caption, name with a link to the file's page, required attribution or else
    artist, licence with its link; "not stated" for a missing artist or licence.
    """
    translate = translation(language).gettext
    author = credit.attribution or credit.artist or translate("author not stated")
    name: Inlines = (Text(credit.name),)
    licence: Inlines = (Text(credit.licence or translate("licence not stated")),)
    return (
        *((Text(f"{caption}: "),) if caption else ()),
        *((Reference(credit.page, name),) if credit.page else name),
        Text(f". {author}. "),
        *((Reference(credit.licence_url, licence),) if credit.licence and credit.licence_url else licence),
        Text("."),
    )


def _caption(figure: Figure) -> str:
    words = " ".join("".join(_texts(figure.caption)).split()).rstrip(".:")
    return words if len(words) <= LONGEST_CAPTION else f"{words[: LONGEST_CAPTION - 1]}…"


def _texts(blocks: Iterable[object]) -> Iterable[str]:
    return (node.text for node in walk(blocks) if isinstance(node, Text))  # type: ignore[arg-type]

"""The cover of a book as a PNG picture, set by Typst: title, author and articles.

It uses the fonts inside the ``typst`` wheel (Latin, Cyrillic, Greek), so it is the same on every machine. Text in
other scripts uses the installed fonts; text that no font can show is left out.
"""

from __future__ import annotations

import functools
import json
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typst

from wikibinder.editions.shared import roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TEMPLATE: Final = Path(__file__).parent / "cover.typ"
FONTS: Final = ("Libertinus Serif", "DejaVu Sans Mono")
# Width of the picture in pixels; 6 inches.
WIDTH = 1200

# Background and accent colour of a cover; the title selects a pair. Contrast to the paper tone: 7:1 and 4.5:1.
PALETTE: Final = (
    ("#1f2a44", "#d9a441"),
    ("#3b1f2b", "#d98e73"),
    ("#173b3a", "#e0b64c"),
    ("#2d2a26", "#c96f4a"),
    ("#26331f", "#d8b25c"),
    ("#2c2145", "#c9a0dc"),
)
ARTICLES_NAMED = 12
# Number of characters of titles that fit under the picture.
ARTICLES_LENGTH = 420
LEAVES = 44
MIN_LEAVES = 17


@dataclass(frozen=True, slots=True)
class Cover:
    """The texts of a cover. ``articles``: title and length (in any unit) of each article, in the order of the book;
    ``language``: language code of the book.
    """

    title: str
    author: str = ""
    articles: tuple[tuple[str, int], ...] = ()
    language: str = "en"

    @property
    def named(self) -> tuple[str, ...]:
        """Return the titles of articles printed on the cover: the first ones, as many as fit; none if the book is one
        article.
        """
        if [title for title, _ in self.articles] == [self.title]:
            return ()
        named: list[str] = []
        for title, _ in self.articles[:ARTICLES_NAMED]:
            if sum(map(len, named)) + len(title) > ARTICLES_LENGTH:
                break
            named.append(title)
        return tuple(named)

    @property
    def more(self) -> int:
        """Return the number of articles that are not named on the cover; 0 if none is named."""
        return len(self.articles) - len(self.named) if self.named else 0

    @property
    def alt(self) -> str:
        """Return the text on the cover as alternative text."""
        words = [self.title, self.author, " · ".join(self.named) + (f" +{self.more}" if self.more else "")]
        return ". ".join(word for word in words if word)


def png(cover: Cover) -> bytes:
    """Return the cover as a PNG picture."""
    return _draw(_settable(cover))


def _settable(cover: Cover) -> Cover:
    """Return the cover without the texts (title, author, titles of articles) that contain a letter for which there is
    no font.
    """
    if _can_set(cover):
        return cover
    articles = tuple(article for article in cover.articles if _can_set(Cover(article[0])))
    author = cover.author if _can_set(Cover(cover.author)) else ""
    title = cover.title if _can_set(Cover(cover.title)) else ""
    return replace(cover, title=title, author=author, articles=articles)


def _can_set(cover: Cover) -> bool:
    return _fonts_suffice(cover, system=False) or _fonts_suffice(cover, system=True)


@functools.lru_cache(maxsize=256)
def _fonts_suffice(cover: Cover, *, system: bool) -> bool:
    """Whether every letter of a cover has a glyph in the fonts of the ``typst`` wheel or, with ``system``, in these or
    installed fonts. PDF/UA-1 forbids missing glyphs, so Typst refuses to write such a file; that is the test.
    """
    try:
        typst.compile(
            TEMPLATE, format="pdf", pdf_standards="ua-1", sys_inputs=_inputs(cover), ignore_system_fonts=not system
        )
    except typst.TypstError:
        return False
    return True


def _draw(cover: Cover) -> bytes:
    embedded = _fonts_suffice(cover, system=False)
    return typst.compile(TEMPLATE, format="png", ppi=WIDTH / 6, sys_inputs=_inputs(cover), ignore_system_fonts=embedded)


def _inputs(cover: Cover) -> dict[str, str]:
    """Return the values of ``sys.inputs`` for the template of the cover: its texts, colours, fonts and the drawing, as
    JSON.
    """
    ground, accent = PALETTE[zlib.crc32(cover.title.encode()) % len(PALETTE)]
    leaves = _leaves(cover.title, [length for _, length in cover.articles])
    book = {
        "title": cover.title or " ",
        "author": cover.author,
        "language": roles.tag(cover.language.replace("_", "-")).partition("-")[0] or "en",
        "articles": cover.named,
        "more": cover.more,
        "leaves": leaves,
        "mark": zlib.crc32(cover.title.encode()) // 7 % len(leaves),
        "ground": ground,
        "accent": accent,
        "fonts": FONTS,
    }
    return {"book": json.dumps(book)}


def _leaves(title: str, lengths: Sequence[int]) -> list[float]:
    """Return the lengths of the lines in the drawing on the cover: the square roots of the articles' lengths as shares
    of the longest.

    For a long book they are a sample of its articles; if a book has few articles, each has several lines, which vary in
    a way that depends on the title.
    """
    lengths = lengths or (1,)
    largest = max(*lengths, 1)
    shares = [round((length / largest) ** 0.5, 4) for length in lengths]
    if len(shares) >= MIN_LEAVES:
        count = min(len(shares), LEAVES)
        return [shares[number * len(shares) // count] for number in range(count)]
    each = -(-MIN_LEAVES // len(shares))
    return [
        round(share * _variation(f"{title}{article}{leaf}"), 4)
        for article, share in enumerate(shares)
        for leaf in range(each)
    ]


def _variation(text: str) -> float:
    return 0.35 + 0.65 * (zlib.crc32(text.encode()) % 1000) / 999


def articles(titles: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Return titles and lengths of articles as :class:`Cover` needs them: each title on one line, without control
    characters.
    """
    return tuple((" ".join("".join(c if c.isprintable() else " " for c in title).split()), n) for title, n in titles)

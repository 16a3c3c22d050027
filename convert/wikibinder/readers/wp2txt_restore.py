"""Restores standard wikitext from old wp2txt text; one source line is one paragraph.

Text that wp2txt removed is lost; constructs that it converted in part are restored as wikitext or become plain text.
Each such change is reported with its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.readers import wp2txt_residue as residue
from wikibinder.readers.wp2txt_marks import HEADING, Marked, standard_marks
from wikibinder.readers.wp2txt_rows import closed_tables, end_of_run, is_row, opener, restored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.model.page import Page

IMAGE = re.compile(r"\[\[\s*(?:File|Image|Media)\s*:", re.IGNORECASE)
IMAGE_LINES = 6
"""Maximum number of lines of an image link; if it is still open after them, it is closed at the end of its first line.
"""

_KIND = r"thumb(?:nail)?|frame(?:d|less)?"
_OPTION = (
    rf"(?:{_KIND}|border|left|right|center|centre|none|upright(?:=[\d.]+)?|\d+(?:x\d+)?px|x\d+px"
    r"|(?:alt|link|page|lang)=[^|{}\[\]\n]{0,500})"
)
OPTIONS = re.compile(rf"(?:(?:{_KIND})|^\s*{_OPTION})\s*\|(?:\s*{_OPTION}\s*\|)*", re.IGNORECASE)
"""Matches the options of an image whose name is lost: a kind such as ``thumb|`` anywhere, or any option at the start of
a line, and the options that follow.
"""
QUOTES = re.compile(r"'{2,}")
SECONDS = re.compile(r"\d''(?!')")
SINGLE_BRACES = re.compile(r"(?<!\{)\{((?:cite [a-z]+|citation|sfn|harvnb)\s*\|[^{}\n]*)\}(?!\})", re.IGNORECASE)
"""Matches a citation in single braces, as wp2txt 0.7 and 0.8 write it. Group 1: the name and parameters of the
template.
"""
BRACES = re.compile(r"\{\{|\}\}")
ESCAPED = {"{{": "&#123;&#123;", "}}": "&#125;&#125;"}
NO_SPACE_BEFORE = (",", ".", ";", ":", ")", "!", "?")
"""Characters at the beginning of a line that continues the previous one; the line is appended to that without a space.
"""
PLACES = ("references", "notes and references", "references and notes", "footnotes", "citations", "notes")
"""Headings, in lower case, under which articles have their list of references, the most frequent first."""
VERSE = 60
"""Maximum length of lines beginning with a space that stay separate lines (verse, an address)."""
LIST = ("*", "#", ";", ":")


def restore(page: Page, diagnostics: Diagnostics) -> Page:
    """Return an article that an old wp2txt wrote as standard wikitext; ``lines`` of the result are the source lines of
    its text.
    """
    lines = page.wikitext.replace("{–}", "–").replace("{—}", "—").split("\n")
    article = _Article(page, diagnostics, lines, standard_marks(page, lines, diagnostics))
    article.read()
    place = _place_of_references(article.out)
    # The list itself was a template, which this form has lost.
    if place:
        article.out.insert(place, "<references />")
        article.numbers.insert(place, article.numbers[place - 1])
    article.report_lost_lists()
    wikitext = "\n".join(article.out)
    return replace(page, wikitext=wikitext, lines=tuple(article.numbers) or (page.position.line,), form="")


def _place_of_references(lines: list[str]) -> int:
    """Return the index of the line after the heading of an empty section, where the list of references belongs; of
    several such sections the one whose heading is first in PLACES. 0 if there is none.
    """
    empty: dict[str, int] = {}
    last, place = "", 0
    for number, line in enumerate([*lines, "==end=="]):
        heading = HEADING.fullmatch(line)
        if heading:
            if last:
                empty.setdefault(last, place)
            last, place = line.strip("= ").casefold(), number + 1
        elif line.strip():
            last = ""
    return next((empty[name] for name in PLACES if name in empty), 0)


@dataclass(slots=True)
class _Article:
    """One article during restoration. ``source``: its lines as read; ``marked``: the same with wikitext marks; ``out``:
    the wikitext lines written so far; ``numbers``: the number in the input file of the line that each of these comes
    from.
    """

    page: Page
    diagnostics: Diagnostics
    source: list[str]
    marked: Marked
    out: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def read(self) -> None:
        """Convert all lines of the article to wikitext, each by what it is (table, row, image, verse, heading,
        text).
        """
        lines = self.marked.lines
        tables = closed_tables(lines)
        number = 0
        while number < len(lines):
            if not lines[number].strip():
                number += 1
            elif number in tables:
                number = self._table(number, tables[number])
            # From the most specific form to the most general one.
            elif is_row(lines[number]) or (opener(lines[number]) and _rows_follow(lines, number)):
                number = self._rows(number)
            elif _unclosed_image(lines[number]):
                number = self._image(number)
            elif self._verse(number) > 1:
                number = self._lines(number, self._verse(number))
            else:
                self._line(number)
                number += 1

    def report_lost_lists(self) -> None:
        """Report the places in the article where wp2txt has lost a list."""
        for number in residue.lost_lists(self.out):
            place = Position(self.page.position.path, self.numbers[number])
            self.diagnostics.add(Code.LIST_LOST, "a list is missing here: the earlier conversion has lost it", place)
        if residue.only_headings(self.out):
            message = "nothing but headings is left of the page: its lists are lost"
            self.diagnostics.add(Code.LIST_LOST, message, self.page.at(0))

    def _report(self, code: Code, message: str, number: int, text: str) -> None:
        self.diagnostics.add(code, message, self.page.at(number), text)

    def _write(self, text: str, number: int, *, joined: bool = False) -> None:
        """Append wikitext to the output, as a new paragraph or (``joined``) as lines that continue the last one.
        ``number``: index of the line of the article that it comes from.
        """
        source = self.page.at(number).line
        # An empty line ends the paragraph before.
        if self.out and not joined:
            self.out.append("")
            self.numbers.append(source)
        for line in text.split("\n"):
            self.out.append(line)
            self.numbers.append(source)

    def _table(self, number: int, end: int) -> int:
        """Write lines ``number`` to ``end``, a table that wp2txt left as wikitext, unchanged; return ``end``."""
        for offset in range(number, end):
            self._write(self.marked.lines[offset].rstrip(), offset, joined=offset > number)
        return end

    def _rows(self, number: int) -> int:
        """Write the rows of a citation, infobox or table that begin at line ``number`` as wikitext, or leave them out
        if they contain only marks, and report it; return the index of the line after them.
        """
        lines = self.marked.lines
        head = opener(lines[number])
        first = number + 1 if head else number
        end = end_of_run(lines, first)
        rows = restored(head, lines[first:end])
        self._report(rows.code, rows.message, number, self.source[number])
        if rows.lines:
            cited = rows.code is Code.TEMPLATE_HEADLESS
            # The citation is inside a note that began on an earlier line.
            in_note = cited and end - 1 in self.marked.joined
            self._write(rows.lines[0], number, joined=in_note)
            for offset, row in enumerate(rows.lines[1:-1]):
                if row:
                    self._write(row, min(first + offset, end - 1), joined=True)
            self._write(rows.lines[-1] + (_apart(rows.rest) if cited else ""), max(end - 1, number), joined=True)
        if rows.rest and not (rows.lines and rows.code is Code.TEMPLATE_HEADLESS):
            self._write(self._text(rows.rest, end - 1), end - 1)
        return end

    def _image(self, number: int) -> int:
        """Write an image link that begins on line ``number`` and ends on a later line; one that does not end within
        ``IMAGE_LINES`` lines, or before a blank line, is closed at the end of its first line and reported. Return the
        index of the line after it.
        """
        lines = self.marked.lines[number : number + IMAGE_LINES]
        depth = 0
        for end, line in enumerate(lines, start=1):
            depth += line.count("[[") - line.count("]]")
            # All brackets are closed: the caption ends here.
            if depth <= 0:
                for offset in range(end):
                    self._write(lines[offset].rstrip(), number + offset, joined=offset > 0)
                return number + end
            # A caption has no empty line: the brackets were lost.
            if not line.strip():
                break
        self._report(Code.TAG_UNBALANCED, "an image is closed at its line's end", number, self.source[number])
        self._write(lines[0].rstrip() + "]]", number)
        return number + 1

    def _verse(self, number: int) -> int:
        """Return how many lines from ``number`` on begin with a space (verse, a quotation, the rest of a ``div``)."""
        lines, end = self.marked.lines, number
        while end < len(lines) and lines[end].startswith(" ") and lines[end].strip() and not is_row(lines[end]):
            if end in self.marked.joined or OPTIONS.match(lines[end]):
                break
            end += 1
        return end - number

    def _lines(self, number: int, count: int) -> int:
        """Write ``count`` lines from ``number`` on, which begin with a space, as one paragraph; with line breaks if all
        are short. Return the index of the line after them.
        """
        texts = [self._text(self.marked.lines[number + offset].strip(), number + offset) for offset in range(count)]
        # Long lines are prose whose indentation means nothing.
        mark = "<br />" if all(len(text) <= VERSE for text in texts) else ""
        for offset, text in enumerate(texts):
            self._write(text + (mark if offset < count - 1 else ""), number + offset, joined=offset > 0)
        return number + count

    def _line(self, number: int) -> None:
        """Write line ``number`` as a heading, a paragraph, or an item of a list; remains of markup are left out and
        reported.
        """
        line = self.marked.lines[number]
        joined = number in self.marked.joined
        if HEADING.match(line):
            self._write(line.rstrip(), number)
            return
        if residue.MARKS_ALONE.fullmatch(line) or residue.BLACKLISTED.match(line):
            self._report(Code.RESIDUE, "what is left of a link, an image or a notice is left out", number, line)
            return
        text = self._text(line, number).strip()
        if line.startswith(LIST) and not joined:
            self._write(text, number, joined=bool(self.out) and self.out[-1].startswith(LIST))
            return
        first, *others = self._without_options(text, number) or [""]
        if joined and self.out and first.startswith(NO_SPACE_BEFORE):
            self.out[-1] += first
        elif first:
            self._write(first, number, joined=joined)
        for part in others:
            self._write(part, number)

    def _text(self, text: str, number: int) -> str:
        """Return running text without remains of markup, which are reported for line ``number``."""
        text = SINGLE_BRACES.sub(r"{{\1}}", text)
        text = self._quotes(text, number)
        text = self._left_out(text, number)
        return self._braces(residue.parted_addresses(text), number)

    def _left_out(self, text: str, number: int) -> str:
        """Return the text without placeholders of content that wp2txt removed (``[MATH]``) and without sizes of lost
        images; both are reported for line ``number``.
        """
        for found in residue.SIZE.finditer(text):
            self._report(Code.RESIDUE, "the size of a lost image is left out", number, found[0])
        text = residue.SIZE.sub("", text)
        for found in residue.LEFT_OUT_MARK.finditer(text):
            self._report(Code.RESIDUE, f"{residue.LEFT_OUT[found[1]]} was left out before", number, text)
        return residue.LEFT_OUT_MARK.sub("", text)

    def _quotes(self, text: str, number: int) -> str:
        """Return the text without the apostrophes of bold and italic if they are unpaired, which is reported.
        ``number``: index of its line; a line that is still wikitext is not changed.
        """
        runs = QUOTES.findall(SECONDS.sub("", text))
        if not runs or number in self.marked.raw:
            return text
        # Each run is followed by one of the same length: balanced.
        if len(runs) % 2 == 0 and runs[::2] == runs[1::2]:
            return text
        self._report(Code.MARKUP_CHANGED, "unpaired apostrophes are left out", number, self.source[number])
        # Minutes and seconds of an angle (30'') are no emphasis.
        text = SECONDS.sub(lambda found: found[0].replace("''", "&#39;&#39;"), text)
        # Four apostrophes are bold after one literal apostrophe, as in MediaWiki.
        return QUOTES.sub(lambda found: "'" if len(found[0]) == 4 else "", text)

    def _braces(self, text: str, number: int) -> str:
        """Return the text with unpaired ``{{`` and ``}}`` escaped, which are reported for line ``number``. The text is
        unchanged if its line is joined to the one before or after, as the other end may be there.
        """
        # The other end may be on the line before or after.
        if number in self.marked.joined or number + 1 in self.marked.joined:
            return text
        lonely = set(_lonely_braces(text))
        if not lonely:
            return text
        message = f"{len(lonely)} template marks are unpaired"
        self._report(Code.TEMPLATE_UNBALANCED, message, number, self.source[number])
        return BRACES.sub(lambda found: ESCAPED[found[0]] if found.start() in lonely else found[0], text)

    def _without_options(self, text: str, number: int) -> list[str]:
        """Return the paragraphs of a line of text without options (such as ``thumb|200px|``) of images whose names are
        lost; their captions become paragraphs.
        """
        options = list(residue.outside(OPTIONS, text)) if "|" in text and number not in self.marked.raw else []
        if not options:
            return [text]
        parts = [text[: options[0].start()].rstrip()]
        for found, following in zip(options, [o.start() for o in options[1:]] + [len(text)], strict=True):
            self._report(Code.RESIDUE, "options of an image are left out; its caption is kept", number, found[0])
            parts.append(text[found.end() : following].strip())
        parts[-1:] = _caption_and_text(parts[-1], self.page.title)
        return [part for part in parts if part]


def _apart(text: str) -> str:
    """Return the text that follows a citation, with a space before it if it begins with a word, a quotation or a
    bracket.
    """
    return f" {text}" if text[:1].isalnum() or text[:1] in ("(", "“", '"') else text


def _caption_and_text(text: str, title: str) -> list[str]:
    """Split a text into an image's caption and the sentence that follows it without a space: where the article's title
    begins, or a sentence ends. One part if there is no such place.
    """
    first = re.escape(title.partition(" (")[0])
    glued = re.compile(rf"(?<=[a-zà-ÿ\d).!?”\"\]])(?:(?:The|An?) )?{first}")
    found = residue.outside(glued, text) if first else iter(())
    # A title that occurs inside an address is part of the address.
    again = next((match for match in found if "/" not in text[: match.start()].rpartition(" ")[2]), None)
    if again:
        return [text[: again.start()], text[again.start() :]]
    stop = re.search(r"(?<=[a-zà-ÿ\d)”\"][.!?)”\"])(?=[A-Z][a-z])|(?<=[a-zà-ÿ]{3}[)”])(?=[A-Z][a-z])", text)
    return [text[: stop.start()], text[stop.start() :]] if stop else [text]


def _lonely_braces(text: str) -> Iterator[int]:
    """Yield the indices of unpaired ``{{`` and ``}}`` in a line."""
    opened: list[int] = []
    for found in BRACES.finditer(text):
        if found[0] == "{{":
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            yield found.start()
    yield from opened


def _rows_follow(lines: list[str], number: int) -> bool:
    return number + 1 < len(lines) and is_row(lines[number + 1])


def _unclosed_image(line: str) -> bool:
    images = list(IMAGE.finditer(line))
    return bool(images) and line.count("[[", images[-1].start()) > line.count("]]", images[-1].start())

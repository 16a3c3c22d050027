"""Finds footnotes in a text whose form has lost its ``<ref>`` tags (``Page.lost_refs``), and inserts the tags.

For each offset at which a footnote ("note" here) may begin (``lost_refs_cues.STARTS``) there are three questions:

* Is it a note? A citation directly after a word or stop is one; after a space it is one unless the words before it show
  that it belongs to the sentence ("titled", "in", "See"). Plain text directly after a stop or a word may be one.
* Where does it end? A citation includes text that belongs to it (``TAIL_OF_NOTE``). In plain text, each gap between two
  words is rated by the words around it (:mod:`wikibinder.parser.note_ends`), for all notes of a paragraph together.
* What if the end cannot be found? Then the text stays at its place, separated by a space, and is reported.

A paragraph that consists of citations contains no notes: it was an item of a list of literature. Nor is a citation at
the beginning of a paragraph a note.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.parser import lost_refs_cues as cues
from wikibinder.parser import note_ends
from wikibinder.parser.lost_refs_mask import mask
from wikibinder.parser.note_words import words_of
from wikibinder.parser.source_map import SourceMap
from wikibinder.readers.wp2txt_residue import single_addresses
from wikibinder.templates.transclude import NO_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wikibinder.model.page import Page
    from wikibinder.templates.transclude import Rule

WINDOW = 300
"""Number of characters before or after an offset that are examined, or printed in a report."""
PLAIN = ("language", "stop", "quoted", "comma", "bracket", "name", "word", "capitals", "after")
"""Groups of ``lost_refs_cues.STARTS`` that match where a note of plain text, without citation or address, may begin."""

ONLY_CITATIONS = re.compile(rf"(?:[\s.,;]*{cues.BEGIN}{cues.CITE}+)+[\s.,;]*")
ONE_CITATION = re.compile(rf"[\s.,;]*({cues.BEGIN}{cues.CITE}+)[\s.,;]*")
PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![*#:;|!=\n])[^\n]+)*")
PREFIX = re.compile(r"[*#:;]+\s*")
FILE_LINE = re.compile(r"(?:File|Image):", re.IGNORECASE)
STOPS = ".,;:!?"


class FoundNote(NamedTuple):
    """A footnote without its ``<ref>`` tags: offsets of its first character and of its end; ``until``: offset at which
    the text after the footnote continues. ``kind``: the group of ``lost_refs_cues.STARTS`` that found it, or ``full``
    for citations at the beginning of a paragraph, which get no tags.
    """

    start: int
    end: int
    kind: str
    until: int


class Edit(NamedTuple):
    """A change to the wikitext: ``text`` replaces the characters from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def placed(page: Page, diagnostics: Diagnostics, own: Mapping[str, Rule] = NO_RULES) -> Page:
    """Return the page, which has lost its ``<ref>`` tags, with such tags around its footnotes, and with lists in place
    of paragraphs that contain only citations. Uncertain cases are reported.

    ``page``: in standard wikitext; ``own``: the user's rules for templates.
    """
    masked = mask(page.wikitext, own)
    source = SourceMap(page.wikitext)
    edits: list[Edit] = []
    # End of the previous item.
    before = -1
    for start, end, listed in paragraphs(masked):
        if listed:
            if before >= 0 and not masked[before:start].strip():
                edits.append(Edit(before, start, "\n"))
            before = end
        # The form joined the items of such a list to one paragraph.
        if listed and ONLY_CITATIONS.fullmatch(masked, start, end):
            edits += _items(masked, start, end)
            continue
        if listed:
            edits.append(Edit(start, start, "* "))
        notes = list(_notes(masked, start, end))
        edits += _edits(masked, notes, end)
        for note in notes:
            _report(page, note, source, diagnostics)
    return _changed(page, edits) if edits else page


# ---------------------------------------------------------------- the page


def paragraphs(masked: str) -> Iterator[tuple[int, int, bool]]:
    """Yield for each paragraph, list item and table row of a page its start, its end, and whether it is an item of a
    list whose marks are lost: it contains only citations, or begins with one and is next to a paragraph that begins
    with one. Headings and files are left out.

    ``masked``: the page's wikitext from :func:`mask`.
    """
    found = [match.span() for match in PARAGRAPH.finditer(masked)]
    cited = [ONE_CITATION.match(masked, start, end) is not None for start, end in found]
    for number, (start, end) in enumerate(found):
        prefix = PREFIX.match(masked, start, end)
        if masked[start] == "=" or FILE_LINE.match(masked, start):
            continue
        beside = any(cited[max(0, number - 1) : number]) or any(cited[number + 1 : number + 2])
        whole = ONLY_CITATIONS.fullmatch(masked, start, end) is not None
        yield prefix.end() if prefix else start, end, not prefix and cited[number] and (whole or beside)


def _items(masked: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the edits that turn the paragraph from ``start`` to ``end``, which contains only citations, into a list
    with one citation in each item.

    ``masked``: the page's wikitext from :func:`mask`.
    """
    place = start
    while found := ONE_CITATION.match(masked, place, end):
        yield Edit(place, found.start(1), "* " if place == start else "\n* ")
        yield Edit(found.end(1), found.end(), "")
        place = found.end()


def _changed(page: Page, edits: list[Edit]) -> Page:
    """Return the page with the edits, which are in order, applied to its wikitext; each line keeps its line number in
    the source.
    """
    out: list[str] = []
    numbers = [0]
    place = line = 0
    for edit in edits:
        kept = page.wikitext[place : edit.start]
        numbers += range(line + 1, line + 1 + kept.count("\n"))
        line += kept.count("\n")
        # Inserted lines have the number of the line before them.
        numbers += [line] * edit.text.count("\n")
        line += page.wikitext.count("\n", edit.start, edit.end)
        out += [kept, edit.text]
        place = edit.end
    kept = page.wikitext[place:]
    numbers += range(line + 1, line + 1 + kept.count("\n"))
    lines = tuple(page.at(number).line for number in numbers)
    return replace(page, wikitext="".join(out) + kept, lines=lines)


# ---------------------------------------------------------------- the notes of a paragraph


POSITION_MESSAGES = {
    "unknown": "a template directly after a word is read as a note",
    **dict.fromkeys(PLAIN, "text without a space after its sentence is read as a note"),
    "address": "an address directly after a word is read as a note",
}
SEPARATED_MESSAGE = "text without a space after its sentence is separated from it"


def _report(page: Page, note: FoundNote, source: SourceMap, diagnostics: Diagnostics) -> None:
    """Report a note if only its position, not its content, shows that it is one, or if its text was separated from its
    sentence. ``source``: the page's wikitext.
    """
    if note.kind in POSITION_MESSAGES:
        message = POSITION_MESSAGES[note.kind] if note.end > note.start else SEPARATED_MESSAGE
        text = page.wikitext[note.start : note.end if note.end > note.start else note.start + WINDOW]
        diagnostics.add(Code.MARKUP_CHANGED, message, page.at(source.line(note.start)), text)


def _edits(masked: str, notes: list[FoundNote], end: int) -> Iterator[Edit]:
    """Yield the edits that put ``<ref>`` tags around the notes of a paragraph, which ends at ``end``, and a space
    between a note and a word after it.

    ``masked``: the page's wikitext from :func:`mask`.
    """
    starts = {note.start for note in notes}
    for note in notes:
        if note.end > note.start and note.kind != "full":
            yield Edit(note.start, note.start, "<ref>")
            yield Edit(note.end, note.until, "</ref>")
        following = masked[note.until : min(note.until + 1, end)]
        glued = following.isalnum() or following in ("“", '"', "(")
        if note.end == note.start or (glued and note.until not in starts):
            yield Edit(note.until, note.until, " ")


class NotePlace(NamedTuple):
    """An offset (``at``) in the wikitext from :func:`mask` at which a footnote may begin; ``kind``: the group of
    ``lost_refs_cues.STARTS`` that matches there.

    ``ends``: the offsets at which the footnote may end, each with its features (:mod:`wikibinder.parser.note_ends`);
    the end ``at`` means that no footnote begins there, and the search continues at the offset ``after``.
    """

    at: int
    kind: str
    after: int
    ends: list[tuple[int, list[str]]]


def _notes(masked: str, start: int, end: int) -> Iterator[FoundNote]:
    """Yield the notes in the paragraph from ``start`` to ``end``, in order. A note of length 0 means that only a space
    is missing between two sentences.

    ``masked``: the page's wikitext from :func:`mask`.
    """
    in_table = masked[start : start + 1] in ("|", "!")
    place = start
    first = ONLY_CITATIONS.match(masked, start, end)
    if first and not in_table:
        yield FoundNote(start, first.end(), "full", first.end())
        place = first.end() + 1  # the sentence that follows is none
    found = list(places(masked, start, place, end, in_table=in_table))
    starts = [one.at for one in found]
    stops = _chosen(found, starts)
    number = 0
    while number < len(found):
        at, kind, after, _ = found[number]
        stop = stops[number]
        if stop > at or kind in ("stop", "quoted"):
            yield FoundNote(at, stop, kind, _stopped(masked, at, stop, end))
        while stop > at and (address := cues.NEXT_ADDRESS.match(masked, stop, end)):
            at, stop = stop, _end(masked, start, address, end)
            yield FoundNote(at, stop, "address", _stopped(masked, at, stop, end))
        number = bisect_left(starts, max(stop, after if stop == at else stop), number + 1)


def _chosen(found: list[NotePlace], starts: list[int]) -> list[int]:
    """Return for each of ``found`` the offset at which the note ends (its ``at`` if none begins), so that the sum of
    the scores in the paragraph is greatest. ``starts``: the ``at`` of each.
    """
    best = [0.0] * (len(found) + 1)
    stops = [0] * len(found)
    for number in reversed(range(len(found))):
        _, _, after, ends = found[number]
        following = [bisect_left(starts, max(stop, after), number + 1) for stop, _ in ends]
        sums = [note_ends.score(end[1]) + best[place] for end, place in zip(ends, following, strict=True)]
        best[number] = max(sums)
        stops[number] = ends[sums.index(best[number])][0]
    return stops


def places(masked: str, start: int, place: int, end: int, *, in_table: bool = False) -> Iterator[NotePlace]:
    """Yield a :class:`NotePlace` for each offset from ``place`` to ``end`` at which a footnote may begin.

    ``masked``: the page's wikitext from :func:`mask`; ``start``: of the paragraph; ``in_table``: whether the paragraph
    is a row of a table, in which footnotes of plain text (without citation or address) are not searched.
    """
    while found := cues.STARTS.search(masked, place, end):
        at, kind = found.start(), str(found.lastgroup)
        after = max(found.end(), at + 1)
        if kind not in PLAIN:
            is_note = _may_begin(masked, start, found, in_table=in_table)
            yield NotePlace(at, kind, after, [(_end(masked, start, found, end) if is_note else at, [])])
        elif not in_table and not goes_on(masked, start, at, end, kind):
            yield NotePlace(at, kind, after, note_ends.ends_of_note(masked, start, at, end, kind))
        place = at + 1 if kind in PLAIN else after


def _may_begin(masked: str, start: int, found: re.Match[str], *, in_table: bool) -> bool:
    """Whether a citation, template or address (``found``) is a note, judged by the text before it in the paragraph that
    begins at ``start``.

    ``masked``: the page's wikitext from :func:`mask`; ``in_table``: whether the paragraph is a row of a table.
    """
    if found.lastgroup == "cited":
        return in_table or _is_note(masked, start, found.start(), found.end())
    return found.lastgroup != "address" or found.start() > start


def _end(masked: str, start: int, found: re.Match[str], end: int) -> int:
    """Return the offset at which the note ends that begins with ``found``, a citation, template or address.

    ``masked``: the page's wikitext from :func:`mask`; ``start``, ``end``: of the paragraph.
    """
    kind, at = str(found.lastgroup), found.start()
    if kind == "cited":
        return _end_of_citation(masked, found.end(), end)
    if kind == "address" and cues.GOES_ON.match(masked, found.end(), end):
        ends = note_ends.ends_of_note(masked, start, at, end, kind, least=found.end())
        return max(ends, key=lambda found: note_ends.score(found[1]))[0]
    first = found[kind] if kind == "unknown" else next(single_addresses(found[kind]))
    return _end_of_citation(masked, at + len(first), end)


def goes_on(masked: str, start: int, at: int, end: int, kind: str) -> bool:
    """Whether the text continues at offset ``at``, so that no note begins there although a space is missing.

    ``masked``: the page's wikitext from :func:`mask`; ``start``, ``end``: of the paragraph; ``kind``: the group of
    ``lost_refs_cues.STARTS`` that matches.
    """
    if kind in ("stop", "comma") and masked[at] == '"' and _closes(masked, start, at, end):
        return True
    if kind == "word" and _is_name(masked, start, at, end):
        return True
    return kind not in ("name", "language") and bool(cues.NO_START.search(masked, max(start, at - WINDOW // 3), at))


def _is_name(masked: str, start: int, at: int, end: int) -> bool:
    """Whether the letters directly before and after offset ``at`` are one name, such as *PlayStation*.

    ``masked``: the page's wikitext from :func:`mask`; ``start``, ``end``: of the paragraph.
    """
    before = masked.rfind(" ", start, at) + 1
    both = cues.GLUED_NAMES.match(masked, max(start, before), end)
    if not both or both.start(2) != at:
        return False
    return words_of(masked).is_name(both[1], both[2])


def _closes(masked: str, start: int, at: int, end: int) -> bool:
    """Whether the straight quotation mark at offset ``at`` closes a quotation, so that a note can only begin after it.

    ``masked``: the page's wikitext from :func:`mask`; ``start``, ``end``: of the paragraph.
    """
    following = masked.find('"', at + 1, min(end, at + WINDOW))
    return masked[following - 1].isspace() if following > 0 else masked.count('"', start, at) % 2 == 1


def _is_note(masked: str, start: int, at: int, after: int) -> bool:
    """Whether the citation from offset ``at`` to ``after`` is a note, and not a part of its sentence.

    ``masked``: the page's wikitext from :func:`mask`; ``start``: of the paragraph.
    """
    before = masked[max(start, at - WINDOW) : at]
    if cues.OPENED.search(before):
        return False
    if before and not before[-1].isspace():
        return True
    if cues.IN_SENTENCE.search(before):
        return False
    if masked[at + 1] == cues.SHORT:
        return bool(cues.STOPPED.search(before)) and not cues.SMALL.match(masked, after)
    return True


def _end_of_citation(masked: str, place: int, end: int) -> int:
    """Return the offset at which a note ends whose citation ends at ``place``, including text after it that belongs to
    the citation.

    ``masked``: the page's wikitext from :func:`mask`; ``end``: of the paragraph.
    """
    while tail := cues.TAIL_OF_NOTE.match(masked, place, end):
        place = tail.end()
    return place


def _stopped(masked: str, start: int, stop: int, end: int) -> int:
    """Return the offset at which the sentence continues after the note from ``start`` to ``stop``: after the full stop
    behind the note, if the sentence has one of its own before the note.

    ``masked``: the page's wikitext from :func:`mask`; ``end``: of the paragraph.
    """
    if stop < end and masked[stop] in STOPS and start and masked[start - 1] in STOPS + '”"':
        return stop + 1
    return stop

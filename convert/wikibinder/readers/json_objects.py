"""Reads the objects of a JSON file: one on each line, in an array, or a single one."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeAlias

from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.readers.encoding import read_chunks, read_lines
from wikibinder.readers.source import check_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from wikibinder.model.page import Page
    from wikibinder.readers.source import Opened

Record: TypeAlias = "Mapping[str, object]"

_BEGINNING = re.compile(r"[\ufeff\s]*(?P<array>\[\s*)?\{")
_STRING = re.compile(r'"([^"\\\n]*+(?:\\.[^"\\\n]*+)*)(?:"(\s*+:)?)?')
"""Matches a JSON string, complete or cut off, so that the head is scanned once. Group 1: its content, with escapes;
group 2: the colon after a key, None after other strings.
"""
_BETWEEN = re.compile(r"[\ufeff\s,\[\]]*")
_DECODER = json.JSONDecoder()


def keys(head: str) -> frozenset[str]:
    """Return the keys of the first object of a JSON file whose text begins with ``head``; empty if it is not JSON. If
    the object is longer than ``head``, the keys found in ``head`` are returned, including those of objects inside it.
    """
    found = _BEGINNING.match(head)
    if not found:
        return frozenset()
    start = found.end() - 1
    try:
        first, _ = _DECODER.raw_decode(head, start)
    except ValueError:
        # ``head`` is only the beginning of a file, so a long first object is cut off; its keys are still recognisable.
        found_keys = (string[1] for string in _STRING.finditer(head, start) if string[2])
        begun = _STRING.match(head, len(head) - len(head[start + 1 :].lstrip()))
        return frozenset(found_keys) if begun and begun[2] else frozenset()
    except RecursionError:
        return frozenset()
    return frozenset(first)


def pages(opened: Opened, diagnostics: Diagnostics, page: Callable[[Record, Position], Page]) -> Iterator[Page]:
    """Yield the pages of a JSON file. ``page(object, position)`` converts one object to a page, or raises TypeError if
    the object is no article; such objects are reported and skipped.
    """
    for place, record in _records(opened, diagnostics):
        try:
            if not isinstance(record, dict):
                raise TypeError
            made = page(record, place)
        # Report an object that is not an article, and go on with the next one.
        except TypeError:
            diagnostics.add(Code.FILE_DAMAGED, "contains an element that is not an article", place, str(record)[:200])
            continue
        yield made


def _records(opened: Opened, diagnostics: Diagnostics) -> Iterator[tuple[Position, object]]:
    """Yield the decoded JSON values of a file (one on each line, in an array, or a single one), each with its position;
    what is not JSON is reported.
    """
    head = opened.stream.peek().decode(opened.encoding, "replace")
    # The first line holds a whole object, or is longer than the head: one object on each line.
    line = head.lstrip("\ufeff\r\n\t ").partition("\n")[0]
    if line.startswith("{") and (len(line) >= len(head) - 1 or line.rstrip().endswith("}")):
        yield from _of_lines(opened, diagnostics)
    else:
        yield from _of_text(opened, diagnostics)


def _of_lines(opened: Opened, diagnostics: Diagnostics) -> Iterator[tuple[Position, object]]:
    for number, line in enumerate(read_lines(opened, diagnostics), start=1):
        place = Position(opened.path, number)
        text = line.strip("\ufeff \t")
        if not text:
            continue
        try:
            record = json.loads(text)
        except (ValueError, RecursionError):
            diagnostics.add(Code.FILE_DAMAGED, "a line is not a JSON object", place, line[:200])
            continue
        yield place, record


def _of_text(opened: Opened, diagnostics: Diagnostics) -> Iterator[tuple[Position, object]]:
    """Yield the JSON values of a file in which they are separated by white space, commas or brackets of an array, each
    with its position. What is not JSON is reported, and nothing after it is read.
    """
    chunks = read_chunks(opened, diagnostics)
    text, place, line = next(chunks, ""), 0, 1
    while True:
        between = _BETWEEN.match(text, place)
        line += text.count("\n", place, between.end()) if between else 0
        place = between.end() if between else place
        record, end = _decoded(text, place)
        # The object is incomplete: decode it again from its beginning, with more text.
        if end < 0:
            more = "".join(_at_least(chunks, len(text) - place))
            text, place = text[place:] + more, 0
            check_length(len(text))
            if more:
                continue
            if text:
                message = "is truncated, or is not JSON"
                diagnostics.add(Code.FILE_DAMAGED, message, Position(opened.path, line), text[:200])
            return
        yield Position(opened.path, line), record
        line += text.count("\n", place, end)
        place = end


def _decoded(text: str, place: int) -> tuple[object, int]:
    """Decode the JSON value that begins at index ``place``; return it and the index after it, or None and -1 if it is
    incomplete or invalid.
    """
    try:
        return _DECODER.raw_decode(text, place)
    except (ValueError, RecursionError):
        return None, -1


def _at_least(chunks: Iterator[str], length: int) -> Iterator[str]:
    """Yield chunks from the iterator until their total length exceeds ``length``, or it has no more. (An incomplete
    object is decoded again only when its text has doubled, so that the time stays linear.)
    """
    while length >= 0 and (chunk := next(chunks, "")):
        yield chunk
        length -= len(chunk)

"""Escapes text for reStructuredText, so that docutils reads back exactly that text at every position.

Positions and their functions:

========================  ==========================================================================================
running text              ``text``: nothing in it is inline markup
preformatted text         ``text`` after ``lines``: the same, white space kept
start of a paragraph      ``start``: nothing at its beginning is a list, a field, a directive, a ruler ...
title of plain text       ``title``: cleaned, in one line, with its ruler
value of an option        ``clean``: docutils takes it literally, so it must only be one line
content of a role         ``role_text``: for roles that read their content as text (``abbr``, ``doc``, ``cite:p`` title)
label of a link           ``role_text``
nested content of a role  ``role_text`` of the output of ``text`` and the inline renderers: the roles ``emphasis``,
                          ``strong``, ``sup``, ``sub`` and ``lang`` unescape their content once, as every role does,
                          and read the result as inline markup
lines                     ``wrap``: docutils refuses lines over 10,000 characters
========================  ==========================================================================================
"""

from __future__ import annotations

import re
import unicodedata

LINE_LENGTH = 8_000
"""Number of characters above which a line is broken at a space or, where impossible, its content is written in another
form; less than docutils' ``line_length_limit`` of 10,000.
"""

RULERS = "=-~^\"'"
"""Characters for the underline of a heading, by the level of the section; at index 0 that of the page's title."""

WORD_LENGTH = 1_000
"""Number of characters of a word after which an (invisible) break is inserted; titles are cut there."""

BREAK = "\\ "
"""An escaped space: docutils reads it as nothing, and a line can be broken there."""

_SPACES = dict.fromkeys((0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029))
"""Code points of the characters, besides the line feed, that Python, and so docutils, takes for the end of a line."""

_CONTROLS: dict[int, str | None] = {
    **dict.fromkeys((*range(9), *range(0x0E, 0x20), *range(0x7F, 0xA0))),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"),
}
"""Code point of a character that is not allowed in pages -> its replacement; None: it is removed."""
_IN_LINE = {**_CONTROLS, **dict.fromkeys(_SPACES, " "), 0x0D: " "}
_IN_BLOCK = {**_CONTROLS, **dict.fromkeys(_SPACES, "\n"), 0x0D: "\n", 0x1F: " "}
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\n]{2,}|[\t\n]")

# Each branch begins with the escaped character itself, so that only these characters are searched.
_SPECIAL = re.compile(
    r"""\\ | \* | ` | \|
    | _(?![^\W_])  # the end of a reference
    | :(?=\S)(?:(?<=[A-Za-z+]:)|(?<=[A-Za-z]\d:)|(?<=[A-Za-z]\d{3}:)|(?<=[A-Za-z]\d{4}:))  # a scheme
    | :(?<=::)  # the sign of a literal block
    | @(?<=\S@)(?=\S)  # a mail address""",
    re.VERBOSE,
)
_START = re.compile(
    r"""[-+*•‣⁃](?:\ |$)  # bullet
    | [-+/][-A-Za-z0-9] | — | \+-  # option, attribution, table
    | \(?(?:[0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|\#)[.)](?:\ |$)  # enumerator
    | :(?![\w:.+-]+:`)  # field, not a role
    | (?:>>>|\.\.|__|\|)(?:\ |$)  # doctest, directive, anonymous target, line block
    | =[=\ ]*$""",
    re.VERBOSE,
)
_RULER = re.compile(r"([!-/:-@\[-`{-~])\1*\ *$")
_CLASS_UNFIT = re.compile(r"[^a-z0-9]+")


def clean(text: str) -> str:
    """Return the text on one line, without control characters and with every run of white space as one space (no-break
    spaces are unchanged).
    """
    # Most text is printable, and then contains no control character or line end.
    if text.isprintable():
        return _SPACE.sub(" ", text) if "  " in text else text
    if _UNFIT.search(text):
        text = text.translate(_IN_LINE)
    if "  " in text or "\n" in text or "\t" in text:
        text = _SPACE.sub(" ", text)
    return text


def preformatted(text: str) -> str:
    """Return the text without control characters, with line feeds as line ends; spaces are unchanged."""
    return text.replace("\r\n", "\n").translate(_IN_BLOCK) if _UNFIT.search(text) else text


def lines(text: str) -> list[str]:
    """Return the lines of a preformatted text without control characters; tabs become spaces up to multiples of eight
    columns.
    """
    return [line.expandtabs(8) for line in preformatted(text).split("\n")]


def text(text: str, word: int = WORD_LENGTH) -> str:
    """Return text as running text of reStructuredText in which nothing is markup. ``text``: a result of :func:`clean`.
    In words longer than ``word`` characters, places for a line break are inserted.
    """
    if len(text) <= word:
        return _SPECIAL.sub(_escaped, text)
    # The places are marked by a zero first, because the backslash of a break would be escaped as well.
    text = re.sub(rf"\S{{{word}}}(?=\S)", "\\g<0>\0", text)
    return _SPECIAL.sub(_escaped, text).replace("\0", BREAK)


def _escaped(match: re.Match[str]) -> str:
    return "\\" + match.group()


def role_text(text: str) -> str:
    """Return text escaped for the content of a role or the label of a link, where only backslash and backquote have a
    meaning.
    """
    return text.replace("\\", "\\\\").replace("`", "\\`")


def broken(text: str, word: int = WORD_LENGTH) -> str:
    """Return text escaped for the content of a role. In words longer than ``word`` characters, places for a line break
    are inserted.
    """
    if len(text) <= word:
        return role_text(text)
    return role_text(re.sub(rf"\S{{{word}}}(?=\S)", "\\g<0>\0", text)).replace("\0", BREAK)


def start(line: str) -> str:
    """Return a line of escaped running text so that its beginning is no list, directive or ruler, as the first line of
    a paragraph, title, term or caption.
    """
    if _START.match(line) or _RULER.match(line):
        # A backslash before an escape would escape the escape itself.
        return (BREAK if line[0] in "\\`" else "\\") + line
    return line


def title(plain: str, ruler: str) -> list[str]:
    """Return a page's title, at most ``WORD_LENGTH`` characters of it, as two lines, text and underline. ``plain``: not
    escaped; ``ruler``: the character of the underline. "…" replaces a title without printable characters.
    """
    return underlined(text(clean(plain)[:WORD_LENGTH].strip()) or "\\ …", ruler)


def underlined(line: str, ruler: str) -> list[str]:
    """Return a heading as two lines, text and underline. ``line``: escaped running text; ``ruler``: the character of
    the underline.
    """
    line = start(line)
    # docutils requires at least four characters for an underline.
    return [line, ruler * max(4, display_width(line))]


def wrap(line: str, width: int = LINE_LENGTH) -> list[str]:
    """Return the parts of a line that is broken at spaces (also escaped ones) so that each has at most ``width``
    characters where possible. No part but the first looks like an underline.
    """
    # docutils refuses lines over 10,000 characters (line_length_limit); most paragraphs are shorter.
    if len(line) <= width:
        return [line]
    found: list[str] = []
    at = 0
    while len(line) - at > width:
        # At the last space within the width, or the first one after it.
        space = line.rfind(" ", at + 1, at + width + 1)
        if space < 0:
            space = line.find(" ", at + width)
        if space < 0:
            break
        found.append(line[at:space])
        at = space + 1
    found.append(line[at:])
    return _without_rulers(found)


def _without_rulers(found: list[str]) -> list[str]:
    """Return the lines of a paragraph, with each line that docutils would parse as the underline of a title joined to
    the line before it.
    """
    joined = found[:1]
    for line in found[1:]:
        # docutils would take such a line for the underline of the line before.
        if not line or _RULER.match(line):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def display_width(line: str) -> int:
    """Return the number of columns of a title as docutils counts them: wide characters 2, combining ones 0."""
    if line.isascii():
        return len(line)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def cell_width(line: str) -> int:
    """Return the number of columns of a line in a grid table as docutils counts them: wide characters 2, combining ones
    0, characters that are both 1.
    """
    if line.isascii():
        return len(line)
    return sum((not unicodedata.combining(c)) + (unicodedata.east_asian_width(c) in "WF") for c in line)


WIKI_CLASSES = frozenset(("wikitable", "infobox", "sortable", "chess"))
"""Classes of tables that the editions, or MediaWiki itself, have rules for."""


def page_class(name: str) -> str:
    """Return the class ``name`` of an element of a page if it is one of WIKI_CLASSES, otherwise "".

    Other classes are dropped because rules of a theme or of Sphinx could apply to them.
    """
    normalised = class_name(name)
    return normalised if normalised in WIKI_CLASSES else ""


def class_name(name: str) -> str:
    """Return the name of a class in the form that docutils accepts (``a-z0-9-``); "" if nothing is left of it."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _CLASS_UNFIT.sub("-", ascii_name).strip("-").lstrip("0123456789-")

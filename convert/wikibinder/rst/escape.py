"""Text to reStructuredText that reads back as exactly that text, in every position where text can stand.

Positions and their functions:

========================  ==========================================================================================
running text              ``text``: nothing in it is inline markup
preformatted text         ``text`` after ``lines``: the same, white space kept
start of a paragraph      ``start``: nothing at its beginning is a list, a field, a directive, a ruler ...
title of plain text       ``title``: cleaned, in one line, with its ruler
value of an option        ``clean``: docutils takes it as it is, so it must only be one line
content of a role         ``role_text``: for roles that read their content as text (``abbr``, ``doc``, ``cite:p`` title)
label of a link           ``role_text``
nested content of a role  ``role_text`` of what ``text`` and the inline renderers gave: the roles ``emphasis``,
                          ``strong``, ``sup``, ``sub`` and ``lang`` unescape their content once, as every role does,
                          and read what remains as inline markup
lines                     ``wrap``: docutils refuses lines over 10,000 characters
========================  ==========================================================================================
"""

from __future__ import annotations

import re
import unicodedata

LINE_LENGTH = 8_000
"""Longest line that is written without a break; docutils' ``line_length_limit`` is 10,000."""

RULERS = "=-~^\"'"
"""Underlines of the page's title and of its sections by level."""

WORD_LENGTH = 1_000
"""Longest run without a space that is written without an (invisible) place to break it."""

BREAK = "\\ "
"""An escaped space: reads back as nothing, and a line can be broken there."""

_SPACES = dict.fromkeys((0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029))
"""What Python, and so docutils, takes for the end of a line besides the line feed."""

_CONTROLS: dict[int, str | None] = {
    **dict.fromkeys((*range(9), *range(0x0E, 0x20), *range(0x7F, 0xA0))),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"),
}
_IN_LINE = {**_CONTROLS, **dict.fromkeys(_SPACES, " "), 0x0D: " "}
_IN_BLOCK = {**_CONTROLS, **dict.fromkeys(_SPACES, "\n"), 0x0D: "\n", 0x1F: " "}
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\n]{2,}|[\t\n]")

# Every branch begins with the character that is escaped: so the whole text is searched for these alone.
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
    """The text without controls, on one line, every run of white space one space (spaces that do not break stay)."""
    # Most text is printable: then it is neither a control nor the end of a line.
    if text.isprintable():
        return _SPACE.sub(" ", text) if "  " in text else text
    if _UNFIT.search(text):
        text = text.translate(_IN_LINE)
    if "  " in text or "\n" in text or "\t" in text:
        text = _SPACE.sub(" ", text)
    return text


def preformatted(text: str) -> str:
    """The text without controls, every end of a line a line feed."""
    return text.replace("\r\n", "\n").translate(_IN_BLOCK) if _UNFIT.search(text) else text


def lines(text: str) -> list[str]:
    """Preformatted text as lines, tabs set to eight columns."""
    return [line.expandtabs(8) for line in preformatted(text).split("\n")]


def text(text: str, word: int = WORD_LENGTH) -> str:
    """Cleaned text as running text; words over ``word`` characters get places to break them."""
    if len(text) <= word:
        return _SPECIAL.sub(_escaped, text)
    # A zero marks the places first, as the backslash of a break would be escaped like one of the text.
    text = re.sub(rf"\S{{{word}}}(?=\S)", "\\g<0>\0", text)
    return _SPECIAL.sub(_escaped, text).replace("\0", BREAK)


def _escaped(match: re.Match[str]) -> str:
    return "\\" + match.group()


def role_text(text: str) -> str:
    """Text as the content of a role or the label of a link, where only backslash and backquote mean something."""
    return text.replace("\\", "\\\\").replace("`", "\\`")


def broken(text: str, word: int = WORD_LENGTH) -> str:
    """Role content with places to break in its long words."""
    if len(text) <= word:
        return role_text(text)
    return role_text(re.sub(rf"\S{{{word}}}(?=\S)", "\\g<0>\0", text)).replace("\0", BREAK)


def start(line: str) -> str:
    """The first line of a paragraph (or a title, a term, a caption), already escaped as running text.

    Where it begins with an escape or with the marks of literal text, these must not be escaped themselves.
    """
    if _START.match(line) or _RULER.match(line):
        # A backslash before an escape would escape the escape itself.
        return (BREAK if line[0] in "\\`" else "\\") + line
    return line


def title(plain: str, ruler: str) -> list[str]:
    """The two lines of a title that is plain text; where nothing of it can be printed, three points."""
    return underlined(text(clean(plain)[:WORD_LENGTH].strip()) or "\\ …", ruler)


def underlined(line: str, ruler: str) -> list[str]:
    """A title, already escaped as running text, with its ruler."""
    line = start(line)
    # docutils takes fewer than four characters for text, not for an underline.
    return [line, ruler * max(4, display_width(line))]


def wrap(line: str, width: int = LINE_LENGTH) -> list[str]:
    """The line broken at spaces (escaped ones too) into lines of about ``width``; none but the first is a ruler."""
    # docutils refuses lines over 10,000 characters (line_length_limit); most paragraphs are shorter.
    if len(line) <= width:
        return [line]
    found: list[str] = []
    at = 0
    while len(line) - at > width:
        # The last space within the width, else the first one after it.
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
    """Lines with those joined to their predecessors that docutils would take for the underline of a title."""
    kept = found[:1]
    for line in found[1:]:
        # docutils would take such a line for the underline of the line before.
        if not line or _RULER.match(line):
            kept[-1] += " " + line
        else:
            kept.append(line)
    return kept


def display_width(line: str) -> int:
    """Columns a line takes as docutils counts them for titles: wide characters two, combining ones none."""
    if line.isascii():
        return len(line)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def cell_width(line: str) -> int:
    """Columns a line takes as docutils counts them in grid tables: as above, wide combining characters one."""
    if line.isascii():
        return len(line)
    return sum((not unicodedata.combining(c)) + (unicodedata.east_asian_width(c) in "WF") for c in line)


WIKI_CLASSES = frozenset(("wikitable", "infobox", "sortable", "chess"))
"""Classes of tables that the editions, or MediaWiki itself, have rules for."""


def page_class(name: str) -> str:
    """A class given by a page, or "": rules of a theme or of Sphinx must not apply to classes of pages."""
    known = class_name(name)
    return known if known in WIKI_CLASSES else ""


def class_name(name: str) -> str:
    """A class that docutils takes, or an empty string."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _CLASS_UNFIT.sub("-", ascii_name).strip("-").lstrip("0123456789-")

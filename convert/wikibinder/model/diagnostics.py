"""Diagnostics: the codes, the record of one finding, and the collector.

Every construct that is dropped, changed in kind or not understood gives one :class:`Diagnostic`; nothing is lost
silently. The table of codes in the manual is generated from :class:`Code`, so meaning and hint are written here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePath
from typing import NamedTuple

from wikibinder.model.value_type import value_type


class Severity(Enum):
    """The severity of a diagnostic: how much a reader of the book loses."""

    # No loss for a reader: counted, never printed one by one.
    INFO = "info"
    # The text is complete, but not in the form that its author intended.
    WARNING = "warning"
    # Readable text is missing from the page.
    LOSS = "loss"
    # A page or a file could not be read.
    ERROR = "error"


class Position(NamedTuple):
    """A place in an input file: its path as the user gave it, and a line counted from 1 (0: the file as a whole)."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


class Code(Enum):
    """Every kind of diagnostic: its name in reports, severity, meaning and hint."""

    # files
    FILE_MISSING = ("file-missing", Severity.ERROR, "A source does not exist.", "Check the path.")
    FILE_UNREADABLE = ("file-unreadable", Severity.ERROR, "A source cannot be opened.", "Check its permissions.")
    FILE_EMPTY = ("file-empty", Severity.ERROR, "A source contains no text.", "Leave it out, or fetch it again.")
    FILE_BINARY = ("file-binary", Severity.ERROR, "A source is not text.", "Give wikitext, or a MediaWiki export.")
    FILE_UNKNOWN = (
        "file-unknown",
        Severity.ERROR,
        "A source is in a format that is not supported.",
        "Give wikitext, a MediaWiki export, or one of the other forms in the manual.",
    )
    FILE_DAMAGED = (
        "file-damaged",
        Severity.ERROR,
        "A source is truncated, or is not in the format that its beginning indicates.",
        "Fetch it again; the pages before the fault were read.",
    )
    FILE_SKIPPED = (
        "file-skipped",
        Severity.INFO,
        "Files in a folder were skipped: their names do not have an ending of wikitext or of an export.",
        "To read such a file, name the file itself.",
    )
    LINK_OUTSIDE = (
        "link-outside",
        Severity.WARNING,
        "A symbolic link points outside the source folder, and was not followed.",
        "Put the file itself there, or give --follow-links.",
    )
    SOURCE_CHANGED = (
        "source-changed",
        Severity.ERROR,
        "A source has changed during the run.",
        "Do not change sources during a run; run the same command again.",
    )
    NOTHING_TO_CONVERT = ("nothing-to-convert", Severity.ERROR, "A folder contains no page.", "Name another folder.")
    ENCODING_OTHER = (
        "encoding-other",
        Severity.INFO,
        "A source is not UTF-8 and was read in another encoding.",
        "None needed.",
    )
    ENCODING_REPLACED = (
        "encoding-replaced",
        Severity.WARNING,
        "Bytes that are not valid text were replaced by U+FFFD.",
        "Save the file as UTF-8.",
    )

    # pages
    PAGE_FALLBACK = (
        "page-fallback",
        Severity.WARNING,
        "A page exceeded a limit and is written as plain text.",
        "Correct the markup named in the message, or raise the limit (--bound).",
    )
    PAGE_UNREAD = (
        "page-unread",
        Severity.WARNING,
        "A page of a dump is not wikitext, or its text is not in the dump; it was left out.",
        "Leave the page out; for a stub, fetch the dump of pages and articles.",
    )
    TITLE_NOT_FOUND = (
        "title-not-found",
        Severity.WARNING,
        "A title in --pages is not the title of a page in the sources, or only that of a redirect.",
        "Check its spelling; for a redirect, give the title of its target.",
    )
    SITE_UNKNOWN = (
        "site-unknown",
        Severity.INFO,
        "No source names its wiki: the book names no authors and no licence, and does not link to other articles.",
        "Give --site, or --source-site for some of the sources.",
    )
    SITE_UNUSED = (
        "site-unused",
        Severity.WARNING,
        "A name in --source-site matches no source.",
        "Check its spelling; a name is a path, a part of one, or a pattern such as *_de_*.",
    )
    TITLE_TAKEN = (
        "title-taken",
        Severity.WARNING,
        "Two pages have the same name; the second one got a different file name.",
        "Rename one of them.",
    )

    # wikitext
    TEMPLATE_UNBALANCED = (
        "template-unbalanced",
        Severity.WARNING,
        "An opening or closing template mark is unpaired and is kept as text.",
        "Close the template in the source.",
    )
    TEMPLATE_UNKNOWN = (
        "template-unknown",
        Severity.WARNING,
        "There is no rule for a template; its readable values were kept.",
        "Give the wiki's template pages with --templates, or a rule with --rules.",
    )
    EXPANSION_FAILED = (
        "expansion-failed",
        Severity.WARNING,
        "A template page or module of the wiki could not be expanded; the template was read by a rule instead.",
        "Fetch the page that is missing, or give a rule with --rules.",
    )
    TEMPLATE_DROPPED = (
        "template-dropped",
        Severity.INFO,
        "A template without text for readers was left out.",
        "None needed.",
    )
    SETTING_LEFT_OUT = (
        "setting-left-out",
        Severity.INFO,
        "Values of a template were classified as settings (a size, a colour, a switch) and left out.",
        "None needed; where one is text, give a rule with --rules.",
    )
    TEMPLATE_FAILED = (
        "template-failed",
        Severity.WARNING,
        "The rule for a template failed on it; the template is printed as its source.",
        "Report it as a fault of the converter.",
    )
    TEMPLATE_HEADLESS = (
        "template-headless",
        Severity.WARNING,
        "The tail of a citation whose first line is lost was read as a citation.",
        "Restore its first line.",
    )
    RESIDUE = (
        "residue",
        Severity.WARNING,
        "Remains of a table or list after an earlier conversion are kept as text.",
        "Convert from the original wikitext.",
    )
    LIST_LOST = (
        "list-lost",
        Severity.INFO,
        "A list was removed by an earlier conversion: only its heading, or the words before it, are left.",
        "Convert from the original wikitext.",
    )
    TAG_UNBALANCED = (
        "tag-unbalanced",
        Severity.WARNING,
        "A tag is not closed, or has no start tag.",
        "Close it in the source.",
    )
    MARKUP_CHANGED = ("markup-changed", Severity.INFO, "A construct was converted to a different form.", "None needed.")
    MARKUP_KEPT_AS_SOURCE = (
        "markup-kept-as-source",
        Severity.WARNING,
        "A construct that cannot be rendered is printed as its source.",
        "None needed.",
    )
    CATEGORY_HIDDEN = (
        "category-hidden",
        Severity.INFO,
        "A category for the maintenance of the wiki, which is not for readers, is not in the index.",
        "None needed.",
    )
    SECTION_EMPTY = (
        "section-empty",
        Severity.INFO,
        "A section without any content was left out.",
        "--keep-empty-sections keeps its heading.",
    )
    TEXT_DROPPED = ("text-dropped", Severity.LOSS, "Readable text was not converted.", "See the excerpt.")
    MEDIA_MISSING = (
        "media-missing",
        Severity.WARNING,
        "An image file is missing; its caption was kept.",
        "Give the files with --media.",
    )
    MEDIA_LEFT_OUT = (
        "media-left-out",
        Severity.INFO,
        "No image files were given; a picture's caption was kept.",
        "Give the files with --media.",
    )

    # references
    REF_UNCLOSED = ("ref-unclosed", Severity.WARNING, "A reference is not closed.", "Close it in the source.")
    REF_EMPTY = ("ref-empty", Severity.WARNING, "A reference has no content.", "Fill it, or take it out.")
    REF_UNDEFINED = (
        "ref-undefined",
        Severity.WARNING,
        "A named reference is used but not defined.",
        "Define it once.",
    )
    REF_REDEFINED = (
        "ref-redefined",
        Severity.WARNING,
        "A reference name is defined twice with different content; both are kept.",
        "Rename one.",
    )
    REF_UNUSED = (
        "ref-unused",
        Severity.WARNING,
        "A list-defined reference is never used; it is listed all the same.",
        "Use it, or take it out.",
    )
    SFN_UNRESOLVED = (
        "sfn-unresolved",
        Severity.WARNING,
        "A short footnote matches no full citation on its page.",
        "Check its names and year.",
    )

    # citations
    CITATION_PARAMETER = (
        "citation-parameter",
        Severity.WARNING,
        "A citation has a parameter that CS1 does not have; it is kept as wikiextra.",
        "Correct its name.",
    )
    CITATION_CONFLICT = (
        "citation-conflict",
        Severity.WARNING,
        "Two parameters of a citation have the same meaning and different values; both are kept.",
        "Remove one of them.",
    )
    CITATION_DATE = (
        "citation-date",
        Severity.WARNING,
        "A date is not in a format of CS1; it is printed as given.",
        "Write it in a date format of CS1.",
    )
    CITATION_IDENTIFIER = (
        "citation-identifier",
        Severity.WARNING,
        "An identifier is malformed or its check digit is wrong; it is kept.",
        "Correct it.",
    )
    CITATION_URL = (
        "citation-url",
        Severity.WARNING,
        "An address cannot be used as a link; it is kept as text.",
        "Correct it.",
    )
    CITATION_NAME = (
        "citation-name",
        Severity.WARNING,
        "A name is not in the form that CS1 requires; it is kept as one name.",
        "Use last= and first=.",
    )
    CITATION_EMPTY = ("citation-empty", Severity.WARNING, "A citation template has no value.", "Fill it.")
    BIB_DISAGREE = (
        "bib-disagree",
        Severity.WARNING,
        "Two articles cite one work with different data.",
        "Compare the two citations.",
    )

    def __init__(self, label: str, severity: Severity, meaning: str, hint: str) -> None:
        self.label = label
        self.severity = severity
        self.meaning = meaning
        self.hint = hint


@value_type
class Diagnostic:
    """One problem found in a source: its kind, a message, its place, the title of the page, and an excerpt of the
    source text that it is about. ``characters``: the number of characters of that text that are missing from the
    converted page.
    """

    code: Code
    message: str
    position: Position
    page: str = ""
    excerpt: str = ""
    characters: int = 0

    def as_json(self) -> dict[str, object]:
        """Return the diagnostic as an object of report.json."""
        return {
            "code": self.code.label,
            "severity": self.code.severity.value,
            "page": self.page,
            "source": self.position.path,
            "line": self.position.line,
            "message": self.message,
            "excerpt": self.excerpt,
        }


EXCERPT_LENGTH = 120


def excerpt(text: str) -> str:
    """Return ``text`` with all whitespace as single spaces, cut to EXCERPT_LENGTH characters with "…" at the end."""
    # Split at most that many words: they are already longer than an excerpt, and the text can be megabytes.
    line = " ".join(text.split(None, EXCERPT_LENGTH)[:EXCERPT_LENGTH])
    return line if len(line) <= EXCERPT_LENGTH else line[: EXCERPT_LENGTH - 1] + "…"


@dataclass(slots=True)
class Diagnostics:
    """Collects the diagnostics of a conversion in ``found``; ``page`` is the title of the page being converted."""

    page: str = ""
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: Code, message: str, position: Position, text: str = "") -> None:
        """Record a diagnostic of the kind ``code``; ``text`` is the source text that it is about, shortened to an
        excerpt.
        """
        lost = len(text) if code.severity is Severity.LOSS else 0
        self.found.append(Diagnostic(code, message, position, self.page, excerpt(text), lost))


def shown_path(path: PurePath | str) -> str:
    """Return a path for output, with forward slashes on every system, so that reports are the same everywhere. Bytes of
    a name that are not UTF-8 are decoded as Windows-1252.
    """
    # Python keeps bytes of a name that are not UTF-8 as lone surrogates, which no report can hold.
    raw = PurePath(path).as_posix().encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # File names in archives packed on Windows are usually in this encoding.
        return raw.decode("cp1252", "replace")

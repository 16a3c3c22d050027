"""The report of a run: report.json for programs, report.html for readers."""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeAlias

from wikibinder.model.diagnostics import Code, Diagnostic, Position, Severity
from wikibinder.model.files import failing_clearly, write_pieces
from wikibinder.model.page import Status

if TYPE_CHECKING:
    from pathlib import Path

BY_LABEL = {code.label: code for code in Code}


RECORD = ("title", "docname", "source", "line", "status", "citations")
"""The keys of a page in report.json, which are attributes of :class:`PageRecord`."""


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page in the report: title, docname ("" if no file of it was written), path and line of its source, status (the
    value of a :class:`~wikibinder.model.page.Status`), number of citations, diagnostics.
    """

    title: str
    docname: str
    source: str
    line: int
    status: str
    citations: int
    diagnostics: tuple[Diagnostic, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the page as an object of report.json, without its diagnostics."""
        return {name: getattr(self, name) for name in RECORD}

    def as_line(self) -> dict[str, object]:
        """Return the page with its diagnostics, as a JSON object for the journal."""
        found = [{**d.as_json(), "characters": d.characters} for d in self.diagnostics]
        return {**self.as_json(), "diagnostics": found}

    @classmethod
    def from_json(cls, line: Mapping[str, Any]) -> PageRecord:
        """Return the record of a page from the object that ``as_line`` has returned."""
        found = tuple(diagnostic_from_json(data) for data in line["diagnostics"])
        return cls(**{name: line[name] for name in RECORD}, diagnostics=found)


Records: TypeAlias = Callable[[], Iterator[PageRecord]]
"""A function that yields the records of all pages of a run; each call reads them from disk again."""


@dataclass(slots=True)
class Summary:
    """The totals of a run. ``statuses``: number of pages by status. ``codes``: number of diagnostics by code.
    ``characters``: number of characters of readable text that were not converted. ``spent``: seconds of processor time
    by stage of the conversion, if it was measured.

    ``unknown``: template without a rule -> number of its calls. ``works``: number of different works that are cited,
    ``None`` if the libraries of the pages were not merged.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    codes: Counter[Code] = field(default_factory=Counter)
    citations: int = 0
    characters: int = 0
    spent: dict[str, float] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    works: int | None = None

    def count(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            self.codes[diagnostic.code] += 1
            self.characters += diagnostic.characters
            if diagnostic.code is Code.TEMPLATE_UNKNOWN:
                # A diagnostic has no field for the name of the template, which is only in the message.
                self.unknown[diagnostic.message.removeprefix("no rule for the ").removeprefix("template ")] += 1

    def add(self, record: PageRecord) -> None:
        self.statuses[record.status] += 1
        self.citations += record.citations
        self.count(record.diagnostics)

    def severities(self) -> Counter[Severity]:
        found: Counter[Severity] = Counter()
        for code, number in self.codes.items():
            found[code.severity] += number
        return found


def diagnostic_from_json(data: Mapping[str, Any]) -> Diagnostic:
    """Return the diagnostic from the object that ``Diagnostic.as_json`` has returned."""
    position = Position(data["source"], data["line"])
    code = BY_LABEL[data["code"]]
    return Diagnostic(code, data["message"], position, data["page"], data["excerpt"], data.get("characters", 0))


def write(path: Path, folder: Path, records: Records, others: Sequence[Diagnostic], summary: Summary) -> None:
    """Write the report, as JSON to ``path`` and, if ``folder`` exists, as report.html to it. ``others``: diagnostics
    that belong to no page.
    """
    write_json(path, records, others)
    if folder.is_dir():
        write_pieces(folder / "report.html", as_html(records, others, summary))


def write_json(path: Path, records: Records, others: Sequence[Diagnostic]) -> None:
    """Write the report as JSON. ``others``: diagnostics that belong to no page."""
    with failing_clearly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_pieces(path, as_json(records, others))


def as_json(records: Records, others: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield the text of report.json in pieces, so that memory does not grow with its length. ``others``: diagnostics
    that belong to no page.
    """
    # Written piece by piece, as json.dumps would need the whole report in memory.
    yield '{"pages": ['
    yield from _items(record.as_json() for record in records())
    yield '],\n"diagnostics": ['
    yield from _items(diagnostic.as_json() for diagnostic in every(records, others))
    yield "]}\n"


def every(records: Records, others: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield all diagnostics of a run: first ``others``, which belong to no page, then those of the pages, in order."""
    return chain(others, chain.from_iterable(record.diagnostics for record in records()))


def _items(items: Iterable[dict[str, object]]) -> Iterator[str]:
    for number, item in enumerate(items):
        yield (",\n" if number else "\n") + json.dumps(item, ensure_ascii=False)


SHOWN = 5000
"""Maximum number of diagnostics in report.html; report.json has all of them."""

HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Conversion report</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; width: 100%; }
th, td { border-bottom: 1px solid #bbb; padding: .25rem .5rem; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
.error, .loss { color: #a40000; font-weight: bold; }
</style>
</head>
<body>
<main>
<h1>Conversion report</h1>
"""


def as_html(records: Records, others: Iterable[Diagnostic], summary: Summary) -> Iterator[str]:
    """Yield the text of report.html in pieces: the totals, then the diagnostics except those of severity INFO, at most
    ``SHOWN``. ``others``: diagnostics that belong to no page.
    """
    yield HEAD
    yield "".join(f"<p>{html.escape(line)}</p>\n" for line in headline(summary))
    yield _row_group("What was found", ("Finding", "Severity", "Times", "Meaning", "Cure"))
    for code, number in ranked(summary):
        severity = code.severity.value
        yield _row((code.label, severity, str(number), code.meaning, code.hint), severity)
    yield "</tbody></table>\n" + _row_group("Where", ("Page", "Place", "Finding", "Message", "Text"))
    # A browser cannot show the diagnostics of a whole wiki; the table above counts all of them.
    shown = (d for d in every(records, others) if d.code.severity is not Severity.INFO)
    for diagnostic in islice(shown, SHOWN):
        what = (diagnostic.page, str(diagnostic.position), diagnostic.code.label, diagnostic.message)
        yield _row((*what, diagnostic.excerpt), diagnostic.code.severity.value)
    yield "</tbody></table>\n</main>\n</body>\n</html>\n"


def _row_group(caption: str, heads: Iterable[str]) -> str:
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return f"<h2>{caption}</h2>\n<table>\n<thead><tr>{cells}</tr></thead>\n<tbody>\n"


def _row(cells: Iterable[str], severity: str) -> str:
    return f'<tr class="{severity}">' + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>\n"


def headline(summary: Summary, contained: str = "", *, text: bool = True) -> Iterator[str]:
    """Yield the totals of a run in two or three sentences. ``contained``: text for what the pages contained (default:
    the number of citations). ``text``: with a sentence about readable text that was not converted.
    """
    contained = contained or plural(summary.citations, "citation")
    works = f" of {plural(summary.works, 'work')}" if summary.works else ""
    yield f"{plural(summary.statuses.total(), 'page')}: {', '.join(_kinds(summary)) or 'none'}; {contained}{works}."
    found = summary.severities()
    counts = ", ".join(f"{found[severity]} {severity.value}" for severity in Severity if found[severity])
    yield f"Diagnostics: {counts or 'none'}."
    if text:
        yield f"Readable text not converted: {plural(summary.characters, 'character')}."


def _kinds(summary: Summary) -> Iterator[str]:
    """Yield the numbers of articles and of redirects with their nouns ("3 articles"); their sum is the number of
    pages.
    """
    plain, redirects = summary.statuses[Status.FALLBACK.value], summary.statuses[Status.REDIRECT.value]
    if articles := summary.statuses.total() - redirects:
        yield plural(articles, "article") + (f" ({plain:,} as plain text)" if plain else "")
    if redirects:
        yield plural(redirects, "redirect")


NAMED = 5
"""Maximum number of unknown templates named in the summary."""


def most_unknown(summary: Summary) -> str:
    """Return the names of the ``NAMED`` most frequent templates without a rule, the number of calls of each, and how to
    list all calls, on one line; "" if there are no such templates.
    """
    found = sorted(summary.unknown.items(), key=lambda item: (-item[1], item[0]))
    if not found:
        return ""
    named = ", ".join(f"{name} ({number:,})" for name, number in found[:NAMED])
    rest = f", and {plural(len(found) - NAMED, 'other')}" if len(found) > NAMED else ""
    return f"{named}{rest}; --verbose lists all calls"


def plural(number: int, noun: str) -> str:
    """Return a number with its noun, to which "s" is added unless the number is 1: "1 page", "1,200 pages"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def ranked(summary: Summary) -> list[tuple[Code, int]]:
    """Return the codes of diagnostics found, each with its number of diagnostics: the most severe first, then the most
    frequent.
    """
    order = list(Severity)
    return sorted(summary.codes.items(), key=lambda item: (-order.index(item[0].severity), -item[1], item[0].label))

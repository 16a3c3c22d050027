"""Converts one page within its limits: to reStructuredText, BibLaTeX and diagnostics.

:func:`cite_page` returns only the citations, as data; :func:`data_page` the lines of another kind of data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wikibinder import readers
from wikibinder.bibtex import biblatex, export
from wikibinder.model.bibliography import Library, Use
from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.model.limits import OverBoundError, enforced
from wikibinder.model.page import ConvertedPage, Page, PageData, Status, TitleMap
from wikibinder.parser import document as body
from wikibinder.parser.empty_sections import without_empty
from wikibinder.rst import page_writer
from wikibinder.rst import plain_page as rst_plain
from wikibinder.run.media_folder import Media
from wikibinder.run.picture_credits import credited
from wikibinder.run.thumbnails import sized
from wikibinder.templates.user_rules import load

if TYPE_CHECKING:
    from wikibinder.expansion.pages import TemplatePages
    from wikibinder.model.nodes import Document
    from wikibinder.model.settings import Settings
    from wikibinder.templates.rules import Rule


def convert_page(page: Page, docname: str, book: TitleMap, settings: Settings) -> ConvertedPage:
    """Return the page as reStructuredText, with its library and diagnostics. A page that exceeds its limits, or on
    which the program fails, becomes plain text; a redirect becomes a page with a link to its target. ``book``: the
    docnames of all titles, for links.
    """
    diagnostics, library = Diagnostics(page.title), Library()
    # The journal records every title and file looked up: if one changes, the page is converted again.
    requested, media = (
        RecordedDocnames(book.docnames),
        Media(settings.media, page.media, follow_links=settings.follow_links),
    )
    size = len(page.wikitext)
    if page.redirect:
        page = replace(page, wikitext=f"Redirect to: [[:{page.redirect}]]", lines=(page.position.line,), form="")
    try:
        with enforced(settings.bounds, size):
            if size > settings.bounds.characters:
                # The plain text of a page that is too long still ends with its references.
                body.uses(page, diagnostics, library, own_rules(settings.rules), template_pages(page, settings))
                raise OverBoundError
            page = _restored(page, diagnostics, settings)
            document = _document(page, diagnostics, library, settings)
            if not settings.empty_sections:
                document = without_empty(document, page, diagnostics)
            if media:
                document = credited(sized(document, media.width), media.credit, page.site.language)
            own = replace(book.of(page.site.article_url), docnames=requested)
            text = page_writer.write(document, page, own, media)
            bib = biblatex.write(library)
        # A few lines of wikitext can expand to gigabytes.
        if len(text) > settings.bounds.output(size):
            raise OverBoundError
    except (Exception, OverBoundError) as error:
        # An error in one page must not stop the others.
        return plain_edition(page, docname, diagnostics, library, _reason(error))
    report_missing(page, media, diagnostics)
    status = Status.REDIRECT if page.redirect else Status.CONVERTED
    found = tuple(diagnostics.found)
    return ConvertedPage(
        docname, text, bib, len(library), status, found, requested.lookups, media.used, tuple(media.requested)
    )


def _document(page: Page, diagnostics: Diagnostics, library: Library, settings: Settings) -> Document:
    """Return the tree of a page whose text is standard wikitext; add its citations to ``library``."""
    return body.read(page, diagnostics, library, own_rules(settings.rules), template_pages(page, settings))


def data_page(page: Page, kind: str, settings: Settings, number: int = 0) -> PageData:
    """Return the lines of a data file that a page gives, with all diagnostics of its conversion. There are no lines for
    a redirect, or for a page that exceeds its limits or on which the program fails.

    ``kind`` is a key of :data:`wikibinder.plaintext.data_lines.LINES`, ``number`` the page's index among the selected
    ones.
    """
    from wikibinder.plaintext.data_lines import LINES  # noqa: PLC0415  (two commands need it)

    diagnostics, library = Diagnostics(page.title), Library()
    lines: tuple[str, ...] = ()
    status = Status.REDIRECT if page.redirect else Status.CONVERTED
    try:
        with enforced(settings.bounds, len(page.wikitext)):
            if len(page.wikitext) > settings.bounds.characters:
                raise OverBoundError
            if not page.redirect:
                page = _restored(page, diagnostics, settings)
                document = _document(page, diagnostics, library, settings)
                lines = tuple(LINES[kind](page, number, document, library))
    except (Exception, OverBoundError) as error:
        # An error in one page must not stop the others.
        status = Status.FALLBACK
        diagnostics.add(Code.PAGE_FALLBACK, f"left out: {_reason(error)}", page.at(0), page.wikitext[:200])
    return PageData(page.title, lines, status, tuple(diagnostics.found))


def _restored(page: Page, diagnostics: Diagnostics, settings: Settings) -> Page:
    """Return the page with its text as standard wikitext: text of other input forms is converted by their reader, and
    footnotes that the form has removed are inserted again.
    """
    page = readers.restore(replace(page, site=settings.site(page.site, page.position.path)), diagnostics)
    if not page.lost_refs:
        return page
    from wikibinder.parser import lost_refs  # noqa: PLC0415  (one form of input needs its many patterns)

    return lost_refs.placed(page, diagnostics, own_rules(settings.rules))


def cite_page(page: Page, form: str, settings: Settings, number: int = 0) -> PageData:
    """Return the citations of a page as lines of a data file, the same works as from :func:`convert_page`; of a page
    that exceeds its limits, those read before; none for a redirect. The diagnostics are only those about citations, and
    that of a page which was read only in part.

    ``form`` is a key of :data:`wikibinder.bibtex.export.FORMS`, ``number`` the page's index among the selected ones.
    """
    diagnostics = Diagnostics(page.title)
    page, library, uses = cited(page, diagnostics, settings)
    failed = any(d.code is Code.PAGE_FALLBACK for d in diagnostics.found)
    status = Status.FALLBACK if failed else Status.REDIRECT if page.redirect else Status.CONVERTED
    lines = export.FORMS[form](page, library, uses, number)
    found = tuple(d for d in diagnostics.found if d.code is Code.PAGE_FALLBACK or d.code.label.startswith("citation-"))
    return PageData(page.title, tuple(lines), status, found)


class CitedPage(NamedTuple):
    """A page in standard wikitext, the works that it cites in the order of citation, and each place where it cites
    one.
    """

    page: Page
    library: Library
    uses: tuple[Use, ...] = ()


def cited(page: Page, diagnostics: Diagnostics, settings: Settings) -> CitedPage:
    """Return the citations of a page; none for a redirect. A page that exceeds its limits, or on which the program
    fails, is reported to ``diagnostics``; its library then contains the works read before, and ``uses`` is empty.
    """
    library = Library()
    try:
        with enforced(settings.bounds, len(page.wikitext)):
            page = _restored(page, diagnostics, settings)
            if page.redirect:
                return CitedPage(page, library)
            rules, pages = own_rules(settings.rules), template_pages(page, settings)
            return CitedPage(page, library, body.uses(page, diagnostics, library, rules, pages))
    except (Exception, OverBoundError) as error:
        # An error in one page must not stop the others.
        diagnostics.add(Code.PAGE_FALLBACK, f"read only in part: {_reason(error)}", page.at(0), page.wikitext[:200])
    return CitedPage(page, library)


def template_pages(page: Page, settings: Settings) -> TemplatePages | None:
    """Return the template pages of the run, for expanding the templates of ``page``; None if the run has none."""
    if not settings.store:
        return None
    from wikibinder.expansion.pages import TemplatePages, opened  # noqa: PLC0415  (it loads Lua)

    rules = own_rules(settings.rules)
    return TemplatePages(opened(Path(settings.store)), page, rules, settings.now)


SEARCHED = 100_000
"""Maximum distance in the wikitext, in characters, from the name of one missing image to that of the next. A limit,
because a page may name very many images.
"""


def report_missing(page: Page, media: Media, diagnostics: Diagnostics) -> None:
    """Report each image that a page names and ``media`` could not provide, at the line where the page names it; if its
    name is not found within ``SEARCHED`` characters, at the line of the missing image before it.
    """
    code = Code.MEDIA_MISSING if media else Code.MEDIA_LEFT_OUT
    place = line = 0
    for name, reason in media.missing.items():
        found = page.wikitext.find(name, place, place + SEARCHED)
        if found > 0:
            line += page.wikitext.count("\n", place, found)
            place = found
        message = f"{name} {reason}" if reason else f"no file {name}"
        diagnostics.add(Code.MEDIA_MISSING if reason else code, message, page.at(line), name)


@cache
def own_rules(path: str) -> Mapping[str, Rule]:
    """Return the user's template rules in the file at ``path``, by name of the template; an empty mapping for the path
    "".
    """
    return load(Path(path)) if path else {}


class RecordedDocnames(Mapping[str, str]):
    """A mapping title -> docname of the pages of a book. ``lookups``: title looked up -> docname found, "" if it is not
    in the book.
    """

    def __init__(self, docnames: Mapping[str, str]) -> None:
        self._docnames = docnames
        self.lookups: dict[str, str] = {}

    def __getitem__(self, title: str) -> str:
        answer = self.get(title)
        if not answer:
            raise KeyError(title)
        return str(answer)

    def get(self, title: str, default: Any = None) -> Any:
        """Return the docname of a title, or ``default``. No exception is used, because most titles are not in the book.
        A title is looked up once in the underlying mapping.
        """
        answer = self.lookups.get(title)
        if answer is None:
            answer = self.lookups[title] = self._docnames.get(title, "")
        return answer or default

    def __iter__(self) -> Iterator[str]:
        return iter(self._docnames)

    def __len__(self) -> int:
        return len(self._docnames)


def _reason(error: BaseException) -> str:
    if isinstance(error, OverBoundError):
        return "the page is too large, or takes too long"
    # Python's messages do not help here, and that of a MemoryError is empty.
    if isinstance(error, MemoryError | RecursionError):
        return "the page is nested too deeply or takes too much memory"
    return f"the converter failed on it ({type(error).__name__}: {error})"


def plain_page(page: Page, docname: str, reason: str) -> ConvertedPage:
    """Return a page as reStructuredText of plain text, without parsing it. ``reason``: why it must not be parsed, for
    its diagnostic.
    """
    return plain_edition(page, docname, Diagnostics(page.title), Library(), reason)


def plain_edition(page: Page, docname: str, diagnostics: Diagnostics, library: Library, reason: str) -> ConvertedPage:
    """Return a page as reStructuredText of plain text, a paragraph for each line, followed by the works in ``library``,
    which were read before the failure. ``reason``: the failure, for the diagnostic that is added.
    """
    diagnostics.add(Code.PAGE_FALLBACK, f"written as plain text: {reason}", page.at(0), page.wikitext[:200])
    text = rst_plain.write(page, [entry.key for entry in library])
    bib = biblatex.write(library) if len(library) else ""
    return ConvertedPage(docname, text, bib, len(library), Status.FALLBACK, tuple(diagnostics.found))

"""MediaWiki's XML exports and dumps (every version of the format) to pages, as a stream in constant memory.

https://www.mediawiki.org/wiki/Help:Export. Document types and entities are refused: no file of this machine is read,
nothing is fetched, nothing expands. Of a page with several revisions the last one is taken.
"""

from __future__ import annotations

import codecs
import re
import urllib.parse
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.model.page import Page, Site
from wikibinder.readers.page_titles import clean, redirect_target
from wikibinder.readers.source import BROKEN, Opened, UnusableSourceError, check_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHUNK = 1 << 16
DEEPEST = 100
"""Elements inside each other: a dump has six."""

_HEAD = re.compile(
    r"\ufeff?\s*(?:<\?.{0,1000}?\?>\s*|<!--.{0,10000}?-->\s*)*"
    r"(?:<!DOCTYPE\s+(?:\w+:)?mediawiki|<(?:\w+:)?(?:mediawiki|page|siteinfo)[\s>])",
    re.DOTALL,
)
DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z][\w.-]*)")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BARE = {"version": "none"}
ROOT = '<mediawiki version="none">'
"""The root element put before a piece of a dump that begins with a page."""


def recognises(head: str) -> bool:
    """Whether a text is an export, or a piece of one that begins with a page."""
    return bool(_HEAD.match(head)) or head.lstrip("\ufeff \t\r\n").startswith("<?xml")


class _RefusedError(Exception):
    """The file has something that no export has and that is dangerous."""


@dataclass(slots=True)
class _Text:
    """The texts of one page's elements."""

    line: int = 0
    values: dict[str, str] = field(default_factory=dict)
    contributors: list[str] = field(default_factory=list)


def pages(opened: Opened, diagnostics: Diagnostics) -> Iterator[Page]:
    """The pages of an export, in order; when it breaks off, those before the break."""
    handler = _Handler(opened.path)
    try:
        parser = _parser(handler)
        fed = 0
        for text in _texts(opened, diagnostics):
            parser.Parse(text, False)
            fed += len(text)
            check_length(fed - parser.CurrentByteIndex)  # what the parser keeps back: one endless tag
            yield from handler.finished()
        parser.Parse("</mediawiki>" if handler.bare and handler.depth else "", True)
        yield from handler.finished()
    except BROKEN as error:
        message = f"breaks off: {error}"
    except expat.ExpatError as error:
        message = f"is not well-formed XML: {expat.errors.messages[error.code]}"
    except (_RefusedError, UnusableSourceError) as error:
        message = str(error)
    else:
        return
    yield from handler.finished()
    diagnostics.add(Code.FILE_DAMAGED, message, Position(opened.path, handler.line()))


def _texts(opened: Opened, diagnostics: Diagnostics) -> Iterator[str]:
    """The file as text that XML can hold, in pieces; a piece of a dump gets the root that it lacks."""
    encoding = _encoding(opened)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    first, damaged = True, 0
    while chunk := opened.stream.read1(CHUNK):
        text = NOT_XML.sub("\ufffd", decoder.decode(chunk))
        damaged += text.count("\ufffd")
        if first and text:
            text, first = text.lstrip("\ufeff \t\r\n"), False
            if text.startswith(("<page", "<siteinfo")):
                text = ROOT + text
        yield text
    if damaged:
        message = f"{damaged} characters are not valid {encoding} or not fit for XML"
        diagnostics.add(Code.ENCODING_REPLACED, message, Position(opened.path))


def _encoding(opened: Opened) -> str:
    """The encoding of the XML declaration, unless the file's first bytes show another."""
    declared = DECLARED.match(opened.stream.peek(200))
    if not opened.encoding.startswith(("utf-8", "cp1252")):
        return opened.encoding
    if declared is None:
        return "utf-8"
    name = declared[1].decode("ascii")
    try:
        return opened.encoding if name.lower().startswith("utf-16") else codecs.lookup(name).name
    except LookupError:
        raise _RefusedError(f"is in an encoding that is not known: {name}") from None


def _parser(handler: _Handler) -> expat.XMLParserType:
    """An XML parser that refuses document types."""
    parser = expat.ParserCreate("utf-8")  # of what it is given, whatever the declaration says
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    handler.line = lambda: parser.CurrentLineNumber
    return parser


def _refuse(*_declaration: object) -> NoReturn:
    raise _RefusedError("is refused: it has a document type or an entity of its own")


class _Handler:
    """Gathers the text of the elements that matter, page by page."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._names: list[str] = []
        self._pieces: list[str] = []
        self._length = 0
        self._page: _Text | None = None
        self._siteinfo: dict[str, str] = {}
        self._namespaces: dict[str, int] = {}
        self._names_of_spaces: dict[int, str] = {}
        self.bare = False
        self._done: list[Page] = []
        self.line: Callable[[], int] = lambda: 0

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._names)

    def finished(self) -> Iterator[Page]:
        """The pages that are complete by now."""
        done, self._done = self._done, []
        yield from done

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = name.rpartition(":")[2]
        self._names.append(name)
        self._pieces.clear()
        self._length = 0
        if len(self._names) > DEEPEST:
            raise _RefusedError("is refused: its elements are nested too deeply")
        if name == "page":
            self._page = _Text(self.line())
        elif name == "mediawiki":
            self.bare = attributes == BARE
            self._siteinfo["language"] = next((v for k, v in attributes.items() if k.endswith("lang")), "")
        elif name == "namespace":
            self._siteinfo["key"] = attributes.get("key", "")
        elif self._page and name == "redirect":
            self._page.values["redirect"] = attributes.get("title", "")
        elif self._page and name == "text":
            self._page.line = self.line()

    def text(self, data: str) -> None:
        """A piece of text."""
        self._length += len(data)
        check_length(self._length)
        self._pieces.append(data)

    def end(self, name: str) -> None:
        """An element ends."""
        name = name.rpartition(":")[2]
        path = self._names
        value = "".join(self._pieces) if self._pieces else ""
        self._pieces.clear()
        parent = path[-2] if len(path) > 1 else ""
        path.pop()
        if self._page is None:
            self._about_site(name, value)
        elif name == "page":
            self._done.append(self._finish(self._page))
            self._page = None
        elif parent == "contributor" and name in ("username", "ip"):
            self._page.contributors = [value]
        elif parent in ("page", "revision") and name != "redirect":
            self._page.values[f"{parent}/{name}"] = value

    def _about_site(self, name: str, value: str) -> None:
        if name in ("sitename", "base", "case"):
            self._siteinfo[name] = value.strip()
        elif name == "namespace":
            number = _number(self._siteinfo.get("key")) or 0
            self._namespaces[value.strip().casefold()] = number
            self._names_of_spaces[number] = value.strip()

    def _finish(self, text: _Text) -> Page:
        values = text.values
        title = clean(values.get("page/title", ""))
        wikitext = values.get("revision/text", "")
        return Page(
            title or "Untitled",
            wikitext,
            Position(self._path, text.line),
            namespace=self._namespace(values.get("page/ns"), title),
            page_id=_number(values.get("page/id")),
            revision_id=_number(values.get("revision/id")),
            timestamp=values.get("revision/timestamp", "").strip(),
            contributors=tuple(text.contributors),
            site=self._site(),
            redirect=clean(values.get("redirect", "").partition("#")[0]) or redirect_target(wikitext),
        )

    def _namespace(self, number: str | None, title: str) -> int:
        """A page's namespace; the oldest exports give it in the title only."""
        known = _number(number)
        if known is not None:
            return known
        prefix, colon, _ = title.partition(":")
        return self._namespaces.get(prefix.casefold(), 0) if colon else 0

    def _site(self) -> Site:
        info = self._siteinfo
        spaces = tuple(sorted(self._names_of_spaces.items()))
        return Site(
            info.get("sitename", ""),
            article_url(info.get("base", "")),
            info.get("language", ""),
            spaces,
            info.get("case") != "case-sensitive",
        )


def article_url(base: str) -> str:
    """The address of an article, ``{title}`` for its title, from that of the wiki's main page."""
    try:
        address = urllib.parse.urlsplit(base)
    except ValueError:  # such as http://[a
        return ""
    if address.scheme not in ("http", "https") or not address.netloc:
        return ""
    folder = address.path.rpartition("/")[0]
    return f"{address.scheme}://{address.netloc}{folder}/{{title}}"


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"\s*-?[0-9]{1,18}\s*", text) else None

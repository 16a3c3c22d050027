"""Reads MediaWiki's XML exports and dumps (every version of the format) as a stream, in constant memory.

https://www.mediawiki.org/wiki/Help:Export. Document types and entities are refused, so that no local file is read,
nothing is fetched and no entity expands. Of a page with several revisions the newest one is used.
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
from wikibinder.readers.packed import DamagedStreamError
from wikibinder.readers.page_titles import clean, redirect_target
from wikibinder.readers.source import BROKEN, Opened, UnusableSourceError, check_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHUNK = 1 << 16
DEEPEST = 100
"""Maximum nesting of elements; a dump has six levels."""

_HEAD = re.compile(
    r"\ufeff?\s*+(?:<\?(?>.{0,1000}?\?>)\s*+|<!--(?>.{0,10000}?-->)\s*+)*"
    r"(?:<!DOCTYPE\s+(?:\w+:)?mediawiki|<(?:\w+:)?(?:mediawiki|page|siteinfo)[\s>])",
    re.DOTALL,
)
# Contains the characters that ciphers, escapes and non-ASCII encodings would decode differently.
ASCII = b'<?xml version="1.0"?><a>&#65;</a> + \\u0041'
DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z][\w.-]*)")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BARE = {"version": "none"}
ROOT = '<mediawiki version="none">'
"""The root element that is inserted before a part of a dump that begins with a page."""


def recognises(head: str) -> bool:
    """Whether a file that begins with the text ``head`` is a MediaWiki export, a part of one that begins with a page,
    or any file with an XML declaration.
    """
    return bool(_HEAD.match(head)) or head.lstrip("\ufeff \t\r\n").startswith("<?xml")


class _RefusedError(Exception):
    """The XML file contains what no MediaWiki export has and could do harm: a document type, an entity, elements nested
    too deeply, or an unknown encoding.
    """


@dataclass(slots=True)
class _Revision:
    """The data of one revision of a page. ``values``: name of an element -> its text; ``line``: the line of its
    ``<text>``, or of its ``<revision>`` or its ``<page>`` until that is read; ``contributors``: its author;
    ``hidden``: the reason why the export lacks its text, or "".
    """

    line: int = 1
    values: dict[str, str] = field(default_factory=dict)
    contributors: tuple[str, ...] = ()
    hidden: str = ""


@dataclass(slots=True)
class _Elements:
    """The data of the page being read: ``values`` of its own elements, the ``revision`` being read, and the ``newest``
    revision so far.
    """

    values: dict[str, str] = field(default_factory=dict)
    revision: _Revision = field(default_factory=_Revision)
    newest: _Revision | None = None

    def end_revision(self) -> None:
        """End the current revision, and store it if its timestamp is not before that of the newest so far."""
        moment = self.revision.values.get("timestamp", "").strip()
        if self.newest is None or moment >= self.newest.values.get("timestamp", "").strip():
            self.newest = self.revision
        self.revision = _Revision()


def pages(opened: Opened, diagnostics: Diagnostics) -> Iterator[Page]:
    """Yield the pages of an XML export, in order, each in its newest revision. If the file is cut off or malformed, the
    complete pages before that place are yielded, and the problem is reported. If one of several compressed streams of
    a dump is damaged, reading continues with the next page in the following stream.
    """
    handler = _Handler(opened.path)
    try:
        parser = _parser(handler)
        fed = 0
        for text in _texts(opened, diagnostics, handler):
            if text is None:
                handler.begin_again()
                parser, fed = _parser(handler), 0
                continue
            parser.Parse(text, False)
            fed += len(text)
            # Bytes that the parser holds back are an unfinished tag, which may be endless.
            check_length(fed - parser.CurrentByteIndex)
            yield from handler.finished()
        # Close the root that was inserted before a part of a dump, too.
        parser.Parse("</mediawiki>" if handler.bare and handler.depth else "", True)
        yield from handler.finished()
    except BROKEN as error:
        message = f"is truncated: {error}"
    except expat.ExpatError as error:
        message = f"is not well-formed XML: {expat.errors.messages[error.code]}"
    except (_RefusedError, UnusableSourceError) as error:
        message = str(error)
    else:
        return
    yield from handler.finished()
    diagnostics.add(Code.FILE_DAMAGED, message, Position(opened.path, handler.line()))


def _texts(opened: Opened, diagnostics: Diagnostics, handler: _Handler) -> Iterator[str | None]:
    """Yield the XML file in pieces of text, with U+FFFD for characters that XML forbids; a part of a dump that begins
    with a page gets a root element. ``None`` marks a gap after a damaged compressed stream: text is missing there, and
    the next piece begins with a page.
    """
    encoding = _encoding(opened)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    first, damaged = True, 0
    while True:
        try:
            chunk = opened.stream.read1(CHUNK)
        except DamagedStreamError as error:
            message = f"{error}: its pages are lost, those after it are read"
            diagnostics.add(Code.FILE_DAMAGED, message, Position(opened.path, handler.line()))
            yield None
            decoder.reset()
            yield ROOT + _from_next_page(opened, decoder)
            continue
        if not chunk:
            break
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


def _from_next_page(opened: Opened, decoder: codecs.IncrementalDecoder) -> str:
    """Read on until a ``<page>`` tag, and return the text from there to the end of the chunk that contains it; "" if no
    page follows. Further damaged streams are skipped.
    """
    text = ""
    while "<page>" not in text:
        text = text[-len("<page>") :]
        try:
            chunk = opened.stream.read1(CHUNK)
        except DamagedStreamError:
            # A character may be cut off at the damage; the next stream begins with a complete one.
            decoder.reset()
            continue
        if not chunk:
            return ""
        text += NOT_XML.sub("\ufffd", decoder.decode(chunk))
    return text[text.index("<page>") :]


def _encoding(opened: Opened) -> str:
    """Return the encoding to decode an XML file with: that of its XML declaration ("utf-8" if it has none), unless its
    first bytes show another one. Raises _RefusedError for an unknown encoding.
    """
    declared = DECLARED.match(opened.stream.peek(200))
    if not opened.encoding.startswith(("utf-8", "cp1252")):
        return opened.encoding
    if declared is None:
        return "utf-8"
    name = declared[1].decode("ascii")
    if name.lower().startswith("utf-16"):
        return opened.encoding
    if not _keeps_ascii(name):
        raise _RefusedError(f"is in an encoding that is not known: {name}")
    return codecs.lookup(name).name


def _keeps_ascii(encoding: str) -> bool:
    """Whether text in this encoding contains ASCII unchanged, so that the XML declaration can be read; False for an
    unknown name. Python also accepts names of ciphers, compression and escapes as encodings (``rot13``, ``zlib``).
    """
    try:
        return ASCII.decode(encoding, "replace") == ASCII.decode("ascii")
    except (LookupError, ValueError):
        return False


def _parser(handler: _Handler) -> expat.XMLParserType:
    """Return an expat parser that calls the methods of ``handler``, and raises _RefusedError at document types and
    entities.
    """
    # The text is passed on as UTF-8, whatever the declaration says.
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    # Lines before the gap count; those that the damage has removed are unknown.
    before = handler.gap
    handler.line = lambda: before + parser.CurrentLineNumber
    return parser


def _refuse(*_declaration: object) -> NoReturn:
    raise _RefusedError("is refused: it has a document type or an entity of its own")


class _Handler:
    """Receives the events of an expat parser, and makes pages from the elements of an export. ``path``: the path of the
    file shown to the user.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._names: list[str] = []
        self._pieces: list[str] = []
        self._length = 0
        self._page: _Elements | None = None
        self._siteinfo: dict[str, str] = {}
        self._namespaces: dict[str, int] = {}
        self._names_of_spaces: dict[int, str] = {}
        self.bare = False
        self._done: list[Page] = []
        self.line: Callable[[], int] = lambda: 0
        self.gap = 0

    def begin_again(self) -> None:
        """Continue after a gap in the file: drop the unfinished page and open elements, but no data about the site."""
        line = self.line()
        self._names.clear()
        self._pieces.clear()
        self._page = None
        self.gap = line

    @property
    def depth(self) -> int:
        """Return the number of XML elements that are open."""
        return len(self._names)

    def finished(self) -> Iterator[Page]:
        """Yield the pages completed since the last call, each only once."""
        done, self._done = self._done, []
        yield from done

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Process a start tag, for expat; raises _RefusedError at too deep nesting. ``name`` may have a prefix."""
        name = name.rpartition(":")[2]
        self._names.append(name)
        self._pieces.clear()
        self._length = 0
        if len(self._names) > DEEPEST:
            raise _RefusedError("is refused: its elements are nested too deeply")
        if name == "page":
            self._page = _Elements()
            self._page.revision.line = self.line()
        elif name == "mediawiki":
            self.bare = attributes == BARE
            # The root inserted after a gap has no data about the site.
            if not self.bare:
                self._siteinfo["language"] = next((v for k, v in attributes.items() if k.endswith("lang")), "")
        elif name == "namespace":
            self._siteinfo["key"] = attributes.get("key", "")
        # Exports since version 0.6 give the target as an attribute; in older ones it is in the text only.
        elif self._page and name == "redirect":
            self._page.values["redirect"] = attributes.get("title", "")
        elif self._page and name == "revision":
            self._page.revision.line = self.line()
        elif self._page and name == "text":
            self._page.revision.line = self.line()
            self._page.revision.hidden = _hidden(attributes)

    def text(self, data: str) -> None:
        """Process a piece of an element's text (called by expat); raises UnusableSourceError if the text is longer than
        any page.
        """
        self._length += len(data)
        check_length(self._length)
        self._pieces.append(data)

    def end(self, name: str) -> None:
        """Process the end tag of an element (called by expat): store its text, or complete the revision or page."""
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
        elif name == "revision":
            self._page.end_revision()
        elif parent == "contributor" and name in ("username", "ip"):
            self._page.revision.contributors = (value,)
        # The parent decides, because page, revision and contributor each have an "id".
        elif parent in ("page", "revision") and name != "redirect":
            values = self._page.values if parent == "page" else self._page.revision.values
            values[name] = value

    def _about_site(self, name: str, value: str) -> None:
        if name in ("sitename", "base", "case"):
            self._siteinfo[name] = value.strip()
        elif name == "namespace":
            number = _number(self._siteinfo.get("key")) or 0
            self._namespaces[value.strip().casefold()] = number
            self._names_of_spaces[number] = value.strip()

    def _finish(self, page: _Elements) -> Page:
        revision = page.newest or page.revision
        title = clean(page.values.get("title", ""))
        wikitext = revision.values.get("text", "")
        return Page(
            title or "Untitled",
            wikitext,
            Position(self._path, revision.line),
            namespace=self._namespace(page.values.get("ns"), title),
            page_id=_number(page.values.get("id")),
            revision_id=_number(revision.values.get("id")),
            timestamp=revision.values.get("timestamp", "").strip(),
            contributors=revision.contributors,
            site=self._site(),
            redirect=clean(page.values.get("redirect", "").partition("#")[0]) or redirect_target(wikitext),
            unread=_unread(revision, wikitext),
        )

    def _namespace(self, number: str | None, title: str) -> int:
        """Return the number of a page's namespace; 0 if it is unknown. ``number``: the text of its ``ns`` element; None
        in the oldest exports, where the prefix of the title names the namespace.
        """
        stated = _number(number)
        if stated is not None:
            return stated
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


def _hidden(attributes: dict[str, str]) -> str:
    """Return the reason why an export lacks the text of a revision, from the attributes of its ``text`` element; "" if
    it has the text.
    """
    if "deleted" in attributes:
        return "its text is hidden on the wiki"
    # Stub dumps have the length of each text in place of the text.
    return "the dump has no text of it (a stub)" if (_number(attributes.get("bytes")) or 0) > 0 else ""


def _unread(revision: _Revision, wikitext: str) -> str:
    """Return the reason why a page's revision cannot be converted (another content model, no text), for the user; "" if
    it can.
    """
    model = revision.values.get("model", "").strip()
    if model and model != "wikitext":
        return f"its content model is {model}, not wikitext"
    return revision.hidden if not wikitext else ""


def article_url(base: str) -> str:
    """Return the address of an article, with ``{title}`` for its title, from ``base``, the address of the wiki's main
    page; "" if that is not an http or https address.
    """
    try:
        address = urllib.parse.urlsplit(base)
    except ValueError:
        # Raised for an invalid address such as http://[a.
        return ""
    if address.scheme not in ("http", "https") or not address.netloc:
        return ""
    folder = address.path.rpartition("/")[0]
    return f"{address.scheme}://{address.netloc}{folder}/{{title}}"


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"\s*-?[0-9]{1,18}\s*", text) else None

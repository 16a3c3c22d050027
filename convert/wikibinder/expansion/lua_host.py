"""What Lua modules may call: the functions behind ``mw.*``, for one page.

Text comes as bytes of UTF-8 and goes back so. No function raises: those that can fail return ``(True, value)`` or
``(False, message)``, and the Lua half raises the error where the module can see it.
"""

from __future__ import annotations

import hashlib
import html
import json
import math
import unicodedata
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from babel.lists import format_list
from babel.units import format_unit

from wikibinder.expansion.frames import Frame, TemplateFrame, ValuesFrame
from wikibinder.expansion.function_handlers import PLURALS, anchor, error
from wikibinder.expansion.language_names import fallbacks, language_name, language_names
from wikibinder.expansion.lua_patterns import Match, PatternError, matches
from wikibinder.expansion.tree import CallNode, Part
from wikibinder.expansion.variable_values import encoded
from wikibinder.templates.cldr import locale_of
from wikibinder.templates.functions.time import formatted, parse
from wikibinder.templates.numbers import grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from wikibinder.expansion.expander import Expander
    from wikibinder.expansion.wiki_titles import Title

ENCODING = "utf-8"
MESSAGES: Mapping[str, str] = {
    "comma-separator": ", ",
    "word-separator": " ",
    "colon-separator": ": ",
    "semicolon-separator": "; ",
    "parentheses": "($1)",
    "and": " and",
    "pipe-separator": " | ",
    "ellipsis": "...",
    "percent": "$1%",
    "quotation-marks": '"$1"',
}
"""Messages of MediaWiki that modules build texts with."""
DEEPEST_JSON = 100


class Host:
    """The functions of one page's Lua state."""

    runtime: Any

    def __init__(self, expander: Expander) -> None:
        self.expander = expander
        self.frames: dict[int, Frame] = {}
        self.is_stopped = False

    def functions(self) -> dict[bytes, Callable[..., Any]]:
        """The functions by the names that Lua calls them by."""
        return {name.encode(): getattr(self, name) for name in NAMES}

    def register(self, frame: Frame) -> int:
        """A number for a frame, by which Lua names it."""
        identifier = len(self.frames) + 1
        self.frames[identifier] = frame
        return identifier

    def table(self, values: Iterable[Any]) -> Any:
        """A Lua table of values."""
        return self.runtime.table_from(list(values))

    # ------------------------------------------------------------ state

    def stopped(self) -> bool:
        """Whether the page's time is over."""
        return self.is_stopped

    def now(self) -> int:
        """Seconds since 1970 of the page's revision; 0 where it is not known."""
        return int(self.expander.now.timestamp()) if self.expander.now else 0

    def timestamp(self, *parts: float) -> int | None:
        """Seconds since 1970 of a date (year, month, day, hour, minute, second); months and days may overflow."""
        try:
            year, month, *rest = (int(part) for part in parts)
            start = datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=UTC)
            days, hours, minutes, seconds = rest
        except (ValueError, TypeError, OverflowError):
            return None
        return int(start.timestamp()) + (days - 1) * 86400 + hours * 3600 + minutes * 60 + seconds

    def date_parts(self, moment: float) -> tuple[int, ...]:
        """Year, month, day, hour, minute, second, day of the week (Sunday is 1), day of the year."""
        found = datetime.fromtimestamp(max(-62135596800, min(int(moment), 253402300799)), UTC)
        clock = found.hour, found.minute, found.second
        return found.year, found.month, found.day, *clock, found.isoweekday() % 7 + 1, found.timetuple().tm_yday

    def date(self, pattern: bytes, moment: float) -> bytes:
        """A date in the form that C's ``strftime`` writes, in English."""
        found = datetime.fromtimestamp(max(-62135596800, min(int(moment), 253402300799)), UTC)
        return _bytes(found.strftime(_text(pattern)))

    # ------------------------------------------------------------ modules

    def source(self, name: object) -> tuple[bytes, bytes] | None:
        """A module's source and its full title; None where there is none."""
        title = self._title(name)
        page = self.expander.templates.store.get(title.namespace, title.text) if title else None
        if page and page.redirect and page.model == "wikitext":
            return None
        return (_bytes(page.text), _bytes(title.full)) if page and title else None

    def compiled(self, name: bytes) -> bytes | None:
        """What :meth:`keep` has of a source."""
        return self.expander.templates.chunks.get(name)

    def keep(self, name: bytes, chunk: bytes) -> None:
        """Keep a compiled source for the pages to come."""
        self.expander.templates.chunks[name] = chunk

    def page_text(self, name: object) -> bytes | None:
        """The wikitext of a page."""
        title = self._title(name)
        page = self.expander.templates.store.get(title.namespace, title.text) if title else None
        return _bytes(page.text) if page else None

    # ------------------------------------------------------------ frames

    def parent(self, identifier: int) -> int | None:
        """The frame that called a frame."""
        parent = self.frames[int(identifier)].parent
        return None if parent is None else self.register(parent)

    def frame_title(self, identifier: int) -> bytes:
        """The title of the page that a frame expands."""
        return _bytes(self.frames[int(identifier)].title.full)

    def argument(self, identifier: int, name: object) -> bytes | None:
        """An argument of a frame, expanded."""
        found = self.frames[int(identifier)].argument(_text(name))
        return None if found is None else _bytes(found)

    def arguments(self, identifier: int) -> tuple[Any, Any]:
        """The names and the values of all arguments."""
        found = self.frames[int(identifier)].arguments()
        return self.table(map(_bytes, found)), self.table(map(_bytes, found.values()))

    def new_child(self, identifier: int, title: object, names: Any, values: Any) -> tuple[bool, Any]:
        """A frame below another one, with finished arguments."""
        frame = self.frames[int(identifier)]
        found = self._title(title) or frame.title
        return True, self.register(ValuesFrame(frame, found, _pairs(names, values)))

    def preprocess(self, identifier: int, text: bytes) -> tuple[bool, bytes]:
        """Wikitext expanded in a frame."""
        expander = self.expander
        nodes = expander.templates.parse(_text(text))
        return True, _bytes(expander.expand_nodes(nodes, self.frames[int(identifier)]))

    def expand_template(self, identifier: int, name: object, names: Any, values: Any) -> tuple[bool, bytes]:
        """A page transcluded with finished arguments."""
        expander, frame = self.expander, self.frames[int(identifier)]
        title = expander.target(_text(name), frame)
        if title is None:
            return False, _bytes(f'expandTemplate: invalid title "{_text(name)}"')
        given = _pairs(names, values)
        parts = tuple(Part([key], [value]) for key, value in given.items())
        if expander.kept and title.namespace == 10 and expander.kept(title.text):
            return True, _bytes(expander.keep(title.text, parts, frame, title))
        found = expander.page_tree(title)
        if found is None:
            return False, _bytes(f'expandTemplate: template "{_text(name)}" does not exist')
        title, tree = found
        if title.full in frame.ancestors:
            return False, _bytes("expandTemplate: template loop detected")
        return True, _bytes(expander.expand_nodes(tree, TemplateFrame(expander, frame, title, parts)))

    def call_function(self, identifier: int, name: object, names: Any, values: Any) -> tuple[bool, bytes]:
        """A parser function with finished arguments."""
        given = _pairs(names, values)
        head, colon, first = _text(name).partition(":")
        numbered = [given.pop(str(n)) for n in range(1, len(given) + 1) if str(n) in given]
        if colon:
            numbered.insert(0, first)
        parts = [Part(None, [value], n) for n, value in enumerate(numbered[1:], 1)]
        parts += [Part([key], [value]) for key, value in given.items()]
        frame = self.frames[int(identifier)]
        function = self.expander.templates.functions.function(head)
        if function is None:
            return False, _bytes(f'callParserFunction: function "{head}" was not found')
        title = f"{head}:{numbered[0] if numbered else ''}"
        return True, _bytes(self.expander.call(CallNode([title], tuple(parts), True), frame))

    def extension_tag(
        self, identifier: int, name: object, content: bytes | None, names: Any, values: Any
    ) -> tuple[bool, bytes]:
        """An extension tag: it stays as it is, behind a strip marker."""
        del identifier
        tag = _text(name).lower()
        if tag not in self.expander.templates.tags:
            return True, _bytes(error(f"Unknown extension tag &quot;{tag}&quot;"))
        attributes = "".join(
            f' {key}="{value.replace(chr(34), "&quot;")}"' for key, value in _pairs(names, values).items()
        )
        text = f"<{tag}{attributes}/>" if content is None else f"<{tag}{attributes}>{_text(content)}</{tag}>"
        return True, _bytes(self.expander.mark(text, tag))

    def without_markers(self, text: bytes) -> bytes:
        """A text without its strip markers."""
        return _bytes(self.expander.without_markers(_text(text)))

    def unstripped_nowiki(self, text: bytes) -> bytes:
        """A text with the contents of ``<nowiki>`` in the place of its strip markers."""
        return _bytes(self.expander.nowiki_text(_text(text)))

    # ------------------------------------------------------------ ustring

    def ulen(self, text: bytes) -> int | None:
        """The number of characters."""
        return len(_text(text))

    def is_utf8(self, text: bytes) -> bool:
        """Whether bytes are UTF-8."""
        try:
            text.decode(ENCODING)
        except UnicodeDecodeError:
            return False
        return True

    def uchar(self, code: float) -> bytes:
        """The character of a code point."""
        return chr(int(code)).encode(ENCODING, "surrogatepass")

    def usub(self, text: bytes, first: float, last: float) -> bytes:
        """Characters ``first`` to ``last``, counted from 1, or from the end below 0."""
        whole = _text(text)
        start, end = _span(whole, first, last)
        return _bytes(whole[start:end])

    def ulower(self, text: bytes) -> bytes:
        """The text in lower case."""
        return _bytes(_text(text).lower())

    def uupper(self, text: bytes) -> bytes:
        """The text in upper case."""
        return _bytes(_text(text).upper())

    def codepoints(self, text: bytes, first: float, last: float) -> Any:
        """The code points of a part of the text."""
        whole = _text(text)
        start, end = _span(whole, first, last)
        return self.table(map(ord, whole[start:end]))

    def byte_offset(self, text: bytes, place: float, start: float) -> int | None:
        """The byte at which a character begins, from 1: the first one at or after byte ``start`` is 1, the first one at
        or before it 0.
        """
        begins = [offset for offset, byte in enumerate(text, 1) if byte & 0xC0 != 0x80]
        first = int(start) + len(text) + 1 if start < 0 else int(start)
        if not 1 <= first <= len(text):
            return None
        at_or_after = next((n for n, offset in enumerate(begins) if offset >= first), len(begins))
        number = at_or_after + int(place) - 1
        if place <= 0 and not (at_or_after < len(begins) and begins[at_or_after] == first):
            number = at_or_after + int(place) - 1
        elif place <= 0:
            number = at_or_after + int(place)
        return begins[number] if 0 <= number < len(begins) else None

    def normalized(self, text: bytes, form: bytes) -> bytes:
        """A Unicode normal form."""
        return _bytes(unicodedata.normalize(form.decode(), _text(text)))  # type: ignore[arg-type]  # one of the four

    def ufind(self, text: bytes, pattern: bytes, first: float, plain: bool) -> tuple[bool, Any]:
        """Start, end and captures of the first match, or nothing."""
        whole, wanted = _text(text), _text(pattern)
        start = _start(whole, first)
        if plain:
            found = whole.find(wanted, start)
            return True, self.table([found + 1, found + len(wanted)]) if found >= 0 else None
        try:
            match = next(matches(whole, wanted, start), None)
        except PatternError as problem:
            return False, _bytes(str(problem))
        if match is None:
            return True, None
        return True, self.table([match.start + 1, match.end, *map(_value, match.captures)])

    def umatch(self, text: bytes, pattern: bytes, first: float) -> tuple[bool, Any]:
        """The captures of the first match, or the match itself."""
        whole = _text(text)
        try:
            match = next(matches(whole, _text(pattern), _start(whole, first)), None)
        except PatternError as problem:
            return False, _bytes(str(problem))
        return True, None if match is None else self.table(_captures(whole, match))

    def umatches(self, text: bytes, pattern: bytes, most: float, anchors: bool = True) -> tuple[bool, Any]:
        """All matches; without ``anchors`` a ``^`` is a character.

        For each: the text since the match before, the match, the text behind the last one, the captures.
        """
        whole, end = _text(text), 0
        rows: list[list[Any]] = []
        try:
            for match in matches(whole, _text(pattern), anchors=anchors):
                if 0 <= most <= len(rows):
                    break
                before = _bytes(whole[end : match.start])
                rows.append([before, _bytes(whole[match.start : match.end]), b"", *_captures(whole, match)])
                end = match.end
        except PatternError as problem:
            return False, _bytes(str(problem))
        if rows:
            rows[-1][2] = _bytes(whole[end:])
        return True, self.table(self.table(row) for row in rows)

    # ------------------------------------------------------------ text

    def entity(self, name: bytes) -> bytes | None:
        """The character of an HTML entity, None where there is none of that name."""
        found = html.unescape(f"&{name.decode()};")
        return None if found.startswith("&") and len(found) > 1 else _bytes(found)

    def json_decode(self, text: bytes, keep: bool) -> tuple[bool, Any]:
        """JSON as a Lua value; lists begin with 1, or with 0 where keys are kept."""
        try:
            return True, self._from_json(json.loads(_text(text)), keep, 0)
        except (ValueError, RecursionError):
            return False, b"mw.text.jsonDecode: Syntax error"

    def _from_json(self, value: Any, keep: bool, depth: int) -> Any:
        if depth > DEEPEST_JSON:
            raise ValueError("nested too deeply")
        if isinstance(value, str):
            return _bytes(value)
        if isinstance(value, list):
            inner = [self._from_json(one, keep, depth + 1) for one in value]
            return self.runtime.table_from(dict(enumerate(inner, 0 if keep else 1)))
        if isinstance(value, dict):
            keys = (int(key) if not keep and key.isdecimal() and str(int(key)) == key else _bytes(key) for key in value)
            inner = [self._from_json(one, keep, depth + 1) for one in value.values()]
            return self.runtime.table_from(dict(zip(keys, inner, strict=True)))
        return value

    def json_encode(self, value: Any, pretty: bool) -> tuple[bool, bytes]:
        """A Lua value, as ``mw.text.jsonEncode`` describes it, as JSON."""
        try:
            plain = _to_json(value, 0)
        except (ValueError, RecursionError) as problem:
            return False, _bytes(f"mw.text.jsonEncode: {problem}")
        shape: dict[str, Any] = {"indent": 4} if pretty else {"separators": (",", ":")}
        return True, _bytes(json.dumps(plain, ensure_ascii=False, **shape))

    # ------------------------------------------------------------ titles

    def _title(self, name: object) -> Title | None:
        return self.expander.wiki.namespaces.title(_text(name))

    def title(self, text: object, namespace: float) -> tuple[Any, ...] | None:
        """Namespace, text, fragment and interwiki prefix of a title; None where a text can be none."""
        found = self.expander.wiki.namespaces.title(_text(text), int(namespace))
        return None if found is None else (found.namespace, _bytes(found.text), _bytes(found.fragment), b"")

    def make_title(self, namespace: float, text: object, fragment: object, interwiki: object) -> tuple[Any, ...] | None:
        """The same of a title that is given in parts."""
        spaces = self.expander.wiki.namespaces
        name = spaces.name(int(namespace))
        found = spaces.title(f"{name}:{_text(text)}" if name else f":{_text(text)}")
        if found is None or found.namespace != int(namespace):
            return None
        return found.namespace, _bytes(found.text), _text(fragment).encode(), _text(interwiki).encode()

    def title_of_id(self, number: float) -> tuple[Any, ...] | None:
        """The title of a page by its number: only that of the page itself is known."""
        title = self.expander.title
        if int(number) != (self.expander.page.page_id or -1):
            return None
        return title.namespace, _bytes(title.text), b"", b""

    def current_title(self) -> bytes:
        """The title of the page that is expanded."""
        return _bytes(self.expander.title.full)

    def title_exists(self, name: object) -> bool:
        """Whether there is a page of that title."""
        title = self._title(name)
        return title is not None and self.expander.exists(title)

    def title_redirect(self, name: object) -> bytes | None:
        """Where a redirect leads, None where a page is none."""
        title = self._title(name)
        page = self.expander.templates.store.get(title.namespace, title.text) if title else None
        return _bytes(page.redirect) if page and page.redirect else None

    def title_id(self, name: object) -> int:
        """The number of a page: that of the page itself, else 0."""
        return self.expander.page.page_id or 0 if _text(name) == self.expander.title.full else 0

    def title_model(self, name: object) -> bytes:
        """The content model of a page."""
        title = self._title(name)
        page = self.expander.templates.store.get(title.namespace, title.text) if title else None
        return _bytes(page.model if page else "Scribunto" if title and title.namespace == 828 else "wikitext")

    def encoded_title(self, text: object) -> bytes:
        """A title as it is in addresses."""
        return _bytes(encoded(_text(text)))

    def title_url(self, name: object, query: object, protocol: object, kind: object) -> bytes:
        """The address of a page: ``full``, ``canonical`` or ``local``."""
        function = {"full": "fullurl", "canonical": "canonicalurl", "local": "localurl"}[_text(kind)]
        call = CallNode([f"{function}:{_text(name)}"], (Part(None, [_text(query)], 1),) if query else (), True)
        text = self.expander.call(call, self.expander.root)
        return _bytes(f"{_text(protocol)}:{text}" if protocol and text.startswith("//") else text)

    # ------------------------------------------------------------ site and languages

    def site(self) -> tuple[bytes, ...]:
        """Name, server, path of scripts, path of styles, version."""
        names = ("SITENAME", "SERVER", "SCRIPTPATH", "STYLEPATH", "CURRENTVERSION")
        return tuple(_bytes(self.expander.variable(name)) for name in names)

    def wiki_id(self) -> bytes:
        """The name of the wiki's database; "wiki" where it is not known."""
        return _bytes(self.expander.wiki.database or "wiki")

    def namespaces(self) -> tuple[Any, Any, Any, Any]:
        """Local names, numbers, canonical names of all namespaces, and whether they have subpages."""
        spaces = self.expander.wiki.namespaces
        numbers = sorted(spaces.names)
        return (
            self.table(_bytes(spaces.name(number)) for number in numbers),
            self.table(numbers),
            self.table(_bytes(spaces.canonical(number)) for number in numbers),
            self.table(number in spaces.subpages for number in numbers),
        )

    def namespace_number(self, name: object) -> int | None:
        """The number of a namespace by any of its names."""
        return self.expander.wiki.namespaces.number(_text(name))

    def message(self, key: object) -> bytes | None:
        """The text of a message, None where it is not known."""
        name = _text(key)
        page = self.expander.templates.store.get(8, self.expander.wiki.namespaces.capitalized(name))
        text = page.text if page else MESSAGES.get(name)
        return None if text is None else _bytes(text)

    def language(self) -> bytes:
        """The code of the wiki's language."""
        return _bytes(self.expander.language)

    def language_name(self, code: object, other: object) -> bytes:
        """The name of a language in another one, or in itself."""
        return _bytes(language_name(_text(code), _text(other), cldr=self.expander.has_cldr))

    def language_names(self, other: object) -> Any:
        """The names of all languages, in themselves or in another one."""
        names = language_names(_text(other), cldr=self.expander.has_cldr)
        return self.runtime.table_from({_bytes(code): _bytes(name) for code, name in names.items()})

    def fallbacks(self, code: object, strict: bool) -> Any:
        """The languages whose messages MediaWiki shows where another one has none; English last, unless ``strict``."""
        return self.table(map(_bytes, fallbacks(_text(code), strict=strict)))

    def is_rtl(self, code: object) -> bool:
        """Whether a language is written from right to left."""
        return bool(locale_of(_text(code)).text_direction == "rtl")

    def format_number(self, code: object, text: object, plain: bool) -> bytes:
        """A number in the manner of a language."""
        return _bytes(_text(text) if plain else grouped(_text(text), _text(code)))

    def plain_number(self, code: object, text: object) -> bytes:
        """A number without the marks of a language."""
        symbols = locale_of(_text(code)).number_symbols
        marks = symbols.get("latn", symbols)
        shown = _text(text).replace(str(marks["group"]), "").replace(str(marks["decimal"]), ".")
        return _bytes(shown)

    def format_date(self, code: object, pattern: object, text: object) -> tuple[bool, bytes]:
        """A date by the letters of ``#time``."""
        moment = parse(_text(text), self.expander.now)
        if moment is None:
            return False, _bytes(f"bad argument #2 to 'formatDate': invalid timestamp '{_text(text)}'")
        return True, _bytes(formatted(_text(pattern), moment, _text(code)))

    def unit(self, code: object, name: object, count: float) -> bytes:
        """A number of days, hours ... in words."""
        return _bytes(format_unit(int(count), f"duration-{_text(name)}", "long", locale=locale_of(_text(code))))

    def listed(self, code: object, items: Any) -> bytes:
        """Words as a list with "and" before the last."""
        words = [_text(items[n]) for n in range(1, len(items) + 1)]
        return _bytes(format_list(words, locale=locale_of(_text(code))))

    def plural(self, code: object, number: float) -> int:
        """Which form of a word a number takes, counted from 1."""
        rules = locale_of(_text(code)).plural_form
        kinds = [kind for kind in PLURALS if kind in rules.rules or kind == "other"]
        return kinds.index(rules(abs(float(number)))) + 1

    def url_encode(self, text: object, kind: object) -> bytes:
        """A text as part of an address: QUERY, PATH or WIKI."""
        manner = _text(kind)
        if manner == "WIKI":
            return _bytes(encoded(_text(text)))
        return _bytes(quote(_text(text), safe="") if manner == "PATH" else quote_plus(_text(text)))

    def url_decode(self, text: object, kind: object) -> bytes:
        """The text that part of an address stands for."""
        manner = _text(kind)
        if manner == "WIKI":
            return _bytes(unquote(_text(text)).replace("_", " "))
        return _bytes(unquote(_text(text)) if manner == "PATH" else unquote_plus(_text(text)))

    def anchor(self, text: object) -> bytes:
        """The id of a heading of that text."""
        return _bytes(anchor(_text(text)))

    def hash(self, algorithm: object, value: bytes) -> bytes | None:
        """A checksum in hexadecimal digits, None for an unknown algorithm."""
        name = _text(algorithm)
        if name == "crc32b":
            return f"{zlib.crc32(value):08x}".encode()
        if name not in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
            return None
        return hashlib.new(name, value, usedforsecurity=False).hexdigest().encode()


NAMES = tuple(
    name
    for name, member in vars(Host).items()
    if callable(member) and not name.startswith("_") and name not in ("functions", "register", "table")
)


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode(ENCODING, "surrogateescape")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _bytes(text: str) -> bytes:
    try:
        return text.encode(ENCODING, "surrogateescape")
    except UnicodeEncodeError:  # a lone surrogate that was none of ours
        return text.encode(ENCODING, "replace")


def _value(capture: str | int) -> bytes | int:
    return _bytes(capture) if isinstance(capture, str) else capture


def _captures(text: str, match: Match) -> list[bytes | int]:
    return [_value(one) for one in match.captures] or [_bytes(text[match.start : match.end])]


def _pairs(names: Any, values: Any) -> dict[str, str]:
    """Two Lua lists as a mapping; numbers come first and in order, names as they sort."""
    found = {_text(names[n]): _text(values[n]) for n in range(1, len(names) + 1)}
    return dict(sorted(found.items(), key=lambda pair: (not pair[0].isdecimal(), pair[0].zfill(12), pair[0])))


def _start(text: str, first: float) -> int:
    """The offset of a character that is counted from 1, or from the end below 0; at most the end of the text."""
    place = int(first)
    return min(len(text), max(0, place - 1) if place >= 0 else max(0, len(text) + place))


def _span(text: str, first: float, last: float) -> tuple[int, int]:
    end = int(last)
    return _start(text, first), end if end >= 0 else len(text) + end + 1


def _to_json(value: Any, depth: int) -> Any:
    if depth > DEEPEST_JSON:
        raise ValueError("nested too deeply")
    if isinstance(value, bytes):
        return _text(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("Cannot encode non-finite numbers")
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if value is None or isinstance(value, bool | int):
        return value
    count = int(value[b"count"])
    names, values = value[b"names"], value[b"values"]
    pairs = {names[n]: _to_json(values[n], depth + 1) for n in range(1, count + 1)}
    if value[b"list"]:
        return [pairs[n] for n in sorted(pairs)]
    return {_text(name): inner for name, inner in pairs.items()}

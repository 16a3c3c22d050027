"""The wikitext of one template value -> a field's value: text with emphasis, strong, superscript and subscript.

Links give their labels, entities their characters, other tags their content; notes and comments go. Reads a value in
one pass, so that 1 MB of it takes a moment.
"""

from __future__ import annotations

import html
import re
from itertools import groupby
from typing import TYPE_CHECKING

from wikibinder.model.nodes import Emphasis, Inline, Inlines, Math, Strong, Subscript, Superscript, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wikibinder.model.bibliography import Value

_MARKED = re.compile(r"[\[\]<>&\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\x7f]")
_MARKED_ASCII = re.compile(r"[\[\]<>&\x7f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x7f]")
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<ref\b[^<>]*/>|<ref\b[^<>]*>.*?(?:</ref\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TOKEN = re.compile(
    r"""(?P<quotes>'{2,})
    | <nowiki>(?P<nowiki>.*?)(?:</nowiki>|\Z)
    | <math\b[^<>]*>(?P<math>.*?)(?:</math>|\Z)
    | <(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)\b[^<>]*>
    | \[\[(?P<link>[^\[\]]*)\]\]
    | \[(?P<address>(?:https?:|ftp:|news:)?//[^\s\[\]<>"]+)(?P<label>[^\[\]]*)\]
    | (?P<text>[^'<\[]+|.)""",
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_STYLES: dict[str, type[Emphasis | Strong | Superscript | Subscript]] = {
    "i": Emphasis, "em": Emphasis, "cite": Emphasis, "var": Emphasis, "dfn": Emphasis,
    "b": Strong, "strong": Strong, "sup": Superscript, "sub": Subscript,
}  # fmt: skip
_ORDER = (Strong, Emphasis, Superscript, Subscript)
_BREAKS = frozenset({"br", "p", "div", "li", "hr"})
_TAGS = _BREAKS | frozenset({
    "span", "small", "big", "bdi", "bdo", "abbr", "q", "u", "s", "del", "ins", "code", "tt", "kbd", "samp", "font",
    "mark", "time", "wbr", "nowiki", "ul", "ol", "dl", "dd", "dt", "center", "blockquote", "ruby", "rb", "rt",
    "rp", "a", "strike", "table", "tr", "td", "th", "noinclude", "includeonly", "onlyinclude", "math", "data", "pre",
})  # fmt: skip

Style = frozenset[type[Emphasis | Strong | Superscript | Subscript]]
Run = tuple[str | Math, Style]


def entities(text: str) -> str:
    """Character references as MediaWiki reads them: only with their semicolon, so that ``&copy=2`` stays."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def collapse(text: str) -> str:
    """One line, single spaces, nothing invisible."""
    return " ".join(_INVISIBLE.sub("", text).split())


def _is_marked(wikitext: str) -> bool:
    """Whether a value is more than its words."""
    return "''" in wikitext or bool((_MARKED_ASCII if wikitext.isascii() else _MARKED).search(wikitext))


def value(wikitext: str) -> Value:
    """A value as a field holds it: plain text where it has no markup."""
    if not _is_marked(wikitext):
        return " ".join(wikitext.split())
    runs = list(_trimmed(_collapsed(_runs(wikitext))))
    if any(isinstance(piece, Math) or style for piece, style in runs):
        return _tree(_unwrapped(runs))
    return "".join(piece for piece, _ in runs if isinstance(piece, str))


def plain(wikitext: str) -> str:
    """A value without any markup."""
    if not wikitext:
        return ""
    if not _is_marked(wikitext):
        return " ".join(wikitext.split())
    return collapse("".join(piece.tex if isinstance(piece, Math) else piece for piece, _ in _runs(wikitext)))


_WHOLE_LINK = re.compile(r"'*\[\[\s*:?([^\[\]|{}<>]+?)\s*(?:\|[^\[\]]*)?\]\]'*\Z")
_FIRST_ADDRESS = re.compile(r"\[?((?:https?|ftp)://[^\s\[\]<>\"|]+)", re.IGNORECASE)


def link(wikitext: str) -> str:
    """The page that a value is one single link to, or ""."""
    match = _WHOLE_LINK.match(wikitext) if "[[" in wikitext else None
    return " ".join(match[1].replace("_", " ").split()) if match else ""


def address(wikitext: str) -> str:
    """The first address in a value, or ""."""
    match = _FIRST_ADDRESS.search(wikitext)
    return match[1] if match else ""


# ---------------------------------------------------------------- runs of one style


def _runs(wikitext: str) -> Iterator[Run]:
    """Pieces of text, each with its style. Apostrophes follow MediaWiki's rule for one line."""
    wikitext = _HIDDEN.sub("", wikitext) if "<" in wikitext else wikitext
    style: Style = frozenset()
    for piece, change in _pieces(wikitext):
        style = style ^ change if change else style
        if piece:
            yield piece, style


def _pieces(wikitext: str, depth: int = 0) -> Iterator[tuple[str | Math, Style]]:
    """Pieces of text, or changes of style."""
    nothing: Style = frozenset()
    opened: set[type] = set()
    for match in _TOKEN.finditer(wikitext):
        if match["text"] is not None:
            yield entities(match["text"]), nothing
        elif match["quotes"]:
            yield from _quotes(match["quotes"])
        elif match["tag"]:
            yield from _tag(match, opened)
        elif match["link"] is not None and depth < 2:
            yield from _pieces(_label(match["link"]), depth + 1)
        elif match["address"] and depth < 2:
            yield from _pieces(match["label"].strip() or match["address"], 2)
        elif match["math"] is not None:
            yield Math(" ".join(match["math"].split())), nothing
        else:
            yield match["nowiki"] if match["nowiki"] is not None else match[0], nothing


def _quotes(run: str) -> Iterator[tuple[str, Style]]:
    """Two apostrophes change emphasis, three strong, five both; what is over is text."""
    marks: dict[int, Style] = {2: frozenset({Emphasis}), 3: frozenset({Strong}), 5: frozenset({Emphasis, Strong})}
    count = 3 if len(run) == 4 else min(len(run), 5)
    yield "'" * (len(run) - count), frozenset()
    yield "", marks[count]


def _tag(match: re.Match[str], opened: set[type]) -> Iterator[tuple[str, Style]]:
    name = match["tag"].casefold()
    style = _STYLES.get(name)
    if style is not None:
        if bool(match["end"]) == (style in opened):
            opened ^= {style}
            yield "", frozenset({style})
    elif name in _BREAKS:
        yield " ", frozenset()
    elif name not in _TAGS:
        yield entities(match[0]), frozenset()


def _label(target: str) -> str:
    """What a link shows: its label; of ``[[page (kind)|]]`` the page; of a file nothing but its caption."""
    page, bar, label = target.partition("|")
    if re.match(r"\s*(?:file|image|datei|fichier|immagine|archivo)\s*:", page, re.IGNORECASE):
        return label.rpartition("|")[2] if bar else ""
    if bar and not label.strip():
        return re.sub(r"\s*\([^()]*\)\s*\Z", "", page.rpartition(":")[2])
    return label if bar else page.lstrip(" :")


# ---------------------------------------------------------------- runs to nodes


def _collapsed(runs: Iterable[Run]) -> Iterator[Run]:
    """White space collapsed over the borders of runs, invisible characters out."""
    space = True
    for piece, style in runs:
        if isinstance(piece, Math):
            space = False
            yield piece, style
            continue
        text = re.sub(r"\s+", " ", _INVISIBLE.sub("", piece))
        if space:
            text = text.lstrip(" ")
        if text:
            space = text.endswith(" ")
            yield text, style


def _trimmed(runs: Iterable[Run]) -> list[Run]:
    found = list(runs)
    while found and isinstance(found[-1][0], str):
        text = found[-1][0].rstrip()
        if text:
            found[-1] = (text, found[-1][1])
            break
        found.pop()
    return found


def _unwrapped(runs: list[Run]) -> list[Run]:
    """Emphasis of a whole value is the template's own business: it goes."""
    common = frozenset.intersection(*(style for piece, style in runs)) & {Emphasis, Strong}
    return [(piece, style - common) for piece, style in runs]


def _tree(runs: list[Run]) -> Value:
    """Runs as nodes, the styles of a run in one fixed order; neighbours of one style become one node."""
    nodes = _nest(runs, _ORDER)
    if all(isinstance(node, Text) for node in nodes):
        return "".join(node.text for node in nodes if isinstance(node, Text))
    return nodes


def _nest(runs: list[Run], order: tuple[type[Emphasis | Strong | Superscript | Subscript], ...]) -> Inlines:
    if not order:
        return _leaves(piece for piece, _ in runs)
    kind, start = order[0], 0
    nodes: list[Inline] = []
    for end in range(1, len(runs) + 1):
        if end == len(runs) or (kind in runs[end][1]) != (kind in runs[start][1]):
            inner = _nest(runs[start:end], order[1:])
            nodes.extend((kind(inner),) if kind in runs[start][1] else inner)
            start = end
    return tuple(nodes)


def _leaves(pieces: Iterable[str | Math]) -> Inlines:
    nodes: list[Inline] = []
    for is_text, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        run = list(group)
        nodes.extend([Text("".join(map(str, run)))] if is_text else [piece for piece in run if isinstance(piece, Math)])
    return tuple(nodes)

"""Sanitises an SVG file: keeps the drawing, and nothing that runs, is fetched, or grows without limit.

Removed: document types and entities (entity references are replaced by their text), scripts and event handlers,
animations, embedded HTML, links, references to anything outside the file, elements that are not SVG.

Rejected: a file that is not SVG, deeper nesting or more output than any drawing needs, and elements that are
repeated (by ``use``, masks, patterns) so that more than ``MOST_ELEMENTS`` are drawn.
"""

from __future__ import annotations

import re
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape, quoteattr

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
XML: Final = "http://www.w3.org/XML/1998/namespace"
FOREIGN: Final = {f"{XLINK} href": "xlink:href", f"{XML} space": "xml:space", f"{XML} lang": "xml:lang"}
"""Attributes of other namespaces that are kept; those of drawing programs are not."""
GRADIENTS: Final = frozenset(("linearGradient", "radialGradient"))
"""Elements with descendants that CSS rules may refer to: they contain no further references."""

LEFT_OUT: Final = frozenset((
    "script", "foreignObject", "handler", "listener", "iframe", "audio", "video", "canvas", "embed", "object",
    "animate", "animateMotion", "animateTransform", "animateColor", "set", "mpath", "discard", "metadata",
))  # fmt: skip
"""Elements that are removed with their content: scripts, animations, and elements that are not drawings."""
UNWRAPPED: Final = frozenset(("a",))
"""Elements that are replaced by their content."""
REFERENCES: Final = ("href", "src")

MOST_ELEMENTS: Final = 200_000
DEEPEST: Final = 200
MOST_GROWTH: Final = 4
"""Maximum number of characters written for each byte read, above a first million."""

_URL = re.compile(r"(?:url|src|image|image-set)\s*\(\s*['\"]?\s*(?!['\"]?\s*#)[^)]*\)?", re.IGNORECASE)
_INSIDE = re.compile(r"url\s*\(\s*['\"]?\s*#([^'\")\s]+)['\"]?\s*\)", re.IGNORECASE)
_AT_RULE = re.compile(r"@\s*(?:import|namespace|charset)[^;]*;?", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class SvgError(ValueError):
    """The file is not an SVG that can be shown; the message gives the reason."""


def cleaned(data: bytes) -> bytes:
    """The drawing alone, as UTF-8; raises SvgError where the file cannot be shown."""
    drawing = _Drawing(1_000_000 + MOST_GROWTH * len(data))
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = drawing.start
    parser.EndElementHandler = drawing.end
    parser.CharacterDataHandler = drawing.text
    try:
        parser.Parse(data, True)
    except SvgError:
        raise
    except (ExpatError, LookupError, ValueError) as error:
        # The last two for encodings that Python or expat lacks.
        raise SvgError(f"is not well-formed XML: {error}") from None
    drawing.check_reuse()
    drawing.write_rules()
    return "".join((*drawing.written, "\n")).encode()


class _Drawing:
    """The elements of the sanitised file, and the state of the elements that are open."""

    def __init__(self, most: int) -> None:
        self.written: list[str] = []
        # The name of each open element as it is written; "" for one that is not.
        self.open: list[str] = []
        # Open elements that are left out with all that is in them.
        self.skipping = 0
        # Characters that may still be written.
        self.room = most
        # The texts of style elements, by their places in ``written``.
        self.rules: dict[int, str] = {}
        self.gradients: set[str] = set()
        # The ids of the enclosing elements.
        self.owners: list[str] = []
        # Number of elements in the element of each id, without those in elements with an id of their own.
        self.sizes: dict[str, int] = {"": 0}
        # The ids that the element of each id contains or uses.
        self.reused: dict[str, list[str]] = {"": []}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self.open and (local != "svg" or namespace not in ("", SVG)):
            raise SvgError("is no SVG")
        if len(self.open) >= DEEPEST:
            raise SvgError(f"is nested deeper than {DEEPEST} elements")
        # Everything inside a removed element is removed: only its depth is counted.
        if self.skipping or namespace not in ("", SVG) or local in LEFT_OUT:
            self.skipping += 1
            return
        if local in UNWRAPPED:
            self.open.append("")
            self.owners.append(self.owners[-1])
            return
        kept = dict(_kept(attributes))
        head = f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}"' if not self.open else f"<{local}"
        self.write(head + "".join(f" {key}={quoteattr(value)}" for key, value in kept.items()) + ">")
        self.open.append(local)
        # CSS rules may refer to these only: see ``gradient``.
        if local in GRADIENTS:
            self.gradients.add(kept.get("id", ""))
        if local == "style":
            # Rules may refer to gradients defined later, so they are written at the end.
            self.rules[len(self.written)] = ""
            self.write("")
        used = [value[1:] for key, value in kept.items() if key.endswith("href") and value.startswith("#")]
        self.count(kept.get("id", ""), [*used, *(name for value in kept.values() for name in _INSIDE.findall(value))])

    def count(self, name: str, used: list[str]) -> None:
        """Note down an element for ``check_reuse``."""
        around = self.owners[-1] if self.owners else ""
        # A second element with the same id belongs to the element around it, as for a renderer.
        owner = name if name and name not in self.sizes else around
        if owner != around:
            self.sizes[owner], self.reused[owner] = 0, []
            self.reused[around].append(owner)
        self.sizes[owner] += 1
        self.reused[owner] += used
        self.owners.append(owner)

    def end(self, _name: str) -> None:
        if self.skipping:
            self.skipping -= 1
            return
        local = self.open.pop()
        self.owners.pop()
        if local:
            self.write(f"</{local}>")

    def text(self, data: str) -> None:
        if self.skipping or not self.open:
            return
        if self.open[-1] == "style":
            self.rules[max(self.rules)] += data
        else:
            self.write(escape(_UNFIT.sub("", data)))

    def write(self, markup: str) -> None:
        self.room -= len(markup)
        if self.room < 0:
            raise SvgError("grows without bound")
        self.written.append(markup)

    def write_rules(self) -> None:
        """Put the rules of style elements into their places."""
        for place, rules in self.rules.items():
            self.written[place] = escape(_INSIDE.sub(self.gradient, _style(rules)))

    def gradient(self, reference: re.Match[str]) -> str:
        return reference[0] if reference[1] in self.gradients else "none"

    def check_reuse(self) -> None:
        """Raise SvgError where what is used again and again draws too much, or itself."""
        known: dict[str, int] = {}
        for name in self.sizes:
            if self.drawn(name, known, frozenset()) > MOST_ELEMENTS:
                raise SvgError(f"draws more than {MOST_ELEMENTS:,} elements")

    def drawn(self, name: str, known: dict[str, int], around: frozenset[str]) -> int:
        """The elements that are drawn where the element of an id is, each as often as it is used."""
        if name not in known:
            # A cycle of references, which a renderer would follow forever.
            if name in around or len(around) >= DEEPEST:
                raise SvgError("uses itself, or one thing in another too deeply")
            inner = (self.drawn(used, known, around | {name}) for used in self.reused[name] if used in self.sizes)
            # Capped: doubling at each level would make numbers of thousands of digits.
            known[name] = min(self.sizes[name] + sum(inner), 2 * MOST_ELEMENTS)
        return known[name]


def _kept(attributes: dict[str, str]) -> list[tuple[str, str]]:
    """The attributes that draw something, under the names that they are written with."""
    found = []
    for name, value in attributes.items():
        written = FOREIGN.get(name, name)
        plain = _UNFIT.sub("", value).strip()
        if " " in written or written.lower().startswith("on"):
            continue
        if written.rpartition(":")[2] in REFERENCES and not (plain.startswith("#") or _EMBEDDED.match(plain)):
            continue
        if written == "style":
            plain = _style(plain)
        elif _URL.search(plain) or "\\" in plain:
            continue
        found.append((written, plain))
    return found


def _style(rules: str) -> str:
    """Rules of CSS that fetch nothing; those with escapes, behind which anything may be, are left out."""
    if "\\" in rules:
        return ""
    return _URL.sub("none", _AT_RULE.sub("", _UNFIT.sub("", rules)))

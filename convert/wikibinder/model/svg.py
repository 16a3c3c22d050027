"""Sanitises an SVG file: keeps the drawing, without scripts, references to other files, and unlimited growth.

Removed: document types and entities (entity references are replaced by their text), scripts and event handlers,
animations, embedded HTML, links, references to anything outside the file, elements that are not SVG.

Rejected: a file that is not SVG, deeper nesting or more output than any drawing needs, and elements that are repeated
(by ``use``, masks, patterns) so that more than ``MOST_ELEMENTS`` are drawn.
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
"""Attribute of another XML namespace that is allowed, as the namespace, a space and the name -> the name to write. All
other such attributes are removed.
"""
GRADIENTS: Final = frozenset(("linearGradient", "radialGradient"))
"""Elements to which the rules of a ``style`` element may refer: they contain no drawings, which ``check_reuse`` would
not count there.
"""

LEFT_OUT: Final = frozenset((
    "script", "foreignObject", "handler", "listener", "iframe", "audio", "video", "canvas", "embed", "object",
    "animate", "animateMotion", "animateTransform", "animateColor", "set", "mpath", "discard", "metadata",
))  # fmt: skip
"""Elements that are removed with their content: scripts, animations, and elements that are not drawings."""
UNWRAPPED: Final = frozenset(("a",))
"""Elements that are replaced by their content."""
REFERENCES: Final = ("href", "src")
"""Attributes that are removed unless they refer to an element of the file (``#id``) or contain a picture (``data:``).
"""

MOST_ELEMENTS: Final = 200_000
"""Maximum number of elements that are drawn, with repetitions."""
DEEPEST: Final = 200
"""Maximum depth of nested elements, also by ``use``."""
MOST_GROWTH: Final = 4
"""Maximum number of characters written for each byte read, in addition to a first million."""

_URL = re.compile(r"(?:url|src|image|image-set)\s*\(\s*['\"]?\s*(?!['\"]?\s*#)[^)]*\)?", re.IGNORECASE)
_INSIDE = re.compile(r"url\s*\(\s*['\"]?\s*#([^'\")\s]+)['\"]?\s*\)", re.IGNORECASE)
_AT_RULE = re.compile(r"@\s*(?:import|namespace|charset)[^;]*;?", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class SvgError(ValueError):
    """The file is not an SVG that can be shown; the message gives the reason."""


def cleaned(data: bytes) -> bytes:
    """Return the sanitised drawing as UTF-8, from the bytes of an SVG file; raises SvgError if it cannot be shown."""
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
    """Builds the sanitised file, as pieces in ``written``, from the events of an XML parser. ``check_reuse`` and
    ``write_rules`` must be called at the end. Above ``most`` characters the methods raise SvgError.
    """

    def __init__(self, most: int) -> None:
        self.written: list[str] = []
        # The names of the open elements, as written; "" for one that is replaced by its content.
        self.open: list[str] = []
        # Depth of open elements inside a removed one, which are removed as well.
        self.skipping = 0
        # Number of characters that may still be written.
        self.remaining = most
        # Index in ``written`` -> text of a style element.
        self.rules: dict[int, str] = {}
        self.gradients: set[str] = set()
        # The ids of the open elements with an id, or "".
        self.owners: list[str] = []
        # Id -> number of elements inside that element, except those inside a nested element with an id.
        self.sizes: dict[str, int] = {"": 0}
        # Id -> the ids of the elements that it contains or refers to.
        self.reused: dict[str, list[str]] = {"": []}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Write the beginning of an element, unless it is removed. ``name``: namespace, space and name. Raises SvgError
        if the first element is not ``svg``, or an element is nested too deeply.
        """
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
        """Record an element with the id ``name`` ("" for none), and the ids in ``used`` that it refers to, for
        ``check_reuse``.
        """
        around = self.owners[-1] if self.owners else ""
        # An id that occurs twice means the first element, for renderers as well; the second counts for its parent.
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
        # Text of an element that is replaced by its content belongs to the element around it.
        if next(name for name in reversed(self.open) if name) == "style":
            self.rules[max(self.rules)] += data
        else:
            self.write(_escaped(_UNFIT.sub("", data)))

    def write(self, markup: str) -> None:
        """Append markup to the output; raises SvgError if that exceeds the maximum length."""
        self.remaining -= len(markup)
        if self.remaining < 0:
            raise SvgError("grows without bound")
        self.written.append(markup)

    def write_rules(self) -> None:
        """Insert the sanitised CSS of the style elements at their places in the output."""
        for place, rules in self.rules.items():
            self.written[place] = _escaped(_INSIDE.sub(self.gradient, _style(rules)))

    def gradient(self, reference: re.Match[str]) -> str:
        """Return a reference in CSS, a match of ``_INSIDE``; "none" if it does not refer to a gradient."""
        return reference[0] if reference[1] in self.gradients else "none"

    def check_reuse(self) -> None:
        """Raise SvgError if elements refer to themselves, or are repeated so that too many would be drawn."""
        counts: dict[str, int] = {}
        for name in self.sizes:
            if self.drawn(name, counts, frozenset()) > MOST_ELEMENTS:
                raise SvgError(f"draws more than {MOST_ELEMENTS:,} elements")

    def drawn(self, name: str, counts: dict[str, int], around: frozenset[str]) -> int:
        """Return the number of elements that a renderer draws for the element with id ``name``, repetitions by ``use``
        included, at most ``2 * MOST_ELEMENTS``. Raises SvgError if the element uses itself, or is nested too deeply by
        use.

        ``counts``: results so far, by id; the new one is added. ``around``: the ids of the elements that contain or use
        this one.
        """
        if name not in counts:
            # A cycle of references, which a renderer would follow forever.
            if name in around or len(around) >= DEEPEST:
                raise SvgError("has elements that use themselves, or that are nested too deeply by use")
            inner = (self.drawn(used, counts, around | {name}) for used in self.reused[name] if used in self.sizes)
            # Capped: doubling at each level would make numbers of thousands of digits.
            counts[name] = min(self.sizes[name] + sum(inner), 2 * MOST_ELEMENTS)
        return counts[name]


def _kept(attributes: dict[str, str]) -> list[tuple[str, str]]:
    """Return the attributes of an element that are allowed, each as the name to write and the sanitised value."""
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
    """Return CSS rules without anything that loads a file; "" for rules with a backslash, as an escape could hide a
    reference to a file.
    """
    if "\\" in rules:
        return ""
    # A comment takes the place of a rule: without it the text before and after would join, perhaps to another rule.
    return _URL.sub("none", _AT_RULE.sub("/**/", _UNFIT.sub("", rules)))


def _escaped(text: str) -> str:
    """Return text escaped for XML. A carriage return becomes a character reference, since parsers read the character as
    a line feed.
    """
    return escape(text, {"\r": "&#13;"})

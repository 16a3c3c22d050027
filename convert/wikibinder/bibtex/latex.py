r"""Converts text, inline markup and names to the value of a .bib field and back: the small part of LaTeX that we write.

:func:`encode` and :func:`decode` are inverses except for white space, which BibTeX programs collapse. The form is one
that biber, pandoc, pybtex and bibtexparser read alike: the ten special characters as commands, other characters in
UTF-8, ``\emph``, ``\textbf``, ``\textsuperscript`` and ``\textsubscript`` for markup, ``$…$`` for formulas. Unbalanced
braces, which end a field early in every program, are written as commands. :func:`decode` also reads what people type
into a .bib file: accents, dashes, quotation marks; an unknown command stays as text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from wikibinder.model.bibliography import OTHERS, Name, Value
from wikibinder.model.cs1_registry import Kind, fields_of
from wikibinder.model.nodes import Emphasis, Inline, Inlines, LineBreak, Math, Strong, Subscript, Superscript, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARKUP: dict[str, type[Emphasis | Strong | Superscript | Subscript]] = {
    "emph": Emphasis,
    "textit": Emphasis,
    "textbf": Strong,
    "textsuperscript": Superscript,
    "textsubscript": Subscript,
}
"""Command of LaTeX for markup that is read -> class of its node."""
COMMANDS = {Emphasis: "emph", Strong: "textbf", Superscript: "textsuperscript", Subscript: "textsubscript"}
"""Class of a node -> command that is written for it."""

VERBATIM = frozenset({"url", "doi", "eprint", "date", "origdate", "urldate"}) | fields_of(Kind.ADDRESS, Kind.DATE)
"""Fields that BibLaTeX reads without LaTeX commands; an escape would become part of the address or date."""

ESCAPES = {
    "&": "\\&",
    "%": "\\%",
    "$": "\\$",
    "#": "\\#",
    "_": "\\_",
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "`": "\\textasciigrave{}",
    "\N{NO-BREAK SPACE}": "~",
    # first of two: kept from becoming a dash or a closing quotation mark
    "-": "-{}",
    "'": "'{}",
}
"""Special character other than a brace -> how it is written."""
BRACES = {"{": "\\{", "}": "\\}"}
"""Brace -> how it is written in a text whose braces are balanced."""
_ESCAPES = ESCAPES | BRACES
NAMED_BRACES = {"{": "\\textbraceleft{}", "}": "\\textbraceright{}"}
"""Brace -> how it is written in other text."""

SYMBOLS = {
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textbraceleft": "{",
    "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textunderscore": "_", "textdollar": "$", "textbar": "|",
    "textless": "<", "textgreater": ">", "textquotedbl": '"', "textquotesingle": "'", "textendash": "–",
    "textemdash": "—", "textellipsis": "…", "ldots": "…", "dots": "…", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ",
}  # fmt: skip
"""Command without argument -> its character."""
LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\N{NO-BREAK SPACE}"}
"""Characters that LaTeX prints as another one -> that character."""
ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
"""Command for an accent -> combining character."""
SPACES = {"\\": " ", " ": " ", ",": " ", "/": "", "-": ""}
"""Character after a backslash -> text, if it is not the character itself."""

_SPECIAL = re.compile(r"[\\{}&%$#_~^`\u00a0]|-(?=-)|'(?=')")
_SPACE = re.compile(r"[^\S\u00a0]+")
# Characters that change a text when LaTeX reads it: special ones, and white space other than single spaces.
_ODD_LETTER = re.compile(r"[\\{}&%$#_~^`\u00a0]|[^\S ]")
_ODD_ASCII = re.compile(r"[\\{}&%$#_~^`\t-\r\x1c-\x1f]")
"""Matches the ASCII characters that ``_ODD_LETTER`` matches; for text in ASCII it is several times as fast."""
_ODD_SPACE = re.compile(r"[^\S\u00a0 ]")
_TOKEN = re.compile(
    r"""\\(?P<accent>['`^"~=.]|[cvuHkrdb](?![A-Za-z]))\s?(?:\{(?P<braced>\\?[A-Za-z])\}|(?P<bare>\\?[A-Za-z]))
    | \\(?P<markup>emph|textit|textbf|textsuperscript|textsubscript)\s?\{
    | \\(?P<symbol>[A-Za-z]+)(?:\{\}|[ ])?
    | \\(?P<escaped>.)
    | \$(?P<math>(?:[^$\\]|\\.)+)\$
    | (?P<ligature>---?|``|''|~)
    | (?P<brace>[{}])
    | (?P<text>[^\\{}$`'~-]+|.)""",
    re.DOTALL | re.VERBOSE,
)


def collapse(text: str) -> str:
    """Return the text with each run of white space replaced by one space, except for no-break spaces."""
    return _SPACE.sub(" ", text) if "  " in text or _ODD_SPACE.search(text) else text


def balanced(text: str) -> bool:
    """Whether the braces in ``text`` are balanced, counted as BibTeX does: also those after a backslash."""
    depth = 0
    for brace in re.findall(r"[{}]", text) if "{" in text or "}" in text else "":
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return not depth


# ---------------------------------------------------------------- text and markup


def encode_text(text: str) -> str:
    """Return plain text as LaTeX, with special characters escaped."""
    odd = (_ODD_ASCII if text.isascii() else _ODD_LETTER).search(text)
    # Most values have no special characters and are returned unchanged.
    if not odd and "--" not in text and "''" not in text and "  " not in text:
        return text
    # An unbalanced brace would end the field, even after a backslash.
    return _SPECIAL.sub(_escaped if balanced(text) else _unbalanced, collapse(text))


def _escaped(special: re.Match[str]) -> str:
    return _ESCAPES[special[0]]


def _unbalanced(special: re.Match[str]) -> str:
    return NAMED_BRACES.get(special[0]) or _ESCAPES[special[0]]


def encode(value: Value) -> str:
    """Return the value of a field as LaTeX. Inline nodes that have no form in a .bib file become their text."""
    if isinstance(value, str):
        return encode_text(value)
    return "".join(_encode_node(node) for node in merged(map(_written, value)))


def _written(node: Inline) -> Inline:
    """Return the node, or a text node with its text if LaTeX has no form for it, so that it can be joined with adjacent
    text.
    """
    if isinstance(node, Text | Emphasis | Strong | Superscript | Subscript):
        return node
    # A dollar sign or comment inside a formula would end it.
    if isinstance(node, Math) and balanced(node.tex) and node.tex.strip() and not re.search(r"[$%]|\\$", node.tex):
        return node
    return Text(_plain_node(node))


def _encode_node(node: Inline) -> str:
    if isinstance(node, Emphasis | Strong | Superscript | Subscript):
        return f"\\{COMMANDS[type(node)]}{{{encode(node.children)}}}"
    if isinstance(node, Math):
        return f"${collapse(node.tex).strip()}$"
    return encode_text(_plain_node(node))


def decode(latex: str) -> Inlines:
    """Return the value of a field, given in LaTeX, as inline nodes: the inverse of :func:`encode`. Raises no error for
    any text; takes time linear in its length.
    """
    stack: list[tuple[str, list[Inline]]] = [("", [])]
    opened: set[str] = set()
    for match in _TOKEN.finditer(latex):
        if match["markup"] and match["markup"] not in opened:
            stack.append((match["markup"], []))
            opened.add(match["markup"])
        elif match["markup"] or match[0] == "{":
            # A group without a command, and markup inside the same markup, add no level, so that trees stay flat.
            stack.append(("", stack[-1][1]))
        elif match[0] == "}":
            opened.discard(_close(stack))
        elif match["math"]:
            stack[-1][1].append(Math(match["math"]))
        else:
            stack[-1][1].append(Text(_decoded(match)))
    while len(stack) > 1:
        _close(stack)
    return merged(stack[0][1])


def _close(stack: list[tuple[str, list[Inline]]]) -> str:
    """End the innermost group of braces on the stack; return the name of its markup command, "" if it has none. An
    unpaired closing brace is ignored.
    """
    if len(stack) == 1:
        return ""
    name, children = stack.pop()
    if name:
        stack[-1][1].append(MARKUP[name](merged(children)))
    return name


def _decoded(match: re.Match[str]) -> str:
    """Return the text for a match of ``_TOKEN`` that is neither markup nor a formula nor a brace; an unknown command
    unchanged.
    """
    if match["accent"]:
        letter = (match["braced"] or match["bare"]).lstrip("\\")
        return unicodedata.normalize("NFC", letter + ACCENTS[match["accent"]])
    if match["symbol"]:
        return SYMBOLS.get(match["symbol"], match[0])
    if match["escaped"]:
        return SPACES.get(match["escaped"], match["escaped"])
    return LIGATURES.get(match[0], match[0])


def merged(nodes: Iterable[Inline]) -> Inlines:
    """Return the nodes with adjacent text nodes joined and empty text nodes removed."""
    found: list[Inline] = []
    run: list[str] = []
    for node in nodes:
        if isinstance(node, Text):
            run.append(node.text)
            continue
        if text := "".join(run):
            found.append(Text(text))
        run.clear()
        found.append(node)
    if text := "".join(run):
        found.append(Text(text))
    return tuple(found)


def plain(value: Value) -> str:
    """Return the value of a field as text without markup."""
    if isinstance(value, str):
        return value
    return "".join([node.text if type(node) is Text else _plain_node(node) for node in value])


def _plain_node(node: Inline) -> str:
    """Return the text of a node: that of its children, a space for a line break, else its text, TeX or address."""
    children = getattr(node, "children", ())
    if children:
        return plain(children)
    if isinstance(node, LineBreak):
        return " "
    return str(getattr(node, "text", "") or getattr(node, "tex", "") or getattr(node, "uri", ""))


# ---------------------------------------------------------------- names

_NAME_SPECIAL = re.compile(r"[,={}]|\band\b", re.IGNORECASE)
_NAME_TOKEN = re.compile(r"\\.|[{},]|\s+and(?=\s)|[^\\{},\s]+|\s", re.DOTALL | re.IGNORECASE)


def encode_names(names: Iterable[Name]) -> str:
    """Return names as the value of a field: ``Family, Suffix, Given and {Literal} and others``."""
    return " and ".join("others" if name == OTHERS else _encode_name(name) for name in names)


def _encode_name(name: Name) -> str:
    """Return a name as LaTeX: ``Family, Suffix, Given``; in braces if it is literal or has no given name."""
    # Without braces BibTeX would split the name into given and family name.
    if name.literal or not name.given:
        return "{" + encode_text(name.literal or f"{name.prefix} {name.family}".strip()) + "}"
    family = f"{name.prefix} {name.family}".strip()
    return ", ".join(_encode_part(part) for part in (family, name.suffix, name.given) if part)


def _encode_part(part: str) -> str:
    """Return a part of a name as LaTeX, in braces if BibTeX would split it at a comma or "and"."""
    latex = encode_text(part)
    return f"{{{latex}}}" if _NAME_SPECIAL.search(part) else latex


def decode_names(latex: str) -> tuple[Name, ...]:
    """Return the names in a field, given in LaTeX: the inverse of :func:`encode_names`; particles stay with the family
    name.
    """
    return tuple(_decode_name(name) for name in _split_names(collapse(latex).strip()))


def _split_names(latex: str) -> Iterator[list[str]]:
    """Yield the parts of each name in a field; names are separated by "and", parts by commas, both outside braces.
    ``latex``: with white space collapsed.
    """
    parts: list[list[str]] = [[]]
    depth = 0
    for match in _NAME_TOKEN.finditer(latex):
        piece = match[0]
        depth = max(0, depth + (piece == "{") - (piece == "}"))
        if depth or piece == " " or not piece.startswith((",", " ")):
            parts[-1].append(piece)
        elif piece == ",":
            parts.append([])
        else:
            yield ["".join(part).strip() for part in parts]
            parts = [[]]
    last = ["".join(part).strip() for part in parts]
    if any(last):
        yield last


def _decode_name(parts: list[str]) -> Name:
    """Return the name for its parts, given in LaTeX: family, suffix, given. A single part is divided at its last space;
    in braces, or as one word, it is a literal name, except ``others``.
    """
    if parts == ["others"]:
        return OTHERS
    text = [plain(decode(part)).strip() for part in parts]
    if len(text) > 1:
        return Name(family=text[0], given=text[-1], suffix=" ".join(text[1:-1]))
    if parts[0].startswith("{") or " " not in text[0]:
        return Name(literal=text[0])
    given, _, family = text[0].rpartition(" ")
    return Name(family=family, given=given)

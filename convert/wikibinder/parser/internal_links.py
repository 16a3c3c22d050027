"""``[[…]]``: replaces links to pages, files, categories and other wikis by placeholders (Parser::handleInternalLinks).

One scan with a stack: a link inside a file's caption is parsed before the file; if any other link contains a link, the
outer one becomes text, as in MediaWiki.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from wikibinder.model.nodes import Inlines, Node, PageReference, Text
from wikibinder.parser import namespaces
from wikibinder.parser.quotes import quotes
from wikibinder.parser.sanitize import decode

if TYPE_CHECKING:
    from wikibinder.model.page import Page

_BRACKETS = re.compile(r"\[\[([^\[\]]*)\]\](?!\])|\[\[|\]\]")
"""Matches a whole link without brackets in it (group 1: the text between the brackets), or else only ``[[`` or
``]]``.
"""
_NO_TITLE = re.compile(r"[\[\]{}<>|\n\x01\x02]")
_BAD_TITLE = re.compile(r"^\.{1,2}$|(?:^|/)\.{1,2}/|/\.{1,2}$|~~~|&(?:[A-Za-z0-9]+|#[0-9]+|#x[0-9A-Fa-f]+);|�")
_PARENT_STEPS = re.compile(r"(?:\.\./)+")
_MAY_BE_BAD = re.compile("[.~&\ufffd]")
_PROTOCOL = re.compile(r"(?:https?|ftps?|sftp|ircs?|gopher|telnet|nntp|git|ssh|svn)://|mailto:|news:|//", re.IGNORECASE)
# Letters that continue the text of a link, in scripts that separate words by spaces.
_TRAIL = re.compile(
    r"(?:[a-z]|[^\W\d_\x00-\x7f\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])+"
)
# MediaWiki's limit; longer text in double brackets is not a link there.
LONGEST_TITLE = 255


class InternalLinkHost(Protocol):
    """The methods and attributes of the parser that the conversion of internal links uses."""

    page: Page
    categories: list[str]

    def mark(self, nodes: tuple[Node, ...]) -> str: ...

    def fragment(self, text: str, *, free_links: bool = True) -> Inlines: ...

    def file(self, name: str, options: str) -> str: ...


def links(text: str, linker: InternalLinkHost) -> str:
    """Return the text with placeholders for its internal links (``[[…]]``) and images; names of categories are added to
    ``linker.categories``.
    """
    if "[[" not in text:
        return text
    levels: list[list[str]] = [[]]
    holds_link = [False]
    position = 0
    while bracket := _BRACKETS.search(text, position):
        levels[-1].append(text[position : bracket.start()])
        position = bracket.end()
        # True for most links: they contain no brackets.
        if (whole := bracket[1]) is not None:
            holds_link.append(False)
            position = _link(whole, text, position, linker, levels[-1], holds_link)
            continue
        if bracket.group() == "[[":
            levels.append([])
            holds_link.append(False)
            continue
        # An unpaired "]]" is text.
        if len(levels) == 1:
            levels[-1].append("]]")
            continue
        inner = "".join(levels.pop())
        # In "[[A|[b]]]" the first bracket belongs to the label (Parser::handleInternalLinks).
        if text.startswith("]", position) and "[" in inner.partition("|")[2]:
            inner += "]"
            position += 1
        position = _link(inner, text, position, linker, levels[-1], holds_link)
    levels[-1].append(text[position:])
    # An unclosed "[[" is text.
    for inner_parts in levels[1:]:
        levels[0].append("[[")
        levels[0].extend(inner_parts)
    return "".join(levels[0])


def _link(
    inner: str, text: str, position: int, linker: InternalLinkHost, out: list[str], holds_link: list[bool]
) -> int:
    """Append to ``out`` the placeholder of the link ``[[inner]]``, which ends at ``position`` in ``text`` (or nothing
    for a category, the text itself for an invalid link). Return the offset after the letters that continue its label.

    ``holds_link``: for each open pair of brackets whether it contains a link; the last item is this link's, and is
    removed.
    """
    nested = holds_link.pop()
    target, pipe, label = inner.partition("|")
    target = unquote(target) if "%" in target else target
    title = _title(target)
    # An invalid title: MediaWiki leaves the brackets as text.
    if (
        not title
        or _is_above_root(title, linker.page.title)
        or ((":" in title or "//" in title) and _PROTOCOL.match(title))
    ):
        out.append(f"[[{inner}]]")
        holds_link[-1] |= nested
        return position
    # A colon at the beginning makes a plain link to a file or category.
    shown = not title.startswith(":")
    prefix, colon, rest = title.partition(":")
    kind = namespaces.namespace(prefix) if colon and shown else ""
    if kind == "file" and rest.strip():
        out.append(linker.file(rest.strip(), label if pipe else ""))
        return position
    # A link cannot contain a link; the outer one becomes text.
    if nested:
        out.append(f"[[{inner}]]")
        holds_link[-1] = True
        return position
    # On talk pages a language link is shown in the text.
    if kind == "category" or (colon and shown and _is_language(prefix) and linker.page.namespace % 2 == 0):
        if kind:
            linker.categories.append(" ".join(rest.replace("_", " ").split()))
        _strip_end(out)
        return position
    trail = _TRAIL.match(text, position)
    node = _reference(title, label if pipe else None, target, linker, trail.group() if trail else "")
    out.append(linker.mark((node,)))
    holds_link[-1] = True
    return trail.end() if trail else position


def _title(target: str) -> str:
    """Return the title and fragment that the part of a link before ``|`` refers to, with character references decoded;
    "" if it is no valid title.
    """
    if _NO_TITLE.search(target):
        return ""
    title = " ".join(decode(target).replace("_", " ").split())
    if _MAY_BE_BAD.search(title) and _BAD_TITLE.search(title) and not title.startswith(("../", "..")):
        return ""
    name = title.partition("#")[0]
    # A character reference may be decoded to a character that titles do not allow.
    if "&" in target and _NO_TITLE.search(name):
        return ""
    return title if (len(name.encode()) <= LONGEST_TITLE and name.strip(": ")) or title.startswith("#") else ""


def _is_language(prefix: str) -> bool:
    return prefix.strip().casefold() in namespaces.LANGUAGES


def _strip_end(out: list[str]) -> None:
    """Remove white space at the end of the text that consists of the parts ``out``: before a category or language link
    it is removed with the link.
    """
    while out:
        out[-1] = out[-1].rstrip()
        if out[-1]:
            return
        out.pop()


def _reference(title: str, label: str | None, written: str, linker: InternalLinkHost, trail: str) -> PageReference:
    written = " ".join(written.split()).removeprefix(":")
    name = title.removeprefix(":").strip()
    if label is not None and not label.strip():
        label = _pipe_trick(written)
    if name.startswith(("/", "../")) and _has_subpages(linker.page):
        name, written = _subpage(name, written, linker.page.title)
    prefix, colon, rest = name.partition(":")
    wiki = ""
    if colon and (_is_language(prefix) or prefix.strip().casefold() in namespaces.PROJECTS):
        wiki, name = prefix.strip().casefold(), rest.strip()
    elif colon and namespaces.namespace(prefix) == "media":
        name = "File:" + rest.strip()
    page, _, fragment = name.partition("#")
    if label is None:
        # A link without a label shows its target as written.
        children: Inlines = (Text(decode(written) + trail),)
    else:
        children = linker.fragment(quotes(label) + trail, free_links=False)
    return PageReference(page.strip(), fragment.strip().replace(" ", "_"), children, wiki)


def _has_subpages(page: Page) -> bool:
    """Whether the page's namespace has subpages; if the wiki's settings are unknown, whether it is not that of
    articles.
    """
    return page.namespace in page.site.subpages if page.site.subpages else page.namespace != 0


def _pipe_trick(title: str) -> str:
    """Return the label of a link with an empty label, ``[[Help:Page (of help)|]]``: its title without the prefix, and
    without the text in brackets or after a comma.
    """
    name = title.partition(":")[2] or title
    short = re.sub(r"\s*\([^()]*\)$", "", name)
    return (short if short != name else name.partition(", ")[0]).strip() or title


def _is_above_root(title: str, page: str) -> bool:
    """Whether a link's title on the page of title ``page`` begins with more ``../`` than that page has parent pages."""
    steps = _PARENT_STEPS.match(title)
    return steps is not None and steps.end() // 3 > page.count("/")


def _subpage(name: str, written: str, page: str) -> tuple[str, str]:
    """Return the full title and the label of a link ``/sub`` or ``../sub`` on the page of title ``page``. ``written``:
    the label as written; a slash at the end of the link shortens it (``Linker::normalizeSubpageLink``).
    """
    if name.startswith("/"):
        bare = name.rstrip("/")
        return page + bare, bare[1:] if name.endswith("/") else written
    parts, rest = page.split("/"), name
    while rest.startswith("../"):
        rest, parts = rest[3:], parts[:-1]
    below = rest.rstrip("/")
    full = "/".join([*parts, below] if below else parts)
    return full, below if below and name.endswith("/") else full


def split_pipes(text: str) -> list[str]:
    """Return the parts of a text between pipes that are outside of ``[[…]]``."""
    if "[[" not in text:
        return text.split("|")
    parts: list[str] = [""]
    depth = 0
    for part in re.split(r"(\[\[|\]\]|\|)", text):
        depth += (part == "[[") - (part == "]]" and depth > 0)
        if part == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += part
    return parts

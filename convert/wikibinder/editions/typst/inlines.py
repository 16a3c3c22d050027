"""Writes inline nodes: text, emphasis, links, code, text in other languages."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from docutils import nodes

from wikibinder.editions.typst.literals import block, call, safe_url, string
from wikibinder.editions.typst.scripts import language_of, runs, tag_parts
from wikibinder.editions.typst.writer import lines
from wikibinder.model.direction import direction

if TYPE_CHECKING:
    from wikibinder.editions.typst.writer import Handler, Writer

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
# In characters. A longer text does not fit into a line and is not a word.
LONGEST_WORD = 45
# In characters. A column of this width is readable with hyphenation.
HYPHENATES = 8
# In characters. Longer code in running text may be broken after punctuation.
SHORT_CODE = 24
_ADDRESS = re.compile(r"[a-z]+://\S+")
_CODE_BREAK = re.compile(r"(?<=[_./(,:=\\-])(?=\w)")
# The first character of the address of a place in the book: see TypstBuilder.get_target_uri.
INTERNAL = "%"


def text(node: nodes.Element, writer: Writer) -> str:
    """Return a text as Typst source: white space as in a paragraph, other scripts with their language, long words
    breakable if the writer requires it. "" for the white space between two marks of notes.
    """
    value = node.astext()
    if not writer.preformatted:
        value = _SPACE.sub(" ", value)
        if value == " " and _between_marks(node):
            return ""
    return "\n".join(_run(run, language, writer) for run, language in runs(value, writer.language, writer.east_asian))


def _between_marks(node: nodes.Element) -> bool:
    """Whether a text is the only separator between two marks of notes (they get a comma instead of it)."""
    siblings = node.parent.children if node.parent is not None else []
    at = siblings.index(node)
    around = (*siblings[max(at - 1, 0) : at], *siblings[at + 1 : at + 2])
    return len(around) == 2 and all(isinstance(each, nodes.footnote_reference) for each in around)


def _run(value: str, language: str, writer: Writer) -> str:
    if "://" in value and not writer.preformatted:
        value = _ADDRESS.sub(lambda found: _ADDRESS_BREAK.sub("\u200b", found[0]), value)
    if writer.longest_word or (_ENDLESS.search(value) and not writer.preformatted):
        value = breakable(value, writer.longest_word or LONGEST_WORD)
    rows = value.split("\n") if writer.preformatted else [value]
    written = "\nlinebreak()\n".join(map(string, rows))
    return call("text", block(written), lang=string(language)) if language else written


# characters between which a line can be broken anyway: spaces, hyphens, those of South-East and East Asia
_ENDS = r"\s\u200b\xad\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uffef\U00020000-\U0003ffff-"
_ADDRESS_BREAK = re.compile(r"(?=%[0-9A-Fa-f]{2})|(?<=[/._?&=#+-])(?=[^/._?&=%#+-])")
"""Matches (empty) where an address may be broken: before a percent-encoded byte, and after punctuation."""
_WORD = re.compile(rf"(?:[^{_ENDS}]|(?<=\d)-(?=\d))+")
_ENDLESS = re.compile(rf"[^/{_ENDS}]{{{LONGEST_WORD + 1}}}")
_BETWEEN_LETTERS = re.compile("(?<=[A-Za-z\u00c0-\u052f])\u200b(?=[A-Za-z\u00c0-\u052f])")


@cache
def _piece(longest: int) -> re.Pattern[str]:
    """Return a pattern that matches at most ``longest`` characters of a word: up to the last punctuation mark among
    them, after which a break looks natural, otherwise all.
    """
    return re.compile(rf".{{1,{longest}}}(?<=[_./:;,)\]])|.{{1,{longest}}}")


def breakable(value: str, longest: int) -> str:
    """Return ``value`` with invisible places for line breaks in its words of more than ``longest`` characters: soft
    hyphens between Latin, Greek or Cyrillic letters, otherwise zero-width spaces.

    A word of letters only, of up to twice that length, is left to Typst's hyphenation if ``longest`` is at least
    ``HYPHENATES``.
    """

    def broken(found: re.Match[str]) -> str:
        word = found[0]
        if len(word) <= longest or (word.isalpha() and longest >= HYPHENATES and len(word) <= 2 * longest):
            return word
        return _BETWEEN_LETTERS.sub("\N{SOFT HYPHEN}", "\u200b".join(_piece(longest).findall(word)))

    return _WORD.sub(broken, value)


def wrapped(node: nodes.Element, writer: Writer, function: str) -> str:
    """Return the children of a node as the argument of a Typst function; "" if they have no output."""
    body = writer.children(node)
    return call(function, block(body)) if body else ""


def styled(function: str) -> Handler:
    """Return a handler that passes the children of a node to the Typst function ``function``."""
    return partial(wrapped, function=function)


def literal(node: nodes.Element, writer: Writer) -> str:
    """Return code in running text as Typst source; as ``raw`` if it is only text, so that it is tagged as code."""
    if all(isinstance(child, nodes.Text) for child in node.children):
        value = node.astext() if writer.preformatted else _SPACE.sub(" ", node.astext())
        pieces = _CODE_BREAK.split(value) if len(value) > SHORT_CODE else ()
        return call("code", *map(string, (value, *pieces))) if value else ""
    return wrapped(node, writer, "mono")


# class set by docutils or a role of Sphinx -> function of the template
CLASSES = {
    "guilabel": "strong", "menuselection": "strong", "accelerator": "underline", "kbd": "key",
    "versionmodified": "strong", "versionadded": "strong", "versionchanged": "strong", "deprecated": "strong",
    "small": "smaller", "big": "larger", "underline": "underline", "strike": "strike", "del": "strike", "nowrap": "box",
    "backlinks": "aside", "cited-in": "aside",
}  # fmt: skip


def inline(node: nodes.Element, writer: Writer) -> str:
    """Return a span as Typst source: in its language, in the style of its classes; "" if it has no output."""
    language = language_of(node)
    with writer.within(language=language.partition("-")[0] or writer.language):
        body = writer.children(node)
    if not body:
        return ""
    if language:
        body = foreign(language, body)
    for name in node["classes"]:
        if name in CLASSES:
            body = call(CLASSES[name], block(body))
    return body


def foreign(language: str, body: str) -> str:
    """Return the Typst source ``body`` marked with the language of a BCP 47 tag, as far as Typst supports it."""
    primary, region = tag_parts(language)
    if not primary:
        return body
    named = {"region": string(region)} if region else {}
    # Typst takes the direction from the language alone; Urdu in Latin letters is left-to-right.
    if (way := direction(language)) != direction(primary):
        named["dir"] = way
    return call("text", block(body), lang=string(primary), **named)


def abbreviation(node: nodes.Element, writer: Writer) -> str:
    """Return an abbreviation as Typst source, with its explanation at its first use in the book."""
    explanation = " ".join(node.get("explanation", "").split())
    key = f"{node.astext()}\0{explanation}"
    if not explanation or key in writer.explained:
        return writer.children(node)
    writer.explained.add(key)
    return lines(writer.children(node), string(f" ({explanation})"))


def reference(node: nodes.Element, writer: Writer) -> str:
    """Return a link into the book or to the web as Typst source; with any other target only its text; "" if the text is
    empty.
    """
    body = writer.children(node)
    if not body:
        return ""
    if "refid" in node:
        return writer.link(writer.label(node["refid"]), body)
    target = node.get("refuri", "")
    if target.startswith(INTERNAL):
        docname, _, identifier = target[1:].partition("#")
        return writer.link(writer.label(identifier, unquote(docname)), body)
    url = safe_url(target)
    link = call("link", string(url), block(body)) if url and writer.linked else body
    return lines(link, _address(node, url, writer)) if url and writer.options.link_notes else link


def _address(node: nodes.Element, url: str, writer: Writer) -> str:
    """Return the address of a link for readers on paper as Typst source: as a note; in a note or in the list of works
    in angle brackets. "" if the address is the text of the link or on the article's wiki, or where no note can be.
    """
    source = str(writer.env.metadata.get(writer.docname, {}).get("source", ""))
    of_wiki = urlsplit(source).hostname == urlsplit(url).hostname
    if node.astext().strip() == url or of_wiki or _is_source_line(node):
        return ""
    printed = string(_ADDRESS_BREAK.sub("\u200b", url))
    if writer.in_note or writer.docname == writer.bibliography:
        return lines(string(" <"), printed, string(">"))
    if writer.nested or writer.gathered is not None or not writer.linked:
        return ""
    writer.link_notes[writer.docname] += 1
    number = writer.link_notes[writer.docname]
    return call("link-note", str(number), call("link", string(url), block(printed)))


def _is_source_line(node: nodes.Element) -> bool:
    """Whether a link is in the line about the source of an article, which prints its address anyway."""
    box = node.parent.parent if node.parent is not None else None
    return box is not None and "article-source" in box["classes"]


def download(node: nodes.Element, writer: Writer) -> str:
    """Return the name of a file to download as Typst source, as a book cannot contain the file; linked if it is on the
    web.
    """
    url = safe_url(node.get("refuri", ""))
    body = wrapped(node, writer, "mono")
    return call("link", string(url), block(body)) if url and body and writer.linked else body


def problematic(node: nodes.Element, _writer: Writer) -> str:
    """Return as Typst source the reStructuredText that docutils could not parse, as it is in the document."""
    return call("problem", block(string(node.astext())))

"""What fuzzing begins with: the inputs of our own text cases in the form of each target, and the words of wikitext."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests import textcases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TOKENS = (
    "{{", "}}", "{{{", "}}}", "[[", "]]", "[", "]", "|", "=", "''", "'''", "'''''", "==", "===", "\n", "\n\n", "\n* ",
    "\n# ", "\n: ", "\n; ", "\n ", "\n----", "\n{|", "\n|-", "\n|+", "\n|}", "\n!", "||", "!!", "<ref>", "</ref>",
    "<ref name=a/>", "<ref name=\"", "<references/>", "<nowiki>", "</nowiki>", "<nowiki/>", "<pre>", "</pre>",
    "<math>", "</math>", "<poem>", "</poem>", "<gallery>", "</gallery>", "<syntaxhighlight lang=\"python\">",
    "</syntaxhighlight>", "<code>", "</code>", "<div>", "</div>", "<span>", "</span>", "<b>", "</b>", "<sup>",
    "</sup>", "<sub>", "</sub>", "<small>", "</small>", "<br>", "<table>", "<tr>", "<td>", "</table>", "<ul><li>",
    "</li></ul>", "<blockquote>", "</blockquote>", "<!--", "-->", "<noinclude>", "</noinclude>", "<includeonly>",
    "<onlyinclude>", "-{", "}-", "__NOTOC__", "{{#if:", "{{#ifeq:", "{{#switch:", "{{#expr:", "{{#tag:ref|",
    "{{cite web|title=", "{{cite book|", "{{sfn|", "{{efn|", "{{convert|1|km}}", "{{lang|ko|", "{{quote|",
    "{{infobox", "{{reflist}}", "{{main|", "{{IPA|", "[[File:a.jpg|thumb|", "[[Category:", "[[#a|", "[http://a.b ",
    "http://a.b/", "javascript:", "&amp;", "&#x2028;", "&#0;", "#REDIRECT [[", "~~~~", "colspan=2|", "rowspan=3|",
    "style=\"", ".. raw:: html", "`", "``", "\\", "|x|", "x_", ":role:`x`", "::", "\u2028", "\x85", "\xa0", "\u200b",
    "\ufeff", "\u202e", "\x00", "[tpl]", "[/tpl]", "[ref]", "[/ref]", "CATEGORIES: ", "http://", "|last=", "|first=",
    "|date=", "|url=", "|doi=", "|pages=", "|author=", "|title=", "<mediawiki>", "<page>", "<title>", "</title>",
    "<revision>", "<text>", "</text>", "</revision>", "</page>", "</mediawiki>", "<ns>0</ns>", "<![CDATA[",
    "<!DOCTYPE", "&#1;", "\"title\":", "\"text\":",
    "<doc ", "</doc>", "Section::::", "BULLET::::- ", "<a href=\"", "\"url\":", "\"section_texts\":[", "[MATH]",
    "p. 12",
)  # fmt: skip


def dictionary() -> str:
    """The tokens as libFuzzer reads them (https://llvm.org/docs/LibFuzzer.html#dictionaries)."""
    quoted = ("".join(f"\\x{byte:02x}" for byte in token.encode()) for token in TOKENS)
    return "".join(f'"{token}"\n' for token in quoted)


def _texts() -> Iterator[str]:
    for area in ("body", "references", "templates", "readers"):
        for case in textcases.load(area):
            yield case.given


def _citations() -> Iterator[str]:
    for text in _texts():
        for part in text.split("{{")[1:]:
            if "=" in part:
                yield part.partition("}}")[0]


def _exported(text: str) -> str:
    fields = "<title>T</title><ns>0</ns><id>1</id>"
    return f"<mediawiki><page>{fields}<revision><id>2</id><text>{escape(text)}</text></revision></page></mediawiki>"


def _wp2txt(text: str) -> str:
    lost = text.replace("{{", "[tpl]").replace("}}", "[/tpl]").replace("<ref>", "[ref]").replace("</ref>", "[/ref]")
    return f"[[T]]\n\nCATEGORIES: A, B\n\n{lost}\n\n[[U]]\n\nText.\n"


def _book(text: str) -> str:
    """The fields of ``targets.BOOK``, with something of the text in each."""
    word = " ".join(text.split()[:3])
    return "\x1f".join((f"A {word}", word, f"Folder {word}", word, f"B {word}", word, text))


def _drawings() -> Iterator[bytes]:
    inner = ("<g id='a'><rect fill='url(#b)'/></g><use href='#a'/>", "<style>.a{fill:url(#b)}</style>",
             "<a href='x'>x</a>", "<script>x</script>", "<rect onload='x' style='fill:url(x)'/>", "&x;")  # fmt: skip
    for part in inner:
        head = "<!DOCTYPE svg [<!ENTITY x 'x'>]>" if "&" in part else ""
        yield f'{head}<svg xmlns="http://www.w3.org/2000/svg">{part}</svg>'.encode()


FORMS: Mapping[str, Callable[[str], str]] = {
    "book": _book,
    "wp2txt": _wp2txt,
    "wp2txt-json": lambda text: json.dumps({"title": "T", "categories": ["A"], "text": text}) + "\n",
    "mediawiki-xml": _exported,
    "wikiextractor": lambda text: (
        f'<doc id="1" url="http://en.wikipedia.org/wiki?curid=1" title="T">\nT\n\n{text}\n</doc>\n'
    ),
    "wikiextractor-json": lambda text: json.dumps([{"id": "1", "url": "http://a.b/", "title": "T", "text": text}]),
    "segment-wiki": lambda text: json.dumps(
        {"title": "T", "section_titles": ["Introduction", "S"], "section_texts": [text, text]}
    ),
}


def seeds(target: str) -> Iterator[bytes]:
    """The first inputs of a target."""
    if target == "file":
        yield from _files()
        return
    if target == "svg":
        yield from _drawings()
        return
    made = FORMS.get(target, str)
    for text in _citations() if target == "cs1" else _texts():
        yield made(text).encode()


def _files() -> Iterator[bytes]:
    """Yield files of every form, encoding and compression, and truncated ones."""
    text = "The ''Tide'' is <ref>{{cite book|title=Sea}}</ref> [[Größe]] 海.\n"
    forms: tuple[Callable[[str], str], ...] = (str, *(made for name, made in FORMS.items() if name != "book"))
    for made in forms:
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"):
            data = made(text).encode(encoding, "replace")
            yield from (data, bz2.compress(data), gzip.compress(data, mtime=0), lzma.compress(data))
            yield from (bz2.compress(data) * 2, bz2.compress(data)[:-9], gzip.compress(data, mtime=0)[:-9])

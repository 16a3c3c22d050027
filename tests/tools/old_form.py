"""Derive the form of wp2txt 0.4 to 0.6 from wikitext, and keep where the notes were.

    python tests/tools/old_form.py TITLE WIKITEXT-FILE

The form is that which ``docs/manual/input-forms.rst`` describes: one line of wikitext is one element; lists, tables,
formulas, lines of one template and lines of one link are dropped; links keep their words, external links their label;
templates in a line become ``[tpl]...[/tpl]``; a ``<ref>`` on one line loses its tags. Articles made this way, beside
their notes, are those to which the weights of ``wikibinder/parser/note_ends.py`` are fitted (``note_ends.py`` here).

Printed: the text in the old form, with ``<ref>`` and ``</ref>`` where the tags were lost.
"""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path

OPENED, CLOSED = "\ue0f0", "\ue0f1"
"""Where a note begins and ends whose tags are lost."""

MODES = {
    "table": (re.compile(r"\s*\{\|"), re.compile(r"\|\}")),
    "inputbox": (re.compile(r".*<inputbox>"), re.compile(r".*</inputbox>")),
    "source": (re.compile(r".*<source"), re.compile(r".*</source>")),
    "math": (re.compile(r".*<math"), re.compile(r".*</math>")),
    "html table": (re.compile(r".*<table\b"), re.compile(r".*</\s*table>")),
}
"""What is dropped over several lines: the line that opens it, and the one that closes it."""
ONE_LINE = re.compile(r".*(?:<inputbox>.*?</inputbox>|<source.*?>.*?</source>|<math.*?>.*?</math>)")
DROPPED = re.compile(r"\s*\{\{[^}]+\}\}\s*$|[*#;:]|\s*\[.*\]\s*$")
"""Lines of one template, of a list, and of one link."""
HEADING = re.compile(r"=+.*?=+$")
CATEGORY = re.compile(r"[{\[|](?:Category|Categoria):(.*?)[}\]|]", re.IGNORECASE)
TEMPLATE = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*)\}\}", re.DOTALL)
LINK = re.compile(r"\[\[((?:(?!\[\[|\]\]).)*)\]\]", re.DOTALL)
EXTERNAL = re.compile(r"\[([^\[\]]*)\]")
EMPHASIS = re.compile(r"(''+)(.+?)\1")
TAG = re.compile(r"</?([a-zA-Z]+)[^<>]*>")
BLOCKS = frozenset((
    "address", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul",
))  # fmt: skip
"""Tags that leave a space."""


def derived(title: str, wikitext: str) -> str:
    """The article in the old form, with :data:`OPENED` and :data:`CLOSED` where the tags of notes were."""
    categories: list[str] = []
    parts: list[str] = []
    closing: re.Pattern[str] | None = None
    for line in re.sub(r"<!--.*?-->", "", wikitext, flags=re.DOTALL).splitlines(keepends=True):
        categories += [name for name in CATEGORY.findall(line) if name not in categories]
        if closing:
            closing = None if closing.match(line) else closing
            continue
        closing = _opens(line)
        if not closing:
            parts.append(_element(line))
    text = _nested(TEMPLATE, _template, "".join(parts))
    head = f"\nCATEGORIES: {', '.join(categories)}\n\n" if categories else ""
    text = re.sub(r"\[ref\]\s*\[/ref\]", "", f"[[{title}]]\n\n{head}{text}")
    return re.sub(r"\n\n\n+", "\n\n", text) + "\n"


def _opens(line: str) -> re.Pattern[str] | None:
    """What closes that which a line opens and does not close."""
    if not line.strip() or DROPPED.match(line) or HEADING.match(line) or ONE_LINE.match(line):
        return None
    return next((closing for opening, closing in MODES.values() if opening.match(line)), None)


def _element(line: str) -> str:
    """A line in the old form; nothing, if the form drops it."""
    if not line.strip():
        return "\n"
    heading = HEADING.match(line)
    if heading:
        line = "\n" + re.sub(r"\s+(=+)$", r"\1", re.sub(r"^(=+)\s+", r"\1", line.rstrip("\n"))) + "\n\n"
    elif DROPPED.match(line) or ONE_LINE.match(line):
        return ""
    return line if line.startswith(" ") else _inline(line)


def _inline(line: str) -> str:
    text = _nested(LINK, lambda words: words.partition("|")[2] or words, line)
    text = _nested(EXTERNAL, lambda words: words.split(" ", 1)[-1] if words.strip() else words, text)
    text = EMPHASIS.sub(r"\2", re.sub("__[^_]*__", "", text))
    text = re.sub(r"<br ?/>", "\n", re.sub(r"\{(?:mdash|ndash|–)\}", "–", text))
    text = re.sub(r"<ref[^>]*/>", "", text)
    text = re.sub(r"<ref[^>]*>", "[ref]", text).replace("</ref>", "[/ref]")
    text = re.sub(r"\[ref\](.*?)\[/ref\]", _lost, text, flags=re.DOTALL)
    return unescape(TAG.sub(lambda tag: " " * (tag[1].lower() in BLOCKS), text)).replace("\N{NO-BREAK SPACE}", " ")


def _lost(note: re.Match[str]) -> str:
    return OPENED + re.sub("[\r\n]+", " ", note[1]) + CLOSED


def _template(words: str) -> str:
    return "\n" if "\n" in words else f"[tpl]{words}[/tpl]"


def _nested(pattern: re.Pattern[str], replacement: object, text: str) -> str:
    """The text with what the pattern matches replaced, from the innermost outwards."""
    assert callable(replacement)
    count = 1
    while count:
        text, count = pattern.subn(lambda found: replacement(found[1]), text)
    return text


def marked(title: str, wikitext: str) -> str:
    """The article in the old form, with ``<ref>`` tags around the notes that have lost theirs."""
    return derived(title, wikitext).replace(OPENED, "<ref>").replace(CLOSED, "</ref>")


def plain(title: str, wikitext: str) -> str:
    """The article in the old form."""
    return derived(title, wikitext).replace(OPENED, "").replace(CLOSED, "")


if __name__ == "__main__":
    sys.stdout.write(marked(sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8")))

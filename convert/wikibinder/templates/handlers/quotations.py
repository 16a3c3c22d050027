"""Quotation templates: block quotes with their attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.nodes import BlockQuote, Rubric
from wikibinder.templates.readable import is_junk

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

TEXT = ("text", "quote", "1", "quotetext", "content", "citazione", "texte", "texto")
SOURCES = (
    "author", "auteur", "autore", "autor", "by", "person", "sign", "character", "title", "publication", "cite",
    "source",
    "quelle", "fonte", "date", "Autor", "Quelle", "Werk",
)  # fmt: skip
"""Parameters that name the source of a quotation, in printing order."""


def quotation(template: Template, context: Context) -> Expansion:
    """``{{quote|text|author|title|source}}`` and related templates -> a block quote, attributed to
    "author, title, source"; ``translation=`` -> a second block quote.
    """
    return _quotation(template, context, template.positional[1:4])


def centered(template: Template, context: Context) -> Expansion:
    """``{{cquote|text|20px|20px|author|publication}}`` -> a block quote; the second and third argument are sizes of the
    quotation marks.
    """
    return _quotation(template, context, tuple(value for value in template.positional[1:5] if not is_junk(value)))


def sided(template: Template, context: Context) -> Expansion:
    """``{{rquote|right|text|author|source}}`` -> a block quote; the first argument is the side."""
    values = template.positional
    text = values[1] if len(values) > 1 else template.get("text", "quote")
    return _built(text, values[2:4], template, context)


def _quotation(template: Template, context: Context, sources: tuple[str, ...]) -> Expansion:
    return _built(template.get(*TEXT), sources, template, context)


def _built(text: str, sources: tuple[str, ...], template: Template, context: Context) -> Expansion:
    # A dict, because the author is often given twice, by position and by name.
    found = dict.fromkeys(value for value in (*sources, *(template.get(name) for name in SOURCES)) if value)
    attribution = context.inlines(", ".join(found)) if found else ()
    quote = BlockQuote(context.blocks(text), attribution)
    translation = template.get("translation", "lit", "Übersetzung")
    return (quote, BlockQuote(context.blocks(translation))) if translation else (quote,)


def box(template: Template, context: Context) -> Expansion:
    """``{{quote box|title=…|quote=…|source=…}}`` -> a block quote with a heading."""
    text = template.get("quote", "text", "1")
    found = dict.fromkeys(filter(None, (template.get("author"), template.get("source", "2"))))
    attribution = context.inlines(", ".join(found)) if found else ()
    title = template.get("title")
    head = (Rubric(context.inlines(title)),) if title else ()
    return (*head, BlockQuote(context.blocks(text), attribution))


def poem(template: Template, _context: Context) -> Expansion:
    """``{{poemquote|text|author|title}}`` -> a quotation that keeps its line breaks."""
    text = template.get("text", "1", "poem", "quote")
    source = ", ".join(dict.fromkeys(filter(None, (*template.positional[1:], template.get("author", "sign", "char"),
                                                   template.get("title"), template.get("source")))))  # fmt: skip
    closing = f"<p>— {source}</p>" if source else ""
    return f"<blockquote><poem>{text}</poem>{closing}</blockquote>"


def verse_translation(template: Template, context: Context) -> Expansion:
    """``{{verse translation|lang=fr|original|translation}}`` -> two block quotes, one after the other; nothing without
    text.
    """
    parts = [value for value in template.positional if value]
    attribution = template.get("attr1", "attr2", "author")
    quotes = [BlockQuote(context.blocks(f"<poem>{part}</poem>")) for part in parts[:-1]]
    last = context.inlines(attribution) if attribution else ()
    return (*quotes, BlockQuote(context.blocks(f"<poem>{parts[-1]}</poem>"), last)) if parts else ()

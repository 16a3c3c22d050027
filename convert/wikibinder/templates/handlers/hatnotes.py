"""Hatnotes (``{{main}}``, ``{{about}}``, ``{{for}}`` ...) -> a container with a sentence of see-also links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.nodes import Container, Paragraph
from wikibinder.model.translations import message
from wikibinder.templates.cldr import page_language, wiki_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

HATNOTE_TEXTS: Mapping[str, tuple[str, str]] = {
    "main": (message("Main article: {}"), message("Main articles: {}")),
    "see also": (message("See also: {}"),) * 2,
    "further": (message("Further information: {}"),) * 2,
    "details": (message("For more details, see {}."),) * 2,
    "broader": (message("For a broader coverage of this topic, see {}."),) * 2,
}
"""Kind of hatnote -> sentence with a link to one page, sentence with links to several."""

HATNOTE_TEXT_OF: Mapping[str, str] = {
    "main": "main", "main article": "main", "main articles": "main", "mainarticle": "main", "main page": "main",
    "hauptartikel": "main", "article détaillé": "main", "articles détaillés": "main", "article connexe": "main",
    "artigo principal": "main", "ap": "main", "artículo principal": "main", "основная статья": "main",
    "hoofdartikel": "main", "zie hoofdartikel": "main", "osobny artykuł": "main", "huvudartikel": "main",
    "vedi anche": "main",
    "主条目": "main", "see also": "see also", "seealso": "see also", "see": "see also", "also": "see also",
    "cat see also": "see also", "siehe auch": "see also", "voir aussi": "see also", "véase también": "see also",
    "vt": "see also", "см. также": "see also", "zie ook": "see also", "ver também": "see also", "voir": "see also",
    "further": "further", "further2": "further", "main2": "main",
    "further information": "further", "details": "details", "broader": "broader",
    "details3": "details", "main list": "main", "main category": "main", "cmain": "main", "catmain": "main",
}  # fmt: skip
"""Name of a template, case folded -> key of its sentence in HATNOTE_TEXTS."""


def hatnote(text: str, context: Context) -> Expansion:
    """Return wikitext of a sentence as a finished hatnote."""
    return (Container(("hatnote",), (Paragraph(context.inlines(text)),)),)


def link(value: str, label: str = "") -> str:
    """Return a wikitext link to the page that an argument of a hatnote names; a blank argument and one that is a link
    or call already are unchanged. ``label``: its text, by default the page's name, with ``#`` before a section printed
    as §.
    """
    text = value.strip().replace("{{!}}", "|")
    # The argument is already a link or a template.
    if not text or text.startswith("[[") or "]]" in text or "{{" in text:
        return text
    target, _, given = text.partition("|")
    target = target.strip().lstrip(":")
    page, mark, section = target.partition("#")
    shown = label or given or (f"{page} § {section}".strip() if mark else target)
    return f"[[:{target}|{shown}]]"


def links(template: Template, values: Sequence[str], context: Context, first: int = 1) -> str:
    """Return wikitext links to the pages ``values``, joined by commas and "and"; "" values are left out, but counted.
    ``template``: the call, whose ``l1=`` or ``label 1=`` is the text of link 1. ``first``: the number of the first
    link.
    """
    shown = [
        link(value, template.get(f"l{n}", f"label {n}", f"label{n}", f"titel{n}"))
        for n, value in enumerate(values, first)
        if value
    ]
    if len(shown) < 2:
        return "".join(shown)
    return wiki_words(message("{} and {}"), page_language(context)).format(", ".join(shown[:-1]), shown[-1])


def hatnote_with_links(template: Template, context: Context) -> Expansion:
    """``{{main|A|B}}`` -> Main articles: A and B; the sentence for the template's name, by default "See also: A and B".
    Without arguments a link to the page's own title.
    """
    values = [value for value in template.positional if value] or [context.page.title]
    one, several = HATNOTE_TEXTS[HATNOTE_TEXT_OF.get(template.key, "see also")]
    sentence = wiki_words(one if len(values) == 1 else several, page_language(context))
    return hatnote(sentence.format(links(template, values, context)), context)


def hatnote_text(template: Template, context: Context) -> Expansion:
    """``{{hatnote|any text}}``, ``text=`` or ``content=`` -> the text as a hatnote."""
    return hatnote(template.get("1", "text", "content"), context)


UNSPECIFIED = frozenset(("", "1", "other uses"))
"""Values in place of a use that mean all other uses."""
NO_SPACE = frozenset(("ja", "zh"))
"""Languages without spaces between sentences; in their wikis ``{{otheruses}}`` has the arguments of ``{{about}}``."""


def see_for(uses: Sequence[str], context: Context) -> str:
    """Return sentences "For USE, see PAGE.". ``uses``: uses and pages in turn.

    An empty or missing page is the disambiguation page of the current title. An empty use means "other uses", but
    nothing is printed if its page is empty too. ``and`` in place of a use adds its page to the sentence before.
    """
    language = page_language(context)
    sentences: list[str] = []
    for n in range(0, len(uses), 2):
        use, page = uses[n], uses[n + 1] if n + 1 < len(uses) else ""
        if use == "and" and sentences:
            sentences[-1] = f"{sentences[-1].removesuffix('.')} and {link(page)}."
            continue
        target = link(page or disambiguation(context.page.title, context))
        if use in UNSPECIFIED and (use or page):
            sentences.append(wiki_words(FOR_OTHER_USES, language).format(target))
        elif use:
            sentences.append(wiki_words(message("For {use}, see {page}."), language).format(use=use, page=target))
    return ("" if language in NO_SPACE else " ").join(sentences)


FOR_OTHER_USES = message("For other uses, see {}.")


def disambiguation(title: str, context: Context) -> str:
    """Return the usual title, on the wiki of the page, of the disambiguation page for a title: ``Tarn
    (disambiguation)`` for ``Tarn``.
    """
    return wiki_words(message("{} (disambiguation)"), page_language(context)).format(title)


def _of_page(context: Context) -> str:
    """Return the usual title of the disambiguation page for the current page, ``Tarn (river)`` as ``Tarn``."""
    return disambiguation(context.page.title.partition(" (")[0], context)


def about(template: Template, context: Context) -> Expansion:
    """``{{about|the river|the ship|HMS Tarn}}`` -> This article is about the river. For the ship, see HMS Tarn. Without
    uses after the first one, the second sentence is that of ``{{other uses}}``. ``section=``: "This section" in
    English.
    """
    values = list(template.positional)
    topic = values[0] if values else ""
    language = page_language(context)
    opening = wiki_words(message("This article is about {}."), language).format(topic) if topic else ""
    if template.get("section"):
        opening = opening.replace("This article", "This section", 1)
    rest = values[1:] if any(values[1:]) else ["other uses", _of_page(context)]
    space = "" if language in NO_SPACE or not opening else " "
    return hatnote(opening + space + see_for(rest, context), context)


def for_(template: Template, context: Context) -> Expansion:
    """``{{for|the ship|HMS Tarn|HMS Tern}}`` -> For the ship, see HMS Tarn and HMS Tern; by default other uses, and the
    disambiguation page. The arguments of ``{{for multi}}`` are pairs of use and page.
    """
    use, *pages = (*template.positional, "")
    if template.key in ("for multi", "for2"):
        return hatnote(see_for(list(template.positional), context), context)
    shown = links(template, [page for page in pages if page] or [_of_page(context)], context)
    return hatnote(f"For {use or 'other uses'}, see {shown}.", context)


def other_uses(template: Template, context: Context) -> Expansion:
    """``{{other uses|PAGE}}`` -> For other uses, see PAGE; ``{{other people|NAME|PAGE}}`` -> For other people named
    NAME, see PAGE; ``{{other places|PAGE}}`` -> For other places with the same name, see PAGE. PAGE is by default the
    disambiguation page, NAME the article's title up to a bracket.

    Other wikis: ``{{nota disambigua|USE|PAGE}}`` -> For USE, see PAGE; in Japanese and Chinese, several arguments are
    those of ``{{about}}``.
    """
    kind = OTHER_USES.get(template.key, "other uses")
    values = [value for value in template.positional if value]
    if "named" in kind:
        name = values[0] if values else context.page.title.partition(" (")[0]
        pages = values[1:] or [disambiguation(name, context)]
        return hatnote(f"For {kind} {name}, see {links(template, pages, context)}.", context)
    language = page_language(context)
    if len(values) > 1 and language in NO_SPACE:
        return about(template, context)
    if len(values) > 1 and template.key == "nota disambigua":
        return hatnote(see_for(values[:2], context), context)
    shown = links(template, values or [_of_page(context)], context)
    sentence = wiki_words(FOR_OTHER_USES, language) if kind == "other uses" else f"For {kind}, see {{}}."
    return hatnote(sentence.format(shown), context)


OTHER_USES: Mapping[str, str] = {
    "other uses": "other uses", "otheruses": "other uses", "other uses2": "other uses", "otheruses4": "other uses",
    "other people": "other people named", "other persons": "other people named", "otherpeople": "other people named",
    "other people2": "other people", "other people3": "other people", "other places": "other places with the same name",
    "other places3": "other places with the same name", "otherplaces": "other places with the same name",
    "other ships": "other ships with the same name", "other hurricanes": "other storms of the same name",
    "this": "other uses", "dablink-uses": "other uses", "two other uses": "other uses", "nota disambigua": "other uses",
    "otherhurricaneuses": "other storms of the same name", "disambig-for": "other uses", "other uses of": "other uses",
    "homonymie": "other uses", "voir homonymes": "other uses", "begriffsklärungshinweis": "other uses",
    "andere betekenis": "other uses", "otros usos": "other uses", "outros usos": "other uses",
    "redirect-uses": "other uses",
}  # fmt: skip
"""Name of a template, case folded -> words after "For" in its sentence; with "named", its first argument is a name."""


def redirect(template: Template, context: Context) -> Expansion:
    """``{{redirect|Tarn|the ship|HMS Tarn}}`` -> “Tarn” redirects here. For the ship, see HMS Tarn; without a use, for
    other uses the disambiguation page. ``{{redirect2}}`` has two names, ``{{redirect-multi|N|…}}`` N names; after the
    name ``{{redirect3}}`` has text.
    """
    values = list(template.positional)
    count = {"redirect2": 2, "redirect3": 1, "redirect-multi": 0}.get(template.key, 1)
    if template.key == "redirect-multi" and values and values[0].isdecimal():
        count, values = min(int(values[0][:9]), 20), values[1:]
    names = [f"“{value}”" for value in values[:count] if value]
    verb = "redirects here" if len(names) < 2 else "redirect here"
    rest = values[count:]
    if template.key == "redirect3":
        return hatnote(f"{' and '.join(names)} {verb}. {' '.join(rest)}", context)
    if not any(rest):
        rest = ["other uses", disambiguation(values[0] if values else context.page.title, context)]
    return hatnote(f"{' and '.join(names)} {verb}. {see_for(rest, context)}", context)


def distinguish(template: Template, context: Context) -> Expansion:
    """``{{distinguish|Tern|Torn}}`` -> Not to be confused with Tern or Torn; ``text=``, and the argument of
    ``{{distinguish2}}``, is text in place of the links.
    """
    if text := template.get("text") or (template.get("1") if template.key == "distinguish2" else ""):
        return hatnote(f"Not to be confused with {text.rstrip('.')}.", context)
    values = [value for value in template.positional if value]
    shown = [link(value, template.get(f"l{n}")) for n, value in enumerate(values, 1)]
    joined = shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " or " + shown[-1] if shown else ""
    return hatnote(f"Not to be confused with {joined}.", context)


def family_name(template: Template, context: Context) -> Expansion:
    """``{{Chinese name|[[Li]]}}`` -> In this Chinese name, the family name is Li; two names for
    ``{{Spanish name|A|B}}``.
    """
    kind = template.name.removesuffix("name").removesuffix("name2").strip() or "personal"
    names = [value for value in template.positional if value]
    if len(names) > 1:
        text = f"In this {kind} name, the first or paternal surname is {names[0]} and the second is {names[1]}."
    else:
        text = f"In this {kind} name, the family name is {''.join(names)}."
    return hatnote(text, context)

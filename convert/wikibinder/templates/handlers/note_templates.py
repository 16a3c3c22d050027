"""Templates of footnotes (``{{efn}}``, ``{{refn}}``, ``{{sfn}}``, ``{{r}}`` ...), of lists of footnotes, and of short
citations.

A short citation (``{{harvnb|Lee|2006|p=5}}``) links to the full one by its CITEREF id: authors and year without spaces,
as CS1 composes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.bibliography import anchor as normal
from wikibinder.model.nodes import CitationLink, Inline, Inlines, Plain
from wikibinder.templates.cldr import page_language
from wikibinder.templates.plain_nodes import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

GROUPS: Mapping[str, str] = {
    "efn": "lower-alpha", "efn-la": "lower-alpha", "efn-ua": "upper-alpha", "efn-lr": "lower-roman",
    "efn-ur": "upper-roman", "efn-lg": "lower-greek", "notelist": "lower-alpha", "notelist-la": "lower-alpha",
    "notelist-ua": "upper-alpha", "notelist-lr": "lower-roman", "notelist-ur": "upper-roman",
    "notelist-lg": "lower-greek", "notetag": "note", "notefoot": "note", "#tag:ref": "",
}  # fmt: skip
"""Name, in lower case, of a template of footnotes or of their list -> group of the footnotes."""


def _group(template: Template, context: Context) -> Plain:
    """Return the name of the group of footnotes that a call gives, otherwise that in GROUPS; "" if there is none."""
    return Plain(context.plain(template.get("group", "grp", "קבוצה")).strip("\"'") or GROUPS.get(template.key, ""))


def note(template: Template, context: Context) -> Expansion:
    """``{{efn|text|name=x}}``, ``{{refn|group=nb|text}}`` -> the mark of a footnote with that text."""
    group = _group(template, context)
    content = "".join(value for value in template.positional if value) or template.get("text", "reference", "content")
    return context.note(group, template.get("name", "שם"), content, template)


def named(template: Template, context: Context) -> Expansion:
    """``{{r|a|b|p=5}}`` -> the marks of the footnotes named a and b, with a page number as ``{{rp}}`` prints it."""
    found: list[Inline] = []
    for number, name in enumerate(template.positional, 1):
        if name:
            marks = context.note(_group(template, context), name, "", template)
            found.extend(marks if not isinstance(marks, str) else ())  # type: ignore[arg-type]  # marks are inlines
            if page := template.get(
                f"p{number}", f"pp{number}", f"page{number}", *(("p", "pp", "page") if number == 1 else ())
            ):
                found.extend(context.inlines(f"<sup>:{page}</sup>"))
    return tuple(found)


def page_mark(template: Template, _context: Context) -> Expansion:
    """``{{rp|113}}`` -> ":113" as superscript: the page cited by the footnote whose mark the article has before the
    call; "" without a page.
    """
    pages = template.get("1", "p", "page", "pp", "pages", "at", "location", "locs", "loc")
    return f"<sup>:{pages}</sup>" if pages else ""


def note_list(template: Template, context: Context) -> Expansion:
    """``{{reflist|group=nb|refs=…}}``, ``{{notelist}}`` -> the list of footnotes of a group."""
    group = _group(template, context)
    attribute = f' group="{group}"' if group else ""
    refs = template.get("refs", "liste", "réfs") or (template.get("1") if "<ref" in template.get("1") else "")
    return f"\n<references{attribute}>\n{refs}\n</references>\n" if refs else f"\n<references{attribute} />\n"


# ---------------------------------------------------------------- short citations


def _authors(names: Sequence[Plain]) -> Plain:
    if len(names) > 3:
        # As Module:Footnotes: of four or more authors only the first is printed.
        return Plain(f"{names[0]} et al.")
    return Plain(" & ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else "")


def _read(values: Sequence[Plain]) -> tuple[list[Plain], Plain]:
    """Split the positional arguments of a short citation: at most four authors, and the year, which is the last
    argument.
    """
    given = [value for value in values if value]
    return given[:-1][:4], given[-1] if given else Plain("")


def anchor(template: Template, context: Context) -> Expansion:
    """``{{sfnref|Lee|2006}}``, ``{{harvid|Lee|2006}}`` -> the CITEREF id, for the parameter ``ref=``."""
    return _anchor([context.plain(value) for value in template.positional])


def _anchor(parts: Sequence[Plain]) -> Plain:
    return Plain(normal("CITEREF" + "".join(parts)))


def _locator(template: Template, *, colon: bool = False) -> str:
    """Return the pages or other locators of a short citation with a comma before them: ``, p. 5``; with ``colon``
    ``:5``, as in 2006:5. "" if there are none.
    """
    page, pages = template.get("p", "page"), template.get("pp", "pages")
    cited = f"p.&nbsp;{page}" if page else f"pp.&nbsp;{pages}" if pages else ""
    if colon and cited:
        cited = f":{page or pages}"
    parts = [cited, template.get("loc", "at", "location")]
    joined = ", ".join(part for part in parts if part)
    return joined if not joined or joined.startswith(":") else f", {joined}"


def _short(template: Template, context: Context) -> tuple[Plain, Plain, Plain]:
    """Return CITEREF id, authors and year of a short citation; the id is "" if the citation must not be a link
    (``ref=none``).
    """
    values = [context.plain(value) for value in template.positional]
    names, year = _read(values)
    # {{harvnb|Lee}}: the only argument is a name.
    if not names and year and not year[:1].isdigit():
        names, year = [year], Plain("")
    found = Plain(normal(context.plain(template.get("ref", "Ref"))))
    target = _anchor([*names, year]) if not found or found.casefold() == "harv" else found
    return Plain("") if found.casefold() == "none" else target, _authors(names), year


def _linked(target: Plain, *words: Plain) -> Inline:
    return CitationLink(target, (text(*words),)) if target else text(*words)


_OPEN, _CLOSE, _SPACED_OPEN, _COMMA, _SPACE = map(Plain, ("(", ")", " (", ", ", " "))


def short(template: Template, context: Context) -> Expansion:
    """``{{harvnb|Lee|2006|p=5}}`` -> Lee 2006, p. 5; ``{{harv}}`` -> (Lee 2006, p. 5); ``{{harvtxt}}`` -> Lee (2006, p.
    5); ``{{harvp}}`` -> Lee (2006), p. 5; ``{{harvcol}}`` -> (Lee 2006:5).
    """
    target, authors, year = _short(template, context)
    key = template.key
    locator = _locator(template, colon="col" in key)
    # _locator returns it with or without the colon.
    mark = ":" if locator.startswith(":") else ", "
    tail: Inlines = (text(Plain(mark)), *context.inlines(locator[len(mark) :])) if locator else ()
    if key in ("harvtxt", "harvard citation text", "harvcoltxt"):
        nodes: Inlines = (_linked(target, authors), text(_SPACED_OPEN), _linked(target, year), *tail, text(_CLOSE))
    elif key in ("harvp", "harvtxtp"):
        nodes = (_linked(target, Plain(f"{authors} ({year})") if year else authors), *tail)
    elif key in ("harv", "harvard citation", "harvcol", "harvpar"):
        nodes = (text(_OPEN), _linked(target, Plain(f"{authors} {year}".strip())), *tail, text(_CLOSE))
    else:
        nodes = (_linked(target, Plain(f"{authors} {year}".strip())), *tail)
    ending = template.get("ps", "Ps", "postscript")
    return (*nodes, *(context.inlines(ending) if ending and ending != "none" else ()))


def short_note(template: Template, context: Context) -> Expansion:
    """``{{sfn|Lee|2006|p=5}}`` -> the mark of a footnote "Lee 2006, p. 5."; equal calls share one footnote."""
    kind = "harvp" if template.key == "sfnp" else "harvnb"
    arguments = "|".join(
        value if name.isdecimal() else f"{name}={value}"
        for name, value in template.params.items()
        if value.strip() and name not in ("group", "name")
    )
    end = "" if template.get("ps", "Ps", "postscript") else "."
    # Equal calls get equal names and so share one note, as in Module:Footnotes.
    name = template.get("name") or f"FOOTNOTE{arguments}"
    return context.note(_group(template, context), name, f"{{{{{kind}|{arguments}}}}}{end}", template)


def several(template: Template, context: Context) -> Expansion:
    """``{{sfnm|1a1=Lee|1y=2006|1p=5|2a1=Kim|2y=1999}}`` -> the mark of a footnote "Lee 2006, p. 5; Kim 1999."."""
    kind = "harvp" if template.key == "sfnmp" else "harvnb"
    numbers = sorted({int(match[1]) for name in template.params if (match := _NUMBERED.match(name))})
    parts = []
    for n in numbers:
        values = [template.get(f"{n}a{k}", *([f"{n}a"] if k == 1 else [])) for k in range(1, 5)]
        values.append(template.get(f"{n}y", f"{n}year"))
        options = [
            f"{key}={value}" for key in ("p", "pp", "loc", "at", "ps", "ref") if (value := template.get(f"{n}{key}"))
        ]
        if any(values):
            parts.append(f"{{{{{'|'.join([kind, *filter(None, values), *options])}}}}}")
    content = "; ".join(parts)
    ending = template.get("ps", "Ps", "postscript")
    end = "." if not ending else "" if ending == "none" else ending
    return context.note(_group(template, context), f"FOOTNOTE{content}{end}", f"{content}{end}", template)


_NUMBERED = re.compile(r"(\d{1,3})(?:a\d?|y|year)\Z")


def named_short(template: Template, context: Context) -> Expansion:
    """``{{harvs|txt|last=Lee|first=Ann|year=2006|year2=2008}}`` -> Ann Lee (2006, 2008); without ``txt``
    (Lee 2006, 2008), with ``nb`` without brackets.
    """
    manner = {value.casefold() for value in template.positional} | {
        name for name in ("txt", "nb") if template.get(name)
    }
    people = []
    for n in ("", "1", "2", "3", "4"):
        last = context.plain(template.get(f"last{n}", f"author{n}"))
        first = context.plain(template.get(f"first{n}"))
        if last:
            people.append((last, Plain(f"{first} {last}".strip())))
    years = [context.plain(year) for n in ("", "1", "2", "3", "4", "5") if (year := template.get(f"year{n}"))]
    names = [last for last, _ in people]
    linked: list[Inline] = []
    for year in years:
        linked += [text(_COMMA)] * bool(linked) + [_linked(_anchor([*names[:4], year]), year)]
    if "txt" in manner:
        return (text(_authors([full for _, full in people]), _SPACED_OPEN), *linked, text(_CLOSE))
    inner = (text(_authors(names), _SPACE), *linked, *context.inlines(_locator(template)))
    return inner if "nb" in manner else (text(_OPEN), *inner, text(_CLOSE))


def full_by_hand(template: Template, _context: Context) -> Expansion:
    """``{{wikicite|ref=CITEREFLee2006|reference=…}}`` -> the text of ``reference``, as the target of short
    citations.
    """
    name = template.get("ref") or (f"CITEREF{template.get('id')}" if template.get("id") else "")
    return f'<span id="{name}"></span>{template.get("reference", "1")}'


def contribution(template: Template, context: Context) -> Expansion:
    """``{{harvc|last=Lee|first=Ann|c=Fog|in=Kim|year=2006|pp=1–9}}`` -> Lee, Ann. "Fog". In Kim (2006), pp. 1–9: a
    chapter of a work that is cited in full elsewhere.
    """
    people = []
    for n in ("", "1", "2", "3", "4"):
        last, first = template.get(f"last{n}", f"author{n}", f"l{n}"), template.get(f"first{n}", f"f{n}")
        if last:
            people.append((last, f"{last}, {first}" if first else last))
    year = template.get("year", "y", "date")
    # Short footnotes refer to the chapter by its own authors and the year of the book.
    own = template.get("id") or _anchor(
        [*[context.plain(last) for last, _ in people], context.plain(template.get("anchor-year") or year)]
    )
    holders = "|".join(filter(None, [template.get("in", "in1"), *(template.get(f"in{n}") for n in range(2, 5)), year]))
    title, url = template.get("chapter", "c", "contribution"), template.get("url", "chapter-url")
    title = f"[{url} {title}]" if url and title else title
    options = "".join(f"|{key}={value}" for key in ("p", "pp", "loc", "at") if (value := template.get(key)))
    names = "; ".join(full for _, full in people)
    cited = ". ".join(part for part in (names, f'"{title}"' if title else "") if part)
    return f'<span id="{own}"></span>{cited}. In {{{{harvp|{holders}{options}}}}}.'


# ---------------------------------------------------------------- notes set by hand


def mark(template: Template, _context: Context) -> Expansion:
    """``{{ref|name}}``, ``{{ref label|name|1}}``, ``{{cref|1}}`` -> a mark as superscript, linked to the note written
    by hand with a template of :func:`place`.
    """
    name, label = template.get("1"), template.get("2", "noid" if template.key == "ref" else "1")
    if template.key in LABEL_FIRST:
        name, label = template.get("2") or name, name
    return f"<sup>[[#endnote_{name}|&#91;{label or name}&#93;]]</sup>"


def place(template: Template, context: Context) -> Expansion:
    """``{{note|name}}``, ``{{note label|name|1}}``, ``{{cnote|1|text}}`` -> the label and text of a note written by
    hand, to which its mark (:func:`mark`) is linked. On the French wiki ``{{note|texte|groupe=n|nom=x}}`` is a
    footnote.
    """
    if template.key == "note" and page_language(context) == "fr":
        group = Plain(context.plain(template.get("groupe", "group", "2")) or "note")
        return context.note(group, template.get("nom", "name", "3"), template.get("texte", "text", "1"), template)
    name, label, text = template.get("1"), template.get("2") or "^", ""
    if template.key == "note":
        text = template.get("3")
    elif template.key.startswith("cnote"):
        label, text = name, template.get("2")
    elif template.key in LABEL_FIRST:
        name, label = template.get("2") or name, name
    return f"<span id=\"endnote_{name}\"></span>'''{label}''' {text}".rstrip(" ") + " "


LABEL_FIRST = frozenset(("rf", "ent", "ran", "rma"))
"""Names, in lower case, of the templates of marks and notes written by hand whose first argument is the label and whose
second argument is the name.
"""

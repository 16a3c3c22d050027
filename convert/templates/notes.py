"""Notes made by templates (``{{efn}}``, ``{{refn}}``, ``{{sfn}}``, ``{{r}}`` ...), their lists, and short citations.

A short citation (``{{harvnb|Lee|2006|p=5}}``) links to the full one by its CITEREF id: the authors and the year run
together, as CS1 forms it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from convert.doctree import CitationLink, Inline, Inlines, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from convert.templates.context import Context, Expansion
    from convert.wikicode import Template

GROUPS: Mapping[str, str] = {
    "efn": "lower-alpha", "efn-la": "lower-alpha", "efn-ua": "upper-alpha", "efn-lr": "lower-roman",
    "efn-ur": "upper-roman", "efn-lg": "lower-greek", "notelist": "lower-alpha", "notelist-la": "lower-alpha",
    "notelist-ua": "upper-alpha", "notelist-lr": "lower-roman", "notelist-ur": "upper-roman",
    "notelist-lg": "lower-greek", "notetag": "note", "notefoot": "note", "#tag:ref": "",
}  # fmt: skip
"""Templates that have a group of their own."""


def note(template: Template, context: Context) -> Expansion:
    """``{{efn|text|name=x}}``, ``{{refn|group=nb|text}}``."""
    group = template.get("group") or GROUPS.get(template.key, "")
    content = "".join(value for value in template.positional if value) or template.get("text", "reference", "content")
    return context.note(group, template.get("name"), content, template)


def named(template: Template, context: Context) -> Expansion:
    """``{{r|a|b|p=5}}`` calls notes by their names; page numbers follow the mark as ``{{rp}}`` sets them."""
    found: list[Inline] = []
    for number, name in enumerate(template.positional, 1):
        if name:
            marks = context.note(template.get("group", "grp"), name, "", template)
            found.extend(marks if not isinstance(marks, str) else ())  # type: ignore[arg-type]  # marks are inlines
            if page := template.get(
                f"p{number}", f"pp{number}", f"page{number}", *(("p", "pp", "page") if number == 1 else ())
            ):
                found.extend(context.inlines(f"<sup>:{page}</sup>"))
    return tuple(found)


def page_mark(template: Template, _context: Context) -> Expansion:
    """``{{rp|113}}`` -> :113, raised, after the mark of a note."""
    pages = template.get("1", "p", "page", "pp", "pages", "at", "location", "locs", "loc")
    return f"<sup>:{pages}</sup>" if pages else ""


def note_list(template: Template, context: Context) -> Expansion:
    """``{{reflist|group=nb|refs=…}}``, ``{{notelist}}``: the place of a list."""
    group = context.plain(template.get("group")).strip("\"'") or GROUPS.get(template.key, "")
    attribute = f' group="{group}"' if group else ""
    refs = template.get("refs", "liste", "réfs") or (template.get("1") if "<ref" in template.get("1") else "")
    return f"\n<references{attribute}>\n{refs}\n</references>\n" if refs else f"\n<references{attribute} />\n"


# ---------------------------------------------------------------- short citations


def _authors(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{names[0]} et al."
    return " & ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def _read(values: Sequence[str]) -> tuple[list[str], str]:
    """Positional arguments as authors and the year, which is the last of them."""
    given = [value for value in values if value]
    return given[:-1][:4], given[-1] if given else ""


def anchor(template: Template, context: Context) -> Expansion:
    """``{{sfnref|Lee|2006}}`` and ``{{harvid|Lee|2006}}``: the id itself, as a value of ``ref=``."""
    return _anchor([context.plain(value) for value in template.positional])


def _anchor(parts: Sequence[str]) -> str:
    return "CITEREF" + "".join("".join(parts).split())


def _locator(template: Template) -> str:
    if page := template.get("p", "page"):
        return f"p.&nbsp;{page}"
    if pages := template.get("pp", "pages"):
        return f"pp.&nbsp;{pages}"
    return template.get("loc", "at")


def _short(template: Template, context: Context) -> tuple[str, str, str, str]:
    """Anchor, authors, year and locator of a short citation."""
    values = [context.plain(value) for value in template.positional]
    names, year = _read(values)
    if not names and year and not year[:1].isdigit():
        names, year = [year], ""
    found = template.get("ref", "Ref")
    target = context.plain(found) if found and found.lower() not in ("none", "harv") else _anchor([*names, year])
    return target, _authors(names), year, _locator(template)


def _linked(target: str, text: str) -> Inline:
    return CitationLink(target, (Text(text),))


def short(template: Template, context: Context) -> Expansion:
    """``{{harvnb}}`` Lee 2006, p. 5 · ``{{harv}}`` (Lee 2006, p. 5) · ``{{harvtxt}}`` Lee (2006, p. 5) ·
    ``{{harvp}}`` Lee (2006), p. 5 · ``{{harvcol}}`` (Lee 2006:5).
    """
    target, authors, year, locator = _short(template, context)
    key = template.key
    joint = ":" if "col" in key else ", "
    if "col" in key:
        locator = template.get("p", "pp", "page", "pages", "loc")
    after = context.inlines(locator) if locator else ()
    tail: Inlines = (Text(joint), *after) if after else ()
    if key in ("harvtxt", "harvard citation text", "harvcoltxt"):
        nodes: Inlines = (_linked(target, authors), Text(" ("), _linked(target, year), *tail, Text(")"))
    elif key in ("harvp", "harvtxtp"):
        nodes = (_linked(target, f"{authors} ({year})" if year else authors), *tail)
    elif key in ("harv", "harvard citation", "harvcol", "harvpar"):
        nodes = (Text("("), _linked(target, f"{authors} {year}".strip()), *tail, Text(")"))
    else:
        nodes = (_linked(target, f"{authors} {year}".strip()), *tail)
    ending = template.get("ps", "Ps")
    return (*nodes, *(context.inlines(ending) if ending and ending != "none" else ()))


def short_note(template: Template, context: Context) -> Expansion:
    """``{{sfn|Lee|2006|p=5}}``: a note that holds a short citation; equal ones share it."""
    kind = "harvp" if template.key == "sfnp" else "harvnb"
    arguments = "|".join(
        value if name.isdecimal() else f"{name}={value}" for name, value in template.params.items() if value.strip()
    )
    end = "" if template.get("ps", "postscript") else "."
    name = f"FOOTNOTE{arguments}"
    return context.note(template.get("group"), name, f"{{{{{kind}|{arguments}}}}}{end}", template)


def several(template: Template, context: Context) -> Expansion:
    """``{{sfnm|1a1=Lee|1y=2006|1p=5|2a1=Kim|2y=1999}}``: one note with several short citations."""
    parts = []
    for n in range(1, 21):
        names = [template.get(f"{n}a{k}") for k in range(1, 5)] if template.get(f"{n}a1") else [template.get(f"{n}a")]
        year = template.get(f"{n}y")
        if not any(names) and not year:
            break
        options = "".join(
            f"|{key}={template.get(f'{n}{key}')}" for key in ("p", "pp", "loc") if template.get(f"{n}{key}")
        )
        parts.append(f"{{{{harvnb|{'|'.join(name for name in (*names, year) if name)}{options}}}}}")
    content = "; ".join(parts)
    return context.note(template.get("group"), f"FOOTNOTE{content}", f"{content}.", template)


def named_short(template: Template, context: Context) -> Expansion:
    """``{{harvs|txt|last=Lee|first=Ann|year=2006}}`` -> Ann Lee (2006)."""
    template.get("1")  # txt, nb ...: the manner
    last, year = context.plain(template.get("last", "last1", "author")), context.plain(template.get("year", "year1"))
    full = " ".join(part for part in (template.get("first"), last) if part)
    target = _anchor([last, year])
    inner = (_linked(target, year),) if year else ()
    return (Text(f"{full} ("), *inner, Text(")"))


# ---------------------------------------------------------------- notes set by hand


def mark(template: Template, _context: Context) -> Expansion:
    """``{{ref|name}}`` and ``{{ref label|name|1}}``: a raised mark that leads to ``{{note}}``."""
    name = template.get("1")
    label = template.get("2", "noid" if template.key == "ref" else "1") or name
    return f"<sup>[[#endnote_{name}|&#91;{label}&#93;]]</sup>"


def place(template: Template, _context: Context) -> Expansion:
    """``{{note|name}}`` and ``{{note label|name|1}}``: the place that the mark leads to."""
    name = template.get("1")
    text = template.get("3") if template.key == "note" else ""
    return f"<span id=\"endnote_{name}\"></span>'''{template.get('2') or '^'}''' {text}".rstrip(" ") + " "

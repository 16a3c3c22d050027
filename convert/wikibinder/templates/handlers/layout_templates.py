"""Columns, lists and boxes that only arrange their content: the content in reading order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.nodes import Container
from wikibinder.templates.field_table import file_name
from wikibinder.templates.readable import is_junk, is_positional

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

_LIST_LINE = re.compile(r"(?:^|\n)[ \t]*[*#:;]")


def _items(template: Template) -> list[str]:
    return [value.strip() for name, value in template.params.items() if is_positional(name) and value.strip()]


def _html_list(tag: str, items: list[str]) -> str:
    """Return an HTML list (``tag``: ``ul`` or ``ol``) of items of wikitext, which may have several lines; HTML, because
    it is allowed at every place. "" for no items.
    """
    inner = "".join(f"<li>{item}</li>" if "\n" not in item else f"<li>\n{item}\n</li>" for item in items)
    return f"<{tag}>{inner}</{tag}>" if items else ""


def horizontal(template: Template, _context: Context) -> Expansion:
    """``{{hlist|a|b}}`` -> a · b; a wikitext list as the argument stays a list."""
    items = _items(template)
    if any(_LIST_LINE.search(item) for item in items):
        return "\n" + "\n".join(items) + "\n"
    title = template.get("title")
    return (f"{title}: " if title else "") + " · ".join(items)


def lines(template: Template, _context: Context) -> Expansion:
    """``{{ubl|a|b}}``: each value on a line of its own."""
    return "<br />".join(_items(template))


def content(template: Template, _context: Context) -> Expansion:
    """Return the text of a wrapper such as ``{{plainlist|…}}`` or ``{{columns-list|…}}``, on lines of its own, below
    its title if the call has one.
    """
    title = template.get("title", "heading")
    # Numbers and lengths are the count and width of columns.
    items = [item for item in _items(template) if not item.isdecimal() and not is_junk(item)]
    body = "\n\n".join(items) or template.get("content", "text", "list")
    return (f"'''{title}'''\n" if title else "") + f"\n{body}\n"


def bulleted(template: Template, _context: Context) -> Expansion:
    """``{{bulleted list|a|b}}`` -> a bullet list."""
    return _html_list("ul", _items(template))


def ordered(template: Template, _context: Context) -> Expansion:
    """``{{ordered list|a|b}}`` -> a numbered list."""
    return _html_list("ol", _items(template))


def collapsed(template: Template, _context: Context) -> Expansion:
    """``{{collapsible list|title=…|a|b}}``: the title in bold and the whole list, since a book has nothing to
    expand.
    """
    items = _items(template)
    title = template.get("title", "header")
    # A list in wikitext must begin on a new line.
    if len(items) == 1 and _LIST_LINE.search(items[0]):
        return (f"'''{title}'''" if title else "") + f"\n{items[0]}\n"
    return (f"'''{title}'''" if title else "") + _html_list("ul", items)


def columns(template: Template, context: Context) -> Expansion:
    """``{{columns|col1=…|col2=…}}``: the content of the columns, one after the other."""
    parts = [value for name, value in template.params.items()
             if (name.startswith("col") and name[3:].isdecimal()) or is_positional(name)]  # fmt: skip
    return (Container(("columns",), tuple(b for part in parts if part.strip() for b in context.blocks(part))),)


def side_box(template: Template, context: Context) -> Expansion:
    """Return the title and content of a template whose box the wiki shows at the side, at the place of the call; "" if
    it has no text.
    """
    parts = [template.get(name) for name in ("above", "title", "text", "content", "1", "below", "2")]
    found = dict.fromkeys(part for part in parts if part and not is_junk(part))
    return (Container(("notice",), tuple(b for part in found for b in context.blocks(part))),) if found else ""


def pictures(template: Template, context: Context) -> Expansion:
    """``{{multiple image|image1=…|caption1=…|footer=…}}``: figures one after the other, with header and footer."""
    out = []
    heading = template.get("header", "header_title", "title")
    if heading:
        out.append(f"'''{heading}'''")
    montage = (file_name(template.get(name)) for name in template.params if re.fullmatch(r"photo\d+[a-z]", name))
    out.extend(f"[[File:{picture}|thumb]]" for picture in montage if picture)
    for n in ("", *map(str, range(1, 21))):
        picture = file_name(template.get(f"image{n}"))
        if picture:
            alt = context.plain(template.get(f"alt{n}"))
            option = f"|alt={alt}" if alt and "|" not in alt else ""
            out.append(f"[[File:{picture}|thumb{option}|{template.get(f'caption{n}')}]]")
        elif caption := template.get(f"caption{n}"):
            out.append(caption)
    if footer := template.get("footer", "foot_montage", "caption" if "caption1" in template.params else "footer"):
        out.append(footer)
    return tuple(context.blocks("\n\n".join(out)))


def gallery(template: Template, context: Context) -> Expansion:
    """``{{gallery|title=…|File:A.jpg|caption|File:B.jpg|caption}}`` -> title, figures with their captions, footer."""
    out = [f"'''{template.get('title')}'''"] if template.get("title") else []
    for value in template.positional:
        if name := file_name(value):
            out.append(f"[[File:{name}|thumb]]")
        elif not value or is_junk(value):
            continue
        elif out and out[-1].endswith("|thumb]]"):
            out[-1] = f"{out[-1].removesuffix(']]')}|{value}]]"
        else:
            out.append(value)
    if footer := template.get("footer"):
        out.append(footer)
    return tuple(context.blocks("\n\n".join(out)))


def double_image(template: Template, context: Context) -> Expansion:
    """``{{double image|right|A.jpg|150|B.jpg|150|caption of A|caption of B}}`` -> two figures."""
    values = template.positional
    files = [name for value in values if (name := file_name(value))]
    # A number alone is a width.
    captions = [v for v in values[1:] if v and not v.isdecimal() and not file_name(v) and not is_junk(v)]
    texts = [f"[[File:{name}|thumb|{captions[n] if n < len(captions) else ''}]]" for n, name in enumerate(files)]
    return tuple(context.blocks("\n\n".join(texts + captions[len(files) :])))


def one_picture(template: Template, context: Context) -> Expansion:
    """``{{wide image|File.jpg|800px|caption}}``, ``{{panorama}}``, ``{{css image crop}}`` ... -> a figure."""
    name = file_name(template.get("image", "1", "file", "Image", "filename"))
    words = [value for value in template.positional[1:] if not is_junk(value)]
    caption = template.get("caption", "description", "Description") or (words[0] if words else "")
    alt = context.plain(template.get("alt"))
    option = f"|alt={alt}" if alt and "|" not in alt else ""
    inside = template.get("content", "places", "overlay", "annotations")
    picture = f"[[File:{name}|thumb{option}|{caption}]]" if name else caption
    return tuple(context.blocks(f"{picture}\n\n{inside}" if inside else picture))


def media(template: Template, context: Context) -> Expansion:
    """``{{listen|filename=…|title=…|description=…}}`` -> title and description: a book cannot play the file. "" if
    there is neither.
    """
    out = []
    for n in ("", *map(str, range(2, 21))):
        title = template.get(f"title{n}")
        about = template.get(f"description{n}")
        if title or about:
            out.append(f"* {' – '.join(part for part in (title, about) if part)}")
    if header := template.get("header"):
        out.insert(0, header)
    if not out:
        out = [f"* {value}" for value in template.positional[1:] if not is_junk(value)]
    return (Container(("media",), context.blocks("\n".join(out))),) if out else ""


def glossary_term(template: Template, _context: Context) -> Expansion:
    """``{{term|word}}`` -> the term of a definition list, in a glossary."""
    return f"\n; {template.get('2', 'content', '1', 'term')}\n"


def glossary_definition(template: Template, _context: Context) -> Expansion:
    """``{{defn|meaning}}`` -> the definition of a definition list, in a glossary."""
    values = [value for value in _items(template) if not is_junk(value)]
    return f"\n: {' '.join(values) or template.get('defn')}\n"

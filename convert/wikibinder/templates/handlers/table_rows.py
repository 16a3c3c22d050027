"""Templates that are rows of tables (successions, squads, medals, elections, weather ...) -> rows of wikitext
tables.

The result is wikitext, because an article opens, fills and closes such a table with several templates.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.nodes import Cell, Paragraph, Plain, Table
from wikibinder.templates import plain_nodes
from wikibinder.templates.field_labels import label
from wikibinder.templates.field_table import fields
from wikibinder.templates.handlers.hatnotes import hatnote_with_links
from wikibinder.templates.readable import is_junk, is_positional, is_setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template


def row(cells: Sequence[str], *, heads: int = 0) -> str:
    """Return a row of a wikitext table with these cells; the first ``heads`` of them are header cells."""
    marks = [("!" if n < heads else "|") for n in range(len(cells))]
    return "\n|-\n" + "\n".join(f"{mark} {_cell(cell)}" for mark, cell in zip(marks, cells, strict=True))


def _cell(text: str) -> str:
    """Return wikitext as the content of a table cell, on a new line if it begins with a list or a table."""
    return f"\n{text}" if text[:1] in ("*", "#", ":", ";") or text.startswith("{|") else text


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], caption: str = "") -> str:
    """Return a whole wikitext table; each of the ``rows`` has a cell for each heading. Columns that are empty in every
    row are left out.
    """
    kept = [n for n in range(len(headings)) if any(cells[n].strip() for cells in rows)]
    head = row([headings[n] for n in kept], heads=len(kept)) if any(headings[n] for n in kept) else ""
    body = "".join(row([cells[n] for n in kept]) for cells in rows)
    return '\n{| class="wikitable"' + (f"\n|+ {caption}" if caption else "") + head + body + "\n|}\n"


# ---------------------------------------------------------------- successions


def succession_start(_template: Template, _context: Context) -> Expansion:
    """``{{s-start}}`` -> the beginning of a table of predecessors and successors."""
    return '\n{| class="wikitable succession"\n'


def succession_head(template: Template, _context: Context) -> Expansion:
    """``{{s-off}}``, ``{{s-ach|rec}}`` -> a header row with the kind of office (Achievements – rec)."""
    words = {
        "s-off": "Political offices", "s-gov": "Government offices", "s-reg": "Regnal titles",
        "s-rel": "Religious titles",
        "s-ach": "Achievements", "s-aca": "Academic offices", "s-mil": "Military offices", "s-par": "Parliament",
        "s-ppo": "Party political offices", "s-dip": "Diplomatic posts", "s-leg": "Legal offices",
        "s-hon": "Honorary titles",
        "s-sports": "Sporting positions", "s-bus": "Business positions", "s-media": "Media offices",
        "s-edu": "Education",
        "s-court": "Court offices", "s-prec": "Order of precedence", "s-civ": "Civic offices",
        "s-npo": "Non-profit offices",
        "s-culture": "Cultural offices", "s-awards": "Awards", "s-royal": "Royal titles", "s-vac": "Vacant",
    }.get(template.key, "")  # fmt: skip
    more = " ".join(value for value in template.positional if value)
    title = " – ".join(part for part in (words, more) if part)
    return f'\n|-\n! colspan="3" | {title}' if title else ""


def succession_house(template: Template, _context: Context) -> Expansion:
    """``{{s-hou|House|birth|…}}`` -> a header row with the house of a noble person."""
    values = [value for value in template.positional if value]
    name = template.get("name")
    return '\n|-\n! colspan="3" | ' + ", ".join(([name] if name else []) + values)


def succession_cell(template: Template, _context: Context) -> Expansion:
    """``{{s-bef|before=…}}``, ``{{s-ttl|title=…|years=…}}``, ``{{s-aft|after=…}}`` -> one cell of a row."""
    span = template.get("rows")
    option = f'rowspan="{span}" | ' if span.isdecimal() and span != "1" else ""
    if template.key == "s-ttl":
        parts = [f"'''{template.get('title', '1')}'''", template.get("dynasty", "regent1"), template.get("years", "2"),
                 f"with {template.get('alongside', 'with')}" if template.get("alongside", "with") else ""]  # fmt: skip
        return f"\n| {option}" + "<br />".join(part for part in parts if part and part != "''''''")
    kinds = {"s-bef": ("Preceded by", "before"), "s-aft": ("Succeeded by", "after"), "s-new": ("New title", "reason"),
             "s-non": ("No successor", "reason"), "s-inc": ("Incumbent", "reason"), "s-vac": ("Vacant", "last"),
             "s-prev": ("Preceded by", "before"), "s-next": ("Succeeded by", "after")}  # fmt: skip
    words, name = kinds.get(template.key, ("", "1"))
    years = template.get("years")
    lead = "" if template.key == "s-new" and not template.params else words
    start = "\n|-" if template.key in ("s-bef", "s-new", "s-vac", "s-prev") else ""
    who = "<br />".join(part for part in (template.get(name, "1", "2"), years) if part)
    return f"{start}\n| {option}{lead}{'<br />' if who else ''}{who}"


def succession_box(template: Template, _context: Context) -> Expansion:
    """``{{succession box|title=…|before=…|after=…|years=…}}`` -> a table of one row: predecessor, office, successor."""
    name = template.get("title", "office")
    title = "<br />".join(part for part in (f"'''{name}'''", template.get("years")) if part)
    before, after = template.get("before", "preceded"), template.get("after", "succeeded")
    cells = [f"Preceded by<br />{before}", title, f"Succeeded by<br />{after}"]
    return '\n{| class="wikitable succession"' + row(cells) + "\n|}\n"


# ---------------------------------------------------------------- sport


def squad_start(_template: Template, _context: Context) -> Expansion:
    """``{{fs start}}`` -> the beginning of the table of a squad."""
    return '\n{| class="wikitable"\n! No. !! Pos. !! Nation !! Player'


def squad_player(template: Template, _context: Context) -> Expansion:
    """``{{fs player|no=1|nat=Scotland|name=…|pos=GK|other=…}}``: the row of a player."""
    name = template.get("name", "player", "first") + (f" {template.get('last')}" if template.get("last") else "")
    other = template.get("other")
    player = f"{name} ({other})" if other else name
    return row([template.get("no", "number"), template.get("pos", "position"), template.get("nat", "nation"), player])


MEDALS = {"gold": "Gold medal", "silver": "Silver medal", "bronze": "Bronze medal"}


def medal(template: Template, _context: Context) -> Expansion:
    """``{{MedalGold|[[2008]]|100 m}}``, ``{{Medal|Gold|2008|100 m}}`` -> the list item "Gold medal: 2008, 100 m"."""
    values = [value for value in template.positional if value]
    kind = template.key.removeprefix("medal").strip()
    if not kind and values:
        kind, values = values[0].lower(), values[1:]
    lead = MEDALS.get(kind.split()[0] if kind else "", kind.capitalize())
    return f"\n* {lead}: {', '.join(values)}\n"


def medal_head(template: Template, _context: Context) -> Expansion:
    """``{{MedalCountry|…}}``, ``{{MedalSport|…}}``, ``{{MedalCompetition|…}}`` -> a bold line above medals; "" without
    text.
    """
    lead = {"medalcountry": "Representing ", "medal country": "Representing "}.get(template.key, "")
    text = ", ".join(value for value in template.positional if value)
    return f"\n'''{lead}{text}'''\n" if text else ""


def medal_template(template: Template, _context: Context) -> Expansion:
    """``{{gold1}}``, ``{{silver medal}}`` -> 1st, 2nd: the rank, instead of the picture of a medal."""
    kind = re.sub(r"[0-9 ]|medal", "", template.key)
    return {"gold": "1st", "silver": "2nd", "bronze": "3rd"}.get(kind, kind)


def goal(template: Template, _context: Context) -> Expansion:
    """``{{goal|12||45|pen.}}`` -> 12', 45' (pen.): the minutes of a player's goals, each with a remark."""
    values = list(template.positional)
    shown = [
        f"{values[n]}'" + (f" ({values[n + 1]})" if n + 1 < len(values) and values[n + 1] else "")
        for n in range(0, len(values), 2)
        if values[n]
    ]
    return ", ".join(shown)


def version(template: Template, _context: Context) -> Expansion:
    """``{{Version|o|0.1}}`` -> 0.1 (old version): a software version; the state, a colour on the wiki, is printed in
    words, or as given if it is unknown.
    """
    kinds = {"o": "old version", "old": "old version", "co": "older version, still supported", "c": "current version",
             "cp": "latest preview", "p": "future version", "older": "older version, still supported",
             "current": "current version", "preview": "latest preview", "future": "future version"}  # fmt: skip
    values = template.positional
    kind = kinds.get(values[0].lower(), values[0]) if values else ""
    text = template.get("show", "2")
    return f"{text} ({kind})" if text and kind else text or kind


# ---------------------------------------------------------------- figures and lists


def bar_box(template: Template, _context: Context) -> Expansion:
    """``{{bar box|title=…|left1=…|right1=…|bars={{bar percent|…}}…}}`` -> a table with a row for each bar."""
    caption, left, right = template.get("title"), template.get("left1", "left2"), template.get("right1", "right2")
    head = f"\n! {left} !! {right}" if left or right else ""
    title = f"\n|+ {caption}" if caption else ""
    rows = template.get("bars")
    return f'\n{{| class="wikitable"{title}{head}\n{rows}\n|}}\n{template.get("caption")}'


def bar(template: Template, _context: Context) -> Expansion:
    """``{{bar percent|Faith|colour|70.2}}`` and ``{{bar pixel}}``: a row of the table of a bar box."""
    values = template.positional
    text = values[0] if values else ""
    figure = values[2] if len(values) > 2 else ""
    unit = "%" if template.key == "bar percent" and figure and not figure.endswith("%") else ""
    return row([text, template.get("4") or f"{figure}{unit}"])


def population(template: Template, context: Context) -> Expansion:
    """``{{Historical populations|1990|500|2000|700}}`` (years and populations in turn), ``{{US Census
    population|1990=500}}`` (a parameter for each year) -> a table of years and populations, with notes and sources
    below it.
    """
    values: list[str] = [context.plain(value) for value in template.positional]
    pairs = [(values[n], values[n + 1]) for n in range(0, len(values) - 1, 2)]
    pairs += [(name, value) for name, value in template.params.items() if len(name) == 4 and name.isdecimal()]
    if template.get("estimate", "estyear"):
        pairs.append((template.get("estyear"), template.get("estimate")))
    caption = template.get("title")
    foot = "".join(part for part in (template.get("footnote"), template.get("estref"), template.get("source")) if part)
    return table(("Year", "Population"), pairs, caption) + foot


def numbered(template: Template, stems: Sequence[tuple[str, str]]) -> str:
    """Return numbered parameters (``title1``, ``length1``, ``title2`` …) as a wikitext table: a column of the numbers,
    and a row for each number that has a value; "" if none has. ``stems``: for each further column, the name of its
    parameter without number, and its heading.
    """
    listed = [(str(n), *(template.get(f"{stem}{n}") for stem, _ in stems)) for n in range(1, 200)]
    rows = [row for row in listed if any(row[1:])]
    return table(("No.", *(heading for _, heading in stems)), rows, template.get("headline")) if rows else ""


def tracks(template: Template, _context: Context) -> Expansion:
    """``{{track listing|title1=…|length1=…}}`` -> a table with a row for each track, and the total length below it."""
    stems = (("title", "Title"), ("note", "Note"), ("writer", "Writer(s)"), ("lyrics", "Lyrics"), ("music", "Music"),
             ("extra", template.get("extra_column") or "Extra"), ("length", "Length"))  # fmt: skip
    total = template.get("total_length")
    return numbered(template, stems) + (f"\nTotal length: {total}\n" if total else "")


def episode(template: Template, context: Context) -> Expansion:
    """``{{Episode list|EpisodeNumber=1|Title=…|ShortSummary=…}}``, ``{{football box|date=…|team1=…|score=…}}`` -> an
    episode, match or the like as a table of parameters and values.
    """
    return fields(template, context, ("episode",))


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "year")


def weather(template: Template, _context: Context) -> Expansion:
    """``{{Weather box|Jan high C=5|…}}``: a row for each measure, a column for each month."""
    measures: dict[str, dict[str, str]] = {}
    for name, value in template.params.items():
        month, _, measure = name.partition(" ")
        if month in MONTHS and measure and value.strip() and not is_setting(measure, value):
            measures.setdefault(measure, {})[month] = value.strip()
    rows = [
        [_measure(measure), *(by_month.get(month, "") for month in MONTHS)] for measure, by_month in measures.items()
    ]
    caption = template.get("location")
    place = f"Climate data for {caption}" if caption else "Climate data"
    sources = ", ".join(template.get(name) for name in ("source 1", "source", "source 2") if template.get(name))
    return table(("", *MONTHS[:-1], "Year"), rows, place) + (f"\nSource: {sources}\n" if sources else "")


def _measure(name: str) -> str:
    words = {"C": "°C", "F": "°F", "mm": "mm", "inch": "in", "cm": "cm"}
    parts = name.split()
    unit = words.get(parts[-1], "") if parts else ""
    text = " ".join(parts[:-1] if unit else parts)
    return f"{text[:1].title()}{text[1:]}" + (f" ({unit})" if unit else "")


def election_start(template: Template, _context: Context) -> Expansion:
    """``{{Election box begin|title=…}}`` -> the beginning of a table of election results, with its header row."""
    return f'\n{{| class="wikitable"\n|+ {template.get("title")}\n! Party !! Candidate !! Votes !! % !! ±%'


def election_row(template: Template, _context: Context) -> Expansion:
    """``{{Election box candidate|party=…|candidate=…|votes=…|percentage=…|change=…}}`` and the like -> a row of the
    table that :func:`election_start` begins.
    """
    kinds = {"majority": "Majority", "turnout": "Turnout", "total": "Total", "rejected": "Rejected ballots",
             "registered electors": "Registered electors", "gain": "gain from", "hold": "hold"}  # fmt: skip
    rest = template.key.removeprefix("election box ").split(" with ")[0].split(" no ")[0]
    party = template.get("party", "winner") or kinds.get(rest, "")
    who = template.get("candidate", "loser", "reg. electors")
    if rest in ("gain", "hold"):
        party = f"{template.get('winner')} {kinds[rest]}"
    return row(
        [party, who, template.get("votes", "gained"), template.get("percentage"), template.get("change", "swing")]
    )


def table_end(_template: Template, _context: Context) -> Expansion:
    """``{{s-end}}``, ``{{fs end}}``, ``{{end}}`` -> the end of a table."""
    return "\n|}\n"


# ---------------------------------------------------------------- drawings


def clade(template: Template, _context: Context) -> Expansion:
    """``{{clade|label1=…|1=…|2={{clade|…}}}}``: a tree of species as nested lists."""
    items = []
    for n in range(1, 100):
        text, name = template.get(str(n)), template.get(f"label{n}")
        if text or name:
            sep = ": " if name and text and not text.startswith("<ul") else ""
            items.append(f"<li>{name}{sep}{text}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def tree_chart(template: Template, context: Context) -> Expansion:
    """``{{familytree| | A |-| B |A=Text|B=Text}}``: the texts of one row of a drawn tree, from left to right, without
    lines.
    """
    texts = []
    for name, value in template.params.items():
        if is_positional(name) or is_setting(name, value) or name.startswith(("box", "border")):
            continue
        if text := context.expand(value).strip():
            texts.append(re.sub(r"<br\s*/?>", ", ", text))
    return "\n* " + " · ".join(texts) + "\n" if texts else ""


def ancestors(template: Template, _context: Context) -> Expansion:
    """``{{ahnentafel|1=…|2=…}}``: a person's ancestors as a list with their numbers in the tree."""
    found = [(int(name), value) for name, value in template.params.items() if is_positional(name) and value.strip()]
    # Nine generations, the maximum of Wikipedia's template.
    items = [f"\n* {number}. {value.strip()}" for number, value in sorted(found) if number < 512]
    return "".join(items) + "\n" if items else ""


PIECES = {"k": "♔", "q": "♕", "r": "♖", "b": "♗", "n": "♘", "p": "♙"}
BLACK = {"k": "♚", "q": "♛", "r": "♜", "b": "♝", "n": "♞", "p": "♟"}


def piece(code: Plain) -> Plain:
    """Return the sign for a square of a chess diagram, given by a code: ``rd`` -> ♜, ``kl`` -> ♔, ``xx`` -> ×; an
    unknown code in lower case.
    """
    text = code.strip().lower()
    if len(text) == 2 and text[0] in PIECES and text[1] in "ld":
        return Plain(PIECES[text[0]] if text[1] == "l" else BLACK[text[0]])
    return Plain({"xx": "×", "xo": "○", "oo": "●"}.get(text, text))


def chess(template: Template, context: Context) -> Expansion:
    """``{{Chess diagram|tright|title|rd|nd|…|caption}}`` -> a table with the figurines, ranks and files."""
    values = list(template.positional)
    # The 64 squares come after the side of the page and the title.
    squares, rest = [piece(context.plain(value)) for value in values[2:66]], values[66:]
    title = values[1] if len(values) > 1 else ""
    caption = ". ".join(text for text in (title, *rest) if text and not is_junk(text))
    rows = [tuple(_square(Plain(letter), header=True) for letter in " abcdefgh")]
    for rank in range(8):
        line = squares[rank * 8 : rank * 8 + 8]
        rows.append((_square(Plain(str(8 - rank)), header=True), *map(_square, line)))
    return (Table(tuple(rows), context.inlines(caption) if caption else (), 1, ("chess",)),)


def _square(shown: Plain, *, header: bool = False) -> Cell:
    return Cell((Paragraph((plain_nodes.text(shown),)),) if shown.strip() else (), header)


def see(template: Template, context: Context) -> Expansion:
    """``{{see|Page}}`` -> See also: Page; on Wikivoyage ``{{see|name=…|content=…}}`` -> the listing of a sight."""
    return listing(template, context) if template.get("name", "content") else hatnote_with_links(template, context)


LISTED = ("phone", "tollfree", "fax", "email", "hours", "checkin", "checkout", "price")


def listing(template: Template, _context: Context) -> Expansion:
    """Wikivoyage's ``{{see|name=…|address=…|content=…}}`` -> the data of a place (a sight, a hotel ...) as one line."""
    name = template.get("name")
    url = template.get("url")
    address = f"[{url} {name}]" if url and name else name
    parts = [
        f"'''{address}'''" if address else "",
        template.get("alt"),
        template.get("address"),
        template.get("directions"),
    ]
    lead = ", ".join(part for part in parts if part)
    middle = ". ".join(f"{label(key)}: {template.get(key)}" for key in LISTED if template.get(key))
    return (
        ". ".join(part.rstrip(".") for part in (lead, middle, template.get("content", "description", "1")) if part)
        + "."
    )

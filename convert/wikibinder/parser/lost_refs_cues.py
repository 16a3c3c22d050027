"""Signs by which a footnote is found in a text that has lost its ``<ref>`` tags: tables of regular expressions.

The expressions match in paragraphs in which every template and every ``<ref>`` element is masked: its first character
is replaced by :data:`BEGIN`, each of the others by the character of its kind (:data:`CITE` ...).
"""

from __future__ import annotations

import re

CITE, SHORT, TAIL, NOTE, UNKNOWN, OTHER, REMARK, LANGUAGE = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007"
"""Kinds of masked elements: a full citation; a short one (``{{harvnb}}``); an addition to a citation (``{{ISBN}}``,
``{{dead link}}``); a ``<ref>`` element; a template with parameters that is no part of a sentence; any other
template; a remark of editors about a note, or the pages that its citation lacks (``{{rp}}``), after the note; the
language of a source (``{{fr icon}}``), before or after its title.
"""
BEGIN = "\ue00f"
"""First character of each masked element."""
MASKS = re.compile("[\ue000-\ue00f]")
"""Matches one character of a masked element."""
_LANGUAGE = f"{BEGIN}{LANGUAGE}+"
CITED = rf"(?:{_LANGUAGE}\s?)?{BEGIN}[{CITE}{SHORT}]+"
"""Expression for a masked citation, with its language before it, if any."""

SHORT_NAMES = re.compile(r"(?:harv(?!c\s*$)|citeharv|harvard citation)", re.IGNORECASE)
"""Matches the beginning of the name of a template for short citations."""
NAMES = {
    TAIL: frozenset((
        "isbn", "isbnt", "issn", "oclc", "doi", "pmid", "pmc", "jstor", "asin", "arxiv", "bibcode", "hdl", "lccn",
        "webarchive", "wayback", "dead link", "deadlink", "dead-link", "subscription required", "subscription",
        "cbignore", "registration required", "proquest", "inconsistent citations",
    )),
    REMARK: frozenset((
        "rp", "page needed", "verify source", "unreliable source?", "better source", "self-published inline", "full",
        "full citation needed", "failed verification", "not in citation given",
    )),
    UNKNOWN: frozenset(("lsj", "goldbookref", "oetymd", "oed", "dnb")),
    LANGUAGE: frozenset(("pdflink",)),
}  # fmt: skip
"""Kind of masked element -> names of its templates, case folded. ``pdflink`` counts as a language, as it precedes a
title in the same way.
"""
QUOTATIONS = frozenset(
    ("quote", "quotation", "blockquote", "cquote", "quote box", "bq", "qq", "rquote", "centered pull quote")
)
"""Names, case folded, of the templates that print a quotation, whose text may contain notes."""


def _words(text: str) -> str:
    """Return a regular expression for any of the words in ``text``, which are separated by spaces; ``_`` is a space
    inside a word.
    """
    return "|".join(text.replace(".", r"\.").split()).replace("_", " ")


_CAPITAL = "[A-ZÀ-ÞΑ-Ω]"
_NAME = r"[A-ZÀ-Þ][\w’'-]*"
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Autumn|Fall|Winter)\.?"
)
YEAR = r"(?:1[4-9]|20)\d\d[a-e]?"
"""Expression for a year from 1400 to 2099, optionally with a letter (2005a)."""
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:\d{{1,2}}[–-])?{_DAY}(?: of)? {MONTH},? {YEAR}|{MONTH} (?:{_DAY},? )?{YEAR}"
    rf"|{YEAR}[-–]\d\d?[-–]\d\d?|\d\d?[./]\d\d?[./]{YEAR})"
)
_NUMBER = r"[\divxlc]+(?:\s?[–—-]\s?[\divxlc]+)?"
_NUMBERS = rf"{_NUMBER}(?:(?:,|,? and| &)\s?{_NUMBER})*"
_CLOSED = r"[.)\]\"”’]*$"
_SEEN = r"(?:[Rr]etrieved|(?:[Ll]ast )?[Aa]ccess(?:ed)?|[Vv]iewed|[Aa]rchived)(?: on)?:? ?"
ADDRESS = r"https?://[^\s\[\]<>|{}\"\ue000-\ue00f]+[^\s\[\]<>|{}\".,;:!?\ue000-\ue00f]"

# ---------------------------------------------------------------- where a note begins

_OPENS = rf"[\[(“\"'‘]{{0,2}}(?![KQRBN]?[a-h]?x?[a-h]\d)(?:{_CAPITAL}|(?:1[5-9]|20)\d\d\b(?!\.\d)|(?<=[“\"])\d)"
"""Expression for the beginning of a note: a capital or a year, optionally after a quotation mark or bracket."""
NEXT_ADDRESS = re.compile(rf"(?P<address>{ADDRESS})")
"""Matches, where a note ends, a web address (group ``address``) that is the next note."""
_SMALL = (
    r"(?:(?:cf|ibid|op\. cit|e\.g|i\.e|pp?\.|(?:see|also|in)(?=\s))\b"
    r"|(?:van|von|de|du|al|ibn|da|di|le|la)[ -](?=[A-Z]))"
)
"""Expression for words in lower case that begin a note."""

_BEGINNINGS = (
    ("cited", "", CITED),
    ("address", r"[^\s(\[“\"'/=|>{}&?#%:-] [\w.,][\"”’]", ADDRESS),
    ("unknown", rf"[^\s(\[“\"‘—–/{UNKNOWN}{OTHER}-]", f"{BEGIN}{UNKNOWN}+"),
    # plain text: the language of its source; after a stop without a space; after a quotation mark and a stop; a comma;
    # a bracket; a name, a word, a number or a template; an acronym; words like "see"; after a note; after another
    # template
    ("language", rf"[^\s(\[“\"‘—–/{UNKNOWN}{OTHER}-]", f"(?={_LANGUAGE})"),
    (
        "stop",
        r"[^\W_A-Z][.!?…] [%°)\]”\"’'»][.!?…] [A-Z][A-Z][.!?] \.\. \s\."
        rf" {OTHER}[.!?]",
        rf"(?=(?!(?i:jpe?g|png|gif|svg|ogg)\b){_OPENS}|{_SMALL})",
    ),
    ("quoted", r"[.!?,…][”\"’»)]", rf"(?={_OPENS}|{_SMALL}|[“\"][a-zà-þ])"),
    ("comma", rf"\w[,;:] [)”\"’»{OTHER}][,;:]", rf"(?=[“\"]?[A-ZÀ-Þ](?!\w*=)|{_SMALL})"),
    (
        "bracket",
        rf"[\w.][)\]”\"] [”\"]\s[)\]] [)\]{OTHER}][)\]]",
        rf"(?=[“\"]?{_CAPITAL}(?:[a-zà-þ]|\s)|[A-Z]\. |cf\b)",
    ),
    ("name", r"[a-zà-þ]{6}", rf"(?={_CAPITAL}[a-zà-þ]+ (?:[A-Z]\. ?)*{_CAPITAL}[a-zà-þ]+)"),
    (
        "word",
        rf"[a-zà-þ]{{3}} \d\d -[\dX] {OTHER}",
        rf"(?={_CAPITAL}[a-zà-þ’']+\b|[A-Z]{{3,}}\b|(?:[A-Z]\. ?)+[A-Z][a-zà-þ]+|cf\.? )",
    ),
    ("capitals", "[A-Z][A-Z]", r"(?=[A-Z][a-zà-þ]{3,}\b)"),
    (
        "after",
        rf"[{CITE}{SHORT}{TAIL}{NOTE}{REMARK}] [{CITE}{SHORT}{TAIL}{NOTE}{REMARK}][.,;]",
        rf"(?=[“\"]?{_CAPITAL}|{_SMALL})",
    ),
)
"""Name of a kind of beginning; expressions for the text before it, separated by spaces, each of a fixed length;
expression for the beginning itself.
"""


def _beginning(name: str, before: str, beginning: str) -> str:
    behind = "|".join(f"(?<={part})" for part in before.split(" ") if part)
    return f"(?:{behind})(?P<{name}>{beginning})" if behind else f"(?P<{name}>{beginning})"


STARTS = re.compile("|".join(_beginning(*cue) for cue in _BEGINNINGS))
"""Matches where a footnote may begin. Its only group that matches is the kind of beginning (see _BEGINNINGS)."""

_TITLES = _words(
    "St Mr Mrs Ms Dr Ph Jr Sr No Nos v vs cf p pp vol ed eds etc Prof Rev Gen Capt Lt Col Inc Co Ltd Mt Ft"
)
NO_START = re.compile(
    # an initial, an abbreviation, an ordinal; but no unit
    rf"(?:^|[\s(\[.“\"'])(?:[A-Z]|(?<!\d\s)[a-z]|{_TITLES}|al|ca|c|approx|fl|LL)\.$"
    r"|(?:www|https?|ftp)\S*\.$|[\w-]+[/@]\S*\.$"  # an address
    # the beginning of a name with a capital within, or all of it
    r"|\b[^\W\d_a-zà-þ][a-zà-þ]{,2}$|[a-zà-þ][^\W\d_a-zà-þ][a-zà-þ]+$|\b[a-z]{1,3}$"
    r"|[A-Z]\.\d\.$|:[a-z-]{2,12}:$"  # letters of one word; a link to another wiki
    r"|\b(?:File|Image|Category|Media|Help|Wikipedia|Talk|User):$"
)
"""Matches the end of a text after which no note begins, although no space separates it from the text that follows."""
GLUED_NAMES = re.compile(r"\b([^\W\d_a-zà-þ][a-zà-þ]+)([^\W\d_a-zà-þ][\w’'-]*)")
"""Matches two words that begin with capitals and have nothing between them. Groups: the words."""

IN_SENTENCE = re.compile(
    r"(?:\b(?:"
    + _words("titled entitled called named see also in by from of and or with to is was are were the a an on at as via")
    + "|"
    + _words("for than include includes included including published his her their its book books paper article novel")
    + "|"
    + _words("e.g. cf. example example, work works under after recommends that per citing reads says said states wrote")
    + r")|[:–—(])\s*$",
    re.IGNORECASE,
)
"""Matches the end of a text after which a citation is part of the sentence."""
OPENED = re.compile(r"[(\[“‘=|]$|(?:^|\s)[\"']$")
"""Matches an opening bracket or quotation mark at the end of a text, so that a citation after it is inside it."""
STOPPED = re.compile(r"[.!?][”\"’)]*\s+$")
"""Matches the stop of a sentence, and white space, at the end of a text."""
GOES_ON = re.compile(r"\s?[–:-]\s")
"""Matches a dash or colon after an address, with which the text of the note continues."""
SMALL = re.compile(r"\s+[a-zà-þ]")
"""Matches white space and a letter in lower case, with which a sentence continues."""

# ---------------------------------------------------------------- where a note ends

BREAK = re.compile(
    rf"\s+|(?:(?<=[^\W_A-Z][.!?])|(?<=[)”\"][.!?])|(?<=[.!?…][”\"])|(?<=[A-Z]{{2}}\.)|(?<=\w[)\]])|(?<=[)\]][)\]])"
    rf"|(?<=[a-zà-þ]{{3}})|(?<=[A-Z]{{2}})|(?<=\d\d)|(?<=[\s-]\d)|(?<={TAIL})|(?<={TAIL}[.,;]))"
    rf"(?=[“\"]?{_CAPITAL}[\w.’'])"
)
"""To be used with ``match`` at an offset: matches if a plain-text note may end there."""
GLUED = re.compile(
    rf"(?<=[^\s{LANGUAGE}]){BEGIN}[{CITE}{SHORT}{NOTE}{UNKNOWN}{REMARK}{LANGUAGE}]+|(?<=[\w.)]){ADDRESS}|\n"
)
"""Matches where a note ends at the latest: the certain beginning of the next note, or a line end."""

ENDS = tuple(
    re.compile(expression)
    for expression in (
        rf"{_SEEN}{_DATE}{_CLOSED}",
        rf"{_DATE}{_CLOSED}",
        rf"IS[BS]N:?\s?[\dXx–-]{{8,17}}{_CLOSED}",
        rf"[{TAIL}{REMARK}]{_CLOSED}",
        rf"{ADDRESS}{_CLOSED}",
        rf"\b(?:pp?|pgs?|pages?|Seite|S|[Cc]ol)\.?\s{{0,2}}{_NUMBERS}(?: ?ff?\.?)?{_CLOSED}",
        rf"(?:\d|\)):\s?{_NUMBERS}(?: ?ff?\.?|n)?{_CLOSED}",
        r"\b[Ii]bid\.?$|\bop\. cit\.?$",
        rf"\b{YEAR}, \d+{_CLOSED}",
    )
)  # fmt: skip
"""Each matches the end of a text that may be a finished note: a date, a page, an ISBN, an address."""

MAY_END = tuple(
    re.compile(expression)
    for expression in (
        rf"[(\[, ]{YEAR}(?:[–-]\d{{2,4}})?{_CLOSED}",
        rf"\d+[–-]\d+{_CLOSED}|[IVXLC\d], \d+{_CLOSED}",
        rf"(?:§§?|\b(?:{_words('[Ss]ections? [Cc]hapters? [Cc]h [Vv]ol [Vv]olume [Bb]ook [Ll]ines? [Aa]rticle')}"
            rf"|{_words('[Nn]o [Nn]ote [Pp]art lib loc')}))\.? ?[\dIVXLCivxlc.:–-]+{_CLOSED}",
        rf"\d\.\d+(?:\.\d+)*{_CLOSED}",
        rf"\d[.,\d–-]*\d{_CLOSED}",
        rf"(?:\b{_NAME} (?:(?:of|the|and|in|for|to|on) )*){{2,}}{_NAME}$",
        r"[^\W\d_]{2,}[.!?][”\"’)\]]*$|[”\"’)][.!?]$",
        rf"{OTHER}{_CLOSED}",
        r"\w\.(?:com|org|net|gov|edu|uk)$",
        rf"[”\"’)\]]$|\b{_NAME}$",
    )
)  # fmt: skip
"""Each matches a less certain end of a note, at the end of a text: a year, a number, a name, a stop."""

UNFINISHED = tuple(
    re.compile(expression)
    for expression in (
        r"[,;:(\[“&–—/-]$",
        rf"\b(?i:{_words('the an? of in and or by for to at on from with see de la le der die das und von du')}"
            rf"|{_words('des et cf citing is was are as its his her their')})$",
        rf"(?:(?:^|[\s.(“\"'])[A-Z]|\b(?:{_TITLES}"
            rf"|{_words('trans [Cc]h [Ss]ec al Univ Dept J Trans ca? Ave [Vv]ols? U.S')}))\.$",
        r"(?:^|\s)[a-zà-þ][\w’'-]*$",
        rf"\b(?<!ed )(?i:in|on|since|by|from|until|after|before|during|between) (?:{_DATE}|{YEAR}),?$",
    )
)  # fmt: skip
"""Each matches the end of a text that is an incomplete note, as after "of" or a comma."""

ONLY_NAMES = re.compile(rf"[^\d]{{2,90}}(?:\([^()]*{YEAR}\)[.,:]?|[^,\d] {YEAR}\.)")
"""To be used with ``fullmatch``: matches text without digits that ends with a year (in brackets, or with a full stop):
perhaps names, and only the beginning of a note that continues with a title.
"""

_CONTINUES = _words(
    r"pp?\. pg\.? pages?_ ISBN ISSN [Dd][Oo][Ii][:_] [Rr]etrieved [Aa]ccessed [Aa]rchived [Vv]ols?\b [Nn]os?\. "
    r"[Ee]ds?\b [Ee]dn [Ee]dition [Tt]rans\b [Tt]ranslated [Ss]ee_also [Cc]hapters?_[\dIVX] [Ss]ections?_\d [Rr]eprint "
    r"Press\b Books\b in_[A-Z:] of_ by_[A-Z] Ltd Publish & – — § cf\. op\. ibid et_al"
).replace(r"\\.", r"\.")
_OPENERS = _words(
    "The A An In On At He She It They We This These Those That There However Although Though While When After Before "
    "During Since For From By As Some Many Most Other Others Another Both Despite Because If One Two Three His Her Its "
    "Their Then Today Later Also According Under With Until Following More Further Additionally Moreover Thus Such All "
    "Among Several Nevertheless Not To Due Around Over Once Here Instead Finally Meanwhile Similarly"
)
_VERBS = (
    _words(
        "is was were are had has have did does would could will may might can also then later began became made took"
    )
    + "|"
    + _words("said wrote went won gave used found came led left held grew ran saw")
    + "|[a-z]{3,}ed"
)
_RELATIVE = r"(?:who|which|whose|where|an?|the)\b"
FOLLOWS = tuple(
    re.compile(expression)
    for expression in (
        rf"\s*(?:{_CONTINUES}|University (?:of [A-Z]\w+ )?Press|[|)\]])",
        rf"\s*(?:[(\[](?=[A-Z\d])|{_DATE}|\d|{BEGIN}[{TAIL}{REMARK}]|http)",
        rf"\s+(?!(?:{_OPENERS})\b|\w+ly,)(?:[A-Z]\.(?:\s|[A-Z]\.)|{_NAME}(?:,(?! {_RELATIVE})|:| (?:&|[A-Z]\.)))",
        r"\s*[“\"'‘]",
        rf"(?=\S)(?:{_CAPITAL}|[“\"])",
        rf"\s+(?:(?!(?:The|An?)\b)(?:{_OPENERS})\b,?(?: [\w&’'-]+,?){{0,3}}? [a-zà-þ]"
            rf"|(?:The|An?)(?: {_NAME}){{0,2}} (?!{_words('of and for in to de')} )[a-zà-þ]|[A-Z]\w+ly,? [a-z])",
        rf"\s+{_NAME}(?: {_NAME})?, {_RELATIVE}",
        r"\s\s+\S",
        rf"\s+{_NAME}(?:\s{_NAME})?(?:,[^,.]{{3,40}},)?\s(?:{_VERBS})\s",
        rf"\s+{_NAME}(?:,?\s[a-zà-þ’'-]+){{2}}",
    )
)  # fmt: skip
"""To be used with ``match``: each matches one kind of text after a possible end of a note: a continuation of the note,
or the beginning of a sentence.
"""

# ---------------------------------------------------------------- what a note holds

PLAIN_SIGNS = re.compile(
    rf"\bpp?\.\s?\d|IS[BS]N|https?://|www\.|[Rr]etrieved|[Aa]ccessed|\b[Ii]bid|op\. cit|\bcf\b|§|\w:\d+|{_DATE}"
    rf"|\b(?:[Cc]hapters?|[Ss]ections?|[Bb]ook|[Ll]ines?|[Vv]ol\.?|[Vv]olume|[Aa]rticles?) [\dIVXLC]+\b"
    rf"|{BEGIN}[{TAIL}{CITE}{SHORT}]"
)
"""Matches signs that plain text names a source."""
WEAK_SIGNS = re.compile(
    rf"\b{YEAR}\b|\b[Ss]ee\b|\d[–-]\d|[“\"].+[”\"]|\.(?:com|org|net|edu|gov|co\.uk)\b|[A-Z]\. [A-Z]|\b\d+\.\d+\b"
    r"|\b(?:"
    + _words("Press University Journal Review Times News Vol vol Ed ed eds trans Dictionary Encyclop\\w+ Magazine")
    + "|"
    + _words("Archives? Institute Association Department Library Museum [Cc]hapter [Ss]ection Report Office [Ww]ebsite")
    + r")\b"
)
"""Matches weaker signs that a text may name a source."""
SENTENCE = re.compile(
    r"\b(?:"
    + _words("is was were are has had have he she they it which who did would been being became their his her")
    + r")\b"
)
"""Matches words that are frequent in sentences and rare in the titles and names of a source."""

# ---------------------------------------------------------------- what belongs to a citation

_PLACES = _words("pp? pg pages? [Cc]h [Cc]hapters? chap [Vv]ol fn n [Nn]ote [Ss]ection sect paras? fol §")
TAIL_OF_NOTE = re.compile(
    "|".join((
        rf"\s{{,2}}{BEGIN}{TAIL}+|\s{BEGIN}[{REMARK}{LANGUAGE}]+|\s{ADDRESS}",
        # a place in the work, a day
        rf"[,.;:]?\s*\(?\b(?:{_PLACES})\.?\s?{_NUMBERS}\)?",
        rf"[,.;]?\s*\(?{_SEEN}{_DATE}\)?",
        rf"[,;]?\s*(?:[Pp]t|[Pp]art|[Bb]k|[Bb]ook)\.? [IVXLC\d]+\b(?:, pp?\.\s?{_NUMBERS})?|,? passim\b",
        r"\s\d+[–-]\d+(?=[.\s]|$)",
        # a quotation from the source
        rf":\s[“\"][^“”\"\n]{{5,600}}[”\"]\.?|\s\([“\"][^“”\"\n]{{5,600}}[”\"]\.?\)|:\s?{BEGIN}{OTHER}+",
        rf"[,.]\s[^.\n\ue000-\ue00f]{{1,60}}[,.]\s{_SEEN}{_DATE}",
        r"\s\((?:[Ss]ubscription required|PDF|pdf|[Rr]egistration required|in [A-Z][a-z]+|[Aa]rchived?|[Rr]eview)\)",
        # further citations
        rf"[;,]\s*(?:and |also |cf\. |[Ss]ee also |[Ss]ee )?{CITED}",
        rf"\s{BEGIN}{CITE}+",
        rf"(?:\.|\sand)\s+{BEGIN}{SHORT}+(?!{SHORT}|\s[a-z])",
        rf"[.,;]?\s+(?:[A-Z]?[a-z]+\s){{0,5}}(?i:{_words('see see_also in by from at citing as also and')})[:,]?"
        rf"(?: for example,| e\.g\.)?\s+{CITED}(?=\s*$|[.;,]|\s+[A-Z])",
    ))
)  # fmt: skip
"""To be used with ``match`` where a citation, or text matched before, ends: matches further text of its footnote."""

"""Editors' remarks: those in a line are shown as the wiki shows them ([citation needed]); boxes, protection marks,
navigation and data for machines are dropped and counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.templates.cldr import page_language
from wikibinder.templates.data.doubt_remarks import DOUBTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

ENGLISH: Mapping[str, str] = {
    "citation needed": "citation needed", "cn": "citation needed", "fact": "citation needed", "cb": "citation needed",
    "citation-needed": "citation needed", "facts": "citation needed", "needcitation": "citation needed",
    "cite needed": "citation needed", "source?": "citation needed", "reference necessary": "citation needed",
    "citation required": "citation needed", "medcn": "medical citation needed", "cnf": "citation needed",
    "dead link": "dead link", "deadlink": "dead link", "broken link": "dead link",
    "dl": "dead link", "404": "dead link", "collegamento interrotto": "collegamento interrotto",
    "toter link": "toter Link", "lien brisé": "lien brisé", "enlace roto": "enlace roto", "リンク切れ": "リンク切れ",
    "ligação inativa": "ligação inativa", "недоступная ссылка": "недоступная ссылка",
    "clarify": "clarification needed", "clarification needed": "clarification needed",
    "explain": "further explanation needed", "what": "clarification needed", "huh": "clarification needed",
    "clarifyme": "clarification needed", "elucidate": "clarification needed",
    "further explanation needed": "further explanation needed", "incomprehensible inline": "incomprehensible",
    "who": "who?", "who?": "who?", "whom": "who?", "by whom": "by whom?", "by whom?": "by whom?",
    "according to whom": "according to whom?", "when": "when?", "when?": "when?", "where": "where?",
    "which": "which?", "which?": "which?", "why": "why?", "why?": "why?", "how": "how?", "specify": "specify",
    "vague": "vague", "quantify": "quantify", "how often": "how often?", "example needed": "example needed",
    "dubious": "dubious – discuss", "disputed inline": "disputed – discuss", "disputable": "dubious – discuss",
    "or": "original research?", "original research inline": "original research?",
    "original research?": "original research?", "synthesis inline": "improper synthesis?",
    "syn": "improper synthesis?", "page needed": "page needed", "page number": "page needed",
    "pageneeded": "page needed", "page numbers needed": "page needed", "verify source": "verification needed",
    "vs": "verification needed", "verification needed": "verification needed", "vn": "verification needed",
    "failed verification": "not in citation given", "not in source": "not in citation given",
    "nic": "not in citation given", "full": "full citation needed", "full citation needed": "full citation needed",
    "better source": "better source needed", "better source needed": "better source needed",
    "unreliable source?": "unreliable source?", "unreliable source": "unreliable source?",
    "rs?": "unreliable source?", "rs": "unreliable source?",
    "unreliable medical source": "unreliable medical source?", "self-published inline": "self-published source",
    "self-published source": "self-published source", "primary source-inline": "non-primary source needed",
    "non-primary source needed": "non-primary source needed", "primary source inline": "non-primary source needed",
    "third-party source needed": "third-party source needed", "peacock inline": "peacock term",
    "peacock term": "peacock term", "weasel inline": "weasel words", "weasel-inline": "weasel words",
    "weasel word": "weasel words", "pov-statement": "neutrality is disputed", "pov inline": "neutrality is disputed",
    "lopsided": "unbalanced opinion?", "undue weight inline": "undue weight? – discuss",
    "update inline": "needs update", "update after inline": "needs update", "out of date inline": "needs update",
    "update-inline": "needs update", "speculation inline": "speculation?", "time needed": "time needed",
    "year needed": "year needed", "date missing": "date missing", "volume needed": "volume & issue needed",
    "isbn missing": "ISBN missing", "author missing": "author missing", "title missing": "title missing",
    "publisher missing": "publisher missing", "pronunciation-needed": "pronunciation?",
    "pronunciation needed": "pronunciation?", "needs ipa": "pronunciation?", "ambiguous": "ambiguous",
    "buzz": "buzzword", "jargon-statement": "jargon", "jargon inline": "jargon", "contradict-inline": "contradictory",
    "contradict inline": "contradictory", "disambiguation needed": "disambiguation needed",
    "dn": "disambiguation needed", "request quotation": "need quotation to verify",
    "request quote": "need quotation to verify", "rq": "need quotation to verify",
    "quote needed": "need quotation to verify", "attribution needed": "attribution needed",
    "chronology citation needed": "chronology citation needed", "opinion": "opinion",
    "cleanup inline": "clarification needed", "permanent dead link": "permanent dead link",
    "qualify evidence": "qualify evidence", "colloquial": "colloquialism?", "copyvio link": "copyright violation?",
    "fix": "needs attention", "tone inline": "tone", "relevance inline": "relevant?",
    "importance inline": "importance?", "citation not found": "citation not found",
    "additional citation needed": "additional citation(s) needed",
    "more citations needed inline": "additional citation(s) needed", "circular reference": "circular reference",
    "obsolete source": "obsolete source", "inconsistent": "inconsistent", "spelling?": "spelling?",
    "typo help inline": "check spelling", "lead missing inline": "", "subscription required": "subscription required",
    "subscription": "subscription required", "registration required": "registration required",
    "subscription or uk public library membership required": "subscription or UK public library membership required",
    "language needed": "language needed", "season needed": "season needed",
}  # fmt: skip
"""Remarks in a line -> what stands in their brackets."""

FOREIGN: Mapping[str, str] = {name: text for names, text in DOUBTS.items() for name in names.split("|")}
"""The same on the wikis of other languages; their first value is the passage that is doubted."""
TAGS: Mapping[str, str] = {**ENGLISH, **FOREIGN}

SPANS: Mapping[str, str] = {
    "citation needed span": "citation needed", "fact span": "citation needed", "cn-span": "citation needed",
    "cns": "citation needed", "clarify span": "clarification needed", "dubious span": "dubious – discuss",
    "disputed span": "dubious – discuss",
    "better source span": "better source needed", "reference necessary span": "citation needed",
    "original research span": "original research?", "clarify-span": "clarification needed",
    "by whom span": "by whom?", "weasel-span": "weasel words",
}  # fmt: skip
"""Remarks on a passage that is given as first argument."""


def _mark(text: str) -> str:
    return f"<sup>&#91;''{text}''&#93;</sup>"


NEEDED: Mapping[str, str] = {
    "ar": "بحاجة لمصدر", "ca": "cal citació", "cs": "zdroj?", "da": "kilde mangler", "de": "Beleg fehlt",
    "el": "εκκρεμεί παραπομπή", "es": "cita requerida", "fa": "نیازمند منبع", "fi": "lähde?", "fr": "réf. nécessaire",
    "he": "דרוש מקור", "hu": "forrás?", "id": "butuh rujukan", "it": "senza fonte", "ja": "要出典", "ko": "출처 필요",
    "nl": "bron?", "no": "trenger referanse", "pl": "potrzebny przypis", "pt": "carece de fontes",
    "ro": "necesită citare", "ru": "источник не указан", "sv": "källa behövs", "tr": "kaynak belirtilmeli",
    "uk": "джерело?", "vi": "cần dẫn nguồn", "zh": "來源請求",
}  # fmt: skip
"""What the wikis of other languages say for "citation needed"."""


def tag(template: Template, context: Context) -> Expansion:
    """``{{citation needed|date=May 2014}}`` -> [citation needed], raised; a reason is reported, and not shown."""
    text = TAGS[template.key]
    if text == "citation needed":
        text = NEEDED.get(page_language(context), text)
    passage = template.get("text")
    if template.key in FOREIGN and not template.key.startswith(DATED) and not _DAY.fullmatch(template.get("1")):
        passage = passage or template.get("1")
    return passage + _mark(text)


DATED = ("нет ",)
"""Beginnings of names whose values are the parts of a date."""
_DAY = re.compile(r"[0-9\s./年月日-]*")
"""When an editor wrote a remark."""


def remark(template: Template, _context: Context) -> Expansion:
    """``{{bare URL inline|date=June 2021}}`` -> [bare URL]: remarks whose names tell what they show."""
    return _mark(template.name.removesuffix(" inline"))


def span(template: Template, _context: Context) -> Expansion:
    """``{{citation needed span|the passage}}``: the passage with its remark."""
    return template.get("text", "1") + _mark(SPANS[template.key])


REMARKS = """
refimprove|more citations needed|unreferenced|unreferenced section|no footnotes|more footnotes|one source
citations missing|primary sources|blp sources|blp unsourced|blp unreferenced|blp refimprove|blp unsourced section
refimprove section|onesource|cleanup|cleanup-rewrite|cleanup section|copy edit|copyedit|tone|pov|npov|pov-section
neutrality|unbalanced|advert|peacock|weasel|original research|original research section|synthesis|essay-like|essay
notability|context|confusing|orphan|dead end|wikify|globalize|globalize/usa|globalize/us|globalize/eng|update
update section|outdated|out of date|expand|expand section|expand list|expand article|expand further
missing information|incomplete|incomplete list|dynamic list|lead too short|lead missing|lead too long|lead rewrite
intro missing|inappropriate tone|very long|plot|overly detailed|in-universe|fansite|fanpov|fiction|trivia
in popular culture|section rewrite|sections|disputed|disputed-section|totally disputed|accuracy|contradict
contradict-other|factual accuracy|hoax|over-quotation|technical|too technical|jargon|prose|cleanup-prose
cleanup-list|cleanup-laundry|example farm|linkfarm|link rot|linkrot|bare urls|cleanup-link rot|multiple issues
articleissues|article issues|mi|issues|merge to|merge from|merge-to|mergeto|mergefrom|merge section|split section
splitsection|move portions|under construction|recent death|current event|afd|prod|proposed deletion
proposed deletion/dated|dated prod|speedy deletion|article for deletion/dated|rfd|cfd|tfd|db|coi|autobiography
third-party|third-party sources|self-published|religious text primary|unreliable sources|medref|check category
uncategorized|uncategorised|improve categories|cat improve|refexample|citation style|inconsistent citations
inline citations|no inline|cleanup-biography|cleanup-tense|grammar|like resume|likeresume|cv|resume-like
news release|recentism|quotefarm|too few opinions|undue weight|undue|unclear|vague section|debate|manual|howto
how-to|nofootnotes|morefootnotes|ref improve|unverified|tooshort|toomuchdetail|ambox|tmbox|mbox
needs additional citations|refimproveblp|clarify section|story|criticism section|condense|summarize|repetition
copypaste|copyvio|translation|rough translation|notenglish|expand language|ibid|cleanup bare urls|update-section
underlinked|overlinked|unreviewed|new unreviewed article|copied|fact or opinion|buzzword|cherry picked
cleanup reorganize|self-reference|importance section|importance|off-topic|off topic|too many photos
too many images|more images|abbreviations|which calendar|historical information needed|unreferenced small
cleanup-gm|correct title|technical restrictions|wrongtitle|bots|nobots|cbignore|fontes
referencias|refnec|desactualizado|wikificar|ampliar|traducción|quelle|belege|lückenhaft|überarbeiten|nur liste
citazioni mancanti|cita le fonti|organizzare|controllare|aggiornare|sezione vuota|controlcopy|ébauche|à sourcer
à wikifier|sources à lier|désaccord de neutralité|独自研究|出典の明記|検証不足|観点|正確性|加筆依頼|節スタブ
節stub|参照方法|一次資料|複数の問題|言葉を濁さない|中立的な観点|ページ番号|特筆性|noncommercial|references needed
importance-section|ref-improve
"""
"""Boxes in which editors tell each other what an article lacks."""

STATUS = """
update after|update by|updated|extent|claimedby
use dmy dates|use mdy dates|use ymd dates|use british english|use american english|use indian english
use australian english|use canadian english|use irish english|use hiberno-english|use south african english
use new zealand english|use pakistani english|use oxford spelling|use british (oxford) english
use list-defined references|use harvard referencing|use shortened footnotes|engvarb|engvar|eng var b
american english|british english|dmy|mdy|italic title infobox|no italic title
displaytitle|short description|shortdescription|short desc|good article|featured article|featured list
featured portal|link fa|link ga|link fl|link v|link vdq|link aq|link adq|link ba|link ab|vrij toegang|lesenswert
exzellent|informativ|article de qualité|bon article|artículo bueno|artículo destacado|ad|ab|vedette|vdq
избранная статья|хорошая статья|秀逸な記事|良質な記事|destacado|artigo bom|artigo destacado|featured
spoken wikipedia|spoken wikipedia-3|spoken article entry|pp|pp-move|pp-protected|pp-semi|pp-vandalism|pp-dispute
pp-template|pp-blp|pp-pc1|pp-pc|protected|sprotected|semi-protected|sprot|protect|pp-extended|pp-sock|pp-30-500
very stable|featured topic|good topic|coord missing|coordinates missing|infobox requested|image requested|reqphoto
photo requested|reqmap|needs image|image needed|map needed|no photo|authority control|normdaten
controllo di autorità|autorité|bases|control de autoridades|taxonbar|wikidata|bnf|thesaurus bncf|persondata
personendaten|lifetime|metadata|defaultsort|default sort|good article nominee|wikipedia books|wikipedia-books
book bar|books-inline|wikipedia book|library resources box|library resources about|librivox|clear category
shortcut|policy shortcut|categorytoc|category toc|toc|toc right|toc left|tocleft|tocright|toclimit|toc limit
compact toc|compacttoc|horizontal toc|toc hidden|notoc|forcetoc|alphanumeric toc|toc top|toc001|notocnum
hidden toc|commons and category|extent|spoilers|endspoiler|spoiler|esoteric|hidden comment|void|hide in print
only in print|nomobile|skip to toc and bottom|skip to talk|r from other capitalisation|r from alternative language
r from abbreviation|interlang|interwiki|redirect category shell|this is a redirect|disambiguation|disambig|dab
hndis|geodis|surname|given name|numberdis|disamb|letter-number combination disambiguation|mil-unit-dis
school disambiguation|ship index|set index article|sia|mountain index|plant common name|shipindex|dbl link
begriffsklärung|disambigua|desambiguación|desambiguação|曖昧さ回避|aimai|人名の曖昧さ回避|地名の曖昧さ回避
要曖昧さ回避|neerlandes|dp|неоднозначность|rozwiązanie|disambiguazione|dubbelzinnig|förgrening|gensidig|flertydig
täsmennyssivu|多义|消歧义|消歧義|동음이의|pokémon-template|autopatrolled|top icon|ga icon|fa icon|title icon
interprogetto|sister project links|sisterlinks|sister links|sister project|sisterproject|sister|projets
interproyecto|wikimedia|родственные проекты|schwesterprojekte|commons|commonscat|commons category|commons cat
commons&cat|commons-cat|commonscat show2|commons category multi|wiktionary|wikisource|wikiquote|wikibooks|wikinews
wikispecies|wikiversity|wikivoyage|wikidata entity link|wikisourcelang|wikisource portal|wikisource author
commonsgallery|wikibookspar|wikiquote-cat|wiktionarycat|wikiversity-bc|wikinewscat|1911 talk|cc-notice|portal
portale|portails|portal bar|portalbar|portail|portalinline|portal inline|ポータル|portal-inline|subject bar
wikiportal|портал|wikiprojekt|portali|navbox|navboxes|navbox with collapsible groups|navigation|navigationsleiste
navbox musical artist|sidebar|sidebar with collapsible lists|navbar|navbar-header|campaignbox|succession navbox
us census navbox|ahead|bottom|asbox|stub
section stub|entwurf|geobox2-footer|portal frameless|military navigation|football squad|football squad2|end navbox
start navbox|cref list|editnotice|talk header|protection|user sandbox|page numbers improve|nihongo title
country data|attached kml|kml|graph:pageviews|highrep|blp|wikiproject|sandbox|coor title missing|featured sound
external media needed|sound needed|medical|disclaimer|medical disclaimer|nowrap begin|nowrap end|nowrap-begin
nowrap-end|nbhyph|nowraplinks|hyphen-allow|templatestyles|align-begin|脚注ヘルプ|デフォルトソート|good ol|pufc
ffdc|puic|deletable image-caption|deletable image|infobox-start|geogroup|geogrouptemplate|gpx|googlemap|maplink
mapframe|osm poi|article history|wdib|pagelist|namedplaces|campaign|parser functions|documentation|tfm
template shortcut|high-risk|nadabeigts rakstīņs|decennio|nazba|comuniamminprec|divisione amministrativa|アフリカ
アジア|ヨーロッパ|アメリカ|oif|oic|oecd|イギリス連邦|オセアニア|asean|g8|g20|nato|opec|apec|united states topics
naviblock|bloco de navegação|noteta|noteta-lite
united states political divisions|elena paparizou|antique duo|global warming|branchesofchemistry|philosophy topics
"""
"""What tells the wiki or its machines something: status, protection, variety of language, navigation, sister
projects."""

LAYOUT = """
clear|clearleft|clearright|clear left|clear right|clr|-|br clear|brclear|breakafterimages|stack|stack begin
stack end|refbegin|refend|refbegin2|ref-begin|ref-end|stackbegin|stackend|div col|div col end|div col start|divcol
colbegin|colend|col div|column|end div col|div col-break|div end|divend|col div end|col-begin|col-end|col-start
col-break|col-1|col-2|col-3|col-4|col-5|col-float|col-float-break|col-float-end|colbegin2|colbreak|top|mid|bottom
multicol|multicol-break|multicol-end|multicol-section|mcs|mce|columns-start|columns-end|columns start|columns end
column-end|column break|columns-break|end columns|endflatlist|flatlist-end|end plainlist|endplainlist
plainlist end|plainlistend|flatlist end|end unbulleted list|endhlist|hlist end|fs mid|fs break|fb start|medaltop
medalbottom|medal top|medal bottom|medalbox|medaltableend|center end|endcenter|center begin|align end|alignend
left-end|prettytable|prettytable100|tablestyle|hidden begin|hidden end|hidden archive bottom|hidden archive top
hiddenend|hiddenbegin|cob|coe|collapse top|collapse bottom|collapse begin|collapse end|cot|cob2|hab|hat|bq-end
blockquote end|endquote|outdent2|out-dent|scroll gallery end|familytree/start|familytree/end|chart/start|chart/end
tree chart/start|tree chart/end|tree list|tree list/end|tree list/start|glossary|glossary end|endglossary
glossary begin|pre end|noprint|noprint end|end|spanning|widescreen|clade gallery|image label end
annotated image end|float begin|float end|floatbegin|end float|lang-end|rtl-para-end|poem-end|quote end|transclude
bundleend|chart bottom|algorithm-end|начало цитаты
sticky header|static row numbers|row hover highlight|sort under|mw-datatable|table alignment|lookfrom|intitle
page end|party shading key
"""
"""Openings and ends of columns, floats and folds: the text between them stays."""


def names(text: str) -> frozenset[str]:
    """The names in one of the lists above."""
    return frozenset(name for line in text.strip().splitlines() for name in line.split("|"))

"""Rules of templates on wikis of one language, where a name has another meaning than in English.

A name is looked up in the rules of the user and of plugins, then here under the language of the page's own wiki
(own_wiki.py), then in the registry for all wikis. Add a row if a wiki's template has a name that other wikis use for
something else, or no English counterpart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.templates.drop_reasons import ARRANGEMENT, REMARK, STUB, WIKI
from wikibinder.templates.handlers import (
    chemical_formulas,
    date_templates,
    flags,
    note_templates,
    number_templates,
    quotations,
)
from wikibinder.templates.handlers import wiki_templates as own
from wikibinder.templates.handlers.citation_templates import cite
from wikibinder.templates.handlers.language_templates import ruby
from wikibinder.templates.rules import Drop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.rules import Rule

AS_IT_IS = "{{{1}}}"
EXPLAINED = "{{abbr|{{{1}}}|{{{2|}}}}}"
ANCHOR = '<span id="{{{1}}}"></span>'
NAME = "{{#if:{{{1|}}}|&nbsp;{{{1}}}}}"
"""Pattern for the first argument, if it is given, after a no-break space: the name after a title."""

BEFORE = "{{{1|}}}{{#if:{{{1|}}}|&nbsp;}}"
"""Pattern for the first argument, if it is given, before a no-break space: the year before an era."""

ROWS: Mapping[str, Mapping[str, Rule]] = {
    "fr": {
        "date|date-|date sport|date de début|date de fin": own.date_in_words,
        "date de naissance|naissance|date de naissance-|naissance-": own.born_in_words,
        "date de décès|décès|date de décès-|mort": own.died_in_words,
        "|".join(own.CENTURIES): own.century,
        "heure|durée": own.hours,
        "unité|unite|unité/2|nombre|nb|tmp|température|unité2": own.quantity,
        "citation|cit|guil|guillemets|\"|« »|citation-": "«&nbsp;{{{1|{{{texte|}}}}}}&nbsp;»",
        "citation étrangère|citation en langue étrangère":
            "«&nbsp;''{{{2|{{{texte|{{{1|}}}}}}}}}''&nbsp;»{{#if:{{{3|}}}|&#32;(«&nbsp;{{{3}}}&nbsp;»)}}{{{!1}}}{{{!langue}}}",
        "citation bloc|début citation bloc": quotations.quotation,
        "lang|langue": own.lang_texte,
        "numéro|n°|nº|numéro-": f"n<sup>o</sup>{NAME}",
        "numéros|nos|n°s": f"n<sup>os</sup>{NAME}",
        "p.|page": "p.&nbsp;{{{1}}}", "pp.|pages": "p.&nbsp;{{{1}}}", "vol.": "vol.&nbsp;{{{1}}}",
        "t.|tome": "t.&nbsp;{{{1}}}", "chap.": "chap.&nbsp;{{{1}}}", "col.": "col.&nbsp;{{{1}}}",
        "coll.": "coll.&nbsp;{{{1}}}", "fol.": "fol.&nbsp;{{{1}}}", "ill.": "ill.&nbsp;{{{1}}}",
        "mme": f"M<sup>me</sup>{NAME}", "mmes": f"M<sup>mes</sup>{NAME}", "mlle": f"M<sup>lle</sup>{NAME}",
        "mlles": f"M<sup>lles</sup>{NAME}", "mgr": f"M<sup>gr</sup>{NAME}", "me": f"M<sup>e</sup>{NAME}",
        "dr": f"D<sup>r</sup>{NAME}", "pr": f"P<sup>r</sup>{NAME}", "m.": f"M.{NAME}", "mm.": f"MM.{NAME}",
        "st": f"S<sup>t</sup>{NAME}", "ste": f"S<sup>te</sup>{NAME}", "cie": "C<sup>ie</sup>", "ier": "I<sup>er</sup>",
        "ire": "I<sup>re</sup>", "e": "<sup>e</sup>", "er": "<sup>er</sup>", "re": "<sup>re</sup>",
        "ème": "<sup>e</sup>", "o": "<sup>o</sup>", "exp": "<sup>{{{1}}}</sup>", "ind": "<sub>{{{1}}}</sub>",
        "x10": "×10<sup>{{{1}}}</sup>", "°c": "°C", "incise": "–&nbsp;{{{1}}}&nbsp;–", "incise-": "–&nbsp;{{{1}}}",
        "romain|rom|souligner|graphie|petit|pc|noitalique": AS_IT_IS,
        "abréviation|abr|abréviation discrète|abrd|abrd discrète": EXPLAINED,
        "langue avec nom": "{{{2}}}&nbsp;: {{{3}}}{{{!1}}}",
        "infra": "(voir ''infra'')", "supra": "(voir ''supra'')", "circa|vers": "vers&nbsp;{{{1}}}",
        ",": "<sup>,</sup>",
        "ancre": ANCHOR,
        "lien": own.lien,
        "note": own.note_of_text,
        "refnec|référence nécessaire|citation nécessaire":
            "{{{1|}}}<sup>&#91;''réf. nécessaire''&#93;</sup>{{{!2}}}{{{!date}}}",
        "refsou|référence souhaitée":
            "{{{1|}}}<sup>&#91;''réf. souhaitée''&#93;</sup>{{{!2}}}{{{!date}}}",
        "s mini|mini siècle|s-mini": "{{{1}}}<sup>{{{2|e}}}</sup>",
        "rom-maj|nombre en romain": "{{uc:{{{1}}}}}{{{!2}}}",
        "langues|langue2": "({{{1}}})",
        "av jc|avjc": f"{BEFORE}av.&nbsp;J.-C.", "ap jc|apjc": f"{BEFORE}apr.&nbsp;J.-C.",
        "harvsp": note_templates.short, "fchim": chemical_formulas.chem,
        "cf.|cf": f"cf.{NAME}", "op. cit.": "op. cit.", "ibid.|ibidem": "ibid.", "id.|idem": "id.", "et al.": "et al.",
        "lire en ligne": "[{{{lien|{{{1}}}}}} lire en ligne]",
        "début citation|fin citation|fin citation bloc": ARRANGEMENT,
        "lien brisé": cite,
    },
    "de": {
        "datum|datumzelle|dts": own.date_in_words,
        "|".join(f"{code}s" for code in ("en", "fr", "es", "it", "la", "el", "grc", "ru", "pl", "ja", "ar", "he", "cs",
                                         "da", "sv", "no", "nl", "pt", "tr", "uk", "zh", "ko", "fa", "hu", "ro")):
            own.language_before,
        "fn": "<sup>{{{1}}})</sup>", "fnz": "<sup>{{{1}}})</sup> {{{2}}}", "s.": "S.&nbsp;{{{1}}}",
        "\"": "„{{{1|{{{Text|}}}}}}“{{#if:{{{2|{{{Autor|}}}}}}|&nbsp;– {{{2|{{{Autor|}}}}}}}}"
            "{{#if:{{{3|{{{Quelle|}}}}}}|&nbsp;– {{{3|{{{Quelle|}}}}}}}}{{{!lang}}}",
        "sortkey": "{{{2|}}}{{{!1}}}", "alter": date_templates.time_ago,
        "§": "{{{text|§&nbsp;{{{1}}}}}}{{{!2}}}{{{!3}}}",
        "art.|artikel": "{{{text|Art.&nbsp;{{{1}}}}}}{{{!2}}}{{{!3}}}",
        "bruch": number_templates.frac,
        "formatzahl|formatnum": own.quantity,
        "hochgestellt": "<sup>{{{1}}}</sup>", "tiefgestellt": "<sub>{{{1}}}</sub>",
        "j|ja": "Ja", "n|nein": "Nein",
        "b|bibel": "{{{1}}}&nbsp;{{{2}}}{{#if:{{{3|}}}|,{{{3}}}}}{{#if:{{{4|}}}|&nbsp;{{{4}}}}}",
        "höhe": own.height,
        "anker": ANCHOR,
        "taste|polytonisch|nowrap": AS_IT_IS,
        "weiterleitungshinweis":
            "{{hatnote|„{{{1}}}“ ist eine Weiterleitung auf diesen Artikel. Weitere Bedeutungen sind unter "
            "[[{{{2|{{{1}}} (Begriffsklärung)}}}]] aufgeführt.}}",
    },
    "es": {
        "fecha de nacimiento|nacimiento|fecha de nacimiento y edad": own.born_in_words,
        "fallecimiento|fecha de fallecimiento|fecha de defunción": own.died_in_words,
        "fecha|fecha de inicio|fecha de fin|fecha de inicio y edad": own.date_in_words,
        "unidad|número|num": own.quantity,
        "siglo|siglo2": "siglo&nbsp;{{{1}}}{{#if:{{{2|}}}|&nbsp;{{{2}}}}}{{{!3}}}{{{!4}}}",
        "esd|versalita|sin salto|small": AS_IT_IS,
        "ac": "{{{1|}}}{{#if:{{{1|}}}|&nbsp;}}a.&nbsp;C.", "dc": "{{{1|}}}{{#if:{{{1|}}}|&nbsp;}}d.&nbsp;C.",
        "a. c.|a.c.": f"{BEFORE}a.&nbsp;C.", "d. c.|d.c.": f"{BEFORE}d.&nbsp;C.", "%": "%",
        "superíndice": "<sup>{{{1}}}</sup>",
        "subíndice": "<sub>{{{1}}}</sub>", "nf|bd": WIKI, "edad": date_templates.time_ago,
        "ancla": ANCHOR,
        "bandera2": flags.flag,
        "harvnp|harvsp|sfn": own.short_note,
        "abr|abreviatura|definición": EXPLAINED,
    },
    "it": {
        "m": own.measure,
        "s": STUB,
        "p|c|f|w|t|o|a|e|nn|u|d|r|l|ce|organizzare": REMARK,
        "ta|nowrap": AS_IT_IS,
        "data": own.date_in_words,
        "data nascita": own.born_in_words,
        "ancora": ANCHOR,
        "cn|citazione necessaria|senza fonte": "{{{1|}}}<sup>&#91;''senza fonte''&#93;</sup>{{{!2}}}",
        "chiarire": "{{{1|}}}<sup>&#91;''non chiaro''&#93;</sup>{{{!2}}}",
        "naz": "{{flag|{{{2}}}}}{{{!1}}}{{{!3}}}",
    },
    "pt": {
        "dni|nascimento|data de nascimento|data de nascimento e idade": own.born_in_words,
        "morte|data de morte|falecimento|data de morte e idade": own.died_in_words,
        "dtlink|dtext|data|data de início": own.date_in_words,
        "fmtn|fmtnum|unidade|número": own.quantity,
        "séc|século": "século&nbsp;{{{1}}}",
        "ac|a.c.": "{{{1|}}}{{#if:{{{1|}}}|&nbsp;}}a.C.{{{!2}}}",
        "dc|d.c.": "{{{1|}}}{{#if:{{{1|}}}|&nbsp;}}d.C.{{{!2}}}",
        "pbpe": "{{{1}}} (português brasileiro) ou {{{2}}} (português europeu)",
        "pepb": "{{{1}}} (português europeu) ou {{{2}}} (português brasileiro)",
        "link": "[{{{2}}} {{{3|{{{2}}}}}}]{{#if:{{{4|}}}| {{{4}}}}}{{{!1}}}",
        "âncora": ANCHOR,
    },
    "ru": {
        "s|nobr|неразрывный": AS_IT_IS,
        "comment|подсказка|коммент|комментарий|аббр": EXPLAINED,
        "num|число": own.quantity,
        "флагификация": flags.flag,
        "sfn": own.short_note,
        "iw|нп|нп1|нп2|нп3|нп5|не переведено|не переведено 5|не переведено 3":
            "[[:{{{3|en}}}:{{{4|{{{1}}}}}}|{{{2|{{{1}}}}}}]]",
        "нет аи 2": "{{{1}}}<sup>&#91;''источник не указан''&#93;</sup>{{{!2}}}{{{!3}}}{{{!4}}}",
        "oldstyledate|старый стиль": own.old_style_date,
        "ударение|словоударение": "\N{COMBINING ACUTE ACCENT}",
        "руб": "{{{1|}}}&nbsp;₽", "рубль": "₽",
        "дата": own.date_in_words,
        "др|дата рождения|датарождения": own.born_in_words,
        "якорь|anchor": ANCHOR,
        "переход": Drop("a mark that leads back to the text"),
    },
    "uk": {
        "s|nobr": AS_IT_IS, "comment|підказка": EXPLAINED,
        "sfn": own.short_note,
        "прапорифікація": flags.flag,
        "num|число": own.quantity,
        "якір|anchor": ANCHOR,
    },
    "pl": {
        "s": "s.&nbsp;{{{1}}}",
        "indeks górny|index górny": "<sup>{{{1}}}</sup>",
        "indeks dolny|index dolny": "<sub>{{{1}}}</sub>",
        "państwo": flags.flag,
        "odn|sfn": own.short_note,
    },
    "nl": {"aut|small": AS_IT_IS},
    "ja": {
        "読み仮名|読み仮名 ruby不使用|読み仮名ruby不使用|ふりがな|yomigana": "{{{1}}}（{{{2}}}）",
        "ルビ": ruby,
        "by": AS_IT_IS,
        "年齢": date_templates.age,
        "和暦": own.japanese_year,
        "生年月日と年齢|死亡年月日と没年齢|没年齢|生年月日": own.japanese_life,
        "補助漢字フォント|jis2004フォント|jis90フォント|cp932フォント|機種依存文字|拡張漢字|旧字体": AS_IT_IS,
    },
    "zh": {
        "bd": own.chinese_life,
        "僻字": "{{{1}}}{{{!2}}}",
        "tsl": "[[:{{{1}}}:{{{2}}}|{{{3|{{{2}}}}}}]]",
        "link-en|le": "[[:en:{{{2|{{{1}}}}}}|{{{3|{{{1}}}}}}]]", "link-ja": "[[:ja:{{{2|{{{1}}}}}}|{{{3|{{{1}}}}}}]]",
        "link-de": "[[:de:{{{2|{{{1}}}}}}|{{{3|{{{1}}}}}}]]", "link-fr": "[[:fr:{{{2|{{{1}}}}}}|{{{3|{{{1}}}}}}]]",
        "noteta|noteta-lite": WIKI,
    },
}  # fmt: skip


def _by_name(rows: Mapping[str, Rule]) -> Mapping[str, Rule]:
    return {name: rule for group, rule in rows.items() for name in group.split("|")}


WIKIS: Mapping[str, Mapping[str, Rule]] = {language: _by_name(rows) for language, rows in ROWS.items()}
"""Code of a wiki's language -> case-folded name of a template -> its rule on that wiki."""
DIFFERENT = frozenset(name for rules in WIKIS.values() for name in rules)
"""The case-folded names that have a different rule on some wiki."""
NOTES = (own.short_note, own.note_of_text)
"""The rules in ROWS that make footnotes."""

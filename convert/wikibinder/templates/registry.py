"""The rules of templates by name: a text pattern, a handler, or the reason to drop the template.

Names with one rule are in one string, with ``|`` between them. If several tables have a name, the last one in
``_by_name`` wins. Rules for names that share only their beginning or end are in :mod:`wikibinder.templates.families`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.templates import field_table
from wikibinder.templates.drop_reasons import ARRANGEMENT, REMARK, WIKI
from wikibinder.templates.functions import display_title
from wikibinder.templates.handlers import (
    characters,
    chemical_formulas,
    conversion,
    coordinates,
    date_templates,
    flags,
    hatnotes,
    ipa,
    language_templates,
    layout_templates,
    link_templates,
    maintenance,
    money,
    musical_signs,
    note_templates,
    number_templates,
    quotations,
    scientific_numbers,
    table_cells,
    table_rows,
    time_intervals,
    track_gauges,
)
from wikibinder.templates.handlers.maintenance import LAYOUT, REMARKS, STATUS
from wikibinder.templates.patterns import PATTERNS
from wikibinder.templates.unknown import keep

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Handler
    from wikibinder.templates.rules import Rule


HANDLERS: Mapping[str, Handler] = {
    # numbers, quantities and money
    "convert|conv|converter|unit conversion|convert/2|convert/3|convert/4|convert/old": conversion.conversion,
    "cvt": conversion.cvt,
    "height": conversion.height,
    "km to mi|mi to km|ft to m|m to ft|c to f|f to c|lb to kg|kg to lb|ha to acre|acre to ha|in to mm|mm to in|"
    "in to cm|cm to in|km2 to mi2|mi2 to km2|sqmi to km2|km2 to sqmi|sqft to m2|m2 to sqft|mph to km/h|km/h to mph|"
    "nmi to km|yd to m|m to yd|oz to g|g to oz": conversion.from_name,
    "track gauge|railgauge|gauge|rail gauge|tg": track_gauges.track_gauge,
    "convinfobox|convinfobox/sec2|convinfobox/2": conversion.infobox_conversion,
    "val|value": scientific_numbers.val,
    "e|esp|e-sp|10^|x10^|e notation|scientific notation": scientific_numbers.power_of_ten,
    "gaps": scientific_numbers.gaps_template,
    "±|plusminus|plus or minus|+-": scientific_numbers.plus_minus,
    "rnd|round|decimals": number_templates.rounded_to,
    "sigfig|significant figures|sigfigs": number_templates.significant_figures,
    "frac|fraction|fracn": number_templates.frac,
    "sfrac|sfracn|stack fraction|dfrac": number_templates.sfrac,
    "nts|ntsc|number sort|formatnumber sort": number_templates.nts,
    "number|num|commas|formatted number|comma separated": number_templates.number_sign,
    "ordinal|ord": number_templates.ordinal,
    "roman|to roman|roman numeral": number_templates.roman,
    "currency|cur": money.currency,
    "us$|usd|gbp|€|eur|inr|aud|cad|nzd|cny|krw|jpy|php|ils|nis|rub|us dollar|a$|nt$|hk$|s$|zar|brl|pkr|chf|rmb|"
    "dkk|nok|sek": money.money,
    "inrconvert|usdconvert|eurconvert|cnyconvert|to usd|to usd round|to inr|format price conversion":
        money.money_conversion,
    "inflation": money.inflation,
    "inflation-year|inflation/year|inflation year": money.inflation_year,
    "chem|chem/link": chemical_formulas.chem,
    "chem2": chemical_formulas.chem2,
    "nuclide|simplenuclide|nuclide2|isotope": chemical_formulas.nuclide,
    "music|music symbol": musical_signs.music,
    "unichar|unicode char": characters.unicode_character,
    # dates
    "birth date|birth-date|birthdate|dob|death date|death-date|deathdate|start date|start-date|end date|end-date|"
    "sd|ed|date of birth|birth year|death year|launch date|release date|date de naissance|"
    "geboren": date_templates.plain_date,
    "birth date and age|birth-date and age|bda|birthdateandage|birth date and age2|dob and age|age and date|"
    "birth year and age|birth month and age": date_templates.date_and_age,
    "death date and age|death-date and age|dda|deathdateandage": date_templates.death_and_age,
    "death year and age": date_templates.death_year_and_age,
    "birth based on age as of date|birth based on age at death": date_templates.based_on_age,
    "start date and age|start date and years ago|start-date and age|"
    "release date and age": date_templates.date_and_years_ago,
    "age|age in years|ageyears|age nts|age for infant": date_templates.age,
    "age in days|age in days nts|days|day count|days between|number of days": date_templates.age_in_days,
    "time ago|years ago|years or months ago|months ago|days ago|"
    "age as of date|age in months|days since|years since|time since": date_templates.time_ago,
    "age in years and days|ayd|age in years and days nts|age in years, months and days|"
    "age in years, months, weeks and days|years and days": date_templates.age_in_years_and_days,
    "time interval": time_intervals.time_interval,
    "duration|durée|dauer": date_templates.duration,
    "as of|asof|as of?": date_templates.as_of,
    "dts|date table sorting|dtsa|date sort|dts2": date_templates.sortable_date,
    "date|datefmt|format date|fd|iso date": date_templates.formatted_date,
    "film date|filmdate|television date": date_templates.film_dates,
    "circa|c.|ca.|circa2|ca": date_templates.circa,
    "floruit|fl.|fl": date_templates.floruit,
    "reign|r.": date_templates.reign,
    "born|b.|died|d.": date_templates.born,
    "oldstyledate|oldstyledatedy|old style date": date_templates.old_style,
    "oldstyledateny": date_templates.old_style_no_year,
    "marriage|married": date_templates.marriage,
    # languages
    "lang|lang2|foreign|script2": language_templates.lang,
    "langx": language_templates.langx,
    "lang-rus|lang-ru2": language_templates.lang_russian,
    "transl|transliteration|translit|xlit": language_templates.transl,
    "|".join(sorted(language_templates.SCRIPTS.keys() - {"unicode", "my", "sp"})): language_templates.script,
    "language icon|lingue|languageicon|in lang|link language|lang icon|icon": language_templates.language_icon,
    "nihongo|nihongo krt|nihongo foot|japanese": language_templates.nihongo,
    "nihongo3": language_templates.nihongo3,
    "zh|zh-full|lang-zh|zh-cp|zh-tspw|zh-stp|zh-cpw|zh-tsp|zh-ts|zh-st|zh-c|zh-t|zh-s|zh-p|zh-tp|zh-sp|zh-tscmj":
        language_templates.zh,
    "korean|lang-ko-full|ko-hhrm|ko-hhrm3|ko-hrm|infobox korean inline": language_templates.korean,
    "vie|vi-nom": language_templates.vietnamese,
    "cjkv|cjk": language_templates.cjkv,
    "linktext|linktext2": language_templates.linktext,
    "ruby|ruby-ja|ruby-zh-p|furigana|rubytext|ruby text": language_templates.ruby,
    "native name|native phrase|nativename": language_templates.native_name,
    "native name list": language_templates.native_names,
    "gloss|single quotes": language_templates.gloss,
    "lit|literal translation|literally|lit.": language_templates.literally,
    "interlinear|fs interlinear|interlinear gloss": language_templates.interlinear,
    # pronunciations
    "ipa|api|ipa2|pronipa|ipatext|ipa symbol": ipa.ipa,
    "ipalink|ipa link|ipablink|ipaslink|ipabrac": ipa.ipa_link,
    "ipac-en|ipa-en-diaphonemic|ipa-c-en": ipa.ipac_en,
    "respell|pronunciation respelling": ipa.respell,
    "audio|audio-nohelp|audio-ipa|audio2|audio-ipa-nohelp|ouvir|ascolta|ecouter": ipa.audio,
    "pronunciation": ipa.pronunciation,
    # hatnotes
    "|".join(name for name in hatnotes.HATNOTE_TEXT_OF if name != "see"): hatnotes.hatnote_with_links,
    "see": table_rows.see,
    "hatnote|dablink|rellink|selfref|hatnote inline|self-reference tool|self reference|small hatnote":
        hatnotes.hatnote_text,
    "about|about-distinguish2|about2|about3|about-distinguish|this article": hatnotes.about,
    "for|for multi|for2|for3": hatnotes.for_,
    "|".join(hatnotes.OTHER_USES): hatnotes.other_uses,
    "redirect|redirect2|redirect3|redirect-multi|redirects here|redir|redirect-several|omdirigering":
        hatnotes.redirect,
    "distinguish|distinguish2|not to be confused with|confuse|redirect-distinguish|misspelling|confused":
        hatnotes.distinguish,
    "chinese name|korean name|japanese name|vietnamese name|hungarian name|spanish name|portuguese name|"
    "family name hatnote|icelandic name|eastern slavic name|indian name|malay name|western name order|"
    "burmese name|thai name|surname hatnote|turkish name|arabic name|basque name|catalan name|"
    "family name explanation|patronymic name": hatnotes.family_name,
    # quotations
    "quote|blockquote|quotation|bq|block quote|quoteblock|cita testuale|zitat|citation encadrée|cita|citação|"
    "citaat|citazione|zitat2|citat|cytat|citation bloc2|sitat|epigraph|long quotation|quote2|quotation2|epigrafe|"
    "épigraphe|quote1": quotations.quotation,
    "cquote|cquote2|centered pull quote|pull quote|quotation frame|bq2|centquote": quotations.centered,
    "rquote|right quote|lquote|side quote": quotations.sided,
    "quote box|quotebox|quote frame|quote box2|quote box3|quotation box|quadro citazione": quotations.box,
    "poemquote|poem quote|quote poem|block poem|verse quote": quotations.poem,
    "verse translation|versetranslation|poem translation|text and translation": quotations.verse_translation,
    # infoboxes
    "infobox|taxobox|automatic taxobox|speciesbox|subspeciesbox|hybridbox|geobox|chembox|drugbox|bio|protbox|"
    "elementbox|"
    "tassobox|taxobox/species|personboks|ficha de taxón|基礎情報 国|divisione amministrativa box|starbox begin|"
    "starbox observe|starbox astrometry|starbox detail|starbox catalog|planetbox begin|planetbox orbit|"
    "planetbox character|pokémoncardinfobox/expansion|settlement|company box|language box|aircraft specs|"
    "aircraft specifications|aerospecs|album infobox|extra chronology|extra album cover|singles|"
    "extra track listing|album ratings|album reviews|video game reviews|vgrtbl|onorificenze|gemellaggio|chinese|"
    "infobox chinese|historical affiliations|boxes|fiche|ficha|scheda|kutija|cycling race|mlb|nfl|vg reviews|"
    "game|tcg|rar|tcg id|external media|geographic location|geographic location 2|adjacent communities":
        field_table.infobox,
    # layout
    "hlist|horizontal list|flat list|flathlist|hlist-comma": layout_templates.horizontal,
    "ubl|vunblist|unbulleted list|ublist|plain list ubl|ubli|unbullet|unbulleted|vlist|vertical list|plist|"
    "br separated entries|bre|comma separated entries|catlist": layout_templates.lines,
    "plainlist|flatlist|columns-list|plain list|column list|div col list|small div|div|div style|startplainlist|"
    "start plainlist|colonnes|colonne|multicolumn|columnslist|cols|columnlist|col list|columns list|boite|hidden|"
    "collapse|show hide|tocright2|stack content|align|align box|margin|block|noindent|section|indent block|float|"
    "float box|scrolling table|scroll box|box|frame|boxed|bordered|border|boxbottom|overflow|vertical header|"
    "vert header|rotate|rotate text|vertical text|hidden text|transcluded section|excerpt box|onlyinclude|"
    "noprint content|screen reader|smalltable|tiny|abstract|centered text": layout_templates.content,
    "bulleted list|blist|unordered list|bullet list": layout_templates.bulleted,
    "ordered list|olist|numbered list": layout_templates.ordered,
    "collapsible list|collapsed list|ubl collapsed": layout_templates.collapsed,
    "columns|col|multi-column|multiple columns|two columns": layout_templates.columns,
    "side box|sidebox|box-header|notice|note box|fact box|information box|message box|caution|warning|side note|"
    "infobox3cols|highlight box|text box|textbox|factbox|sister box|library box": layout_templates.side_box,
    "multiple image|multiple images|image stack|imagestack|vertical images list|triple image|auto images|"
    "dubbelbild|plusieurs images|immagine multipla|multimagen|photo montage|photomontage|image array":
        layout_templates.pictures,
    "gallery|image gallery|gallery2": layout_templates.gallery,
    "double image|doubleimage": layout_templates.double_image,
    "wide image|panorama|tall image|css image crop|image label|image label begin|annotated image|panorama simple|"
    "image frame|image|large image|superimpose|css crop|image crop|photo|easy css image crop|"
    "location map|location map+|location map many|annotated image 4|panorama2|wide": layout_templates.one_picture,
    "listen|multi-listen item|sound sample|listen2|audio sample|media|music sample|video|"
    "sample box": layout_templates.media,
    "term|glossary term|gterm": layout_templates.glossary_term,
    "defn|glossary definition|gdef|ghat": layout_templates.glossary_definition,
    # tables
    "s-start|s-start2|start box|startbox|succession start|start": table_rows.succession_start,
    "s-off|s-legal|s-gov|s-reg|s-rel|s-ach|s-aca|s-mil|s-par|s-ppo|s-dip|s-leg|s-hon|s-sports|s-bus|s-media|s-edu|"
    "s-court|s-prec|s-civ|s-npo|s-culture|s-awards|s-royal": table_rows.succession_head,
    "s-hou": table_rows.succession_house,
    "s-bef|s-ttl|s-aft|s-new|s-non|s-inc|s-vac|s-prev|s-next|s-tul|s-fam": table_rows.succession_cell,
    "succession box|successionbox|succession box one to two|succession box two to one|succession|"
    "incumbent succession box": table_rows.succession_box,
    "s-end|fs end|end box|endbox|end|table end|familytreeend|election box end|medaltable end|fb end|cb end|"
    "rail end|tableend|col-begin-table end|fc end|episode list end|wrestling title history bottom|"
    "professional wrestling title history bottom": table_rows.table_end,
    "fs start|football squad start|fs2 start|fb si header|football squad player start|"
    "extended football squad start": table_rows.squad_start,
    "fs player|football squad player|fs2 player|extended football squad player|nat fs player|nat fs g player|"
    "fs manager": table_rows.squad_player,
    "medal|medalgold|medalsilver|medalbronze|medal gold|medal silver|medal bronze": table_rows.medal,
    "medalcountry|medalsport|medalcompetition|medal country|medal sport|medal competition|medalolympic|"
    "medalcount|medal comp|medalathlete": table_rows.medal_head,
    "gold medal|silver medal|bronze medal|gold1|silver2|bronze3|gold01|silver02|bronze03|gold|silver|bronze":
        table_rows.medal_template,
    "goal|goals": table_rows.goal,
    "football box|footballbox|football box collapsible|footballbox collapsible|rugbybox|rugby box|basketballbox|"
    "icehockeybox|vb res|handballbox|cricketbox|single-innings cricket match|limited overs matches|test match|"
    "tennis match|rugbybox collapsible|2legresult|onelegresult|twolegresult|football match|"
    "professional wrestling title history middle|episode list|episode list/sublist|japanese episode list|"
    "singles-row|graphic novel list|numbered match|election result|baseball secondary style|formula one race|"
    "cast member|discography list|routemap|bs-map|rail line|episode|mlb game|nfl game|game log|iso 639|"
    "bracket game": table_rows.episode,
    "version": table_rows.version,
    "bar box|bartable box": table_rows.bar_box,
    "bar percent|bar pixel|bar|bartable|bar chart row": table_rows.bar,
    "historical populations|us census population|historical population|uscensuspop|population history|demografia|"
    "canada census population|populations": table_rows.population,
    "track listing|tracklist|tracklisting|tracce|piste|liste des pistes|titelliste": table_rows.tracks,
    "weather box|weatherbox|infobox weather": table_rows.weather,
    "election box begin|election box|election box begin no change": table_rows.election_start,
    "clade|cladogram|clade/": table_rows.clade,
    "familytree|chart|tree chart|chart2|family tree row|tree": table_rows.tree_chart,
    "ahnentafel|ahnentafel-compact5|ahnentafel-compact4|ahnentafel-compact6|ahnentafel-compact3|ancestry":
        table_rows.ancestors,
    "chess diagram|chess diagram small|chess position|schachbrett|chess": table_rows.chess,
    "listing|see-listing|do|eat|drink|sleep|buy|see listing|vcard": table_rows.listing,
    # symbols
    "flag|flagcountry|flagu|flag+link|flaglist|flagcountry2|flag link|bandiera-nome|flag2|flag country|flag3|naz|"
    "flagdata|country|flagg|flaglink|pays|flagnation|nation|fahne|bayrak|zászló-név|drapeau2|geobox region|flagu2":
        flags.flag,
    "flagicon|flag icon|flagdeco|bandiera|bandera|flagicon image|flagicon2|zászló|drapeau|flaga|flaggikon|vlag|"
    "флаг|флагификация|bandeira|flagiconlink|flagicon-big|noflag|flag image|flag cloud|flagico|bandera2|"
    "border flag": flags.flag_icon,
    "flagathlete|flagioc|flagiocathlete|flagiocmedalist|flagiocteam|flagpgamesathlete": flags.flag_athlete,
    "fb|fb-rt|ru|ru-rt|fbu|fbw|rl|bk|ih|cr|hb|vb|fh|rut|nft|fb-big|lax|bb|wp|fbu-rt|fbaicon|bkw|hbw|vbw|cr-rt|"
    "ru7|cricket|ruw": flags.team,
    "coord|coor d|coor dm|coor dms|coor at d|coor at dm|coor at dms|coor title d|coor title dm|coor title dms|"
    "coords|koördinate|geo|coordinate|coordinates|koord|koordinaatit|wikicoord|geo-dms|location|координаты|coordonnées|coor":
        coordinates.coordinates,
    "|".join(key for key in table_cells.CELLS if key != "sent off"): table_cells.cell,
    "post-nominals|postnominals|post nominals|post-nominal": flags.post_nominals,
    # links
    "ill|interlanguage link|link-interwiki|illm|ill2|ill-wd|interlanguage link multi|lien|red link|enlace|"
    "не переведено|не переведено 2|нп|нп2|нп3|нп5|internal link|wd-ill|link|inhalt|translate link|illink|"
    "ill-in-note": link_templates.interlanguage,
    "仮リンク|link-en|tsl|le|link-ja|link-de|link-fr|en-link|ill-ja|tsl2|internal link helper/en":
        link_templates.japanese_interlanguage,
    "url|url2|web address|weblink|uri|homepage": link_templates.url,
    "official website|official|official site|official url|officialwebsite|sito ufficiale|site officiel|"
    "página web|officialhomepage": link_templates.official,
    "|".join(link_templates.CATALOGUES): link_templates.catalogue,
    "youtube|you tube": link_templates.youtube,
    "oeis": link_templates.sequence,
    "|".join(key for key in link_templates.SISTERS if key.endswith("-inline")) + "|cookbook": link_templates.sister,
    "uss|hms|hmas|hmcs|ss|rms|ms|mv|usns|uscgc|jds|ins|hmnzs|sms|css|usat|usrc|hmt|hmhs|rfa|tss|ps|pns|hmsas|"
    "usav|gts|mts|rv|sv|rns|sas|km|roks|orp|arc|kri|bap|hswms|hnoms|hdms|hnlms|barque|brig": link_templates.navy_ship,
    "ship|ship2|navire": link_templates.ship,
    "sclass|sclass-|sclass2|sclasses|class|sclass3": link_templates.ship_class,
    "|".join(link_templates.ENDINGS): link_templates.titled,
    "bibleverse|bibleref2|bibleref2-nb|bibleref2c|bibleref|bibleverse-nb|bible|bv|"
    "bibleverse with invisible space|bibleref2c-nb": link_templates.verse,
    "sortname|sortkeyname|sort name": link_templates.sort_name,
    "airport codes|airport code|iata code": link_templates.airport,
    "gr": link_templates.census_note,
    # notes (citations themselves: see citation_templates.py)
    "efn|efn-la|efn-ua|efn-lr|efn-ur|efn-lg|refn|notetag|footnote|nota|note de bas de page|notetag2|"
    "refn2|הערה": note_templates.note,
    "r|ref name|named ref": note_templates.named,
    "rp|r/superscript|ref page": note_templates.page_mark,
    "reflist|references|notelist|notelist-la|notelist-ua|notelist-lr|notelist-ur|notelist-lg|notefoot|ref-list|"
    "reference list|refs|références|listaref|listaref2|脚注リスト|примечания|примітки|erreferentzia zerrenda|"
    "erreferentziak|viitteet|kaynakça|kilder|riferimenti|einzelnachweise|przypisy|reflista|reference|参考文献列表|"
    "παραπομπέσ|notas|noter|listes notes|הערות שוליים|مراجع|پانویس|حوالہ جات": note_templates.note_list,
    "harvnb|harv|harvtxt|harvp|harvcol|harvcolnb|harvcoltxt|harvard citation|harvard citation no brackets|"
    "harvard citation text|harvrefcol|harvpar": note_templates.short,
    "sfn|sfnp|shortened footnote|snf|sfnb": note_templates.short_note,
    "sfnm|sfnmp": note_templates.several,
    "harvs": note_templates.named_short,
    "sfnref|harvid|sfnref2": note_templates.anchor,
    "harvc|citec": note_templates.contribution,
    "wikicite": note_templates.full_by_hand,
    "ref|ref label|ref2|cref|cref2|rf|ran": note_templates.mark,
    "note|note label|note2|endnote|cnote|cnote2|ent|rma": note_templates.place,
    "webarchive|wayback|web archive|archive link|webarchiv|cite archives-link": link_templates.archive,
    "proquest": link_templates.proquest,
    "chess notation|numrec": keep,
    # titles, and remarks in a line
    "italic title|italictitle|italic": display_title.italic_title,
    "lowercase title|lowercase": display_title.lowercase_title,
    "|".join(maintenance.TAGS): maintenance.tag,
    "|".join(maintenance.SPANS): maintenance.span,
}  # fmt: skip


def _by_name() -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    rules.update(dict.fromkeys(STATUS, WIKI))
    rules.update(dict.fromkeys(REMARKS, REMARK))
    rules.update(dict.fromkeys(LAYOUT, ARRANGEMENT))
    for group, handler in HANDLERS.items():
        rules.update(dict.fromkeys(group.split("|"), handler))
    rules.update(PATTERNS)
    return rules


TEMPLATES: Mapping[str, Rule] = _by_name()
"""Name of a template, case folded -> its rule."""

"""The months of other languages by their names, long and short, as CLDR 46 has them; ambiguous ones are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES: Mapping[int, str] = {
    1: (
        "ene enero gen gener gennaio ian ianuarie jaan jaanuar janeiro januar januari januaro január januára "
        "janv janvier janvāris led leden ledna oca ocak saus sausio sausis sty styczeń stycznia tammi tammikuu "
        "tammikuuta urt urtarrila xan xaneiro ιαν ιανουάριοσ ιανουαρίου сту студзень студзеня січ січень січня "
        "янв январь января яну януари јан јануар јануари ינו ינואר يناير"
    ),
    2: (
        "febbraio febr febreiro febrer febrero februar februari februarie februaro február februára februāris "
        "fev fevereiro févr février helmi helmikuu helmikuuta lut lutego luty ots otsaila vas vasario vasaris "
        "veebr veebruar úno únor února şub şubat φεβ φεβρουάριοσ φεβρουαρίου лют лютага лютий лютого люты феб "
        "фебруар фев февр февраль февраля февруари פבר פברואר فبراير"
    ),
    3: (
        "bře březen března kov kovas kovo maalis maaliskuu maaliskuuta maart marca marec maret mars mart martie "
        "marto marts martxoa marzec marzo març março mrt márc március mär märts märz μάρ μάρτιοσ μαρ μαρτίου бер "
        "березень березня мар март марта сак сакавік сакавіка מרץ مارس"
    ),
    4: (
        "abr abril api apirila aprile aprilie aprill aprilo apríl apríla aprīlis avr avril bal balandis "
        "balandžio dub duben dubna huhti huhtikuu huhtikuuta kwi kwiecień kwietnia nis nisan ápr április απρ "
        "απρίλιοσ απριλίου апр апрель апреля април квіт квітень квітня кра красавік красавіка אפר אפריל أبريل"
    ),
    5: (
        "geg gegužė gegužės kvě květen května mag maggio mai maiatza maig maijs maio maj maja majo mayo mayıs "
        "mei máj mája május touko toukokuu toukokuuta μάι μάιοσ μαι май мая мај трав травень травня מאי مايو"
    ),
    6: (
        "birž birželio birželis cze czerwca czerwiec eka ekaina giu giugno haz haziran iun iunie juin junho juni "
        "junij junio juny juuni jún júna június jūn jūnijs kesä kesäkuu kesäkuuta xuño červen června čvn ιουν "
        "ιουνίου ιούν ιούνιοσ июн июнь июня черв червень червня чэр чэрвень чэрвеня юни јун јуни יוני يونيو"
    ),
    7: (
        "heinä heinäkuu heinäkuuta iul iulie juil juillet julho juli julij julio juliol juuli júl júla július "
        "jūl jūlijs liep liepa liepos lip lipca lipiec lug luglio tem temmuz uzt uztaila xul xullo července "
        "červenec čvc ιουλ ιουλίου ιούλ ιούλιοσ июл июль июля лип липень липня ліп ліпень ліпеня юли јул јули "
        "יולי يوليو"
    ),
    8: (
        "abu abuztua ago agost agosto agu agustus août augusta augusti augusts augustus augusztus avg avgust ağu "
        "ağustos aŭg aŭgusto elo elokuu elokuuta rugp rugpjūtis rugpjūčio sie sierpień sierpnia srp srpen srpna "
        "αυγ αυγούστου αύγ αύγουστοσ авг август августа жні жнівень жніўня серп серпень серпня אוג אוגוסט أغسطس"
    ),
    9: (
        "eyl eylül ira iraila rugs rugsėjis rugsėjo septembra septembre septembrie septembris septembro "
        "septiembre set setembre setembro settembre syys syyskuu syyskuuta szept szeptember wrz wrzesień "
        "września zář září σεπ σεπτέμβριοσ σεπτεμβρίου вер верасень верасня вересень вересня сент сентябрь "
        "сентября сеп септембар септември ספט ספטמבר سبتمبر"
    ),
    10: (
        "eki ekim loka lokakuu lokakuuta octobre octombrie octubre okt oktober oktobris oktobro oktoober október "
        "októbra ott ottobre out outubro paź październik października spal spalio spalis urr urria říj říjen "
        "října οκτ οκτωβρίου οκτώβριοσ жовт жовтень жовтня кас кастрычнік кастрычніка окт октобар октомври "
        "октябрь октября אוק אוקטובר أكتوبر"
    ),
    11: (
        "aza azaroa kas kasım lapkr lapkritis lapkričio lis listopad listopada listopadu marras marraskuu "
        "marraskuuta noiembrie novembra novembre novembris novembro noviembre νοέ νοέμβριοσ νοε νοεμβρίου лист "
        "листопад листопада ліс лістапад лістапада нов новембар ное ноември нояб ноябрь ноября נוב נובמבר نوفمبر"
    ),
    12: (
        "abe abendua ara aralık decembra decembrie decembris decembro des desember desembre dets detsember dez "
        "dezember dezembro dic dicembre diciembre déc décembre gru grudnia grudzień gruod gruodis gruodžio joulu "
        "joulukuu joulukuuta pro prosince prosinec δεκ δεκέμβριοσ δεκεμβρίου груд грудень грудня дек декабрь "
        "декабря декември дец децембар сне снежань снежня דצמ דצמבר ديسمبر"
    ),
}

_INFLECTED = (
    "siječnja urtarrilaren urtarrilak ژانویه",
    "veljače otsailaren otsailak فوریه",
    "ožujka martxoaren martxoak",
    "travnja apirilaren apirilak آوریل",
    "svibnja maiatzaren maiatzak μαΐου مه",
    "lipnja ekainaren ekainak ژوئن",
    "srpnja uztailaren uztailak ژوئیه ژوئيه",
    "kolovoza abuztuaren abuztuak اوت",
    "rujna irailaren irailak سپتامبر",
    "urriaren urriak اکتبر",
    "studenoga studenog azaroaren azaroak نوامبر",
    "prosinca abenduaren abenduak دسامبر",
)
"""Forms in dates of Croatian, Basque, Greek and, for months of this calendar, Persian that CLDR does not list."""

FOREIGN_MONTHS: Mapping[str, int] = {
    name.casefold(): number
    for table in (_NAMES, dict(enumerate(_INFLECTED, 1)))
    for number, names in table.items()
    for name in names.split()
}

"""Names of parser functions and magic words in the wikis' own languages -> their English names.

Source: ParserFunctions.i18n.magic.php (mediawiki-extensions-ParserFunctions, 01cdcba) and the $magicWords of
languages/messages/Messages*.php in MediaWiki core. English names work on every wiki.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FUNCTIONS = {
    "expr": (
        "تعبير výraz espr esprimo حساب חשב kif hitung 式 수식 израз करण expressie uttrykk utr işlem islem ifade"
        " вираз"
    ),
    "if": ("لو když se si اگر תנאי ha jika もし 만약 mar raha ако എങ്കിൽ जर इफ als om که eğer eger якщо falls ако nếu"),
    "ifeq": (
        "لومعادلة ایربیر seekv seekvacio اگرمساوی שווה haegyenlő jikasama seeq もし等しい 만약일치 rahamitovy акоисто"
        " സമെമെങ്കിൽ जरसम alsgelijk omlik seigual omlika якщорівні рівні"
    ),
    "ifexpr": (
        "لوتعبير ایرحساب seespr seesprimo siexpr اگرحساب hakif jikahitung もし式 만약계산 rahamarina акоизраз"
        " जरकरण alsexpressie omuttrykk seexpr omutr якщовираз"
    ),
    "iferror": (
        "لوخطأ ایریالنیش seeraras sierror اگرخطا hahibás jikasalah seerrore もしエラー 만약오류 rahadiso акогрешка"
        " പിഴവെങ്കിൽ जरत्रुटी alsfout omfeil seerro omfel якщопомилка"
    ),
    "ifexist": (
        "لوموجود ایراولسا kdyžexist seekzistas siexiste اگرموجود קיים halétezik jikaada seesiste もし存在 만약존재"
        " rahamisy акопостои ഉണ്ടെങ്കിൽ जरअसेल जरआहे alsbestaat omfinst seexiste omfinns якщоіснує"
    ),
    "switch": (
        "تبديل wechsle ŝaltu ŝalti sxaltu sxalti según گزینه בחר pilih 切り替え 스위치 asegún префрли മാറ്റുക कळ सांगकळ"
        " स्वीच schakelen byt växel değiştir degistir вибірка"
    ),
    "time": (
        "وقت amzer хан čas tempo tiempo زمان זמן idő waktu 時間 시간 termyn lera време സമയം वेळ tijd tid ସମୟ ਸਮੇ وخت"
    ),
    "timel": "تيمل tempoo زمانبلند 時間地方 지역시간 времел tijdl tidl",
    "len": "لين délka long longitud طول hossz 長さ 길이 долж लांबी lengd comprimento",
    "pos": "بوس جا pozíció 位置 위치 пол",
    "sub": "متفرع تکه 切り取り зам उप",
    "replace": (
        "استبدال erlec'hiañ хийцарна nahradit ersetze reemplazar جایگزین sostituisci 置き換え 교체 замени vervangen"
        " erstatt замена ersätt"
    ),
    "explode": "انفجار separar گسترش 分割 분리 разложи exploderen explodera",
    "titleparts": (
        "أجزاء_العنوان پارهعنوان bagianjudul patititolo タイトル部分 насловделови paginanaamdelen"
        " titteldelar"
    ),
    "tag": "وسم برچسب etykieta etiqueta balise etiket märke tagg тег těg",
    "invoke": "invocar invoca invoque вызвать виклик استدعاء فراخوانی",
    "language": "sprache langue idioma lingua زبان язык мова taal",
}

_DEFAULTS = (
    "#افتراضي #standard #defaŭlte #defauxlte #پیشفرض #alapértelmezett #baku #既定 #기본값 #tsipalotra #поосновно #സ്വതേ"
    " #अविचल #standaard #padrão #padrao #подразумевано #vas #інакше"
)

_WORDS = {
    "DEFAULTSORT": (
        "SORTIERUNG ORDENAR ORDENA ORDENACAOPADRAO ORDENAÇÃOPADRÃO ORDENAÇÃO_PADRÃO CLEFDETRI CLEDETRI CLEF_DE_TRI"
        " STANDAARDSORTERING ORDINA STANDARDSORTERING SORTERING AAKKOSTUS SORTUJ DOMYŚLNIESORTUJ RENDEZÉS KULCS"
        " СОРТИРОВКА_ПО_УМОЛЧАНИЮ КЛЮЧ_СОРТИРОВКИ デフォルトソート 기본정렬 ترتيب_افتراضي مفتاح_ترتيب ترتیب‌پیش‌فرض"
        " ترتيب‌پيش‌فرض ترتیب_پیش‌فرض VARSAYILANSIRALA VARSAYILANSIRALAMA XẾPMẶCĐỊNH SẮPXẾPMẶCĐỊNH ОСНОВНОПОДРЕДУВАЊЕ"
        " DEFAULTSORTKEY DEFAULTCATEGORYSORT ОСНОВНЫ_КЛЮЧ ДУРЫС_СОРТЛАМА KEZDETI_SZABÁLY 默认排序 預設排序 DIURUTKAN"
        " URUTANBAKU URUTAN_BAKU BANNIELRUMMAÑ STANDAARD_SORTERING ההמיון_הרגיל מיון_רגיל ORDIGI SORTORDNING"
    ),
    "PAGENAME": (
        "SEITENNAME NOMBREDEPAGINA NOMBREDEPÁGINA NOMEDAPAGINA NOMEDAPÁGINA NOMPAGE NOMDELAPAGE PAGINANAAM TITOLOPAGINA"
        " NOMEPAGINA SIDNAMN SIDENAVN SIVUNIMI NAZWASTRONY OLDALNEVE LAPNÉV НАЗВАНИЕСТРАНИЦЫ НАЗВАСТОРІНКИ"
        " ページ名 문서이름"
        " اسم_الصفحة نام‌صفحه שם_הדף NÁZEVSTRÁNKY SAYFAADI TÊNTRANG NAMAHALAMAN NUMEPAGINĂ ИМЕНАСТРАНИЦА"
    ),
}

FUNCTION_NAMES: Mapping[str, str] = {
    f"#{word}".casefold(): f"#{name}" for name, words in _FUNCTIONS.items() for word in words.split()
}
"""``#اگر`` -> ``#if``; keys are casefolded."""

DEFAULT_WORDS = frozenset(["#default", *_DEFAULTS.split()])
"""What stands for ``#default`` in ``#switch``."""

WORD_NAMES: Mapping[str, str] = {word: name for name, words in _WORDS.items() for word in words.split()}
"""``SORTIERUNG`` -> ``DEFAULTSORT``."""

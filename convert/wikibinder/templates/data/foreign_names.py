"""Names that frequent templates have on wikis of other languages -> the English template whose parameters they take.

Only templates whose values stand in the same places; the values of any other are printed as they come (unknown.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {
    "reflist": (
        "각주|टिप्पणीसूची|مراجع|ثبت المراجع|verwysings|fotnoteliste|referências|bronvermelding|appendix|viited|"
        "allikad|jegyzetek|izvori|изворе|извори|наводи|הערות שוליים|پانویس|حوالہ جات|सन्दर्भ|संदर्भ|"
        "รายการอ้างอิง|tham khảo|i̇stinad siyahısı|дереккөздер|ծանցանկ|სქოლიო|зноскі|крыніцы|išnašos|atsauces|"
        "opombe|sklici|poznámky|referencie|heimildir|cyfeiriadau|referencoj|ಉಲ್ಲೇಖಗಳು|মন্তব্য|তথ্যসূত্র|"
        "notes et références|daveoù|tilvísanir"
    ),
    "main": (
        "основна|основна статия|главни чланак|главна|glavni|glavni članak|مفصلة|مقاله اصلی|اصلی|اصل مضمون|मुख्य|"
        "मुख्य लेख|hlavní článek|hlavný článok|докладніше|основна стаття|асноўны артыкул|pääartikkeli|bővebben|"
        "fő|ana madde|주요 문서|본문|ערך מורחב|הפניה לערך מורחב|บทความหลัก|bài chính|chính|utama|"
        "articol principal|plačiau|galvenais raksts|vaata|hovudartikkel|hovedartikel|hovedartikkel|"
        "artikulu nagusia|ĉefartikolo|κύριο|მთავარი|მთავარი სტატია|հիմնական հոդված|əsas məqalə|негізгі мақала|"
        "முதன்மை|ಮುಖ್ಯ|主"
    ),
    "see also": (
        "zobacz też|viz též|viz také|pozri aj|див. також|вижте също|види још|vidi još|lásd még|lásd|"
        "ayrıca bakınız|انظر أيضا|طالع أيضا|نیز نگاه کنید|مزید دیکھیے|더 보기|같이 보기|参見|另見|ดูเพิ่ม|"
        "ดูเพิ่มเติม|xem thêm|lihat pula|lihat juga|vezi și|katso myös|se även|se också|se også|vaata ka|"
        "skatīt arī|taip pat žiūrėti|δείτε επίσης|vegeu també|ver tamén|ikus gainera|vidu ankaŭ|ראו גם"
    ),
    "citation needed": (
        "belege fehlen|citation requise|citació necessària|källa behövs|trenger referanse|kilde mangler|"
        "tarvitaan lähde|lähde|kaynak belirt|источник?|джерело?|nincs forrás|doplňte zdroj|بحاجة لمصدر|مدرک|"
        "حوالہ درکار|उद्धरण आवश्यक|출처|출처 필요|來源請求|来源请求|cần dẫn nguồn|butuh rujukan|"
        "χρειάζεται παραπομπή|citat potreban|erreferentzia behar|דרוש מקור|fonto mankas"
    ),
    "authority control": (
        "ضبط استنادي|داده‌های کتابخانه‌ای|전거 통제|kontrola autorytatywna|autoritní data|autoritné údaje|"
        "нормативный контроль|нормативний контроль|нормативна контрола|normatív tartalom|otorite kontrolü|"
        "bases recherche|auktoritetsdata|典拠管理|规范控制|權威控制|kiểm soát tính nhất quán|normativna kontrola"
    ),
    "sister project links": (
        "روابط شقيقة|autres projets|correlatos|навигация|інші проєкти|ligiloj|위키공용분류-줄|위키공용|"
        "위키공용분류|자매 프로젝트|wikicytaty|wiktionnaire|wikisłownik|уикиизточник|общомедия|викисклад|"
        "вікісховище|вікіцитати|викицитатник|викитека|siostrzane projekty|ויקישיתוף|מיזמים|kardeş projeler|"
        "kardeş proje|proiecte surori|projekty siostrzane|proxectos irmáns|ウィキメディア|"
        "ウィキプロジェクトリンク|維基共享|dự án liên quan|proyek wikimedia|βικιθήκη|bom interwiki|enllaç ad|"
        "enllaç ab|link ad|ligoleginda|gesprochene version|wikisource1911enc"
    ),
    "portal": (
        "شريط بوابات|بوابة|درگاه|портали|portál|portály|portalleiste|portal3|portaal|포털|主題首頁|"
        "cổng thông tin|gerbang|mathportal|פורטל|portaali|teemasivu"
    ),
    "dead link": (
        "وصلة مكسورة|پیوند مرده|ลิงก์เสีย|ölü bağlantı|kırık bağlantı|lien mort|dode link|död länk|død lenke|"
        "dødt link|недоступне посилання|мртва веза|mrtav link|halott link|깨진 링크|失效链接|liên kết hỏng|"
        "pranala mati|martwy link|legătură nefuncțională|kuollut linkki|enllaç no actiu"
    ),
    "quote": (
        "цитата|citaĵo|απόσπασμα|اقتباس|نقل قول|引用文|인용문|인용|zitat-en|zitat-fr|alıntı|lainaus|sitaat|"
        "bloque de cita|idézet|citace|citát|kutipan|คำพูด|trích dẫn|citació|ציטוט|उद्धरण|aipua|tsitaat|citāts|"
        "citato"
    ),
    "lang": "langi|llang|язык|мова|langue|idioma|lingua|språk",
    "flag": (
        "국기나라|국기|страна|pays2|país|nazione|bandeira2|flagga|lippu|zászló-ország|vlajka a název|zastava|"
        "застава|flagland|flaggland|bayrakülke|国旗|國旗|bendera2|σημαία|դրոշավորում|bayraq"
    ),
    "flagicon": "flagikon|flaggbild|국기그림|国旗図像|國旗圖像|ธงชาติ|ธง|lipuikoon|σημαιάκι|flaga1|флаг-иконка",
    "audio": "소리|link audio|аудио|аудіо|áudio|音声|ljudfil|שמע",
    "clear": "очистить|очистка|saut|tyhjennä|absatz|törlés|فاصلة",
    "refimprove": (
        "विस्तार|нет источников|нет ссылок|нет сносок|переписать раздел|переписать|добра стаття|επιμέλεια|πηγές|"
        "havenda artikolo|amaga|todo|kaynaksız|kilder mangler|bez zdrojů|brak źródeł|dopracować|sin referencias|"
        "sem-fontes|referències|lähteetön|джерела|без джерел|لا مصدر|بدون منبع|출처 부족|出典皆無|"
        "further cleanup|external links"
    ),
}  # fmt: skip

FOREIGN: Mapping[str, str] = {word.casefold(): name for name, words in _NAMES.items() for word in words.split("|")}
"""The name on another wiki, case folded -> the English one."""

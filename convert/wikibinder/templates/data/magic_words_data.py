"""Parser functions and variables in the wikis' own languages, by their English names; ``|`` parts the words.

Taken from $magicWords in languages/messages/Messages*.php and from ParserFunctions.i18n.magic.php of MediaWiki 1.39.17
(as Debian packs it: mediawiki 1:1.39.17-1+deb12u2). A page does not say what language it is in, so every name is known
everywhere; short names of variables in alphabets are left out, as they would hide templates of other wikis.
"""

# long lines of names in other scripts count wider than they look

from __future__ import annotations

FUNCTIONS = {
    "#count": """\
conto|hesabk|kontañ|miqdor|nb|počet|subcxennombru|subĉennombru|số|telling|zähle|број|сметај|מספר|צאל|شمار|شمېرل|\
عدد|मोज|मोजा|எண்ணிக்கை|എണ്ണുക|回数|計算|计数|개수""",
    "#explode": """\
disĉenigu|explodera|exploderen|exploser|phatmay|separar|разложи|انتشار|انفجار|گسترش|एकफोड|വിസ്ഫോടനം|分割|炸开|\
爆炸|粉碎|분리""",
    "#expr": """\
công_thức|côngthức|ekspresje|espr|esprime|esprimo|expressie|hitung|ifade|ifoda|islem|işlem|kif|rikuchiy|utr|\
uttr|uttrykk|výraz|вираз|израз|חשב|רעכן|اظہار|تعبير|حساب|دەربڕین|करण|सूत्र|ദ്യോതകം|式|表达式|表達式|计算式|수식""",
    "#formatdate": """\
biçimtarih|daotumopmaak|dataformat|dateformat|datoformat|datumformat|datumopmaak|datumsformat|deméformati|\
dátumformázás|format_datuma|format_de_dâta|formatdata|formatdatuma|formateardata|formatearfecha|formateradatum|\
formatodadata|formatodata|formatodefecha|formattanggal|formattarihi|formátujdatum|kuupäevavormindus|\
punchawrikchakuy|tarihbiçimi|tarihformatı|định_dạng_ngày|địnhdạngngày|күн-дьыл_формаата|терахьибарам|\
формат_датума|форматдати|форматдатум|форматдатума|форматдаты|форматисана|עיצוב תאריך|آرایش_تاریخ|آرایش‌تاریخ|\
تهيئة_التاريخ|تهيئة_تاريخ|تهيئه_التاريخ|تهيئه_تاريخ|صیغہ_تاریخ|तिथि_रूप|दिनांकनपद्धती|তারিখ_বিন্যাস|\
তারিখবিন্যাস|ତାରିଖରପ୍ରକାର|ദിനരേഖീകരണരീതി|ദിവസരേഖീകരണരീതി|日付整形|日期格式化|格式化日期|날짜형식""",
    "#if": """\
agar|als|as|eger|eğer|ha|jika|kaptin|když|mar|nếu|om|raha|se|si|ȯ_bú|ако|если|якщо|תנאי|ئەگەر|اگر|لو|که|इफ|जर|\
यदि|എങ്കിൽ|もし|如果|若|非空式|만약""",
    "#ifeq": """\
agarteng|alsgelijk|asgelieke|asgelyk|haegyenlő|jikasama|kaqllakaptin|lauxsamvalorade|laŭsamvalorade|nếu_bằng|\
nếubằng|omlik|omlika|rahamitovy|seeglas|seekv|seekvacio|seeq|seigual|sek|si=|siigual|акоисто|рівні|якщорівні|\
גלייך|שווה|اگربرابر|اگرمساوی|ایربیر|لومعادلة|जरसम|यदि_बराबर|यदि_समान|यदिसम|സമമെങ്കിൽ|もし等しい|匹配式|如果相等|\
相同式|若相等|만약일치""",
    "#iferror": """\
agarxato|alsfout|asflater|asfout|hahibás|jikasalah|lauxerarade|laŭerarade|nếu_lỗi|nếulỗi|omfeil|omfel|\
pantasqakaptin|rahadiso|seeraras|seerro|seerrore|sierreur|sierror|çınyose|акогрешка|еслиошибка|якщопомилка|\
תנאי שגיאה|ئەگەر_ھەڵە|اگرخطا|اگرنقص|ایریالنیش|لوخطأ|जरत्रुटी|यदि_त्रुटि|പിഴവെങ്കിൽ|もしエラー|如果錯誤|如果错误|\
错误式|만약오류""",
    "#ifexist": """\
agarbor|alsbestaat|asbesteet|asbestiet|halétezik|jikaada|kachkaptin|kdyžexist|lauxasignade|laŭasignade|\
nếu_tồn_tại|nếutồntại|omfinns|omfinst|rahamisy|seekzistas|seesiste|seexiste|siexiste|акопостои|якщоіснує|עקזיסט|\
קיים|ئەگەر_ھەبوو|اگرموجود|ایراولسا|لوموجود|जरअसेल|जरआहे|यदि_मौजूद|ഉണ്ടെങ്കിൽ|もし存在|如有|存在式|若有|만약존재""",
    "#ifexpr": """\
agarifoda|alsexpressie|asekspresje|asexpressie|hakif|ifadeyose|jikahitung|laŭevaluade|nếu_công_thức|nếucôngthức|\
omutr|omuttr|omuttrykk|rahamarina|rikuchiykaptin|seeksprimo|seespr|seesprimo|seexpr|siexpr|акоизраз|якщовираз|\
אויברעכן|חשב תנאי|ئەگەر_دەربڕین|اگراظہار|اگرحساب|ایرحساب|لوتعبير|जरकरण|यदि_सूत्र|എക്സ്പ്രെഷനെങ്കിൽ|もし式|\
若表达式|若表達式|만약계산""",
    "#language": """\
bahasa|bhs|di̇l|gjuha|iaith|idioma|jazyk|jezik|język|keel|kieli|langue|lenga|lengoua|lhengua|limba|lingua|\
lingvo|lingwa|li̇san|llengua|luenga|ngôn_ngữ|ngônngữ|nyelv|olelo|rimay|shprooch|sprache|sproch|sprooch|språk|\
taal|tataramon|til|ti̇l|tungumál|yeth|yezh|zivon|ziwan|ōlelo|ʻōlelo|γλωσσα|абызшәа|дыл|език|забон|келесь|мова|\
мотт|тел|тыл|тіл|язык|јазик|ѩꙁꙑкъ|լեզու՝|שפה|שפראך|تىل|زبان|لغة|ٻولي|ژبه|ܠܫܢܐ|भाषा|ভাষা|ഭാഷ|ភាសា|言語|語言|语言|\
언어|＃言語""",
    "#len": """\
comprimento|délka|hossz|lengd|long|longdonu|longitud|longo|lungo|nbcar|pese|pesu|suni|số_chữ|số_kí_tự|số_ký_tự|\
sốchữ|sốkítự|sốkýtự|uzunlik|ziman|долж|طول|لمبائی|لين|लांबी|നീളം|長さ|長度|长度|길이""",
    "#pos": """\
ejdonu|lokdonu|oʻrin|pozíció|tiyay|vị_trí|vịtrí|поз|пол|بوس|جا|جگہ|स्थशोध|സ്ഥാനം|位置|终端|위치""",
    "#rel2abs": """\
absolutvojdonu|malrelativige|relatiefnaarabsoluut|relatiefnaorabseluut|relenabs|reltilabs|релдоапс|יחסי למוחלט|\
اضافی_تا_مطلق|ريلتوآبس|نسبی‌به‌مطلق|संबंधित_से_पूर्ण|सम्बन्धित_से_पूर्ण|参照から絶対|상대를절대로""",
    "#replace": """\
almashtirish|anstatauxigi|anstatauxigu|anstataŭigi|anstataŭigu|byt_ut|erlec'hiañ|ersetze|erstatt|ersätt|\
huknachay|nahradit|rantichay|reemplazar|remplacer|sostituisci|thay_thế|thaythế|vervangen|vırnayen|замена|замени|\
заміна|хийцарна|استبدال|تبدیلی|جایگزین|नेबदल|रिप्लेस|മാറ്റിച്ചേർക്കുക|取代|替换|置き換え|교체|바꾸기""",
    "#rpos": """\
jpozíció|lastejdonu|lastlokdonu|posr|vị_trí_phải|vịtríphải|впол|آربوس|جار|جگہ_واپس|माग्चास्थशोध|ആപേക്ഷികസ്ഥാനം|\
反终端|最後の位置|最近位置|오른위치""",
    "#sub": """\
bın|chuỗi_con|chuỗicon|pf子|stxt|subcxendonu|subĉendonu|зам|تکه|ذیلی|متفرع|उप|ഉപം|切り取り|截取|자르기""",
    "#switch": """\
asegún|byt|degistir|değiştir|pilih|rayek|schakelen|según|selon|skeakelje|sxalte|sxalti|sxaltu|tanlov|växel|\
wechsle|winkuy|ŝalte|ŝalti|ŝaltu|вибірка|переключатель|префрли|בחר|קלייב|تبديل|منتقل|گزینه|گۆڕینەوە|असलेतरसांग|\
असेलतरसांग|कळ|बदलें|सांगकळ|स्वीच|മാറ്റുക|切り替え|双射式|多条件式|多选式|开关|轉換|转换|스위치""",
    "#tag": """\
balisa|balise|belgi|eitiqueta|erweiterung|eticheta|etichetta|etikedo|etiket|etiqueta|kata_kunci|label|marcador|\
marko|merke|oznaka|tabella|tagg|takun|thẻ|unanchacha|yorliq|značka|ετικέτα|барчасб|белгі|демдек|къаст|къастам|\
къасто|метка|мітка|ознака|тамга|тег|теґ|тиэк|тэг|טאג|תג|תגית|برچسب|بەلگى|وسم|ٹیگ|अङ्कनम्|खूण|खूणगाठ|टैग|वीजक|\
ট্যাগ|ଟାଗ|ടാഗ്|റ്റാഗ്|ប្លាក|タグ|标记|태그""",
    "#time": """\
amzer|datformu|giờ|heure|idő|lera|pacha|tempo|termyn|tid|tied|tiempo|tiid|tijd|vaqt|waktu|zeman|ógè|čas|време|\
время|хан|זמן|צייט|زمان|وخت|وقت|کات|वेळ|समय|ਸਮੇ|ସମୟ|സമയം|დრო|时间|時間|시간""",
    "#timel": """\
giờ_địa_phương|giờđịaphương|heurel|lokajxdatdonu|lokaĵdatdonu|pachal|tempoo|tidl|tiedl|tiempol|tiidl|tijdl|\
waktu1|ógèl|времел|мвремя|זמןמ|צייטל|تيمل|زمان‌بلند|وقت_لمبائی|वेळस्था|समय_स्थानीय|സമയം||时间l|時間l|時間地方|\
현지시간""",
    "#titleparts": """\
bagianjudul|paginanaamdelen|partesdotitulo|partesdotítulo|partiestitre|patititolo|titolpartdonu|titteldelar|\
насловделови|חלק בכותרת|أجزاء_العنوان|اجزاء_عنوان|پاره‌عنوان|टाइटलपार्ट्स|शीर्षक_भाग|शीर्षकखंड|タイトル部分|\
标题组成部分|제목부분""",
    "#urldecode": """\
decodeurl|décoderurl|giải_mã_url|giảimãurl|uri-malkodu|uri解碼|url-malkodu|urldecoderen|urldekodiert|urlдекод|\
urlデコード|url解码|بلاکوڈیوآرایل|فك_مسار|نشانی‌بی‌کد|വിലാസഗൂഢീകരണമൊഴിവാക്കൽ|주소디코딩|ｕｒｌデコード""",
    "defaultsort": """\
aakkostus|alc'hwezdibab|allinchay|categoriesortareimplicita|cheiesortareimplicita|claudetriada|\
clavedeordenpredeterminado|cledetri|clefdetri|cllâf_de_tri|defaultcategorysort|defaultkategorijisortja|\
defaultsortja|defaultsortjaċavetta|defaultsortkey|defauxltordigo|defaŭltordigo|domyślniesortuj|glavniraspored|\
järjesta|kategori̇yaratnayişohesbnayiş|klíčřazení|kulcs|oletusaakkostus|ordempadrao|ordempadrão|ordena|\
ordenacaopadrao|ordenar|ordenaçãopadrão|ordendecategoriapredeterminado|ordendecategoríapredeterminado|\
ordenpredeterminado|podrazmevanosortiranjekategorije|podrazumevaniključzasortiranje|podrazumevanosortiranje|\
ratnayişohesbnayiş|rendezés|siqinchay|sirmeyratnayişohesbnayiş|sortareimplicita|sorteringsnykel|\
sorteringsnøkkel|sortierung|sortuj|standaardsortering|standardsortering|ubur|urutanbaku|\
varsayilankategori̇sirala|varsayilansirala|varsayilansiralamaanahtari|xếp_mặc_định|xếpmặcđịnh|\
ädepki̇sanatsuriptaw|ädepki̇surip|ädepki̇suriptaw|ädepki̇suriptawki̇lti̇|κλειδιπροκαθορισμενησταξινομησησ|\
προκαθορισμενηταξινομηση|προκαθορισμενηταξινομησηκατηγοριασ|προκταξ|анаан_этиллибэтэҕинэ_нардааһын|\
догlа_листаран|калиди_тартиб|ключ_сартыроўкі_па_змоўчваньні|ключ_сортировки|листар_цахьехор|наардааһын_күлүүһэ|\
основноподредување|подразумеваникључзасортирање|подразумеваносортирање|подразумеваносортирањекатегорије|\
сартыроўка_па_змоўчваньні|сартыроўка_ў_катэгорыі_па_змоўчваньні|сортировка_по_умолчанию|сорткат|\
стандартне_сортування:_ключ_сортування|тартиб_ба_таври_пешфарз|әдепкісанатсұрыптау|әдепкісұрып|әдепкісұрыптау|\
әдепкісұрыптаукілті|լռությամբ_դասավորում՝|גרונטסארטיר|מיון רגיל|ابتدائی_ترتیب|ابتدائی_ترتیب_زمرہ|\
ادەپكىساناتسۇرىپتاۋ|ادەپكىسۇرىپ|ادەپكىسۇرىپتاۋ|ادەپكىسۇرىپتاۋكىلتى|ترتيب_افتراضى|ترتيب_افتراضي|\
ترتيب_تصنيف_افتراضى|ترتيب_تصنيف_افتراضي|ترتيب_تصنيف_قياسى|ترتيب_تصنيف_قياسي|ترتيب_غيابي|ترتيب_قياسى|ترتيب_قياسي|\
ترتیب|ترتیب_پیش_فرض|ترتیب‌پیش‌فرض|مفتاح_ترتيب_افتراضى|مفتاح_ترتيب_افتراضي|مفتاح_ترتيب_قياسى|مفتاح_ترتيب_قياسي|\
کلید_ابتدائی_ترتیب|अविचलवर्ग|अविचलवर्गकळ|अविचलवर्गवर्गीकरण|मूल_सॉर्ट|পূর্বনির্ধারিত_বাছাই|পূর্বনির্ধারিতবাছাই|\
സ്വതേയുള്ളക്രമപ്പെടുത്തൽ|സ്വതേയുള്ളക്രമപ്പെടുത്തൽചാവി|സ്വതേയുള്ളവർഗ്ഗക്രമപ്പെടുത്തൽ|デフォルトカテゴリソート|\
デフォルトソート|デフォルトソートキー|默认分类排序|默认排序|默认排序关键字|기본정렬""",
    "displaytitle": """\
affichertitre|afichartítol|amosarotítulo|aratatitlu|aseholohateny|başlikgöster|cím|diskwedhesantitel|\
exibetitulo|exibetítulo|fâre_vêre_lo_titro|judultampilan|jutam|köri̇neti̇ntaqiriapati|körseti̇leti̇nataw|\
megjelenítendőcím|montrutitolon|mostrarotítulo|mostrartitulo|mostrartítulo|mostratitolo|naslovzaprikaz|\
naziv_prikaza|nazivprikaza|näkyväotsikko|pealkiri|pokazinaslov|pokažinaslov|seitentitel|sernami̇basni|\
sutitarikuchiy|sytetitel|sýnatitil|teuntitel|titol|toontitel|tên_hiển_thị|tênhiểnthị|títol|urititlu|\
vertoontitel|visatitel|vistittel|weergegeventitel|wyświetlanytytuł|ziíshí|zobrazovanýnadpis|δειξετιτλο|\
προβολητιτλου|аатын_көрдөр|гайта_коьртамогl|көрсетілетінатау|көрінетінтақырыапаты|назив_приказа|називприказа|\
намоиши_сарлавҳа|невтемс_конякс|паказваць_назву|показати_заголовок|показать_заголовок|показв_заглавие|\
прикажинаслов|ցույց_տալ_վերնագիրը|ווייזן_קעפל|כותרת תצוגה|عرض_العنوان|عنوان_ظاهری|عنوان‌ظاهری|كورسەتىلەتىناتاۋ|\
نمائش_عنوان|उपाधिदर्शन|दृश्य_शीर्षक|दृश्यशीर्षकम्|प्रदर्शनशीर्षक|शीर्षकदाखवा|প্রদর্শনের_শিরোনাম|\
প্রদর্শনেরশিরোনাম|প্রদর্শিত_শিরোনাম|প্রদর্শিতশিরোনাম|ଦେଖଣାନାଆଁ|തലക്കെട്ട്പ്രദർശിപ്പിക്കുക|\
ശീർഷകംപ്രദർശിപ്പിക്കുക|បង្ហាញចំណងជើង|បង្ហាញចំនងជើង|显示标题|表示タイトル|顯示標題|보일제목|표시제목""",
    "formatnum": """\
arvuvormindus|babetnayiş|bi̇çi̇mnum|fformatiorhif|forang|format_nombro|formatangka|formateranum|formateratal|\
formatnombre|formatnr|formatonumero|formatonúmero|formattal|formatteernum|formátujčíslo|formázottszám|\
muotoileluku|numerickiformat|numeričkiformat|numformatteren|oblikbroja|phân_chia_số|phânchiasố|sanpi̇şi̇mi̇|\
számform|számformázás|yupayrikchakuy|zahlenformat|zueleformat|μορφοποιησηαριθμου|санпішімі|\
терахьан_барамхlоттор|фарматаваць_лік|форматброј|формати_рақам|форматировать_число|форматувати_число|\
чыыһыланы_формааттаа|ձեվել_թիվը|עיצוב מספר|آرایش_عدد|آرایش‌عدد|سانپىشىمى|صيغة_رقم|صیغہ_عدد|क्रमपद्धती|\
प्रारूपसङ्ख्या|रचनासंख्या|संख्या_रूप|নম্বর_বিন্যাস|নম্বরবিন্যাস|ദശാംശഘടന|സംഖ്യാഘടന|数整形|格式化数字|수형식""",
    "gender": """\
ci̇nsi̇yet|gen|genere|genero|genre|genro|geschlecht|geslacht|geslachte|geslag|giống|gjinia|género|gênero|\
jantina|jener|jins|keka|kjønn|kön|lice|pohlaví|pol|płeć|qariwarmi|qhariwarmi|rod|sekso|sess|sexo|spol|sugu|\
sukupuoli|zayend.|φυλο|аҥардам|ву_йу|лице|пол|род|стать|сыме|ҷинс|מגדר|جنس|جنسیت|صنف|نوع|ܓܢܣܐ|लिंग|লিঙ্গ|ଲିଙ୍ଗ|\
ലിംഗം|性|性別|性别|성별""",
    "lc": """\
chữ_hoa|chữhoa|hurufkecil|kb|kc|kecil|kh|kisbetű|kisbetűk|kisbetűs|ki̇şi̇äri̇ppen|kl|klein|kä|kż|lb|malmajuskle|\
malá|małe|minus|minuscula|minusculas|minuskle|minús|minúscula|minúsculas|ms|petiôta_lètra|små|uchuy|vt|πεζα|\
бо_ҳарфҳои_хурд|вишка_тештькесэ|кегийчу_элпашца|кыра_буукубаннан|кішіәріппен|кә|лц|маленькими_буквами|\
малими_буквами|малими_літерами|малымі_літарамі|мб|нижній_регістр|нр|փոքրատառ՝|אותיות קטנות|صغير|كا|كىشىارىپپەن|\
چھوٹے_حروف|ک|छोटे_अक्षर|小写|小文字|소문자""",
    "lcfirst": """\
akc|awalkecil|chữ_đầu_hoa|chữđầuhoa|esivt|ibdakż|initial_klein|initminus|khi̇lk|kiskezdő|kiskezdőbetű|\
ki̇şi̇äri̇ppen1|kleerste|kä1|lbförst|lcprvi|lfyrst|lførst|malmajuskleunua|minusculaprima|minuskleunua|mmu|\
msprvo|odmałej|premiére_petiôta_lètra|primeiraminuscula|primeiraminúscula|primerominus|primerominus;|\
primerominús|prvnímalé|uchuynawpaq|uchuyñawpaq|zmałej|πρωτοπεζο|бастакы_буукуба_кыра|васенце_тештькесь_вишкине|\
кішіәріппен1|кә1|лцпрви|мала_перша_літера|мбпърва|нр_перша|первая_буква_маленькая|перша_буква_мала|\
перша_літера_мала|першая_літара_малая|првомб|хьалхар_элп_жима|ҳарфи_аввал_хурд|փոքրատառ_սկզբնատառ՝|\
אות ראשונה קטנה|ابتدا_کوچک|ابتداکوچک|عنوان_كبير|كا1|كىشىارىپپەن1|چھوٹے_حروف_سے_شروع|छोटे_अक्षर_से_शुरू|\
先頭小文字|小写首字|첫소문자""",
    "ns": """\
aa|ab|as|cn|ea|edn|en|esi̇maya|espacen|imp|ip|is|i̇a|jmennýprostor|kgt|mp|na|nr|névtér|pn|rn|runam|skiti|sn|èdn|\
ονοματοχωροσ|οχ|χο|χωροσονοματων|ад|бо|еа|есімая|ип|пи|пн|ատ՝|מרחב שם|فن|نط|نف|نپ|ەا|ەسىمايا|नामस्थान|नावि|നാമേ|\
លឈ|名前空間|名字空间|名称空间|名空|命名空間|이름|이름공간""",
    "padleft": """\
borratgeesquèrra|borrâjo_a_gôche|bourragegauche|bourregauche|dolewej|dolsol|füllenlinks|iki|isikiri|\
jastuklijevo|linksopvullen|padichuq|padlluqi|padwala|padxellug|poravnaj_ulevo|poravnajulevo|postavalijevo|\
razmaklijevo|rellenarizq|rellenarizquierda|separacioesquerra|separacióesquerra|soliğis|solğaiğis|zarovnatvlevo|\
çepi̇pirk|αριστεροπαραγεμισμα|аз_тарафи_чап|заповнити_ліворуч|заполнить_слева|йуза_харце|поравнај_лево|\
поравнајлево|поставилево|солығыс|солғаығыс|хаҥастан_толор|լրացնել_ձախից|ריפוד משמאל|بائیں_جوڑیں|باد_يسار|\
سولعاىعىس|سولىعىس|لبه_چپ|لبه‌چپ|डावाभरीव|बाएँ_जोड़ें|बायें_जोड़ें|भरीवडावा|ବାଆଁପ୍ୟାଡ଼|ഇടത്ത്നിറക്കുക|左填充|\
補充左|대체왼쪽""",
    "padright": """\
borratgedrecha|borrâjo_a_drêta|bourragedroite|bourredroite|dolsağ|doprawej|füllenrechts|ika|isikanan|\
jastukdesno|oñiğis|oñğaiğis|padalliq|padlemin|padpaña|padtoo|poravnaj_udesno|poravnajudesno|postavadesno|\
razmakdesno|raşti̇pirk|rechtsopvullen|rellenarder|rellenarderecha|separaciodreta|separaciódreta|zarovnatvpravo|\
δεξιπαραγεμισμα|аз_тарафи_рост|заповнити_праворуч|заполнить_справа|йуза_бакъе|оңығыс|оңғаығыс|поравнај_десно|\
поравнајдесно|поставидесно|уҥаттан_толор|լրացնել_աջից|ריפוד מימין|باد_يمين|دائیں_جوڑیں|لبه_راست|لبه‌راست|\
وڭعاىعىس|وڭىعىس|उजवाभरीव|दाएँ_जोड़ें|दायें_जोड़ें|भरीवउजवा|ଡାହାଣପ୍ୟାଡ଼|വലത്ത്നിറക്കുക|右填充|補充右|대체오른쪽""",
    "plural": """\
achka|dakol|fleirtal|flertall|fltala|jamak|köpşe|köpşetüri̇|liester|lluosog|meervoud|mnoga|mnozina|množina|\
monikko|pirrjimar|plurala|plurale|pluriel|plurál|plurâl|shumës|số_nhiều|sốnhiều|többesszám|zafen|äilugu|çoğul|\
πληθυντικοσ|дукхаллин_терахь|көпше|көпшетүрі|ламоньчисла|мн_число|множественное_число|множина|множны_лік|\
шакли_ҷамъ|элбэх_ахсаан|հոգնակի՝|מערצאל|רבים|جمع|كوپشە|كوپشەتۇرى|अनेकवचन|बहुवचन|बहुवचनम्|वचन|বহুবচন|ବହୁବଚନ|\
பன்மை|ബഹുവചനം|ពហុវចនៈ|复数|複数|복수|복수형""",
    "uc": """\
basäri̇ppen|besar|bh|bs|bä|capit|chữ_thường|chữthường|duże|granta_lètra|gross|hatun|hl|hurufbesar|kk|maiuscula|\
maiusculas|maiúscula|maiúsculas|majus|majuscula|majuskle|malminuskle|mayus|mayús|nagybetű|nagybetűk|nagybetűs|\
nb|sb|st|store|velká|vs|wielkie|κεφαλαια|басәріппен|бо_ҳарфҳои_калон|большими_буквами|бә|великими_буквами|\
великими_літерами|верхній_регістр|вр|вялікімі_літарамі|гб|даккхийчу_элпашца|пошк_тештькесэ|улахан_буукубаннан|\
уц|մեծատառ՝|אותיות גדולות|ب|با|باسارىپپەن|بڑے_حروف|كبير|बड़े_अक्षर|大写|大文字|대문자""",
    "ucfirst": """\
abs|awalbesar|basäri̇ppen1|bhi̇lk|bä1|chữ_đầu_thường|chữđầuthường|esist|gleerste|hatunnawpaq|hatunñawpaq|\
hleerste|ibdakk|initcapit|initial_gross|initmajus|majusculaprima|majuskleunua|malminuskleunua|mu|nagykezdő|\
nagykezdőbetű|oddużej|odwielkiej|premiére_granta_lètra|primeiramaiuscula|primeiramaiúscula|primeromayus|\
primeromayus;|primeromayús|prvnívelké|sbförst|sfyrst|sførst|ucprvi|vsprvo|zdużej|zwielkiej|πρωτοκεφαλαιο|\
бастакы_буукуба_улахан|басәріппен1|бә1|васенце_тештькесь_покш|велика_перша_літера|вр_перша|гбпърва|\
первая_буква_большая|перша_буква_велика|перша_літера_велика|першая_літара_вялікая|првогб|уцпрви|\
хьалхар_элп_доккха|ҳарфи_аввал_калон|մեծատառ_սկզբնատառ՝|אות ראשונה גדולה|ابتدا_بزرگ|ابتدابزرگ|با1|باسارىپپەن1|\
بڑے_حروف_سے_شروع|عنوان_صغير|बड़े_अक्षर_से_शुरू|先頭大文字|大写首字|첫대문자""",
}
"""Case folded, without their colon."""

VARIABLES = {
    "BASEPAGENAME": """\
ALAPLAPNEVE|ANARAMPOTOPEJY|ANARANAFOTOPEJY|BAOSISPAGINANAAM|BASISPAGINANAAM|BAZOWANAZWASTRONY|EMRIIFAQESBAZË|\
GRUNDSIDNAMN|GRUNNSIDENAVN|HOVUDSIDENAMN|IMEBAZNESTRANICE|IMEOSNOVE|IMEOSNOVNESTRANICE|IME_OSNOVE|\
ISEMBAŻIKUTAL-PAĠNA|KANTASIVUNIMI|NAMADASARHALAMAN|NAMAHALAMANDASAR|NAMEYESASPERER|NAMMANSAR|NEGİZGİBETATAWI|\
NIMERUUMITANIMI|NOMBASADEPAGINA|NOMBASEDEPAGE|NOMBREDEPAGINABASE|NOMBREDEPÁGINABASE|NOMEDAPAGINABASE|\
NOMEDAPÁGINABASE|NOMEDAPÁXINABASE|NOM_DE_LA_PÂGE_DE_BÂSA|NUMEDEBAZAPAGINA|NÁZEVNADSTRANY|NÁZOVZÁKLADNEJSTRÁNKY|\
OBERSEITE|PATRAPAGXNOMO|PATRAPAGXONOMO|PATRAPAĜNOMO|PATRAPAĜONOMO|SƏHİFƏ_NOMİ_ƏSOS|TIKSIPANQASUTI|TÊNTRANGGỐC|\
TÊN_TRANG_GỐC|ÜSTSAYFAADI|ΒΑΣΗΟΝΟΜΑΤΟΣΣΕΛΙΔΑΣ|АГӀОН_ЦӀЕРА_БУХ|АСОСИИ_НОМИ_САҲИФА|ИМЕ_ОСНОВЕ|ИМЕОСНОВЕ|\
НАЗВА_БАЗАВАЙ_СТАРОНКІ|НЕГІЗГІБЕТАТАУЫ|ОСНОВА_НАЗВАНИЯ_СТРАНИЦЫ|ОСНОВА_НАЗВИ_ПІДСТОРІНКИ|ОСНОВНАСТРАНИЦА|\
СИРЭЙ_ААТЫН_ТӨРДӨ|ՀԻՄՆԱԿԱՆ_ԷՋԻ_ԱՆՎԱՆՈՒՄԸ|שם דף הבסיס|اسم_الصفحة_الأساسي|اسم_الصفحه_الأساسى|نام_بنیادی_صفحہ|\
نام_صفحه_مبنا|نام‌صفحه‌مبنا|نەگىزگىبەتاتاۋى|आधारपृष्ठनाम|तल_पृष्ठ_नाम|मूळपाननाव|ভিত্তি_পাতার_নাম|\
ভিত্তি_পৃষ্ঠার_নাম|ভিত্তিপাতারনাম|അടിസ്ഥാനതാളിന്റെപേര്‌|基础页面名称|親ページ名|상위문서이름""",
    "CURRENTDAY": """\
AKTDAG|AKTUALNYDZIEŃ|AKTUÁLNYDEŇ|AKTUÁLNÍDEN|ALDAWNGONYAN|ANDRO|AĞIMDAĞIKÜN|AĞIMDAĞI_KÖN|DABARTINĖDIENA|DAGNO|\
DAGNÅ|DIAACTUAL|DIAATUAL|DIA_ACTUAL|DISIDEY|DISSEDAG|DITASOT|DYDDCYFREDOL|DYDDIADCYFOES|DÍAACTUAL|DÍA_ACTUAL|\
ESƏTNƏ_RUJ|GIORNOATTUALE|GIORNOCORRENTE|GÜNCELGÜN|HARIKINI|HARISEMASA|HARKIN|HETKEKUUPÄEV|HUIDIGEDAG|\
JETZIGER_KALENDERTAG|JETZIGER_TAG|JORIYKUN|JORNACTUAL|JORNCORRENT|JORN_D_ORA|JOUR1ACTUEL|JOURACTUEL|KEIALA|\
KULUVAPÄIVÄ|KUNANPUNCHAW|KĒIALĀ|LEHONO_LETSATSI|LÁLÁITHREACH|MAINAP|MEVCUTGÜN|NGÀYNÀY|NGÀY_NÀY|NUDAG|\
NUMARZIUACURENTA|NUNATAGO|NUVARANDEDAG|NÅVÆRENDEDAG|NÚDAGUR|ORAINGOEGUN|ROCENEWKİ|ROJA_NIHA|TEKUĆIDAN|\
TEKUĆI_DAN|TRENUTAČNIDAN|TRENUTNIDAN|ĠURNATAKURRENTI|ΤΡΕΧΟΥΣΑΜΕΡΑ|АГЫМДАГЫ_КӨН|АМГЫХҮН|АҒЫМДАҒЫКҮН|БУ_КҮН|\
БЯГУЧЫ_ДЗЕНЬ|КАРАРА_ДЕ|МОЛИЦЯЧЫ|ПОТОЧНИЙ_ДЕНЬ|РӮЗИ_КУНУНӢ|ТЕКОВЕНДЕН|ТЕКУЋИ_ДАН|ТЕКУЋИДАН|ТЕКУЩДЕН|ТЕКУЩИЙ_ДЕНЬ|\
ТРЕНУТНИДАН|ԸՆԹԱՑԻՔ_ՕՐԸ|יום נוכחי|לויפיקער_טאג|اعىمداعىكۇن|روز_کنونی|روزکنونی|موجودہ_دن|يوم_حالى|يوم_حالي|\
अद्यदिवसे|वर्तमान_दिन|वर्तमानदिवसः|सद्यदिवस|सद्योदिवसः|আজকের_দিন|আজকেরদিন|বর্তমান_দিন|বর্তমানদিন|ଏବେକାର_ଦିନ|\
ഈദിവസം|වත්මන්දිනය|მიმდინარე_დღე|ថ្ងៃនេះ|今天|協定日|現在の日|현재일""",
    "CURRENTDAY2": """\
AKTUÁLNYDEŇ2|AKTUÁLNÍDEN2|ANDRO2|AĞIMDAĞIKÜN2|DABARTINĖDIENA2|DAGNO2|DAGNÅ2|DIAACTUAL2|DIAATUAL2|DIA_ACTUAL2|\
DISIDEY2|DISSEDAG2|DITASOT2|DÍAACTUAL2|DÍA_ACTUAL2|ESƏTNƏ_RUJ_2|GIORNOATTUALE2|GIORNOCORRENTE2|GÜNCELGÜN2|\
HARIKINI2|HARISEMASA2|HARKIN2|HETKEKUUPÄEV2|HUIDIGEDAG2|JETZIGER_KALENDERTAG_2|JETZIGER_TAG_2|JORIYKUN2|\
JORNACTUAL2|JORNCORRENT2|JORN_D_ORA_2|JOUR2ACTUEL|KEIALA2|KULUVAPÄIVÄ2|KUNANPUNCHAW2|KĒIALĀ2|LEHONO_LETSATSI2|\
MAINAP2|MEVCUTGÜN2|NGÀYNÀY2|NGÀY_NÀY_2|NUDAG2|NUMARZIUACURENTA2|NUNATAGO2|NUVARANDEDAG2|NÅVÆRENDEDAG2|NÚDAGUR2|\
ORAINGOEGUN2|ROCENEWKİ2|ROJA_NIHA2|TEKUĆIDAN2|TEKUĆI_DAN_2|TRENUTAČNIDAN2|TRENUTNIDAN2|ĠURNATAKURRENTI2|\
ΤΡΕΧΟΥΣΑΜΕΡΑ2|АБОН2|АГЫМДАГЫ_КӨН2|АМГЫХҮН2|АҒЫМДАҒЫКҮН2|БУ_КҮН_2|БЯГУЧЫ_ДЗЕНЬ_2|КАРАРА_ДЕ_2|МОЛИЦЯЧЫ2|\
ПОТОЧНИЙ_ДЕНЬ_2|РӮЗИ_КУНУНИ_2|ТЕКОВЕНДЕН2|ТЕКУЋИ_ДАН_2|ТЕКУЋИДАН2|ТЕКУЩДЕН2|ТЕКУЩИЙ_ДЕНЬ_2|ԸՆԹԱՑԻՔ_ՕՐԸ_2|\
יום נוכחי 2|اعىمداعىكۇن2|روز_۲|موجودہ_دن2|يوم_حالى2|يوم_حالي2|अद्यदिवसे२|वर्तमान_दिन2|वर्तमान_दिन२|\
वर्तमानदिवसः२|सद्यदिवस२|सद्योदिवसः२|আজকের_দিন_২|আজকেরদিন২|বর্তমান_দিন_২|বর্তমানদিন২|ଏବେକାର_ଦିନ୨|ഈദിവസം2|\
වත්මන්දිනය2|მიმდინარე_დღე2|今天2|協定日2|協定日２|現在の日2|현재일2""",
    "CURRENTDAYNAME": """\
AINMANLAELÁITHRIGH|AKTDAGNAAM|AKTUÁLNÍDENJMÉNO|ANARANAANDRO|ANARANANDRO|AĞIMDAĞIKÜNATAWI|AĞIMDAĞI_KÖN_İSEME|\
DABARTINĖSDIENOSPAVADINIMAS|DAGNONAMN|DAGNÅNAVN|DISIDEYNEN|DISSEDAGNAAM|EMRIIDITËSOT|ENWDYDDCYFOES|\
ENWDYDDCYFREDOL|ESƏTNƏ_RUJİ_NOM|GÜNCELGÜNADI|HETKENÄDALAPÄEV|HUIDIGEDAGNAAM|IMETEKUĆEGDANA|IME_TEKUĆEG_DANA|\
ISEMĠURNATAKURRENTI|JETZIGER_WOCHENTAG|JORIYKUNNOMI|KEIAINOALA|KULUVAPÄIVÄNIMI|KUNANPUNCHAWSUTI|KĒIAINOALĀ|\
LEHONO_LETSATSILEINA|MAINAPNEVE|MEVCUTGÜNADI|NAMAHARIKINI|NAMAHARISEMASA|NAMEYÉROCENEWKİ|NAMHARKIN|NAZWADNIA|\
NOMBREDIAACTUAL|NOMBREDÍAACTUAL|NOMDIAACTUAL|NOMEDODIAATUAL|NOMEDODÍAACTUAL|NOMEGIORNOATTUALE|\
NOMEGIORNOCORRENTE|NOMJORNACTUAL|NOMJORNCORRENT|NOMJOURACTUEL|NOM_DU_JORN_D_ORA|NUDAGSNAMN|NUMEZIUACURENTA|\
NUNATAGNOMO|NUVARANDEDAGSNAMN|NÁZOVAKTUÁLNEHODŇA|NÅVÆRENDEDAGSNAVN|NÚDAGNAFN|ORAINGOEGUNIZEN|TRENUTAČNIDANIME|\
TRENUTNIDANIME|TÊNNGÀYNÀY|TÊN_NGÀY_NÀY|ΤΡΕΧΟΥΣΑΜΕΡΑΟΝΟΜΑ|АБОНЫБОНЫНОМ|АГЫМДАГЫ_КӨН_ИСЕМЕ|АМГЫХҮННҮҢАДЫ|\
АҒЫМДАҒЫКҮНАТАУЫ|БУ_КҮН_ААТА|ИМЕ_ТЕКУЋЕГ_ДАНА|ИМЕТЕКУЋЕГДАНА|КАРАРАЧУ_ДЕ_ЦӀЕ|МОЛИЦЯЧЫЛЕМ|НАЗВА_БЯГУЧАГА_ДНЯ|\
НАЗВА_ПОТОЧНОГО_ДНЯ|НАЗВАНИЕ_ТЕКУЩЕГО_ДНЯ|НОМИ_РӮЗИ_КУНУНӢ|ТЕКОВЕНДЕНИМЕ|ТЕКУЩДЕНИМЕ|ТРЕНУТНИДАНИМЕ|\
ԸՆԹԱՑԻՔ_ՕՐՎԱ_ԱՆՈՒՆԸ|שם יום נוכחי|اسم_اليوم_الحالى|اسم_اليوم_الحالي|اعىمداعىكۇناتاۋى|دننۍورځې_نوم|\
موجودہ_دن_کا_نام|نام_روز|نام‌روز|अद्यदिवसेनाम|वर्तमान_दिन_नाम|वर्तमानदिवसनाम|सद्यदिवसनाव|सद्योदिवसनाम|\
আজকের_দিনের_নাম|আজকেরদিনেরনাম|বর্তমান_দিনের_নাম|বর্তমানদিনেরনাম|ଏବେକାର_ଦିନ_ନାଆଁ|ഈദിവസത്തിന്റെപേര്‌|\
වත්මන්දිනනාමය|მიმდინარე_დღის_სახელი|ឈ្មោះថ្ងៃនេះ|今天名|今天名称|協定曜日|星期|現在の曜日名|현재요일""",
    "CURRENTDOW": """\
AKTUÁLNÍDENTÝDNE|ALAHADY|AĞIMDAĞIAPTAKÜNİ|DDSACTUAL|DIADASEMANAATUAL|DIADESEMANAACTUAL|DISSEDVDW|\
DÍADESEMANAACTUAL|ESƏTNƏ_HAFTƏ_RUJ|GÜNCELHAFTANINGÜNÜ|HADAMI|HARIDALAMMINGGU|HETKENÄDALAPÄEV1|HUIDIGEDVDW|\
HÉTNAPJA|JDSACTUEL|JDSCORRENT|JDS_D_ORA|JETZIGER_WOCHENTAG_ZAHL|KULUVAVIIKONPÄIVÄ|KUNANSIMANAPUNCHAW|\
LÁLÁITHREACHNAS|MEVCUDWAREYHEFTİ|MEVCUTHAFTANINGÜNÜ|NUVARANDEVECKODAG|NÅVÆRENDEUKEDAG|TEKUĆIDUN|\
TRENUTAČNIDANTJEDNA|TRENUTNIDANNEDELJE|TRENUTNIDANSEDMICE|TRENUTNIDANTJEDNA|TRENUTNIDOV|UKEDAGNRNÅ|VEKEDAGNRNO|\
ĠTĠKURRENTI|ΤΡΕΧΟΥΣΑΜΕΡΑΕΒΔΟΜΑΔΑΣ|АМГЫЧЕДИХОНУКТУҢХҮНҮ|АҒЫМДАҒЫАПТАКҮНІ|БЯГУЧЫ_ДЗЕНЬ_ТЫДНЯ|КАРАРА_КӀИРАН_ДЕ|\
МОЛИЦЯ_ЧИ|НЭДИЭЛЭ_БУ_КҮНЭ|ПОТОЧНИЙ_ДЕНЬ_ТИЖНЯ|РӮЗИ_КУНУНИИ_ҲАФТА|ТЕКОВЕНДЕНВОСЕДМИЦАТА|ТЕКУЋИДУН|\
ТЕКУЩ_ДЕН_ОТ_СЕДМИЦАТА|ТЕКУЩИЙ_ДЕНЬ_НЕДЕЛИ|ТРЕНУТНИДОВ|ԸՆԹԱՑԻՔ_ՇԱԲԱԹՎԱ_ՕՐԸ|מספר יום נוכחי|اعىمداعىاپتاكۇنى|\
اڄوڪوڏينهن|داوونۍورځ|روز_هفته|روزهفته|يوم_حالى_مأ|يوم_حالي_مأ|ہفتہ_کا_دن|वर्तमान_सप्ताह_का_दिन|सद्यउतरण|\
सद्यउतार|বর্তমান_সপ্তাহের_দিন|বর্তমানসপ্তাহেরদিন|ദിവസത്തിന്റെപേര്‌അക്കത്തിൽ|当前DOW|現在の曜日番号|현재요일숫자""",
    "CURRENTHOUR": """\
AKTUALNAGODZINA|AKTUÁLNAHODINA|AKTUÁLNÍHODINA|AWRGYFREDOL|AĞIMDAĞISAĞAT|DABARTINĖVALANDA|DISIYURU|DITURE|\
ESƏTNƏ_SAAT|GIỜHIỆNTẠI|GIỜ_HIỆN_TẠI|GÜNCELSAAT|HETKETUND|HEUREACTUELLE|HORAACTUAL|HORAATUAL|HORA_ACTUAL|\
HORA_D_ORA|HUIDIGEUUR|HUIDIGUUR|IRI_BJALE|JAKIN|JAMKINI|JAMSEMASA|JETZIGE_STUNDE|JORIYSOAT|KEIAHOLA|KULUVATUNTI|\
KUNANURA|KĒIAHOLA|MEVCUTSAAT|NUNAHORO|NUTIMME|NUVARANDETIMME|NÅVÆRENDETIME|NÚKTÍMI|ORAACTUALA|ORAATTUALE|\
ORACORRENTA|ORACORRENTE|ORACURENTA|ORASNGONYAN|ORATANI|ORATASH|SEHATNEWKİ|SIEGĦAKURRENTI|TEKUĆISAT|TEKUĆI_SAT|\
TIMENO|TRENUTAČNISAT|TRENUTNISAT|ΤΡΕΧΟΥΣΑΩΡΑ|АМГЫШАК|АҒЫМДАҒЫСАҒАТ|БУ_ЧААС|БЯГУЧАЯ_ГАДЗІНА|КАРАРА_САХЬТ|\
МОЛИЦЯЦЯС|НЫРЫСАХАТ|ПОТОЧНА_ГОДИНА|СОАТИ_КУНУНӢ|ТЕКОВЕНЧАС|ТЕКУЋИ_САТ|ТЕКУЋИСАТ|ТЕКУЩИЙ_ЧАС|ТЕКУЩЧАС|\
ԸՆԹԱՑԻՔ_ԺԱՄԸ|שעות נוכחיות|اعىمداعىساعات|دم_ګړۍ|ساعة_حالية|ساعت_کنونی|ساعت‌کنونی|ساعه_حاليه|موجودہ_گھنٹہ|\
वर्तमान_घंटा|वर्तमानहोरा|सद्यघण्टा|सद्यतास|सद्योहोरा|এখনকার_ঘণ্টা|এখনকারঘণ্টা|বর্তমান_ঘণ্টা|বর্তমান_ঘন্টা|\
বর্তমানঘণ্টা|বর্তমানঘন্টা|ଏବେକାର_ଘଣ୍ଟା|ഈമണിക്കൂർ|වත්මන්පැය|მიმდინარე_საათი|ម៉ោងនេះ|ម៉ោងឥឡូវ|協定時|当前小时|\
現在の時|현재시""",
    "CURRENTMONTH": """\
AKTMAAND|AKTUÁLNYMESIAC|AKTUÁLNÍMĚSÍC|AKTUÁLNÍMĚSÍC2|AĞIMDAĞIAÝ|AĞIMDAĞI_AY|AŞMİYANEWKİ|BUKIN|BUKIN2|BULANKINI|\
BULANKINI2|BULANNGONYAN|BULANSEMASA|BULANSEMASA2|CURRENTMOTNH|DABARTINISMĖNESIS|DISIMUN|DISSEMAOND|DISSEMAOND2|\
ESƏTNƏ_MANQ|ESƏTNƏ_MANQ_2|GÜNCELAY|GÜNCELAY2|HETKEKUU|HUIDIGEMAAND|HUIDIGEMAAND2|HÓNAP|JETZIGER_MONAT|\
JETZIGER_MONAT_2|JORIYOY|JORIYOY2|KEIAMAHINA|KGWEDI_BJALE|KULUVAKUU|KUNANKILLA|KĒIAMAHINA|MESACTUAL|MESACTUAL2|\
MESATUAL|MESATUAL2|MESCORRENT|MESEATTUALE|MESECORRENTE|MES_ACTUAL|MEVCUTAY|MEVCUTAY2|MEWCUDAŞMİ2|MISCYFOES|\
MISCYFREDOL|MOIS2ACTUEL|MOISACTUEL|MUAJIAKTUAL|MUAJIAKTUAL2|MUAJIMOMENTAL|MUAJIMOMENTAL2|MUEJIAKTUAL|\
MUEJIAKTUAL2|MÅNADNO|MÅNEDNÅ|MÊS_D_ORA|MÊS_D_ORA_2|MÍLÁITHREACH|NUMARLUNACURENTA|NUMÅNAD|NUNAMONATO|NUNAMONATO2|\
NUVARANDEMÅNAD|NÅVÆRENDEMÅNED|NÅVÆRENDEMÅNED2|ORAINGOHILABETE|TEKUĆIMESEC|TEKUĆI_MESEC|THÁNGNÀY|THÁNGNÀY2|\
THÁNG_NÀY|THÁNG_NÀY_2|TRENUTAČNIMJESEC|TRENUTNIMESEC|TRENUTNIMJESEC|TRENUTNI_MESEC|VOLANA|XAHARKURRENTI|\
__АМГЫ_АЙ|__АМГЫ_АЙ_2__|ΤΡΕΧΩΝΜΗΝΑΣ|ΤΡΕΧΩΝΜΗΝΑΣ2|АГЫМДАГЫ_АЙ|АГЫМДАГЫ_АЙ2|АЦЫМÆЙ|АЦЫМÆЙ2|АҒЫМДАҒЫАЙ|БУ_ЫЙ|\
БУ_ЫЙ_2|БЯГУЧЫ_МЕСЯЦ|КАРАРА_БУТТ|КАРАРА_БУТТ_2|МОЛИЦЯКОВ|МОҲИ_КУНУНӢ|МОҲИ_КУНУНӢ_2|ПОТОЧНИЙ_МІСЯЦЬ|\
ПОТОЧНИЙ_МІСЯЦЬ_2|ТЕКОВЕНМЕСЕЦ|ТЕКУЋИ_МЕСЕЦ|ТЕКУЋИМЕСЕЦ|ТЕКУЩИЙ_МЕСЯЦ|ТЕКУЩИЙ_МЕСЯЦ_2|ТЕКУЩМЕСЕЦ|ТРЕНУТНИ_МЕСЕЦ|\
ТРЕНУТНИМЕСЕЦ|ԸՆԹԱՑԻՔ_ԱՄԻՍԸ|חודש נוכחי|חודש נוכחי 2|לויפיקער_מאנאט|اعىمداعىاي|روانه_مياشت|شهر_حالى|شهر_حالي|\
شهر_حالي2|ماه_اسایی۲|ماه_کنونی|ماه_کنونی۲|ماه‌کنونی|ماه‌کنونی۲|موجودہ_مہینہ|موجودہ_مہینہ2|अद्यमासे|वर्तमान_माह|\
वर्तमान_माह2|वर्तमान_माह२|वर्तमानमासः|वर्तमानमासः२|सद्यमहिना|सद्यमहिना२|सद्योमासः|চলতি_মাস|চলতিমাস|বর্তমান_মাস|\
বর্তমান_মাস_২|বর্তমানমাস|বর্তমানমাস২|ଏବେକାର_ମାସ|ଏବେର_ମାସ୨|ഈമാസം|ഈമാസം2|වත්මන්මාසය|වත්මන්මාසය2|เดือนปัจจุบัน|\
მიმდინარე_თვე|მიმდინარე_თვე2|ខែនេះ|協定月|本月|本月2|現在の月|현재월""",
    "CURRENTMONTH1": """\
AKTUÁLNÍMĚSÍC1|AŞMİYANEWKİ1|BUKIN1|BULANKINI1|BULANSEMASA1|DISSEMAOND1|ESƏTNƏ_MANQ_1|GÜNCELAY1|HETKEKUU1|\
HUIDIGEMAAND1|HÓNAP1|JETZIGER_MONAT_1|JORIYOY1|LUNACURENTA1|MEHA_NIHA_1|MESACTUAL1|MESATUAL1|MEVCUTAY1|\
MOIS1ACTUEL|MUAJIAKTUAL1|MUAJIMOMENTAL1|MUEJIAKTUAL1|MÊS_D_ORA_1|NUNAMONATO1|NUVARANDEMÅNAD1|NÅVÆRENDEMÅNED1|\
TEKUĆIMESEC1|TEKUĆI_MESEC1|THÁNGNÀY1|THÁNG_NÀY_1|TRENUTAČNIMJESEC1|TRENUTNIMESEC1|TRENUTNIMJESEC1|\
TRENUTNI_MESEC1|VOLANA1|__АМГЫ_АЙ_1__|ΤΡΕΧΩΝΜΗΝΑΣ1|АЦЫМÆЙ1|БУ_ЫЙ_1|КАРАРА_БУТТ_1|МОҲИ_КУНУНӢ_1|\
ПОТОЧНИЙ_МІСЯЦЬ_1|ТЕКОВЕНМЕСЕЦ1|ТЕКУЋИ_МЕСЕЦ1|ТЕКУЋИМЕСЕЦ1|ТЕКУЩИЙ_МЕСЯЦ_1|ТЕКУЩМЕСЕЦ1|ТРЕНУТНИ_МЕСЕЦ1|\
ТРЕНУТНИМЕСЕЦ1|חודש נוכחי 1|شهر_حالي1|ماه_کنونی۱|ماه‌کنونی۱|موجودہ_مہینہ1|वर्तमान_माह1|वर्तमान_माह१|सद्यमहिना१|\
চলতি_মাস_১|চলতিমাস১|বর্তমান_মাস_১|বর্তমানমাস১|ଏବେର_ମାସ|ഈമാസം1|වත්මන්මාසය1|მიმდინარე_თვე1|協定月1|協定月１|本月1|\
現在の月1|현재월1""",
    "CURRENTMONTHABBREV": """\
ABBREVXAHARKURRENTI|ABREVIACIONNOMBREMESACTUAL|ABREVIACIÓNNOMBREMESACTUAL|ABREVIATURADOMESACTUAL|\
ABREVIATURADOMESATUAL|ABREVMESACTUAL|ABREVMESCORRENT|ABREVMOISACTUEL|ABRÈV_DU_MÊS_D_ORA|AKTUÁLNÍMĚSÍCZKR|\
ANARAMBOLANAFOHY|ANARANAVOLANAFOHY|AĞIMDAĞIAÝJÏIR|AĞIMDAĞIAÝQISQA|AŞMİYANEWKİKILMKERDIŞ|BULANINISINGKAT|\
DISIMUNSH|DISSEMAONDAOFK|GIORRÚNAMÍOSALÁITHREAÍ|GÜNCELAYKISALTMASI|HETKEKUULÜH|HUIDIGEMAANDAFK|HÓNAPRÖVID|\
JETZIGER_MONATSNAME_KURZ|JORIYOYQISQARTMASI|KULUVAKUUNIMILYHYT|KUNANKILLAPISI|LUNACURENTAABREV|\
MESACTUALABREVIADO|MESATUALABREV|MESATUALABREVIADO|MESEATTUALEABBREV|MESECORRENTEABBREV|MEVCUTAYKISALTMASI|\
MÅNADNOKORT|MÅNEDNÅKORT|NAMASINGKATBULANKINI|NAMSINGBUKIN|NUMÅNADKORT|NUNAMONATANOMOMAL|NUNAMONATNOMOMAL|\
NUNAMONATONOMOMAL|NUVARANDEMÅNADKORT|NÁZOVAKTUÁLNEHOMESIACASKRATKA|NÅVÆRENDEMÅNEDSNAVNKORT|SINGBULANSEMASA|\
TEKUĆIMESECSKR|TEKUĆI_MESEC_SKR|TRENUTAČNIMJESECKRAT|TRENUTAČNIMJESECSKR|TRENUTNIMESECSKR|TRENUTNIMJESECSKR|\
TÊNNGẮNTHÁNGNÀY|TÊN_NGẮN_THÁNG_NÀY|ΤΡΕΧΩΝΜΗΝΑΣΣΥΝΤ|АЦЫМÆЙЫНОМЦЫБ|АҒЫМДАҒЫАЙЖИЫР|АҒЫМДАҒЫАЙҚЫСҚА|БУ_ЫЙ_ААТА_АББР|\
КАРАРАЧУ_БЕТТА_ЦӀЕ_АБР|МОЛИЦЯКОВКИРЬТЯНЬХВОРМА|НАЗВА_ПОТОЧНОГО_МІСЯЦЯ_АБР|НАЗВАНИЕ_ТЕКУЩЕГО_МЕСЯЦА_АБР|\
НОМИ_МОҲИ_КУНУНӢ_ИХТИСОР|СКАРОЧАНАЯ_НАЗВА_БЯГУЧАГА_МЕСЯЦА|ТЕКОВЕНМЕСЕЦСКР|ТЕКУЋИ_МЕСЕЦ_СКР|ТЕКУЋИМЕСЕЦСКР|\
ТЕКУЩМЕСЕЦСЪКР|ТРЕНУТНИМЕСЕЦСКР|ԸՆԹԱՑԻՔ_ԱՄՍՎԱ_ԱՆՎԱՆ_ՀԱՊԱՎՈՒՄԸ|קיצור חודש נוכחי|اختصار_الشهر_الحالى|\
اختصار_الشهر_الحالي|اعىمداعىايجىيىر|اعىمداعىايقىسقا|دروانې_مياشت_لنډون|مخفف_نام_ماه|مخفف‌نام‌ماه|\
موجودہ_مہینہ_کا_اختصار|अद्यमासेसंक्षीप्त|वर्तमान_माह_संक्षेप|सद्यमहिनासंक्षीप्त|सद्योमाससङ्क्षिप्तम्|\
বর্তমান_মাস_সংক্ষিপ্ত|বর্তমান_মাস_সংক্ষেপ|বর্তমানমাসসংক্ষিপ্ত|বর্তমানমাসসংক্ষেপ|ଏବେକାର_ମାସ_ନାଆଁ_ସଂକ୍ଷିପ୍ତ|\
ഈമാസത്തിന്റെപേര്‌ചുരുക്കം|ഈമാസത്തിന്റെപേര്‌സംഗ്രഹം|වත්මන්මාසයකෙටි|協定月省略|協定月省略形|本月简称|本月縮寫|\
現在の月省略形|省略協定月|현재월이름약자""",
    "CURRENTMONTHNAME": """\
AINMNAMÍOSALÁITHREAÍ|AKTMAANDNAAM|AKTUÁLNÍMĚSÍCJMÉNO|ANARAMBOLANA|AĞIMDAĞIAÝATAWI|AĞIMDAĞI_AY_İSEME|\
DABARTINIOMĖNESIOPAVADINIMAS|DISIMUNNEN|DISSEMAONDNAAM|EMNIMUEJITAKTUAL|EMRIIMUAJITAKTUAL|EMRIIMUAJITMOMENTAL|\
ENWMISCYFOES|ENWMISCYFREDOL|ESƏTNƏ_MANQİ_NOM|GÜNCELAYADI|HETKEKUUNIMETUS|HUIDIGEMAANDNAAM|HÓNAPNEVE|\
IMETEKUĆEGMESECA|IME_TEKUĆEG_MESECA|ISEMXAHARKURRENTI|JETZIGER_MONATSNAME|JORIYOYNOMI|KEIAINOAMAHINA|\
KULUVAKUUNIMI|KUNANKILLASUTI|KĒIAINOAMAHINA|LEINA_KGWEDI_BJALE|MESACTUALCOMPLETO|MEVCUTAYADI|MÅNADNONAMN|\
MÅNEDNÅNAVN|NAMABULANKINI|NAMABULANSEMASA|NAMBUKIN|NAMEYAŞMDANEWKİ|NGARANBULANNGONYAN|NOMBREMESACTUAL|\
NOMBRE_MES_ACTUAL|NOMEDOMESACTUAL|NOMEDOMESATUAL|NOMEMESEATTUALE|NOMEMESECORRENTE|NOMMESACTUAL|NOMMESCORRENT|\
NOMMOISACTUEL|NOM_DU_MÊS_D_ORA|NUMELUNACURENTA|NUMÅNADSNAMN|NUNAMONATANOMO|NUNAMONATNOMO|NUNAMONATONOMO|\
NUVARANDEMÅNADSNAMN|NÁZOVAKTUÁLNEHOMESIACA|NÅVÆRENDEMÅNEDSNAVN|ORAINGOHILABETEIZEN|TRENUTAČNIMJESECIME|\
TRENUTNIMESECIME|TRENUTNIMJESECIME|TÊNTHÁNGNÀY|TÊN_THÁNG_NÀY|ΤΡΕΧΩΝΜΗΝΑΣΟΝΟΜΑ|АГЫМДАГЫ_АЙ_ИСЕМЕ|АМГЫАЙНЫҢАДЫ|\
АЦЫМÆЙЫНОМ|АҒЫМДАҒЫАЙАТАУЫ|БУ_ЫЙ_ААТА|ИМЕ_ТЕКУЋЕГ_МЕСЕЦА|ИМЕТЕКУЋЕГМЕСЕЦА|КАРАРАЧУ_БЕТТА_ЦӀЕ|МОЛИЦЯКОВЛЕМ|\
НАЗВА_БЯГУЧАГА_МЕСЯЦА|НАЗВА_ПОТОЧНОГО_МІСЯЦЯ|НАЗВАНИЕ_ТЕКУЩЕГО_МЕСЯЦА|НОМИ_МОҲИ_КУНУНӢ|ТЕКОВЕНМЕСЕЦИМЕ|\
ТЕКУЩМЕСЕЦИМЕ|ТРЕНУТНИМЕСЕЦИМЕ|ԸՆԹԱՑԻՔ_ԱՄՍՎԱ_ԱՆՈՒՆԸ|שם חודש נוכחי|اسم_الشهر_الحالى|اسم_الشهر_الحالي|\
اعىمداعىاياتاۋى|دروانې_مياشت_نوم|موجودہ_مہینہ_کا_نام|نام_ماه|نام_ماه_کنونی|نام‌ماه|نام‌ماه‌کنونی|अद्यमासेनाम|\
वर्तमान_माह_नाम|सद्यमहिनानाव|सद्योमासनाम|বর্তমান_মাসের_নাম|বর্তমানমাসেরনাম|ଏବେକାର_ମାସ_ନାଆଁ|ഈമാസത്തിന്റെപേര്‌|\
වත්මන්මාසනාමය|ชื่อเดือนปัจจุบัน|მიმდინარე_თვის_სახელი|ឈ្មោះខែនេះ|協定月名|本月名|本月名称|現在の月名|현재월이름""",
    "CURRENTMONTHNAMEGEN": """\
AKTMAANDNAAMGEN|AKTUÁLNÍMĚSÍCGEN|ANARAMBOLANAGEN|ANARANAVOLANA|AĞIMDAĞIAÝİLİKATAWI|AĞIMDAĞI_AY_İSEME_GEN|\
AŞMACIYANEWKİ|CURRENTMONTHNAME|DISIMUNNENGEN|DISSEMAONDGEN|ESƏTNƏ_MANQİ_NOM_CİNS|GENENWMISCYFOES|\
GENERADORNOMBREMESACTUAL|GINAINMNAMÍOSALÁITHREAÍ|GÈNITIF_DU_NOM_DU_MÊS_D_ORA|GÜNCELAYADIİYELİK|HETKEKUUOM|\
HUIDIGEMAANDGEN|JETZIGER_MONATSNAME_GEN|JETZIGER_MONATSNAME_GENITIV|JORIYOYNOMIQARATQICH|KULUVAKUUNIMIGEN|\
KUNANKILLASUTIP|MESACTUALGENITIVO|MEVCUTAYADIİYELİK|NAMABULANSEMASAGEN|NAMAJENDERBULANKINI|NAMJENBUKIN|\
NOMEMESEATTUALEGEN|NOMEMESECORRENTEGEN|NOMGENMESACTUAL|NOMGENMESCORRENT|NOMGENMOISACTUEL|NUMELUNACURENTAGEN|\
NUNAMONATANOMOGEN|NUNAMONATNOMOGEN|NUNAMONATONOMOGEN|NÁZOVAKTUÁLNEHOMESIACAGEN|NÅVÆRENDEMÅNEDSNAVNGEN|\
TEKUĆIMESECGEN|TEKUĆI_MESEC_GEN|TRENUTAČNIMJESECIMEGEN|TRENUTAČNIMJESECROD|TRENUTNIMESECGEN|TRENUTNIMESECROD|\
TRENUTNIMJESECROD|TÊNDÀITHÁNGNÀY|TÊN_DÀI_THÁNG_NÀY|ĠENISEMXAHARKURRENTI|ΤΡΕΧΩΝΜΗΝΑΣΓΕΝΙΚΗ|АГЫМДАГЫ_АЙ_ИСЕМЕ_GEN|\
АЦЫМÆЙЫНОМГУЫР|АҒЫМДАҒЫАЙІЛІКАТАУЫ|БУ_ЫЙ_ААТА_АРТҺК|КАРАРАЧУ_БЕТТА_ЦӀЕ_МУХ|МОЛИЦЯКОВЛЕМГЕН|\
НАЗВА_БЯГУЧАГА_МЕСЯЦА_Ў_РОДНЫМ_СКЛОНЕ|НАЗВА_ПОТОЧНОГО_МІСЯЦЯ_РОД|НАЗВАНИЕ_ТЕКУЩЕГО_МЕСЯЦА_РОД|\
НОМИ_МОҲИ_КУНУНӢ_ТАСРИФ|ТЕКОВЕНМЕСЕЦИМЕРОД|ТЕКУЋИ_МЕСЕЦ_ГЕН|ТЕКУЋИМЕСЕЦГЕН|ТЕКУЩМЕСЕЦИМЕРОД|ТРЕНУТНИМЕСЕЦГЕН|\
ԸՆԹԱՑԻՔ_ԱՄՍՎԱ_ԱՆՈՒՆԸ_ՍԵՌ|שם חודש נוכחי קניין|اسم_الشهر_الحالى_المولد|اسم_الشهر_الحالي_المولد|\
اعىمداعىايىلىكاتاۋى|موجودہ_مہینہ_کا_نام_اضافت|نام_ماه_اضافه|نام_ماه_کنونی_اضافه|نام‌ماه‌اضافه|\
نام‌ماه‌کنونی‌اضافه|अद्यमासेनामसाधारण|वर्तमान_माह_सम्बन्ध|सद्यमहिनासाधारण|सद्योमासनामसम्बन्धः|\
বর্তমান_মাসের_নাম_উৎপন্ন|বর্তমানমাসেরনামউৎপন্ন|ଏବେକାର_ମାସ_ନାଆଁ_ସାଧାରଣ|ഈമാസത്തിന്റെപേരുസൃഷ്ടിക്കുക|\
වත්මන්මාසනාමයපොදු|მიმდინარე_თვის_სახელის_აბრევიატურა|本月名属格|本月名称属格|現在の月属格|현재월이름소유격""",
    "CURRENTTIME": """\
AKTTIED|AKTUALNYCZAS|AKTUÁLNYČAS|AKTUÁLNÍČAS|AMLÁITHREACH|AMSERCYFOES|AMSERCYFREDOL|AĞIMDAĞIWAQIT|\
AĞIMDAĞI_WAQIT|DABARTINISLAIKAS|DATAACTUALA|DATACORRENTA|DATAEHORAACTUAIS|DEMA_NIHA|DEMENEWKİ|DISITEN|DISSETIED|\
ESƏTNƏ_VAXT|GIỜNÀY|GIỜ_NÀY|GÜNCELZAMAN|HETKEAEG|HORAIREACTUEL|HORAMINUTOSACTUAL|HORARICTUAL|HORARIOATUAL|\
HORA_MINUTOS_ACTUAL|HORÈRO_D_ORA|HUIDIGETIJD|HUIDIGETYD|JETZIGE_UHRZEIT|JORIYVAQT|KEIAMANAWA|KOHATANI|KOHATASH|\
KULUVAAIKA|KUNANPACHA|KĒIAMANAWA|MEVCUTZAMAN|NAKO_BJALE|NUNATEMPO|NUTID|NUVARANDETID|NÅVÆRENDETID|NÚTÍMI|\
ORARIOATTUALE|PANAHONNGONYAN|TEKUĆEVREME|TEKUĆE_VREME|TIDNO|TIDNÅ|TIEMPOACTUAL|TIMPULCURENT|TRENUTAČNOVRIJEME|\
TRENUTNOVREME|TRENUTNOVRIJEME|WAKIN|WAKTUKINI|WAKTUSEMASA|ĦINKURRENTI|ΤΡΕΧΩΝΧΡΟΝΟΣ|АГЫМДАГЫ_ВАКЫТ|АМГЫҮЕ|\
АҒЫМДАҒЫУАҚЫТ|БУ_КЭМ|БЯГУЧЫ_ЧАС|ЗАМОНИ_КУНУНӢ|КАРАРА_ХАН|МОЛИЦЯШКА|НЫРЫРÆСТÆГ|ПОТОЧНИЙ_ЧАС|ТЕКОВНОВРЕМЕ|\
ТЕКУЋЕ_ВРЕМЕ|ТЕКУЋЕВРЕМЕ|ТЕКУЩЕЕ_ВРЕМЯ|ТЕКУЩОВРЕМЕ|ТРЕНУТНОВРЕМЕ|ԸՆԹԱՑԻՔ_ԺԱՄԱՆԱԿԸ|לויפֿיקע_צײַט|שעה נוכחית|\
اعىمداعىۋاقىت|داوخت|زمان_کنونی|زمان‌کنونی|موجودہ_وقت|وقت_حالى|وقت_حالي|वर्तमान_समय|वर्तमानसमयः|सद्यवेळ|सद्यसमय|\
सद्यस्समयः|এখন_সময়|এখনকার_সময়|এখনকারসময়|বর্তমান_সময়|বর্তমানসময়|ଏବେକାର_ସମୟ|ഈസമയം|වත්මන්වේලාව|მიმდინარე_დრო|\
ពេលនេះ|協定時刻|協定時間|当前时间|此时|現在の時刻|目前時間|현재시각|현재시분""",
    "CURRENTWEEK": """\
AKTUALNYTYDZIEŃ|AKTUÁLNYTÝŽDEŇ|AKTUÁLNÍTÝDEN|AĞIMDAĞIAPTA|AĞIMDAĞIAPTASI|DISSEWEKE|ESƏTNƏ_HAFTƏ|GÜNCELHAFTA|\
HERINANDRO|HETKENÄDAL|HUIDIGEWEEK|JAVAAKTUALE|JAVAMOMENTALE|JETZIGE_KALENDERWOCHE|JETZIGE_WOCHE|JORIYHAFTA|\
KEIAPULE|KULUVAVIIKKO|KUNANSIMANA|KĒIAPULE|MEVCUDHEFTE|MEVCUTHAFTA|MIKIN|MINGGUKINI|MINGGUSEMASA|NUNASEMAJNO|\
NUVARANDEVECKA|NUVECKA|NÅVÆRENDEUKE|NÚVIKA|SAPTAMANACURENTA|SEACHTAINLÁITHREACH|SEMAINEACTUELLE|SEMANAACTUAL|\
SEMANAATUAL|SEMANANGONYAN|SEMANA_D_ORA|SETMANACORRENTA|SETTIMANACORRENTE|TEKUĆANEDELJA|TEKUĆA_NEDELJA|\
TRENUTAČNITJEDAN|TRENUTNANEDELJA|TRENUTNASEDMICA|TRENUTNA_NEDELJA|TRENUTNITJEDAN|TUẦNNÀY|TUẦN_NÀY|UKENRNÅ|\
VEKENRNO|WYTHNOSGYFREDOL|ĠIMGĦAKURRENTI|ΤΡΕΧΟΥΣΑΕΒΔΟΜΑΔΑ|АМГЫЧЕДИХОНУК|АҒЫМДАҒЫАПТА|АҒЫМДАҒЫАПТАСЫ|БУ_НЭДИЭЛЭ|\
БЯГУЧЫ_ТЫДЗЕНЬ|КАРАРА_КӀИРА|МОЛИЦЯ_ТАРГО|ПОТОЧНИЙ_ТИЖДЕНЬ|ТЕКОВНАСЕДМИЦА|ТЕКУЋА_НЕДЕЉА|ТЕКУЋАНЕДЕЉА|\
ТЕКУЩАСЕДМИЦА|ТЕКУЩАЯ_НЕДЕЛЯ|ТРЕНУТНА_НЕДЕЉА|ТРЕНУТНАНЕДЕЉА|ХАФТАИ_КУНУНӢ|ԸՆԹԱՑԻՔ_ՇԱԲԱԹԸ|שבוע נוכחי|أسبوع_حالى|\
أسبوع_حالي|اعىمداعىاپتا|اعىمداعىاپتاسى|روانه_اوونۍ|موجودہ_ہفتہ|هلندڙهفتو|अद्यसप्ताह|वर्तमान_सप्ताह|सद्यआठवडा|\
सद्यस्सप्ताहः|চলতি_সপ্তাহ|চলতিসপ্তাহ|বর্তমান_সপ্তাহ|বর্তমানসপ্তাহ|ആഴ്‌ച|សប្ដាហ៍នេះ|本周|現在の週|현재주""",
    "CURRENTYEAR": """\
AKTJOHR|AKTUALNYROK|AKTUÁLNYROK|AKTUÁLNÍROK|ANNADAACTUALA|ANNADACORRENTA|ANNEEACTUELLE|ANNOATTUALE|ANNOCORRENTE|\
ANOACTUAL|ANOATUAL|ANULCURENT|ANYACTUAL|AN_D_ORA|AÑOACTUAL|AÑO_ACTUAL|AĞIMDAĞIJIL|AĞIMDAĞI_YIL|BLIAINLÁITHREACH|\
BLWYDDYNGYFREDOL|DABARTINIAIMETAI|DISIYARI|DITJAOR|ESƏTNƏ_SOR|FLWYDDYNCYFOES|GÜNCELYIL|HETKEAASTA|HUIDIGEJAAR|\
HUIDIGJAAR|JETZIGES_JAHR|JORIYYIL|KEIAMAKAHIKI|KULUVAVUOSI|KUNANWATA|KĒIAMAKAHIKI|MEVCUTYIL|NGWAGA_BJALE|\
NUNAJARO|NUVARANDEÅR|NÅVÆRENDEÅR|NĂMNÀY|NĂM_NÀY|ORAINGOURTE|SENAKURRENTI|SERRENEWKİ|SIVJET|TAHUNKINI|\
TAHUNSEMASA|TAKIN|TAONA|TAONNGONYAN|TEKUĆAGODINA|TEKUĆA_GODINA|TRENUTAČNAGODINA|TRENUTNAGODINA|ΤΡΕΧΟΝΕΤΟΣ|\
АГЫМДАГЫ_ЕЛ|АМГЫЧЫЛ|АЦЫАЗ|АҒЫМДАҒЫЖЫЛ|БУ_СЫЛ|БЯГУЧЫ_ГОД|КАРАРА_ШО|МОЛИЦЯИЕ|ПОТОЧНИЙ_РІК|СОЛИ_КУНУНӢ|\
ТЕКОВНАГОДИНА|ТЕКУЋА_ГОДИНА|ТЕКУЋАГОДИНА|ТЕКУЩАГОДИНА|ТЕКУЩИЙ_ГОД|ТРЕНУТНАГОДИНА|ԸՆԹԱՑԻՔ_ՏԱՐԻՆ|לויפֿיקע_יאָר|\
שנה נוכחית|اعىمداعىجىل|سال_کنونی|سال‌کنونی|سږکال|عام_حالى|عام_حالي|موجودہ_سال|अद्यवर्ष|वर्तमान_वर्ष|\
वर्तमानवर्षम्|सद्यवर्ष|सद्योवर्षम्|চলতি_বছর|চলতিবছর|বর্তমান_বছর|বর্তমানবছর|ଏବେକାର_ବର୍ଷ|ഈവർഷം|වත්මන්වසර|\
მიმდინარე_წელი|ឆ្នាំនេះ|今年|協定年|現在の年|현재년""",
    "FULLPAGENAME": """\
ANARAMPEJYFENO|ANARANAPEJYFENO|ANVPAJENNKLOK|ARTICLESPACE|EMRIIPLOTËIFAQES|ENWLLAWNTUDALEN|FULLTSIDENAMN|\
FULLTSIDENAVN|FULLTSÍÐUNF|HANOWLEUNANFOLEN|HELASIDNAMNET|HELEZIEDNAAM|HUNTAPANQASUTI|ISEMSĦIĦTAL-PAĠNA|\
KOGULEHEKÜLJENIMI|KOKOSIVUNIMI|LAPTELJESNEVE|NAMAHALAMANLENGKAP|NAMALAMANPENUH|NAMALENGKAPHALAMAN|\
NAMEYPERERPÉRO|NAMMANKAP|NOMBRECOMPLETODEPAGINA|NOMBRECOMPLETODEPÁGINA|NOMBREDEHOJACOMPLETA|\
NOMBREDEPAGINACOMPLETA|NOMBREDEPAGINAENTERA|NOMBREDEPÁGINACOMPLETA|NOMBREDEPÁGINAENTERA|NOMECOMPLETODAPAGINA|\
NOMECOMPLETODAPÁGINA|NOMECOMPLETODAPÁXINA|NOMPAGECOMPLET|NOMPAGINACOMPLET|NOM_COMPLÈT_DE_LA_PÂGE|\
NUMEPAGINACOMPLET|PELNANAZWASTRONY|PLNÝNÁZEVSTRANY|PLNÝNÁZOVSTRÁNKY|PUNOIMESTRANE|PUNOIMESTRANICE|\
PUNO_IME_STRANE|PUNO_IME_STRANICE|SƏHİFƏ_PURƏ_NOM|TAMSAYFAADI|TODONGNGARANKANPAHINA|TOLIQBETATAWI|TUTAPAGXNOMO|\
TUTAPAGXONOMO|TUTAPAĜNOMO|TUTAPAĜONOMO|TÊNTRANGĐỦ|TÊN_TRANG_ĐỦ|VOLBLADSYNAAM|VOLLEDIGEPAGINANAAM|\
VOLLER_SEITENNAME|ÁHÀNÍLÉNKÈIHÜ|ΠΛΗΡΕΣΟΝΟΜΑΣΕΛΙΔΑΣ|ЛОПАЛЕМКУВАКАСТО|НОМИ_ПУРРАИ_САҲИФА|ПОЎНАЯ_НАЗВА_СТАРОНКІ|\
ПОВНА_НАЗВА_СТОРІНКИ|ПОЛНОЕ_НАЗВАНИЕ_СТРАНИЦЫ|ПУНО_ИМЕ_СТРАНЕ|ПУНО_ИМЕ_СТРАНИЦЕ|ПУНОИМЕСТРАНЕ|ПУНОИМЕСТРАНИЦЕ|\
ПЪЛНОИМЕ_СТРАНИЦА|СИРЭЙ_ТОЛОРУ_ААТА|ТОЛЫҚБЕТАТАУЫ|ЦЕЛОСНОИМЕНАСТРАНИЦА|ЮЬЗЗИНА_АГӀОН_ЦӀЕ|ԷՋԻ_ԼՐԻՎ_ԱՆՎԱՆՈՒՄԸ|\
פולבלאטנאמען|שם הדף המלא|اسم_الصفحة_الكامل|اسم_صفحة_كامل|اسم_كامل|تولىقبەتاتاۋى|دمخ_بشپړنوم|صحفيجوپورونالو|\
صفحہ_کا_مکمل_نام|مکمل_نام|نام_کامل_صفحه|نام‌کامل‌صفحه|पूर्ण_पृष्ठ_नाम|पूर्णपृष्ठनाम|पूर्णलेखनाव|পূর্ণ_পাতার_নাম|\
পূর্ণ_পৃষ্ঠার_নাম|পূর্ণপাতারনাম|পূর্ণপৃষ্ঠারনাম|সম্পূর্ণ_পাতার_নাম|সম্পূর্ণ_পৃষ্ঠার_নাম|সম্পূর্ণপাতারনাম|\
সম্পূর্ণপৃষ্ঠারনাম|താളിന്റെമുഴുവൻപേര്‌|გვერდის_სრული_სახელი|ឈ្មោះទំព័រពេញ|フルページ名|完全なページ名|\
完全な記事名|完全記事名|完整页面名称|页面全称|전체문서이름""",
    "LOCALDAY": """\
ANDROANTOERANA|BUMİNƏ_RUJ|DIALOCAL|DITALOKALE|DZIEŃ|DÍALOCAL|GIORNOLOCALE|HALOK|HARILOKAL|HELYINAP|\
JERGİLİKTİKÜN|JORNLOCAL|JORN_LOCAL|JOUR1LOCAL|JOURLOCAL|KAYPIPUNCHAW|KOHALIKKUUPÄEV|LOKALALDAW|LOKALDAG|\
LOKALEDAG|LOKALER_KALENDERTAG|LOKALER_TAG|LOKALNIDAN|LOKALNI_DAN|LOKATAGO|Local_ଦିନ|MAHALLIYKUN|MJESNIDAN|\
MÍSTNÍDEN|NGÀY_ĐỊA_PHƯƠNG|NGÀYĐỊAPHƯƠNG|PAIKALLINENPÄIVÄ|PLAATSELIJKEDAG|PRESIDEY|STDAGUR|WAREYROCE|YERELGÜN|\
ZIUALOCALA|ĠURNATALOKALI|ΤΟΠΙΚΗΜΕΡΑ|ДЕН_ЛОКАЛНО|ЖЕРГІЛІКТІКҮН|ЛОКАЛНИ_ДАН|ЛОКАЛНИДАН|ЛОКАЛЬНИЙ_ДЕНЬ|\
ЛЯКАЛЬНЫ_ДЗЕНЬ|МІСЦЕВИЙ_ДЕНЬ|МЕСТНЫЙ_ДЕНЬ|МЕТТИГАН_ДЕ|ОЛОХТООХ_КҮН|РӮЗИ_МАҲАЛЛӢ|ТЕСКЭНЬЧЫ|ՏԵՂԱԿԱՆ_ՕՐԸ|יום מקומי|\
جەرگىلىكتىكۇن|روز_محلی|روزمحلی|سيمه_يزه_ورځ|مقاميڏينهن|مقامی_دن|يوم_محلى|يوم_محلي|स्थानिकदिवस|स्थानिकदिवसः|\
स्थानिकदिवसे|स्थानीय_दिन|স্থানীয়_দিন|স্থানীয়_বার|স্থানীয়দিন|স্থানীয়বার|പ്രാദേശികദിവസം|දේශීයදිනය|\
ローカルデイ|地方時の日|本地日|現地日|지역일""",
    "LOCALDAY2": """\
ANDROANTOERANA2|BUMİNƏ_RUJ_2|DIALOCAL2|DITALOKALE2|DZIEŃ2|DÍALOCAL2|GIORNOLOCALE2|HALOK2|HARILOKAL2|HELYINAP2|\
JERGİLİKTİKÜN2|JORNLOCAL2|JORN_LOCAL_2|JOUR2LOCAL|KAYPIPUNCHAW2|KOHALIKKUUPÄEV2|LOKALALDAW2|LOKALDAG2|\
LOKALEDAG2|LOKALER_KALENDERTAG_2|LOKALER_TAG_2|LOKALNIDAN2|LOKALNI_DAN2|LOKATAGO2|MAHALLIYKUN2|MJESNIDAN2|\
MÍSTNÍDEN2|NGÀY_ĐỊA_PHƯƠNG_2|NGÀYĐỊAPHƯƠNG2|PAIKALLINENPÄIVÄ2|PLAATSELIJKEDAG2|PRESIDEY2|STDAGUR2|WAREYROCE2|\
YERELGÜN2|ZIUALOCALA2|ĠURNATALOKALI2|ΤΟΠΙΚΗΜΕΡΑ2|ДЕН2_ЛОКАЛНО|ЖЕРГІЛІКТІКҮН2|ЛОКАЛНИ_ДАН2|ЛОКАЛНИДАН2|\
ЛОКАЛЬНИЙ_ДЕНЬ_2|ЛЯКАЛЬНЫ_ДЗЕНЬ_2|МІСЦЕВИЙ_ДЕНЬ_2|МЕСТНЫЙ_ДЕНЬ_2|МЕТТИГАН_ДЕ_2|ОЛОХТООХ_КҮН_2|РӮЗИ_МАҲАЛЛӢ_2|\
ТЕСКЭНЬЧЫ2|ՏԵՂԱԿԱՆ_ՕՐԸ_2|יום מקומי 2|جەرگىلىكتىكۇن2|روز_محلی_۲|روزمحلی۲|سيمه_يزه_ورځ۲|مقاميڏينهن2|مقامی_دن2|\
يوم_محلى2|يوم_محلي2|स्थानिकदिवसः२|स्थानिकदिवसे२|स्थानिकदिवस२|स्थानीय_दिन2|स्थानीय_दिन२|স্থানীয়_দিন_২|\
স্থানীয়দিন২|ସ୍ଥାନୀୟ_ଦିନ୨|പ്രാദേശികദിവസം2|දේශීයදිනය2|地方時の日2|本地日2|現地日2|現地日２|지역일2""",
    "LOCALDAYNAME": """\
ANARANANDROANTOERANA|BUMİNƏ_RUJİ_NOM|DZIEŃTYGODNIA|EMRIIDITËSLOKALE|HELYINAPNEVE|IMELOKALNOGDANA|\
IME_LOKALNOG_DANA|ISEMTAL-ĠURNATALOKALI|JERGİLİKTİKÜNATAWI|KAYPIPUNCHAWSUTI|KOHALIKNÄDALAPÄEV|LOKALDAGSNAMN|\
LOKALDAGSNAVN|LOKALEDAGNAAM|LOKALER_WOCHENTAG|LOKALNIDANIME|LOKATAGANOMO|LOKATAGNOMO|LOKATAGONOMO|\
MAHALLIYKUNNOMI|MJESNIDANIME|MÍSTNÍDENJMÉNO|NAMAHARILOKAL|NAMEYÉWAREYROCE|NAMHALOK|NGARANLOKALALDAW|\
NOMBREDIALOCAL|NOMBREDÍALOCAL|NOMDIALOCAL|NOMEDODIALOCAL|NOMEDODÍALOCAL|NOMEGIORNOLOCALE|NOMJORNLOCAL|\
NOMJOURLOCAL|NOM_DU_JORN_LOCAL|NUMEZIUALOCALA|PAIKALLINENPÄIVÄNIMI|PLAATSELIJKEDAGNAAM|PRESIDEYNEN|STDAGNAFN|\
TÊNNGÀYĐỊAPHƯƠNG|TÊN_NGÀY_ĐỊA_PHƯƠNG|YERELGÜNADI|ΤΟΠΙΚΗΜΕΡΑΟΝΟΜΑ|ЖЕРГІЛІКТІКҮНАТАУЫ|ИМЕ_ЛОКАЛНОГ_ДАНА|\
ИМЕЛОКАЛНОГДАНА|ИМЕНАДЕН_ЛОКАЛНО|МЕТТИГАН_ДЕ_ЦӀЕ|НАЗВА_ЛОКАЛЬНОГО_ДНЯ|НАЗВА_ЛЯКАЛЬНАГА_ДНЯ|НАЗВА_МІСЦЕВОГО_ДНЯ|\
НАЗВАНИЕ_МЕСТНОГО_ДНЯ|НОМИ_РӮЗИ_МАҲАЛЛӢ|ОЛОХТООХ_КҮН_ААТА|ТЕСКЭНЬЧЫЛЕМ|ՏԵՂԱԿԱՆ_ՕՐՎԱ_ԱՆՈՒՆԸ|שם יום מקומי|\
اسم_اليوم_المحلى|اسم_اليوم_المحلي|اسم_يوم_محلى|اسم_يوم_محلي|جەرگىلىكتىكۇناتاۋى|دسيمه_يزې_ورځ_نوم|مقاميڏينهننالو|\
مقامی_دن_کا_نام|نام_روز_محلی|نام‌روزمحلی|स्थानिकदिवसनाम|स्थानिकदिवसनाव|स्थानिकदिवसेनाम|स्थानीय_दिन_नाम|\
স্থানীয়_দিনের_নাম|স্থানীয়দিনেরনাম|പ്രാദേശികദിവസത്തിന്റെപേര്‌|දේශීයදිනනාමය|ローカルデイネーム|地方時の曜日名|\
本地日名|現地曜日|지역요일""",
    "LOCALDOW": """\
ALAHADYANTOERANA|BUMİNƏ_HAFTƏ_RUJ|DDSLOCAL|DIADASEMANALOCAL|DIADESEMANALOCAL|DZIEŃTYGODNIANR|DÍADESEMANALOCAL|\
HADAMIKAL|HARIDALAMMINGGULOKAL|HELYIHÉTNAPJA|JDSLOCAL|JDS_LOCAL|JERGİLİKTİAPTAKÜNİ|KAYLLASIMANAPUNCHAW|\
KOHALIKNÄDALAPÄEV1|LOKALEDVDW|LOKALER_WOCHENTAG_ZAHL|LOKALNIDANNEDELJE|LOKALNIDANSEDMICE|LOKALNIDANTJEDNA|\
LOKALNIDUN|LOKALUKEDAG|LOKALVECKODAG|MJESNIDANTJEDNA|MÍSTNÍDENTÝDNE|PAIKALLINENVIIKONPÄIVÄ|PLAATSELIJKEDVDW|\
WAREYROCAHEFTİ|YERELHAFTANINGÜNÜ|ĠTĠLOKALI|ΤΟΠΙΚΗΜΕΡΑΕΒΔΟΜΑΔΑΣ|ЖЕРГІЛІКТІАПТАКҮНІ|ЛОКАЛЕНДЕНВОСЕДМИЦАТА|\
ЛОКАЛНИДУН|ЛОКАЛЬНИЙ_ДЕНЬ_ТИЖНЯ|ЛЯКАЛЬНЫ_ДЗЕНЬ_ТЫДНЯ|МЕСТНЫЙ_ДЕНЬ_НЕДЕЛИ|МЕТТИГАН_КӀИРАН_ДЕ|\
ОЛОХТООХ_НЭДИЭЛЭ_КҮНЭ|РУЗИ_ҲАФТАИ_МАҲАЛЛӢ|ՏԵՂԱԿԱՆ_ՇԱԲԱԹՎԱ_ՕՐԸ|מספר יום מקומי|جەرگىلىكتىاپتاكۇنى|روز_هفته_محلی|\
روزهفته‌محلی|مقامی_ہفتہ_کا_دن|يوم_محلى_مأ|يوم_محلي_مأ|स्थानिकउतरण|स्थानिकउतार|स्थानीय_सप्ताह_का_दिन|\
স্থানীয়_সপ্তাহের_দিন|স্থানীয়সপ্তাহেরদিন|ആഴ്ചയുടെപേര്‌അക്കത്തിൽ|ആഴ്‌ചയുടെപേര്‌അക്കത്തിൽ|地方時の曜日番号|\
本地DOW|지역요일숫자""",
    "LOCALHOUR": """\
BUMİNƏ_SAAT|GIỜ_ĐỊA_PHƯƠNG|GIỜĐỊAPHƯƠNG|GODZINA|HELYIÓRA|HEURELOCALE|HORALOCAL|HORA_LOCALA|JALOK|JAMLOKAL|\
JERGİLİKTİSAĞAT|KAYPIURA|KOHALIKTUND|LOKAALURE|LOKAALUUR|LOKAHORO|LOKALE_STUNDE|LOKALNISAT|LOKALNI_SAT|\
LOKALORAS|LOKALTIME|LOKALTIMME|MAHALLIYSOAT|MJESNISAT|MÍSTNÍHODINA|ORAANTOERANA|ORALOCALA|ORALOCALE|ORALOKALE|\
PAIKALLINENTUNTI|PLAATSELIJKUUR|PRESIYURU|SIEGĦALOKALI|STKTÍMI|WAREYSEHAT|YERELSAAT|ΤΟΠΙΚΗΩΡΑ|ЖЕРГІЛІКТІСАҒАТ|\
ЛОКАЛНИ_САТ|ЛОКАЛНИСАТ|ЛОКАЛЬНА_ГОДИНА|ЛЯКАЛЬНАЯ_ГАДЗІНА|МІСЦЕВА_ГОДИНА|МЕСТНЫЙ_ЧАС|МЕТТИГАН_САХЬТ|\
ОЛОХТООХ_ЧААС|СОАТИ_МАҲАЛЛӢ|ТЕСКЭНЬЦЯС|ЧАС_ЛОКАЛНО|ՏԵՂԱԿԱՆ_ԺԱՄԸ|שעות מקומיות|جەرگىلىكتىساعات|ساعة_محلية|\
ساعت_محلی|ساعت‌محلی|ساعه_محليه|سيمه_يزه_ګړۍ|مقاميڪلاڪ|مقامی_گھنٹہ|स्थानिकघण्टा|स्थानिकतास|स्थानिकहोरा|\
स्थानीय_घंटा|স্থানীয়_ঘণ্টা|স্থানীয়_ঘন্টা|স্থানীয়ঘণ্টা|স্থানীয়ঘন্টা|ସ୍ଥାନୀୟ_ଘଣ୍ଟା|പ്രാദേശികമണിക്കൂർ|දේශීයපැය|\
ម៉ោងតំបន់|地方時の時|本地小时|現地時|지역시""",
    "LOCALMONTH": """\
BULANLOKAL|BULANLOKAL2|BULOK|BULOK2|BUMİNƏ_MANQ|BUMİNƏ_MANQ_2|HELYIHÓNAP|JERGİLİKTİAÝ|KAYPIKILLA|KOHALIKKUU|\
LOKALBULAN|LOKALEMAAND|LOKALEMAAND2|LOKALEMAOND|LOKALER_MONAT|LOKALER_MONAT_2|LOKALMÅNAD|LOKALMÅNED|LOKALMÅNED2|\
LOKALNIMESEC|LOKALNIMJESEC|LOKALNI_MESEC|LOKAMONATO|LOKAMONATO2|LUNALOCALA|LUNALOCALA2|MAHALLIYOY|MAHALLIYOY2|\
MESELOCALE|MESELOCALE2|MESLOCAL|MESLOCAL2|MIESIĄC|MJESNIMJESEC|MOIS2LOCAL|MOISLOCAL|MUAJILOKAL|MUEJILOKAL|\
MÊS_LOCAL|MÊS_LOCAL_2|MÍSTNÍMĚSÍC|MÍSTNÍMĚSÍC2|PAIKALLINENKUU|PLAATSELIJKEMAAND|PRESIMUN|STMÁN|THÁNG_ĐỊA_PHƯƠNG|\
THÁNGĐỊAPHƯƠNG|VOLANAANTOERANA|WAREYAŞMİ|WAREYAŞMİ2|XAHARLOKALI|XAHARLOKALI2|YERELAY|YERELAY2|ΤΟΠΙΚΟΣΜΗΝΑΣ|\
ЖЕРГІЛІКТІАЙ|ЛОКАЛНИ_МЕСЕЦ|ЛОКАЛНИМЕСЕЦ|ЛОКАЛЬНИЙ_МІСЯЦЬ|ЛОКАЛЬНИЙ_МІСЯЦЬ_2|ЛЯКАЛЬНЫ_МЕСЯЦ|МЕСЕЦ_ЛОКАЛНО|\
МЕСТНЫЙ_МЕСЯЦ|МЕСТНЫЙ_МЕСЯЦ_2|МЕТТИГАН_БУТТ|МОҲИ_МАҲАЛЛӢ|МОҲИ_МАҲАЛЛӢ_2|ОЛОХТООХ_ЫЙ|ОЛОХТООХ_ЫЙ_2|ТЕСКЭНЬКОВ|\
ՏԵՂԱԿԱՆ_ԱՄԻՍԸ|חודש מקומי|חודש מקומי 2|جەرگىلىكتىاي|سيمه_يزه_مياشت|شهر_محلى|شهر_محلي|شهر_محلي2|ماه_محلی|\
ماه_محلی۲|ماه‌محلی|ماه‌محلی۲|مقاميمهينو|مقامی_مہینہ|مقامی_مہینہ2|स्थानिकमहिना|स्थानिकमहिना२|स्थानिकमासः|\
स्थानिकमासे|स्थानीय_माह|स्थानीय_माह2|स्थानीय_माह२|স্থানীয়_মাস|স্থানীয়_মাস_২|স্থানীয়মাস|স্থানীয়মাস২|\
ଏବେର_ମାସ୧|ସ୍ଥାନୀୟ_ମାସ୨|പ്രാദേശികമാസം|പ്രാദേശികമാസം2|දේශීයමාසය|地方時の月|本地月|本地月2|現地月|지역월""",
    "LOCALMONTH1": """\
BULANLOKAL1|BULOK1|BUMİNƏ_MANQ_1|HELYIHÓNAP1|KOHALIKKUU1|LOKALEMAAND1|LOKALEMAOND1|LOKALER_MONAT_1|LOKALMÅNAD1|\
LOKALMÅNED1|LOKALNIMESEC1|LOKALNIMESEC2|LOKALNIMJESEC1|LOKALNI_MESEC2|LOKAMONATO1|LUNALOCALA1|MAHALLIYOY1|\
MESELOCALE1|MESLOCAL1|MJESNIMJESEC1|MOIS1LOCAL|MÊS_LOCAL_1|MÍSTNÍMĚSÍC1|THÁNG_ĐỊA_PHƯƠNG_1|THÁNGĐỊAPHƯƠNG1|\
VOLANAANTOERANA1|WAREYAŞMİ1|XAHARLOKALI1|YERELAY1|ΤΟΠΙΚΟΣΜΗΝΑΣ1|ЛОКАЛНИ_МЕСЕЦ2|ЛОКАЛНИМЕСЕЦ2|ЛОКАЛЬНИЙ_МІСЯЦЬ_1|\
МЕСЕЦ_ЛОКАЛНО1|МЕСТНЫЙ_МЕСЯЦ_1|МЕТТИГАН_БУТТ_1|МОҲИ_МАҲАЛЛӢ_1|ОЛОХТООХ_ЫЙ_1|חודש מקומי 1|شهر_محلى1|شهر_محلي1|\
ماه_محلی۱|ماه‌محلی۱|مقامی_مہینہ1|स्थानिकमहिना१|स्थानीय_माह1|स्थानीय_माह१|স্থানীয়_মাস_১|স্থানীয়মাস১|\
ଏବେକାର_ମାସ୧|പ്രാദേശികമാസം1|地方時の月1|本地月1|現地月1|現地月１|지역월1""",
    "LOCALMONTHABBREV": """\
ABBREVXAHARLOKALI|ABREVIACIONMESLOCAL|ABREVIATURADOMESLOCAL|ABREVMESLOCAL|ABREVMOISLOCAL|ABRÈV_DU_MÊS_LOCAL|\
ANARAMBOLANAANTOERANAFOHY|HELYIHÓNAPRÖVIDÍTÉS|JERGİLİKTİAÝJÏIR|JERGİLİKTİAÝQISQA|JERGİLİKTİAÝQISQAŞA|\
KAYPIKILLAPISI|KOHALIKKUULÜH|LOKALEMAANDAFK|LOKALEMAONDAOFK|LOKALER_MONATSNAME_KURZ|LOKALMÅNADKORT|\
LOKALMÅNEDSNAVNKORT|LOKALNIMESECSKR|LOKALNIMJESECKRAT|LOKALNIMJESECSKR|LOKALNI_MESEC_SKR|LOKAMONATANOMOMAL|\
LOKAMONATNOMOMAL|LOKAMONATONOMOMAL|LUNALOCALAABREV|MAHALLIYOYQISQARTMASI|MESELOCALEABBREV|MESLOCALABREV|\
MESLOCALABREVIADO|MIESIĄCNAZWASKR|MJESNIMJESECKRAT|MÍSTNÍMĚSÍCZKR|NAMASINGKATBULANLOKAL|NAMSINGBULOK|\
PAIKALLINENKUUNIMILYHYT|PLAATSELIJKEMAANDAFK|PRESIMUNSH|STMÁNST|THÁNG_ĐỊA_PHƯƠNG_TẮT|THÁNGĐỊAPHƯƠNGTẮT|\
WAREYAŞMİKILMKERDIŞ|YERELAYKISALTMASI|ΤΟΠΙΚΟΣΜΗΝΑΣΣΥΝΤ|ЖЕРГІЛІКТІАЙЖИЫР|ЖЕРГІЛІКТІАЙҚЫСҚА|ЖЕРГІЛІКТІАЙҚЫСҚАША|\
ЛОКАЛНИ_МЕСЕЦ_СКР|ЛОКАЛНИМЕСЕЦСКР|МЕСЕЦИМЕ_ЛОКАЛНО_КРАТЕНКА|МЕТТИГАН_БЕТТА_ЦlЕ_АБР|НАЗВА_ЛОКАЛЬНОГО_МІСЯЦЯ_АБР|\
НАЗВАНИЕ_МЕСТНОГО_МЕСЯЦА_АБР|НОМИ_МОҲИ_МАҲАЛЛӢ_ИХТИСОР|ОЛОХТООХ_ЫЙ_ААТА_АББР|СКАРОЧАНАЯ_НАЗВА_ЛЯКАЛЬНАГА_МЕСЯЦА|\
ТЕСКЭНЬКОВКИРЬТЯНЬХВОРМА|ՏԵՂԱԿԱՆ_ԱՄՍՎԱ_ԱՆՎԱՆ_ՀԱՊԱՎՈՒՄԸ|קיצור חודש מקומי|اختصار_الشهر_المحلى|اختصار_الشهر_المحلي|\
اختصار_شهر_محلى|اختصار_شهر_محلي|جەرگىلىكتىايجىيىر|جەرگىلىكتىايقىسقا|جەرگىلىكتىايقىسقاشا|دسيمه_يزې_مياشت_لنډون|\
مخفف_ماه_محلی|مخفف‌ماه‌محلی|مقامی_مہینہ_کا_اختصار|स्थानिकमहिनासंक्षीप्त|स्थानिकमाससङ्क्षिप्तम्|\
स्थानिकमासेसंक्षीप्त|स्थानीय_माह_संक्षेप|সংক্ষেপিত_স্থানীয়_মাস|সংক্ষেপিতস্থানীয়মাস|স্থানীয়_মাস_সংক্ষিপ্ত|\
স্থানীয়_মাস_সংক্ষেপ|স্থানীয়মাসসংক্ষিপ্ত|স্থানীয়মাসসংক্ষেপ|ସ୍ଥାନୀୟ_ମାସର୧_ନାଆଁ_ସଂକ୍ଷିପ୍ତ|\
പ്രാദേശികമാസത്തിന്റെപേര്‌ചുരുക്കം|പ്രാദേശികമാസത്തിന്റെപേര്‌സംഗ്രഹം|දේශීයමාසයකෙටි|地方時の月省略形|本地月缩写|\
省略現地月|지역월이름약자""",
    "LOCALMONTHNAME": """\
ANARAMBOLANAANTOERANA|BUMİNƏ_MANQİ_NOM|EMRIIMUAJITLOKAL|HELYIHÓNAPNÉV|IMELOKALNOGMESECA|IME_LOKALNOG_MESECA|\
ISEMXAHARLOKALI|JERGİLİKTİAÝATAWI|KAYPIKILLASUTI|KOHALIKKUUNIMETUS|LOKALEMAANDNAAM|LOKALEMAONDNAAM|\
LOKALER_MONATSNAME|LOKALMÅNADSNAMN|LOKALMÅNEDSNAVN|LOKALNIMESECIME|LOKALNIMJESECIME|LOKAMONATANOMO|\
LOKAMONATNOMO|LOKAMONATONOMO|MAHALLIYOYNOMI|MESLOCALCOMPLETO|MIESIĄCNAZWA|MJESNIMJESECIME|MÍSTNÍMĚSÍCJMÉNO|\
NAMABULANLOKAL|NAMBULOK|NAMEYÉWAREYAŞMİ|NGARANLOKALBULAN|NOMBREMESLOCAL|NOMEDOMESLOCAL|NOMEMESELOCALE|\
NOMMESLOCAL|NOMMOISLOCAL|NOM_DU_MÊS_LOCAL|NUMELUNALOCALA|PAIKALLINENKUUNIMI|PLAATSELIJKEMAANDNAAM|PRESIMUNNEN|\
STMÁNNAFN|TÊNTHÁNGĐỊAPHƯƠNG|TÊN_THÁNG_ĐỊA_PHƯƠNG|YERELAYADI|ΤΟΠΙΚΟΣΜΗΝΑΣΟΝΟΜΑ|ЖЕРГІЛІКТІАЙАТАУЫ|\
ИМЕ_ЛОКАЛНОГ_МЕСЕЦА|ИМЕЛОКАЛНОГМЕСЕЦА|МЕСЕЦИМЕ_ЛОКАЛНО|МЕТТИГАН_БЕТТА_ЦlЕ|НАЗВА_ЛОКАЛЬНОГО_МІСЯЦЯ|\
НАЗВА_ЛЯКАЛЬНАГА_МЕСЯЦА|НАЗВАНИЕ_МЕСТНОГО_МЕСЯЦА|НОМИ_МОҲИ_МАҲАЛЛӢ|ОЛОХТООХ_ЫЙ_ААТА|ТЕСКЭНЬКОВЛЕМ|\
ՏԵՂԱԿԱՆ_ԱՄՍՎԱ_ԱՆՈՒՆԸ|שם חודש מקומי|اسم_الشهر_المحلى|اسم_الشهر_المحلي|اسم_شهر_محلى|اسم_شهر_محلي|\
جەرگىلىكتىاياتاۋى|دسيمه_يزې_مياشت_نوم|مقاميمهينونالو|مقامی_مہینہ_کا_نام|نام_ماه_محلی|نام‌ماه‌محلی|\
स्थानिकमहिनानाव|स्थानिकमासनाम|स्थानिकमासेनाम|स्थानीय_माह_नाम|স্থানীয়_মাসের_নাম|স্থানীয়মাসেরনাম|ମାସ୧ର_ନାଆଁ|\
പ്രാദേശികമാസത്തിന്റെപേര്‌|දේශීයමාසනාමය|地方時の月名1|本地月份名|現地月名|지역월이름""",
    "LOCALMONTHNAMEGEN": """\
ANARAMBOLANAANTOERANAGEN|BUMİNƏ_MANQİ_NOM_CİNS|GENERADORNOMBREMESLOCAL|GÈNITIF_DU_NOM_DU_MÊS_LOCAL|\
JERGİLİKTİAÝİLİKATAWI|KAYPIKILLASUTIP|KOHALIKKUUOM|LOKALEMAANDNAAMGEN|LOKALEMAONDNAAMGEN|LOKALER_MONATSNAME_GEN|\
LOKALER_MONATSNAME_GENITIV|LOKALMÅNEDSNAVNGEN|LOKALNIMESECGEN|LOKALNIMESECROD|LOKALNIMJESECGEN|\
LOKALNIMJESECIMEROD|LOKALNIMJESECROD|LOKALNI_MESEC_GEN|LOKAMONATANOMOGEN|LOKAMONATNOMOGEN|LOKAMONATONOMOGEN|\
MAHALLIYOYQARATQICH|MESLOCALGENITIVO|MIESIĄCNAZWAD|MJESNIMJESECIMEGEN|MÍSTNÍMĚSÍCGEN|NAMAJENDERBULANLOKAL|\
NAMEYWAREDÉAŞMİDACI|NAMJENBULOK|NOMEMESELOCALEGEN|NOMGENMESLOCAL|NOMGENMOISLOCAL|NUMELUNALOCALAGEN|\
PAIKALLINENKUUNIMIGEN|PLAATSELIJKEMAANDNAAMGEN|PRESIMUNNENGEN|YERELAYADIİYELİK|ĠENISEMXAHARLOKALI|\
ΤΟΠΙΚΟΣΜΗΝΑΣΓΕΝΙΚΗ|ЖЕРГІЛІКТІАЙІЛІКАТАУЫ|ЛОКАЛНИ_МЕСЕЦ_ГЕН|ЛОКАЛНИМЕСЕЦГЕН|МЕСЕЦИМЕ_ЛОКАЛНО_ГЕНИТИВ|\
МЕТТИГАН_БЕТТА_ЦlЕ_МУХ|НАЗВА_ЛОКАЛЬНОГО_МІСЯЦЯ_РОД|НАЗВА_ЛЯКАЛЬНАГА_МЕСЯЦА_Ў_РОДНЫМ_СКЛОНЕ|\
НАЗВАНИЕ_МЕСТНОГО_МЕСЯЦА_РОД|НОМИ_МОҲИ_МАҲАЛЛӢ_ТАСРИФ|ОЛОХТООХ_ЫЙ_ААТА_АРТҺК|ТЕСКЭНЬКОВЛЕМГЕН|\
ՏԵՂԱԿԱՆ_ԱՄՍՎԱ_ԱՆՈՒՆԸ_ՍԵՌ|שם חודש מקומי קניין|اسم_الشهر_المحلى_المولد|اسم_الشهر_المحلي_المولد|اسم_شهر_محلى_مولد|\
اسم_شهر_محلي_مولد|جەرگىلىكتىايىلىكاتاۋى|مقامی_مہینہ_کا_نام_اضافت|نام_ماه_محلی_اضافه|نام‌ماه‌محلی‌اضافه|\
स्थानिकमहिनासाधारण|स्थानिकमासनामसम्बन्धः|स्थानिकमासेनामसाधारण|स्थानीय_माह_सम्बन्ध|স্থানীয়_মাসের_নাম_উৎপন্ন|\
স্থানীয়মাসেরনামউৎপন্ন|ସ୍ଥାନୀୟ_ମାସ୧_ନାଆଁ_ସାଧାରଣ|പ്രാദേശികമാസത്തിന്റെപേരുസൃഷ്ടിക്കുക|දේශීයමාසනාමයපොදු|\
地方時の月属格|本地月历|지역월이름소유격""",
    "LOCALTIME": """\
BUMİNƏ_VAXT|DATAEHORALOCAIS|HELYIIDŐ|HORAIRELOCAL|HORAMINUTOSLOCAL|HORARILOCAL|HORARIOLOCAL|HORÈRO_LOCAL|\
JERGİLİKTİWAQIT|KAYPIPACHA|KOHALIKAEG|KOHALOKALE|LERAANTOERANA|LOKALETIED|LOKALETIJD|LOKALE_UHRZEIT|\
LOKALNOVREME|LOKALNOVRIJEME|LOKALNO_VREME|LOKALPANAHON|LOKALTID|LOKATEMPO|MAHALLIYVAQT|MJESNOVRIJEME|MÍSTNÍČAS|\
ORARILOCAL|ORARIOLOCALE|PAIKALLINENAIKA|PLAATSELIJKETIJD|PRESITEN|STTÍMI|THỜIGIANĐỊAPHƯƠNG|THỜI_GIAN_ĐỊA_PHƯƠNG|\
TIEMPOLOCAL|TIMPULLOCAL|WAKTULOKAL|WALOK|WAREYDEME|YERELZAMAN|ĦINLOKALI|ΤΟΠΙΚΟΣΧΡΟΝΟΣ|ВРЕМЕ_ЛОКАЛНО|\
ЖЕРГІЛІКТІУАҚЫТ|ЗАМОНИ_МАҲАЛЛӢ|ЛОКАЛНО_ВРЕМЕ|ЛОКАЛНОВРЕМЕ|ЛОКАЛЬНИЙ_ЧАС|ЛЯКАЛЬНЫ_ЧАС|МІСЦЕВИЙ_ЧАС|МЕСТНОЕ_ВРЕМЯ|\
МЕТТИГАН_ХАН|ОЛОХТООХ_КЭМ|ТЕСКЭНЬШКА|ՏԵՂԱԿԱՆ_ԺԱՄԱՆԱԿԸ|שעה מקומית|جەرگىلىكتىۋاقىت|زمان_محلی|زمان‌محلی|زمون_محلی|\
سيمه_يزوخت|مقاميوقت|مقامی_وقت|وقت_محلى|وقت_محلي|स्थानिकवेळ|स्थानिकसमयः|स्थानिकसमये|स्थानीय_समय|স্থানীয়_সময়|\
স্থানীয়সময়|ସ୍ଥାନୀୟ_ସମୟ|പ്രാദേശികസമയം|දේශීයවේලාව|ពេលវេលាក្នុងតំបន់|ローカルタイム|地方時の時刻|本地时间|\
現地時間|지역시각|지역시분""",
    "LOCALWEEK": """\
BUMİNƏ_HAFTƏ|HELYIHÉT|HERINANDROANTOERANA|JERGİLİKTİAPTA|JERGİLİKTİAPTASI|KAYLLASIMANA|KOHALIKNÄDAL|LOKALEWEEK|\
LOKALEWEKE|LOKALE_KALENDERWOCHE|LOKALE_WOCHE|LOKALNANEDELJA|LOKALNASEDMICA|LOKALNA_NEDELJA|LOKALNITJEDAN|\
LOKALSEMANA|LOKALUKE|LOKALVECKA|LOKALVEKE|LOKASEMAJNO|MIKAL|MINGGULOKAL|MJESNITJEDAN|MÍSTNÍTÝDEN|\
PAIKALLINENVIIKKO|PLAATSELIJKEWEEK|SAPTAMANALOCALA|SEMAINELOCALE|SEMANALOCAL|SEMANA_LOCALA|SETMANALOCALA|\
SETTIMANALOCALE|STVIKA|TUẦN_ĐỊA_PHƯƠNG|TUẦNĐỊAPHƯƠNG|TYDZIEŃROKU|WAREYHEFTİ|YERELHAFTA|ĠIMGĦALOKALI|\
ΤΟΠΙΚΗΕΒΔΟΜΑΔΑ|ЖЕРГІЛІКТІАПТА|ЖЕРГІЛІКТІАПТАСЫ|ЛОКАЛНА_НЕДЕЉА|ЛОКАЛНАНЕДЕЉА|ЛОКАЛЬНИЙ_ТИЖДЕНЬ|ЛЯКАЛЬНЫ_ТЫДЗЕНЬ|\
МЕСТНАЯ_НЕДЕЛЯ|МЕТТИГЕРА_КӀИРА|ОЛОХТООХ_НЭДИЭЛЭ|СЕДМИЦА_ЛОКАЛНО|ТЕСКЭНЬТАРГО|ҲАФТАИ_МАҲАЛЛӢ|ՏԵՂԱԿԱՆ_ՇԱԲԱԹՎԸ|\
שבוע מקומי|أسبوع_محلى|أسبوع_محلي|جەرگىلىكتىاپتا|جەرگىلىكتىاپتاسى|سيمه_يزه_اوونۍ|مقاميهفتو|مقامی_ہفتہ|هفته_محلی|\
هفته‌محلی|स्थानिकआठवडा|स्थानिकसप्ताह|स्थानिकसप्ताहः|स्थानीय_सप्ताह|স্থানীয়_সপ্তাহ|স্থানীয়সপ্তাহ|പ്രാദേശികആഴ്ച|\
പ്രാദേശികആഴ്‌ച|ローカルウィーク|地方時の週|本地周|現地週|지역주""",
    "LOCALYEAR": """\
ANNADALOCALA|ANNEELOCALE|ANNOLOCALE|ANOLOCAL|ANULLOCAL|ANYLOCAL|AN_LOCAL|AÑOLOCAL|BUMİNƏ_SOR|HELYIÉV|\
JERGİLİKTİJIL|KAYPIWATA|KOHALIKAASTA|LOCALDAYNAME|LOKAALJAAR|LOKAALJAOR|LOKAJARO|LOKALES_JAHR|LOKALNAGODINA|\
LOKALNA_GODINA|LOKALTAON|LOKALTÅR|MAHALLIYYIL|MJESNAGODINA|MÍSTNÍROK|NĂM_ĐỊA_PHƯƠNG|NĂMĐỊAPHƯƠNG|\
PAIKALLINENVUOSI|PLAATSELIJKJAAR|PRESIYARI|SENALOKALI|TAHUNLOKAL|TALOK|TAONAANTOERANA|VITILOKAL|WAREYSERRE|\
YERELYIL|ΤΟΠΙΚΟΕΤΟΣ|ГОДИНА_ЛОКАЛНО|ЖЕРГІЛІКТІЖЫЛ|ЛОКАЛНА_ГОДИНА|ЛОКАЛНАГОДИНА|ЛОКАЛЬНИЙ_РІК|ЛЯКАЛЬНЫ_ГОД|\
МІСЦЕВИЙ_РІК|МЕСТНЫЙ_ГОД|МЕТТИГАН_ШО|ОЛОХТООХ_СЫЛ|СОЛИ_МАҲАЛЛӢ|ТЕСКЭНЬИЕ|ՏԵՂԱԿԱՆ_ՏԱՐԻՆ|שנה מקומית|جەرگىلىكتىجىل|\
سال_محلی|سال‌محلی|سيمه_يزکال|عام_محلى|عام_محلي|مقاميسال|مقامی_سال|स्थानिकवर्ष|स्थानिकवर्षम्|स्थानिकवर्षे|\
स्थानीय_वर्ष|স্থানীয়_বছর|স্থানীয়বছর|ସ୍ଥାନୀୟ_ବର୍ଷ|പ്രാദേശികവർഷം|දේශීයවසර|ローカルイヤー|地方時の年|本地年|\
現地年|지역년""",
    "NAMESPACE": """\
ADALANI|AINMSPÁS|ANARANASEHATRA|ANARANTSEHATRA|CANAME|DOMINIO|DOMÍNIO|ESAOUENNANV|ESPACENOMMAGE|ESPACINOMENATGE|\
ESPACIODENOMBRE|ESPACIODENOMBRES|ESPACONOMINAL|ESPAZODENOMES|ESPAÇONOMINAL|ESİMAYASI|HAPËSIRA|IMENSKIPROSTOR|\
IMENSKI_PROSTOR|JMENNÝPROSTOR|KHÔNGGIANTÊN|KHÔNG_GIAN_TÊN|LEWAINOA|MENNÝPRIESTOR|NAAMRUIMTE|NAAMRUUM|NAAMRUUMTE|\
NAAMSPASIE|NAFNSVÆÐI|NAMENSRAUM|NAMNEROM|NAMNRYMD|NAVNEROM|NAZWAPRZESTRZENI|NENPREKI|NGARANESPASYO|NIMERUUM|\
NIMIAVARUUS|NOMFAZO|NOMON_MƏKON|NOMSPACO|Nummraum|NÉVTERE|PARTH|RUANGNAMA|RUNAM|SPATIUDENUME|SPAZJUTAL-ISEM|\
SUTIKITI|ÈSPÂÇO_DE_NOMS|İSEMARA|İSİMALANI|ΠΕΡΙΟΧΗ|ААТ_ДАЛА|АТТАРДЕЛГЕМИ|ЕСІМАЯСЫ|ИМЕННОПРОСТРАНСТВО|\
ИМЕНСКИ_ПРОСТОР|ИМЕНСКИПРОСТОР|ИМЕПРОСТОР|ИСЕМНӘР_МӘЙДАНЫ|ЛЕМПОТМО|ПРАСТОРА_НАЗВАЎ|ПРОСТІР_НАЗВ|\
ПРОСТРАНСТВО_ИМЁН|ФАЗОИ_НОМ|ЦӀЕРИЙН_АНА|ԱՆՎԱՆԱՏԱՐԱԾՔ|מרחב השם|נאמענטייל|فضای_نام|فضای‌نام|نام_فضا|نانئپولار|\
نوم_تشيال|ەسىماياسى|नामविश्व|नामस्थान|नामस्थानम्|নামস্থান|ନେମସ୍ପେସ|നാമമേഖല|නාමඅවකාශය|სახელთა_სივრცე|លំហឈ្មោះ|\
名前空間|名字空间|命名空間|이름공간""",
    "PAGENAME": """\
AINMANLGH|ANARAMPEJY|ANARANAPEJY|ANVPAJENN|BETATAWI|BLADSYNAAM|BİTİSEME|EMRIFAQES|ENWTUDALEN|HANOWANFOLEN|\
IMESTRANICE|IME_STRANICE|INOAAOAO|INOAʻAOʻAO|ISEMTAL-PAĠNA|LEHEKÜLJENIMI|NAMAHALAMAN|NAMALAMAN|NAMEYPELA|NAMMAN|\
NAZWASTRONY|NGARANKANPAHINA|NOMBREDEPAGINA|NOMBREDEPÁGINA|NOMDELAPLANA|NOMEDAPAGINA|NOMEDAPÁGINA|NOMEDAPÁXINA|\
NOMPAGE|NOMPAGINA|NOMPÀGINA|NOM_DE_LA_PÂGE|NUMEPAGINA|NÁZEVSTRANY|NÁZOVSTRÁNKY|OLDALNEVE|ORRIALDEIZEN|\
PAGINANAAM|PAGXNOMO|PAGXONOMO|PANQASUTI|PAPIRANEN|PAĜNOMO|PAĜONOMO|SAHIFANOMI|SAYFAADI|SEITENNAME|SIDENAMN|\
SIDENAVN|SIDNAMN|SIETNAAM|SIVUNIMI|STRANICA|SÍÐUNAFN|Säitennumm|SƏHİFƏ_NOM|TITOLOPAGINA|TÊNTRANG|TÊN_TRANG|\
ZIEDNAAM|ΟΝΟΜΑΣΕΛΙΔΑΣ|АГӀОН_ЦӀЕ|АРЫННЫҢАДЫ|БЕТАТАУЫ|БИТ_ИСЕМЕ|ИМЕ_СТРАНИЦЕ|ИМЕСТРАНИЦЕ|ЛОПАЛЕМ|НАЗВА_СТАРОНКІ|\
НАЗВА_СТОРІНКИ|НАЗВАНИЕ_СТРАНИЦЫ|НОМИ_САҲИФА|СИРЭЙ_ААТА|СТРАНИЦА|ФАРСЫНОМ|ԷՋԻ_ԱՆՈՒՆԸ|בלאטנאמען|שם הדף|\
اسم_الصفحة|اسم_الصفحه|بەتاتاۋى|دمخ_نوم|صفحه‌نین_آدی|صفحيجوعنوان|نام_صفحه|نام_صفحہ|نام‌صفحه|ܫܡܐ_ܕܦܐܬܐ|पृष्ठ_नाम|\
पृष्ठनाम|लेखनाव|পাতার_নাম|পাতারনাম|পৃষ্ঠার_নাম|পৃষ্ঠারনাম|ପୃଷ୍ଠା_ନାଆଁ|పేజీపేరు|താളിന്റെപേര്‌|පිටුනාමය|\
გვერდის_სახელი|ឈ្មោះទំព័រ|ページ名|頁面名稱|页名|页面名|页面名称|문서이름""",
    "ROOTPAGENAME": """\
JUURLEHEKÜLJENIMI|NAMEYRÉÇERDAPERER|NOMBREDEPAGINARAIZ|NOMBREDEPÁGINARAÍZ|NOMEDAPÁXINARAÍZ|NOMPAGERACINE|\
NÁZEVKOŘENOVÉSTRANY|ROOTPAGINANAAM|ROOTZIEDNAAM|STAMMSEITE|جدر_اسم_الصفحه|جذر_اسم_الصفحة|نام_اصل_صفحہ|\
نام_صفحه_ریشه|मूल_पृष्ठ_नाम|মূল_পাতার_নাম|মূল_পৃষ্ঠার_নাম|মূলপাতারনাম|മൂലതാളിന്റെപേര്|ルートページ名|根頁面名稱|\
根页面名称|최상위문서이름""",
    "SITENAME": """\
AINMANTSUÍMH|ANVLEC'HIENN|EMRIISAJTIT|EMRIISITIT|HANOWANWIASVA|IMEPROJEKTA|IMESAJTA|IMESTRANI|INOAKAHUA|\
ISEMTAS-SIT|KOHANIMI|NAMASITUS|NAMATAPAK|NAMEYSİTA|NAMSIT|NAVÊ_PROJEYÊ|NETTSTADNAMN|NOMBREDELSITIO|\
NOMBREDESITIO|NOMEDOSITE|NOMEDOSITIO|NOMEDOSÍTIO|NOMESITO|NOMSIT|NOMSITE|NOMSITE_NOMSITI|NOM_DU_SETO|NUMESITE|\
NUMSIT|NÁZEVWEBU|NÁZOVLOKALITY|PROJEKT|PROJEKTNAME|RETEJNOMO|RETPAGXNOMO|RETPAĜNOMO|SAITANNIMI|SAJTNAMN|\
SAYTİ_NOM|SITENAAM|SITENAMN|SIVUSTONIMI|STEEDNAAM|SÄXİFÄİSEME|SİTEADI|TIYAYSUTI|TORAPATAWI|TTT-NOMO|TÊNMẠNG|\
TÊN_MẠNG|WEBSTEENAAM|WERFNAAM|WIKINEVE|ΙΣΤΟΧΩΡΟΣ|ИМЕНАМРЕЖНОМЕСТО|ИМЕНАСАЙТА|ИМЕСАЈТА|МЕТТИГ_ЦlЕ|НАЗВА_САЙТУ|\
НАЗВАНИЕ_САЙТА|НОМИ_САЙТ|НОМИ_СОМОНА|САЙТЛЕМ|САЙТЛӰМ|САЙТТЫҢАДЫ|СИТИМ-СИР_ААТА|СӘХИФӘ_ИСЕМЕ|ТОРАПАТАУЫ|\
ԿԱՅՔԻ_ԱՆՈՒՆԸ|שם האתר|اسم_الموقع|اسم_موقع|توراپاتاۋى|دوېبځي_نوم|سائٹ_نام|سرزميننالو|نام_سائٹ|نام_موقع|نام_وبگاه|\
نام‌وبگاه|संकेतस्थळनाव|साइट_नाम|स्थलनाम|स्थाननाम|সাইটের_নাম|সাইটেরনাম|സൈറ്റിന്റെപേര്|საიტის_სახელი|\
ឈ្មោះគេហទំព័រ|ឈ្មោះវិបសាយ|サイトネーム|サイト名|站点名称|網站名稱|사이트이름""",
    "SUBPAGENAME": """\
ALAMLEHEKÜLJENIMI|ALASIVUNIMI|ALLAPNEVE|ALTSAYFAADI|ANARANAZANAPEJY|ANARANJANAPEJY|ANVISPAJENN|ASTIÑĞIBETATAWI|\
BETŞEATAWI|BINRÛPEL|DEELPAGINANAAM|DEELZIEDNAAM|EMRIINËNFAQES|ENWISDUDALEN|IMEPODSTRANE|IMEPODSTRANICE|\
IME_PODSTRANE|IME_PODSTRANICE|ISEMTAS-SOTTOPAĠNA|JİNTONƏDƏ_SƏHİFƏ_NOM|NAMASUBHALAMAN|NAMAUPAHALAMAN|\
NAMEYBINPERER|NAMUMAN|NAZWAPODSTRONY|NOMBREDEHOJICA|NOMBREDESUBPAGINA|NOMBREDESUBPÁGINA|NOMEDASUBPAGINA|\
NOMEDASUBPÁGINA|NOMEDASUBPÁXINA|NOMESOTTOPAGINA|NOMSOSPAGINA|NOMSOUSPAGE|NOM_DE_LA_SOT_PÂGE|NUMESUBPAGINA|\
NÁZEVPODSTRANY|NÁZOVPODSTRÁNKY|SUBPAGXNOMO|SUBPAGXONOMO|SUBPAĜNOMO|SUBPAĜONOMO|TÊNTRANGPHỤ|TÊN_TRANG_PHỤ|\
UNDERSIDENAMN|UNDERSIDENAVN|UNDERSIDNAMN|UNTERSEITE|URINPANQASUTI|ΟΝΟΜΑΥΠΟΣΕΛΙΔΑΣ|АГӀОН_КӀЕЛАРА_ЦӀЕ|\
АСТЫҢҒЫБЕТАТАУЫ|БЕТШЕАТАУЫ|ИМЕ_ПОДСТРАНЕ|ИМЕ_ПОДСТРАНИЦА|ИМЕ_ПОДСТРАНИЦЕ|ИМЕПОДСТРАНЕ|ИМЕПОДСТРАНИЦЕ|\
ИҺИНЭЭҔИ_СИРЭЙ_ААТА|НАЗВА_ПІДСТОРІНКИ|НАЗВА_ПАДСТАРОНКІ|НАЗВАНИЕ_ПОДСТРАНИЦЫ|НОМИ_ЗЕРГУРӮҲ|ПОТСТРАНИЦА|\
ԵՆԹԱԷՋԻ_ԱՆՎԱՆՈՒՄԸ|אונטערבלאטנאמען|שם דף המשנה|استىڭعىبەتاتاۋى|اسم_الصفحة_الفرعي|اسم_الصفحه_الفرعي|بەتشەاتاۋى|\
نام_ذیلی_صفحہ|نام_زیرصفحه|نام‌زیرصفحه|उपपाननाव|उपपृष्ठ_नाम|उपपृष्ठनाम|উপপাতার_নাম|উপপাতারনাম|উপপৃষ্ঠার_নাম|\
উপপৃষ্ঠারনাম|അനുബന്ധതാളിന്റെപേര്‌|ឈ្មោះទំព័ររង|サブページ名|下位ページ名|子页面名称|하위문서이름""",
}
"""As they are written: case counts."""

DEFAULT = """\
#alapértelmezett|#apriore|#baku|#boshlangʻich|#defauxlte|#defaŭlte|#défaut|#hesıbyaye|#kikinmanta|#mặc_định|\
#mặcđịnh|#padrao|#padrão|#predeterminado|#standaard|#standard|#standert|#tsipalotra|#vas|#за_замовчуванням|\
#подразумевано|#поосновно|#умолчание|#інакше|#ברירת מחדל|#גרונט|#ابتدائی|#افتراضي|#پیش‌فرض|#अविचल|#मूल|#സ്വതേ|\
#既定|#默認|#默认|#기본값|بنچینەیی"""
"""What stands for ``#default`` in ``#switch``."""

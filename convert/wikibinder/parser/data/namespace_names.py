"""The names that MediaWiki knows for namespaces, image options and behaviour switches, in all its languages.

Taken from languages/messages/Messages*.php and includes/languages/data/Names.php of MediaWiki 1.39.17 (as Debian packs
it: mediawiki 1:1.39.17-1+deb12u2). A page does not say what language it is in, so every name is known everywhere.
Namespaces and switches are compared case folded; image options as they are written, ``$1`` standing for their value.
"""

# long lines of names in other scripts count wider than they look

from __future__ import annotations

FILE = """\
aafbeilding|abruozdielis|afaylu|afbeelding|apamduööt|archivi|archivo|archivu|arkivo|arquivo|attēls|barakas|\
barkas|beeld|beld|belld|berkas|bestaand|bestand|beureukaih|bhengkek|bielde|bild|bilde|biliþ|billede|\
biru' na zayzyuwaw|biru’ na zayzyuwaw|chitro|coadan|dadai|dataja|datei|datnyvei|datoteca|datoteka|delwedd|\
dencukaay|documentu|dosiero|dosiye|dossia|dosya|dosye|dôdaj|ewava|eʼelyaaígíí|fael|faidhle|faih|fail|faili|\
fails|failu|fajl|fasciculus|fayl|faylo|faýl|feil|fexeiro|ficheiro|ficheru|fichier|fichièr|fichiér|fichye|fiché|\
figura|figure|fiila|fiileq|fil|file|file|fisye|fitxategi|fitxer|fix|fixeru|fiùra|fişier|fișier|fájl|fáìlì|\
gambar|gefre|grafika|hình|imachen|image|imagem|imagen|imagine|imago|imahen|imaj|imajen|imajo|imatge|imaxe|\
imaxen|imej|immaggine|immagina|immagine|immàgini|imàjine|imådje|irudi|iyeltak|kiʻi|koga|kuva|kép|ladawan|\
lahabali kɔligu|litratu|lêer|magod|mmàggini|mynd|natisinahikaniwoc|obrázok|ofbeeldienge|ofbeelding|ofbyld|\
papeles|patas bntasan|payl|paypay|picha|pilt|plaetje|plik|ragiv|resim|restr|restren|rikcha|räsem|sary|\
seswantšho|setshwantsho|sineqetj a vecik|skeda|skeudenn|slika|soubor|stampa|su'wret|swret|súbor|ta'ãnga|\
talaksan|tangan|tasvir|tiedosto|tiätuvuárkká|tugna|tóng-àn|tập tin|usòrò|vaizdas|waihona|wepo|wobraz|wékpo|wêne|\
ymele|zūrbrukis|àwòrán|ákwúkwó orünotu|émâge|íomhá|òbrôzk|īxiptli|şəkil|αρχείο|αρχείον|εικόνα|εικόναν|акс|\
артовкс|афаил|билэ|боомг|ви́дъ|видъ|выява|датотека|дѣло|зображення|зураг|зург|изображение|картинка|ныв|няйф|\
ойуу|податотека|ресим|рәсем|слика|сурат|суред|сурет|сурт|файл|хlум|ӳкерчĕк|պատկեր|בילד|טעקע|קובץ|תמונה|أسگ|\
انځور|اکس|تصویر|جانیا|دوتنه|سۋرەت|صورة|عکس|عڪس|فاءيل|فائل|فاىل|فایل|فيشي|فَیِل|ملف|ورق|پرونده|پەڕگە|ھۆججەت|ܠܦܦܐ|\
ފައިލު|ފައިލް|ߞߐߕߐ߮|किपा|चित्र|चित्रं|चित्रम्|पटिमा|फ़ाइल|फाइल|फायल|सञ्चिका|চিত্র|চিত্ৰ|ছবি|ਤਸਵੀਰ|ચિત્ર|ଫାଇଲ|\
படிமம்|దస్త్రం|ఫైలు|బొమ్మ|ಚಿತ್ರ|ಫೈಲ್|ചി|ചിത്രം|പ്ര|പ്രമാണം|ගොනුව|රූපය|ภาพ|ไฟล์|ຮູບ|ဖိုင်|ဖုဲင်|ဝှာင်|ၾၢႆႇ|\
სურათი|ფაილი|ስዕል|ፋይል|រូបភាព|ឯកសារ|ᨼᩱᩃ᩺|ᱨᱮᱫ|ファイル|图|图像|图片|圖|圖像|圖片|文件|文檔|档|档案|檔|檔案|画像|ꠚꠣꠁꠟ|ꯐꯥꯏꯜ|그림|파일|𐍆𐌴𐌹𐌻𐌰"""

MEDIA = """\
alat|alɣagdud|amóhùnmáwòrán|aŭdvidaĵo|ciɛl|datoteka|filpeikar|itangazamakuru|kanaca|mamind|meadhan|meanyn|\
meddia|medeja|medhia|media|media|medie|medii|medij|medija|mediji|medio|medios|mediu|medium|mediya|medja|medya|\
medėjė|meedia|meedije|meedijum|meediä|meyti|meán|midia|midja|midya|miidiya|mitiya|mitiya|miðil|miðill|\
multimedia|multimédia|myiti|mèdia|mèdius|mèḍia|médhia|média|médiá|médja|mídia|mûi-thé|mēdiatl|mēdijai|nká|\
nünamakanäd|ortam|pego|phương tiện|pāki|pāpaho|rakitra|saadhan|taspa|tipatcimoctakewin|velsku|xibaarukaay|\
yɛwliɖonuji|μέσο|μέσον|амедиа|аһар|меди|медиа|медий|медиум|медия|медиј|медија|медйа|медіа|миэдьийэ|мультымедыя|\
мэдыя|срѣдьства|таспа|մեդիա|מדיה|מעדיע|تاسپا|ذريعات|رسانه|رسانه‌ای|رسانگ|رسنۍ|زریعہ|مديا|مدیا|مه‌دیا|ميديا|\
میدیا|میڈیا|وسائط|وسیط|ڤارئسگأر|ۋاسىتە|ܡܝܕܝܐ|މީޑިއާ|ߟߊߛߋߢߊߥߙߍ|माध्यम|माध्यमम्|मिडिया|मीडिया|मेडिया|মাধ্যম|\
মিডিয়া|ਮੀਡੀਆ|દ્રશ્ય-શ્રાવ્ય (મિડિયા)|ମାଧ୍ୟମ|ஊடகம்|మీడియా|ಮಾದ್ಯಮೊ|ಮೀಡಿಯ|മീഡിയ|මාධ්‍යය|สื่อ|ສື່|ສື່ອ|မီဒီယာ|\
မဳဒဳယာ|သိုဝ်ႇၶၢဝ်ႇ|მედია|ሜድያ|ፋይል|មីឌា|មេឌា|ᩈᩨ᩵|ᱢᱤᱰᱤᱭᱟ|メディア|媒体|媒体文件|媒体档案|媒體|媒體文件|媒體檔案|ꠝꠤꠒꠤꠀ|ꯃꯦꯗꯤꯌꯥ|미디어"""

CATEGORY = """\
abdeeling|adà|akpaxwé|bekätakthook|bhângsa|bólkur|catadorie|catagóir|categoreye|categori|categoria|categorie|\
category|categorìa|categoría|categorîa|categuria|categurìa|catigurìa|catègorie|catégorie|class|dalala|faʻahiga|\
flocc|flokkur|gadâgorii|grup|guru|ikiciro|jamii|kaarangay|kadegorie|kakuniza|kalasi|karolo|kasasiwasiw|\
kateggoría|kategooria|kategoreja|kategori|kategoria|kategorie|kategorii|kategoriija|kategorija|kategorio|\
kategoriya|kategoriye|kategoriýa|kategory|kategorya|kategoryjo|kategoría|kategorî|kategourii|kateguorėjė|\
kategòrëjô|kategória|kategōrija|katejori|kateqoriya|katigori|katigoria|katiguria|katiguriya|kattegerie|\
kattejori|katégori|katõgooria|katēggoría|kaurian|kawan|klad|klass|klesi|kʼatʼegori|loma|luokka|lūi-pia̍t|māhele|\
neneuhcāyōtl|nkyekyem|nkyekyεmu|pho|pinapapilipiliqan|pubu|rang|roinn-seòrsa|ronney|rummad|sa|saachjrop|\
saachjropp|saachjrupp|sachgrubb|sachjrop|samiyachiy|sanat|setensele|shopni|snakun|sokajy|sumut atassuseq|\
taggayt|thể loại|tipanictawin|tispir|tumbung|turkum|törkem|tʼááłáhági átʼéego|umuce|vibhag|wàll|zyuwaw na|\
ébéonọr|ñemohenda|òtù|κατηγορία|κατηγορίαν|акатегориа|ангилал|аңгылал|гурӯҳ|кадегар|категори|категорие|\
категорий|категориэ|категория|категорија|категорія|катеґория|катеґорія|катигорїꙗ|катигорї|катэгорыя|оагӏат|\
санат|тоба|төркем|төркөм|янз|әәшл|կատեգորիա|ստորոգութիւն|קאַטעגאָריע|קאטעגאריע|קטגוריה|بؤلمه|تصنيف|تهر|تۈر|جرگه|\
دأسە|دسته|رج|رده|زمرو|زمرہ|زٲژ|سانات|ونکی|وېشنيزه|پۆل|کاتݢوري|گٹھ|ܣܕܪܐ|ޤިސްމު|ߦߌߟߡߊ|ज़ॉज़|पुचः|वर्ग|वर्गः|विभाग|\
श्रेणी|থাক|বিষয়শ্রেণী|শ্রেণী|শ্ৰেণী|ਸ਼੍ਰੇਣੀ|શ્રેણી|ବିଭାଗ|ଶ୍ରେଣୀ|பகுப்பு|వర్గం|ವರ್ಗ|ವರ್ಗೊ|വ|വി|വിഭാഗം|വർഗ്ഗം|\
ප්‍රවර්ගය|หมวดหมู่|ໝວດ|ကဏ္ဍ|ပိူင်ထၢၼ်ႈ|კატეგორია|መደብ|ចំណាត់ក្រុម|ចំណាត់ថ្នាក់ក្រុម|ចំនាត់ថ្នាក់ក្រុម|\
ᩉ᩠ᨾ᩠ᩅᨯᩉ᩠ᨾᩪ᩵|ᱛᱷᱚᱠ|ẹ̀ka|カテゴリ|分类|分類|类|類|ꠇꠦꠐꠣꠉꠞꠤ|ꯃꯆꯥꯈꯥꯏꯕ|분류|𐌷𐌰𐌽𐍃𐌰"""

IMAGE_OPTIONS = {
    "border": """\
batas|bingkai|bord|borda|bordadura|borde|border|bordo|bordura|bordure|burdura|chenar|granica|ivica|jïekti|kadra|\
kadrigita|kadrigite|kadrita|kadrite|kantlinje|keret|kufi|obroba|obrub|okraj|raam|raand|rand|reunus|röun|saywa|\
sinor|sisiny|sınır|tepi|tło|viền|vora|ääris|πλαίσιο|граница|границя|граничник|доза|жиекті|ивица|кирбии|контур|\
межа|оивичено|ръб|сарҳад|чек|גבול|גבולות|جىييەكتى|حاشیه|حد|حدود|سنوور|ܬܚܘܡܐ|किनारा|बॉर्डर|सीमा|সীমানা|সীমান্ত|\
ବର୍ଡର|അതിർവര|දාරය|საზღვარი|ボーダー|境界|边框|邊框|테두리""",
    "valign": """\
Sinoréerdi|abaixo|abajo|acima|ai|ala|alaindeksi|alapvonal|alas|alhaalla|alsóindex|alt|alte|altçizgi|ambany|\
ambony|anivo|anvar|aralığına|arriba|ast|astılığı|astına|atas|atas-teks|atek|baix|baix-text|bas|bas-texte|\
bas-txt|bas-tèxte|base|baseline|baslinje|batek|bawah|bawah-teks|bażi_tal-linja|beneden|benejen|bid|bo|botten|\
bottom|boven|brig|bunn|chân-chữ|chỉ-số-dưới|chỉ-số-trên|cor|corén|d'amont|d'avâl|dalt|dalt-text|dno|\
dno-besedila|dugme|dół|dưới|dưới-chữ|efst|eks|entre-mié|erd|erd-metin|exp|exponent|exposant|felsőindex|fenn|\
fent|fi|fund|fuq|gada|garis_dasar|gedug|gedug-metin|godre|goles|grondliende|grondlijn|grundlinie|grunnlinje|\
gwaelod|gwartha|góra|hanan|haut|haut-texte|haut-txt|hawa|hoch|hochgestellt|ind|indice|indici|is|jos|kesk|\
keskellä|krec'h|kreiz|kres|legne_de_bâsa|lenn|lent|ligne-de-base|ligne_de_base|linha_de_basa|linhadebase|\
linia_de_bază|linjabazë|liñadebase|línia de base|malalte|malsube|malsupre|medio|meio|merkez|mes|metin-taban|\
metin-tavan|metin-tepe|metà|meze|middel|midden|middle|midt|mijloc|milieu|mitan|mitjà|mitte|mitten|mätin-astında|\
mätin-üstinde|mëtt|nad|nadpisano|natpis|naut|naut-txt|naut-tèxte|ned|neðst|nën|nửa-chiều-cao|oben|odjeljak|\
okpúrù-ede|onder|osnova|osnovnacrta|pedice|perustaso|pocetna_linija|pod|podpisano|pola|potpis|početna_linija|\
qillqahawa|qillqasiki|segno|sikipi|sopra|sotto|sredina|sredina_teksta|sredinateksta|sub|suba-teksto|sube|sup|\
super|supre|sus|szöveg-fenn|szöveg-fent|szöveg-lenn|szöveg-lent|taban|tabançizgisi|tajjeb|tavan|taħt|teks-bo|\
teks-onder|tekst-alte|tekst-beneden|tekst-boven|tekst-bunn|tekst-dno|tekst-dugme|tekst-fund|tekst-goles|\
tekst-gwartha|tekst-majë|tekst-top|tekst-vrh|tekst_vrh|tekste-benejen|tekste-boven|tengah|tepe|test-fuq|\
test-taħt|testo-sopra|testo-sotto|text-botten|text-bottom|text-jos|text-oben|text-sus|text-top|text-topp|\
text-unten|texti-neðst|texto-abaixo|texto-arriba|tief|tiefgestellt|tiksisiqi|tirekjol|top|topp|traoñ|trên|\
trên-chữ|tèxto-d'amont|tèxto-d'avâl|uewen|ukhupi|undir|unten|upa|upp|uran|uwch|vijabazë|vközépen|vközépre|vrh|\
vrh-besedila|vrh_teksta|vrhteksta|waena|yfir|ylhäällä|yläindeksi|ylös|èxp|èxposent|élú|ënnen|üläh|üs|üst|\
üstiligi|üstine|środek|άνω|γραμμήβάσης|δείκτης|εκθέτης|κάτω|κάτω-από-το-κείμενο|μέσο|πάνω-από-το-κείμενο|\
аз_боло|алкс|аллараа|алын|аралығына|асос|аст|астылығы|астына|боло|бух|буха|бухар|бухара-йоза|верькс|врв|врх|\
врх_текста|врхтекста|гор|горениндекс|дарбайн|дарпоён|дно|дол|долениндекс|зверху|знизу|зьверху|зьнізу|йымалне|\
куншка|кӱшычын|лакхахь|лакххьара-йоза|матнболо|матнпоён|мәтін-астында|мәтін-үстінде|над|најгоре|најдолу|\
олох-дьураа|ортотунан|основа|основание|основналинија|пасярэдзіне|под|покшелне|посередине|посередині|поён|під|\
сверху|снизу|средина|средина_текста|срединатекста|супер|текст-алкс|текст-верькс|текст-врв|текст-дно|\
текст-зверху|текст-знизу|текст-најгоре|текст-најдолу|текст-сверху|текст-снизу|тиэкис-аллара|тиэкис-үрдүгэр|\
тірекжол|тӀе|юккъе|үрдүнэн|үрүт|үст|үстілігі|үстіне|ӱлычын|ӱмбалне|אויבן|אונטן|אונטער|איבער|אינמיטן|באמצע|\
בראש הטקסט|בתחתית הטקסט|למטה|למעלה|עילי|שורת הבסיס|תחתי|أسفل|أعلى|ارالىعىنا|است|استىلىعى|استىنا|بالا|تىرەكجول|\
تَرُ|خط_أساسي|خط_اساسى|خط_اساسی|درمیان|زبر|زیر|زیریں|سب|سوبر|سِرُ|فرعى|فرعي|ماتىن-استىندا|ماتىن-ۇستىندە|\
متن-بالا|متن-زیریں|متن-پایین|میانه|نص_أسفل|نص_أعلى|همکف|وسط|وچ|پایین|ۇست|ۇستىلىگى|ۇستىنە|ܣܪܛܐ_ܫܪܫܝܐ|ܦܪܥܝܐ|अग्र|\
अति|अत्यूच्च|अधः|अधस|अधो|आधार_रेखा|आधाररेखा|आधाररेषा|उर्ध्व|चित्रगमिका|चित्रसूचकम्|तल|तळ|तळरेषा|तीव्र|पद|पाठ-तल|\
पाठ-शीर्ष|पाठ्य-अग्र|पाठ्य-अधः|पाठ्य-अधस|पाठ्य-शीर्षम्|बूड|मजकुरतळ|मजकूर-शीर्ष|मध्य|मध्ये|मूर्ध|विषये|शीर्ष|\
शीर्ष-मजकूर|शीर्षम्|शीर्षसङ्ख्या|উপর|উপরে|তলদেশ|নিচ|নিচে|নিম্নে|নীচ|নীচে|পাঠ্য-উপর|পাঠ্য-উপরে|পাঠ্য-নীচে|মধ্য|\
মধ্যে|লেখা-উপর|লেখা-উপরে|লেখা-নীচ|শীর্ষ|শীর্ষে|ଉପର|ତଳ|ବେସଲାଇନ|ମଝି|ଲେଖା-ଉପର|ଲେଖା-ତଳ|கீழ்|மத்தியில்|மேல்|\
എഴുത്ത്-താഴെ|എഴുത്ത്-മേലെ|കീഴെയെഴുത്ത്|താഴെ|താഴെയുള്ളവര|മദ്ധ്യം|മേലെ|മേലേയെഴുത്ത്|උප|මැද|ზედა|ქვედა|შუა|\
ឃ្លានៅផ្នែកខាងលើ|ឃ្លានៅផ្នែកបាត|ឃ្លាផ្នែកខាងលើ|ឃ្លាផ្នែកបាត|បាត|ផ្នែកកណ្តាល|ផ្នែកខាងលើ|ផ្នែកបាត|ផ្នែកលើ|ẹtítì|\
ベースライン|上付き|上標|上端|下付き|下標|下端|下線|中心|中间|垂直置中|垂直置底|垂直置頂|基线|子|底部|文上端|文下端|文字底部|文字置底|文字置頂|文字顶部|超|顶部|글자아래|글자위|밑줄|아래|아래첨자|\
위|위첨자|중간|텍스트아래|텍스트위""",
    "center": """\
ampivoany|anivony|c|canol|centar|center|centra|centrada|centrado|centrar|centrat|centre|centrerad|centro|centru|\
centruj|centrâ|centré|chawpi|erdian|esentreerd|gasku|gecentreerd|giữa|keskel|keski|keskitetty|kreizenn|kresel|\
közép|középre|lár|merrn|meza|midtstilt|miyan|miðja|mərənqo|nofs|orta|ortağa|pus|pusat|qendrore|qendër|qëndrore|\
qëndër|senter|sentrer|sentro|sentrum|sredina|sredinsko|središte|stred|střed|tangâ|tengah|werte|zentriert|\
zentréiert|ċentrali|ċentru|κέντρο|астæу|куншкасо|марказ|орта|ортаға|орто|төп|ц|центар|центр|център|цэнтар|цэнтр|\
юккъ|үзәк|կենտրոն|מרכז|צענטער|مركز|مرڪز|مېنځ،_center|ناوەڕاست|ورتا|ورتاعا|وسط|ܡܨܥܐ|केंद्र|केंद्रित|केन्द्र|\
केन्द्रम्|केन्द्रित|मध्य|मध्यवर्ती|কেন্দ্র|কেন্দ্রে|କେନ୍ଦ୍ର|மையம்|നടുക്ക്‌|നടുവിൽ|මධ්‍යය|ცენტრი|ცენტრში|កណ្តាល|\
中央|居中|置中|가운데""",
    "frame": """\
b'tilar|bing|bingkai|cadre|cadru|comborda|commoldura|conbordo|conmarco|câdro|encadre|encadré|encâdrâ|enframed|\
enkadrita|enkadrite|enmarcada|enmarcado|enquagrat|frame|framed|fremys|fráma|frámaithe|gerahmt|gerummt|\
i_kornizuar|inchu|inchuyuq|incorniciato|inramad|kadro|kehys|kehystetty|keretben|keretes|keretezett|kerettel|\
khung|kornizë|kwadro|marc|marco|nakakawadro|okvir|okvirjeno|omkaderd|omraam|originale|pa_kornizë|quadre|raam|\
rahmt|ram|ramka|ramma|ramme|riquadrato|rám|sürmeli|tilar|tilat|umraand|çerçeve|çerçeveli|çerçewe|çerçewekerden|\
çerçeweyın|με-πλαίσιο|безрамкі|ворамка|врамка|гурабе|кундсо|обрамити|обрамить|оквир|раамка|рам|рамка|сүрмелі|\
чаҳорчӯба|շրջափակել|ממוסגר|מסגרת|إطار|بإطار|سۇرمەلى|قاب|قابیق|چوارچێوە|چوکھٹا|आबन्ध|आबन्धः|चौकट|फ़्रेम|फ्रेम|\
ফ্রেম|ফ্রেমসহ|ଫ୍ରେମକରା|ചട്ടം|ചട്ടത്തിൽ|ស៊ុម|フレーム|有框|프레임""",
    "frameless": """\
bez_okvira|bez_rama|bez_ramki|bezokvira|bezrama|bezramki|bezrámu|bla_tilar|brezokvirja|béçerçewe|daing kwadro|\
faracadru|frameless|hebfram|inchunnaq|ingenramme|kaderloos|kaoderloos|kehyksetön|keretnélküli|không_khung|\
net_gerummt|nirbing|non_encadre|non_encadré|pas_encâdrâ|raamita|raamloos|rahmenlos|ramlös|rammelaus|rammeløs|\
sans_cadre|semborda|semmoldura|sen_câdro|senbordo|senkadra|senmarco|sens_quadre|sense marc|senza_cornice|\
sin_embarcar|sin_enmarcar|sinenmarcar|sinmarco|sürmesiz|tanpabingkai|çerçevesiz|χωρίς-πλαίσιο|бе_рамка|\
бе_чаҳорчӯба|без_оквира|без_рама|безоквира|безрама|безрамка|безрамки|гурабоцаш|кундовтомо|раамката_суох|\
сүрмесіз|לא ממוסגר|ללא מסגרת|بدون_چوکھٹا|بی_قاب|بیقاب|بی‌قاب|بێچوارچێوە|سۇرمەسىز|لاإطار|من_غير_اطار|निराबन्ध|\
निराबन्धः|फ़्रेमहीन|फ्रेमहीन|विनाचौकट|विनाफ़्रेम|ফ্রেমবিহীন|ফ্রেমহীন|ଫ୍ରେମନଥିବା|ചട്ടരഹിതം|គ្មានស៊ុម|フレームなし|无框|\
無框|프레임없음""",
    "left": """\
ankavia|bal|balra|chwith|cierda|clé|cucha|esquerda|esquerra|esquèrra|ezkerrera|gaucha|gauche|gurut|gôche|hema|\
hura|ichuq|izda|izq|izquierda|kairėje|kanan|ki|kiri|kledh|kleiz|l|left|lengks|lenks|levo|lewo|lijevo|links|\
lluqi|lénks|majtas|maldekstra|maldekstre|manzína|senèstra|sinistra|sol|solğa|squierda|stanga|sulda|trái|vasakul|\
vasen|venstre|vinstri|vlevo|vänster|vľavo|wala|xellug|zurda|áká_èkpè|çep|çəpo|αριστερά|вляво|галиу|злева|зьлева|\
керш_кедь|л|лево|ляво|ліворуч|слева|сол|солагай|солға|сулда|харцхьа|хаҥас|чап|шола|ձախից|לינקס|שמאל|بائیں|سول|\
سولعا|يسار|چپ|چەپ|کاٻو|کيڼ|ܣܡܠܐ|डावे|बाएँ|बाएं|बायें|वामतः|বাম|বামে|ବାଆଁ|இடது|ఎడమ|ഇടത്ത്‌|ഇടത്‌|වම|მარცხნივ|\
ខាងធ្វេង|ធ្វេង|左|왼쪽""",
    "link": """\
bağlantı=$1|enlace=$1|enllaç=$1|girêdan=$1|gre=$1|kevren=$1|koppeling=$1|legătură=$1|lenke=$1|lenkje=$1|\
liamm=$1|lidhja=$1|lidhje=$1|lien=$1|ligam=$1|ligazón=$1|ligação=$1|ligilo=$1|lim=$1|link=$1|linkki=$1|\
liên_kết=$1|liŋka=$1|loulou=$1|länk=$1|odkaz=$1|poveznica=$1|pra=$1|pranala=$1|skakel=$1|tinki=$1|verweis=$1|\
verwiezing=$1|verwijzing=$1|veza=$1|vinculo=$1|vínculo=$1|ħolqa=$1|σύνδεσμος=$1|веза=$1|врска=$1|пайванд=$1|\
посилання=$1|сигэ=$1|спасылка=$1|ссылка=$1|хьажорг=$1|לינק=$1|קישור=$1|رابط=$1|ربط=$1|لنک=$1|وصلة=$1|پیوند=$1|\
कड़ी=$1|चित्रपरिसन्धिः=$1|दुवा=$1|सम्बद्धं=$1|লিঙ্ক=$1|সংযোগ=$1|ଲିଙ୍କ=$1|കണ്ണി=$1|ბმული=$1|តំណភ្ជាប់=$1|\
តំនភ្ជាប់=$1|リンク=$1|連結=$1|链接=$1|링크=$1""",
    "none": """\
aohe|asnjë|be|bez|brak|brez|cap|dim|dinguna|dinguno|eile|engin|eşqandaý|faic|geen|gien|ingen|joq|keen|không|\
mana|manaima|mayò|n|nada|nagonan|nanhun|neant|nenhum|nenio|neniu|nessuno|netra|ninguna|ninguno|ningún|nir|\
nissön|ništa|no|none|nonrés|nu|néant|ohne|ouni|s'ka|semmi|tanpa|tiada|tsymisy|tyhjä|tühi|vouedo|xejn|yok|yuq|\
æнæ|çıniyo|žiadny|žádné|ʻaʻohe|καθόλου|бе|без|вейкеяк_арась|ешқандай|жоқ|йоцуш|н|нема|няма|суох|юк|առանց|אן|ללא|\
بدون|بغیر|بلا|جوق|هئچ|هیچ|هېڅ|ڪجهنه|ەشقانداي|ܠܐ_ܡܕܡ|किमपि_न|कोई_नहीं|कोणतेचनाही|नन्ना|नैव|কিছুই_না|কিছুইনা|\
কোনটি_না|কোনটিনা|କିଛି_ନୁହେଁ|ஒன்றுமில்லை|ശൂന്യം|නොමැත|არა|គ្មាន|ទទេ|なし|无|無|無し|없음""",
    "right": """\
akau|alliq|ankavanana|d|dcha|de|deas|dehou|dekstra|dekstre|der|derecha|dereita|desno|destra|dešinėje|direita|\
djathtas|dreapta|drecha|dreita|dreta|drita|droite|drêta|dyhow|eskuinera|hægri|höger|høgre|høyre|jobb|jobbra|ka|\
kanan|kiri|lemin|oiged|oikea|olgeš|oñ|oñğa|paremal|paña|phải|prawo|rast|raşt|rechts|regs|riets|right|rosto|rähß|\
räts|sağ|too|uñda|vpravo|áká_ịkẹngạ|ākau|ʻākau|δεξιά|бакъхьа|вдясно|вить_кедь|д|десно|дясно|оң|оңға|праворуч|\
пурла|рахиз|рост|справа|уңда|уҥа|աջից|ימין|רעכטס|دائیں|راست|ساغ|ساڄو|وڭ|وڭعا|يمين|ڕاست|ښي|ܝܡܝܢܐ|उजवे|दक्षिणत|\
दक्षिणतः|दाएँ|दाएं|दायें|ডান|ডানে|ଡାହାଣ|வலது|కుడి|വലത്ത്‌|വലത്‌|දකුණ|მარჯვნივ|ខាងស្តាំ|ស្តាំ|右|오른쪽""",
    "thumb": """\
Miniatur|bawd|bélyeg|bélyegkép|daqsminuri|doem|duimnael|duum|eta|ewin_bawd|figura|jempol|jmpl|küçük|küçükresim|\
mały|min|mini|miniatiūra|miniatur|miniatura|miniaturadaimagem|miniaturadaimaxe|miniaturadeimagen|miniatuur|\
miniatyr|miniatyur|miniatűr|minijatura|minuri|mion|mionsamhail|mân-lun|nhỏ|nobaý|náhled|náhľad|náhľadobrázka|\
pamje|parapamje|pienois|pienoiskuva|pisi|pisipilt|qıckek|resmoqıckek|rikchacha|skeusennik|sličica|thumb|\
thumbnail|umanjeno|vignette|vinheta|μικρογραφία|μινιατούρα|жима|жимо|значак|кенжешка|къаддæр|къаддæргонд|мини|\
мини-слика|миниатюра|міні|мініатюра|мініяцюра|нобай|ойуучаан|умањено|մինի|ממוזער|קליין|انگشتدان|انگشتی|\
بندانگشتی|بټنوک|تصغير|تصغیر|مصغر|نوباي|وێنۆک|ܙܥܘܪܬܐ|अंगूठा|अंगूठाकार|अङ्गुष्ठ|अङ्गुष्ठचित्रम्|इवलेसे|लघुचित्रम्|\
लघुत्तम|सङ्कुचितचित्र|सङ्कुचितचित्रम्|থাম্ব|থাম্বনেইল|ലഘു|ലഘുചിത്രം|მინი|მინიასლი|მინიატიურა|ცეროდენა|រូបតូច|\
រូបភាពតូច|サムネイル|縮圖|缩略图|섬네일|썸네일|축소판""",
    "alt": """\
al=$1|alt=$1|alternatif=$1|alternative=$1|alternativtext=$1|klik=$1|thay_thế=$1|thế=$1|wak=$1|εναλλ.=$1|алт=$1|\
альт=$1|טעקסט=$1|טקסט=$1|بديل=$1|جایگزین=$1|متبادل=$1|अल्ट=$1|चित्रपाठ्यम्=$1|पाठ=$1|विकल्प=$1|പകരം=$1|ალტ=$1|\
代替文=$1|替代=$1|替代文字|替代文本=$1|대체글=$1""",
    "class": """\
clase=$1|class=$1|classe=$1|klaso=$1|klasse=$1|lớp=$1|sınıf=$1|třída=$1|класа=$1|درجہ=$1|رتبة=$1|رتبه=$1|\
کلاس=$1|वर्ग=$1|ক্লাস=$1|ശ്രേണി=$1|类=$1|類別=$1|클래스=$1""",
    "lang": """\
bhs=$1|idioma=$1|jazyk=$1|jezik=$1|keel=$1|lang=$1|langue=$1|llengua=$1|ngôn_ngữ=$1|sprache=$1|språk=$1|taal=$1|\
tiếng=$1|zuwan=1$|јаз=$1|زبان=$1|لغة=$1|لغه=$1|भाषा=$1|ভাষা=$1|ഭാഷ=$1|語言=$1|语言=$1|언어=$1""",
    "manualthumb": """\
bawd=$1|bélyeg=$1|bélyegkép=$1|daqsminuri=$1|doemnaegel=$1|duumnegel=$1|eta=$1|figura=$1|jempol=$1|jmpl=$1|\
küçük=$1|küçükresim=$1|mały=$1|min=$1|mini=$1|miniatiūra=$1|miniatur=$1|miniatura=$1|miniaturadaimagem=$1|\
miniaturadaimaxe=$1|miniaturadeimagen=$1|miniatuur=$1|miniatyr=$1|miniatyur=$1|miniatűr=$1|minijatura=$1|\
minuri=$1|mân-lun=$1|nhỏ=$1|nobaý=$1|náhled=$1|pamje=$1|parapamje=$1|pienois=$1|pienoiskuva=$1|pisi=$1|\
pisipilt=$1|qıckek=$1|resmoqıckek=$1|rikchacha=$1|skeusennik=$1|sličica=$1|thumb=$1|thumbnail=$1|umanjeno=$1|\
vignette=$1|vinheta=$1|þumall|μικρογραφία=$1|μινιατούρα=$1|жима=$1|жимо=$1|значак=$1|къаддæр=$1|къаддæргонд=$1|\
мини-слика=$1|мини=$1|миниатюра=$1|міні=$1|мініатюра=$1|мініяцюра=$1|нобай=$1|ойуучаан=$1|умањено=$1|մինի=$1|\
ממוזער=$1|קליין=$1|انگشتدان=$1|انگشتی=$1|بندانگشتی=$1|تصغير=$1|تصغیر=$1|مصغر=$1|نوباي=$1|ܙܥܘܪܬܐ=$1|अंगूठा=$1|\
अंगूठाकार=$1|अङ्गुष्ठ=$1|अङ्गुष्ठचित्रम्=
$1|इवलेसे=$1|लघुचित्रम्=$1|लघुत्तमचित्र=$1|सङ्कुचितचित्र=$1|\
सङ्कुचितचित्रम्=$1|থাম্ব=$1|থাম্বনেইল=$1|ଦେଖଣା=$1|ନଖଦେଖଣା=$1|ലഘു=$1|ലഘുചിത്രം=$1|მინი=$1|მინიატიურა=$1|\
រូបតូច=$1|រូបភាពតូច=$1|サムネイル=$1|代替画像=$1|縮圖=$1|缩略图=$1|섬네일=$1|썸네일=$1|축소판=$1""",
    "page": """\
$1頁|$1页|Säit=$1|Säit_$1|bet $1|bet=$1|faqja $1|faqja=$1|folen=$1|folen_$1|hal=$1|hal_$1|halaman=$1|halaman_$1|\
lehekülg=$1|lehekülg_$1|m_stran $1|oldal $1|oldal=$1|page $1|page=$1|page_$1|pagina $1|pagina=$1|pagina_$1|\
pagxo=$1|pagxo_$1|pahina $1|pahina=$1|pajenn $1|pajenn=$1|panqa=$1|paĝo $1|paĝo=$1|paġna $1|paġna=$1|pejy $1|\
pera=$1|pera_$1|pàgina $1|pàgina=$1|página $1|página=$1|página_$1|páxina=$1|páxina_$1|pâge $1|pâge=$1|sayfa $1|\
sayfa=$1|seite $1|seite=$1|seite_$1|sida $1|sida=$1|side $1|side=$1|side_$1|sivu=$1|sivu_$1|stran=$1|strana=$1|\
strana_$1|stranica $1|stranica=$1|stranica_$1|strona=$1|səhifə=$1|səhifə_$1|trang=$1|trang_$1|tudalen=$1|\
tudalen_$1|zied=$1|zied_$1|σελίδα=$1|σελίδα_$1|агlо=$1|агlо_$1|бет $1|бет=$1|лопа=$1|лопа_$1|саҳифа $1|\
саҳифа=$1|сирэй $1|сирэй=$1|старонка $1|старонка=$1|сторінка=$1|сторінка_$1|страна=$1|страна_$1|страница $1|\
страница=$1|страница_$1|էջ $1|էջը=$1|דף $1|דף=$1|بەت $1|بەت=$1|صفح=$1|صفحة=$1|صفحة_$1|صفحه=$1|صفحه_$1|صفحہ=$1|\
صفحہ_$1|ܦܐܬܐ $1|ܦܐܬܐ=$1|चित्रपृष्ठम्=$1|चित्रपृष्ठम्_$1|पान=$1|पान_$1|पृष्ठ $1|पृष्ठ=$1|पृष्ठ_$1|পাতা $1|\
পাতা=$1|পৃষ্ঠা $1|পৃষ্ঠা=$1|താൾ=$1|താൾ_$1|გვერდი=$1|გვერდი_$1|ទំព័រ$1|ទំព័រ=$1|ページ $1|ページ=$1|頁=$1|页数=$1|문서=$1""",
    "upright": """\
altdekstre|altdekstre=$1|altdekstre_$1|arribaádereita|arribaádereita=$1|arribaádereita_$1|dikey|dikey $1|\
dikey=$1|disleg|disleg=$1|disleg_$1|dreaptasus|dreaptasus $1|dreaptasus=$1|drêt|drêt $1|drêt=$1|fennjobbra|\
fennjobbra $1|fennjobbra=$1|hochkant|hochkant $1|hochkant=$1|hochkant_$1|lartdjathtas|lartdjathtas $1|\
lartdjathtas=$1|lurus|lurus=$1|lurus_$1|na_gore|na_gore=$1|na_gore_$1|portrett|portrett=$1|portrett_$1|pysty|\
pysty=$1|pysty_$1|püsti|püsti=$1|rechtop|rechtop$1|rechtop=$1|redresse|redresse $1|redresse=$1|redresse_$1|\
redreça|redreça $1|redreça$1|redreçat|redreçat $1|redreçat=$1|sayaq|sayaq=$1|sidretg|sidretg=$1|sidretg_$1|\
stående|stående $1|stående=$1|superiordireito|superiordireito $1|superiordireito=$1|superiordireito_$1|tegak|\
tegak=$1|tegak_$1|tikti|tiktik $1|tiktik=$1|unionsyth|unionsyth=$1|unionsyth_$1|upright|upright $1|upright=$1|\
upright_$1|uspravno|uspravno $1|uspravno=$1|uspravno_$1|verticale|verticale=$1|verticale_$1|vertikale|\
vertikale $1|vertikale=$1|wieqaf|wieqaf $1|wieqaf=$1|yläoikea|yläoikea=$1|yläoikea_$1|zgorajdesno|\
zgorajdesno $1|zgorajdesno=$1|đứng|đứng=$1|đứng_$1|κατακόρυφα|κατακόρυφα=$1|κατακόρυφα_$1|бакъхьалакхо|\
бакъхьалакхо=$1|бакъхьалакхо_$1|боло_рост=$1|болорост|болорост $1|зверхуправоруч|зверхуправоруч=$1|\
зверхуправоруч_$1|исправено|исправено=$1|исправено_$1|сверхусправа|сверхусправа $1|сверхусправа=$1|\
сверхусправа_$1|тікті|тіктік $1|тіктік=$1|усправно|усправно=$1|усправно_$1|үөһээуҥа|үөһээуҥа $1|үөһээуҥа=$1|\
ימין למעלה|ימין למעלה $1|ימין למעלה=$1|ایستاده|ایستاده=$1|ایستاده_$1|ایستادہ|ایستادہ=$1|ایستادہ_$1|تىكتى|\
تىكتىك $1|تىكتىك=$1|معدول|معدول=$1|معدول_$1|उन्नत|उन्नत $1|उन्नत=$1|उभा|उभा=$1|उभा_$1|खड़ी|खड़ी=$1|खड़ी_$1|\
शीर्षदक्षिणतः|शीर्षदक्षिणतः=$1|शीर्षदक्षिणतः_$1|ডানদিকে_উপরে|ডানদিকে_উপরে $1|ডানদিকে_উপরে=$1|ডানে_উপরে|\
ডানেউপরে $1|ডানেউপরে=$1|നേരേകുത്തനെ|നേരേകുത്തനെ=$1|നേരേകുത്തനെ_$1|右上|右上$1|右上=$1|위오른쪽|위오른쪽=$1""",
    "width": """\
$1 nükte|$1 нүкте|$1 פיקסלים|$1 عڪسلون|$1 نۇكتە|$1_pik|$1_ପିକସେଲ|$1bod|$1dp|$1p|$1pik|$1piks|$1piksel|$1piskel|\
$1pixelů|$1pk|$1px|$1ra|$1εσ|$1п|$1пискел|$1пкс|$1փքս|$1פיקס|$1بك|$1عن|$1پک|$1پکسل|$1پیکسل|$1پیکسڵ|$1अंश|$1अणवः|\
$1कणी|$1पक्ष|$1पिक्सेल|$1पिट|$1পিক্স|$1পিক্সেল|$1ബിന്ദു|$1පික්|$1პქ|$1ភស|$1ភីកសែល|$1ピクセル|$1像素|$1픽셀""",
    "other": """\
disablecontrols=$1|end=$1|loop|muted|noicon|noplayer|start=$1|thumbtime=$1""",
}

SWITCHES = """\
__ لڪل زمرو __|__aabaw__|__abschnitte_nicht_bearbeiten__|__alaosalingita__|__alltidinnehållsförteckning__|\
__alltidinnhaldsliste__|__alltidinnholdsliste__|__amarakitahukchaychu__|__amasamiqtahukchaychu__|\
__amasutitahukchaychu__|__amaunanchaychu__|__ancaminarstatico__|__ascundecat__|__atawalmastirğizbaw__|\
__aucunegalerie__|__aucunetdm__|__aucunindex__|__aucunliennouvellesection__|__aucunsommaire__|\
__başlikdönüşümüyok__|__bdy__|__begalerijos__|__bemindəri̇cot__|__beredagsekc__|__beturin__|__bez_galerije__|\
__bez_indeksa__|__bez_izmena__|__bez_izmjena__|__bez_nove_veze_odeljka__|__bez_sadržaja__|__bezcc__|\
__bezeditovatčást__|__bezedycjisekcji__|__bezgalerie__|__bezgalerii__|__bezgalerije__|__bezgalérie__|\
__bezindeksa__|__bezindeksiranja__|__bezizmena__|__bezizmjena__|__bezkazala__|__bezkn__|__bezkonverzenadpisu__|\
__bezkonverzeobsahu__|__bezks__|__bezlinkupřidatkomentář__|__beznovevezeodeljka__|__bezobsahu__|\
__bezpretvaranjanaslova__|__bezpretvaranjasadržaja__|__bezsadrzaja__|__bezsadržaja__|__bezspisu__|__beztc__|\
__bezuređivanjaodlomaka__|__bpn__|__bps__|__brezgalerije__|__brezkazala__|__brezkazalavsebine__|\
__brezurejanjarazdelkov__|__böli̇di̇möndemew__|__böli̇möndetki̇zbew__|__bülemtözätüyuq__|__capdegalaria__|\
__capdegalariá__|__capdetaula__|__capgaleria__|__capindex__|__captaula__|__catamagada__|__catcachee__|\
__catcudd__|__categoriaoculta__|__categoríaoculta__|__catoculta__|__catègorie_cachiê__|__chỉ_mục__|__chỉmục__|\
__cuprins__|__cyswlltadrannewydd__|__cá__|__cágachuair__|__daftarisi__|__dasi__|__deği̇şti̇ryok__|\
__dimadrangolygu__|__dimgolyguadran__|__dimrhestrgynnwys__|__dimrhg__|__dimtaflencynnwys__|__di̇zi̇n__|\
__di̇zi̇nyok__|__doldkat__|__dwingio__|__düzenlemeyok__|__ebdagallerija__|__ebdaindiċi__|__ebdakk__|\
__ebdakonverturkontenut__|__ebdakonverturtitlu__|__ebdakt__|__ebdasezzjonimodifika__|__ebdawerrej__|\
__ebdaħolqasezzjoniġdida__|__eiosiomuokkausta__|__eisisluett__|__emsafn__|__endeks__|__endeksyok__|__endèxe__|\
__enhallt__|__enlacecrearsección__|__esten__|__estenzaruret__|__estençino__|__et__|__ettiq__|__etyuq__|\
__expectunusedcategory__|__faraconvertirecontinut__|__faraconvertiretitlu__|__faracuprins__|\
__faraeditsectiune__|__faragalerie__|__faraindex__|__faralegaturasectiunenoua__|__fcc__|__fct__|__fi__|\
__forcarsumario__|__forcartdc__|__forceerinhoud__|__forcersommaire__|__forcertdm__|__forcetoc__|\
__forciér_la_trâbla__|__forciér_lo_somèro__|__forseeronderwarpen_|__forseeronderwarpen__|__forsirajsadržaj__|\
__forsirani_sadržaj__|__forsiranisadržaj__|__forteazacuprins__|__fortuindekson__|__forzar_tdc__|\
__forzaroíndice__|__forzartdc__|__forzartoc__|__forçarsomari__|__forçarsumário__|__forçartaula__|__forçartdc__|\
__forçartdm__|__forçataula__|__ft__|__galereyayoq__|__galeriita__|__galeri̇yok__|__galeri̇çino__|__galerîtune__|\
__gancá__|__ganmhírathrú__|__ganta__|__gantiontúnadteideal__|__gantiontúnanábhair__|__gantt__|__geen_galerij__|\
__geengalery__|__geenic__|__geenindeks__|__geenindex__|__geeninhoud__|__geeninhoudconversie__|__geenio__|\
__geennieuwesectielink__|__geennieuwkopjekoppeling__|__geennieuwkopjeverwijzing__|__geennuweafdeling__|\
__geenpaginanaamconversie__|__geentc__|__geentitelconversie__|__gienbewarkseksie__|__giengalderieje__|\
__giengallerieje__|__gienik__|__gienindex__|__gieninhoudkonversie__|__gienniejkopjenverwiezing__|\
__gienonderwarpen__|__gientitelkonversie__|__gientk__|__gi̇zli̇kat__|__gi̇zli̇kategori̇__|\
__greyésernamedénewi̇__|__greyésernamedénewi̇çino__|__gøymdkat__|__hakukonekielto__|__hebmenegva__|\
__hiddencat__|__i__|__ichidagilar__|__ichidagilari__|__ichidagilarmajburiy__|__ichidagilaryoq__|\
__iigalleriija__|__iirievdaditoasi__|__iisis__|__iisisdoallu__|__indeks__|__indekser__|__indeksi__|\
__indeksiga__|__indeksiraj__|__indeksiranje__|__indeksita__|__indekso__|__indeksu__|__indeksuj__|__indeksyoq__|\
__index__|__indexar__|__indexera__|__indexieren__|__indexovat__|__indice__|__indizieren__|__indiċi__|\
__ingabolkendring__|__ingabolkredigering__|__ingainnhaldsliste__|__ingendelendring__|__ingenindeksering__|\
__ingeninnehållsförteckning__|__ingeninnholdsfortegnelse__|__ingeninnholdskonvertering__|__ingeninnholdsliste__|\
__ingennyseksjonslenke__|__ingenseksjonsredigering__|__ingentittelkonvertering__|__ingetgalleri__|\
__inhaltsverzeichnis__|__inhaltsverzeichnis_erzwingen__|__inholtverteken__|__inhoud__|__inhoud_dwingen__|\
__inkjegalleri__|__innehållsförteckning__|__innhaldsliste__|__innholdsfortegnelse__|__innholdsliste__|__inot__|\
__inotdwengi__|__inteindexera_|__inteindexera__|__interedigerasektion__|__intetgalleri__|__io__|__i̇dy__|\
__i̇çeri̇kdönüşümüyok__|__i̇çi̇ndeki̇ler__|__i̇çi̇ndeki̇leryok__|__i̇çi̇ndeki̇lerzorunlu__|__jasirinsanat__|\
__jañaböli̇msi̇ltemesi̇__|__jogaleri__|__joredaktimseksioni__|__jotp__|__kasxitakategorio__|__kategoriaukryta__|\
__kategoriefshehur__|__kategoritersembunyi__|__kategori̇yanimiti̇__|__katmoħbija__|__katsem__|__kazalo__|\
__kaŝitakategorio__|__keeninholtverteken__|__keenännernlink__|__kein_index__|__kein_inhaltsverzeichnis__|\
__kein_jallerie__|__kein_neuer_abschnittslink__|__kein_plus_link__|__keine_galerie__|\
__keine_inhaltskonvertierung__|__keine_titelkonvertierung__|__keinegalerie__|__keininhaltsverzeichnis__|\
__không_album__|__không_chuyển_nội_dung__|__không_chuyển_tên__|__không_chỉ_mục__|__không_liên_kết_mục_mới__|\
__không_mục_lục__|__không_nút_sửa_mục__|__khôngalbum__|__khôngchuyểnnộidung__|__khôngchuyểntên__|\
__khôngchỉmục__|__khôngliênkếtmụcmới__|__khôngmụclục__|__khôngnútsửamục__|__kk__|__klasskudhys__|__lahat__|\
__lahatra__|__lans__|__legaturasectiunenoua__|__legyentartalomjegyzék__|__legyentj__|__liennouvellesection__|\
__ligacaodenovasecao__|__ligamseccionnovèla__|__ligazóndanovasección__|__ligaçãodenovaseção__|\
__ligiloalnovasekcio__|__lim_de_novèla_sèccion__|__linkdenovasecao__|__linkdenovaseção__|__linknovesekcije__|\
__linknovogodlomka__|__linknowejsekcji__|__linkpřidatkomentář__|__liên_kết_mục_mới__|__liênkếtmụcmới__|__lns__|\
__luôn_mục_lục__|__luônmụclục__|__løyndkat__|__mabaw__|__matjoq__|__mazmundatqizw__|__mazmuni__|__mazmunsiz__|\
__mağlumatalmastirğizbaw__|__mağlumatintürlendi̇rgi̇zbew__|__menegva__|__mindəri̇cot__|__mqizw__|__msiz__|\
__mzmn__|__mündəri̇catyox__|__məcburi̇yə_mindəri̇cot__|__mục_lục__|__mụclục__|__nakatagongkat__|\
__naoeditarsecao__|__naoindexar__|__naverok__|__naveroktune__|__ncc__|__neindeksiraj__|__neindekso__|\
__neindeksu__|__neindexovat__|__nekonvertuenhavon__|__nekonvertutitolon__|__nepomičnopreusmjeravanje__|__nes__|\
__neuer_abschnittslink__|__neupravovaťsekcie__|__newsectionlink__|__ng__|__ni__|__nicht_indexieren__|\
__nicht_indizieren__|__nieindeksuj__|__niejeseksieverwiezing__|__nietbewerkbaresectie__|\
__nieuwesectiekoppeling__|__nieuwesectielink__|__nincsgaléria__|__nincsindex__|__nincsszerk__|\
__nincsszerkesztés__|__nincstartalomjegyzék__|__nincstj__|__nincsújszakaszhiv__|__nincsújszakaszlink__|\
__nion_endèxe__|__nion_lim_de_novèla_sèccion__|__nion_somèro__|__niona_galerie__|__niona_trâbla__|__nirdasi__|\
__nirdeks__|__nirgal__|__nirkodul__|__nirkosi__|__nirprababa__|__nirsuba__|__niu__|__nkh__|__nkt__|__nnsl__|\
__no_editar_sección__|__nocc__|__nocc___|__nocontentconvert__|__noconvertircontenido__|__noconvertirtitulo__|\
__noconvertirtítulo__|__noct___|__noeditarseccion__|__noeditarsección__|__noeditsection__|__nogaleria__|\
__nogalería__|__nogallery__|__noindex__|__noindexar__|__noindice__|__noinot__|__nokenkiskaki__|\
__nonewsectionlink__|__nonindexar__|__nopikturama__|__notaula__|__notc__|__notdc__|__notitleconvert__|__notoc__|\
__nova_veza_odeljka__|__novavezaodeljka__|__novincularanuevaseccion__|__noviodlomakpoveznica__|__nsl__|__nt__|\
__ntc__|__nyseksjonslenke__|__nyttavsnittlänk__|__nãoeditarseção__|__nãoindexar__|__obsah__|__onderwarpen__|\
__pagaleri__|__pakasqakatiguriya__|__paksadaftarisi__|__paksadasi__|__paredaktimpjese__|__pascapdedegalariá__|\
__pascapdeligamseccionnovèla__|__pascapdesomari__|__pascapdetdm__|__pascapdindèx__|__patp__|__peidetudkat__|\
__pengalihanstatik__|__pengalihanstatis__|__permanente_weiterleitung__|__petik__|__petis__|__piiloluokka__|\
__plus_link__|__poglavje__|__prababa__|__pranalabagianbaru__|__primorani_sadržaj__|__primoranisadržaj__|\
__qalereyayox__|__qoýmasiz__|__qsiz__|__redireccioestatica__|__redireccionestatica__|__redireccióestatica__|\
__redirecciónestática__|__redirecionamentoestatico__|__redirecionamentoestático__|__redirectionarestatica__|\
__redirectionstatique__|__redirèccion_imobila__|__rejtettkat__|__rejtettkategória__|__resum__|\
__riindirizzstatiku__|__rikchasuyunnaq__|__sabi̇työnlendi̇rme__|__sadrzaj__|__sadržaj__|__sakrivenakat__|\
__sakrivenakategorija__|__sanscc__|__sansconversioncontenu__|__sansconversiontitre__|__sansct__|__sb__|\
__seccionnoneditabla__|__seccionoeditable__|__secciónoeditable__|__secciónsnoneditables__|\
__sectionnoneditable__|__semcc__|__semconverterconteudo__|__semconverterconteúdo__|__semconvertertitulo__|\
__semconvertertítulo__|__semct__|__semeditarsecao__|__semeditarseção__|__semgaleria__|__semligacaodenovasecao__|\
__semligaçãodenovaseção__|__semlinkdenovasecao__|__semlinkdenovaseção__|__semsumário__|__semtdc__|\
__sen_convèrsion_de_contegnu__|__sen_convèrsion_de_titro__|__senbildaro__|__sencdc__|__sencdt__|__sengalerio__|\
__sengalería__|__senligiloalnovasekcio__|__senredaktisekciojn__|__senredaktisekcion__|__seníndice__|\
__sernamevurnayişçino__|__sersiq__|__sersiqçinyo__|__sforzawerrej__|__sg__|__sin_galería__|__sin_tdc__|\
__sinenlacecrearsección__|__sis__|__sisdoallu__|__sisluettpakotus__|__sisukord__|__sisukordees__|\
__sisukorrata__|__sisällysluettelo__|__skjultkategori__|__skritakategorija__|__skrivenakat__|\
__skrivenakategorija__|__skrytákat__|__skrytákategória__|__skrýtkat__|__slans__|__slns__|__somari__|\
__sommaire__|__somèro__|__spis__|__srs__|__staotiesedeurverwiezing__|__statichetenayiş__|\
__staticképřesměrování__|__staticnapreusmeritev__|__staticredirect__|__statikaalidirekto__|\
__statikusátirányítás__|__statischedoorverwijzing__|__statischeredirect__|__statiskomdirigering__|\
__statisticnopreusmjerenje__|__statistomdirigering__|__statičkopreusmerenje__|__statičnopreusmjerenje__|\
__stati̇khetenayiş__|__stati̇kyönlendi̇rme__|__sumario__|__sumário__|__svç__|\
__sèccion_que_pôt_pas_étre_changiê__|__t__|__tahriryoq__|__tanpadaftarisi__|__tanpagaleri__|__tanpaindeks__|\
__tanpakonversiisi__|__tanpakonversijudul__|__tanpapranalabagianbaru__|__tanpasuntinganbagian__|\
__taqiripatintürlendi̇rgi̇zbew__|__tartalomjegyzék__|__tartiblashyoq__|__tatjoq__|__taula__|__tdc__|__tdm__|\
__tereonylahatra__|__thể_loại_ẩn__|__thểloạiẩn__|__tiyaqllapusapuna__|__ti̇markerdişçino__|__tj__|__toc__|\
__tp__|__trâbla__|__tsyasianagallery__|__tsyasianalahatra__|__tsyazoovaina__|__turinys__|\
__tvinginnholdsfortegnelse__|__uključisadržaj__|__unanchay__|__uuealaosalingita__|__uuealaosalink__|\
__verborgencat__|__verbörgenkat__|__vershtoche_saachjrupp__|__versteckte_kategorie__|__verstoppt_kategorie__|\
__vincularanuevaseccion__|__vsilikazalovsebine__|__vynútiťobsah__|__vždyobsah__|__wartungskategorie__|\
__werrej__|__wiesinholtverteken__|__wymuśspis__|__yashirinturkum__|__yeni̇başlikbağlantisi__|\
__yeni̇başlikbağlantisiyok__|__yuyarina__|__yuyarinannaq__|__yuyarinataatipachiy__|__zerrevurnayişçino__|\
__zespisem__|__zvç__|__állandóátirányítás__|__æнæгалерей__|__æнæсæр__|__æнæхайивынæй__|__índice__|\
__újszakaszhiv__|__újszakaszlink__|__đổi_hướng_nhất_định__|__đổihướngnhấtđịnh__|__ħolqasezzjoniġdida__|\
__δεσμοσνεασενοτητασ__|__ευρετηριο__|__κρυφηκατηγορια__|__μεπινακαπεριεχομενων__|__μεππ__|\
__πινακασπεριεχομενων__|__ππ__|__στατικηανακατευθυνση__|__χωρισεπεξενοτ__|__χωρισεπεξεργασιαενοτητων__|\
__χωρισευρετηριο__|__χωρισμετατροπηπεριχομενου__|__χωρισμετατροπητιτλου__|__χωρισπινακαπεριεχομενων__|\
__χωρισπινακοθηκη__|__χωρισππ__|__аабау__|__аатын_уларыппакка__|__агӏо_та_ца_еш__|__аиндекс__|__албан_эге__|\
__атауалмастырғызбау__|__бац_чул__|__бац_чулацам__|__башласыз__|__башлыкюк__|__бе_вироиши_ҷузъӣ__|__бе_индекс__|\
__бе_нигорхона__|__бе_пайванд_ба_қисмати_нав__|__бе_тағйири_матн__|__бе_тағйири_сарлавҳа__|__бе_феҳрист__|\
__без_галереи__|__без_галереї__|__без_галерије__|__без_галерэі__|__без_змісту__|__без_измена__|__без_измјена__|\
__без_индекса__|__без_нове_везе_одељка__|__без_огл__|__без_оглавления__|__без_перетворення_заголовку__|\
__без_перетворення_тексту__|__без_посилання_на_новий_розділ__|__без_преобразования_заголовка__|\
__без_преобразования_текста__|__без_редагув_розділу__|__без_редактиране_на_раздели__|\
__без_редактирования_раздела__|__без_рэдагаваньня_сэкцыі__|__без_садржаја__|__без_ссылки_на_новый_раздел__|\
__без_уредување_на_поднаслови__|__без_індексу__|__безврскановподнаслов__|__безгалерия__|__безгалерија__|\
__безгалерије__|__безизмена__|__безизмјена__|__безиндекс__|__безиндекса__|__безиндексиране__|__безкн__|\
__безкс__|__безновевезеодељка__|__безпретворањенаслов__|__безпретворањесодржина__|__безсадржаја__|\
__безсодржина__|__безсъдържание__|__безцц__|__блг_иһн__|__бо_феҳрист__|__булгуччу_иһинээҕилээх__|\
__бязь_зьместу__|__бүлекүзгәртүюк__|__бөлідімөндемеу__|__бөлімөндеткізбеу__|__врскановподнаслов__|\
__връзка_за_нов_раздел__|__галерея_чок__|__галереята_суох__|__галлереясыз__|__гурӯҳи_пинҳон__|__допчу__|\
__жасырынсанат__|__жаңабөлімсілтемесі__|__зміст__|__зьмест__|__зьмест_прымусам__|__индекс__|__индексиране__|\
__индекссыз__|__индекстээмэ__|__иһинээҕитэ__|__иһинээҕитэ_суох__|__иһн__|__иһн_суох__|__йац_уче__|\
__йоза_хийцар_доцуш__|__йоцаш_хьажорг_оц_керлачу_декъан__|__кистэммит_категория__|__къайлаха_йолу_категори__|\
__мабау__|__мазмұндатқызу__|__мазмұнсыз__|__мазмұны__|__матжоқ__|__мағлұматалмастырғызбау__|\
__мағлұматынтүрлендіргізбеу__|__меттигтерахь__|__меттигтерахь_йоцаш__|__мзмн__|__мсыз__|__мқызу__|\
__не_канвэртаваць_назву__|__не_канвэртаваць_тэкст__|__нова_веза_одељка__|__новавезаодељка__|__обов_зміст__|\
__обяз_огл__|__обязательное_оглавление__|__огл__|__оглавление__|__пайванд_ба_қисмати_нав__|\
__посилання_на_новий_розділ__|__приморани_садржај__|__приморанисадржај__|__прихов_кат__|__прихована_категорія__|\
__равонаи_статистикӣ__|__сæртæ__|__сæртимæ__|__садржај__|__сакривенакат__|__салааны_уларыппакка__|\
__саҥа_салааҕа_сигэ__|__саҥа_салааҕа_сигэтэ_суох__|__скриенакат__|__скриенакатегорија__|__скритакатегория__|\
__скрытая_категория__|__содржина__|__сосодржина__|__спасылка_на_новую_сэкцыю__|__ссылка_на_новый_раздел__|\
__статистикин_дӏасхьажорг__|__статическое_перенаправление__|__статичкопреусмерење__|\
__статичне_перенаправлення__|__статичнопренасочување__|__статычнае_перанакіраваньне__|__схаваць_катэгорыю__|\
__съдържание__|__съссъдържание__|__тlедуьл_чул__|__тlедуьллу_чулацамбар__|__татжоқ__|\
__тақырыпатынтүрлендіргізбеу__|__тиэкиһин_уларыппакка__|__феҳрист__|__форсирани_садржај__|__форсиранисадржај__|\
__халбаҥнаабат_утаарыы__|__хийцар_доцуш_коьрте__|__хьажорг_оц_керлачу_декъан__|__чажыт_аңгылал__|__чул__|\
__чулацам__|__эге_чок__|__эчтелек__|__індекс__|__қоймасыз__|__қсыз__|__үлег_эдилгези_чок__|\
__առանց_բաժնի_խմբագրման__|__առանց_բով__|__առանց_պարունակության_փոփոխման__|__առանց_սրահի__|\
__առանց_վերնագրի_փոփոխման__|__բով__|__հղում_նոր_բաժնի_վրա__|__ստիպել_բով__|__אינהאלט__|__באהאלטענע_קאט__|\
__באהאלטענע_קאטעגאריע__|__הפניה_קבועה__|__חייב_תוכן__|__חייב_תוכן_עניינים__|__יצירת_הערה__|__לא_לחיפוש__|\
__לחיפוש__|__ללא_גלריה__|__ללא_המרת_כותרת__|__ללא_המרת_תוכן__|__ללא_יצירת_הערה__|__ללא_עריכה__|__ללא_תוכן__|\
__ללא_תוכן_עניינים__|__נישט_רעדאקטירן__|__קטגוריה_מוסתרת__|__קיין_אינהאלט_טאבעלע__|__קיין_גאלעריע__|__תוכן__|\
__תוכן_עניינים__|__ااباۋ__|__اتاۋالماستىرعىزباۋ__|__اتوقع_تصنيف_مش_مستخدم__|__اشاریہ__|__اشاریہ_نہیں__|\
__بافهرست__|__بافہرست__|__بخش‌جدید__|__بولىدىموندەمەۋ__|__بولىموندەتكىزبەۋ__|__بی‌بخش__|__بی‌برخې__|\
__بی‌فهرست__|__بی‌نمایه__|__بی‌نندارتونه__|__بی‌نيولک__|__بی‌نگارخانه__|__بی‌نگارخنه__|__بی‌پیوندبخش__|\
__بی‌پیوند‌بخش‌جدید__|__بې_ليکلړ__|__تاتجوق__|__تاقىرىپاتىنتۇرلەندىرگىزبەۋ__|__تحويلة_إستاتيكية__|\
__تحويلة_ساكنة__|__تحويله_إستاتيكيه__|__تحويله_ساكنه__|__تصنيف_مخفي__|__تغییرمسیرثابت__|\
__توقع_تصنيف_غير_مستخدم__|__جاسىرىنسانات__|__جاڭابولىمسىلتەمەسى__|__ربط_نیا_قطعہ__|__ربط_نیا_قطعہ_نہیں__|\
__رده‌پنهان__|__ساکن_رجوع_مکرر__|__عنوان‌تبدیل‌نشده__|__فهرس__|__فهرسة__|__فهرست__|__فہرست__|__فہرست_نہیں__|\
__قسىز__|__قويماسىز__|__لا_وصلة_قسم_جديد__|__لاتحريرقسم__|__لاتحويل_عنوان__|__لاتحويل_محتوى__|__لاتع__|__لاتم__|\
__لافهرس__|__لافهرسة__|__لامعرض__|__لصق_فهرس__|__ليکلړ__|__ماباۋ__|__ماتجوق__|__مازمۇنداتقىزۋ__|__مازمۇنسىز__|\
__مازمۇنى__|__ماعلۇماتالماستىرعىزباۋ__|__ماعلۇماتىنتۇرلەندىرگىزبەۋ__|__محتواتبدیل‌نشده__|__مزمن__|__مسىز__|\
__مقىزۋ__|__من_غير_تحريرقسم__|__من_غير_تحويل_محتوى__|__من_غير_فهرس__|__من_غير_معرض__|__من_غير_وصلة_قسم_جديد__|\
__من_غيرتحويل_عنوان__|__منتقلی_عنوان_نہیں__|__منتقلی_مواد_نہیں__|__ناترمیم_قطعہ__|__نافہرست__|__نمایه__|\
__نيوليک__|__نيوليکداره__|__نگارخانہ_نہیں__|__وصلة_قسم_جديد__|__پوشیدہ_زمرہ__|__پټه_وېشنيزه__|__अननुक्रमणी__|\
__अनित्यपुनर्निदेशन__|__अनित्यपुनर्निर्देशनम्__|__अनुक्रम__|__अनुक्रम_दिखाएँ__|__अनुक्रमणिका__|\
__अनुक्रमणिकानको__|__अनुक्रमणिकाहवीच__|__अनुक्रमणी__|__अनुक्रमणी_दर्श्यताम्__|__अनुक्रमणीसचते__|__अनुक्रमीत__|\
__अनुभाग_सम्पादन_नहीं__|__अनुभागसम्पादनं_नास्ति__|__अविचलपुर्ननिर्देश__|__असूचीबद्ध__|__क्रमीत__|__गैलरी_नहीं__|\
__छिपी_श्रेणी__|__छुपी_श्रेणी__|__न_लेखपरिवर्तनम्__|__न_शीर्षकपरिवर्तितम्__|__नवविभागदुवा__|\
__नवीनविभागपरिसन्धिः__|__निगूहितवर्गः__|__नूतनविभागसम्बद्धं__|__नैलेप__|__नैवअनुक्रमणिका__|__नैवअनुक्रमणी__|\
__नैवलेखपरिवर्त__|__नैवशिर्षकपरिवर्त__|__नैवसंक्रमणका__|__नैवसम्पादनविभाग__|__नैवानुक्रमणी__|__नैशिप__|\
__प्रदर्शननको__|__बिना_अनुक्रम__|__लुप्तवर्ग__|__वर्गलपवा__|__विनाअनुक्रमीत__|__विनाक्रमीत__|\
__विनानवविभागदुवा__|__विनामजकुरबदल__|__विनामब__|__विनाशीब__|__विनाशीर्षकबदल__|__विभागअसंपादनक्षम__|\
__विषय_जोड़े_कड़ी_रहित__|__विषय_जोड़ें_कड़ी__|__विषय_सूची__|__विषय_सूची_दिखाएँ__|__विषय_सूची_दिखायें__|\
__विषय_सूची_हीन__|__विषयसूची__|__विषयसूचीहीनः__|__वीथिकाहीनः__|__सूचीबद्ध__|__स्थिर_अनुप्रेषण__|\
__स्थिर_पुनर्प्रेषण__|__কোন_গ্যালারি_নয়__|__কোন_গ্যালারী_নয়__|__কোন_নতুন_অনুচ্ছেদের_লিঙ্ক_নয়__|\
__কোন_নতুন_অনুচ্ছেদের_সংযোগ_নয়__|__কোন_নির্ঘণ্ট_নয়__|__কোন_বিষয়বস্তু_রূপান্তরকারী_নয়__|\
__কোন_বিষয়বস্তুর_ছক_নয়__|__কোন_বিষয়বস্তুর_টেবিল_নয়__|__কোন_শিরোনাম_রূপান্তরকারী_নয়__|\
__কোন_সম্পাদনা_অনুচ্ছেদ_নয়__|__কোনগ্যালারিনয়__|__কোনগ্যালারীনয়__|__কোননতুনঅনুচ্ছেদেরলিঙ্কনয়__|\
__কোননতুনঅনুচ্ছেদেরসংযোগনয়__|__কোননির্ঘণ্টনয়__|__কোনবিষয়বস্তুরছকনয়__|__কোনবিষয়বস্তুরটেবিলনয়__|\
__কোনবিষয়বস্তুরূপান্তরকারীনয়__|__কোনশিরোনামরূপান্তরকারীনয়__|__কোনসম্পাদনাঅনুচ্ছেদনয়__|__গোপন_শ্ৰেণী__|\
__নতুন_অনুচ্ছেদের_লিঙ্ক__|__নতুন_অনুচ্ছেদের_সংযোগ__|__নতুনঅনুচ্ছেদেরলিঙ্ক__|__নতুনঅনুচ্ছেদেরসংযোগ__|\
__নির্ঘণ্ট__|__নির্ঘণ্টনয়__|__বিষয়বস্তুর_ছক__|__বিষয়বস্তুর_টেবিল__|__বিষয়বস্তুরছক__|__বিষয়বস্তুরটেবিল__|\
__লুকানো_বিষয়শ্রেণী__|__লুকানোবিষয়শ্রেণী__|__লুকায়িতবিষয়শ্রেণী__|__লুক্কায়িত_বিষয়শ্রেণী__|\
__লুক্কায়িতবিষয়শ্রেণী__|__সূচী__|__স্থির_পুনর্নির্দেশ__|__স্থিরপুনর্নির্দেশ__|__ନୂଆ_ବିଭାଗ_ନକରିବା_ଲିଙ୍କ__|\
__ନୂଆବିଭାଗଲିଙ୍କ__|__ବଦଳା_ନହେବାଶ୍ରେଣୀ__|__ଲୁଚିଥିବାବିଭାଗ__|__విషయసూచిక__|__విషయసూచికవద్దు__|__ഉള്ളടക്കം__|\
__ഉള്ളടക്കംഇടുക__|__ഉള്ളടക്കംമാറ്റേണ്ട__|__ഉള്ളടക്കംവേണ്ട__|__ചിത്രസഞ്ചയംവേണ്ട__|__തലക്കെട്ട്മാറ്റേണ്ട__|\
__പുതിയഖണ്ഡിക്കണ്ണി__|__പുതിയഖണ്ഡിക്കണ്ണിവേണ്ട__|__പുതിയവിഭാഗംകണ്ണി__|__പുതിയവിഭാഗംകണ്ണിവേണ്ട__|\
__മറഞ്ഞിരിക്കുംവർഗ്ഗം__|__സംശോധിക്കേണ്ട__|__സൂചിക__|__സൂചികവേണ്ട__|__സ്ഥിരസ്ഥിതതിരിച്ചുവിടൽ__|__ไม่มีสารบัญ__|\
__ไม่มีแกลเลอรี่__|__ไม่มีแก้เฉพาะส่วน__|__უგალერეო__|__កុំបង្ហាញមាតិកា__|__គ្មានបញ្ជីអត្ថបទ__|__គ្មានមាតិកា__|\
__ចំណាត់ថ្នាក់ក្រុមមិនបានបង្ហាញ__|__តំណភ្ជាប់ផ្នែកថ្មី__|__តំនភ្ជាប់ផ្នែកថ្មី__|__បង្ខំបញ្ជីអត្ថបទ__|\
__បង្ខំមាតិកា__|__បង្ខំអោយបង្ហាញមាតិកា__|__បញ្ជីអត្ថបទ__|__ផ្នែកមិនត្រូវកែប្រែ__|__មាតិកា__|\
__មិនមានផ្នែកកែប្រែ__|__មិនមានលិបិក្រម__|__លាក់បញ្ជីអត្ថបទ__|__លាក់ផ្នែកកែប្រែ__|__លាក់មាតិកា__|\
__លាក់វិចិត្រសាល__|__លិបិក្រម__|__ស្ថិតិទំព័របញ្ជូនបន្ត__|__インデックス__|__インデックス拒否__|__カテゴリ非表示__|__カテ非表示__|\
__ギャラリー非表示__|__セクション編集非表示__|__タイトルコンバート拒否__|__タイトル変換無効__|__タイトル非表示__|__不轉換內容__|__不轉換標題__|__不转换内容__|__不转换标题__|\
__二重転送修正無効__|__二重転送解消無効__|__内容変換抑制__|__内容変換無効__|__強制目錄__|__强显目录__|__新しいセクションリンク__|__新しいセクションリンク非表示__|\
__新しい節リンク__|__新しい節リンク非表示__|__新セクションリンク__|__新セクションリンク非表示__|__新段落链接__|__无图库__|__无新段落链接__|__无段落编辑__|__无目录__|\
__无索引__|__无编辑段落__|__無圖庫__|__無段落編輯__|__無目錄__|__目录__|__目次__|__目次強制__|__目次非表示__|__目錄__|__節編集非表示__|__索引__|__隐藏分类__|\
__隠しカテゴリ__|__隱藏分類__|__静态重定向__|__静的転送__|__靜態重新導向__|__非表示カテ__|__갤러리숨김__|__내변안함__|__내변없음__|__내용변환안함__|__내용변환없음__|\
__넘겨주기고정__|__단락편집숨김__|__목차__|__목차보임__|__목차숨김__|__목차표시__|__문단편집숨김__|__부분편집숨김__|__새글쓰기__|__새글쓰기숨기기__|__새문단쓰기__|\
__새문단쓰기숨기기__|__색인__|__색인거부__|__색인안함__|__숨은분류__|__제목변환안함__|__제목변환없음__|__제변안함__|__제변없음__|__화랑숨김__|\
_ancaminarstatico_|_catcudd_|_cyswlltadrannewydd_|_galerîtune_|_hiddencat_|_naverok_|_naveroktune_|\
_newsectionlink_|_tanpapranalabagianbaru__|_галлереясыз__|_ନୂଆ_ବିଭାଗ_ନକରିବା_ଲିଙ୍କ_|_ନୂଆବିଭାଗଲିଙ୍କ_|\
_ବଦଳା_ନହେବାଶ୍ରେଣୀ_|_ଲୁଚିଥିବାବିଭାଗ_|_സ്ഥിരസ്ഥിതതിരിച്ചുവിടൽ_|skrivenakat|statičko_preusmerenje|\
статичко_преусмерење|لا_وصلة_قسم_جديد__|من_غير_وصلة_قسم_جديد__|＿＿インデックス拒否＿＿|＿＿インデックス＿＿|＿＿ギャラリー非表示＿＿|\
＿＿セクション編集非表示＿＿|＿＿タイトルコンバート拒否＿＿|＿＿二重転送修正無効＿＿|＿＿二重転送解消無効＿＿|＿＿内容変換抑制＿＿|＿＿新しいセクションリンク非表示＿＿|＿＿新しいセクションリンク＿＿|\
＿＿新セクションリンク非表示＿＿|＿＿新セクションリンク＿＿|＿＿目次強制＿＿|＿＿目次非表示＿＿|＿＿目次＿＿"""

LANGUAGES = """\
aa|ab|abs|ace|ady|ady-cyrl|aeb|aeb-arab|aeb-latn|af|ak|aln|als|alt|am|ami|an|ang|anp|ar|arc|arn|arq|ary|arz|as|\
ase|ast|atj|av|avk|awa|ay|az|azb|ba|ban|ban-bali|bar|bat-smg|bbc|bbc-latn|bcc|bci|bcl|be|be-tarask|be-x-old|bg|\
bgn|bh|bho|bi|bjn|blk|bm|bn|bo|bpy|bqi|br|brh|bs|btm|bto|bug|bxr|ca|cbk-zam|cdo|ce|ceb|ch|cho|chr|chy|ckb|cmn|\
co|cps|cr|crh|crh-cyrl|crh-latn|cs|csb|cu|cv|cy|cz|da|dag|de|de-at|de-ch|de-formal|din|diq|dk|dsb|dtp|dty|dv|dz|\
ee|egl|el|eml|en|en-ca|en-gb|eo|epo|es|es-formal|et|eu|ext|fa|fat|ff|fi|fit|fiu-vro|fj|fo|fon|fr|frc|frp|frr|\
fur|fy|ga|gaa|gag|gan|gan-hans|gan-hant|gcr|gd|gl|gld|glk|gn|gom|gom-deva|gom-latn|gor|got|gpe|grc|gsw|gu|guc|\
gur|guw|gv|ha|hak|haw|he|hi|hif|hif-latn|hil|ho|hr|hrx|hsb|hsn|ht|hu|hu-formal|hy|hyw|hz|ia|id|ie|ig|ii|ik|\
ike-cans|ike-latn|ilo|inh|io|is|it|iu|ja|jam|jbo|jp|jut|jv|ka|kaa|kab|kbd|kbd-cyrl|kbp|kcg|kea|kg|khw|ki|kiu|kj|\
kjp|kk|kk-arab|kk-cn|kk-cyrl|kk-kz|kk-latn|kk-tr|kl|km|kn|ko|ko-kp|koi|kr|krc|kri|krj|krl|ks|ks-arab|ks-deva|\
ksh|ksw|ku|ku-arab|ku-latn|kum|kv|kw|ky|la|lad|lb|lbe|lez|lfn|lg|li|lij|liv|lki|lld|lmo|ln|lo|loz|lrc|lt|ltg|\
lus|luz|lv|lzh|lzz|mad|mai|map-bms|mdf|mg|mh|mhr|mi|min|mk|ml|mn|mni|mnw|mo|mos|mr|mrh|mrj|ms|ms-arab|mt|mus|\
mwl|my|myv|mzn|na|nah|nan|nap|nb|nds|nds-nl|ne|new|ng|nia|niu|nl|nl-informal|nmz|nn|no|nod|nostalgia|nov|nqo|\
nrm|nso|nv|ny|nyn|nys|oc|ojb|olo|om|or|os|pa|pag|pam|pap|pcd|pcm|pdc|pdt|pfl|pi|pih|pl|pms|pnb|pnt|prg|ps|pt|\
pt-br|pwn|qu|qug|rgn|rif|rm|rmc|rmy|rn|ro|roa-rup|roa-tara|rsk|ru|rue|rup|ruq|ruq-cyrl|ruq-latn|rw|ryu|sa|sah|\
sat|sc|scn|sco|sd|sdc|sdh|se|se-fi|se-no|se-se|sei|ses|sg|sgs|sh|shi|shi-latn|shi-tfng|shn|shy|shy-latn|si|\
simple|sjd|sje|sk|skr|skr-arab|sl|sli|sm|sma|smn|sms|sn|so|sq|sr|sr-ec|sr-el|srn|sro|ss|st|stq|sty|su|sv|sw|syl|\
szl|szy|ta|tay|tcy|tdd|te|test|tet|tg|tg-cyrl|tg-latn|th|ti|tk|tl|tly|tly-cyrl|tn|to|tpi|tr|tru|trv|ts|tt|\
tt-cyrl|tt-latn|tum|tw|ty|tyv|tzm|udm|ug|ug-arab|ug-latn|uk|ur|uz|uz-cyrl|uz-latn|ve|vec|vep|vi|vls|vmf|vmw|vo|\
vot|vro|wa|war|wls|wo|wuu|xal|xh|xmf|xsy|yi|yo|yrl|yue|za|zea|zgh|zh|zh-classical|zh-cn|zh-hans|zh-hant|zh-hk|\
zh-min-nan|zh-mo|zh-my|zh-sg|zh-tw|zh-yue|zu"""

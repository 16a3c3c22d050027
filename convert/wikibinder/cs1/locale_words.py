"""The parameters of citation templates of other Wikipedias in the words of CS1.

PARAMETERS is one table for all languages, for a word means one thing wherever it occurs; where it does not, OVERRIDES
says what it means in a template. A parameter that is not listed keeps its name, so English ones are read in every
language. Sources: the documentation pages of the templates named and the configuration of the wikis' own citation
modules, as of 2023.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    # the CS1 parameter: its names elsewhere, parted by commas
    "title": (
        "titolo, título, titulo, titre, titel, tytuł, otsikko, nimeke, tittel, заглавие, назва, название, 제목, "
        "titul, názov, titolo el, título1, cím, titol, titolo originale, títol, başlık, عنوان, العنوان, tựa đề, "
        "tiêu đề, tên bài, titlu, pealkiri, izenburua, наслов, naslov, שם, כותרת, nosaukums, শিরোনাম, rubrik, "
        "nimike, загаловак, titill"
    ),
    "trans-title": (
        "título-trad, titulotrad, títulotrad, titelvert, vertaaltitel, traduction titre, çeviribaşlık, "
        "çeviri-başlık, çeviri başlık, titolotradotto, trad-título, overs tittel, overs-tittel, titel oversat, "
        "dịch tựa đề, dịch tiêu đề, dịch tên bài"
    ),
    "title-note": "titelerg, titelzusatz, selite, sous-titre, doplněk",
    "chapter": (
        "capitolo, capítulo, capitulo, kapitel, hoofdstuk, rozdział, titre chapitre, luku, kapittel, часть, "
        "capítol, kapitola, capítulo-título, chương, فصل, الفصل, bölüm, kappale, розділ, глава, chapitre, peatükk, "
        "poglavje, kapitulua"
    ),
    "chapter-url": (
        "url-capitolo, url_capitolo, urlcapítulo, url-capítulo, url chương, adres rozdziału, kapitelurl, "
        "kapitel-url, kapittelurl, kapittel-url, hoofdstukurl, urlcapitolo, bölümurl, bölüm-url, ссылка часть"
    ),
    "author": (
        "autore, autor, auteur, auteurs, auteur institutionnel, tekijä, forfatter, författare, автор, 저자, autoro, "
        "szerző, skribent, authors, yazar, مؤلف, المؤلف, نویسنده, tác giả, egilea, מחבר, autorius, লেখক, höfundur, "
        "аўтар, הכותב"
    ),
    "last": (
        "cognome, apellido, apellidos, último, sobrenome, ultimo, nom, nachname, achternaam, nazwisko, efternamn, "
        "etternavn, efternavn, 성, příjmení, priezvisko, cognom, vezetéknév, soyadı, son, الأخير, نام خانوادگی, "
        "اللقب, họ, nume, abizena, perekonnanimi, фамилия, фамилно име, презиме, prezime, priimek, uzvārds, "
        "শেষাংশ, apelido, eftirnafn, прозвішча, прізвище, cognoms"
    ),
    "first": (
        "nome, nombre, nombres, primeiro, prénom, vorname, voornaam, imię, förnamn, fornavn, 이름, jméno, meno, "
        "prenom, keresztnév, ad, ilk, الأول, نام, الاسم, tên, prenume, izena, eesnimi, имя, първо име, име, ime, "
        "vārds, প্রথমাংশ, prenome, ім'я, імя"
    ),
    "author-link": (
        "wkautore, enlaceautor, autorlink, autor-link, lien auteur, auteurlink, autor link, författarlänk, "
        "forfatterlenke, wikiauteur, odkaz na autora, yazarbağı, yazarlink, lk tác giả, enllaçautor, autorenllaç, "
        "enlace-autor, linkautore, forfatterlink, وصلة مؤلف, پیوند نویسنده"
    ),
    "coauthors": (
        "coautori, coautores, medförfattare, medforfattere, medautor, współautor, eşyazarlar, ortakyazarlar, "
        "coautors, همکاران, مؤلفين مشاركين, współautorzy, medeauteurs, съавтори"
    ),
    "editor": (
        "curatore, editor-nom, herausgeber, redaktor, redaktör, redaktør, directeur, responsable, toimittaja, "
        "editör, محرر, ویراستار, עורך, toimetaja, urednik, editorea, уредник, редактор, redaktorius, redaktors, "
        "auteurs ouvrage"
    ),
    "editor-last": (
        "curatore-cognome, apellido-editor, apellido editor, editör-soyadı, نام خانوادگی ویراستار, họ biên tập, "
        "editor-sobrenome, redaktør-etternavn, redaktør-efternavn, redaktör-efternamn"
    ),
    "editor-first": (
        "curatore-nome, nombre-editor, nombre editor, editör-ad, نام ویراستار, tên biên tập, editor-nome, "
        "redaktør-fornavn, redaktör-förnamn"
    ),
    "translator": (
        "traducteur, traductor, traduttore, tradutor, übersetzer, tłumacz, vertaler, översättare, oversetter, "
        "suomentaja, kääntäjä, překladatelé, çevirmen, مترجم, ترجمه, המתרגם, tłumaczenie, oversætter, trad, "
        "traduction, traductrice, преводач, tõlkija, prevajalec"
    ),
    "illustrator": "illustrateur, ilustrador, illustratore",
    "others": (
        "altri, otros, outros, préface, postface, tillägg, ответственный, další, muut, diğerleri, دیگران, آخرون, "
        "người khác, inni, andre, övriga, preface"
    ),
    "publisher": (
        "editore, editorial, editora, éditeur, hrsg, verlag, uitgever, wydawca, utgivare, utgiver, förlag, forlag, "
        "julkaisija, kustantaja, издательство, видавництво, 출판사, vydavatel, vydavateľ, publicado, publicadopor, "
        "eldonejo, kiadó, opublikowany, nakladatel, publicación editor, udgiver, editorial1, издатель, yayıncı, "
        "yayımcı, الناشر, ناشر, nhà xuất bản, nxb, học viện, editură, argitaletxea, kirjastus, väljaandja, "
        'издавач, издател, מו"ל, מוציא לאור, izdevējs, প্রকাশক, založba, izdavač, založnik, produtora, '
        "universidade, instituição, ente, organizzazione, útgefandi, выдавецтва"
    ),
    "place": (
        "città, citta, ubicación, lugar, local, localização, lieu, ort, plaats, miejsce, plats, sted, "
        "julkaisupaikka, место, знаходження, місце, 위치, místo, miesto, loko, hely, lloc, kustannuspaikka, "
        "utgivningsort, konum, yer, şehir, مكان, المكان, مکان, nơi, thành phố, vị trí, địa điểm, lekua, koht, "
        "место издания, מקום הוצאה, mjesto, vieta, kraj, lokasjon, locatie, cidade, ciudad, localización, "
        "lugar-publicación, місце видання, staður"
    ),
    "website": (
        "sito, sitioweb, sitio web, site, werk, obra web, sajto, verkkosivu, 웹사이트, páxina web, lloc web, lapja, "
        "websitesi, موقع, الموقع, وبگاه, trang web, trang mạng, webgunea, мрежно место, אתר, nettside, hjemmeside, "
        "sivusto, ওয়েবসাইট, vefsíða"
    ),
    "work": (
        "opera, obra, sammelwerk, praca, verk, werk1, julkaisu, 작품, pubblicazione, publikacja, titre ouvrage, "
        "dokument, artikel, çalışma, eser, عمل, العمل, اثر, tác phẩm, công trình, lana, väljaanne, труд, дело, "
        "delo, trabalho, værk, praca zbiorowa, מתוך"
    ),
    "journal": (
        "rivista, revista, publicación, periódico, périodique, czasopismo, tidskrift, tidsskrift, lehti, 저널, "
        "periodikum, tijdschrift, publicació, zeitschrift, časopis, tập san, tập san học thuật, صحيفة, مجلة, "
        "ژورنال, aldizkaria, ajakiri, списание, כתב עת, revija, periodico, часопис, žurnāls, সাময়িকী, "
        "pub-periódica"
    ),
    "newspaper": (
        "giornale, testata, jornal, krant, tidning, avis, 신문, xornal, diari, quotidiano, noviny, gazete, báo, "
        "جريدة, روزنامه, egunkaria, ajaleht, вестник, весник, עיתון, novine, xornais, газета, dagblað"
    ),
    "series": (
        "collana, serie, série, collection, reihe, reeks, seria, skriftserie, sarja, серия, 총서, edice, colección, "
        "col·lecció, seri, loạt, سلسلة, سری, saila, sari, серија, zbirka, colecção, coleção, sērija, סדרה"
    ),
    "edition": (
        "edizione, edición, edição, numéro d'édition, auflage, druk, wydanie, upplaga, utgave, udgave, painos, "
        "издание, 판, vydání, vydanie, edició, eldono, baskı, basım, ấn bản, bản thứ, lần in, إصدار, الطبعة, طبعة, "
        "ویرایش, چاپ, ediție, edizioa, trükk, מהדורה, издање, izdaja, izdanje, izdevums, editie, видання, útgáfa"
    ),
    "volume": (
        "volumen, tome, band, deel, tom, volym, bind, bd, osa, том, 권, ročník, svazok, volum, annata, kötet, "
        "band1, vuosikerta, cilt, cuốn, المجلد, مجلد, جلد, liburukia, köide, כרך, letnik, sējums, wolumin, árgang, "
        "årgang, volumul, књига, том как есть, vol"
    ),
    "issue": (
        "numero, número, numéro, nummer, numer, nr, 호, выпуск, číslo, núm, szám, issue number, n, sayı, số, العدد, "
        "عدد, شماره, zenbakia, zenbaki, גיליון, брой, број, številka, numurs, hefte, exemplar, număr, br, "
        "númer, нумар"
    ),
    "pages": (
        "pagine, páginas, paginas, passage, seiten, spalten, pagina's, strony, sidor, sider, sivut, страницы, "
        "сторінки, 쪽, strany, pàgines, s, oldal, blz, sayfalar, ss, các trang, صفحات, الصفحات, صص, orrialdeak, "
        "leheküljed, עמ, עמודים, страници, strani, stranice, lappuses, পাতাসমূহ, pagini, sid, старонкі, עמ'"
    ),
    "page": (
        "pagina, página, seite, strona, sida, side, sivu, страница, pàgina, paĝo, sayfa, trang, tr, صفحة, الصفحة, "
        "صفحه, orrialdea, lehekülg, стр, страна, stran, stranica, lpp, পাতা, сторінка, старонка, pagină, bls"
    ),
    "language": (
        "lingua, idioma, língua, langue, sprache, taal, język, språk, sprog, kieli, язык, мова, 언어, jazyk, lingvo, "
        "llengua, nyelv, dil, لغة, اللغة, زبان, کد زبان, ngôn ngữ, limbă, limba, hizkuntza, keel, език, јазик, "
        "שפה, jezik, valoda, ভাষা, tungumál, lien langue, kalba"
    ),
    "date": (
        "data, fecha, datum, ajankohta, dato, 날짜, datum vydání, datum vydania, dátum vydania, dátum, en ligne le, "
        "дата, publicatiedatum, tarih, تاريخ, التاريخ, تاریخ, ngày tháng, ngày, dată, egunea, aeg, תאריך, датум, "
        "datums, তারিখ, publdatum, dagsetning, datatrasmissione"
    ),
    "year": (
        "anno, año, ano, année, jahr, jaar, rok, år, vuosi, год, рік, 연도, jaro, any, év, yıl, sene, سنة, السنة, "
        "سال, năm, an, urtea, aasta, година, שנת הוצאה, שנה, leto, godina, gads, সাল, annee, utgivelsesår, ár"
    ),
    "month": (
        "mese, mes, mês, mois, monat, maand, miesiąc, månad, måned, месяц, měsíc, kuukausi, ay, شهر, ماه, tháng, "
        "lună, hilabetea, kuu, месец, חודש, mesec, mēnesis, mjesec, місяць"
    ),
    "day": "giorno, día, dia, jour, tag, dag, dzień, день, den, gün, يوم, روز, eguna, число, ден",
    "orig-year": (
        "annooriginale, anno originale, año-original, añooriginal, anooriginal, année première édition, origår, "
        "özgünyıl, năm gốc, ngày gốc, originaljahr, originalår, opprinnelsesår, año original, dataoriginale"
    ),
    "access-date": (
        "accesso, fechaacceso, acessodata, consulté le, zugriff, abruf, abrufdatum, bezochtdatum, data dostępu, "
        "hämtdatum, besøksdato, viitattu, dátum prístupu, datum přístupu, alirdato, 확인날짜, consulta, dataacceso, "
        "hozzáférés, adgangsdato, hentet, дата обращения, toegangsdatum, acceso, acessadoem, accés, 확인일자, "
        "dataaccesso, consultado, visita, erişimtarihi, erişim-tarihi, erişim tarihi, تاريخ الوصول, تاريخ الاطلاع, "
        "تاریخ بازبینی, تاریخ دسترسی, تاریخ بازدید, بازبینی, بازیابی, ngày truy cập, truy cập ngày, accesat, "
        "sartze-data, kasutatud, vaadatud, достъп дата, пристапено, посетено, приступљено, pristupljeno, "
        "datum pristupa, datum dostopa, skatīts, সংগ্রহের-তারিখ, dataaccés, hentningsdato, besøgsdato, luettu, "
        "raadpleegdatum, datumgeraadpleegd, fecha-acceso, acesso, acesso-data, datum preuzimanja, lest, "
        "дата доступу, consulte le"
    ),
    "access-year": "añoacceso, anoacesso",
    "access-month": "mesacceso",
    "url": (
        "lire en ligne, url texte, online, link, ссылка, посилання, osoite, texte url, www, 링크, dirección web, "
        "adreso, url1, địa chỉ, مسار, المسار, نشانی, پیوند, כתובת, קישור, helbidea, адрес, адреса, уеб адрес, "
        "veebiaadress, ইউআরএল, عنوان المسار"
    ),
    "archive-url": (
        "urlarchivio, url archivio, urlarchivo, url-archivo, arquivourl, urlarchive, archiv-url, archiefurl, "
        "zarchiwizowano, arkivurl, arkiv-url, arkisto, 보존url, url-archive, archiv, arxiuurl, archivurl, arşivurl, "
        "arşiv-url, url lưu trữ, مسار الأرشيف, پیوند بایگانی, نشانی بایگانی, نشانی آرشیو, archiwum, artxibo-url, "
        "архив уеб адрес, архив-адреса, arhiivimisurl, arhivurl, arquivo-url, urlarquivo, আর্কাইভের-ইউআরএল"
    ),
    "archive-date": (
        "dataarchivio, fechaarchivo, fecha-archivo, arquivodata, archiv-datum, archiefdatum, arkivdatum, "
        "arkivdato, arkistoitu, 보존날짜, arxiudata, archivdatum, datearchive, arşivtarihi, arşiv-tarihi, "
        "ngày lưu trữ, تاريخ الأرشيف, تاریخ بایگانی, تاریخ آرشیو, artxibo-data, архив дата, архив-датум, "
        "arhiivimisaeg, arhivdatum, arquivo-data, আর্কাইভের-তারিখ"
    ),
    "url-status": (
        "urlmorto, urlmorta, enlaceroto, dodeurl, død-lenke, brokenurl, dödlänk, urlmorte, dodelink, ölüurl, "
        "ölü-url, url-durumu, trạng thái url, حالة المسار, urlstatus, وضعیت نشانی, dødtlink, dødlenke, "
        "ligação inactiva, ligação inativa"
    ),
    "format": (
        "formato, tiedostomuoto, formaat, filformat, formátum, biçim, định dạng, تنسيق, الصيغة, قالب, formatua, "
        "format électronique, vorming"
    ),
    "quote": (
        "citazione, cita, citação, citation, zitat, citaat, cytat, citat, sitat, lainaus, цитата, 인용문, citace, "
        "extrait, alıntı, trích dẫn, اقتباس, نقل قول, aipua, цитат, citácia, ציטוט, tsitaat, citāts, citació, "
        "উদ্ধৃতি, sitering"
    ),
    "type": (
        "tipo, typ, typ nośnika, type nosilca, medio, druh média, nature document, tür, kiểu, نوع, description, "
        "nature ouvrage, nature article, tüüp"
    ),
    "id": "identifiant, tunniste, id1, bnf, dnb, zdb, urn, sudoc, ean, tanıtıcı, mã số, المعرف, codici",
    "ref": "cid, libellé, kaynak, المرجع, tham khảo",
    "agency": "agenzia, agencia, agência, agence, nyhetsbyrå, ajans, byrå, bureau, وكالة, خبرگزاری, агенция",
    "display-authors": (
        "mostrarautores, yazarları-göster, yazar-göster, số tác giả, número-autores, numero-autores, "
        "vis-forfattere, visforfattere"
    ),
    "isbn": "isbn1, isbn 13, ردمك, شابک, isbn13, isbn10",
    "script-title": "farklıalfabebaşlık, farklı-alfabe-başlık, título-translit, titulo-translit, tiêu đề chữ khác",
    "title-link": (
        "başlıkbağı, başlık-bağı, başlıklink, lien titre, wktitolo, titellink, tittellenke, titulolink, "
        "títulolink, liên kết tựa đề"
    ),
    "trans-chapter": (
        "capítulo-trad, capitolotradotto, trad-capitulo, overs kapittel, overs-kapittel, çeviribölüm, dịch chương"
    ),
    "authors": "yazarlar, autores, kişiler, katkıdabulunanlar, forfattere",
    "magazine": "dergi, tạp chí, مجله, magasin, magazin",
    "encyclopedia": (
        "ansiklopedi, bách khoa toàn thư, từ điển, موسوعة, دانشنامه, enciclopedia, enciclopédia, encyklopædi, "
        "oppslagsverk, енциклопедия, енциклопедија"
    ),
    "number": "numara, oznaczenie",
    "book-title": "sborník, boktittel, bogtitel, títulolibro, titulolivro, títulolivro, kitapbaşlığı, kitap-başlığı",
    "at": "en, em, posizione, ved",
    "publication-date": (
        "yayıntarihi, yayın-tarihi, ngày xuất bản, utgivelsesdato, udgivelsesdato, utgivningsdatum, "
        "fecha-publicación, data-publicação, datapubblicazione"
    ),
    "publication-place": (
        "yayınyeri, yayın-yeri, nơi xuất bản, udgivelsessted, utgivelsessted, local-publicação, "
        "ubicación-publicación"
    ),
    "url-access": "url-erişimi, accès url, acesso-url",
    "doi": "دوي",
    "issn": "ردمد, شاپا",
    "via": "qua, ile, عبر",
    "conference": "konferans, hội thảo, hội nghị, conferenza, konferanse, konference, مؤتمر",
    "degree": "học vị, grado, grad",
    "station": "kanal, kênh, đài, canale, estação",
    "network": "nettverk, netværk, ağ, rede",
    "season": "sezon, mùa, temporada, sesong, sæson",
    "time": "zaman, thời gian, tempo, tiempo, tidspunkt",
    "minutes": "dakika, phút, minuto, minutos, minutter",
    "total-pages": (
        "pages totales, total-páginas, total-paginas, počet stran, počet strán, sideantall, страниц, сторінок, "
        "pagine totali, totala sidor, עמודים בסך הכל"
    ),
    "postscript": "puntofinal, pontofinal, puntofinale, lopetusmerkki",
}  # fmt: skip

PARAMETERS: Mapping[str, str] = {
    name.strip(): target for target, names in WORDS.items() for name in names.split(",") if name.strip()
}

_FRENCH_BOOK = {"pages": "total-pages"}
_CATALAN = {"nom": "first", "editor": "publisher"}
_HUNGARIAN = {
    "aut": "author", "tit": "title", "red": "publisher", "loc": "place", "ann": "year", "pag": "pages",
    "per": "journal", "fasc": "issue", "accd": "access-date",
}  # fmt: skip

OVERRIDES: Mapping[str, Mapping[str, str]] = {
    "статья": {"издание": "journal"},
    "verkkoviite": {"julkaisu": "website"},
    "literatur": {"nummer": "issue", "hrsg": "editor", "titelerg": "title-note"},
    "ouvrage": _FRENCH_BOOK,
    "chapitre": {"titre": "chapter", "titre ouvrage": "title", **_FRENCH_BOOK},
    "kilde www": {"utgiver": "publisher", "verk": "website"},
    "article": {"titre": "title"},
    "cita news": {"pubblicazione": "newspaper"},
    "webbref": {"verk": "website"},
    "ref-web": _CATALAN,
    "ref-llibre": _CATALAN,
    "ref-publicació": _CATALAN,
    "ref-notícia": _CATALAN,
    **{f"cit{gap}{work}": _HUNGARIAN for gap in ("", " ") for work in ("web", "lib", "per")},
}
"""What a word means in one template, where it is not what it means in the others."""

IN_A_BOOK: Mapping[str, tuple[frozenset[str], Mapping[str, str]]] = {
    "literatur": (frozenset({"isbn", "hrsg"}), {"titel": "chapter", "sammelwerk": "title", "kapitel": "title-note"}),
}
"""Templates in which one word is the name of a journal or that of a book: parameters that only a book has, and what the
words mean where one of them is given."""

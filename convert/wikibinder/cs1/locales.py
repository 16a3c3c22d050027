"""Citation templates of other Wikipedias: their names, and their parameters in the words of CS1.

TEMPLATES gives a template's class. PARAMETERS is one table for all languages, for a word means one thing wherever it
occurs; where it does not, OVERRIDES says what it means in a template. A parameter that is not listed keeps its name, so
English ones are read in every language.
Sources: the documentation pages of the templates named, as of 2023.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEMPLATES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "it es": {
        "web": ("cita web", "citaweb"),
        "book": ("cita libro",),
        "encyclopaedia": ("cita enciclopedia",),
        "thesis": ("cita tesis", "cita tesi"),
        "conference": ("cita conferenza", "cita conferencia"),
        "audio-visual": ("cita video", "cita vídeo"),
    },
    "it": {
        "journal": ("cita pubblicazione",),
        "news": ("cita news",),
        "av-media-notes": ("cita album",),
        "episode": ("cita tv",),
    },
    "es": {
        "journal": ("cita publicación", "cita publicacion"),
        "news": ("cita noticia", "cita noticias"),
        "citation": ("obra citada",),
        "mailinglist": ("cita lista de correo",),
    },
    "pt": {
        "web": ("citar web",),
        "book": ("citar livro",),
        "journal": ("citar periódico", "citar jornal científico"),
        "news": ("citar jornal", "citar notícia", "citar notícias"),
        "magazine": ("citar revista",),
        "encyclopaedia": ("citar enciclopédia",),
        "thesis": ("citar tese",),
        "audio-visual": ("citar vídeo",),
        "episode": ("citar episódio",),
        "conference": ("citar conferência",),
    },
    "gl": {
        "web": ("cita web gl", "cita páxina web"),
        "news": ("cita novas",),
        "journal": ("cita publicación periódica",),
    },
    "ca": {"web": ("ref-web",), "book": ("ref-llibre",), "journal": ("ref-publicació",), "news": ("ref-notícia",)},
    "fr": {
        "web": ("lien web",),
        "book": ("ouvrage", "chapitre"),
        "journal": ("article",),
        "news": ("article de presse",),
    },
    "de": {"web": ("internetquelle",), "citation": ("literatur",)},
    "nl": {
        "web": ("citeer web",),
        "book": ("citeer boek",),
        "journal": ("citeer journal", "citeer tijdschrift"),
        "news": ("citeer nieuws",),
    },
    "pl": {
        "citation": ("cytuj",),
        "web": ("cytuj stronę",),
        "book": ("cytuj książkę",),
        "journal": ("cytuj pismo", "cytuj czasopismo"),
    },
    "sv": {
        "web": ("webbref",),
        "book": ("bokref",),
        "journal": ("tidskriftsref",),
        "news": ("tidningsref",),
        "encyclopaedia": ("uppslagsverksref",),
    },
    "nb da": {
        "web": ("kilde www", "kilde web", "kilde nettside"),
        "book": ("kilde bok", "kilde bog"),
        "journal": ("kilde artikkel", "kilde artikel"),
        "news": ("kilde avis",),
    },
    "fi": {"web": ("verkkoviite",), "book": ("kirjaviite",), "journal": ("lehtiviite",)},
    "ru": {"book": ("книга",), "journal": ("статья",), "web": ("публикация",)},
    "ko": {
        "web": ("웹 인용",),
        "book": ("서적 인용", "책 인용"),
        "journal": ("저널 인용", "학술지 인용"),
        "news": ("뉴스 인용",),
    },
    "cs": {
        "web": ("citace elektronické monografie", "citace elektronického periodika"),
        "book": ("citace monografie",),
        "journal": ("citace periodika",),
    },
    "sk": {
        "web": ("citácia elektronického dokumentu", "citácia elektronickej monografie"),
        "book": ("citácia knihy",),
        "journal": ("citácia periodika",),
    },
    "eo": {"web": ("citaĵo el la reto",), "book": ("citaĵo el libro",), "news": ("citaĵo el gazeto",)},
    "hu": {"web": ("cite web/lua", "cit web"), "book": ("cit lib",), "journal": ("cit per",)},
}

TEMPLATES: Mapping[str, str] = {
    name: kind for kinds in _TEMPLATES.values() for kind, names in kinds.items() for name in names
}

_WORDS: Mapping[str, str] = {
    # the CS1 parameter: its names elsewhere, parted by commas
    "title": (
        "titolo, título, titulo, titre, titel, tytuł, otsikko, nimeke, tittel, заглавие, назва, название, 제목, "
        "titul, názov, titolo el, título1, cím, titol, titolo originale"
    ),
    "trans-title": "título-trad, titulotrad, títulotrad, titelvert, vertaaltitel, traduction titre",
    "title-note": "titelerg, titelzusatz, selite, sous-titre, doplněk",
    "chapter": (
        "capitolo, capítulo, capitulo, kapitel, hoofdstuk, rozdział, titre chapitre, luku, kapittel, часть, "
        "capítol, kapitola, capítulo-título"
    ),
    "chapter-url": "url-capitolo, url_capitolo, urlcapítulo, url-capítulo",
    "author": (
        "autore, autor, auteur, auteurs, auteur institutionnel, tekijä, forfatter, författare, автор, 저자, "
        "autoro, szerző, skribent, authors"
    ),
    "last": (
        "cognome, apellido, apellidos, último, sobrenome, ultimo, nom, nachname, achternaam, nazwisko, "
        "efternamn, etternavn, efternavn, 성, příjmení, priezvisko, cognom, vezetéknév"
    ),
    "first": (
        "nome, nombre, nombres, primeiro, prénom, vorname, voornaam, imię, förnamn, fornavn, 이름, jméno, meno, "
        "prenom, keresztnév"
    ),
    "author-link": (
        "wkautore, enlaceautor, autorlink, autor-link, lien auteur, auteurlink, autor link, författarlänk, "
        "forfatterlenke, wikiauteur, odkaz na autora"
    ),
    "coauthors": "coautori, coautores, medförfattare, medforfattere, medautor, współautor",
    "editor": "curatore, editor-nom, herausgeber, redaktor, redaktör, redaktør, directeur, responsable, toimittaja",
    "editor-last": "curatore-cognome, apellido-editor, apellido editor",
    "editor-first": "curatore-nome, nombre-editor, nombre editor",
    "translator": (
        "traducteur, traductor, traduttore, tradutor, übersetzer, tłumacz, vertaler, översättare, oversetter, "
        "suomentaja, kääntäjä, překladatelé"
    ),
    "illustrator": "illustrateur, ilustrador, illustratore",
    "others": "altri, otros, outros, préface, postface, tillägg, ответственный, další, muut",
    "publisher": (
        "editore, editorial, editora, éditeur, hrsg, verlag, uitgever, wydawca, utgivare, utgiver, förlag, "
        "forlag, julkaisija, kustantaja, издательство, видавництво, 출판사, vydavatel, vydavateľ, publicado, "
        "publicadopor, eldonejo, kiadó, opublikowany, nakladatel, publicación editor, udgiver, editorial1, "
        "издатель"
    ),
    "place": (
        "città, citta, ubicación, lugar, local, localização, lieu, ort, plaats, miejsce, plats, sted, "
        "julkaisupaikka, место, знаходження, місце, 위치, místo, miesto, loko, hely, lloc, kustannuspaikka, "
        "utgivningsort"
    ),
    "website": (
        "sito, sitioweb, sitio web, site, werk, obra web, sajto, verkkosivu, 웹사이트, páxina web, lloc web, lapja"
    ),
    "work": (
        "opera, obra, sammelwerk, praca, verk, werk1, julkaisu, 작품, pubblicazione, publikacja, titre ouvrage, "
        "dokument, artikel"
    ),
    "journal": (
        "rivista, revista, publicación, periódico, périodique, czasopismo, tidskrift, tidsskrift, lehti, 저널, "
        "periodikum, tijdschrift, publicació, zeitschrift, časopis"
    ),
    "newspaper": "giornale, testata, jornal, krant, tidning, avis, 신문, xornal, diari, quotidiano, noviny",
    "series": (
        "collana, serie, série, collection, reihe, reeks, seria, skriftserie, sarja, серия, 총서, edice, "
        "colección, col·lecció"
    ),
    "edition": (
        "edizione, edición, edição, numéro d'édition, auflage, druk, wydanie, upplaga, utgave, udgave, painos, "
        "издание, 판, vydání, vydanie, edició, eldono"
    ),
    "volume": (
        "volumen, tome, band, deel, tom, volym, bind, bd, osa, том, 권, ročník, svazok, volum, annata, kötet, "
        "band1, vuosikerta"
    ),
    "issue": "numero, número, numéro, nummer, numer, nr, 호, выпуск, číslo, núm, szám, issue number, n",
    "pages": (
        "pagine, páginas, paginas, passage, seiten, spalten, pagina's, strony, sidor, sider, sivut, страницы, "
        "сторінки, 쪽, strany, pàgines, s, oldal, blz"
    ),
    "page": "pagina, página, seite, strona, sida, side, sivu, страница, pàgina, paĝo",
    "language": (
        "lingua, idioma, língua, langue, sprache, taal, język, språk, sprog, kieli, язык, мова, 언어, jazyk, "
        "lingvo, llengua, nyelv"
    ),
    "date": (
        "data, fecha, datum, ajankohta, dato, 날짜, datum vydání, datum vydania, dátum vydania, dátum, "
        "en ligne le, дата, publicatiedatum"
    ),
    "year": "anno, año, ano, année, jahr, jaar, rok, år, vuosi, год, рік, 연도, jaro, any, év",
    "month": "mese, mes, mês, mois, monat, maand, miesiąc, månad, måned, месяц, měsíc, kuukausi",
    "day": "giorno, día, dia, jour, tag, dag, dzień, день, den",
    "orig-year": (
        "annooriginale, anno originale, año-original, añooriginal, anooriginal, année première édition, origår"
    ),
    "access-date": (
        "accesso, fechaacceso, acessodata, consulté le, zugriff, abruf, abrufdatum, bezochtdatum, data dostępu, "
        "hämtdatum, besøksdato, viitattu, dátum prístupu, datum přístupu, alirdato, 확인날짜, consulta, dataacceso, "
        "hozzáférés, adgangsdato, hentet, дата обращения, toegangsdatum, acceso, acessadoem, accés, 확인일자, "
        "dataaccesso, consultado, visita"
    ),
    "access-year": "añoacceso, anoacesso",
    "access-month": "mesacceso",
    "url": (
        "lire en ligne, url texte, online, link, ссылка, посилання, osoite, texte url, www, 링크, dirección web, "
        "adreso, url1"
    ),
    "archive-url": (
        "urlarchivio, url archivio, urlarchivo, url-archivo, arquivourl, urlarchive, archiv-url, archiefurl, "
        "zarchiwizowano, arkivurl, arkiv-url, arkisto, 보존url, url-archive, archiv, arxiuurl, archivurl"
    ),
    "archive-date": (
        "dataarchivio, fechaarchivo, fecha-archivo, arquivodata, archiv-datum, archiefdatum, arkivdatum, "
        "arkivdato, arkistoitu, 보존날짜, arxiudata, archivdatum, datearchive"
    ),
    "url-status": "urlmorto, urlmorta, enlaceroto, dodeurl, død-lenke, brokenurl, dödlänk, urlmorte, dodelink",
    "format": "formato, tiedostomuoto, formaat, filformat, formátum",
    "quote": (
        "citazione, cita, citação, citation, zitat, citaat, cytat, citat, sitat, lainaus, цитата, 인용문, citace, "
        "extrait"
    ),
    "type": "tipo, typ, typ nośnika, type nosilca, medio, druh média, nature document",
    "id": "identifiant, tunniste, id1, bnf, dnb, zdb, urn, sudoc, ean",
    "ref": "cid, libellé",
    "agency": "agenzia, agencia, agência, agence, nyhetsbyrå",
    "display-authors": "mostrarautores",
    "isbn": "isbn1, isbn 13",
}  # fmt: skip

PARAMETERS: Mapping[str, str] = {
    name.strip(): target for target, names in _WORDS.items() for name in names.split(",") if name.strip()
}

OVERRIDES: Mapping[str, Mapping[str, str]] = {
    "статья": {"издание": "journal"},
    "verkkoviite": {"julkaisu": "website"},
    "literatur": {"nummer": "issue", "hrsg": "editor", "titelerg": "title-note"},
    "chapitre": {"titre": "chapter", "titre ouvrage": "title"},
    "kilde www": {"utgiver": "publisher", "verk": "website"},
    "article": {"titre": "title"},
    "cita news": {"pubblicazione": "newspaper"},
    "webbref": {"verk": "website"},
}
"""What a word means in one template, where it is not what it means in the others."""

IN_A_BOOK: Mapping[str, tuple[frozenset[str], Mapping[str, str]]] = {
    "literatur": (frozenset({"isbn", "hrsg"}), {"titel": "chapter", "sammelwerk": "title"}),
}
"""Templates in which one word is the name of a journal or that of a book: parameters that only a book has, and what the
words mean where one of them is given."""

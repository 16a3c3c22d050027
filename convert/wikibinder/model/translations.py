"""What a book itself says in its HTML and EPUB editions, in the language of the book where it is known, else English.

Articles keep the headings of their wiki ("References", "Einzelnachweise"); words of Sphinx ("Index", "Search") are
translated by Sphinx; those of the PDF stand in ``wikibinder.editions.typst.words``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Headings of the pages that end a book, the line that names an article's source, the front page, a missing page,
    the page of categories.

    Counts are set after a colon ("Articles: 3"), so no language needs its plural forms.
    """

    bibliography: str
    sources: str
    cited_in: str
    source: str
    revision: str
    authors: str
    list_of_authors: str
    licence: str
    converted: str
    unknown: str
    articles: str
    works: str
    download: str
    missing: str
    nothing_here: str
    categories: str


WORDS = {
    "en": Words(
        "Bibliography", "Sources and licence", "Cited in", "Source", "revision", "Authors", "List of authors",
        "Licence of the text", "Converted and typeset anew by", "The sources of these articles are not known.",
        "Articles", "Works cited", "Download", "Page not found", "There is no page at this address.",
        "Categories",
    ),
    "ar": Words(
        "المراجع", "المصادر والرخصة", "استشهد به في", "المصدر", "المراجعة", "المؤلفون", "قائمة المؤلفين",
        "رخصة النص", "حوّله ونضّده من جديد", "مصادر هذه المقالات غير معروفة.",
        "المقالات", "الأعمال المستشهد بها", "تنزيل", "الصفحة غير موجودة", "لا توجد صفحة بهذا العنوان.",
        "التصنيفات",
    ),
    "de": Words(
        "Literaturverzeichnis", "Quellen und Lizenz", "Zitiert in", "Quelle", "Version", "Autoren", "Liste der Autoren",
        "Lizenz des Textes", "Umgewandelt und neu gesetzt von", "Die Quellen dieser Artikel sind nicht bekannt.",
        "Artikel", "Zitierte Werke", "Herunterladen", "Seite nicht gefunden", "An dieser Adresse gibt es keine Seite.",
        "Kategorien",
    ),
    "es": Words(
        "Bibliografía", "Fuentes y licencia", "Citado en", "Fuente", "revisión", "Autores", "Lista de autores",
        "Licencia del texto", "Convertido y compuesto de nuevo por", "Se desconocen las fuentes de estos artículos.",
        "Artículos", "Obras citadas", "Descargar", "Página no encontrada", "No hay ninguna página en esta dirección.",
        "Categorías",
    ),
    "fr": Words(
        "Bibliographie", "Sources et licence", "Cité dans", "Source", "version", "Auteurs", "Liste des auteurs",
        "Licence du texte", "Converti et recomposé par", "Les sources de ces articles ne sont pas connues.",
        "Articles", "Ouvrages cités", "Télécharger", "Page introuvable", "Il n’y a pas de page à cette adresse.",
        "Catégories",
    ),
    "he": Words(
        "ביבליוגרפיה", "מקורות ורישיון", "מצוטט בתוך", "מקור", "גרסה", "מחברים", "רשימת המחברים",
        "רישיון הטקסט", "הומר ונסדר מחדש בידי", "מקורות הערכים האלה אינם ידועים.",
        "ערכים", "עבודות מצוטטות", "הורדה", "הדף לא נמצא", "אין דף בכתובת הזאת.",
        "קטגוריות",
    ),
    "it": Words(
        "Bibliografia", "Fonti e licenza", "Citato in", "Fonte", "versione", "Autori", "Elenco degli autori",
        "Licenza del testo", "Convertito e ricomposto da", "Le fonti di queste voci non sono note.",
        "Voci", "Opere citate", "Scarica", "Pagina non trovata", "A questo indirizzo non c’è alcuna pagina.",
        "Categorie",
    ),
    "ja": Words(
        "参考文献", "出典とライセンス", "引用元", "出典", "版", "著者", "著者一覧",
        "本文のライセンス", "変換・組版", "これらの記事の出典は不明です。",
        "記事", "引用文献", "ダウンロード", "ページが見つかりません", "このアドレスにページはありません。",
        "カテゴリ",
    ),
    "ko": Words(
        "참고 문헌", "출처와 라이선스", "인용한 문서", "출처", "판", "저자", "저자 목록",
        "본문 라이선스", "변환과 조판", "이 문서들의 출처를 알 수 없습니다.",
        "문서", "인용된 저작", "내려받기", "페이지를 찾을 수 없음", "이 주소에는 페이지가 없습니다.",
        "분류",
    ),
    "nl": Words(
        "Bibliografie", "Bronnen en licentie", "Geciteerd in", "Bron", "versie", "Auteurs", "Lijst van auteurs",
        "Licentie van de tekst", "Omgezet en opnieuw gezet door", "De bronnen van deze artikelen zijn niet bekend.",
        "Artikelen", "Geciteerde werken", "Downloaden", "Pagina niet gevonden", "Op dit adres staat geen pagina.",
        "Categorieën",
    ),
    "pl": Words(
        "Bibliografia", "Źródła i licencja", "Cytowane w", "Źródło", "wersja", "Autorzy", "Lista autorów",
        "Licencja tekstu", "Przekształcone i złożone na nowo przez", "Źródła tych artykułów nie są znane.",
        "Artykuły", "Cytowane prace", "Pobierz", "Nie znaleziono strony", "Pod tym adresem nie ma strony.",
        "Kategorie",
    ),
    "pt": Words(
        "Bibliografia", "Fontes e licença", "Citado em", "Fonte", "versão", "Autores", "Lista de autores",
        "Licença do texto", "Convertido e composto de novo por", "As fontes destes artigos não são conhecidas.",
        "Artigos", "Obras citadas", "Descarregar", "Página não encontrada", "Não há nenhuma página neste endereço.",
        "Categorias",
    ),
    "ru": Words(
        "Библиография", "Источники и лицензия", "Цитируется в", "Источник", "версия", "Авторы", "Список авторов",
        "Лицензия текста", "Преобразовано и заново свёрстано с помощью", "Источники этих статей неизвестны.",
        "Статьи", "Цитируемые работы", "Скачать", "Страница не найдена", "По этому адресу нет страницы.",
        "Категории",
    ),
    "zh": Words(
        "参考文献", "来源与许可", "引用于", "来源", "版本", "作者", "作者列表",
        "文本许可", "转换与重新排版", "这些条目的来源未知。",
        "条目", "引用的作品", "下载", "找不到页面", "此地址没有页面。",
        "分类",
    ),
}  # fmt: skip


def words(language: str | None) -> Words:
    """The words for a language tag or a locale's name."""
    return WORDS.get((language or "en").replace("_", "-").partition("-")[0].lower(), WORDS["en"])

"""What the book itself says, in the language of the book where it is known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sphinx.locale import _


@dataclass(frozen=True, slots=True)
class BookWords:
    """The line that stands where an article's notes are listed in the other editions, and a few headings."""

    notes: str
    works: str
    bibliography: str
    page: str
    contents: str
    index: str


WORDS = {
    "en": BookWords("The notes stand at the foot of the pages.", "The works are listed in the", "Bibliography",
                "page", "Contents", "Index"),
    "de": BookWords("Die Anmerkungen stehen am Fuß der Seiten.", "Die Werke verzeichnet das", "Literaturverzeichnis",
                "Seite", "Inhalt", "Register"),
    "fr": BookWords("Les notes se trouvent au bas des pages.", "Les ouvrages sont recensés dans la", "bibliographie",
                "page", "Table des matières", "Index"),
    "es": BookWords("Las notas están al pie de las páginas.", "Las obras figuran en la", "bibliografía",
                "página", "Índice", "Índice alfabético"),
    "it": BookWords("Le note si trovano a piè di pagina.", "Le opere sono elencate nella", "bibliografia",
                "pagina", "Indice", "Indice analitico"),
    "pt": BookWords("As notas encontram-se ao pé das páginas.", "As obras estão listadas na", "bibliografia",
                "página", "Sumário", "Índice remissivo"),
    "nl": BookWords("De noten staan onderaan de bladzijden.", "De werken staan in de", "bibliografie",
                "bladzijde", "Inhoud", "Register"),
    "pl": BookWords("Przypisy znajdują się u dołu stron.", "Prace wymienia", "bibliografia",
                "strona", "Spis treści", "Indeks"),
    "ru": BookWords("Примечания помещены внизу страниц.", "Работы перечислены в разделе", "Библиография",
                "с.", "Оглавление", "Указатель"),
    "uk": BookWords("Примітки розміщено внизу сторінок.", "Праці наведено в розділі", "Бібліографія",
                "с.", "Зміст", "Покажчик"),
    "ja": BookWords("注は各ページの下にあります。", "文献の一覧は", "参考文献", "p.", "目次", "索引"),
    "zh": BookWords("注释见各页页脚。", "文献列于", "参考文献", "页码", "目录", "索引"),
    "ko": BookWords("주석은 각 쪽 아래에 있습니다.", "문헌의 목록은", "참고 문헌", "쪽", "차례", "찾아보기"),
    "ar": BookWords("الحواشي في أسفل الصفحات.", "المراجع مذكورة في", "ثبت المراجع", "الصفحة", "المحتويات", "الفهرس"),
    "he": BookWords("ההערות נמצאות בתחתית העמודים.", "המקורות מפורטים תחת", "ביבליוגרפיה", "עמוד", "תוכן העניינים",
                "מפתח"),
    "fa": BookWords("یادداشت‌ها در پایین صفحه‌ها آمده‌اند.", "منابع در این بخش آمده‌اند:", "کتاب‌نامه", "صفحهٔ",
                "فهرست مطالب", "نمایه"),
}  # fmt: skip


def words(language: str) -> BookWords:
    """The words for a language tag; where it has none, English, and the headings as Sphinx translates them."""
    found = WORDS.get(language.replace("_", "-").split("-")[0].lower())
    return found or replace(WORDS["en"], contents=str(_("Contents")), index=str(_("Index")))

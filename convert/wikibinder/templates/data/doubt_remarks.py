"""Remarks of doubt in a line on the wikis of other languages than English: the template, and what stands in its
brackets. Source: the templates of these wikis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DOUBTS: Mapping[str, str] = {
    # French
    "référence nécessaire|refnec|réfnec|citation nécessaire|référence souhaitée|refsou": "réf. nécessaire",
    "référence insuffisante|source insuffisante|refins": "réf. insuffisante",
    "référence à confirmer|source à confirmer|refconf": "réf. à confirmer",
    "référence incomplète|refinc": "réf. incomplète", "référence non conforme": "réf. non conforme",
    "quand|quand ?": "Quand ?", "qui|qui ?": "Qui ?", "où|où ?": "Où ?", "lequel|lesquels|laquelle": "Lequel ?",
    "combien": "Combien ?", "pourquoi": "Pourquoi ?", "comment ?": "Comment ?", "selon qui": "Selon qui ?",
    "pertinence|pertinence détail": "pertinence contestée", "passage non neutre|non neutre": "non neutre",
    "précision nécessaire|préciser": "précision nécessaire", "passage à actualiser": "passage à actualiser",
    "clarification nécessaire|pas clair|incompréhensible": "pas clair",
    "travail inédit ?": "interprétation personnelle",
    # Spanish, Portuguese, Catalan, Italian
    "cita requerida|fuente requerida|demostrar": "cita requerida", "¿quién?|quién": "¿quién?",
    "¿cuándo?|cuándo": "¿cuándo?", "¿dónde?|dónde": "¿dónde?", "¿cuál?|cuál": "¿cuál?",
    "aclaración requerida|aclarar": "aclaración requerida",
    "carece de fontes|falta fonte|citaçao necessaria|citação necessária|sem fonte": "carece de fontes",
    "quem|quem?": "quem?", "quando?": "quando?", "onde?": "onde?", "qual?": "qual?",
    "esclarecer|clarificar": "esclarecer",
    "dúvida|duvidoso": "dúvida", "cal citació|citació necessària|falta referència": "cal citació", "qui?": "qui?",
    "quan?": "quan?", "senza fonte|citazione necessaria|senza fonte span": "senza fonte", "chi?": "chi?",
    "quando": "quando?", "quale?": "quale?", "chiarire|non chiaro": "non chiaro", "dove?": "dove?",
    # German, Dutch, Scandinavian languages
    "beleg fehlt": "Beleg fehlt", "wer?": "Wer?", "wann?": "Wann?", "bron?|feit": "bron?", "wie?": "wie?",
    "wanneer?": "wanneer?", "waar?": "waar?", "källa behövs|källa": "källa behövs", "vem?": "vem?", "när?": "när?",
    "var?": "var?", "förtydliga": "förtydliga", "trenger referanse|treng kjelde": "trenger referanse", "hvem": "hvem?",
    "når": "når?", "kilde mangler|kilde": "kilde mangler", "hvem?": "hvem?", "hvornår?": "hvornår?",
    # Slavic languages
    "нет аи|нет источника|источник?": "источник не указан", "нет ап": "источник?", "кто|кто?": "кто?",
    "когда|когда?": "когда?", "где|где?": "где?", "какой|какой?": "какой?", "что|что?": "что?", "уточнить": "уточнить",
    "прояснить": "прояснить", "нет в источнике": "нет в источнике", "неавторитетный источник|не аи":
        "неавторитетный источник", "обновить": "обновить", "значимость факта": "значимость факта?",
    "джерело?|джерело|нема джерела": "джерело?", "хто|хто?": "хто?", "коли|коли?": "коли?", "який": "який?",
    "fakt|potrzebny przypis": "potrzebny przypis", "kto|kto?": "kto?", "kiedy|kiedy?": "kiedy?",
    "jaki|jaki?": "jaki?", "według kogo": "według kogo?", "zdroj?|doplňte zdroj": "zdroj?", "kdo?": "kdo?",
    "kdy?": "kdy?", "upřesnit": "upřesnit", "извор|потребан извор": "извор?",
    # other languages of Europe, the Near East
    "lähde": "lähde?", "kuka": "kuka?", "milloin": "milloin?", "forrás?|forrás": "forrás?", "ki?": "ki?",
    "mikor?": "mikor?", "kaynak belirt|kaynak": "kaynak belirtilmeli", "kim?": "kim?", "ne zaman": "ne zaman?",
    "necesită citare": "necesită citare", "cine?": "cine?", "εκκρεμεί παραπομπή|πηγή": "εκκρεμεί παραπομπή",
    "ποιοσ": "ποιος;", "πότε": "πότε;", "דרוש מקור|מקור": "דרוש מקור", "مصدر|بحاجة لمصدر": "بحاجة لمصدر",
    "من؟": "من؟", "متى؟": "متى؟", "مدرک|نیازمند منبع": "نیازمند منبع", "erreferentzia behar": "erreferentzia behar",
    # East Asia
    "要出典|要出典範囲": "要出典", "要検証|要検証範囲": "要検証", "いつ|いつ範囲": "いつ?", "誰|誰2|誰範囲": "誰?",
    "どこ|どこ範囲": "どこ?",
    "要ページ番号": "要ページ番号", "疑問点|疑問点範囲": "疑問点", "独自研究範囲": "独自研究?",
    "要説明|要説明範囲": "要説明", "なぜ": "なぜ?",
    "來源請求|来源请求|來源請求段落": "來源請求", "谁|誰說": "谁？", "何时|何時": "何时？", "哪个|哪個": "哪个？",
    "查证请求|查證請求": "查证请求", "출처|출처 필요": "출처 필요", "누가": "누가?", "언제": "언제?",
    "cần chú thích|cần dẫn nguồn": "cần dẫn nguồn",
    "ai nói": "ai nói?", "khi nào": "khi nào?", "butuh rujukan|fakta": "butuh rujukan", "siapa": "siapa?",
    "kapan": "kapan?", "ต้องการอ้างอิง": "ต้องการอ้างอิง",
}  # fmt: skip
"""Names that mean the same stand together, with ``|`` between."""

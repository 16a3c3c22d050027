"""Page titles and redirects as MediaWiki reads them."""

from __future__ import annotations

import re
import unicodedata

_NOT_IN_TITLES = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd\ud800-\udfff]+")
_SPACES = re.compile(r"[\s_]+")

_REDIRECT_WORDS = """\
AANSTUUR|ADKAS|AIL-CYFEIRIO|AILGYFEIRIO|AL|ALIAH|ALIDIREKTI|ALIDIREKTU|ALIH|ANCAMINAR|ATHSHEOLADH|AÝDAW|\
BERALÎKIRIN|BIRZUZENDU|DASKEDYANS|DEURVERWIEZING|DIRECCIÓN|DIRIJAR|DOORVERWIJZING|DUURVERWIEZING|ENDRECERA|\
FIHODINANA|HETENAYIŞ|KIAHOU|KÚFÙ|LEIDT_ÖM_OP|LENCONG|OHJAUS|OMDIRIGER|OMDIRIGERING|OĐĐASITSTIVREN|PATRZ|\
PERADRESAVIMAS|PRESMERUJ|PREUSMERI|PREUSMERITEV|PREUSMJERI|PRZEKIERUJ|PUPINAH|PUSAPUNA|PŘESMĚRUJ|REDIRECCIO|\
REDIRECCION|REDIRECCIÓ|REDIRECCIÓN|REDIRECIONAMENTO|REDIRECT|REDIRECTEAZA|REDIRECTION|REDIRÈCCION|REENDRECERA|\
REINDIRIZZA|RENVIAMENT|RIDREJTO|RIMANDO|RINDIRIZZA|RINVIA|RINVIO|SAADAQ|STIR|STIVREN|SUUNA|TAM|TILVÍSUN|\
TOJƏDƏN_İSTİĞOMƏT_DOY|UUDELLEENOHJAUS|VARDA|VIDERESEND|VIRULEEDUNG|WEITERLEITUNG|WIEDERLEIDEN|YONALTIRISH|\
YOʻNALTIRISH|YÖNLENDİR|YÖNLENDİRME|YÖNNENDİR|YÖNNENDİRMÄ|YÖNNENDİRMÄKLER|YÜNÄLTÜ|ÁTIRÁNYÍTÁS|ÆРВИТÆН|ÆРВЫСТ|\
ÖMLEIDE|ÖMLEIDE_OP|ÖMLEIDUNG|ĐỔI|İSTİQAMƏTLƏNDİR|İSTİQAMƏTLƏNDİRMƏ|ΑΝΑΚΑΤΕΥΘΥΝΣΗ|АЙДАУ|ВИДИ|ВИЖ|ДЖИБЕРИУ|\
ДӀАСАХЬАЖОР|КӨЖҮРҮЛГЕ|ЛАСТАР|ПЕРАНАКІРАВАННЕ|ПЕРАНАКІРАВАНЬНЕ|ПЕРЕНАПР|ПЕРЕНАПРАВЛЕНИЕ|ПЕРЕНАПРАВЛЕННЯ|\
ПРЕНАСОЧВАНЕ|ПРЕНАСОЧУВАЊЕ|ПРЕУСМЈЕРИ|ПРЕУСМЕРИ|ПРѢНАПРАВЛЄНИѤ|РАВОНА|РАРВЫСТ|РЕДИРЕКТ|УТААРЫЫ|УТР|ХЬАЖАЙО|\
ЧИГЛҮҮЛЭГ|ШИГЛЕДИР|ЮНӘЛТҮ|ՎԵՐԱՀՂՈՒՄ|ՎԵՐԱՅՂՈՒՄ|הפניה|ווייטערפירן|ايداۋ|بور|تحويل|تغییر_مسیر|تغییرمسیر|رجوع_مکرر|\
مڑجوڑ|چوريو|ڕەوانەکەر|ܨܘܝܒܐ|अनुप्रेषित|अनुप्रेषितम्|पुनर्निदेशन|पुनर्निर्दिष्टम्|पुनर्निर्देशन|पुनर्प्रेषित|\
पुर्ननिर्देशन|পুনঃনির্দেশ|পুনঃর্নির্দেশ|পুননির্দেশ|পুনর্নির্দেশ|ਰੀਡਿਰੈਕਟ|ଲେଉଟାଣି|வழிமாற்று|దారిమార్పు|\
തിരിച്ചുവിടുക|തിരിച്ചുവിടൽ|යළියොමුව|เปลี่ยนทาง|បញ្ជូនបន្ត|ប្ដូរចំណងជើង|ប្ដូរទីតាំង|ប្ដូរទីតាំងទៅ|ប្តូរទីតាំង|\
ប្តូរទីតាំងទៅ|ᲒᲐᲓᲐᲛᲘᲡᲐᲛᲐᲠᲗᲔᲑᲐ|リダイレクト|転送|重定向|重新導向|넘겨주기"""
"""``#REDIRECT`` in every language (languages/messages/Messages*.php of MediaWiki 1.39.17, and older names)."""

REDIRECT = re.compile(
    rf"\s*[#＃](?:{'|'.join(map(re.escape, sorted(_REDIRECT_WORDS.split('|'), key=len, reverse=True)))})"
    r"\s*:?\s*\[\[\s*:?([^\[\]{}|\n]+)",
    re.IGNORECASE,
)


def clean(title: str) -> str:
    """A normalised title: no control or direction marks, single spaces, ``_`` as a space, Unicode NFC."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _NOT_IN_TITLES.sub("", title))).strip()


def redirect_target(wikitext: str) -> str:
    """The target of a redirect page, "" if the page is not a redirect."""
    found = REDIRECT.match(wikitext)
    return clean(found[1].partition("#")[0]) if found else ""

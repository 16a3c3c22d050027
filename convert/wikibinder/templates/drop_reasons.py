"""The reasons for leaving templates out of the text, as printed in the report."""

from __future__ import annotations

from wikibinder.templates.rules import Drop

REMARK = Drop("a remark for editors")
STUB = Drop("a remark that the article is short")
WIKI = Drop("it is for the wiki, not for readers")
ARRANGEMENT = Drop("layout only: its text is kept")
NAVIGATION = Drop("navigation between pages of the wiki")

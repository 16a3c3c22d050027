"""The reasons for leaving templates out of the text, as printed in the report."""

from __future__ import annotations

from wikibinder.templates.rules import Drop

REMARK = Drop("a remark of editors to editors")
STUB = Drop("a remark that the article is short")
WIKI = Drop("it is for the wiki, not for readers")
ARRANGEMENT = Drop("arrangement only: the text in it stays")
NAVIGATION = Drop("navigation between pages of the wiki")

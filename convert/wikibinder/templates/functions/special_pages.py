"""Names of MediaWiki's special pages, for ``{{#special:…}}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = (
    "AllMessages", "AllPages", "AncientPages", "Block", "Badtitle", "BlockList", "BookSources", "BrokenRedirects",
    "Categories", "ChangePassword", "ComparePages", "Contributions", "CreateAccount",
    "DeadendPages", "DeletedContributions", "Diff",
    "DoubleRedirects", "EditWatchlist", "EmailUser", "ExpandTemplates", "Export", "FewestRevisions",
    "FileDuplicateSearch", "Import", "LinkSearch", "ListDuplicatedFiles", "ListFiles", "ListGroupRights",
    "ListRedirects", "ListUsers", "Log", "LonelyPages", "LongPages", "MIMESearch", "MediaStatistics", "MergeHistory",
    "MostCategories", "MostImages", "MostInterwikis", "MostLinked", "MostLinkedCategories", "MostLinkedTemplates",
    "MostRevisions", "MovePage", "MyContributions", "MyPage", "MyTalk", "MyUploads", "NewFiles", "NewPages",
    "NewSection", "PageHistory", "PageInfo", "PasswordReset", "PermanentLink", "Preferences", "PrefixIndex",
    "ProtectedPages", "ProtectedTitles", "Purge", "Random", "RandomInCategory", "RandomRedirect", "RandomRootpage",
    "RecentChanges", "RecentChangesLinked", "Redirect", "Search", "ShortPages", "SpecialPages", "Statistics", "Tags",
    "TrackingCategories", "Unblock", "UncategorizedCategories", "UncategorizedImages", "UncategorizedPages",
    "UncategorizedTemplates", "Undelete", "UnusedCategories", "UnusedImages", "UnusedTemplates", "UnwatchedPages",
    "Upload", "UserLogin", "UserLogout", "UserRights", "Version", "WantedCategories", "WantedFiles", "WantedPages",
    "WantedTemplates", "Watchlist", "WhatLinksHere", "WithoutInterwiki",
)  # fmt: skip
_ALIASES = {"randompage": "Random"}

SPECIAL_PAGES: Mapping[str, str] = {**{name.casefold(): name for name in _NAMES}, **_ALIASES}
"""Name of a special page, case folded -> the name as MediaWiki writes it."""

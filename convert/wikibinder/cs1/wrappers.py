"""Templates that wrap a citation template for one source or kind of source: maps their parameters to those of CS1, and
adds the values that the wrapper sets itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.cs1.template_names import DEFAULTS, POSITIONAL, POSTS, RENAMED, TEMPLATES
from wikibinder.cs1.values import text
from wikibinder.model.nodes import Plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.cs1.values import Given

_ACCOUNT = ("user", "username", "account", "handle")
_NUMBER = ("number", "postid", "post-id")
_AUTHORS = frozenset(("author", "author1", "last", "last1", "authors", "vauthors"))


_SOURCES = frozenset((
    "url", "work", "website", "journal", "magazine", "newspaper", "periodical", "encyclopedia", "dictionary",
    "publisher", "isbn", "issn", "doi", "pmid", "series", "via", "agency",
))  # fmt: skip
"""Parameters that name the source of the cited work. An unlisted template "cite X" without any of these is taken for a
wrapper for the source X.
"""


def completed(template: str, params: Mapping[str, Given]) -> Mapping[str, Given]:
    """Return the parameters of a template that wraps a citation template under CS1's names, with the values that the
    wrapper sets itself; those of other templates unchanged. If the wrapper is in no table and no parameter names the
    work, the wrapper's name becomes the title of the work that contains the cited one.
    """
    name = template.casefold()
    if name not in TEMPLATES and name.startswith("cite ") and _SOURCES.isdisjoint(params):
        params = {**params, "encyclopedia": Plain(template[5:].strip())}
    if own := RENAMED.get(name):
        renamed: dict[str, Given] = {}
        for given, value in params.items():
            target = own.get(given, given)
            renamed[given if target in params or target in renamed else target] = value
        params = renamed
    for number, target in enumerate(POSITIONAL.get(name, ()), 1):
        if params.get(str(number)) and not params.get(target):
            params = {target if key == str(number) else key: value for key, value in params.items() if key != target}
    if service := POSTS.get(name):
        params = _post(params, *service)
    if defaults := DEFAULTS.get(name):
        own_values = {key: Plain(value) for key, value in defaults.items()}
        params = own_values | {key: value for key, value in params.items() if value}
    return params


def _post(params: Mapping[str, Given], service: str, address: str) -> Mapping[str, Given]:
    """Return the parameters for a post on a social network under CS1's names. ``service``: name of the network;
    ``address``: see ``POSTS``. Without an author the account becomes the author.
    """
    account = _first(params, _ACCOUNT).removeprefix("@")
    number = _first(params, _NUMBER)
    found = {key: value for key, value in params.items() if key not in _ACCOUNT}
    if account:
        found["id" if not _AUTHORS.isdisjoint(params) else "author"] = Plain(f"@{account}")
    user, at, host = account.partition("@")
    address = f"https://{host}/@{user}/{{number}}" if at else address
    if number and address and (user or "{user}" not in address):
        url = address.replace("{user}", user).replace("{number}", number)
        found = {"url": Plain(url), **{key: value for key, value in found.items() if key not in _NUMBER}}
    return {"via": Plain(service), **found}


def _first(params: Mapping[str, Given], names: tuple[str, ...]) -> str:
    return next((text(params[name]) for name in names if params.get(name)), "")

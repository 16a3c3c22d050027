"""Normalises addresses as browsers read them, so that a link has the target that its text shows."""

from __future__ import annotations

import re

_BEFORE_QUERY = re.compile(r"\s*(?:https?|ftp):[^?#]*", re.IGNORECASE)


def as_browsers_read(address: str) -> str:
    r"""Return a web address with each backslash before its query replaced by a slash, as browsers read it: the host of
    ``https://a\@b`` is ``a``.

    https://url.spec.whatwg.org/#concept-basic-url-parser, for the schemes that it calls special (http, https, ftp ...).
    """
    if "\\" not in address:
        return address
    return _BEFORE_QUERY.sub(lambda found: found[0].replace("\\", "/"), address, count=1)

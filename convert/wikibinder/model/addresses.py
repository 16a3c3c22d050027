"""Normalises addresses as browsers read them, so that a link has the target that its text shows."""

from __future__ import annotations

import re

_BEFORE_QUERY = re.compile(r"\s*(?:https?|ftp):[^?#]*", re.IGNORECASE)


def as_browsers_read(address: str) -> str:
    r"""Return a web address with each backslash before its query replaced by a slash, as browsers read it: the host of
    ``https://a\@b`` is ``a``. An address of another scheme than http, https or ftp is returned unchanged.

    https://url.spec.whatwg.org/#concept-basic-url-parser
    """
    if "\\" not in address:
        return address
    return _BEFORE_QUERY.sub(lambda found: found[0].replace("\\", "/"), address, count=1)

"""Normalises addresses as browsers read them, so that a link has the target that its text shows."""

from __future__ import annotations

import re

_BEFORE_QUERY = re.compile(r"\s*(?:https?|ftp):[^?#]*", re.IGNORECASE)


def as_browsers_read(address: str) -> str:
    r"""The address with a slash for each backslash before its query: the host of ``https://a\@b`` is ``a``.

    https://url.spec.whatwg.org/#concept-basic-url-parser, for the schemes that it calls special.
    """
    if "\\" not in address:
        return address
    return _BEFORE_QUERY.sub(lambda found: found[0].replace("\\", "/"), address, count=1)

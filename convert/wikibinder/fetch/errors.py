"""What keeps a wiki, a page or a file from being fetched. The message is one line: what is wrong, and what to do."""

from __future__ import annotations

AGAIN = "run the same command again: what has been fetched is kept"


class FetchError(Exception):
    """The run, or one file of it, cannot go on."""


class RefusedAddressError(FetchError):
    """An address that must not be asked: a private network, another scheme, a redirect to either."""


class BrokenAnswerError(FetchError):
    """An answer that broke off; the request is worth another try."""


class ApiError(FetchError):
    """The Action API answered with an error; ``code`` is MediaWiki's (https://www.mediawiki.org/wiki/API:Errors)."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

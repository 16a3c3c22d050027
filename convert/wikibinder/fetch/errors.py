"""Reasons why a wiki, a page or a file cannot be fetched. The message is one line: the problem, and what to do."""

from __future__ import annotations

AGAIN = "run the same command again: what has been fetched is kept"


class FetchError(Exception):
    """The run, or the fetching of one file, cannot continue. The message is one line for the user."""


class RefusedAddressError(FetchError):
    """An address must not be requested (it is in a private network, is not http or https, or contains a user name), or
    a redirect must not be followed.
    """


class BrokenAnswerError(FetchError):
    """No complete answer was received (the connection broke or timed out); the request may be repeated."""


class ApiError(FetchError):
    """The Action API returned an error; ``code`` is MediaWiki's (https://www.mediawiki.org/wiki/API:Errors)."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

"""Access to private wikis: the login of an account, or cookies from a browser.

The login of an account (API:Login, ``clientlogin``) also gives access to the wiki's files; a bot password
(``User@name``) only to its API.
"""

from __future__ import annotations

import getpass
import netrc
import os
import sys
from http.cookiejar import CookieJar, LoadError, MozillaCookieJar
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wikibinder.fetch.errors import FetchError

if TYPE_CHECKING:
    from pathlib import Path

    from wikibinder.fetch.api import Api

PASSWORD = "WIKIBINDER_PASSWORD"  # noqa: S105  (the name of a variable)


def log_in(api: Api, user: str) -> None:
    """Log in to the wiki as ``user``, by an account or a bot password (``User@name``); raises FetchError if the wiki
    refuses or there is no password.
    """
    secret = _password(api.host, user)
    tokens = api.call(action="query", meta="tokens", type="login")["query"]["tokens"]
    token = str(tokens["logintoken"])
    if "@" in user:
        # Bot passwords only work with action=login, which is deprecated for other passwords (API:Login).
        answer = api.call(post=True, action="login", lgname=user, lgpassword=secret, lgtoken=token).get("login", {})
        passed = answer.get("result") == "Success"
    else:
        back = urlsplit(api.address)
        answer = api.call(
            post=True,
            action="clientlogin",
            username=user,
            password=secret,
            logintoken=token,
            loginreturnurl=f"{back.scheme}://{back.netloc}/",
        ).get("clientlogin", {})
        passed = answer.get("status") == "PASS"
    if not passed:
        # The password is never printed, whatever the wiki answers.
        reason = " ".join(str(answer.get("message") or answer.get("reason") or "").split()).replace(secret, "***")
        raise FetchError(f"{api.host}: the login of {user} failed, check name and password: {reason or 'refused'}")


def _password(host: str, user: str) -> str:
    """Return the password of ``user``: from the environment, from netrc, or typed by the user. Raises FetchError if
    there is none.
    """
    if found := os.environ.get(PASSWORD):
        return found
    try:
        entry = netrc.netrc().authenticators(host.partition(":")[0])
    except (OSError, netrc.NetrcParseError):
        # Most users have no netrc file; then the password is typed.
        entry = None
    if entry and entry[0] in ("", user) and entry[2]:
        return entry[2]
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(f"Password of {user} at {host}: ")
    raise FetchError(f"{host}: no password for {user}; put it into {PASSWORD} or into ~/.netrc")


def read_cookies(path: Path) -> CookieJar:
    """Read a file of cookies in the format that browsers export (Netscape's cookies.txt); raises FetchError if it
    cannot be read.
    """
    cookies = MozillaCookieJar(path)
    try:
        cookies.load(ignore_discard=True, ignore_expires=True)
    except (OSError, LoadError) as error:
        raise FetchError(
            f"{path}: cannot be read as cookies.txt: {getattr(error, 'strerror', None) or error}"
        ) from None
    for cookie in cookies:
        cookie.expires = cookie.expires or None  # browsers write 0 for those that end with the session
    return cookies

"""HTTP requests, one at a time: limits for every answer, redirects followed here, waiting if a server requests it.

Wikimedia's rules (https://www.mediawiki.org/wiki/API:Etiquette): a User-Agent with a contact, one request at a time,
gzip, Retry-After. Each host has its own session, so that cookies are sent to no other host.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import requests
from requests.utils import get_environ_proxies

from wikibinder.fetch.errors import AGAIN, BrokenAnswerError, FetchError, RefusedAddressError
from wikibinder.fetch.peers import adapter, checked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from http.cookiejar import CookieJar

TRIES = 6
REDIRECTS = 5
CONNECTING, READING, WHOLE = 10.0, 60.0, 600.0
"""Time limits in seconds for connecting, for the next bytes, and for a complete answer."""
LONGEST_PAUSE = 300.0
"""Maximum number of seconds to wait before repeating a request if a server asks to wait; if it asks for more, the run
ends.
"""
MOST = 64_000_000
"""Maximum number of bytes of an answer, decompressed; files have a limit of their own."""
_PIECE = 1 << 16
_REDIRECTED = frozenset((301, 302, 303, 307, 308))
_LATER = frozenset((429, 500, 502, 503, 504))
_WAITING = frozenset(("maxlag", "ratelimited", "readonly"))
"""Codes of errors of the API after which the request is repeated later."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to an HTTP request: the address after redirects, status, headers by lower-case name, decompressed
    body.
    """

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class HttpClient:
    """Sends HTTP requests. ``agent``: the User-Agent. ``allowed``: hosts that may be in a private network. ``cookies``:
    sent to the hosts they belong to. ``most_bytes``: maximum number of bytes of all answers together; ``taken``: those
    received so far. ``hosts``: number of requests to each host.
    """

    agent: str
    allowed: frozenset[str] = frozenset()
    cookies: CookieJar | None = None
    most_bytes: int = 2_000_000_000
    hosts: Counter[str] = field(default_factory=Counter)
    taken: int = 0
    _sessions: dict[str, requests.Session] = field(default_factory=dict)

    def get(self, address: str, *, most: int = MOST, head: int = 0) -> Answer:
        """Send a GET request and return the answer, which may have an HTTP status of failure; raises FetchError if
        there is none, or it has more than ``most`` bytes. ``head``: read only about so many bytes of the body (0: all).
        """
        return self._with_retries("GET", address, {}, most, head)

    def post(self, address: str, data: Mapping[str, str]) -> Answer:
        """Send a form by POST and return the answer, which may have an HTTP status of failure; raises FetchError if
        there is none, or it has more than MOST bytes.
        """
        return self._with_retries("POST", address, data, MOST, 0)

    def _with_retries(self, method: str, address: str, data: Mapping[str, str], most: int, head: int) -> Answer:
        """Send a request and return the answer, with up to ``TRIES`` attempts and pauses as the server requests. Raises
        FetchError if all fail. Arguments as those of :meth:`get` and :meth:`post`.
        """
        host = urlsplit(address).netloc
        for attempt in range(TRIES):
            # The random part keeps runs that failed together from repeating together.
            pause = 2.0**attempt + random.uniform(0, 1)  # noqa: S311  (no secret)
            try:
                answer = self._follow(method, address, data, most, head)
            except BrokenAnswerError as error:
                reason = str(error)
            else:
                reason = _reason_to_repeat(answer)
                if not reason:
                    return answer
                pause = _retry_after(answer, pause)
                if pause > LONGEST_PAUSE:
                    raise FetchError(f"{host}: asks to wait for {pause:.0f} s ({reason}); then {AGAIN}")
            if attempt + 1 < TRIES:
                wait(pause)
        raise FetchError(f"{host}: {reason}, {TRIES} times; later {AGAIN}")

    def _follow(self, method: str, address: str, data: Mapping[str, str], most: int, head: int) -> Answer:
        """Send a request, follow its redirects, and return the last answer. Raises RefusedAddressError for a redirect
        that must not be followed (from https to http, or of a form with a password), FetchError for more than
        ``REDIRECTS``. Arguments as those of :meth:`get` and :meth:`post`.
        """
        for _ in range(REDIRECTS + 1):
            answer = self._send(method, checked(address), data, most, head)
            place = answer.headers.get("location", "")
            if answer.status not in _REDIRECTED or not place:
                return answer
            target = checked(urljoin(address, place))
            # Cookies of a login could be read on the way.
            if address.startswith("https:") and target.startswith("http:"):
                raise RefusedAddressError(f"{urlsplit(address).netloc}: redirects from https to http, to {target}")
            # As browsers do (RFC 9110), except that a form with a password is neither sent on nor dropped silently.
            if data and answer.status in (301, 302, 303) and "lgpassword" not in data and "password" not in data:
                method, data = "GET", {}
            elif data:
                raise RefusedAddressError(f"{urlsplit(address).netloc}: redirects a form to {target}")
            address = target
        raise FetchError(f"{urlsplit(address).netloc}: redirects more than {REDIRECTS} times")

    def _send(self, method: str, address: str, data: Mapping[str, str], most: int, head: int) -> Answer:
        parts = urlsplit(address)
        host = parts.hostname or ""
        self.hosts[parts.netloc] += 1
        try:
            with self._session(host).request(
                method,
                address,
                data=dict(data) or None,
                stream=True,
                allow_redirects=False,
                timeout=(CONNECTING, READING),
                # trust_env is off, so the proxies in the environment have to be passed.
                proxies=get_environ_proxies(address),
            ) as response:
                body = self._read(response, most, head)
                headers = {name.lower(): value for name, value in response.headers.items()}
                return Answer(address, response.status_code, headers, body)
        except (requests.RequestException, OSError) as error:
            raise _reason(parts.netloc, error) from None

    def _session(self, host: str) -> requests.Session:
        session = self._sessions.get(host)
        if session is None:
            session = self._sessions[host] = requests.Session()
            session.trust_env = False  # netrc and cookies of other programs are not ours to send
            session.headers.update({"User-Agent": self.agent, "Accept-Encoding": "gzip"})
            for scheme in ("http://", "https://"):
                session.mount(scheme, adapter(self.allowed))
            for cookie in self.cookies or ():
                session.cookies.set_cookie(cookie)
        return session

    def _read(self, response: requests.Response, most: int, head: int) -> bytes:
        """Return the decompressed body of an answer: all of it, or with ``head`` at least so many bytes. Raises
        FetchError if it has more than ``most`` bytes or takes too long.
        """
        end, pieces, length = time.monotonic() + WHOLE, [], 0
        host = urlsplit(response.url).netloc
        for piece in response.iter_content(_PIECE):
            pieces.append(piece)
            length += len(piece)
            self.taken += len(piece)
            # Leaving the loop closes the connection, so the rest of the page is not sent.
            if head and length >= head:
                break
            if length > most:
                raise FetchError(f"{host}: a response of more than {most:,} bytes")
            if self.taken > self.most_bytes:
                raise FetchError(f"{host}: more than {self.most_bytes:,} bytes in all; raise --max-bytes, and {AGAIN}")
            if time.monotonic() > end:
                raise FetchError(f"{host}: a response that took longer than {WHOLE:.0f} s; later {AGAIN}")
        return b"".join(pieces)


def wait(seconds: float) -> None:
    """Wait for some seconds before a request is repeated."""
    time.sleep(seconds)


def _reason_to_repeat(answer: Answer) -> str:
    """Return the reason why the request should be repeated later, because the server is busy or fails; "" if it should
    not.
    """
    # Errors of the API have HTTP status 200; this header names them.
    error = answer.headers.get("mediawiki-api-error", "")
    if error in _WAITING:
        return f"the wiki is busy ({error})"
    return f"HTTP status {answer.status}" if answer.status in _LATER else ""


def _retry_after(answer: Answer, pause: float) -> float:
    # The header may also be a date (RFC 9110); then the program's own pause is used.
    delay = answer.headers.get("retry-after", "").strip()
    return max(0.1, float(delay)) if delay.isdecimal() and len(delay) < 9 else pause


def _reason(host: str, error: Exception) -> FetchError:
    """Return an exception that describes the error of a connection in one line; a BrokenAnswerError if the request may
    be repeated.
    """
    text = str(error)
    # requests has one class for all of these; only the message of the operating system differs.
    kinds = (
        (("NameResolutionError", "getaddrinfo", "Name or service"), "there is no host of that name; check the address"),
        (("refused",), "the connection was refused; check the address, and whether the server runs"),
        (("unreachable", "No route"), "cannot be reached; check the connection to the network"),
    )
    for marks, message in kinds:
        if any(mark in text for mark in marks):
            return FetchError(f"{host}: {message}")
    if isinstance(error, requests.exceptions.SSLError):
        return FetchError(f"{host}: its certificate cannot be trusted; check the address and this machine's clock")
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return FetchError(f"{host}: no connection within {CONNECTING:.0f} s; check the address, or try later")
    if isinstance(error, requests.exceptions.ProxyError):
        return FetchError(f"{host}: the proxy of this machine refuses it")
    if isinstance(error, requests.exceptions.Timeout):
        return BrokenAnswerError(f"no response within {READING:.0f} s")
    return BrokenAnswerError("the response is incomplete")

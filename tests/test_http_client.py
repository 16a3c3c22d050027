"""Requests to a wiki, without a network: redirects, pauses, the method of a request, and queries in several answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from wikibinder.fetch import http_client
from wikibinder.fetch.api import Api
from wikibinder.fetch.errors import FetchError, RefusedAddressError
from wikibinder.fetch.http_client import Answer, HttpClient

if TYPE_CHECKING:
    from collections.abc import Mapping

START, TARGET = "https://a.example/w/api.php", "https://b.example/other"
FORM = {"action": "query"}
SIGN_IN = {"action": "login", "lgpassword": "secret"}
CLIENT_SIGN_IN = {"action": "clientlogin", "password": "secret"}


class Answers(HttpClient):
    """A client whose answers are given, the last one again and again; ``sent`` gets the requests."""

    def __init__(self, *answers: tuple[int, dict[str, str], bytes]) -> None:
        super().__init__("wikibinder")
        self.answers = list(answers)
        self.sent: list[tuple[str, str, Mapping[str, str]]] = []

    def _send(self, method: str, address: str, data: Mapping[str, str], *_limits: int) -> Answer:
        self.sent.append((method, address, data))
        status, headers, body = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return Answer(address, status, headers, body)


DONE: tuple[int, dict[str, str], bytes] = (200, {}, b"done")


def moved(status: int, place: str = TARGET) -> tuple[int, dict[str, str], bytes]:
    return status, {"location": place}, b""


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_page_is_read_where_it_has_moved_to(status: int) -> None:
    client = Answers(moved(status, "/new"), moved(status), DONE)
    assert client.get(START).address == TARGET
    assert [address for _, address, _ in client.sent] == [START, "https://a.example/new", TARGET]


@pytest.mark.parametrize("status", [301, 302, 303])
def test_a_form_that_has_moved_is_read_as_a_page(status: int) -> None:
    client = Answers(moved(status), DONE)
    assert client.post(START, FORM).body == b"done"
    assert client.sent == [("POST", START, FORM), ("GET", TARGET, {})]


@pytest.mark.parametrize(("status", "form"), [(307, FORM), (308, FORM), (302, SIGN_IN), (303, CLIENT_SIGN_IN)])
def test_a_form_is_not_sent_on(status: int, form: dict[str, str]) -> None:
    """A password belongs to one host, and a form that is repeated elsewhere is not ours to send."""
    client = Answers(moved(status), DONE)
    with pytest.raises(RefusedAddressError, match=f"a.example: redirects a form to {TARGET}"):
        client.post(START, form)
    assert len(client.sent) == 1


def test_redirects_end_and_stay_encrypted() -> None:
    client = Answers(moved(302))
    with pytest.raises(FetchError, match="redirects more than"):
        client.get(START)
    assert len(client.sent) == http_client.REDIRECTS + 1
    with pytest.raises(RefusedAddressError, match="from https to http"):
        Answers(moved(302, "http://b.example/")).get(START)
    # An answer without a place is the page itself.
    assert Answers((302, {}, b"here")).get(START).body == b"here"


@pytest.mark.parametrize(
    ("requested", "seconds"),
    [("3", 3.0), ("0", 0.1), ("", 1.0), ("Fri, 31 Dec 1999 23:59:59 GMT", 1.0), ("123456789", 1.0), (" 7 ", 7.0)],
)
def test_the_pause_is_what_the_server_asks_for(requested: str, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(http_client, "wait", pauses.append)
    monkeypatch.setattr("random.uniform", lambda _low, _high: 0.0)
    assert Answers((503, {"retry-after": requested}, b""), DONE).get(START).body == b"done"
    assert pauses == [seconds]


def test_own_pauses_double_and_a_long_one_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(http_client, "wait", pauses.append)
    monkeypatch.setattr("random.uniform", lambda _low, _high: 0.5)
    with pytest.raises(FetchError, match="HTTP status 503, 6 times"):
        Answers((503, {}, b"")).get(START)
    assert pauses == [1.5, 2.5, 4.5, 8.5, 16.5]
    assert Answers((429, {"retry-after": "300"}, b""), DONE).get(START).body == b"done"
    with pytest.raises(FetchError, match="asks to wait for 301 s"):
        Answers((429, {"retry-after": "301"}, b""), DONE).get(START)


# ---------------------------------------------------------------- the API


def api(*answers: object) -> tuple[Api, Answers]:
    client = Answers(*((200, {}, json.dumps(answer).encode()) for answer in answers))
    return Api(client, START), client


def test_a_request_is_sent_by_get_unless_it_is_long() -> None:
    wiki, client = api({})
    wiki.call(action="query", titles="A")
    wiki.call(action="login", post=True)
    method, address, _ = client.sent[0]
    assert (method, address) == ("GET", f"{START}?action=query&titles=A&format=json&formatversion=2&maxlag=5")
    assert client.sent[1][0] == "POST"
    head = len("titles=&format=json&formatversion=2")
    for length, wanted in ((2000, "GET"), (2001, "POST")):
        wiki.call(titles="x" * (length - head))
        assert client.sent[-1][0] == wanted


def test_a_query_goes_on_until_it_has_no_end() -> None:
    wiki, _ = api({"query": {"n": 1}, "continue": {"from": "B"}}, {"query": {"n": 2}})
    assert [answer["n"] for answer in wiki.query(list="x")] == [1, 2]
    wiki, client = api({"continue": {"from": "B"}})
    with pytest.raises(FetchError, match="a query does not end"):
        list(wiki.query(list="x"))
    assert len(client.sent) == 2000
    assert "from=B" not in client.sent[0][1]
    assert "from=B" in client.sent[1][1]


def test_lists_of_a_page_in_several_answers_are_joined() -> None:
    first = {"query": {"pages": [{"title": "A", "links": [1], "size": 1}]}, "continue": {"from": "B"}}
    second = {"query": {"pages": [{"title": "A", "links": [2], "size": 2}], "badrevids": {"7": {}}}}
    wiki, _ = api(first, second)
    found = wiki.pages("titles", ["A"])
    assert found.page("A") == ("A", {"title": "A", "links": [1, 2], "size": 2})
    assert found.bad == {7}


def test_titles_are_followed_through_their_changes() -> None:
    wiki, _ = api({"query": {
        "normalized": [{"from": "a", "to": "A"}], "converted": [{"from": "A", "to": "B"}],
        "redirects": [{"from": "B", "to": "C"}, {"from": "X", "to": "Y"}, {"from": "Y", "to": "X"}],
        "pages": [{"title": "C"}],
    }})  # fmt: skip
    found = wiki.pages("titles", ["a", "x"])
    assert found.page("a") == ("C", {"title": "C"})
    assert found.page("X") == ("X", None)
    assert found.page("missing") == ("missing", None)

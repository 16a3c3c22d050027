"""Parts of fetching that need no wiki: settings, kept snapshots, redirects of forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from wikibinder.fetch.book_pages import read_book_page
from wikibinder.fetch.errors import FetchError, RefusedAddressError
from wikibinder.fetch.http_client import Answer, HttpClient
from wikibinder.fetch.kept_snapshot import KeptSnapshot
from wikibinder.fetch.page_addresses import WantedPage
from wikibinder.fetch.siteinfo import CHANGING, WikiInfo, read_siteinfo

if TYPE_CHECKING:
    from pathlib import Path

REQUEST = {"pages": ["A"]}


@pytest.mark.parametrize(
    ("book", "numbers", "complete"),
    [
        ({"request": REQUEST}, {"A": 1}, True), ({"request": REQUEST, "problems": []}, {"A": 1}, True),
        ({"request": REQUEST, "problems": ["A: not found"]}, {"A": 1}, False), ({"request": REQUEST}, {}, False),
        ({"request": {"pages": ["B"]}}, {"A": 1}, False), ({}, {"A": 1}, False),
    ],
)  # fmt: skip
def test_a_snapshot_is_complete(tmp_path: Path, book: dict[str, Any], numbers: dict[str, int], complete: bool) -> None:
    assert KeptSnapshot(tmp_path, book, numbers).is_complete_for(REQUEST) is complete


@pytest.mark.parametrize(
    ("path", "title"),
    [("/wiki/A_b", "A b"), ("/zh-hans/A", "A"), ("/wiki/A/b", "A/b")],
)
def test_the_title_of_a_path(path: str, title: str) -> None:
    info = WikiInfo("", {"general": {"articlepath": "/wiki/$1", "variantarticlepath": "/$2/$1"}})
    assert info.titled(WantedPage("", path=path, label="l", part="p")) == WantedPage(title, label="l", part="p")
    assert info.titled(WantedPage("T")) == WantedPage("T")


@pytest.mark.parametrize("general", [{}, {"articlepath": "/wiki/$1"}, {"articlepath": "", "variantarticlepath": False}])
def test_a_path_of_no_page(general: dict[str, Any]) -> None:
    with pytest.raises(FetchError, match="is not the address of a page"):
        WikiInfo("", {"general": general}).titled(WantedPage("", path="/other/A"))


class Answers:
    """An API with one answer."""

    host = "wiki.example"
    address = "https://wiki.example/api.php"

    def __init__(self, data: object) -> None:
        self.data = data

    def call(self, **_parameters: object) -> dict[str, Any]:
        return {"query": self.data}


def test_settings_that_change_by_themselves_are_not_kept() -> None:
    general = {"sitename": "W", **dict.fromkeys(CHANGING, "now")}
    found = read_siteinfo(Answers({"general": general, "namespaces": {}}))  # type: ignore[arg-type]
    assert (found.general, found.api) == ({"sitename": "W"}, Answers.address)


@pytest.mark.parametrize("data", [None, [], {"general": {}}, {"namespaces": {}}])
def test_what_does_not_answer_as_mediawiki(data: object) -> None:
    with pytest.raises(FetchError, match="does not respond as MediaWiki"):
        read_siteinfo(Answers(data))  # type: ignore[arg-type]


def test_a_book_with_addresses() -> None:
    book = read_book_page("B", "== Title ==\n;Part\n:[https://w.example/wiki/A_b The A]\n:[[C]]")
    assert book is not None
    first, second = book.items
    assert (book.title, first.title, first.label, first.part) == ("Title", "A b", "The A", "Part")
    assert (second.title, second.part) == ("C", "Part")


START, TARGET = "https://wiki.example/api.php", "https://wiki.example/w/api.php"


@pytest.mark.parametrize(
    ("status", "form", "sent"),
    [
        (301, {"a": "b"}, ("GET", {})), (303, {"a": "b"}, ("GET", {})), (307, {}, ("POST", {})),
        (302, {}, ("POST", {})),
        (307, {"a": "b"}, None), (303, {"lgpassword": "x"}, None), (303, {"password": "x"}, None),
        (308, {"password": "x"}, None),
    ],
)  # fmt: skip
def test_a_form_is_not_sent_on(
    monkeypatch: pytest.MonkeyPatch, status: int, form: dict[str, str], sent: tuple[str, dict[str, str]] | None
) -> None:
    """As browsers do; a password is neither sent on nor dropped without a word."""
    requests: list[tuple[str, str, dict[str, str]]] = []

    def send(_client: HttpClient, method: str, address: str, data: dict[str, str], *_: int) -> Answer:
        requests.append((method, address, data))
        here = address == START
        return Answer(address, status if here else 200, {"location": TARGET} if here else {}, b"")

    monkeypatch.setattr(HttpClient, "_send", send)
    if sent is None:
        with pytest.raises(RefusedAddressError, match="redirects a form"):
            HttpClient("agent").post(START, form)
    else:
        assert HttpClient("agent").post(START, form).status == 200
        assert requests[1] == (sent[0], TARGET, sent[1])

"""Which form of a file is fetched, and what its bytes are; the wiki's side is in tests/test_fetch.py."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from tests.fakewiki import SVG, raster
from wikibinder.fetch import file_kinds
from wikibinder.fetch.file_kinds import Choice, as_png, can_be_shown, choice, ending, fault
from wikibinder.rst.link_targets import uri

LONG = f"is longer than {file_kinds.MOST_BYTES // 1_000_000} MB"


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (raster(2, 2), "png"), (raster(2, 2, "JPEG"), "jpg"), (raster(2, 2, "GIF"), "gif"), (b"GIF87a", "gif"),
        (raster(2, 2, "WEBP"), "webp"), (b"RIFF....WAVEfmt ", ""), (b"....    WEBP", ""), (raster(2, 2, "TIFF"), ""),
        (SVG, "svg"), (b"\xef\xbb\xbf <?xml version='1.0'?>" + b" " * 5_000 + SVG, "svg"), (b"<?xml?><html/>", ""),
        (b"<!-- drawn by hand -->" + SVG, "svg"), (b"text <svg", ""), (b"", ""),
    ],
    ids=range(14),
)  # fmt: skip
def test_the_suffix_of_bytes(data: bytes, suffix: str) -> None:
    assert ending(data) == suffix


@pytest.mark.parametrize(("width", "shown"), [(10, (10, 5)), (40, (40, 20)), (100, (40, 20)), (1, (1, 1))])
def test_a_tiff_is_made_a_png_no_wider_than_asked_for(width: int, shown: tuple[int, int]) -> None:
    with Image.open(io.BytesIO(as_png(raster(40, 20, "TIFF"), width))) as picture:
        assert (picture.format, picture.size) == ("PNG", shown)


def test_what_is_no_tiff_or_too_large_is_no_png(monkeypatch: pytest.MonkeyPatch) -> None:
    tiff = raster(40, 20, "TIFF")
    assert as_png(tiff[:60], 10) == as_png(b"II*\0", 10) == as_png(raster(2, 2), 10) == b""
    monkeypatch.setattr(file_kinds, "MOST_PIXELS", 800)
    assert as_png(tiff, 10)
    monkeypatch.setattr(file_kinds, "MOST_PIXELS", 799)
    assert as_png(tiff, 10) == b""
    assert fault(raster(40, 20)) == "has more than 0 million pixels"


@pytest.mark.parametrize(
    ("info", "form"),
    [
        ({"mime": "image/png", "width": 100, "size": 9}, Choice()),
        ({"mime": "image/png", "width": 101, "size": 9}, Choice(thumb=True)),
        ({"mime": "image/gif", "width": 101}, Choice()),
        ({"mime": "image/svg+xml", "width": 9_000}, Choice()),
        ({"mime": "image/png", "size": file_kinds.MOST_BYTES}, Choice()),
        ({"mime": "image/png", "size": file_kinds.MOST_BYTES + 1}, Choice(problem=LONG)),
        ({"mime": "image/tiff", "width": 9}, Choice(thumb=True)),
        ({"mime": "application/pdf", "width": 9}, Choice(thumb=True)),
        ({"mime": "image/jpeg", "width": 20_000, "height": 20_000}, Choice(thumb=True)),
        ({"mime": "image/png", "width": 10_000, "height": 10_000}, Choice(thumb=True)),
        ({"mime": "image/png", "width": 10_000, "height": 10_001}, Choice(problem="has more than 100 million pixels")),
        ({"mime": "video/webm"}, Choice(problem="is a video; its caption and a link are kept")),
        (
            {"mime": "application/ogg", "mediatype": "VIDEO"},
            Choice(problem="is a video; its caption and a link are kept"),
        ),
        ({"mime": "application/ogg"}, Choice(problem="is a sound; its caption and a link are kept")),
    ],
)  # fmt: skip
def test_the_form_in_which_a_file_is_fetched(info: dict[str, Any], form: Choice) -> None:
    assert choice(info, 100) == form


def test_whether_an_original_can_replace_a_thumbnail() -> None:
    shown: dict[str, Any] = {"mime": "image/png", "width": 10_000, "height": 10_000, "size": file_kinds.MOST_BYTES}
    assert can_be_shown(shown)
    assert can_be_shown({"mime": "image/tiff"})
    assert can_be_shown({"mime": "image/png", "width": file_kinds.MOST_PIXELS + 1})
    changes: list[dict[str, Any]] = [
        {"height": 10_001},
        {"size": file_kinds.MOST_BYTES + 1},
        {"mime": "application/pdf"},
    ]
    assert not any(can_be_shown(shown | change) for change in changes)


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("http://bücher.example/a#b#c", "http://xn--bcher-kva.example/a#b%23c"), ("http://ü..example/", ""),
        (f"http://{'ü' * 70}.example/", ""), ("//a.example/%zz", "https://a.example/%25zz"),
        ("http://user:word@a.example/", "http://a.example/"), ("javascript:a", ""), ("no address", ""),
        ("mailto:a@b.example", "mailto:a@b.example"), ("mailto:nobody", ""),
    ],
)  # fmt: skip
def test_addresses_that_are_linked(address: str, linked: str) -> None:
    assert uri(address) == linked

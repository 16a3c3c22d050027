"""Long lines of reStructuredText are broken at spaces."""

from __future__ import annotations

import pytest

from wikibinder.rst.escape import wrap


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("aaaa bbbb", ["aaaa", "bbbb"]),
        ("aaaa bbbbb", ["aaaa", "bbbbb"]),
        ("aaaaa bbb", ["aaaaa", "bbb"]),
        ("aaaaaa bb", ["aaaaaa", "bb"]),
        ("aaaaa", ["aaaaa"]),
        ("aa bb", ["aa bb"]),
        ("aa bb cc", ["aa bb", "cc"]),
        ("aa bb cc dd", ["aa bb", "cc dd"]),
        ("aaaaaaaa", ["aaaaaaaa"]),
        (" aaaaa bb", [" aaaaa", "bb"]),
    ],
)
def test_a_part_has_at_most_the_width(line: str, parts: list[str]) -> None:
    assert wrap(line, 5) == parts

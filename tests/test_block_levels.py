"""The tags that lists and paragraphs of wikitext become."""

from __future__ import annotations

import pytest

from wikibinder.parser.blocks import block_levels


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        (": a\n: b", "<dl><dd>a</dd>\n<dd>b</dd></dl>"),
        ("; a\n: b\n; c", "<dl><dt>a</dt>\n<dd>b</dd>\n<dt>c</dt></dl>"),
        ("* a\n** b\n# c", "<ul><li>a\n<ul><li>b</li></ul></li></ul>\n<ol><li>c</li></ol>"),
    ],
)
def test_lists(text: str, tags: str) -> None:
    assert block_levels(text).split() == tags.split()

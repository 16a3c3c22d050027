"""Untrusted SVG files: drawings are kept; scripts, external references and expanding entities are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from wikibinder.cli.commands import main
from wikibinder.model.svg import MOST_ELEMENTS, SvgError, cleaned

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
SHAPE = '<rect id="r" width="5" height="5" fill="red"/>'


def drawing(inner: str, before: str = "") -> bytes:
    return f"{before}{HEAD}{inner}</svg>".encode()


TAKEN_OUT = (
    "<script>zq</script>", '<rect onload="zq"/>', '<rect ONCLICK="zq"/>', '<a href="https://zq/">X</a>',
    '<a xlink:href="javascript:zq">X</a>', '<image href="https://zq/a.png"/>', '<image xlink:href="file:///zq"/>',
    '<use href="zq.svg#a"/>', '<image href="data:image/svg+xml;base64,zq"/>', '<image href=" javascript:zq"/>',
    '<rect style="fill:url(https://zq/)"/>', "<rect fill=\"url( 'https://zq/#a')\"/>",
    '<rect style="fill:u\\72l(zq)"/>',
    "<style>@import 'zq'; rect{fill:red}</style>", "<style><a>@import 'zq';</a></style>",
    "<style>rect{fill:url(zq)}</style>",
    "<style>rect{background:image-set('zq' 1x)}</style>", "<style>r{mask:url(#zq)}</style><mask id='m'/>",
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="zq"/></foreignObject>',
    '<set attributeName="href" to="javascript:zq"/>', '<h:b xmlns:h="http://www.w3.org/1999/xhtml">zq</h:b>',
    '<rect xml:base="https://zq/"/>', "<metadata>zq</metadata>", '<d:x xmlns:d="http://drawing.example.org/">zq</d:x>',
)  # fmt: skip


@pytest.mark.parametrize("inner", TAKEN_OUT)
def test_what_is_taken_out(inner: str) -> None:
    found = cleaned(drawing(inner + SHAPE)).decode()
    assert "zq" not in found
    assert '<rect id="r" width="5" height="5" fill="red"></rect>' in found
    assert ("X" in inner) == (">X<" in found or "X</svg>" in found or ">X" in found)


KEPT = (
    '<g transform="scale(2)"><path d="M0 0L5 5"/></g>', '<use xlink:href="#r"/>', '<rect fill="url(#g)"/>',
    '<linearGradient id="g"><stop offset="0"/></linearGradient><style>.a{fill:url(#g)}</style>',
    '<image href="data:image/png;base64,AAAA"/>', '<text xml:space="preserve">a  &lt;b&gt; &amp; c</text>',
    '<rect style="fill:red;stroke:blue"/>',
)  # fmt: skip


@pytest.mark.parametrize("inner", KEPT)
def test_what_is_kept(inner: str) -> None:
    before, after = ET.fromstring(drawing(inner)), ET.fromstring(cleaned(drawing(inner)))  # noqa: S314  (our own)
    assert [(e.tag, e.attrib, e.text) for e in before.iter()] == [(e.tag, e.attrib, e.text) for e in after.iter()]
    assert cleaned(cleaned(drawing(inner))) == cleaned(drawing(inner))


@pytest.mark.parametrize(
    "inner",
    [
        "<style>@im@import 'x';port 'zq';</style>", "<style>u@import 'x';rl(zq)</style>", "<style>a{}&#13;b{}</style>",
        "<text>a&#13;b</text>", '<rect style="fill:red; @import x;"/>', "<style>a<a>b<a>c</a></a>d</style>",
    ],
)  # fmt: skip
def test_a_clean_drawing_stays_as_it_is(inner: str) -> None:
    """What is removed leaves nothing to remove: the text around it does not join to a rule or an address."""
    found = cleaned(drawing(inner))
    assert cleaned(found) == found
    assert not re.search(rb"@\s*import|url\(", found)


def test_small_entities_are_put_in() -> None:
    """Small entities, as drawing programs write them, are expanded; the document type is removed."""
    before = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd" [<!ENTITY red "#f00">]>'
    found = cleaned(drawing('<rect fill="&red;"/>', before)).decode()
    assert 'fill="#f00"' in found
    assert "DOCTYPE" not in found


def lol(levels: int, use: str) -> bytes:
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    return drawing(use.format(f"&l{levels - 1};"), f'<!DOCTYPE svg [<!ENTITY l0 "{"a" * 20}">{rows}]>')


def nested(element: str, inner: str) -> str:
    """An element that uses ten times another one, which uses ten times another one ..."""
    levels = (f'<{element} id="u{n}">{inner.format(n - 1) * 10}</{element}>' for n in range(1, 9))
    return f'<{element} id="u0"><rect/></{element}>' + "".join(levels)


REFUSED = {
    "no SVG": b"<html/>",
    "no XML": b"\x89PNG",
    "nothing": b"",
    "another svg": b'<svg xmlns="http://e.org/"/>',
    "entities in a text": lol(8, "<text>{}</text>"),
    "entities in an attribute": lol(8, '<text x="{}"/>'),
    "entities that are not known": drawing("&unknown;"),
    "deep": drawing("<g>" * 300 + "</g>" * 300),
    "use of use": drawing(nested("g", '<use href="#u{}"/>')),
    "mask in mask": drawing(nested("mask", '<rect mask="url(#u{})"/>')),
    "use of itself": drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "many": drawing("<g/>" * (MOST_ELEMENTS + 1)),
    **{name: b'<?xml version="1.0" encoding="%s"?>' % name.encode() + drawing("")
       for name in ("utf-7", "rot13", "idna", "undefined", "none-such")},
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    with pytest.raises(SvgError):
        cleaned(REFUSED[name])


def test_no_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("zq")
    before = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    assert b"zq" not in cleaned(drawing("<text>&x;</text>", before))


PIECES = st.sampled_from((
    "<g>", "</g>", "<rect ", 'href="', 'style="', "url(", "#a", "https://e.org", '"', ">", "/>", "<style>", "</style>",
    "@import", "<script>", "</script>", "onload=", "&lt;", "\\", "'", "(", ")", "<a ", "</a>", "<use ", "\u2028",
))  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
@examples(300)
def test_anything(inner: str) -> None:
    """A drawing in which nothing is live, or an error of ours."""
    try:
        found = cleaned(drawing(inner).decode("utf-8", "replace").encode("utf-8", "replace"))
    except (SvgError, UnicodeEncodeError):
        return
    for element in ET.fromstring(found).iter():  # noqa: S314  (our own)
        assert element.tag.rpartition("}")[2] not in ("script", "a", "foreignObject")
        assert not [name for name in element.attrib if name.startswith("on")]
        assert not [value for name, value in element.attrib.items() if "href" in name and not value.startswith("#")]
        reported = [*element.attrib.values(), *([element.text or ""] if element.tag.endswith("style") else [])]
        assert not re.search(r"url\s*\((?!\s*['\"]?\s*#)|@import", " ".join(reported))


def test_a_page_says_which_picture_cannot_be_shown(tmp_path: Path) -> None:
    media = tmp_path / "media"
    media.mkdir()
    (media / "Good.svg").write_bytes(drawing(SHAPE + "<script>zq</script>"))
    (media / "Bad.svg").write_bytes(REFUSED["use of use"])
    (media / "Named.png").write_bytes(drawing(SHAPE + "<script>zq</script>"))
    (media / "Cipher.svg").write_bytes(REFUSED["rot13"])
    names = ("Good.svg", "Bad.svg", "Named.png", "Cipher.svg")
    (tmp_path / "Ant.wiki").write_text("".join(f"[[File:{name}|thumb|About {name}]] " for name in names))
    order = (
        "convert",
        "-o",
        tmp_path / "out",
        "--media",
        media,
        "--report",
        tmp_path / "r.json",
        tmp_path / "Ant.wiki",
    )
    assert main([*map(str, order)]) == 0
    for shown in ("Good.svg", "Named.png"):
        assert b"zq" not in (tmp_path / "out" / "media" / shown).read_bytes()
    assert not (tmp_path / "out" / "media" / "Bad.svg").exists()
    report = (tmp_path / "r.json").read_text("utf-8")
    assert "Bad.svg draws more than" in report
    assert "Cipher.svg is not well-formed XML" in report
    page = (tmp_path / "out" / "Ant.rst").read_text("utf-8")
    assert all(f"About {name}" in page for name in names)

"""The parts of the EPUB builder, each by itself: markup, addresses, cutting, correcting, names, pictures, the cover."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from wikibinder.editions import epub
from wikibinder.editions.epub import pictures
from wikibinder.editions.epub.page_binding import EpubImage, Names, bind
from wikibinder.editions.epub.page_markup import correct
from wikibinder.editions.epub.page_split import split
from wikibinder.editions.epub.xhtml import UNPRINTABLE, MarkupError, length, parse, serialize, text_of
from wikibinder.editions.html.link_addresses import valid_address
from wikibinder.editions.shared import cover
from wikibinder.editions.shared.kept_results import KeptResults
from wikibinder.model.limits import EditionBounds


def page(body: str) -> str:
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en">'
        f"<head><title>T</title></head><body>{body}</body></html>"
    )


def corrected(body: str) -> str:
    root = parse(page(body))
    correct(root)
    markup = serialize(root)
    return markup[markup.index("<body>") + 6 : markup.index("</body>")]


# ---------------------------------------------------------------- markup


@given(st.text(), st.text())
def test_markup_keeps_every_character(text: str, value: str) -> None:
    element = Element("p", {"title": value})
    element.text = text
    again = parse(serialize(element))
    assert (again.text or "") == UNPRINTABLE.sub("", text)
    assert again.get("title") == UNPRINTABLE.sub("", value)


def test_markup_keeps_prefixes_and_empty_elements() -> None:
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML"></math>'
    body = f'<p epub:type="x" xml:lang="ko">a<br/>b<a id="c"></a>{math}</p>'
    assert body in serialize(parse(page(body)))


@pytest.mark.parametrize(
    ("body", "alternative"),
    [
        ('<table><tr><td><p><img src="a.png" alt="Roman  A"/></p><p>Roman A</p></td></tr></table>', ""),
        ('<ul><li><img src="a.png" alt="Roman A"/> <b>roman</b> A</li></ul>', ""),
        ('<p><img src="a.png" alt="Roman A"/> and Roman B</p>', "Roman A"),
        ('<p><img src="a.png" alt="Roman A"/></p><p>Roman A</p>', "Roman A"),
        ('<p><a href="https://e.org/"><img src="a.png" alt="Roman A"/></a> Roman A</p>', "Roman A"),
    ],
)
def test_an_alternative_text_is_not_read_twice(body: str, alternative: str) -> None:
    assert f'alt="{alternative}"' in corrected(body)


def test_deep_markup_needs_no_deep_stack() -> None:
    deep = 20_000
    markup = page("<span>" * deep + "x" + "</span>" * deep)
    assert serialize(parse(markup)).count("<span>") == deep


def test_broken_markup_is_told() -> None:
    with pytest.raises(MarkupError, match="line 1"):
        parse("<p><b></p>")


# ---------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("address", "valid"),
    [
        ("http://a.org/x?", "http://a.org/x?"),
        ("http://a.org/x#", "http://a.org/x#"),
        ("http://example.org/a b|c", "http://example.org/a%20b%7Cc"),
        ("http://example.org/100%", "http://example.org/100%25"),
        ("http://example.org/%D0%B0?q=[1]#a#b", "http://example.org/%D0%B0?q=%5B1%5D#a%23b"),
        ("HTTPS://Example.org", "https://example.org"),
        ("http://example.org/한국", "http://example.org/%ED%95%9C%EA%B5%AD"),
        ("http://пример.рф/", "http://xn--e1afmkfd.xn--p1ai/"),
        ("http://web.archive.org/web/2010/http://b.com/x", "http://web.archive.org/web/2010/http://b.com/x"),
        ("http://user@example.org:8080/x", "http://user@example.org:8080/x"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
        ("http://", None),
        ("http:///x", None),
        ("http://a..b/", None),
        ("http://a b.org/", None),
        ("http://[bad/", None),
        ("http://a.org:99999/", None),
        ("http://a.org:x/", None),
        ("http://xn--a/", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("mailto:", None),
        ("no scheme", None),
    ],
)
def test_addresses(address: str, valid: str | None) -> None:
    assert valid_address(address) == valid


@given(st.text())
def test_addresses_never_fail_and_settle(address: str) -> None:
    valid = valid_address(f"http://{address}")
    if valid is not None:
        assert valid_address(valid) == valid
        assert valid.isascii()
        assert not set(valid) & set(' "<>[]\\^`{|}')


# ---------------------------------------------------------------- correcting


def test_notes_pop_up() -> None:
    body = corrected(
        '<p><a role="doc-noteref" href="#n">1</a></p>'
        '<aside class="footnote-list brackets">'
        '<aside class="footnote brackets" id="n" role="doc-footnote">x</aside></aside>'
    )
    assert '<a role="doc-noteref" href="#n" epub:type="noteref">' in body
    assert 'epub:type="footnote"' in body
    assert "aside" not in body  # some systems hide an aside of this type


def test_nothing_forbidden_stays_but_the_text_around_it() -> None:
    body = corrected('<p onclick="x()">a<script>b</script>c<iframe src="http://x"></iframe>d</p><form>e</form>f')
    assert body == "<p>acd</p>f"


def test_ids_stand_once() -> None:
    assert corrected('<p id="a">x</p><p id="a">y</p><p id="">z</p>') == '<p id="a">x</p><p>y</p><p>z</p>'


def test_languages_are_named_twice_or_not_at_all() -> None:
    body = corrected('<i lang="ko">x</i><i lang="not a tag">y</i><i xml:lang="fr">z</i>')
    assert body == '<i lang="ko" xml:lang="ko">x</i><i>y</i><i>z</i>'


def test_references_have_the_direction_of_their_first_letter() -> None:
    """By an attribute: EPUB forbids ``unicode-bidi`` and ``direction`` in style sheets."""
    note = '<aside class="footnote brackets" role="doc-footnote"><span>1</span><p>Lee 2001.</p></aside>'
    listed = '<ul class="bibliography"><li>Kim 1999.</li><li dir="rtl">x</li></ul>'
    body = corrected(f'<section dir="rtl">{note}{listed}</section>')
    assert '<p dir="auto">Lee 2001.</p>' in body
    assert '<li dir="auto">Kim 1999.</li><li dir="rtl">x</li>' in body
    assert 'dir="auto"' not in corrected(f"<section>{note}{listed}</section>")
    style = Path(epub.__file__).with_name("book.css").read_text("utf-8")
    assert not re.search(r"unicode-bidi\s*:|[{;\s]direction\s*:", style)


def test_headings_by_role_have_a_level() -> None:
    body = corrected('<p class="caption" role="heading">x</p><p role="heading" aria-level="3">y</p>')
    assert body == '<p class="caption" role="heading" aria-level="2">x</p><p role="heading" aria-level="3">y</p>'


def test_formulas_say_their_source() -> None:
    body = corrected(
        '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x \n y</annotation></semantics></math>'
    )
    assert '<math alttext="x y">' in body


def table(head: str, *rows: str) -> str:
    return f"<table><thead>{head}</thead><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"


def cells(*texts: str, tag: str = "td") -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


WIDE = ("Manufacturer", "Registration", "Destination", "Circumnavigational")


def test_a_table_that_fits_stays_one() -> None:
    small = table(f"<tr>{cells('Year', 'Place', tag='th')}</tr>", cells("1999", "2nd"))
    assert corrected(small) == small


def test_a_wide_table_is_a_list_of_its_rows() -> None:
    body = corrected(table(f"<tr>{cells(*WIDE, tag='th')}</tr>", cells("<p>Avro</p>", "G-ABC", "", "<i>9</i>")))
    assert "<table" not in body
    assert '<div class="head"><div class="cell">Manufacturer</div>' in body
    assert '<p><b class="label">Manufacturer:</b> Avro</p>' in body
    assert '<div class="cell brief"><b class="label">Circumnavigational:</b> <i>9</i></div>' in body
    assert "Destination:" not in body  # the cell is empty


def test_a_cell_that_holds_a_note_alone_stays() -> None:
    note = '<a epub:type="noteref" href="#n1">[1]</a>'
    body = corrected(table(f"<tr>{cells(*WIDE, tag='th')}</tr>", cells("Avro", f"<p>{note}</p>", f"– {note}", "–")))
    assert body.count('href="#n1"') == 2
    assert "Circumnavigational:" not in body


def test_labels_of_cells_that_span_columns_or_rows() -> None:
    head = (
        '<tr><th colspan="2">Aeroplane</th><th rowspan="2">Destination</th><th rowspan="2">Circumnavigational</th></tr>'
    )
    head += f"<tr>{cells('Manufacturer', 'Registration', tag='th')}</tr>"
    body = corrected(table(head, '<td rowspan="2">Avro</td><td colspan="2">none</td><td>8</td>', cells("X", "Y", "9")))
    assert '<b class="label">Aeroplane, Registration – Destination:</b> none' in body
    assert body.count('<b class="label">Aeroplane, Manufacturer:</b> Avro') == 2


def test_what_a_wide_table_links_to_and_from_stays() -> None:
    row = '<td id="c">a</td><td><a href="#x">b</a></td><td>c</td><td>d</td>'
    wide = table(f"<tr>{cells(*WIDE, tag='th')}</tr>", row)
    body = corrected(wide.replace("<table>", '<table id="t">'))
    assert 'id="t"' in body
    assert 'id="c"' in body
    assert '<a href="#x">b</a>' in body


def test_short_cells_of_a_row_are_set_in_running_lines() -> None:
    rows = (cells("Avro", "G-ABC", "York", "9"), cells("Avro", "G-DEF", f"York, {'and then on ' * 5}", "8"))
    body = corrected(table(f"<tr>{cells(*WIDE, tag='th')}</tr>", *rows))
    listed = body.partition("<ul")[2]
    assert [listed.count(f'<div class="{name}">') for name in ("cell brief", "cell")] == [7, 1]


def test_a_table_in_a_table_is_a_list() -> None:
    body = corrected(table("", f"<td>{table('', cells('a', 'b'))}</td>"))
    assert body.count("<table") == 1
    assert '<li class="row"><div class="cell brief">a</div><div class="cell brief">b</div></li>' in body


def test_a_cell_that_heads_nothing_is_no_head() -> None:
    body = corrected(
        "<table><thead><tr><th></th><th>A</th></tr></thead><tbody><tr><th>B</th><td>1</td></tr></tbody></table>"
    )
    assert "<tr><td></td><th>A</th></tr>" in body


# ---------------------------------------------------------------- cutting


def numbered(tag: str, count: int, content: str = "word " * 20) -> str:
    return "".join(f'<{tag} id="{tag}{n}">{content}</{tag}>' for n in range(count))


SECTION = '<section id="s{}"><h2>H</h2>' + numbered("p", 9).replace("id=", "class=") + "</section>"
ROWS = numbered("tr", 90, "<td>words words</td>" * 9)
LONG = {
    "sections": "".join(map(SECTION.format, range(9))),
    "paragraphs": f"<section id='s'><h1>H</h1>{numbered('p', 90)}</section>",
    "items": f"<section id='s'><h1>H</h1><ul>{numbered('li', 90)}</ul></section>",
    "one paragraph": f"<section id='s'><h1>H</h1><p id='p'>{'some <b>bold</b> words ' * 600}</p></section>",
    "one word": f"<section id='s'><h1>H</h1><p id='p'>{'x' * 20_000}</p></section>",
    "deep": "<blockquote>" * 40 + f"<p>{'words ' * 900}</p>" + "</blockquote>" * 40,
    "one item": f"<ul><li id='i'><p>{'words ' * 900}</p><p>{'<i>words</i> ' * 600}</p></li></ul>",
    "rows": f"<h1>H</h1><table><thead><tr><th>K</th></tr></thead><tbody>{ROWS}</tbody></table>",
}


@pytest.mark.parametrize("kind", LONG)
def test_long_pages_are_cut_and_nothing_is_lost(kind: str) -> None:
    root = parse(page(LONG[kind]))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    text = text_of(root).replace("K ", "")
    parts = split(root, 3000)
    assert len(parts) > 2
    assert all(length(part) < 4500 for part in parts)
    assert [e.get("id") for part in parts for e in part.iter() if e.get("id")] == ids
    words = " ".join(text_of(part).removeprefix("T") for part in parts).replace("K", "")
    assert words.replace(" ", "") == text.removeprefix("T").replace("K", "").replace(" ", "")
    for part in parts:
        last = list(part.iter())[-1]
        assert last.tag not in {"h1", "h2", "thead"}  # a heading stays with what follows


def test_numbered_lists_go_on_counting() -> None:
    parts = split(parse(page(f"<ol start='5'>{numbered('li', 60)}</ol>")), 3000)
    seen = 5
    for part in parts:
        for numbered_list in part.iter("ol"):
            assert int(numbered_list.get("start", "1")) == seen
            seen += len(numbered_list)
    assert seen == 65


def test_a_long_cell_goes_on_in_its_column() -> None:
    row = f"<tr><td>a</td><td colspan='2'>b</td><td>{'words ' * 900}</td><td>z</td></tr>"
    first, *rest = split(parse(page(f"<table><tbody>{row}</tbody></table>")), 3000)
    assert "z" not in text_of(first).split()
    for part in rest:
        cells = [(cell.get("colspan"), text_of(cell)[:1]) for cell in part.iter("td")]
        assert cells[:3] == [(None, ""), ("2", ""), (None, "w")]


def test_a_table_says_its_head_again() -> None:
    assert all(part.find(".//thead") is not None for part in split(parse(page(LONG["rows"])), 3000)[1:])


def test_rows_that_a_cell_spans_stay_together() -> None:
    rows = "".join(f'<tr><td rowspan="10">{n}</td></tr>' + "<tr><td>words words words</td></tr>" * 9 for n in range(20))
    for part in split(parse(page(f"<table><tbody>{rows}</tbody></table>")), 2000):
        body = part.find(".//tbody")
        assert body is not None
        assert len(body) % 10 == 0


# ---------------------------------------------------------------- the book


def test_links_follow_what_was_cut(tmp_path: Path) -> None:
    faults: list[tuple[str, str]] = []
    long_page = page("".join(f'<section id="s{n}"><p>{"w " * 60_000}</p></section>' for n in range(3)))
    short_page = page('<p><a href="../long.xhtml#s2">x</a><a href="#gone">y</a><a href="no.xhtml">z</a></p>')
    sources = [("long.xhtml", long_page), ("a/short.xhtml", short_page)]
    kept = KeptResults(tmp_path / "kept", (), reuse=True)
    book = bind(sources, Names(), {}, kept, lambda *fault: faults.append(fault))
    assert [p.name for p in book.pages] == ["long.xhtml", "long-2.xhtml", "long-3.xhtml", "a/short.xhtml"]
    assert 'href="../long-3.xhtml#s2"' in book.pages[-1].markup
    assert "<a>z</a>" in book.pages[-1].markup
    assert [fault for _page, fault in faults] == ["#gone", "no.xhtml"]


@pytest.mark.parametrize(("body", "width"), [
    ('<div class="infobox"><figure>{}</figure></div>', 110), ("<figure>{}</figure>", 190), ("<p>{}</p>", 190),
])  # fmt: skip
def test_a_tall_picture_is_narrower(body: str, width: int, tmp_path: Path) -> None:
    image = '<img src="_images/tall.png" alt="x" style="width: 250px;"/>'
    kept = KeptResults(tmp_path / "kept", (), reuse=True)
    images = {"_images/tall.png": EpubImage("images/tall.png", 0.5)}
    book = bind([("a.xhtml", page(body.format(image)))], Names(), images, kept, lambda *_fault: None)
    assert f'style="width: {width}px;"' in book.pages[0].markup


@pytest.mark.parametrize(("shape", "width"), [(0.5, 65), (1.0, 100), (2.0, 100)])
def test_a_picture_of_a_gallery_fills_its_place(shape: float, width: int, tmp_path: Path) -> None:
    gallery = '<div class="gallery"><figure><img src="_images/a.png" alt="x"/></figure></div>'
    kept = KeptResults(tmp_path / "kept", (), reuse=True)
    images = {"_images/a.png": EpubImage("images/a.png", shape)}
    book = bind([("a.xhtml", page(gallery))], Names(), images, kept, lambda *_fault: None)
    assert f'style="width: {width}%;"' in book.pages[0].markup


def test_a_picture_that_is_low_enough_keeps_its_width(tmp_path: Path) -> None:
    image = '<img src="_images/low.png" alt="x" style="width: 250px;"/>'
    kept = KeptResults(tmp_path / "kept", (), reuse=True)
    images = {"_images/low.png": EpubImage("images/low.png", 1.5)}
    book = bind([("a.xhtml", page(image))], Names(), images, kept, lambda *_fault: None)
    assert 'style="width: 250px;"' in book.pages[0].markup


def test_names_differ_on_every_file_system() -> None:
    names = Names()
    made = [names.new(name) for name in ("Ru.xhtml", "RU.xhtml", "a b.xhtml", "nav.xhtml", "путь.xhtml")]
    assert made == ["Ru.xhtml", "RU-2.xhtml", "a_b.xhtml", "nav-2.xhtml", "путь.xhtml"]


# ---------------------------------------------------------------- pictures and the cover


def test_large_pictures_are_scaled(tmp_path: Path) -> None:
    Image.new("P", (4000, 100)).save(tmp_path / "large.png")
    Image.new("RGB", (40, 10)).save(tmp_path / "small.png")
    with Image.open(io.BytesIO(pictures.prepare(tmp_path / "large.png").data)) as scaled:
        assert scaled.size == (1600, 40)
    assert pictures.prepare(tmp_path / "small.png").data == (tmp_path / "small.png").read_bytes()


@pytest.mark.parametrize(
    ("kind", "mode", "suffix"),
    [("PNG", "RGB", ".png"), ("JPEG", "RGB", ".jpg"), ("JPEG", "CMYK", ".jpg"), ("GIF", "P", ".gif"),
     ("WEBP", "RGB", ".jpg"), ("WEBP", "RGBA", ".png"), ("BMP", "RGB", ".jpg"), ("TIFF", "1", ".jpg")],
)  # fmt: skip
def test_pictures_are_what_every_device_shows(kind: str, mode: str, suffix: str, tmp_path: Path) -> None:
    Image.new(mode, (40, 10)).save(tmp_path / "picture.png", kind)  # the name may lie
    picture = pictures.prepare(tmp_path / "picture.png")
    assert picture.suffix == suffix
    with Image.open(io.BytesIO(picture.data)) as image:
        assert image.size == (40, 10)


NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SVG = f'<svg {NAMESPACES} width="400" height="200">{{}}</svg>'


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        ('<rect id="a" width="5" height="5" fill="url(#b)"/>', ".svg"),
        ('<rect id="1a" width="5" height="5"/>', ".png"),
        ("<script>x()</script>", ".png"),
        ('<rect width="5" height="5" onclick="x()"/>', ".png"),
        ('<image href="http://example.org/x.png" width="5" height="5"/>', ".png"),
        ('<image xlink:href="file:///etc/hostname" width="5" height="5"/>', ".png"),
        ('<rect width="5" height="5" fill="url(http://example.org/x)"/>', ".png"),
        ('<text y="9">letters</text>', ".png"),
    ],
)
def test_drawings_hold_nothing_but_shapes(content: str, suffix: str, tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text(SVG.format(content), encoding="utf-8")
    picture = pictures.prepare(tmp_path / "x.svg")
    assert picture.suffix == suffix
    if suffix == ".png":
        with Image.open(io.BytesIO(picture.data)) as image:
            assert image.size == (1600, 800)
        assert picture.width == 400


@pytest.mark.parametrize(("width", "height", "size", "shown"), [
    ("10cm", "5cm", (1600, 800), 378), ("20in", "20in", (1600, 1600), 1920), ("1e3cm", "500cm", (1600, 800), 37795),
    ("60mm", "60mm", (1417, 1417), 227),
])  # fmt: skip
def test_drawings_are_as_large_as_they_say(
    width: str, height: str, size: tuple[int, int], shown: int, tmp_path: Path
) -> None:
    """Units are read: a drawing of some metres is no bitmap of some thousand megapixels."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 400 200">'
    (tmp_path / "x.svg").write_text(f'{head}<text y="9">letters</text></svg>')
    picture = pictures.prepare(tmp_path / "x.svg")
    with Image.open(io.BytesIO(picture.data)) as image:
        assert max(abs(one - other) for one, other in zip(image.size, size, strict=True)) <= 2
    assert picture.width == shown


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits")
def test_drawings_without_end_are_none(tmp_path: Path) -> None:
    turbulent = '<filter id="f"><feTurbulence baseFrequency="1" numOctaves="100000000"/></filter>'
    (tmp_path / "x.svg").write_text(SVG.format(f'{turbulent}<rect width="9" height="9" filter="url(#f)"/>'))
    with pytest.raises(pictures.PictureError, match="within the limits"):
        pictures.prepare(tmp_path / "x.svg", EditionBounds(edition_seconds=1))


@pytest.mark.parametrize("name", ["broken.png", "broken.svg", "empty.jpg"])
def test_what_is_no_picture_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"" if name == "empty.jpg" else b"<svg><rect>")
    with pytest.raises(pictures.PictureError):
        pictures.prepare(tmp_path / name)


@pytest.mark.parametrize(
    "title", ["A book", "Книга о книгах", "Βιβλίο", "책 이야기", 'x"} #read("/etc/passwd")', "W" * 200]
)
def test_covers_are_drawn(title: str) -> None:
    drawn = cover.Cover(title, "Somebody", cover.articles([("One\n two", 5), ("Two", 9)]), "en")
    picture = cover.png(drawn)
    assert picture == cover.png(drawn)
    with Image.open(io.BytesIO(picture)) as image:
        assert image.size == (1200, 1800)
        assert len(image.convert("RGB").getcolors(1 << 20) or []) > 10


def test_the_words_of_a_cover() -> None:
    many = cover.Cover("Title", "Author", tuple((f"Article {n}", 1) for n in range(20)))
    assert many.alt.startswith("Title. Author. Article 0 · Article 1")
    assert many.alt.endswith("Article 11 +8")
    assert cover.Cover("Title", "", (("Title", 3),)).alt == "Title"

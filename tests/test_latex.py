"""The module ``latex``: text written into a .bib is read back unchanged by our reader and by others."""

from __future__ import annotations

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database.input.bibtex import LowLevelParser  # type: ignore[import-untyped]  # pybtex has no types

from wikibinder.bibtex.biblatex import write_entry
from wikibinder.bibtex.latex import MARKUP, collapse, decode, decode_names, encode, encode_names, plain
from wikibinder.model.bibliography import OTHERS, Entry, Name
from wikibinder.model.diagnostics import Position
from wikibinder.model.nodes import Emphasis, Inlines, Strong, Subscript, Superscript, Text

HOSTILE = "{}\\%$&#_~^`'\"-–—@,=<>|!?. \n\u00a0aäé나\u2028"
text = st.text(st.one_of(st.sampled_from(HOSTILE), st.characters(exclude_categories=("Cs", "Cc"))))
words = text.map(lambda value: " ".join(value.split())).filter(bool)
pieces = [*MARKUP, *HOSTILE, "\\emph{", "\\", "{", "}", "\\'e", "$x$", "--", "word"]
latex = st.lists(st.sampled_from(pieces)).map("".join)


@st.composite
def inlines(draw: st.DrawFn) -> Inlines:
    """Markup in markup, no kind within itself, neighbouring texts made one: the trees that values are."""
    kinds: list[type[Emphasis | Strong | Superscript | Subscript]] = draw(
        st.permutations([Emphasis, Strong, Superscript, Subscript])
    )
    inner: Inlines = (Text(draw(words)),)
    for kind in kinds[: draw(st.integers(0, 4))]:
        word, node = Text(draw(words)), kind(inner)
        inner = (word, node) if draw(st.booleans()) else (node, word)
    return inner


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("50% & more #1 a_b", r"50\% \& more \#1 a\_b"),
        ("{a} b", r"\{a\} b"),
        ("a } b {", r"a \textbraceright{} b \textbraceleft{}"),
        (r"\input{x}", r"\textbackslash{}input\{x\}"),
        ("a--b ''c'' `d`", r"a-{}-b '{}'c'{}' \textasciigrave{}d\textasciigrave{}"),
        ((Text("The "), Emphasis((Text("E. coli"),)), Text(" & I")), r"The \emph{E. coli} \& I"),
    ],
)
def test_encode(value: str | Inlines, expected: str) -> None:
    assert encode(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r"Erd\H{o}s and G\"odel, {\'E}cole \c{c}a", "Erdős and Gödel, École ça"),
        ("7--15 --- ``x''", "7–15 — “x”"),
        (r"{{Twice}} \unknown{x} } \{", r"Twice \unknownx  {"),
        ("5$ and 6", "5$ and 6"),
        ("\\", "\\"),
    ],
)
def test_decode_by_hand(value: str, expected: str) -> None:
    assert plain(decode(value)) == expected


@given(text)
def test_text_comes_back(value: str) -> None:
    assert plain(decode(encode(value))) == collapse(value)


@given(inlines())
def test_markup_comes_back(value: Inlines) -> None:
    assert decode(encode(value)) == value


@example("$ $ ")
@example("a $ 5%$ b")
@given(latex)
def test_decode_never_fails(value: str) -> None:
    assert encode(decode(encode(decode(value)))) == encode(decode(value))


NAMES = [
    Name(family="Lee", given="Kwang-kyu"),
    Name(family="van der Berg", given="Jan", suffix="Jr."),
    Name(literal="Ministry of Health and Welfare, Seoul"),
    Name(family="Sand and Stone", given="A, B"),
    Name(literal="이광규"),
    OTHERS,
]


def test_names() -> None:
    assert encode_names(NAMES) == (
        "Lee, Kwang-kyu and van der Berg, Jr., Jan and {Ministry of Health and Welfare, Seoul} and "
        "{Sand and Stone}, {A, B} and {이광규} and others"
    )
    assert decode_names(encode_names(NAMES)) == tuple(NAMES)
    assert decode_names("Knuth, Donald E. AND Leslie Lamport") == (
        Name(family="Knuth", given="Donald E."),
        Name(family="Lamport", given="Leslie"),
    )


name = st.one_of(
    st.builds(lambda value: Name(literal=value), words),
    st.builds(Name, family=words, given=words, suffix=st.one_of(st.just(""), words)),
)


@given(st.lists(name, max_size=4))
def test_names_come_back(names: list[Name]) -> None:
    assert decode_names(encode_names(names)) == tuple(names)


@given(words, words, st.lists(name, min_size=1, max_size=3))
def test_other_programs_split_it_alike(title: str, address: str, names: list[Name]) -> None:
    """One hostile value never reaches into its neighbour, whoever reads the file."""
    entry = Entry("misc", "k", {"author": tuple(names)}, {"title": title, "url": address, "note": title}, Position("x"))
    written = write_entry(entry)
    library = parse_string(written, parse_stack=[])
    assert not library.failed_blocks
    (block,) = library.entries
    assert [field.key for field in block.fields] == ["author", "title", "url", "note"]
    ((_, (_, fields)),) = list(LowLevelParser(written))
    assert [key for key, _ in fields] == ["author", "title", "url", "note"]
    assert plain(decode("".join(fields[3][1]))) == collapse(title)

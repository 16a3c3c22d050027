"""The lead of an article before its boxes, in the tree that all editions are made of."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from wikibinder.editions.html.hosting import preview
from wikibinder.editions.shared.lead_first import reorder
from wikibinder.templates.field_labels import label, labelled_by, labels_of, noted

LONG = "is a town in the north of the county, on the river of the same name."


def paragraph(*parts: nodes.Node) -> nodes.paragraph:
    return nodes.paragraph("", "", *parts)


def lead() -> nodes.paragraph:
    return paragraph(nodes.strong("", "Marrowby"), nodes.Text(f" {LONG}"))


def box(*classes: str) -> nodes.container:
    return nodes.container("", paragraph(nodes.Text("in a box")), classes=list(classes))


def table(*classes: str) -> nodes.table:
    return nodes.table("", classes=list(classes))


def ordered(*children: nodes.Node) -> list[object]:
    section = nodes.section("", nodes.title("", "Marrowby"), *children)
    reorder(section)
    return list(section.children[1:])


@pytest.mark.parametrize("words", [LONG, "北" * 30])
def test_the_lead_describes_the_page_in_every_script(words: str) -> None:
    document = new_document("page")
    document += nodes.section("", nodes.title("", "Marrowby"), paragraph(nodes.Text(words)))
    assert preview(document) == words


def test_boxes_come_after_the_lead() -> None:
    hatnote, infobox, picture, first, second = box("hatnote"), box("infobox"), nodes.figure(), lead(), paragraph()
    found = ordered(hatnote, infobox, picture, first, second)
    assert found == [hatnote, first, infobox, picture, second]
    assert first["classes"] == ["lead"]
    assert infobox["classes"] == ["infobox", "beside-lead"]
    assert second["classes"] == ["below-lead"]


def test_a_target_goes_with_its_box() -> None:
    target, infobox, first = nodes.target(), table("infobox"), lead()
    assert ordered(target, infobox, first) == [first, target, infobox]


def test_a_wide_table_has_no_text_beside_it() -> None:
    wide, first = table("wikitable"), lead()
    assert ordered(wide, first) == [first, wide]
    assert first["classes"] == []


def test_a_paragraph_without_bold_words_is_the_lead_where_there_is_no_other() -> None:
    infobox, first = table("infobox"), paragraph(nodes.Text(LONG))
    assert ordered(infobox, first) == [first, infobox]


def test_a_lead_in_wide_letters_is_shorter() -> None:
    infobox, first = table("infobox"), paragraph(nodes.strong("", "瑞西"), nodes.Text("は" + "国" * 30))
    assert ordered(infobox, first) == [first, infobox]


@pytest.mark.parametrize(
    "last", [nodes.section("", nodes.title("", "History"), lead()), paragraph(nodes.Text("Short."))]
)
def test_an_article_without_a_lead_stays_as_it_is(last: nodes.Node) -> None:
    infobox = table("infobox")
    assert ordered(infobox, last) == [infobox, last]


LABELS = {
    "area_total_km2": "Area (total, km²)",
    "area_land_sq_mi": "Area (land, sq mi)",
    "population_density_km2": "Population density (per km²)",
    "population_as_of": "Population (as of)",
    "elevation_max_m": "Elevation (maximum, m)",
    "GDP_PPP_per_capita": "GDP (PPP per capita)",
    "percent_water": "Water (%)",
    "LargestCity": "Largest city",
    "Sitz_der_Regierung": "Sitz der Regierung",
    "m": "M",
}


@pytest.mark.parametrize(("name", "words"), LABELS.items())
def test_names_of_parameters_as_words(name: str, words: str) -> None:
    assert label(name) == words


PAIRS = {
    "leader_name1": "leader_title1",
    "leader1": "leader1_type",
    "blank_info": "blank_name",
    "blank1_info": "blank1_name",
    "blank_info_sec2": "blank_name_sec2",
    "subdivision_name2": "subdivision_type2",
    "established_date3": "established_event3",
    "postal_code": "postal_code_type",
    "population_blank1": "population_blank1_title",
    "statvalue2": "statlabel2",
    "1namedata": "1blankname",
}


@pytest.mark.parametrize(("name", "other"), PAIRS.items())
def test_parameters_that_label_others(name: str, other: str) -> None:
    assert other in labels_of(name)
    assert name in labelled_by(other)


def test_notes_in_parameters_of_their_own() -> None:
    names = ["population_footnotes", "population_as_of", "population_total", "hdi", "hdi_ref", "notes", "x_note"]
    assert [noted(name, names) for name in names] == ["population_total", "", "", "", "hdi", "", ""]

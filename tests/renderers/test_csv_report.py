from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.model import Comparison, Finding, NamedEntity, NamingLabel
from samestory.renderers import RENDERERS
from samestory.renderers.safe_text import FORMULA_STARTS
from tests.renderers.comparison_factory import (
    make_comparison,
    make_document,
    make_evidence,
    make_passage,
)
from tests.renderers.demo_story import demo_comparison
from tests.renderers.visible_text import csv_rows


def rows(name: str, comparison: Comparison) -> list[dict[str, str]]:
    return csv_rows(RENDERERS[name].render(comparison))


def one_article(text: str) -> Comparison:
    documents = {"A": make_document("A", "Herald", [text]), "B": make_document("B", "Wire", ["."])}
    passages = [make_passage(documents, 1, {"A": [1]}), make_passage(documents, 2, {"B": [1]})]
    return make_comparison(list(documents.values()), passages)


@pytest.mark.parametrize("name", ["csv", "csv-findings", "csv-links", "csv-naming"])
def test_spreadsheet_programs_know_the_encoding_and_scripts_the_line_ends(name: str) -> None:
    table = RENDERERS[name].render(demo_comparison())
    assert table.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in table
    assert table.endswith(b"\n")


def test_every_paragraph_stands_in_one_row_with_its_place() -> None:
    comparison = demo_comparison()
    found = [
        (row["document"], int(number), text)
        for row in rows("csv", comparison)
        for number, text in zip(row["paragraphs"].split(), row["text"].split("\n\n"), strict=True)
    ]
    assert sorted(found) == [
        (document.id, paragraph.number, paragraph.text)
        for document in comparison.documents
        for paragraph in document.paragraphs
    ]


def test_a_row_says_who_tells_the_passage_and_who_has_no_match() -> None:
    row = next(row for row in rows("csv", demo_comparison()) if row["passage"] == "3")
    assert (row["told_by"], row["no_match_in"], row["shares_detail_with"]) == ("A C", "B", "7")
    assert (row["similarity"], row["outlet"]) == ("0.38", "Hallowick Herald")


def test_order_is_told_of_the_outlet_it_is_about() -> None:
    told = {row["document"]: row["order"] for row in rows("csv", demo_comparison())}
    assert told["C"] == ""
    fifth = [row for row in rows("csv", demo_comparison()) if row["passage"] == "5"]
    assert {row["document"]: row["order"] for row in fifth} == {"A": "", "B": "", "C": "earlier"}


def test_findings_point_at_their_words() -> None:
    comparison = demo_comparison()
    documents = {document.id: document for document in comparison.documents}
    table = rows("csv-findings", comparison)
    for row in table:
        text = documents[row["document"]].text[int(row["start"]) : int(row["end"])]
        assert text == row["words"]
    figures = [row for row in table if row["kind"] == "figure"]
    assert [(row["reading"], row["words"], row["note"]) for row in figures] == [
        ("12 trams", "12 trams", ""),
        ("at least 12 trams", "at least 12 trams", "told by the fire chief"),
        ("Fourteen trams", "Fourteen trams", ""),
    ]


def test_evidence_of_no_reading_has_its_row_too() -> None:
    comparison = demo_comparison()
    finding: Finding = replace(comparison.findings[-1], readings=())
    table = rows("csv-findings", replace(comparison, findings=(finding,)))
    assert [row["words"] for row in table] == [each.text for each in finding.evidence]


def test_what_to_look_at_first_is_numbered() -> None:
    comparison = replace(demo_comparison(), highlights=("f-7a11ed12",))
    table = rows("csv-findings", comparison)
    assert {row["look_first"] for row in table if row["kind"] == "figure"} == {"1"}
    assert {row["look_first"] for row in table if row["kind"] != "figure"} == {""}


def test_links_name_places_passages_and_reasons() -> None:
    table = rows("csv-links", demo_comparison())
    assert len(table) == len(demo_comparison().links)
    crossing = next(row for row in table if (row["paragraph_a"], row["paragraph_b"]) == ("3", "3"))
    assert (crossing["passage_a"], crossing["passage_b"]) == ("3", "7")
    assert crossing["strength"] == "partial"
    assert "tram" in crossing["reasons"]


def test_naming_has_a_row_for_each_label() -> None:
    comparison = demo_comparison()
    chief = make_evidence(comparison.documents[0], 2, "fire chief")
    label = NamingLabel("A", "=fire chief", "title", 1, 0, (chief,))
    entity = NamedEntity("Anneke Dorrit", "person", (label,))
    (row,) = rows("csv-naming", replace(comparison, naming=(entity,)))
    assert (row["entity"], row["label"], row["paragraphs"]) == (
        "Anneke Dorrit",
        "'=fire chief",
        "2",
    )


@given(st.sampled_from(FORMULA_STARTS), st.text(max_size=20))
def test_no_cell_is_taken_for_a_formula(start: str, rest: str) -> None:
    for row in rows("csv", one_article(f"{start}x{rest}")):
        assert not any(cell.startswith(FORMULA_STARTS) for cell in row.values())


def test_a_table_without_rows_is_its_head() -> None:
    assert rows("csv-findings", one_article("x")) == []

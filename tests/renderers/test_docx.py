from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from samestory.model import Comparison, NamedEntity, NamingLabel
from samestory.renderers import RENDERERS
from tests.renderers.comparison_factory import (
    large_comparison,
    make_comparison,
    make_document,
    make_evidence,
    make_passage,
)
from tests.renderers.demo_story import demo_comparison
from tests.renderers.visible_text import docx_paragraphs

WordDocument = Any
"""As the library reads it; its types leave too much open for tests."""


def rendered(comparison: Comparison) -> WordDocument:
    return docx.Document(io.BytesIO(RENDERERS["docx"].render(comparison)))


def headings(document: WordDocument, level: int) -> list[str]:
    return [each.text for each in document.paragraphs if each.style.name == f"Heading {level}"]


def test_headings_make_an_outline() -> None:
    comparison = replace(demo_comparison(), highlights=("f-7a11ed12",))
    document = rendered(comparison)
    assert document.paragraphs[0].style.name == "Title"
    assert headings(document, 1) == [
        *("Sources", "Look at these first", "What differs", "Told by one outlet alone"),
        *("Passages", "How this was made"),
    ]
    assert [text for text in headings(document, 2) if text.startswith("Passage ")] == [
        f"Passage {number}" for number in range(1, 8)
    ]


def test_every_style_that_is_used_exists() -> None:
    document = rendered(demo_comparison())
    ids = {style.style_id for style in document.styles}
    body = document.element.body
    used = {
        each.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle") for each in body.iter(qn(tag))
    }
    assert used
    assert used <= ids


def test_every_paragraph_stands_once_among_the_passages() -> None:
    comparison = demo_comparison()
    paragraphs = docx_paragraphs(RENDERERS["docx"].render(comparison))
    passages = [each.text for each in paragraphs if each._p.style == "PassageText"]
    for document in comparison.documents:
        for paragraph in document.paragraphs:
            assert passages.count(f"¶ {paragraph.number} {paragraph.text}") == 1


def test_words_carry_styles_for_their_marks() -> None:
    paragraphs = docx_paragraphs(RENDERERS["docx"].render(demo_comparison()))
    second = next(each for each in paragraphs if "Nobody was hurt" in each.text)
    styles = {run.text: run.style.name for run in second.runs}
    assert styles["Two night workers "] == "Shared Words"
    assert styles["said"] == "Akin Words"
    first = next(each for each in paragraphs if "A fire at the Cobden Road" in each.text)
    assert "Words Only Here" in {run.style.name for run in first.runs}


@pytest.mark.parametrize(("outlets", "landscape"), [(2, False), (3, True), (6, True)])
def test_three_outlets_turn_the_page(outlets: int, landscape: bool) -> None:
    section = rendered(large_comparison(outlets, 2)).sections[0]
    assert (section.page_width > section.page_height) == landscape


def test_up_to_four_outlets_stand_side_by_side() -> None:
    table = rendered(large_comparison(4, 1)).tables[1]
    assert len(table.columns) > 1
    stacked = rendered(large_comparison(5, 1)).tables[1]
    assert len(stacked.columns) == 2


def test_heads_of_tables_are_repeated() -> None:
    for table in rendered(demo_comparison()).tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_names_are_a_table_or_with_many_outlets_a_list() -> None:
    for outlets in (2, 5):
        comparison = large_comparison(outlets, 2)
        words = comparison.documents[0].paragraphs[0].text[:4]
        evidence = make_evidence(comparison.documents[0], 1, words)
        label = NamingLabel("A", "the harbour master", "role", 3, 0, (evidence,))
        entity = NamedEntity("Maud Ferrant", "person", (label,))
        document = RENDERERS["docx"].render(replace(comparison, naming=(entity,)))
        texts = [each.text for each in docx_paragraphs(document)]
        assert any("the harbour master (3×)" in text for text in texts)
        assert any("Maud Ferrant" in text for text in texts)


def test_right_to_left_text_runs_so() -> None:
    hebrew = replace(make_document("A", "Herald", ["שלום עולם"]), language="he")
    wire = make_document("B", "Wire", ["Peace, world"])
    documents = {"A": hebrew, "B": wire}
    comparison = make_comparison([hebrew, wire], [make_passage(documents, 1, {"A": [1], "B": [1]})])
    paragraphs = docx_paragraphs(RENDERERS["docx"].render(comparison))
    for words, expected in (("שלום", True), ("Peace, world", False)):
        paragraph = next(each for each in paragraphs if words in each.text)
        assert bool(paragraph._p.xpath("w:pPr/w:bidi")) == expected


def test_a_very_long_title_fits_the_properties() -> None:
    document = rendered(replace(demo_comparison(), title="Depot " * 200))
    assert len(document.core_properties.title) <= 255
    assert document.paragraphs[0].text == " ".join(["Depot"] * 200) + " "

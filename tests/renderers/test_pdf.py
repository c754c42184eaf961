from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from samestory.model import Comparison
from samestory.renderers import RENDERERS
from tests.renderers.comparison_factory import (
    large_comparison,
    make_comparison,
    make_document,
    make_passage,
)
from tests.renderers.demo_story import demo_comparison
from tests.renderers.visible_text import pdf_pages

pytest.importorskip("typst", reason="the extra 'pdf' is not installed")


def rendered(comparison: Comparison) -> bytes:
    return RENDERERS["pdf"].render(comparison)


def test_is_tagged_and_has_an_outline() -> None:
    pdf = pypdfium2.PdfDocument(rendered(demo_comparison()))
    assert pdf.is_tagged()
    titles = [bookmark.get_title() for bookmark in pdf.get_toc()]
    for heading in ("Sources", "What differs", "Passages", "Passage 7", "How this was made"):
        assert heading in titles
    assert pdf.get_metadata_value("Title") == "Fire at the tram depot"
    pdf.close()


def test_no_page_is_blank() -> None:
    pdf = pypdfium2.PdfDocument(rendered(demo_comparison()))
    for page in pdf:
        assert len(set(bytes(page.render(scale=0.3, grayscale=True).buffer))) > 1
    pdf.close()


def test_every_paragraph_stands_once_among_the_passages() -> None:
    comparison = demo_comparison()
    text = "".join("".join(pdf_pages(rendered(comparison))).split())
    for document in comparison.documents:
        for paragraph in document.paragraphs:
            marked = "".join(f"¶ {paragraph.number} {paragraph.text}".split())
            assert text.count(marked) == 1


@pytest.mark.parametrize(("outlets", "landscape"), [(2, False), (3, True), (6, True)])
def test_three_outlets_turn_the_page(outlets: int, landscape: bool) -> None:
    pdf = pypdfium2.PdfDocument(rendered(large_comparison(outlets, 2)))
    width, height = pdf[0].get_size()
    assert (width > height) == landscape
    pdf.close()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Паром ударился о причал"),
        ("el", "Το πλοίο χτύπησε την προβλήτα"),
        ("und", "No language is known"),
    ],
)
def test_scripts_whose_letters_come_with_it(language: str, text: str) -> None:
    first = replace(make_document("A", "Herald", [text]), language=language)
    documents = {"A": first, "B": make_document("B", "Wire", ["A ferry hit a pier."])}
    passages = [make_passage(documents, 1, {"A": [1], "B": [1]})]
    pages = pdf_pages(rendered(make_comparison(list(documents.values()), passages)))
    assert text in " ".join(" ".join(pages).split())


def test_text_is_never_read_as_a_command() -> None:
    text = '#panic("no") $x$ *bold* _it_ <label> @ref `raw` [#] // /* \\u{41} = Heading'
    documents = {letter: make_document(letter, text, [text], text) for letter in "AB"}
    passages = [make_passage(documents, 1, {"A": [1], "B": [1]})]
    comparison = replace(make_comparison(list(documents.values()), passages), title=text)
    seen = "".join("".join(pdf_pages(rendered(comparison))).split())
    # Title; headline, outlet twice in tables and above the passage, and the paragraph, of both.
    assert seen.count("".join(text.split())) >= 5

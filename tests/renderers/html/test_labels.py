"""Names, figures, quotations and reporting words inside marked text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html  # type: ignore[import-untyped]

from samestory.model import Cell
from samestory.renderers.html.labels import Label
from samestory.renderers.html.marks import Anchor, marked_paragraphs
from tests.renderers.comparison_factory import make_document, make_segments
from tests.renderers.html.test_marks import OTHERS, make_text


def labelled(
    pieces: str, *labels: tuple[int, int, str], anchors: tuple[Anchor, ...] = ()
) -> tuple[str, str]:
    """Return the text and its markup; labels count from the paragraph's beginning."""
    document = make_document("A", "Herald", ["".join(make_text(pieces))])
    cell = Cell("A", (1,), tuple(make_segments(document, 1, pieces)))
    first = document.paragraphs[0].start
    placed = [Label(first + start, first + end, element) for start, end, element in labels]
    ((_, markup),) = marked_paragraphs(cell, OTHERS, {1: anchors}, {1: placed})
    return document.paragraphs[0].text, str(markup)


@pytest.mark.parametrize(
    ("pieces", "label", "expected"),
    [
        ("«BC@0»at Quay", (3, 7, "b"), '<mark class="every">at <b>Quay</b></mark>'),
        ("«»– «BC@0»Quay", (0, 6, "b"), '<b>– </b><mark class="every"><b>Quay</b></mark>'),
        (
            "«BC@0»six «@1»trams",
            (0, 9, "u"),
            '<u><mark class="every">six</mark> <mark class="only">trams</mark></u>',
        ),
        (
            "«BC@0»he said yes",
            (8, 11, "q"),
            '<mark class="every">he said </mark><q><mark class="every">yes</mark></q>',
        ),
    ],
)
def test_labels_and_marks_never_overlap(
    pieces: str, label: tuple[int, int, str], expected: str
) -> None:
    assert labelled(pieces, label)[1] == expected


@given(
    labels=st.lists(
        st.tuples(st.integers(0, 12), st.integers(1, 12), st.sampled_from("biuq")), max_size=4
    )
)
def test_labels_change_no_text(labels: list[tuple[int, int, str]]) -> None:
    placed = [(start, start + length, element) for start, length, element in labels]
    text, markup = labelled("«BC@0»shared «@1»<own> «B@2»some \ufdd5 «»– end", *sorted(placed))
    paragraph = lxml_html.fragment_fromstring(f"<p>{markup}</p>")
    assert paragraph.text_content() == text.replace("\ufdd5", "\ufffd")
    assert not [e for mark in paragraph.iter("mark") for e in mark.iter("mark") if e is not mark]

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.alignment import align
from samestory.alignment.aside import compared_documents, set_beside
from samestory.alignment.explanation import explain, look_around
from samestory.errors import AlignmentError
from samestory.model import Document, Place, Settings
from tests.story_factory import FERRY, make_story

BYLINE = "By Tilda Marrow"
CREDIT = "Reporting by Tilda Marrow on the ferry Halvorsund in Brackholm; Editing by Oren Vask"


def _with_kinds(document: Document, kinds: dict[int, str]) -> Document:
    paragraphs = tuple(replace(p, boilerplate=kinds.get(p.number)) for p in document.paragraphs)
    return replace(document, paragraphs=paragraphs)


def _story() -> tuple[Document, ...]:
    """The ferry story with a byline on top and a credit at the end of two articles."""
    framed = make_story(*([BYLINE, *article, CREDIT] for article in FERRY[:2]), FERRY[2])
    return (
        *(
            _with_kinds(document, {1: "byline", len(document.paragraphs): "reporting credit"})
            for document in framed[:2]
        ),
        framed[2],
    )


def test_boilerplate_has_no_link_and_no_nearest() -> None:
    documents = _story()
    found = align(documents, settings=Settings())
    aside = {place for number in found.boilerplate for place in found.rows[number]}
    assert aside == {Place("A", 1), Place("A", 7), Place("B", 1), Place("B", 6)}
    ends = {place for link in found.links for place in (link.a, link.b)}
    ends |= {place for nearest in found.nearest for place in (nearest.place, nearest.other)}
    assert not aside & ends
    assert {p.number + 1 for p in make_story(*FERRY)[0].paragraphs} >= {
        place.paragraph for place in ends if place.document == "A"
    }


def test_the_rest_is_aligned_as_if_boilerplate_were_not_there() -> None:
    plain = align(make_story(*FERRY), settings=Settings())
    found = align(_story(), settings=Settings())
    shift = {"A": 1, "B": 1, "C": 0}

    def moved(place: Place) -> Place:
        return Place(place.document, place.paragraph + shift[place.document])

    assert [(moved(link.a), moved(link.b), link.score, link.reasons) for link in plain.links] == [
        (link.a, link.b, link.score, link.reasons) for link in found.links
    ]
    assert plain.sensitivity == found.sensitivity
    told = [row for number, row in enumerate(found.rows) if number not in found.boilerplate]
    assert [tuple(map(moved, row)) for row in plain.rows] == told


def test_boilerplate_stands_beside_its_neighbour() -> None:
    found = align(_story(), settings=Settings())
    number_of = {place: number for number, row in enumerate(found.rows) for place in row}
    for letter, last in (("A", 7), ("B", 6)):
        before = range(number_of[Place(letter, 1)] + 1, number_of[Place(letter, 2)])
        after = range(number_of[Place(letter, last - 1)] + 1, number_of[Place(letter, last)])
        assert number_of[Place(letter, 1)] < number_of[Place(letter, 2)]
        assert number_of[Place(letter, last)] > number_of[Place(letter, last - 1)]
        assert {*before, *after} <= set(found.boilerplate)


def test_boilerplate_is_aligned_where_it_is_asked_for() -> None:
    found = align(_story(), settings=Settings(align_boilerplate=True))
    assert not found.boilerplate
    assert (Place("A", 7), Place("B", 6)) in {(link.a, link.b) for link in found.links}


def test_why_boilerplate_is_not_aligned() -> None:
    documents, settings = _story(), Settings()
    message = r"A7 is taken as boilerplate \(reporting credit\).*--align-boilerplate"
    with pytest.raises(AlignmentError, match=message):
        explain(documents, Place("B", 2), Place("A", 7), settings=settings)
    with pytest.raises(AlignmentError, match=message):
        look_around(documents, Place("A", 7), settings=settings)
    anyway = Settings(align_boilerplate=True)
    assert explain(documents, Place("B", 6), Place("A", 7), settings=anyway).band


def test_explanations_name_paragraphs_as_they_are_numbered() -> None:
    documents, settings = _story(), Settings()
    (link, *_) = align(documents, settings=settings).links
    found = explain(documents, link.a, link.b, settings=settings)
    assert (found.a, found.b, found.score) == (link.a, link.b, link.score)
    around = look_around(documents, link.a, settings=settings)
    assert link in around.links
    assert not {Place("A", 1), Place("A", 7)} & {pair.a for pair in found.neighbours}


def test_neighbours_are_those_of_the_reporting() -> None:
    """A line between two paragraphs does not part them."""
    parted = make_story([*FERRY[0][:2], "* * *", *FERRY[0][2:]], FERRY[1])
    parted = (_with_kinds(parted[0], {3: "separator"}), parted[1])
    found = explain(parted, Place("A", 4), Place("B", 2), settings=Settings())
    assert Place("A", 2) in {pair.a for pair in found.neighbours}


def test_a_document_of_boilerplate_alone_is_aligned() -> None:
    a, b = make_story(*FERRY[:2])
    a = _with_kinds(a, dict.fromkeys(range(1, 6), "byline"))
    found = align((a, b), settings=Settings())
    assert found.links
    assert not found.boilerplate


@given(st.lists(st.sets(st.integers(1, 5)), min_size=3, max_size=3))
def test_each_paragraph_stands_in_one_row(marks: list[set[int]]) -> None:
    documents = tuple(
        _with_kinds(document, dict.fromkeys(marked, "byline"))
        for document, marked in zip(make_story(*FERRY), marks, strict=True)
    )
    found = align(documents, settings=Settings())
    places = [place for row in found.rows for place in row]
    assert sorted(places) == sorted(
        Place(document.id, paragraph.number)
        for document in documents
        for paragraph in document.paragraphs
    )
    for number, row in enumerate(found.rows):
        kinds = {documents["ABC".index(p.document)].paragraphs[p.paragraph - 1] for p in row}
        if number in found.boilerplate:
            assert all(paragraph.boilerplate for paragraph in kinds)
            assert len({place.document for place in row}) == 1


def test_rows_do_not_depend_on_the_order_of_the_documents() -> None:
    a, b, c = _story()
    usual = align((a, b, c), settings=Settings()).rows
    turned = align((c, b, a), settings=Settings()).rows
    assert [sorted(row) for row in usual] == [sorted(row) for row in turned]


def test_nothing_set_aside_changes_nothing() -> None:
    documents = make_story(*FERRY)
    assert compared_documents(documents, settings=Settings()) == documents
    rows = ((Place("A", 1), Place("B", 1)), (Place("A", 2),))
    assert set_beside(documents, documents, rows) == (rows, ())

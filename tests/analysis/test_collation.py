from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.analysis.base import CollatedCell, CollatedToken
from samestory.analysis.collation import collate
from samestory.analysis.matched_words import LEAST_MOVED_INFORMATION, LEAST_RUN_INFORMATION
from samestory.documents.normalisation import unit_of
from samestory.model import Place
from tests.story_factory import FERRY, make_story

WORDS = ("Halvorsund", "Vask", "lantern", "barge", "collided", "collision", "14", "the", "of")
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join),
    min_size=2,
    max_size=4,
    unique=True,
)


def collate_texts(*texts: str, spellings: dict[str, str] | None = None) -> tuple[CollatedCell, ...]:
    """Collate one paragraph of each document."""
    documents = {document.id: document for document in make_story(*([text] for text in texts))}
    row = [Place(letter, 1) for letter in documents]
    return collate(documents, row, spellings or {})


def shared(cell: CollatedCell, other: str) -> list[CollatedToken]:
    return [token for token in cell.tokens if other in token.shared_with]


def akin(cell: CollatedCell, other: str) -> list[CollatedToken]:
    return [token for token in cell.tokens if other in token.akin_with]


def forms(tokens: list[CollatedToken]) -> list[str]:
    return [token.form for token in tokens]


@settings(max_examples=50)
@given(TEXTS)
def test_sharing_is_mutual(texts: list[str]) -> None:
    for one, two in combinations(collate_texts(*texts), 2):
        there, back = shared(one, two.document), shared(two, one.document)
        assert Counter(forms(there)) == Counter(forms(back))
        units = [
            Counter(unit_of(token.form, "en") for token in akin(cell, other.document))
            for cell, other in ((one, two), (two, one))
        ]
        assert units[0] == units[1]


@settings(max_examples=50)
@given(TEXTS)
def test_a_word_is_shared_or_akin_and_never_with_its_own_document(texts: list[str]) -> None:
    cells = collate_texts(*texts)
    letters = {cell.document for cell in cells}
    for cell, text in zip(cells, texts, strict=True):
        assert [token.form for token in cell.tokens] == text.lower().split()
        for token in cell.tokens:
            assert not token.shared_with & token.akin_with
            assert token.shared_with | token.akin_with <= letters - {cell.document}


@settings(max_examples=50)
@given(TEXTS)
def test_columns_are_a_common_order(texts: list[str]) -> None:
    cells = collate_texts(*texts)
    held: dict[int, set[str]] = {}
    for cell in cells:
        columns = [token.column for token in cell.tokens]
        assert columns == sorted(set(columns))
        for token in cell.tokens:
            held.setdefault(token.column, set()).add(unit_of(token.form, "en"))
    assert all(len(units) == 1 for units in held.values())
    assert sorted(held) == list(range(len(held)))


@settings(max_examples=60)
@given(TEXTS, st.data())
def test_the_order_of_the_documents_changes_no_sharing(
    texts: list[str], data: st.DataObject
) -> None:
    def sharing(order: list[str]) -> dict[str, list[tuple[str, list[str], list[str]]]]:
        cells = collate_texts(*order)
        text = {cell.document: text for cell, text in zip(cells, order, strict=True)}
        return {
            text[cell.document]: [
                (
                    token.form,
                    sorted(text[other] for other in token.shared_with),
                    sorted(text[other] for other in token.akin_with),
                )
                for token in cell.tokens
            ]
            for cell in cells
        }

    assert sharing(data.draw(st.permutations(texts))) == sharing(texts)


@settings(max_examples=50)
@given(TEXTS)
def test_two_cells_have_at_least_as_many_words_in_one_order_as_difflib_finds(
    texts: list[str],
) -> None:
    one, two = collate_texts(*texts[:2])
    units = [[unit_of(token.form, "en") for token in cell.tokens] for cell in (one, two)]
    blocks = SequenceMatcher(None, units[0], units[1], autojunk=False).get_matching_blocks()
    in_common = {token.column for token in one.tokens} & {token.column for token in two.tokens}
    assert len(in_common) >= sum(block.size for block in blocks)


def test_real_wording_matches_as_much_as_difflib() -> None:
    for one, two in permutations((FERRY[0][1], FERRY[1][2]), 2):
        cell, other = collate_texts(one, two)
        words = [forms(list(held.tokens)) for held in (cell, other)]
        matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
        telling = [
            block.size
            for block in matcher.get_matching_blocks()
            if sum(t.information for t in cell.tokens[block.a : block.a + block.size])
            >= LEAST_RUN_INFORMATION
        ]
        # The words that stand elsewhere in the sentence are what is matched beyond that.
        assert len(shared(cell, "B")) >= sum(telling)


def test_equal_texts_are_shared_from_end_to_end() -> None:
    cells = collate_texts(*[FERRY[0][0]] * 3)
    for cell in cells:
        others = {"A", "B", "C"} - {cell.document}
        assert all(token.shared_with == others for token in cell.tokens)


def test_case_and_punctuation_do_not_matter() -> None:
    one, _ = collate_texts("The Barge: “no lantern”!", "THE BARGE, no ‘lantern’")
    assert forms(shared(one, "B")) == ["the", "barge", "no", "lantern"]


def test_scattered_function_words_are_not_shared() -> None:
    one, two = collate_texts(
        "It was the captain of the ferry", "That was a mistake; and of late the owner knows"
    )
    assert not shared(one, "B")
    assert not shared(two, "A")


def test_function_words_beside_telling_ones_are_shared() -> None:
    one, _ = collate_texts("Vask came to the harbour of Brackholm", "To the harbour of Brackholm!")
    assert forms(shared(one, "B")) == ["to", "the", "harbour", "of", "brackholm"]


def test_telling_words_are_shared_wherever_they_stand() -> None:
    one, two = collate_texts("Lantern inspectors met Halvorsund", "Halvorsund had a lantern")
    assert forms(shared(one, "B")) == ["lantern", "halvorsund"]
    assert forms(shared(two, "A")) == ["halvorsund", "lantern"]
    assert all(token.information >= LEAST_MOVED_INFORMATION for token in shared(one, "B"))


def test_another_form_of_a_word_is_akin() -> None:
    one, two = collate_texts("The Halvorsund collided", "The Halvorsund collides")
    assert forms(shared(one, "B")) == ["the", "halvorsund"]
    assert forms(akin(one, "B")) == ["collided"]
    assert forms(akin(two, "A")) == ["collides"]


def test_another_spelling_of_a_name_is_akin() -> None:
    spellings = {"chasiv": "chasiv", "chasov": "chasiv"}
    one, two = collate_texts("near Chasiv Yar", "near Chasov Yar", spellings=spellings)
    assert (forms(akin(one, "B")), forms(akin(two, "A"))) == (["chasiv"], ["chasov"])
    one, _ = collate_texts("near Chasiv Yar", "near Chasov Yar")
    assert not akin(one, "B")


def test_three_documents_tell_who_shares_what() -> None:
    cells = collate_texts(
        "Vask blames the unlit barge", "Vask blames the drunken captain", "An unlit barge, drunken"
    )
    assert [
        [(token.form, "".join(sorted(token.shared_with))) for token in cell.tokens]
        for cell in cells
    ] == [
        [("vask", "B"), ("blames", "B"), ("the", "B"), ("unlit", "C"), ("barge", "C")],
        [("vask", "A"), ("blames", "A"), ("the", "A"), ("drunken", "C"), ("captain", "")],
        [("an", ""), ("unlit", "A"), ("barge", "A"), ("drunken", "B")],
    ]


def test_paragraphs_of_one_document_are_one_cell() -> None:
    documents = {d.id: d for d in make_story(["Vask spoke.", "The barge."], ["The barge of Vask."])}
    row = [Place("A", 1), Place("A", 2), Place("B", 1)]
    one, two = collate(documents, row, {})
    assert [(token.form, token.paragraph) for token in one.tokens] == [
        ("vask", 1),
        ("spoke", 1),
        ("the", 2),
        ("barge", 2),
    ]
    assert [documents["A"].text[t.start : t.end] for t in one.tokens] == [
        "Vask",
        "spoke",
        "The",
        "barge",
    ]
    assert len(two.tokens) == 4


@pytest.mark.parametrize("texts", [("* * *", "🙂"), ("* * *", "Vask")])
def test_cells_without_words_share_nothing(texts: tuple[str, str]) -> None:
    cells = collate_texts(*texts)
    assert not any(token.shared_with for cell in cells for token in cell.tokens)


def test_a_document_alone_shares_nothing() -> None:
    (cell,) = collate_texts("Vask spoke.")
    assert [token.column for token in cell.tokens] == [0, 1]
    assert not any(token.shared_with or token.akin_with for token in cell.tokens)

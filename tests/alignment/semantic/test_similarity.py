from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.alignment.semantic.similarity import (
    DAMPING,
    DocumentVectors,
    Matrix,
    StorySimilarity,
)


def random_story(seed: int, sizes: tuple[int, ...] = (4, 3, 5)) -> list[DocumentVectors]:
    """Return vectors with one to three sentences in each paragraph."""
    numbers = np.random.default_rng(seed)
    story = []
    for size in sizes:
        counts = numbers.integers(1, 4, size)
        story.append(
            DocumentVectors(
                paragraphs=numbers.normal(size=(size, 8)),
                sentences=numbers.normal(size=(int(counts.sum()), 8)),
                first_sentence=(0, *np.cumsum(counts)[:-1].tolist()),
            )
        )
    return story


def by_hand(story: list[DocumentVectors], first: int, second: int) -> tuple[Matrix, Matrix]:
    """Compute the two matrices pair by pair, by way of the covariance instead of the SVD."""
    rows = np.concatenate([m for v in story for m in (v.paragraphs, v.sentences)])
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    mean = rows.mean(axis=0)
    variance, directions = np.linalg.eigh((rows - mean).T @ (rows - mean))
    scale = 1 / np.sqrt(variance + DAMPING * variance.sum() / min(rows.shape))

    def white(vector: Matrix) -> Matrix:
        moved = ((vector / np.linalg.norm(vector) - mean) @ directions) * scale
        return np.asarray(moved / np.linalg.norm(moved))

    def sentences(document: DocumentVectors, paragraph: int) -> Matrix:
        ends = (*document.first_sentence, len(document.sentences))
        return document.sentences[ends[paragraph] : ends[paragraph + 1]]

    a, b = story[first], story[second]
    paragraph = np.zeros((len(a.paragraphs), len(b.paragraphs)))
    sentence = np.zeros_like(paragraph)
    for i, one in enumerate(a.paragraphs):
        for j, two in enumerate(b.paragraphs):
            paragraph[i, j] = white(one) @ white(two)
            sentence[i, j] = max(
                *(white(s) @ white(two) for s in sentences(a, i)),
                *(white(s) @ white(one) for s in sentences(b, j)),
            )
    return paragraph, sentence


@pytest.mark.parametrize("seed", range(3))
def test_the_matrices_are_what_the_formula_says(seed: int) -> None:
    story = random_story(seed)
    found = StorySimilarity(story).compare(0, 2)
    paragraph, sentence = by_hand(story, 0, 2)
    np.testing.assert_allclose(found.paragraph, paragraph, atol=2e-6)
    np.testing.assert_allclose(found.sentence, sentence, atol=2e-6)


@given(seed=st.integers(0, 1000))
def test_either_document_may_be_named_first(seed: int) -> None:
    similarity = StorySimilarity(random_story(seed))
    there, back = similarity.compare(0, 1), similarity.compare(1, 0)
    np.testing.assert_array_equal(there.paragraph, back.paragraph.T)
    np.testing.assert_array_equal(there.sentence, back.sentence.T)
    assert np.abs(there.paragraph).max() <= 1
    assert np.abs(there.sentence).max() <= 1


def test_the_lengths_of_vectors_do_not_matter() -> None:
    story = random_story(7)
    longer = [DocumentVectors(3 * v.paragraphs, 5 * v.sentences, v.first_sentence) for v in story]
    np.testing.assert_array_equal(
        StorySimilarity(story).compare(0, 1).sentence,
        StorySimilarity(longer).compare(0, 1).sentence,
    )


def test_the_closest_sentence_is_the_one_that_made_the_value() -> None:
    story = random_story(3)
    similarity = StorySimilarity(story)
    values = similarity.compare(0, 1).sentence
    for row, column in np.ndindex(*values.shape):
        in_first, number = similarity.closest_sentence(0, 1, row, column)
        document, paragraph = (0, row) if in_first else (1, column)
        alone = list(story)
        at = story[document].first_sentence[paragraph] + number
        # With this sentence turned round, the value must change.
        turned = story[document].sentences.copy()
        turned[at] *= -1
        alone[document] = DocumentVectors(
            story[document].paragraphs, turned, story[document].first_sentence
        )
        changed = StorySimilarity(alone).compare(0, 1).sentence[row, column]
        assert changed != values[row, column]


def test_equal_vectors_everywhere_give_no_similarity() -> None:
    one = DocumentVectors(np.ones((2, 4)), np.ones((2, 4)), (0, 1))
    found = StorySimilarity([one, one]).compare(0, 1)
    assert not found.paragraph.any()
    assert not found.sentence.any()

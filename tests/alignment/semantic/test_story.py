from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from samestory.alignment.semantic.story import story_similarity, story_texts
from tests.story_factory import make_story

STORY = make_story(["One. Two.", "Three."], ["Four. Five. Six."])
TEXTS = ["One. Two.", "Three.", "One.", "Two.", "Three.", "Four. Five. Six."]
TEXTS += ["Four.", "Five.", "Six."]


def test_texts_are_paragraphs_then_sentences_of_each_document() -> None:
    assert story_texts(STORY) == TEXTS


def test_each_text_gets_its_own_vector() -> None:
    """The sentence that has the other paragraph's vector makes the two the same."""
    place = {text: number for number, text in enumerate(dict.fromkeys(TEXTS))}
    place["Five."] = place["Three."]

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.eye(len(place), dtype=np.float32)[[place[text] for text in texts]]

    found = story_similarity(STORY, encode).compare(0, 1)
    assert found.paragraph.shape == (2, 1)
    assert found.sentence[1, 0] > 0.99 > found.sentence[0, 0]
    assert found.paragraph[1, 0] < 0.5

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.story_corpus import StoryArticle, tables
from samestory.alignment.constants import DEFAULT_CONSTANTS
from samestory.alignment.scoring import Scorer
from samestory.alignment.vocabulary import build_vocabulary
from samestory.corpus.stories.verification import Verifier
from samestory.corpus.stories.window import read_window
from samestory.documents.assembly import assemble
from samestory.model import Document, Source

# No two of these are taken for spellings or forms of one word, which only the aligner folds.
WORDS = ("harbour", "ferry", "the", "pilot", "window", "engine", "cabbage", "signal", "of", "17")

SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(
    lambda words: f"Then {' '.join(words)}."
)
PARAGRAPHS = st.lists(
    st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=2, max_size=4))
def test_the_scores_are_those_of_the_aligner(texts: list[list[str]]) -> None:
    articles = [
        StoryArticle(f"{n}", "", f"{n}", None, "", "en", tuple(paragraphs))
        for n, paragraphs in enumerate(texts)
    ]
    both = tables(articles)
    window = read_window(both, both, days=0, most_paragraphs=200)
    others = np.arange(1, len(articles))
    found = Verifier(window, DEFAULT_CONSTANTS).score(0, others)
    for place, other in enumerate(others.tolist()):
        expected = Scorer(build_vocabulary([document(texts[0]), document(texts[other])])).score(
            0, 1
        )
        rows = slice(int(found.first[place]), int(found.first[place + 1]) - 1)
        np.testing.assert_allclose(found.score[rows].T, expected.score, atol=1e-9)
        np.testing.assert_allclose(found.strong[rows].T, expected.strong, atol=1e-9)


def document(paragraphs: list[str]) -> Document:
    return assemble(
        paragraphs,
        source=Source("made.txt", "0" * 64, "text/plain"),
        outlet="made",
        outlet_basis="file name",
        language="en",
    )

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from samestory.alignment import containment
from samestory.alignment.scoring import Scorer
from samestory.alignment.vocabulary import build_vocabulary
from tests.story_factory import Article, make_story, stories


@pytest.mark.parametrize("most", [1, 5, 20])
@given(articles=stories())
def test_sentences_in_parts_give_what_all_at_once_do(
    most: int, articles: tuple[Article, ...]
) -> None:
    scorer = Scorer(build_vocabulary(make_story(*articles)))
    usual = scorer.own_features(0, 1)["sentence"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(containment, "MOST_CELLS", most)
        parted = scorer.own_features(0, 1)["sentence"]
    assert parted.shape == usual.shape
    assert np.allclose(parted, usual, rtol=0, atol=1e-12)

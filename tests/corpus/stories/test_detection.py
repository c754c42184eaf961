from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.story_corpus import StoryArticle, real_articles, seed_articles, tables
from benchmarks.story_detection import b_cubed, measure, of_pairs
from samestory.corpus.stories import StorySettings, cluster, document_links
from samestory.corpus.stories.grouping import group
from samestory.documents.segmentation import sentences
from samestory.errors import SettingsError

DATA = Path(__file__).parents[4] / "shared" / "data" / "alignment"


def find(articles: list[StoryArticle], settings: StorySettings | None = None) -> pa.Table:
    both = tables(articles)
    settings = settings or StorySettings()
    return cluster(both[0], document_links(both, both, settings=settings), settings=settings)


def test_the_sample_stories_are_told_apart() -> None:
    figures = measure(seed_articles(), window_days=5)
    assert figures["precision"] == 1.0
    assert figures["f1"] >= 0.93


@pytest.mark.skipif(not DATA.is_dir(), reason="the benchmark data are not here")
def test_real_stories_and_the_sample_stories_are_told_apart() -> None:
    articles = [*real_articles(DATA), *seed_articles()]
    assert measure(articles, window_days=5)["f1"] >= 0.98
    undated = [replace(article, published=None) for article in articles]
    assert measure(undated, window_days=5)["f1"] >= 0.98


def test_the_order_of_rows_plays_no_part() -> None:
    articles = seed_articles()
    shuffled = random.Random(1).sample(articles, len(articles))  # noqa: S311
    assert find(shuffled).equals(find(articles))


def test_known_sentences_need_not_be_cut_again() -> None:
    documents, paragraphs = tables(seed_articles())
    language = {row["document_id"]: row["language"] for row in documents.to_pylist()}
    offsets = [
        [at for span in sentences(row["text"], language=spoken) for at in (span.start, span.end)]
        for row in paragraphs.to_pylist()
        for spoken in (language[row["document_id"]] or "und",)
    ]
    held = paragraphs.append_column("sentences", pa.array(offsets, pa.list_(pa.int32())))
    known, cut = (
        document_links(both, both, settings=StorySettings())
        for both in ((documents, held), (documents, paragraphs))
    )
    assert known.equals(cut)


def test_each_article_is_in_one_story() -> None:
    articles = seed_articles()
    names = find(articles)["document_id"].to_pylist()
    assert names == sorted(article.id for article in articles)


def test_articles_beyond_the_window_are_not_linked() -> None:
    one, two = seed_articles()[:2]
    day = dt.date(2031, 3, 1)
    for apart, linked in ((5, True), (6, False)):
        pair = [
            replace(one, published=day),
            replace(two, published=day + dt.timedelta(days=apart)),
        ]
        both = tables(pair)
        links = document_links(both, both, settings=StorySettings(window_days=5))
        assert bool(links.num_rows) is linked


def test_an_update_of_an_outlet_is_folded_into_the_latest() -> None:
    first = replace(seed_articles()[0], published=dt.date(2031, 3, 1))
    update = replace(
        first,
        id="update",
        published=dt.date(2031, 3, 2),
        paragraphs=(*first.paragraphs, "The port was open again by the evening of the next day."),
    )
    found = {row["document_id"]: row for row in find([first, update]).to_pylist()}
    assert found[first.id]["folded_into"] == "update"
    assert found["update"]["folded_into"] is None
    assert found[first.id]["story_id"] == found["update"]["story_id"]
    kept = find([first, update], StorySettings(fold_near_duplicates=False))
    assert kept["folded_into"].null_count == 2


@pytest.mark.parametrize("wrong", [{"window_days": -1}, {"strictness": 0}, {"strictness": 1.1}])
def test_settings_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(SettingsError):
        StorySettings(**wrong)  # type: ignore[arg-type]


SCORES = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0.02, 1.0),
)


@given(SCORES, st.floats(0.1, 1.0))
def test_groups_hold_everything_once_and_keep_to_the_least_mean(
    scores: dict[tuple[int, int], float], least: float
) -> None:
    groups = group(8, scores, least=least, most_partners=20)
    assert sorted(member for members in groups for member in members) == list(range(8))
    for members in groups:
        if len(members) == 2:
            assert scores[members[0], members[1]] >= least


def test_a_round_up_does_not_glue_two_stories() -> None:
    told = {(0, 1): 0.9, (2, 3): 0.9, (0, 4): 0.5, (2, 4): 0.45}
    assert group(5, told, least=0.4, most_partners=20) == [[0, 1], [2, 3], [4]]


def test_measures_of_a_hand_worked_case() -> None:
    truth = dict.fromkeys("abc", "x") | dict.fromkeys("de", "y")
    guessed = {"a": "1", "b": "1", "c": "2", "d": "2", "e": "2"}
    figures = b_cubed(truth, guessed)
    assert figures["precision"] == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert figures["recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert of_pairs(truth, guessed)["pair precision"] == pytest.approx(2 / 4)
    assert of_pairs(truth, guessed)["pair recall"] == pytest.approx(2 / 4)

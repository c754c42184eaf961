from __future__ import annotations

from itertools import pairwise

import pytest

from samestory import compare
from samestory.errors import AlignmentError
from samestory.evaluation import evaluate
from samestory.evaluation.scores import FAINTEST, pair_scores
from samestory.model import (
    Mark,
    MarkedStory,
    Markings,
    Place,
    Reference,
    Settings,
    StoryArticle,
)
from tests.benchmarks.data_factory import PAIRS
from tests.evaluation.story import told


def gold(*stories: str) -> Markings:
    return Markings(
        "gold.jsonl",
        tuple(
            MarkedStory(
                story,
                tuple(
                    Mark(f"pair {at}", Reference(a), Reference(b), level)
                    for at, (a, b, level) in enumerate(PAIRS[story])
                ),
            )
            for story in stories
        ),
        complete=True,
    )


ARTICLES = told("mill", "bridge")
RESULT = evaluate(gold("mill", "bridge"), ARTICLES, Settings(), seed=1)


def test_figures_are_those_of_the_links_and_marks() -> None:
    scores = pair_scores([article.document for article in told("mill")], Settings())
    # N, F, H are A, B, C.
    marked = {("A", 1, "B", 1), ("A", 2, "B", 3), ("A", 1, "C", 1), ("B", 1, "C", 1)}
    found = {
        (a.document, a.paragraph, b.document, b.paragraph)
        for (a, b), score in scores.items()
        if score.score >= 0.25
    }
    figures = RESULT.stories[0].levels["links"]
    assert (figures.hits, figures.found, figures.true) == (len(found & marked), len(found), 4)
    assert figures.recall == len(found & marked) / 4


def test_stories_add_up() -> None:
    for name, level in RESULT.levels.items():
        stories = [story.levels[name] for story in RESULT.stories]
        assert level.figures.true == sum(each.true for each in stories)
        assert level.figures.found == sum(each.found for each in stories)
    assert RESULT.pairs == RESULT.judged == 21 + 4


def test_the_cut_of_a_setting_stands_in_the_table_of_cuts() -> None:
    assert [row.cut for row in RESULT.cuts] == pytest.approx([n / 20 for n in range(1, 20)])
    row = next(row for row in RESULT.cuts if row.cut == 0.25)
    assert row.levels["links"].f1 == RESULT.levels["links"].figures.f1
    for before, after in pairwise(RESULT.cuts):
        assert after.levels["links"].found <= before.levels["links"].found


def test_the_best_cut_is_no_worse_than_any_of_the_table() -> None:
    for name, level in RESULT.levels.items():
        assert level.best_f1 is not None
        assert all(level.best_f1 >= (row.levels[name].f1 or 0) for row in RESULT.cuts)


def test_intervals_hold_the_figures_of_single_stories_and_are_seeded() -> None:
    interval = RESULT.levels["links"].intervals["f1"]
    assert interval is not None
    values = [story.levels["links"].f1 or 0 for story in RESULT.stories]
    assert (interval.low, interval.high) == pytest.approx((min(values), max(values)))
    assert evaluate(gold("mill", "bridge"), ARTICLES, Settings(), seed=1) == RESULT


def test_one_story_has_no_interval_and_says_why() -> None:
    result = evaluate(gold("bridge"), ARTICLES, Settings(), seed=1)
    assert set(result.levels["links"].intervals.values()) == {None}
    assert any("two or more stories" in note for note in result.notes)
    assert any("1 story in the articles without marks" in note for note in result.notes)


def test_settings_move_the_cuts() -> None:
    strict = evaluate(gold("mill"), ARTICLES, Settings(threshold=0.9, strong=0.95), seed=1)
    assert strict.levels["links"].cut == 0.9
    assert strict.levels["strong links"].cut == 0.95
    assert strict.levels["links"].figures.found <= RESULT.stories[0].levels["links"].found


def test_a_story_without_links_has_undefined_recall() -> None:
    markings = Markings("gold.jsonl", (MarkedStory("mill", ()),), complete=True)
    level = evaluate(markings, ARTICLES, Settings(), seed=1).levels["links"]
    assert level.figures.recall is None
    assert level.figures.average_precision is None
    assert level.best_cut is None


def test_all_scores_are_ranked() -> None:
    scores = pair_scores([article.document for article in told("mill")], Settings())
    assert all(score.score >= FAINTEST for score in scores.values())
    assert scores[Place("A", 1), Place("B", 1)].score > 0.5
    assert any(score.score < 0.25 for score in scores.values())


def test_scores_are_those_of_the_links_of_a_comparison() -> None:
    documents = [article.document for article in told("mill")]
    links = compare(documents, Settings(threshold=FAINTEST)).links
    assert pair_scores(documents, Settings()) == {
        (link.a, link.b): (link.score, link.strong_score) for link in links
    }


def test_only_links_are_found_strong() -> None:
    strict = evaluate(gold("mill"), ARTICLES, Settings(threshold=0.9, strong=0.01), seed=1)
    levels = strict.levels
    assert levels["strong links"].figures.found == levels["links"].figures.found


def test_what_can_t_be_compared_names_its_story() -> None:
    twin = told("mill")[0]
    articles = [twin, StoryArticle(twin.document, "mill", "M")]
    markings = Markings("gold.jsonl", (MarkedStory("mill", ()),), complete=True)
    with pytest.raises(AlignmentError, match=r"^story mill: "):
        evaluate(markings, articles, Settings(include_same_outlet=True), seed=1)

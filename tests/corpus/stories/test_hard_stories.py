"""Events of one week that are easy to mix up, and what touches on several of them."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hard_stories import hard_articles
from benchmarks.story_corpus import StoryArticle, tables
from samestory.corpus.stories import StorySettings, cluster, document_links
from samestory.corpus.stories.grouping import find_hubs, group

HUBS = {"round-up", "live"}


def groups(articles: list[StoryArticle], wanted: StorySettings) -> set[frozenset[str]]:
    both = tables(articles)
    found: dict[str, set[str]] = {}
    links = document_links(both, both, settings=wanted)
    for row in cluster(both[0], links, settings=wanted).to_pylist():
        found.setdefault(row["story_id"], set()).add(row["document_id"])
    return {frozenset(members) for members in found.values()}


@pytest.mark.parametrize("strictness", [0.4, 0.5, 0.6, 0.7])
@pytest.mark.parametrize("dated", [True, False])
def test_two_fires_and_two_votes_stay_apart(strictness: float, *, dated: bool) -> None:
    articles = [a if dated else replace(a, published=None) for a in hard_articles()]
    stories: dict[str, set[str]] = {}
    for article in articles:
        if article.id not in HUBS:
            stories.setdefault(article.story, set()).add(article.id)
    found = {
        members - HUBS for members in groups(articles, StorySettings(strictness=strictness))
    } - {frozenset()}
    assert found == {frozenset(members) for members in stories.values()}


def test_what_touches_on_several_stories_is_a_hub() -> None:
    # 0 to 2 and 3 to 4 are stories; 5 fits all of them, 6 only the first.
    told = dict.fromkeys([(0, 1), (0, 2), (1, 2), (3, 4), (0, 6), (1, 6), (2, 6)], 0.9)
    scores = told | {(n, 5): 0.8 for n in range(5)} | {(5, 6): 0.8}
    three = dict.fromkeys([(0, 1), (0, 2)], 0.9) | {(1, 2): 0.1}

    def comparable(*_: int) -> bool:
        return True

    assert find_hubs(three, comparable=comparable) == frozenset()
    fewer = {pair: score for pair, score in scores.items() if 6 not in pair}
    assert find_hubs(fewer, comparable=comparable) == {5}
    assert group(6, fewer, least=0.4, most_partners=20, hubs={5}) == [[0, 1, 2, 5], [3, 4]]
    assert group(6, fewer, least=0.85, most_partners=20, hubs={5}) == [[0, 1, 2], [3, 4], [5]]


def test_pairs_that_could_not_meet_do_not_make_a_hub() -> None:
    days = [0, 1, 2, 8, 9, 5]
    scores = {(n, 5): 0.9 for n in range(5)}
    assert find_hubs(scores, comparable=lambda *_: True) == {5}
    near = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (3, 4): 0.9}
    assert not find_hubs(scores | near, comparable=lambda a, b: abs(days[a] - days[b]) <= 5)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=13, max_size=13), st.integers(0, 6), st.randoms())
def test_order_plays_no_part_and_no_link_leaves_the_window(
    days: list[int], window: int, chance: random.Random
) -> None:
    start = dt.date(2031, 5, 1)
    articles = [
        replace(article, published=start + dt.timedelta(days=day))
        for article, day in zip(hard_articles(), days, strict=True)
    ]
    wanted = StorySettings(window_days=window)
    both = tables(articles)
    links = document_links(both, both, settings=wanted)
    day_of = {article.id: day for article, day in zip(articles, days, strict=True)}
    assert all(abs(day_of[r["a"]] - day_of[r["b"]]) <= window for r in links.to_pylist())
    shuffled = tables(chance.sample(articles, len(articles)))
    again = document_links(shuffled, shuffled, settings=wanted)
    assert again.equals(links)
    grouped = cluster(both[0], links, settings=wanted)
    mixed = links.take(chance.sample(range(links.num_rows), links.num_rows))
    assert cluster(shuffled[0], mixed, settings=wanted).equals(grouped)
    assert sorted(grouped["document_id"].to_pylist()) == sorted(day_of)


def test_buckets_meet_each_pair_once() -> None:
    articles = hard_articles()
    early = [article for article in articles if article.published.day <= 6]  # type: ignore[union-attr]
    late = [article for article in articles if article not in early]
    wanted = StorySettings(window_days=7)
    tables_of = [tables(early), tables(late)]
    pairs = [
        (row["a"], row["b"])
        for left, right in ((0, 0), (1, 1), (1, 0))
        for row in document_links(tables_of[left], tables_of[right], settings=wanted).to_pylist()
    ]
    assert len(pairs) == len(set(pairs))
    whole = tables(articles)
    together = document_links(whole, whole, settings=wanted).to_pylist()
    # Fewer articles know less of how rare words are: only what is clear must be the same.
    assert {(r["a"], r["b"]) for r in together if r["score"] > 0.99} <= set(pairs)

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from benchmarks import story_peers
from benchmarks.story_corpus import StoryArticle, seed_articles
from benchmarks.story_fit import fitted, held_out, pair_features

DAY = dt.date(2031, 3, 1)


def article(name: str, day: int) -> StoryArticle:
    return StoryArticle(name, name, name, DAY + dt.timedelta(days=day), "", "en", ("A text.",))


def chain(articles: Sequence[StoryArticle], _: float) -> Iterator[tuple[str, str]]:
    for one, two in pairwise(articles):
        yield one.id, two.id


def test_what_a_peer_links_within_the_window_is_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_peers, "PEERS", {"chain": ("json", chain)})
    articles = [article("a", 0), article("b", 1), article("c", 9)]
    _, story = next(story_peers.peer_stories("chain", articles, window_days=5))
    assert story["a"] == story["b"] != story["c"]
    undated = [replace(each, published=None) for each in articles]
    _, story = next(story_peers.peer_stories("chain", undated, window_days=5))
    assert len(set(story.values())) == 1


def test_a_peer_that_is_not_installed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_peers, "PEERS", {"chain": ("no_such_module", chain)})
    assert not list(story_peers.peer_stories("chain", [article("a", 0)], window_days=5))


def test_constants_are_fitted_to_some_stories_and_tried_on_the_others() -> None:
    articles = seed_articles()
    pairs = pair_features(articles)
    assert pairs.true.sum() == 3 + 6 + 1 + 1
    constants = fitted(pairs)
    assert constants["story, fitted"]["paragraphs"] > 0
    assert constants["blocking, fitted"]["paragraphs"] == 0
    first = held_out(articles, pairs)[0]
    assert len(set(first["truth"].values())) == 2
    assert first["truth"].keys() == first["guessed"].keys()

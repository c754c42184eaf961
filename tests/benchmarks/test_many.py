from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import many
from benchmarks.many import together, versions
from benchmarks.stories import Article, Story, read_data
from tests.benchmarks.data_factory import write_data


@pytest.fixture
def stories(tmp_path: Path) -> list[Story]:
    return read_data(write_data(tmp_path))


def test_stories_in_one_keep_their_links_and_have_none_between(stories: list[Story]) -> None:
    (whole,) = together(stories, 2)
    assert len(whole.articles) == 5
    assert len({article.outlet for article in whole.articles}) == 5
    assert len(whole.gold) == sum(len(story.gold) for story in stories)
    texts = {
        (article.label, number): text
        for article in whole.articles
        for number, text in enumerate(article.paragraphs, start=1)
    }
    levels = {frozenset((texts[a], texts[b])): level for (a, b), level in whole.gold.items()}
    for story in stories:
        own = {
            (article.label, number): text
            for article in story.articles
            for number, text in enumerate(article.paragraphs, start=1)
        }
        for (a, b), level in story.gold.items():
            assert levels[frozenset((own[a], own[b]))] == level
    assert set(whole.gold) <= set(whole.candidates)


def test_stories_left_over_are_not_used(stories: list[Story]) -> None:
    assert together(stories, 3) == []
    assert len(together(stories, 1)) == 2


def test_versions_have_their_article_s_words_and_links(
    stories: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "KEPT", 1.0)
    story = versions(stories[0], 2)
    assert [article.label for article in story.articles][:2] == ["N.1.", "N.2."]
    # Whole paragraphs: two versions of each of 8, and 4 links between 2 versions by 2.
    same = {pair: level for pair, level in story.gold.items() if pair[0][0][0] == pair[1][0][0]}
    assert same == {
        ((f"{label}.1.", number), (f"{label}.2.", number)): 2
        for label, length in (("N", 3), ("F", 3), ("H", 2))
        for number in range(1, length + 1)
    }
    assert len(story.gold) == 8 + 4 * len(stories[0].gold)
    assert story.gold[("F.2.", 1), ("H.1.", 1)] == 1


def test_versions_that_share_no_sentence_are_not_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraph = ("A fire destroyed the mill on Tuesday night. It had stood there since 1911.",)
    articles = (Article("N", "Herald", paragraph), Article("F", "Post", paragraph))
    monkeypatch.setattr(many, "KEPT", 1.0)
    # Versions N.1 and N.2 keep a sentence each, F.1 and F.2 the same one.
    kept = iter([[0], [1], [0], [0]])
    monkeypatch.setattr(many, "_cut", lambda *_: next(kept))
    story = versions(Story("mill", articles, {(("F", 1), ("N", 1)): 1}), 2)
    assert (("N.1.", 1), ("N.2.", 1)) not in story.gold
    assert story.gold[("F.1.", 1), ("F.2.", 1)] == 2
    assert story.gold[("F.1.", 1), ("N.2.", 1)] == 1


def test_versions_are_the_same_every_time(stories: list[Story]) -> None:
    assert versions(stories[0], 3) == versions(stories[0], 3)

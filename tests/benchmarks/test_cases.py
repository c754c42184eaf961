from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.cases import Size, build_case
from benchmarks.stories import Story, read_data
from tests.benchmarks.data_factory import write_data


@pytest.fixture
def stories(tmp_path: Path) -> list[Story]:
    return read_data(write_data(tmp_path))


@pytest.mark.parametrize("size", [Size(2, 1), Size(3, 4), Size(5, 40)])
def test_a_case_has_the_wanted_size_whatever_the_source_holds(
    stories: list[Story], size: Size
) -> None:
    case = build_case(stories, size)
    assert [len(article.paragraphs) for article in case.articles] == (
        [size.paragraphs] * size.documents
    )
    assert all(text.strip() for article in case.articles for text in article.paragraphs)


def test_the_same_source_and_size_give_the_same_case(stories: list[Story]) -> None:
    assert build_case(stories, Size(3, 4)) == build_case(stories, Size(3, 4))


def test_outlets_share_words_but_no_whole_article(stories: list[Story]) -> None:
    one, two = build_case(stories, Size(2, 6)).articles
    assert one.paragraphs != two.paragraphs
    assert set(" ".join(one.paragraphs).split()) & set(" ".join(two.paragraphs).split())


def test_sizes_are_read_as_they_are_written() -> None:
    assert Size.parse("8x300") == Size(8, 300)
    assert str(Size(8, 300)) == "8x300"


@pytest.mark.parametrize("text", ["8", "8x", "x5", "1x5", "3x0", "axb", "1x2x3"])
def test_other_sizes_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Size.parse(text)

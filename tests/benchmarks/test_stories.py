from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.stories import DataError, as_documents, read_data, read_seeds
from tests.benchmarks.data_factory import BRIDGE, MILL, articles, gold, write_data


def test_stories_come_in_the_order_of_the_articles(tmp_path: Path) -> None:
    mill, bridge = read_data(write_data(tmp_path))
    assert (mill.name, bridge.name) == ("mill", "bridge")
    assert [article.label for article in mill.articles] == ["N", "F", "H"]
    assert mill.articles[1].paragraphs == tuple(MILL["F"])
    assert mill.articles[1].headline == "mill by F"


def test_gold_pairs_are_read_whichever_is_named_first(tmp_path: Path) -> None:
    mill, _ = read_data(write_data(tmp_path))
    assert mill.gold == {
        (("F", 1), ("N", 1)): 2,
        (("F", 3), ("N", 2)): 2,
        (("H", 1), ("N", 1)): 2,
        (("F", 1), ("H", 1)): 1,
    }


def test_a_label_may_end_in_a_digit(tmp_path: Path) -> None:
    _, bridge = read_data(write_data(tmp_path))
    assert bridge.gold == {(("a1", 1), ("a2", 2)): 2}


def test_a_pair_marked_twice_has_its_higher_level_and_level_0_is_none(tmp_path: Path) -> None:
    pairs = [["N1", "F1", 2], ["F1", "N1", 1], ["N2", "F1", 0]]
    (story,) = read_data(write_data(tmp_path, gold_records=gold({"mill": pairs})))
    assert story.gold == {(("F", 1), ("N", 1)): 2}


def test_candidates_are_all_pairs_of_different_articles(tmp_path: Path) -> None:
    mill, bridge = read_data(write_data(tmp_path))
    assert len(mill.candidates) == len(set(mill.candidates)) == 3 * 3 + 3 * 2 + 3 * 2
    assert set(mill.gold) <= set(mill.candidates)
    assert set(bridge.gold) <= set(bridge.candidates)


def test_stories_without_gold_or_with_one_article_are_left_out(tmp_path: Path) -> None:
    records = articles({"mill": MILL, "unmarked": BRIDGE, "lone": {"N": MILL["N"]}})
    marked = gold({"mill": [["N1", "F1", 2]], "lone": []})
    assert [story.name for story in read_data(write_data(tmp_path, records, marked))] == ["mill"]


def test_limit_takes_the_first_stories(tmp_path: Path) -> None:
    assert [story.name for story in read_data(write_data(tmp_path), limit=1)] == ["mill"]


def test_a_label_that_is_unclear_is_refused(tmp_path: Path) -> None:
    twelve = ["A sentence."] * 12
    records = articles({"s": {"N": twelve, "N1": twelve}})
    with pytest.raises(DataError, match="N12 could be several paragraphs"):
        read_data(write_data(tmp_path, records, gold({"s": [["N12", "N13", 1]]})))


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        (["N1", "F9", 1], "F9 is no paragraph"),
        (["N1", "X1", 1], "X1 is no paragraph"),
        (["N1", "N2", 1], "of one article"),
    ],
)
def test_a_pair_that_names_no_two_articles_is_refused(
    tmp_path: Path, pair: list[Any], message: str
) -> None:
    with pytest.raises(DataError, match=message):
        read_data(write_data(tmp_path, gold_records=gold({"mill": [pair]})))


@pytest.mark.parametrize("record", [{"story": "mill"}, ["mill"], {"pairs": []}])
def test_a_broken_record_is_named_by_its_line(tmp_path: Path, record: object) -> None:
    with pytest.raises(DataError, match=r"gold\.jsonl, line 2"):
        read_data(write_data(tmp_path, gold_records=[*gold()[:1], record]))


def test_a_blank_paragraph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="mill: N has no paragraphs, or a blank one"):
        read_data(write_data(tmp_path, articles({"mill": {"N": ["One.", " "], "F": ["Two."]}})))


def test_nothing_to_measure_on_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no story"):
        read_data(write_data(tmp_path, gold_records=[]))


def test_every_article_is_an_outlet_of_its_own(tmp_path: Path) -> None:
    records = articles({"mill": MILL})
    for record in records[:2]:
        record["outlet"] = "Herald"
    (story,) = read_data(write_data(tmp_path, records))
    assert [d.outlet for d in as_documents(story)] == ["Herald (N)", "Herald (F)", "Outlet H"]


def test_the_seeds_have_gold_links_between_paragraphs_that_exist() -> None:
    stories = read_seeds()
    assert {story.name for story in stories} >= {"frontline-january", "ferry-collision"}
    for story in stories:
        assert story.gold
        assert set(story.gold) <= set(story.candidates)

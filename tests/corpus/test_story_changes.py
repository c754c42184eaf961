from __future__ import annotations

from pathlib import Path

from samestory.corpus import Corpus, StoryChanges
from samestory.corpus.story_changes import story_changes
from tests.corpus.corpora import one_thread, seed_records, write_lines


def test_what_became_of_stories() -> None:
    before = {"1": "a", "2": "a", "3": "b", "4": "b", "5": "c", "6": "c", "7": "d", "8": "e"}
    after = {
        "1": "a",
        "2": "a",
        "9": "a",  # grown
        "3": "b",
        "4": "b",
        "5": "b",
        "6": "b",  # with c
        "7": "f",
        "0": "f",  # an earlier article
        "x": "g",
        "y": "g",  # new; e is gone
    }
    assert story_changes(before, after) == StoryChanges(
        new=1, grown=2, merged=((("b", "c"), "b"),), renamed=(("d", "f"),), gone=("e",)
    )
    assert story_changes({"1": "a", "2": "a"}, {"1": "a", "2": "h"}).split == (("a", ("a", "h")),)
    assert story_changes(before, before) == StoryChanges()


def test_a_story_that_grows_keeps_its_id(tmp_path: Path) -> None:
    records = seed_records("ferry-collision")
    records[-1]["date"] = "2026-10-09"
    corpus = Corpus(tmp_path / "work", engine=one_thread())
    sources = [
        write_lines(tmp_path / "a.jsonl", records[:-1]),
        write_lines(tmp_path / "b.jsonl", records[-1:]),
    ]
    corpus.build(sources[:1])
    corpus.find_stories()
    corpus.compare()
    (known,) = corpus.table("stories")["story_id"].to_pylist()
    corpus.build(sources[1:])
    assert corpus.find_stories().changes == StoryChanges(grown=1)
    assert corpus.compare().compared == 1
    assert corpus.table("stories")["story_id"].to_pylist() == [known]
    assert corpus.table("comparisons")["documents"].to_pylist() == [len(records)]
    other = Corpus(tmp_path / "other", engine=one_thread())
    other.build(sources[::-1])
    other.find_stories()
    assert other.table("members") == corpus.table("members")

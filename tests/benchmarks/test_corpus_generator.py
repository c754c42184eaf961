"""The generator of synthetic corpora."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpus_generator import PARAGRAPHS, records, write_corpus


def test_the_same_seed_gives_the_same_corpus() -> None:
    first = list(records(600, seed=3))
    assert first == list(records(600, seed=3))
    assert first != list(records(600, seed=4))
    assert list(records(300, seed=3)) == first[: -(-300 // PARAGRAPHS)]


def test_articles_have_their_size_and_stories_several_outlets(tmp_path: Path) -> None:
    made = list(records(1000))
    assert {str(record["text"]).count("\n\n") + 1 for record in made} == {PARAGRAPHS}
    assert write_corpus(tmp_path / "a.jsonl", 1000) == len(made)
    outlets: dict[object, set[object]] = {}
    for record in made[:-8]:
        outlets.setdefault(record["story"], set()).add(record["outlet"])
    assert all(len(held) > 1 for held in list(outlets.values())[:-1])

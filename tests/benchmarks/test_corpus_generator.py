"""The generator of synthetic corpora."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpus_generator import PARAGRAPHS, articles, records, write_corpus


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


def test_a_share_of_articles_is_told_alone() -> None:
    made = list(records(6800, alone=0.5))
    alone = [record for record in made if str(record["story"]).startswith("alone")]
    assert abs(len(alone) / len(made) - 0.5) < 0.02
    assert len({record["id"] for record in made}) == len(made)
    assert len({record["story"] for record in alone}) == len(alone)
    # The other stories are as they were.
    told = [record for record in made if record not in alone]
    assert told == list(records(len(told) * PARAGRAPHS))


def test_it_is_known_what_paragraphs_tell() -> None:
    for made in articles(170):
        texts = str(made.record["text"]).split("\n\n")
        assert len(made.told) == len(texts) == PARAGRAPHS
        told = [number for number in made.told if number is not None]
        assert len(set(told)) == len(told) > 0

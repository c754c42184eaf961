"""The overview of a corpus: its numbers are those of the tables, and the page is safe and whole."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.corpus_generator import write_corpus
from samestory.corpus import Corpus, OverviewSettings
from samestory.corpus.overview import assembly
from samestory.corpus.overview.tables import opened_tables
from samestory.corpus.overview.wording import compare_wording, labels_in
from samestory.errors import CorpusError
from samestory.model import Settings
from samestory.renderers.corpus_page import corpus_page
from tests.corpus.corpora import one_thread, seed_records, write_lines, write_seeds

GROUPS = OverviewSettings(first=("Aldmere Gazette",), second=("Galt Wire",))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The seeds and some invented news, gone through all stages."""
    folder = tmp_path_factory.mktemp("overview")
    sources = [*write_seeds(folder / "in"), folder / "made.jsonl"]
    write_corpus(sources[-1], 600)
    made = Corpus(folder / "work", engine=one_thread())
    made.run(sources, comparison=Settings(findings=("naming", "word-choice", "reuse")))
    return made


def test_counts_are_those_of_the_tables(corpus: Corpus) -> None:
    found = corpus.overview()
    rows = corpus.status().rows
    held = {counted.name: counted.number for counted in found.counts}
    assert held["articles"] == rows["documents"]
    assert held["stories"] == rows["stories"] == found.all_stories == len(found.stories)
    assert held["links between paragraphs"] == rows["links"]
    assert sum(counted.number for counted in found.by_month) == rows["stories"]
    assert sum(counted.number for counted in found.by_size) == rows["stories"]
    sizes = [len(story.outlets) for story in found.stories]
    assert all(one >= other for one, other in pairwise(sizes))


def test_heat_maps_are_the_same_from_both_sides(corpus: Corpus) -> None:
    found = corpus.overview()
    for grid in (found.shared, found.reused):
        assert [list(column) for column in zip(*grid.cells, strict=True)] == [
            list(row) for row in grid.cells
        ]
    for at, row in enumerate(found.shared.cells):
        assert all((row[at] or 0) >= (cell or 0) for cell in row)


def test_pairs_with_the_same_words_are_those_of_the_table(corpus: Corpus) -> None:
    found = corpus.overview()
    pairs = {
        (row["document_a"], row["document_b"]): row
        for row in corpus.table("reuse_pairs").to_pylist()
        if not row["same_outlet"]
        and row["relation"] != "shared quotation"
        and {row["outlet_a"], row["outlet_b"]} <= set(found.reused.outlets)
    }
    names = found.reused.outlets
    for i, one in enumerate(names):
        for j, other in enumerate(names):
            between = [
                row for row in pairs.values() if (row["outlet_a"], row["outlet_b"]) == (one, other)
            ]
            earlier = sum(row["seen"] == "earlier" for row in between)
            assert (found.earlier.cells[i][j] or 0) == earlier
            assert (found.reused.cells[i][j] or 0) >= len(between)
    assert sum(cell or 0 for row in found.reused.cells for cell in row) == 2 * len(pairs)


def test_words_of_several_outlets_stand_in_the_first_ones_article(corpus: Corpus) -> None:
    found = corpus.overview()
    texts = corpus.table("paragraphs")["text"].to_pylist()
    assert found.runs
    for run in found.runs:
        assert len(set(run.outlets)) == len(run.outlets) > 1
        assert any(run.text in text for text in texts)
    sizes = [len(run.outlets) for run in found.runs]
    assert sizes == sorted(sizes, reverse=True)


def test_of_very_many_stories_some_are_drawn(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = corpus.overview().shared.outlets
    settings = OverviewSettings(first=names[::2], second=names[1::2])
    whole = corpus.overview(settings=settings).wording
    monkeypatch.setattr(assembly, "compare_wording", partial(compare_wording, most_stories=1))
    overview = corpus.overview(settings=settings)
    found = overview.wording
    assert whole is not None
    assert found is not None
    assert whole.stories == whole.all_stories == found.all_stories > found.stories == 1
    assert f"drawn from {found.all_stories} without" in corpus_page(overview).decode()


def test_a_label_is_where_its_finding_points(corpus: Corpus) -> None:
    names = corpus.overview().shared.outlets
    with opened_tables(corpus.folder, memory="256MB") as database:
        compare_wording(database, names[::2], names[1::2], rounds=0, seed=1)
        uses = list(labels_in(database))
    pointed = {
        (row["story_id"], row["outlet"], row["words"].lower())
        for row in corpus.table("findings").to_pylist()
    }
    assert uses
    assert all((use.story, use.outlet, use.word) in pointed for use in uses)


def test_old_results_are_not_told_as_new_ones(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "work", engine=one_thread())
    path = write_lines(tmp_path / "a.jsonl", seed_records("ferry-collision"))
    corpus.build([path])
    corpus.find_stories()
    with pytest.raises(CorpusError, match="run samestory corpus compare"):
        corpus.overview()
    corpus.compare(settings=Settings(findings=()))
    with pytest.raises(CorpusError, match="run samestory corpus reuse"):
        corpus.overview()
    corpus.find_reuse()
    corpus.overview()
    more = write_lines(tmp_path / "b.jsonl", seed_records("frontline-january"))
    corpus.build([more])
    with pytest.raises(CorpusError, match="run samestory corpus stories again"):
        corpus.overview()
    corpus.find_stories()
    with pytest.raises(CorpusError, match="changed since samestory corpus compare"):
        corpus.overview()
    corpus.compare()
    with pytest.raises(CorpusError, match="changed since samestory corpus reuse"):
        corpus.overview()


def test_few_stories_are_counted_and_not_tested(corpus: Corpus) -> None:
    found = corpus.overview().wording
    assert found is not None
    assert found.stories < found.stories_needed
    assert found.words
    assert all(word.chance is None for word in found.words)
    assert "Counts only" in corpus_page(corpus.overview()).decode()


def test_a_word_stands_in_its_sentences_outside_quotations(corpus: Corpus) -> None:
    found = corpus.overview().wording
    assert found is not None
    for word in (*found.words, *found.labels):
        assert 1 <= len(word.witnesses) <= 5
        for witness in word.witnesses:
            assert witness.sentence[witness.start : witness.end].lower() == word.word
            assert witness.outlet in (*found.first, *found.second)


def test_swapping_the_groups_turns_the_sign(corpus: Corpus) -> None:
    one = corpus.overview().wording
    assert one is not None
    settings = OverviewSettings(first=one.second, second=one.first)
    other = corpus.overview(settings=settings).wording
    assert other is not None
    assert {word.word: word.counts for word in one.words} == {
        word.word: word.counts[::-1] for word in other.words
    }


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (OverviewSettings(first=("Nobody",), second=("Nowhere",)), "no story is told by Nobody"),
        (OverviewSettings(first=("Nobody",)), "two groups"),
    ],
)
def test_groups_that_cannot_be_compared(
    corpus: Corpus, settings: OverviewSettings, said: str
) -> None:
    with pytest.raises(CorpusError, match=said):
        corpus.overview(settings=settings)


def test_the_page_is_the_same_twice_and_has_each_anchor_once(corpus: Corpus) -> None:
    found = corpus.overview()
    page = corpus_page(found).decode()
    assert page == corpus_page(corpus.overview()).decode()
    assert " style=" not in page
    for story in found.stories:
        assert page.count(f' id="{story.story}"') == 1
    for part in page.split('href="#')[1:]:
        assert f'id="{part.partition(chr(34))[0]}"' in page


def test_headlines_are_text(corpus: Corpus) -> None:
    found = corpus.overview()
    bad = replace(found.stories[0], headline="<script>alert(1)</script>")
    page = corpus_page(replace(found, stories=(bad,))).decode()
    assert "<script>alert" not in page
    assert f"with most outlets, of {found.all_stories}" in page

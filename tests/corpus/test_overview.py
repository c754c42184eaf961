"""The overview of a corpus: its numbers are those of the tables, and the page is safe and whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from benchmarks.corpus_generator import write_corpus
from samestory.corpus import Corpus, OverviewSettings
from samestory.errors import CorpusError
from samestory.model import Settings
from samestory.renderers.corpus_page import corpus_page
from tests.corpus.corpora import one_thread, write_seeds

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
        reused = found.reused.cells[at]
        assert all((one or 0) <= (two or 0) for one, two in zip(reused, row, strict=True))


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

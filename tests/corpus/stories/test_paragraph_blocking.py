from __future__ import annotations

import datetime as dt
import math
from itertools import combinations, pairwise

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.story_corpus import StoryArticle, tables
from samestory.corpus.stories import ParagraphSettings, paragraph_candidates
from samestory.errors import SettingsError

WORDS = ("harbour", "ferry", "pilot", "tide", "engine", "quay", "rope", "signal")
DAY = dt.date(2031, 3, 1)

Found = dict[tuple[str, int, str, int], tuple[float, float]]


def article(name: str, paragraphs: list[str], *, day: int = 0, outlet: str = "") -> StoryArticle:
    return StoryArticle(
        id=name,
        story=name,
        outlet=outlet or name,
        published=DAY + dt.timedelta(days=day),
        headline="",
        language="en",
        paragraphs=tuple(paragraphs),
    )


def candidates(articles: list[StoryArticle], settings: ParagraphSettings) -> Found:
    both = tables(articles)
    return found_in(paragraph_candidates(both, both, settings=settings))


def found_in(table: pa.Table) -> Found:
    return {
        (row["a"], row["a_number"], row["b"], row["b_number"]): (
            row["containment"],
            row["coverage"],
        )
        for row in table.to_pylist()
    }


def naive(articles: list[StoryArticle], settings: ParagraphSettings) -> Found:
    """Compare all paragraphs with all, by the words as written."""
    held = []
    for each in sorted(articles, key=lambda each: each.id):
        for number, text in enumerate(each.paragraphs, start=1):
            words = text.split()
            held.append((each, number, {*words, *pairwise(words)}))
    frequency: dict[object, int] = {}
    for _, _, grams in held:
        for gram in grams:
            frequency[gram] = frequency.get(gram, 0) + 1
    rarity = {
        gram: math.log(len(held) / count)
        for gram, count in frequency.items()
        if 2 <= count <= settings.most_common
    }
    found = {}
    for (a, i, one), (b, j, two) in combinations(held, 2):
        apart = abs((a.published - b.published).days) if a.published and b.published else 0
        totals = [sum(rarity.get(gram, 0.0) for gram in grams) for grams in (one, two)]
        shared = sum(rarity.get(gram, 0.0) for gram in one & two)
        if a.id == b.id or apart > settings.window_days or shared < 1e-9:
            continue
        shares = (round(shared / min(totals), 6), round(shared / max(totals), 6))
        if shares[0] >= settings.least_containment and shares[1] >= settings.least_coverage:
            found[a.id, i, b.id, j] = shares
    return found


TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join), max_size=4)


@given(
    st.lists(st.tuples(TEXTS, st.integers(0, 4)), min_size=1, max_size=4),
    st.integers(2, 6),
    st.integers(0, 3),
)
def test_the_pairs_are_those_of_a_naive_search(
    drawn: list[tuple[list[str], int]], most_common: int, window: int
) -> None:
    articles = [article(f"{n}", texts, day=day) for n, (texts, day) in enumerate(drawn)]
    settings = ParagraphSettings(
        window_days=window, most_common=most_common, least_containment=0.301, least_coverage=0.101
    )
    found, expected = candidates(articles, settings), naive(articles, settings)
    assert found.keys() == expected.keys()
    for pair, shares in found.items():
        assert shares == pytest.approx(expected[pair], abs=2e-6)


QUOTE = "The engines did not answer when he asked"
LONG = (
    "The inquiry heard on Thursday from nine witnesses, among them the harbour master, who spoke "
    "for two hours about levers, cables, batteries, a software update in August, the training of "
    "deck hands, and a letter from the supplier that nobody at the company remembers opening. "
    f"{QUOTE}, one of them said."
)
FILLER = ["Rain is expected by noon.", "The market opens late.", "Trains run as usual."]


def test_a_short_quote_in_a_long_paragraph_does_not_make_the_two_alike() -> None:
    articles = [
        article("a", [f"{QUOTE}.", *FILLER]),
        article("b", [LONG]),
        article("c", [LONG]),
    ]
    found = candidates(articles, ParagraphSettings(least_coverage=0.0))
    containment, coverage = found["a", 1, "b", 1]
    assert containment > 0.9
    assert coverage < 0.3
    guarded = candidates(articles, ParagraphSettings(least_coverage=0.3))
    assert ("a", 1, "b", 1) not in guarded
    assert ("b", 1, "c", 1) in guarded


def test_two_buckets_give_the_pairs_between_them_only() -> None:
    one, two, three = (
        article(name, [QUOTE, *FILLER], day=day) for name, day in (("a", 0), ("b", 1), ("c", 1))
    )
    found = found_in(paragraph_candidates(tables([one]), tables([two, three])))
    assert {pair[::2] for pair in found} == {("a", "b"), ("a", "c")}


def test_the_same_outlet_is_told() -> None:
    articles = [article(name, [QUOTE, *FILLER], outlet=name[0]) for name in ("x1", "x2", "y1")]
    both = tables(articles)
    rows = paragraph_candidates(both, both).to_pylist()
    assert {(row["a"], row["b"]) for row in rows if row["same_outlet"]} == {("x1", "x2")}


def test_no_articles_give_an_empty_table() -> None:
    both = tables([])
    assert paragraph_candidates(both, both).num_rows == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"window_days": -1},
        {"least_containment": 0.0},
        {"least_coverage": 1.5},
        {"most_common": 1},
        {"most_paragraphs": 0},
    ],
)
def test_settings_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(SettingsError):
        ParagraphSettings(**wrong)  # type: ignore[arg-type]

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.alignment import align
from samestory.model import Document, Sensitivity, Settings
from tests.story_factory import FERRY, Article, make_story, stories

CUTS = st.sampled_from(
    [
        Settings(),
        Settings(threshold=0.08, strong=0.3),
        Settings(threshold=0.01, strong=0.2),
        Settings(threshold=0.6, strong=0.6),
    ]
)


def counted(documents: tuple[Document, ...], cuts: Settings) -> Sensitivity:
    """What aligning with these cuts gives."""
    alignment = align(documents, settings=cuts)
    return Sensitivity(
        threshold=cuts.threshold,
        strong=cuts.strong,
        links=len(alignment.links),
        strong_links=sum(link.strength == "strong" for link in alignment.links),
        side_by_side=sum(len({place.document for place in row}) > 1 for row in alignment.rows),
    )


@settings(max_examples=25)
@given(stories(), CUTS)
def test_it_says_what_aligning_with_the_other_cuts_gives(
    articles: tuple[Article, ...], cuts: Settings
) -> None:
    documents = make_story(*articles)
    for row in align(documents, settings=cuts).sensitivity:
        other = replace(cuts, threshold=row.threshold, strong=row.strong)
        assert row == counted(documents, other)


def test_neighbouring_cuts_come_by_threshold_and_then_by_strong_cut() -> None:
    found = align(make_story(*FERRY), settings=Settings()).sensitivity
    assert [(row.threshold, row.strong) for row in found] == [
        (0.15, 0.2),
        (0.2, 0.2),
        (0.25, 0.2),
        (0.3, 0.2),
        (0.35, 0.2),
        (0.25, 0.1),
        (0.25, 0.3),
    ]


@pytest.mark.parametrize(
    ("cuts", "thresholds", "strongs"),
    [
        (Settings(threshold=0.07), {0.02, 0.07, 0.12, 0.17}, {0.1, 0.2, 0.3}),
        (Settings(threshold=0.65), {0.55, 0.6, 0.65, 0.7, 0.75}, {0.1, 0.2, 0.3}),
        (Settings(threshold=1, strong=1), {0.9, 0.95, 1}, {0.9, 1}),
        (Settings(threshold=0.01), {0.01}, {0.1, 0.2, 0.3}),
        (Settings(strong=0.1), {0.15, 0.2, 0.25, 0.3, 0.35}, {0.1, 0.2}),
    ],
)
def test_cuts_that_make_no_sense_are_left_out(
    cuts: Settings, thresholds: set[float], strongs: set[float]
) -> None:
    found = align(make_story(*FERRY), settings=cuts).sensitivity
    assert {row.threshold for row in found} == thresholds
    assert {row.strong for row in found} == strongs
    assert len(found) == len(set(found))


def test_documents_of_one_outlet_count_only_where_they_are_aligned() -> None:
    documents = make_story(*FERRY)
    kin = (documents[0], replace(documents[1], outlet=documents[0].outlet), documents[2])
    for cuts in (Settings(), Settings(include_same_outlet=True)):
        for row in align(kin, settings=cuts).sensitivity:
            assert row == counted(kin, replace(cuts, threshold=row.threshold, strong=row.strong))

"""How well rows agree with strong gold links: pairs that stand together, and B-cubed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from benchmarks.metrics import BCubed, b_cubed
from benchmarks.stories import Pair, Spot, Story, pair_of
from samestory.evaluation.metrics import Counts, mean
from samestory.model.marks import LEVELS


@dataclass(frozen=True, slots=True)
class RowAgreement:
    """Sums that can be added up over stories.

    Attributes
    ----------
    pairs
        Pairs of paragraphs of different articles: in one row, strongly linked, and both.
    cube
        B-cubed over all paragraphs.
    paired
        B-cubed over the paragraphs that rows or gold links pair with another.
    """

    pairs: Counts = field(default_factory=Counts)
    cube: BCubed = field(default_factory=BCubed)
    paired: BCubed = field(default_factory=BCubed)

    def __add__(self, other: RowAgreement) -> RowAgreement:
        return RowAgreement(
            self.pairs + other.pairs, self.cube + other.cube, self.paired + other.paired
        )


def agreement(story: Story, rows: Iterable[Sequence[Spot]]) -> RowAgreement:
    """Compare rows with a story's strong gold links."""
    found = pairs_in(rows)
    strong = {pair for pair, level in story.gold.items() if level >= LEVELS["strong links"]}
    mine, true = _partners(found), _partners(strong)
    paired = [spot for spot in story.spots if spot in mine or spot in true]
    return RowAgreement(
        Counts(len(found & strong), len(found), len(strong)),
        b_cubed(story.spots, mine, true),
        b_cubed(paired, mine, true),
    )


def pairs_in(rows: Iterable[Sequence[Spot]]) -> set[Pair]:
    """Return the pairs of spots of different articles that stand in one row."""
    return {pair_of(a, b) for row in rows for a, b in combinations(row, 2) if a[0] != b[0]}


def total(stories: Iterable[RowAgreement]) -> RowAgreement:
    """Add up."""
    return sum(stories, RowAgreement())


def row_figures(stories: Sequence[RowAgreement]) -> dict[str, Any]:
    """Return the figures over all stories together, and means over stories."""
    whole = total(stories)
    return {
        "pairs": {
            "found": whole.pairs.found,
            "gold": whole.pairs.true,
            "hits": whole.pairs.hits,
            "precision": whole.pairs.precision,
            "recall": whole.pairs.recall,
            "f1": whole.pairs.f1,
            "mean_f1": mean(story.pairs.f1 for story in stories),
        },
        "b_cubed": {
            "precision": whole.cube.precision,
            "recall": whole.cube.recall,
            "f1": whole.cube.f1,
            "mean_f1": mean(story.cube.f1 for story in stories),
            "paired_f1": whole.paired.f1,
        },
    }


def _partners(pairs: set[Pair]) -> dict[Spot, set[Spot]]:
    partners: dict[Spot, set[Spot]] = {}
    for a, b in pairs:
        partners.setdefault(a, set()).add(b)
        partners.setdefault(b, set()).add(a)
    return partners

"""Ways of building rows from the same scores, set beside one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from benchmarks.many import together, versions
from benchmarks.row_agreement import RowAgreement, agreement, row_figures, total
from benchmarks.row_builders import BUILDERS
from benchmarks.stories import Spot, Story, as_documents, pair_of
from samestory.alignment.constants import DEFAULT_CONSTANTS
from samestory.alignment.linking import link_documents
from samestory.alignment.passages import Grouping
from samestory.alignment.vocabulary import build_vocabulary
from samestory.cli.tables import Table
from samestory.evaluation.intervals import percentile_interval, resample
from samestory.evaluation.metrics import Numbers
from samestory.model import Settings
from samestory.model.marks import LEVELS

OWN = "samestory"
DEFAULTS = Settings()

DEFAULT_CUT = round(DEFAULTS.strong**DEFAULT_CONSTANTS.cuts.cohesion, 3)
"""The least mean score of samestory's rows."""

CUTS = tuple(sorted({*(number / 20 for number in range(6, 20) if number != 14), DEFAULT_CUT}))
"""Cuts from which the folds choose; samestory's own default is among them, in place of .70."""

ARTICLES_TOGETHER = 3
"""Stories that are put into one comparison, and versions that are made of an article."""

RESAMPLES, SEED = 1000, 1

CONFIDENCE_BINS = (0.0, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Scored:
    """A story with the scores that rows are built from.

    Attributes
    ----------
    grouping
        samestory's own way of building rows.
    matrix
        Scores of all pairs of paragraphs, in the order of the story's spots.
    articles
        For each paragraph the number of its article.
    """

    story: Story
    grouping: Grouping
    matrix: Numbers
    articles: tuple[int, ...]

    def rows(self, way: str, cut: float) -> list[list[Spot]]:
        """Build rows in one of the ways."""
        if way == OWN:
            own = self.grouping.rows(threshold=min(DEFAULTS.threshold, cut), strong=cut)
            return [[(place.document, place.paragraph) for place in row] for row in own]
        rows: dict[int, list[Spot]] = {}
        labels = BUILDERS[way](self.matrix, self.articles, cut)
        for spot, row in zip(self.story.spots, labels.tolist(), strict=True):
            rows.setdefault(row, []).append(spot)
        return list(rows.values())


def score(story: Story) -> Scored:
    """Score a story's pairs once, for all ways and cuts."""
    documents = [
        replace(document, id=article.label)
        for document, article in zip(as_documents(story), story.articles, strict=True)
    ]
    scores = link_documents(
        documents,
        build_vocabulary(documents),
        threshold=DEFAULTS.threshold,
        strong=DEFAULTS.strong,
        include_same_outlet=False,
    ).scores
    place = {spot: number for number, spot in enumerate(story.spots)}
    matrix = np.zeros((len(place), len(place)))
    for (a, b), value in scores.items():
        one, two = place[a.document, a.paragraph], place[b.document, b.paragraph]
        matrix[one, two] = matrix[two, one] = value.score
    labels = [article.label for article in story.articles]
    return Scored(
        story=story,
        grouping=Grouping(documents, scores, least=min(DEFAULTS.threshold, *CUTS), cohesion=1.0),
        matrix=matrix,
        articles=tuple(labels.index(label) for label, _ in story.spots),
    )


def compare_rows(stories: Sequence[Story]) -> dict[str, Any]:
    """Measure every way on the stories as they are and on comparisons of more outlets.

    Returns
    -------
    dict
        Figures that JSON can hold; `rows_tables` lays them out.
    """
    number = ARTICLES_TOGETHER
    scored = [score(story) for story in stories]
    sets = {
        "as marked": scored,
        f"{number} stories in one": [score(story) for story in together(stories, number)],
        f"{number} versions of each article": [score(versions(s, number)) for s in stories],
    }
    return {
        "sets": {name: _set_figures(items) for name, items in sets.items() if items},
        "confidence": _confidence(scored),
    }


def _set_figures(items: Sequence[Scored]) -> dict[str, Any]:
    tables = {
        way: [[agreement(item.story, item.rows(way, cut)) for cut in CUTS] for item in items]
        for way in (OWN, *BUILDERS)
    }
    chosen = {way: _cuts_in_folds(table) for way, table in tables.items()}
    folded = {
        way: [row[at] for row, at in zip(table, chosen[way], strict=True)]
        for way, table in tables.items()
    }
    default = CUTS.index(DEFAULT_CUT)
    return {
        "stories": len(items),
        "articles": max(len(item.story.articles) for item in items),
        "ways": {
            way: {
                "default": row_figures([row[default] for row in table]),
                "cuts": sorted({CUTS[at] for at in chosen[way]}),
                "folded": row_figures(folded[way]),
                "gain": _gain(folded[way], folded[OWN]),
                "default_gain": _gain(
                    [row[default] for row in table], [row[default] for row in tables[OWN]]
                ),
                "f1_by_cut": {
                    str(cut): total(row[at] for row in table).pairs.f1
                    for at, cut in enumerate(CUTS)
                },
            }
            for way, table in tables.items()
        },
    }


def _cuts_in_folds(table: Sequence[Sequence[RowAgreement]]) -> list[int]:
    """Return for each story the cut that is best by pair F1 on all the others.

    The lowest among equals; a single story takes the default, as there are no others.
    """
    if len(table) == 1:
        return [CUTS.index(DEFAULT_CUT)]
    whole = [total(column) for column in zip(*table, strict=True)]
    best = []
    for row in table:
        f1 = []
        for all_stories, this in zip(whole, row, strict=True):
            hits = all_stories.pairs.hits - this.pairs.hits
            either = all_stories.pairs.found + all_stories.pairs.true
            either -= this.pairs.found + this.pairs.true
            f1.append(2 * hits / either if either else 0.0)
        best.append(f1.index(max(f1)))
    return best


def _gain(mine: Sequence[RowAgreement], own: Sequence[RowAgreement]) -> list[float] | None:
    """Return bounds of how much more pair F1 a way has than samestory, over resampled stories."""
    counts = np.array(
        [
            [(one.pairs.hits, one.pairs.found + one.pairs.true) for one in stories]
            for stories in (mine, own)
        ],
        dtype=np.float64,
    )
    differences: list[float | None] = []
    for drawn in resample(len(own), times=RESAMPLES, seed=SEED):
        (hits, either), (own_hits, own_either) = np.einsum("s,wsc->wc", drawn, counts)
        differences.append(
            2 * float(hits / either - own_hits / own_either) if either and own_either else None
        )
    interval = percentile_interval(differences)
    return None if interval is None else [interval.low, interval.high]


def _confidence(items: Sequence[Scored]) -> list[dict[str, Any]]:
    """Return for rows of about one confidence what share of their pairs people linked."""
    sums = [
        {"rows": 0, "confidence": 0.0, "pairs": 0, **dict.fromkeys(LEVELS, 0)}
        for _ in CONFIDENCE_BINS[1:]
    ]
    for item in items:
        for row in item.grouping.rows(threshold=DEFAULTS.threshold, strong=DEFAULT_CUT):
            confidence = item.grouping.confidence(row)
            if confidence is None:
                continue
            at = int(np.searchsorted(CONFIDENCE_BINS[1:-1], confidence, side="right"))
            spots = [(place.document, place.paragraph) for place in row]
            pairs = [
                pair_of(a, b)
                for number, a in enumerate(spots)
                for b in spots[number + 1 :]
                if a[0] != b[0]
            ]
            sums[at]["rows"] += 1
            sums[at]["confidence"] += confidence
            sums[at]["pairs"] += len(pairs)
            for level, least in LEVELS.items():
                sums[at][level] += sum(item.story.gold.get(pair, 0) >= least for pair in pairs)
    return [
        {
            "from": low,
            "to": high,
            "rows": held["rows"],
            "confidence": held["confidence"] / held["rows"],
            "pairs": held["pairs"],
            **{level: held[level] / held["pairs"] for level in LEVELS},
        }
        for low, high, held in zip(CONFIDENCE_BINS, CONFIDENCE_BINS[1:], sums, strict=False)
        if held["rows"]
    ]


def rows_tables(figures: Mapping[str, Any]) -> list[Table]:
    """Lay the figures of `compare_rows` out as tables."""
    return [
        *(_way_table(name, held) for name, held in figures["sets"].items()),
        _confidence_table(figures["confidence"]),
    ]


def _way_table(name: str, figures: Mapping[str, Any]) -> Table:
    return Table(
        title=(
            f"Rows, {name}: {figures['stories']} comparisons "
            f"of up to {figures['articles']} articles"
        ),
        columns=(
            *("way", "pair P", "pair R", "pair F1", "to samestory", "B³ F1", "paired B³ F1"),
            *("cuts in folds", "pair F1", "to samestory", "paired B³ F1"),
        ),
        rows=[
            (
                way,
                *(row["default"]["pairs"][key] for key in ("precision", "recall", "f1")),
                _bounds(row["default_gain"], way),
                *(row["default"]["b_cubed"][key] for key in ("f1", "paired_f1")),
                " ".join(f"{cut:g}" for cut in row["cuts"]),
                row["folded"]["pairs"]["f1"],
                _bounds(row["gain"], way),
                row["folded"]["b_cubed"]["paired_f1"],
            )
            for way, row in figures["ways"].items()
        ],
        note=(
            f"First at the cut {DEFAULT_CUT:g} for every way, then at the cut that is best by "
            "pair F1 on all other comparisons. To samestory: pair F1 less samestory's, 95 % of "
            f"{RESAMPLES} resamples of the comparisons."
        ),
    )


def _bounds(gain: Sequence[float] | None, way: str) -> str:
    return "" if gain is None or way == OWN else f"{gain[0]:+.3f} to {gain[1]:+.3f}"


def _confidence_table(rows: Sequence[Mapping[str, Any]]) -> Table:
    return Table(
        title="What a row's confidence is worth",
        columns=(
            *("confidence", "rows", "mean confidence", "pairs"),
            *("linked by people", "strongly linked"),
        ),
        rows=[
            (
                f"{row['from']:.2f} to {row['to']:.2f}",
                row["rows"],
                row["confidence"],
                row["pairs"],
                *(row[level] for level in LEVELS),
            )
            for row in rows
        ],
        note="Shares of the pairs of paragraphs of different articles that stand in these rows.",
    )

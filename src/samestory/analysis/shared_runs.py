"""Maximal runs of words that two or more documents of a passage have word for word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from samestory.analysis.base import CollatedCell, CollatedToken

LEAST_WORDS = 8
"""Words in a row from which a shared run is reported. Chosen by reading the runs in the sample
stories: shorter ones are mostly names with titles and stock phrases."""

LEAST_FURTHER_WORDS = 4
"""Words by which a run of fewer documents must go beyond a run of more to be told beside it."""

Run = tuple[CollatedToken, ...]

PairRuns = Mapping[tuple[str, str], Sequence[tuple[Run, Run]]]
"""By pair of documents, in the order of a passage's cells, the runs that `pair_runs` finds."""


def runs_of_pairs(cells: Sequence[CollatedCell]) -> PairRuns:
    """Return the runs that each two cells of a passage share."""
    return {
        (one.document, two.document): tuple(pair_runs(one, two))
        for one, two in combinations(cells, 2)
    }


def shared_runs(cells: Sequence[CollatedCell], paired: PairRuns) -> list[dict[str, Run]]:
    """Return the maximal shared runs of a passage, each with what every document has there."""
    found: dict[tuple[str, ...], dict[str, Run]] = {}
    for pair, runs_of_pair in paired.items():
        for sides in runs_of_pair:
            held = found.setdefault(tuple(token.form for token in sides[0]), {})
            for document, tokens in zip(pair, sides, strict=True):
                # Where a document has the words twice, its first place stands for both.
                if document not in held or tokens[0].start < held[document][0].start:
                    held[document] = tokens
    order = [cell.document for cell in cells]
    runs = [
        {document: held[document] for document in order if document in held}
        for held in found.values()
    ]
    maximal = [run for run in runs if not any(_is_told_by(run, other) for other in runs)]
    return sorted(maximal, key=lambda run: [(d, tokens[0].start) for d, tokens in run.items()])


def pair_runs(one: CollatedCell, two: CollatedCell) -> Iterator[tuple[Run, Run]]:
    """Yield the runs that two cells share, with what each of them has there."""
    mine, others, name = one.tokens, two.tokens, two.document
    matches = [
        (index, token.partners[name])
        for index, token in enumerate(mine)
        if name in token.shared_with
    ]
    if len(matches) < LEAST_WORDS:  # as most cells share too few words
        return
    first = 0
    for past in range(1, len(matches) + 1):
        if past < len(matches) and _continues(mine, others, matches[past - 1], matches[past]):
            continue
        if past - first >= LEAST_WORDS:
            (i, j), words = matches[first], past - first
            yield mine[i : i + words], others[j : j + words]
        first = past


def _continues(mine: Run, others: Run, match: tuple[int, int], following: tuple[int, int]) -> bool:
    """Tell whether a match follows right on another, in the same paragraphs."""
    (last, last_partner), (index, partner) = match, following
    return (
        index == last + 1
        and partner == last_partner + 1
        and mine[index].paragraph == mine[last].paragraph
        and others[partner].paragraph == others[last_partner].paragraph
    )


def _is_told_by(run: dict[str, Run], other: dict[str, Run]) -> bool:
    """Tell whether another run says as much: same documents or more, and nearly the same words."""
    if run is other or not run.keys() <= other.keys():
        return False
    wider = (len(other), _words(other)) > (len(run), _words(run))
    return wider and all(
        _covered(tokens, other[document]) > len(tokens) - LEAST_FURTHER_WORDS
        for document, tokens in run.items()
    )


def _words(run: dict[str, Run]) -> int:
    return max(map(len, run.values()))


def _covered(tokens: Run, other: Run) -> int:
    return sum(other[0].start <= token.start <= other[-1].start for token in tokens)

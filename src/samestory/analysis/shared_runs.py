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
    run: list[tuple[int, int]] = []
    for index, token in enumerate(one.tokens):
        partner = token.partners.get(two.document) if two.document in token.shared_with else None
        if partner is None or not _continues(one, two, run, (index, partner)):
            yield from _long_enough(one, two, run)
            run = []
        if partner is not None:
            run.append((index, partner))
    yield from _long_enough(one, two, run)


def _continues(
    one: CollatedCell, two: CollatedCell, run: Sequence[tuple[int, int]], match: tuple[int, int]
) -> bool:
    """Tell whether a match follows right on a run, in the same paragraphs."""
    if not run:
        return False
    (index, partner), (last, last_partner) = match, run[-1]
    return (
        (index, partner) == (last + 1, last_partner + 1)
        and one.tokens[index].paragraph == one.tokens[last].paragraph
        and two.tokens[partner].paragraph == two.tokens[last_partner].paragraph
    )


def _long_enough(
    one: CollatedCell, two: CollatedCell, run: Sequence[tuple[int, int]]
) -> Iterator[tuple[Run, Run]]:
    if len(run) >= LEAST_WORDS:
        yield (
            tuple(one.tokens[i] for i, _ in run),
            tuple(two.tokens[j] for _, j in run),
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

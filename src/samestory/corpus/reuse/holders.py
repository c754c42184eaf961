"""Who else has the words that two paragraphs share, and who was seen with them first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyarrow as pa

from samestory.corpus.reuse.first_seen import Published, compare_seen
from samestory.corpus.schemas import EQUAL_RUNS, REUSE_PAIRS

COPY_OUTLETS = 3
"""Outlets that have the same words of their own from which they may be an agency's."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """An article that has a run of words."""

    document: str
    outlet: str
    published: Published
    agency: str | None


def with_holders(runs: pa.Table, nearby: Sequence[pa.Table], *, least_run: int) -> pa.Table:
    """Say of each shared run who else has it.

    An article has it if it shares so many words of it in a row with one of the two.

    Parameters
    ----------
    runs
        Those of a bucket, with the columns of `EQUAL_RUNS`.
    nearby
        Those of the buckets around it.
    least_run
        Words in a row that must be shared.

    Returns
    -------
    pyarrow.Table
        The same rows with the columns of `REUSE_PAIRS`.
    """
    everyone = _Everyone()
    for table in (runs, *nearby):
        everyone.note(table)
    told = [everyone.tell(run, least_run=least_run) for run in _runs(runs)]
    columns = zip(*told, strict=True) if told else ([] for _ in _TOLD)
    arrays = [
        pa.array(column, type=REUSE_PAIRS.field(name).type)
        for name, column in zip(_TOLD, columns, strict=True)
    ]
    return pa.Table.from_arrays([*runs.columns, *arrays], schema=REUSE_PAIRS)


_SIDE = ("document", "paragraph", "first_word")
_READ = [*(f"{name}_{side}" for side in "ab" for name in _SIDE), "run_words", "relation"]
_TOLD = REUSE_PAIRS.names[len(EQUAL_RUNS) :]

HOLDER_COLUMNS = [
    *_READ,
    *(f"{name}_{side}" for side in "ab" for name in ("outlet", "published_at", "agency")),
]
"""Columns that are read of the buckets around."""


class _Run(NamedTuple):
    """A run that two paragraphs share: each one's article, number and first word of the run."""

    a: tuple[str, int, int]
    b: tuple[str, int, int]
    words: int
    relation: str


def _runs(table: pa.Table) -> Iterator[_Run]:
    columns = (table[name].to_pylist() for name in _READ)
    for *places, words, relation in zip(*columns, strict=True):
        a, b = tuple(places[:3]), tuple(places[3:])
        yield _Run(a, b, words, relation)


class _Everyone:
    """Who shares which words of which paragraph with whom."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, int], list[tuple[int, int, _Holder]]] = defaultdict(list)
        self._known: dict[str, _Holder] = {}

    def note(self, table: pa.Table) -> None:
        """Take in the pairs of a bucket."""
        for side in "ab":
            names = [f"{name}_{side}" for name in ("document", "outlet", "published_at", "agency")]
            for name, outlet, published, agency in set(
                zip(*(table[column].to_pylist() for column in names), strict=True)
            ):
                self._known[name] = _Holder(
                    name, outlet.casefold(), Published.of(published), agency
                )
        for run in _runs(table):
            for (name, number, first), (other, *_) in ((run.a, run.b), (run.b, run.a)):
                held = self._held[name, number]
                held.append((first, first + run.words, self._known[other]))

    def tell(self, run: _Run, *, least_run: int) -> tuple[Any, ...]:
        """Return the columns that are told of a pair."""
        least = min(least_run, run.words)
        holders = {name: self._known[name] for name, *_ in (run.a, run.b)}
        for name, number, first in (run.a, run.b):
            for start, end, holder in self._held[name, number]:
                if min(end, first + run.words) - max(start, first) >= least:
                    holders[holder.document] = holder
        outlets = len({holder.outlet for holder in holders.values()})
        agency = min((each.agency for each in holders.values() if each.agency), default=None)
        copy = _copy(run.relation, outlets, agency)
        return (outlets, agency, copy, *_first(list(holders.values())))


def _copy(relation: str, outlets: int, agency: str | None) -> str | None:
    """Return what speaks for an agency's copy; quoted words and one outlet's own are none."""
    if relation == "shared quotation" or outlets == 1:
        return None
    if agency is not None:
        return "credited"
    return "three outlets" if outlets >= COPY_OUTLETS else None


def _first(holders: Sequence[_Holder]) -> tuple[str | None, str | None]:
    """Return the earliest day, and the one article that was seen first, if that can be told."""
    dated = [each for each in holders if each.published.day]
    if not dated:
        return None, None
    first = dated[0]
    for each in dated[1:]:
        if compare_seen(each.published, first.published)[0] < 0:
            first = each
    alone = len(dated) == len(holders) and all(
        each is first or compare_seen(first.published, each.published)[0] < 0 for each in holders
    )
    day = min(each.published.day for each in dated)
    return day, first.document if alone else None

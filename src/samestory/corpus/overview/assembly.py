"""The overview of a corpus, put together."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from samestory._version import __version__
from samestory.corpus.overview import counts
from samestory.corpus.overview.copies import outlets_with_same_words, widest_runs
from samestory.corpus.overview.naming import most_frequent_pair, naming_over_time
from samestory.corpus.overview.tables import opened_tables
from samestory.corpus.overview.wording import compare_wording
from samestory.corpus.work_folder import WorkFolder
from samestory.errors import CorpusError
from samestory.model.corpus_overview import CorpusOverview, OutletGrid, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewSettings:
    """What an overview shows.

    Attributes
    ----------
    first, second
        Outlets of the two groups whose words are compared; if neither is given, the two outlets
        that share most stories.
    labels
        Two labels that are counted by month; if none, the two that stand in the same slot most.
    most_stories
        How many stories are listed, the largest first.
    most_outlets
        How many outlets the heat maps show, those with most stories.
    most_runs
        How many runs of words that several outlets have are listed.
    rounds, seed
        Of the permutation.
    """

    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    labels: tuple[str, str] | None = None
    most_stories: int = 3000
    most_outlets: int = 24
    most_runs: int = 20
    rounds: int = 999
    seed: int = 1


def overview(
    folder: WorkFolder, settings: OverviewSettings, *, memory: str = "512MB"
) -> CorpusOverview:
    """Return what the tables of a work folder hold at a glance.

    Raises
    ------
    CorpusError
        If an outlet is named that tells no story, or is in both groups, or one group is empty.
    """
    with opened_tables(folder, memory=memory) as database:
        everyone = counts.largest_outlets(database, 1_000_000)
        outlets = counts.largest_outlets(database, settings.most_outlets)
        shared = counts.shared_stories(database, outlets)
        reused, earlier = outlets_with_same_words(database, outlets)
        labels = settings.labels or most_frequent_pair(database)
        counted = counts.counted(database)
        return CorpusOverview(
            counts=counted,
            unused=counts.unused(database),
            stories=counts.largest_stories(database, settings.most_stories),
            all_stories=next(held.number for held in counted if held.name == "stories"),
            by_month=counts.by_month(database),
            by_size=counts.by_size(database),
            all_outlets=len(everyone),
            shared=shared,
            reused=reused,
            earlier=earlier,
            runs=widest_runs(database, settings.most_runs),
            wording=_wording(database, settings, everyone, shared),
            naming=naming_over_time(database, labels) if labels else None,
            generator=f"samestory {__version__}",
        )


def _wording(
    database: duckdb.DuckDBPyConnection,
    settings: OverviewSettings,
    everyone: tuple[str, ...],
    shared: OutletGrid,
) -> Wording | None:
    first, second = settings.first, settings.second
    if not first and not second:
        pair = _closest(shared)
        if pair is None:
            return None
        first, second = (pair[0],), (pair[1],)
    if not first or not second:
        raise CorpusError("two groups are compared: name outlets with --compare and with --with.")
    for outlet in (*first, *second):
        if outlet not in everyone:
            raise CorpusError(
                f"no story is told by {outlet}; its name must be as in the table of members."
            )
    both = set(first) & set(second)
    if both:
        raise CorpusError(f"{min(both)} is in both groups; name each outlet once.")
    return compare_wording(database, first, second, rounds=settings.rounds, seed=settings.seed)


def _closest(shared: OutletGrid) -> tuple[str, str] | None:
    """Return the two outlets that share most stories."""
    names = shared.outlets
    pairs = [
        (-(shared.cells[i][j] or 0), names[i], names[j])
        for i in range(len(names))
        for j in range(i + 1, len(names))
        if shared.cells[i][j]
    ]
    return min(pairs)[1:] if pairs else None

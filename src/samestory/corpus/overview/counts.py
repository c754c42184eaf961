"""Counts of a corpus: its stories, its outlets, and what could not be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb

from samestory.model.corpus_overview import Counted, OutletGrid, StoryLine

_COUNTS = {
    "articles": "SELECT count(*) FROM documents",
    "paragraphs": "SELECT count(*) FROM paragraphs",
    "outlets": "SELECT count(DISTINCT outlet) FROM documents",
    "stories": "SELECT count(*) FROM stories",
    "articles in stories": "SELECT count(*) FROM members",
    "stories compared": "SELECT count(*) FROM comparisons WHERE not_compared IS NULL",
    "passages told by two or more": "SELECT coalesce(sum(side_by_side), 0) FROM comparisons",
    "pairs of paragraphs with the same words": (
        "SELECT count(*) FROM reuse_pairs WHERE NOT same_outlet"
    ),
    "of these, in three outlets or more, or credited to an agency": (
        "SELECT count(*) FROM reuse_pairs WHERE NOT same_outlet AND agency_copy IS NOT NULL"
    ),
    "links between paragraphs": "SELECT coalesce(sum(links), 0) FROM comparisons",
}

_UNUSED = """
SELECT 'rejected: ' || code, count(*) FROM rejects GROUP BY 1
UNION ALL SELECT
    CASE reason WHEN 'equal' THEN 'equal to an article that is there'
    ELSE 'older version of an article that is there' END, count(*)
    FROM duplicates GROUP BY 1
UNION ALL SELECT 'repeats an article of its own outlet', count(*) FROM members
    WHERE folded_into IS NOT NULL
UNION ALL SELECT 'beyond what a comparison takes', count(*) FROM members
    WHERE folded_into IS NULL AND place IS NULL
UNION ALL SELECT 'story not compared: ' || not_compared, count(*) FROM comparisons
    WHERE not_compared IS NOT NULL GROUP BY 1
ORDER BY 2 DESC, 1
"""

_STORIES = """
WITH told AS (
    SELECT story_id,
        list(DISTINCT CAST(outlet AS VARCHAR) ORDER BY CAST(outlet AS VARCHAR)) AS names
    FROM members GROUP BY 1
)
SELECT story_id, coalesce(headline, ''), names, first_published, last_published,
    s.documents, coalesce(c.links, 0)
FROM stories s JOIN told USING (story_id) LEFT JOIN comparisons c USING (story_id)
ORDER BY s.outlets DESC, s.documents DESC, story_id LIMIT ?
"""

_BY_MONTH = """
SELECT coalesce(strftime(first_published, '%Y-%m'), 'undated'), count(*)
FROM stories GROUP BY 1 ORDER BY 1
"""

_BY_SIZE = "SELECT outlets, count(*) FROM stories GROUP BY 1 ORDER BY 1"

_LARGEST_OUTLETS = """
SELECT CAST(outlet AS VARCHAR) FROM members WHERE place IS NOT NULL
GROUP BY 1 ORDER BY count(DISTINCT story_id) DESC, 1 LIMIT ?
"""

_SHARED = """
WITH told AS (
    SELECT DISTINCT story_id, CAST(outlet AS VARCHAR) AS outlet FROM members
    WHERE place IS NOT NULL
)
SELECT a.outlet, b.outlet, count(*) FROM told a JOIN told b USING (story_id) GROUP BY 1, 2
"""


def counted(database: duckdb.DuckDBPyConnection) -> tuple[Counted, ...]:
    """Return how much there is of everything."""
    return tuple(
        Counted(name, int(database.execute(query).fetchall()[0][0]))
        for name, query in _COUNTS.items()
    )


def unused(database: duckdb.DuckDBPyConnection) -> tuple[Counted, ...]:
    """Return what could not be used, and how often, the most frequent first."""
    rows = database.execute(_UNUSED).fetchall()
    return tuple(Counted(name, number) for name, number in rows if number)


def largest_stories(database: duckdb.DuckDBPyConnection, most: int) -> tuple[StoryLine, ...]:
    """Return the stories that most outlets tell."""
    rows = database.execute(_STORIES, [most]).fetchall()
    return tuple(
        StoryLine(story, headline, tuple(names), _day(first), _day(last), articles, links)
        for story, headline, names, first, last, articles, links in rows
    )


def by_month(database: duckdb.DuckDBPyConnection) -> tuple[Counted, ...]:
    """Return how many stories begin in each month."""
    return tuple(Counted(*row) for row in database.execute(_BY_MONTH).fetchall())


def by_size(database: duckdb.DuckDBPyConnection) -> tuple[Counted, ...]:
    """Return how many stories are told by how many outlets."""
    return tuple(Counted(str(size), n) for size, n in database.execute(_BY_SIZE).fetchall())


def largest_outlets(database: duckdb.DuckDBPyConnection, most: int) -> tuple[str, ...]:
    """Return the outlets with most stories, by name."""
    return tuple(sorted(row[0] for row in database.execute(_LARGEST_OUTLETS, [most]).fetchall()))


def shared_stories(database: duckdb.DuckDBPyConnection, outlets: tuple[str, ...]) -> OutletGrid:
    """Return how many stories each two outlets both tell; alone, how many it tells."""
    held = {(one, other): number for one, other, number in database.execute(_SHARED).fetchall()}
    return grid(outlets, held, diagonal=True)


def grid(
    outlets: tuple[str, ...], held: Mapping[tuple[str, str], int], *, diagonal: bool
) -> OutletGrid:
    """Return the numbers of pairs of outlets, row before column; 0 where there is none."""
    cells = tuple(
        tuple(
            None if one == other and not diagonal else held.get((one, other), 0)
            for other in outlets
        )
        for one in outlets
    )
    return OutletGrid(outlets, cells)


def _day(value: Any) -> str:  # noqa: ANN401
    return "" if value is None else value.isoformat()

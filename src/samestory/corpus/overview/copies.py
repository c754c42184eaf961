"""Which outlets have the same words anywhere in the corpus, and what most of them have."""

from __future__ import annotations

import duckdb

from samestory.analysis.shared_runs import LEAST_WORDS
from samestory.corpus.overview.counts import grid
from samestory.model.corpus_overview import OutletGrid, SharedRun

_OWN_WORDS = "NOT same_outlet AND relation <> 'shared quotation'"

_PAIRS = f"""
SELECT CAST(outlet_a AS VARCHAR), CAST(outlet_b AS VARCHAR),
    count(DISTINCT (document_a, document_b)),
    count(DISTINCT (document_a, document_b)) FILTER (seen = 'earlier')
FROM reuse_pairs WHERE {_OWN_WORDS} GROUP BY 1, 2
"""  # noqa: S608 - a constant

# Of articles that have the same words, the one that stands first stands for all: its run that most
# outlets have, and who shares eight of these words in a row with it.
_RUNS = f"""
WITH pairs AS (
    SELECT * FROM reuse_pairs WHERE NOT same_outlet AND relation = 'shared words'
), roots AS (
    SELECT *, row_number() OVER (
        PARTITION BY document_a, paragraph_a ORDER BY outlets DESC, run_words DESC, document_b
    ) AS place
    FROM pairs ANTI JOIN (SELECT DISTINCT document_b, paragraph_b FROM pairs) AS later
        ON pairs.document_a = later.document_b AND pairs.paragraph_a = later.paragraph_b
), shared AS (
    SELECT root.document_a AS document, root.paragraph_a AS paragraph,
        any_value(root.words_a) AS run, any_value(root.run_words) AS words,
        any_value(CAST(root.outlet_a AS VARCHAR)) AS outlet,
        list(DISTINCT CAST(each.outlet_b AS VARCHAR) ORDER BY CAST(each.outlet_b AS VARCHAR))
            AS others,
        any_value(root.published_at_a) AS published,
        bool_and(each.seen = 'earlier') AS alone,
        any_value(CAST(root.agency AS VARCHAR)) AS agency
    FROM roots AS root JOIN pairs AS each
        ON each.document_a = root.document_a AND each.paragraph_a = root.paragraph_a
    WHERE root.place = 1
        AND least(each.first_word_a + each.run_words, root.first_word_a + root.run_words)
            - greatest(each.first_word_a, root.first_word_a) >= least({LEAST_WORDS}, root.run_words)
    GROUP BY 1, 2
)
SELECT run, words, shared.outlet, others, coalesce(shared.published, ''), alone,
    coalesce(agency, ''), coalesce(story_id, '')
FROM shared LEFT JOIN members ON members.document_id = document
ORDER BY len(others) DESC, words DESC, document, paragraph LIMIT ?
"""  # noqa: S608 - a constant


def outlets_with_same_words(
    database: duckdb.DuckDBPyConnection, outlets: tuple[str, ...]
) -> tuple[OutletGrid, OutletGrid]:
    """Return pairs of articles with the same words, for each two outlets.

    Returns
    -------
    tuple
        How many there are, the same from both sides; and of how many the row's article was seen
        earlier than the column's.
    """
    all_pairs: dict[tuple[str, str], int] = {}
    earlier: dict[tuple[str, str], int] = {}
    for one, other, number, before in database.execute(_PAIRS).fetchall():
        earlier[one, other] = before
        for pair in ((one, other), (other, one)):
            all_pairs[pair] = all_pairs.get(pair, 0) + number
    return grid(outlets, all_pairs, diagonal=False), grid(outlets, earlier, diagonal=False)


def widest_runs(database: duckdb.DuckDBPyConnection, most: int) -> tuple[SharedRun, ...]:
    """Return the words that most outlets have, then the longest."""
    return tuple(
        SharedRun(run, words, (outlet, *others), published, alone, agency, story)
        for run, words, outlet, others, published, alone, agency, story in database.execute(
            _RUNS, [most]
        ).fetchall()
    )

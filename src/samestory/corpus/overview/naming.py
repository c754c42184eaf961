"""How often two labels for the same were used in each month."""

from __future__ import annotations

from collections import Counter

import duckdb

from samestory.corpus.overview.voices import own_words
from samestory.model.corpus_overview import NamingOverTime

_PAIR = """
SELECT least(lower(words_a), lower(words_b)), greatest(lower(words_a), lower(words_b))
FROM substitutions
WHERE relation = 'same slot' AND voice_a = 'outlet' AND voice_b = 'outlet'
    AND lower(words_a) <> lower(words_b)
GROUP BY 1, 2 ORDER BY count(DISTINCT story_id) DESC, 1, 2 LIMIT 1
"""

_PARAGRAPHS = """
SELECT strftime(m.published, '%Y-%m'), p.text
FROM members m JOIN paragraphs p USING (document_id)
WHERE m.published IS NOT NULL AND m.folded_into IS NULL
    AND (contains(lower(p.text), ?) OR contains(lower(p.text), ?))
"""

_AT_ONCE = 4096


def most_frequent_pair(database: duckdb.DuckDBPyConnection) -> tuple[str, str] | None:
    """Return the two labels that stand in the same slot in most stories."""
    rows = database.execute(_PAIR).fetchall()
    return rows[0] if rows else None


def naming_over_time(
    database: duckdb.DuckDBPyConnection, labels: tuple[str, str]
) -> NamingOverTime:
    """Count both labels in the articles of all stories, by the month of the article.

    Letters' case makes no difference; what stands in quotation marks is not counted.
    """
    wanted = [tuple(label.lower().split()) for label in labels]
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    found = database.execute(_PARAGRAPHS, [wanted[0][0], wanted[1][0]])
    while rows := found.fetchmany(_AT_ONCE):
        for month, text in rows:
            forms = [token.form.lower() for token in own_words(text)]
            for label, counter in zip(wanted, counts, strict=True):
                counter[month] += _occurrences(forms, label)
    months = sorted({month for counter in counts for month in counter})
    return NamingOverTime(
        labels, tuple((month, counts[0][month], counts[1][month]) for month in months)
    )


def _occurrences(forms: list[str], label: tuple[str, ...]) -> int:
    size = len(label)
    return sum(tuple(forms[at : at + size]) == label for at in range(len(forms) - size + 1))

"""What tells two groups of outlets apart in passages that both tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import duckdb
import numpy as np

from samestory.corpus.overview.voices import own_words
from samestory.corpus.statistics import adjusted_p_values, log_odds, permutation_p_values
from samestory.model.corpus_overview import TellingWord, Witness, Wording

STORIES_NEEDED = 10
"""With fewer there are counts only: of 2^10 ways to swap the sides two are as far apart as can be,
p = .002, which a few dozen tests use up; with fewer stories nothing could be told from chance."""

WITNESSES = 5
"""Sentences that are shown of a word."""

_MOST_TESTED = 2000
"""Words that are tested: the most frequent; what they cost grows with their number."""

_FEWEST_STORIES = 3
_SHOWN = 15
"""Words that are shown for each group."""

_AT_ONCE = 4096

_PLACES = """
CREATE OR REPLACE TEMP TABLE places AS
WITH told AS (
    SELECT story_id, passage_id, document_id, CAST(outlet AS VARCHAR) AS outlet,
        unnest(paragraphs) AS number,
        CASE WHEN list_contains(?, CAST(outlet AS VARCHAR)) THEN 0 ELSE 1 END AS side
    FROM passages
    WHERE NOT boilerplate
        AND (list_contains(?, CAST(outlet AS VARCHAR)) OR list_contains(?, CAST(outlet AS VARCHAR)))
)
SELECT * FROM told WHERE (story_id, passage_id) IN (
    SELECT (story_id, passage_id) FROM told GROUP BY story_id, passage_id
    HAVING count(DISTINCT side) = 2
)
"""

_PARAGRAPHS = """
SELECT story_id, side, places.outlet,
    coalesce(CAST(d.published AS VARCHAR), ''), p.text, p.sentences
FROM places JOIN paragraphs p USING (document_id, number) JOIN documents d USING (document_id)
ORDER BY story_id, side, places.outlet, document_id, number
"""

_LABELS = """
SELECT DISTINCT places.story_id, side, places.outlet,
    coalesce(CAST(d.published AS VARCHAR), ''), p.text, p.sentences,
    f.words, f.document_id, f.paragraph, f.start
FROM findings f
JOIN places ON f.story_id = places.story_id AND f.document_id = places.document_id
    AND f.paragraph = places.number
JOIN paragraphs p ON p.document_id = f.document_id AND p.number = f.paragraph
JOIN documents d ON d.document_id = f.document_id
WHERE f.kind IN ('naming', 'word choice') AND f.voice = 'outlet'
ORDER BY places.story_id, side, places.outlet, f.document_id, f.paragraph, f.start, f.words
"""


@dataclass(slots=True)
class _Tallies:
    """Counts of words by story and group, and some of the sentences that hold them."""

    counts: dict[str, dict[tuple[str, int], int]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(int))
    )
    witnesses: dict[tuple[str, int], list[Witness]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(
        self, word: str, story: str, side: int, witness: tuple[str, int, int, str, str]
    ) -> None:
        """Count a word; its sentence is kept if it is among the first, one for each story."""
        self.counts[word][story, side] += 1
        held = self.witnesses[word, side]
        if len(held) < WITNESSES and all(one.story != story for one in held):
            sentence, start, end, outlet, date = witness
            held.append(Witness(sentence, start, end, outlet, story, date))


def compare_wording(
    database: duckdb.DuckDBPyConnection,
    first: Sequence[str],
    second: Sequence[str],
    *,
    rounds: int,
    seed: int,
) -> Wording:
    """Compare the words of two groups of outlets within passages that both tell.

    What stands in quotation marks is not counted: it is not the outlets' choice.
    """
    one, other = list(first), list(second)
    database.execute(_PLACES, [one, one, other])
    row = database.execute(
        "SELECT count(DISTINCT story_id), count(DISTINCT (story_id, passage_id)) FROM places"
    ).fetchall()[0]
    words, labels = _Tallies(), _Tallies()
    for story, side, outlet, date, text, sentences in _rows(database, _PARAGRAPHS):
        for token in own_words(text):
            if token.form.isalpha():
                place = _sentence(text, sentences, token.start, token.end)
                words.add(token.form.lower(), story, side, (*place, outlet, date))
    for story, side, outlet, date, text, sentences, label, *_ in _rows(database, _LABELS):
        start = text.find(label)
        if start >= 0:
            place = _sentence(text, sentences, start, start + len(label))
            labels.add(label.lower(), story, side, (*place, outlet, date))
    enough = row[0] >= STORIES_NEEDED
    tests = _Tests(rounds if enough else 0, seed)
    telling_words, tested, left_out = tests.telling(words)
    telling_labels, tested_labels, _ = tests.telling(labels)
    return Wording(
        tuple(first),
        tuple(second),
        stories=row[0],
        passages=row[1],
        stories_needed=STORIES_NEEDED,
        rounds=tests.rounds,
        tested=tested,
        tested_labels=tested_labels,
        left_out=left_out,
        words=telling_words,
        labels=telling_labels,
    )


@dataclass(frozen=True, slots=True)
class _Tests:
    """How words are tested; with no rounds they are only counted."""

    rounds: int
    seed: int

    def telling(self, tallies: _Tallies) -> tuple[tuple[TellingWord, ...], int, int]:
        """Return the words that tell most, how many were tested, and how many were too many."""
        in_some = [
            word
            for word, counts in tallies.counts.items()
            if len({story for story, _ in counts}) >= (_FEWEST_STORIES if self.rounds else 1)
        ]
        in_some.sort(key=lambda word: (-sum(tallies.counts[word].values()), word))
        tested = in_some[:_MOST_TESTED]
        if not tested:
            return (), 0, 0
        tables = _tables(tallies, tested)
        totals = tables.sum(axis=1)
        found = log_odds(totals[0], totals[1])
        chances = None
        if self.rounds:
            chances = adjusted_p_values(
                permutation_p_values(tables[0], tables[1], rounds=self.rounds, seed=self.seed)
            )
        all_words = np.maximum(totals.sum(axis=1), 1)
        order = sorted(range(len(tested)), key=lambda at: (-abs(found.score[at]), tested[at]))
        shown = [
            *[at for at in order if found.score[at] > 0][:_SHOWN],
            *[at for at in order if found.score[at] < 0][:_SHOWN],
        ]
        telling = tuple(
            TellingWord(
                tested[at],
                (int(totals[0, at]), int(totals[1, at])),
                (
                    float(1000 * totals[0, at] / all_words[0]),
                    float(1000 * totals[1, at] / all_words[1]),
                ),
                (int((tables[0, :, at] > 0).sum()), int((tables[1, :, at] > 0).sum())),
                float(found.difference[at]),
                float(found.score[at]),
                None if chances is None else float(chances[at]),
                _shown_witnesses(tallies, tested[at], 0 if found.score[at] > 0 else 1),
            )
            for at in shown
        )
        return telling, len(tested), len(in_some) - len(tested)


def _tables(tallies: _Tallies, words: Sequence[str]) -> np.ndarray:
    """Return counts by group, story and word; all other words are one more, the last."""
    stories = sorted({story for counts in tallies.counts.values() for story, _ in counts})
    rows = {story: at for at, story in enumerate(stories)}
    columns = {word: at for at, word in enumerate(words)}
    tables = np.zeros((2, len(stories), len(words) + 1))
    for word, counts in tallies.counts.items():
        column = columns.get(word, len(words))
        for (story, side), number in counts.items():
            tables[side, rows[story], column] += number
    return tables


def _shown_witnesses(tallies: _Tallies, word: str, more: int) -> tuple[Witness, ...]:
    """Return up to 5 sentences, 2 of them of the group that uses the word less if it has them."""
    most, fewer = (tallies.witnesses.get((word, side), []) for side in (more, 1 - more))
    few = fewer[: max(2, WITNESSES - len(most))]
    return (*most[: WITNESSES - len(few)], *few)


def _rows(database: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple]:  # type: ignore[type-arg]
    found = database.execute(query)
    while rows := found.fetchmany(_AT_ONCE):
        yield from rows


def _sentence(text: str, ends: Sequence[int], start: int, end: int) -> tuple[str, int, int]:
    """Return the sentence in which a word begins, and where the word stands in it."""
    for opens, closes in zip(ends[::2], ends[1::2], strict=True):
        if opens <= start < closes:
            return text[opens : max(closes, end)], start - opens, end - opens
    return text, start, end

"""What tells two groups of outlets apart in passages that both tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from samestory.corpus.overview.tallies import Tallies, Telling, ToldWord, WordTests
from samestory.corpus.overview.voices import own_words
from samestory.documents.tokenisation import words as words_of
from samestory.model.corpus_overview import TellingWord, Witness, Wording

STORIES_NEEDED = 10
"""With fewer there are counts only: of 2^10 ways to swap the sides two are as far apart as can be,
p = .002, which a few dozen tests use up; with fewer stories nothing could be told from chance."""

MOST_STORIES = 20_000
"""Stories whose words are compared. Of more, those with the smallest ids: ids are hashes, so this
draws without regard to anything."""

WITNESSES = 5
"""Sentences that are shown of a word."""

_AT_ONCE = 4096

_SHARED = """
CREATE OR REPLACE TEMP TABLE shared AS
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

_PLACES = """
CREATE OR REPLACE TEMP TABLE places AS
SELECT * FROM shared WHERE story_id IN (
    SELECT DISTINCT story_id FROM shared ORDER BY story_id LIMIT ?
)
"""

# Where each paragraph begins in its article, as offsets of findings count.
_STARTS = """
CREATE OR REPLACE TEMP TABLE starts AS
SELECT document_id, number,
    CASE WHEN coalesce(headline, '') = '' THEN 0 ELSE length(headline) + 2 END
    + coalesce(sum(length(text) + 2) OVER (
        PARTITION BY document_id ORDER BY number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), 0) AS paragraph_start
FROM paragraphs JOIN (SELECT document_id, headline FROM documents) USING (document_id)
WHERE document_id IN (SELECT document_id FROM places)
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
    CAST(f.start - paragraph_start AS INTEGER) AS opens,
    CAST(f."end" - paragraph_start AS INTEGER) AS closes,
    f.document_id, f.paragraph
FROM findings f
JOIN places ON f.story_id = places.story_id AND f.document_id = places.document_id
    AND f.paragraph = places.number
JOIN paragraphs p ON p.document_id = f.document_id AND p.number = f.paragraph
JOIN starts ON starts.document_id = f.document_id AND starts.number = f.paragraph
JOIN documents d ON d.document_id = f.document_id
WHERE f.kind IN ('naming', 'word choice') AND f.voice = 'outlet'
ORDER BY places.story_id, side, places.outlet, f.document_id, f.paragraph, opens, closes
"""


@dataclass(frozen=True, slots=True)
class Use:
    """A word where it stands, in a paragraph of a group's article."""

    word: str
    story: str
    side: int
    outlet: str
    date: str
    text: str
    sentences: Sequence[int]
    start: int
    end: int

    def witness(self) -> Witness:
        """Return the sentence in which the word begins."""
        for opens, closes in zip(self.sentences[::2], self.sentences[1::2], strict=True):
            if opens <= self.start < closes:
                sentence = self.text[opens : max(closes, self.end)]
                start, end = self.start - opens, self.end - opens
                return Witness(sentence, start, end, self.outlet, self.story, self.date)
        return Witness(self.text, self.start, self.end, self.outlet, self.story, self.date)


def compare_wording(
    database: duckdb.DuckDBPyConnection,
    first: Sequence[str],
    second: Sequence[str],
    *,
    rounds: int,
    seed: int,
    most_stories: int = MOST_STORIES,
) -> Wording:
    """Compare the words of two groups of outlets within passages that both tell.

    What stands in quotation marks is not counted: it is not the outlets' choice. Texts are read
    twice, the second time for the sentences of the words that are shown: so little is held.
    """
    one, other = list(first), list(second)
    database.execute(_SHARED, [one, one, other])
    (all_stories,) = database.execute("SELECT count(DISTINCT story_id) FROM shared").fetchall()[0]
    database.execute(_PLACES, [most_stories])
    database.execute(_STARTS)
    stories, passages = database.execute(
        "SELECT count(DISTINCT story_id), count(DISTINCT (story_id, passage_id)) FROM places"
    ).fetchall()[0]
    tests = WordTests(rounds if stories >= STORIES_NEEDED else 0, seed)
    words, labels = (
        _tallied(uses).telling(tests) for uses in (words_in(database), labels_in(database))
    )
    shown = {told.word for told in words.words}
    return Wording(
        tuple(first),
        tuple(second),
        stories=stories,
        all_stories=all_stories,
        passages=passages,
        stories_needed=STORIES_NEEDED,
        rounds=tests.rounds,
        tested=words.tested,
        tested_labels=labels.tested,
        left_out=words.left_out,
        words=_with_witnesses(words, words_in(database, only=shown)),
        labels=_with_witnesses(labels, labels_in(database)),
    )


def words_in(
    database: duckdb.DuckDBPyConnection, *, only: Collection[str] | None = None
) -> Iterator[Use]:
    """Yield the outlets' own words, or only some of them."""
    wanted = None if only is None else frozenset(only)
    for story, side, outlet, date, text, sentences in _rows(database, _PARAGRAPHS):
        if wanted is not None and wanted.isdisjoint(words_of(text.lower())):
            continue
        for token in own_words(text):
            word = token.form.lower()
            if token.form.isalpha() and (wanted is None or word in wanted):
                yield Use(word, story, side, outlet, date, text, sentences, token.start, token.end)


def labels_in(database: duckdb.DuckDBPyConnection) -> Iterator[Use]:
    """Yield the words that findings on naming and word choice point at."""
    for story, side, outlet, date, text, sentences, start, end, *_ in _rows(database, _LABELS):
        word = text[start:end].lower()
        yield Use(word, story, side, outlet, date, text, sentences, start, end)


def _tallied(uses: Iterator[Use]) -> Tallies:
    tallies = Tallies()
    for use in uses:
        tallies.add(use.word, use.story, use.side)
    return tallies


def _with_witnesses(telling: Telling, uses: Iterator[Use]) -> tuple[TellingWord, ...]:
    """Give the words that are shown their sentences: a group's first ones, one for each story."""
    shown = {told.word for told in telling.words}
    held: dict[tuple[str, int], list[Witness]] = defaultdict(list)
    for use in uses:
        if use.word in shown:
            found = held[use.word, use.side]
            if len(found) < WITNESSES and all(one.story != use.story for one in found):
                found.append(use.witness())
    return tuple(_telling_word(told, held) for told in telling.words)


def _telling_word(told: ToldWord, held: dict[tuple[str, int], list[Witness]]) -> TellingWord:
    """Choose up to 5 sentences, 2 of them of the group that uses it less if that has them."""
    more = 0 if told.score > 0 else 1
    most, fewer = (held.get((told.word, side), []) for side in (more, 1 - more))
    few = fewer[: max(2, WITNESSES - len(most))]
    return TellingWord(
        told.word,
        told.counts,
        told.rates,
        told.stories,
        told.difference,
        told.score,
        told.chance,
        (*most[: WITNESSES - len(few)], *few),
    )


def _rows(database: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple]:  # type: ignore[type-arg]
    found = database.execute(query)
    while rows := found.fetchmany(_AT_ONCE):
        yield from rows

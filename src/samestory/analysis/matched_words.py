"""Which words of two documents of a passage are the same, once all of them have their columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

LEAST_RUN_INFORMATION = 3.0
"""A run of shared words must carry this much background information, or it is dropped: shared
function words scattered over a rewrite say nothing."""

FUNCTION_WORD = 1.2
"""Words of less information only hold other words together."""

LEAST_MOVED_INFORMATION = 3.5
"""A word shared at another place of the passage counts from this much information on; a number
always does."""


@dataclass(slots=True)
class CollatingWord:
    """A word on its way to becoming a `CollatedToken`."""

    paragraph: int
    start: int
    end: int
    form: str
    unit: str
    information: float
    column: int = -1
    partners: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ColumnedWords:
    """A document's words when they have their columns, with what every pair of documents asks.

    Attributes
    ----------
    columns
        The column of each word, ascending.
    at
        Which word stands in a column.
    units
        Of all words.
    telling
        Places of the words that may be matched though they stand elsewhere.
    """

    document: str
    words: Sequence[CollatingWord]
    columns: Sequence[int]
    at: Mapping[int, int]
    units: frozenset[str]
    telling: Sequence[int]

    @classmethod
    def of(cls, document: str, words: Sequence[CollatingWord]) -> ColumnedWords:
        """Return those of a document, for its words in their order."""
        columns = [word.column for word in words]
        return cls(
            document=document,
            words=words,
            columns=columns,
            at={column: index for index, column in enumerate(columns)},
            units=frozenset([word.unit for word in words]),
            telling=[index for index, word in enumerate(words) if _is_telling(word)],
        )


def match_pair(one: ColumnedWords, two: ColumnedWords) -> None:
    """Record which words of two documents are shared."""
    words, others = one.words, two.words
    matches = [
        (index, other)
        for index, column in enumerate(one.columns)
        if (other := two.at.get(column)) is not None
    ]
    kept = [
        match
        for run in _runs(matches)
        if sum(min(words[i].information, others[j].information) for i, j in run)
        >= LEAST_RUN_INFORMATION
        for match in run
    ]
    kept += _moved(one, two, kept)
    for i, j in kept:
        words[i].partners[two.document] = j
        others[j].partners[one.document] = i


def _runs(matches: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Split matches, ascending on both sides, into runs without a gap on either side."""
    run: list[tuple[int, int]] = []
    for match in matches:
        if run and match != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _moved(
    one: ColumnedWords, two: ColumnedWords, kept: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Match telling words that both documents have, but at different places of the passage.

    Words beside a match are matched too while they are the same on both sides, so that
    'the Grey Plover' is found whole though only 'Plover' is rare.
    """
    words, others = one.words, two.words
    partner = dict(kept)
    taken = set(partner.values())
    free: dict[str, list[int]] = {}
    for j in two.telling:
        if j not in taken and others[j].unit in one.units:
            free.setdefault(others[j].unit, []).append(j)
    moved: list[tuple[int, int]] = []
    if not free:
        return moved
    for i, word in enumerate(words):
        # Asked first, as most words are held by a match already or found nowhere else.
        if i in partner or word.unit not in free:
            continue
        candidates = [j for j in free[word.unit] if j not in taken]
        if not candidates:
            continue
        for match in _grow(words, others, (i, candidates[0]), (partner, taken)):
            partner[match[0]] = match[1]
            taken.add(match[1])
            moved.append(match)
    return moved


def _grow(
    words: Sequence[CollatingWord],
    others: Sequence[CollatingWord],
    seed: tuple[int, int],
    held: tuple[Mapping[int, int], set[int]],
) -> list[tuple[int, int]]:
    """Return a match with the matches right before and after it that nothing holds yet.

    Function words at either end are left off: 'at Toretsk' shares no more than 'Toretsk'.
    """
    partner, taken = held
    grown = [seed]
    for step in (-1, 1):
        reached: list[tuple[int, int]] = []
        i, j = seed[0] + step, seed[1] + step
        while (
            0 <= i < len(words)
            and 0 <= j < len(others)
            and i not in partner
            and j not in taken
            and words[i].unit == others[j].unit
        ):
            reached.append((i, j))
            i, j = i + step, j + step
        while reached and words[reached[-1][0]].information < FUNCTION_WORD:
            reached.pop()
        grown += reached
    return grown


def _is_telling(word: CollatingWord) -> bool:
    return word.information >= LEAST_MOVED_INFORMATION or word.form[0].isdigit()

"""What a corpus holds at a glance: a finished value, ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """A name and how many there are."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One story in the list; dates are ISO 8601 or empty."""

    story: str
    headline: str
    outlets: tuple[str, ...]
    first: str
    last: str
    articles: int
    links: int


@dataclass(frozen=True, slots=True)
class OutletGrid:
    """A number for each two outlets; the diagonal holds what an outlet has in all.

    Attributes
    ----------
    outlets
        Those with most stories, by name.
    cells
        A row for each outlet. ``None`` is shown as empty.
    """

    outlets: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class SharedRun:
    """Words that several outlets have.

    Attributes
    ----------
    text, words
        The longest run of equal words that the first article shares, and how many they are.
    outlets
        Who has them: that of the first article, then the others by name.
    published
        When the first article was published, ISO 8601, or empty.
    alone
        Whether it was seen earlier than all others; else others of the same day may be as early.
    agency
        One that an article with these words credits, or empty.
    story
        The id of the first article's story, or empty.
    """

    text: str
    words: int
    outlets: tuple[str, ...]
    published: str
    alone: bool
    agency: str
    story: str


@dataclass(frozen=True, slots=True)
class Witness:
    """A sentence that holds a word: ``sentence[start:end]`` is the word."""

    sentence: str
    start: int
    end: int
    outlet: str
    story: str
    date: str


@dataclass(frozen=True, slots=True)
class TellingWord:
    """A word or label that one group uses more than the other.

    Attributes
    ----------
    counts, rates, stories
        Of the first and the second group: how often, how often in 1,000 words, in how many stories.
    difference, score
        Log-odds of the first less those of the second, and in units of its standard error.
    chance
        p-value by permutation of stories, adjusted for the number of tests; ``None`` where there
        are too few stories for one.
    """

    word: str
    counts: tuple[int, int]
    rates: tuple[float, float]
    stories: tuple[int, int]
    difference: float
    score: float
    chance: float | None
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What tells two groups of outlets apart where they tell the same.

    Attributes
    ----------
    stories, all_stories
        Whose words are compared, and that both tell: of very many only a part is compared.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    stories: int
    all_stories: int
    passages: int
    stories_needed: int
    rounds: int
    tested: int
    tested_labels: int
    left_out: int
    words: tuple[TellingWord, ...]
    labels: tuple[TellingWord, ...]


@dataclass(frozen=True, slots=True)
class NamingOverTime:
    """How often each of two labels was used in each month, in the outlets' own voice."""

    labels: tuple[str, str]
    months: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class CorpusOverview:
    """All that the overview of a corpus shows.

    Attributes
    ----------
    shared
        Stories that both outlets tell.
    reused, earlier
        Pairs of their articles with the same words, and those of which the row's is the earlier.
    """

    counts: tuple[Counted, ...]
    unused: tuple[Counted, ...]
    stories: tuple[StoryLine, ...]
    all_stories: int
    by_month: tuple[Counted, ...]
    by_size: tuple[Counted, ...]
    all_outlets: int
    shared: OutletGrid
    reused: OutletGrid
    earlier: OutletGrid
    runs: tuple[SharedRun, ...]
    wording: Wording | None
    naming: NamingOverTime | None
    generator: str

"""What the stages of a corpus say they did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samestory.corpus.sorting import Sorted
from samestory.corpus.story_changes import StoryChanges


@dataclass(frozen=True, slots=True)
class Built:
    """What `Corpus.build` did.

    Attributes
    ----------
    sorted
        What became of the records.
    read, batches
        How many batches were read now, and how many there are.
    skipped
        Files in folders that were passed over, with the reasons.
    because
        The settings that changed since the last time, by name.
    """

    sorted: Sorted
    read: int
    batches: int
    skipped: tuple[tuple[str, str], ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What `Corpus.find_stories` did.

    Attributes
    ----------
    stories
        How many there are.
    linked, pairs
        Pairs of buckets that were linked now, and how many there are.
    because
        The settings that changed since the last time, by name.
    changes
        What became of the stories that were known before.
    """

    stories: int
    linked: int
    pairs: int
    because: tuple[str, ...]
    changes: StoryChanges


@dataclass(frozen=True, slots=True)
class Compared:
    """What `Corpus.compare` did: stories compared now, and in all."""

    compared: int
    stories: int
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reused:
    """What `Corpus.find_reuse` did: pairs of paragraphs; buckets searched now, and in all."""

    pairs: int
    searched: int
    buckets: int
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """What there is: rows and bytes of each table, and what each stage recorded."""

    rows: dict[str, int]
    sizes: dict[str, int]
    stages: dict[str, dict[str, Any]]
    left: dict[str, int]

"""What became of the stories that were known before: grown, put together, cut, renamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pyarrow import parquet

from samestory.corpus.work_folder import WorkFolder


@dataclass(frozen=True, slots=True)
class StoryChanges:
    """What became of known stories when stories were found again.

    Attributes
    ----------
    new
        Stories none of whose articles told a known one.
    grown
        Known stories that have more articles than before, and the same id.
    merged
        The ids of stories that were put together, and that of the one they are now.
    split
        A known story's id, and those of the stories that its articles tell now.
    renamed
        A known story's id and its new one, as it has another earliest article now.
    gone
        Known stories whose articles tell none now.
    """

    new: int = 0
    grown: int = 0
    merged: tuple[tuple[tuple[str, ...], str], ...] = ()
    split: tuple[tuple[str, tuple[str, ...]], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()


def story_of_each(folder: WorkFolder) -> dict[str, str]:
    """Return the story of each article that tells one."""
    found: dict[str, str] = {}
    for path in folder.files("members"):
        table = parquet.read_table(path, columns=["document_id", "story_id"], partitioning=None)
        columns = (table[name].to_pylist() for name in ("document_id", "story_id"))
        found.update(zip(*columns, strict=True))
    return found


def story_changes(before: Mapping[str, str], after: Mapping[str, str]) -> StoryChanges:
    """Tell what became of stories, from the story of each article before and after."""
    if before == after:
        return StoryChanges()
    held_before, held_after = _articles(before), _articles(after)
    now = {
        old: {after[name] for name in held if name in after} for old, held in held_before.items()
    }
    then: dict[str, set[str]] = defaultdict(set)
    for old, stories in now.items():
        for story in stories:
            then[story].add(old)
    merged = sorted((tuple(sorted(olds)), story) for story, olds in then.items() if len(olds) > 1)
    split = sorted((old, tuple(sorted(each))) for old, each in now.items() if len(each) > 1)
    parts = {old for olds, _ in merged for old in olds} | {old for old, _ in split}
    return StoryChanges(
        new=len(held_after.keys() - then.keys()),
        grown=sum(len(held_after.get(old, ())) > len(held) for old, held in held_before.items()),
        merged=tuple(merged),
        split=tuple(split),
        renamed=tuple(
            (old, story)
            for old, stories in sorted(now.items())
            for story in stories
            if old not in parts and story != old
        ),
        gone=tuple(sorted(old for old, stories in now.items() if not stories)),
    )


def _articles(story_of: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, story in story_of.items():
        found[story].add(name)
    return found

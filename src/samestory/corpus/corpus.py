"""A corpus in its work folder, and the stages that work on it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from pyarrow import parquet

from samestory.corpus.comparing import compare_stories, compare_tasks
from samestory.corpus.contents import CorpusContents
from samestory.corpus.engines import Engine, local_engine
from samestory.corpus.inputs import add_inputs, require_unchanged
from samestory.corpus.reading import ReadTask, read_key, read_part
from samestory.corpus.results import Built, Compared, Found, Reused
from samestory.corpus.reuse import (
    PAIR_TABLE,
    RUN_TABLE,
    ReuseSettings,
    find_runs,
    reuse_tasks,
    tell_holders,
)
from samestory.corpus.schemas import COMPARISON_TABLES
from samestory.corpus.settings import BuildSettings, Settings, StorySettings, made_with
from samestory.corpus.sorting import sort_articles
from samestory.corpus.story_changes import story_changes, story_of_each
from samestory.corpus.story_finding import LINK_TABLE, group_stories, link_buckets, link_tasks
from samestory.corpus.work_folder import alone, is_current, key_of
from samestory.errors import CorpusError, SettingsError

Task = TypeVar("Task")
Result = TypeVar("Result")

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

_PARTS = "read"


def _ignore(_what: str, _done: int, _total: int) -> None:
    """Show nothing: nobody is watching."""


class Corpus(CorpusContents):
    """A corpus that is worked on in a folder.

    Every stage does only what is not done: it can be ended at any point and called again.

    Parameters
    ----------
    folder
        The work folder; it is made by `build`.
    engine
        Who does the work; processes of this machine if not given.
    progress
        Told what is being done.
    memory
        How much DuckDB may use to sort articles, such as ``512MB``.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        *,
        engine: Engine | None = None,
        progress: Progress = _ignore,
        memory: str = "512MB",
    ) -> None:
        super().__init__(folder, memory=memory)
        self._engine = engine or local_engine()
        self._progress = progress

    @alone(make=True)
    def run(
        self,
        sources: Sequence[str | os.PathLike[str]] = (),
        *,
        build: BuildSettings | None = None,
        stories: StorySettings | None = None,
        comparison: Settings | None = None,
        reuse: ReuseSettings | None = None,
    ) -> tuple[Built, Found, Compared, Reused]:
        """Go through all stages."""
        return (
            self.build(sources, settings=build),
            self.find_stories(settings=stories),
            self.compare(settings=comparison),
            self.find_reuse(settings=reuse),
        )

    @alone(make=True)
    def build(
        self,
        sources: Sequence[str | os.PathLike[str]] = (),
        *,
        settings: BuildSettings | None = None,
    ) -> Built:
        """Read the sources and sort their articles into date buckets.

        Parameters
        ----------
        sources
            Files, folders, patterns or ``OUTLET=PATH``, in addition to those that were read
            before; at least one the first time.
        settings
            How to read and sort; as the last time if not given.

        Raises
        ------
        CorpusError
            If the folder can't be made, or there is nothing to read.
        SourceError
            If a source is missing or can't be read at all.
        """
        settings = settings or self.build_settings
        because = self._manifest.changed("build", settings)
        batches, skipped = add_inputs(self.folder, sources)
        if not batches:
            raise CorpusError(f"{self.folder.root}: no articles were named yet; name a source.")
        parts = self.folder.make(_PARTS)
        tasks = []
        for batch in batches:
            key = read_key(batch, settings)
            tasks.append(ReadTask(batch, settings, str(parts / f"{key}.parquet"), key))
        left = [task for task in tasks if not is_current(Path(task.path), task.key)]
        require_unchanged(self.folder, [task.batch for task in left])
        for _ in self._work("Reading", read_part, left, total=len(tasks)):
            pass
        files = [Path(task.path) for task in tasks]
        self.folder.keep_files(_PARTS, files)
        self._progress("Sorting", 0, 1)
        done = sort_articles(self.folder, list(dict.fromkeys(files)), memory=self._memory)
        self._progress("Sorting", 1, 1)
        counts = {key: value for key, value in asdict(done).items() if key != "redone"}
        self._manifest.record("build", settings, counts)
        return Built(done, len(left), len(tasks), skipped, because)

    @alone()
    def find_stories(self, *, settings: StorySettings | None = None) -> Found:
        """Find which articles tell one story.

        Raises
        ------
        CorpusError
            If the corpus was not built.
        SettingsError
            If the window is longer than a date bucket.
        """
        settings = settings or self.story_settings
        built = self._stage("build")
        days = built["settings"]["bucket_days"]
        _require_room(settings.window_days, days)
        because = self._manifest.changed("stories", settings)
        buckets: dict[str, str] = built["buckets"]
        tasks = list(link_tasks(self.folder, buckets, settings, bucket_days=days))
        left = [task for task in tasks if not is_current(Path(task.path), task.key)]
        for _ in self._work("Linking articles", link_buckets, left, total=len(tasks)):
            pass
        files = [Path(task.path) for task in tasks]
        self.folder.keep_files(LINK_TABLE, files)
        self._progress("Grouping stories", 0, 1)
        before = story_of_each(self.folder)
        stories = group_stories(self.folder, sorted(buckets), files, settings)
        self._progress("Grouping stories", 1, 1)
        key = key_of([task.key for task in tasks], made_with(settings))
        self._manifest.record("stories", settings, {"stories": stories, "of": buckets, "key": key})
        changes = story_changes(before, story_of_each(self.folder))
        return Found(stories, len(left), len(tasks), because, changes)

    @alone()
    def compare(self, *, settings: Settings | None = None) -> Compared:
        """Compare how each story is worded.

        Raises
        ------
        CorpusError
            If stories were not found since the corpus was built.
        """
        settings = settings or self.comparison_settings
        self._require_stories()
        because = self._manifest.changed("compare", settings)
        tasks = list(compare_tasks(self.folder, settings))
        left = [task for task in tasks if not task.is_done]
        total = sum(len(task.stories) for task in tasks)
        compared = 0
        done = total - sum(len(task.stories) for task in left)
        self._progress("Comparing stories", done, total)
        for stories in self._engine.run(compare_stories, left):
            compared += stories
            self._progress("Comparing stories", done + compared, total)
        for name in COMPARISON_TABLES:
            files = [self.folder.part(name, task.bucket, task.number) for task in tasks]
            self.folder.keep_files(name, files)
        self._manifest.record("compare", settings, {"stories": total})
        return Compared(compared, total, because)

    @alone()
    def find_reuse(self, *, settings: ReuseSettings | None = None) -> Reused:
        """Find paragraphs of the whole corpus that have the same words.

        Raises
        ------
        CorpusError
            If the corpus was not built.
        SettingsError
            If the window is longer than a date bucket.
        """
        settings = settings or self.reuse_settings
        built = self._stage("build")
        days = built["settings"]["bucket_days"]
        _require_room(settings.window_days, days)
        because = self._manifest.changed("reuse", settings)
        tasks = reuse_tasks(self.folder, built["buckets"], settings, bucket_days=days)
        left = [task for task in tasks.runs if not is_current(Path(task.path), task.key)]
        for _ in self._work("Finding equal words", find_runs, left, total=len(tasks.runs)):
            pass
        to_tell = [task for task in tasks.holders if not task.is_done]
        for _ in self._work("Telling who has them", tell_holders, to_tell, total=len(tasks.runs)):
            pass
        for table, held in ((RUN_TABLE, tasks.runs), (PAIR_TABLE, tasks.holders)):
            self.folder.keep_files(table, [Path(task.path) for task in held])
        pairs = sum(parquet.read_metadata(task.path).num_rows for task in tasks.holders)
        self._manifest.record("reuse", settings, {"pairs": pairs})
        return Reused(pairs, len(left), len(tasks.runs), because)

    def _work(
        self,
        name: str,
        work: Callable[[Task], Result],
        left: Sequence[Task],
        *,
        total: int,
    ) -> Iterator[Result]:
        done = total - len(left)
        self._progress(name, done, total)
        for result in self._engine.run(work, left):
            done += 1
            self._progress(name, done, total)
            yield result


def _require_room(window_days: int, bucket_days: int) -> None:
    """Refuse a window in which articles of buckets that are not neighbours could meet."""
    if window_days > bucket_days:
        raise SettingsError(
            f"the window of {window_days} days is longer than the date buckets of "
            f"{bucket_days} days: build with more bucket days."
        )

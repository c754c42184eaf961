"""A corpus in its work folder, and the stages that work on it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
from pyarrow import parquet

from samestory.corpus.comparing import (
    StoryMembers,
    compare_stories,
    compare_story,
    compare_tasks,
    find_story,
)
from samestory.corpus.engines import Engine, local_engine
from samestory.corpus.inputs import add_inputs, require_unchanged
from samestory.corpus.manifest import Manifest
from samestory.corpus.overview import OverviewSettings, overview
from samestory.corpus.reading import ReadTask, read_key, read_part
from samestory.corpus.results import Built, Compared, Found, Status
from samestory.corpus.schemas import COMPARISON_TABLES, TABLES
from samestory.corpus.settings import BuildSettings, Settings, StorySettings, made_with
from samestory.corpus.sorting import sort_articles
from samestory.corpus.story_finding import LINK_TABLE, group_stories, link_buckets, link_tasks
from samestory.corpus.work_folder import WorkFolder, alone, is_current, key_of
from samestory.errors import CorpusError, SettingsError
from samestory.model import Comparison
from samestory.model.corpus_overview import CorpusOverview

Task = TypeVar("Task")
Result = TypeVar("Result")

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

_PARTS = "read"


def _ignore(_what: str, _done: int, _total: int) -> None:
    """Show nothing: nobody is watching."""


class Corpus:
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
        self.folder = WorkFolder(Path(folder))
        self._manifest = Manifest(self.folder)
        self._engine = engine or local_engine()
        self._progress = progress
        self._memory = memory

    @property
    def build_settings(self) -> BuildSettings:
        """How articles were read the last time; the defaults before that."""
        return BuildSettings(**self._manifest.settings("build"))

    @property
    def story_settings(self) -> StorySettings:
        """How stories were found the last time; the defaults before that."""
        return StorySettings(**self._manifest.settings("stories"))

    @property
    def comparison_settings(self) -> Settings:
        """How stories were compared the last time; the defaults before that."""
        return Settings(**self._manifest.settings("compare"))

    def run(
        self,
        sources: Sequence[str | os.PathLike[str]] = (),
        *,
        build: BuildSettings | None = None,
        stories: StorySettings | None = None,
        comparison: Settings | None = None,
    ) -> tuple[Built, Found, Compared]:
        """Go through all stages."""
        return (
            self.build(sources, settings=build),
            self.find_stories(settings=stories),
            self.compare(settings=comparison),
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
        if settings.window_days > days:
            raise SettingsError(
                f"the window of {settings.window_days} days is longer than the date buckets of "
                f"{days} days: build with more bucket days."
            )
        because = self._manifest.changed("stories", settings)
        buckets: dict[str, str] = built["buckets"]
        tasks = list(link_tasks(self.folder, buckets, settings, bucket_days=days))
        left = [task for task in tasks if not is_current(Path(task.path), task.key)]
        for _ in self._work("Linking articles", link_buckets, left, total=len(tasks)):
            pass
        files = [Path(task.path) for task in tasks]
        self.folder.keep_files(LINK_TABLE, files)
        self._progress("Grouping stories", 0, 1)
        stories = group_stories(self.folder, sorted(buckets), files, settings)
        self._progress("Grouping stories", 1, 1)
        key = key_of([task.key for task in tasks], made_with(settings))
        self._manifest.record("stories", settings, {"stories": stories, "of": buckets, "key": key})
        return Found(stories, len(left), len(tasks), because)

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

    def status(self) -> Status:
        """Tell what is done, what is left, and how large it is."""
        files = {name: self.folder.files(name) for name in TABLES}
        rows = {
            name: sum(parquet.read_metadata(path).num_rows for path in held)
            for name, held in files.items()
        }
        sizes = {name: sum(path.stat().st_size for path in held) for name, held in files.items()}
        return Status(rows, sizes, self._manifest.read(), self._left())

    def table(self, name: str) -> pa.Table:
        """Return a whole table; `samestory.corpus.TABLES` has the names and columns.

        Raises
        ------
        CorpusError
            If there is no table of that name.
        """
        if name not in TABLES:
            raise CorpusError(f"there is no table {name}: choose from {', '.join(TABLES)}.")
        files = self.folder.files(name)
        held = [parquet.read_table(path, partitioning=None) for path in files]
        table = pa.concat_tables([TABLES[name].empty_table(), *held])
        return table.replace_schema_metadata(None)

    def largest_stories(self, number: int = 10) -> list[dict[str, Any]]:
        """Return rows of the table of stories: those that most outlets tell."""
        rows: list[dict[str, Any]] = self.table("stories").to_pylist()
        rows.sort(key=lambda row: (-row["outlets"], -row["documents"], row["story_id"]))
        return rows[:number]

    def overview(self, *, settings: OverviewSettings | None = None) -> CorpusOverview:
        """Return what the corpus holds at a glance; raises CorpusError as `overview` does."""
        self._require_stories()
        return overview(self.folder, settings or OverviewSettings(), memory=self._memory)

    def story(self, name: str) -> Comparison:
        """Compare one story again, with the settings that the corpus was compared with.

        Raises
        ------
        CorpusError
            If there is no such story.
        AlignmentError
            If it is told by one outlet only.
        """
        return compare_story(self.folder, self.members(name), self.comparison_settings)

    def members(self, name: str) -> StoryMembers:
        """Return the documents of a story that are compared; the beginning of its id is enough.

        Raises
        ------
        CorpusError
            If no story, or more than one, is meant.
        """
        self._stage("stories")
        return find_story(self.folder, name)

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

    def _stage(self, name: str) -> dict[str, Any]:
        held = self._manifest.read()
        if name not in held:
            raise CorpusError(
                f"{self.folder.root}: there are no articles sorted yet; run samestory corpus build."
                if name == "build"
                else f"{self.folder.root}: no stories were found yet; run samestory corpus stories."
            )
        return held[name]

    def _require_stories(self) -> None:
        found = self._stage("stories")
        if found["of"] != self._stage("build")["buckets"]:
            raise CorpusError(
                f"{self.folder.root}: articles were added since stories were found; run samestory "
                "corpus stories again."
            )

    def _left(self) -> dict[str, int]:
        """Return how many stories are not compared as the last comparison was set."""
        held = self._manifest.read()
        if "compare" not in held or "stories" not in held:
            return {}
        tasks = compare_tasks(self.folder, self.comparison_settings)
        return {"compare": sum(len(task.stories) for task in tasks if not task.is_done)}

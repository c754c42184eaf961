"""What a work folder holds: tables, single stories, and what is left to do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from samestory.corpus.comparing import StoryMembers, compare_story, compare_tasks, find_story
from samestory.corpus.manifest import Manifest
from samestory.corpus.overview import OverviewSettings, overview
from samestory.corpus.results import Status
from samestory.corpus.reuse import ReuseSettings, reuse_tasks
from samestory.corpus.schemas import TABLES
from samestory.corpus.settings import BuildSettings, Settings, StorySettings
from samestory.corpus.work_folder import WorkFolder
from samestory.errors import CorpusError
from samestory.model import Comparison
from samestory.model.corpus_overview import CorpusOverview

_COMMANDS = {
    "build": "there are no articles sorted yet; run samestory corpus build.",
    "stories": "no stories were found yet; run samestory corpus stories.",
    "compare": "stories were not compared yet; run samestory corpus compare.",
    "reuse": "equal words were not looked for yet; run samestory corpus reuse.",
}
"""Stages, and what is said where one was not done."""


class CorpusContents:
    """What is there of a corpus in its work folder; nothing is worked on.

    Parameters
    ----------
    folder
        The work folder.
    memory
        How much DuckDB may use, such as ``512MB``.
    """

    def __init__(self, folder: str | os.PathLike[str], *, memory: str = "512MB") -> None:
        self.folder = WorkFolder(Path(folder))
        self._manifest = Manifest(self.folder)
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

    @property
    def reuse_settings(self) -> ReuseSettings:
        """How equal words were looked for the last time; the defaults before that."""
        return ReuseSettings(**self._manifest.settings("reuse"))

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
        """Return what the corpus holds at a glance.

        Raises
        ------
        CorpusError
            If a stage was not done since something that it depends on changed, and as `overview`
            does.
        """
        self._require_all()
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

    def _stage(self, name: str) -> dict[str, Any]:
        held = self._manifest.read()
        if name not in held:
            raise CorpusError(f"{self.folder.root}: {_COMMANDS[name]}")
        return held[name]

    def _require_stories(self) -> None:
        found = self._stage("stories")
        if found["of"] != self._stage("build")["buckets"]:
            raise CorpusError(
                f"{self.folder.root}: articles were added since stories were found; run samestory "
                "corpus stories again."
            )

    def _require_all(self) -> None:
        """Refuse to tell of results that are older than what they were made from."""
        self._require_stories()
        for stage in ("compare", "reuse"):
            self._stage(stage)
        for stage, number in self._left().items():
            if number:
                raise CorpusError(
                    f"{self.folder.root}: something changed since samestory corpus {stage} was "
                    "run; run it again."
                )

    def _left(self) -> dict[str, int]:
        """Return how much is not done as it was last set: stories to compare, buckets to search."""
        held = self._manifest.read()
        left = {}
        if "compare" in held and "stories" in held:
            compare = compare_tasks(self.folder, self.comparison_settings)
            left["compare"] = sum(len(task.stories) for task in compare if not task.is_done)
        if "reuse" in held and "build" in held:
            reuse = reuse_tasks(
                self.folder,
                held["build"]["buckets"],
                self.reuse_settings,
                bucket_days=held["build"]["settings"]["bucket_days"],
            )
            left["reuse"] = sum(not task.is_done for task in reuse.holders)
        return left

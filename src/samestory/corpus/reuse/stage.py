"""The stage that finds equal words over the whole corpus, bucket by bucket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyarrow import parquet

from samestory.corpus.reading import bucket_before
from samestory.corpus.reuse.holders import HOLDER_COLUMNS, with_holders
from samestory.corpus.reuse.pairs import equal_runs
from samestory.corpus.reuse.settings import ReuseSettings
from samestory.corpus.schemas import plain_texts
from samestory.corpus.settings import made_with
from samestory.corpus.stories import Articles
from samestory.corpus.work_folder import WorkFolder, is_current, key_of, write_table

RUN_TABLE = "equal_runs"
PAIR_TABLE = "reuse_pairs"


@dataclass(frozen=True, slots=True)
class RunTask:
    """A bucket to search, alone and against the one before it, and the file to write."""

    root: str
    bucket: str
    before: str | None
    settings: ReuseSettings
    path: str
    key: str


@dataclass(frozen=True, slots=True)
class HolderTask:
    """Runs of a bucket, those of the buckets around it, and the file to write."""

    runs: str
    nearby: tuple[str, ...]
    least_run: int
    path: str
    key: str

    @property
    def is_done(self) -> bool:
        """Whether its table is there."""
        return is_current(Path(self.path), self.key)


@dataclass(frozen=True, slots=True)
class ReuseTasks:
    """All there is to do, a task of both kinds for each bucket; the first go before the others."""

    runs: tuple[RunTask, ...]
    holders: tuple[HolderTask, ...]


def reuse_tasks(
    folder: WorkFolder, buckets: dict[str, str], settings: ReuseSettings, *, bucket_days: int
) -> ReuseTasks:
    """Return what is to be done, whether or not it is done already."""
    runs = tuple(_run_tasks(folder, buckets, settings, bucket_days))
    return ReuseTasks(runs, tuple(_holder_tasks(folder, runs, bucket_days)))


def _run_tasks(
    folder: WorkFolder, buckets: dict[str, str], settings: ReuseSettings, bucket_days: int
) -> Iterator[RunTask]:
    made = made_with(settings)
    for bucket in sorted(buckets):
        before = bucket_before(bucket, bucket_days)
        if before not in buckets:
            before = None
        key = key_of(RUN_TABLE, buckets[bucket], before and buckets[before], made)
        path = folder.part(RUN_TABLE, bucket)
        yield RunTask(str(folder.root), bucket, before, settings, str(path), key)


def find_runs(task: RunTask) -> int:
    """Write which paragraphs of a bucket have the same words; return how many pairs."""
    folder = WorkFolder(Path(task.root))
    before = None if task.before is None else _articles(folder, task.before)
    found = equal_runs(_articles(folder, task.bucket), before, settings=task.settings)
    write_table(Path(task.path), found, task.key)
    return int(found.num_rows)


def _holder_tasks(
    folder: WorkFolder, runs: Sequence[RunTask], bucket_days: int
) -> Iterator[HolderTask]:
    tasks = {task.bucket: task for task in runs}
    after = {bucket_before(name, bucket_days): task for name, task in tasks.items()}
    for name, task in tasks.items():
        around = (tasks.get(bucket_before(name, bucket_days) or ""), after.get(name))
        near = [each for each in around if each is not None]
        yield HolderTask(
            task.path,
            tuple(each.path for each in near),
            task.settings.least_run,
            str(folder.part(PAIR_TABLE, name)),
            key_of(PAIR_TABLE, task.key, [each.key for each in near]),
        )


def tell_holders(task: HolderTask) -> int:
    """Write who has the words of each pair; return how many pairs."""
    runs = parquet.read_table(task.runs, partitioning=None)
    nearby = [
        parquet.read_table(path, columns=HOLDER_COLUMNS, partitioning=None) for path in task.nearby
    ]
    told = with_holders(runs, nearby, least_run=task.least_run)
    write_table(Path(task.path), told, task.key)
    return int(told.num_rows)


def _articles(folder: WorkFolder, bucket: str) -> Articles:
    documents, paragraphs = (
        parquet.read_table(folder.part(name, bucket), partitioning=None).replace_schema_metadata()
        for name in ("documents", "paragraphs")
    )
    return plain_texts(documents), paragraphs

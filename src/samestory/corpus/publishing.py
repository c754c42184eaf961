"""Publishing: the tables of a work folder are copied to S3, where others read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pyarrow import fs

from samestory.corpus.manifest import Manifest
from samestory.corpus.schemas import TABLES
from samestory.corpus.work_folder import WorkFolder
from samestory.errors import CorpusError
from samestory.sources.remote_files import is_remote, storage_of


@dataclass(frozen=True, slots=True)
class Published:
    """What was copied, in files and bytes, and how many files were taken away."""

    files: int
    size: int
    removed: int


def publish(
    folder: WorkFolder,
    target: str,
    *,
    progress: Callable[[str, int, int], None] = lambda _what, _done, _total: None,
) -> Published:
    """Make the tables at an ``s3://`` path those of a work folder.

    Files of these tables that the work folder does not have are taken away there; nothing else is.
    A copy that was ended in the middle is made whole by another.

    Parameters
    ----------
    folder
        The work folder, `Corpus.folder`.
    target
        ``s3://BUCKET/PREFIX``.
    progress
        Told how many files are copied.

    Raises
    ------
    CorpusError
        If the target is no ``s3://`` path with a prefix, the corpus was not built, or another run
        is at work in the folder.
    SourceError
        If the storage can't be reached or written to.
    """
    if not is_remote(target) or "/" not in target.removeprefix("s3://").strip("/"):
        raise CorpusError(f"{target}: give a place in S3, as s3://BUCKET/PREFIX.")
    if "build" not in Manifest(folder).read():
        raise CorpusError(f"{folder.root}: there are no tables yet; run samestory corpus run.")
    files = {
        path.relative_to(folder.root).as_posix(): path
        for table in TABLES
        for path in folder.files(table)
    }
    with folder.held(), storage_of(target) as (store, prefix):
        for done, (name, path) in enumerate(files.items()):
            progress("Copying tables", done, len(files))
            place = f"{prefix}/{name}"
            fs.copy_files(
                str(path),
                place,
                source_filesystem=fs.LocalFileSystem(),
                destination_filesystem=store,
            )
        progress("Copying tables", len(files), len(files))
        wanted = {f"{prefix}/{name}" for name in files}
        removed = 0
        for table in TABLES:
            selected = fs.FileSelector(f"{prefix}/{table}", recursive=True, allow_not_found=True)
            for found in store.get_file_info(selected):
                if found.extension == "parquet" and found.path not in wanted:
                    store.delete_file(found.path)
                    removed += 1
    return Published(len(files), sum(path.stat().st_size for path in files.values()), removed)

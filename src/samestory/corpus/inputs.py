"""The inputs of a corpus: which files there are, and how they are cut into batches."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from samestory.corpus.work_folder import INPUTS, WorkFolder
from samestory.errors import CorpusError
from samestory.sources import READERS
from samestory.sources.batches import (
    LINE_SUFFIXES,
    PARQUET_SUFFIX,
    TABLE_SUFFIXES,
    Batch,
    cut_articles,
    cut_lines,
    cut_rows,
    kind_of_file,
    without_standard_input,
)
from samestory.sources.csv_tables import store_rows
from samestory.sources.discovery import FoundFile, discover
from samestory.sources.remote_files import is_remote, remote_state

_DATASETS = {*LINE_SUFFIXES, *TABLE_SUFFIXES, PARQUET_SUFFIX}
_SUFFIXES = {suffix for reader in READERS.values() for suffix in reader.suffixes} | _DATASETS


def add_inputs(
    folder: WorkFolder, arguments: Sequence[str | os.PathLike[str]]
) -> tuple[tuple[Batch, ...], tuple[tuple[str, str], ...]]:
    """Return all batches of a work folder, with those of the files that are named now.

    Files that were read before keep their place; they need not be there any more, unless they are
    named. A file whose size and time of change are as they were is not looked into again.

    Parameters
    ----------
    folder
        The work folder.
    arguments
        Files, folders, patterns or ``OUTLET=PATH``.

    Returns
    -------
    tuple
        The batches in the order of the inputs, and names of files in folders that were passed over,
        each with the reason.

    Raises
    ------
    SourceError
        If a file is missing or can't be read.
    """
    known: dict[str, dict[str, Any]] = {
        entry["name"]: entry for entry in folder.read_json(INPUTS).get("files", [])
    }
    skipped: list[tuple[str, str]] = []
    if arguments:
        discovery = discover(arguments, suffixes=_SUFFIXES, remote=_DATASETS)
        skipped = [(each.name, each.reason) for each in discovery.skipped]
        files = without_standard_input(discovery.files)
        known.update(_entries(folder, files, known))
    folder.write_json(INPUTS, {"files": list(known.values())})
    batches = [_batch(held) for entry in known.values() for held in entry["batches"]]
    return tuple(batches), tuple(skipped)


def require_unchanged(folder: WorkFolder, batches: Sequence[Batch]) -> None:
    """Make sure that the files of batches are as they were when they were cut.

    Raises
    ------
    CorpusError
        If one was changed or is gone.
    """
    wanted = {batch.digest for batch in batches}
    for entry in folder.read_json(INPUTS).get("files", []):
        held = [_batch(each) for each in entry["batches"]]
        if wanted.isdisjoint(batch.digest for batch in held):
            continue
        files = list(dict.fromkeys(file for batch in held for file in batch.files))
        try:
            unchanged = _state(files) == entry["state"]
        except OSError:
            unchanged = False
        if not unchanged:
            raise CorpusError(
                f"{entry['name']}: was changed or is gone since it was read, and has to be read "
                "again; name it as a source, or put it back."
            )


def _entries(
    folder: WorkFolder, files: Sequence[FoundFile], known: dict[str, dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Return an entry for each dataset, and one for each folder's files of articles."""
    entries: dict[str, dict[str, Any]] = {}
    articles: dict[str, list[FoundFile]] = {}
    for file in files:
        if kind_of_file(file.path) == "articles":
            articles.setdefault(str(Path(file.path).parent), []).append(file)
            continue
        name, state = _name(file), _state([file])
        before = known.get(name)
        if before is not None and before["state"] == state:
            entries[name] = before
        else:
            entries[name] = _entry(name, state, _cut(folder, file))
    for place, held in articles.items():
        name = f"articles {place}"
        kept = {
            (each["path"], each["outlet"]): FoundFile(**each)
            for batch in known.get(name, {"batches": []})["batches"]
            for each in batch["files"]
            if Path(each["path"]).exists()
        }
        kept.update({(file.path, file.outlet): file for file in held})
        together = list(kept.values())
        entries[name] = _entry(name, _state(together), cut_articles(together))
    return entries


def _cut(folder: WorkFolder, file: FoundFile) -> tuple[Batch, ...]:
    kind = kind_of_file(file.path)
    if kind == "lines":
        return cut_lines(file)
    if kind == "table":
        stored, refused = store_rows(file, folder.make("rows"))
        return (*cut_rows(file, stored=stored), *refused)
    return cut_rows(file)


def _name(file: FoundFile) -> str:
    return file.path if file.outlet is None else f"{file.outlet}={file.path}"


def _state(files: Sequence[FoundFile]) -> list[list[int]]:
    states = []
    for file in files:
        if is_remote(file.path):
            states.append(remote_state(file.path))
        else:
            found = Path(file.path).stat()
            states.append([found.st_size, found.st_mtime_ns])
    return states


def _entry(name: str, state: list[list[int]], batches: Sequence[Batch]) -> dict[str, Any]:
    return {"name": name, "state": state, "batches": [asdict(batch) for batch in batches]}


def _batch(held: dict[str, Any]) -> Batch:
    files = tuple(FoundFile(**file) for file in held["files"])
    return Batch(**{**held, "files": files})

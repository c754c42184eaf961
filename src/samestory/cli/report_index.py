"""Keeps ``index.html``, the list of the reports in a folder."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from samestory.cli.naming import REPORT_STEM
from samestory.cli.report_heads import HEAD_READERS, ReportHead
from samestory.cli.writing import write_atomically
from samestory.model import Limits
from samestory.renderers import RENDERERS
from samestory.renderers.index_page import GENERATOR_META, IndexEntry, index_page

INDEX_NAME = "index.html"

_MOST_BYTES = Limits().file_bytes


def rebuild_index(folder: Path) -> Path | None:
    """Write the list of the reports that stand in the folder and return its path.

    Returns ``None`` and leaves the file alone if there is an ``index.html`` of another maker.

    Raises
    ------
    OutputError
        If the list can't be written.
    """
    path = folder / INDEX_NAME
    if path.exists() and GENERATOR_META.encode() not in _content(path):
        return None
    seen = None
    # Runs may overlap: one that listed the folder earlier may write later. Each looks again after
    # it has written, so that whichever writes last has seen the reports of all.
    while (there := _stamps(folder)) != seen:
        write_atomically(path, index_page(list_reports(folder)))
        seen = there
    return path


def _stamps(folder: Path) -> set[tuple[str, int, int]]:
    """Return names, times and sizes of what may be reports."""
    stamps = set()
    for path in _candidates(folder):
        # Deleted meanwhile: then it is no report any more.
        with contextlib.suppress(FileNotFoundError):
            found = path.stat()
            stamps.add((path.name, found.st_mtime_ns, found.st_size))
    return stamps


def _candidates(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.iterdir())
        if path.name != INDEX_NAME and _report_suffix(path.name) is not None
    ]


def list_reports(folder: Path) -> tuple[IndexEntry, ...]:
    """Return the reports in a folder: the newest date first, undated last, then by title."""
    stems: dict[str, dict[str, Path]] = {}
    for path in _candidates(folder):
        suffix = _report_suffix(path.name)
        if suffix is not None and path.is_file():
            stems.setdefault(path.name.removesuffix(suffix), {})[suffix] = path
    entries = [
        _entry(head, files)
        for stem, files in sorted(stems.items())
        if (head := _head(files) or _head_by_name(stem, files)) is not None
    ]
    entries.sort(key=lambda entry: (entry.title.casefold(), entry.files))
    entries.sort(key=lambda entry: entry.date or "", reverse=True)
    return tuple(entries)


def _head(files: dict[str, Path]) -> ReportHead | None:
    for suffix, read in HEAD_READERS.items():
        if suffix in files and (head := read(_content(files[suffix]))) is not None:
            return head
    return None


def _report_suffix(name: str) -> str | None:
    """Return the longest suffix of a report format that the name ends with."""
    suffixes = (renderer.suffix for renderer in RENDERERS.values())
    return max((each for each in suffixes if name.endswith(each)), key=len, default=None)


def _head_by_name(stem: str, files: dict[str, Path]) -> ReportHead | None:
    """Return what the name of a report tells that has no head of its own, such as a table.

    It is one of ours if it holds the fingerprint whose first digits are in its name.
    """
    named = REPORT_STEM.fullmatch(stem)
    if named is None:
        return None
    fingerprint = re.compile(rb"\b%b[0-9a-f]{56}\b" % named["digits"].encode())
    if not any(fingerprint.search(_content(path)) for path in files.values()):
        return None
    return ReportHead(named["slug"].replace("-", " ").capitalize(), "", None, "")


def _content(path: Path) -> bytes:
    """Return a file's content; what can't be read is as good as no report of ours."""
    try:
        # A pipe would wait for whoever writes to it.
        small = path.is_file() and path.stat().st_size <= _MOST_BYTES
        return path.read_bytes() if small else b""
    except OSError:
        return b""


def _entry(head: ReportHead, files: dict[str, Path]) -> IndexEntry:
    ours = {
        renderer.name: files[renderer.suffix].name
        for renderer in RENDERERS.values()
        if renderer.suffix in files
    }
    return IndexEntry(head.title, head.outlets, head.date, head.counts, tuple(ours.items()))

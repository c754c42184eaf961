from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from samestory.cli.report_heads import read_json
from samestory.errors import SourceError
from samestory.sources import read_markings
from samestory.sources.coding_sheets import read_key
from samestory.sources.options_file import read_options
from samestory.sources.report import read_report

READS: dict[str, Callable[[Path], object]] = {
    "report": read_report,
    "options": read_options,
    "marks": lambda path: read_markings(str(path)),
    "key": lambda path: read_key(path, sheet="sheet.csv"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such files")
@pytest.mark.parametrize("kind", list(READS))
def test_a_pipe_is_refused_and_not_waited_for(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(SourceError, match="no ordinary file but a pipe, socket or device"):
        READS[kind](path)


@pytest.mark.parametrize("kind", list(READS))
def test_what_lies_too_deep_is_refused(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "deep"
    path.write_bytes((b"x = " if kind == "options" else b"") + b"[" * 100_000)
    with pytest.raises(SourceError, match=r"deep: "):
        READS[kind](path)


def test_what_lies_too_deep_is_no_report_in_a_folder() -> None:
    assert read_json(b'{"generator": ' + b"[" * 100_000) is None


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 20_000_000)
    with pytest.raises(SourceError, match="unpacks to more than any coding sheet does"):
        read_markings(str(path))

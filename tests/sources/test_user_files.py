from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from samestory.cli.report_heads import read_json
from samestory.errors import SourceError
from samestory.model import Limits
from samestory.sources import read_markings
from samestory.sources.coding_sheets import read_key
from samestory.sources.options_file import read_options
from samestory.sources.report import read_report

READS: dict[str, Callable[[Path], object]] = {
    "report": read_report,
    "options": read_options,
    "marks": lambda path: read_markings(str(path)),
    "key": lambda path: read_key(path, sheet="sheet.csv", limits=Limits()),
}
SMALL = Limits(file_bytes=60)
LIMITED: dict[str, Callable[[Path], object]] = {
    "report": lambda path: read_report(path, limits=SMALL),
    "marks": lambda path: read_markings(str(path), limits=SMALL),
    "key": lambda path: read_key(path, sheet="sheet.csv", limits=SMALL),
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


@pytest.mark.parametrize("kind", list(LIMITED))
def test_what_is_too_large_is_refused_with_how_to_raise_the_limit(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "large"
    path.write_text('{"generator": {"name": "samestory"}}' + " " * 60, encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        LIMITED[kind](path)
    assert str(refused.value) == (
        f"{path}: is larger than 60 bytes; give a smaller file, or raise the limit with --limit "
        "file-bytes=NUMBER."
    )


def test_options_that_fill_a_megabyte_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "options.toml"
    path.write_bytes(b"#" * 1024 * 1024)
    assert read_options(path) == {}
    path.write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(SourceError, match="larger than 1,048,576 bytes, as no options file is"):
        read_options(path)


def test_what_lies_too_deep_is_no_report_in_a_folder() -> None:
    assert read_json(b'{"generator": ' + b"[" * 100_000) is None


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 20_000_000)
    with pytest.raises(SourceError, match="times its size, as no coding sheet does; if you"):
        read_markings(str(path))

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from samestory.errors import SourceError
from samestory.model import Limits
from samestory.sources import READERS, RawFile, ReadOptions
from samestory.sources.isolation import process
from samestory.sources.isolation.frames import pack, pack_draft, unpack_draft
from samestory.sources.isolation.process import read_isolated
from tests.sources.examples import HEADLINE, PARAGRAPHS

PAGE = (
    f"<html><body><article><h1>{HEADLINE}</h1>"
    + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    + "</article></body></html>"
)
FILE = RawFile("a.html", "papers/a.html", PAGE.encode())


@pytest.fixture(autouse=True)
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[process._Pool]:
    own = process._Pool()
    monkeypatch.setattr(process, "_POOL", own)
    yield own
    own.close()


def test_gives_what_the_reader_gives() -> None:
    options = ReadOptions(language="en")
    expected = list(READERS["html"].read(FILE, options=options))
    assert read_isolated(READERS["html"], FILE, options=options) == expected


def test_a_draft_survives_the_way_whatever_characters_it_has() -> None:
    (draft,) = READERS["html"].read(FILE, options=ReadOptions())
    odd = pack_draft(draft)
    odd["headline"] = "\ud800 \x00 \U0001f600"
    assert unpack_draft(odd).headline == odd["headline"]
    assert b"\\ud800" in pack(odd)


def test_what_a_reader_refuses_is_refused_in_its_words() -> None:
    empty = RawFile("a.html", "papers/a.html", b"<html><body></body></html>")
    with pytest.raises(SourceError, match=r"^papers/a\.html: no article was found"):
        read_isolated(READERS["html"], empty, options=ReadOptions())


def test_one_process_reads_all_files(pool: process._Pool) -> None:
    read_isolated(READERS["html"], FILE, options=ReadOptions())
    first = pool._held
    read_isolated(READERS["html"], FILE, options=ReadOptions())
    assert pool._held is first


def test_a_reader_that_takes_too_long_is_stopped_and_the_next_file_is_read(
    pool: process._Pool,
) -> None:
    options = ReadOptions(limits=Limits(seconds=0.001))
    started = time.monotonic()
    with pytest.raises(SourceError, match=r"took more than 0\.001 seconds .*--limit seconds="):
        read_isolated(READERS["html"], FILE, options=options)
    assert time.monotonic() - started < 10
    assert pool._held is not None
    assert not pool._held.alive
    assert read_isolated(READERS["html"], FILE, options=ReadOptions())


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limit of memory")
def test_a_reader_that_needs_too_much_memory_is_stopped() -> None:
    options = ReadOptions(limits=Limits(memory_bytes=40 * 1024 * 1024))
    with pytest.raises(SourceError, match=r"^papers/a\.html: .* needed more than 40 MiB; .*"):
        read_isolated(READERS["html"], FILE, options=options)
    assert read_isolated(READERS["html"], FILE, options=ReadOptions())


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such signal")
def test_a_process_that_dies_is_replaced(pool: process._Pool) -> None:
    read_isolated(READERS["html"], FILE, options=ReadOptions())
    assert pool._held is not None
    os.kill(pool._held._process.pid, signal.SIGKILL)
    pool._held._process.wait()
    assert read_isolated(READERS["html"], FILE, options=ReadOptions())


def test_modules_in_the_current_folder_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("json", "struct", "lxml", "samestory"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close()")
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    assert read_isolated(READERS["html"], FILE, options=ReadOptions())
    assert not (tmp_path / "ran").exists()


def test_the_process_writes_no_files(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from samestory.sources.isolation import worker\n"
        "worker._limit(2 ** 34)\n"
        "open(sys.argv[1], 'wb', 0).write(b'x')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "x")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert (tmp_path / "x").read_text() == ""

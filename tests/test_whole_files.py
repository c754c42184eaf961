"""Files are whole or as they were, and only what nobody is writing is cleared away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from samestory import whole_files
from samestory.whole_files import clear_dead, hold, replacing, scratch

LITTER = ".samestory-0123456789abcdef.tmp"

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="files are locked by flock")


def test_what_is_written_is_put_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "report"
    for text in ("one", "two"):
        with replacing(path) as temporary:
            assert temporary.parent == tmp_path
            temporary.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text
        assert list(tmp_path.iterdir()) == [path]


def test_a_name_as_long_as_any_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    with replacing(path) as temporary:
        temporary.write_text("whole", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "whole"


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, MemoryError])
def test_what_fails_leaves_the_old_file(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "report"
    path.write_text("old", encoding="utf-8")

    def write() -> None:
        with replacing(path) as temporary:
            temporary.write_text("half", encoding="utf-8")
            raise error

    with pytest.raises(error):
        write()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_files_have_the_rights_of_other_files(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    with replacing(tmp_path / "report"):
        pass
    assert (tmp_path / "report").stat().st_mode == plain.stat().st_mode


@posix_only
def test_only_what_no_living_run_writes_is_cleared(tmp_path: Path) -> None:
    (tmp_path / LITTER).touch()
    others = [tmp_path / ".samestory-mine.tmp", tmp_path / "notes.tmp"]
    for other in others:
        other.touch()
    with replacing(tmp_path / "report") as temporary:
        clear_dead(tmp_path)
        assert temporary.exists()
        assert not (tmp_path / LITTER).exists()
        temporary.write_text("whole", encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"report", *(o.name for o in others)}


@posix_only
def test_what_a_killed_process_left_is_cleared(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from samestory.whole_files import replacing\n"
        "with replacing(Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    )
    below = tmp_path / "below"
    below.mkdir()
    subprocess.run([sys.executable, "-c", program, str(below / "report")], check=False)
    assert len(list(below.iterdir())) == 1
    clear_dead(tmp_path)
    assert len(list(below.iterdir())) == 1
    clear_dead(tmp_path, below=True)
    assert list(below.iterdir()) == []


@posix_only
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.touch()
    (tmp_path / LITTER).symlink_to(kept)
    clear_dead(tmp_path)
    assert kept.exists()


@posix_only
def test_a_file_cleared_before_it_was_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = whole_files._lock
    cleared: list[Path] = []

    def late(descriptor: int) -> bool:
        if not cleared:
            cleared.extend(tmp_path.iterdir())
            cleared[0].unlink()
        return lock(descriptor)

    monkeypatch.setattr(whole_files, "_lock", late)
    with replacing(tmp_path / "report") as temporary:
        assert temporary not in cleared
        temporary.write_text("whole", encoding="utf-8")
    assert (tmp_path / "report").read_text(encoding="utf-8") == "whole"


def test_a_folder_that_is_missing_holds_no_litter(tmp_path: Path) -> None:
    clear_dead(tmp_path / "missing")


@posix_only
def test_scratch_is_taken_away_and_is_cleared_after_a_kill(tmp_path: Path) -> None:
    with scratch(tmp_path) as path:
        path.write_text("for a time", encoding="utf-8")
        clear_dead(tmp_path)
        assert path.read_text(encoding="utf-8") == "for a time"
    assert not list(tmp_path.iterdir())


@posix_only
def test_a_folder_is_held_by_one(tmp_path: Path) -> None:
    with hold(tmp_path) as ours:
        assert ours
        with hold(tmp_path) as theirs:
            assert not theirs
    with hold(tmp_path) as ours:
        assert ours
    assert not list(tmp_path.iterdir())

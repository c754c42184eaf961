from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.packages import NEEDED, check_sdist, check_wheel


def _wheel(path: Path, *more: str, without: str = "") -> Path:
    names = [f"samestory/{name}" for name in NEEDED] + ["samestory-1.dist-info/licenses/LICENSE"]
    with zipfile.ZipFile(path, "w") as archive:
        for name in [*names, *more]:
            if name != without:
                archive.writestr(name, "")
    return path


def test_a_wheel_with_all_that_it_needs_passes(tmp_path: Path) -> None:
    check_wheel(_wheel(tmp_path / "good.whl"))


def test_strays_and_gaps_in_a_wheel_are_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"the wheel holds \['tests/test_it\.py'\]"):
        check_wheel(_wheel(tmp_path / "stray.whl", "tests/test_it.py"))
    with pytest.raises(SystemExit, match=r"the wheel lacks \['py\.typed'\]"):
        check_wheel(_wheel(tmp_path / "gap.whl", without="samestory/py.typed"))


def test_tests_in_a_sdist_are_told(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with tarfile.open(tmp_path / "s.tar.gz", "w:gz") as archive:
        for name in [*(f"src/samestory/{name}" for name in NEEDED), "tests/test_it.py"]:
            archive.add(tmp_path / "x", f"samestory-1/{name}")
    with pytest.raises(SystemExit, match=r"the sdist holds \['tests'\]"):
        check_sdist(tmp_path / "s.tar.gz")

"""The lock file must fit what pyproject.toml asks for; `make lock` makes it anew."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]


def _asked() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"]]


def _locked() -> dict[str, list[str]]:
    """Return the locked requirements and their hashes, by name; markers may give several."""
    text = (ROOT / "requirements" / "dev.txt").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    locked: dict[str, list[str]] = {}
    for line in lines:
        locked.setdefault(canonicalize_name(re.split(r"==", line)[0]), []).append(line)
    return locked


@pytest.mark.parametrize("asked", _asked())
def test_what_is_asked_for_is_locked(asked: str) -> None:
    requirement = Requirement(asked)
    lines = _locked()[canonicalize_name(requirement.name)]
    for line in lines:
        version = re.search(r"==([^\s;]+)", line)
        assert version is not None
        assert Version(version[1]) in requirement.specifier


def test_everything_locked_has_hashes() -> None:
    for lines in _locked().values():
        assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", line) for line in lines)

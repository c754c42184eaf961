"""The committed script is what its sources give."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from samestory.renderers.html.assets import script

WEB = Path(__file__).parent.parent.parent / "web"


def _run(*command: str) -> str:
    done = subprocess.run(command, cwd=WEB, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.fixture(autouse=True)
def _needs_node() -> None:
    if shutil.which("node") is None:
        pytest.skip("Node is not installed")
    if not (WEB / "node_modules").is_dir():
        pytest.skip("the packages of web/ are not installed: npm ci")


def test_the_committed_script_is_built_from_its_sources(tmp_path: Path) -> None:
    built = tmp_path / "report.js"
    assert _run("node", "build.mjs", str(built)) == ""
    assert built.read_text(encoding="utf-8") == script(), "run make web and commit the result"


def test_the_types_of_the_sources_hold() -> None:
    assert _run("node", "node_modules/typescript/bin/tsc", "--noEmit") == ""

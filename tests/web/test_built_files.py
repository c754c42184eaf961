"""The committed script and style sheet are what their sources give."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from samestory.renderers.html.assets import script, stylesheet

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


def test_the_committed_files_are_built_from_their_sources(tmp_path: Path) -> None:
    assert _run("node", "build.mjs", str(tmp_path)) == ""
    built = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    assert built == {"report.js": script(), "report.css": stylesheet()}, "run make web and commit"


def test_every_style_file_is_in_the_sheet() -> None:
    files = {file.name for file in (WEB / "style").iterdir()} - {"report.css"}
    order = (WEB / "style" / "report.css").read_text(encoding="utf-8")
    assert files == {line.split('"./')[1].split('"')[0] for line in order.splitlines()[1:]}


def test_the_types_of_the_sources_hold() -> None:
    assert _run("node", "node_modules/typescript/bin/tsc", "--noEmit") == ""

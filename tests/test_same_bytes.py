"""The same articles and settings give the same bytes, wherever and however the program runs.

`tests.versions` compares versions of Python, and `tests.corpus.test_corpus` numbers of processes.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from samestory.cli.app import app
from samestory.renderers import RENDERERS
from tests.sources.examples import EXAMPLES, OUTLET

FORMATS = [word for name in RENDERERS for word in ("--format", name)]
OUTLETS = {
    "Ärzteblatt": "docx",
    "Izmir Postası": "pdf",
    "ırmak": "html",
    "İstanbul": "csv",
    "Zeitung": "jsonl",
}
"""By outlet, the kind of its file: languages sort these names, and change their case, otherwise."""

# A program that samestory is part of may have made the locale its own.
PROGRAM = (
    "import locale, sys; locale.setlocale(locale.LC_ALL, ''); "
    "from samestory.cli import main; sys.exit(main())"
)
ELSEWHERE = {
    "C": {"PYTHONHASHSEED": "1", "TZ": "UTC0"},
    "tr_TR": {"PYTHONHASHSEED": "2", "TZ": "<+14>-14"},
    "de_DE": {"PYTHONHASHSEED": "3", "TZ": "<-1130>+11:30"},
}
"""By locale: other seeds of hashes, and time zones on both sides of the date line."""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """Articles in all formats that are read, under names that locales sort in several ways."""
    folder = tmp_path_factory.mktemp("story") / "articles"
    shutil.copytree(seeds / "ferry-collision", folder)
    for outlet, name in OUTLETS.items():
        example = EXAMPLES[name]()
        own = example.data.replace(OUTLET.encode(), outlet.encode())
        (folder / f"{outlet}{Path(example.name).suffix}").write_bytes(own)
    return folder


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory, articles: Path) -> dict[str, bytes]:
    return _compared(articles, tmp_path_factory.mktemp("usual"))


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locales' data, which few systems have installed."""
    folder = tmp_path_factory.mktemp("locales")
    tool = shutil.which("localedef")
    if tool is None:
        pytest.skip("there is no localedef here to make the locales with")
    for name in ("tr_TR", "de_DE"):
        command = [tool, "--inputfile", name, "--charmap", "UTF-8", str(folder / f"{name}.UTF-8")]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip(f"this system has no source of the locale {name}")
    return folder


@pytest.mark.parametrize("locale", list(ELSEWHERE))
def test_hash_seed_locale_and_time_zone_change_no_byte(
    locale: str, locales: Path, articles: Path, usual: dict[str, bytes], tmp_path: Path
) -> None:
    chosen = locale if locale == "C" else f"{locale}.UTF-8"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *_arguments(articles, tmp_path)],
        capture_output=True,
        check=False,
        env={**os.environ, **ELSEWHERE[locale], "LOCPATH": str(locales), "LC_ALL": chosen},
    )
    assert done.returncode == 0, done.stderr
    assert _held(tmp_path) == usual


def test_the_order_of_files_on_the_disk_changes_no_byte(
    articles: Path,
    usual: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scan = os.scandir
    orders = []

    def shuffled(*path: str) -> _Entries:
        with scan(*path) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        random.Random(1).shuffle(found)  # noqa: S311
        orders.append([entry.name for entry in found])
        return _Entries(found)

    monkeypatch.setattr(os, "scandir", shuffled)
    assert _compared(articles, tmp_path) == usual
    assert any(order != sorted(order) for order in orders)


class _Entries:
    """What `os.scandir` gives."""

    def __init__(self, entries: list[os.DirEntry[str]]) -> None:
        self._entries = iter(entries)

    def __enter__(self) -> Iterator[os.DirEntry[str]]:
        return self._entries

    def __exit__(self, *_: object) -> None:
        pass

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        return self._entries

    def __next__(self) -> os.DirEntry[str]:
        return next(self._entries)

    def close(self) -> None:
        pass


def _compared(articles: Path, output: Path) -> dict[str, bytes]:
    result = CliRunner().invoke(app, _arguments(articles, output))
    assert result.exit_code == 0, result.output
    return _held(output)


def _arguments(articles: Path, output: Path) -> list[str]:
    told = ["--date", "2026-03-03", "--quiet", "--output", str(output)]
    return ["compare", str(articles), *FORMATS, *told]


def _held(folder: Path) -> dict[str, bytes]:
    held = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(held) > len(RENDERERS)
    return held

"""A small story on disk and a way to run the command line on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from samestory.cli.app import app
from tests import offline

Run = Callable[..., Result]

ARTICLES = {
    "Hallowick Herald.txt": """Twelve trams lost in depot fire

A fire at the Cobden Road tram depot destroyed 12 trams early on Monday and stopped all services \
in Hallowick, the city council said.

Two night workers left the building through a side door when the alarm went off at 3.10 a.m., \
fire chief Anneke Dorrit said.

The depot opened in 1931 and is on the city's list of protected buildings.
""",
    "Tidewater Wire.md": """---
title: Depot fire stops Hallowick trams
outlet: Tidewater Wire
date: 2026-03-02
---

A fire at a tram depot destroyed at least 12 trams early on Monday and stopped all services in \
Hallowick, officials said.

Two night workers escaped unhurt through a side door, said fire chief Anneke Dorrit.

Shares in Trellis Mobility, which runs the network, fell four per cent.
""",
    "The Union Sentinel.txt": """Drivers warned of wiring before depot burned

Fourteen trams burned in Hallowick early on Monday in a fire at the tram depot on Cobden Road, \
and all services stopped.

"We had warned the company about the wiring since March," said Ole Brandt of the transport union.
""",
}


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Nothing here may use the network, whether or not anybody catches that it can't."""
    with offline.forbidden() as tried:
        yield
    assert tried == []


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the three articles; the working directory is the one it stands in."""
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return folder


@pytest.fixture
def run() -> Run:
    """Run the command line in this process and return what it printed and its exit code."""

    def run_command(*arguments: str | Path, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)

    return run_command

from __future__ import annotations

import io
import sys

import pytest

from samestory.cli.progress import Steps


class Terminal(io.StringIO):
    """Somebody is watching."""

    def isatty(self) -> bool:
        return True


def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard error a terminal; not as a fixture, after which it is replaced again."""
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    return shown


def test_a_bar_shows_how_much_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    with Steps(quiet=False, verbose=False).bar("Reading by [bold]tiny") as progress:
        progress(3, 12)
    assert "Reading by [bold]tiny" in terminal.getvalue()
    assert "25%" in terminal.getvalue()


def test_nothing_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with Steps(quiet=False, verbose=False).bar("Reading by tiny") as progress:
        progress(3, 12)
    captured = capsys.readouterr()
    assert captured.out == captured.err == ""


def test_a_quiet_run_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    with Steps(quiet=True, verbose=False).bar("Reading by tiny") as progress:
        progress(3, 12)
    assert terminal.getvalue() == ""


def test_a_verbose_run_tells_the_time(capsys: pytest.CaptureFixture[str]) -> None:
    with Steps(quiet=False, verbose=True).bar("Reading by tiny") as progress:
        progress(3, 12)
    assert capsys.readouterr().err.startswith("Reading by tiny: ")

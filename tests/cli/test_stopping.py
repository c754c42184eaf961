"""Signals that reach the program while it works, or while a library does."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator

import pytest
import typer

from samestory.cli.guard import guarded
from samestory.cli.stopping import Stopped, heed_signals

CODES = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number, _ in CODES}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(("number", "code"), CODES)
def test_a_signal_outside_of_commands_is_told(
    number: signal.Signals, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        heed_signals(lambda: signal.raise_signal(number))
    assert ended.value.code == code
    assert capsys.readouterr().err == "samestory: stopped.\n"


@pytest.mark.parametrize(("number", "code"), CODES)
def test_a_signal_while_the_program_ends_is_told(
    number: signal.Signals,
    code: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    getsignal = signal.getsignal

    def interrupted(of: signal.Signals) -> object:
        monkeypatch.setattr(signal, "getsignal", getsignal)
        signal.raise_signal(number)
        return getsignal(of)

    def command() -> None:
        monkeypatch.setattr(signal, "getsignal", interrupted)
        sys.exit(0)

    with pytest.raises(SystemExit) as ended:
        heed_signals(command)
    assert ended.value.code == code
    assert capsys.readouterr().err == "samestory: stopped.\n"


@pytest.mark.parametrize(("number", "code"), CODES)
def test_an_error_that_a_library_makes_of_a_signal_is_no_error(
    number: signal.Signals, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    @guarded
    def command() -> None:
        try:
            signal.raise_signal(number)
        except Stopped:
            # As DuckDB does.
            raise RuntimeError("Query interrupted") from None

    with pytest.raises(typer.Exit) as ended:
        heed_signals(command)
    assert ended.value.exit_code == code
    assert capsys.readouterr().err == "samestory: stopped.\n"


def test_a_signal_that_is_ignored_stays_so() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    heed_signals(lambda: signal.raise_signal(signal.SIGINT))
    assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN

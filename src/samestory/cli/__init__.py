"""The command line."""

from __future__ import annotations

from samestory.cli.stopping import heed_signals


def main() -> None:
    """Run the command line and exit with its code."""
    heed_signals(_run)


def _run() -> None:
    # Only here: a signal that comes while it loads is heeded, too.
    from samestory.cli.app import app  # noqa: PLC0415

    app(prog_name="samestory")


__all__ = ["main"]

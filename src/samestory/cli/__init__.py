"""The command line."""

from __future__ import annotations

from samestory.cli.app import app


def main() -> None:
    """Run the command line and exit with its code."""
    app(prog_name="samestory")


__all__ = ["main"]

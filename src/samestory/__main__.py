"""Lets ``python -m samestory`` do what the command ``samestory`` does."""

from __future__ import annotations

from samestory.cli import main

if __name__ == "__main__":
    main()

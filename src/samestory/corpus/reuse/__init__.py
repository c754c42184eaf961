"""Equal words over a whole corpus: which paragraphs share them, who has them, who was first."""

from __future__ import annotations

from samestory.corpus.reuse.settings import ReuseSettings
from samestory.corpus.reuse.stage import (
    PAIR_TABLE,
    RUN_TABLE,
    find_runs,
    reuse_tasks,
    tell_holders,
)

__all__ = [
    "PAIR_TABLE",
    "RUN_TABLE",
    "ReuseSettings",
    "find_runs",
    "reuse_tasks",
    "tell_holders",
]

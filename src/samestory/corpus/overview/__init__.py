"""What a corpus holds at a glance, from its tables."""

from __future__ import annotations

from samestory.corpus.overview.assembly import OverviewSettings, overview

__all__ = ["OverviewSettings", "overview"]

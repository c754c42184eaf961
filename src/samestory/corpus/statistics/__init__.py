"""Statistics on counts: numbers in, numbers out, nothing about texts."""

from __future__ import annotations

from samestory.corpus.statistics.false_discovery import adjusted_p_values
from samestory.corpus.statistics.log_odds import LogOdds, log_odds
from samestory.corpus.statistics.permutation import permutation_p_values

__all__ = ["LogOdds", "adjusted_p_values", "log_odds", "permutation_p_values"]

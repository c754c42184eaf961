"""How well links agree with what people marked, and sheets in which people mark."""

from __future__ import annotations

from samestory.evaluation.evaluate import evaluate
from samestory.evaluation.results import Evaluation
from samestory.evaluation.sampling import DrawnSheet, Sampling, draw_sheet
from samestory.evaluation.sheet_files import SHEET_WRITERS, key_json

__all__ = [
    "SHEET_WRITERS",
    "DrawnSheet",
    "Evaluation",
    "Sampling",
    "draw_sheet",
    "evaluate",
    "key_json",
]

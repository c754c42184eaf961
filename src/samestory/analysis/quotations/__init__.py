"""Quotations: the same one in several outlets, and what one outlet alone quotes."""

from __future__ import annotations

from samestory.analysis.quotations.analysis import Quotations

__all__ = ["Quotations"]

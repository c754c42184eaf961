"""Who is cited, and how firmly: attributions and their contrasts within a passage."""

from samestory.analysis.attribution.contrasts import Attributions

__all__ = ["Attributions"]

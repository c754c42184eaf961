"""How good and how fast samestory is: ``python -m benchmarks``."""

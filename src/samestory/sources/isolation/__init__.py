"""Reads complex formats in a process of its own, which may use only so much time and memory."""

from __future__ import annotations

from samestory.sources.isolation.process import read_isolated

__all__ = ["read_isolated"]

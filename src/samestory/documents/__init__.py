"""What every document gets, whatever format it came from: sentences, language, offsets, words."""

from __future__ import annotations

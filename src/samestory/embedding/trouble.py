"""Says in one line what went wrong in somebody else's code."""

from __future__ import annotations

LONGEST = 160
"""Characters of another library's message that are kept."""


def one_line(error: Exception) -> str:
    """Return the kind of an error and the beginning of its message, without a full stop."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    text = " ".join(str(error).split())
    if len(text) > LONGEST:
        text = text[: LONGEST - 1].rstrip() + "…"
    return f"{type(error).__name__}: {text}".removesuffix(".") if text else type(error).__name__

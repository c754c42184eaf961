"""Errors that samestory raises on purpose, and the exit codes the command line gives them.

Every message is one line that names what was at fault, why, and what to do about it.
"""

from __future__ import annotations

EXIT_DONE = 0
EXIT_FAILURE = 1
EXIT_USAGE = 2


class SamestoryError(Exception):
    """Root of all errors that samestory raises on purpose."""

    exit_code = EXIT_USAGE


class SourceError(SamestoryError):
    """An input can't be found, opened, recognised or read."""


class AlignmentError(SamestoryError):
    """The documents can't be compared with one another."""


class SettingsError(SamestoryError):
    """A setting has a value outside its range."""


class EmbeddingError(SamestoryError):
    """A semantic model is not installed, or can't be loaded or used."""


class RenderError(SamestoryError):
    """A report can't be rendered in the format asked for."""


class OutputError(SamestoryError):
    """A report can't be written where it was asked for."""


class CorpusError(SamestoryError):
    """A corpus can't be built, compared or shown."""

"""A corpus for the time of a command, with its workers and its progress bar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from samestory.cli.corpus_progress import shown_progress

if TYPE_CHECKING:
    from samestory.corpus import Corpus


@contextmanager
def opened(
    work: str,
    *,
    engine: str = "local",
    processes: int | None = None,
    memory: str = "512MB",
    quiet: bool,
) -> Iterator[Corpus]:
    """Yield the corpus of a work folder."""
    # Only here: the libraries behind it take most of a second to load, and are an extra.
    from samestory.corpus import Corpus, open_engine  # noqa: PLC0415

    chosen = open_engine(engine, processes=processes)
    with chosen, shown_progress(quiet=quiet) as progress:
        yield Corpus(work, engine=chosen, progress=progress, memory=memory)

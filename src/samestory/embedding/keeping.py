"""Encodes each text once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from samestory.embedding.base import Embedder, Progress, Vectors
from samestory.embedding.store import VectorStore
from samestory.errors import EmbeddingError
from samestory.model import SemanticModel

SAVED_AT_ONCE = 256
"""Texts after which vectors are written to disk, so that work that is interrupted is not lost."""


class KeepingEmbedder:
    """Keeps the vectors of another embedder, in memory and on disk.

    Where the file on disk can't be used, it goes on without.

    Parameters
    ----------
    embedder
        Encodes what was not encoded before. It is not loaded if there is nothing left to do.
    store
        Where vectors are kept; ``None`` for memory alone.
    warn
        Is told, once, if the store can't be used, and why.
    """

    def __init__(
        self,
        embedder: Embedder,
        store: VectorStore | None = None,
        *,
        warn: Callable[[str], None] | None = None,
    ) -> None:
        self._embedder = embedder
        self._store = store
        self._warn = warn
        self._known: dict[str, Vectors] = {}
        self._key = _model_key(embedder)

    @property
    def model(self) -> SemanticModel:
        """What a report says about the model."""
        return self._embedder.model

    @property
    def libraries(self) -> Mapping[str, str]:
        """Libraries that can change a vector, with their versions."""
        return self._embedder.libraries

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Return the vectors of texts, in their order."""
        wanted = sorted({text for text in texts if text not in self._known})
        self._known.update(self._find(wanted))
        # Texts of about one length fill a batch best.
        missing = sorted((t for t in wanted if t not in self._known), key=lambda t: (len(t), t))
        done = len(wanted) - len(missing)
        for start in range(0, len(missing), SAVED_AT_ONCE):
            some = missing[start : start + SAVED_AT_ONCE]
            shown = None if progress is None else _moved(progress, done + start, len(wanted))
            made = dict(zip(some, self._embedder.encode(some, progress=shown), strict=True))
            self._known.update(made)
            self._add(made)
        return np.stack([self._known[text] for text in texts])

    def _find(self, texts: Sequence[str]) -> dict[str, Vectors]:
        if self._store is None or not texts:
            return {}
        try:
            return self._store.find(self._key, texts)
        except EmbeddingError as error:
            self._give_up(error)
            return {}

    def _add(self, vectors: Mapping[str, Vectors]) -> None:
        if self._store is None:
            return
        try:
            self._store.add(self._key, vectors)
        except EmbeddingError as error:
            self._give_up(error)

    def _give_up(self, error: EmbeddingError) -> None:
        self._store = None
        if self._warn is not None:
            self._warn(f"{error} Going on without.")


def _moved(progress: Progress, before: int, total: int) -> Progress:
    return lambda done, _: progress(before + done, total)


def _model_key(embedder: Embedder) -> bytes:
    """Return a hash of all that shapes a vector but the text."""
    model = embedder.model
    shaping = [model.sha256, model.precision, sorted(embedder.libraries.items())]
    return hashlib.sha256(json.dumps(shaping).encode()).digest()

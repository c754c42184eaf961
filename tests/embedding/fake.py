"""An embedder without a model: texts with the same words get like vectors."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np

from samestory.embedding.base import Progress, Vectors
from samestory.model import SemanticModel

SIZE = 64


class FakeEmbedder:
    """Adds up a vector for each word; words of one meaning can be given one vector.

    Parameters
    ----------
    meanings
        What a word, in small letters, stands for, where that is not the word itself. So it can
        stand in for a model of several languages.
    name
        The model's; another name makes it another model with other vectors.
    """

    def __init__(self, meanings: Mapping[str, str] | None = None, *, name: str = "fake") -> None:
        self.meanings = meanings or {}
        self.encoded: list[str] = []
        self.model = SemanticModel(
            name=name,
            sha256=hashlib.sha256(name.encode()).hexdigest(),
            precision="float64",
        )
        self.libraries: Mapping[str, str] = {"fake-library": "1.0"}

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        self.encoded.extend(texts)
        vectors = np.stack([self._vector(text) for text in texts])
        if progress is not None:
            progress(len(texts), len(texts))
        return vectors

    def _vector(self, text: str) -> Vectors:
        total = np.zeros(SIZE)
        for word in text.lower().split():
            meaning = self.meanings.get(word.strip(".,“”"), word.strip(".,“”"))
            digest = hashlib.sha256(f"{self.model.name} {meaning}".encode()).digest()
            total += np.random.default_rng(list(digest)).normal(size=SIZE)
        return np.asarray(total / np.linalg.norm(total), dtype=np.float32)

"""What gives texts their vectors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from samestory.model import SemanticModel

Vectors = NDArray[np.float32]
"""A row for each text."""

Progress = Callable[[int, int], None]
"""Is told how many texts have their vectors, and how many there are."""


class Embedder(Protocol):
    """An embedding model that gives the same text the same vector, whatever it comes with."""

    @property
    def model(self) -> SemanticModel:
        """What a report says about the model."""

    @property
    def libraries(self) -> Mapping[str, str]:
        """Libraries that can change a vector, with their versions."""

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Return the vectors of texts, in their order.

        Raises
        ------
        EmbeddingError
            If the model is broken.
        """

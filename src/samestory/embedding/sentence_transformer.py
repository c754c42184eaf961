"""Vectors from a local sentence-transformers model (https://www.sbert.net)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from samestory.embedding.base import Progress, Vectors
from samestory.embedding.trouble import one_line
from samestory.errors import EmbeddingError
from samestory.model import SemanticModel

if TYPE_CHECKING:
    from samestory.embedding.files import ModelFiles

LIBRARIES = ("sentence-transformers", "tokenizers", "torch", "transformers")

DIGITS = 6
"""Vectors of length 1 are rounded to so many decimal places: what a text comes with, the size of a
batch and the kind of processor change a sum of double precision far beyond them."""

SINGLE_PRECISION = "float32"
DOUBLE_PRECISION = "float64"
CPU = "cpu"


def check_installed() -> None:
    """Raise EmbeddingError if the libraries that models need are not installed."""
    if any(find_spec(name) is None for name in ("sentence_transformers", "torch")):
        raise EmbeddingError(
            "a semantic model needs the sentence-transformers library, which is not installed: "
            "pip install 'samestory[semantic]'."
        )


class SentenceTransformerEmbedder:
    """A sentence-transformers model; it is loaded when the first text is encoded.

    On the main processor it computes in double precision, so that the same text gets the same
    vector on every machine and in every batch. Other devices compute in single precision, where
    the last digits of a score may depend on the device.

    Parameters
    ----------
    files
        The model's.
    device
        As PyTorch calls it: ``cpu``, ``cuda``, ``cuda:1``, ``mps`` ….
    batch_size
        Texts that are encoded at once. It changes the time and the memory, not the vectors.
    """

    def __init__(self, files: ModelFiles, *, device: str = CPU, batch_size: int = 32) -> None:
        check_installed()
        self._files = files
        self._device = device
        self._batch_size = batch_size
        self._loaded: Any = None
        self._model = SemanticModel(
            name=files.name,
            sha256=files.sha256,
            precision=DOUBLE_PRECISION if device == CPU else SINGLE_PRECISION,
        )
        self._libraries = {name: version(name) for name in LIBRARIES}

    @property
    def model(self) -> SemanticModel:
        """What a report says about the model."""
        return self._model

    @property
    def libraries(self) -> Mapping[str, str]:
        """Libraries that can change a vector, with their versions."""
        return self._libraries

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Return the vectors of texts, each of length 1, in their order.

        A text that is longer than what the model reads at once is cut there.
        """
        if self._loaded is None:
            self._loaded = self._load()
        vectors: list[Vectors] = []
        for start in range(0, len(texts), self._batch_size):
            batch = list(texts[start : start + self._batch_size])
            vectors.append(self._encode(batch))
            if progress is not None:
                progress(start + len(batch), len(texts))
        return np.concatenate(vectors)

    def _encode(self, batch: list[str]) -> Vectors:
        try:
            found = self._loaded.encode(batch, batch_size=len(batch), show_progress_bar=False)
        # What a broken model or a full memory ends with is of many kinds.
        except Exception as error:
            raise EmbeddingError(
                f"{self._files.name}: the semantic model fails ({one_line(error)})."
            ) from error
        vectors = np.asarray(found, dtype=np.float64)
        if vectors.ndim != 2 or not np.isfinite(vectors).all():  # noqa: PLR2004
            raise EmbeddingError(
                f"{self._files.name}: the semantic model gives no vectors of numbers; its files "
                "may be damaged."
            )
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.where(lengths > 0, lengths, 1.0)
        # Adding 0 turns −0 into 0, so that equal numbers are equal bytes.
        return np.asarray(np.round(vectors, DIGITS) + 0.0, dtype=np.float32)

    def _load(self) -> Any:  # noqa: ANN401
        try:
            # Only here: these libraries take several seconds to load.
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415

            with _no_progress_bars():
                model = SentenceTransformer(
                    str(self._files.folder), device=self._device, local_files_only=True
                )
                return model.double() if self._device == CPU else model.float()
        # What broken files, an unknown device or a broken installation end with is of many kinds.
        except Exception as error:
            raise EmbeddingError(
                f"{self._files.name}: the semantic model can't be loaded ({one_line(error)}); "
                "check its files and the device."
            ) from error


@contextmanager
def _no_progress_bars() -> Iterator[None]:
    """Keep the libraries from drawing bars of their own while a model is loaded."""
    from transformers.utils import logging  # noqa: PLC0415

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()

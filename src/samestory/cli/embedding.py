"""Opens the embedding model that the user asked for, or that a report was made with."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from samestory.cli import messages
from samestory.cli.progress import Steps
from samestory.errors import EmbeddingError, SettingsError
from samestory.model import Document, SemanticModel

if TYPE_CHECKING:
    from samestory.embedding import Embedder

NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelChoice:
    """What the user sets about the embedding model; ``None`` where it was not given."""

    model: str | None = None
    allow_download: bool = False
    device: str | None = None
    batch_size: int | None = None
    cache: str | None = None

    def open(self, stored: SemanticModel | None = None) -> Embedder | None:
        """Return the model, without its weights yet, or ``None`` if there is to be none.

        Parameters
        ----------
        stored
            The model of the report that is opened again. It is taken where the user names none.

        Raises
        ------
        EmbeddingError
            If the model or what it needs is not installed, or the model of that name is not the
            report's.
        SettingsError
            If there is no model that the other options could be about.
        """
        if self.model == NONE or (self.model is None and stored is None):
            self._check_unused()
            return None
        if self.model is not None or stored is None:
            return self._load(self.model or "")
        try:
            embedder = self._load(stored.name)
        except EmbeddingError as error:
            raise EmbeddingError(
                f"the report was made with a semantic model; name it with --semantic. {error}"
            ) from error
        if embedder.model.sha256 != stored.sha256:
            raise EmbeddingError(
                f"the report was made with other files of the semantic model {stored.name}; name "
                "the folder that holds them with --semantic."
            )
        return embedder

    def _load(self, model: str) -> Embedder:
        _prepare_libraries(allow_download=self.allow_download)
        # Only here: numpy takes a part of a second to load.
        from samestory.embedding import CPU, DEFAULT_BATCH_SIZE, load_embedder  # noqa: PLC0415

        return load_embedder(
            model,
            allow_download=self.allow_download,
            device=self.device or CPU,
            batch_size=DEFAULT_BATCH_SIZE if self.batch_size is None else self.batch_size,
            cache=None if self.cache == NONE else self.cache or _cache_folder(),
            warn=lambda sentence: messages.say(f"samestory: {sentence}"),
        )

    def _check_unused(self) -> None:
        given = {
            "--allow-download": self.allow_download,
            "--device": self.device is not None,
            "--batch-size": self.batch_size is not None,
            "--cache": self.cache is not None,
        }
        for option, used in given.items():
            if used:
                raise SettingsError(
                    f"{option} is about a semantic model: name one with --semantic, or leave it "
                    "out."
                )


def read_texts(embedder: Embedder, documents: Sequence[Document], *, steps: Steps) -> None:
    """Let the model read all texts of the documents, and show how far it is."""
    from samestory.alignment.semantic.story import story_texts  # noqa: PLC0415

    with steps.bar(f"Reading by {embedder.model.name}") as progress:
        embedder.encode(story_texts(documents), progress=progress)


def _cache_folder() -> Path:
    try:
        from platformdirs import user_cache_path  # noqa: PLC0415
    except ImportError as error:
        raise EmbeddingError(
            "--semantic needs the semantic extra: pip install 'samestory[semantic]'."
        ) from error
    return Path(user_cache_path("samestory", appauthor=False))


def _prepare_libraries(*, allow_download: bool) -> None:
    """Keep the model's libraries off the network and quiet; they read this when they are loaded."""
    if not allow_download:
        os.environ["HF_HUB_OFFLINE"] = "1"
    if not sys.stderr.isatty():
        os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["TRANSFORMERS_VERBOSITY"] = "error"

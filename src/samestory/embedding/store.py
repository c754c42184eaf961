"""Keeps vectors on disk, by the content of the text and of the model."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from samestory.embedding.base import Vectors
from samestory.embedding.trouble import one_line
from samestory.errors import EmbeddingError

FILE_NAME = "vectors-1.sqlite"
"""The number is that of the file's form; another form gets another file."""

PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""

_MOST_ASKED = 500
"""Texts looked up at once; SQLite takes at least 999 values in one statement."""

_FORM = """
CREATE TABLE IF NOT EXISTS vectors (
    model BLOB NOT NULL, text BLOB NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, text)
)
"""


class VectorStore:
    """Vectors in an SQLite file, which any number of processes may use at once.

    Texts are not kept, only their SHA-256 hashes. Whatever has been added stays, also if the
    process is killed: each call writes all of its vectors or none.

    Parameters
    ----------
    folder
        Where the file is; it is made on first use.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    def find(self, model: bytes, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors that are there, by their texts.

        Parameters
        ----------
        model
            Hash of all that shapes a vector but the text.
        texts
            What to look up.

        Raises
        ------
        EmbeddingError
            If the file can't be used.
        """
        text_of = {_key(text): text for text in texts}
        keys = list(text_of)
        found: dict[str, Vectors] = {}
        with self._opened() as connection:
            for start in range(0, len(keys), _MOST_ASKED):
                some = keys[start : start + _MOST_ASKED]
                marks = ", ".join("?" * len(some))
                rows = connection.execute(
                    f"SELECT text, vector FROM vectors WHERE model = ? AND text IN ({marks})",  # noqa: S608
                    (model, *some),
                )
                for key, vector in rows:
                    found[text_of[key]] = np.frombuffer(vector, dtype="<f4")
        return found

    def add(self, model: bytes, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors; those that are there stay as they are.

        Parameters and errors are those of `find`.
        """
        rows = [
            (model, _key(text), vector.astype("<f4").tobytes()) for text, vector in vectors.items()
        ]
        with self._opened() as connection:
            connection.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?, ?)", rows)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Open the file for one transaction."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=PATIENCE)
            try:
                with connection:
                    connection.execute(_FORM)
                    yield connection
            finally:
                connection.close()
        except (sqlite3.Error, OSError) as error:
            raise EmbeddingError(
                f"{self.path}: the kept vectors can't be used ({one_line(error)})."
            ) from error


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()

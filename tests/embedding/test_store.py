from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from samestory.embedding.store import FILE_NAME, VectorStore
from samestory.errors import EmbeddingError

MODEL = b"model"


def vector(number: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array([number, -number, 0.1], dtype=np.float32)


def test_vectors_come_back_as_they_were(tmp_path: Path) -> None:
    store = VectorStore(tmp_path / "not yet there")
    store.add(MODEL, {"one": vector(1.1), "zwölf": vector(12)})
    found = VectorStore(tmp_path / "not yet there").find(MODEL, ["zwölf", "one", "two"])
    assert set(found) == {"one", "zwölf"}
    assert found["one"].tobytes() == vector(1.1).tobytes()
    assert found["zwölf"].tobytes() == vector(12).tobytes()


def test_another_model_has_other_vectors(tmp_path: Path) -> None:
    store = VectorStore(tmp_path)
    store.add(MODEL, {"one": vector(1)})
    store.add(b"other", {"one": vector(2)})
    assert store.find(b"other", ["one"])["one"][0] == 2
    assert store.find(b"third", ["one"]) == {}


def test_many_texts_are_found_at_once(tmp_path: Path) -> None:
    store = VectorStore(tmp_path)
    store.add(MODEL, {f"text {number}": vector(number) for number in range(1200)})
    found = store.find(MODEL, [f"text {number}" for number in range(1300)])
    assert len(found) == 1200
    assert found["text 1199"][0] == 1199


def test_no_text_is_kept(tmp_path: Path) -> None:
    VectorStore(tmp_path).add(MODEL, {"Lanterns on the quay": vector(1)})
    assert b"Lanterns" not in (tmp_path / FILE_NAME).read_bytes()


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("no database " * 1000)
    with pytest.raises(EmbeddingError, match=f"{FILE_NAME}: the kept vectors can't be used"):
        VectorStore(tmp_path).find(MODEL, ["one"])


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EmbeddingError, match="can't be used"):
        VectorStore(tmp_path / "file" / "folder").add(MODEL, {"one": vector(1)})


WRITER = """
import sys
from pathlib import Path
import numpy as np
from samestory.embedding.store import VectorStore
store, start = VectorStore(Path(sys.argv[1])), int(sys.argv[2])
sys.stdin.readline()
for number in range(start, start + 60):
    store.add(b"model", {f"text {number}": np.full(384, number, dtype=np.float32)})
    store.find(b"model", [f"text {number}"])
"""


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    """They start together on an empty folder and write 60 vectors each, half of them the same."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), start],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for start in ("0", "30")
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        _, trouble = writer.communicate(timeout=60)
        assert writer.returncode == 0, trouble
    found = VectorStore(tmp_path).find(MODEL, [f"text {number}" for number in range(90)])
    assert len(found) == 90
    assert all((found[f"text {number}"] == number).all() for number in range(90))

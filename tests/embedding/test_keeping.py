from __future__ import annotations

from pathlib import Path

import numpy as np

from samestory.embedding.keeping import SAVED_AT_ONCE, KeepingEmbedder
from samestory.embedding.store import FILE_NAME, VectorStore
from tests.embedding.fake import FakeEmbedder

TEXTS = ["The ferry sank.", "Nobody was hurt.", "The ferry sank."]


def test_vectors_are_those_of_the_embedder_in_the_texts_order() -> None:
    kept = KeepingEmbedder(FakeEmbedder()).encode(TEXTS)
    np.testing.assert_array_equal(kept, FakeEmbedder().encode(TEXTS))


def test_each_text_is_encoded_once() -> None:
    fake = FakeEmbedder()
    embedder = KeepingEmbedder(fake)
    embedder.encode(TEXTS)
    embedder.encode([*TEXTS, "A third one."])
    assert sorted(fake.encoded) == ["A third one.", "Nobody was hurt.", "The ferry sank."]


def test_what_another_run_encoded_is_read_from_disk(tmp_path: Path) -> None:
    KeepingEmbedder(FakeEmbedder(), VectorStore(tmp_path)).encode(TEXTS)
    fake = FakeEmbedder()
    again = KeepingEmbedder(fake, VectorStore(tmp_path)).encode(TEXTS)
    assert fake.encoded == []
    assert again.tobytes() == FakeEmbedder().encode(TEXTS).tobytes()


def test_another_model_or_library_does_not_get_those_vectors(tmp_path: Path) -> None:
    KeepingEmbedder(FakeEmbedder(), VectorStore(tmp_path)).encode(TEXTS)
    other = FakeEmbedder(name="other")
    KeepingEmbedder(other, VectorStore(tmp_path)).encode(TEXTS)
    newer = FakeEmbedder()
    newer.libraries = {"fake-library": "2.0"}
    KeepingEmbedder(newer, VectorStore(tmp_path)).encode(TEXTS)
    assert len(other.encoded) == len(newer.encoded) == 2


def test_a_broken_store_is_told_once_and_done_without(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("no database " * 1000)
    told: list[str] = []
    embedder = KeepingEmbedder(FakeEmbedder(), VectorStore(tmp_path), warn=told.append)
    np.testing.assert_array_equal(embedder.encode(TEXTS), FakeEmbedder().encode(TEXTS))
    embedder.encode(["More."])
    assert len(told) == 1
    assert FILE_NAME in told[0]
    assert told[0].endswith("Going on without.")


def test_progress_counts_all_texts(tmp_path: Path) -> None:
    texts = [f"Text number {number}." for number in range(SAVED_AT_ONCE + 10)]
    KeepingEmbedder(FakeEmbedder(), VectorStore(tmp_path)).encode(texts[:5])
    told: list[tuple[int, int]] = []
    KeepingEmbedder(FakeEmbedder(), VectorStore(tmp_path)).encode(
        texts, progress=lambda done, total: told.append((done, total))
    )
    assert told == [(5 + SAVED_AT_ONCE, len(texts)), (len(texts), len(texts))]

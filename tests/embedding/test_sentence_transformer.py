"""With the real libraries and a small real model, where they are installed."""

from __future__ import annotations

import importlib.util
import socket
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest

import samestory
from samestory.embedding import load_embedder, sentence_transformer
from samestory.embedding.files import EXAMPLE_PACKAGE
from samestory.errors import EmbeddingError, SettingsError


def _missing() -> str:
    if importlib.util.find_spec("sentence_transformers") is None:
        return "the semantic extra is not installed"
    try:
        distribution(EXAMPLE_PACKAGE)
    except PackageNotFoundError:
        return f"{EXAMPLE_PACKAGE} is not installed"
    return ""


needs_model = pytest.mark.skipif(bool(_missing()), reason=_missing() or "installed")
# What these libraries warn of is not this project's to mend.
pytestmark = pytest.mark.filterwarnings("default")

TEXTS = [
    "The ferry hit a barge at dusk.",
    "A barge was struck by the ferry in the evening.",
    "The council raised the price of bread.",
]


@needs_model
def test_a_paraphrase_is_nearer_than_another_subject() -> None:
    vectors = load_embedder(EXAMPLE_PACKAGE).encode(TEXTS)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    near, far = vectors[1:] @ vectors[0]
    assert near > 0.7
    assert far < 0.3


@needs_model
def test_the_batch_does_not_change_a_vector() -> None:
    texts = [*TEXTS, "Short.", " ".join(TEXTS)]
    one = load_embedder(EXAMPLE_PACKAGE, batch_size=1).encode(texts)
    many = load_embedder(EXAMPLE_PACKAGE, batch_size=32).encode(texts[::-1])
    assert one.tobytes() == many[::-1].tobytes()


@needs_model
def test_nothing_is_asked_over_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> NoReturn:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    load_embedder(EXAMPLE_PACKAGE).encode(TEXTS)


@needs_model
def test_a_broken_model_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("{")
    embedder = load_embedder(tmp_path)
    with pytest.raises(EmbeddingError, match="can't be loaded") as caught:
        embedder.encode(TEXTS)
    assert "\n" not in str(caught.value)


@needs_model
def test_an_unknown_device_is_said_in_one_line() -> None:
    embedder = load_embedder(EXAMPLE_PACKAGE, device="abacus")
    assert embedder.model.precision == "float32"
    with pytest.raises(EmbeddingError, match="can't be loaded") as caught:
        embedder.encode(TEXTS)
    assert "\n" not in str(caught.value)


@needs_model
def test_libraries_are_named_with_their_versions() -> None:
    libraries = load_embedder(EXAMPLE_PACKAGE).libraries
    assert set(libraries) == {"sentence-transformers", "tokenizers", "torch", "transformers"}
    assert all(libraries.values())


def test_the_missing_extra_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_transformer, "find_spec", lambda _name: None)
    with pytest.raises(EmbeddingError, match=r"pip install 'samestory\[semantic\]'"):
        load_embedder("any")


@pytest.mark.parametrize("size", [0, -1, 257])
def test_a_batch_has_a_sensible_size(size: int) -> None:
    with pytest.raises(SettingsError, match="from 1 to 256"):
        samestory.load_embedder("any", batch_size=size)

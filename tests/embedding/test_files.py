from __future__ import annotations

import importlib.util
import socket
from pathlib import Path
from typing import NoReturn

import pytest

from samestory.embedding.files import find_model
from samestory.errors import EmbeddingError

needs_hub = pytest.mark.skipif(
    importlib.util.find_spec("huggingface_hub") is None, reason="huggingface_hub is not installed"
)


def make_model(folder: Path, *, weights: bytes = b"weights") -> Path:
    (folder / "1_Pooling").mkdir(parents=True)
    (folder / "modules.json").write_text("[]")
    (folder / "1_Pooling" / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(weights)
    return folder


def test_a_folder_is_named_by_its_last_part(tmp_path: Path) -> None:
    found = find_model(make_model(tmp_path / "mine"))
    assert found.name == "mine"
    assert found.folder == tmp_path / "mine"
    assert len(found.sha256) == 64


def test_the_hash_depends_on_what_shapes_vectors_and_not_on_the_place(tmp_path: Path) -> None:
    one = find_model(make_model(tmp_path / "one"))
    two = make_model(tmp_path / "two")
    (two / "README.md").write_text("About the model.")
    (two / "onnx").mkdir()
    (two / "onnx" / "config.json").write_text("{}")
    (two / ".cache").mkdir()
    (two / ".cache" / "state.json").write_text("{}")
    assert find_model(two).sha256 == one.sha256
    other = make_model(tmp_path / "other", weights=b"other weights")
    assert find_model(other).sha256 != one.sha256


def test_an_installed_package_may_hold_a_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_model(tmp_path / "tiny_model" / "model")
    (tmp_path / "tiny_model" / "__init__.py").write_text("raise RuntimeError('must not run')")
    info = tmp_path / "tiny_model-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tiny-model\nVersion: 1.0\n")
    files = sorted(p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file())
    (info / "RECORD").write_text("".join(f"{file.as_posix()},,\n" for file in files))
    monkeypatch.syspath_prepend(str(tmp_path))
    found = find_model("tiny-model")
    assert found.name == "tiny-model"
    assert found.folder == tmp_path / "tiny_model" / "model"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "has no name"),
        ("empty", "holds no sentence-transformers model"),
        ("file.txt", "this is a file"),
    ],
)
def test_what_is_no_model_is_said(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").touch()
    with pytest.raises(EmbeddingError, match=message):
        find_model(name)


@needs_hub
@pytest.mark.parametrize("name", ["no-such-model", "nobody/no-such-model", "a/b/c", "..", "x y"])
def test_a_model_that_is_not_here_is_not_looked_for_elsewhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> NoReturn:
        raise AssertionError("the network was asked")

    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    with pytest.raises(EmbeddingError) as caught:
        find_model(name)
    assert "\n" not in str(caught.value)
    if name != "..":
        assert "--allow-download" in str(caught.value)


@needs_hub
def test_a_download_that_fails_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise ConnectionError("no route\nto the host")

    monkeypatch.setattr("huggingface_hub.snapshot_download", refused)
    with pytest.raises(EmbeddingError, match=r"can't be downloaded .*no route to the host"):
        find_model("nobody/no-such-model", allow_download=True)


@needs_hub
def test_only_an_allowed_download_asks_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, bool]] = []

    def snapshot(name: str, *, local_files_only: bool, **_: object) -> str:
        asked.append((name, local_files_only))
        return str(tmp_path / "model")

    make_model(tmp_path / "model")
    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot)
    assert find_model("tiny", allow_download=True).name == "tiny"
    find_model("someone/tiny")
    assert asked == [("sentence-transformers/tiny", False), ("someone/tiny", True)]

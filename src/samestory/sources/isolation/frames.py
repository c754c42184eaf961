"""What passes between the program and the process that reads for it: lengths and bytes."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from typing import IO, Any

from samestory.sources.base import Draft

_LENGTH = struct.Struct(">Q")


def send(stream: IO[bytes], *frames: bytes) -> None:
    """Write frames, each after its length."""
    for frame in frames:
        stream.write(_LENGTH.pack(len(frame)))
        stream.write(frame)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Read one frame, or return ``None`` where the stream ends."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    frame = stream.read(length)
    return frame if len(frame) == length else None


def pack(value: dict[str, Any]) -> bytes:
    """Return a message as bytes; JSON, so that unpacking runs nothing and keeps any character."""
    return json.dumps(value).encode("ascii")


def pack_draft(draft: Draft) -> dict[str, Any]:
    """Return a draft as a message's value."""
    return asdict(draft)


def unpack_draft(packed: dict[str, Any]) -> Draft:
    """Return the draft that `pack_draft` packed."""
    lists = {name: tuple(packed[name]) for name in ("paragraphs", "warnings")}
    return Draft(**{**packed, **lists})

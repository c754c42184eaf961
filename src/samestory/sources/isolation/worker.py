"""The process that reads: takes files on standard input, gives drafts on standard output.

Run by `samestory.sources.isolation.process` as ``python -m``, with its memory in bytes.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import IO, Any

from samestory.errors import SourceError
from samestory.model import Limits
from samestory.sources import READERS
from samestory.sources.base import RawFile, ReadOptions
from samestory.sources.isolation.frames import pack, pack_draft, receive, send


def main() -> None:
    """Read for the program that started this process, until it closes the pipe."""
    _limit(int(sys.argv[1]))
    # A library that prints would break into the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until no more questions come."""
    while (request := receive(questions)) is not None:
        data = receive(questions)
        if data is None:
            return
        send(answers, pack(_answer(json.loads(request), data)))


def _answer(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    file = RawFile(request["name"], request["path"], data)
    options = ReadOptions(
        language=request["language"],
        fields=request["fields"],
        limits=Limits(**request["limits"]),
    )
    try:
        drafts = list(READERS[request["reader"]].read(file, options=options))
        return {"drafts": [pack_draft(draft) for draft in drafts]}
    except SourceError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"exhausted": True}
    except Exception as error:  # noqa: BLE001
        # Damaged files make format libraries fail in ways that they don't document.
        return {"failed": f"{type(error).__name__}: {error}"}


def _limit(memory_bytes: int) -> None:
    """Keep the process to its memory and from writing files or core dumps, where possible."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    limits = {resource.RLIMIT_AS: memory_bytes, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    for kind, value in limits.items():
        # A system may refuse a limit above its own, which is then the tighter one.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (value, value))


if __name__ == "__main__":
    main()

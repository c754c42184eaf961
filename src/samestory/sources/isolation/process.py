"""The program's end: starts the process that reads, asks it, and stops it where it hangs."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from dataclasses import asdict
from typing import IO, Any, cast

from samestory.errors import SourceError
from samestory.model import Limits
from samestory.model.limits import limit_hint
from samestory.sources.base import Draft, RawFile, Reader, ReadOptions
from samestory.sources.isolation.frames import pack, receive, send, unpack_draft
from samestory.sources.text_cleaning import clean, one_line

_LONGEST_DETAIL = 200
_MIB = 1024 * 1024


class _ReaderProcess:
    """A process that reads files, one after another."""

    def __init__(self, memory_bytes: int) -> None:
        self.memory_bytes = memory_bytes
        self.owner = os.getpid()
        # Not from the current folder: it may hold what a stranger sent.
        paths = [path for path in sys.path if path]
        self._process = subprocess.Popen(  # noqa: S603 - this program itself
            [sys.executable, "-P", "-m", "samestory.sources.isolation.worker", str(memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        self._questions = cast("IO[bytes]", self._process.stdin)
        self._replies = cast("IO[bytes]", self._process.stdout)

    @property
    def alive(self) -> bool:
        """Whether it can be asked, by this process."""
        return self.owner == os.getpid() and self._process.poll() is None

    def ask(self, request: bytes, data: bytes, seconds: float) -> bytes | None:
        """Return the answer, or ``None`` if the process ended without one.

        Raises
        ------
        TimeoutError
            If it takes too long; the process is stopped.
        """
        answers: list[bytes | None] = []

        def exchange() -> None:
            try:
                send(self._questions, request, data)
                answers.append(receive(self._replies))
            except OSError:
                answers.append(None)

        thread = threading.Thread(target=exchange, daemon=True)
        thread.start()
        try:
            thread.join(seconds)
        except BaseException:
            self.stop()
            raise
        if thread.is_alive():
            self.stop()
            raise TimeoutError
        return answers[0]

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self.owner != os.getpid():
            return
        self._process.kill()
        self._process.wait()
        for stream in (self._questions, self._replies):
            # What was still to be written has no reader any more.
            with contextlib.suppress(OSError):
                stream.close()


class _Pool:
    """Keeps one process between calls, as starting one takes as long as reading a page."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: _ReaderProcess | None = None

    def ask(self, request: bytes, data: bytes, limits: Limits) -> bytes | None:
        with self._lock:
            process = self._held
            if process is None or not process.alive or process.memory_bytes != limits.memory_bytes:
                self._discard()
                process = self._held = _ReaderProcess(limits.memory_bytes)
            answer = process.ask(request, data, limits.seconds)
            if answer is None:
                self._discard()
            return answer

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._discard()

    def _discard(self) -> None:
        if self._held is not None:
            self._held.stop()
            self._held = None


_POOL = _Pool()
atexit.register(_POOL.close)


def read_isolated(reader: Reader, file: RawFile, *, options: ReadOptions) -> list[Draft]:
    """Read a file as a reader does, in a process of its own.

    Raises
    ------
    SourceError
        If the reader refuses the file, fails, takes too long, or needs too much memory.
    """
    limits = options.limits
    request = {
        "reader": reader.name,
        "name": file.name,
        "path": file.path,
        "language": options.language,
        "fields": dict(options.fields),
        "limits": asdict(limits),
    }
    try:
        answer = _POOL.ask(pack(request), file.data, limits)
    except TimeoutError as error:
        raise SourceError(
            f"{file.path}: reading it took more than {limits.seconds:g} seconds and was stopped; "
            f"give a smaller file, or {limit_hint('seconds')}."
        ) from error
    reply: dict[str, Any] = {"exhausted": True} if answer is None else json.loads(answer)
    if "drafts" in reply:
        return [unpack_draft(packed) for packed in reply["drafts"]]
    if "refused" in reply:
        raise SourceError(reply["refused"])
    if "failed" in reply:
        raise SourceError(damaged(file, reader, reply["failed"]))
    raise SourceError(
        f"{file.path}: the {reader.name} reader broke down over it, or needed more than "
        f"{limits.memory_bytes // _MIB} MiB; give another copy, or {limit_hint('memory_bytes')}."
    )


def damaged(file: RawFile, reader: Reader, detail: str) -> str:
    """Return the message on a file at which a format's library failed."""
    return (
        f"{file.path}: can't be read as {reader.name}; it may be damaged "
        f"({one_line(clean(detail)[0])[:_LONGEST_DETAIL]})."
    )

"""Forbids the network to a process, or to a program it starts, and notes each try."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SITE = Path(__file__).parent / "security" / "no_network_site"
"""A folder whose ``sitecustomize`` forbids the network to a Python process; see there."""

LOG = "SAMESTORY_TEST_NETWORK_LOG"
_LOOKS_UP = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_SENDS = {"socket.connect", "socket.sendto", "socket.sendmsg"}

_tried: list[str] | None = None
_installed: list[bool] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _tried is None or not event.startswith("socket."):
        return
    local = isinstance(arguments[0], socket.socket) and arguments[0].family == socket.AF_UNIX
    if event in _LOOKS_UP or (event in _SENDS and not local):
        _tried.append(f"{event} {arguments[1:] if event in _SENDS else arguments}")
        raise PermissionError(f"network access in a test: {_tried[-1]}")


@contextmanager
def forbidden() -> Iterator[list[str]]:
    """Forbid the network meanwhile; gives the list of all tries, caught ones too."""
    global _tried  # noqa: PLW0603 - an audit hook can't be taken away, only told to rest
    if not _installed:
        sys.addaudithook(_watch)
        _installed.append(True)
    before, _tried = _tried, []
    try:
        yield _tried
    finally:
        _tried = before


def environment(log: Path) -> dict[str, str]:
    """Return an environment in which Python has no network and notes each try in the log."""
    paths = [str(SITE), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), LOG: str(log)}

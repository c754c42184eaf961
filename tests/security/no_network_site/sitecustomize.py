"""Forbids the network to any Python process that finds this on its path, and notes each try."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

_LOG = "SAMESTORY_TEST_NETWORK_LOG"
_FORBIDDEN = (
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.connect",
    "socket.sendto",
    "socket.sendmsg",
)


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        if getattr(arguments[0], "family", None) == socket.AF_UNIX:
            return
        with Path(os.environ[_LOG]).open("a", encoding="utf-8") as log:
            log.write(f"{event} {arguments[1:]}\n")
        raise PermissionError(f"network access: {event}")


if _LOG in os.environ:
    sys.addaudithook(_watch)

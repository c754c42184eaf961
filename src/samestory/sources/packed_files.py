"""How large a packed file may unpack to."""

from __future__ import annotations

import io
import zipfile

from samestory.errors import SourceError
from samestory.model import Limits
from samestory.model.limits import limit_hint


def check_unpacked(data: bytes, name: str, limits: Limits, *, kind: str = "article") -> None:
    """Refuse a ZIP archive by the sizes that it states; zipfile unpacks no more than these.

    ``kind`` is what the file ought to be, for the message.

    Raises
    ------
    SourceError
        If it unpacks to more than the limits allow.
    zipfile.BadZipFile
        If it is none.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > limits.unpacked_bytes:
        raise SourceError(
            f"{name}: unpacks to {unpacked:,} bytes, more than {limits.unpacked_bytes:,}; "
            f"give a single {kind}, or {limit_hint('unpacked_bytes')}."
        )
    if unpacked > limits.unpacked_ratio * len(data):
        raise SourceError(
            f"{name}: unpacks to more than {limits.unpacked_ratio:,} times its size, as no "
            f"{kind} does; if you trust it, {limit_hint('unpacked_ratio')}."
        )

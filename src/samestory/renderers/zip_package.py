"""Office files, which are ZIP archives, made reproducible."""

from __future__ import annotations

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP archive can hold."""

_PROPERTIES = "docProps/core.xml"


def repacked(package: bytes) -> bytes:
    """Return the archive with its parts in their order, all of one date.

    The document's properties, which hold the comparison's fingerprint, are not compressed: so a
    search for the fingerprint finds it in the file.
    """
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as given,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in given.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            kept = name == _PROPERTIES
            part.compress_type = zipfile.ZIP_STORED if kept else zipfile.ZIP_DEFLATED
            # As on Unix everywhere, so that the system leaves no trace.
            part.create_system = 3
            part.external_attr = 0o644 << 16
            archive.writestr(part, given.read(name))
    return written.getvalue()

"""A local S3 server, as moto makes one."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

import pytest

BUCKET = "press"


@contextmanager
def s3_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve an empty bucket, and name the server in the environment of this and other processes."""
    if any(find_spec(name) is None for name in ("moto", "flask", "flask_cors")):
        reason = "needs moto[s3], flask and flask-cors"
        if os.environ.get("SAMESTORY_REQUIRE_ENGINES"):
            pytest.fail(reason)
        pytest.skip(reason)
    from moto.server import ThreadedMotoServer  # noqa: PLC0415 - may not be there
    from pyarrow import fs  # noqa: PLC0415 - an extra

    from samestory.sources import remote_files  # noqa: PLC0415 - needs pyarrow

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    settings = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    remote_files._storage.cache_clear()
    try:
        fs.S3FileSystem(
            endpoint_override=settings["AWS_ENDPOINT_URL"], allow_bucket_creation=True
        ).create_dir(BUCKET)
        yield
    finally:
        remote_files._storage.cache_clear()
        server.stop()

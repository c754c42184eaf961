"""Nothing that a file points at is fetched, opened or run, and no entity is expanded."""

from __future__ import annotations

import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]

from samestory.errors import SourceError
from samestory.model import Document, Settings
from samestory.pipeline import compare
from samestory.renderers import RENDERERS
from samestory.sources import read
from tests.security.bait import BAITS, Lures, xhtml_entities
from tests.sources.examples import PARAGRAPHS

HIDDEN = "the-content-of-the-secret-file"


class Watched(ThreadingHTTPServer):
    """A server on this machine that notes what it is asked."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: Watched

    def do_GET(self) -> None:
        self.server.requests.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"fetched")

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[Watched]:
    with Watched() as watched:
        threading.Thread(target=watched.serve_forever, daemon=True).start()
        yield watched
        watched.shutdown()


@pytest.fixture
def lures(server: Watched, tmp_path: Path) -> Lures:
    secret = tmp_path / "secret.txt"
    secret.write_text(HIDDEN, encoding="utf-8")
    server.requests.clear()
    return Lures(f"http://127.0.0.1:{server.server_port}", secret, tmp_path / "canary")


def test_the_server_sees_who_asks(server: Watched, lures: Lures) -> None:
    urllib.request.urlopen(f"{lures.site}/asked").read()  # noqa: S310 - our own server
    assert server.requests == ["/asked"]


def test_the_bait_works_on_a_parser_that_follows_it(lures: Lures) -> None:
    page = xhtml_entities(lures).split(b"<!ENTITY % dtd")[0].decode()
    page += "]><html>&secret;</html>"
    careless = etree.XMLParser(resolve_entities=True, load_dtd=True)
    assert HIDDEN in etree.fromstring(page.encode(), careless).text


@pytest.mark.parametrize("name", list(BAITS))
def test_nothing_is_followed(name: str, server: Watched, lures: Lures, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BAITS[name](lures))
    began = time.monotonic()
    documents, refusal = _read_or_refused(path)
    assert HIDDEN not in refusal
    assert "\n" not in refusal
    assert time.monotonic() - began < 20
    for document in documents:
        assert PARAGRAPHS[0] in document.text
        assert len(document.text) < 5_000
        assert HIDDEN not in repr(document)
        assert "fetched" not in document.text
        _render_all([document, *read(_other(tmp_path))])
    assert server.requests == []
    assert not lures.canary.exists()


REFUSED = {"laughs.docx"}
"""Its text is not known without expanding it."""


def test_pages_and_documents_with_bait_are_still_read(lures: Lures, tmp_path: Path) -> None:
    """A file is not refused for what it points at, so that the tests above look at something."""
    for name in BAITS.keys() - REFUSED:
        path = tmp_path / name
        path.write_bytes(BAITS[name](lures))
        assert read(path), name


def _read_or_refused(path: Path) -> tuple[tuple[Document, ...], str]:
    try:
        return read(path), ""
    except SourceError as error:
        return (), str(error)


def _other(folder: Path) -> Path:
    path = folder / "other.txt"
    path.write_text("Power cut\n\n" + "\n\n".join(PARAGRAPHS[:2]), encoding="utf-8")
    return path


def _render_all(documents: list[Document]) -> None:
    comparison = compare(documents, Settings())
    for renderer in RENDERERS.values():
        if renderer.extra is None:
            renderer.render(comparison)

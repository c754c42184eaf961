"""What the tests of the readers share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import offline
from tests.sources.examples import HEADLINE, PARAGRAPHS

Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Nothing here may use the network, whether or not anybody catches that it can't."""
    with offline.forbidden() as tried:
        yield
    assert tried == []


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write an article, told apart by its file's name, below the current folder."""
    monkeypatch.chdir(tmp_path)

    def write_article(name: str, content: str | bytes | None = None) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            content = "\n\n".join((HEADLINE, *PARAGRAPHS, f"Told in {path.as_posix()}."))
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_article

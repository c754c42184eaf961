"""Small corpora of the seeds' stories, and engines that need no process of their own."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from samestory.corpus import ExecutorEngine
from samestory.sources import read

SEEDS = Path(__file__).parent.parent.parent / "seeds"

STORIES = {
    "ferry-collision": "2026-10-08",
    "frontline-january": "2025-01-22",
    "rate-decision/de": "2026-10-14",
    "rate-decision/es": "2026-10-14",
}
"""Folders of the seeds and the days of their events, which all their articles get here."""

Record = dict[str, Any]


def one_thread() -> ExecutorEngine:
    """An engine that works in this process."""
    return ExecutorEngine(lambda: ThreadPoolExecutor(1), 1)


@cache
def _seeds(folder: str) -> tuple[tuple[str, str | None, str, tuple[str, ...]], ...]:
    return tuple(
        (each.outlet, each.headline, each.language, tuple(p.text for p in each.paragraphs))
        for each in read(SEEDS / folder)
    )


def seed_records(folder: str, *, day: str | None = None) -> list[Record]:
    """A record for each article of a seed story."""
    return [
        {
            "id": f"{folder} {number}",
            "outlet": outlet,
            "title": headline,
            "language": language,
            "date": day or STORIES[folder],
            "paragraphs": list(paragraphs),
        }
        for number, (outlet, headline, language, paragraphs) in enumerate(_seeds(folder))
    ]


def write_lines(path: Path, records: list[Record], *lines: str) -> Path:
    """Write records and other lines as JSON Lines."""
    texts = [json.dumps(record, ensure_ascii=False) for record in records]
    path.write_text("\n".join([*texts, *lines]) + "\n", encoding="utf-8")
    return path


def write_seeds(folder: Path) -> list[Path]:
    """Write a file for each seed story."""
    folder.mkdir(exist_ok=True)
    return [
        write_lines(folder / f"{name.replace('/', '-')}.jsonl", seed_records(name))
        for name in STORIES
    ]


def content(folder: Path) -> dict[str, bytes]:
    """The bytes of all tables in a work folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.parquet"))
    }

"""Two tiny invented stories in the form that the benchmarks read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

MILL = {
    "N": [
        "A fire destroyed the Corvane flour mill in Pelmouth on Tuesday night, officials said.",
        "The mill employed 240 people and had stood on the quay since 1911.",
        "Rain is expected over the coast at the weekend.",
    ],
    "F": [
        "Flames gutted the Corvane flour mill in Pelmouth late on Tuesday, according to officials.",
        "A choir sang in the market square.",
        "About 240 people worked at the mill, which was built on the quay in 1911.",
    ],
    "H": [
        "Pelmouth lost its Corvane flour mill to a fire on Tuesday night.",
        "Mayor Hestrin Dowle promised help to every family.",
    ],
}
BRIDGE = {
    "a1": [
        "Engineers closed the Tarvin bridge after cracks were found in two girders.",
        "Buses will run to the ferry landing every ten minutes.",
    ],
    "a2": [
        "A lorry driver complained about the detour.",
        "The Tarvin bridge was closed by engineers who found cracks in two of its girders.",
    ],
}
STORIES = {"mill": MILL, "bridge": BRIDGE}
PAIRS: dict[str, list[tuple[str, str, int]]] = {
    "mill": [
        ("N1", "F1", 2),
        ("F3", "N2", 2),
        ("N1", "H1", 2),
        ("F1", "H1", 1),
    ],
    "bridge": [("a11", "a22", 2)],
}


def articles(stories: Mapping[str, Mapping[str, list[str]]] = STORIES) -> list[dict[str, Any]]:
    """Return the records of ``articles.jsonl``."""
    return [
        {
            "story": story,
            "label": label,
            "outlet": f"Outlet {label}",
            "title": f"{story} by {label}",
            "date": "2031-05-06",
            "paragraphs": paragraphs,
        }
        for story, outlets in stories.items()
        for label, paragraphs in outlets.items()
    ]


def gold(pairs: Mapping[str, Sequence[Sequence[Any]]] = PAIRS) -> list[dict[str, Any]]:
    """Return the records of ``gold.jsonl``."""
    return [{"story": story, "pairs": marked} for story, marked in pairs.items()]


def write_data(
    folder: Path,
    article_records: Iterable[object] | None = None,
    gold_records: Iterable[object] | None = None,
) -> Path:
    """Write both files, and return their folder."""
    for name, records in (
        ("articles.jsonl", articles() if article_records is None else article_records),
        ("gold.jsonl", gold() if gold_records is None else gold_records),
    ):
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder

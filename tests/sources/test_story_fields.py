from __future__ import annotations

import json
from pathlib import Path

import pytest

from samestory.sources import ReadOptions, read_all

RECORD = {"story": "mill", "label": 7, "outlet": "Wire", "title": "T", "text": "The mill burned."}


@pytest.mark.parametrize("suffix", ["jsonl", "json", "csv"])
def test_records_may_name_their_story_and_label(tmp_path: Path, suffix: str) -> None:
    other = {**RECORD, "story": "", "label": "", "text": "The bridge was closed."}
    texts = {
        "jsonl": f"{json.dumps(RECORD)}\n{json.dumps(other)}\n",
        "json": json.dumps([RECORD, other]),
        "csv": "\n".join(
            [",".join(RECORD), *(",".join(map(str, each.values())) for each in (RECORD, other))]
        ),
    }
    path = tmp_path / f"articles.{suffix}"
    path.write_text(texts[suffix], encoding="utf-8")
    read = read_all([str(path)], options=ReadOptions())
    assert [(article.story, article.label) for article in read.articles] == [
        ("mill", "7"),
        (None, None),
    ]
    assert tuple(article.document for article in read.articles) == read.documents


def test_plain_files_name_no_story(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The mill burned.\n\nIt rained.\n", encoding="utf-8")
    (article,) = read_all([str(path)], options=ReadOptions()).articles
    assert (article.story, article.label) == (None, None)

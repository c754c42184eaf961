from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from samestory.errors import SourceError
from samestory.sources import read_markings

KEY: dict[str, Any] = {
    "low": 0.05,
    "seed": 1,
    "stories": [
        {"name": "mill", "pools": {"candidates": 2, "other pairs": 7}, "texts": {"N": "ab"}},
        {"name": "bridge", "pools": {"candidates": 1, "other pairs": 0}, "texts": {}},
    ],
    "pairs": [
        {"id": "p1", "story": "mill", "a": ["N", 1], "b": ["F", 2], "stratum": "candidates"},
        {"id": "p2", "story": "mill", "a": ["N", 2], "b": ["F", 1], "stratum": "other pairs"},
        {"id": "p3", "story": "mill", "a": ["N", 3], "b": ["F", 3], "stratum": "candidates"},
        {"id": "p4", "story": "bridge", "a": ["N", 1], "b": ["F", 1], "stratum": "candidates"},
    ],
}
HEADER = "# Read both texts\npair_id,text_a,level_1,level_2,level\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sheet.key.json").write_text(json.dumps(KEY), encoding="utf-8")
    return tmp_path


def sheet(folder: Path, rows: str, name: str = "sheet.csv") -> str:
    (folder / name).write_text(HEADER + rows, encoding="utf-8")
    return str(folder / name)


def test_rows_get_their_places_and_strata_from_the_key(folder: Path) -> None:
    rows = 'p2,"= not, a formula",0,,\np1,text,1,2,2\np3,text,,1.0,\n'
    markings = read_markings(sheet(folder, rows))
    assert not markings.complete
    mill = markings.stories[0]
    assert (mill.pools, mill.texts) == (KEY["stories"][0]["pools"], {"N": "ab"})
    assert [(mark.a.paragraph, mark.level, mark.coders, mark.stratum) for mark in mill.marks] == [
        (2, 0, (0, None), "other pairs"),
        (1, 2, (1, 2), "candidates"),
        (3, 1, (None, 1), "candidates"),
    ]


def test_rows_without_a_level_are_not_coded_and_stories_of_such_rows_left_out(
    folder: Path,
) -> None:
    markings = read_markings(sheet(folder, "p1,t,,,2\np2,t,,,\np4,t,,,\n"))
    assert [(story.name, len(story.marks), story.uncoded) for story in markings.stories] == [
        ("mill", 1, 2)
    ]


def test_the_key_may_be_elsewhere(folder: Path) -> None:
    elsewhere = folder / "secret.json"
    (folder / "sheet.key.json").rename(elsewhere)
    path = sheet(folder, "p1,t,,,2\n")
    with pytest.raises(SourceError, match=r"its key .* is not there; say where it is with --key"):
        read_markings(path)
    assert read_markings(path, key=str(elsewhere)).stories[0].name == "mill"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("", "no row has a level yet"),
        ("p1,t,,,\n", "no row has a level yet"),
        ("p1,t,,,3\n", "line 3: level “3” is not 0, 1 or 2"),
        ("p1,t,x,,\n", "line 3, level_1: level “x”"),
        ("p9,t,,,1\n", "line 3 has pair “p9” which the sheet's key does not have"),
        ("p1,t,,,1\np1,t,,,1\n", "line 4 has pair “p1” a second time"),
    ],
)
def test_broken_sheets_are_refused_in_one_line(folder: Path, rows: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_markings(sheet(folder, rows))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "key", ["", "[]", "{}", '{"low": 1, "seed": 1, "stories": 3, "pairs": []}']
)
def test_a_broken_key_is_refused(folder: Path, key: str) -> None:
    (folder / "sheet.key.json").write_text(key, encoding="utf-8")
    with pytest.raises(SourceError, match="is not the key of a coding sheet"):
        read_markings(sheet(folder, "p1,t,,,2\n"))

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samestory.errors import SourceError
from samestory.model import Reference
from samestory.sources import articles_beside, key_path, read_markings

HEADER = "document_a,paragraph_a,document_b,paragraph_b,level\n"


def write(folder: Path, text: str, name: str = "gold.jsonl") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_json_lines_have_a_story_a_line(tmp_path: Path) -> None:
    text = (
        '{"story": "mill", "pairs": [["N1", "F2", 2], [["N", 3], "F7", 1]]}\n'
        '\n{"story": "bridge", "pairs": []}\n'
    )
    markings = read_markings(write(tmp_path, text))
    assert markings.complete
    assert [story.name for story in markings.stories] == ["mill", "bridge"]
    first, second = markings.stories[0].marks
    assert (first.a, first.b, first.level) == (Reference("N1"), Reference("F2"), 2)
    assert (second.a, second.where) == (Reference("N", 3), "line 1, pair 2")


def test_json_may_hold_one_story_with_named_ends(tmp_path: Path) -> None:
    record = {"story": "mill", "pairs": [{"a": ["a.txt", 1], "b": ["b.txt", 2], "level": 1}]}
    markings = read_markings(write(tmp_path, json.dumps(record, indent=1), "gold.json"))
    mark = markings.stories[0].marks[0]
    assert (mark.a, mark.b, mark.level) == (Reference("a.txt", 1), Reference("b.txt", 2), 1)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_has_a_pair_a_row(tmp_path: Path, delimiter: str) -> None:
    text = f"\ufeff{HEADER}a.txt,1,The Wire,2,2\n\na.txt,2,The Wire,1,0\n".replace(",", delimiter)
    markings = read_markings(write(tmp_path, text, "gold.csv"))
    assert markings.complete
    assert [story.name for story in markings.stories] == [""]
    first, second = markings.stories[0].marks
    assert (first.a, first.b) == (Reference("a.txt", 1), Reference("The Wire", 2))
    assert (first.level, second.level, second.where) == (2, 0, "line 4")


def test_csv_rows_may_name_their_story(tmp_path: Path) -> None:
    text = f"story,{HEADER}mill,a,1,b,1,1\nbridge,c,1,d,1,1\nmill,a,2,b,2,2\n"
    markings = read_markings(write(tmp_path, text, "gold.csv"))
    assert [(story.name, len(story.marks)) for story in markings.stories] == [
        ("mill", 2),
        ("bridge", 1),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("\x00\x01\x02\x03", "no text"),
        ("Just an article.\n", "no file of marks"),
        ("{}", "no list of pairs"),
        ('{"story": "m", "pairs": []}\n{broken\n', "line 2 is not valid JSON"),
        ('{"story": "m", "pairs": [["N1", "F1"]]}', "line 1, pair 1 is no pair"),
        ('{"story": "m", "pairs": [[1, "F1", 1]]}', "1 names no paragraph"),
        ('{"story": "m", "pairs": [["N1", "F1", 3]]}', "level “3” is not 0, 1 or 2"),
        ('{"story": "m", "pairs": [["N1", "F1", true]]}', "level “True” is not"),
        ('{"story": "m", "pairs": []}\n{"story": "m", "pairs": []}', "a second time"),
        (HEADER, "no rows below its header"),
        ("document_a,paragraph_a,level\na,1,1\n", "no column document_b"),
        (f"{HEADER}a,1,b,1,strong\n", "line 2: level “strong”"),
        (f"{HEADER}a,1,b,1\n", "line 2: level “”"),
        (f"{HEADER}a,one,b,1,1\n", "line 2: document_a “a” and paragraph_a “one”"),
        (f"{HEADER},1,b,1,1\n", "line 2: document_a “”"),
    ],
)
def test_other_content_is_refused_in_one_line(tmp_path: Path, text: str, words: str) -> None:
    path = write(tmp_path, text, "gold.any")
    with pytest.raises(SourceError) as caught:
        read_markings(path)
    assert words in str(caught.value)
    assert str(caught.value).startswith(path)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        read_markings(str(tmp_path / "gold.csv"))
    with pytest.raises(SourceError, match="can't be read"):
        read_markings(str(tmp_path))


def test_articles_are_looked_for_beside_the_gold(tmp_path: Path) -> None:
    gold = write(tmp_path, "{}")
    assert articles_beside(gold) is None
    beside = Path(write(tmp_path, "{}", "articles.jsonl"))
    assert articles_beside(gold) == beside


def test_the_key_stands_beside_the_sheet() -> None:
    assert key_path("folder/sheet.csv") == Path("folder/sheet.key.json")
    assert key_path("folder/sheet.xlsx") == Path("folder/sheet.key.json")

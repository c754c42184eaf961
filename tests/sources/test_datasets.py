"""JSON, JSON Lines and CSV: what is particular to each."""

from __future__ import annotations

import csv
import json

import pytest

from samestory.errors import SourceError
from samestory.sources import RawFile, ReadOptions
from samestory.sources.base import Draft, Reader
from samestory.sources.csv_records import CsvReader
from samestory.sources.json_lines import JsonLinesReader
from samestory.sources.json_records import JsonReader
from tests.sources.examples import HEADLINE, PARAGRAPHS, raw, record

TEXT = "\n\n".join(PARAGRAPHS)


def read(reader: Reader, text: str | bytes, name: str) -> list[Draft]:
    data = text.encode() if isinstance(text, str) else text
    return list(reader.read(RawFile(name, name, data), options=ReadOptions()))


def refusal(reader: Reader, text: str, name: str) -> str:
    with pytest.raises(SourceError) as raised:
        read(reader, text, name)
    return str(raised.value)


@pytest.mark.parametrize(
    "value",
    [
        record(),
        [record()],
        {"status": "ok", "tags": ["a"], "articles": [record()]},
    ],
    ids=["object", "list", "wrapped list"],
)
def test_shapes_of_json(value: object) -> None:
    (draft,) = read(JsonReader(), json.dumps(value), "d.json")
    assert (draft.headline, draft.paragraphs) == (HEADLINE, PARAGRAPHS)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_encodings_of_json(encoding: str) -> None:
    data = json.dumps(record(), ensure_ascii=False).encode(encoding)
    assert read(JsonReader(), data, "d.json")[0].paragraphs == PARAGRAPHS


def test_oddities_of_json() -> None:
    odd = '{"text": "One.\t\\ud83d One.\\n\\nTwo \\ud83d\\ude00.", "score": NaN, "n": 1e999}'
    (draft,) = read(JsonReader(), odd, "d.json")
    assert draft.paragraphs == ("One. \ufffd One.", "Two \U0001f600.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"text":\n oops}', "d.json: line 2 is not valid JSON (expecting value)."),
        ("[" * 100_000, "d.json: this is no readable JSON"),
        ("[1, 2]", "d.json: its list holds other things than objects"),
        ("[]", "d.json: holds no records"),
        ("{}", "d.json: no field with an article's text was found; its fields are none"),
        (
            '{"schema_version": "1", "generator": {"name": "samestory", "version": "1"}}',
            "d.json: this is a report that samestory wrote",
        ),
    ],
    ids=["broken", "deep", "numbers", "empty list", "empty object", "report"],
)
def test_json_that_cannot_be_used(text: str, message: str) -> None:
    assert refusal(JsonReader(), text, "d.json").startswith(message)


@pytest.mark.parametrize(
    ("name", "text", "recognised"),
    [
        ("a.txt", json.dumps(record()), True),
        ("a.txt", "[Update] The ferry is back.", False),
        ("a.json", "[Update]", True),
        ("a.jsonl", json.dumps(record()), False),
        ("a.json", "The ferry is back.", False),
    ],
)
def test_recognition_of_json(name: str, text: str, recognised: bool) -> None:
    assert JsonReader().recognises(raw(text, name)) is recognised


def test_json_lines_with_blank_lines_and_line_separators_in_strings() -> None:
    lines = "\n".join(["", json.dumps({"text": "A\u2028b."}, ensure_ascii=False), "  ", ""])
    assert read(JsonLinesReader(), lines + "\r\n", "d.jsonl")[0].paragraphs == ("A b.",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"text": "a"}\n{"text": ', "d.jsonl: line 2 is not valid JSON (expecting value)."),
        ('{"text": "a"}\n\n5', "d.jsonl: line 3 is not a JSON object."),
        ('{"generator": {"name": "samestory"}}', "d.jsonl: this is a report that samestory wrote"),
    ],
)
def test_json_lines_that_cannot_be_used(text: str, message: str) -> None:
    assert refusal(JsonLinesReader(), text, "d.jsonl").startswith(message)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_encodings_and_line_ends_inside_quotes(delimiter: str, encoding: str) -> None:
    cells = [
        f'"{HEADLINE}"',
        '"Ullen; the, ""Chronicle""|"',
        '"' + TEXT.replace("\n", "\r\n") + '"',
    ]
    text = delimiter.join(("title", "outlet", "text")) + "\r\n" + delimiter.join(cells) + "\r\n"
    (draft,) = read(CsvReader(), text.encode(encoding), "d.csv")
    assert draft.headline == HEADLINE
    assert draft.outlet == 'Ullen; the, "Chronicle"|'
    assert draft.paragraphs == PARAGRAPHS


def test_long_fields_leave_the_limit_of_the_csv_module_as_it_was() -> None:
    limit = csv.field_size_limit()
    long = "A long sentence. " * 20_000
    (draft,) = read(CsvReader(), f"title,text\nT,{long}\n", "d.csv")
    assert len(draft.paragraphs[0]) > limit
    assert csv.field_size_limit() == limit


def test_rows_shorter_than_the_header_and_blank_rows() -> None:
    found = read(CsvReader(), "text,title,outlet\nOne.,A\n\n,,\nTwo.\n", "d.csv")
    assert [draft.paragraphs for draft in found] == [("One.",), ("Two.",)]


def test_fields_named_by_the_user_in_a_table_without_usual_names() -> None:
    file = raw("kicker;story\nA;One; two\n", "d.csv")
    with pytest.raises(SourceError, match="line 2 has more fields than the first line names"):
        list(CsvReader().read(file, options=ReadOptions(fields={"text": "story"})))
    file = raw("kicker;story\nA;One, two.\nB;Three, four.\n", "d.csv")
    found = list(CsvReader().read(file, options=ReadOptions(fields={"text": "story"})))
    assert [draft.paragraphs for draft in found] == [("One, two.",), ("Three, four.",)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('title,text\nA,"unclosed', "d.csv: line 2 can't be read as CSV"),
        ("title,text\n", "d.csv: holds no records"),
        ("a,b\n1,2\n", "d.csv: no field with an article's text was found; its fields are a, b;"),
    ],
)
def test_tables_that_cannot_be_used(text: str, message: str) -> None:
    assert refusal(CsvReader(), text, "d.csv").startswith(message)


@pytest.mark.parametrize(
    ("name", "text", "recognised"),
    [
        ("a.txt", "title,text\nA,B\n", True),
        ("a.txt", "Text, as ever, comes first.\n", False),
        ("a.csv", "anything", True),
        ("a.txt", "article, date\n", True),
    ],
)
def test_recognition_of_csv(name: str, text: str, recognised: bool) -> None:
    assert CsvReader().recognises(raw(text, name)) is recognised

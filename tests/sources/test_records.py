from __future__ import annotations

from collections.abc import Mapping

import pytest

from samestory.errors import SourceError
from samestory.sources import RawFile
from samestory.sources.base import Draft, ReadOptions
from samestory.sources.records import Record, drafts
from tests.sources.examples import HEADLINE, PARAGRAPHS

TEXT = "\n\n".join(PARAGRAPHS)


def read(*records: Record, fields: Mapping[str, str] | None = None) -> list[Draft]:
    return list(
        drafts(
            records, file=RawFile("d.json", "d.json", b""), options=ReadOptions(fields=fields or {})
        )
    )


def refusal(*records: Record, fields: Mapping[str, str] | None = None) -> str:
    with pytest.raises(SourceError) as raised:
        read(*records, fields=fields)
    assert "\n" not in str(raised.value)
    return str(raised.value)


@pytest.mark.parametrize(
    "name", ["text", "Body", "CONTENT", "maintext", "article", "Full Text", "full-text"]
)
def test_usual_names_of_the_text(name: str) -> None:
    assert read({name: TEXT})[0].paragraphs == PARAGRAPHS


@pytest.mark.parametrize("name", ["paragraphs", "text"])
def test_paragraphs_may_be_a_list(name: str) -> None:
    (draft,) = read({name: [*PARAGRAPHS, "  ", None, "Line\nbreak\x00."], "title": "T"})
    assert draft.paragraphs == (*PARAGRAPHS, "Line break.")
    assert draft.warnings == ("Took out 1 control character.",)


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ({"headline": HEADLINE}, "headline", HEADLINE),
        ({"source": {"id": None, "name": "Ullen"}}, "outlet", "Ullen"),
        ({"source": {"id": 3}, "domain": "ullen.example"}, "outlet", "ullen.example"),
        ({"sitename": "Ullen"}, "outlet", "Ullen"),
        ({"publishedAt": "2026-05-12T18:20:00Z"}, "published", "2026-05-12T18:20:00Z"),
        ({"date_publish": "2026-05-12 18:20:00"}, "published", "2026-05-12T18:20:00"),
        ({"link": "https://a.example"}, "url", "https://a.example"),
        ({"lang": "en"}, "language", "en"),
        ({"authors": ["A", {"name": "B"}]}, "author", "A, B"),
        ({"author": None, "byline": "A"}, "author", "A"),
        ({"outlet": ""}, "outlet", None),
        ({"outlet": float("nan")}, "outlet", None),
    ],
)
def test_usual_names_of_metadata(record: Record, field: str, value: str | None) -> None:
    (draft,) = read({"text": TEXT, **record})
    assert getattr(draft, field) == value
    assert draft.paragraphs == PARAGRAPHS


def test_fields_named_by_the_user_come_first() -> None:
    record = {"text": "Not this.", "Story Body": TEXT, "paper": "Ullen", "outlet": "Other"}
    (draft,) = read(record, fields={"text": "story body", "outlet": "paper"})
    assert (draft.paragraphs, draft.outlet) == (PARAGRAPHS, "Ullen")


def test_a_short_first_line_is_the_headline_where_no_field_names_one() -> None:
    (draft,) = read({"text": f"{HEADLINE}\n\n{TEXT}"})
    assert (draft.headline, draft.paragraphs) == (HEADLINE, PARAGRAPHS)


def test_paragraphs_are_not_touched_if_one_repeats_the_headline() -> None:
    (draft,) = read({"title": HEADLINE, "paragraphs": [HEADLINE, *PARAGRAPHS]})
    assert draft.paragraphs == (HEADLINE, *PARAGRAPHS)


def test_records_are_numbered_if_there_are_several() -> None:
    assert [draft.record for draft in read({"text": TEXT}, {"text": TEXT})] == [1, 2]
    assert read({"text": TEXT})[0].record is None


def test_records_without_text_have_no_paragraphs() -> None:
    found = read({"text": TEXT}, {"text": " "}, {"title": "T"}, {"text": 5}, {"text": None})
    assert [bool(draft.paragraphs) for draft in found] == [True, False, False, False, False]


def test_no_text_field() -> None:
    message = refusal({"id": 1, "headline": "T", "abstract": "Short"})
    assert message == (
        "d.json: no field with an article's text was found; its fields are id, headline, "
        "abstract; say which one it is with --field text=NAME."
    )


def test_many_fields_are_not_all_listed() -> None:
    message = refusal({f"field {n}\n": n for n in range(40)} | {"x" * 200: 1})
    assert "and 29 more" in message
    assert len(message) < 400


def test_a_field_that_is_not_there() -> None:
    message = refusal({"text": TEXT, "b": 1}, fields={"outlet": "paper"})
    assert message == "d.json: has no field “paper” for outlet; its fields are text, b."


def test_a_role_that_does_not_exist() -> None:
    assert "“headlines” is not known" in refusal({"text": TEXT}, fields={"headlines": "t"})


def test_a_named_field_without_text() -> None:
    assert "“b” holds no text" in refusal({"text": TEXT, "b": ""}, fields={"text": "b"})


def test_no_records() -> None:
    assert refusal() == "d.json: holds no records; give a dataset with articles in it."

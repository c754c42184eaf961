from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.documents.quotations import quoted_spans


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no lantern” twice.", ["no lantern"]),
        ('He said "no lantern" and "no watch".', ["no lantern", "no watch"]),
        ("Er sagte: „Kein Licht“, dann „nichts”.", ["Kein Licht", "nichts"]),
        ("Il a dit « pas de feu » hier.", [" pas de feu "]),
        ("Er sagte »kein Licht« gestern.", ["kein Licht"]),
        ("他说“没有灯”。", ["没有灯"]),
        ("彼は「灯がない」と『日報』に語った。", ["灯がない", "日報"]),
        ("“He told me: ‘no lantern’, so I left.”", ["He told me: ‘no lantern’, so I left."]),
        ("«Он сказал “нет” и ушёл», — говорит она.", ["Он сказал “нет” и ушёл"]),
        ("“The barge was dark. No one answered.", ["The barge was dark. No one answered."]),
        ("Nothing is quoted, it's Vask's barge.", []),
        ("An empty “” quotation.", []),
        ("It ends with “", []),
        ("", []),
    ],
)
def test_marks_of_many_languages(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_offset_is_added() -> None:
    (span,) = quoted_spans("“dark”", offset=10)
    assert (span.start, span.end) == (11, 15)


@given(st.text("ab “”„\"«»「」『』'’", max_size=30))
def test_spans_are_in_order_apart_and_never_empty(text: str) -> None:
    end = -1
    for span in quoted_spans(text):
        assert end < span.start < span.end <= len(text)
        assert text[span.start - 1] in '“„"«»「『‘”'
        end = span.end


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said ‘the boat isn’t late’ and left.", ["the boat isn’t late"]),
        ("‘It’s late,’ he said.", ["It’s late,"]),
        ("Han sade: ”Båten är sen.” Sedan gick han.", ["Båten är sen."]),
        ("went on quoting.” Then he left.", []),
    ],
)
def test_single_and_swedish_marks(text: str, quoted: list[str]) -> None:
    assert [text[span.start : span.end] for span in quoted_spans(text)] == quoted

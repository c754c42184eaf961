from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.documents.quotations import quotations, quoted_by_paragraph, quoted_spans
from tests.story_factory import make_document


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no lantern” twice.", ["no lantern"]),
        ('He said "no lantern" and "no watch".', ["no lantern", "no watch"]),
        ("Er sagte: „Kein Licht“, dann „nichts”.", ["Kein Licht", "nichts"]),
        ("„Sie rief ‚Halt‘ und lief“, sagte er.", ["Sie rief ‚Halt‘ und lief"]),
        ("Il a dit « pas de feu » hier.", [" pas de feu "]),
        ("Er sagte »kein Licht« gestern.", ["kein Licht"]),
        ("他说“没有灯”。", ["没有灯"]),
        ("彼は「灯がない」と『日報』に語った。", ["灯がない", "日報"]),
        ("“He told me: ‘no lantern’, so I left.”", ["He told me: ‘no lantern’, so I left."]),
        ("«Он сказал “нет” и ушёл», — говорит она.", ["Он сказал “нет” и ушёл"]),
        ("«Я чекав на «Чайці» до ранку», — сказав він.", ["Я чекав на «Чайці» до ранку"]),
        ("«Я плыл на «Чайке», — сказал он.", ["Я плыл на «Чайке"]),
        ("“The barge was dark. No one answered.", ["The barge was dark. No one answered."]),
        ('"He said "no" to me," she said.', ['He said "no" to me,']),
        ("It was “dark“, he said.", ["dark"]),
        ('It was “dark," he said. "Very dark,” she said.', ["dark,", "Very dark,"]),
        ('“They call it "the fog" here,” he said.', ['They call it "the fog" here,']),
        ("Nothing is quoted, it's Vask's barge.", []),
        ('A mast of 12" fell on the crew.', []),
        ("An empty “” quotation.", []),
        ("It ends with “", []),
        ("", []),
    ],
)
def test_marks_of_many_languages(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said ‘the boat isn’t late’ and left.", ["the boat isn’t late"]),
        ("‘It’s late,’ he said.", ["It’s late,"]),
        ("She said ‘the boys’ boat is late,’ and left.", ["the boys’ boat is late,"]),
        ("She said ‘the boys’ boat went down’ and left.", ["the boys’ boat went down"]),
        ("They call them ‘the boys’ and wave.", ["the boys"]),
        ("They call it ‘the ferries’ and ‘the fog’.", ["the ferries", "the fog"]),
        ("'It's late,' he said of the boys' boat.", ["It's late,"]),
        ("The crew's 'dark barge' and the boys' boat.", ["dark barge"]),
        ("In the ’90s, rock ’n’ roll was his life; ‘90s ferries too.", []),
        ("Nothing's 'quoted in the boys boat.", []),
        ("Han sade: ”Båten är sen.” Sedan gick han.", ["Båten är sen."]),
        ("Hän sanoi: »Vene on myöhässä.» Sitten hän lähti.", ["Vene on myöhässä."]),
        ("went on quoting.” Then he left.", []),
    ],
)
def test_single_and_swedish_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "— Я ничего не видел, — сказал Васк. — Баржа стояла.",
            ["Я ничего не видел,", "Баржа стояла."],
        ),
        ("– Я нічого не бачив, – сказав Васк.", ["Я нічого не бачив,"]),
        (
            "—No vi nada —dijo Vask—. La gabarra estaba a oscuras.",
            ["No vi nada", "La gabarra estaba a oscuras."],
        ),
        ("— Je n’ai rien vu, a-t-il dit.", ["Je n’ai rien vu,"]),
        ("— Снизить ставку до пяти процентов.", []),
        ("— снизить ставку, — как и раньше;", []),
        ("— Reuters", []),
        ("Баржа — это лодка, — сказал он.", []),
    ],
)
def test_dialogue_dashes(text: str, expected: list[str]) -> None:
    assert [piece.strip() for piece in quoted(text)] == expected


def test_offset_is_added() -> None:
    (span,) = quoted_spans("“dark”", offset=10)
    assert (span.start, span.end) == (11, 15)


@given(st.text("ab s.,— “”„\"«»「」『』'‘’", max_size=30))
def test_spans_are_in_order_apart_and_never_empty(text: str) -> None:
    end = -1
    for span in quoted_spans(text):
        assert end < span.start < span.end <= len(text)
        end = span.end


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ["He said: “The barge was dark.", "“No one answered.", "“We waited.” He left."],
            [["The barge was dark.", "No one answered.", "We waited."]],
        ),
        (
            ["Er sagte: „Alles war dunkel.", "„Niemand antwortete.“"],
            [["Alles war dunkel.", "Niemand antwortete."]],
        ),
        (
            ["Il dit : « Tout était noir.", "Personne n’a répondu », et il partit."],
            [[" Tout était noir.", "Personne n’a répondu "]],
        ),
        (["He said: “The barge was dark.", "Then he left."], [["The barge was dark."]]),
        (["“Dark.", "‘Late.’"], [["Dark."], ["Late."]]),
        (["“It was ‘dark’ there.”"], [["It was ‘dark’ there."], ["dark"]]),
    ],
)
def test_quotations_are_followed_over_paragraphs(
    paragraphs: list[str], expected: list[list[str]]
) -> None:
    document = make_document(paragraphs)
    found = quotations(document)
    assert [[document.text[p.start : p.end] for p in q.parts] for q in found] == expected


def test_an_open_quotation_says_so() -> None:
    (held,) = quotations(make_document(["He said: “The barge was dark.", "Then he left."]))
    assert not held.closed
    (followed,) = quotations(make_document(["He said: “It was dark.", "“Very dark.”"]))
    assert followed.closed


marked = st.lists(
    st.text("ab s.,— “”„\"«»'‘’", max_size=20).map(lambda text: f"A{text}"), min_size=1, max_size=5
)


@given(marked)
def test_spans_of_a_document_lie_inside_their_paragraphs_and_apart(paragraphs: list[str]) -> None:
    document = make_document(paragraphs)
    spans = quoted_by_paragraph(document)
    assert len(spans) == len(document.paragraphs)
    for paragraph, held in zip(document.paragraphs, spans, strict=True):
        end = paragraph.start
        for span in held:
            assert end <= span.start < span.end <= paragraph.end
            end = span.end
    for quotation in quotations(document):
        numbers = [part.paragraph for part in quotation.parts]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))

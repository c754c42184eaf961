"""The whole alignment: what must hold for any story."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.alignment import align
from samestory.model import Alignment, Settings
from tests.story_factory import FERRY, Article, make_document, make_story, named, stories

LinkView = dict[frozenset[tuple[str, int]], tuple[float, str, float]]


def links_by_outlet(alignment: Alignment) -> LinkView:
    outlet = {document.id: document.outlet for document in alignment.documents}
    return {
        frozenset((outlet[place.document], place.paragraph) for place in (link.a, link.b)): (
            link.score,
            link.strength,
            link.similarity,
        )
        for link in alignment.links
    }


def rows_by_outlet(alignment: Alignment) -> list[frozenset[tuple[str, int]]]:
    outlet = {document.id: document.outlet for document in alignment.documents}
    return [frozenset((outlet[p.document], p.paragraph) for p in row) for row in alignment.rows]


@settings(max_examples=25)
@given(stories(), st.data())
def test_the_order_of_the_files_changes_no_link_and_no_row(
    articles: tuple[Article, ...], data: st.DataObject
) -> None:
    documents = make_story(*articles)
    if len({document.text for document in documents}) < len(documents):
        return
    shuffled = named(data.draw(st.permutations(documents)))
    one, two = align(documents, settings=Settings()), align(shuffled, settings=Settings())
    assert links_by_outlet(one) == links_by_outlet(two)
    assert set(rows_by_outlet(one)) == set(rows_by_outlet(two))
    assert one.spellings == two.spellings


def test_the_order_of_the_files_does_not_change_the_order_of_rows() -> None:
    expected = rows_by_outlet(align(make_story(*FERRY), settings=Settings()))
    for shuffled in permutations(make_story(*FERRY)):
        assert rows_by_outlet(align(named(shuffled), settings=Settings())) == expected


def test_an_independent_account_is_aligned_by_what_it_tells() -> None:
    alignment = align(make_story(*FERRY), settings=Settings())
    rows = [{(p.document, p.paragraph) for p in row} for row in alignment.rows]
    assert {("A", 1), ("B", 1)} <= rows[0]
    assert {("A", 2), ("B", 3)} in rows
    assert {("A", 3), ("B", 2)} in rows
    assert {("A", 4)} in rows


def test_the_same_document_twice_is_aligned_paragraph_by_paragraph() -> None:
    alignment = align(make_story(FERRY[0], FERRY[0], FERRY[0]), settings=Settings())
    assert [{p.paragraph for p in row} for row in alignment.rows] == [{1}, {2}, {3}, {4}, {5}]
    assert all(len(row) == 3 for row in alignment.rows)
    assert all(link.similarity == 1 for link in alignment.links if link.strength == "strong")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (["Quartz glitters in hollow caverns."], ["Nurses demand better wages, unions claim."]),
        (["* * *", "🙂"], ["…"]),
        (["Die Fähre fuhr langsam zurück."], ["Паром повільно відійшов від берега."]),
    ],
    ids=["no shared words", "no words", "two scripts"],
)
def test_nothing_in_common_gives_no_links_and_single_rows(one: Article, two: Article) -> None:
    alignment = align(make_story(one, two), settings=Settings())
    assert alignment.links == ()
    assert len(alignment.rows) == len(one) + len(two)
    assert alignment.cross_references == ()


@pytest.mark.parametrize(
    ("language", "text", "retold"),
    [
        (
            "zh",
            "渡轮星期一在港口外撞上一艘停泊的驳船，造成十四人受伤。",
            "星期一，一艘渡轮在港口外与停泊的驳船相撞，十四人受伤。",
        ),
        (
            "ja",
            "月曜日、フェリーが港の沖で停泊中のはしけに衝突し、14人がけがをした。",
            "フェリーが停泊中のはしけに衝突したのは月曜日で、港の沖で14人がけがをした。",
        ),
        (
            "ar",
            "اصطدمت عبّارة يوم الاثنين ببارجة راسية قبالة الميناء وأصيب أربعة عشر شخصا.",
            "أصيب أربعة عشر شخصا عندما اصطدمت عبّارة ببارجة راسية قبالة الميناء.",
        ),
        (
            "he",
            "מעבורת התנגשה ביום שני בדוברה שעגנה מול הנמל וארבעה עשר בני אדם נפצעו.",
            "ארבעה עשר בני אדם נפצעו כשמעבורת התנגשה בדוברה שעגנה מול הנמל.",
        ),
        (
            "th",
            "เรือเฟอร์รี่ชนเรือบรรทุกสินค้าที่จอดอยู่นอกชายฝั่งเมื่อวันจันทร์",
            "เมื่อวันจันทร์ เรือเฟอร์รี่ชนเรือบรรทุกสินค้าที่จอดอยู่นอกชายฝั่ง",
        ),
    ],
)
def test_other_scripts_are_aligned(language: str, text: str, retold: str) -> None:
    (link,) = align(make_story([text], [retold], language=language), settings=Settings()).links
    assert link.strength == "strong"


def test_a_paragraph_of_five_thousand_words_is_aligned() -> None:
    # Every hundredth word is a fact; the rest is filling that comes again and again.
    filling = ["and", "then", "the", "people", "there", "said", "that", "it", "was", "so"]
    long = " ".join(
        f"fact{number}" if number % 100 == 0 else filling[number % len(filling)]
        for number in range(5000)
    )
    alignment = align(make_story([long], [long.upper(), "* * *"]), settings=Settings())
    assert [(link.a.paragraph, link.b.paragraph) for link in alignment.links] == [(1, 1)]


def test_an_alignment_keeps_the_documents_as_given() -> None:
    documents = make_story(*FERRY)
    alignment = align(documents, settings=Settings())
    assert alignment.documents == documents
    assert [document.id for document in alignment.documents] == ["A", "B", "C"]


def test_an_alignment_names_the_spellings_it_took_as_one() -> None:
    documents = make_story(
        ["For Mr Zelensky that is no news."], ["It was no news for Mr Zelenskyy, the barge too."]
    )
    assert align(documents, settings=Settings()).spellings == (("zelensky", "zelenskyy"),)


def test_three_documents_of_one_outlet_do_not_push_each_other_out_of_a_row() -> None:
    text = FERRY[0][0]
    story = named(
        make_document([text + more], outlet)
        for outlet, more in (("X", ""), ("X", " More."), ("X", " Again."), ("Y", ""))
    )
    assert len(align(story, settings=Settings()).rows) == 1

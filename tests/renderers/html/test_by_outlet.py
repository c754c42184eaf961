"""Figures and quotations by outlet, and cells that several outlets have word for word."""

from __future__ import annotations

from dataclasses import replace

from samestory.model import Comparison, Evidence, Finding, Reading, Stretch
from tests.renderers.comparison_factory import large_comparison, make_evidence
from tests.renderers.demo_story import demo_comparison
from tests.renderers.html.pages import parse, text, with_class
from tests.story_factory import compare_articles


def test_the_table_of_figures_has_each_outlet_s_words_and_leads_to_them() -> None:
    story = demo_comparison()
    finding = replace(story.findings[-1], subject="trams", relation="different")
    root = parse(replace(story, findings=(finding,)))
    (table,) = with_class(root, "figures")
    (row,) = table.findall("tbody/tr")
    assert row.get("id") == finding.id
    assert text(row.find("th")).startswith("P1 trams differ")
    assert [text(p) for p in row.xpath("td/p")] == [
        "12 trams",
        "at least 12 trams told by the fire chief",
        "Fourteen trams",
    ]
    for link, words in zip(row.xpath("td//a/@href"), finding.evidence, strict=True):
        place = root.get_element_by_id(link[1:])
        assert place.get("data-length") == str(len(words.text))
        assert place.xpath("ancestor::*[@data-outlet]/@data-outlet") == [words.document]


def test_many_outlets_have_their_figures_in_a_list() -> None:
    story = large_comparison(9, 2)
    words = [make_evidence(d, 1, d.paragraphs[0].text[:6]) for d in story.documents[:2]]
    finding = Finding(
        kind="figure",
        passage=story.passages[0].id,
        summary="They differ.",
        reason="A rule.",
        readings=(Reading("one", ("A",), (0,)), Reading("two", ("B",), (1,))),
        evidence=tuple(words),
        id="f-1",
    )
    root = parse(replace(story, findings=(finding,)))
    assert not with_class(root, "figures")
    assert "They differ." in text(root.get_element_by_id("kind-figure"))


def quotation() -> Finding:
    story = demo_comparison()
    a, b = (make_evidence(d, 1, d.paragraphs[0].text[:9]) for d in story.documents[:2])
    return Finding(
        kind="quotation",
        passage=story.passages[0].id,
        summary="Two forms.",
        reason="A rule.",
        readings=(
            Reading(
                "the engines <b> failed,",
                ("A",),
                (0,),
                "put to Quill, with “said”",
                (Stretch(0, 12, ("A", "B")), Stretch(12, 23, ("A",))),
            ),
            Reading("the engines", ("B",), (1,), "", (Stretch(0, 11, ("A", "B")),)),
        ),
        evidence=(replace(a, voice="quoted"), replace(b, voice="quoted")),
        id="f-2",
        relation="shortened",
    )


def test_quotations_show_each_form_with_its_speaker_and_own_words_marked() -> None:
    root = parse(replace(demo_comparison(), findings=(quotation(),)))
    section = root.get_element_by_id("kind-quotation")
    forms = with_class(section, "quoted-form")
    assert [text(form.find("q")) for form in forms] == [
        "“the engines <b> failed,”",
        "“the engines”",
    ]
    (mark,) = section.iter("mark")
    assert (mark.get("class"), mark.text) == ("only", "<b> failed")
    assert text(forms[0].find("small")) == "put to Quill, with “said”"
    assert [link.text for link in section.xpath(".//*[@class='no-break']/a")] == ["¶ 1", "¶ 1"]
    assert "one form is shorter" in text(section)


def test_what_an_outlet_reports_in_its_own_words_is_not_in_quotation_marks() -> None:
    finding = quotation()
    a, b = finding.evidence
    told = replace(finding, evidence=(a, replace(b, voice="outlet")), relation="quoted or reported")
    root = parse(replace(demo_comparison(), findings=(told,)))
    forms = [text(form.find("q")) for form in with_class(root, "quoted-form")]
    assert forms == ["“the engines <b> failed,”", "the engines"]


def test_short_pieces_stand_apart() -> None:
    piece = replace(quotation(), relation="partial quote", id="f-3")
    root = parse(replace(demo_comparison(), findings=(quotation(), piece)))
    section = root.get_element_by_id("kind-quotation")
    assert [text(h) for h in section.findall("h4")] == ["Short pieces in quotation marks"]


WIRE = "The ferry struck a moored barge off Brackholm on Monday, injuring 14 people."
OWN = "The ferry hit a moored barge near Brackholm on Monday and 14 people were hurt."


def wire_copies() -> Comparison:
    """Return a story that three of five outlets have word for word."""
    return compare_articles([WIRE], [OWN], [WIRE], [WIRE], [OWN + " It was dark."])


def test_rows_of_equal_text_name_all_their_outlets_once() -> None:
    root = parse(wire_copies())
    cells = [c for c in with_class(root, "cell") if c.get("data-outlet")]
    assert [cell.get("data-outlet") for cell in cells] == ["A C D", "B", "E"]
    assert len(with_class(cells[0], "cell-label")) == 3
    (paragraph,) = with_class(cells[0], "text")
    assert paragraph.text_content() == WIRE
    assert paragraph.get("id") == "A-1"
    assert [place.get("id") for place in paragraph.iter("a") if not place.get("class")] == [
        "C-1",
        "D-1",
    ]


def test_words_of_every_outlet_of_a_row_can_be_reached() -> None:
    story = wire_copies()
    start = story.documents[2].paragraphs[0].start + 4
    words = Evidence("C", 1, start, start + 5, "ferry")
    finding = Finding(
        kind="figure",
        passage=story.passages[0].id,
        summary="",
        reason="",
        readings=(Reading("ferry", ("C",), (0,)),),
        evidence=(words,),
        id="f-4",
    )
    place = parse(replace(story, findings=(finding,))).get_element_by_id("f-4.0")
    assert place.get("data-length") == "5"
    assert place.xpath("following::text()")[0].startswith("ferry")


def test_side_by_side_every_outlet_keeps_its_cell() -> None:
    cells = with_class(parse(compare_articles([WIRE], [WIRE])), "cell")
    assert [cell.get("data-outlet") for cell in cells] == ["A", "B"]

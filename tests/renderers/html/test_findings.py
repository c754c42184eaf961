from __future__ import annotations

from dataclasses import replace
from typing import Any

from samestory.model import Comparison, Finding
from samestory.renderers.html.overview import MOST_LINES
from tests.renderers.comparison_factory import large_comparison, make_evidence
from tests.renderers.demo_story import demo_comparison
from tests.renderers.html.pages import parse, text, with_class


def sections(comparison: Comparison) -> dict[str, Any]:
    found = with_class(parse(comparison), "finding-section")
    return {text(section.find(".//h3")): section for section in found}


def lines(section: Any) -> list[str]:  # noqa: ANN401
    return [text(item) for item in section.xpath(".//li")]


def only_here(comparison: Comparison, numbers: range) -> tuple[Finding, ...]:
    document = comparison.documents[0]
    return tuple(
        Finding(
            kind="only in one outlet",
            passage=comparison.passages[0].id,
            summary="Only here.",
            reason="",
            readings=(),
            evidence=(make_evidence(document, number, document.paragraphs[number - 1].text),),
        )
        for number in numbers
    )


def folded_comparison() -> Comparison:
    """Return a comparison with more findings of one kind than stand open."""
    story = large_comparison(2, 9)
    return replace(story, findings=only_here(story, range(1, 10)))


def test_known_kinds_come_first_and_each_has_its_number() -> None:
    assert list(sections(demo_comparison())) == [
        "1 figure that differs",
        "2 passages in only one outlet",
        "1 stretch of shared words, word for word",
        "1 passage told in a different order",
        "How much wording is shared",
    ]


def test_kinds_without_a_finding_have_no_section() -> None:
    assert list(sections(replace(demo_comparison(), findings=()))) == ["How much wording is shared"]


def test_only_in_one_outlet_names_the_outlet_the_words_and_what_comes_closest() -> None:
    section = sections(demo_comparison())["2 passages in only one outlet"]
    assert [text(heading) for heading in section.xpath(".//h4")] == [
        "A Hallowick Herald 1",
        "B Tidewater Wire 1",
    ]
    depot, shares = lines(section)
    assert depot.startswith("P4 The depot opened in 1931 and is on the city’s list")
    assert depot.endswith("closest: B ¶ 1 (weak, .12)")
    assert shares.startswith("P6 Shares in Trellis Mobility")
    assert shares.endswith("closest: A ¶ 5 (weak, .08)")
    assert "Not matched is not omitted" in text(section)
    assert "the threshold of .25" in text(section)
    assert section.xpath(".//li/span/a/@href")[0] == f"#{demo_comparison().passages[3].id}"


def test_shared_words_are_quoted_with_their_letters() -> None:
    section = sections(demo_comparison())["1 stretch of shared words, word for word"]
    assert lines(section) == [
        "P5 A B “Replacement buses will run on all six lines from Tuesday, the council said.”"
    ]
    assert "A run of at least 8 equal words" in text(section)


def test_words_of_a_quoted_voice_say_so() -> None:
    story = demo_comparison()
    quoted = tuple(replace(finding, voice="quoted") for finding in story.findings[3:4])
    section = sections(replace(story, findings=quoted))["1 stretch of shared words, word for word"]
    assert lines(section)[0].endswith("in quoted speech")


def test_order_tells_where_each_outlet_has_it() -> None:
    section = sections(demo_comparison())["1 passage told in a different order"]
    assert lines(section) == [
        "P5 Told earlier in The Union Sentinel: ¶ 1 of 4. A ¶ 5 of 5 C ¶ 1 of 4"
    ]


def test_a_kind_that_is_not_known_shows_summary_readings_and_reason() -> None:
    story = demo_comparison()
    other = replace(story.findings[-1], kind="tone")
    section = sections(replace(story, findings=(other,)))["1 tone"]
    (line,) = lines(section)
    assert line.startswith("P1 The number of trams: 12, at least 12, fourteen.")
    assert line.endswith("A 12 trams B at least 12 trams told by the fire chief C Fourteen trams")
    assert "The readings hold numbers that are not the same." in text(section)


def test_reasons_that_differ_stand_with_their_lines() -> None:
    story = demo_comparison()
    figure = story.findings[-1]
    other = replace(figure, reason="Another rule.", passage=None)
    section = sections(replace(story, findings=(figure, other)))["2 figures that differ"]
    assert [text(reason.find("p")) for reason in with_class(section, "finding-reason")] == [
        figure.reason,
        other.reason,
    ]
    assert not with_class(section, "finding-passage")[1].findall("a")


def test_long_lists_fold_without_losing_a_line() -> None:
    section = sections(folded_comparison())["9 passages in only one outlet"]
    assert len(lines(section)) == 9
    folded = with_class(section, "more-findings")[0]
    assert text(folded.find("summary")) == "3 more"
    assert len(folded.xpath(".//li")) == 3
    assert text(section.find("h4")) == "A Outlet number 1 9"


def test_the_table_counts_words_of_the_row_in_the_column() -> None:
    section = sections(demo_comparison())["How much wording is shared"]
    rows = [[text(field) for field in row] for row in section.xpath(".//tr")]
    assert rows == [
        ["Words of", "also in A", "also in B", "also in C"],
        ["A", "–", "60 % 47 of 78", "31 % 24 of 78"],
        ["B", "68 % 45 of 66", "–", "27 % 18 of 66"],
        ["C", "37 % 22 of 60", "28 % 17 of 60", "–"],
    ]
    assert "also stand in the matching passages of the outlet in the column" in text(section)


def with_highlight() -> Comparison:
    story = demo_comparison()
    return replace(story, highlights=(story.findings[-1].id, "f-unknown"))


def test_what_to_look_at_first_stands_above_the_kinds() -> None:
    page = parse(with_highlight())
    (first,) = with_class(page, "first-findings")
    (line,) = first.xpath(".//li")
    assert text(line).startswith("P1 figure that differs A 12 trams B at least 12 trams told by")
    assert "The number of trams: 12, at least 12" in text(with_class(line, "finding-reason")[0])
    assert with_class(page, "first-findings")[0].getnext() is not None
    assert not with_class(parse(demo_comparison()), "first-findings")


def test_every_kind_has_its_findings_in_a_line_each() -> None:
    story = demo_comparison()
    (kinds,) = with_class(parse(story), "kinds")
    assert next(text(heading) for heading in with_class(kinds, "kind")) == "1 figure that differs"
    lines = [text(line) for line in kinds.xpath(".//li/ul/li")]
    assert any(line.startswith("The number of trams: 12") for line in lines)
    assert len(lines) == len(story.findings)


def test_kinds_with_many_findings_show_the_most_telling_lines() -> None:
    story = demo_comparison()
    figure = story.findings[-1]
    many = tuple(
        replace(figure, id=f"f-{number}", summary=f"Gap {number}.", weight=number / 100)
        for number in range(MOST_LINES + 3)
    )
    (kinds,) = with_class(parse(replace(story, findings=many)), "kinds")
    lines = [text(line) for line in kinds.xpath(".//li/ul/li")]
    assert lines == [*(f"Gap {number}." for number in range(3, MOST_LINES + 3)), "3 more"]


def test_each_reading_leads_to_its_words() -> None:
    page = parse(with_highlight())
    for link in with_class(page, "first-findings")[0].xpath('.//a[contains(@href, ".")]'):
        (place,) = page.xpath(f'//*[@id="{link.get("href")[1:]}"]')
        after = place.tail or place.getnext().text_content()
        assert link.text_content().startswith(after.split()[0])
        assert place.getparent().xpath("ancestor-or-self::p[contains(@class, 'text')]")

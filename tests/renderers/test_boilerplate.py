"""Boilerplate in every report format: it is shown, and nothing is said of what others lack."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

import samestory
from samestory.model import Comparison, Settings
from samestory.renderers import RENDERERS, layout, terminal
from tests.renderers.html.pages import parse, text, with_class
from tests.story_factory import FERRY, make_document

BYLINE = "By Tilda Sorn"
LINKS = ["Read more: Ferry firm was told of the fault", "Follow us on Mastodon"]


def _compared(settings: Settings | None = None) -> Comparison:
    documents = [
        make_document([BYLINE, *FERRY[0], *LINKS], "Gazette", headline="Ferry hits barge"),
        make_document(FERRY[1], "Lantern", headline="Fourteen hurt"),
        make_document(FERRY[2], "Wire", headline="An old quarrel"),
    ]
    return samestory.compare(documents, settings or Settings())


def test_each_paragraph_stands_in_one_passage_and_is_numbered_as_before() -> None:
    comparison = _compared()
    places = [(p.document, p.paragraph) for row in comparison.passages for p in row.places]
    assert sorted(places) == sorted(
        (document.id, number)
        for document in comparison.documents
        for number in range(1, len(document.paragraphs) + 1)
    )
    assert comparison.documents[0].paragraphs[0].text == BYLINE
    assert [
        [p.paragraph for p in row.places] for row in comparison.passages if row.boilerplate
    ] == [
        [1],
        [7, 8],
    ]


def test_no_finding_and_no_count_rests_on_boilerplate() -> None:
    comparison = _compared()
    aside = {row.id for row in comparison.passages if row.boilerplate}
    assert not aside & {finding.passage for finding in comparison.findings}
    plain = samestory.compare(
        [make_document(article, outlet) for article, outlet in zip(FERRY, "GLW", strict=True)]
    )
    assert comparison.shared_words == plain.shared_words
    counts = layout.count(comparison)
    assert counts == replace(layout.count(plain), boilerplate=3)
    assert counts.paragraphs == 12


def test_boilerplate_can_be_compared_after_all() -> None:
    comparison = _compared(Settings(align_boilerplate=True))
    assert not any(row.boilerplate for row in comparison.passages)
    assert comparison.documents[0].paragraphs[0].boilerplate == "byline"
    assert comparison.settings.align_boilerplate
    assert comparison.fingerprint != _compared().fingerprint
    assert layout.count(comparison).paragraphs == 15


@pytest.mark.parametrize("name", ["json", "markdown", "html"])
def test_every_format_shows_it(name: str) -> None:
    page = RENDERERS[name].render(_compared()).decode()
    assert BYLINE in page
    for line in LINKS:
        assert line in page


def test_json_names_the_kind() -> None:
    report = json.loads(RENDERERS["json"].render(_compared()))
    kinds = [paragraph["boilerplate"] for paragraph in report["documents"][0]["paragraphs"]]
    assert kinds == ["byline", *([None] * 5), "link line", "share or subscription line"]
    assert [row["boilerplate"] for row in report["passages"]].count(True) == 2
    assert report["settings"]["align_boilerplate"] is False


def test_markdown() -> None:
    page = RENDERERS["markdown"].render(_compared()).decode()
    assert "12 paragraphs. 3 more are boilerplate (bylines, credits, links and the like)" in page
    section = page.split("Boilerplate in A (byline), not compared.")[1].split("### ")[0]
    assert f"> {BYLINE}" in section
    assert "No match" not in section
    assert "(link line and share or subscription line), not compared." in page
    assert "| A | Gazette | Ferry hits barge | – | 5 |" in page


def test_terminal() -> None:
    shown = terminal.render_text(_compared(), width=100)
    assert "of 5 paragraphs matched · 3 of boilerplate" in shown
    assert "Boilerplate, not compared" in shown
    assert f"A ¶1 {BYLINE} (byline)" in shown
    assert "Boilerplate" not in terminal.render_text(_plain(), width=100)


def _plain() -> Comparison:
    return _compared(Settings(align_boilerplate=True))


def test_html() -> None:
    page = parse(_compared())
    rows = with_class(page, "passage")
    aside = [row for row in rows if "boilerplate" in row.get("class").split()]
    assert len(aside) == 2
    head = text(aside[0].find("header"))
    assert "boilerplate in A" in head
    assert "Boilerplate in Gazette (byline), not compared" in head
    assert "No match" not in text(aside[0])
    assert len(with_class(aside[0], "cell")) == 1
    assert not with_class(aside[0], "absent")
    assert len(with_class(page, "faint")) == 1
    assert "of 5 paragraphs have a match; 3 of boilerplate" in text(page)
    assert not with_class(parse(_plain()), "faint")


def test_one_paragraph_of_boilerplate_is_told_as_one() -> None:
    assert layout.boilerplate_sentence(0) == ""
    assert layout.boilerplate_sentence(1) == (
        " 1 more is boilerplate (a byline, a credit, a link or the like) and was not compared."
    )

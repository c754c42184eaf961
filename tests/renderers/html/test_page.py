from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from samestory.model import Comparison, Settings
from samestory.renderers.html.assets import script
from tests.renderers.comparison_factory import OTHER_CUTS, large_comparison
from tests.renderers.demo_story import demo_comparison
from tests.renderers.html.pages import parse, render, text, with_class

STORIES = {
    "demo": demo_comparison(),
    "two outlets": large_comparison(2, 4),
    "side by side": large_comparison(4, 6),
    "rows": large_comparison(8, 5),
    "more outlets than colours": large_comparison(12, 3),
    "two-letter codes": large_comparison(28, 1),
    "more passages than words": large_comparison(3, 90),
}


@pytest.fixture(params=STORIES, ids=str)
def comparison(request: pytest.FixtureRequest) -> Comparison:
    return STORIES[request.param]


def test_every_paragraph_stands_once_and_intact(comparison: Comparison) -> None:
    shown = [(p.get("id"), p.text_content()) for p in with_class(parse(comparison), "text")]
    expected = {
        f"{document.id}-{paragraph.number}": paragraph.text
        for document in comparison.documents
        for paragraph in document.paragraphs
    }
    assert dict(shown) == expected
    assert len(shown) == len(expected)


def test_every_passage_is_an_article_with_its_permalink_in_reading_order(
    comparison: Comparison,
) -> None:
    articles = parse(comparison).xpath("//article")
    assert [article.get("id") for article in articles] == [p.id for p in comparison.passages]
    assert [article.find(".//h3/a").text for article in articles] == [
        f"P{passage.number}" for passage in comparison.passages
    ]


def test_links_inside_the_page_have_their_targets(comparison: Comparison) -> None:
    root = parse(comparison)
    ids = [element.get("id") for element in root.xpath("//*[@id]")]
    targets = {href[1:] for href in root.xpath("//@href") if href.startswith("#")}
    assert len(ids) == len(set(ids))
    assert targets
    assert targets <= set(ids)
    references = root.xpath("//@aria-labelledby | //@aria-describedby")
    assert set(references) <= set(ids)


def test_nothing_comes_from_elsewhere(comparison: Comparison) -> None:
    root = parse(comparison)
    assert not root.xpath("//script[@src] | //iframe | //object | //form | //img")
    assert all(e.xpath("ancestor::*[@id='bar'][@hidden]") for e in root.xpath("//input | //button"))
    assert not root.xpath("//@style")
    assert not [name for name in root.xpath("//@*") if name.attrname.startswith("on")]
    assert all(link.startswith(("data:", "#")) for link in root.xpath("//link/@href"))
    style = root.find(".//style").text
    assert "url(" not in style
    assert "@import" not in style


def test_a_short_page_is_laid_out_once_and_a_long_one_shows_its_head_first() -> None:
    short, long = parse(large_comparison(2, 74)), parse(large_comparison(2, 75))
    (awaited,) = short.xpath("//link[@rel='expect']/@href")
    assert short.xpath("//footer/@id") == [awaited.removeprefix("#")]
    assert not long.xpath("//link[@rel='expect']")


def test_the_policy_allows_this_style_sheet_and_this_script_alone(comparison: Comparison) -> None:
    page = render(comparison)
    sources = []
    for tag in ("script", "style"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        sources.append(f"{tag}-src 'sha256-{digest}'")
    policy = parse(comparison).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    allowed = f"{'; '.join(sources)}; img-src data:"
    assert policy == [f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"]


def test_the_script_is_small_and_ends_with_its_element() -> None:
    program = script()
    assert len(program.encode()) < 30_000
    assert not re.search(r"</script|<!--|innerHTML|eval\(", program)


def test_the_same_comparison_gives_the_same_bytes_in_every_process() -> None:
    program = (
        "import hashlib; from tests.renderers.html.pages import render;"
        "from tests.renderers.demo_story import demo_comparison;"
        "print(hashlib.sha256(render(demo_comparison()).encode()).hexdigest())"
    )
    here = hashlib.sha256(render(demo_comparison()).encode()).hexdigest()
    for seed in ("1", "2"):
        answer = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert answer.stdout.strip() == here


def test_sections_come_in_the_order_of_the_questions() -> None:
    root = parse(demo_comparison())
    assert text(root.find(".//h1")) == "Fire at the tram depot"
    assert [text(heading) for heading in root.xpath("//h2")] == [
        "Sources",
        "What differs",
        "How the passages line up",
        "Passages",
        "How this was made",
    ]


def test_one_sentence_counts() -> None:
    assert text(with_class(parse(demo_comparison()), "deck")[0]) == (
        "3 outlets told this story in 14 paragraphs. 4 passages stand in two or more of them, "
        "2 in all 3; 2 stand in only one, 1 more shares a detail with another passage. "
        "No outlet is treated as the original."
    )


def test_articles_of_one_outlet_are_not_called_outlets() -> None:
    story = demo_comparison()
    second = replace(story.documents[1], outlet=story.documents[0].outlet, label="Herald (2)")
    documents = (story.documents[0], second, story.documents[2])
    deck = text(with_class(parse(replace(story, documents=documents)), "deck")[0])
    assert deck.startswith("3 articles by 2 outlets told this story")


def test_sources_name_outlet_headline_time_and_length() -> None:
    herald, wire, sentinel = parse(demo_comparison()).xpath("//ol/li")
    assert text(herald) == (
        "A Hallowick Herald Twelve trams lost in depot fire "
        "Ida Lorne · 2026-03-02 09:20 +01:00 · 78 words 4 of 5 paragraphs have a match"
    )
    link = herald.find(".//a")
    assert link.get("href") == "https://herald.example/depot-fire"
    assert link.get("rel") == "noopener noreferrer nofollow external"
    assert wire.find(".//time").get("datetime") == "2026-03-02"
    assert "Without a headline" in text(sentinel)
    assert "No headline was found." in text(sentinel)


def test_skipped_inputs_are_named_with_the_reason() -> None:
    skipped = with_class(parse(demo_comparison()), "skipped")
    assert text(skipped[0]) == "Not used: empty.txt (it holds no paragraph)"
    assert not with_class(parse(replace(demo_comparison(), skipped=())), "skipped")


def test_the_date_is_shown_only_if_it_is_set() -> None:
    story = demo_comparison()
    assert "Made" not in text(with_class(parse(story), "kicker")[0])
    dated = text(with_class(parse(replace(story, date="2026-03-05")), "kicker")[0])
    assert dated == "Comparison report Made 2026-03-05 · samestory 0.1.0"


def test_the_method_records_what_shaped_the_result() -> None:
    settings = Settings(threshold=0.3, strong=0.8, include_same_outlet=True)
    story = replace(demo_comparison(), settings=settings)
    method = text(parse(story).get_element_by_id("method"))
    for fact in (
        "threshold 0.3",
        "strong 0.8",
        "include same outlet yes",
        "title not set",
        "from .30 on two paragraphs are linked.",
        "strong score: from .80 on the link is strong, else partial",
        "numpy 2.0.0, rapidfuzz 3.9.0",
        story.fingerprint,
        f"Schema version {story.schema_version}",
        "samestory 0.1.0",
    ):
        assert fact in method
    for document in story.documents:
        assert document.source.sha256 in method
        assert document.source.name in method


def test_the_method_shows_what_other_cuts_give() -> None:
    root = parse(replace(demo_comparison(), sensitivity=OTHER_CUTS))
    (table,) = with_class(root, "cuts")
    rows = [[text(cell) for cell in row] for row in table.iter("tr")]
    assert rows[0] == [
        "Link from",
        "Strong from",
        "Links",
        "Strong links",
        "Passages side by side",
    ]
    assert rows[1:] == [
        [".20", ".20", "41", "30", "20"],
        [".25 used here", ".20", "40", "30", "20"],
        [".30", ".20", "39", "30", "19"],
        [".25", ".10", "40", "33", "22"],
    ]
    assert not with_class(parse(demo_comparison()), "cuts")


def test_texts_carry_their_language_and_direction() -> None:
    story = demo_comparison()
    french = replace(story.documents[1], language="fr")
    unknown = replace(story.documents[2], language="und")
    root = parse(replace(story, documents=(story.documents[0], french, unknown)))
    assert {p.get("dir") for p in with_class(root, "text")} == {"auto"}
    languages = {p.get("id")[0]: p.get("lang") for p in with_class(root, "text")}
    assert languages == {"A": "en", "B": "fr", "C": None}
    assert root.get("lang") == "en"
    assert root.xpath("//bdi[text()='Tidewater Wire']")


@pytest.mark.parametrize(
    ("outlets", "paragraphs", "limit"), [(3, 17, 250_000), (8, 60, 6_000_000 * 60 // 300)]
)
def test_pages_stay_small(outlets: int, paragraphs: int, limit: int) -> None:
    assert len(render(large_comparison(outlets, paragraphs)).encode()) < limit

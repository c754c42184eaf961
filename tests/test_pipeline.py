from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory import read, render
from samestory.errors import AlignmentError, SourceError
from samestory.explaining import explain, look_around
from samestory.model import Comparison, Document, Limits, Place, Settings, SkippedInput
from samestory.pipeline import compare, compare_briefly, open_report
from samestory.preparing import letters
from samestory.provenance import LIBRARIES
from samestory.renderers.notebook import notebook_html, notebook_line
from tests.story_factory import FERRY, Article, compare_articles, make_document, make_story, stories

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

Placed = frozenset[tuple[str, int]]

ANY_ARTICLE = st.lists(
    st.text(max_size=40).filter(lambda text: bool(text.strip())), min_size=1, max_size=3
)


def seen_by_outlet(comparison: Comparison) -> dict[str, object]:
    """What a comparison says, with outlets in place of letters."""
    outlet = {document.id: document.outlet for document in comparison.documents}

    def placed(places: object) -> Placed:
        return frozenset((outlet[p.document], p.paragraph) for p in places)  # type: ignore[attr-defined]

    return {
        "links": {
            placed((link.a, link.b)): (link.score, link.strength, link.similarity)
            for link in comparison.links
        },
        "passages": [
            (passage.id, placed(passage.places), passage.similarity, passage.mode)
            for passage in comparison.passages
        ],
        "references": {p.id: frozenset(p.cross_references) for p in comparison.passages},
        "segments": {
            (outlet[cell.document], segment.start): (
                segment.text,
                frozenset(outlet[other] for other in segment.shared_with),
                frozenset(outlet[other] for other in segment.akin_with),
            )
            for passage in comparison.passages
            for cell in passage.cells
            for segment in cell.segments
        },
        "shared words": {
            (outlet[held.document], outlet[held.other]): (held.shared, held.total)
            for held in comparison.shared_words
        },
        "findings": sorted((f.kind, f.passage or "", f.voice) for f in comparison.findings),
    }


def assert_sound(comparison: Comparison) -> None:
    """Everything points at words that are there."""
    documents = {document.id: document for document in comparison.documents}
    passages = {passage.id for passage in comparison.passages}
    for passage in comparison.passages:
        assert set(passage.cross_references) <= passages - {passage.id}
        for cell in passage.cells:
            document = documents[cell.document]
            for segment in cell.segments:
                assert document.text[segment.start : segment.end] == segment.text
    held = [place for passage in comparison.passages for place in passage.places]
    assert len(set(held)) == len(held) == sum(len(d.paragraphs) for d in comparison.documents)
    for finding in comparison.findings:
        assert finding.passage is None or finding.passage in passages
        for item in finding.evidence:
            assert documents[item.document].text[item.start : item.end] == item.text


@pytest.mark.parametrize(
    ("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")]
)
def test_letters(number: int, name: str) -> None:
    assert letters(number) == name


@pytest.mark.parametrize(
    ("documents", "message"),
    [
        ((), "A comparison needs two or more documents, but there is none."),
        (
            (make_document(["x"], "Wire"),),
            "A comparison needs two or more documents, but there is only Wire.txt.",
        ),
        (
            tuple(make_document([f"x {n}"], f"Wire {n}") for n in range(Limits().documents + 1)),
            (
                "A comparison takes up to 50 documents, but there are 51: choose those that tell "
                "one story, or raise the limit with --limit documents=NUMBER."
            ),
        ),
        (
            (make_document(["x"], "Wire"), make_document(["y"]), make_document(["x"], "Wire")),
            "Wire.txt and Wire.txt are the same article of Wire: name it once.",
        ),
        (
            (make_document(["x"], "Wire"), make_document(["y"], "WIRE")),
            (
                "All documents are of one outlet, Wire: name outlets as OUTLET=FILE, or compare "
                "them with each other by --include-same-outlet."
            ),
        ),
    ],
    ids=["none", "one", "too many", "twice", "one outlet"],
)
def test_what_can_not_be_compared_is_refused_in_one_line(
    documents: tuple[Document, ...], message: str
) -> None:
    with pytest.raises(AlignmentError) as refused:
        compare(documents)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (
            Limits(story_paragraphs=2),
            (
                "The documents have 3 paragraphs together, more than 2: give fewer or shorter "
                "ones, or raise the limit with --limit story-paragraphs=NUMBER."
            ),
        ),
        (
            Limits(story_words=7),
            (
                "The documents have 8 words together, more than 7: give fewer or shorter ones, or "
                "raise the limit with --limit story-words=NUMBER."
            ),
        ),
    ],
)
def test_a_story_that_is_too_long_is_refused(limits: Limits, message: str) -> None:
    documents = [
        make_document(["A ferry sank.", "All live."]),
        make_document(["The ferry sank."], "B"),
    ]
    with pytest.raises(AlignmentError) as refused:
        compare(documents, limits=limits)
    assert str(refused.value) == message
    assert compare(documents, limits=Limits(story_paragraphs=3, story_words=8)).passages


def test_documents_of_one_outlet_are_compared_if_asked() -> None:
    documents = [make_document(FERRY[0], "Wire"), make_document(FERRY[1], "Wire")]
    comparison = compare(documents, Settings(include_same_outlet=True))
    assert comparison.links
    assert [document.label for document in comparison.documents] == ["Wire (1)", "Wire (2)"]


def test_documents_get_their_letters_and_labels_anew() -> None:
    given_ids = [
        replace(make_document(FERRY[0], "Wire"), id="Q", label="?"),
        make_document(FERRY[1], "Gazette"),
        make_document(FERRY[2], "Wire"),
    ]
    comparison = compare(given_ids)
    assert [(d.id, d.label) for d in comparison.documents] == [
        ("A", "Wire (1)"),
        ("B", "Gazette"),
        ("C", "Wire (2)"),
    ]
    assert [d.text for d in comparison.documents] == [d.text for d in given_ids]


def test_the_title_is_asked_for_or_the_first_headline_or_the_first_outlet() -> None:
    plain, headed = make_document(["x"], "Wire"), make_document(["y"], headline="Barge hit")
    assert compare([headed, plain], Settings(title="Asked")).title == "Asked"
    assert compare([headed, plain]).title == "Barge hit"
    assert compare([plain, headed]).title == "Wire and others"


def test_the_comparison_says_what_made_it() -> None:
    skipped = (SkippedInput("broken.pdf", "holds no text"),)
    asked = Settings(date="2026-01-31", threshold=0.3)
    comparison = compare(make_story(*FERRY), asked, skipped=skipped)
    assert comparison.settings == asked
    assert comparison.date == "2026-01-31"
    assert comparison.skipped == skipped
    assert comparison.generator.name == "samestory"
    assert comparison.generator.libraries.keys() == set(LIBRARIES)


def test_the_fingerprint_follows_what_shapes_the_result() -> None:
    story = make_story(*FERRY)
    base = compare(story).fingerprint
    assert re.fullmatch("[0-9a-f]{64}", base)
    dated = tuple(replace(document, published="2026-01-31") for document in story)
    assert compare(story, Settings(title="Other", date="2026-01-31")).fingerprint == base
    assert compare(dated).fingerprint == base
    others = {
        compare(story, Settings(threshold=0.3)).fingerprint,
        compare(story, Settings(strong=0.8)).fingerprint,
        compare(story, Settings(include_same_outlet=True)).fingerprint,
        compare_articles([*FERRY[0], "More."], *FERRY[1:]).fingerprint,
        compare((replace(story[0], outlet="Other"), *story[1:])).fingerprint,
    }
    assert len(others | {base}) == 6


def test_the_same_documents_give_an_equal_comparison() -> None:
    assert compare_articles(*FERRY) == compare_articles(*FERRY)


@pytest.mark.parametrize("chosen", [Settings(), Settings(threshold=0.01, findings=("reuse",))])
@pytest.mark.parametrize("story", ["ferry-collision", "rate-decision/de"])
def test_a_brief_comparison_says_the_same(story: str, chosen: Settings) -> None:
    documents = read(SEEDS / story)
    whole, brief = compare(documents, chosen), compare_briefly(documents, chosen)
    assert brief.fingerprint == whole.fingerprint
    assert brief.documents == whole.documents
    assert brief.findings == whole.findings
    assert brief.links == tuple(replace(link, reasons=()) for link in whole.links)
    assert brief.passages == tuple(
        replace(
            passage,
            measures={},
            cells=tuple(replace(cell, segments=()) for cell in passage.cells),
        )
        for passage in whole.passages
    )


def test_the_hash_seed_changes_no_byte() -> None:
    code = (
        "import sys, msgspec; from tests.story_factory import FERRY, compare_articles; "
        "sys.stdout.buffer.write(msgspec.json.encode(compare_articles(*FERRY)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            timeout=120,
            env=os.environ
            | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {msgspec.json.encode(compare_articles(*FERRY))}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_files_changes_letters_and_nothing_else(order: tuple[int, ...]) -> None:
    documents = make_story(*FERRY)
    shuffled = compare([documents[place] for place in order])
    assert seen_by_outlet(shuffled) == seen_by_outlet(compare(documents))


@settings(max_examples=20)
@given(stories(), st.data())
def test_the_order_of_the_files_changes_no_link_and_no_passage(
    articles: tuple[Article, ...], data: st.DataObject
) -> None:
    documents = make_story(*articles)
    if len({document.text for document in documents}) < len(documents):
        return
    one = seen_by_outlet(compare(documents))
    two = seen_by_outlet(compare(data.draw(st.permutations(documents))))
    assert two["links"] == one["links"]
    assert sorted(two["passages"], key=str) == sorted(one["passages"], key=str)  # type: ignore[call-overload]
    assert two["references"] == one["references"]


@settings(max_examples=20)
@given(st.lists(ANY_ARTICLE, min_size=2, max_size=3))
def test_any_text_can_be_compared(articles: list[Article]) -> None:
    assert_sound(compare_articles(*articles, language="und"))


@pytest.mark.parametrize(
    "articles",
    [
        (FERRY[0], FERRY[0]),
        (["One fact."], ["Another matter."]),
        (["* * *"], ["🙂🙂"]),
        (["* * *", FERRY[0][0], "🙂"], [FERRY[1][0], "…"]),
        (["渡轮撞上驳船，十四人受伤。"], ["The ferry struck a barge."]),
        (["اصطدمت عبّارة ببارجة راسية."], ["اصطدمت عبّارة ببارجة."]),
        (["𝒜 ferry 🚢 struck 𝟙𝟜 people."], ["A ferry 🚢🚢 struck 14 people."]),
    ],
    ids=["identical", "one paragraph", "no words", "odd paragraphs", "scripts", "RTL", "astral"],
)
def test_unusual_stories_are_sound(articles: tuple[Article, ...]) -> None:
    assert_sound(compare_articles(*articles))


def test_documents_in_several_languages_are_compared() -> None:
    comparison = compare(
        [
            make_document(["The ferry Halvorsund struck a barge off Brackholm."], "Wire"),
            make_document(["Die Fähre Halvorsund rammte vor Brackholm ein Schiff."], language="de"),
        ]
    )
    (link,) = comparison.links
    assert {"Halvorsund", "Brackholm"} <= set(link.reasons[0].words)
    assert_sound(comparison)


def test_fifty_documents_are_compared() -> None:
    articles = [
        [f"Harbour master Oren Vask said the barge was dark, outlet {number} reports.", FERRY[0][4]]
        for number in range(Limits().documents)
    ]
    comparison = compare_articles(*articles)
    assert [len(passage.cells) for passage in comparison.passages] == [50, 50]
    assert comparison.documents[-1].id == "AX"
    assert_sound(comparison)


def test_a_notebook_shows_the_comparison_and_a_prompt_one_line() -> None:
    comparison = compare_articles(*FERRY)
    assert comparison._repr_html_() == notebook_html(comparison)  # type: ignore[attr-defined]
    assert repr(comparison) == notebook_line(comparison)
    assert len(repr(comparison)) < 200


def test_one_word_paragraphs_are_compared() -> None:
    assert len(compare_articles(["Airfield."], ["Airfields."]).passages) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("Oren Vask sees time passing.", "Clocks reveal timing problems."),
        ("Vask backed plans.", "Marrow went back home."),
    ],
)
def test_akin_words_are_akin_in_any_order_of_the_files(texts: tuple[str, str]) -> None:
    story = make_story([texts[0]], [texts[1]])
    one, two = (
        {
            (c.documents["AB".index(cell.document)].outlet, s.text)
            for p in c.passages
            for cell in p.cells
            for s in cell.segments
            if s.akin_with
        }
        for c in (
            compare(documents, Settings(threshold=0.001, strong=0.001))
            for documents in (story, story[::-1])
        )
    )
    assert one == two


def test_the_fingerprint_tells_a_headline_from_a_paragraph_and_one_language_from_another() -> None:
    other = make_document(FERRY[0], "Y")
    body = make_document(["Head words", "Body."], "X")
    headed = make_document(["Body."], "X", headline="Head words")
    assert body.text == headed.text
    prints = {
        compare([one, other]).fingerprint for one in (body, headed, replace(body, language="de"))
    }
    assert len(prints) == 3


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_bytes(render(compare_articles(*FERRY), "json"))
    return path


def test_a_report_can_be_opened_compared_again_and_explained(stored: Path) -> None:
    report = open_report(stored)
    assert render(compare(report.documents, report.settings), "json") == stored.read_bytes()
    for link in report.links:
        explanation, remarks = explain(report, link.a, link.b)
        assert (explanation.score, explanation.band) == (link.score, link.strength)
        assert remarks == ()
    assert look_around(report, Place("A", 1))[1] == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [("moored", "sunken"), ('"threshold":0.25', '"threshold":0.2'), ('"en"', '"de"')],
)
def test_a_report_that_was_changed_is_not_opened(stored: Path, old: str, new: str) -> None:
    text = stored.read_text(encoding="utf-8")
    assert old in text
    stored.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError, match="does not fit its fingerprint"):
        open_report(stored)


def test_a_report_of_another_version_may_have_another_fingerprint(stored: Path) -> None:
    report = open_report(stored)
    other = replace(report, generator=replace(report.generator, version="0.0.1"), fingerprint="0")
    stored.write_bytes(render(other, "json"))
    assert open_report(stored).documents == report.documents


def test_it_is_said_where_another_version_made_the_report() -> None:
    report = compare_articles(*FERRY)
    old = replace(report, generator=replace(report.generator, version="0.0.1"))
    link = report.links[0]
    (remark,) = explain(old, link.a, link.b)[1]
    assert "made by samestory 0.0.1" in remark
    assert "the scores here are the same" in remark
    assert look_around(old, link.a)[1] == (remark,)


def test_it_is_said_where_the_report_has_another_score() -> None:
    report = compare_articles(*FERRY)
    link = report.links[0]
    for other, words in (
        ((replace(link, score=0.301234), *report.links[1:]), "0.30"),
        (report.links[1:], "In the report: no link"),
    ):
        changed = replace(report, links=other)
        (remark,) = explain(changed, link.a, link.b)[1]
        assert "its scores differ" in remark
        assert words in remark
        assert "its scores differ" in look_around(changed, link.a)[1][0]


def test_other_libraries_are_told_from_another_version() -> None:
    report = compare_articles(*FERRY)
    other = replace(report, generator=replace(report.generator, libraries={"numpy": "0"}))
    link = report.links[0]
    assert "other libraries; the scores here are the same" in explain(other, link.a, link.b)[1][0]


def test_a_comparison_leaves_nothing_to_the_collector_of_cycles() -> None:
    """Else a corpus would fill the memory: right after a comparison the collector does not look.

    In a process of its own: what other tests leave (Dask's event loops) is none of ours.
    """
    code = """
import gc
from samestory.pipeline import compare
from tests.story_factory import FERRY, make_story
compare(make_story(*FERRY))
gc.collect()
gc.disable()
compare(make_story(*FERRY))
print(gc.collect())
"""
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("0\n", "")


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_as_it_was(enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()
    try:
        compare(make_story(*FERRY))
        assert gc.isenabled() == enabled
        assert gc.get_freeze_count() == 0
    finally:
        gc.enable()

from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.errors import SourceError
from samestory.evaluation.matching import JudgedStory, display_name, match_stories, text_hash
from samestory.model import (
    Mark,
    MarkedStory,
    Markings,
    Place,
    Reference,
    Source,
    StoryArticle,
)
from tests.story_factory import make_document


def article(
    outlet: str,
    *,
    name: str = "x.txt",
    paragraphs: int = 3,
    story: str | None = None,
    label: str | None = None,
) -> StoryArticle:
    texts = [f"{outlet} tells matter number {number}." for number in range(paragraphs)]
    document = replace(
        make_document(texts, outlet), source=Source(name, "0" * 64, "text/plain", None)
    )
    return StoryArticle(document, story, label)


def gold(*marks: tuple[Reference, Reference, int], story: str = "") -> Markings:
    listed = tuple(
        Mark(f"line {number}", a, b, level) for number, (a, b, level) in enumerate(marks, start=1)
    )
    return Markings("gold.csv", (MarkedStory(story, listed),), complete=True)


def matched(markings: Markings, *articles: StoryArticle) -> JudgedStory:
    return match_stories(markings, articles, include_same_outlet=False)[0]


HERALD = article("Hallowick Herald", name="herald.txt", label="N")
WIRE = article("Tidewater Wire", name="wire.md", label="F")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Reference("N2"), Reference("F3")),
        (Reference("n", 2), Reference("f", 3)),
        (Reference("herald.txt", 2), Reference("wire.md", 3)),
        (Reference("HERALD", 2), Reference("wire", 3)),
        (Reference("Hallowick Herald", 2), Reference("tidewater wire", 3)),
        (Reference("F3"), Reference("N2")),
    ],
)
def test_documents_go_by_label_file_name_stem_or_outlet(a: Reference, b: Reference) -> None:
    story = matched(gold((a, b, 2)), HERALD, WIRE)
    assert story.levels[Place("A", 2), Place("B", 3)] == 2
    assert len(story.levels) == 9
    assert sum(story.levels.values()) == 2
    assert set(story.weights.values()) == {1.0}


def test_labels_may_end_in_digits() -> None:
    one = article("One", label="a1", paragraphs=2)
    two = article("Two", label="a2", paragraphs=2)
    story = matched(gold((Reference("a11"), Reference("a22"), 1)), one, two)
    assert story.levels[Place("A", 1), Place("B", 2)] == 1


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ((Reference("X1"), Reference("F1"), 1), "“X1” names none of the story's articles: N, F"),
        ((Reference("N4"), Reference("F1"), 1), "N has no paragraph 4; its paragraphs are 1 to 3"),
        ((Reference("wire.md", 0), Reference("N1"), 1), "F has no paragraph 0"),
        ((Reference("N1"), Reference("N2"), 1), "a link joins two articles"),
    ],
)
def test_marks_that_fit_nothing_are_refused_with_their_place(
    mark: tuple[Reference, Reference, int], words: str
) -> None:
    with pytest.raises(SourceError, match=r"^gold\.csv: line 1: ") as caught:
        matched(gold(mark), HERALD, WIRE)
    assert words in str(caught.value)


def test_a_name_of_two_articles_is_refused() -> None:
    twins = [article("One", name="report.txt"), article("Two", name="report.txt")]
    with pytest.raises(SourceError, match="fits several articles"):
        matched(gold((Reference("report.txt", 1), Reference("Two", 1), 1)), *twins)
    assert [display_name(each, twins) for each in twins] == ["One", "Two"]


def test_contradicting_levels_are_refused_and_equal_ones_are_not() -> None:
    pair = (Reference("N1"), Reference("F1"))
    assert sum(matched(gold((*pair, 2), (*pair, 2)), HERALD, WIRE).levels.values()) == 2
    with pytest.raises(SourceError, match="level 1 here and 2 before"):
        matched(gold((*pair, 2), (*pair[::-1], 1)), HERALD, WIRE)


def test_articles_of_one_outlet_are_no_pairs_unless_asked() -> None:
    articles = (HERALD, article("hallowick herald", name="second.txt"), WIRE)
    mark = gold((Reference("herald.txt", 1), Reference("second.txt", 1), 1))
    with pytest.raises(SourceError, match="--include-same-outlet"):
        match_stories(mark, articles, include_same_outlet=False)
    story = match_stories(mark, articles, include_same_outlet=True)[0]
    assert len(story.levels) == 27


def test_a_story_takes_its_own_articles() -> None:
    told = [
        article("One", story="mill", label="N"),
        article("Two", story="mill", label="F"),
        article("One", story="bridge", label="N"),
        article("Two", story="bridge", label="F"),
    ]
    markings = gold((Reference("N1"), Reference("F1"), 1), story="bridge")
    assert matched(markings, *told).documents == (told[2].document, told[3].document)


def test_stories_of_plain_files_take_those_that_they_name() -> None:
    files = [article(name, name=f"{name}.txt") for name in ("One", "Two", "Three", "Four")]
    first = gold((Reference("One", 1), Reference("Two", 1), 1), story="mill").stories
    second = gold((Reference("Four", 1), Reference("Three", 2), 1), story="bridge").stories
    markings = Markings("gold.csv", first + second, complete=True)
    stories = match_stories(markings, files, include_same_outlet=False)
    assert [[d.outlet for d in story.documents] for story in stories] == [
        ["One", "Two"],
        ["Three", "Four"],
    ]


@pytest.mark.parametrize("articles", [(), (HERALD,), (replace(HERALD, story="other"), WIRE)])
def test_a_story_without_two_articles_is_refused(articles: tuple[StoryArticle, ...]) -> None:
    with pytest.raises(SourceError, match="story mill needs two or more articles"):
        matched(gold(story="mill"), *articles)


def sheet(*marks: tuple[int, int, str], pools: dict[str, int]) -> Markings:
    listed = tuple(
        Mark(f"line {at}", Reference("N", at), Reference("F", at), level, (level,), stratum)
        for at, level, stratum in marks
    )
    texts = {"N": text_hash(HERALD.document)}
    return Markings("sheet.csv", (MarkedStory("", listed, pools, texts),), complete=False)


def test_coded_pairs_stand_for_all_of_their_stratum() -> None:
    markings = sheet((1, 2, "near"), (2, 0, "near"), (3, 0, "far"), pools={"near": 3, "far": 6})
    story = matched(markings, HERALD, WIRE)
    assert story.levels == {
        (Place("A", 1), Place("B", 1)): 2,
        (Place("A", 2), Place("B", 2)): 0,
        (Place("A", 3), Place("B", 3)): 0,
    }
    assert list(story.weights.values()) == [1.5, 1.5, 6.0]
    assert sum(story.weights.values()) == 9
    assert story.coders == ((2,), (0,), (0,))


def test_a_text_that_was_changed_after_coding_is_refused() -> None:
    markings = sheet((1, 2, "near"), pools={"near": 3})
    changed = article("Hallowick Herald", name="herald.txt", label="N", paragraphs=4)
    with pytest.raises(SourceError, match="none of the articles given has the text of N"):
        matched(markings, changed, WIRE)

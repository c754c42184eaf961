from __future__ import annotations

import time

import pytest

from samestory.errors import SourceError
from samestory.sources import RawFile, ReadOptions
from samestory.sources.base import Draft
from samestory.sources.markdown import MarkdownReader
from tests.sources.examples import (
    AUTHOR,
    HEADLINE,
    OUTLET,
    PARAGRAPHS,
    PUBLISHED,
    URL,
    markdown_file,
    raw,
)

BODY = "\n\n".join(PARAGRAPHS)


def read(text: str) -> Draft:
    (draft,) = MarkdownReader().read(raw(text, "a.md"), options=ReadOptions())
    return draft


def with_front_matter(*lines: str) -> Draft:
    return read("\n".join(("---", *lines, "---", "", BODY)))


def test_front_matter_and_body() -> None:
    (draft,) = MarkdownReader().read(markdown_file(), options=ReadOptions())
    assert draft == Draft(
        PARAGRAPHS,
        headline=HEADLINE,
        outlet=OUTLET,
        author=AUTHOR,
        published=PUBLISHED,
        url=URL,
        language="en",
    )


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_front_matter_with_other_line_ends(line_end: str) -> None:
    file = markdown_file()
    data = b"\xef\xbb\xbf" + file.data.decode().replace("\n", line_end).encode()
    (draft,) = MarkdownReader().read(RawFile("a.md", "a.md", data), options=ReadOptions())
    assert (draft.headline, draft.paragraphs) == (HEADLINE, PARAGRAPHS)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("site_name: Ullen Chronicle", "outlet", OUTLET),
        ("publisher: {name: Ullen Chronicle}", "outlet", OUTLET),
        ("Source: Ullen Chronicle", "outlet", OUTLET),
        ("published: 2026-05-12", "published", "2026-05-12"),
        ("date: 12 May 2026", "published", "2026-05-12"),
        ("date: 2026-05-12 18:20:00", "published", "2026-05-12T18:20:00"),
        ("lang: no", "language", "no"),
        ("title: 1984", "headline", "1984"),
        ('title: "A: b"', "headline", "A: b"),
        ("byline: Tilde Aas", "author", AUTHOR),
        ("authors: [Tilde Aas, Bo Lind]", "author", "Tilde Aas, Bo Lind"),
        ("link: https://a.example/b", "url", "https://a.example/b"),
        ("outlet: ~", "outlet", None),
        ("title:", "headline", None),
    ],
)
def test_synonyms_and_scalars(line: str, field: str, value: str | None) -> None:
    draft = with_front_matter(line)
    assert getattr(draft, field) == value
    assert draft.warnings == ()
    assert draft.paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        ("title: [unclosed", "not valid YAML"),
        ("title: a: b", "not valid YAML (line 2)"),
        ("date: some day", "can't be understood"),
        ("url: javascript:alert(1)", "not a web address"),
    ],
)
def test_bad_metadata_are_left_out_with_a_warning(line: str, warning: str) -> None:
    draft = with_front_matter(line)
    assert draft.paragraphs == PARAGRAPHS
    assert len(draft.warnings) == 1
    assert warning in draft.warnings[0]


def test_front_matter_made_to_explode_is_harmless() -> None:
    bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for before, name in zip("abcdefghi", "bcdefghij", strict=True):
        bomb.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    start = time.perf_counter()
    draft = with_front_matter(*bomb, "author: *j", "title: &t [*t]")
    assert time.perf_counter() - start < 5
    assert (draft.author, draft.headline) == (None, None)


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    draft = read(f"---\n\n{BODY}\n\n---\n")
    assert draft.paragraphs == PARAGRAPHS


def test_first_heading_is_the_headline() -> None:
    draft = read(f"# {HEADLINE}\n\n{BODY}")
    assert (draft.headline, draft.paragraphs, draft.warnings) == (HEADLINE, PARAGRAPHS, ())


def test_the_headline_repeated_as_a_heading_is_no_sub_heading() -> None:
    draft = read(f"---\ntitle: {HEADLINE}\n---\n\n# {HEADLINE}\n\n{BODY}")
    assert (draft.headline, draft.paragraphs, draft.warnings) == (HEADLINE, PARAGRAPHS, ())


def test_what_is_left_out_is_said() -> None:
    first, *rest = PARAGRAPHS
    text = "\n\n".join(
        [
            f"# {HEADLINE}",
            first,
            "## What next",
            "```\ncode\n```",
            "<div>raw</div>",
            "![A picture](x.jpg)",
            "### And then",
            *rest,
        ]
    )
    draft = read(text)
    assert draft.paragraphs == PARAGRAPHS
    assert draft.warnings == (
        "Left out 1 block of raw HTML.",
        "Left out 1 code block.",
        "Left out 1 image.",
        "Left out 2 sub-headings.",
    )


def test_inline_marks_leave_their_text() -> None:
    draft = read(
        "The *bank* cut **its** [rate](https://a.example) to `1.25` per&nbsp;cent &amp; more.\\\n"
        'New line, <span class="x">raw</span> <https://b.example>, “quotes” -- kept...'
    )
    assert draft.paragraphs == (
        (
            "The bank cut its rate to 1.25 per\u00a0cent & more. "
            "New line, raw https://b.example, “quotes” -- kept..."
        ),
    )


def test_lists_quotations_and_tables_are_paragraphs() -> None:
    draft = read(
        "Before.\n\n- First item.\n- Second item.\n  - Inner item.\n\n"
        "> Quoted one.\n>\n> Quoted two.\n\n"
        "| Year | Rate |\n|---|---|\n| 2024 | 2.0 |\n\n1. Numbered.\n"
    )
    assert draft.paragraphs == (
        "Before.",
        "First item.",
        "Second item.",
        "Inner item.",
        "Quoted one.",
        "Quoted two.",
        "Year | Rate",
        "2024 | 2.0",
        "Numbered.",
    )


def test_a_paragraph_underlined_by_mistake_is_kept() -> None:
    assert read(f"{PARAGRAPHS[0]}\n---\n\n{PARAGRAPHS[1]}").paragraphs == PARAGRAPHS[:2]


def test_front_matter_alone_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"a\.md: holds no paragraph of text"):
        read("---\ntitle: A\n---\n\n# A\n")

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.load import CASES, LoadCase, load_tables, run_case

LINES = CASES["2 articles of 4,000 one-line paragraphs"].make


def words(text: str) -> set[str]:
    return {word.strip(".,“”") for word in text.split()}


def test_articles_without_a_common_word_have_none() -> None:
    case = CASES["3 articles of 100 paragraphs without a common word"]
    told = [words(" ".join(article)) for article in case.make(3, 10)]
    assert all(told)
    assert not any(told[a] & told[b] for a, b in ((0, 1), (0, 2), (1, 2)))


def test_one_article_is_in_another_script() -> None:
    *_, other, last = CASES["10 articles of 100 paragraphs, one in another script"].make(3, 4)
    assert any("a" <= letter <= "z" for letter in "".join(other))
    assert not any("a" <= letter <= "z" for letter in "".join(last))


def test_a_long_paragraph_has_the_words_that_were_asked_for() -> None:
    case = CASES["2 articles with a paragraph of 9,900 words"]
    assert [len(article[1].split()) for article in case.make(2, 300)] == [300, 300]


@pytest.mark.skipif(sys.platform == "win32", reason="memory is limited and measured on POSIX only")
def test_a_case_is_measured_and_a_refusal_told(tmp_path: Path) -> None:
    done, refused = (tmp_path / name for name in ("done", "refused"))
    done.mkdir()
    refused.mkdir()
    figures = run_case(LoadCase(LINES, 2, 5), done)
    assert figures["code"] == 0, figures
    assert figures["memory"] > 10**7
    assert 0 < figures["cpu"] < 60
    figures = run_case(LoadCase(LINES, 2, 5, ("--limit", "story-paragraphs=9")), refused)
    assert figures["code"] == 2
    assert figures["said"].endswith("raise the limit with --limit story-paragraphs=NUMBER.")
    case = figures | {"name": "small"}
    (table,) = load_tables({"cases": [case], "load_before": 1.0, "load_after": 1.0})
    assert table.rows[0][:2] == ("small", 2)

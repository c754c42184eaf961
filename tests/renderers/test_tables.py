"""The tables of names and of counts per outlet, in every report that shows them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from samestory.model import Comparison
from samestory.pipeline import compare
from samestory.renderers import RENDERERS, names_table, outlet_table
from samestory.renderers.terminal import render_text
from tests.renderers.visible_text import VISIBLE_TEXT
from tests.story_factory import make_document, named

ONE = "President Vladimir Osk of Orsania met the harbour master in Kiev on Monday, officials said."
TWO = "Vladimir Osk met the harbour master, Oren Vask, in Kyiv on Monday, the port claimed."


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(
        named(
            [
                make_document([ONE, "Osk left Kiev at noon."], "Gazette"),
                make_document([TWO, "Osk left Kyiv at noon."], "Herald|Post"),
                make_document(["The harbour master said nothing to anybody."], "Gazette"),
            ]
        )
    )


def shown(comparison: Comparison, name: str) -> str:
    if name == "terminal":
        return render_text(comparison, width=100)
    renderer = RENDERERS[name]
    if renderer.extra is not None:
        pytest.importorskip(renderer.extra.module)
    return VISIBLE_TEXT[renderer.media_type](renderer.render(comparison))


def source(comparison: Comparison, name: str) -> str:
    return RENDERERS[name].render(comparison).decode()


TEXT_FORMATS = ("markdown", "terminal", "html", "docx", "pdf", "tei", "xlsx")


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_counts_and_their_caution_are_shown(comparison: Comparison, name: str) -> None:
    text = " ".join(shown(comparison, name).split())
    assert outlet_table.TITLE in text
    assert "not significance" in text
    assert "A few articles per outlet" in text


def test_json_has_the_counts(comparison: Comparison) -> None:
    gazette, herald = json.loads(source(comparison, "json"))["outlets"]
    assert gazette["documents"] == ["A", "C"]
    assert herald["statements"]["doubt"]["count"] == 1


def test_markdown_shows_the_names_that_differ(comparison: Comparison) -> None:
    text = source(comparison, "markdown")
    (row,) = (line for line in text.splitlines() if line.startswith("| **Kyiv/Kiev**"))
    assert row == "| **Kyiv/Kiev** | place | Kiev (2×) | Kyiv (2×) | – |"
    assert names_table.TITLE in text


def test_the_screen_shows_the_names_that_differ(comparison: Comparison) -> None:
    assert names_table.TITLE in shown(comparison, "terminal")


def test_a_cell_of_the_table_is_one_cell(comparison: Comparison) -> None:
    lines = source(comparison, "markdown").splitlines()
    start = lines.index(f"## {outlet_table.TITLE}")
    rows = [line for line in lines[start:] if line.startswith("|")][:10]
    assert "Herald&#124;Post" in rows[0]
    assert {row.count("|") for row in rows} == {4}


def test_no_list_is_no_zero(comparison: Comparison) -> None:
    bare = replace(comparison.outlets[0], statements=None, hedges=None, figures=None)
    without = replace(comparison, outlets=(bare, comparison.outlets[1]))
    row = next(row for row in outlet_table.rows(without) if row.label.startswith("Hedges"))
    assert row.counts[0] == "–"
    assert row.rates[0] == ""
    assert "no list" in outlet_table.note(without)
    assert "no list" not in outlet_table.note(comparison)


def test_what_all_call_the_same_is_counted(comparison: Comparison) -> None:
    same = tuple(
        replace(
            entity,
            labels=tuple(
                replace(entity.labels[0], document=letter, text="one name") for letter in "AB"
            ),
        )
        for entity in comparison.naming
    )
    level = replace(comparison, naming=same)
    assert names_table.rows(level) == ()
    assert names_table.same_note(level).startswith(f"{len(same)} more")


def test_a_report_of_an_earlier_version_has_no_tables(comparison: Comparison) -> None:
    bare = replace(comparison, naming=(), outlets=())
    for name in TEXT_FORMATS:
        text = shown(bare, name)
        assert outlet_table.TITLE not in text
        assert names_table.TITLE not in text

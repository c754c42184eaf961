"""Equal words over a whole corpus, from articles to the table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from samestory.corpus import Corpus, ReuseSettings
from samestory.errors import CorpusError, SettingsError
from tests.corpus.corpora import Record, content, one_thread, write_lines

COPY = (
    "The ferry struck the end of the pier at about six knots on Thursday morning, and "
    "twenty-three passengers were taken to the district hospital with cuts and bruises."
)
QUOTE = "We pulled the lever twice and nothing at all happened in the engine room"
LONG = (
    "The inquiry heard on Friday from nine witnesses, among them the harbour master, who spoke for "
    "two hours about cables, batteries, a software update in August, the training of deck hands, "
    f"and a letter from the supplier that nobody remembers opening. “{QUOTE},” one of them said."
)
FILLER = ("Rain is expected by noon.", "The market opens late.", "Trains run as usual.")


def record(name: str, outlet: str, *texts: str, date: str = "2026-10-08", **more: str) -> Record:
    return {"id": name, "outlet": outlet, "date": date, "paragraphs": [*texts, *FILLER], **more}


def found(folder: Path, *records: Record, **settings: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    corpus = Corpus(folder / "work", engine=one_thread())
    corpus.build([write_lines(folder / "a.jsonl", list(records))])
    corpus.find_reuse(settings=ReuseSettings(**settings))
    rows: list[dict[str, Any]] = corpus.table("reuse_pairs").to_pylist()
    texts: dict[str, str] = {}
    for row in corpus.table("paragraphs").to_pylist():
        text = texts.get(row["document_id"])
        texts[row["document_id"]] = row["text"] if text is None else f"{text}\n\n{row['text']}"
    for row in rows:
        for side in "ab":
            # These articles have no headline.
            span = slice(row[f"start_{side}"], row[f"end_{side}"])
            assert texts[row[f"document_{side}"]][span] == row[f"words_{side}"]
    return rows


def between(rows: list[dict[str, Any]]) -> set[tuple[str, str]]:
    return {(row["outlet_a"], row["outlet_b"]) for row in rows if row["run_words"] >= 8}


def test_the_run_is_pointed_at_in_both(tmp_path: Path) -> None:
    (row,) = [
        row
        for row in found(
            tmp_path,
            record("1", "Lantern", COPY),
            record("2", "Gazette", f"On board: {COPY.replace('cuts and', 'minor')}"),
        )
        if row["paragraph_a"] == 1
    ]
    assert row["words_a"] == row["words_b"] == COPY[: COPY.index(" cuts")]
    assert (row["outlet_a"], row["outlet_b"]) == ("Gazette", "Lantern")
    assert (row["run_words"], row["relation"]) == (26, "shared words")
    assert (row["start_a"], row["start_b"]) == (len("On board: "), 0)
    assert (row["seen"], row["first_document"]) == ("same date", None)
    assert 0.8 < row["similarity"] < 1
    assert row["outlets"] == 2
    assert row["agency_copy"] is None


def test_a_short_quote_in_a_long_paragraph_does_not_count(tmp_path: Path) -> None:
    quoted = [
        record("1", "Lantern", f"“{QUOTE},” the pilot said."),
        record("2", "Gazette", LONG),
        record("3", "Wire", LONG),
    ]
    assert between(found(tmp_path, *quoted)) == {("Gazette", "Wire")}
    (tmp_path / "loose").mkdir()
    loose = found(tmp_path / "loose", *quoted, least_similarity=0.2)
    assert between(loose) == {("Gazette", "Wire"), ("Gazette", "Lantern"), ("Lantern", "Wire")}
    assert {
        row["relation"] for row in loose if "Lantern" in (row["outlet_a"], row["outlet_b"])
    } >= {"shared quotation"}


def test_first_seen_is_said_and_not_more(tmp_path: Path) -> None:
    rows = found(
        tmp_path,
        record("1", "Lantern", COPY, date="2026-10-08T12:00:00+01:00"),
        record("2", "Gazette", COPY, date="2026-10-08T11:30:00+01:00"),
        record("3", "Wire", COPY, date="2026-10-12"),
        record("4", "Courier", COPY, date="2026-10-14"),
    )
    rows = [row for row in rows if row["paragraph_a"] == 1]
    assert between(rows) == {
        ("Gazette", "Lantern"),
        ("Gazette", "Wire"),
        ("Lantern", "Wire"),
        ("Wire", "Courier"),
    }
    (first,) = {row["document_a"] for row in rows if row["outlet_a"] == "Gazette"}
    for row in rows:
        assert row["seen"] == "earlier"
        # The last one lies beyond the window of the first two, but has what the third has.
        assert row["outlets"] == (4 if "Wire" in (row["outlet_a"], row["outlet_b"]) else 3)
        assert row["agency_copy"] == "three outlets"
        assert row["first_published"] == "2026-10-08"
        assert row["first_document"] == first


def test_an_outlets_own_repeats_stand_apart(tmp_path: Path) -> None:
    rows = found(
        tmp_path,
        record("1", "Lantern", COPY),
        record("2", "Lantern", f"Updated. {COPY}"),
        record("3", "Gazette", COPY),
    )
    rows = [row for row in rows if row["paragraph_a"] == 1]
    assert [row["same_outlet"] for row in rows].count(True) == 1
    assert all(row["outlets"] == 2 for row in rows)
    assert all(row["agency_copy"] is None for row in rows)


def test_a_credited_agency_is_named(tmp_path: Path) -> None:
    rows = found(
        tmp_path,
        record("1", "Lantern", COPY, author="Northern Press Agency"),
        record("2", "Gazette", COPY),
    )
    assert {(row["agency"], row["agency_copy"]) for row in rows if row["paragraph_a"] == 1} == {
        ("Northern Press Agency", "credited")
    }


def test_alike_wording_without_a_run(tmp_path: Path) -> None:
    words = COPY.split()
    changed = " ".join("otherwise" if at % 6 == 5 else word for at, word in enumerate(words))
    records = [record("1", "Lantern", COPY), record("2", "Gazette", changed)]
    (row,) = [row for row in found(tmp_path, *records) if row["paragraph_a"] == 1]
    assert (row["relation"], row["run_words"]) == ("alike wording", 6)
    (tmp_path / "other").mkdir()
    rows = found(tmp_path / "other", *records, least_alike=0.95)
    assert all(row["paragraph_a"] != 1 for row in rows)


def test_new_files_give_what_all_files_at_once_give(tmp_path: Path) -> None:
    days = ("2026-09-01", "2026-10-08", "2026-10-11", "2026-10-12", "2026-10-16", "2026-12-01")
    sources = [
        write_lines(tmp_path / f"{n}.jsonl", [record(str(n), f"Outlet {n}", COPY, date=day)])
        for n, day in enumerate(days)
    ]
    added = Corpus(tmp_path / "added", engine=one_thread())
    added.run(sources[:3])
    before = content(tmp_path / "added")
    *_, reused = added.run(sources[3:4])
    assert reused.searched == 1
    after = content(tmp_path / "added")
    assert all(after[name] == data for name, data in before.items() if "2026-08-31" in name)
    *_, reused = added.run(sources[4:])
    assert reused.searched == 2
    at_once = Corpus(tmp_path / "at once", engine=one_thread())
    at_once.run(sources)
    assert content(tmp_path / "added") == content(tmp_path / "at once")
    assert max(added.table("reuse_pairs")["outlets"].to_pylist()) == 4
    *_, reused = at_once.run()
    assert (reused.searched, reused.because) == (0, ())


def test_stages_and_settings_are_checked(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "work", engine=one_thread())
    with pytest.raises(CorpusError, match="run samestory corpus build"):
        corpus.find_reuse()
    corpus.build([write_lines(tmp_path / "a.jsonl", [record("1", "Lantern", COPY)])])
    with pytest.raises(SettingsError, match="longer than the date buckets"):
        corpus.find_reuse(settings=ReuseSettings(window_days=8))
    assert corpus.find_reuse().pairs == 0
    changed = corpus.find_reuse(settings=ReuseSettings(least_run=10))
    assert (changed.because, changed.searched) == (("least_run",), 1)


@pytest.mark.parametrize(
    "wrong",
    [{"least_run": 3}, {"least_similarity": 1.5}, {"least_coverage": -1.0}, {"window_days": -1}],
)
def test_settings_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(SettingsError):
        ReuseSettings(**wrong)  # type: ignore[arg-type]

"""A corpus from end to end: the tables, and what is done again and what is not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest

import samestory
from samestory.corpus import TABLES, BuildSettings, Corpus, StorySettings, local_engine
from samestory.corpus import comparing as comparing_module
from samestory.corpus.rows import TableRows, Told
from samestory.errors import CorpusError, SettingsError
from samestory.model import Settings
from tests.corpus.corpora import (
    STORIES,
    content,
    one_thread,
    seed_records,
    write_lines,
    write_seeds,
)

QUICK = Settings(findings=("word-choice", "reuse"))
BAD_LINES = (
    "{broken",
    "[1]",
    '{"text": 5, "outlet": "Lantern", "date": "2026-01-02"}',
    '{"text": "A ship left.", "outlet": "Lantern"}',
    '{"text": "", "outlet": "Lantern", "date": "2026-01-02"}',
)


def opened(folder: Path) -> Corpus:
    return Corpus(folder, engine=one_thread())


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with seeds, bad lines and a repeated article, gone through all stages."""
    folder = tmp_path_factory.mktemp("corpus")
    sources = write_seeds(folder / "in")
    again = seed_records("ferry-collision")[0]
    other = {**again, "paragraphs": ["Another article under the same id, with words of its own."]}
    bad = write_lines(folder / "in" / "more.jsonl", [{**again, "id": "x"}, other], *BAD_LINES)
    opened(folder / "work").run([*sources, bad], comparison=QUICK)
    return folder


def test_no_record_is_lost(finished: Path) -> None:
    corpus = opened(finished / "work")
    rows = corpus.status().rows
    lines = sum(
        len(path.read_text(encoding="utf-8").splitlines()) for path in (finished / "in").iterdir()
    )
    assert rows["documents"] + rows["duplicates"] + rows["rejects"] == lines
    rejects = corpus.table("rejects").to_pylist()
    assert [(row["record"], row["code"]) for row in rejects] == [
        (2, "duplicate id"),
        (3, "broken JSON"),
        (4, "not an object"),
        (5, "wrong type"),
        (6, "no date"),
        (7, "no text"),
    ]
    assert all(row["reason"].endswith(".") for row in rejects)
    (duplicate,) = corpus.table("duplicates").to_pylist()
    assert (duplicate["record"], duplicate["reason"]) == (1, "equal")


def test_the_newest_version_under_an_id_stays(tmp_path: Path) -> None:
    first, other, *_ = seed_records("ferry-collision")
    longer = {**first, "paragraphs": [*first["paragraphs"], "The ferry sails again on Monday."]}
    newer = {
        **longer,
        "title": "New head",
        "date": "2026-10-09",
        "paragraphs": longer["paragraphs"][2:],
    }
    foreign = {**other, "id": first["id"]}
    records = [longer, newer, first, newer, foreign]
    corpora = []
    for number, order in enumerate((records, records[3::-1] + records[4:])):
        path = write_lines(tmp_path / f"{number}.jsonl", order)
        corpus = opened(tmp_path / f"work {number}")
        built = corpus.build([path])
        assert built.sorted.rejects == {"duplicate id": 1}
        (document,) = corpus.table("documents").to_pylist()
        assert (document["headline"], document["published"].isoformat()) == (
            "New head",
            "2026-10-09",
        )
        folded = corpus.table("duplicates").to_pylist()
        assert sorted(row["reason"] for row in folded) == [
            "equal",
            "other version",
            "other version",
        ]
        assert {row["document_id"] for row in folded} == {document["document_id"]}
        corpora.append(document["document_id"])
    assert len(set(corpora)) == 1


def test_each_seed_story_is_a_story(finished: Path) -> None:
    corpus = opened(finished / "work")
    outlets = defaultdict(set)
    for row in corpus.table("members").to_pylist():
        outlets[row["story_id"]].add(row["outlet"])
    wanted = [{record["outlet"] for record in seed_records(name)} for name in STORIES]
    assert sorted(map(sorted, outlets.values())) == sorted(map(sorted, wanted))


def test_tables_have_their_columns(finished: Path) -> None:
    corpus = opened(finished / "work")
    for name, schema in TABLES.items():
        table = corpus.table(name)
        assert table.schema.equals(schema), name
        assert table.num_rows > 0 or name == "substitutions", name
    with pytest.raises(CorpusError, match="no table nonsense"):
        corpus.table("nonsense")


def test_evidence_points_at_its_words(finished: Path) -> None:
    corpus = opened(finished / "work")
    texts = {
        name: corpus.story(name) for name in set(corpus.table("findings")["story_id"].to_pylist())
    }
    for row in corpus.table("findings").to_pylist():
        held = {each.source.sha256: each.text for each in texts[row["story_id"]].documents}
        assert held[row["document_id"]][row["start"] : row["end"]] == row["words"]


def test_a_story_is_compared_as_its_articles_are(finished: Path, tmp_path: Path) -> None:
    corpus = opened(finished / "work")
    path = write_lines(tmp_path / "ferry.jsonl", seed_records("ferry-collision"))
    documents = sorted(samestory.read(path), key=lambda document: document.outlet)
    direct = samestory.compare(documents, QUICK)
    outlets = {document.outlet for document in documents}
    (name,) = {
        row["story_id"] for row in corpus.table("members").to_pylist() if row["outlet"] in outlets
    }
    assert corpus.story(name).fingerprint == direct.fingerprint
    scores = [
        (row["paragraph_a"], row["paragraph_b"], row["score"])
        for row in corpus.table("links").to_pylist()
        if row["story_id"] == name
    ]
    assert scores == [(one.a.paragraph, one.b.paragraph, one.score) for one in direct.links]


def test_rows_are_those_of_whole_comparisons(finished: Path) -> None:
    corpus = opened(finished / "work")
    rows = TableRows()
    for name in corpus.table("comparisons")["story_id"].to_pylist():
        story = corpus.story(name)
        rows.add(Told(name, story, {each.id: each.source.sha256 for each in story.documents}))
    for name, table in rows.tables():
        written = corpus.table(name)
        assert table.num_rows > 0
        assert sorted(table.to_pylist(), key=repr) == sorted(written.to_pylist(), key=repr)


def test_what_is_done_is_not_done_again(finished: Path) -> None:
    before = content(finished / "work")
    built, found, compared, _ = opened(finished / "work").run()
    assert (built.read, built.sorted.redone) == (0, ())
    assert (found.linked, compared.compared) == (0, 0)
    assert built.because == found.because == compared.because == ()
    assert content(finished / "work") == before


class _KilledError(Exception):
    """Stands for a kill."""


@pytest.mark.parametrize(
    "stage", ["Reading", "Sorting", "Linking articles", "Grouping stories", "Comparing stories"]
)
def test_a_run_that_was_ended_goes_on(
    stage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing_module, "PARAGRAPHS_OF_TASK", 1)
    sources = write_seeds(tmp_path / "in")
    opened(tmp_path / "whole").run(sources, comparison=QUICK)

    def end(what: str, done: int, total: int) -> None:
        if what == stage and 2 * done >= total:
            raise _KilledError

    with pytest.raises(_KilledError):
        Corpus(tmp_path / "work", engine=one_thread(), progress=end).run(sources, comparison=QUICK)
    opened(tmp_path / "work").run(sources, comparison=QUICK)
    assert content(tmp_path / "work") == content(tmp_path / "whole")


def test_a_killed_process_and_other_processes_give_the_same(tmp_path: Path) -> None:
    sources = write_seeds(tmp_path / "in")
    opened(tmp_path / "whole").run(sources, comparison=QUICK)
    command = [sys.executable, "-m", "samestory", "corpus", "run", *map(str, sources)]
    options = ["--work", str(tmp_path / "work"), "--processes", "2"]
    with subprocess.Popen([*command, *options, "--findings", "word-choice,reuse"]) as process:
        # Whatever it is doing when the first articles are sorted.
        deadline = time.monotonic() + 60
        while not (tmp_path / "work" / "documents").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    with local_engine(2) as engine:
        Corpus(tmp_path / "work", engine=engine).run(comparison=QUICK)
    assert content(tmp_path / "work") == content(tmp_path / "whole")


def test_a_changed_setting_redoes_what_depends_on_it(tmp_path: Path) -> None:
    corpus = opened(tmp_path / "work")
    corpus.run(write_seeds(tmp_path / "in"), comparison=Settings(findings=()))
    compared = corpus.compare(settings=QUICK)
    assert compared.because == ("findings",)
    assert compared.compared == compared.stories == len(STORIES)
    found = corpus.find_stories(settings=StorySettings(window_days=2))
    assert found.because == ("window_days",)
    assert found.linked == found.pairs
    # The stories are the same, and so what was compared stays.
    assert corpus.compare().compared == 0
    assert corpus.comparison_settings == QUICK


def test_an_older_recording_of_buckets_is_told(tmp_path: Path) -> None:
    corpus = opened(tmp_path / "work")
    corpus.run(write_seeds(tmp_path / "in"), comparison=Settings(findings=()))
    built = corpus.build(settings=BuildSettings(bucket_days=30))
    assert built.because == ("bucket_days",)
    with pytest.raises(CorpusError, match="articles were added since"):
        corpus.compare()
    with pytest.raises(SettingsError, match="longer than the date buckets"):
        corpus.find_stories(settings=StorySettings(window_days=31))


def test_new_files_touch_their_own_dates_only(tmp_path: Path) -> None:
    sources = write_seeds(tmp_path / "in")
    # The last one is of another year than the others.
    sources = [sources[0], *sources[2:], sources[1]]
    corpus = opened(tmp_path / "work")
    corpus.run(sources[:3], comparison=QUICK)
    before = content(tmp_path / "work")
    built, found, compared, _ = corpus.run(sources[3:], comparison=QUICK)
    assert built.read == 1
    assert built.sorted.redone == ("2025-01-20",)
    assert (found.linked, compared.compared) == (1, 1)
    after = content(tmp_path / "work")
    changed = {name for name, data in before.items() if after.get(name) != data}
    assert changed <= {"rejects/rejects.parquet", "duplicates/duplicates.parquet"}
    at_once = opened(tmp_path / "at once")
    at_once.run(sources, comparison=QUICK)
    assert after == content(tmp_path / "at once")


def test_a_source_may_go_until_it_has_to_be_read_again(tmp_path: Path) -> None:
    sources = write_seeds(tmp_path / "in")
    corpus = opened(tmp_path / "work")
    corpus.build(sources[:1])
    sources[0].unlink()
    assert corpus.build(sources[1:2]).read == 1
    with pytest.raises(CorpusError, match="was changed or is gone since it was read"):
        corpus.build(settings=BuildSettings(longest=5000))


def test_a_source_that_grew_is_read_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    records = seed_records("ferry-collision")
    write_lines(path, records[:2])
    corpus = opened(tmp_path / "work")
    corpus.build([path])
    write_lines(path, records)
    assert corpus.build([path]).sorted.documents == len(records)
    assert sorted(corpus.table("documents")["record"].to_pylist()) == [1, 2, 3]


def test_articles_without_a_date_can_be_kept(tmp_path: Path) -> None:
    records = [{**each, "date": None} for each in seed_records("ferry-collision")]
    path = write_lines(tmp_path / "a.jsonl", records)
    corpus = opened(tmp_path / "work")
    assert corpus.build([path]).sorted.rejects == {"no date": len(records)}
    built, found, compared, _ = corpus.run(build=BuildSettings(undated="keep"), comparison=QUICK)
    assert list(built.sorted.buckets) == ["undated"]
    assert (found.stories, compared.compared) == (1, 1)


def test_folders_of_articles_and_tables_are_sources(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        page = f"---\noutlet: Lantern\ndate: 2026-01-0{number + 1}\n---\n\nShip {number} left.\n"
        (folder / f"{number}.md").write_text(page, encoding="utf-8")
    table = tmp_path / "a.csv"
    table.write_text("outlet,date,text\nGazette,2026-01-02,A ship left.\n", encoding="utf-8")
    corpus = opened(tmp_path / "work")
    built = corpus.build([folder, table])
    assert (built.sorted.records, built.sorted.documents) == (4, 4)
    assert set(corpus.table("documents")["outlet"].to_pylist()) == {"Gazette", "Lantern"}


def test_stages_ask_for_the_one_before(tmp_path: Path) -> None:
    corpus = opened(tmp_path / "work")
    with pytest.raises(CorpusError, match="run samestory corpus build"):
        corpus.find_stories()
    with pytest.raises(CorpusError, match="name a source"):
        corpus.build()


def test_a_story_is_named_by_the_beginning_of_its_id(finished: Path) -> None:
    corpus = opened(finished / "work")
    name = corpus.largest_stories()[0]["story_id"]
    assert corpus.members(name[:8]).id == name
    with pytest.raises(CorpusError, match="stories begin like this"):
        corpus.members("s-")
    with pytest.raises(CorpusError, match="there is no such story"):
        corpus.members("s-nonsense")

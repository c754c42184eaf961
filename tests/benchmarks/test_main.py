from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks import __main__ as program
from benchmarks.__main__ import main
from benchmarks.samples import Sample
from benchmarks.stories import DataError
from tests.benchmarks.data_factory import write_data
from tests.embedding.fake import FakeEmbedder


def test_quality_of_two_stories_from_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "figures.json"
    data = write_data(tmp_path)
    assert main(["quality", "--data", str(data), "--json", str(written)]) == 0
    printed = capsys.readouterr().out
    assert "Links: 2 stories, 25 pairs of paragraphs" in printed
    assert "| links        | samestory" in printed
    figures = json.loads(written.read_text(encoding="utf-8"))
    assert figures["quality"]["stories"] == 2
    assert figures["quality"]["methods"]["samestory"]["links"]["f1"] > 0.5
    assert "speed" not in figures


def test_stories_limits_how_many_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["quality", "--data", str(write_data(tmp_path)), "--stories", "1"]) == 0
    assert "Links: 1 stories, 21 pairs" in capsys.readouterr().out


def test_an_embedding_model_takes_part_where_it_is_asked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "load_embedder", lambda name, **_: FakeEmbedder(name=name))
    data = str(write_data(tmp_path))
    for options in ([], ["--semantic", "fake"]):
        written = tmp_path / "figures.json"
        assert main(["quality", "--data", data, "--json", str(written), *options]) == 0
        figures = json.loads(written.read_text(encoding="utf-8"))["quality"]
        printed = capsys.readouterr().out
        assert ("samestory with the embedding model fake" in printed) == bool(options)
    assert figures["semantic"]["name"] == "fake"


def test_fit_takes_the_models_features_for_its_own_section(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {}

    def refit(samples: Sequence[Sample], **options: Any) -> dict[str, Any]:  # noqa: ANN401
        asked.update(options, features=set(samples[0].blocks[0].features))
        raise DataError("enough is seen")

    monkeypatch.setattr(program, "load_embedder", lambda name, **_: FakeEmbedder(name=name))
    monkeypatch.setattr(program, "refit", refit)
    data = str(write_data(tmp_path))
    assert main(["fit", "--data", data, "--semantic", "fake"]) == 2
    assert asked["section"] == "semantic"
    assert {"paragraph_meaning", "sentence_meaning"} <= asked["features"]
    assert main(["fit", "--data", data]) == 2
    assert "paragraph_meaning" not in asked["features"]


@pytest.mark.parametrize("part", ["all", "quality", "speed"])
def test_absent_data_is_said_in_one_line_with_exit_2(
    part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([part, "--data", str(tmp_path / "nowhere"), "--case", "2x2"]) == 2
    captured = capsys.readouterr()
    last = captured.err.strip().splitlines()[-1]
    assert "articles.jsonl" in last
    assert "--data" in last
    assert captured.out == ""


def test_absent_default_data_is_said_before_anything_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "DEFAULT_DATA", tmp_path / "nowhere")
    assert main([]) == 2
    assert "--seeds" in capsys.readouterr().err


def test_speed_without_the_default_data_takes_the_sample_stories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: dict[str, Any] = {}

    def fake_speed(**wanted: object) -> dict[str, Any]:
        asked.update(wanted)
        seconds = {"wall": 0.5, "cpu": 0.4}
        start = {"import": seconds, "help": seconds}
        return {"load_before": 0.0, "load_after": 0.0, **start, "cases": {}}

    monkeypatch.setattr(program, "DEFAULT_DATA", tmp_path / "nowhere")
    monkeypatch.setattr(program, "speed", fake_speed)
    assert main(["speed", "--case", "2x3"]) == 0
    assert asked["data"] is None
    assert [str(size) for size in asked["sizes"]] == ["2x3"]
    captured = capsys.readouterr()
    assert "samestory --help" in captured.out
    assert "sample stories" in captured.err


def test_a_folder_for_the_figures_that_is_absent_is_said_before_anything_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nowhere" / "figures.json"
    assert main(["quality", "--data", str(write_data(tmp_path)), "--json", str(missing)]) == 2
    captured = capsys.readouterr()
    assert "There is no folder" in captured.err
    assert captured.out == ""


@pytest.mark.parametrize("arguments", [["--stories", "0"], ["--case", "3"], ["wrong"]])
def test_wrong_use_is_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert arguments[-1] in capsys.readouterr().err

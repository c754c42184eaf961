"""``--semantic`` and the options that go with it, without a real model."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samestory import embedding
from samestory.embedding.keeping import KeepingEmbedder
from samestory.errors import EmbeddingError
from tests.cli.conftest import Run
from tests.embedding.fake import FakeEmbedder

DATE = ("--date", "none")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What was asked of the library; its models are the one called fake, and another."""
    calls: list[dict[str, Any]] = []

    def load(model: str, **options: Any) -> KeepingEmbedder:  # noqa: ANN401
        calls.append({"model": model, **options})
        if model not in {"fake", "other"}:
            raise EmbeddingError(f"{model}: there is no such semantic model on this machine.")
        return KeepingEmbedder(FakeEmbedder(name=model))

    monkeypatch.setattr(embedding, "load_embedder", load)
    for name in (
        "HF_HUB_OFFLINE",
        "HF_HUB_DISABLE_PROGRESS_BARS",
        "HF_HUB_DISABLE_TELEMETRY",
        "TRANSFORMERS_VERBOSITY",
    ):
        monkeypatch.setenv(name, "")
    return calls


def report_in(folder: str) -> Path:
    return next(Path(folder).glob("*.json"))


def compared(run: Run, *arguments: str | Path) -> dict[str, Any]:
    result = run("compare", *arguments, "-f", "json", "-o", "-", *DATE)
    assert result.exit_code == 0, result.stderr
    held: dict[str, Any] = json.loads(result.stdout)
    return held


def test_the_model_takes_part_and_is_named(
    run: Run, story: Path, asked: list[dict[str, Any]]
) -> None:
    report = compared(run, story, "--semantic", "fake", "--cache", "none")
    assert report["settings"]["semantic"]["name"] == "fake"
    assert report["links"] != compared(run, story)["links"]
    (call,) = asked
    call.pop("warn")
    assert call == {
        "model": "fake",
        "allow_download": False,
        "device": "cpu",
        "batch_size": 32,
        "cache": None,
    }


def test_options_are_passed_on(run: Run, story: Path, asked: list[dict[str, Any]]) -> None:
    options = ("--allow-download", "--device", "cuda:1", "--batch-size", "8", "--cache", "kept")
    compared(run, story, "--semantic", "fake", *options)
    asked[0].pop("warn")
    assert asked[0] == {
        "model": "fake",
        "allow_download": True,
        "device": "cuda:1",
        "batch_size": 8,
        "cache": "kept",
    }


@pytest.mark.parametrize(
    "option",
    [("--allow-download",), ("--device", "cpu"), ("--batch-size", "8"), ("--cache", "none")],
)
def test_options_without_a_model_are_refused(
    run: Run, story: Path, option: tuple[str, ...]
) -> None:
    result = run("compare", story, *option)
    assert result.exit_code == 2
    assert result.stderr == (
        f"samestory: {option[0]} is about a semantic model: name one with --semantic, or leave it "
        "out.\n"
    )


def test_a_model_that_is_not_here_is_said_before_anything_is_read(
    run: Run, asked: list[dict[str, Any]]
) -> None:
    result = run("compare", "no such file", "--semantic", "missing", "--cache", "none")
    assert result.exit_code == 2
    assert result.stderr == (
        "samestory: missing: there is no such semantic model on this machine.\n"
    )
    assert len(asked) == 1


@pytest.mark.usefixtures("asked")
def test_a_report_is_compared_again_with_its_model(run: Run, story: Path) -> None:
    options = ("-f", "json", *DATE, "--cache", "none")
    assert run("compare", story, "--semantic", "fake", *options, "-o", "first").exit_code == 0
    first = report_in("first")
    again = compared(run, "--from", first, "--cache", "none")
    assert again == json.loads(first.read_bytes())
    without = compared(run, "--from", first, "--semantic", "none")
    assert without == compared(run, story)
    other = compared(run, "--from", first, "--semantic", "other", "--cache", "none")
    assert other["settings"]["semantic"]["name"] == "other"


@pytest.mark.usefixtures("asked")
def test_explain_takes_the_reports_model(run: Run, story: Path) -> None:
    options = ("-f", "json", *DATE, "--cache", "none", "-o", "first")
    assert run("compare", story, "--semantic", "fake", *options).exit_code == 0
    result = run("explain", report_in("first"), "A1", "B1", "--cache", "none")
    assert result.exit_code == 0, result.stderr
    assert "paragraph meaning" in result.stdout
    refused = run(
        "explain", report_in("first"), "A1", "B1", "--semantic", "other", "--cache", "none"
    )
    assert refused.exit_code == 2
    assert "not the same" in refused.stderr


@pytest.mark.parametrize("command", ["compare", "explain"])
def test_a_reports_model_that_is_gone_is_said(
    run: Run,
    story: Path,
    asked: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    options = ("-f", "json", *DATE, "--cache", "none", "-o", "first")
    assert run("compare", story, "--semantic", "fake", *options).exit_code == 0
    first = str(report_in("first"))

    def gone(model: str, **_: object) -> KeepingEmbedder:
        raise EmbeddingError(f"{model}: there is no such semantic model on this machine.")

    monkeypatch.setattr(embedding, "load_embedder", gone)
    arguments = ["--from", first] if command == "compare" else [first, "A1", "B1"]
    result = run(command, *arguments, "--cache", "none")
    assert result.exit_code == 2
    assert "name it with --semantic" in result.stderr
    assert result.stderr.count("\n") == 1
    monkeypatch.setattr(
        embedding, "load_embedder", lambda *_, **__: KeepingEmbedder(FakeEmbedder(name="other"))
    )
    result = run(command, *arguments, "--cache", "none")
    assert result.exit_code == 2
    assert "other files of the semantic model fake" in result.stderr
    assert len(asked) == 1


@pytest.mark.usefixtures("asked")
def test_evaluate_measures_with_the_model(run: Run, story: Path) -> None:
    gold = "document_a,paragraph_a,document_b,paragraph_b,level\n"
    gold += "Hallowick Herald,1,Tidewater Wire,1,2\n"
    Path("gold.csv").write_text(gold, encoding="utf-8")
    options = ("--json", "figures.json", "--semantic", "fake", "--cache", "none")
    result = run("evaluate", "gold.csv", story, *options)
    assert result.exit_code == 0, result.stderr
    figures = json.loads(Path("figures.json").read_bytes())
    assert figures["settings"]["semantic"]["name"] == "fake"


def test_without_the_extra_one_line_says_how_to_get_it(story: Path) -> None:
    """In a process of its own, where nothing of the extra can be found."""
    code = (
        "import sys\n"
        "for name in ('sentence_transformers', 'torch', 'platformdirs', 'huggingface_hub'):\n"
        "    sys.modules[name] = None\n"
        "from samestory.cli import main\n"
        "sys.argv = ['samestory', 'compare', sys.argv[1], '--semantic', 'any']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(story)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "pip install 'samestory[semantic]'" in done.stderr

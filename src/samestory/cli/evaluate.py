"""``samestory evaluate``: how well links agree with what people marked."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from samestory._version import __version__
from samestory.cli.embedding import ModelChoice, read_texts
from samestory.cli.evaluation_tables import evaluation_tables
from samestory.cli.options import (
    AllowDownload,
    BatchSize,
    Cache,
    Device,
    Fields,
    Language,
    LimitChoices,
    Semantic,
    parse_limits,
)
from samestory.cli.progress import Steps
from samestory.cli.reading import read_articles
from samestory.cli.tables import print_tables
from samestory.cli.writing import check_folder, prepare_folder, write_atomically
from samestory.errors import SettingsError, SourceError
from samestory.model import Settings

DEFAULTS = Settings()
DIGITS = 6


def evaluate(
    gold: Annotated[
        str,
        typer.Argument(
            metavar="GOLD",
            show_default=False,
            help="What people marked: JSON Lines with story and pairs; CSV with document_a, "
            "paragraph_a, document_b, paragraph_b, level; or a filled-in coding sheet.",
        ),
    ],
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            show_default=False,
            help="The articles, as for compare; articles.jsonl beside GOLD if not given.",
        ),
    ] = None,
    *,
    threshold: Annotated[
        float,
        typer.Option(metavar="SCORE", help="Count two paragraphs as linked from this score on."),
    ] = DEFAULTS.threshold,
    strong: Annotated[
        float,
        typer.Option(metavar="SCORE", help="Count a link as strong from this strong score on."),
    ] = DEFAULTS.strong,
    include_same_outlet: Annotated[
        bool,
        typer.Option(
            "--include-same-outlet", help="Match articles of one outlet with each other too."
        ),
    ] = False,
    key: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            show_default=False,
            help="Key of a coding sheet; beside the sheet if not given.",
        ),
    ] = None,
    json_file: Annotated[
        str | None,
        typer.Option(
            "--json", metavar="FILE", show_default=False, help="Write all figures to this file too."
        ),
    ] = None,
    seed: Annotated[
        int, typer.Option(metavar="NUMBER", help="Start of the bootstrap's random numbers.")
    ] = 1,
    semantic: Semantic = None,
    allow_download: AllowDownload = False,
    device: Device = None,
    batch_size: BatchSize = None,
    cache: Cache = None,
    language: Language = None,
    fields: Fields = None,
    limits: LimitChoices = None,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="Tell on standard error how the files were read."),
    ] = False,
) -> None:
    """Measure links against what people marked."""
    settings = Settings(threshold=threshold, strong=strong, include_same_outlet=include_same_outlet)
    allowed = parse_limits(limits)
    if json_file is not None:
        check_folder(Path(json_file).parent)
    steps = Steps(quiet=False, verbose=verbose)
    embedder = ModelChoice(
        model=semantic,
        allow_download=allow_download,
        device=device,
        batch_size=batch_size,
        cache=cache,
    ).open()
    # Only here: numpy and the readers' libraries take a good part of a second to load.
    from samestory import evaluation  # noqa: PLC0415
    from samestory.sources import articles_beside, read_markings  # noqa: PLC0415

    markings = read_markings(gold, key=key, limits=allowed)
    if key is not None and markings.complete:
        raise SettingsError(f"--key: {gold} is no coding sheet and has no key; leave it out.")
    arguments = files or [str(articles_beside(gold) or "")]
    if not arguments[0]:
        raise SourceError(
            f"{gold}: no articles were given and there is no articles.jsonl beside it; name the "
            "articles behind it."
        )
    read = read_articles(
        arguments,
        language=language,
        fields=fields,
        steps=steps,
        verbose=verbose,
        limits=allowed,
    )
    if embedder is not None:
        read_texts(embedder, [article.document for article in read.articles], steps=steps)
    with steps.step("Comparing") as doing:
        result = evaluation.evaluate(
            markings,
            read.articles,
            settings,
            seed=seed,
            progress=lambda name: doing(f"Comparing {name}"),
            embedder=embedder,
            limits=allowed,
        )
    if json_file is not None:
        figures = {
            "generator": {"name": "samestory", "version": __version__},
            "gold": Path(gold).name,
            "settings": {
                "threshold": threshold,
                "strong": strong,
                "include_same_outlet": include_same_outlet,
                "semantic": None if embedder is None else asdict(embedder.model),
            },
            **asdict(result),
        }
        text = json.dumps(_rounded(figures), ensure_ascii=False, indent=2) + "\n"
        prepare_folder(Path(json_file).parent)
        write_atomically(Path(json_file), text.encode("utf-8", "replace"))
    print_tables(list(evaluation_tables(result)), notes=result.notes)


def _rounded(value: object) -> object:
    """Round all figures, so that the last digits of sums do not depend on the machine."""
    match value:
        case float():
            return round(value, DIGITS)
        case dict():
            return {name: _rounded(each) for name, each in value.items()}
        case list() | tuple():
            return [_rounded(each) for each in value]
    return value

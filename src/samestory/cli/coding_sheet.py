"""``samestory coding-sheet``: a sheet in which people mark pairs of paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samestory.cli import messages
from samestory.cli.options import Fields, Files, Language, LimitChoices, parse_limits
from samestory.cli.progress import Steps
from samestory.cli.reading import read_articles
from samestory.cli.writing import check_folder, prepare_folder, write_atomically
from samestory.errors import OutputError, SettingsError
from samestory.model import StoryArticle

if TYPE_CHECKING:
    from samestory.evaluation import DrawnSheet

MOST_CODERS = 2


def coding_sheet(
    files: Files,
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="SHEET",
            show_default=False,
            help="The sheet to write, .csv or .xlsx; its key goes beside it as SHEET.key.json.",
        ),
    ],
    low: Annotated[
        float, typer.Option(metavar="SCORE", help="Pairs are candidates from this score on.")
    ] = 0.05,
    most: Annotated[
        int,
        typer.Option(
            metavar="NUMBER", help="Candidates of one story; more are drawn from at random."
        ),
    ] = 200,
    others: Annotated[
        float,
        typer.Option(metavar="SHARE", help="Share of rows that are no candidates, 0 to .9."),
    ] = 0.2,
    coders: Annotated[int, typer.Option(metavar="NUMBER", help="Columns for 1 or 2 coders.")] = 1,
    seed: Annotated[int, typer.Option(metavar="NUMBER", help="Start of the random numbers.")] = 1,
    story: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            show_default=False,
            help="Name of the story, where the articles' records name none.",
        ),
    ] = "",
    include_same_outlet: Annotated[
        bool,
        typer.Option(
            "--include-same-outlet", help="Pair articles of one outlet with each other too."
        ),
    ] = False,
    language: Language = None,
    fields: Fields = None,
    limits: LimitChoices = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a sheet of that name and its key.")
    ] = False,
) -> None:
    """Write a sheet for coding pairs of paragraphs by hand, blind to the scores."""
    if coders not in range(1, MOST_CODERS + 1):
        raise SettingsError(f"coders is {coders}: give 1 or 2.")
    # Only here: numpy and the readers' libraries take a good part of a second to load.
    from samestory import evaluation  # noqa: PLC0415
    from samestory.sources import key_path  # noqa: PLC0415

    path, suffix = Path(output), Path(output).suffix.lower()
    if suffix not in evaluation.SHEET_WRITERS:
        known = " or ".join(evaluation.SHEET_WRITERS)
        raise SettingsError(f"--output {output}: name a file that ends in {known}.")
    sampling = evaluation.Sampling(low=low, most=most, others=others, seed=seed)
    key = key_path(output)
    _check_free((path, key), force=force)
    steps = Steps(quiet=False, verbose=False)
    allowed = parse_limits(limits)
    read = read_articles(
        files, language=language, fields=fields, steps=steps, verbose=False, limits=allowed
    )
    with steps.step("Comparing"):
        sheet = evaluation.draw_sheet(
            _by_story(read.articles, story),
            sampling,
            include_same_outlet=include_same_outlet,
            limits=allowed,
        )
    data = evaluation.SHEET_WRITERS[suffix](sheet, coders=coders)
    prepare_folder(path.parent)
    write_atomically(key, evaluation.key_json(sheet.key))
    write_atomically(path, data)
    _tell(sheet, path, key)


def _by_story(articles: Sequence[StoryArticle], name: str) -> list[tuple[str, list[StoryArticle]]]:
    stories: dict[str, list[StoryArticle]] = {}
    for article in articles:
        told = name if article.story is None else article.story
        stories.setdefault(told, []).append(article)
    return list(stories.items())


def _check_free(paths: Sequence[Path], *, force: bool) -> None:
    check_folder(paths[0].parent)
    for path in paths:
        if path.is_dir():
            raise OutputError(f"{path}: a folder of this name is in the way; name another file.")
        if path.exists() and not force:
            raise OutputError(
                f"{path}: there is a file of this name, which may hold somebody's work; name "
                "another one, or use --force to replace it."
            )


def _tell(sheet: DrawnSheet, path: Path, key: Path) -> None:
    strata = [pair.stratum for pair in sheet.key.pairs]
    drawn = ", ".join(
        f"{strata.count(stratum)} of {sum(story.pools[stratum] for story in sheet.key.stories)} "
        f"{stratum}"
        for stratum in dict.fromkeys(name for story in sheet.key.stories for name in story.pools)
    )
    messages.show(
        [
            f"{path}: {len(strata)} pairs to code ({drawn}).",
            f"{key}: the key to it; keep it from the coders, evaluate needs it.",
        ]
    )

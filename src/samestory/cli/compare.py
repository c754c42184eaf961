"""``samestory compare``: from files to reports."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samestory.cli import messages
from samestory.cli.embedding import ModelChoice, read_texts
from samestory.cli.options import (
    AllowDownload,
    BatchSize,
    Cache,
    Device,
    Fields,
    FilesIfAny,
    Language,
    LimitChoices,
    Quiet,
    Semantic,
    Strict,
    Verbose,
    parse_limits,
)
from samestory.cli.progress import Steps
from samestory.cli.reading import read_articles, source_name
from samestory.cli.recutting import Choices, articles_of, check_inputs, reopen
from samestory.cli.report_index import INDEX_NAME, rebuild_index
from samestory.cli.reports import (
    Report,
    choose_renderers,
    only_text_renderer,
    render_all,
    write_all,
)
from samestory.cli.writing import check_folder
from samestory.errors import AlignmentError, SettingsError
from samestory.model import Comparison, Limits, Settings
from samestory.renderers import DEFAULT_FORMATS, RENDERERS, layout

if TYPE_CHECKING:
    from samestory.embedding import Embedder
    from samestory.sources import ReadResult

STANDARD_OUTPUT = "-"
NO_DATE = "none"
NO_FINDINGS = "none"
FEWEST = 2
"""Articles that a comparison needs."""

DEFAULTS = Settings()


def compare(
    files: FilesIfAny = None,
    *,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            show_default=False,
            autocompletion=lambda: list(RENDERERS),
            help=f"Report format: {', '.join(RENDERERS)}. Repeatable; "
            f"{layout.join_names(DEFAULT_FORMATS)} if not given.",
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Where the reports go; - prints a single text format to standard output.",
        ),
    ] = "reports",
    title: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", show_default=False, help="Title of the report; else the first headline."
        ),
    ] = None,
    from_report: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="REPORT",
            show_default=False,
            help="Compare the articles in a JSON report again, instead of reading files. What is "
            "not given stays as it is there, except for the date.",
        ),
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(
            metavar="SCORE",
            show_default=False,
            help="Link two paragraphs from this score on, above 0 and up to 1; "
            f"{DEFAULTS.threshold:g} if not given.",
        ),
    ] = None,
    strong: Annotated[
        float | None,
        typer.Option(
            metavar="SCORE",
            show_default=False,
            help="Call a link strong from this strong score on, above 0 and up to 1; "
            f"{DEFAULTS.strong:g} if not given.",
        ),
    ] = None,
    include_same_outlet: Annotated[
        bool,
        typer.Option(
            "--include-same-outlet", help="Match articles of one outlet with each other too."
        ),
    ] = False,
    align_boilerplate: Annotated[
        bool,
        typer.Option(
            "--align-boilerplate",
            help="Match bylines, credits, link lines and the like too, as if they were reporting.",
        ),
    ] = False,
    findings: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES",
            show_default=False,
            help="Which findings to look for, parted by commas, or none; all of them if not "
            "given. samestory formats lists their names.",
        ),
    ] = None,
    geonames: Annotated[
        bool,
        typer.Option(
            "--geonames",
            help="Know the names of cities in GeoNames, too, where outlets use different ones. "
            "Needs the places extra.",
        ),
    ] = False,
    semantic: Semantic = None,
    allow_download: AllowDownload = False,
    device: Device = None,
    batch_size: BatchSize = None,
    cache: Cache = None,
    language: Language = None,
    fields: Fields = None,
    strict: Strict = False,
    limits: LimitChoices = None,
    date: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            show_default="today",
            help="Date printed on the report, as YYYY-MM-DD; none leaves it out.",
        ),
    ] = None,
    open_report: Annotated[
        bool, typer.Option("--open", help="Open the report when it is written.")
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files that are in the reports' way.")
    ] = False,
) -> None:
    """Compare articles on the same events and write the reports."""
    check_inputs(files, from_report, language=language, fields=fields)
    choices = Choices(
        title=title,
        threshold=threshold,
        strong=strong,
        include_same_outlet=include_same_outlet or None,
        align_boilerplate=align_boilerplate or None,
        findings=chosen_findings(findings),
        geonames=geonames or None,
        date=report_date(date),
    )
    allowed = parse_limits(limits)
    steps = Steps(quiet=quiet, verbose=verbose)
    stored = None if from_report is None else reopen(from_report, steps=steps, limits=allowed)
    settings = choices.over(DEFAULTS if stored is None else stored.settings)
    embedder = ModelChoice(
        model=semantic,
        allow_download=allow_download,
        device=device,
        batch_size=batch_size,
        cache=cache,
    ).open(settings.semantic)
    printed = only_text_renderer(formats) if output == STANDARD_OUTPUT else None
    renderers = choose_renderers(formats)
    folder = Path(output)
    if printed is None:
        check_folder(folder)
    elif open_report:
        raise SettingsError("--open needs a report in a file: leave out --output -.")
    read = (
        read_articles(
            files or (),
            language=language,
            fields=fields,
            steps=steps,
            verbose=verbose,
            tolerate="nothing" if strict else "anything",
            least=FEWEST,
            limits=allowed,
        )
        if stored is None
        else articles_of(stored)
    )
    comparison = _compare(read, settings, embedder, limits=allowed, steps=steps, verbose=verbose)
    with steps.step("Rendering"):
        reports = render_all(comparison, renderers, folder)
    if printed is not None:
        messages.send(reports[0].data)
        return
    with steps.step("Writing"):
        write_all(reports, fingerprint=comparison.fingerprint, force=force)
        index = rebuild_index(folder)
    if index is None:
        messages.say(
            f"samestory: {folder / INDEX_NAME} was not made by samestory and is left as it is; "
            "it does not list the new reports."
        )
    _show_results(comparison, reports, index, quiet=quiet)
    if open_report:
        webbrowser.open(reports[0].path.resolve().as_uri())


def chosen_findings(given: str | None) -> tuple[str, ...] | None:
    """Return the names that ``--findings`` was given: none for ``none``, all for no option."""
    if given is None:
        return None
    names = [name.strip() for name in given.lower().split(",") if name.strip()]
    if not names:
        raise SettingsError("--findings: give names parted by commas, or none.")
    return () if names == [NO_FINDINGS] else tuple(dict.fromkeys(names))


def report_date(given: str | None) -> str | None:
    """Return the date for the report: today's, the one given, or ``None`` for ``none``.

    Raises
    ------
    SettingsError
        If what was given is no date.
    """
    if given is None:
        return datetime.now().astimezone().date().isoformat()
    if given.strip().lower() == NO_DATE:
        return None
    try:
        datetime.fromisoformat(given)
    except ValueError as error:
        raise SettingsError(
            f"--date {given}: give a date as YYYY-MM-DD, or none to leave it out."
        ) from error
    return given


def _compare(
    read: ReadResult,
    settings: Settings,
    embedder: Embedder | None,
    *,
    limits: Limits,
    steps: Steps,
    verbose: bool,
) -> Comparison:
    if len(read.documents) < FEWEST:
        raise AlignmentError(_too_few(read))
    if embedder is not None:
        read_texts(embedder, read.documents, steps=steps)
    with steps.step("Comparing"):
        # Only here: numpy and the other libraries take a good part of a second to load.
        from samestory import pipeline  # noqa: PLC0415

        comparison = pipeline.compare(
            read.documents,
            replace(settings, semantic=None),
            skipped=read.skipped,
            embedder=embedder,
            limits=limits,
        )
    if verbose:
        libraries = comparison.generator.libraries.items()
        messages.say("with " + ", ".join(f"{name} {version}" for name, version in libraries))
    return comparison


def _too_few(read: ReadResult) -> str:
    """Return why there is nothing to compare, with what became of each input."""
    names = [f"{source_name(document)} ({document.outlet})" for document in read.documents]
    skipped = [f"{skipped.name} ({skipped.reason})" for skipped in read.skipped]
    return (
        "a comparison needs at least two articles; read: "
        + (", ".join(names) or "none")
        + "; skipped: "
        + (", ".join(skipped) or "none")
        + "."
    )


def _show_results(
    comparison: Comparison, reports: Sequence[Report], index: Path | None, *, quiet: bool
) -> None:
    paths = [str(report.path) for report in reports]
    if quiet:
        messages.show(paths)
        return
    messages.show_summary(comparison)
    listed = [] if index is None else [f"  {index} lists all reports in the folder."]
    messages.show(["", "Reports:", *(f"  {path}" for path in paths), *listed])

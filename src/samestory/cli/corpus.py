"""``samestory corpus``: from a pile of articles to stories to comparisons."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samestory.cli import messages
from samestory.cli.compare import chosen_findings, report_date
from samestory.cli.corpus_options import (
    AlignBoilerplate,
    BucketDays,
    CompareGroup,
    Findings,
    Formats,
    Labels,
    LeastRun,
    Longest,
    Memory,
    NoBar,
    Output,
    Processes,
    SourcesIfAny,
    Strictness,
    Strong,
    Threshold,
    Undated,
    Window,
    WithGroup,
    Work,
    parse_labels,
    parse_names,
)
from samestory.cli.corpus_progress import shown_progress
from samestory.cli.corpus_summary import (
    build_lines,
    compare_lines,
    reuse_lines,
    status_lines,
    story_lines,
)
from samestory.cli.guard import guarded
from samestory.cli.options import Fields, Language, parse_fields
from samestory.cli.reports import choose_renderers, render_all, write_all
from samestory.cli.writing import check_folder, prepare_folder, write_atomically
from samestory.errors import OutputError

if TYPE_CHECKING:
    from samestory.corpus import BuildSettings, Corpus
    from samestory.model import Settings

corpus_app = typer.Typer(
    name="corpus",
    help="From a pile of articles to stories to comparisons.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def build(
    sources: SourcesIfAny = None,
    *,
    work: Work,
    fields: Fields = None,
    language: Language = None,
    bucket_days: BucketDays = None,
    undated: Undated = None,
    longest: Longest = None,
    processes: Processes = None,
    memory: Memory = "512MB",
    quiet: NoBar = False,
) -> None:
    """Read articles and sort them by date; files that are named later are added."""
    with _opened(work, processes=processes, memory=memory, quiet=quiet) as corpus:
        settings = _build_settings(
            corpus,
            fields=fields,
            language=language,
            bucket_days=bucket_days,
            undated=undated,
            longest=longest,
        )
        done = corpus.build(sources or (), settings=settings)
    messages.show(build_lines(done))


def stories(
    *,
    work: Work,
    window: Window = None,
    strictness: Strictness = None,
    processes: Processes = None,
    quiet: NoBar = False,
) -> None:
    """Find which articles tell one story."""
    with _opened(work, processes=processes, quiet=quiet) as corpus:
        settings = replace(
            corpus.story_settings, **_given(window_days=window, strictness=strictness)
        )
        done = corpus.find_stories(settings=settings)
    messages.show(story_lines(done))


def compare(
    *,
    work: Work,
    findings: Findings = None,
    threshold: Threshold = None,
    strong: Strong = None,
    align_boilerplate: AlignBoilerplate = None,
    processes: Processes = None,
    quiet: NoBar = False,
) -> None:
    """Compare how each story is worded."""
    with _opened(work, processes=processes, quiet=quiet) as corpus:
        settings = _comparison_settings(
            corpus,
            findings=findings,
            threshold=threshold,
            strong=strong,
            align_boilerplate=align_boilerplate,
        )
        done = corpus.compare(settings=settings)
    messages.show(compare_lines(done))


def reuse(
    *,
    work: Work,
    window: Window = None,
    least_run: LeastRun = None,
    processes: Processes = None,
    quiet: NoBar = False,
) -> None:
    """Find paragraphs of the whole corpus that have the same words."""
    with _opened(work, processes=processes, quiet=quiet) as corpus:
        settings = replace(corpus.reuse_settings, **_given(window_days=window, least_run=least_run))
        done = corpus.find_reuse(settings=settings)
    messages.show(reuse_lines(done))


def run(
    sources: SourcesIfAny = None,
    *,
    work: Work,
    fields: Fields = None,
    language: Language = None,
    bucket_days: BucketDays = None,
    undated: Undated = None,
    longest: Longest = None,
    window: Window = None,
    strictness: Strictness = None,
    findings: Findings = None,
    threshold: Threshold = None,
    strong: Strong = None,
    align_boilerplate: AlignBoilerplate = None,
    processes: Processes = None,
    memory: Memory = "512MB",
    quiet: NoBar = False,
) -> None:
    """Do all of it: build, stories, compare, reuse."""
    with _opened(work, processes=processes, memory=memory, quiet=quiet) as corpus:
        built, found, compared, reused = corpus.run(
            sources or (),
            build=_build_settings(
                corpus,
                fields=fields,
                language=language,
                bucket_days=bucket_days,
                undated=undated,
                longest=longest,
            ),
            stories=replace(
                corpus.story_settings, **_given(window_days=window, strictness=strictness)
            ),
            comparison=_comparison_settings(
                corpus,
                findings=findings,
                threshold=threshold,
                strong=strong,
                align_boilerplate=align_boilerplate,
            ),
            reuse=replace(corpus.reuse_settings, **_given(window_days=window)),
        )
    lines = (build_lines(built), story_lines(found), compare_lines(compared), reuse_lines(reused))
    messages.show([line for stage in lines for line in stage])


def status(*, work: Work) -> None:
    """Tell what is done, what is left, how large it is, and the largest stories."""
    with _opened(work, quiet=True) as corpus:
        messages.show(status_lines(corpus.status(), corpus.largest_stories()))


def show(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story's id, or its beginning.")],
    *,
    work: Work,
) -> None:
    """Show one story at a glance."""
    with _opened(work, quiet=True) as corpus:
        comparison = corpus.story(story)
    messages.show_summary(comparison)


def export(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story's id, or its beginning.")],
    *,
    work: Work,
    formats: Formats = None,
    output: Output = "reports",
    date: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            show_default="today",
            help="Date printed on the report, as YYYY-MM-DD; none leaves it out.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files that are in the reports' way.")
    ] = False,
) -> None:
    """Write the report of one story, as samestory compare does."""
    renderers = choose_renderers(formats)
    folder = Path(output)
    check_folder(folder)
    printed = report_date(date)
    with _opened(work, quiet=True) as corpus:
        comparison = replace(corpus.story(story), date=printed)
    reports = render_all(comparison, renderers, folder)
    write_all(reports, fingerprint=comparison.fingerprint, force=force)
    messages.show([str(report.path) for report in reports])


def report(
    *,
    work: Work,
    output: Output = "reports",
    compare_group: CompareGroup = None,
    with_group: WithGroup = None,
    labels: Labels = None,
    memory: Memory = "512MB",
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that is in the overview's way.")
    ] = False,
) -> None:
    """Write an overview of the corpus: one HTML file."""
    # Only here, as below.
    from samestory.corpus import OverviewSettings  # noqa: PLC0415
    from samestory.renderers.corpus_page import corpus_page  # noqa: PLC0415

    folder = Path(output)
    check_folder(folder)
    path = folder / "corpus-overview.html"
    if path.exists() and not force:
        raise OutputError(f"{path} is there already; replace it with --force, or name --output.")
    settings = OverviewSettings(
        first=parse_names(compare_group),
        second=parse_names(with_group),
        labels=parse_labels(labels),
    )
    with _opened(work, memory=memory, quiet=True) as corpus:
        page = corpus_page(corpus.overview(settings=settings))
    prepare_folder(folder)
    write_atomically(path, page)
    messages.show([str(path)])


@contextmanager
def _opened(
    work: str, *, processes: int | None = None, memory: str = "512MB", quiet: bool
) -> Iterator[Corpus]:
    # Only here: the libraries behind it take most of a second to load, and are an extra.
    from samestory.corpus import Corpus, local_engine  # noqa: PLC0415

    with local_engine(processes) as engine, shown_progress(quiet=quiet) as progress:
        yield Corpus(work, engine=engine, progress=progress, memory=memory)


def _build_settings(corpus: Corpus, *, fields: list[str] | None, **given: Any) -> BuildSettings:  # noqa: ANN401
    roles = parse_fields(fields) or None
    return replace(corpus.build_settings, **_given(fields=roles, **given))


def _comparison_settings(corpus: Corpus, *, findings: str | None, **given: Any) -> Settings:  # noqa: ANN401
    changed = _given(**given)
    if findings is not None:
        changed["findings"] = chosen_findings(findings)
    return replace(corpus.comparison_settings, **changed)


def _given(**options: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the options that were given; the others stay as they were the last time."""
    return {name: value for name, value in options.items() if value is not None}


for command in (build, stories, compare, reuse, run, status, show, export, report):
    corpus_app.command()(guarded(command))

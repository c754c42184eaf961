"""The commands that show what a corpus holds, and write or copy it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from samestory.cli import messages
from samestory.cli.compare import report_date
from samestory.cli.corpus_opening import opened
from samestory.cli.corpus_options import (
    CompareGroup,
    Formats,
    Labels,
    Memory,
    NoBar,
    Output,
    WithGroup,
    Work,
    parse_labels,
    parse_names,
)
from samestory.cli.corpus_progress import shown_progress
from samestory.cli.corpus_summary import (
    publish_lines,
    status_lines,
)
from samestory.cli.reports import choose_renderers, render_all, write_all
from samestory.cli.writing import check_folder, prepare_folder, write_atomically
from samestory.errors import OutputError


def status(*, work: Work) -> None:
    """Tell what is done, what is left, how large it is, and the largest stories."""
    with opened(work, quiet=True) as corpus:
        messages.show(status_lines(corpus.status(), corpus.largest_stories()))


def show(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story's id, or its beginning.")],
    *,
    work: Work,
) -> None:
    """Show one story at a glance."""
    with opened(work, quiet=True) as corpus:
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
    with opened(work, quiet=True) as corpus:
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
    with opened(work, memory=memory, quiet=True) as corpus:
        page = corpus_page(corpus.overview(settings=settings))
    prepare_folder(folder)
    write_atomically(path, page)
    messages.show([str(path)])


def publish(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="s3://BUCKET/PREFIX")],
    *,
    work: Work,
    quiet: NoBar = False,
) -> None:
    """Copy the tables to S3."""
    # Only here, as below.
    from samestory.corpus import publish as copy  # noqa: PLC0415
    from samestory.corpus.work_folder import WorkFolder  # noqa: PLC0415

    with shown_progress(quiet=quiet) as progress:
        done = copy(WorkFolder(Path(work)), target, progress=progress)
    messages.show(publish_lines(done))

"""``samestory corpus``: from a pile of articles to stories to comparisons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

from samestory.cli import messages
from samestory.cli.compare import chosen_findings
from samestory.cli.corpus_opening import opened
from samestory.cli.corpus_options import (
    AlignBoilerplate,
    BucketDays,
    Engine,
    Findings,
    LeastRun,
    Longest,
    Memory,
    NoBar,
    Processes,
    SourcesIfAny,
    Strictness,
    Strong,
    Threshold,
    Undated,
    Window,
    Work,
)
from samestory.cli.corpus_reports import export, publish, report, show, status
from samestory.cli.corpus_summary import (
    build_lines,
    compare_lines,
    reuse_lines,
    story_lines,
)
from samestory.cli.guard import guarded
from samestory.cli.options import Fields, Language, parse_fields

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
    engine: Engine = "local",
    processes: Processes = None,
    memory: Memory = "512MB",
    quiet: NoBar = False,
) -> None:
    """Read articles and sort them by date; files that are named later are added."""
    with opened(work, engine=engine, processes=processes, memory=memory, quiet=quiet) as corpus:
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
    engine: Engine = "local",
    processes: Processes = None,
    quiet: NoBar = False,
) -> None:
    """Find which articles tell one story."""
    with opened(work, engine=engine, processes=processes, quiet=quiet) as corpus:
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
    engine: Engine = "local",
    processes: Processes = None,
    quiet: NoBar = False,
) -> None:
    """Compare how each story is worded."""
    with opened(work, engine=engine, processes=processes, quiet=quiet) as corpus:
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
    engine: Engine = "local",
    processes: Processes = None,
    quiet: NoBar = False,
) -> None:
    """Find paragraphs of the whole corpus that have the same words."""
    with opened(work, engine=engine, processes=processes, quiet=quiet) as corpus:
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
    engine: Engine = "local",
    processes: Processes = None,
    memory: Memory = "512MB",
    quiet: NoBar = False,
) -> None:
    """Do all of it: build, stories, compare, reuse."""
    with opened(work, engine=engine, processes=processes, memory=memory, quiet=quiet) as corpus:
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


for command in (build, stories, compare, reuse, run, status, show, export, report, publish):
    corpus_app.command()(guarded(command))

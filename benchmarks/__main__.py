"""``python -m benchmarks``: prints how good and how fast samestory is, and refits its score."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.attribution import (
    DEFAULT_ATTRIBUTIONS,
    attribution_tables,
    measure_attributions,
    read_marked,
)
from benchmarks.baselines import BASELINES
from benchmarks.cases import Size
from benchmarks.cost import DEFAULT_COSTS, cost, cost_picture, cost_tables
from benchmarks.figures import DEFAULT_FIGURES, figure_tables, measure_figures, read_sentences
from benchmarks.fit import SEMANTIC, data_hash, fit_tables, refit, write
from benchmarks.load import load_tables, measure_load
from benchmarks.peers import STORY_SECONDS, peer_tables, peers
from benchmarks.processes import machine
from benchmarks.quality import Thresholds, quality, quality_tables
from benchmarks.report_formats import DEFAULT_FORMAT_CASES, format_tables, measure_formats
from benchmarks.report_page import DEFAULT_REPORTS, measure_reports, missed_targets, report_tables
from benchmarks.rows import compare_rows, rows_tables
from benchmarks.samples import collect
from benchmarks.speed import DEFAULT_SIZES, speed, speed_tables
from benchmarks.stories import (
    DEFAULT_DATA,
    DataError,
    Story,
    check_present,
    read_data,
    read_seeds,
)
from benchmarks.story_detection import measure_stories, story_tables
from samestory.alignment.semantic.story import story_similarity
from samestory.cli.tables import print_tables
from samestory.embedding import Embedder, load_embedder
from samestory.errors import EXIT_DONE, EXIT_FAILURE, EXIT_USAGE, SamestoryError

EVERYTHING = "all"
QUALITY = "quality"
SPEED = "speed"
FIT = "fit"
ROWS = "rows"
PEERS = "peers"
COST = "cost"
REPORT = "report"
STORIES = "stories"
FORMATS = "formats"
LOAD = "load"
FIGURES = "figures"
ATTRIBUTION = "attribution"

IN_EVERYTHING = (QUALITY, SPEED)
"""The other parts take minutes, or need what is not installed with samestory: name them."""

OF_ANY_STORIES = (SPEED, COST, REPORT, FORMATS, LOAD)
"""These make their own cases, so that the sample stories will do where there is no data."""


class TargetError(Exception):
    """A figure is beyond its target, and the user asked to be told by the exit code."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks that the arguments ask for, and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        for file in filter(None, (options.json, options.picture)):
            _check_folder(Path(file).parent)
        figures = _measure(options)
        if options.json:
            text = json.dumps(figures, indent=2, ensure_ascii=False) + "\n"
            Path(options.json).write_text(text, encoding="utf-8")
    except TargetError as error:
        print(f"benchmarks: targets missed: {error}", file=sys.stderr)
        return EXIT_FAILURE
    except (DataError, SamestoryError, OSError) as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return EXIT_USAGE
    return EXIT_DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "part", nargs="?", choices=(EVERYTHING, *PARTS, *OF_MARKED_TEXT), default=EVERYTHING
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="PATH",
        help="folder with articles.jsonl and gold.jsonl; for figures and attribution, the file of "
        "marked text",
    )
    parser.add_argument(
        "--seeds", action="store_true", help="measure on the project's own sample stories"
    )
    parser.add_argument("--stories", type=_positive, metavar="N", help="take the first N stories")
    parser.add_argument("--json", metavar="FILE", help="write all figures to this file too")
    parser.add_argument(
        "--case",
        type=_size,
        action="append",
        metavar="DxP",
        help="speed, cost, report or formats of D documents of P paragraphs (repeatable); "
        f"{', '.join(map(str, DEFAULT_SIZES))} for speed if not given",
    )
    parser.add_argument(
        "--check", action="store_true", help="report: end with 1 if a target is missed"
    )
    parser.add_argument("--picture", metavar="FILE", help="draw the figures of cost as SVG")
    parser.add_argument(
        "--story-seconds",
        type=float,
        default=STORY_SECONDS,
        metavar="S",
        help="stop a peer that takes more CPU time for one story; %(default)g if not given",
    )
    parser.add_argument(
        "--semantic",
        metavar="MODEL",
        help="quality, fit: let this embedding model on this machine take part in the scores",
    )
    parser.add_argument(
        "--cache", metavar="FOLDER", help="where the model's vectors are kept; nowhere if not given"
    )
    parser.add_argument(
        "--write", action="store_true", help="fit: put the constants into the package's file"
    )
    parser.add_argument(
        "--date", metavar="DATE", help="fit: the date to write; today's if not given"
    )
    for option, name in (("token-set", "token_set_ratio"), ("tfidf", "TF-IDF cosine")):
        parser.add_argument(
            f"--{option}-cuts",
            dest=name,
            nargs=2,
            type=float,
            metavar=("LINK", "STRONG"),
            help=f"cuts of {name}, 0 to 1; the best ones for these stories if not given",
        )
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of stories, 1 or more")
    return int(text)


def _size(text: str) -> Size:
    try:
        return Size.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a case such as 8x50") from error


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise DataError(f"There is no folder {folder}: make it, or name another file.")


def _measure(options: argparse.Namespace) -> dict[str, Any]:
    figures: dict[str, Any] = {"machine": machine()}
    if options.part in OF_MARKED_TEXT:
        return figures | {options.part: OF_MARKED_TEXT[options.part](options.data)}
    data = _data_folder(options)
    wanted = IN_EVERYTHING if options.part == EVERYTHING else (options.part,)
    for part in wanted:
        figures[part] = PARTS[part](options, data)
    return figures


def _stories(options: argparse.Namespace, data: Path | None) -> list[Story]:
    if data is None:
        return read_seeds(limit=options.stories)
    return read_data(data, limit=options.stories)


def _measuring(what: str) -> None:
    _tell(f"measuring {what}")


def _quality(options: argparse.Namespace, data: Path | None) -> dict[str, Any]:
    cuts = _given_cuts(options)
    figures = quality(_stories(options, data), thresholds=cuts, embedder=_embedder(options))
    print_tables(quality_tables(figures, fitted=len(cuts) < len(BASELINES)))
    return figures


def _speed(options: argparse.Namespace, data: Path | None) -> dict[str, Any]:
    figures = speed(
        data=data, limit=options.stories, sizes=options.case or DEFAULT_SIZES, tell=_measuring
    )
    print_tables(speed_tables(figures))
    return figures


def _rows(options: argparse.Namespace, data: Path | None) -> dict[str, Any]:
    figures = compare_rows(_stories(options, data))
    print_tables(rows_tables(figures))
    return figures


def _peers(options: argparse.Namespace, data: Path | None) -> dict[str, Any]:
    figures = peers(
        _stories(options, data),
        data=data,
        limit=options.stories,
        tell=_measuring,
        seconds=options.story_seconds,
    )
    print_tables(peer_tables(figures))
    return figures


def _cost(options: argparse.Namespace, data: Path | None) -> dict[str, Any]:
    figures = cost(
        data=data, limit=options.stories, sizes=options.case or DEFAULT_COSTS, tell=_measuring
    )
    print_tables(cost_tables(figures))
    if options.picture:
        Path(options.picture).write_text(cost_picture(figures), encoding="utf-8")
    return figures


def _report(options: argparse.Namespace, data: Path | None) -> dict[str, Any]:
    figures = measure_reports(
        _stories(options, data), sizes=options.case or DEFAULT_REPORTS, tell=_measuring
    )
    print_tables(report_tables(figures))
    missed = missed_targets(figures)
    if options.check and missed:
        raise TargetError("; ".join(missed))
    return figures


def _formats(options: argparse.Namespace, data: Path | None) -> dict[str, Any]:
    figures = measure_formats(
        _stories(options, data), sizes=options.case or DEFAULT_FORMAT_CASES, tell=_measuring
    )
    print_tables(format_tables(figures))
    return figures


def _load(options: argparse.Namespace, data: Path | None) -> dict[str, Any]:
    del options, data
    figures = measure_load(_measuring)
    print_tables(load_tables(figures))
    return figures


def _story_detection(options: argparse.Namespace, data: Path | None) -> dict[str, Any]:
    del options
    figures = measure_stories(data)
    print_tables(story_tables(figures))
    return figures


def _fit(options: argparse.Namespace, data: Path | None) -> dict[str, Any]:
    if data is None:
        raise DataError("The sample stories are too few to fit to: name a folder with --data.")
    stories = read_data(data, limit=options.stories)
    embedder = _embedder(options)
    if embedder is None:
        found = refit(collect(stories), tell=_tell)
    else:
        _tell(f"reading by {embedder.model.name}")
        samples = collect(stories, similarities=partial(story_similarity, encode=embedder.encode))
        found = refit(samples, section=SEMANTIC, tell=_tell)
    print_tables(fit_tables(found))
    if options.write:
        today = dt.datetime.now(tz=dt.UTC).date().isoformat()
        write(found, date=options.date or today, data=data_hash(data))
        _tell("the constants are written")
    return found


def _embedder(options: argparse.Namespace) -> Embedder | None:
    if options.semantic is None:
        return None
    return load_embedder(options.semantic, cache=options.cache, warn=_tell)


def _figures(data: Path | None) -> dict[str, Any]:
    figures = measure_figures(read_sentences(data or DEFAULT_FIGURES))
    print_tables(figure_tables(figures))
    return figures


def _attribution(data: Path | None) -> dict[str, Any]:
    figures = measure_attributions(read_marked(data or DEFAULT_ATTRIBUTIONS))
    print_tables(attribution_tables(figures))
    return figures


OF_MARKED_TEXT: Mapping[str, Callable[[Path | None], dict[str, Any]]] = {
    FIGURES: _figures,
    ATTRIBUTION: _attribution,
}
"""Parts that are measured on other marked texts than stories."""

PARTS: Mapping[str, Callable[[argparse.Namespace, Path | None], dict[str, Any]]] = {
    QUALITY: _quality,
    SPEED: _speed,
    ROWS: _rows,
    PEERS: _peers,
    COST: _cost,
    REPORT: _report,
    STORIES: _story_detection,
    FORMATS: _formats,
    LOAD: _load,
    FIT: _fit,
}


def _data_folder(options: argparse.Namespace) -> Path | None:
    """Return the folder to read, or ``None`` for the project's own stories."""
    if options.seeds:
        return None
    folder = Path(options.data or DEFAULT_DATA)
    if options.part in OF_ANY_STORIES and options.data is None and not folder.is_dir():
        _tell("no benchmark data: the cases are made of the project's own sample stories")
        return None
    check_present(folder)
    return folder


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


def _given_cuts(options: argparse.Namespace) -> Thresholds:
    given = {name: getattr(options, name) for name in BASELINES}
    return {name: cuts for name, cuts in given.items() if cuts is not None}


if __name__ == "__main__":
    sys.exit(main())

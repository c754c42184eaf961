"""``python -m benchmarks``: prints how good and how fast samestory is, and refits its score."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.baselines import BASELINES
from benchmarks.cases import Size
from benchmarks.fit import data_hash, fit_tables, refit, write
from benchmarks.quality import Thresholds, quality, quality_tables
from benchmarks.samples import collect
from benchmarks.speed import DEFAULT_SIZES, machine, speed, speed_tables
from benchmarks.stories import DEFAULT_DATA, DataError, check_present, read_data, read_seeds
from samestory.cli.tables import print_tables
from samestory.errors import EXIT_DONE, EXIT_USAGE, SamestoryError

EVERYTHING = "all"
QUALITY = "quality"
SPEED = "speed"
FIT = "fit"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks that the arguments ask for, and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        if options.json:
            _check_folder(Path(options.json).parent)
        figures = _measure(options)
        if options.json:
            text = json.dumps(figures, indent=2, ensure_ascii=False) + "\n"
            Path(options.json).write_text(text, encoding="utf-8")
    except (DataError, SamestoryError, OSError) as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return EXIT_USAGE
    return EXIT_DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "part", nargs="?", choices=(EVERYTHING, QUALITY, SPEED, FIT), default=EVERYTHING
    )
    parser.add_argument(
        "--data", type=Path, metavar="FOLDER", help="folder with articles.jsonl and gold.jsonl"
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
        help="speed of D documents of P paragraphs (repeatable); "
        f"{', '.join(map(str, DEFAULT_SIZES))} if not given",
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
        raise DataError(f"There is no folder {folder}: make it, or name another file with --json.")


def _measure(options: argparse.Namespace) -> dict[str, Any]:
    figures: dict[str, Any] = {"machine": machine()}
    data = _data_folder(options)
    if options.part == FIT:
        return figures | {FIT: _fit(options, data)}
    if options.part != SPEED:
        stories = (
            read_seeds(limit=options.stories)
            if data is None
            else read_data(data, limit=options.stories)
        )
        cuts = _given_cuts(options)
        figures[QUALITY] = quality(stories, thresholds=cuts)
        print_tables(quality_tables(figures[QUALITY], fitted=len(cuts) < len(BASELINES)))
    if options.part != QUALITY:
        figures[SPEED] = speed(
            data=data,
            limit=options.stories,
            sizes=options.case or DEFAULT_SIZES,
            tell=lambda case: _tell(f"measuring {case}"),
        )
        print_tables(speed_tables(figures[SPEED]))
    return figures


def _fit(options: argparse.Namespace, data: Path | None) -> dict[str, Any]:
    if data is None:
        raise DataError("The sample stories are too few to fit to: name a folder with --data.")
    stories = read_data(data, limit=options.stories)
    found = refit(collect(stories), tell=_tell)
    print_tables(fit_tables(found))
    if options.write:
        today = dt.datetime.now(tz=dt.UTC).date().isoformat()
        write(found, date=options.date or today, data=data_hash(data))
        _tell("the constants are written")
    return found


def _data_folder(options: argparse.Namespace) -> Path | None:
    """Return the folder to read, or ``None`` for the project's own stories."""
    if options.seeds:
        return None
    folder = Path(options.data or DEFAULT_DATA)
    if options.part == SPEED and options.data is None and not folder.is_dir():
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

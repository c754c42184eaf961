"""Coverage-guided fuzzing of all that reads files; needs atheris, which is no development need.

``python -m tests.fuzz_readers WORK --seconds 1500`` starts from the tests' own files, keeps what
reaches new code in ``WORK/corpus``, and each input that breaks a promise once in ``WORK/faults``.
``python -m tests.fuzz_readers WORK --again FILE`` tries one of these.

An input is a byte that chooses the reader, then the file. Promised is that a reader gives drafts
from which a document can be made, whose offsets hold, or refuses the file with one line.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

_LONGEST = 100_000
_INSTRUMENTED = ["samestory", "docx", "trafilatura", "htmldate", "yaml", "zipfile", "csv"]


def seeds() -> dict[str, bytes]:
    """Return an input for each reader and each kind of hostile text, by a name for its file."""
    from samestory.renderers import render  # noqa: PLC0415
    from tests.renderers.demo_story import demo_comparison  # noqa: PLC0415
    from tests.renderers.hostile import HOSTILE  # noqa: PLC0415
    from tests.sources.examples import EXAMPLES, html_file, text_file  # noqa: PLC0415
    from tests.sources.promises import MAIN_PART, TARGETS, word_parts  # noqa: PLC0415

    names = list(TARGETS)
    files = [(name, example().data) for name, example in EXAMPLES.items()]
    files += [("html", html_file([text[:2000], "So it was."]).data) for text in HOSTILE.values()]
    files += [("text", text_file(text[:2000]).data) for text in HOSTILE.values()]
    files += [
        ("word part", word_parts()[MAIN_PART]),
        ("report", render(demo_comparison(), "json")),
        ("options", b'[compare]\nfindings = "figures, quotations"\nthreshold = 0.3\nlimit = []\n'),
        ("marks", b'{"story": "s", "pairs": [{"a": ["A", 1], "b": ["B", 1], "level": 2}]}\n'),
        ("marks", b"document_a,paragraph_a,document_b,paragraph_b,level\nA,1,B,1,2\n"),
    ]
    return {
        f"{number:02}-{name}": bytes([names.index(name)]) + data
        for number, (name, data) in enumerate(files)
    }


class _Faults:
    """Keeps one input for each place in the code at which a promise was broken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen: dict[str, int] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def note(self, number: int, target: str, data: bytes, error: BaseException) -> None:
        frames = [
            f"{Path(frame.filename).name}:{frame.lineno}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        place = f"{target} {type(error).__name__} {' '.join(frames[-4:])}"
        if place not in self.seen:
            name = hashlib.sha256(place.encode()).hexdigest()[:12]
            (self.folder / name).write_bytes(bytes([number]) + data)
            report = "".join(traceback.format_exception(error))
            (self.folder / f"{name}.txt").write_text(f"{place}\n{report}", "utf-8", "replace")
        self.seen[place] = self.seen.get(place, 0) + 1
        (self.folder / "counts.json").write_text(json.dumps(self.seen, indent=1), "utf-8")


def _tester(faults: _Faults | None) -> Callable[[bytes], None]:
    from tests.sources.promises import TARGETS, keeps_promises  # noqa: PLC0415

    names = list(TARGETS)

    def test(data: bytes) -> None:
        if not data:
            return
        number = data[0] % len(names)
        try:
            keeps_promises(names[number], data[1:])
        except Exception as error:
            if faults is None:
                raise
            faults.note(number, names[number], data[1:], error)

    return test


def main() -> None:
    """Fuzz, or try one input again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path, help="a folder for what is found")
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--again", type=Path, help="try this input only")
    options = parser.parse_args()
    if options.again:
        _tester(None)(options.again.read_bytes())
        return
    import atheris  # noqa: PLC0415

    corpus = options.work / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    # All that is fuzzed is imported for the first time here, and so told where it goes.
    with atheris.instrument_imports(include=_INSTRUMENTED):
        for name, data in seeds().items():
            (corpus / name).write_bytes(data)
            _tester(None)(data)
    limits = [f"-max_total_time={options.seconds}", f"-max_len={_LONGEST}", "-timeout=60"]
    limits += ["-rss_limit_mb=4096", "-len_control=0", "-print_final_stats=1"]
    limits.append(f"-artifact_prefix={options.work}/")
    atheris.Setup([sys.argv[0], str(corpus), *limits], _tester(_Faults(options.work / "faults")))
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""What is promised of everything that reads a file, whatever is in the file."""

from __future__ import annotations

import functools
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import asdict

from samestory.documents.assembly import assemble
from samestory.errors import SourceError
from samestory.model import Document, Source
from samestory.sources import READERS, RawFile, ReadOptions
from samestory.sources.drafts import tidied
from samestory.sources.marks import read_markings
from samestory.sources.options_file import read_options
from samestory.sources.reading import _reader_for
from samestory.sources.report import read_report
from tests.sources.examples import EXAMPLES

LONGEST_LINE = 600
MAIN_PART = "word/document.xml"
_NAMES = {name: example().name for name, example in EXAMPLES.items()}
_NEVER_IN_TEXT = [*map(chr, range(9)), *map(chr, range(11, 32)), *"\x7f\u202e\ud800\ufffe"]


def keeps_promises(target: str, data: bytes) -> int:
    """Read a file as this target; return how many articles it gave.

    The readers of complex formats run here, not in the process that guards the program from
    them, so that what they raise is seen.
    """
    try:
        return TARGETS[target](data)
    except SourceError as error:
        lines = str(error).splitlines()
        assert len(lines) == 1, lines
        assert len(lines[0]) < LONGEST_LINE, lines[0]
        return 0


def offsets_hold(document: Document) -> None:
    """Check that nothing of a document's text is lost or out of place."""
    parts = [document.headline] if document.headline else []
    parts += [paragraph.text for paragraph in document.paragraphs]
    assert document.text == "\n\n".join(parts)
    for paragraph in document.paragraphs:
        assert document.text[paragraph.start : paragraph.end] == paragraph.text
        covered = "".join(document.text[s.start : s.end] for s in paragraph.sentences)
        assert "".join(covered.split()) == "".join(paragraph.text.split())
        starts = [span.start for span in paragraph.sentences]
        assert starts == sorted(starts)


def _reads(name: str) -> Callable[[bytes], int]:
    def read(data: bytes) -> int:
        file = RawFile(_NAMES[name], "article", data)
        # Which reader takes a file is part of reading it; none must fail on another's files.
        _reader_for(file, READERS)
        articles = 0
        for draft in READERS[name].read(file, options=ReadOptions()):
            tidy = tidied(draft)
            for text in (tidy.headline or "", tidy.outlet or "", tidy.author or ""):
                assert "\n" not in text
            if not tidy.paragraphs:
                continue
            articles += 1
            assert not any(char in text for text in tidy.paragraphs for char in _NEVER_IN_TEXT)
            document = assemble(
                tidy.paragraphs,
                source=Source(file.name, "0", READERS[name].media_type),
                outlet=tidy.outlet or "Outlet",
                outlet_basis="file name",
                headline=tidy.headline,
                language=tidy.language,
            )
            offsets_hold(document)
            # Reports are written in UTF-8, and so must be whatever comes into them.
            json.dumps(asdict(tidy), ensure_ascii=False).encode()
        return articles

    return read


def _reads_path(read: Callable[[str], object]) -> Callable[[bytes], int]:
    def read_bytes(data: bytes) -> int:
        with tempfile.NamedTemporaryFile() as file:
            file.write(data)
            file.flush()
            read(file.name)
        return 1

    return read_bytes


def _reads_word_part(part: bytes) -> int:
    """Read a Word document whose main part this is; changed as a whole, an archive only breaks."""
    return TARGETS["docx"](with_main_part(part))


@functools.cache
def word_parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(EXAMPLES["docx"]().data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_main_part(part: bytes) -> bytes:
    """Return the example of a Word document with another main part."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in word_parts().items():
            archive.writestr(name, part if name == MAIN_PART else content)
    return packed.getvalue()


TARGETS: dict[str, Callable[[bytes], int]] = {
    **{name: _reads(name) for name in EXAMPLES},
    "word part": _reads_word_part,
    "report": _reads_path(read_report),
    "options": _reads_path(read_options),
    "marks": _reads_path(read_markings),
}
"""By name, all that reads files of a user."""

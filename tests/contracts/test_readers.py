"""What every reader in the registry has to do."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from samestory.errors import SourceError
from samestory.model import Document
from samestory.sources import READERS, RawFile, ReadOptions, read, read_all
from tests.sources.examples import AUTHOR, EXAMPLES, HEADLINE, PARAGRAPHS

READER_NAMES = list(READERS)
DATASETS = {"json", "jsonl", "csv"}
NEVER_BROKEN = {"text", "markdown"}
"""Whatever bytes are left of such a file, they are still text."""


@pytest.fixture(params=READER_NAMES)
def reader_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def documents(tmp_path: Path, file: RawFile) -> tuple[Document, ...]:
    path = tmp_path / file.name
    path.write_bytes(file.data)
    return read(path)


def test_every_reader_has_an_example() -> None:
    assert list(EXAMPLES) == READER_NAMES


def test_names_and_suffixes_are_unambiguous(reader_name: str) -> None:
    reader = READERS[reader_name]
    assert reader.name == reader_name
    assert reader.description.endswith(".")
    assert "/" in reader.media_type
    assert all(suffix.startswith(".") and suffix.islower() for suffix in reader.suffixes)
    others = {s for other in READERS.values() if other is not reader for s in other.suffixes}
    assert others.isdisjoint(reader.suffixes)


@pytest.mark.parametrize("name", ["article", "article.unknown"])
def test_content_tells_the_format(reader_name: str, name: str) -> None:
    if reader_name == "text":
        name += ".txt"
    example = EXAMPLES[reader_name]()
    file = RawFile(name, name, example.data)
    takers = [other for other, reader in READERS.items() if reader.recognises(file)]
    assert takers[0] == reader_name
    # Plain text stands last because every text-based format would pass for it.
    assert set(takers) <= {reader_name, "text"}


def test_all_formats_give_the_same_article(reader_name: str, tmp_path: Path) -> None:
    document = documents(tmp_path, EXAMPLES[reader_name]())[0]
    assert document.headline == HEADLINE
    assert tuple(paragraph.text for paragraph in document.paragraphs) == PARAGRAPHS
    assert document.text == "\n\n".join((HEADLINE, *PARAGRAPHS))
    assert document.language == "en"
    assert document.source.media_type == READERS[reader_name].media_type
    assert document.author == (None if reader_name == "text" else AUTHOR)


def test_offsets_point_at_the_text(reader_name: str, tmp_path: Path) -> None:
    for document in documents(tmp_path, EXAMPLES[reader_name]()):
        for number, paragraph in enumerate(document.paragraphs, start=1):
            assert paragraph.number == number
            assert document.text[paragraph.start : paragraph.end] == paragraph.text
            covered = "".join(document.text[s.start : s.end] for s in paragraph.sentences)
            assert covered.replace(" ", "") == paragraph.text.replace(" ", "")


def test_what_was_read_before_makes_no_difference(reader_name: str, tmp_path: Path) -> None:
    first = documents(tmp_path, EXAMPLES[reader_name]())
    for _ in range(3):
        documents(tmp_path, EXAMPLES["html"]())
    assert documents(tmp_path, EXAMPLES[reader_name]()) == first


def test_only_datasets_number_their_records(reader_name: str, tmp_path: Path) -> None:
    found = documents(tmp_path, EXAMPLES[reader_name]())
    expected = [1, 2] if reader_name == "jsonl" else [None]
    assert [document.source.record for document in found] == expected


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_cut_short_is_read_or_refused_in_one_line(
    reader_name: str, tenth: int, tmp_path: Path
) -> None:
    example = EXAMPLES[reader_name]()
    data = example.data[: len(example.data) * tenth // 10]
    try:
        found = documents(tmp_path, RawFile(example.name, example.name, data))
    except SourceError as error:
        assert reader_name not in NEVER_BROKEN
        _assert_one_clear_line(error, example.name)
    else:
        assert all(document.paragraphs for document in found)


@pytest.mark.parametrize("seed", range(8))
def test_damaged_bytes_are_read_or_refused_in_one_line(
    reader_name: str, seed: int, tmp_path: Path
) -> None:
    example = EXAMPLES[reader_name]()
    chance = random.Random(seed)  # noqa: S311
    data = bytearray(example.data)
    for _ in range(max(3, len(data) // 50)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        found = documents(tmp_path, RawFile(example.name, example.name, bytes(data)))
    except SourceError as error:
        _assert_one_clear_line(error, example.name)
    else:
        assert all(document.paragraphs for document in found)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", bytes(2000)], ids=["empty", "blank", "nulls"])
def test_a_file_without_content_is_refused(reader_name: str, data: bytes, tmp_path: Path) -> None:
    name = EXAMPLES[reader_name]().name
    with pytest.raises(SourceError) as refusal:
        documents(tmp_path, RawFile(name, name, data))
    _assert_one_clear_line(refusal.value, name)


def test_random_bytes_are_refused(reader_name: str, tmp_path: Path) -> None:
    name = EXAMPLES[reader_name]().name
    noise = random.Random(7).randbytes(3000)  # noqa: S311
    with pytest.raises(SourceError) as refusal:
        documents(tmp_path, RawFile(name, name, noise))
    _assert_one_clear_line(refusal.value, name)


def test_readers_yield_lines_that_are_not_blank(reader_name: str) -> None:
    for draft in READERS[reader_name].read(EXAMPLES[reader_name](), options=ReadOptions()):
        assert draft.paragraphs
        assert all(text.strip() and "\n" not in text for text in draft.paragraphs)


def test_the_user_knows_the_language_best(reader_name: str, tmp_path: Path) -> None:
    file = EXAMPLES[reader_name]()
    path = tmp_path / file.name
    path.write_bytes(file.data)
    result = read_all([str(path)], options=ReadOptions(language="de-AT"))
    assert {document.language for document in result.documents} == {"de"}


def _assert_one_clear_line(error: SourceError, name: str) -> None:
    message = str(error)
    assert name in message
    assert "\n" not in message
    assert len(message) < 400
    assert "Traceback" not in message

"""From arguments to documents: finds the files, chooses the readers, assembles the documents."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from samestory.documents.language import normalise_code
from samestory.errors import SourceError
from samestory.model import Document, Limits, SkippedInput, Source, StoryArticle
from samestory.sources.base import Draft, RawFile, Reader, ReadOptions
from samestory.sources.discovery import STANDARD_INPUT, FoundFile, discover, shown
from samestory.sources.drafts import check_size, document_of, tidied
from samestory.sources.foreign_files import ACCEPTED, kind_of
from samestory.sources.isolation import read_isolated
from samestory.sources.isolation.process import damaged
from samestory.sources.outlets import tell_apart
from samestory.sources.records import check_roles
from samestory.sources.user_files import beginning, check_bytes

Progress = Callable[[int, int, str], None]
"""Called before each file with its 0-based number, the number of files, and its name."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What was read.

    Attributes
    ----------
    documents
        In the order in which the user named their files.
    skipped
        Files and records that were not used, each with the reason.
    problems
        One line for each of these that the user named.
    articles
        The documents again, with the story and label that their records name.
    """

    documents: tuple[Document, ...]
    skipped: tuple[SkippedInput, ...] = ()
    problems: tuple[str, ...] = ()
    articles: tuple[StoryArticle, ...] = ()


class _TwinError(SourceError):
    """An article is there already."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A file's content, and which it is."""

    file: FoundFile
    raw: RawFile
    sha256: str


def read_arguments(
    arguments: Sequence[str | os.PathLike[str]],
    *,
    readers: Mapping[str, Reader],
    options: ReadOptions,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> ReadResult:
    """Read what the arguments name; see `samestory.sources.read_all`."""
    if options.language is not None and normalise_code(options.language) is None:
        raise SourceError(
            f"language {shown(options.language)}: not a language code; "
            "give one of ISO 639-1, such as en, de or uk."
        )
    check_roles(options.fields)
    suffixes = {suffix for reader in readers.values() for suffix in reader.suffixes}
    discovery = discover(arguments, suffixes=suffixes)
    skipped = list(discovery.skipped)
    articles: list[StoryArticle] = []
    origins: list[FoundFile] = []
    seen: list[_Loaded] = []
    errors: list[SourceError] = []
    problems: list[str] = []
    for number, file in enumerate(discovery.files):
        if progress is not None:
            progress(number, len(discovery.files), shown(file.path))
        try:
            loaded = _load(file, stdin, options.limits)
            _refuse_twin(loaded, seen)
            read, without_text = _articles(loaded, readers, options)
        except SourceError as error:
            if _is_tolerated(file, error, options):
                skipped.append(_skipped(file, str(error)))
                problems += [str(error)] if file.explicit else []
            else:
                errors.append(error)
            continue
        seen.append(loaded)
        skipped += without_text
        articles += read
        origins += [file] * len(read)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise SourceError("\n".join(map(str, errors))) from errors[0]
    documents = tell_apart([article.document for article in articles], origins)
    return ReadResult(
        documents,
        tuple(skipped),
        tuple(problems),
        tuple(
            replace(article, document=document)
            for article, document in zip(articles, documents, strict=True)
        ),
    )


def read_file(
    file: FoundFile, *, readers: Mapping[str, Reader], options: ReadOptions
) -> tuple[list[StoryArticle], list[SkippedInput]]:
    """Return the articles of one file, and its records that have no text.

    Raises
    ------
    SourceError
        If the file can't be read, or holds no article.
    """
    return _articles(_load(file, None, options.limits), readers, options)


def _is_tolerated(file: FoundFile, error: SourceError, options: ReadOptions) -> bool:
    if not file.explicit:
        return options.tolerate != "nothing"
    # A file that is named twice is a slip in the command, not a bad file.
    return options.tolerate == "anything" and not isinstance(error, _TwinError)


def _load(file: FoundFile, stdin: BinaryIO | None, limits: Limits) -> _Loaded:
    path = shown(file.path)
    try:
        if file.path != STANDARD_INPUT:
            data = beginning(Path(file.path), most_bytes=limits.file_bytes + 1)
        elif stdin is None:
            raise SourceError("-: there is no standard input here; give a file.")
        else:
            data = stdin.read(limits.file_bytes + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SourceError(f"{path}: can't be read ({reason}).") from error
    check_bytes(data, path, limits=limits, instead="give single articles")
    if not data.strip():
        what = "standard input" if file.path == STANDARD_INPUT else "this file"
        raise SourceError(f"{path}: {what} is empty; give an article.")
    name = STANDARD_INPUT if file.path == STANDARD_INPUT else shown(Path(file.path).name)
    return _Loaded(file, RawFile(name, path, data), hashlib.sha256(data).hexdigest())


def _refuse_twin(loaded: _Loaded, seen: Sequence[_Loaded]) -> None:
    """Refuse an article that is there already, unless the user names two outlets for it.

    Raises
    ------
    SourceError
        If an earlier file is the same, or has the same bytes and no other named outlet.
    """
    for earlier in seen:
        if earlier.sha256 != loaded.sha256:
            continue
        first, second = earlier.file, loaded.file
        if _is_same_file(first.path, second.path):
            raise _TwinError(
                f"{loaded.raw.path}: the same file twice (also named as {earlier.raw.path}); "
                "give each article once."
            )
        if not (first.outlet and second.outlet and first.outlet != second.outlet):
            raise _TwinError(
                f"{loaded.raw.path}: the same article twice (every byte is equal to "
                f"{earlier.raw.path}); give each once, or name the outlets as OUTLET=FILE."
            )


def _is_same_file(first: str, second: str) -> bool:
    if STANDARD_INPUT in (first, second):
        return first == second
    return Path(first).resolve() == Path(second).resolve()


def _articles(
    loaded: _Loaded, readers: Mapping[str, Reader], options: ReadOptions
) -> tuple[list[StoryArticle], list[SkippedInput]]:
    """Articles of a file, and its records that have no text."""
    raw = loaded.raw
    reader = _reader_for(raw, readers)
    source = Source(raw.name, loaded.sha256, reader.media_type)
    mismatch = _suffix_warning(raw, reader, readers)
    articles: list[StoryArticle] = []
    without_text: list[SkippedInput] = []
    for draft in _drafts(raw, reader, options):
        tidy = tidied(draft)
        if tidy.paragraphs:
            check_size(raw.path, tidy, options.limits)
            document = document_of(loaded.file, source, tidy, options, mismatch)
            articles.append(StoryArticle(document, tidy.story, tidy.label))
        else:
            name = raw.path if tidy.record is None else f"{raw.path} #{tidy.record}"
            without_text.append(SkippedInput(name, "holds no text"))
    if not articles:
        raise SourceError(f"{raw.path}: holds no text; give a file with an article in it.")
    return articles, without_text


def _reader_for(raw: RawFile, readers: Mapping[str, Reader]) -> Reader:
    for reader in readers.values():
        if reader.recognises(raw):
            return reader
    raise SourceError(f"{raw.path}: this is {kind_of(raw.data)}, not an article; {ACCEPTED}.")


def _suffix_warning(raw: RawFile, reader: Reader, readers: Mapping[str, Reader]) -> tuple[str, ...]:
    """Say so where the name promises another known format than the content turned out to be."""
    suffix = Path(raw.name).suffix.lower()
    promised = next((other for other in readers.values() if suffix in other.suffixes), None)
    if promised is None or promised.name == reader.name or suffix in reader.suffixes:
        return ()
    return (f"The name ends in {suffix}, but the content is {reader.name}; it was read as such.",)


def _drafts(raw: RawFile, reader: Reader, options: ReadOptions) -> Iterator[Draft]:
    if reader.isolated:
        yield from read_isolated(reader, raw, options=options)
        return
    try:
        yield from reader.read(raw, options=options)
    except SourceError:
        raise
    except Exception as error:
        # Damaged files make format libraries fail in ways that they don't document; a user gets
        # one line about the file, and the cause stays attached for whoever debugs it.
        detail = f"{type(error).__name__}: {error}"
        raise SourceError(damaged(raw, reader, detail)) from error


def _skipped(file: FoundFile, message: str) -> SkippedInput:
    path = shown(file.path)
    return SkippedInput(path, message.removeprefix(f"{path}: ").rstrip("."))

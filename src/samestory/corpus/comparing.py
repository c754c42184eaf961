"""Comparing: each story goes through the same stages as a handful of files does.

What only a report shows is not worked out; rows of the tables are those that `compare()` gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyarrow import parquet

from samestory.corpus.rows import TableRows, Told
from samestory.corpus.schemas import COMPARISON_TABLES
from samestory.corpus.settings import made_with
from samestory.corpus.work_folder import WorkFolder, is_current, key_of, write_table
from samestory.errors import CorpusError, SamestoryError
from samestory.model import Comparison, Document, Paragraph, Settings, Source, Span
from samestory.pipeline import compare, compare_briefly

PARAGRAPHS_OF_TASK = 8_000
"""Paragraphs of the stories of a task; a task takes some seconds."""

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class StoryMembers:
    """A story to compare: its documents in order, each with the bucket in which it stands."""

    id: str
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CompareTask:
    """Stories of a bucket to compare, and the number and key of the files to write."""

    root: str
    bucket: str
    number: int
    stories: tuple[StoryMembers, ...]
    settings: Settings
    key: str

    @property
    def is_done(self) -> bool:
        """Whether all tables of it are there."""
        folder = WorkFolder(Path(self.root))
        return all(
            is_current(folder.part(name, self.bucket, self.number), self.key)
            for name in COMPARISON_TABLES
        )


def compare_tasks(folder: WorkFolder, settings: Settings) -> Iterator[CompareTask]:
    """Yield all there is to compare, in tasks of about equal size."""
    made = made_with(settings)
    sizes = _paragraph_counts(folder)
    for bucket in folder.buckets("members"):
        for number, stories in enumerate(_groups(_stories(folder, bucket), sizes)):
            held = [[story.id, story.members] for story in stories]
            key = key_of("compare", held, made)
            yield CompareTask(str(folder.root), bucket, number, stories, settings, key)


def compare_stories(task: CompareTask) -> int:
    """Compare the stories of a task and write the tables; return how many stories there were."""
    folder = WorkFolder(Path(task.root))
    documents = read_documents(folder, [member for each in task.stories for member in each.members])
    rows = TableRows()
    for story in task.stories:
        told = [documents[name] for name, _ in story.members]
        try:
            comparison = compare_briefly(told, task.settings)
        except SamestoryError as error:
            paragraphs = sum(len(document.paragraphs) for document in told)
            rows.add_not_compared(
                story.id, documents=len(told), paragraphs=paragraphs, why=str(error)
            )
            continue
        names = [name for name, _ in story.members]
        letters = [document.id for document in comparison.documents]
        rows.add(Told(story.id, comparison, dict(zip(letters, names, strict=True))))
    for name, table in rows.tables():
        write_table(folder.part(name, task.bucket, task.number), table, task.key)
    return len(task.stories)


def compare_story(folder: WorkFolder, story: StoryMembers, settings: Settings) -> Comparison:
    """Compare one story, as `compare_stories` does."""
    documents = read_documents(folder, story.members)
    return compare([documents[name] for name, _ in story.members], settings)


def story_members(folder: WorkFolder, bucket: str) -> Iterator[StoryMembers]:
    """Yield the stories of a bucket with the members that a comparison takes, by id."""
    table = parquet.read_table(folder.part("members", bucket), partitioning=None)
    members: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for row in table.to_pylist():
        held = members[row["story_id"]]
        if row["place"] is not None:
            held.append((row["place"], row["document_id"], row["bucket"]))
    for name in sorted(members):
        ordered = sorted(members[name])
        yield StoryMembers(name, tuple((document, bucket) for _, document, bucket in ordered))


def find_story(folder: WorkFolder, name: str) -> StoryMembers:
    """Return the story whose id begins like this.

    Raises
    ------
    CorpusError
        If there is none, or more than one.
    """
    matching = [
        story
        for bucket in folder.buckets("members")
        for story in story_members(folder, bucket)
        if story.id.startswith(name)
    ]
    if len(matching) == 1:
        return matching[0]
    if any(story.id == name for story in matching):
        return next(story for story in matching if story.id == name)
    if matching:
        raise CorpusError(f"{name}: {len(matching)} stories begin like this; give more of it.")
    raise CorpusError(
        f"{name}: there is no such story; samestory corpus status lists the largest ones."
    )


def read_documents(folder: WorkFolder, members: Sequence[tuple[str, str]]) -> dict[str, Document]:
    """Return documents by their ids, cut into sentences as they were when they were read."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for name, bucket in members:
        wanted[bucket].append(name)
    found: dict[str, Document] = {}
    for bucket, names in wanted.items():
        chosen = [("document_id", "in", names)]
        documents = parquet.read_table(
            folder.part("documents", bucket), filters=chosen, partitioning=None, use_threads=False
        )
        paragraphs = parquet.read_table(
            folder.part("paragraphs", bucket), filters=chosen, partitioning=None, use_threads=False
        )
        texts: dict[str, list[tuple[str, list[int]]]] = defaultdict(list)
        for name, text, sentences in zip(
            *(paragraphs[column].to_pylist() for column in ("document_id", "text", "sentences")),
            strict=True,
        ):
            texts[name].append((text, sentences))
        for row in documents.to_pylist():
            found[row["document_id"]] = stored_document(row, texts[row["document_id"]])
    return found


def stored_document(row: Mapping[str, Any], texts: Sequence[tuple[str, list[int]]]) -> Document:
    """Return a document from its row, and the texts and sentences of its paragraphs in order."""
    headline = row["headline"]
    parts = [headline] if headline else []
    length = len(headline) if headline else 0
    paragraphs = []
    for number, (text, offsets) in enumerate(texts, start=1):
        start = length + (2 if parts else 0)
        length = start + len(text)
        parts.append(text)
        spans = tuple(
            Span(start + offsets[at], start + offsets[at + 1]) for at in range(0, len(offsets), 2)
        )
        paragraphs.append(Paragraph(number, start, length, text, spans))
    return Document(
        outlet=row["outlet"],
        text="\n\n".join(parts),
        paragraphs=tuple(paragraphs),
        source=Source(
            name=row["source"],
            sha256=row["document_id"],
            media_type=row["media_type"],
            record=row["record"],
        ),
        label=row["outlet"],
        outlet_basis=row["outlet_basis"],
        headline=headline,
        author=row["author"],
        published=row["published_at"],
        url=row["url"],
        language=row["language"],
        warnings=tuple(row["warnings"]),
    )


def _stories(folder: WorkFolder, bucket: str) -> Iterator[StoryMembers]:
    """Yield the stories that two or more outlets tell."""
    table = parquet.read_table(folder.part("stories", bucket), partitioning=None)
    shared = {row["story_id"] for row in table.to_pylist() if row["outlets"] >= _FEWEST}
    return (story for story in story_members(folder, bucket) if story.id in shared)


def _groups(
    stories: Iterator[StoryMembers], sizes: Mapping[str, int]
) -> Iterator[tuple[StoryMembers, ...]]:
    held: list[StoryMembers] = []
    size = 0
    for story in stories:
        held.append(story)
        size += sum(sizes[name] for name, _ in story.members)
        if size >= PARAGRAPHS_OF_TASK:
            yield tuple(held)
            held, size = [], 0
    if held:
        yield tuple(held)


def _paragraph_counts(folder: WorkFolder) -> dict[str, int]:
    counts: dict[str, int] = {}
    for path in folder.files("documents"):
        table = parquet.read_table(path, columns=["document_id", "paragraphs"], partitioning=None)
        columns = (table["document_id"].to_pylist(), table["paragraphs"].to_pylist())
        counts.update(zip(*columns, strict=True))
    return counts

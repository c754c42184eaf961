"""Finding stories: buckets are set against one another, and what is linked is grouped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from samestory.corpus import schemas
from samestory.corpus.reading import bucket_before
from samestory.corpus.settings import StorySettings, made_with
from samestory.corpus.stories import Articles, cluster, document_links
from samestory.corpus.work_folder import WorkFolder, key_of, write_table
from samestory.model import Limits

LINK_TABLE = "document_links"

_DOCUMENT_COLUMNS = ["document_id", "outlet", "published", "headline", "language"]
_PARAGRAPH_COLUMNS = ["document_id", "number", "text", "sentences"]


@dataclass(frozen=True, slots=True)
class LinkTask:
    """Two buckets, which may be the same, to set against one another, and the file to write."""

    root: str
    left: str
    right: str
    settings: StorySettings
    path: str
    key: str


def link_tasks(
    folder: WorkFolder, buckets: dict[str, str], settings: StorySettings, *, bucket_days: int
) -> Iterator[LinkTask]:
    """Yield the pairs of buckets in which articles of one window can meet, each once."""
    made = made_with(settings)
    for left in sorted(buckets):
        before = bucket_before(left, bucket_days)
        for number, right in enumerate((left, before)):
            if right is not None and right in buckets:
                key = key_of(LINK_TABLE, buckets[left], buckets[right], made)
                path = folder.part(LINK_TABLE, left, number)
                yield LinkTask(str(folder.root), left, right, settings, str(path), key)


def link_buckets(task: LinkTask) -> int:
    """Write which articles of two buckets are linked; return how many pairs."""
    folder = WorkFolder(Path(task.root))
    left = _articles(folder, task.left)
    right = left if task.left == task.right else _articles(folder, task.right)
    found = document_links(left, right, settings=task.settings)
    table = found.select(schemas.DOCUMENT_LINKS.names).cast(schemas.DOCUMENT_LINKS)
    write_table(Path(task.path), table, task.key)
    return int(table.num_rows)


def group_stories(
    folder: WorkFolder, buckets: Sequence[str], links: Sequence[Path], settings: StorySettings
) -> int:
    """Write the tables of stories and of their members; return the number of stories.

    A story stands in the bucket of its first article. Its members have a place in the comparison,
    unless they are folded into another or are more than a comparison takes.
    """
    documents = pa.concat_tables(
        [_documents_of(folder, bucket) for bucket in buckets] or [_no_documents()]
    )
    linked = pa.concat_tables(
        [schemas.DOCUMENT_LINKS.empty_table(), *(parquet.read_table(path) for path in links)]
    )
    grouped = cluster(documents.drop_columns(["bucket"]), linked, settings=settings)
    stories = _stories(documents, grouped)
    by_bucket: dict[str, list[_Story]] = defaultdict(list)
    for story in stories:
        by_bucket[story.bucket].append(story)
    for name in ("stories", "members"):
        folder.keep_buckets(name, by_bucket)
    for bucket, held in by_bucket.items():
        held.sort(key=lambda story: story.id)
        rows = pa.Table.from_pylist([story.row() for story in held], schema=schemas.STORIES)
        members = [row for story in held for row in story.member_rows()]
        key = key_of("stories", made_with(settings), members_key(members))
        write_table(folder.part("stories", bucket), rows, key)
        table = pa.Table.from_pylist(members, schema=schemas.MEMBERS)
        write_table(folder.part("members", bucket), table, key)
    return len(stories)


def members_key(members: Sequence[dict[str, Any]]) -> str:
    """Return a hash of who belongs to which story, and where."""
    return key_of([[row["story_id"], row["document_id"], row["place"]] for row in members])


@dataclass(frozen=True, slots=True)
class _Story:
    """A story and its members, each a row of the table of documents."""

    id: str
    members: tuple[dict[str, Any], ...]

    @property
    def bucket(self) -> str:
        return min(str(member["bucket"]) for member in self.members)

    def row(self) -> dict[str, Any]:
        """Return the row of the table of stories."""
        told = [member for member in self.members if member["folded_into"] is None]
        days = [member["published"] for member in self.members if member["published"]]
        return {
            "story_id": self.id,
            "headline": next((each["headline"] for each in told if each["headline"]), None),
            "first_published": min(days, default=None),
            "last_published": max(days, default=None),
            "documents": len(told),
            "outlets": len({member["outlet"].casefold() for member in told}),
            "folded": len(self.members) - len(told),
        }

    def member_rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of the table of members."""
        places = {
            member["document_id"]: place
            for place, member in enumerate(_compared(self.members), start=1)
        }
        for member in self.members:
            yield {
                "story_id": self.id,
                "document_id": member["document_id"],
                "bucket": member["bucket"],
                "outlet": member["outlet"],
                "published": member["published"],
                "folded_into": member["folded_into"],
                "place": places.get(member["document_id"]),
            }


def _compared(members: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the members that a comparison takes, in its order.

    Where there are too many, each outlet's first article goes before any outlet's second.
    """
    seen: dict[str, int] = defaultdict(int)
    ranked = []
    for number, member in enumerate(members):
        if member["folded_into"] is None:
            outlet = member["outlet"].casefold()
            ranked.append((seen[outlet], number))
            seen[outlet] += 1
    chosen = sorted(number for _, number in sorted(ranked)[: Limits().documents])
    return [members[number] for number in chosen]


def _stories(documents: pa.Table, grouped: pa.Table) -> list[_Story]:
    """Return the groups of two or more articles, their members by date and outlet."""
    known = {row["document_id"]: row for row in documents.to_pylist()}
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in grouped.to_pylist():
        if row["story_id"] is not None:
            member = {**known[row["document_id"]], "folded_into": row["folded_into"]}
            groups[row["story_id"]].append(member)
    stories = []
    for name, members in groups.items():
        if len(members) > 1:
            members.sort(key=_order)
            stories.append(_Story(name, tuple(members)))
    return sorted(stories, key=lambda story: story.id)


def _order(member: dict[str, Any]) -> tuple[date, str, str]:
    return member["published"] or date.max, member["outlet"], member["document_id"]


def _articles(folder: WorkFolder, bucket: str) -> Articles:
    documents = parquet.read_table(
        folder.part("documents", bucket), columns=_DOCUMENT_COLUMNS, partitioning=None
    )
    paragraphs = parquet.read_table(
        folder.part("paragraphs", bucket), columns=_PARAGRAPH_COLUMNS, partitioning=None
    )
    return schemas.plain_texts(documents.replace_schema_metadata()), paragraphs


def _documents_of(folder: WorkFolder, bucket: str) -> pa.Table:
    table = parquet.read_table(
        folder.part("documents", bucket), columns=_DOCUMENT_COLUMNS, partitioning=None
    )
    table = schemas.plain_texts(table.replace_schema_metadata())
    return table.append_column("bucket", pa.array([bucket] * len(table), pa.string()))


def _no_documents() -> pa.Table:
    fields = [schemas.DOCUMENTS.field(name) for name in _DOCUMENT_COLUMNS]
    table = schemas.plain_texts(pa.schema(fields).empty_table())
    return table.append_column("bucket", pa.array([], pa.string()))

"""What the commands on corpora print when they are done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from samestory.renderers.layout import join_names, plural

if TYPE_CHECKING:
    from samestory.corpus import Built, Compared, Found, Published, Reused, Status, StoryChanges

_NAMES_SHOWN = 5


def build_lines(done: Built) -> Iterator[str]:
    """Yield what `Corpus.build` did."""
    yield from _because(done.because, "articles were read")
    result = done.sorted
    yield f"Read {plural(result.records, 'record')}, in {done.read} of {done.batches} batches now."
    yield f"  {plural(result.documents, 'article')} with {plural(result.paragraphs, 'paragraph')}"
    if result.duplicates:
        yield f"  {plural(result.duplicates, 'record')} equal to one of these, or older versions"
    rejected = sum(result.rejects.values())
    if rejected:
        codes = [f"{count} {code}" for code, count in sorted(result.rejects.items())]
        yield f"  {plural(rejected, 'reject')}: {join_names(codes)} (table rejects)"
    buckets = plural(len(result.buckets), "date bucket")
    yield f"  {buckets}, {len(result.redone)} sorted now"
    for name, reason in done.skipped[:_NAMES_SHOWN]:
        yield f"  passed over {name}: {reason}"
    more = len(done.skipped) - _NAMES_SHOWN
    if more > 0:
        yield f"  passed over {plural(more, 'more file')}"


def story_lines(done: Found) -> Iterator[str]:
    """Yield what `Corpus.find_stories` did."""
    yield from _because(done.because, "stories were found")
    yield (
        f"Found {plural(done.stories, 'story', 'stories')}; linked {done.linked} of "
        f"{plural(done.pairs, 'pair')} of date buckets now."
    )
    yield from _change_lines(done.changes)


def _change_lines(changes: StoryChanges) -> Iterator[str]:
    """Yield what became of the stories that were known before."""
    if changes.grown:
        yield f"  {plural(changes.grown, 'known story', 'known stories')} grew"
    told = [
        *(f"{join_names(list(olds))} are one story now, {story}" for olds, story in changes.merged),
        *(f"{old} is cut into {join_names(list(each))}" for old, each in changes.split),
        *(f"{old} is {story} now: an earlier article joined it" for old, story in changes.renamed),
        *(f"{old} is no story any more" for old in changes.gone),
    ]
    yield from (f"  {line}" for line in told[:_NAMES_SHOWN])
    if len(told) > _NAMES_SHOWN:
        yield f"  and {len(told) - _NAMES_SHOWN} more of the stories known before changed"


def compare_lines(done: Compared) -> Iterator[str]:
    """Yield what `Corpus.compare` did."""
    yield from _because(done.because, "stories were compared")
    yield f"Compared {done.compared} of {plural(done.stories, 'story', 'stories')} now."


def reuse_lines(done: Reused) -> Iterator[str]:
    """Yield what `Corpus.find_reuse` did."""
    yield from _because(done.because, "equal words were looked for")
    yield (
        f"Found {plural(done.pairs, 'pair')} of paragraphs with the same words; searched "
        f"{done.searched} of {plural(done.buckets, 'date bucket')} now."
    )


def publish_lines(done: Published) -> Iterator[str]:
    """Yield what `publish` did."""
    yield f"Copied {plural(done.files, 'file')}, {done.size / 1e6:,.1f} MB."
    if done.removed:
        yield f"  {plural(done.removed, 'file')} of before taken away there"


def status_lines(status: Status, largest: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what there is in a work folder."""
    for stage in ("build", "stories", "compare", "reuse"):
        state = "done" if stage in status.stages else "not done"
        left = status.left.get(stage, 0)
        yield f"{stage:<8}  {state if not left else f'{left} left to do'}"
    yield ""
    for name, rows in status.rows.items():
        yield f"{name:<14} {rows:>13,} rows {status.sizes[name] / 1e6:>10,.1f} MB"
    if largest:
        yield ""
        yield "Largest stories:"
    for story in largest:
        outlets = plural(story["outlets"], "outlet")
        yield f"  {story['story_id']}  {story['first_published']}  {outlets}  {story['headline']}"


def _because(names: Sequence[str], what: str) -> Iterator[str]:
    if names:
        yield f"Changed since {what} the last time: {join_names(list(names))}."

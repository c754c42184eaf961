"""The columns of a work folder's tables; docs/reference/corpus-tables.md tells what they mean."""

from __future__ import annotations

import pyarrow as pa

_NAME = pa.dictionary(pa.int32(), pa.string())
"""For text that few values repeat."""

_SENTENCES = pa.list_(pa.int32())

ENTRIES = pa.schema(
    [
        ("code", pa.string()),
        ("reason", pa.string()),
        ("source", pa.string()),
        ("record", pa.int64()),
        ("bucket", pa.string()),
        ("document_id", pa.string()),
        ("identifier", pa.string()),
        ("outlet", pa.string()),
        ("outlet_basis", pa.string()),
        ("published", pa.date32()),
        ("published_at", pa.string()),
        ("headline", pa.string()),
        ("author", pa.string()),
        ("url", pa.string()),
        ("language", pa.string()),
        ("media_type", pa.string()),
        ("characters", pa.int32()),
        ("warnings", pa.list_(pa.string())),
        (
            "paragraphs",
            pa.list_(pa.struct([("text", pa.string()), ("sentences", _SENTENCES)])),
        ),
    ]
)
"""What reading a batch gives: articles, and rejects, which have a code and a reason."""

DOCUMENTS = pa.schema(
    [
        ("document_id", pa.string()),
        ("outlet", _NAME),
        ("outlet_basis", _NAME),
        ("published", pa.date32()),
        ("published_at", pa.string()),
        ("headline", pa.string()),
        ("author", pa.string()),
        ("url", pa.string()),
        ("language", _NAME),
        ("source", _NAME),
        ("record", pa.int64()),
        ("identifier", pa.string()),
        ("media_type", _NAME),
        ("paragraphs", pa.int32()),
        ("characters", pa.int32()),
        ("warnings", pa.list_(pa.string())),
    ]
)

PARAGRAPHS = pa.schema(
    [
        ("document_id", pa.string()),
        ("number", pa.int32()),
        ("text", pa.string()),
        ("sentences", _SENTENCES),
    ]
)

REJECTS = pa.schema(
    [
        ("source", _NAME),
        ("record", pa.int64()),
        ("code", _NAME),
        ("reason", pa.string()),
    ]
)

DUPLICATES = pa.schema(
    [
        ("document_id", pa.string()),
        ("source", _NAME),
        ("record", pa.int64()),
        ("reason", _NAME),
    ]
)

DOCUMENT_LINKS = pa.schema(
    [
        ("a", pa.string()),
        ("b", pa.string()),
        ("score", pa.float64()),
        ("strong_links", pa.int32()),
        ("near_duplicate", pa.bool_()),
        ("a_words", pa.int32()),
        ("b_words", pa.int32()),
    ]
)

STORIES = pa.schema(
    [
        ("story_id", pa.string()),
        ("headline", pa.string()),
        ("first_published", pa.date32()),
        ("last_published", pa.date32()),
        ("documents", pa.int32()),
        ("outlets", pa.int32()),
        ("folded", pa.int32()),
    ]
)

MEMBERS = pa.schema(
    [
        ("story_id", pa.string()),
        ("document_id", pa.string()),
        ("bucket", _NAME),
        ("outlet", _NAME),
        ("published", pa.date32()),
        ("folded_into", pa.string()),
        ("place", pa.int32()),
    ]
)

COMPARISONS = pa.schema(
    [
        ("story_id", pa.string()),
        ("fingerprint", pa.string()),
        ("documents", pa.int32()),
        ("paragraphs", pa.int32()),
        ("links", pa.int32()),
        ("side_by_side", pa.int32()),
        ("findings", pa.int32()),
        ("not_compared", pa.string()),
    ]
)

LINKS = pa.schema(
    [
        ("story_id", pa.string()),
        ("document_a", pa.string()),
        ("paragraph_a", pa.int32()),
        ("document_b", pa.string()),
        ("paragraph_b", pa.int32()),
        ("score", pa.float64()),
        ("strong_score", pa.float64()),
        ("strength", _NAME),
        ("similarity", pa.float64()),
    ]
)

PASSAGES = pa.schema(
    [
        ("story_id", pa.string()),
        ("passage_id", pa.string()),
        ("number", pa.int32()),
        ("document_id", pa.string()),
        ("outlet", _NAME),
        ("paragraphs", pa.list_(pa.int32())),
        ("documents", pa.int32()),
        ("similarity", pa.float64()),
        ("confidence", pa.float64()),
        ("boilerplate", pa.bool_()),
    ]
)

FINDINGS = pa.schema(
    [
        ("story_id", pa.string()),
        ("finding_id", pa.string()),
        ("kind", _NAME),
        ("passage_id", pa.string()),
        ("subject", pa.string()),
        ("relation", _NAME),
        ("summary", pa.string()),
        ("reason", pa.string()),
        ("confidence", pa.float64()),
        ("weight", pa.float64()),
        ("reading", pa.int32()),
        ("reading_text", pa.string()),
        ("document_id", pa.string()),
        ("outlet", _NAME),
        ("paragraph", pa.int32()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("words", pa.string()),
        ("voice", _NAME),
    ]
)

_SIDES = [
    field
    for side in "ab"
    for field in (
        (f"document_{side}", pa.string()),
        (f"outlet_{side}", _NAME),
        (f"paragraph_{side}", pa.int32()),
        (f"start_{side}", pa.int32()),
        (f"end_{side}", pa.int32()),
        (f"words_{side}", pa.string()),
        (f"voice_{side}", _NAME),
    )
]

SUBSTITUTIONS = pa.schema(
    [
        ("story_id", pa.string()),
        ("finding_id", pa.string()),
        ("passage_id", pa.string()),
        ("field", _NAME),
        ("relation", _NAME),
        *_SIDES,
    ]
)

REUSE = pa.schema(
    [
        ("story_id", pa.string()),
        ("finding_id", pa.string()),
        ("passage_id", pa.string()),
        ("relation", _NAME),
        ("published_a", pa.date32()),
        ("published_b", pa.date32()),
        *_SIDES,
    ]
)

_RUN_SIDES = [
    field
    for side in "ab"
    for field in (
        (f"document_{side}", pa.string()),
        (f"outlet_{side}", _NAME),
        (f"published_at_{side}", pa.string()),
        (f"agency_{side}", _NAME),
        (f"paragraph_{side}", pa.int32()),
        (f"first_word_{side}", pa.int32()),
        (f"start_{side}", pa.int32()),
        (f"end_{side}", pa.int32()),
        (f"words_{side}", pa.string()),
        (f"voice_{side}", _NAME),
    )
]

EQUAL_RUNS = pa.schema(
    [
        *_RUN_SIDES,
        ("relation", _NAME),
        ("run_words", pa.int32()),
        ("similarity", pa.float64()),
        ("containment", pa.float64()),
        ("coverage", pa.float64()),
        ("same_outlet", pa.bool_()),
        ("seen", _NAME),
    ]
)
"""What two buckets give: paragraphs that have the same words."""

REUSE_PAIRS = pa.schema(
    [
        *EQUAL_RUNS,
        ("outlets", pa.int32()),
        ("agency", _NAME),
        ("agency_copy", _NAME),
        ("first_published", pa.string()),
        ("first_document", pa.string()),
    ]
)

COMPARISON_TABLES: dict[str, pa.Schema] = {
    "links": LINKS,
    "passages": PASSAGES,
    "findings": FINDINGS,
    "substitutions": SUBSTITUTIONS,
    "reuse": REUSE,
    "comparisons": COMPARISONS,
}
"""What comparing gives."""

TABLES: dict[str, pa.Schema] = {
    "documents": DOCUMENTS,
    "paragraphs": PARAGRAPHS,
    "rejects": REJECTS,
    "duplicates": DUPLICATES,
    "stories": STORIES,
    "members": MEMBERS,
    **COMPARISON_TABLES,
    "reuse_pairs": REUSE_PAIRS,
}
"""All tables for others to read, by name."""


def plain_texts(table: pa.Table) -> pa.Table:
    """Return a table whose dictionaries are plain text, so that two can be put together."""
    fields = [
        pa.field(field.name, pa.string()) if pa.types.is_dictionary(field.type) else field
        for field in table.schema
    ]
    return table.cast(pa.schema(fields))

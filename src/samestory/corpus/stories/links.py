"""Which articles of a date window tell the same story, as a table."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from samestory.alignment.constants import DEFAULT_CONSTANTS
from samestory.corpus.stories.blocking import Pairs, article_candidates
from samestory.corpus.stories.constants import FAINT, STORY
from samestory.corpus.stories.evidence import Evidence, gather_evidence
from samestory.corpus.stories.near_duplicates import near_duplicates
from samestory.corpus.stories.postings import Floats
from samestory.corpus.stories.settings import StorySettings
from samestory.corpus.stories.window import Articles, read_window

SCORE_DIGITS = 6
"""Scores are rounded so that they do not depend on the order in which sums are formed."""

LINKS = pa.schema(
    [
        ("a", pa.string()),
        ("b", pa.string()),
        ("score", pa.float64()),
        ("same_outlet", pa.bool_()),
        ("near_duplicate", pa.bool_()),
        ("strong_links", pa.int32()),
        ("links", pa.int32()),
        ("a_words", pa.int32()),
        ("b_words", pa.int32()),
        ("likeness", pa.float64()),
        ("headline", pa.float64()),
        ("paragraphs", pa.float64()),
    ]
)
"""Columns of a table of links; docs/explanation/story-detection.md says what they mean."""


def document_links(left: Articles, right: Articles, *, settings: StorySettings) -> pa.Table:
    """Find pairs of articles that tell the same story.

    Parameters
    ----------
    left, right
        Articles of two buckets of dates, or of the same one twice. Their documents have
        ``document_id``, ``outlet``, ``published`` (a date or null), ``headline`` and ``language``
        (both may be null), each id once; their paragraphs ``document_id``, ``number``, ``text``,
        and may have ``sentences``: a list of offsets into the text, each sentence's first and last
        one, as `samestory.documents.segmentation.sentences` gives them. They save cutting anew.
    settings
        The window and the caps; strictness plays no part.

    Returns
    -------
    pyarrow.Table
        A row for each pair of a left and a right article (each unordered pair once) whose score is
        not faint, with the columns of `LINKS`, in ascending order of ``a`` and ``b``; ``a`` is the
        smaller id. It does not depend on the order of rows.
    """
    window = read_window(
        left,
        right,
        days=settings.window_days,
        most_paragraphs=settings.most_paragraphs,
    )
    if not window.ids:
        return LINKS.empty_table()
    pairs = article_candidates(window, settings=settings)
    evidence = gather_evidence(window, pairs, constants=DEFAULT_CONSTANTS)
    score = np.round(_scores(pairs, evidence), SCORE_DIGITS)
    same_outlet = window.outlets[pairs.a] == window.outlets[pairs.b]
    duplicate = near_duplicates(window, pairs)
    kept = np.flatnonzero((score >= FAINT) | duplicate)
    words = np.diff(window.first_word[window.first_sentence[window.first_paragraph]])
    ids = np.array(window.ids, dtype=object)
    columns = {
        "a": ids[pairs.a],
        "b": ids[pairs.b],
        "score": score,
        "same_outlet": same_outlet,
        "near_duplicate": duplicate,
        "strong_links": evidence.strong_links,
        "links": evidence.links,
        "a_words": words[pairs.a],
        "b_words": words[pairs.b],
        "likeness": np.round(pairs.likeness, SCORE_DIGITS),
        "headline": np.round(pairs.headline, SCORE_DIGITS),
        "paragraphs": np.round(evidence.paragraphs, SCORE_DIGITS),
    }
    return pa.table(
        [pa.array(columns[field.name][kept], type=field.type) for field in LINKS], schema=LINKS
    )


def _scores(pairs: Pairs, evidence: Evidence) -> Floats:
    logit = (
        STORY.bias
        + STORY.likeness * pairs.likeness
        + STORY.headline * pairs.headline
        + STORY.paragraphs * evidence.paragraphs
    )
    return np.asarray(1 / (1 + np.exp(-logit)))

"""Strategies that draw what nobody would write: files, texts and stories out of shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from samestory.model import Comparison, Document, Settings
from samestory.pipeline import compare
from tests.renderers.hostile import HOSTILE
from tests.sources.examples import EXAMPLES
from tests.sources.promises import MAIN_PART, word_parts
from tests.story_factory import make_document, oddities, paragraphs

_SPECIAL = (
    b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\x1b[31m", b"\xed\xa0\x80",
    b'"', b"<", b"</p>", b"<p>", b"&", b"&#0;", b"&#xFFFE;", b"<!--", b"<![CDATA[", b"{", b"[[",
    b"---\n", b",", b"%", b"endstream", b"9999999999", b"-1", b"\\ud800", b"1e999", b"PK\x03\x04",
)  # fmt: skip

any_text = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    st.sampled_from([text[:300] for text in HOSTILE.values()]),
    paragraphs,
    oddities,
)
"""A paragraph, headline or name of any characters."""


def example_of(target: str) -> bytes:
    """Return the tests' file for a reader, or its main part."""
    if target == "word part":
        return word_parts()[MAIN_PART]
    return EXAMPLES[target]().data


def _stretch_of(data: bytes) -> Callable[[int], bytes]:
    return lambda start: data[start : start + 60]


@st.composite
def changed_files(draw: st.DrawFn, target: str) -> bytes:
    """Draw a good file that is cut short, or in which stretches are replaced, doubled or gone."""
    data = example_of(target)
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(data)))
        end = start + draw(st.integers(0, 40))
        piece = draw(
            st.sampled_from(_SPECIAL)
            | st.binary(max_size=12)
            | any_text.map(str.encode)
            | st.integers(0, len(data)).map(_stretch_of(data))
        )
        data = data[:start] + piece + data[end:]
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


def shown_text(text: str) -> bool:
    """Tell whether a document can have this as a paragraph."""
    return bool(text.strip())


@st.composite
def odd_documents(draw: st.DrawFn, letter: str) -> Document:
    """Draw a document of any text and any structure."""
    texts = draw(st.lists(any_text.filter(shown_text), min_size=1, max_size=5))
    document = make_document(
        texts,
        draw(any_text.filter(shown_text)) + letter,
        headline=draw(st.none() | any_text.filter(shown_text)),
        language=draw(st.sampled_from(["en", "de", "uk", "ar", "ja", "und"])),
    )
    return replace(
        document,
        author=draw(st.none() | any_text),
        url=draw(st.none() | any_text | any_text.map("https://x.example/{}".format)),
        published=draw(st.none() | any_text | st.just("2026-03-02T10:00:00+02:00")),
        warnings=tuple(draw(st.lists(any_text, max_size=1))),
    )


@st.composite
def odd_comparisons(draw: st.DrawFn) -> Comparison:
    """Draw the comparison of two to four such documents; they share some of their paragraphs."""
    documents = [draw(odd_documents(letter)) for letter in "ABCD"[: draw(st.integers(2, 4))]]
    title = draw(st.none() | any_text.filter(shown_text))
    return compare(documents, Settings(title=title, date="2026-03-02"))

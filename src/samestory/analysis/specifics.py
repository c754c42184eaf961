"""What a paragraph tells that can be checked: figures, names, quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samestory.analysis.attribution.lexicon import is_reporting
from samestory.analysis.base import join_names
from samestory.documents.tokenisation import tokenise
from samestory.documents.word_frequency import information
from samestory.model import Document, Span

LEAST_QUOTED_WORDS = 5

_RARE = 4.0
"""Background information from which a word with a capital counts as a name in a language that
writes all nouns with one."""

_NOUNS_WITH_CAPITALS = ("de", "lb")
_SENTENCE_ENDS = frozenset(".!?…:")

_OPINION = {
    "en": "perhaps maybe might should ought must seems seem apparently surely arguably clearly "
    "obviously unfortunately hopefully frankly deserves remarkable shameful worrying sadly",
    "de": "vielleicht wohl sollte müsste scheint offenbar leider hoffentlich sicherlich",
    "fr": "peut-être devrait semble hélas sûrement évidemment malheureusement faudrait",
    "es": "quizá quizás debería parece ojalá seguramente lamentablemente convendría",
    "ru": "возможно наверное кажется видимо увы конечно следует стоит",
    "uk": "можливо мабуть здається напевно звісно варто слід",
}
"""Words that weigh, wish or judge (hedges and boosters after Hyland 2005, a small choice of ours).
They speak of comment only where nothing can be checked."""

_OPINION_FORMS = {language: frozenset(words.split()) for language, words in _OPINION.items()}


@dataclass(frozen=True, slots=True)
class Specifics:
    """How much checkable matter some paragraphs hold.

    Attributes
    ----------
    words
        All words.
    figures, names
        Numbers, and runs of words with capitals, each counted once.
    quoted
        Words in quotation marks, or 0 if fewer than five.
    opinion
        Words that weigh, wish or judge, outside quotation marks.
    reported
        Whether a verb says that somebody said something.
    """

    words: int
    figures: int
    names: int
    quoted: int
    opinion: int
    reported: bool

    @property
    def relation(self) -> str:
        """``fact``, ``comment``, or empty where neither can be told reliably."""
        if self.figures or self.quoted or (self.names > 1 and self.reported):
            return "fact"
        return "comment" if self.opinion and not self.names else ""

    @property
    def told(self) -> str:
        """What it holds, as words: ``2 figures and a quotation``; may be empty."""
        parts = [
            f"{number} {noun if number == 1 else noun + 's'}"
            for number, noun in ((self.figures, "figure"), (self.names, "name"))
            if number
        ]
        return join_names([*parts, *(["a quotation"] if self.quoted else [])])

    @property
    def richness(self) -> float:
        """How much it tells, 0 to 1: figures, names, a quotation, and length up to 60 words."""
        return round(
            0.3 * min(self.figures, 3) / 3
            + 0.25 * min(self.names, 4) / 4
            + 0.2 * bool(self.quoted)
            + 0.25 * min(self.words, 60) / 60,
            4,
        )


def specifics(
    document: Document, numbers: Sequence[int], quoted: Sequence[Sequence[Span]]
) -> Specifics:
    """Return what some paragraphs of a document hold.

    Parameters
    ----------
    document
        Any document.
    numbers
        1-based numbers of its paragraphs.
    quoted
        For each paragraph of the document, its quoted spans.
    """
    words = opinion = in_marks = 0
    reported = False
    figures: dict[str, None] = {}
    names: dict[str, None] = {}
    opinions = _OPINION_FORMS.get(document.language, frozenset())
    for number in numbers:
        paragraph = document.paragraphs[number - 1]
        tokens = tokenise(paragraph.text, offset=paragraph.start)
        words += len(tokens)
        last = -2
        marked = quoted[number - 1]
        for place, token in enumerate(tokens):
            inside = bool(marked) and any(span.start <= token.start < span.end for span in marked)
            in_marks += inside
            if not inside:
                form = token.form.casefold()
                reported = reported or is_reporting(form, document.language)
                opinion += form in opinions
            if token.form[0].isdigit():
                figures[token.form] = None
            elif _is_name(
                paragraph.text, token.start - paragraph.start, token.form, document.language
            ):
                if last != place - 1:
                    names[token.form] = None
                last = place
    quoted_words = in_marks if in_marks >= LEAST_QUOTED_WORDS else 0
    return Specifics(words, len(figures), len(names), quoted_words, opinion, reported)


def _is_name(text: str, start: int, form: str, language: str) -> bool:
    if not form[0].isupper() or form == "I" or _begins_sentence(text, start):
        return False
    return language not in _NOUNS_WITH_CAPITALS or information(form.casefold(), language) >= _RARE


def _begins_sentence(text: str, start: int) -> bool:
    """Tell whether nothing but marks stands before a word, or a sentence's end among them."""
    while start and not text[start - 1].isalnum():
        start -= 1
        if text[start] in _SENTENCE_ENDS:
            return True
    return not start


def first_words(text: str, *, words: int = 12) -> str:
    """Return the first words of a text in quotation marks, on one line, its own marks single."""
    held = _OPENING.sub("\u2018", text).translate(_INNER_MARKS).split()
    shown = " ".join(held[:words]).rstrip(",;:")
    return f"“{shown.rstrip('.…')}…”" if len(held) > words else f"“{shown.removesuffix('.')}”"


_OPENING = re.compile(r'(?<![^\s(\[])"')
_INNER_MARKS = str.maketrans(
    {"\u201c": "\u2018", "\u201d": "\u2019", "\u201e": "\u201a", '"': "\u2019"}
)

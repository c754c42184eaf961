"""How a story uses its words: in which documents, and whether they are written as names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from samestory.documents.normalisation import form_of
from samestory.documents.tokenisation import Token
from samestory.documents.word_frequency import COMMONEST_ZIPF, has_word_list, information
from samestory.model import Document


class Usage(NamedTuple):
    """How a story uses one form.

    Attributes
    ----------
    form
        Casefolded.
    language
        ISO 639-1 code of the documents it stands in.
    name
        Whether it is written as a name: never in lower case, and with a capital inside a sentence
        unless no word list knows it.
    zipf
        How frequent it is in its language, up to about 7.5; 0 if no word list knows it.
    documents
        Numbers of the documents that use it.
    """

    form: str
    language: str
    name: bool
    zipf: float
    documents: frozenset[int]


@dataclass(slots=True)
class _Seen:
    documents: set[int] = field(default_factory=set)
    in_lower_case: bool = False
    capital_inside: bool = False


def collect_usages(
    documents: Sequence[Document], tokens: Sequence[Sequence[Sequence[Token]]]
) -> dict[tuple[str, str], Usage]:
    """Return how a story uses each form, by language and form, in ascending order.

    Parameters
    ----------
    documents
        The story.
    tokens
        For each document, the words of each of its paragraphs.
    """
    seen: dict[tuple[str, str], _Seen] = {}
    for number, (document, paragraphs) in enumerate(zip(documents, tokens, strict=True)):
        starts = {span.start for paragraph in document.paragraphs for span in paragraph.sentences}
        # What one spelling can tell is mostly told by its first place in a document.
        told: set[str] = set()
        for token in chain.from_iterable(paragraphs):
            if token.form in told:
                continue
            key = (document.language, form_of(token.form))
            word = seen.get(key)
            if word is None:
                word = seen[key] = _Seen()
            word.documents.add(number)
            if not token.form[0].isupper():
                word.in_lower_case = True
            elif _may_begin_a_sentence(document, token, starts):
                continue
            else:
                word.capital_inside = True
            told.add(token.form)
    listed = {language: has_word_list(language) for language in {d.language for d in documents}}
    return {
        (language, form): _usage(language, form, seen[language, form], listed=listed[language])
        for language, form in sorted(seen)
    }


def _may_begin_a_sentence(document: Document, token: Token, starts: set[int]) -> bool:
    """Tell whether a capital says nothing: after an opening quotation mark, for instance."""
    return token.start in starts or not document.text[token.start - 1].isspace()


def _usage(language: str, form: str, seen: _Seen, *, listed: bool) -> Usage:
    zipf = COMMONEST_ZIPF - information(form, language) if listed else 0.0
    return Usage(
        form=form,
        language=language,
        name=not seen.in_lower_case and (seen.capital_inside or zipf == 0),
        zipf=zipf,
        documents=frozenset(seen.documents),
    )

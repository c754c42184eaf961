"""Where a document credits a news agency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samestory.model import Document, Evidence

LONGEST_CREDIT = 30
"""Words up to which a first or last paragraph that names an agency is a credit."""

_NAMES = (
    r"Associated Press|AP|Reuters|dpa(?:-AFX)?|AFP|Agence France-Presse|EFE|ANSA|APA|epd|KNA|SDA"
    r"|Keystone-SDA|Ukrinform|Укринформ|Укрінформ|УНІАН|УНИАН|Интерфакс(?:-Украина)?"
    r"|Інтерфакс-Україна|Interfax(?:-Ukraine)?|ТАСС|TASS|РИА Новости|Xinhua|Kyodo|PTI|PA Media"
    r"|Bloomberg News|[A-Z]\w+ (?:Press|News) Agency"
)
_AGENCY = re.compile(rf"\b(?:{_NAMES})\b")
_DATELINE = re.compile(
    rf"^.{{0,60}}?\((?:{_NAMES})\)\s*[\u2014\u2013-]"
    rf"|^[^.]{{0,40}}?[,/ ](?:{_NAMES})\s[\u2014\u2013-]\s"
)
_CREDIT = re.compile(
    r"contributed|reporting|report\b|material|source|from\b|with\b|by\b|via\b|mit\b|quelle|avec"
    r"|con\b|fuente|источник|джерело|по материалам|за матеріалами|©|\(c\)|copyright",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AgencyCredit:
    """An agency that a document credits, and the words that do so, or None for the author line."""

    document: str
    agency: str
    evidence: Evidence | None


def agency_credit(document: Document) -> AgencyCredit | None:
    """Return the first agency that a document credits, or None.

    A credit stands in the author line, in a dateline, or in a short paragraph at either end that
    says from whom the report is. `Vask told Reuters` in the body is none.
    """
    if document.author and (found := _AGENCY.search(document.author)):
        return AgencyCredit(document.id, found.group(), None)
    return next(_in_body(document), None)


def _in_body(document: Document) -> Iterator[AgencyCredit]:
    first, last = document.paragraphs[0], document.paragraphs[-1]
    dateline = _DATELINE.match(first.text)
    if dateline is not None:
        found = _AGENCY.search(dateline.group())
        if found is not None:
            yield _credit(document, 1, first.start, found)
    for paragraph in dict.fromkeys((first, last)):
        found = _AGENCY.search(paragraph.text)
        if found is None or len(paragraph.text.split()) > LONGEST_CREDIT:
            continue
        alone = paragraph.text.strip(" ()[].\u2014\u2013-/*") == found.group()
        if alone or _CREDIT.search(paragraph.text[: found.start()] + paragraph.text[found.end() :]):
            yield _credit(document, paragraph.number, paragraph.start, found)


def _credit(document: Document, number: int, offset: int, found: re.Match[str]) -> AgencyCredit:
    start, end = found.start() + offset, found.end() + offset
    return AgencyCredit(
        document.id,
        found.group(),
        Evidence(document.id, number, start, end, document.text[start:end]),
    )

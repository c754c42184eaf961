"""Articles as records with named fields; JSON, JSON Lines and CSV share these rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from samestory.errors import SourceError
from samestory.model.limits import limit_hint
from samestory.sources.base import Draft, RawFile, ReadOptions
from samestory.sources.metadata import names, published_date, web_address
from samestory.sources.paragraphing import split_paragraphs, take_headline
from samestory.sources.text_cleaning import clean, is_blank, one_line

Record = Mapping[str, object]

FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("paragraphs", "text", "body", "content", "maintext", "article", "article_text",
             "full_text", "fulltext", "articlebody", "story_text"),
    "title": ("title", "headline", "heading"),
    "outlet": ("outlet", "source_name", "source", "publisher", "publication", "newspaper",
               "sitename", "site_name", "media_name", "site", "source_domain", "domain"),
    "date": ("date", "published", "publish_date", "published_at", "publishedat", "date_publish",
             "date_published", "datepublished", "publication_date", "pub_date", "pubdate",
             "published_date"),
    "url": ("url", "link", "article_url", "source_url", "canonical_url"),
    "language": ("language", "lang"),
    "author": ("author", "authors", "byline"),
    "id": ("id", "article_id", "document_id", "doc_id", "uid", "uuid", "guid"),
}  # fmt: skip
"""What a field may hold, and the names under which usual datasets have it, most telling first."""

_STORY, _LABEL = "story", "label"
"""Fields that sort the articles of a file into stories; only measuring reads them."""

_SHOWN_FIELDS = 12
_SHOWN_NAME = 40


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: int
    record: Record


def drafts(records: Iterable[Record], *, file: RawFile, options: ReadOptions) -> Iterator[Draft]:
    """Turn records into articles.

    Parameters
    ----------
    records
        In the order of the file.
    file
        Where they are from, for messages.
    options
        The fields that the user named, and how many records may be read.

    Yields
    ------
    Draft
        One for each record; one without paragraphs stands for a record without text.

    Raises
    ------
    SourceError
        If no record has text, a field that the user named is in no record, or there are more
        records than the limits allow.
    """
    fields, most = options.fields, options.limits.records
    check_roles(fields)
    numbered = [_Numbered(number, record) for number, record in enumerate(records, start=1)]
    if not numbered:
        raise SourceError(f"{file.path}: holds no records; give a dataset with articles in it.")
    if len(numbered) > most:
        raise SourceError(
            f"{file.path}: holds {len(numbered):,} records, more than {most:,}; choose those of "
            f"one story, or {limit_hint('records')}."
        )
    _check_names(numbered, fields, file)
    single = len(numbered) == 1
    found = [
        draft_of(item.record, fields=fields, number=None if single else item.number)
        for item in numbered
    ]
    if not any(draft.paragraphs for draft in found):
        raise SourceError(_no_text_message(numbered, fields, file))
    yield from found


def check_roles(fields: Mapping[str, str]) -> None:
    """Refuse names of roles that no field can have.

    Raises
    ------
    SourceError
        If a key is not one of `FIELD_NAMES`.
    """
    for role, name in fields.items():
        if role not in FIELD_NAMES:
            raise SourceError(
                f"field {role}={name}: “{role}” is not known; "
                f"the left side is one of {', '.join(FIELD_NAMES)}."
            )


def has_text_field(names_found: Iterable[str]) -> bool:
    """Tell whether one of the names is that of a field that holds an article's text."""
    return not {folded_name(name) for name in names_found}.isdisjoint(FIELD_NAMES["text"])


def draft_of(given: Record, *, fields: Mapping[str, str], number: int | None) -> Draft:
    """Return the article that a record holds; without paragraphs if it holds no text.

    Parameters
    ----------
    given
        Its fields under their own names.
    fields
        Field names that the user gave, by what they hold.
    number
        1-based number of the record, or ``None`` for the only one of a file.
    """
    record = {folded_name(name): value for name, value in given.items()}

    def values(role: str) -> list[object]:
        wanted = (folded_name(fields[role]),) if role in fields else FIELD_NAMES[role]
        return [record[name] for name in wanted if not _is_nothing(record.get(name))]

    texts = [_paragraphs(value) for value in values("text")]
    paragraphs, text_warnings = next((found for found in texts if found[0]), ((), ()))
    published, date_warnings = published_date(_first(map(_scalar, values("date"))))
    url, url_warnings = web_address(_first(map(_scalar, values("url"))))
    headline = _first(map(_scalar, values("title")))
    if headline is None:
        headline, paragraphs = take_headline(paragraphs)
    return Draft(
        paragraphs=paragraphs,
        headline=headline,
        outlet=_first(map(names, values("outlet"))),
        author=_first(map(names, values("author"))),
        published=published,
        url=url,
        language=_first(map(_scalar, values("language"))),
        record=number,
        identifier=_first(map(_scalar, values("id"))),
        story=_scalar(record.get(_STORY)),
        label=_scalar(record.get(_LABEL)),
        warnings=text_warnings + date_warnings + url_warnings,
    )


def _paragraphs(value: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Paragraphs of a text, or of a list of strings each of which is one; and warnings."""
    if isinstance(value, list):
        cleaned = [clean(item) for item in value if isinstance(item, str)]
        lines = tuple(one_line(text) for text, _ in cleaned if not is_blank(text))
        warnings = dict.fromkeys(warning for _, notes in cleaned for warning in notes)
        return lines, tuple(warnings)
    if not isinstance(value, str):
        return (), ()
    text, notes = clean(value)
    return split_paragraphs(text), notes


def _check_names(records: Iterable[_Numbered], fields: Mapping[str, str], file: RawFile) -> None:
    for role, name in fields.items():
        if all(folded_name(name) not in map(folded_name, item.record) for item in records):
            raise SourceError(
                f"{file.path}: has no field “{name}” for {role}; its fields are "
                f"{_field_list(records)}."
            )


def _no_text_message(records: Iterable[_Numbered], fields: Mapping[str, str], file: RawFile) -> str:
    if "text" in fields:
        return f"{file.path}: the field “{fields['text']}” holds no text in any record."
    return (
        f"{file.path}: no field with an article's text was found; its fields are "
        f"{_field_list(records)}; say which one it is with --field text=NAME."
    )


def _field_list(records: Iterable[_Numbered]) -> str:
    found = list(dict.fromkeys(str(name) for item in records for name in item.record))
    shown = [
        name if len(name) <= _SHOWN_NAME else f"{name[:_SHOWN_NAME]}…"
        for name in (one_line(clean(name)[0]) for name in found[:_SHOWN_FIELDS])
    ]
    more = len(found) - len(shown)
    return (", ".join(shown) or "none") + (f" and {more} more" if more else "")


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def folded_name(name: object) -> str:
    """Return a field's name without what usual spellings of it differ in."""
    return str(name).strip().casefold().replace("-", "_").replace(" ", "_")


def _is_nothing(value: object) -> bool:
    return value is None or (isinstance(value, str | list | dict) and not value)


def _scalar(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None

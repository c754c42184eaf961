"""Articles as records with named fields; JSON, JSON Lines and CSV share these rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from samestory.errors import SourceError
from samestory.sources.base import Draft, RawFile
from samestory.sources.metadata import names, published_date, web_address
from samestory.sources.paragraphing import split_paragraphs
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
}  # fmt: skip
"""What a field may hold, and the names under which usual datasets have it, most telling first."""

_SHOWN_FIELDS = 12
_SHOWN_NAME = 40


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: int
    record: Record


def drafts(
    records: Iterable[Record], *, file: RawFile, fields: Mapping[str, str]
) -> Iterator[Draft]:
    """Turn records into articles.

    Parameters
    ----------
    records
        In the order of the file.
    file
        Where they are from, for messages.
    fields
        Field names that the user gave, by what they hold (a key of `FIELD_NAMES`).

    Yields
    ------
    Draft
        One for each record with text. A record without text is passed over; the first article
        carries a warning that says which.

    Raises
    ------
    SourceError
        If no record has text, or a field that the user named is in no record.
    """
    numbered = [_Numbered(number, record) for number, record in enumerate(records, start=1)]
    if not numbered:
        raise SourceError(f"{file.path}: holds no records; give a dataset with articles in it.")
    _check_fields(numbered, fields, file)
    found: list[Draft] = []
    without_text: list[int] = []
    for item in numbered:
        draft = _draft(item, fields, single=len(numbered) == 1)
        if draft is None:
            without_text.append(item.number)
        else:
            found.append(draft)
    if not found:
        raise SourceError(_no_text_message(numbered, fields, file))
    note = _without_text_note(without_text)
    for place, draft in enumerate(found):
        yield _with_warning(draft, note) if note and place == 0 else draft


def has_text_field(names_found: Iterable[str]) -> bool:
    """Tell whether one of the names is that of a field that holds an article's text."""
    return not {_folded(name) for name in names_found}.isdisjoint(FIELD_NAMES["text"])


def _draft(item: _Numbered, fields: Mapping[str, str], *, single: bool) -> Draft | None:
    record = {_folded(name): value for name, value in item.record.items()}

    def value(role: str) -> object:
        wanted = (_folded(fields[role]),) if role in fields else FIELD_NAMES[role]
        return next((record[name] for name in wanted if not _is_nothing(record.get(name))), None)

    paragraphs, text_warnings = _paragraphs(value("text"))
    if not paragraphs:
        return None
    published, date_warnings = published_date(_scalar(value("date")))
    url, url_warnings = web_address(_scalar(value("url")))
    return Draft(
        paragraphs=paragraphs,
        headline=one_line(_scalar(value("title")) or "") or None,
        outlet=names(value("outlet")),
        author=names(value("author")),
        published=published,
        url=url,
        language=_scalar(value("language")),
        record=None if single else item.number,
        warnings=text_warnings + date_warnings + url_warnings,
    )


def _paragraphs(value: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Paragraphs of a text, or of a list of strings each of which is one."""
    if isinstance(value, list):
        cleaned = [clean(item) for item in value if isinstance(item, str)]
        lines = tuple(line for text, _ in cleaned if not is_blank(line := one_line(text)))
        warnings = dict.fromkeys(warning for _, notes in cleaned for warning in notes)
        return lines, tuple(warnings)
    if not isinstance(value, str):
        return (), ()
    text, warnings_ = clean(value)
    return split_paragraphs(text), warnings_


def _check_fields(
    records: Iterable[_Numbered], fields: Mapping[str, str], file: RawFile
) -> None:
    for role, name in fields.items():
        if role not in FIELD_NAMES:
            raise SourceError(
                f"field {role}={name}: “{role}” is not known; "
                f"the left side is one of {', '.join(FIELD_NAMES)}."
            )
        if all(_folded(name) not in map(_folded, item.record) for item in records):
            raise SourceError(
                f"{file.path}: has no field “{name}” for {role}; its fields are "
                f"{_field_list(records)}."
            )


def _no_text_message(
    records: Iterable[_Numbered], fields: Mapping[str, str], file: RawFile
) -> str:
    if "text" in fields:
        return f"{file.path}: the field “{fields['text']}” holds no text in any record."
    return (
        f"{file.path}: no field with an article's text was found; its fields are "
        f"{_field_list(records)}; say which one it is with text=FIELD."
    )


def _field_list(records: Iterable[_Numbered]) -> str:
    found = list(dict.fromkeys(str(name) for item in records for name in item.record))
    shown = [
        one_line(name if len(name) <= _SHOWN_NAME else f"{name[:_SHOWN_NAME]}…")
        for name in found[:_SHOWN_FIELDS]
    ]
    more = len(found) - len(shown)
    return (", ".join(shown) or "none") + (f" and {more} more" if more else "")


def _without_text_note(numbers: list[int]) -> str:
    if not numbers:
        return ""
    shown = ", ".join(map(str, numbers[:5])) + (" …" if len(numbers) > 5 else "")
    what = "1 record" if len(numbers) == 1 else f"{len(numbers)} records"
    return f"{what} of the file had no text and could not be used (number {shown})."


def _with_warning(draft: Draft, warning: str) -> Draft:
    from dataclasses import replace

    return replace(draft, warnings=(*draft.warnings, warning))


def _folded(name: object) -> str:
    return str(name).strip().casefold().replace("-", "_").replace(" ", "_")


def _is_nothing(value: object) -> bool:
    return value is None or (isinstance(value, str | list | dict) and not value)


def _scalar(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None

"""From bytes to text: which encoding a text file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import unicodedata

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 20_000

# Control bytes that no text encoding uses; escape (27) is left out for its terminal colours.
_BINARY_BYTES = (*range(9), *range(14, 27), *range(28, 32))
_MOST_CONTROLS = 0.05
_MOST_NULLS = 0.01

_COMMON_IN_TEXT = " \n.,、。，"
_LEAST_COMMON = 0.01
_UNLIKELY_CATEGORIES = frozenset(("Cc", "Cn", "Co", "Cs"))
_MOST_UNLIKELY = 0.02

_FIRST_LEAD_BYTE = 0xC2
_GOOD_FOR_EACH_BAD = 10

# Legacy encodings whose letters are mostly beyond ASCII; which one shows in the text itself.
_OTHER_SCRIPTS = [
    "cp1251",
    "koi8_r",
    "cp866",
    "cp1253",
    "cp1255",
    "cp1256",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
]
# For the Latin script a few accents don't show it, but the language does.
_LATIN_BY_LANGUAGE = {
    **dict.fromkeys(("cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), ("cp1250", "iso8859_2")),
    **dict.fromkeys(("lt", "lv", "et"), ("cp1257",)),
    "tr": ("cp1254",),
}
_LATIN_OTHERWISE = ("cp1252", "latin_1")
_MOST_ACCENTS = 0.4


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Turn bytes into text.

    Tried in this order: byte order mark, UTF-16 without a mark, UTF-8, the declared encoding,
    UTF-8 with a few damaged places, legacy encodings.

    Parameters
    ----------
    data
        The bytes of a text file.
    declared
        An encoding that the content names, for instance in an HTML ``meta`` element.

    Returns
    -------
    tuple
        The text without its byte order mark, and a warning where the encoding is a guess or some
        bytes don't fit it.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    unmarked = _utf16_without_mark(data)
    if unmarked is not None:
        return _decoded(data, unmarked)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _declared_text(data, declared) or _damaged_utf8(data) or _legacy_text(data)


def looks_like_text(data: bytes) -> bool:
    """Tell text from binary data: few control characters, no null bytes but those of UTF-16."""
    sample = data[:_SAMPLE_BYTES]
    if sample.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)):
        return True
    if _utf16_without_mark(sample) is not None:
        return True
    return _few_controls(sample) and sample.count(0) <= len(sample) * _MOST_NULLS


def _few_controls(sample: bytes) -> bool:
    controls = sum(sample.count(byte) for byte in _BINARY_BYTES)
    return controls <= len(sample) * _MOST_CONTROLS


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the UTF-16 encoding in which the data make sense as text, or ``None``."""
    sample = data[: _SAMPLE_BYTES // 2 * 2]
    if b"\0" not in sample and _few_controls(sample):
        return None
    scores = {encoding: _likeness(sample, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= _LEAST_COMMON else None


def _likeness(sample: bytes, encoding: str) -> float:
    """Share of spaces and common marks; 0 if too much of it is no text."""
    text = sample.decode(encoding, errors="replace")
    unlikely = sum(
        unicodedata.category(character) in _UNLIKELY_CATEGORIES and character not in "\t\n\r"
        for character in text
    )
    bad = unlikely + text.count("\ufffd")
    # One bad character is let through: a sample may end in the middle of one.
    if not text or bad > 1 + _MOST_UNLIKELY * len(text):
        return 0.0
    return sum(text.count(character) for character in _COMMON_IN_TEXT) / len(text)


def _decoded(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        return data.decode(encoding, errors="replace"), (_damage_warning(encoding),)


def _declared_text(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]] | None:
    if declared is None:
        return None
    try:
        return data.decode(codecs.lookup(declared).name), ()
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _damaged_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """Decode as UTF-8 in spite of some bad bytes, if by far the most of it is good."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - bad
    # A lone lead byte at the end of ASCII text is more likely an accented letter of a legacy one.
    if bad == 1 and text.endswith("\ufffd") and (good or data[-1] < _FIRST_LEAD_BYTE):
        return text[:-1], ("The file ends in the middle of a character; it may be cut short.",)
    return (text, (_damage_warning("UTF-8"),)) if good >= _GOOD_FOR_EACH_BAD * bad else None


def _legacy_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    sample = data[:_SAMPLE_BYTES]
    accents = sum(byte > 0x7F for byte in sample)  # noqa: PLR2004  # the last of ASCII
    if accents <= _MOST_ACCENTS * len(sample):
        encoding = _latin_encoding(data)
    else:
        encoding = _best_guess(sample, _OTHER_SCRIPTS) or "cp1252"
    name = encoding.replace("_", "-")
    return data.decode(encoding, errors="replace"), (
        f"The text is not in UTF-8; it was read as {name}, the most likely encoding.",
    )


def _latin_encoding(data: bytes) -> str:
    from samestory.documents.language import detect  # noqa: PLC0415  # needed for few files

    likely = _LATIN_BY_LANGUAGE.get(detect(data.decode("latin_1")), _LATIN_OTHERWISE)
    fitting = [encoding for encoding in likely if _fits(data, encoding)]
    if len(fitting) > 1 and likely is not _LATIN_OTHERWISE:
        return _best_guess(data[:_SAMPLE_BYTES], fitting) or fitting[0]
    return fitting[0] if fitting else "latin_1"


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _best_guess(sample: bytes, encodings: list[str]) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # needed for few files

    best = from_bytes(sample, cp_isolation=encodings).best()
    return best.encoding if best is not None else None


def _damage_warning(encoding: str) -> str:
    return f"Some bytes are not valid {encoding}; they were replaced by U+FFFD."

"""From bytes to text, and the rules that the text of every document obeys.

No control characters but tab and line feed, no characters that reorder the writing direction, no
halves of surrogate pairs, one kind of line end. Everything else stays as written: there is no
Unicode normalisation, and quotation marks and dashes keep their shapes.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY_ENCODINGS = [
    "cp1252",
    "cp1251",
    "koi8_r",
    "cp1250",
    "iso8859_2",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "mac_roman",
    "cp866",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
]
_SAMPLE_BYTES = 20_000

# Control bytes that no text encoding uses; escape (27) is left out for its terminal colours.
_BINARY_BYTES = (*range(9), *range(14, 27), *range(28, 32))
_MOST_CONTROLS = 0.05

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028]")
_ESCAPE_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[@-Z\\^_])"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE_RUN = re.compile(r"[ \t\n]+")


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Turn bytes into text.

    Tried in this order: byte order mark, UTF-8, UTF-16 without a mark, the declared encoding,
    UTF-8 with a few damaged places, legacy encodings as told by charset-normalizer.

    Parameters
    ----------
    data
        The bytes of a text file.
    declared
        An encoding that the content names, for instance in an HTML ``meta`` element.

    Returns
    -------
    tuple
        The text without its byte order mark, and one warning for each thing the reader of a
        report should know about it.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            damaged = text.count("\ufffd") > data.count("\ufffd".encode(encoding))
            return text, (_damage_warning(encoding),) if damaged else ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass_on = _declared_text(data, declared) or _damaged_utf8(data) or _legacy_text(data)
    return pass_on


def utf16_without_mark(data: bytes) -> str | None:
    """Return the UTF-16 encoding whose null bytes the data show, or ``None``."""
    sample = data[:_SAMPLE_BYTES]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    for nulls, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if nulls > 0.4 and others < 0.05:
            return encoding
    return None


def looks_like_text(data: bytes) -> bool:
    """Tell text from binary data: few control characters, no null bytes but those of UTF-16."""
    sample = data[:_SAMPLE_BYTES]
    if sample.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)):
        return True
    if utf16_without_mark(sample) is not None:
        return True
    controls = sum(sample.count(byte) for byte in _BINARY_BYTES)
    return controls <= len(sample) * _MOST_CONTROLS and sample.count(0) <= len(sample) * 0.01


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Bring a text under the rules of this module.

    Returns
    -------
    tuple
        The text with line feeds as its only line ends (a paragraph separator becomes a blank
        line), and one warning for each kind of character that was taken out.
    """
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff")).replace("\u2029", "\n\n")
    warnings = []
    text, sequences = _ESCAPE_SEQUENCE.subn("", text)
    text, controls = _CONTROL.subn("", text)
    if sequences + controls:
        warnings.append(f"Took out {_counted(sequences + controls, 'control character')}.")
    text, directions = _DIRECTION.subn("", text)
    if directions:
        warnings.append(
            f"Took out {_counted(directions, 'character')} that would change the writing direction."
        )
    text, surrogates = _SURROGATE.subn("\ufffd", text)
    if surrogates:
        warnings.append(
            f"Replaced {_counted(surrogates, 'half', 'halves')} of a broken character by U+FFFD."
        )
    return text, tuple(warnings)


def one_line(text: str) -> str:
    """Fold runs of spaces, tabs and line feeds into one space and trim the ends."""
    return _SPACE_RUN.sub(" ", text).strip()


def is_blank(text: str) -> bool:
    """Tell whether a text shows nothing: only spaces and invisible characters."""
    return all(unicodedata.category(character) in _INVISIBLE for character in text)


_INVISIBLE = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf"))


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
    good = sum(1 for character in text if character > "\x7f") - bad
    cut_short = bad == 1 and text.endswith("\ufffd") and data[-3:] != b"\xef\xbf\xbd"
    if cut_short and (good or data[-1] >= 0xC2):
        return text[:-1], ("The file ends in the middle of a character; it may be cut short.",)
    return (text, (_damage_warning("UTF-8"),)) if good >= 10 * bad else None


def _legacy_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    encoding = utf16_without_mark(data)
    if encoding is None:
        from charset_normalizer import from_bytes  # noqa: PLC0415  # keeps start-up fast

        best = from_bytes(data[:_SAMPLE_BYTES], cp_isolation=_LEGACY_ENCODINGS).best()
        encoding = best.encoding if best is not None else "cp1252"
    text = data.decode(encoding, errors="replace")
    name = encoding.replace("_", "-")
    return text, (f"The text is not in UTF-8; it was read as {name}, the most likely encoding.",)


def _damage_warning(encoding: str) -> str:
    return f"Some bytes are not valid {encoding}; they were replaced by U+FFFD."


def _counted(number: int, singular: str, plural: str | None = None) -> str:
    return f"{number} {singular if number == 1 else plural or singular + 's'}"

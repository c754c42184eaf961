"""The rules that the text of every document obeys, whatever format it came from.

No control characters but tab and line feed, no characters that reorder the writing direction, no
halves of surrogate pairs, no U+FFFE and U+FFFF (which no XML file can hold), one kind of line
end. Everything else stays as written: there is no Unicode normalisation, and quotation marks and
dashes keep their shapes.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028]")
_ESCAPE_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[@-Z\\^_])"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NO_CHARACTER = re.compile(r"[\ufffe\uffff]")
_SPACE_RUN = re.compile(r"[ \t\n]+")
_INVISIBLE = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf"))


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Bring a text under the rules of this module.

    Returns
    -------
    tuple
        The text with line feeds as its only line ends (a paragraph separator becomes a blank
        line), and one warning for each kind of character that was taken out.
    """
    # All characters below are unprintable; most texts of a corpus hold none but line feeds.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text, ()
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
    text, others = _NO_CHARACTER.subn("\ufffd", text)
    if others:
        points = _counted(others, "code point that is", "code points that are")
        warnings.append(f"Replaced {points} no character by U+FFFD.")
    return text, tuple(warnings)


def one_line(text: str) -> str:
    """Fold runs of spaces, tabs and line feeds into one space and trim the ends."""
    if "  " in text or "\t" in text or "\n" in text:
        text = _SPACE_RUN.sub(" ", text)
    return text.strip()


def is_blank(text: str) -> bool:
    """Tell whether a text shows nothing: only spaces and invisible characters."""
    # A letter or a digit at the start answers it for nearly all texts.
    if text[:1].isalnum():
        return False
    return all(unicodedata.category(character) in _INVISIBLE for character in text)


def _counted(number: int, singular: str, plural: str | None = None) -> str:
    return f"{number} {singular if number == 1 else plural or singular + 's'}"

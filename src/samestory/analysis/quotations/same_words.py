"""Whether two quoted words are one, spelt or written otherwise."""

from __future__ import annotations

_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_NUMBERS = {word: str(number) for number, word in enumerate(_NUMBER_WORDS.split())}
_SPELLINGS = (("our", "or"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("tre", "ter"))


def is_same_word(form: str, other: str) -> bool:
    """Tell whether two words differ in figures, spelling or hidden letters alone."""
    if _NUMBERS.get(form, form) == _NUMBERS.get(other, other):
        return True
    if "*" in form + other:
        return _is_masked(form, other) or _is_masked(other, form)
    return any(
        form.replace(british, american) == other.replace(british, american)
        for british, american in _SPELLINGS
    )


def _is_masked(form: str, other: str) -> bool:
    """Tell whether a word with hidden letters, such as d**k, may be another word."""
    begin, _, rest = form.partition("*")
    return "*" in form and other.startswith(begin) and other.endswith(rest.strip("*"))

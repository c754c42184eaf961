"""Words that typesetting broke at the end of a line, and compounds that only look like it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from samestory.documents.language import detect

_BROKEN = re.compile(r"([^\W\d_]{2,})-$")
_REST = re.compile(r"[^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# These languages write compounds as one word, so that a hyphen before a small letter at the end
# of a line nearly always marks a broken word.
_COMPOUNDS_IN_ONE = frozenset(("da", "de", "et", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"))


class WordMender:
    """Joins lines, and makes words whole that were broken at a line's end.

    The hyphen stays where the text has the word with a hyphen elsewhere and never without, and
    where the whole is no word of the language although both parts are ('twenty-three').

    Parameters
    ----------
    lines
        All lines of the text.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._text = " ".join(lines)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._text))

    @cached_property
    def _language(self) -> str:
        return detect(self._text)

    def join(self, line: str, following: str) -> str:
        """Return two lines as one."""
        broken, rest = _BROKEN.search(line), _REST.match(following)
        if broken is not None and rest is not None and rest[0][0].islower():
            keeps = self._keeps_hyphen(broken[1], rest[0])
            return (line if keeps else line[:-1]) + following
        if line.endswith("-") and broken is not None and following[:1].isupper():
            return line + following
        return f"{line} {following}"

    def _keeps_hyphen(self, first: str, second: str) -> bool:
        if first + second in self._words:
            return False
        if f"{first}-{second}" in self._words:
            return True
        if self._language in _COMPOUNDS_IN_ONE:
            return False
        whole_is_known = _is_known(first + second, self._language)
        return not whole_is_known and all(
            _is_known(part, self._language) for part in (first, second)
        )


def _is_known(word: str, language: str) -> bool:
    """Whether the word is in the language's word list; never, if the language has none."""
    # Imported here: the word lists are large, and few PDF files break words.
    from samestory.documents.word_frequency import (  # noqa: PLC0415
        COMMONEST_ZIPF,
        has_word_list,
        information,
    )

    return has_word_list(language) and information(word.casefold(), language) < COMMONEST_ZIPF

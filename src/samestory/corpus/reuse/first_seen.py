"""Which of two articles was seen first. That one is earlier does not show who took from whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

Seen: TypeAlias = Literal["earlier", "same time", "same date", "no date"]
"""Of the first of two: whether it is earlier, or why that can't be told."""

_DAY = 10
"""Characters of a date without a time."""


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as its source says.

    Attributes
    ----------
    day
        ISO 8601, or empty where there is none.
    time
        Date and time, or ``None`` where the source gives only the day.
    """

    day: str
    time: datetime | None

    @classmethod
    def of(cls, stated: str | None) -> Published:
        """Read a date, or a date and time, in ISO 8601."""
        if stated is None:
            return cls("", None)
        return cls(stated[:_DAY], datetime.fromisoformat(stated) if len(stated) > _DAY else None)


def compare_seen(one: Published, two: Published) -> tuple[int, Seen]:
    """Tell which is earlier: below 0 the first, above 0 the second, 0 where it can't be told.

    Times count where both have one, and both or neither say their zone; else days, as the
    sources give them.
    """
    if not one.day or not two.day:
        return 0, "no date"
    if (
        one.time is not None
        and two.time is not None
        and (one.time.tzinfo is None) == (two.time.tzinfo is None)
    ):
        if one.time == two.time:
            return 0, "same time"
        return (-1 if one.time < two.time else 1), "earlier"
    if one.day == two.day:
        return 0, "same date"
    return (-1 if one.day < two.day else 1), "earlier"

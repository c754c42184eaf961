"""The report for other programs: the finished comparison as one JSON object."""

from __future__ import annotations

from dataclasses import dataclass, fields

import msgspec

from samestory.errors import RenderError
from samestory.model import Comparison
from samestory.renderers.base import Extra


@dataclass(frozen=True, slots=True)
class JsonRenderer:
    """Writes the comparison's fields under their own names (see ``samestory schema``).

    Each document, link, passage and finding stands on its own line. That halves the size of an
    indented file, and a difference between two reports still names the item that changed.
    """

    name: str = "json"
    description: str = "All results for other programs; samestory schema describes the fields."
    suffix: str = ".json"
    media_type: str = "application/json"
    is_text: bool = True
    extra: Extra | None = None

    def render(self, comparison: Comparison) -> bytes:
        """Return UTF-8 JSON with a newline at its end.

        Raises
        ------
        RenderError
            If a text holds half of a surrogate pair, which UTF-8 can't hold.
        """
        encoder = msgspec.json.Encoder(order="deterministic")
        lines = []
        try:
            for field in fields(comparison):
                value = _lines(getattr(comparison, field.name), encoder)
                lines.append(b"  " + encoder.encode(field.name) + b": " + value)
        except UnicodeEncodeError as error:
            raise RenderError(
                f"the comparison can't be written as JSON: a text holds {error.object!r:.40}, "
                "which is half of a character; save the article as UTF-8 and try again."
            ) from error
        return b"{\n" + b",\n".join(lines) + b"\n}\n"


def _lines(value: object, encoder: msgspec.json.Encoder) -> bytes:
    if not (isinstance(value, tuple) and value):
        return encoder.encode(value)
    items = b",\n    ".join(encoder.encode(item) for item in value)
    return b"[\n    " + items + b"\n  ]"

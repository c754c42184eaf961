"""Hands a comparison to the typesetter: its content as data, its look as a template of ours.

Article text never becomes part of the template, so nothing in it is taken for a command.
"""

from __future__ import annotations

import json
from importlib import resources

import typst

from samestory.errors import RenderError
from samestory.model import Comparison
from samestory.renderers.pdf.content import content

_EPOCH = 946_684_800
"""2000-01-01T00:00:00Z: a fixed date, so that the same comparison gives the same bytes."""


def pdf_bytes(comparison: Comparison) -> bytes:
    """Return the report as PDF 1.7 with tags.

    Raises
    ------
    RenderError
        If the typesetter fails.
    """
    template = resources.files("samestory.renderers.pdf").joinpath("report.typ").read_bytes()
    data = json.dumps(content(comparison), ensure_ascii=False)
    try:
        pages = typst.compile(
            template,
            format="pdf",
            sys_inputs={"data": data},
            timestamp=_EPOCH,
            pdf_tags=True,
        )
    except typst.TypstError as error:
        raise RenderError(
            f"the comparison can't be set as PDF: {error.message}; choose another format."
        ) from error
    return bytes(pages)

"""Takes out of the page's markup what HTML can do without: quotation marks and line ends."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'="([\w#.:,-]+)"(?=[ >])', re.ASCII)
"""A value that needs no quotation marks. In front of ``/>`` it does: the slash would join it."""

_LINE_END = re.compile(
    r">\n(?=</?(?:article|dd|details|div|d[lt]|h[1-6]|header|li|ol|p|section|summary|t[dhr]|table|"
    r"tbody|thead|ul|option|optgroup)[ >])"
)
"""In front of what begins a line of its own anyway, or stands where no text may."""


def compact(markup: str) -> str:
    """Return the same elements, attributes and words in fewer bytes.

    Parameters
    ----------
    markup
        HTML without scripts and style sheets, whose text and attributes are escaped: a quotation
        mark in it always belongs to an attribute.
    """
    return _LINE_END.sub(">", _QUOTED.sub(r"=\1", markup))

"""Bytes that a browser does not need."""

from __future__ import annotations

import re

from markupsafe import Markup

_QUOTED = re.compile(r"""="([\w#.:,-]+)"(?=[ >])""", re.ASCII)


def bare_attributes(html: Markup) -> Markup:
    """Return escaped markup whose plain attribute values stand without quotation marks.

    Text in it must be escaped, quotation marks too, as Jinja2 does: then those that are left
    belong to attributes. A long report has more than a hundred thousand of them.
    """
    return Markup(_QUOTED.sub(r"=\1", html))  # noqa: S704 (takes quotation marks away, adds nothing)

"""The HTML report: one self-contained page that needs no network and can be read without script."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from samestory.model import Comparison
from samestory.renderers.safe_text import printable

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["HtmlRenderer"]


class HtmlRenderer:
    """Renders a comparison as a page for reading, sharing and printing."""

    name = "html"
    description = "One page for reading side by side, sharing and printing."
    suffix = ".html"
    media_type = "text/html"
    is_text = True
    extra = None

    def render(self, comparison: Comparison) -> bytes:
        """Return the page, UTF-8 encoded."""
        # Only here: commands that render nothing should not wait for what builds the page.
        from samestory.renderers.html.assets import (  # noqa: PLC0415
            content_security_policy,
            script,
            stylesheet,
        )
        from samestory.renderers.html.compact import compact  # noqa: PLC0415
        from samestory.renderers.html.view import build_view  # noqa: PLC0415

        style, program = stylesheet(), script()
        page = (
            _environment()
            .get_template("report.html.jinja")
            .render(
                view=build_view(comparison),
                stylesheet=Markup(style),  # noqa: S704 (our own file)
                script=Markup(program),  # noqa: S704 (our own file)
                content_security_policy=content_security_policy(style, program),
            )
        )
        # What runs stays as its hash in the policy was made.
        head, body = page.split("<body>", 1)
        body, end = body.rsplit("<script>", 1)
        return f"{head}<body>{compact(body)}<script>{end}".encode()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        loader=PackageLoader("samestory.renderers.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable_value,
    )


def _printable_value(value: object) -> object:
    """Make every text that a template prints safe; markup comes from text made safe before."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return printable(value)
    return value

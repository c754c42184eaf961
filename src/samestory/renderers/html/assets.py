"""The report's style sheet and script, and the policy that lets a browser use them alone."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from samestory.renderers.page_policy import hash_source

STYLE_FILES = (
    "colours.css",
    "base.css",
    "masthead.css",
    "findings.css",
    "figures.css",
    "picture.css",
    "bar.css",
    "passages.css",
    "labels.css",
    "marks.css",
    "reading.css",
    "method.css",
    "narrow.css",
    "contrast.css",
    "print.css",
)
"""In the order of the cascade: what comes later may narrow what came before."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

SCRIPT_FILE = "report.js"
"""Built from ``web/`` by ``make web``."""


@cache
def stylesheet() -> str:
    """Return all style files as one sheet, without comments and indentation."""
    sheet = COMMENT.sub("", "\n".join(_template(name) for name in STYLE_FILES))
    lines = (line.strip() for line in sheet.splitlines())
    return "\n".join(line for line in lines if line)


@cache
def script() -> str:
    """Return the script that makes the page interactive; the page can be read without it."""
    return _template(SCRIPT_FILE)


def content_security_policy(style: str, program: str) -> str:
    """Return the policy for a page whose only active parts are this style sheet and this script."""
    return (
        f"default-src 'none'; script-src {hash_source(program)}; style-src {hash_source(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _template(name: str) -> str:
    folder = resources.files("samestory.renderers.html") / "templates"
    return (folder / name).read_text(encoding="utf-8").replace("\r\n", "\n")

"""The report's style sheet and script, and the policy that lets a browser use them alone."""

from __future__ import annotations

from functools import cache
from importlib import resources

from samestory.renderers.page_policy import hash_source

STYLE_FILE, SCRIPT_FILE = "report.css", "report.js"
"""Built from ``web/`` by ``make web``."""


@cache
def stylesheet() -> str:
    """Return the page's one style sheet."""
    return _template(STYLE_FILE)


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

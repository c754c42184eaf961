"""The report's style sheet and script, and the policy that lets a browser use them alone."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

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
    """Return the policy for a page whose only active parts are this style sheet and this script.

    The browser hashes what stands between the tags of both elements, so they must be printed
    there without any change.
    """
    return (
        f"default-src 'none'; script-src {_source(program)}; style-src {_source(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _template(name: str) -> str:
    folder = resources.files("samestory.renderers.html") / "templates"
    return (folder / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"

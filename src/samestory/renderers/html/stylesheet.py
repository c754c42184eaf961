"""The report's style sheet, and the policy that lets a browser use it and nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

STYLE_FILES = (
    "colours.css",
    "base.css",
    "masthead.css",
    "findings.css",
    "picture.css",
    "passages.css",
    "marks.css",
    "method.css",
    "narrow.css",
    "contrast.css",
    "print.css",
)
"""In the order of the cascade: what comes later may narrow what came before."""


@cache
def stylesheet() -> str:
    """Return all style files as one sheet."""
    folder = resources.files("samestory.renderers.html") / "templates"
    return "\n".join(
        (folder / name).read_text(encoding="utf-8").replace("\r\n", "\n") for name in STYLE_FILES
    )


def content_security_policy(style: str) -> str:
    """Return the policy for a page whose only active part is this style sheet.

    The browser hashes what stands between the tags of the style element, so the sheet must be
    printed there without any change.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )

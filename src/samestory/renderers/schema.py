"""The JSON Schema of JSON reports, made from the model's types and their docstrings."""

from __future__ import annotations

import inspect
import re
from typing import Any

import msgspec

from samestory import model

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.MULTILINE)
_ATTRIBUTE = re.compile(r"^(\w[\w, ]*)\n((?:[ ]{4}.*\n?|\n)+)", re.MULTILINE)


def report_schema() -> bytes:
    """Return the schema as indented UTF-8 JSON with a newline at its end."""
    schema = msgspec.json.schema(model.Comparison)
    for name, definition in schema["$defs"].items():
        _describe(definition, inspect.getdoc(getattr(model, name)) or "")
    document = {"$schema": DIALECT, "title": "samestory comparison", **schema}
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _describe(definition: dict[str, Any], docstring: str) -> None:
    """Give a type its summary, and its properties what the docstring says of them."""
    parts = _SECTION.split(docstring)
    definition["description"] = _one_line(parts[0])
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    for names, text in _ATTRIBUTE.findall(sections.get("Attributes", "")):
        for name in names.split(", "):
            _describe_property(definition["properties"], name, _one_line(text))


def _describe_property(properties: dict[str, Any], name: str, text: str) -> None:
    properties[name] = {**properties[name], "description": text}


def _one_line(text: str) -> str:
    return " ".join(text.split())

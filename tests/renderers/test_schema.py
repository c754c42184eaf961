from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from samestory.renderers.json_report import JsonRenderer
from samestory.renderers.schema import DIALECT, report_schema
from tests.renderers.comparison_factory import large_comparison
from tests.renderers.demo_story import demo_comparison


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(report_schema())
    return loaded


def test_is_a_schema_of_its_dialect(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == DIALECT
    assert "$id" not in schema
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("story", [demo_comparison(), large_comparison(5, 7)])
def test_reports_follow_it(schema: dict[str, Any], story: Any) -> None:  # noqa: ANN401
    report = json.loads(JsonRenderer().render(story))
    jsonschema.Draft202012Validator(schema).validate(report)


def test_what_is_no_report_does_not(schema: dict[str, Any]) -> None:
    report = json.loads(JsonRenderer().render(replace(demo_comparison())))
    report["links"][0]["strength"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError, match="perhaps"):
        jsonschema.Draft202012Validator(schema).validate(report)
    del report["documents"]
    assert not jsonschema.Draft202012Validator(schema).is_valid(report)


def test_says_what_the_fields_hold(schema: dict[str, Any]) -> None:
    types = schema["$defs"]
    assert types["Segment"]["description"].startswith("A run of a paragraph's text")
    assert "0 to 1" in types["Link"]["properties"]["score"]["description"]
    paragraph = types["Paragraph"]["properties"]
    assert paragraph["start"]["description"] == paragraph["end"]["description"]
    for definition in types.values():
        assert "----" not in definition["description"]


def test_is_the_same_each_time() -> None:
    assert report_schema() == report_schema()

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import samestory


@pytest.mark.parametrize("name", samestory.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(samestory, name) is not None
    home = samestory._HOMES.get(name)
    if home is not None:
        assert getattr(samestory, name) is getattr(import_module(home), name)


def test_the_three_lists_of_names_agree() -> None:
    tree = ast.parse(Path(samestory.__file__).read_text("utf-8"))
    (guarded,) = [node for node in tree.body if isinstance(node, ast.If)]
    for_checkers = {
        alias.name: node.module
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert for_checkers == samestory._HOMES
    assert set(samestory.__all__) == {*samestory._HOMES, "__version__"}
    assert dir(samestory) == sorted(samestory.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'samestory' has no attribute 'align'"):
        samestory.align  # noqa: B018


def test_a_star_import_brings_the_public_names() -> None:
    held: dict[str, object] = {}
    exec("from samestory import *", held)  # noqa: S102
    assert set(samestory.__all__) <= held.keys()


def test_importing_the_package_loads_no_library() -> None:
    heavy = ("numpy", "rapidfuzz", "textdistance", "wordfreq", "rich", "jinja2", "typer")
    code = (
        f"import sys; sys.path[:] = {sys.path!r}; import samestory; "
        f"print(*[name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []


def test_errors_have_one_root() -> None:
    for name in samestory.__all__:
        if name.endswith("Error"):
            assert issubclass(getattr(samestory, name), samestory.SamestoryError)

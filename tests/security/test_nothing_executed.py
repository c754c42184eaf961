"""No module of the program runs what it is given, or starts anything but its own reader."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "samestory"
MODULES = sorted(SOURCE.rglob("*.py"))

CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.startfile"}
CALL_STARTS = ("os.exec", "os.spawn", "os.posix_spawn", "yaml.unsafe", "yaml.full", "ctypes.CDLL")
LIBRARIES = {
    "pickle", "shelve", "marshal", "dill", "joblib", "cloudpickle", "code", "runpy", "ctypes",
    "subprocess", "multiprocessing", "pty", "socket", "ssl", "http", "ftplib", "smtplib",
    "urllib.request", "requests", "httpx", "aiohttp", "urllib3",
}  # fmt: skip
ALLOWED = {
    # Both start this program itself, to read for it and to compare stories side by side.
    ("sources/isolation/process.py", "subprocess"),
    ("corpus/engines/local.py", "multiprocessing"),
    # A task and its result, between this program and its own workers on the user's cluster.
    ("corpus/engines/spark.py", "pickle"),
    # Numbers that the PDF library writes to.
    ("sources/pdf_lines.py", "ctypes"),
}
"""By module and library."""


def _place(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


def executing(source: str) -> Iterator[str]:
    """Yield what a module calls or imports that can run something, open a process or the network.

    A ``compile`` without a dot is Python's; ``re.compile`` runs nothing.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if _is_forbidden(name.name))
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = (node.module, *(f"{node.module}.{name.name}" for name in node.names))
            yield from (name for name in names if _is_forbidden(name) or name in CALLS)
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if (
                called in CALLS
                or called.startswith(CALL_STARTS)
                or (called == "yaml.load" and "BaseLoader" not in ast.unparse(node))
            ):
                yield called
            yield from (
                "shell=True"
                for word in node.keywords
                if word.arg in {"shell", "allow_pickle"} and ast.unparse(word.value) != "False"
            )


def _is_forbidden(name: str) -> bool:
    return name in LIBRARIES or name.partition(".")[0] in LIBRARIES


@pytest.mark.parametrize("module", MODULES, ids=_place)
def test_nothing_is_executed(module: Path) -> None:
    place = _place(module)
    found = {(place, name) for name in executing(module.read_text(encoding="utf-8"))}
    assert found <= ALLOWED


@pytest.mark.parametrize(
    "source",
    [
        "eval(x)",
        "import pickle",
        "from pickle import loads",
        "from os import system",
        "import urllib.request",
        "from urllib import request",
        "os.execv(a, b)",
        "yaml.load(x, Loader=yaml.Loader)",
        "run(x, shell=True)",
        "numpy.load(x, allow_pickle=True)",
        "import http.client",
    ],
)
def test_what_executes_is_seen(source: str) -> None:
    assert list(executing(source))


def test_patterns_and_plain_yaml_are_no_execution() -> None:
    source = "re.compile(x)\nyaml.load(x, Loader=yaml.BaseLoader)\nfrom urllib.parse import quote"
    assert not list(executing(source))

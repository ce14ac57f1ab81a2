"""The tests themselves: no mocks, no sleeping, and none that cannot fail."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.repository import calls, imported, tree, under

STAND_IN = re.compile(r"^(unittest\.mock|mock|pytest_mock)(\.|$)")
# Environment variables may be set for a test; code and its data may not be replaced.
PATCHING = re.compile(r"(^|\.)(setattr|delattr|setitem|delitem)$|^(mocker|patch)(\.|$)(?!setenv|delenv|undo)")
SLEEPING = re.compile(r"(^|\.)(time\.sleep|sleep|qtbot\.wait|QTest\.qWait|QThread\.sleep)$")
CHECKING = re.compile(r"(^|\.)(raises|fail|waitUntil|waitSignals?|assert\w*|check\w*|expect\w*|verify\w*)$")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: str) -> list[Function]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, Function)]


def can_fail(function: Function) -> bool:
    """Whether a test asserts, or calls something that does by its name."""
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Call) and bool(CHECKING.search(ast.unparse(node.func))))
        for node in ast.walk(function)
    )


def test_nothing_is_mocked() -> None:
    paths = under("tests", suffix=".py")
    mocks = [f"{path} {name}" for path in paths for name in imported(path) if STAND_IN.search(name)]
    patches = [
        f"{path}:{call.lineno} {called}"
        for path in paths
        for called, call in calls(path)
        if PATCHING.search(called)
    ]
    assert mocks + patches == []


@pytest.mark.parametrize(
    "called", ["monkeypatch.setattr", "setattr", "mocker.patch", "patch", "patch.object"]
)
def test_the_scan_sees_a_replacement(called: str) -> None:
    assert PATCHING.search(called)


@pytest.mark.parametrize("called", ["monkeypatch.setenv", "patch.delenv", "dispatch", "form.setItem"])
def test_the_scan_accepts_what_replaces_nothing(called: str) -> None:
    assert not PATCHING.search(called)


def test_nothing_sleeps() -> None:
    found = [
        f"{path}:{call.lineno} {called}"
        for path in under("tests", suffix=".py")
        for called, call in calls(path)
        if SLEEPING.search(called)
    ]
    assert found == []


def test_each_test_can_fail() -> None:
    found = [
        f"{path}:{function.lineno} {function.name}"
        for path in under("tests", suffix=".py")
        for function in functions(path)
        if function.name.startswith("test_") and not can_fail(function)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [("assert x", True), ("pytest.raises(E)", True), ("x.save()", False), ("None", False)],
)
def test_the_scan_knows_a_test_that_can_fail(line: str, expected: bool) -> None:
    function = ast.parse(f"def test_it():\n    {line}").body[0]
    assert isinstance(function, ast.FunctionDef)
    assert can_fail(function) is expected

"""The size and calm of files: one concept a file, functions that fit on a screen."""

from __future__ import annotations

import ast
from statistics import median

from tests.architecture.repository import PACKAGES, ROOT, python_files, tree, under

LONGEST_FILE = 300
MEDIAN_FILE = 130
LONGEST_FUNCTION = 40


def lines(path: str) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


def test_no_file_is_long() -> None:
    assert {path: lines(path) for path in python_files() if lines(path) > LONGEST_FILE} == {}


def test_the_median_file_is_short() -> None:
    assert median(lines(path) for path in under(*PACKAGES, suffix=".py")) <= MEDIAN_FILE


def test_no_function_is_long() -> None:
    long = {
        f"{path}:{node.lineno} {node.name}": length
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}

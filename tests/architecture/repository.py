"""The repository as the architecture tests see it: the files that git tracks, and what they hold."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("ccgcompose", "ui", "connectors", "resources")


@cache
def tracked() -> tuple[str, ...]:
    """Every tracked file that is there, as a path from the root with forward slashes."""
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return tuple(name for name in answer.stdout.split("\0") if name and (ROOT / name).is_file())


def under(*folders: str, suffix: str = "") -> list[str]:
    """The tracked files below the named folders that end in `suffix`."""
    return [name for name in tracked() if name.split("/")[0] in folders and name.endswith(suffix)]


def python_files() -> list[str]:
    """Every tracked Python file."""
    return [name for name in tracked() if name.endswith(".py")]


def modules(*folders: str) -> list[str]:
    """The import names below the named folders; scripts that run when imported are left out."""
    return [
        module_name(name)
        for name in under(*folders, suffix=".py")
        if not name.endswith(("/__main__.py", "/migrations/env.py"))
    ]


def module_name(path: str) -> str:
    """`ccgcompose/domain/post.py` -> `ccgcompose.domain.post`."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def tree(path: str) -> ast.Module:
    """The syntax tree of a tracked Python file."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=path)


def imported(path: str) -> set[str]:
    """Each name a file imports, with its origin: `from a.b import c` gives both `a.b` and `a.b.c`."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def calls(path: str) -> list[tuple[str, ast.Call]]:
    """Each call in a file, with what is called as written: `datetime.now`, `self.door.get`."""
    return [(ast.unparse(node.func), node) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]

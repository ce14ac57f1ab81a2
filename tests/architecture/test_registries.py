"""Rules, connectors and commands are listed by hand: what is on disk and what is listed are the same."""

from __future__ import annotations

import ast
from pathlib import Path

from ccgcompose.cli.main import COMMANDS
from connectors.registry import Registry
from tests.architecture.repository import imported, module_name, tracked, tree, under
from tests.fakes.tools import idle_tools

REGISTRY = "ccgcompose/policy/registry.py"
RULES = "ccgcompose/policy/rules/"
RULE_HEADINGS = ("What it does", "Why it matters", "What to do", "Known limits")


def rules() -> list[str]:
    return [
        path
        for path in under("ccgcompose", suffix=".py")
        if path.startswith(RULES) and not path.removeprefix(RULES).startswith("_")
    ]


def publishes(path: str) -> bool:
    """Whether a file has a class with the methods by which a connector is known, or made of one that has."""
    classes = (node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef))
    others = {
        name.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and str(node.module).endswith(".connector")
        for name in node.names
    }
    return any(
        {"publish", "find"} <= {part.name for part in each.body if isinstance(part, ast.FunctionDef)}
        or any(ast.unparse(base) in others for base in each.bases)
        for each in classes
    )


def connectors() -> set[str]:
    """The platforms on disk: a file or a folder each."""
    return {
        path.split("/")[1].removesuffix(".py")
        for path in under("connectors", suffix=".py")
        if publishes(path)
    }


def test_each_rule_is_listed_in_the_registry() -> None:
    names = imported(REGISTRY) if REGISTRY in tracked() else set()
    assert [path for path in rules() if module_name(path) not in names] == []


def test_the_registry_lists_the_connectors_on_disk() -> None:
    assert set(Registry().platforms()) == connectors()


def test_each_listed_connector_speaks_to_its_own_platform(tmp_path: Path) -> None:
    registry = Registry(idle_tools(tmp_path))
    assert {name: registry.get(name).platform for name in registry.platforms()} == {
        name: name for name in registry.platforms()
    }


def explains_itself(path: str) -> bool:
    """Whether a rule's docstring has the house's headings, in their order."""
    text = ast.get_docstring(tree(path)) or ""
    positions = [text.find(heading) for heading in RULE_HEADINGS]
    return -1 not in positions and positions == sorted(positions)


def test_each_rule_explains_itself() -> None:
    assert [path for path in rules() if not explains_itself(path)] == []


def test_each_command_that_is_offered_has_its_module() -> None:
    """The command line imports them by name, so no import contract would notice a missing one."""
    missing = [
        name
        for name in COMMANDS
        if not any(
            isinstance(node, ast.FunctionDef) and node.name == "configure"
            for path in under("ccgcompose", suffix=f"/cli/{name}.py")
            for node in tree(path).body
        )
    ]
    assert missing == []

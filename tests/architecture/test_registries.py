"""Rules and connectors are listed by hand; a file that is not listed would be a check that nobody runs."""

from __future__ import annotations

import ast

from tests.architecture.repository import imported, module_name, tracked, tree, under

RULES = "ccgcompose/policy/rules/"
RULE_HEADINGS = ("What it does", "Why it matters", "What to do", "Known limits")
# What connectors share; everything else in the folder speaks to one platform.
SHARED = {"__init__", "registry", "http"}


def rules() -> list[str]:
    return [
        path
        for path in under("ccgcompose", suffix=".py")
        if path.startswith(RULES) and not path.removeprefix(RULES).startswith("_")
    ]


def connectors() -> set[str]:
    """The platforms on disk: a file or a folder each."""
    first = {path.split("/")[1].removesuffix(".py") for path in under("connectors", suffix=".py")}
    return {name for name in first - SHARED if not name.startswith("_")}


def listed(registry: str) -> set[str]:
    return imported(registry) if registry in tracked() else set()


def test_each_rule_is_listed_in_the_registry() -> None:
    names = listed("ccgcompose/policy/registry.py")
    assert [path for path in rules() if module_name(path) not in names] == []


def test_each_connector_is_listed_in_the_registry() -> None:
    names = listed("connectors/registry.py")
    missing = [
        name
        for name in connectors()
        if not any(f"{each}.".startswith(f"connectors.{name}.") for each in names)
    ]
    assert missing == []


def explains_itself(path: str) -> bool:
    """Whether a rule's docstring has the house's headings, in their order."""
    text = ast.get_docstring(tree(path)) or ""
    positions = [text.find(heading) for heading in RULE_HEADINGS]
    return -1 not in positions and positions == sorted(positions)


def test_each_rule_explains_itself() -> None:
    assert [path for path in rules() if not explains_itself(path)] == []

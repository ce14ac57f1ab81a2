"""Nothing published is ever deleted by the tool: no code that could ask a platform for it."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.repository import calls, tree, under

# The guard at the door names what it refuses.
GUARD = "connectors/deletion.py"
NETWORK = re.compile(r"(session|door|http|client|requests|api|connector)s?$", re.IGNORECASE)
REMOVAL = re.compile(r"^delete$|delete_?(record|post|status|tweet|media)|unpublish|destroy", re.IGNORECASE)


def removes_over_the_network(called: str, call: ast.Call) -> bool:
    receiver, _, method = called.rpartition(".")
    words = [*call.args, *(keyword.value for keyword in call.keywords)]
    names_delete = any(isinstance(word, ast.Constant) and word.value == "DELETE" for word in words)
    return names_delete or (method == "delete" and bool(NETWORK.search(receiver)))


def deletions(path: str) -> list[str]:
    """Each place of a file that deletes over the network."""
    return [
        f"{path}:{call.lineno} {called}"
        for called, call in calls(path)
        if removes_over_the_network(called, call)
    ]


def docstrings(module: ast.Module) -> set[int]:
    """The identities of the nodes that are docstrings or bare strings."""
    return {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}


def removal_words(path: str) -> list[str]:
    """Each piece of text a connector could send that asks for a removal."""
    module = tree(path)
    texts = docstrings(module)
    return [
        f"{path}:{node.lineno} {node.value}"
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts
        if REMOVAL.search(node.value)
    ]


def test_no_code_deletes_over_the_network() -> None:
    found = [
        place
        for path in under("ccgcompose", "ui", "connectors", suffix=".py")
        if path != GUARD
        for place in deletions(path)
    ]
    assert found == []


def test_no_connector_deletes_or_names_a_deletion() -> None:
    paths = [path for path in under("connectors", suffix=".py") if path != GUARD]
    methods = [
        f"{path} {called}" for path in paths for called, _ in calls(path) if called.endswith(".delete")
    ]
    words = [place for path in paths for place in removal_words(path)]
    assert methods + words == []


def test_no_connector_offers_a_removal() -> None:
    """Neither the port nor an adapter has a method by which a use case could ask for one."""
    offered = [
        f"{path}:{node.lineno} {node.name}"
        for path in [*under("connectors", suffix=".py"), *ports()]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and REMOVAL.search(node.name)
    ]
    assert offered == []


def ports() -> list[str]:
    return [
        path for path in under("ccgcompose", suffix=".py") if path.startswith("ccgcompose/usecases/ports")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "self.session.delete(url)",
        "requests.delete(url)",
        "door.send('DELETE', url)",
        "anything.request(method='DELETE', url=url)",
    ],
)
def test_the_scan_sees_a_deletion(line: str) -> None:
    call = ast.parse(line, mode="eval").body
    assert isinstance(call, ast.Call)
    assert removes_over_the_network(ast.unparse(call.func), call)

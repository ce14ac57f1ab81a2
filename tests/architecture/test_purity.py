"""Domain, policy and use cases are told the time, the ids and the chances; they never look for themselves."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.repository import calls, imported, tree, under

PURE = ("domain", "policy", "usecases")
IMPURE_CALL = re.compile(
    r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.(time|monotonic|sleep)|uuid[14]|urandom|getenv)$"
    r"|^(random|secrets)\.|^(open|print|input)$"
)
IMPURE_IMPORT = re.compile(
    r"^(random|secrets|socket|subprocess|threading|logging|os|platform|tempfile)(\.|$)"
)


def pure_files() -> list[str]:
    return [path for path in under("ccgcompose", suffix=".py") if path.split("/")[1] in PURE]


def test_nothing_pure_looks_at_the_clock_or_the_machine() -> None:
    found = [
        f"{path}:{call.lineno} {called}"
        for path in pure_files()
        for called, call in calls(path)
        if IMPURE_CALL.search(called)
    ]
    assert found == []


def test_nothing_pure_imports_the_machine() -> None:
    found = [
        f"{path} {name}" for path in pure_files() for name in imported(path) if IMPURE_IMPORT.search(name)
    ]
    assert found == []


@pytest.mark.parametrize(
    "called", ["datetime.now", "dt.datetime.now", "uuid.uuid4", "uuid4", "random.choice", "open"]
)
def test_the_scan_sees_an_impure_call(called: str) -> None:
    assert IMPURE_CALL.search(called)


@pytest.mark.parametrize("called", ["self.clock.now", "datetime.fromisoformat", "files.open", "reopen"])
def test_the_scan_accepts_a_port(called: str) -> None:
    assert not IMPURE_CALL.search(called)


BY_LOCALE = re.compile(
    r"%[-#]?[aAbBpcxX]"
)  # of the forms of a time: what each computer says in its own language


def test_no_day_or_month_is_named_in_the_language_of_the_computer() -> None:
    found = [
        f"{path}:{node.lineno} {node.value!r}"
        for path in under("ccgcompose", "ui", "connectors", suffix=".py")
        for node in forms_of_times(path)
        if BY_LOCALE.search(str(node.value))
    ]
    assert found == []


def forms_of_times(path: str) -> Iterator[ast.Constant]:
    """Yield the texts after a colon in braces, and those given to strftime."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            yield from (part for part in ast.walk(node.format_spec) if isinstance(part, ast.Constant))
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "strftime"
        ):
            yield from (part for part in node.args if isinstance(part, ast.Constant))

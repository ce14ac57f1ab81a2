"""The list of connectors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ccgcompose.errors import NotFound
from connectors.registry import Registry
from tests.fakes.tools import idle_tools
from tests.unit.connectors.newsroom.world import environment


def test_each_platform_has_its_connector(tmp_path: Path) -> None:
    registry = Registry(idle_tools(tmp_path))
    assert registry.platforms()[0] == "newsroom"  # offered first: it needs no sign-in
    for platform in registry.platforms():
        assert registry.get(platform).platform == platform
        assert registry.get(platform) is registry.get(platform)


def test_an_unknown_platform_names_those_that_there_are() -> None:
    with pytest.raises(NotFound, match="newsroom"):
        Registry().get("myspace")


def test_each_connector_has_an_honest_card() -> None:
    registry = Registry()
    cards = registry.cards()
    assert [card.platform for card in cards] == list(registry.platforms())
    for card in cards:
        assert card.title
        assert card.summary
        assert card.does
        assert card.does_not
        assert any(trial.automatic for trial in card.trials)
        assert all(trial.version and trial.seen for trial in card.trials)
        assert {trial.kind for trial in card.trials} <= {"program", "server", "document", "double"}
        for rule in card.rules:
            assert rule.state in ("done", "exempt", "to do"), rule
            assert rule.state == "done" or rule.reason, rule


def test_listing_loads_no_connector() -> None:
    program = (
        "import sys; from connectors.registry import Registry; r = Registry(); r.platforms(); r.cards();"
        "print(sorted({'jinja2', 'requests', 'connectors.newsroom.connector'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program]
    answer = subprocess.run(command, capture_output=True, text=True, env=environment(), check=True)
    assert answer.stdout.strip() == "[]"

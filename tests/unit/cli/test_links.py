"""`check --links`: the network is asked only where that is wanted, and never for a private post."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.bootstrap import links
from ccgcompose.domain.link_answer import LinkState
from tests.unit.cli.conftest import Command

TEXT = "Our flu clinics are open. Read https://127.0.0.1/flu"


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "post.txt"
    path.write_text(TEXT)
    return str(path)


def test_the_programs_own_looker_refuses_this_computer(
    empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the composition root builds it: the address is refused before anything is sent."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CCGCOMPOSE_LINKS", "on")
    (answer,) = links().look(("https://127.0.0.1/flu",))
    assert answer.state is LinkState.PRIVATE


def test_without_being_asked_no_link_is_opened(
    run: Command, text: str, empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCGCOMPOSE_LINKS", "on")
    assert "LINK002" not in run("check", text).out


def test_where_links_are_off_the_command_says_so(run: Command, text: str, empty_home: Path) -> None:
    done = run("check", text, "--links")
    assert "LINK002" not in done.out
    assert "Links are not opened here" in done.err


def test_a_private_posts_links_are_not_opened(run: Command, text: str, empty_home: Path) -> None:
    done = run("check", text, "--links", "--personal")
    assert done.code == 2
    assert "nothing of it leaves this computer" in done.err

"""Work goes out, results come home, and nobody hears what he does not want any more."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background(max_workers=2)
    yield made
    made.close()


def test_the_result_comes_home_to_the_interface_thread(background: Background, qtbot: QtBot) -> None:
    worked: list[int] = []
    home: list[tuple[int, int]] = []

    def work(number: int) -> int:
        worked.append(threading.get_ident())
        return number * 2

    background.run(work, 21, done=lambda result: home.append((result, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(home))
    assert home == [(42, threading.get_ident())]
    assert worked[0] != threading.get_ident()
    assert not background.busy


def test_a_failure_comes_home_as_well(background: Background, qtbot: QtBot) -> None:
    heard: list[BaseException] = []
    background.run(int, "x", failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], ValueError)


def test_a_failure_that_nobody_hears_is_raised_at_home(background: Background, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as raised:
        background.run(int, "x")
        qtbot.waitUntil(lambda: not background.busy)
    assert [error[0] for error in raised] == [ValueError]


def test_an_owner_that_is_gone_hears_nothing(background: Background, qtbot: QtBot) -> None:
    go_on = threading.Event()
    heard: list[object] = []
    owner = QObject()
    background.run(go_on.wait, done=heard.append, owner=owner)
    delete(owner)
    go_on.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert heard == []


def test_an_older_result_never_covers_a_newer(background: Background, qtbot: QtBot) -> None:
    slow = threading.Event()
    shown: list[str] = []

    def old() -> str:
        slow.wait()
        return "old"

    background.latest("search", old, done=shown.append)
    background.latest("search", str, "new", done=shown.append)
    qtbot.waitUntil(lambda: shown == ["new"])
    slow.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert shown == ["new"]


def test_two_keys_do_not_meet(background: Background, qtbot: QtBot) -> None:
    shown: list[str] = []
    for key in ("search", "checks"):
        background.latest(key, str, key, done=shown.append)
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert sorted(shown) == ["checks", "search"]


def test_what_is_cancelled_is_not_heard(background: Background, qtbot: QtBot) -> None:
    go_on = threading.Event()
    heard: list[object] = []
    job = background.run(go_on.wait, done=heard.append)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert heard == []


def test_progress_is_told_at_home(background: Background, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []
    report = background.at_home(lambda step: steps.append((step, threading.get_ident())))

    def work() -> None:
        for step in range(3):
            report(step)

    background.run(work)
    qtbot.waitUntil(lambda: len(steps) == 3)
    assert steps == [(step, threading.get_ident()) for step in range(3)]


def test_closing_waits_for_what_runs_and_drops_the_rest(qtbot: QtBot) -> None:
    background = Background(max_workers=1)
    running, ended, begun = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        running.set()
        begun.wait()
        ended.set()

    heard: list[object] = []
    background.run(work, done=heard.append)
    background.run(heard.append, "never begun")
    running.wait()
    begun.set()
    background.close()
    background.close()
    after = background.run(heard.append, "after the end")
    assert ended.is_set()
    assert after.cancelled
    assert heard == []

"""An exception that nobody caught is shown and logged."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ccgcompose.errors import DiskFull, Problem
from tests.ui.hands import click
from ui.crash import CrashGuard, as_problem


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[list[Problem]]:
    problems: list[Problem] = []
    guard = CrashGuard(problems.append)
    guard.install()
    yield problems
    guard.remove()


def broken_button(qtbot: QtBot, error: BaseException) -> QPushButton:
    def slot() -> None:
        raise error

    button = QPushButton("Save")
    qtbot.addWidget(button)
    button.clicked.connect(slot)
    return button


def test_a_fault_in_a_slot_is_shown_calmly(
    shown: list[Problem], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "ccgcompose.ui"):
        click(broken_button(qtbot, KeyError("secret")))
        qtbot.waitUntil(lambda: bool(shown))
    assert "secret" not in str(shown[0])
    assert shown[0].next
    assert "KeyError" in caplog.text


def test_a_problem_speaks_for_itself(shown: list[Problem], qtbot: QtBot) -> None:
    full = DiskFull("The disk is full.", kept="Your text is kept.", next="Free some space.")
    click(broken_button(qtbot, full))
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [full]


def test_a_fault_on_another_thread_is_shown_too(shown: list[Problem], qtbot: QtBot) -> None:
    thread = threading.Thread(target=int, args=("x",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0].what == as_problem(ValueError()).what


def test_a_fault_in_showing_does_not_go_round_for_ever(qtbot: QtBot) -> None:
    calls: list[Problem] = []

    def show(problem: Problem) -> None:
        calls.append(problem)
        if len(calls) > 5:
            return
        sys.excepthook(ValueError, ValueError("in showing"), None)

    guard = CrashGuard(show)
    guard.install()
    try:
        sys.excepthook(ValueError, ValueError("first"), None)
        qtbot.waitUntil(lambda: bool(calls))
    finally:
        guard.remove()
    assert 1 <= len(calls) <= 6


def test_the_hooks_are_given_back(qtbot: QtBot) -> None:
    before = (sys.excepthook, threading.excepthook)
    guard = CrashGuard(lambda _problem: None)
    guard.install()
    guard.remove()
    assert (sys.excepthook, threading.excepthook) == before

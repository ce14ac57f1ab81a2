"""What is loaded for good is not looked through for garbage again; what comes later is."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.garbage import settle


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


class Ring:
    """Garbage that only a full look finds: it holds on to itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_is_there_is_set_aside(qtbot: QtBot) -> None:
    owner = QObject()
    settle(owner, (1,))
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 10_000)


def test_what_comes_later_is_found(qtbot: QtBot) -> None:
    owner = QObject()
    settle(owner, (1,))
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    seen = weakref.ref(Ring())
    gc.collect()
    assert seen() is None


def test_nothing_is_set_aside_for_a_window_that_is_gone(qtbot: QtBot) -> None:
    owner, later, passed = QObject(), QObject(), list[bool]()
    settle(owner, (1,))
    del owner
    QTimer.singleShot(2, later, lambda: passed.append(True))
    qtbot.waitUntil(lambda: bool(passed))
    assert gc.get_freeze_count() == 0

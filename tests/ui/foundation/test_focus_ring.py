"""Where the keyboard acts can always be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import press
from ui import theme
from ui.focus_ring import YELLOW, FocusRing

Tab = Qt.Key.Key_Tab


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    for name in ("one", "two"):
        column.addWidget(QPushButton(name))
    column.addWidget(QLineEdit())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def ring(look: QApplication) -> FocusRing:
    found = look.findChild(FocusRing)
    assert isinstance(found, FocusRing)
    return found


def around(widget: QWidget) -> QRect:
    return QRect(widget.pos(), widget.size()).adjusted(-YELLOW, -YELLOW, YELLOW, YELLOW)


def test_the_ring_goes_where_tab_goes(look: QApplication, window: QWidget) -> None:
    one, two = window.findChildren(QPushButton)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring(look).ring_rect() == around(one)
    press(one, Tab)
    assert ring(look).ring_rect() == around(two)


def test_the_ring_is_yellow_around_a_dark_line(look: QApplication, window: QWidget) -> None:
    one = window.findChildren(QPushButton)[0]
    one.setFocus(Qt.FocusReason.TabFocusReason)
    picture = window.grab().toImage()
    middle = one.pos().y() + one.height() // 2
    tokens = theme.current()
    assert picture.pixelColor(one.pos().x() - 2, middle).name().upper() == tokens.focus
    assert picture.pixelColor(one.pos().x() + 1, middle).name().upper() == tokens.focus_edge


def test_a_click_brings_no_ring(look: QApplication, window: QWidget) -> None:
    two = window.findChildren(QPushButton)[1]
    QTest.mousePress(two, Qt.MouseButton.LeftButton)
    shown = ring(look).ring_rect()
    QTest.mouseRelease(two, Qt.MouseButton.LeftButton)
    assert two.hasFocus()
    assert shown is None


def test_the_ring_follows_what_moves(look: QApplication, window: QWidget) -> None:
    two = window.findChildren(QPushButton)[1]
    two.setFocus(Qt.FocusReason.TabFocusReason)
    window.resize(500, 400)
    QApplication.processEvents()
    assert ring(look).ring_rect() == around(two)


def test_the_ring_keeps_to_what_can_be_seen(look: QApplication, qtbot: QtBot) -> None:
    area = QScrollArea()
    inner = QPushButton("a tall one")
    inner.setFixedHeight(900)
    area.setWidget(inner)
    area.resize(200, 200)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    inner.setFocus(Qt.FocusReason.TabFocusReason)
    shown = ring(look).ring_rect()
    assert shown is not None
    assert shown.height() <= area.height() + 2 * YELLOW


def test_a_window_that_is_closed_takes_its_ring_along(look: QApplication) -> None:
    """No reference of the ring keeps it alive: that ended in a crash."""
    for _ in range(3):
        made = QWidget()
        QVBoxLayout(made).addWidget(QPushButton("x"))
        made.show()
        QApplication.processEvents()
        del made
        QApplication.processEvents()
    assert ring(look).ring_rect() is None

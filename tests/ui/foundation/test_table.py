"""The calm table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.foundation.gallery import table
from tests.ui.hands import press
from ui import theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.table import Table


@pytest.fixture
def view(qtbot: QtBot) -> Table:
    made = table(4)
    made.resize(900, 400)
    qtbot.addWidget(made)
    made.show()
    return made


def picture(view: Table) -> QImage:
    return view.viewport().grab().toImage()


def test_moving_through_rows_is_told(view: Table) -> None:
    chosen: list[int] = []
    view.rowChosen.connect(chosen.append)
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Down)
    assert (chosen, view.current_row()) == ([1, 2], 2)


def test_enter_and_a_double_click_open_a_row(view: Table, qtbot: QtBot) -> None:
    opened: list[int] = []
    view.rowActivated.connect(opened.append)
    press(view, Qt.Key.Key_Return)
    place = view.visualRect(view.model().index(2, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [0, 2]


def test_the_whole_row_under_the_pointer_is_lit(view: Table) -> None:
    hover = theme.current().hover
    place = view.visualRect(view.model().index(2, 1)).center()
    QTest.mouseMove(view.viewport(), place)
    lit = picture(view)
    assert lit.pixelColor(4, place.y()).name().upper() == hover
    assert lit.pixelColor(lit.width() - 4, place.y()).name().upper() == hover
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert picture(view).pixelColor(4, place.y()).name().upper() == theme.current().surface


def test_the_chosen_row_and_the_badge_have_their_colours(view: Table) -> None:
    tokens = theme.current()
    shown = picture(view)
    row = view.visualRect(view.model().index(0, 3))
    assert shown.pixelColor(4, row.center().y()).name().upper() == tokens.chosen
    inside = [shown.pixelColor(row.left() + x, row.center().y()).name().upper() for x in range(12, 80)]
    assert tokens.ok.soft in inside


def test_the_empty_state_stands_where_there_is_no_row(qtbot: QtBot) -> None:
    model = QStandardItemModel(0, 2)
    view = Table("Publications")
    view.setModel(model)
    view.set_empty(EmptyState("history", "Nothing yet", "It will be kept here."))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    empty = view.findChildren(EmptyState)[0]
    assert empty.isVisible()
    assert empty.y() >= view.horizontalHeader().height()
    model.appendRow(QStandardItem("one"))
    assert not empty.isVisible()
    model.clear()
    assert empty.isVisible()


def test_a_cell_says_in_its_tooltip_what_it_cuts(view: Table, qtbot: QtBot) -> None:
    place = view.visualRect(view.model().index(0, 1)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    assert QToolTip.text() == "Flu clinics open on Monday\n1 edit note"


def test_tab_leaves_the_table(view: Table) -> None:
    press(view, Qt.Key.Key_Tab)
    assert view.current_row() == 0
    assert not view.tabKeyNavigation()


def test_the_pointer_beside_the_rows_lights_none(view: Table) -> None:
    QTest.mouseMove(view.viewport(), QPoint(20, view.viewport().height() - 4))
    assert picture(view).pixelColor(4, view.viewport().height() - 4).name().upper() == theme.current().surface

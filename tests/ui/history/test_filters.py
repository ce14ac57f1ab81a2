"""Search and menus of the history, in as much room as there is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.history.filters import Filters

EDGES_AND_ARROW = 46  # pixels of a menu that are not for its words


@pytest.mark.parametrize(("width", "lines"), [(620, 1), (500, 1), (376, 2), (300, 2)])
def test_every_menu_shows_its_name(qtbot: QtBot, width: int, lines: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    filters = Filters(window)
    window.show()
    filters.resize(width, filters.sizeHint().height())
    QApplication.processEvents()
    filters.resize(width, filters.sizeHint().height())
    menus = (filters.account, filters.person, filters.subject, filters.state)
    for menu in (*menus, filters.period):
        words = menu.fontMetrics().horizontalAdvance(menu.currentText())
        assert words <= menu.width() - EDGES_AND_ARROW
        assert filters.rect().contains(menu.geometry())
    assert len({menu.y() for menu in menus}) == lines

"""Scrolling moves what is painted: only what comes into sight is painted, under the focus ring as well."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.library.lines import medium
from tests.ui.library.world import ZONE, World
from ui import theme
from ui.background import Background
from ui.library.delegate import PICTURE, TILE, MediaDelegate
from ui.library.grid import MediaGrid
from ui.library.model import MediaModel
from ui.library.thumbnails import Thumbnails
from ui.tokens import Scheme


@pytest.fixture
def grid(world: World, background: Background, qapp: QApplication, qtbot: QtBot) -> MediaGrid:
    """A grid of five columns and three rows in sight, with the focus."""
    theme.apply(qapp, Scheme.LIGHT, bundled_font=True)
    model = MediaModel(ZONE)
    model.set_lines([medium(f"{number}.jpg") for number in range(200)])
    thumbnails = Thumbnails(world.desk.library, background, PICTURE, model)
    made = MediaGrid(model, MediaDelegate(model, thumbnails, model))
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(1060, 3 * TILE.height() + 8)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(lambda: not background.busy)
    return made


def test_a_step_paints_the_rows_that_come_and_no_other(grid: MediaGrid) -> None:
    delegate = grid.itemDelegate()
    assert isinstance(delegate, MediaDelegate)
    painted: list[int] = []
    paint = delegate._paint_kept
    delegate._paint_kept = lambda painter, box, line: (painted.append(box.top()), paint(painter, box, line))  # type: ignore[assignment, method-assign, func-returns-value]
    for _ in range(10):
        grid.verticalScrollBar().setValue(grid.verticalScrollBar().value() + 20)
        QApplication.processEvents()
    columns = grid.columns()
    assert painted
    assert len(painted) <= 10 * 2 * columns  # at most two rows meet in a strip of 20 pixels


def test_the_ground_between_the_tiles_is_painted(grid: MediaGrid) -> None:
    picture = grid.viewport().grab().toImage()
    assert picture.pixelColor(1, 1) == QColor(theme.current().surface)

"""Tiles are painted once and not at every step of scrolling, and anew as soon as something of them has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from tests.ui.library.lines import medium
from ui import theme
from ui.library.tiles import MOST, Tiles
from ui.tokens import Scheme

SIZE = QSize(40, 30)


def nothing(painter: QPainter) -> None:
    assert painter.isActive()


@pytest.mark.usefixtures("qapp")
def test_a_tile_is_painted_once() -> None:
    tiles, line, picture = Tiles(), medium("a.jpg"), QPixmap(4, 4)
    first = tiles.get(line, picture, SIZE, 2.0, nothing, broken=False)
    assert first.deviceIndependentSize().toSize() == SIZE
    assert tiles.get(line, picture, SIZE, 2.0, nothing, broken=False) is first
    assert tiles.painted == 1


def test_it_is_painted_anew_when_something_of_it_has_changed(qapp: QApplication) -> None:
    tiles, line = Tiles(), medium("a.jpg")
    tiles.get(line, None, SIZE, 1.0, nothing, broken=False)
    tiles.get(line, None, SIZE, 1.0, nothing, broken=True)  # the picture cannot be read
    tiles.get(line, QPixmap(4, 4), SIZE, 1.0, nothing, broken=False)  # it came
    tiles.get(replace(line, used_in=1), None, SIZE, 1.0, nothing, broken=False)  # the record changed
    tiles.get(line, None, QSize(41, 30), 1.0, nothing, broken=False)  # the window became wider
    theme.apply(qapp, Scheme.DARK, bundled_font=True)
    tiles.get(line, None, SIZE, 1.0, nothing, broken=False)
    assert tiles.painted == 6


@pytest.mark.usefixtures("qapp")
def test_what_scrolled_away_long_ago_is_let_go() -> None:
    tiles = Tiles()
    lines = [medium(f"{number}.jpg") for number in range(MOST + 1)]
    for line in lines:
        tiles.get(line, None, SIZE, 1.0, nothing, broken=False)
    tiles.get(lines[-1], None, SIZE, 1.0, nothing, broken=False)
    assert tiles.painted == MOST + 1
    tiles.get(lines[0], None, SIZE, 1.0, nothing, broken=False)
    assert tiles.painted == MOST + 2

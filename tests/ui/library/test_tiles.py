"""Tiles are painted once and not at every step of scrolling, and anew as soon as something of them has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ccgcompose.usecases.views import MediaLine
from tests.ui.library.lines import medium
from ui import theme
from ui.library.tiles import MOST, Tiles
from ui.tokens import Scheme

SIZE = QSize(40, 30)


def nothing(painter: QPainter) -> None:
    assert painter.isActive()


def tile(
    tiles: Tiles,
    line: MediaLine,
    picture: QPixmap | None = None,
    *,
    size: QSize = SIZE,
    ratio: float = 1.0,
    broken: bool = False,
) -> QPixmap:
    """The tile, as the delegate asks for it."""
    found = tiles.find(line, picture, size, ratio, broken=broken)
    return found or tiles.make(line, picture, size, ratio, nothing, nothing, broken=broken)


@pytest.mark.usefixtures("qapp")
def test_a_tile_is_painted_once() -> None:
    tiles, line, picture = Tiles(), medium("a.jpg"), QPixmap(4, 4)
    first = tile(tiles, line, picture, ratio=2.0)
    assert first.deviceIndependentSize().toSize() == SIZE
    assert tile(tiles, line, picture, ratio=2.0) is first
    assert tiles.painted == 1


def test_it_is_painted_anew_when_something_of_it_has_changed(qapp: QApplication) -> None:
    tiles, line = Tiles(), medium("a.jpg")
    tile(tiles, line)
    tile(tiles, line, broken=True)  # the picture cannot be read
    tile(tiles, line, QPixmap(4, 4))  # it came back
    tile(tiles, line, QPixmap(4, 4))  # another one
    tile(tiles, replace(line, used_in=1))  # the record changed
    tile(tiles, line, size=QSize(41, 30))  # the window became wider
    theme.apply(qapp, Scheme.DARK, bundled_font=True)
    tile(tiles, line)
    assert (tiles.painted, tiles.filled) == (6, 1)


@pytest.mark.usefixtures("qapp")
def test_a_picture_that_comes_later_is_put_into_the_tile_and_the_words_stay() -> None:
    tiles, line, picture = Tiles(), medium("a.jpg"), QPixmap(4, 4)
    written: list[int] = []

    def words(painter: QPainter) -> None:
        written.append(1)
        painter.fillRect(0, 20, 40, 10, QColor("red"))

    def shown(painter: QPainter) -> None:
        painter.fillRect(0, 0, 40, 20, QColor("blue"))

    tiles.make(line, None, SIZE, 1.0, words, nothing, broken=False)
    whole = tiles.make(line, picture, SIZE, 1.0, words, shown, broken=False).toImage()
    assert (whole.pixelColor(5, 5), whole.pixelColor(5, 25)) == (QColor("blue"), QColor("red"))
    assert written == [1]
    assert tiles.find(line, picture, SIZE, 1.0, broken=False) is not None


@pytest.mark.usefixtures("qapp")
def test_what_scrolled_away_long_ago_is_let_go() -> None:
    tiles = Tiles()
    lines = [medium(f"{number}.jpg") for number in range(MOST + 1)]
    for line in lines:
        tile(tiles, line)
    tile(tiles, lines[-1])
    assert tiles.painted == MOST + 1
    tile(tiles, lines[0])
    assert tiles.painted == MOST + 2

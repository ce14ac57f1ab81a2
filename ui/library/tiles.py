"""Tiles as they were painted last, so that scrolling paints each one once and not at every step."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from ccgcompose.usecases.views import MediaLine
from ui import theme

MOST = 160  # about four screens; at most 27 MB on a screen of ratio 1


Paint = Callable[[QPainter], None]


@dataclass(frozen=True, slots=True, eq=False)
class _Tile:
    line: MediaLine
    picture: QPixmap | None
    broken: bool
    painted: QPixmap

    def waits_for(self, line: MediaLine) -> bool:
        """Return whether only its picture had not come yet."""
        return self.line is line and self.picture is None and not self.broken


class Tiles:
    """`find` returns a tile that shows the very same values; where there is none, `make` paints what has changed."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], _Tile] = OrderedDict()
        self.painted = 0  # how many were painted anew, and
        self.filled = 0  # into how many a picture was put that came later: for tests

    def find(
        self, line: MediaLine, picture: QPixmap | None, size: QSize, ratio: float, *, broken: bool
    ) -> QPixmap | None:
        """Return the tile of a medium as it was painted last, or None where something of it has changed."""
        key = _key(line, size, ratio)
        tile = self._kept.get(key)
        if tile is None or tile.line is not line or tile.picture is not picture or tile.broken is not broken:
            return None
        self._kept.move_to_end(key)
        return tile.painted

    def make(
        self,
        line: MediaLine,
        picture: QPixmap | None,
        size: QSize,
        ratio: float,
        words: Paint,
        shown: Paint,
        *,
        broken: bool,
    ) -> QPixmap:
        """Paint a tile and keep it. `words` paints all but the picture, `shown` the picture or what stands for it."""
        key = _key(line, size, ratio)
        tile = self._kept.get(key)
        if tile is not None and tile.waits_for(line):
            painted = tile.painted
            _paint(painted, shown)
            self.filled += 1
        else:
            painted = _ground(size, ratio)
            _paint(painted, words, shown)
            self.painted += 1
        self._kept[key] = _Tile(line, picture, broken, painted)
        self._kept.move_to_end(key)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return painted


def _key(line: MediaLine, size: QSize, ratio: float) -> tuple[object, ...]:
    return (line.asset.id, size.width(), size.height(), ratio, theme.current().scheme)


def _ground(size: QSize, ratio: float) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(theme.current().surface))  # opaque: it is copied onto the screen, not blended
    return pixmap


def _paint(pixmap: QPixmap, *paints: Paint) -> None:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for paint in paints:
        paint(painter)
    painter.end()

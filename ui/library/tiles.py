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


@dataclass(frozen=True, slots=True, eq=False)
class _Tile:
    line: MediaLine
    picture: QPixmap | None
    broken: bool
    painted: QPixmap

    def is_of(self, line: MediaLine, picture: QPixmap | None, *, broken: bool) -> bool:
        """Return whether it still shows what is to be shown: the very same values."""
        return self.line is line and self.picture is picture and self.broken is broken


class Tiles:
    """`get` returns a tile, painted anew only where something of it has changed."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], _Tile] = OrderedDict()
        self.painted = 0  # how many were painted anew: for tests

    def get(
        self,
        line: MediaLine,
        picture: QPixmap | None,
        size: QSize,
        ratio: float,
        paint: Callable[[QPainter], None],
        *,
        broken: bool,
    ) -> QPixmap:
        """Return the tile of a medium; `paint` paints it where there is none that fits."""
        key = (line.asset.id, size.width(), size.height(), ratio, theme.current().scheme)
        tile = self._kept.get(key)
        if tile is None or not tile.is_of(line, picture, broken=broken):
            tile = _Tile(line, picture, broken, _painted(size, ratio, paint))
            self._kept[key] = tile
            self.painted += 1
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return tile.painted


def _painted(size: QSize, ratio: float, paint: Callable[[QPainter], None]) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(theme.current().surface))  # opaque: it is copied onto the screen, not blended
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return pixmap

"""How a medium is painted: as a tile of the grid, or as a row of the list."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ccgcompose.usecases.views import MediaLine
from ui import theme
from ui.library.model import Index, MediaModel
from ui.library.painting import paint_badge, paint_ground, paint_picture, paint_words
from ui.library.thumbnails import Thumbnails
from ui.library.tiles import Tiles
from ui.tokens import SMALL_PX

PICTURE = QSize(188, 125)
TILE = QSize(PICTURE.width() + 15, PICTURE.height() + 78)
ROW = 76
_ROW_PICTURE = QSize(84, 56)
_BADGE_COLUMN = 212


class MediaDelegate(QStyledItemDelegate):
    """Paints by hand and asks for a thumbnail only when its place is painted."""

    def __init__(self, model: MediaModel, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._thumbnails = thumbnails
        self.as_grid = True
        self.lit_row = -1
        self.tiles = Tiles()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return TILE if self.as_grid else QSize(320, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.line(index.row())
        if line is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        box = rect.adjusted(2, 2, -2, -2) if self.as_grid else rect.adjusted(2, 1, -2, -1)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        lit = index.row() == self.lit_row
        if self.as_grid and not (chosen or lit):
            self._paint_kept(painter, box, line)  # most of them, at each step of scrolling
            return
        painter.save()
        paint_ground(painter, box, chosen=chosen, lit=lit)
        if self.as_grid:
            self._paint_tile(painter, box, line)
        else:
            self._paint_row(painter, box, line, chosen=chosen)
        painter.restore()

    def _paint_kept(self, painter: QPainter, box: QRect, line: MediaLine) -> None:
        """Paint a tile as it was painted last, where nothing of it has changed; a picture that came is put into it."""
        ratio = painter.device().devicePixelRatioF()
        picture = self._thumbnails.pixmap(line.asset, ratio)
        broken = picture is None and self._thumbnails.is_broken(line.asset.id)
        size = box.size()
        tile = self.tiles.find(line, picture, size, ratio, broken=broken)
        if tile is None:
            font, whole = painter.font(), QRect(QPoint(0, 0), size)

            def words(on_tile: QPainter) -> None:
                on_tile.setFont(font)
                self._paint_words(on_tile, whole, line)

            def shown(on_tile: QPainter) -> None:
                paint_picture(on_tile, _picture_in(whole), picture, broken=broken)

            tile = self.tiles.make(line, picture, size, ratio, words, shown, broken=broken)
        painter.drawPixmap(box.topLeft(), tile)

    def _paint_tile(self, painter: QPainter, box: QRect, line: MediaLine) -> None:
        self._paint_picture(painter, _picture_in(box), line)
        self._paint_words(painter, box, line)

    def _paint_words(self, painter: QPainter, box: QRect, line: MediaLine) -> None:
        picture = _picture_in(box)
        words = QRect(picture.left() + 2, picture.bottom() + 6, picture.width() - 4, 24)
        paint_words(painter, words, line.asset.filename, theme.current().text, pixels=14, bold=True)
        kind, text = self._model.badge(line)
        badge = QRect(picture.left(), words.bottom() + 3, box.right() - picture.left(), 26)
        paint_badge(painter, badge, kind, text)

    def _paint_row(self, painter: QPainter, box: QRect, line: MediaLine, *, chosen: bool) -> None:
        tokens = theme.current()
        top = box.top() + (box.height() - _ROW_PICTURE.height()) // 2
        picture = QRect(box.left() + 8, top, _ROW_PICTURE.width(), _ROW_PICTURE.height())
        self._paint_picture(painter, picture, line)
        badge = QRect(box.right() - _BADGE_COLUMN, box.top(), _BADGE_COLUMN - 8, box.height())
        left = picture.right() + 14
        words = QRect(left, picture.top(), badge.left() - left - 12, 19)
        paint_words(painter, words, line.asset.filename, tokens.text, bold=True)
        alt = line.asset.alt_text.replace("\n", " ") or "No description yet"
        paint_words(painter, words.translated(0, 19), alt, tokens.text, pixels=SMALL_PX)
        second = self._model.second_line(line)
        paint_words(painter, words.translated(0, 38), second, tokens.muted, pixels=SMALL_PX)
        paint_badge(painter, badge, *self._model.badge(line))
        if not chosen:
            painter.setPen(QColor(tokens.line))
            painter.drawLine(left, box.bottom() + 1, box.right(), box.bottom() + 1)

    def _paint_picture(self, painter: QPainter, box: QRect, line: MediaLine) -> None:
        pixmap = self._thumbnails.pixmap(line.asset, painter.device().devicePixelRatioF())
        broken = pixmap is None and self._thumbnails.is_broken(line.asset.id)
        paint_picture(painter, box, pixmap, broken=broken)


def _picture_in(tile: QRect) -> QRect:
    """Return where the picture stands in a tile."""
    place = QRect(tile.left() + (tile.width() - PICTURE.width()) // 2, tile.top() + 8, 0, 0)
    place.setSize(PICTURE)
    return place

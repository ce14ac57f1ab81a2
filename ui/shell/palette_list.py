"""The results of the command palette: a model and how a line is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, theme
from ui.shell.item import Item as Item
from ui.tokens import RADIUS, SMALL_PX

Index = QModelIndex | QPersistentModelIndex
LINE_HEIGHT = 44


class PaletteModel(QAbstractListModel):
    """The items in the order in which they were set."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[Item] = []

    def set_items(self, items: Sequence[Item]) -> None:
        """Show these items and no others."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def item(self, row: int) -> Item:
        """Return the item in `row`."""
        return self._items[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (item.title, item.subtitle, item.hint) if part)
        return None


class PaletteDelegate(QStyledItemDelegate):
    """Icon, title, a quiet line beside it, and at the right the keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, LINE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, PaletteModel):
            return
        tokens = theme.current()
        line = QRect(option.rect).adjusted(4, 1, -4, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.chosen))
            painter.drawRoundedRect(line, RADIUS, RADIUS)
        _paint_item(painter, line, model.item(index.row()), chosen=chosen)
        painter.restore()


def _paint_item(painter: QPainter, line: QRect, item: Item, *, chosen: bool) -> None:
    tokens = theme.current()
    edge = 20
    place = QRect(line.left() + 12, line.center().y() - edge // 2 + 1, edge, edge)
    icons.paint(painter, item.icon, "link" if chosen else "muted", place)
    room = line.adjusted(44, 0, -12, 0)
    small = QFont(painter.font())
    small.setPixelSize(SMALL_PX)
    room.setRight(room.right() - _write(painter, room, item.hint, small, tokens.muted, right=True))
    bold = QFont(painter.font())
    bold.setBold(True)
    room.setLeft(
        room.left() + _write(painter, room, item.title, bold, tokens.link if chosen else tokens.text)
    )
    _write(painter, room, item.subtitle, small, tokens.muted)


def _write(
    painter: QPainter, room: QRect, text: str, font: QFont, colour: str, *, right: bool = False
) -> int:
    """Write `text` into `room` and return how much of its width is used up."""
    before = painter.font()
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
    painter.setFont(before)
    return metrics.horizontalAdvance(shown) + 12 if text else 0

"""How a cell of a Table is painted: a bold or plain first line, a quiet second line, or a badge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui import icons, theme
from ui.tokens import RADIUS, SMALL_PX, Kind, Tokens
from ui.widgets.badge import KIND_ICONS
from ui.widgets.platform_mark import SIZE, paint_mark
from ui.widgets.text import plain_tip

SECOND_LINE = Qt.ItemDataRole.UserRole + 101
"""Quiet words under the cell's own."""
BADGE_KIND = Qt.ItemDataRole.UserRole + 102
"""A `Kind`: the cell's words are shown as a badge of it."""
STRONG = Qt.ItemDataRole.UserRole + 103
"""True: the cell's words are bold."""
MARK = Qt.ItemDataRole.UserRole + 104
"""(platform, what people call it): the platform's mark stands before the words."""

_PAD = 12
Index = QModelIndex | QPersistentModelIndex


class TableDelegate(QStyledItemDelegate):
    """Paints by hand: no style sheet is asked for each cell, so that a long table scrolls freely."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lit_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = theme.current()
        cell: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, cell, tokens, chosen=chosen, lit=index.row() == self.lit_row)
        room = cell.adjusted(_PAD, 0, -_PAD, 0)
        if mark := index.data(MARK):
            platform, title = mark
            place = QRect(room.left(), room.center().y() - SIZE // 2, SIZE, SIZE)
            paint_mark(painter, platform, title, place)
            room.setLeft(room.left() + SIZE + _PAD)
        self._paint_words(painter, room, index, tokens)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say the whole of what a narrow column cuts."""
        words = [index.data(Qt.ItemDataRole.DisplayRole), index.data(SECOND_LINE)]
        tip = index.data(Qt.ItemDataRole.ToolTipRole) or "\n".join(str(word) for word in words if word)
        QToolTip.showText(event.globalPos(), plain_tip(str(tip)), view)
        return True

    def _paint_ground(
        self, painter: QPainter, cell: QRect, tokens: Tokens, *, chosen: bool, lit: bool
    ) -> None:
        if chosen or lit:
            painter.fillRect(cell, QColor(tokens.chosen if chosen else tokens.hover))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())

    def _paint_words(self, painter: QPainter, room: QRect, index: Index, tokens: Tokens) -> None:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        kind: Kind | None = index.data(BADGE_KIND)
        second = index.data(SECOND_LINE)
        if kind:
            _paint_badge(painter, room, text, kind, tokens)
            return
        first = QRect(room)
        if second:
            first.setBottom(room.center().y() + 1)
            under = QRect(room.left(), room.center().y() + 1, room.width(), room.height() // 2)
            _write(painter, under, str(second), tokens.muted, SMALL_PX, top=True)
        _write(painter, first, text, tokens.text, 0, bold=bool(index.data(STRONG)), bottom=bool(second))


def _write(
    painter: QPainter,
    room: QRect,
    text: str,
    colour: str,
    pixels: int,
    *,
    bold: bool = False,
    top: bool = False,
    bottom: bool = False,
) -> None:
    """Write one line into `room`, cut with "…" where it ends."""
    before = painter.font()
    font = QFont(before)
    font.setBold(bold)
    if pixels:
        font.setPixelSize(pixels)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    align = Qt.AlignmentFlag
    upright = align.AlignTop if top else align.AlignBottom if bottom else align.AlignVCenter
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align.AlignLeft | upright, shown)
    painter.setFont(before)


def _paint_badge(painter: QPainter, room: QRect, text: str, kind: Kind, tokens: Tokens) -> None:
    font = QFont(painter.font())
    font.setPixelSize(SMALL_PX)
    font.setBold(True)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 34)
    pill = QRect(room.left(), 0, metrics.horizontalAdvance(shown) + 34, 24)
    pill.moveTop(room.center().y() - 12)
    tone = tokens.tone(kind)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tone.edge)))
    painter.setBrush(QColor(tone.soft))
    painter.drawRoundedRect(pill, RADIUS - 2, RADIUS - 2)
    icons.paint(painter, KIND_ICONS[kind], kind, QRect(pill.left() + 8, pill.top() + 5, 14, 14))
    painter.setPen(QColor(tone.text))
    painter.drawText(pill.adjusted(26, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, shown)

"""Drafts that wait: beside the plan, each one Enter away from being written on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ccgcompose.domain.moments import time_shown
from ccgcompose.usecases.views import PostLine
from ui import theme
from ui.planner.words import near_day
from ui.tokens import RADIUS, SMALL_PX
from ui.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW_HEIGHT = 52
_SECOND = Qt.ItemDataRole.UserRole + 1


class DraftsModel(QAbstractListModel):
    """One row for each draft, changed last first."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._drafts: tuple[PostLine, ...] = ()

    def set_drafts(self, drafts: Sequence[PostLine]) -> None:
        """Show these drafts."""
        if tuple(drafts) == self._drafts:
            return
        self.beginResetModel()
        self._drafts = tuple(drafts)
        self.endResetModel()

    def draft(self, row: int) -> PostLine | None:
        """Return the draft in a row, or None."""
        return self._drafts[row] if 0 <= row < len(self._drafts) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._drafts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        draft = self.draft(index.row())
        if draft is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return draft.headline
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(draft.headline)
        if role == _SECOND:
            return f"{self._when(draft.changed_at)} · {draft.author}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                f"{draft.headline}, {draft.subject}, changed {self._when(draft.changed_at)} by {draft.author}"
            )
        return None

    def _when(self, moment: datetime) -> str:
        return f"{near_day(moment, self._zone)}, {time_shown(moment, self._zone)}"


class DraftsView(QListView):
    """`opened(post id)` on Enter, a click or a double click."""

    opened = Signal(str)

    def __init__(self, model: DraftsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = model
        self.setAccessibleName("Drafts")
        self.setModel(model)
        self.setItemDelegate(_DraftDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(self._open)

    def sizeHint(self) -> QSize:
        """It takes what room there is, and scrolls."""
        return QSize(160, _ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        draft = self._drafts.draft(index.row())
        if draft is not None:
            self.opened.emit(draft.post_id)


class _DraftDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, rect = theme.current(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        lit = bool(state & QStyle.StateFlag.State_MouseOver)
        if state & QStyle.StateFlag.State_Selected or lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover if lit else tokens.chosen))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), RADIUS, RADIUS)
        words = rect.adjusted(10, 6, -10, -26)
        _write(painter, words, str(index.data()), tokens.text, bold=True, pixels=14)
        below = rect.adjusted(10, 27, -10, -6)
        _write(painter, below, str(index.data(_SECOND)), tokens.muted, bold=False, pixels=SMALL_PX)
        painter.restore()


def _write(painter: QPainter, box: QRect, text: str, colour: str, *, bold: bool, pixels: int) -> None:
    font = QFont(painter.font())
    font.setBold(bold)
    font.setPixelSize(pixels)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

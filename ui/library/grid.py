"""The view of the media: a grid that fills its width, or a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QWidget

from ui import theme
from ui.focus_ring import WITHIN
from ui.library.delegate import TILE, MediaDelegate
from ui.library.model import MediaModel


class MediaGrid(QListView):
    """`chosen(media id)` comes as the current medium moves, by pointer or keyboard."""

    chosen = Signal(str)

    def __init__(self, model: MediaModel, delegate: MediaDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._media = model
        self._delegate = delegate
        self.setAccessibleName("Pictures")
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        # Opaque, and not under the focus ring: then scrolling moves what is painted, and paints only what comes in.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setViewportMargins(WITHIN, WITHIN, WITHIN, WITHIN)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QListView.DragDropMode.NoDragDrop)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.show_as_grid(True)

    def show_as_grid(self, as_grid: bool) -> None:
        """Show tiles, or rows; the current medium stays in sight."""
        self._delegate.as_grid = as_grid
        self.setFlow(QListView.Flow.LeftToRight if as_grid else QListView.Flow.TopToBottom)
        self.setWrapping(as_grid)
        self._fit()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def choose(self, media_id: str) -> bool:
        """Make a medium the current one; return whether it is among those shown."""
        index = self._media.index(self._media.row_of(media_id))
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def picture_changed(self, media_id: str) -> None:
        """Have a medium painted again: its thumbnail is there now.

        The view is told, not the model: at each change of data it would lay all its thousands of tiles out again.
        """
        index = self._media.index(self._media.row_of(media_id))
        if index.isValid():
            self.update(index)

    def columns(self) -> int:
        """Return how many tiles stand side by side."""
        return max(1, self._room() // TILE.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.current().surface))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._light(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._light(-1)

    def _room(self) -> int:
        """Qt keeps room for the scroll bar while there is none, and wraps a row that is exactly full."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        return min(self.viewport().width(), self.width() - 2 * WITHIN - bar) - 1

    def _fit(self) -> None:
        """Give every tile an equal part of the width."""
        if self._delegate.as_grid:
            self.setGridSize(QSize(self._room() // self.columns(), TILE.height()))
        else:
            self.setGridSize(QSize())

    def _light(self, row: int) -> None:
        if self._delegate.lit_row != row:
            self._delegate.lit_row = row
            self.viewport().update()

    def _on_current(self, current: QModelIndex) -> None:
        line = self._media.line(current.row())
        if line is not None:
            self.chosen.emit(line.asset.id)

"""A calm table over any model: high rows, hairlines, the whole row under the pointer lit, an empty state."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.tokens import ROW_HEIGHT
from ui.widgets.empty_state import EmptyState
from ui.widgets.table_delegate import TableDelegate


class Table(QTableView):
    """`rowChosen` comes as the current row moves, `rowActivated` on Enter and on a double click.

    The model's columns may answer the roles of ui/widgets/table_delegate.py for a second line or a badge.
    """

    rowChosen = Signal(int)
    rowActivated = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None, *, row_height: int = ROW_HEIGHT) -> None:
        super().__init__(parent)
        self._empty_state: EmptyState | None = None
        self._table_delegate = TableDelegate(self)
        self.setItemDelegate(self._table_delegate)
        self.setAccessibleName(name)
        self._calm(row_height)
        self.doubleClicked.connect(lambda index: self.rowActivated.emit(index.row()))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._show_emptiness)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self._show_emptiness()

    def set_empty(self, empty: EmptyState) -> None:
        """Show `empty` over the table while it has no rows."""
        self._empty_state = empty
        empty.setParent(self)
        self._show_emptiness()

    def set_widths(self, widths: dict[int, int], stretch: int) -> None:
        """Give columns fixed first widths in pixels; the column `stretch` takes the rest."""
        header = self.horizontalHeader()
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def current_row(self) -> int:
        """Return the row that is chosen, or -1."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_row() >= 0:
            self.rowActivated.emit(self.current_row())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._light(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._light(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_empty()

    def _calm(self, row_height: int) -> None:
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setMinimumSectionSize(56)

    def _light(self, row: int) -> None:
        if self._table_delegate.lit_row != row:
            self._table_delegate.lit_row = row
            self.viewport().update()

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.rowChosen.emit(current.row())

    def _show_emptiness(self) -> None:
        if self._empty_state is not None:
            self._empty_state.setVisible(self._row_count() == 0)
            self._place_empty()

    def _row_count(self) -> int:
        model: QAbstractItemModel | None = self.model()
        return 0 if model is None else model.rowCount()

    def _place_empty(self) -> None:
        if self._empty_state is not None:
            top = self.horizontalHeader().height()
            self._empty_state.setGeometry(1, top, self.width() - 2, self.height() - top - 1)
            self._empty_state.raise_()

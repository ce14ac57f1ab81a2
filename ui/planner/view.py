"""The list of the planner: arrows go from publication to publication, headings are passed over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ui.planner.delegate import PlannerDelegate
from ui.planner.grouping import Section
from ui.planner.model import PlannerModel
from ui.planner.moving import Step

STEPS = {
    Qt.Key.Key_Left: Step(days=-1),
    Qt.Key.Key_Right: Step(days=1),
    Qt.Key.Key_Up: Step(quarters=-1),
    Qt.Key.Key_Down: Step(quarters=1),
}


class PlannerView(QListView):
    """Signals carry what a person wants with the chosen row; `chosen` comes with its delivery id, or ""."""

    chosen = Signal(str)
    stepped = Signal(object)  # a Step, from Alt and an arrow
    opened = Signal()  # Enter or a double click
    takenBack = Signal()  # Delete
    menuWanted = Signal(object)  # a QPoint of the screen

    def __init__(self, model: PlannerModel, delegate: PlannerDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._planned = model
        self._delegate = delegate
        self._current = ""
        self.setAccessibleName("Planned publications")
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double_click)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these; the chosen publication stays chosen, and the list where it is."""
        wanted, at = self._current, self.verticalScrollBar().value()
        place = self.currentIndex().row()
        had_it = self._planned.row_of(wanted) >= 0
        self._planned.set_sections(sections)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(at)
        row = self._planned.row_of(wanted)
        if row >= 0:
            self._go(row, follow=not had_it)
        elif wanted:
            self._current = ""
            self.chosen.emit("")
            self._go(self._nearest(place))

    def choose(self, delivery_id: str) -> bool:
        """Make a publication the chosen one; return whether it is in the list."""
        row = self._planned.row_of(delivery_id)
        if row >= 0:
            self._go(row, follow=True)
        return row >= 0

    def choose_first(self) -> None:
        """Choose the first publication, where none is."""
        if not self._current:
            self._go(self._nearest(0))

    def current_id(self) -> str:
        """Return the delivery id of the chosen row, or an empty text."""
        return self._current

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        step = STEPS.get(Qt.Key(event.key()))
        if alt and step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and self._current:
            self.takenBack.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._current:
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.visualRect(self.currentIndex())
        self.menuWanted.emit(self.viewport().mapToGlobal(row.center()) if by_key else event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._light(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._light(-1)

    def _go(self, row: int, *, follow: bool = False) -> None:
        index = self._planned.index(row)
        if index.isValid():
            self.setCurrentIndex(index)
            if follow:
                self.scrollTo(index)

    def _nearest(self, place: int) -> int:
        """Return the first publication at or after `place`, else the last before it, else -1."""
        after = range(max(0, place), self._planned.rowCount())
        before = range(min(place, self._planned.rowCount() - 1), -1, -1)
        return next((row for row in (*after, *before) if self._planned.line(row) is not None), -1)

    def _light(self, row: int) -> None:
        if self._delegate.lit_row != row:
            self._delegate.lit_row = row
            self.viewport().update()

    def _on_current(self, current: QModelIndex) -> None:
        line = self._planned.line(current.row())
        if line is not None:
            self._current = line.delivery_id
            self.chosen.emit(self._current)

    def _on_double_click(self, index: QModelIndex) -> None:
        if self._planned.line(index.row()) is not None:
            self.opened.emit()

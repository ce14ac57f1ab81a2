"""A line to search with: it asks after a short pause in typing, and Esc empties it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui import icons
from ui.tokens import ICON
from ui.widgets.button import icon_button

PAUSE_MS = 150


class SearchField(QLineEdit):
    """`searched(text)` comes after a pause, at once on Enter and when the line is emptied."""

    searched = Signal(str)
    downPressed = Signal()  # go on to the results

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or name)
        self.setMaxLength(500)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._asked = ""
        self._add_clear_button()
        self.textChanged.connect(self._on_text)
        self.returnPressed.connect(self._search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.downPressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        icons.paint(painter, "search", "muted", QRect(10, (self.height() - ICON) // 2, ICON, ICON))
        painter.end()

    def _add_clear_button(self) -> None:
        self._clear = icon_button("x", "Clear the search", small=True)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does it by keyboard
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.addStretch(1)
        row.addWidget(self._clear)
        self.setTextMargins(0, 0, 30, 0)

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if text:
            self._pause.start()
        else:
            self._search()

    def _search(self) -> None:
        self._pause.stop()
        if self.text() != self._asked:
            self._asked = self.text()
            self.searched.emit(self._asked)

"""What was moved, from when to when, and the way back. It stays until the next move or until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.tokens import XS, M, S
from ui.widgets.button import button, icon_button
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label


class MovedNote(Card):
    """`undoWanted` on its button; hidden while there is nothing to say."""

    undoWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0)
        self._words = label("", wrap=True)
        self.undo = button("Undo", icon_name="arrow-back-up", tip="Ctrl+Z")
        self.undo.clicked.connect(self.undoWanted)
        close = icon_button("x", "Close this message", role="text", small=True)
        close.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.setContentsMargins(M - 4, XS, S, XS)
        row.setSpacing(S)
        row.addWidget(IconLabel("circle-check", "ok"))
        row.addWidget(self._words, 1)
        row.addWidget(self.undo)
        row.addWidget(close)
        self.body.addLayout(row)
        self.hide()

    def say(self, text: str, *, undo: bool) -> None:
        """Say what was done; with `undo` it can be taken back."""
        self._words.setText(text)
        self.undo.setVisible(undo)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()

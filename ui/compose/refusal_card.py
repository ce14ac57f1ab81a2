"""One shut gate that no edit of the text opens: what stands in the way, and what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.domain.gates import Refusal
from ui.compose.line import Line
from ui.tokens import XS, M
from ui.widgets.text import label


class RefusalCard(QFrame):
    """Setter only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = label("", "strong", wrap=True)
        self._remedy = label("", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(XS - 1)
        words.addWidget(self._message)
        words.addWidget(self._remedy)
        row = QHBoxLayout()
        row.setContentsMargins(M, M - 4, M, M - 4)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Line())

    def set_refusal(self, refusal: Refusal) -> None:
        """Show why the gate is shut and what opens it."""
        self._message.setText(refusal.message)
        self._remedy.setText(refusal.remedy)

    def text(self) -> str:
        """Return both sentences."""
        return f"{self._message.text()} {self._remedy.text()}"

"""Across the top of the plan: that all publishing is on hold, since when, and by whom.

A line and not a box: the window above it carries the banner, with the reason, on every page.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.tokens import ICON, S
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import strong


class HoldLine(QWidget):
    """Hidden while publishing goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = strong("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(IconLabel("hand-stop", "warn", ICON + 2), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def set_hold(self, words: str) -> None:
        """Say why nothing goes out; an empty text says that it does."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

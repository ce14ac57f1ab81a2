"""Tabs with a line under the chosen one, and a hairline under all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from ui import theme


class Tabs(QTabBar):
    """`currentChanged(int)` says which one a person chose. Left and Right go from tab to tab."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for scroller in self.findChildren(QToolButton):
            scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Left and Right do the same

    def set_tab(self, index: int, text: str, spoken: str = "", colour: str = "") -> None:
        """Rename a tab, for example to "X  291 / 280"; `spoken` is what a screen reader says of it."""
        self.setTabText(index, text)
        self.setAccessibleTabName(index, spoken or text)
        self.setTabTextColor(index, QColor(colour) if colour else QColor())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme.current().line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
        super().paintEvent(event)

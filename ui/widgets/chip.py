"""A pill that is chosen or not: an account of a post, a filter of a list."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.icons import icon
from ui.tokens import ICON


class Chip(QPushButton):
    """Checkable; `toggled(bool)` says what a person chose. A tick and a frame show that it is chosen."""

    def __init__(self, text: str, parent: QWidget | None = None, *, icon_name: str = "plus") -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self.setCheckable(True)
        self.setProperty("focusRadius", 16)
        self.setAutoDefault(False)
        self.setIconSize(QSize(ICON + 2, ICON - 2))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._show_state)
        self._show_state(False)

    def _show_state(self, chosen: bool) -> None:
        self.setIcon(icon("check", "link") if chosen else icon(self._icon_name, "muted"))

"""A state as icon + word + colour, so that colour never carries the meaning alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import icons, theme
from ui.tokens import Kind

KIND_ICONS: dict[Kind, str] = {
    "ok": "circle-check",
    "warn": "alert-triangle",
    "bad": "alert-octagon",
    "record": "certificate",
    "info": "info-circle",
    "neutral": "point-filled",
}
_ICON = 14


class Badge(QLabel):
    """A pill such as "Sent" or "Permission to 31 Mar 2027"."""

    def __init__(self, kind: Kind, text: str, parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_state(kind, text, icon=icon)

    @property
    def kind(self) -> Kind:
        """What the state means."""
        return self._kind

    def set_state(self, kind: Kind, text: str, *, icon: str = "") -> None:
        """Show `text` as a state of `kind`, with that kind's icon or another."""
        self._kind, self._icon = kind, icon or KIND_ICONS[kind]
        theme.mark(self, "kind", kind)
        self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        top = (self.height() - _ICON) // 2
        icons.paint(painter, self._icon, self._kind, QRect(8, top, _ICON, _ICON))
        painter.end()

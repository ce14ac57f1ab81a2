"""The publisher's pulse: what it will do next, and where it runs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.tokens import XS, Kind
from ui.widgets.badge import KIND_ICONS
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_label import IconLabel


class Pulse(QWidget):
    """An icon and a sentence, cut with "…" where the top bar is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("point-filled", "neutral", 20)
        self._label = ElidedLabel(role="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(XS)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._label, 1)

    def set_pulse(self, text: str, kind: Kind = "ok") -> None:
        """Say `text`, for example "Next at 14:30 · this computer publishes"."""
        self._icon.set_icon("point-filled" if kind == "ok" else KIND_ICONS[kind], kind)
        self._label.setText(text)
        self._label.updateGeometry()

    def text(self) -> str:
        """Return what is said."""
        return self._label.text()

"""An area that scrolls up and down where there is too little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.tokens import M


def scrolled(inner: QWidget, name: str, *, margin: int = M) -> QScrollArea:
    """Return `inner`, with room around it, in such an area."""
    padded = QWidget()
    column = QVBoxLayout(padded)
    column.setContentsMargins(margin, margin, margin, margin)
    column.addWidget(inner)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each field scrolls into sight
    area.setAccessibleName(name)
    area.setWidget(padded)
    return area

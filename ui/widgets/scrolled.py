"""An area that scrolls up and down where there is too little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.tokens import M


def scrolled(inner: QWidget, name: str, *, margin: int = M, by_keys: bool = False) -> QScrollArea:
    """Return `inner`, with room around it, in such an area.

    What has fields scrolls with them; `by_keys` lets Tab reach what has none, so that it can be scrolled at all.
    """
    padded = QWidget()
    column = QVBoxLayout(padded)
    column.setContentsMargins(margin, margin, margin, margin)
    column.addWidget(inner)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus if by_keys else Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(padded)
    return area

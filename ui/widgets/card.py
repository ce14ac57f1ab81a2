"""A white (or in the dark, lighter) sheet with a hairline and round corners."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.tokens import M, S


class Card(QFrame):
    """Put widgets into `body`, or call `add`. `sunken` is for a quotation inside another card."""

    def __init__(
        self, parent: QWidget | None = None, *, margin: int = M, spacing: int = S, sunken: bool = False
    ) -> None:
        super().__init__(parent)
        if sunken:
            self.setProperty("sunken", "true")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(spacing)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put `widget` under what is there."""
        self.body.addWidget(widget, stretch)

"""The sheet that lists the keys (F1)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.tokens import L, S
from ui.widgets.dialog import Sheet
from ui.widgets.text import label

FRAME_KEYS = (
    ("Search and commands", "Ctrl+K"),
    ("Next part of the window", "F6"),
    ("Part before", "Shift+F6"),
    ("Next place that a check has marked", "F8"),
    ("Lock", "Ctrl+L"),
    ("This list", "F1"),
)


def keys_sheet(keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> Sheet:
    """Return a sheet with two columns: what happens, and the keys for it."""
    sheet = Sheet("Keyboard shortcuts", parent, primary="Close", secondary="", width=420)
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(L)
    grid.setVerticalSpacing(S)
    grid.setColumnStretch(0, 1)
    for row, (what, pressed) in enumerate(keys):
        grid.addWidget(label(what), row, 0)
        grid.addWidget(label(pressed, "strong"), row, 1)
    sheet.add(table)
    return sheet

"""Take everything out of a layout, before it is filled anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def clear_out(layout: QLayout) -> None:
    """Take every widget out; each is hidden at once, and deleted when nothing is under way with it any more."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

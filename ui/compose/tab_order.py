"""The order in which Tab goes through a page: as it is laid out, whenever its parts were made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLayout, QScrollArea, QSplitter, QTextEdit, QWidget

_WHOLE = (QComboBox, QAbstractSpinBox, QTextEdit)  # what is inside them is their own affair


def put_in_order(page: QWidget) -> None:
    """Have Tab follow the layouts of `page`. Cards and chips that came late are where they are seen."""
    for before, after in pairwise(_focusable(page)):
        QWidget.setTabOrder(before, after)


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusProxy() is not None or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if not isinstance(widget, _WHOLE):
        for child in _children(widget):
            yield from _focusable(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    found: list[QWidget | None] = []
    if isinstance(widget, QScrollArea):
        found = [widget.widget()]
    elif isinstance(widget, QSplitter):
        found = [widget.widget(place) for place in range(widget.count())]
    elif layout is not None:
        found = list(_in_layout(layout))
    yield from (child for child in found if child is not None)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)

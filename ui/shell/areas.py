"""F6 goes round the areas of the window, and comes back to where one was in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class AreaCycle(QObject):
    """Knows the areas in their order, and the last focus in each."""

    def __init__(self, areas: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._areas = list(areas)
        self._last: dict[int, QWidget] = {}

    def go(self, step: int) -> None:
        """Move the focus to the next area (`step` 1) or the one before (-1) that can take it."""
        focus = QApplication.focusWidget()
        here = self._area_of(focus)
        if here is not None and focus is not None:
            self._last[here] = focus
        start = -1 if here is None else here
        for offset in range(1, len(self._areas) + 1):
            at = (start + step * offset) % len(self._areas)
            target = self._target(at)
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _area_of(self, widget: QWidget | None) -> int | None:
        for at, area in enumerate(self._areas):
            if widget is not None and (widget is area or area.isAncestorOf(widget)):
                return at
        return None

    def _target(self, at: int) -> QWidget | None:
        """Return the last focus in the area, or the first control in it that takes the focus by Tab."""
        area = self._areas[at]
        last = self._last.get(at)
        if last is not None and isValid(last) and last.isVisible() and area.isAncestorOf(last):
            return last
        step = area.nextInFocusChain()
        while step is not None and step is not area:
            if area.isAncestorOf(step) and _takes_tab(step):
                return step
            step = step.nextInFocusChain()
        return None


def _takes_tab(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.isVisible()

"""The focus ring: NHS yellow around a dark line, on whatever the keyboard will act on.

One ring for the whole application, laid over the window of the focused widget. It shows where the focus came
by keyboard or by the program. A click brings none: the person is looking there already.
"""

from __future__ import annotations

from collections.abc import Callable
from weakref import ref

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.tokens import RADIUS, Tokens

YELLOW, EDGE = 3, 2  # pixels: yellow outside the widget, the dark line just inside it
WITHIN = EDGE + 2  # pixels of the widget that the ring covers, its round corners included
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}


class FocusRing(QObject):
    """Make one for the application: it follows the focus. `current` gives the tokens in force."""

    def __init__(self, app: QApplication, current: Callable[[], Tokens]) -> None:
        super().__init__(app)
        self._app = app
        self._current = current
        self._ring: _Ring | None = None
        # Weak: a reference would keep a closed window alive, and end it in the midst of a focus change.
        self._target: ref[QWidget] | None = None
        self._watched: list[ref[QWidget]] = []
        app.focusChanged.connect(self._on_focus)

    def ring_rect(self) -> QRect | None:
        """Return where the ring is, in its window, or None while none is shown."""
        ring = self._ring
        return ring.geometry() if ring is not None and isValid(ring) and ring.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _on_focus(self) -> None:
        """Takes no arguments: the widget before may be in its destructor, and must not be touched."""
        self._forget()
        new = QApplication.focusWidget()
        by_mouse = self._app.mouseButtons() != Qt.MouseButton.NoButton
        if by_mouse or new is None or new.focusPolicy() == Qt.FocusPolicy.NoFocus:
            return
        if new.window().windowType() == Qt.WindowType.Popup:
            return
        target = _whole(new)
        self._target = ref(target)
        self._watch(target)
        self._place()

    def _forget(self) -> None:
        for watched in self._watched:
            widget = watched()
            if widget is not None and isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()

    def _watch(self, widget: QWidget) -> None:
        step: QWidget | None = widget
        while step is not None:
            step.installEventFilter(self)
            self._watched.append(ref(step))
            step = None if step.isWindow() else step.parentWidget()

    def _place(self) -> None:
        target = None if self._target is None else self._target()
        if target is None or not isValid(target):
            return
        ring = self._ring_in(target.window())
        seen = target.visibleRegion().boundingRect()
        if seen.isEmpty():
            ring.hide()
            return
        corner = target.mapTo(target.window(), seen.topLeft())
        ring.radius = float(target.property("focusRadius") or RADIUS)
        ring.surround(QRect(corner, seen.size()))
        ring.raise_()
        ring.show()

    def _ring_in(self, window: QWidget) -> _Ring:
        if self._ring is None or not isValid(self._ring):
            self._ring = _Ring(window, self._current)
        elif self._ring.parentWidget() is not window:
            self._ring.setParent(window)
        return self._ring


class _Ring(QWidget):
    """Only paint: no clicks, no focus, nothing for a screen reader."""

    def __init__(self, parent: QWidget, current: Callable[[], Tokens]) -> None:
        super().__init__(parent)
        self._current = current
        self.radius = float(RADIUS)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, place: QRect) -> None:
        """Stand around a place. What lies within is not covered: it can be scrolled without painting it all anew."""
        outer = place.adjusted(-YELLOW, -YELLOW, YELLOW, YELLOW)
        if outer.size() != self.size():
            whole, by = QRect(0, 0, outer.width(), outer.height()), YELLOW + WITHIN
            self.setMask(QRegion(whole) - QRegion(whole.adjusted(by, by, -by, -by)))
        self.setGeometry(outer)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._line(painter, tokens.focus, YELLOW, 0.0)
        self._line(painter, tokens.focus_edge, EDGE, float(YELLOW))
        painter.end()

    def _line(self, painter: QPainter, colour: str, width: int, inset: float) -> None:
        """Draw a rounded line of `width` whose outer edge is `inset` from the edge of the ring."""
        painter.setPen(QPen(QColor(colour), width))
        by = inset + width / 2
        radius = max(1.0, self.radius + YELLOW - by)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(by, by, -by, -by), radius, radius)


def _whole(widget: QWidget) -> QWidget:
    """Return the control that `widget` is the inner field of, or the widget itself."""
    parent = widget.parentWidget()
    outer = parent is not None and (parent.inherits("QComboBox") or parent.inherits("QAbstractSpinBox"))
    return parent if parent is not None and outer else widget

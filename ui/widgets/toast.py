"""A courtesy that goes away by itself. Never for what must be read: that is a Banner."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.tokens import M, S
from ui.widgets.text import label

SHOWN_MS = 4000
FROM_TOP = 64


class Toast(QFrame):
    """Floats near the top of `host`, takes no focus and no clicks."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._label = label("")
        row = QHBoxLayout(self)
        row.setContentsMargins(M, S + 2, M, S + 2)
        row.addWidget(self._label)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def show_text(self, text: str, shown_ms: int = SHOWN_MS) -> None:
        """Show `text` for `shown_ms` milliseconds; a screen reader says it when it is free."""
        self._label.setText(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(shown_ms)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def text(self) -> str:
        """Return what is shown, or was shown last."""
        return self._label.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        # Under the top bar: at the foot it would lie over the buttons with which people decide.
        self.move((self._host.width() - self.width()) // 2, FROM_TOP)

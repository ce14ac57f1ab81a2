"""A notice on the desktop through the system's tray, where there is one that takes it. Nothing depends on it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from ui.icons import icon

_SHOWN_MS = 20_000


class DesktopNotice:
    """Call it with title and text. A click on the notice brings `window` to the front.

    Say that something waits, never what: a notice shows on locked and shared screens.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    def __call__(self, title: str, text: str) -> None:
        """Show a notice, and the icon in the tray for as long."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon("hourglass", "text"), self._window)
            self._tray.setToolTip("ccgcompose")
            self._tray.messageClicked.connect(self._come_forward)
            self._tray.activated.connect(lambda _reason: self._come_forward())
        self._tray.show()
        self._tray.showMessage(title, text, icon("hourglass", "text"), _SHOWN_MS)
        QTimer.singleShot(_SHOWN_MS, self._tray, self._tray.hide)

    def _come_forward(self) -> None:
        self._window.raise_()
        self._window.activateWindow()

"""A secret on the clipboard: asked to be left out of its history, and taken away again."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

SECONDS = 60
_TELLING = 5  # characters: fewer tell nobody anything
# What clipboard managers look for before they keep something (KDE's, Windows').
_LEAVE_OUT = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
}


class SecretClipboard(QObject):
    """`put` a secret; it goes after a minute, with the program or at `clear`, unless something else was copied."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._secret = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        app = QApplication.instance()
        if app is not None:
            # With the program too: and what Python put there must go before Python does.
            app.aboutToQuit.connect(self.clear)

    @property
    def goes_by_itself(self) -> bool:
        """Whether a secret lies there that will be taken away."""
        return self._timer.isActive()

    def watch(self, secret: str) -> None:
        """Take this away at `clear` also where a person copied it, or part of it, by hand."""
        self._secret = secret

    def put(self, secret: str) -> None:
        """Copy it."""
        self._secret = secret
        data = QMimeData()
        data.setText(secret)
        for name, value in _LEAVE_OUT.items():
            data.setData(name, value)
        QApplication.clipboard().setMimeData(data)
        self._timer.start()

    def clear(self) -> None:
        """Take the secret away, from the clipboard and from what is selected, where it still lies there."""
        self._timer.stop()
        clipboard = QApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if self._holds(clipboard.text(mode)):
                clipboard.clear(mode)

    def _holds(self, text: str) -> bool:
        said = " ".join(text.split())
        return len(said) >= _TELLING and said in " ".join(self._secret.split())

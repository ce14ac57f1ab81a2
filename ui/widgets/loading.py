"""Long work: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.tokens import M, S
from ui.widgets.button import button
from ui.widgets.text import label


class Loading(QWidget):
    """A sentence and a bar; `cancelled` where the work may be stopped."""

    cancelled = Signal()

    def __init__(self, text: str, *, cancellable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label(text, "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text)
        self._cancel = button("Stop")
        self._cancel.clicked.connect(self._on_cancel)
        self.setFocusProxy(self._cancel)
        self._lay_out()
        self._cancel.setVisible(cancellable)  # not before: without a parent it would be a window
        self.set_progress(0, 0)

    def set_text(self, text: str) -> None:
        """Say what is being done now."""
        self._label.setText(text)
        self._bar.setAccessibleName(text)

    def set_progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` steps are done; a total of 0 means that nobody knows."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def holds_focus(self) -> bool:
        """Whether the way out has the focus."""
        return self._cancel.hasFocus()

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._label.setText("Stopping…")
        self.cancelled.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self._label)
        column.addLayout(row)

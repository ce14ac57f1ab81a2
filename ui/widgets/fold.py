"""A part of a form that is folded away until it is wanted, with what it says in a line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.icons import icon
from ui.tokens import M, S
from ui.widgets.button import WITH_WORDS
from ui.widgets.elided_label import ElidedLabel


class Fold(QWidget):
    """Put widgets into `body`. `set_summary` says what is inside while it is folded; `open` unfolds it."""

    toggled = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.button = QPushButton(name)
        self.button.setProperty("kind", "quiet")
        self.button.setProperty("fold", "true")
        self.button.setCheckable(True)
        self.button.setAutoDefault(False)
        self.button.setIconSize(WITH_WORDS)
        self._summary = ElidedLabel(role="muted")
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, S, 0, M)
        self.body.setSpacing(M)
        head = QHBoxLayout()
        head.setSpacing(S)
        head.addWidget(self.button)
        head.addWidget(self._summary, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._inside)
        self.button.toggled.connect(self._show_state)
        self._show_state(False)

    @property
    def is_open(self) -> bool:
        """Whether what is inside can be seen."""
        return self.button.isChecked()

    def open(self) -> None:
        """Unfold it."""
        self.button.setChecked(True)

    def close_up(self) -> None:
        """Fold it away."""
        self.button.setChecked(False)

    def set_summary(self, text: str) -> None:
        """Say in a line what is inside."""
        self._summary.setText(text)
        self._summary.updateGeometry()
        self.button.setAccessibleDescription(text)

    def summary(self) -> str:
        """Return what is said while it is folded."""
        return self._summary.text()

    def _show_state(self, is_open: bool) -> None:
        self._inside.setVisible(is_open)
        self._summary.setVisible(not is_open)
        self.button.setIcon(icon("chevron-down" if is_open else "chevron-right", "muted"))
        self.button.setAccessibleName(f"{self._name}, {'unfolded' if is_open else 'folded'}")
        theme.mark(self.button, "open", "true" if is_open else "false")
        self.toggled.emit(is_open)

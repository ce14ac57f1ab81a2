"""What a place says while there is nothing in it: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ui.tokens import L, M, S
from ui.widgets.button import button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label


class EmptyState(QWidget):
    """An icon, a title, a sentence and, where it helps, one action."""

    actionTriggered = Signal()

    def __init__(
        self, icon_name: str, title: str, sentence: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon_name, "muted", 40)
        self._title = label(title, "heading", wrap=True)
        self._sentence = label(sentence, "muted", wrap=True)
        self._action = button(action, "primary")
        self._action.clicked.connect(self.actionTriggered)
        self._lay_out()
        self._action.setVisible(bool(action))  # not before: without a parent it would be a window

    def set_text(self, title: str, sentence: str, action: str = "") -> None:
        """Say something else; without `action` there is no button."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))

    def set_problem(self, title: str, problem: Problem) -> None:
        """Say why there is nothing to show, and offer to try again."""
        words = (problem.what, problem.kept, problem.next)
        self.set_text(title, " ".join(each for each in words if each), "Try again")

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        words = QWidget()
        words.setMaximumWidth(440)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addStretch(2)
        column.addWidget(self._icon, 0, centre)
        column.addSpacing(S)
        for line in (self._title, self._sentence):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(line)
        column.addSpacing(M)
        column.addWidget(self._action, 0, centre)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(L, L, L, L)
        row.addStretch(1)
        row.addWidget(words, 100)
        row.addStretch(1)

"""What the schedule bar and the correction bar share: what stands in the way, and the buttons beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.tokens import Kind, S
from ui.widgets.badge import KIND_ICONS
from ui.widgets.button import button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label


class DecisionBar(QWidget):
    """A sentence at the left, buttons at the right. Where something is in the way: `reasonsWanted`."""

    reasonsWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("circle-check", "ok")
        self._words = label("", "muted")
        self.reasons = button("Show what", "link")
        self.reasons.clicked.connect(self.reasonsWanted)
        self._said, self._buttons = QHBoxLayout(), QHBoxLayout()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self.say("neutral", "")

    def add_button(self, extra: QPushButton) -> None:
        """Put a button at the right."""
        self._buttons.addWidget(extra)

    def say(self, kind: Kind, words: str) -> None:
        """Say how it stands, when nothing is in the way."""
        self._show(kind, words, "muted")
        self.reasons.hide()

    def block(self, words: str) -> None:
        """Say that something is in the way, and offer to show what."""
        self._show("bad", words, "error")
        self.reasons.setAccessibleDescription(words)
        self.reasons.show()

    def sentence(self) -> str:
        """Return what is said."""
        return self._words.text()

    def minimumSizeHint(self) -> QSize:
        """Return what is needed when the buttons stand under the sentence."""
        said, buttons = self._said.minimumSize(), self._buttons.minimumSize()
        return QSize(max(said.width(), buttons.width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._said.sizeHint().width() + self._buttons.sizeHint().width() + S
        directions = QBoxLayout.Direction
        fits = event.size().width() >= wanted
        self._parts.setDirection(directions.LeftToRight if fits else directions.TopToBottom)

    def _lay_out(self) -> None:
        for widget in (self._icon, self._words, self.reasons):
            self._said.addWidget(widget)
        self._said.addStretch(1)
        self._buttons.addStretch(1)
        self._parts.setContentsMargins(0, 0, 0, 0)
        for layout in (self._said, self._buttons):
            layout.setSpacing(S)
            self._parts.addLayout(layout)
        self._parts.setSpacing(S)

    def _show(self, kind: Kind, words: str, role: str) -> None:
        self._words.setText(words)
        theme.mark(self._words, "role", role)
        self._icon.set_icon(KIND_ICONS[kind], kind)
        self._icon.setVisible(bool(words) and kind != "neutral")

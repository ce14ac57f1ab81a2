"""The last question before the public sees it: who takes responsibility, in their own name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from ccgcompose.domain.people import Person
from ccgcompose.domain.signoff import confirmation
from ui.tokens import S
from ui.widgets.card import Card
from ui.widgets.dialog import Sheet
from ui.widgets.text import label


class ResponsibilityDialog(Sheet):
    """Says what will go out; its primary button `action` works once the person has ticked the sentence.

    `accepted` means that the person named took responsibility. `summary_lines`: what, where, when, signed by
    whom; the first is set in bold.
    """

    def __init__(
        self, person: Person, summary_lines: Sequence[str], action: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Take responsibility",
            parent,
            primary=action,
            secondary="Go back",
            lead="It will be public under your name, for a long time.",
        )
        self._lines = tuple(summary_lines)
        self.add(_summary(self._lines))
        self.promise = QCheckBox()
        self.promise.setAccessibleName(confirmation(person))
        self.add(_PromiseRow(self.promise, confirmation(person)))
        self.promise.toggled.connect(self.primary.setEnabled)
        self.primary.setEnabled(False)
        self.promise.setFocus(Qt.FocusReason.OtherFocusReason)

    def summary(self) -> tuple[str, ...]:
        """Return what the person takes responsibility for, line by line."""
        return self._lines


class _PromiseRow(QWidget):
    """A box and a sentence of any length beside it; a click on the sentence ticks the box."""

    def __init__(self, box: QCheckBox, sentence: str) -> None:
        super().__init__()
        self._box = box
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        words = label(sentence, "strong", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        words.setContentsMargins(0, 5, 0, 0)  # on the line that the box stands on
        row.addWidget(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._box.toggle()


def _summary(lines: Sequence[str]) -> Card:
    card = Card(sunken=True)
    for number, line in enumerate(lines):
        text: QLabel = label(line, "strong" if number == 0 else "body", wrap=True)
        card.add(text)
    return card

"""Earlier versions of the settings: who changed what, and the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ccgcompose.usecases.policy import VersionLine
from ui.policy.words import made_words
from ui.tokens import XS, S
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.text import label

WIDEST = 860


class VersionsPage(QWidget):
    """`restoreWanted(number)` asks for an earlier version to be in force again."""

    restoreWanted = Signal(int)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._empty = EmptyState(
            "history", "Nothing was changed yet", "The policy's own lists and weights are in force."
        )
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, S, 0)
        self._column.setSpacing(S)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setMaximumWidth(WIDEST)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        self._area.setAccessibleName("Versions")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self._area, 1)

    def set_versions(self, lines: tuple[VersionLine, ...], *, may_change: bool) -> None:
        """Show these versions, newest first; the first is in force."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, line in enumerate(lines):
            self._column.addWidget(self._card(line, in_force=place == 0, may_change=may_change))
        self._column.addStretch(1)
        self._empty.setVisible(not lines)
        self._area.setVisible(bool(lines))

    def _card(self, line: VersionLine, *, in_force: bool, may_change: bool) -> Card:
        card, number = Card(spacing=XS), line.version.number
        head = QHBoxLayout()
        head.setSpacing(S)
        head.addWidget(label(f"Version {number}", "strong"))
        if in_force:
            head.addWidget(Badge("ok", "In force"))
        head.addStretch(1)
        if may_change and not in_force:
            restore = button("Put in force again", "link")
            restore.setAccessibleName(f"Put version {number} in force again")
            restore.clicked.connect(partial(self.restoreWanted.emit, number))
            head.addWidget(restore)
        card.body.addLayout(head)
        card.add(label(made_words(line.by, line.version.changed_at, self._zone), "small"))
        for change in line.version.changes:
            card.add(label(change, wrap=True))
        return card

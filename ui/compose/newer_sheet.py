"""Somebody saved this post in the meantime: their revision beside one's own text, and nothing lost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.dialog import Sheet
from ui.widgets.diff_view import DiffView


class NewerSheet(Sheet):
    """`accepted`: save mine as the next revision. `theirsWanted`: put theirs on the desk."""

    theirsWanted = Signal()

    def __init__(self, who: str, number: int, theirs: str, mine: str, parent: QWidget | None = None) -> None:
        super().__init__(
            f"{who} saved revision {number} meanwhile",
            parent,
            primary=f"Save mine as revision {number + 1}",
            secondary="Go on writing",
            lead="Both stay: their revision in the history, your text here. Which should be the newest?",
            width=860,
        )
        self.difference = DiffView()
        self.difference.set_titles(f"Revision {number}, {who}", "Your text")
        self.difference.set_texts(theirs, mine)
        self.difference.setMinimumHeight(300)
        self.add(self.difference, 1)
        self.theirs_button = self.add_footer_button("Open theirs")
        self.theirs_button.setToolTip("Your words come back with Ctrl+Z")
        self.theirs_button.clicked.connect(self._take_theirs)

    def _take_theirs(self) -> None:
        self.reject()
        self.theirsWanted.emit()

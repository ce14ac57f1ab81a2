"""What may be done to a work: nothing was said of it, nothing, or these things."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ccgcompose.usecases.permission_form import NONE_PERMITTED
from ui.library.people_words import ALTERATION_WORDS
from ui.library.ticks_field import TicksField
from ui.tokens import XS

_INSET = 34


class AlterationsField(QWidget):
    """`values()` as the form has them: empty where nothing was said, "none" alone where nothing is permitted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unsaid = QRadioButton("Nothing was said of it: what the kind of licence usually permits")
        self.none = QRadioButton("Nothing: it must stay as it is")
        self.these = QRadioButton("Only this")
        self.ticks = TicksField({each.value: words for each, words in ALTERATION_WORDS.items()})
        group = QButtonGroup(self)
        self.unsaid.setChecked(True)
        self.setFocusProxy(self.unsaid)
        inset = QVBoxLayout()
        inset.setContentsMargins(_INSET, 0, 0, 0)
        inset.addWidget(self.ticks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        for radio in (self.unsaid, self.none, self.these):
            group.addButton(radio)
            column.addWidget(radio)
            radio.toggled.connect(self._on_toggled)
        column.addLayout(inset)
        self.ticks.hide()
        self.ticks.changed.connect(self.changed)

    def values(self) -> tuple[str, ...]:
        """Return what is chosen. "Only this" with nothing ticked permits nothing."""
        if self.unsaid.isChecked():
            return ()
        ticked = self.ticks.values() if self.these.isChecked() else ()
        return ticked or (NONE_PERMITTED,)

    def set_values(self, values: Sequence[str]) -> None:
        """Show what a form says."""
        self.ticks.set_values(values)
        radio = self.unsaid if not values else self.none if NONE_PERMITTED in values else self.these
        radio.setChecked(True)

    def words(self) -> str:
        """Return what is chosen, in a few words."""
        if self.unsaid.isChecked():
            return "Nothing was said of it"
        return self.ticks.words() if self.these.isChecked() and self.ticks.values() else "Nothing"

    def _on_toggled(self, _chosen: bool) -> None:
        self.ticks.setVisible(self.these.isChecked())
        self.changed.emit()

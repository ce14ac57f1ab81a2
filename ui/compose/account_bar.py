"""Where a post goes and what it is about: accounts as chips, the subject as a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ui.tokens import BUTTON_HEIGHT, M, S
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text import label

CHOOSE = "Choose a subject"


class AccountBar(QWidget):
    """`accountsChosen` comes without what was chosen (ask `chosen`), `subjectChosen` with the subject."""

    accountsChosen = Signal()
    subjectChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, Chip] = {}
        self._setting = False
        self._where = QWidget()
        self._where.setAccessibleName("Accounts")
        self._flow = FlowLayout(self._where)
        self._none = label("There is no account yet.", "muted")
        self._flow.addWidget(self._none)
        self.subject = QComboBox()
        self._lay_out()
        self.subject.activated.connect(self._on_subject)

    def set_accounts(self, accounts: Sequence[tuple[str, str]]) -> None:
        """Offer these accounts, as (id, name)."""
        if {key: chip.text().replace("&&", "&") for key, chip in self._chips.items()} == dict(accounts):
            return
        chosen = self.chosen()
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = {key: self._chip(name) for key, name in accounts}
        self._none.setVisible(not accounts)
        self.set_chosen(chosen)

    def set_chosen(self, account_ids: Sequence[str]) -> None:
        """Show which accounts are chosen; `accountsChosen` is not sent."""
        self._setting = True
        for key, chip in self._chips.items():
            chip.setChecked(key in account_ids)
        self._setting = False

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the chosen accounts, in the order in which they are shown."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def chip(self, account_id: str) -> Chip:
        """Return the chip of one account. Raise KeyError where it is not offered."""
        return self._chips[account_id]

    def set_fixed(self, fixed: bool) -> None:
        """While a correction is written the accounts are those where the post is out."""
        for chip in self._chips.values():
            chip.setEnabled(not fixed)

    def set_subjects(self, subjects: Sequence[str], chosen: str) -> None:
        """Offer these subjects; one that is no longer in the list but was chosen stays in sight."""
        wanted = [*subjects, *([chosen] if chosen and chosen not in subjects else [])]
        if [self.subject.itemText(i) for i in range(1, self.subject.count())] != wanted:
            self.subject.clear()
            self.subject.addItems([CHOOSE, *wanted])
        self.subject.setCurrentIndex(wanted.index(chosen) + 1 if chosen else 0)

    def _chip(self, name: str) -> Chip:
        chip = Chip(name.replace("&", "&&"))
        chip.toggled.connect(self._on_chip)
        self._flow.addWidget(chip)
        return chip

    def _on_chip(self) -> None:
        if not self._setting:
            self.accountsChosen.emit()

    def _on_subject(self, place: int) -> None:
        self.subjectChosen.emit(self.subject.itemText(place) if place > 0 else "")

    def _lay_out(self) -> None:
        self.subject.setProperty("kind", "pill")
        self.subject.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.subject.setMaximumWidth(260)
        name = label("Su&bject", "muted")
        name.setMinimumHeight(BUTTON_HEIGHT)
        name.setBuddy(self.subject)
        self.subject.setAccessibleName("Subject")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self._where, 1)
        row.addSpacing(M)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.subject, 0, Qt.AlignmentFlag.AlignTop)

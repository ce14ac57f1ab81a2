"""Where a post goes and what it is about: accounts as chips, the subject as a menu."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QHBoxLayout, QScrollArea, QWidget

from ui.tokens import BUTTON_HEIGHT, S
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text import label

CHOOSE = "Choose a subject"
LOW_BELOW = 640  # pixels: the height of a window in which two lines of accounts are enough


class _Place(Enum):
    """Where the subject stands: at the right of the accounts, behind the last of them, or under them."""

    BESIDE = "beside"
    BEHIND = "behind"
    UNDER = "under"


_DIRECTIONS = {
    _Place.BESIDE: QBoxLayout.Direction.LeftToRight,
    _Place.UNDER: QBoxLayout.Direction.TopToBottom,
}


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
        self._about = QWidget()
        self._place: _Place | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._area = QScrollArea()
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
        self._place = None  # it stands behind the last one
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

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
        self._arrange()

    def _chip(self, name: str) -> Chip:
        chip = Chip(name.replace("&", "&&"))
        chip.toggled.connect(self._on_chip)
        self._flow.addWidget(chip)
        chip.ensurePolished()  # it is measured before it is shown
        return chip

    def _on_chip(self) -> None:
        if not self._setting:
            self.accountsChosen.emit()

    def _on_subject(self, place: int) -> None:
        self.subjectChosen.emit(self.subject.itemText(place) if place > 0 else "")

    def _arrange(self) -> None:
        """Find the place of the subject, and how high the accounts stand."""
        chips = [chip.sizeHint().width() for chip in self._chips.values()]
        about, room = self._about.sizeHint().width(), self.width()
        if _lines([*chips, about], room) <= 1:
            place, lines = _Place.BESIDE, 1
        elif (together := _lines([*chips, about], room)) <= self._most_lines():
            place, lines = _Place.BEHIND, together
        else:
            place, lines = _Place.UNDER, _lines(chips, room)
        self._resettle(place)
        shown = min(lines, self._most_lines())
        peek = BUTTON_HEIGHT // 2 if lines > shown else 0  # a line that is cut says that there are more
        self._area.setFixedHeight(_height(shown) - peek)

    def _resettle(self, place: _Place) -> None:
        """Move the subject where it is elsewhere, and only then: it may have the focus."""
        if place is self._place:
            return
        self._place = place
        self._flow.removeWidget(self._about)
        self._box.removeWidget(self._about)
        if place is _Place.BEHIND:
            self._flow.addWidget(self._about)
        else:
            self._box.setDirection(_DIRECTIONS[place])
            self._box.addWidget(self._about, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._about.show()

    def _most_lines(self) -> int:
        """In a low window the words need the room."""
        return 3 if self.window().height() >= LOW_BELOW else 2

    def _lay_out(self) -> None:
        self.subject.setProperty("kind", "pill")
        self.subject.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.subject.setMaximumWidth(260)
        name = label("Su&bject", "muted")
        name.setMinimumHeight(BUTTON_HEIGHT)
        name.setBuddy(self.subject)
        self.subject.setAccessibleName("Subject")
        about = QHBoxLayout(self._about)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(S)
        about.addWidget(name)
        about.addWidget(self.subject)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each chip scrolls into sight
        self._area.setWidget(self._where)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(S)
        self._box.addWidget(self._area, 1)
        self._box.addWidget(self._about, 0, Qt.AlignmentFlag.AlignTop)


def _lines(widths: Sequence[int], room: int) -> int:
    """Return how many lines hold parts of these widths, as a FlowLayout fills them."""
    lines, left = 0, 0
    for width in widths:
        if not lines or width > left:
            lines, left = lines + 1, room
        left -= width + S
    return lines


def _height(lines: int) -> int:
    return lines * BUTTON_HEIGHT + (lines - 1) * S

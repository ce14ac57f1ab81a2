"""Who is it? What lets us show one person on a picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.consent import ConsentRecord, Relation
from ui.library.people_words import ASKED, consent_line
from ui.tokens import XS, M, S
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.form import FormRow
from ui.widgets.text import label

CHOOSE = "Choose a consent…"
_INSET = 34


class WhoChoice(QWidget):
    """`keepWanted` and `removeWanted`: what is chosen here is to be kept, or the mark taken back."""

    keepWanted = Signal()
    removeWanted = Signal()
    consentWanted = Signal()
    openConsentWanted = Signal(str)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._group = QButtonGroup(self)
        self.radios = {each: QRadioButton(words) for each, (words, _) in ASKED.items()}
        self.consent = QComboBox()
        self.consent.setAccessibleName("Which consent")
        self.record = button("Record a consent…", icon_name="signature")
        self.open = button("Open it", "link")
        self.open.setAccessibleName("Open this consent")
        self.note = QLineEdit()
        self._wrong = label("", "error", wrap=True)
        self.keep = button("&Keep", "primary", tip="Ctrl+Enter")
        self.remove = button("Take this mark back", "link")
        self.foot = Card(sunken=True, margin=0)  # stands under what scrolls: always in sight
        self._records = QWidget()
        self._relations: dict[str, Relation] = {}
        self._lay_out()
        self._connect()
        self.show_choice(Resolution.CONSENT, None, "", is_marked=False)

    def set_consents(self, records: Sequence[ConsentRecord]) -> None:
        """Offer these consents; the chosen one stays chosen where it is among them."""
        before = self.consent_id()
        self.consent.blockSignals(True)
        self.consent.clear()
        self.consent.addItem(CHOOSE, "")
        for record in records:
            self.consent.addItem(consent_line(record, self._zone), record.id)
        self.consent.blockSignals(False)
        self._relations = {record.id: record.relation for record in records}
        self.set_consent(before)

    def show_choice(
        self, resolution: Resolution, consent_id: str | None, note: str, *, is_marked: bool
    ) -> None:
        """Show what is on record for a person, or a beginning for one of whom nothing is."""
        radio = self.radios.get(resolution, self.radios[Resolution.CONSENT])
        radio.setChecked(True)
        self.set_consent(consent_id or "")
        self.note.setText(note)
        self.remove.setVisible(is_marked)
        self.keep.setText("&Keep the change" if is_marked else "&Keep")
        self.set_problem("")
        self._follow()

    def resolution(self) -> Resolution:
        """Return what is chosen."""
        return next(each for each, radio in self.radios.items() if radio.isChecked())

    def consent_id(self) -> str:
        """Return the chosen consent, or an empty text."""
        return str(self.consent.currentData() or "")

    def set_consent(self, consent_id: str) -> None:
        """Choose a consent; one that is not offered chooses none."""
        self.consent.setCurrentIndex(max(0, self.consent.findData(consent_id)))
        self._follow()

    def set_problem(self, text: str) -> None:
        """Say what is wanting; an empty text takes it away."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def problem(self) -> str:
        """Return what is said to be wanting."""
        return self._wrong.text()

    def _follow(self) -> None:
        self._records.setVisible(self.resolution().needs_record)
        self.open.setVisible(bool(self.consent_id()))

    def follow_consent(self) -> None:
        """A colleague's record says by itself that it is staff."""
        relation = self._relations.get(self.consent_id())
        if relation is not None:
            wanted = Resolution.STAFF if relation is Relation.STAFF else Resolution.CONSENT
            self.radios[wanted].setChecked(True)
        self.set_problem("")
        self._follow()

    def _on_open(self) -> None:
        self.openConsentWanted.emit(self.consent_id())

    def _connect(self) -> None:
        for radio in self.radios.values():
            radio.toggled.connect(self._follow)
        self.consent.activated.connect(self.follow_consent)
        self.record.clicked.connect(self.consentWanted)
        self.open.clicked.connect(self._on_open)
        self.keep.clicked.connect(self.keepWanted)
        self.remove.clicked.connect(self.removeWanted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        inner = QVBoxLayout(self._records)
        inner.setContentsMargins(_INSET, 0, 0, S)
        inner.setSpacing(S)
        self.consent.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line = QHBoxLayout()
        line.addWidget(self.record)
        line.addWidget(self.open)
        line.addStretch(1)
        inner.addWidget(self.consent)
        inner.addLayout(line)
        for at, (each, (_, meaning)) in enumerate(ASKED.items()):
            radio = self.radios[each]
            self._group.addButton(radio)
            radio.setToolTip(meaning)
            radio.setAccessibleDescription(meaning)
            column.addWidget(radio)
            if at == 1:
                column.addWidget(self._records)
        column.addSpacing(S)
        column.addWidget(FormRow("N&ote", self.note, "What others should know; no name of a patient"))
        column.addWidget(self._wrong)
        foot = QHBoxLayout()
        foot.setContentsMargins(M, S, M, S)
        foot.setSpacing(S)
        foot.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        foot.addWidget(self.keep)
        self.foot.body.addLayout(foot)

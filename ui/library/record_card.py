"""One permission record, as it was recorded and as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ccgcompose.domain.moments import short_day, shown
from ccgcompose.domain.permission import (
    CreditPlace,
    Exclusivity,
    PermissionRecord,
    PermissionVerdict,
    record_state,
)
from ui.library.facts import Facts
from ui.library.people_words import ALTERATION_WORDS, scope_words
from ui.library.source_words import SOURCE_WORDS
from ui.library.words import badge, period, platform_name
from ui.tokens import M, S
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.text import small


class RecordCard(Card):
    """`withdrawWanted`, `checkWanted` (by a second person) carry the permission's id; `evidenceWanted` a file's."""

    withdrawWanted = Signal(str)
    checkWanted = Signal(str)
    evidenceWanted = Signal(str)

    def __init__(
        self,
        record: PermissionRecord,
        now: datetime,
        zone: str,
        people: Mapping[str, str],
        reader: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margin=M - 4, spacing=S, sunken=True)
        self.record = record
        state = PermissionVerdict(record_state(record, now, None), record)
        self.badge = Badge(*badge(state, zone))
        self.withdraw = button("Withdraw…", "link")
        self.withdraw.setAccessibleName(f"Withdraw the permission of {record.rights_holder}")
        if record.revoked_at is not None:
            self.withdraw.hide()
        self.withdraw.clicked.connect(self._on_withdraw)
        self.check = button("I have looked it over", "link", icon_name="checks")
        self.check.setAccessibleName(f"I have looked over the permission of {record.rights_holder}")
        self.check.clicked.connect(lambda: self.checkWanted.emit(record.id))
        head = QHBoxLayout()
        head.addWidget(self.badge)
        head.addStretch(1)
        head.addWidget(self.withdraw)
        self.body.addLayout(head)
        self.facts = Facts(_rows(record, zone))
        self.add(self.facts)
        self.add(small(_recorded(record, people, zone), wrap=True))
        self.add(self.check)
        mine = record.recorded_by == reader
        self.check.setVisible(
            bool(reader) and not mine and record.checked_at is None and not record.revoked_at
        )
        for number, evidence_id in enumerate(record.evidence_files, start=1):
            self.add(self._file(evidence_id, number))

    def _file(self, evidence_id: str, number: int) -> QPushButton:
        copy = button(f"Save a copy of file {number} from the vault…", "link", icon_name="lock")
        copy.clicked.connect(lambda: self.evidenceWanted.emit(evidence_id))
        return copy

    def _on_withdraw(self) -> None:
        self.withdrawWanted.emit(self.record.id)


def _recorded(record: PermissionRecord, people: Mapping[str, str], zone: str) -> str:
    """Return who recorded it, and who looked it over."""
    who = people.get(record.recorded_by, "")
    said = [f"Recorded {shown(record.recorded_at, zone)}{f' by {who}' if who else ''}"]
    if record.checked_at is not None:
        checker = people.get(record.checked_by or "", "")
        said.append(f"Looked over {shown(record.checked_at, zone)}{f' by {checker}' if checker else ''}")
    return "\n".join(said)


def _rows(record: PermissionRecord, zone: str) -> list[tuple[str, str]]:
    withdrawn = ""
    if record.revoked_at is not None:
        withdrawn = f"{record.revoked_reason} ({shown(record.revoked_at, zone)})"
    platforms = ", ".join(platform_name(platform) for platform in record.platforms)
    return [
        ("Withdrawn", withdrawn),
        ("Rights holder", record.rights_holder),
        ("Creator", record.creator),
        ("Kind", record.kind.value[:1].upper() + record.kind.value[1:]),
        ("Terms", record.licence),
        *_terms(record, zone),
        ("Evidence", record.evidence),
        ("Holds", period(record, zone)),
        ("Platforms", platforms or "All"),
        ("Credit line", record.credit_line),
        ("Contact", record.contact),
        ("Notes", record.notes),
    ]


def _terms(record: PermissionRecord, zone: str) -> list[tuple[str, str]]:
    """Return what is said besides; what was left as it is by most records only where somebody said it."""
    terms = record.terms
    altered = ""
    if terms.alterations is not None:
        altered = ", ".join(ALTERATION_WORDS[each] for each in terms.alterations) or "Nothing"
    stated = terms.exclusivity is not Exclusivity.NOT_STATED
    placed = terms.credit_place is not CreditPlace.ANYWHERE
    return [
        ("SPDX id", terms.spdx_id),
        ("Version", terms.licence_version),
        ("Page", terms.licence_url),
        ("Reference", terms.reference),
        ("Granted on", short_day(terms.granted_on, zone) if terms.granted_on else ""),
        ("Licensor", " · ".join(part for part in (terms.licensor, terms.licensor_contact) if part)),
        ("Uses", scope_words(terms.uses)),
        ("Territory", terms.territory),
        ("Exclusivity", terms.exclusivity.value.capitalize() if stated else ""),
        ("Altering", altered),
        ("Credit", terms.credit_place.value.capitalize() if placed else ""),
        ("Made by", SOURCE_WORDS[terms.source_type] if terms.source_type else ""),
    ]

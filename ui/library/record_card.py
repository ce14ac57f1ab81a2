"""One permission record, as it was recorded and as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccgcompose.domain.moments import shown
from ccgcompose.domain.permission import PermissionRecord, PermissionVerdict, record_state
from ui.library.facts import Facts
from ui.library.words import badge, period, platform_name
from ui.tokens import M, S
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.text import small


class RecordCard(Card):
    """`withdrawWanted(permission id)` where it can still be withdrawn."""

    withdrawWanted = Signal(str)

    def __init__(
        self,
        record: PermissionRecord,
        now: datetime,
        zone: str,
        people: Mapping[str, str],
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
        head = QHBoxLayout()
        head.addWidget(self.badge)
        head.addStretch(1)
        head.addWidget(self.withdraw)
        self.body.addLayout(head)
        self.facts = Facts(_rows(record, zone))
        self.add(self.facts)
        who = people.get(record.recorded_by, "")
        by = f" by {who}" if who else ""
        self.add(small(f"Recorded {shown(record.recorded_at, zone)}{by}", wrap=True))

    def _on_withdraw(self) -> None:
        self.withdrawWanted.emit(self.record.id)


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
        ("Evidence", record.evidence),
        ("Holds", period(record, zone)),
        ("Platforms", platforms or "All"),
        ("Credit line", record.credit_line),
        ("Contact", record.contact),
        ("Notes", record.notes),
    ]

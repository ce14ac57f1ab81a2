"""What the first look at the account found."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccgcompose.usecases.ports import AccountHealth
from ui.accounts.facts_part import FactsPart
from ui.tokens import M
from ui.widgets.banner import Banner


class DoneStep(QWidget):
    """`set_health` says how the account is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner("ok", "", closable=False)
        self.facts = FactsPart()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self.banner)
        column.addWidget(self.facts)
        column.addStretch(1)

    def set_health(self, health: AccountHealth) -> None:
        """Show what was found."""
        kept = "" if health.ok else "The account is in the list."
        self.banner.set_message("ok" if health.ok else "warn", health.message, kept=kept, next=health.remedy)
        self.facts.set_facts(health.facts)

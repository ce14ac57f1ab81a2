"""The one post that the window shows, as its parts share it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ccgcompose.domain.account import Account
from ui.compose.opening import Facts, Opened
from ui.compose.working import Working


class OnDesk(QObject):
    """`opened`: another post, or this one read again. `edited`: the person changed it. `factsRead`: records."""

    opened = Signal()
    edited = Signal()
    factsRead = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.working = Working()
        self.facts: Facts | None = None

    def open(self, opened: Opened) -> None:
        """Put another post on the desk."""
        self.working, self.facts = opened.working, opened.facts
        self.opened.emit()

    def edit(self, working: Working) -> None:
        """Change the post, where it is a change."""
        if working != self.working:
            self.working = working
            self.edited.emit()

    def settle(self, working: Working) -> None:
        """The post says the same as before, but stands elsewhere: it was saved."""
        self.working = working
        self.edited.emit()

    def read(self, facts: Facts) -> None:
        """Records changed."""
        self.facts = facts
        self.factsRead.emit()

    def accounts(self) -> list[Account]:
        """Return the accounts that may be chosen: those in use, and those chosen already."""
        if self.facts is None:
            return []
        chosen = self.working.content.account_ids
        return [a for a in self.facts.around.accounts.values() if a.active or a.id in chosen]

    def chosen(self) -> list[Account]:
        """Return the accounts that the post goes to."""
        known = self.facts.around.accounts if self.facts else {}
        return [known[key] for key in self.working.content.account_ids if key in known]

"""Choose a permission that is on record for another work, to begin with what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.usecases.views import MediaLine
from ui.library.words import period
from ui.widgets.dialog import Sheet
from ui.widgets.empty_state import EmptyState
from ui.widgets.search_field import SearchField

MOST = 500


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A permission, and the work it is for."""

    filename: str
    record: PermissionRecord


def on_record(lines: Sequence[MediaLine], apart_from: str) -> list[OnRecord]:
    """Return the permissions of other works, last recorded first; a withdrawn one is nothing to copy."""
    found = [
        OnRecord(line.asset.filename, record)
        for line in lines
        if line.asset.id != apart_from
        for record in line.permissions
        if record.revoked_at is None
    ]
    return sorted(found, key=lambda each: each.record.recorded_at, reverse=True)[:MOST]


class CopySheet(Sheet):
    """`picked(PermissionRecord)`."""

    picked = Signal(object)

    def __init__(self, records: Sequence[OnRecord], zone: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Begin with another record",
            parent,
            primary="Begin with it",
            lead="The form is filled with what that record says, and its evidence. It is kept when you record it.",
            width=640,
        )
        self._records = list(records)
        self.search = SearchField("Search records", "Search file, rights holder or terms")
        self.list = QListWidget()
        self.list.setAccessibleName("Records of other works")
        self.list.setMinimumHeight(280)
        self.list.setWordWrap(True)
        if not records:
            self.add(EmptyState("certificate", "There is no other record yet", "Fill this one in by hand."))
            self.search.hide()
            self.list.hide()
        else:
            self.add(self.search)
            self.add(self.list, 1)
        for at, each in enumerate(self._records):
            said = each.record
            item = QListWidgetItem(
                f"{each.filename}\n{said.rights_holder} · {said.licence} · {period(said, zone)}"
            )
            item.setData(Qt.ItemDataRole.UserRole, at)
            self.list.addItem(item)
        self.search.searched.connect(self._filter)
        self.search.downPressed.connect(self.list.setFocus)
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.currentRowChanged.connect(self._show_readiness)
        self._show_readiness()

    def accept(self) -> None:
        """Close with the chosen record."""
        item = self.list.currentItem()
        if self.list.currentRow() >= 0 and not item.isHidden():
            super().accept()
            self.picked.emit(self._records[item.data(Qt.ItemDataRole.UserRole)].record)

    def _show_readiness(self) -> None:
        self.primary.setEnabled(self.list.currentRow() >= 0)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            said = item.text().casefold()
            item.setHidden(not all(word in said for word in words))

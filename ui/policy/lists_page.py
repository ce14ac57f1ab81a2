"""The organisation's own lists: which one at the left, its entries at the right."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from ccgcompose.domain.policy_settings import PolicySettings
from ccgcompose.errors import Problem
from ui.policy.list_editor import ListEditor
from ui.policy.lists import LISTS, PERIODS, ListKind, entries_of
from ui.policy.periods_editor import PeriodsEditor
from ui.tokens import M
from ui.widgets.card import Card
from ui.widgets.text import label

NAMES_WIDTH = 250


class ListsPage(QWidget):
    """`saveWanted(key, entries)` asks for one list to be kept."""

    saveWanted = Signal(str, tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = QListWidget()
        self.names.setAccessibleName("Lists")
        self.names.setFixedWidth(NAMES_WIDTH)
        self.editors = {kind.key: ListEditor(kind) for kind in LISTS}
        self.periods = PeriodsEditor()
        self._stack = QStackedWidget()
        self._only_read = label("", "muted", wrap=True)
        self._counts: dict[str, int] = {}
        for kind in (*LISTS, PERIODS):
            self.names.addItem(kind.name)
        self._lay_out()
        for place, (key, editor) in enumerate(self.editors.items()):
            editor.saveWanted.connect(partial(self.saveWanted.emit, key))
            editor.edited.connect(partial(self._name, place, LISTS[place]))
        self.periods.saveWanted.connect(partial(self.saveWanted.emit, PERIODS.key))
        self.names.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.names.setCurrentRow(0)

    def set_lists(
        self, settings: PolicySettings, subjects: tuple[str, ...], today: date, saved: str = ""
    ) -> None:
        """Show what is kept. What somebody types in another list than `saved` stays as it is."""
        for place, kind in enumerate(LISTS):
            entries = entries_of(kind, settings, subjects)
            editor = self.editors[kind.key]
            self._counts[kind.key] = len(entries)
            if kind.key == saved or not editor.is_changed:
                editor.set_entries(entries)
            self._name(place, kind, editor.is_changed)
        self._counts[PERIODS.key] = len(settings.election_periods)
        self.periods.set_periods(settings.election_periods, today)
        self._name(len(LISTS), PERIODS, False)

    def set_may_change(self, why_not: str) -> None:
        """Let the lists be changed, or say why they can only be read."""
        self._only_read.setText(why_not)
        self._only_read.setVisible(bool(why_not))
        for editor in self.editors.values():
            editor.set_may_change(not why_not)
        self.periods.set_may_change(not why_not)

    def show_list(self, key: str) -> None:
        """Choose one list."""
        keys = [kind.key for kind in (*LISTS, PERIODS)]
        self.names.setCurrentRow(keys.index(key))

    def show_problem(self, key: str, problem: Problem) -> None:
        """Say at a list why it was not saved."""
        editor = self.editors.get(key)
        (editor or self.periods).show_problem(problem)

    def _name(self, place: int, kind: ListKind, changed: bool) -> None:
        count = self._counts.get(kind.key, 0)
        words = f"{kind.name}   {count}" if count else kind.name
        self.names.item(place).setText(f"{words}   not saved" if changed else words)

    def _lay_out(self) -> None:
        for editor in (*self.editors.values(), self.periods):
            self._stack.addWidget(editor)
        framed = Card(margin=1)
        framed.add(self._stack, 1)
        right = QVBoxLayout()
        right.setSpacing(M)
        right.addWidget(self._only_read)
        right.addWidget(framed, 1)
        left = Card(margin=1)
        left.add(self.names, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(M)
        row.addWidget(left)
        row.addLayout(right, 1)

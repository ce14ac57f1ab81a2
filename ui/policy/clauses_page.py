"""The clauses from first to last, with a search."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ccgcompose.usecases.policy import ClauseLine
from ui.policy.clause_card import ClauseCard
from ui.tokens import M, S
from ui.widgets.empty_state import EmptyState
from ui.widgets.search_field import SearchField

WIDEST = 860  # pixels: lines of reading length


class ClausesPage(QWidget):
    """Setter only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField("Search the policy", "Search the policy")
        self.search.setMaximumWidth(WIDEST)
        self._cards: list[ClauseCard] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, S, 0)
        self._column.setSpacing(S)
        self._none = EmptyState("file-text", "Nothing fits", "No clause has these words.", "Show everything")
        self._none.actionTriggered.connect(self.search.clear)
        self._none.hide()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setMaximumWidth(WIDEST)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        self._area.setAccessibleName("Clauses")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self.search)
        column.addWidget(self._area, 1)
        column.addWidget(self._none, 1)
        self.search.searched.connect(self._filter)

    def set_clauses(self, lines: tuple[ClauseLine, ...], titles: dict[str, str]) -> None:
        """Show these clauses; `titles` gives each check's by its id."""
        for card in self._cards:
            card.hide()
            card.deleteLater()
        while self._column.count():
            self._column.takeAt(0)
        self._cards = [ClauseCard(line, titles) for line in lines]
        for card in self._cards:
            self._column.addWidget(card)
        self._column.addStretch(1)
        self._filter(self.search.text())

    def shown(self) -> list[str]:
        """Return the ids of the clauses that fit the search."""
        return [card.line.id for card in self._cards if not card.isHidden()]

    def _filter(self, text: str) -> None:
        for card in self._cards:
            card.setVisible(card.says(text))
        found = bool(self.shown()) or not self._cards
        self._area.setVisible(found)
        self._none.setVisible(not found)

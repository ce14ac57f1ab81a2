"""All checks at the left, one in full at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ccgcompose.usecases.policy import RuleLine
from ui.policy.rule_detail import RuleDetail
from ui.policy.rules_model import CHECK, WEIGHT, RulesModel
from ui.tokens import M
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.search_field import SearchField
from ui.widgets.table import Table

ROW_HEIGHT = 54


class RulesPage(QWidget):
    """`weightChosen(rule id, Severity or None)` passes on what a person sets."""

    weightChosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField("Search the checks", "Search the checks")
        self.model = RulesModel(self)
        self.table = Table("Checks", row_height=ROW_HEIGHT)
        self.table.setModel(self.model)
        self.table.set_widths({WEIGHT: 176}, stretch=CHECK)
        self.table.set_empty(EmptyState("checks", "Nothing fits", "No check has these words."))
        self.detail = RuleDetail()
        self._clauses: dict[str, str] = {}
        self._may_change = False
        self._chosen = ""
        self._lay_out()
        self.search.searched.connect(self._filter)
        self.table.rowChosen.connect(self._choose)
        self.detail.weightChosen.connect(self.weightChosen)

    def set_rules(self, lines: tuple[RuleLine, ...], clauses: dict[str, str], *, may_change: bool) -> None:
        """Show these checks; `clauses` gives each clause's title by its id."""
        self._clauses, self._may_change = clauses, may_change
        self.model.set_rows(lines, clauses)
        self._choose_again()

    def show_rule(self, rule_id: str) -> None:
        """Choose one check, whatever the search says."""
        self._chosen = rule_id
        self.search.clear()
        self._choose_again()

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._choose_again()

    def _choose_again(self) -> None:
        row = max(self.model.row_of(self._chosen), 0)
        if self.model.rowCount():
            self.table.selectRow(row)
            self._choose(row)

    def _choose(self, row: int) -> None:
        line = self.model.line(row)
        self._chosen = line.id
        self.detail.set_line(line, self._clauses.get(line.clause, line.clause), may_change=self._may_change)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self.search)
        framed = Card(margin=1)
        framed.add(self.table, 1)
        column.addWidget(framed, 1)
        right = Card(margin=1)
        right.add(self.detail, 1)
        right.setMinimumWidth(380)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(M)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([560, 460])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)

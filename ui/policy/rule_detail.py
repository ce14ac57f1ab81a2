"""One check in full: what it does and why, and what its findings weigh here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget

from ccgcompose.usecases.policy import RuleLine
from ui.policy.words import WEIGHTS, weight_now, why_fixed
from ui.tokens import M, S
from ui.widgets.form import FormRow
from ui.widgets.text import heading, label

HEADINGS = ("What it does", "Why it matters", "What to do", "Known limits")


class RuleDetail(QScrollArea):
    """`weightChosen(rule id, Severity or None)` comes when a person sets another weight; None is the check's own."""

    weightChosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: RuleLine | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The check in full")
        self._title = heading("")
        self._title.setWordWrap(True)
        self._clause = label("", "small", wrap=True)
        self.weight = QComboBox()
        self.weight.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._row = FormRow("&Weighs at most", self.weight, " ")
        self._parts = {name: (label(name, "strong"), label("", wrap=True)) for name in HEADINGS}
        self._notes = label("", "muted", wrap=True)
        self.weight.activated.connect(self._on_chosen)
        self._lay_out()

    def set_line(self, line: RuleLine, clause: str, *, may_change: bool) -> None:
        """Show one check; `clause` is its clause in words."""
        self._line = line
        self._title.setText(line.title)
        self._clause.setText(f"{line.id} · {clause}")
        self._fill_weights(line, may_change=may_change)
        for name, (head, words) in self._parts.items():
            said = line.about.get(name, "")
            head.setVisible(bool(said))
            words.setVisible(bool(said))
            words.setText(said)
        self._notes.setText(_notes(line))
        self._notes.setVisible(bool(self._notes.text()))
        self.verticalScrollBar().setValue(0)

    def _fill_weights(self, line: RuleLine, *, may_change: bool) -> None:
        self.weight.clear()
        for severity in line.choices:
            words = WEIGHTS[severity][0]
            own = " (as the policy gives it)" if severity is line.severity else ""
            self.weight.addItem(f"{words}{own}", severity)
        self.weight.setCurrentIndex(line.choices.index(weight_now(line)))
        self.weight.setEnabled(may_change and len(line.choices) > 1)
        self._row.set_hint(why_fixed(line))

    def _on_chosen(self) -> None:
        if self._line is None:
            return
        chosen = self.weight.currentData()
        wanted = None if chosen is self._line.severity else chosen
        if wanted is not self._line.set_to:
            self.weightChosen.emit(self._line.id, wanted)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(self._title)
        column.addWidget(self._clause)
        column.addSpacing(S)
        column.addWidget(self._row)
        for head, words in self._parts.values():
            column.addSpacing(S)
            column.addWidget(head)
            column.addWidget(words)
        column.addSpacing(S)
        column.addWidget(self._notes)
        column.addStretch(1)
        self.setWidget(inside)


def _notes(line: RuleLine) -> str:
    notes = []
    if not line.can_be_waived:
        notes.append("Nobody may accept the worst that it finds.")
    if line.runs_behind:
        notes.append("It takes a moment and runs behind, so that typing never waits for it.")
    return " ".join(notes)

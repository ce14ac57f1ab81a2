"""Which column of the spreadsheet holds what: one choice for each thing that a record may say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from ui.tokens import M, S
from ui.widgets.text import label

NOT_THERE = "– not in the file –"
TARGETS = {
    "file": "Name of the file",
    "alt_text": "Description (alt text)",
    "rights_holder": "Rights holder",
    "creator": "Creator",
    "kind": "Kind of right",
    "licence": "Terms",
    "reference": "Licence or invoice number",
    "evidence": "Evidence",
    "valid_from": "First day",
    "valid_to": "Last day",
    "platforms": "Platforms",
    "uses": "Uses",
    "credit_line": "Credit line",
    "contact": "Contact",
    "territory": "Territory",
    "notes": "Notes",
    "person": "Person shown",
    "person_relation": "In what capacity",
    "consent_on": "Consent given on",
    "consent_until": "Consent until",
    "consent_evidence": "Where the consent form is",
}


class ImportColumnsField(QWidget):
    """`mapping()` as the use case takes it. `changed` when a person chooses another column."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = {target: QComboBox() for target in TARGETS}
        self._labels = {target: label(words, wrap=True) for target, words in TARGETS.items()}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(S)
        for target, words in TARGETS.items():
            choice = self.choices[target]
            choice.setAccessibleName(f"Column for: {words}")
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(10)
            choice.activated.connect(self.changed)
        self._place()

    def set_headings(self, names: Sequence[str], guess: Mapping[str, str]) -> None:
        """Offer these headings, each taken for what it says."""
        for target, choice in self.choices.items():
            choice.clear()
            choice.addItems([NOT_THERE, *names])
            choice.setCurrentIndex(max(0, choice.findText(guess.get(target, ""))))

    def mapping(self) -> tuple[str, ...]:
        """Return which column holds what: "column=Heading", or "column=" for none."""
        return tuple(
            f"{target}={choice.currentText() if choice.currentIndex() > 0 else ''}"
            for target, choice in self.choices.items()
        )

    def summary(self) -> str:
        """Return how many columns are taken over."""
        taken = sum(choice.currentIndex() > 0 for choice in self.choices.values())
        return "1 column is taken over" if taken == 1 else f"{taken} columns are taken over"

    def _place(self) -> None:
        half = (len(TARGETS) + 1) // 2
        for at, target in enumerate(TARGETS):
            row, column = at % half, 2 * (at // half)
            name: QLabel = self._labels[target]
            self._grid.addWidget(name, row, column, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(self.choices[target], row, column + 1)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)

"""The live profile beside the brand kit, and what else was looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.usecases.ports import BRAND_LABELS, HealthFact
from ui.tokens import ICON, XS, S
from ui.widgets.badge import Badge
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label
from ui.widgets.text import small as small_label
from ui.words import breakable

NOTHING = "nothing"
NARROW = 12  # characters: three columns stand beside each other


class FactsPart(QWidget):
    """`set_facts` shows others. A field of the brand is shown on both sides, with a word whether they agree."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(S)
        self._inside: QWidget | None = None

    def set_facts(self, facts: Sequence[HealthFact]) -> None:
        """Show what a look found."""
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        brand = [fact for fact in facts if fact.label in BRAND_LABELS]
        rest = [fact for fact in facts if fact.label not in BRAND_LABELS]
        if brand:
            column.addWidget(label("What the public sees, beside the brand kit", "strong", wrap=True))
            for fact in brand:
                column.addWidget(_beside(fact))
        if rest:
            column.addWidget(label("What else was looked at", "strong", wrap=True))
            for fact in rest:
                column.addWidget(_line(fact))
        self._column.addWidget(self._inside)
        self.setVisible(bool(facts))


def _beside(fact: HealthFact) -> QWidget:
    card = Card(margin=S, spacing=XS, sunken=True)
    head = QHBoxLayout()
    head.addWidget(label(fact.label, "strong"))
    head.addStretch(1)
    head.addWidget(Badge("ok", "The same") if fact.ok else Badge("warn", "Differs"))
    card.body.addLayout(head)
    sides = QGridLayout()
    sides.setHorizontalSpacing(S * 2)
    sides.setVerticalSpacing(0)
    for place, (name, text) in enumerate((("On the platform", fact.found), ("Brand kit", fact.wanted))):
        words = label(breakable(text, NARROW) or NOTHING, wrap=True)
        words.setAccessibleName(f"{fact.label}, {name}: {text or NOTHING}")
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        sides.addWidget(small_label(name), 0, place)
        sides.addWidget(words, 1, place)
        sides.setColumnStretch(place, 1)
    card.body.addLayout(sides)
    return card


def _line(fact: HealthFact) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(S)
    icon = IconLabel(*(("circle-check", "ok") if fact.ok else ("alert-octagon", "bad")), ICON)
    icon.setFixedHeight(ICON + 4)
    wanted = f" (should be: {fact.wanted})" if fact.wanted and not fact.ok else ""
    said = f"{fact.label}: {fact.found or NOTHING}{wanted}"
    words = label(breakable(said, NARROW), wrap=True)
    words.setAccessibleName(f"{'In order' if fact.ok else 'Not in order'}. {said}")
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line

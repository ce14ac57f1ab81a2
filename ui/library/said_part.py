"""What a picture says: the words and codes in it, what the checks say of them, and the description beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ccgcompose.domain.finding import Finding
from ccgcompose.domain.sight import Sight
from ui.library.alt_text import AltTextEditor
from ui.tokens import XS, M, S
from ui.widgets.badge import Badge
from ui.widgets.boxes import Box
from ui.widgets.card import Card
from ui.widgets.emptying import clear_out
from ui.widgets.text import heading, label, muted, small
from ui.words import SEVERITY_KINDS

WORDS, CODE = "words:", "code:"
_ROWS = 6


class SaidPart(QWidget):
    """`chosen(key)` as the person goes through the words; the boxes of `boxes_of` have the same keys."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QListWidget()
        self.words.setAccessibleName("Words and codes in the picture")
        self.words.setWordWrap(True)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = muted("", wrap=True)
        self.alt = AltTextEditor()
        self._findings = QVBoxLayout()
        self._findings.setSpacing(S)
        self._fine = muted("The checks find nothing wrong with it.", wrap=True)
        self._lay_out()
        self.words.currentItemChanged.connect(self._on_current)

    def set_sight(self, sight: Sight | None, *, can_look: bool) -> None:
        """Show what was read from the picture."""
        self.words.blockSignals(True)
        self.words.clear()
        for box in boxes_of(sight):
            item = QListWidgetItem(box.name)
            item.setData(Qt.ItemDataRole.UserRole, box.key)
            self.words.addItem(item)
        self.words.blockSignals(False)
        count = self.words.count()
        self.words.setVisible(bool(count))
        self.words.setFixedHeight(min(_ROWS, max(1, count)) * 32 + 8)
        self._none.setText(_why_nothing(sight, can_look))
        self._none.setVisible(not count)

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the checks say of this picture."""
        clear_out(self._findings)
        for finding in findings:
            self._findings.addWidget(_card(finding))
        self._fine.setVisible(not findings)

    def findings(self) -> list[str]:
        """Return the messages that are shown."""
        cards = (self._findings.itemAt(at) for at in range(self._findings.count()))
        widgets = (item.widget() for item in cards if item is not None)
        return [widget.accessibleName() for widget in widgets if widget is not None]

    def choose(self, key: str) -> None:
        """Show these words as the chosen ones."""
        for row in range(self.words.count()):
            if self.words.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.words.setCurrentRow(row)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(heading("Words and codes in it"))
        column.addWidget(self.words)
        column.addWidget(self._none)
        column.addSpacing(S)
        column.addWidget(heading("What the checks say"))
        column.addWidget(self._fine)
        column.addLayout(self._findings)
        column.addSpacing(S)
        column.addWidget(self.alt)
        column.addStretch(1)


def boxes_of(sight: Sight | None) -> tuple[Box, ...]:
    """Return what was read, with its places."""
    if sight is None:
        return ()
    words = [
        Box(f"{WORDS}{at}", seen.region, "neutral", seen.text.strip()) for at, seen in enumerate(sight.words)
    ]
    codes = [
        Box(f"{CODE}{at}", seen.region, "info", f"{seen.format}: {seen.text}")
        for at, seen in enumerate(sight.codes)
    ]
    return (*words, *codes)


def _why_nothing(sight: Sight | None, can_look: bool) -> str:
    if sight is not None:
        return "No words and no codes were read in it."
    return "Nobody has looked at it yet." if can_look else "This installation cannot read pictures."


def _card(finding: Finding) -> Card:
    card = Card(margin=M - 4, spacing=XS, sunken=True)
    card.setAccessibleName(finding.message)
    card.add(Badge(SEVERITY_KINDS[finding.severity], finding.severity.words))
    card.add(label(finding.message, wrap=True))
    if finding.remedy:
        card.add(small(finding.remedy, wrap=True))
    return card

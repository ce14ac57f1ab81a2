"""One clause: in our own words, how the program makes it good, and what holds it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccgcompose.usecases.policy import ClauseLine
from ui.policy.words import WAYS, held_words
from ui.tokens import XS, S
from ui.widgets.badge import Badge
from ui.widgets.card import Card
from ui.widgets.text import label


class ClauseCard(Card):
    """Shows one line and says nothing back; `says` tells whether words stand in it."""

    def __init__(self, line: ClauseLine, titles: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=XS)
        self.line = line
        held = held_words(line, titles)
        self._all = " ".join((line.id, line.title, line.text, held, line.note)).casefold()
        head = QHBoxLayout()
        head.setSpacing(S)
        head.addWidget(label(line.title, "heading", wrap=True), 1)
        for way in line.ways:
            words, kind, tip = WAYS[way]
            badge = Badge(kind, words)
            badge.setToolTip(tip)
            head.addWidget(badge)
        self.body.addLayout(head)
        self.add(label(line.text, wrap=True))
        for sentence in (held, line.note):
            if sentence:
                self.add(label(sentence, "muted", wrap=True))
        self.add(label(f"Section {line.section} · {line.id}", "small"))

    def says(self, text: str) -> bool:
        """Return whether every word of `text` stands somewhere in the clause."""
        return all(word in self._all for word in text.casefold().split())

"""The maturity card of a connector: what it does, what it does not, what it was tried with."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ccgcompose.usecases.ports.card import Card, Trial
from ui.tokens import XS
from ui.widgets.fold import Fold
from ui.widgets.text import label

_KINDS = {
    "program": "a program that reads what is written",
    "server": "the platform's own software",
    "document": "a server that goes by the platform's document",
    "double": "a strict stand-in made from the platform's lists",
}


class CardPart(Fold):
    """`set_card` shows another connector's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What this connector does", parent)
        self._card: Card | None = None
        self.body.setSpacing(XS)

    def set_card(self, card: Card) -> None:
        """Show a card; the same one again changes nothing."""
        if card == self._card:
            return
        self._card = card
        while self.body.count():
            item = self.body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.set_summary(card.summary)
        self.body.addWidget(label(card.summary, wrap=True))
        for heading, lines in _parts(card):
            self.body.addSpacing(XS)
            self.body.addWidget(label(heading, "strong"))
            for line in lines:
                self.body.addWidget(label(f"•  {line}", wrap=True))


def _parts(card: Card) -> list[tuple[str, list[str]]]:
    parts = [
        ("It does", list(card.does)),
        ("It does not", list(card.does_not)),
        ("It was tried with", [_trial(trial) for trial in card.trials]),
        ("Still to do", [f"{rule.name}: {rule.reason}" for rule in card.rules if rule.state == "to do"]),
    ]
    return [(heading, lines) for heading, lines in parts if lines]


def _trial(trial: Trial) -> str:
    by_hand = "" if trial.automatic else ", by hand"
    return f"{trial.name} {trial.version} ({_KINDS.get(trial.kind, trial.kind)}{by_hand}): {trial.seen}"

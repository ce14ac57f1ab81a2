"""One of a few answers, by its stored word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceField(QComboBox):
    """`chosen()` when a person chooses another answer; `value` and `set_value` speak stored words."""

    chosen = Signal()

    def __init__(self, choices: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for value, words in choices.items():
            self.addItem(words, value)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.currentIndexChanged.connect(self.chosen)

    def value(self) -> str:
        """Return the stored word of the answer."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Show this answer; a word that is none shows the first."""
        self.setCurrentIndex(max(0, self.findData(value)))


def in_words(kind: Iterable[Enum]) -> dict[str, str]:
    """Return the stored words of an enum, each with a capital letter to be read."""
    return {str(each.value): str(each.value)[:1].upper() + str(each.value)[1:] for each in kind}

"""The kinds of licence as a person chooses them, and what each usually says."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from ccgcompose.domain.permission import LicenceKind
from ui.tokens import M, S
from ui.widgets.text import small


@dataclass(frozen=True, slots=True)
class Usual:
    """What a kind means, and terms that are common for it; `only` terms are filled in at once."""

    meaning: str
    terms: tuple[str, ...] = ()
    only: bool = False


USUAL: dict[LicenceKind, Usual] = {
    LicenceKind.OWN_WORK: Usual(
        "Made by our own staff at work", ("Made by our staff at work; the rights are ours",), only=True
    ),
    LicenceKind.COMMISSIONED: Usual(
        "Made for us by somebody we asked or paid",
        ("Rights assigned to us by contract", "Licensed to us for all our channels by contract"),
    ),
    LicenceKind.LICENSED: Usual(
        "The owner lets us use it, on terms",
        ("For our website and social media", "For this campaign only", "For one use"),
    ),
    LicenceKind.OPEN_LICENCE: Usual(
        "Anybody may use it, on published terms",
        ("CC BY 4.0", "CC BY-SA 4.0", "CC BY-ND 4.0", "CC BY-NC 4.0", "CC0 1.0"),
    ),
    LicenceKind.CROWN: Usual("Government material", ("Open Government Licence v3.0",), only=True),
    LicenceKind.PUBLIC_DOMAIN: Usual("Nobody holds rights in it", ("Copyright has ended", "CC0 1.0")),
}


class KindChoice(QWidget):
    """`chosen(kind value)` when a person chooses, by pointer or arrow keys."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons = {kind: QRadioButton(_name(kind)) for kind in LicenceKind}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(S)
        for at, (kind, radio) in enumerate(self._buttons.items()):
            self._group.addButton(radio, at)
            radio.setAccessibleDescription(USUAL[kind].meaning)
            radio.clicked.connect(self._on_clicked)
            grid.addLayout(_cell(radio, USUAL[kind].meaning), at // 2, at % 2)
        self.set_kind(LicenceKind.LICENSED.value)

    def kind(self) -> str:
        """Return the value of the chosen kind."""
        checked = self._group.checkedId()
        return list(self._buttons)[checked].value if checked >= 0 else ""

    def set_kind(self, value: str) -> None:
        """Choose a kind by its value; `chosen` is not sent. A value that is none changes nothing."""
        for kind, radio in self._buttons.items():
            if kind.value == value:
                radio.setChecked(True)
                self.setFocusProxy(radio)

    def radio(self, kind: LicenceKind) -> QRadioButton:
        """Return the button of a kind."""
        return self._buttons[kind]

    def _on_clicked(self) -> None:
        self.chosen.emit(self.kind())


def _name(kind: LicenceKind) -> str:
    return kind.value[:1].upper() + kind.value[1:]


def _cell(radio: QRadioButton, meaning: str) -> QVBoxLayout:
    below = small(meaning, wrap=True)
    below.setIndent(34)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(radio)
    column.addWidget(below)
    column.addStretch(1)  # beside a meaning of two lines, one of one line stays under its name
    return column

"""The chosen publication beside the list: all of it in words, and what may be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ccgcompose.domain.moments import shown
from ccgcompose.usecases.views import PlannerLine
from ui.planner.acts import ELSEWHERE, SAY, Act, offered
from ui.planner.delegate import second_line
from ui.planner.words import STATE_ICONS, STATE_KINDS, reason_words, state_words
from ui.tokens import XS, M, S
from ui.widgets.badge import Badge
from ui.widgets.button import ButtonKind, button
from ui.widgets.card import Card
from ui.widgets.text import heading, label, muted, small
from ui.words import joined


class ChosenCard(Card):
    """`wanted(Act)` when a button is pressed."""

    wanted = Signal(object)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=M, spacing=S)
        self._zone = zone
        self._shown: object = None
        self.nothing = muted("Choose a publication to see all of it, and what you can do with it.", wrap=True)
        self._whole = QWidget()
        self.name = heading("")
        self.name.setWordWrap(True)
        self.badge = Badge("neutral", "")
        self.moment = label("", wrap=True)
        self.about = small("", wrap=True)
        self.reason = label("", wrap=True)
        self.buttons: dict[Act, QPushButton] = {}
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._shown = None
        self._whole.hide()
        self.nothing.show()

    def set_line(self, line: PlannerLine, others: Sequence[str], *, held: bool, idle: bool = False) -> None:
        """Show this one; `others` are the accounts that it goes out on by the same decision.

        `idle`: a decision about it is being written, so that nothing else can be decided meanwhile.
        """
        for act, pressed in self.buttons.items():
            pressed.setEnabled(act in ELSEWHERE or not idle)
        if self._shown == (line, tuple(others), held):
            return
        self._shown = (line, tuple(others), held)
        self.name.setText(line.headline)
        kind = STATE_KINDS[line.state]
        self.badge.set_state(kind, state_words(line), icon=STATE_ICONS[line.state])
        self.moment.setText(shown(line.due_at, self._zone))
        together = f"\nTogether with {joined(list(others))}" if others else ""
        self.about.setText(second_line(line) + together)
        self.reason.setText(reason_words(line))
        self.reason.setVisible(bool(self.reason.text()))
        self._offer(offered(line, held=held))
        self.nothing.hide()
        self._whole.show()

    def _offer(self, acts: Sequence[Act]) -> None:
        """Show the buttons of these acts; the one that has the focus keeps it where it stays."""
        for act, pressed in self.buttons.items():
            pressed.setVisible(act in acts)
        for act in acts:
            self._acts.removeWidget(self.buttons[act])
            self._acts.addWidget(self.buttons[act])

    def _lay_out(self) -> None:
        self._acts = QVBoxLayout()
        self._acts.setSpacing(XS + 2)
        for act, say in SAY.items():
            kind: ButtonKind = "link" if act in ELSEWHERE else "secondary"
            pressed = button(say.text, kind, icon_name=say.icon, tip=say.keys)
            pressed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            pressed.clicked.connect(self._on_pressed)
            self.buttons[act] = pressed
            self._acts.addWidget(pressed)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS + 2)
        for widget in (self.name, self.badge, self.moment, self.about, self.reason):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        column.addSpacing(XS)
        column.addLayout(self._acts)
        self.add(self.nothing)
        self.add(self._whole)

    def _on_pressed(self) -> None:
        act = next((act for act, pressed in self.buttons.items() if pressed is self.sender()), None)
        if act is not None:
            self.wanted.emit(act)

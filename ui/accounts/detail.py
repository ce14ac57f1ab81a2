"""One account in full: how it stands, what can be done, what was found, what it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccgcompose.domain.moments import shown
from ccgcompose.usecases.account_lines import AccountLine
from ccgcompose.usecases.ports import AccountHealth, Card
from ui.accounts.card_part import CardPart
from ui.accounts.facts_part import FactsPart
from ui.accounts.words import SIGN_OFFS, end_words, limit_words, look_words, state_words
from ui.tokens import XS, M, S
from ui.widgets.badge import Badge
from ui.widgets.button import ButtonKind, button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.loading import Loading
from ui.widgets.platform_mark import PlatformMark
from ui.widgets.text import heading, label


@dataclass(frozen=True, slots=True)
class Shown:
    """What the detail shows: the account, its connector's card, and the last look of this session."""

    line: AccountLine
    card: Card
    health: AccountHealth | None
    now: datetime
    zone: str
    may_change: bool


class AccountDetail(QWidget):
    """Setters in; one signal for each thing that can be done."""

    checkWanted = Signal()
    signInWanted = Signal()
    signOutWanted = Signal()
    arrangeWanted = Signal()
    useWanted = Signal(bool)
    trialWanted = Signal()
    historyWanted = Signal(str)  # post id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._post = ""
        self._in_use = True
        self._pressed = False
        self.mark = PlatformMark(40)
        self.name, self.where = heading(""), label("", "small", wrap=True)
        self.name.setWordWrap(True)
        self.state, self.practice = Badge("neutral", ""), Badge("info", "Practice")
        self.look, self.ends = label("", wrap=True), label("", "muted", wrap=True)
        self.loading = Loading("Asking the platform…")
        self.facts, self.card = FactsPart(), CardPart()
        self.kept, self.limits, self.last = (label("", wrap=True) for _ in range(3))
        self._make_buttons()
        self._lay_out()
        self.set_busy(False)

    def show_account(self, shown: Shown, busy: bool) -> None:
        """Show one account."""
        line, account = shown.line, shown.line.account
        self.mark.set_platform(account.platform, line.title)
        self.name.setText(account.name)
        identity = line.checked.identity if line.checked else ""
        self.where.setText(" · ".join(part for part in (line.title, identity) if part))
        words, kind = state_words(line, shown.now)
        self.state.set_state(kind, words)
        self.practice.setVisible(account.is_practice)
        self.look.setText(look_words(line.checked, shown.zone))
        self.ends.setText(end_words(line, shown.now, shown.zone))
        self.facts.set_facts(shown.health.facts if shown.health else ())
        self.card.set_card(shown.card)
        self._show_rest(line, shown.zone)
        self._show_buttons(shown)
        self.set_busy(busy)

    def set_busy(self, busy: bool) -> None:
        """Show that the platform is being asked."""
        self._pressed = self._pressed or (busy and self.check.hasFocus())
        self.loading.setVisible(busy)
        self.check.setEnabled(not busy)
        if self._pressed and not busy:
            self._pressed = False
            self.check.setFocus(Qt.FocusReason.OtherFocusReason)  # where the person was

    def _show_rest(self, line: AccountLine, zone: str) -> None:
        account = line.account
        approval = "Each post needs an approval." if account.needs_approval else "Posts need no approval."
        self.kept.setText(f"The spokesperson is named: {SIGN_OFFS[account.sign_off][0].lower()}. {approval}")
        self.limits.setText("\n".join(f"{each}." for each in limit_words(line.limits)))
        last = line.last_out
        self._post = last.post_id if last else ""
        said = f"“{last.headline}”, {shown(last.at, zone)}, by {last.speaker}." if last else ""
        self.last.setText(said or "Nothing has gone out on this account yet.")
        self.history.setVisible(bool(last))

    def _show_buttons(self, shown: Shown) -> None:
        line, may = shown.line, shown.may_change
        account = line.account
        self._in_use = account.active
        again = "Sign in again" if line.signed_in else "Sign in"
        self.sign_in.setText(again if line.needs_sign_in else "Where it goes…")
        self.sign_in.setVisible(may and account.active)
        self.sign_out.setVisible(may and line.needs_sign_in and bool(line.signed_in))
        self.trial.setVisible(may and account.is_practice and account.active and bool(line.signed_in))
        self.use.setText("Take out of use" if account.active else "Put into use again")
        for each in (self.arrange, self.use):
            each.setVisible(may)

    def _make_buttons(self) -> None:
        self.check = _button("Check now", "Ask the platform how the account is", "refresh")
        self.sign_in = _button("Sign in", "Sign in step by step", "key")
        self.trial = _button("Send a test post", "On an account for practice alone", "send")
        self.arrange = _button(
            "How it is kept…", "Brand kit, how posts are signed, approval, practice", "pencil"
        )
        self.sign_out = _button("Sign out", "Forget the sign-in on this computer", "logout", "quiet")
        self.use = _button(
            "Take out of use", "What is planned there is refused; the history stays", "ban", "quiet"
        )
        self.history = button("Show it in the history", "link")
        self.check.clicked.connect(self.checkWanted)
        self.sign_in.clicked.connect(self.signInWanted)
        self.trial.clicked.connect(self.trialWanted)
        self.arrange.clicked.connect(self.arrangeWanted)
        self.sign_out.clicked.connect(self.signOutWanted)
        self.use.clicked.connect(lambda: self.useWanted.emit(not self._in_use))
        self.history.clicked.connect(lambda: self.historyWanted.emit(self._post))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(self._head())
        column.addWidget(self.look)
        column.addWidget(self.ends)
        column.addWidget(self._actions())
        column.addWidget(self.loading)
        column.addWidget(self.facts)
        rest = (
            ("How it is kept", self.kept),
            ("What it takes", self.limits),
            ("Last publication", self.last),
        )
        for name, words in rest:
            column.addSpacing(XS)
            column.addWidget(label(name, "strong"))
            column.addWidget(words)
        column.addWidget(self.history)
        column.addSpacing(XS)
        column.addWidget(self.card)
        column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.where)
        badges = QWidget()
        flow = FlowLayout(badges, spacing=XS)
        flow.addWidget(self.state)
        flow.addWidget(self.practice)
        words.addSpacing(XS)
        words.addWidget(badges)
        head = QHBoxLayout()
        head.setSpacing(M - 4)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _actions(self) -> QWidget:
        actions = QWidget()
        flow = FlowLayout(actions, spacing=S)
        for each in self.buttons():
            flow.addWidget(each)
        return actions

    def buttons(self) -> Sequence[QPushButton]:
        """Return what can be pressed, in order."""
        return self.check, self.sign_in, self.trial, self.arrange, self.sign_out, self.use


def _button(text: str, tip: str, icon: str, kind: ButtonKind = "secondary") -> QPushButton:
    return button(text, kind, icon_name=icon, tip=tip)

"""Adding an account, or signing one in again: choose, keep, sign in, look."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ccgcompose.domain.account import Account
from ccgcompose.errors import Problem
from ccgcompose.usecases.account_care import Arrangement
from ccgcompose.usecases.ports import AccountHealth, Card, SignInForm, SignInWay
from ui.accounts.card_part import CardPart
from ui.accounts.choose_step import ChooseStep
from ui.accounts.done_step import DoneStep
from ui.accounts.keep_step import KeepStep
from ui.accounts.sign_in_step import SignInStep, open_in_browser
from ui.tokens import M, S
from ui.widgets.button import button
from ui.widgets.card import Card as Sheet
from ui.widgets.page_frame import PageFrame
from ui.widgets.scrolled import scrolled

CHOOSE, KEEP, SIGN_IN, DONE = range(4)
WIDEST, ANY_WIDTH = 760, 16_777_215
_PRIMARY = {
    SignInWay.NONE: "Add the account",
    SignInWay.FIELDS: "Sign in",
    SignInWay.BROWSER: "Sign in with the browser",
}


class Wizard(PageFrame):
    """`platformChosen(platform)`, `signInWanted` and `left` out; whoever listens answers with the setters."""

    platformChosen = Signal(str)
    signInWanted = Signal()
    left = Signal()

    def __init__(
        self, open_page: Callable[[str], object] = open_in_browser, parent: QWidget | None = None
    ) -> None:
        super().__init__("Add an account", parent)
        self.choose, self.keep, self.done = ChooseStep(), KeepStep(), DoneStep()
        self.sign_in = SignInStep(open_page)
        self.card = CardPart()
        self.back = button("Back", icon_name="chevron-left")
        self.next = button("Next", "primary", tip="Ctrl+Enter")
        self._again = False
        self._primary = ""
        self._sheet = Sheet(margin=1)
        self._areas: list[QScrollArea] = []
        self._stack = QStackedWidget()
        self._lay_out()
        self.choose.chosen.connect(self.platformChosen)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self._go_on)
        for keys, slot in (("Ctrl+Return", self._go_on), ("Ctrl+Enter", self._go_on), ("Esc", self.go_back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @property
    def step(self) -> int:
        """Which step is shown: CHOOSE, KEEP, SIGN_IN or DONE."""
        return self._stack.currentIndex()

    def begin(self, cards: Sequence[Card]) -> None:
        """Begin with a new account."""
        self._again = False
        self.set_title("Add an account")
        self.choose.set_cards(cards)
        self._show(CHOOSE)

    def begin_keeping(
        self, card: Card, form: SignInForm, kept: Arrangement, taken: Collection[str], *, names_author: bool
    ) -> None:
        """A platform was chosen: ask what the account is called, then how it is signed in to."""
        self.set_title(f"Add an account on {card.title}")
        self.card.set_card(card)
        self.keep.begin(card.title, taken)
        self.keep.form.set_arrangement(kept, names_author=names_author)
        self._primary = _PRIMARY[form.way]
        self.sign_in.begin(form, {})
        self._show(KEEP)

    def begin_again(self, account: Account, form: SignInForm) -> None:
        """Sign an account in that is there already; where no sign-in is needed, change its settings."""
        self._again = True
        ours = form.way is SignInWay.NONE
        self.set_title(f"Settings of {account.name}" if ours else f"Sign in to {account.name}")
        self._primary = "Keep" if ours else _PRIMARY[form.way]
        self.sign_in.begin(form, account.settings)
        self._show(SIGN_IN)

    def account_is_there(self) -> None:
        """The account was added: from now on it is signed in to again, not added twice."""
        self._again = True

    def show_done(self, health: AccountHealth) -> None:
        """Show what the first look found, and forget every secret that was typed."""
        self.sign_in.forget_secrets()
        self.sign_in.set_waiting(False)
        self.done.set_health(health)
        self._show(DONE)

    def show_problem(self, problem: Problem) -> None:
        """Say why the sign-in did not work, in sight; what was typed stays."""
        self.sign_in.show_problem(problem)
        self._areas[SIGN_IN].verticalScrollBar().setValue(0)

    def set_busy(self, busy: bool) -> None:
        """Wait for the platform, or no longer."""
        self.sign_in.set_waiting(busy)
        for each in (self.next, self.back):
            each.setEnabled(not busy)

    def go_back(self) -> None:
        """One step back; before the first step and after the last, leave. While it waits, break it off."""
        if not self.back.isEnabled():
            self.sign_in.cancelled.emit()
        elif self.step in (CHOOSE, DONE) or (self.step == SIGN_IN and self._again):
            self._leave()
        else:
            self.sign_in.forget_secrets()
            self._show(self.step - 1)

    def _go_on(self) -> None:
        if not self.next.isEnabled():
            return
        if self.step == KEEP and self.keep.is_right():
            self._show(SIGN_IN)
        elif self.step == SIGN_IN and self.sign_in.is_right():
            self.signInWanted.emit()
        elif self.step == DONE:
            self._leave()

    def _leave(self) -> None:
        self.sign_in.forget_secrets()
        self.left.emit()

    def _show(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._sheet.setMaximumWidth(WIDEST if step != CHOOSE else ANY_WIDTH)
        self.set_subtitle("" if self._again else f"Step {step + 1} of 4")
        self.next.setVisible(step != CHOOSE)
        self.next.setText({KEEP: "Next", SIGN_IN: self._primary}.get(step, "Done"))
        self.back.setVisible(step != DONE)
        self._focus(step)

    def _focus(self, step: int) -> None:
        firsts = {
            CHOOSE: next(iter(self.choose.buttons.values()), None),
            KEEP: self.keep.called,
            SIGN_IN: next(iter(self.sign_in.fields.values()), self.next),
            DONE: self.next,
        }
        first = firsts[step]
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        for page, name in (
            (self.choose, "Platforms"),
            (_under(self.keep, self.card), "How the account is kept"),
            (self.sign_in, "Signing in"),
            (self.done, "What was found"),
        ):
            self._areas.append(scrolled(page, name))
            self._stack.addWidget(self._areas[-1])
        sheet = self._sheet
        sheet.add(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(M, 0, M, M)
        foot.setSpacing(S)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.next)
        sheet.body.addLayout(foot)
        self.body.addWidget(sheet, 1)


def _under(upper: QWidget, lower: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(M)
    column.addWidget(upper)
    column.addWidget(lower)
    column.addStretch(1)
    return both

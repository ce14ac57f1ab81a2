"""Reads the accounts, has platforms asked, and keeps what is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, Signal

from ccgcompose.errors import Problem
from ccgcompose.usecases.account_care import Arrangement
from ccgcompose.usecases.account_lines import AccountLine
from ccgcompose.usecases.ports import AccountHealth, Card
from ui.accounts.arrange_sheet import ArrangeSheet
from ui.accounts.browse_page import BrowsePage
from ui.accounts.detail import Shown
from ui.crash import as_problem
from ui.session import Session
from ui.widgets.confirm_dialog import ConfirmDialog


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the page shows, read at once."""

    lines: tuple[AccountLine, ...]
    cards: dict[str, Card]
    bylines: dict[str, bool]  # by platform: whether it names the author by itself
    may_change: bool


class AccountsPresenter(QObject):
    """Between the list and the desk. `signInWanted(account id)` goes to the wizard."""

    signInWanted = Signal(str)

    def __init__(self, page: BrowsePage, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._facts: Facts | None = None
        self._health: dict[str, AccountHealth] = {}
        self._asking: set[str] = set()
        self._next = ""
        self._all_when_read = False
        self._stop = Event()
        page.accountChosen.connect(self._choose)
        page.checkAllWanted.connect(self.check_all)
        page.stopWanted.connect(self._stop.set)
        page.unread.actionTriggered.connect(self.refresh)
        page.detail.checkWanted.connect(self._check)
        page.detail.signInWanted.connect(lambda: self.signInWanted.emit(page.chosen()))
        page.detail.signOutWanted.connect(self._ask_sign_out)
        page.detail.arrangeWanted.connect(self._arrange)
        page.detail.useWanted.connect(self._ask_use)
        page.detail.trialWanted.connect(self._ask_trial)
        page.detail.historyWanted.connect(session.navigator.showHistory)
        session.navigator.recordsChanged.connect(self._changed)

    def refresh(self) -> None:
        """Read everything again."""
        self._session.background.latest(
            "accounts", self._read, done=self._show, failed=self._no_list, owner=self
        )

    def choose_next(self, account_id: str) -> None:
        """Show this account as soon as it was read."""
        self._next = account_id

    def _changed(self) -> None:
        if self._page.isVisible():
            self.refresh()

    def _read(self) -> Facts:
        """Runs on a thread of the pool."""
        desk, now = self._session.desk, self._session.desk.clock.now()
        lines = desk.account_lines.read()
        platforms = {line.account.platform for line in lines}
        held = desk.people.designations(self._session.person)
        return Facts(
            lines,
            {platform: desk.accounts.card(platform) for platform in platforms},
            {platform: desk.accounts.names_author(platform) for platform in platforms},
            any(designation.in_force(now) for designation in held),
        )

    def _show(self, facts: Facts) -> None:
        self._facts = facts
        now = self._session.desk.clock.now()
        self._page.set_lines(facts.lines, now, may_change=facts.may_change)
        self._session.navigator.accountsRead.emit(sum(line.wants_attention(now) for line in facts.lines))
        if self._next:
            self._page.select(self._next)
            self._next = ""
        if self._all_when_read:
            self._all_when_read = False
            self.check_all()

    def _choose(self, account_id: str) -> None:
        facts, line = self._facts, self._line(account_id)
        if facts is None or line is None:
            return
        shown = Shown(
            line,
            facts.cards[line.account.platform],
            self._health.get(account_id),
            self._session.desk.clock.now(),
            self._session.zone,
            facts.may_change,
        )
        self._page.show_detail(shown, account_id in self._asking)

    def _line(self, account_id: str) -> AccountLine | None:
        lines = self._facts.lines if self._facts else ()
        return next((line for line in lines if line.account.id == account_id), None)

    # looking

    def _check(self) -> None:
        account_id = self._page.chosen()
        self._asking.add(account_id)
        self._page.detail.set_busy(True)
        self._session.background.run(
            self._session.desk.accounts.verify,
            self._session.person,
            account_id,
            done=partial(self._checked, account_id),
            failed=partial(self._not_checked, account_id),
            owner=self,
        )

    def _checked(self, account_id: str, health: AccountHealth) -> None:
        self._health[account_id] = health
        self._asking.discard(account_id)
        self.refresh()

    def _not_checked(self, account_id: str, error: BaseException) -> None:
        self._asking.discard(account_id)
        self._page.detail.set_busy(False)
        self._failed(error)

    def check_all(self) -> None:
        """Ask each platform in turn how our account is; it can be stopped between two."""
        if self._facts is None:
            self._all_when_read = True
            return
        wanted = [line.account.id for line in self._facts.lines if line.account.active]
        if not wanted or not self._page.check_all.isEnabled():
            return
        self._stop.clear()
        self._page.set_checking(0, len(wanted))
        tell = self._session.background.at_home(self._one_more, owner=self)
        self._session.background.run(
            self._round, wanted, tell, done=self._round_done, failed=self._round_failed, owner=self
        )

    def _round(self, wanted: list[str], tell: Callable[..., None]) -> None:
        """Runs on a thread of the pool."""
        for done, account_id in enumerate(wanted, 1):
            if self._stop.is_set() or self._session.background.closed:
                return
            health = self._session.desk.accounts.verify(self._session.person, account_id)
            tell(account_id, health, done, len(wanted))

    def _one_more(self, account_id: str, health: AccountHealth, done: int, total: int) -> None:
        self._health[account_id] = health
        self._page.set_checking(done, total)

    def _round_done(self, _nothing: None) -> None:
        self._page.set_checking(0, 0)
        self.refresh()

    def _round_failed(self, error: BaseException) -> None:
        self._page.set_checking(0, 0)
        self._failed(error)

    # changing

    def _arrange(self) -> None:
        line = self._line(self._page.chosen())
        if line is None or self._facts is None:
            return
        names_author = self._facts.bylines[line.account.platform]
        sheet = ArrangeSheet(line.account, names_author=names_author, parent=self._page.window())
        sheet.given.connect(partial(self._keep, line.account.id))
        sheet.open()

    def _keep(self, account_id: str, wanted: Arrangement) -> None:
        care, person = self._session.desk.account_care, self._session.person
        self._do(partial(care.arrange, person, account_id, wanted), "Kept.")

    def _ask_sign_out(self) -> None:
        line = self._line(self._page.chosen())
        if line is None:
            return
        name, person = line.account.name, self._session.person
        sentence = "What is published stays. What is planned there is refused until somebody signs in again."
        work = partial(self._session.desk.accounts.sign_out, person, line.account.id)
        self._ask(f"Sign {name} out?", sentence, "Sign out", work, f"{name} is signed out.")

    def _ask_use(self, in_use: bool) -> None:
        line = self._line(self._page.chosen())
        if line is None:
            return
        care, name = self._session.desk.account_care, line.account.name
        work = partial(care.put_in_use, self._session.person, line.account.id, in_use=in_use)
        if in_use:
            self._do(work, f"{name} is in use again.")
            return
        sentence = "Nothing can be published there until it is put into use again. Its history stays."
        self._ask(f"Take {name} out of use?", sentence, "Take out of use", work, f"{name} is out of use.")

    def _ask_trial(self) -> None:
        line = self._line(self._page.chosen())
        if line is None:
            return
        trial, person = self._session.desk.account_trial, self._session.person
        text = trial.text(line.account, person, self._session.zone)
        sentence = f"It goes out now, under your name, and is kept in the history:\n\n{text}"
        work = partial(trial.send, person, line.account.id)
        title = f"Send a test post on {line.account.name}?"
        self._ask(
            title, sentence, "Send it", work, "The test post is on its way; the history shows how it went."
        )

    def _ask(self, title: str, sentence: str, action: str, work: Callable[[], object], said: str) -> None:
        sheet = ConfirmDialog(title, sentence, self._page.window(), primary=action)
        sheet.accepted.connect(partial(self._do, work, said))
        sheet.open()

    def _do(self, work: Callable[[], object], said: str) -> None:
        self._page.problem.hide()
        self._session.background.run(work, done=partial(self._done, said), failed=self._failed, owner=self)

    def _done(self, said: str, _made: object) -> None:
        self._session.navigator.toast.emit(said)
        self._session.navigator.publisherWanted.emit()
        self._session.navigator.recordsChanged.emit()

    def _failed(self, error: BaseException) -> None:
        self._not_read(error)
        self._session.navigator.recordsChanged.emit()

    def _no_list(self, error: BaseException) -> None:
        """Where there is a list already it stays, and above it stands what went wrong."""
        if self._facts is None:
            self._page.show_unread(as_problem(error))
        if self._facts is not None or not isinstance(error, Problem):
            self._not_read(error)

    def _not_read(self, error: BaseException) -> None:
        """Say so, and no more: whoever hears that records changed reads again, and would fail again."""
        if not isinstance(error, Problem):
            raise error
        self._page.show_problem(error)

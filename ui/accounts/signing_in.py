"""Walks a person through the wizard: adds the account, signs it in on a thread, answers what the platform asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from ccgcompose.domain.account import PRACTICE, PRACTISED, Account, BrandKit
from ccgcompose.errors import Problem
from ccgcompose.usecases.account_care import Arrangement
from ccgcompose.usecases.new_account import NewAccount
from ccgcompose.usecases.ports import AccountHealth, Card, SignInForm, SignInWay
from ui.accounts.guide import WindowGuide
from ui.accounts.wizard import Wizard
from ui.session import Session


@dataclass(frozen=True, slots=True)
class Chosen:
    """A platform with what is needed to ask for the rest."""

    card: Card
    form: SignInForm
    brand: BrandKit
    taken: tuple[str, ...]
    names_author: bool = True
    account: Account | None = None


class SigningIn(QObject):
    """Between the wizard and the desk. `account_id` is the account that it was about, once there is one."""

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._session = session
        self._chosen: Chosen | None = None
        self._guide: WindowGuide | None = None
        self.account_id = ""
        wizard.platformChosen.connect(self._choose)
        wizard.signInWanted.connect(self._go)
        wizard.sign_in.cancelled.connect(self._give_up)
        wizard.sign_in.choiceMade.connect(self._answer)
        wizard.sign_in.memoryWanted.connect(self._keep_in_memory)

    @property
    def is_busy(self) -> bool:
        """Whether the platform is waited for."""
        return self._guide is not None

    def begin(self) -> None:
        """Begin with a new account."""
        self.account_id, self._chosen = "", None
        self._session.background.latest(
            "accounts.cards", self._cards, done=self._wizard.begin, failed=self._not_read, owner=self
        )

    def begin_again(self, account_id: str) -> None:
        """Sign in an account that is there."""
        self.account_id = account_id
        work = partial(self._look_up, account_id)
        self._session.background.latest(
            "accounts.cards", work, done=self._begin_again, failed=self._not_read, owner=self
        )

    # runs on a thread of the pool

    def _cards(self) -> tuple[Card, ...]:
        accounts = self._session.desk.accounts
        return tuple(accounts.card(platform) for platform in accounts.platforms())

    def _look_up(self, account_id: str) -> Chosen:
        accounts = self._session.desk.accounts
        account = next(each for each in accounts.all() if each.id == account_id)
        return Chosen(
            accounts.card(account.platform),
            accounts.form(account.platform),
            account.brand,
            (),
            account=account,
        )

    def _read(self, platform: str) -> Chosen:
        accounts = self._session.desk.accounts
        organisation = self._session.desk.set_up.organisation()
        brand = organisation.brand if organisation else BrandKit()
        taken = tuple(account.name for account in accounts.all())
        named = accounts.names_author(platform)
        return Chosen(accounts.card(platform), accounts.form(platform), brand, taken, named)

    def _sign_in(
        self,
        new: NewAccount | None,
        account_id: str,
        answers: dict[str, str],
        way: SignInWay,
        guide: WindowGuide,
        there: Callable[..., None],
    ) -> AccountHealth:
        accounts, person = self._session.desk.accounts, self._session.person
        if new is not None:
            account_id = accounts.add(person, new).id
            there(account_id)
        elif way is SignInWay.NONE:
            accounts.configure(person, account_id, answers)
        if way is SignInWay.NONE:
            return accounts.verify(person, account_id)
        return accounts.sign_in(person, account_id, answers, guide)

    # on the interface thread

    def _begin_again(self, chosen: Chosen) -> None:
        self._chosen = chosen
        if chosen.account is not None:
            self._wizard.begin_again(chosen.account, chosen.form)

    def _choose(self, platform: str) -> None:
        self._session.background.latest(
            "accounts.cards", partial(self._read, platform), done=self._ask, failed=self._not_read, owner=self
        )

    def _ask(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._wizard.begin_keeping(
            chosen.card,
            chosen.form,
            Arrangement(chosen.brand),
            chosen.taken,
            names_author=chosen.names_author,
        )

    def _go(self) -> None:
        chosen = self._chosen
        if chosen is None or self.is_busy:
            return
        answers = self._wizard.sign_in.answers()
        new = None if self.account_id else self._new(chosen, answers)
        guide = WindowGuide(lambda: self._session.background.closed, self)
        guide.visited.connect(self._wizard.sign_in.show_page)
        guide.asked.connect(self._wizard.sign_in.show_choice)
        self._guide = guide
        self._wizard.set_busy(True)
        there = self._session.background.at_home(self._there, owner=self)
        self._session.background.run(
            self._sign_in,
            new,
            self.account_id,
            answers,
            chosen.form.way,
            guide,
            there,
            done=self._signed_in,
            failed=self._failed,
            owner=self,
        )

    def _new(self, chosen: Chosen, answers: dict[str, str]) -> NewAccount:
        kept = self._wizard.keep.form.arrangement()
        secret = {field.name for field in chosen.form.fields if field.secret}
        settings = {name: value for name, value in answers.items() if name not in secret}
        if kept.practice:
            settings[PRACTICE] = PRACTISED
        name = self._wizard.keep.called.text()
        return NewAccount(
            name, chosen.card.platform, kept.brand, settings, kept.sign_off, kept.needs_approval
        )

    def _there(self, account_id: str) -> None:
        self.account_id = account_id
        self._wizard.account_is_there()
        self._session.navigator.recordsChanged.emit()

    def _signed_in(self, health: AccountHealth) -> None:
        self._end()
        self._wizard.show_done(health)
        self._session.navigator.recordsChanged.emit()

    def _answer(self, choice_id: str) -> None:
        if self._guide is not None:
            self._guide.answer(choice_id)

    def _give_up(self) -> None:
        if self._guide is not None:
            self._guide.give_up()

    def _keep_in_memory(self) -> None:
        self._session.desk.accounts.keep_in_memory()  # it touches no keyring, so it may be done here
        self._go()

    def _end(self) -> None:
        guide, self._guide = self._guide, None
        if guide is not None:
            guide.deleteLater()
        self._wizard.set_busy(False)

    def _failed(self, error: BaseException) -> None:
        self._end()
        if not isinstance(error, Problem):
            raise error
        self._wizard.show_problem(error)

    def _not_read(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._session.navigator.problem.emit(error)

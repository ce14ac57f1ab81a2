"""Checks a passphrase off the interface thread, as argon2id takes its time on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ccgcompose.errors import Problem
from ui.background import Background
from ui.sign_in.panel import SignInPanel

if TYPE_CHECKING:
    from ccgcompose.domain.people import Person
    from ccgcompose.usecases.desk import Desk


class SignInPresenter(QObject):
    """`opened` carries the Person. Unlocking records nothing; opening does."""

    opened = Signal(object)

    def __init__(self, panel: SignInPanel, desk: Desk, background: Background) -> None:
        super().__init__(panel)
        self._panel = panel
        self._desk = desk
        self._background = background
        self._locked = False
        panel.submitted.connect(self._submit)

    def begin(self, people: tuple[Person, ...], organisation: str, last_person: str | None) -> None:
        """Offer the people who have a passphrase; `last_person` is the id of who was here last."""
        self._locked = False
        self._panel.set_people(people, last_person)
        self._panel.set_opening(organisation)
        self._panel.take_focus()

    def lock(self, person: Person) -> None:
        """Ask for this person's passphrase again."""
        self._locked = True
        self._panel.set_locked(person)
        self._panel.show_problem(None)
        self._panel.take_focus()

    def _submit(self, person_id: str, passphrase: str) -> None:
        self._panel.set_busy(True)
        check = self._desk.sign_in.verify if self._locked else self._desk.sign_in.open
        self._background.run(
            check, person_id, passphrase, done=self._opened, failed=self._refused, owner=self
        )

    def _opened(self, person: Person) -> None:
        """The door stays busy: whoever listens takes it away, or says why not."""
        self._panel.show_problem(None)
        self.opened.emit(person)

    def _refused(self, error: BaseException) -> None:
        self._panel.set_busy(False)
        if not isinstance(error, Problem):
            raise error
        self._panel.show_problem(error)

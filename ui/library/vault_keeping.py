"""Behind the sheet about the vault's key. Slow things happen on threads; each showing is a history entry."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ccgcompose.domain.moments import short_day
from ccgcompose.errors import Problem
from ccgcompose.usecases.ports import VaultState
from ui.library.recovery_page import RecoveryPage
from ui.library.recovery_printing import RecoveryPrinting
from ui.library.vault_sheet import VaultSheet
from ui.session import Session


class VaultKeeping(QObject):
    """`open` shows how the vault stands, and lets the person look after its key."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._over = session, parent
        self.sheet: VaultSheet | None = None
        self._page: RecoveryPage | None = None  # only while the sheet is open

    def open(self) -> None:
        """Show the sheet."""
        sheet = VaultSheet(self._over)
        self.sheet = sheet
        evidence, person = self._session.desk.evidence, self._session.person
        sheet.showWanted.connect(self._show)
        printing = RecoveryPrinting(sheet, self._session, lambda: self._page)
        sheet.printWanted.connect(printing.print)
        sheet.saveWanted.connect(printing.save)
        sheet.memoryWanted.connect(
            partial(self._run, partial(evidence.keep_key_in_memory, person), self._kept)
        )
        sheet.recoverWanted.connect(self._recover)
        sheet.finished.connect(self._forget)
        sheet.open()
        self._read()

    def _read(self) -> None:
        self._run(self._session.desk.evidence.state, self._stands)

    def _stands(self, state: VaultState) -> None:
        if self.sheet is not None:
            self.sheet.set_state(state)

    def _show(self) -> None:
        evidence, session = self._session.desk.evidence, self._session

        def page() -> RecoveryPage:
            key = evidence.recovery_key(session.person)
            day = short_day(session.desk.clock.now(), session.zone)
            return RecoveryPage(session.organisation.name, day, key, evidence.recovery_code(key))

        self._run(page, self._shown)

    def _shown(self, page: RecoveryPage) -> None:
        if self.sheet is not None:
            self._page = page
            self.sheet.show_recovery_key(page.key)
        self._read()

    def _kept(self, _nothing: object) -> None:
        """The key is in memory: its printed form comes before the first file."""
        if self.sheet is not None:
            self._show()

    def _recover(self, typed: str) -> None:
        evidence, person = self._session.desk.evidence, self._session.person
        self._run(partial(evidence.recover, person, typed), lambda _nothing: self._read())

    def _run(self, act: Callable[[], object], done: Callable[..., None]) -> None:
        self._session.background.run(act, done=done, failed=self._failed, owner=self.sheet)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        if self.sheet is not None:
            self.sheet.show_problem(error)

    def _forget(self) -> None:
        self._page = None
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

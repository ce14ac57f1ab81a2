"""A finding that does not apply is accepted by name, with a reason, and can be taken back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from ccgcompose.domain.finding import Finding
from ccgcompose.errors import Problem
from ccgcompose.usecases.compose import Saved
from ui.compose.keeper import Keeper
from ui.compose.on_desk import OnDesk
from ui.compose.telling import Telling
from ui.compose.view import ComposeView
from ui.reason_sheet import ReasonSheet
from ui.session import Session


class Waiving(QObject):
    """What is accepted belongs to a saved revision: text that is not saved yet is saved first, and `saved` says so."""

    saved = Signal(object)  # Saved

    def __init__(
        self, session: Session, on_desk: OnDesk, view: ComposeView, keeper: Keeper, telling: Telling
    ) -> None:
        super().__init__(view)
        self._session = session
        self._on_desk = on_desk
        self._view = view
        self._keeper = keeper
        self._telling = telling
        self.sheet: ReasonSheet | None = None
        view.checks.waiveWanted.connect(self._ask)
        view.checks.withdrawWanted.connect(self._withdraw)

    def _ask(self, finding: Finding) -> None:
        self.sheet = ReasonSheet(
            "Accept this finding?",
            f"{finding.message} You accept it as {self._session.person.name}. It counts for these words as they "
            "stand; when they change, the check speaks again.",
            "Accept it",
            self._view,
        )
        self.sheet.given.connect(partial(self._accept, finding))
        self.sheet.finished.connect(self._forget)
        self.sheet.open()

    def _forget(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _accept(self, finding: Finding, reason: str) -> None:
        self._session.background.run(
            self._save_and_give,
            finding,
            reason,
            done=self._accepted,
            failed=self._failed,
            owner=self,
        )

    def _save_and_give(self, finding: Finding, reason: str) -> Saved | None:
        """Runs on a thread of the pool."""
        desk, person, working = self._session.desk, self._session.person, self._on_desk.working
        saved, post_id = None, working.post_id
        if post_id is None or working.is_changed:
            saved = self._keeper.save(partial(desk.compose.save, person, working.outgoing))
            post_id = saved.revision.post_id
        desk.waivers.give(person, post_id, finding, reason, finding.account_id)
        return saved

    def _accepted(self, saved: Saved | None) -> None:
        if saved is not None:
            self.saved.emit(saved)
        self._changed(None)

    def _withdraw(self, finding: Finding) -> None:
        if finding.waived is not None:
            self._session.background.run(
                self._session.desk.waivers.withdraw,
                self._session.person,
                finding.waived.waiver_id,
                done=self._changed,
                failed=self._failed,
                owner=self,
            )

    def _changed(self, _result: object) -> None:
        self._session.navigator.recordsChanged.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._telling.problem(error)

"""Save, approve, schedule, publish, correct: each in the background, each with its answer home."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ccgcompose.domain.gates import Refusal
from ccgcompose.domain.post import Content
from ccgcompose.errors import ConcurrentEdit, GateRefused, Problem
from ccgcompose.usecases.compose import Saved
from ccgcompose.usecases.schedule import When, at_instant, not_past
from ui.compose.keeper import Keeper
from ui.confirm.responsibility import ResponsibilityDialog
from ui.session import Session

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is about to go out. `when` None: at once. `summary`: the lines to take responsibility for."""

    content: Content
    when: When | None
    summary: Sequence[str]
    action: str


class Decisions(QObject):
    """`busyChanged` keeps a button from being pressed twice. `decided` carries the action that was taken."""

    busyChanged = Signal(bool)
    saved = Signal(object)  # Saved
    approved = Signal()
    decided = Signal(str)
    conflict = Signal()
    failed = Signal(object)  # Problem

    def __init__(self, session: Session, keeper: Keeper, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._keeper = keeper
        self._window = window
        self._busy = False
        self.dialog: ResponsibilityDialog | None = None

    def save(self, content: Content) -> None:
        """Append a revision."""
        self._run(partial(self._save, content), self._on_saved)

    def approve(self, post_id: str, number: int) -> None:
        """Approve one revision."""
        review, person = self._session.desk.review, self._session.person
        self._run(partial(review.approve, person, post_id, number), self._on_approved)

    def go_out(self, plan: Plan) -> None:
        """Save, ask every gate, have responsibility taken, then schedule."""
        self._run(partial(self._prepare, plan), partial(self._ask, plan))

    def correct(self, post_id: str, base: int, note: str, plan: Plan) -> None:
        """Have responsibility taken, then publish a correction with its edit note."""
        self._open_dialog(plan, partial(self._correct, post_id, base, note, plan.content))

    # on any thread

    def _save(self, content: Content) -> Saved:
        compose, person = self._session.desk.compose, self._session.person
        return self._keeper.save(partial(compose.save, person, content))

    def _prepare(self, plan: Plan) -> tuple[Saved, tuple[Refusal, ...]]:
        if plan.when is not None:
            not_past(plan.when, self._session.desk.clock.now())
        saved = self._save(plan.content)
        schedule, person = self._session.desk.schedule, self._session.person
        when = plan.when or self._now()
        return saved, schedule.refusals(person, saved.revision.post_id, when, confirmed=True)

    def _schedule(self, post_id: str, when: When | None) -> None:
        schedule, person = self._session.desk.schedule, self._session.person
        schedule.schedule(person, post_id, when or self._now(), confirmed=True)

    def _correct(self, post_id: str, base: int, note: str, content: Content) -> None:
        desk, person = self._session.desk, self._session.person
        self._keeper.write()
        desk.correct.correct(person, post_id, content, note, base=base, confirmed=True)
        desk.compose.discard(person, post_id)

    def _now(self) -> When:
        return at_instant(self._session.desk.clock.now(), self._session.zone)

    # on the interface thread

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._busy:
            return
        self._set_busy(True)
        self._session.background.run(work, done=partial(self._arrived, done), failed=self._fail, owner=self)

    def _arrived(self, done: Callable[[T], None], result: T) -> None:
        self._set_busy(False)
        done(result)

    def _fail(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, ConcurrentEdit):
            self.conflict.emit()
        elif isinstance(error, Problem):
            self.failed.emit(error)
        else:
            raise error

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busyChanged.emit(busy)

    def _on_saved(self, saved: Saved) -> None:
        self.saved.emit(saved)
        self._session.navigator.recordsChanged.emit()

    def _on_approved(self, _approval: object) -> None:
        self.approved.emit()
        self._session.navigator.recordsChanged.emit()

    def _ask(self, plan: Plan, prepared: tuple[Saved, tuple[Refusal, ...]]) -> None:
        saved, refusals = prepared
        self._on_saved(saved)
        if refusals:
            self.failed.emit(GateRefused(refusals))
            return
        self._open_dialog(plan, partial(self._schedule, saved.revision.post_id, plan.when))

    def _open_dialog(self, plan: Plan, work: Callable[[], None]) -> None:
        self.dialog = ResponsibilityDialog(self._session.person, plan.summary, plan.action, self._window)
        self.dialog.accepted.connect(partial(self._go, plan.action, work))
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _go(self, action: str, work: Callable[[], None]) -> None:
        self._run(work, partial(self._on_decided, action))

    def _on_decided(self, action: str, _result: object) -> None:
        self.decided.emit(action)
        self._session.navigator.recordsChanged.emit()
        self._session.navigator.publisherWanted.emit()

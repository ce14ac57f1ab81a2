"""Moves publications one write at a time: a quick series of key presses is few moves, and none is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from ccgcompose.domain.publication import Publication
from ccgcompose.errors import BadMoment
from ccgcompose.usecases.schedule import When, at_instant
from ccgcompose.usecases.views import PlannerLine
from ui.planner.moving import Step, stepped
from ui.session import Session

_MOST_UNDONE = 50


@dataclass(frozen=True, slots=True)
class Moved:
    """One move that the store has kept."""

    line: PlannerLine
    old: datetime
    new: When


class Mover(QObject):
    """`moved(Moved)` when a move is kept, `undone(Moved)` when it was a move back, `refused(error)` else."""

    moved = Signal(object)
    undone = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: dict[str, datetime] = {}  # by publication: where it was last asked to go
        self._stored: dict[str, datetime] = {}  # by publication: where the store has it, if the list is older
        self._waiting: dict[str, tuple[PlannerLine, When, bool]] = {}
        self._busy = False
        self._done: list[Moved] = []

    def step(self, line: PlannerLine, step: Step) -> None:
        """Move by a day or a quarter of an hour from where the publication is, or was just asked to go."""
        base = self._asked.get(line.publication_id, line.due_at)
        try:
            when = stepped(base, self._session.zone, step)
        except BadMoment as problem:
            self.refused.emit(problem)
            return
        self.move(line, when)

    def move(self, line: PlannerLine, when: When) -> None:
        """Move to a moment."""
        self._ask(line, when, back=False)

    def undo(self) -> None:
        """Move the last one back, as long as there is one."""
        if self._done and not self._busy:
            last = self._done.pop()
            self._ask(last.line, at_instant(last.old, self._session.zone), back=True)

    def can_undo(self, now: datetime) -> bool:
        """Return whether the last move can be taken back: nothing moves into the past."""
        return bool(self._done) and self._done[-1].old > now

    def settle(self) -> None:
        """The list has been read again: where nothing is under way, it tells the truth from now on."""
        if not self._busy and not self._waiting:
            self._asked.clear()
            self._stored.clear()

    def _ask(self, line: PlannerLine, when: When, *, back: bool) -> None:
        self._asked[line.publication_id] = when.due_at
        self._waiting[line.publication_id] = (line, when, back)
        self._go_on()

    def _go_on(self) -> None:
        if self._busy or not self._waiting:
            return
        publication_id = next(iter(self._waiting))
        line, when, back = self._waiting.pop(publication_id)
        self._busy = True
        self._session.background.run(
            self._session.desk.schedule.reschedule,
            self._session.person,
            publication_id,
            when,
            done=partial(self._kept, line, when, back),
            failed=partial(self._not_kept, publication_id),
            owner=self,
        )

    def _kept(self, line: PlannerLine, when: When, back: bool, publication: Publication) -> None:
        self._busy = False
        moved = Moved(line, self._stored.get(publication.id, line.due_at), when)
        self._stored[publication.id] = publication.due_at
        if not back:
            self._done = [*self._done, moved][-_MOST_UNDONE:]
        self._go_on()
        (self.undone if back else self.moved).emit(moved)

    def _not_kept(self, publication_id: str, error: BaseException) -> None:
        self._busy = False
        self._waiting.pop(publication_id, None)
        self._asked.pop(publication_id, None)
        self._go_on()
        self.refused.emit(error)

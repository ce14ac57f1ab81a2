"""What the planner does: read often and cheaply, show, decide. The store is never waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ccgcompose.domain.moments import shown, zone_of
from ccgcompose.errors import BadInput, Problem
from ccgcompose.usecases.views import PlannerLine
from ui.crash import as_problem
from ui.planner.acts import ELSEWHERE, Act, offered
from ui.planner.board import Board, read_board
from ui.planner.decisions import Decisions
from ui.planner.grouping import sections
from ui.planner.mover import Moved, Mover
from ui.planner.moving import Step, difference
from ui.session import Session

if TYPE_CHECKING:
    from ui.planner.panel import PlannerPanel


class PlannerPresenter(QObject):
    """Between the panel and the desk."""

    def __init__(self, panel: PlannerPanel, session: Session) -> None:
        super().__init__(panel)
        self._panel, self._session = panel, session
        self.board: Board | None = None
        self._reading = False
        self._again = False
        self.mover = Mover(session, self)
        self.decisions = Decisions(panel, session, self.mover)
        panel.view.chosen.connect(self.show_chosen)
        panel.view.stepped.connect(self.step)
        panel.wanted.connect(self.decide)
        panel.undoWanted.connect(self.mover.undo)
        panel.retryWanted.connect(self.refresh)
        panel.drafts.opened.connect(session.navigator.openPost)
        self.mover.moved.connect(self._moved)
        self.mover.undone.connect(self._undone)
        self.mover.refused.connect(self._refused)
        self.decisions.begun.connect(self.show_chosen)
        self.decisions.written.connect(self._written)
        self.decisions.refused.connect(self._refused)

    def refresh(self) -> None:
        """Read the plan again. While one reading is under way, one more is kept in mind, not ten."""
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._session.background.run(
            read_board, self._session.desk, done=self._read, failed=self._not_read, owner=self
        )

    def look(self) -> None:
        """Read the plan again if nobody is reading it: for the clock."""
        if not self._reading:
            self.refresh()

    def line(self) -> PlannerLine | None:
        """Return the chosen publication."""
        return self.board.line(self._panel.view.current_id()) if self.board else None

    def show_chosen(self, _delivery_id: str = "") -> None:
        """Show the chosen publication beside the list."""
        line = self.line()
        if line is None or self.board is None:
            self._panel.chosen.clear()
            return
        others = [each.account for each in self.board.together(line)[1:]]
        held, idle = self.board.hold is not None, self.decisions.is_under_way(line)
        self._panel.chosen.set_line(line, others, held=held, idle=idle)

    def decide(self, act: Act) -> None:
        """Do what is wanted with the chosen publication, where it is offered."""
        line, board = self.line(), self.board
        if line is None or board is None or act not in offered(line, held=board.hold is not None):
            return
        if act in ELSEWHERE or not self.decisions.is_under_way(line):
            self.decisions.decide(act, line, board)

    def step(self, step: Step) -> None:
        """Move the chosen publication by keyboard."""
        line = self.line()
        if line is None or self.decisions.is_under_way(line):
            return
        if Act.RESCHEDULE in offered(line, held=False):
            self.mover.step(line, step)
        else:
            what = f"“{line.headline}” cannot be moved: it is out on {line.account}, or on its way."
            self._panel.show_problem(BadInput(what, kept="Nothing was changed."))

    def _read(self, board: Board) -> None:
        self._reading = False
        before, self.board = self.board, board
        if self._again:
            self._again = False
            self.refresh()
        else:
            self._settle()
        zone = self._session.zone
        if before is None or _seen(before, zone) != _seen(board, zone):
            self._panel.show_board(board, sections(board.lines, board.read_at, zone))
        self.show_chosen()

    def _settle(self) -> None:
        self.mover.settle()
        self.decisions.settle()

    def _not_read(self, error: BaseException) -> None:
        self._reading = self._again = False
        self.decisions.settle()  # whoever cannot see what came of it may try again: the store refuses twice
        self.show_chosen()
        problem = as_problem(error)
        if self.board is None:
            self._panel.show_failed(problem)
        else:
            self._panel.show_problem(problem)
        if problem is not error:
            raise error

    def _moved(self, moved: Moved) -> None:
        far = difference(moved.old, moved.new.due_at)
        words = f"Moved “{moved.line.headline}” to {shown(moved.new.due_at, moved.new.zone)}: {far}."
        self._panel.say_moved(words, undo=self.mover.can_undo(self._session.desk.clock.now()))
        self._written()

    def _undone(self, moved: Moved) -> None:
        words = f"Moved “{moved.line.headline}” back to {shown(moved.new.due_at, moved.new.zone)}."
        self._panel.say_moved(words, undo=self.mover.can_undo(self._session.desk.clock.now()))
        self._written()

    def _written(self) -> None:
        self._session.navigator.recordsChanged.emit()

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._panel.show_problem(error)
        self.refresh()


def _seen(board: Board, zone: str) -> tuple[object, ...]:
    """Return what of the board is shown: the same again needs no painting. Midnight changes the headings."""
    today = board.read_at.astimezone(zone_of(zone)).date()
    return (board.lines, board.drafts, board.hold, board.colours, today)

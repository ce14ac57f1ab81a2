"""What a person decides in the planner, each asked for and each written in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ccgcompose.domain.gates import Refusal
from ccgcompose.errors import Problem
from ccgcompose.usecases.schedule import When
from ccgcompose.usecases.views import PlannerLine
from ui.confirm.responsibility import ResponsibilityDialog
from ui.planner.acts import Act, offered
from ui.planner.board import Board
from ui.planner.found_sheet import FoundSheet
from ui.planner.mover import Mover
from ui.planner.reschedule_sheet import RescheduleSheet
from ui.reason_sheet import ReasonSheet
from ui.session import Session
from ui.widgets.confirm_dialog import ConfirmDialog
from ui.words import joined

# The gates that another moment can shut; the others stand as they stood.
_OF_THE_MOMENT = frozenset({"designation", "permission", "consent"})


class Decisions(QObject):
    """`decide` opens what is asked; `written` when the store has it, `refused(error)` when it has not.

    Of what is being written nothing more is decided until the list tells what came of it: see `is_under_way`.
    """

    begun = Signal()
    written = Signal()
    refused = Signal(object)

    def __init__(self, host: QWidget, session: Session, mover: Mover) -> None:
        super().__init__(host)
        self._host, self._session, self._mover = host, session, mover
        self._under_way: set[str] = set()  # publications of which something is being written
        self._wrote_of: set[str] = set()  # the same, written: the list does not tell it yet
        self._ask: dict[Act, Callable[[PlannerLine, Board], None]] = {
            Act.RESCHEDULE: self._reschedule,
            Act.PUBLISH_NOW: self._publish_now,
            Act.TAKE_BACK: self._take_back,
            Act.IS_OUT: self._is_out,
            Act.IS_NOT_OUT: self._is_not_out,
            Act.OPEN_POST: self._open_post,
            Act.CORRECT: self._correct,
            Act.OPEN_HISTORY: self._open_history,
        }

    def is_under_way(self, line: PlannerLine) -> bool:
        """Return whether a decision about this publication is being written, or not to be seen yet."""
        return line.publication_id in self._under_way | self._wrote_of

    def settle(self) -> None:
        """The list was read again: what was written is to be seen."""
        self._wrote_of.clear()

    def decide(self, act: Act, line: PlannerLine, board: Board) -> None:
        """Do what is wanted with this publication; ask first where it matters."""
        self._ask[act](line, board)

    def _reschedule(self, line: PlannerLine, board: Board) -> None:
        lines = [each for each in board.together(line) if Act.RESCHEDULE in offered(each, held=False)]
        sheet = RescheduleSheet(lines, self._session.zone, self._session.desk.clock, self._host)
        sheet.considered.connect(partial(self._look_ahead, sheet, line))
        sheet.given.connect(partial(self._mover.move, line))
        self._open(sheet)

    def _look_ahead(self, sheet: RescheduleSheet, line: PlannerLine, when: When) -> None:
        """Ask the gates as they would stand at that moment; what is shut is said, nothing is forbidden."""
        self._session.background.latest(
            "planner.ahead",
            partial(self._session.desk.schedule.refusals, confirmed=True),
            self._session.person,
            line.post_id,
            when,
            done=partial(_warn, sheet),
            failed=self._failed,
            owner=sheet,
        )

    def _publish_now(self, line: PlannerLine, board: Board) -> None:
        words = [line.headline, f"On {line.account}, now", f"Signed by {line.speaker}"]
        dialog = ResponsibilityDialog(self._session.person, words, "Publish now", self._host)
        dialog.accepted.connect(partial(self._publish, line))
        self._open(dialog)

    def _publish(self, line: PlannerLine) -> None:
        self._write(line, self._session.desk.schedule.publish_late, line.delivery_id, then=self._wake)

    def _take_back(self, line: PlannerLine, board: Board) -> None:
        lines = [each for each in board.together(line) if Act.TAKE_BACK in offered(each, held=False)]
        sheet = ReasonSheet(
            f"Take back “{line.headline}”?",
            f"It will not go out on {joined([each.account for each in lines])}. The post and this decision "
            "stay in the history; the post can be planned again.",
            "Take it back",
            self._host,
            danger=True,
        )
        cancel = self._session.desk.schedule.cancel
        sheet.given.connect(partial(self._write, line, cancel, line.publication_id))
        self._open(sheet)

    def _is_out(self, line: PlannerLine, board: Board) -> None:
        sheet = FoundSheet(line.account, self._host)
        is_out = self._session.desk.settle.is_out
        sheet.given.connect(partial(self._write, line, is_out, line.delivery_id))
        self._open(sheet)

    def _is_not_out(self, line: PlannerLine, board: Board) -> None:
        dialog = ConfirmDialog(
            f"It is not on {line.account}?",
            f"You looked at {line.account} and “{line.headline}” is not there. It is then sent again at "
            "once: if it is there after all, it will stand there twice.",
            self._host,
            primary="It is not there: send it again",
        )
        dialog.accepted.connect(partial(self._settle_not_out, line))
        self._open(dialog)

    def _settle_not_out(self, line: PlannerLine) -> None:
        self._write(line, self._session.desk.settle.is_not_out, line.delivery_id, then=self._wake)

    def _open_post(self, line: PlannerLine, board: Board) -> None:
        self._session.navigator.openPost.emit(line.post_id)

    def _correct(self, line: PlannerLine, board: Board) -> None:
        self._session.navigator.correctPost.emit(line.post_id)

    def _open_history(self, line: PlannerLine, board: Board) -> None:
        self._session.navigator.showHistory.emit(line.post_id)

    def _write(
        self,
        line: PlannerLine,
        act: Callable[..., object],
        *args: str,
        then: Callable[[], None] | None = None,
    ) -> None:
        key = line.publication_id
        self._under_way.add(key)
        self.begun.emit()
        self._session.background.run(
            act,
            self._session.person,
            *args,
            done=partial(self._wrote, key, then),
            failed=partial(self._not_written, key),
            owner=self,
        )

    def _wrote(self, key: str, then: Callable[[], None] | None, _answer: object) -> None:
        self._under_way.discard(key)
        self._wrote_of.add(key)
        self.written.emit()
        if then is not None:
            then()

    def _wake(self) -> None:
        self._session.navigator.publisherWanted.emit()

    def _not_written(self, key: str, error: BaseException) -> None:
        self._under_way.discard(key)
        self._failed(error)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self.refused.emit(error)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _warn(sheet: RescheduleSheet, refusals: tuple[Refusal, ...]) -> None:
    shut = [refusal for refusal in refusals if refusal.gate in _OF_THE_MOMENT]
    said = " ".join(f"{refusal.message} {refusal.remedy}" for refusal in shut)
    sheet.set_warning(f"As things stand it would be stopped then. {said}" if shut else "")

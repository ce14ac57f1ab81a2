"""Behind the parts about consents, about what ends and about what is to be done: read, withdraw, finish."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.domain.task import Task
from ccgcompose.errors import Problem
from ccgcompose.usecases.consents import ConsentLine
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.library_report import Ending, EndKind
from ccgcompose.usecases.whereabouts import Place
from ccgcompose.usecases.withdrawing import Withdrawn
from ui.library.consents_part import ConsentsPart
from ui.library.copying_out import CopyingOut
from ui.library.endings_part import EndingsPart
from ui.library.tasks_part import TasksPart
from ui.library.withdraw_sheet import WithdrawnSheet, WithdrawSheet
from ui.session import Session


@dataclass(frozen=True, slots=True)
class Records:
    """What the three parts show, read at once."""

    consents: tuple[ConsentLine, ...]
    endings: tuple[Ending, ...]
    tasks: tuple[Task, ...]
    people: Mapping[str, str]


def read_records(desk: Desk, days: int) -> Records:
    """Return what the three parts show. Slow: for a thread."""
    return Records(
        desk.consents.lines(),
        desk.library_report.expiring(days),
        desk.tasks.all(),
        {person.id: person.name for person in desk.people.all()},
    )


class RecordsPresenter(QObject):
    """`tasksOpen(count)` after each reading; `mediumWanted`, `consentRead` lead elsewhere."""

    tasksOpen = Signal(int)
    tasksWanted = Signal()
    mediumWanted = Signal(str)
    consentWanted = Signal(str)

    def __init__(
        self,
        parts: tuple[ConsentsPart, EndingsPart, TasksPart],
        session: Session,
        filename: Callable[[str], str],
    ) -> None:
        super().__init__(parts[0])
        self._consents, self._endings, self._tasks = parts
        self._session, self._filename = session, filename
        self._copying = CopyingOut(self._consents, session, self._consents.show_problem)
        self._sheet: WithdrawSheet | None = None
        self._connect()

    def refresh(self) -> None:
        """Read again."""
        self._session.background.latest(
            "library.records",
            read_records,
            self._session.desk,
            self._endings.days(),
            done=self._show,
            failed=self._failed,
            owner=self,
        )

    def _show(self, records: Records) -> None:
        self._consents.set_lines(records.consents)
        names = {line.record.id: line.record.name for line in records.consents}
        now = self._session.desk.clock.now()
        self._endings.set_endings(
            records.endings, lambda ending: names.get(ending.record_id, ending.called), now
        )
        self._tasks.set_tasks(records.tasks, records.people)
        self.tasksOpen.emit(self._tasks.open_count())

    def _show_consent(self, consent_id: str) -> None:
        line = self._consents.line(consent_id)
        if line is None:
            return
        self._consents.show_line(line, self._filename)
        self._session.background.latest(
            "library.consent",
            _read_consent,
            self._session.desk,
            line,
            done=partial(self._consent_read, consent_id),
            failed=self._failed,
            owner=self,
        )

    def _consent_read(
        self, consent_id: str, read: tuple[tuple[Place, ...], tuple[EvidenceFile, ...]]
    ) -> None:
        if self._consents.current_key() == consent_id:
            self._consents.set_places(read[0])
            self._consents.set_evidence(read[1])

    def ask_withdrawal(self, consent_id: str) -> None:
        """Ask who withdraws a consent, how and why; show meanwhile where the person is shown."""
        line = self._consents.line(consent_id)
        if line is None:
            return
        sheet = WithdrawSheet(line.record.name, self._session.zone, self._consents)
        sheet.given.connect(partial(self._withdraw, consent_id))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
        self._session.background.run(
            self._session.desk.withdrawing.places,
            consent_id,
            done=sheet.set_places,
            failed=self._failed,
            owner=sheet,
        )

    def _withdraw(self, consent_id: str, reason: str, asked_by: str, how: str) -> None:
        act = partial(
            self._session.desk.withdrawing.withdraw,
            self._session.person,
            consent_id,
            reason,
            asked_by=asked_by,
            how=how,
        )
        self._session.background.run(act, done=self._withdrawn, failed=self._failed, owner=self)

    def _withdrawn(self, withdrawn: Withdrawn) -> None:
        self._session.navigator.recordsChanged.emit()
        sheet = WithdrawnSheet(withdrawn, self._session.zone, self._consents)
        sheet.tasksWanted.connect(self.tasksWanted)
        sheet.places.postWanted.connect(self._session.navigator.showHistory)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _done(self, task_id: str, note: str) -> None:
        self._session.background.run(
            self._session.desk.tasks.done,
            self._session.person,
            task_id,
            note,
            done=self._written,
            failed=self._tasks_failed,
            owner=self,
        )

    def _written(self, _task: Task) -> None:
        self._session.navigator.toast.emit("Kept: it is done.")
        self._session.navigator.recordsChanged.emit()

    def _open_ending(self, ending: Ending) -> None:
        if ending.kind is EndKind.PERMISSION:
            self.mediumWanted.emit(ending.media_id)
        else:
            self.consentWanted.emit(ending.record_id)

    def _connect(self) -> None:
        navigator = self._session.navigator
        self._consents.evidence.copyWanted.connect(self._copying.ask)
        self._consents.rowShown.connect(self._show_consent)
        self._consents.withdrawWanted.connect(self.ask_withdrawal)
        self._consents.mediumWanted.connect(self.mediumWanted)
        self._endings.rangeChosen.connect(self.refresh)
        self._endings.openWanted.connect(self._open_ending)
        self._tasks.doneWanted.connect(self._done)
        self._tasks.postWanted.connect(navigator.correctPost)
        self._tasks.consentWanted.connect(self.consentWanted)
        for places in (self._consents.places, self._endings.late, self._endings.live):
            places.postWanted.connect(navigator.showHistory)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        for part in (self._consents, self._endings, self._tasks):
            part.show_problem(error)

    def _tasks_failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._tasks.show_problem(error)


def _read_consent(desk: Desk, line: ConsentLine) -> tuple[tuple[Place, ...], tuple[EvidenceFile, ...]]:
    files = tuple(desk.evidence.get(each) for each in line.record.evidence_files)
    return desk.library_report.people(line.record.id), files

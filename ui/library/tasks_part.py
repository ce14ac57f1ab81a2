"""What is to be done by hand, and that somebody did it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from ccgcompose.domain.moments import short_day, shown
from ccgcompose.domain.task import Task, TaskKind
from ui.library.table_part import TablePart
from ui.tokens import Kind, S
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.form import FormRow
from ui.widgets.rows_model import Cell, Row
from ui.widgets.text import label, muted, small

HEADINGS = ("What is to be done", "Opened", "State")
_KINDS = {
    TaskKind.EDIT_OUT: "Correct it here, with an edit note",
    TaskKind.MANUAL_STEP: "By hand on the platform",
}


class TasksPart(TablePart):
    """`doneWanted(task id, what was done)`; `postWanted(post id)` to correct it."""

    doneWanted = Signal(str, str)
    postWanted = Signal(str)
    consentWanted = Signal(str)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            "checks", "Nothing is to be done", "When a consent is withdrawn, what is live appears here."
        )
        super().__init__("Tasks", HEADINGS, empty, "No task chosen", parent)
        self._zone = zone
        self._tasks: dict[str, Task] = {}
        self._people: Mapping[str, str] = {}
        self._noted = ""  # the task whose note is typed
        self.all = QCheckBox("Show what is done as well")
        self.badge = Badge("neutral", "")
        self.summary = label("", "heading", wrap=True)
        self._said = small("", wrap=True)
        self.correct = button("Correct the post", "primary", icon_name="pencil")
        self.live = button("Open it live", icon_name="external-link")
        self.consent = button("Show the consent", "link")
        self.note = QLineEdit()
        self._row = FormRow("What was &done", self.note, "One sentence; it is kept in the history")
        self.done = button("It is d&one", icon_name="check")
        self._fill_page()
        self._connect()

    def set_tasks(self, tasks: Sequence[Task], people: Mapping[str, str]) -> None:
        """Show these; `people` gives names by id."""
        self._tasks = {task.id: task for task in tasks}
        self._people = people
        self._narrow()

    def open_count(self) -> int:
        """Return how many are still to be done."""
        return sum(task.is_open for task in self._tasks.values())

    def _narrow(self) -> None:
        shown_too = self.all.isChecked()
        self.set_rows([self._row_of(task) for task in self._tasks.values() if task.is_open or shown_too])

    def _row_of(self, task: Task) -> Row:
        kind, words = _state(task)
        opened = Cell(short_day(task.opened_at, self._zone))
        return Row(task.id, (Cell(task.summary, _KINDS[task.kind]), opened, Cell(words, kind=kind)))

    def _show(self, task_id: str) -> None:
        task = self._tasks[task_id]
        self.badge.set_state(*_state(task))
        self.summary.setText(task.summary)
        by = self._people.get(task.opened_by, "")
        said = f"Opened {shown(task.opened_at, self._zone)}{f' by {by}' if by else ''}."
        if task.done_at is not None:
            who = self._people.get(task.done_by or "", "")
            said += f"\nDone {shown(task.done_at, self._zone)}{f' by {who}' if who else ''}: {task.note}"
        self._said.setText(said)
        self.correct.setVisible(task.is_open and task.kind is TaskKind.EDIT_OUT and bool(task.post_id))
        self.live.setVisible(bool(task.url))
        self.consent.setVisible(bool(task.consent_id))
        if task_id != self._noted:  # the list is read anew while somebody types
            self._noted = task_id
            self.note.clear()
            self._row.set_error("")
        for widget in (self._row, self.done):
            widget.setVisible(task.is_open)

    def _done(self) -> None:
        note = self.note.text().strip()
        self._row.set_error("" if note else "Say what was done.")
        if note:
            self.doneWanted.emit(self.current_key(), note)
        else:
            self.note.setFocus()

    def _task(self) -> Task | None:
        return self._tasks.get(self.current_key())

    def _correct(self) -> None:
        task = self._task()
        if task is not None and task.post_id:
            self.postWanted.emit(task.post_id)

    def _open_live(self) -> None:
        task = self._task()
        if task is not None and task.url:
            QDesktopServices.openUrl(QUrl(task.url))

    def _open_consent(self) -> None:
        task = self._task()
        if task is not None and task.consent_id:
            self.consentWanted.emit(task.consent_id)

    def _connect(self) -> None:
        self.all.toggled.connect(self._narrow)
        self.rowShown.connect(self._show)
        self.done.clicked.connect(self._done)
        self.note.returnPressed.connect(self._done)
        self.correct.clicked.connect(self._correct)
        self.live.clicked.connect(self._open_live)
        self.consent.clicked.connect(self._open_consent)

    def _fill_page(self) -> None:
        self.bar.addWidget(
            muted("The tool deletes nothing: people act, and say what they did.", wrap=True), 1
        )
        self.bar.addWidget(self.all)
        self.table.set_widths({1: 116, 2: 138}, stretch=0)
        acts = QHBoxLayout()
        acts.setSpacing(S)
        acts.addWidget(self.correct)
        acts.addWidget(self.live)
        acts.addStretch(1)
        for widget in (self.badge, self.summary, self._said):
            self.detail.addWidget(widget)
        self.detail.addLayout(acts)
        self.detail.addWidget(self.consent)
        self.detail.addSpacing(S)
        self.detail.addWidget(self._row)
        self.detail.addWidget(self.done)
        self.detail.addStretch(1)


def _state(task: Task) -> tuple[Kind, str]:
    return ("warn", "To be done") if task.is_open else ("ok", "Done")

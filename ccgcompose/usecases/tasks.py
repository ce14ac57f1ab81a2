"""What people have to do by hand, and that somebody did it."""

from __future__ import annotations

from dataclasses import replace

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Person
from ccgcompose.domain.task import Task
from ccgcompose.errors import BadInput
from ccgcompose.usecases.context import Context


class Tasks:
    """Look at tasks and say that one is done."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def open(self) -> tuple[Task, ...]:
        """Return what is still to be done, oldest first."""
        with self._context.store.read() as unit:
            return unit.tasks.open()

    def all(self, limit: int = 500) -> tuple[Task, ...]:
        """Return tasks, last opened first."""
        with self._context.store.read() as unit:
            return unit.tasks.all(limit)

    def done(self, person: Person, task_id: str, note: str) -> Task:
        """Keep that a task is done, with what was done. One that is done stays as it is.

        Raise BadInput without a note, NotFound.
        """
        said = clean(note).strip()
        if not said:
            raise BadInput(
                "Say what was done.", kept="The task is still open.", next="One sentence is enough."
            )
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            old = unit.tasks.get(task_id)
            if not old.is_open:
                return old
            task = replace(old, done_by=person.id, done_at=now, note=said)
            unit.tasks.update(task)
            summary = f"{person.name} finished a task: {old.summary} {said}"
            details = {"task": task.id} | ({"consent": task.consent_id} if task.consent_id else {})
            unit.history.append(Entry("task.done", person.id, summary, task.post_id, details), now)
        return task

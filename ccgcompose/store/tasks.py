"""What people have to do by hand."""

from __future__ import annotations

from sqlalchemy import select

from ccgcompose.domain.task import Task
from ccgcompose.store.records import TASK
from ccgcompose.store.tables import task
from ccgcompose.store.transaction import Transaction


class SqlTasks:
    """Fulfils the port Tasks."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, new: Task) -> None:
        self._tx.add(TASK, new)

    def update(self, changed: Task) -> None:
        self._tx.update(TASK, changed)

    def get(self, task_id: str) -> Task:
        return self._tx.one(TASK, id=task_id)

    def open(self) -> tuple[Task, ...]:
        still = select(task).where(task.c.done_at.is_(None))
        return self._tx.all(TASK, still.order_by(task.c.ordinal))

    def all(self, limit: int = 500) -> tuple[Task, ...]:
        return self._tx.all(TASK, select(task).order_by(task.c.ordinal.desc()).limit(limit))

"""Approvals, holds, and unsaved text."""

from __future__ import annotations

from sqlalchemy import Executable, delete, insert, select, update

from ccgcompose.domain.approval import Approval
from ccgcompose.domain.hold import Hold
from ccgcompose.store.codec import from_row, to_row
from ccgcompose.store.link import Link
from ccgcompose.store.tables import approval, autosave, hold
from ccgcompose.usecases.ports import Autosave


class SqlApprovals:
    """Fulfils the port Approvals."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, new: Approval) -> None:
        self._link.add(approval, f"approval:{new.id}", new)

    def for_post(self, post_id: str) -> tuple[Approval, ...]:
        found = (
            select(approval).where(approval.c.post_id == post_id).order_by(approval.c.made_at, approval.c.id)
        )
        return self._link.all(Approval, found)


class SqlHolds:
    """Fulfils the port Holds."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def active(self) -> Hold | None:
        return next(iter(self._link.all(Hold, select(hold).where(hold.c.released_at.is_(None)))), None)

    def add(self, new: Hold) -> None:
        self._link.add(hold, f"hold:{new.id}", new)

    def update(self, changed: Hold) -> None:
        statement = update(hold).where(hold.c.id == changed.id).values(**to_row(changed))
        self._link.change(statement, f"hold:{changed.id}", changed, f"There is no hold {changed.id}.")

    def all(self) -> tuple[Hold, ...]:
        return self._link.all(Hold, select(hold).order_by(hold.c.placed_at, hold.c.id))


class SqlAutosaves:
    """Fulfils the port Autosaves. No record: nothing here comes under testimony."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def put(self, kept: Autosave) -> None:
        self.drop(kept.person_id, kept.post_id)
        row = to_row(kept)
        row["slot"] = row.pop("post_id") or ""
        self._link.connection.execute(insert(autosave).values(**row))

    def get(self, person_id: str, post_id: str | None) -> Autosave | None:
        found = select(autosave).where(autosave.c.person_id == person_id, autosave.c.slot == (post_id or ""))
        return next(iter(self._read(found)), None)

    def newest(self, person_id: str) -> Autosave | None:
        found = (
            select(autosave).where(autosave.c.person_id == person_id).order_by(autosave.c.at.desc()).limit(1)
        )
        return next(iter(self._read(found)), None)

    def drop(self, person_id: str, post_id: str | None) -> None:
        of_person = delete(autosave).where(autosave.c.person_id == person_id)
        self._link.connection.execute(of_person.where(autosave.c.slot == (post_id or "")))

    def _read(self, statement: Executable) -> list[Autosave]:
        rows = self._link.rows(statement)
        return [from_row(Autosave, {**row, "post_id": row["slot"] or None}) for row in rows]

"""Unsaved text. It is no record: nothing here comes under testimony, and it may go."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, Select, delete, insert, select

from ccgcompose.store.records import AUTOSAVE
from ccgcompose.store.tables import autosave
from ccgcompose.store.transaction import Transaction
from ccgcompose.usecases.ports import Autosave

NEW_POST = ""


class SqlAutosaves:
    """Fulfils the port Autosaves."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def put(self, kept: Autosave) -> None:
        self.drop(kept.person_id, kept.post_id)
        row = AUTOSAVE.row(replace(kept, post_id=kept.post_id or NEW_POST))
        self._tx.change(insert(autosave).values(**row))

    def get(self, person_id: str, post_id: str | None) -> Autosave | None:
        return self._first(select(autosave).where(*_slot(person_id, post_id)))

    def newest(self, person_id: str) -> Autosave | None:
        of_person = select(autosave).where(autosave.c.person_id == person_id)
        return self._first(of_person.order_by(autosave.c.at.desc(), autosave.c.ordinal.desc()).limit(1))

    def drop(self, person_id: str, post_id: str | None) -> None:
        self._tx.change(delete(autosave).where(*_slot(person_id, post_id)))

    def _first(self, query: Select[tuple[object, ...]]) -> Autosave | None:
        for found in self._tx.all(AUTOSAVE, query):
            return replace(found, post_id=found.post_id or None)
        return None


def _slot(person_id: str, post_id: str | None) -> list[ColumnElement[bool]]:
    return [autosave.c.person_id == person_id, autosave.c.post_id == (post_id or NEW_POST)]

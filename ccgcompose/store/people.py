"""People, their designations, and what their passphrases are checked against."""

from __future__ import annotations

from sqlalchemy import select

from ccgcompose.domain.naming import named
from ccgcompose.domain.people import Designation, Person
from ccgcompose.store import search
from ccgcompose.store.records import DESIGNATION, PASSPHRASE, PERSON, Passphrase
from ccgcompose.store.tables import designation, person
from ccgcompose.store.transaction import Transaction


class SqlPeople:
    """Fulfils the port People."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, new: Person) -> None:
        self._tx.add(PERSON, new)

    def update(self, changed: Person) -> None:
        renamed = self.get(changed.id).name != changed.name
        self._tx.update(PERSON, changed)
        if renamed:
            search.index_person(self._tx, changed.id)

    def get(self, person_id: str) -> Person:
        return self._tx.one(PERSON, id=person_id)

    def by_name(self, name: str) -> Person:
        return named(name, self.all(), "person", "The people are")

    def all(self) -> tuple[Person, ...]:
        return self._tx.all(PERSON, select(person).order_by(person.c.ordinal))

    def add_designation(self, new: Designation) -> None:
        self._tx.add(DESIGNATION, new)

    def update_designation(self, changed: Designation) -> None:
        self._tx.update(DESIGNATION, changed)

    def designations(self, person_id: str) -> tuple[Designation, ...]:
        of_person = designation.c.person_id == person_id
        return self._tx.all(DESIGNATION, select(designation).where(of_person).order_by(designation.c.ordinal))

    def passphrase_hash(self, person_id: str) -> str | None:
        found = self._tx.maybe(PASSPHRASE, person_id=person_id)
        return None if found is None else found.stored

    def set_passphrase_hash(self, person_id: str, stored: str) -> None:
        known = self.passphrase_hash(person_id) is not None
        (self._tx.update if known else self._tx.add)(PASSPHRASE, Passphrase(person_id, stored))

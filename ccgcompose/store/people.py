"""People, designations, passphrase hashes."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from ccgcompose.domain.people import Designation, Person
from ccgcompose.errors import NotFound
from ccgcompose.store.codec import to_row
from ccgcompose.store.link import Link
from ccgcompose.store.tables import designation, passphrase, person


class SqlPeople:
    """Fulfils the port People."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, new: Person) -> None:
        self._link.add(person, f"person:{new.id}", new)

    def update(self, changed: Person) -> None:
        statement = update(person).where(person.c.id == changed.id).values(**to_row(changed))
        self._link.change(statement, f"person:{changed.id}", changed, f"There is no person {changed.id}.")

    def get(self, person_id: str) -> Person:
        found = select(person).where(person.c.id == person_id)
        return self._link.one(Person, found, f"There is no person {person_id}.")

    def by_name(self, name: str) -> Person:
        wanted = name.strip().casefold()
        everybody = self.all()
        for found in everybody:
            if wanted in (found.id.casefold(), found.name.casefold()):
                return found
        names = ", ".join(found.name for found in everybody) or "nobody yet"
        raise NotFound(f"There is no person “{name}”.", next=f"The people are: {names}.")

    def all(self) -> tuple[Person, ...]:
        return self._link.all(Person, select(person).order_by(person.c.id))

    def add_designation(self, new: Designation) -> None:
        self._link.add(designation, f"designation:{new.id}", new)

    def update_designation(self, changed: Designation) -> None:
        statement = update(designation).where(designation.c.id == changed.id).values(**to_row(changed))
        missing = f"There is no designation {changed.id}."
        self._link.change(statement, f"designation:{changed.id}", changed, missing)

    def designations(self, person_id: str) -> tuple[Designation, ...]:
        found = select(designation).where(designation.c.person_id == person_id).order_by(designation.c.id)
        return self._link.all(Designation, found)

    def passphrase_hash(self, person_id: str) -> str | None:
        found = select(passphrase.c.stored).where(passphrase.c.person_id == person_id)
        return self._link.connection.execute(found).scalar_one_or_none()

    def set_passphrase_hash(self, person_id: str, stored: str) -> None:
        key = f"passphrase:{person_id}"
        if self.passphrase_hash(person_id) is None:
            self._link.connection.execute(insert(passphrase).values(person_id=person_id, stored=stored))
            self._link.testify(key, stored)
            return
        statement = update(passphrase).where(passphrase.c.person_id == person_id).values(stored=stored)
        self._link.change(statement, key, stored, f"There is no person {person_id}.")

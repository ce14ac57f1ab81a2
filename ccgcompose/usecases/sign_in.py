"""Open the workspace as a named person with a passphrase."""

from __future__ import annotations

from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Person
from ccgcompose.errors import SignInRefused
from ccgcompose.usecases.context import Context


class SignIn:
    """Who sits here. Argon2id makes each guess slow; each opening is a history entry."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def people(self) -> tuple[Person, ...]:
        """Return the people who have a passphrase."""
        with self._context.store.read() as unit:
            return tuple(p for p in unit.people.all() if unit.people.passphrase_hash(p.id) is not None)

    def open(self, name: str, passphrase: str) -> Person:
        """Return the person of this name or id and record the opening. Raise SignInRefused or NotFound."""
        person = self.verify(name, passphrase)
        with self._context.store.write() as unit:
            entry = Entry("session.opened", person.id, f"{person.name} opened the workspace.")
            unit.history.append(entry, self._context.clock.now())
        return person

    def verify(self, name: str, passphrase: str) -> Person:
        """Return the person when the passphrase is right, recording nothing: to unlock, and for commands."""
        with self._context.store.read() as unit:
            person = unit.people.by_name(name)
            stored = unit.people.passphrase_hash(person.id)
        if stored is None or not self._context.passphrases.matches(stored, passphrase):
            raise SignInRefused(
                f"The passphrase does not fit {person.name}.",
                kept="Nothing was opened or changed.",
                next="Type it again; capitals and spaces count.",
            )
        return person

    def change(self, person: Person, old: str, new: str) -> None:
        """Set a new passphrase. Raise SignInRefused for a wrong old one, BadInput for a weak new one."""
        self.verify(person.id, old)
        stored = self._context.passphrases.hash(new)
        with self._context.store.write() as unit:
            unit.people.set_passphrase_hash(person.id, stored)
            entry = Entry("passphrase.changed", person.id, f"{person.name} changed their passphrase.")
            unit.history.append(entry, self._context.clock.now())

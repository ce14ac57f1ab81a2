"""Who there is, and what each may do now."""

from __future__ import annotations

from ccgcompose.domain.people import Capacity, Designation, Person
from ccgcompose.usecases.context import Context


class People:
    """Look people up. (They are added when the workspace is set up.)"""

    def __init__(self, context: Context) -> None:
        self._context = context

    def all(self) -> tuple[Person, ...]:
        """Return everybody."""
        with self._context.store.read() as unit:
            return unit.people.all()

    def designations(self, person: Person) -> tuple[Designation, ...]:
        """Return every designation a person holds or has held."""
        with self._context.store.read() as unit:
            return unit.people.designations(person.id)

    def designated(self, capacity: Capacity) -> tuple[Person, ...]:
        """Return who may speak, or approve, on some account now."""
        now = self._context.clock.now()
        with self._context.store.read() as unit:
            return tuple(
                person
                for person in unit.people.all()
                if any(
                    d.capacity is capacity and d.in_force(now) for d in unit.people.designations(person.id)
                )
            )

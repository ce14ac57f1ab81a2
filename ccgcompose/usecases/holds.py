"""Stop all publishing at once, with a reason, and let it go on."""

from __future__ import annotations

from dataclasses import replace

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.history import Entry
from ccgcompose.domain.hold import Hold
from ccgcompose.domain.people import Person
from ccgcompose.errors import BadInput
from ccgcompose.usecases.context import Context


class Holds:
    """What a person does in a crisis. Placing one takes no designation: stopping is always safe."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def active(self) -> Hold | None:
        """Return the hold that is in force, if any."""
        with self._context.store.read() as unit:
            return unit.holds.active()

    def place(self, person: Person, reason: str) -> Hold:
        """Stop all publishing. Raise BadInput without a reason; a hold in force already is returned."""
        why = clean(reason).strip().rstrip(".")
        if not why:
            raise BadInput(
                "A hold needs a reason.", kept="Publishing goes on.", next="Say why it should stop."
            )
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            found = unit.holds.active()
            if found is not None:
                return found
            hold = Hold(self._context.ids.new("hold"), why, person.id, now)
            unit.holds.add(hold)
            unit.history.append(
                Entry("hold.placed", person.id, f"{person.name} put all publishing on hold: {why}."), now
            )
        return hold

    def release(self, person: Person, reason: str) -> Hold:
        """Let publishing go on. What is too late by now waits for a decision; the rest that is due goes out."""
        why = clean(reason).strip().rstrip(".")
        if not why:
            raise BadInput(
                "A release needs a reason.", kept="The hold is in force.", next="Say why it may end."
            )
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            found = unit.holds.active()
            if found is None:
                raise BadInput("Nothing is on hold.", kept="Publishing goes on.")
            hold = replace(found, released_by=person.id, released_at=now)
            unit.holds.update(hold)
            summary = f"{person.name} released the hold “{found.reason}”: {why}."
            unit.history.append(Entry("hold.released", person.id, summary), now)
        return hold

"""Say who may speak, approve, or accept blocked findings; and end that. Each is a record with its history entry."""

from __future__ import annotations

from dataclasses import replace

from ccgcompose.domain.gates import Refusal
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Capacity, Designation, Person
from ccgcompose.errors import BadInput, GateRefused
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import UnitOfWork

SAID = {
    Capacity.SPEAK: "speak for the organisation",
    Capacity.APPROVE: "approve posts",
    Capacity.WAIVE: "accept findings that stop a post",
}

_OVERSEES = (Capacity.APPROVE, Capacity.WAIVE)


class Designations:
    """What somebody who approves, or accepts blocked findings, decides about what others may do."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def grant(
        self, person: Person, whom: Person, capacity: Capacity, account_ids: tuple[str, ...] = ()
    ) -> Designation:
        """Designate somebody from now on, for these accounts (none: for all).

        Raise GateRefused for somebody who is not designated to approve, and for whoever would let themselves
        accept blocked findings. One that holds already is returned.
        """
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            self._must_oversee(unit, person)
            if capacity is Capacity.WAIVE and person.id == whom.id:
                raise _refused(
                    "Nobody lets themselves accept blocked findings.",
                    "Ask a second person who is designated to grant it.",
                )
            names = [unit.accounts.get(account_id).name for account_id in account_ids]
            for held in unit.people.designations(whom.id):
                same = held.capacity is capacity and set(held.account_ids) == set(account_ids)
                if same and held.in_force(now) and held.valid_to is None:
                    return held
            made = Designation(
                self._context.ids.new("designation"), whom.id, capacity, person.id, now, None, account_ids
            )
            unit.people.add_designation(made)
            where = f" on {', '.join(names)}" if names else ""
            summary = f"{person.name} designated {whom.name} to {SAID[capacity]}{where}."
            unit.history.append(Entry("designation.granted", person.id, summary), now)
        return made

    def end(self, person: Person, whom: Person, capacity: Capacity) -> tuple[Designation, ...]:
        """End what somebody is designated to do, now. Raise BadInput when there is nothing to end, GateRefused."""
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            self._must_oversee(unit, person)
            found = [
                held
                for held in unit.people.designations(whom.id)
                if held.capacity is capacity and held.revoked_at is None and held.in_force(now)
            ]
            if not found:
                raise BadInput(
                    f"{whom.name} is not designated to {SAID[capacity]}.", kept="Nothing was changed."
                )
            ended = tuple(replace(held, revoked_at=now) for held in found)
            for held in ended:
                unit.people.update_designation(held)
            summary = f"{person.name} ended that {whom.name} may {SAID[capacity]}."
            unit.history.append(Entry("designation.ended", person.id, summary), now)
        return ended

    def _must_oversee(self, unit: UnitOfWork, person: Person) -> None:
        now = self._context.clock.now()
        held = unit.people.designations(person.id)
        if not any(each.in_force(now) and each.capacity in _OVERSEES for each in held):
            raise _refused(
                f"{person.name} is not designated to approve, and so may not designate others.",
                "Ask somebody who is designated to approve.",
            )


def _refused(message: str, remedy: str) -> GateRefused:
    return GateRefused([Refusal("designation", message, remedy)])

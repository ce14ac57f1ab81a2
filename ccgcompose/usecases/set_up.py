"""The first start: the organisation, its people, their designations, the first account."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ccgcompose.domain.account import Account
from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.history import Entry
from ccgcompose.domain.organisation import Organisation
from ccgcompose.domain.people import Affiliation, Capacity, Designation, Person
from ccgcompose.errors import BadInput, NotFound
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.new_account import NewAccount, account_of
from ccgcompose.usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person to be added, with what they may do on every account."""

    name: str
    position: str
    affiliation: Affiliation
    passphrase: str
    capacities: tuple[Capacity, ...] = ()


__all__ = ["NewAccount", "NewPerson", "SetUp"]


class SetUp:
    """Makes a workspace, once."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def organisation(self) -> Organisation | None:
        """Return the organisation of this workspace; None before the first start is done."""
        with self._context.store.read() as unit:
            return unit.workspace.get()

    def subject(self, name: str) -> str:
        """Return a subject of the organisation as it is spelled there. Raise NotFound."""
        organisation = self.organisation()
        subjects = organisation.subjects if organisation else ()
        for subject in subjects:
            if subject.casefold() == name.strip().casefold():
                return subject
        raise NotFound(
            f"“{name}” is not one of the organisation's subjects.",
            kept="Nothing was changed.",
            next=f"The subjects are: {', '.join(subjects) or 'none yet'}.",
        )

    def start(
        self, organisation: Organisation, people: tuple[NewPerson, ...], accounts: tuple[NewAccount, ...]
    ) -> Person:
        """Write everything in one transaction and return the first person, who set it up.

        Raise BadInput when the workspace exists already, or something is missing.
        """
        self._complete(organisation, people, accounts)
        hashes = [self._context.passphrases.hash(person.passphrase) for person in people]
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            if unit.workspace.get() is not None:
                raise BadInput("This workspace is set up already.", kept="Nothing was changed.")
            unit.workspace.put(organisation)
            first = self._add_person(unit, people[0], hashes[0], None, now)
            for new, stored in zip(people[1:], hashes[1:], strict=True):
                self._add_person(unit, new, stored, first, now)
            for account in accounts:
                self._add_account(unit, account)
            summary = f"{first.name} set up the workspace of {organisation.name}."
            unit.history.append(Entry("workspace.made", first.id, summary), now)
        return first

    def _complete(
        self, organisation: Organisation, people: tuple[NewPerson, ...], accounts: tuple[NewAccount, ...]
    ) -> None:
        missing = [] if organisation.name.strip() else ["the organisation's name"]
        for person in people:
            missing += [] if person.name.strip() else ["a person's name"]
            missing += [] if person.position.strip() else [f"the position of {person.name or 'a person'}"]
        missing += ["an account's name" for account in accounts if not account.name.strip()]
        if missing or not people:
            wanted = ", ".join(missing or ["at least one person"])
            raise BadInput(f"Still missing: {wanted}.", kept="Nothing was written.", next="Fill it in.")
        # People sign in and take responsibility by name, and commands name accounts.
        for names in ([person.name for person in people], [account.name for account in accounts]):
            _must_be_told_apart(names)

    def _add_person(
        self, unit: UnitOfWork, new: NewPerson, stored: str, granter: Person | None, now: datetime
    ) -> Person:
        name, position = clean(new.name).strip(), clean(new.position).strip()
        person = Person(self._context.ids.new("person"), name, position, new.affiliation, now)
        unit.people.add(person)
        unit.people.set_passphrase_hash(person.id, stored)
        for capacity in new.capacities:
            granted_by = (granter or person).id
            unit.people.add_designation(
                Designation(self._context.ids.new("designation"), person.id, capacity, granted_by, now)
            )
        return person

    def _add_account(self, unit: UnitOfWork, new: NewAccount) -> Account:
        account = account_of(self._context, new)
        unit.accounts.add(account)
        return account

    def change_organisation(self, person: Person, organisation: Organisation) -> None:
        """Change subjects, trusted sites, zone or brand; the change is in the history."""
        with self._context.store.write() as unit:
            old = unit.workspace.get()
            if old == organisation:
                return
            unit.workspace.put(replace(organisation, name=clean(organisation.name).strip()))
            changed = _changed(old, organisation)
            summary = f"{person.name} changed the organisation's {changed}."
            unit.history.append(Entry("workspace.changed", person.id, summary), self._context.clock.now())


def _must_be_told_apart(names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        key = clean(name).strip().casefold()
        if key in seen:
            raise BadInput(
                f"“{name.strip()}” is there twice.",
                kept="Nothing was written.",
                next="Give each a name of its own, for example with an initial or a place.",
            )
        seen.add(key)


def _changed(old: Organisation | None, new: Organisation) -> str:
    if old is None:
        return "settings"
    fields = [name for name in Organisation.__dataclass_fields__ if getattr(old, name) != getattr(new, name)]
    return ", ".join(field.replace("_", " ") for field in fields) or "settings"

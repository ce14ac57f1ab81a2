"""A test post on an account that is for practice: through every gate, into the history, like any other."""

from __future__ import annotations

from ccgcompose.domain.account import Account
from ccgcompose.domain.moments import shown
from ccgcompose.domain.people import Person
from ccgcompose.domain.post import Content
from ccgcompose.errors import BadInput
from ccgcompose.usecases.compose import Compose
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.schedule import Schedule, at_instant

TITLE = "Trying out the connection"


class AccountTrial:
    """Sends what nobody is meant to read, where nobody follows."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._compose = Compose(context)
        self._schedule = Schedule(context)

    def text(self, account: Account, person: Person, zone: str) -> str:
        """Return what would be sent now."""
        moment = shown(self._context.clock.now(), zone)
        return (
            f"This is a test of our connection to {account.name}, {moment}. Nothing needs to be done.\n\n"
            f"{person.name}, {person.position}"
        )

    def send(self, person: Person, account_id: str) -> str:
        """Plan the test post for now and return its id. The person takes responsibility for it by asking for it.

        Raise BadInput for an account that is not for practice, GateRefused with every gate that is shut; then the
        post stays as a draft.
        """
        with self._context.store.read() as unit:
            account = unit.accounts.get(account_id)
            organisation = unit.workspace.get()
        if not account.is_practice or organisation is None:
            raise BadInput(
                f"{account.name} is not for practice.",
                kept="Nothing was sent.",
                next="Mark it as one for practice first, if the public does not follow it.",
            )
        subject = organisation.subjects[0] if organisation.subjects else ""
        text = self.text(account, person, organisation.zone)
        content = Content(subject=subject, title=TITLE, text=text, account_ids=(account.id,))
        post_id = self._compose.save(person, content).revision.post_id
        when = at_instant(self._context.clock.now(), organisation.zone)
        self._schedule.schedule(person, post_id, when, confirmed=True)
        return post_id

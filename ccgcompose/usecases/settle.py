"""A person says what became of a delivery that no platform could confirm."""

from __future__ import annotations

import re
from dataclasses import replace

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.gates import Refusal
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Capacity, Person, holding
from ccgcompose.domain.publication import DeliveryState, Receipt
from ccgcompose.errors import BadInput, GateRefused
from ccgcompose.usecases.context import Context

# The address is shown as a link: nothing but what opens a page (the newsroom's own pages may be files).
_ADDRESS = re.compile(r"(https?|file)://\S{1,2000}", re.IGNORECASE)


class Settle:
    """Looks are a person's; the tool only writes down what they saw."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def is_out(self, person: Person, delivery_id: str, url: str) -> None:
        """Record that a person found the post live at `url`."""
        seen = clean(url).strip()
        if not seen:
            raise BadInput(
                "Where is it?", kept="Nothing was recorded.", next="Paste the address of the live post."
            )
        if not _ADDRESS.fullmatch(seen):
            raise BadInput(
                "That is not the address of a page.",
                kept="Nothing was recorded.",
                next="Paste the address of the live post; it begins with https://.",
            )
        self._record(person, delivery_id, DeliveryState.SENT, f"found it live at {seen}", seen)

    def is_not_out(self, person: Person, delivery_id: str) -> None:
        """Record that a person looked and it is not there; it may be sent again."""
        self._record(person, delivery_id, DeliveryState.PENDING, "looked and it is not there", None)

    def _record(
        self, person: Person, delivery_id: str, state: DeliveryState, saw: str, url: str | None
    ) -> None:
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            delivery = unit.publications.delivery(delivery_id)
            account = unit.accounts.get(delivery.account_id)
            if delivery.state is not DeliveryState.UNKNOWN:
                raise BadInput("This delivery is not in doubt.", kept="Nothing was changed.")
            if holding(unit.people.designations(person.id), Capacity.SPEAK, now, account.id) is None:
                raise GateRefused(
                    [
                        Refusal(
                            "designation",
                            f"{person.name} is not designated to speak on {account.name}.",
                            "Ask a designated spokesperson to look.",
                        )
                    ]
                )
            if url is not None:
                proof = f"seen by {person.name}"
                unit.publications.add_receipt(Receipt(delivery.id, url, url, now, proof))
            unit.publications.update_delivery(replace(delivery, state=state, not_before=now, reason=""))
            post_id = unit.publications.get(delivery.publication_id).post_id
            summary = f"{person.name} looked for the post on {account.name}: {saw}."
            unit.history.append(Entry("delivery.settled", person.id, summary, post_id), now)

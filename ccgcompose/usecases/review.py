"""Decide on a revision: approve it, or send it back with a note."""

from __future__ import annotations

from ccgcompose.domain.approval import Approval, Decision
from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.gates import Refusal
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Capacity, Designation, Person, holding
from ccgcompose.domain.post import Revision, headline
from ccgcompose.errors import BadInput, ConcurrentEdit, GateRefused
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import UnitOfWork


class Review:
    """What a person designated to approve does."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def approve(self, person: Person, post_id: str, number: int, note: str = "") -> Approval:
        """Approve one revision. Raise GateRefused without a designation, or for one's own text."""
        return self._decide(person, post_id, number, Decision.APPROVED, note)

    def send_back(self, person: Person, post_id: str, number: int, note: str) -> Approval:
        """Send a revision back. Raise BadInput without a note that says why."""
        if not note.strip():
            raise BadInput(
                "Sending back needs a note.", kept="The post is as it was.", next="Say what should change."
            )
        return self._decide(person, post_id, number, Decision.SENT_BACK, note)

    def _decide(self, person: Person, post_id: str, number: int, decision: Decision, note: str) -> Approval:
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            revision = unit.posts.latest(post_id)
            if revision.number != number:
                raise ConcurrentEdit(
                    f"Revision {number} is no longer the newest; revision {revision.number} is.",
                    kept="Nothing was decided.",
                    next="Read the newest revision, then decide.",
                )
            designation = self._designation(unit, person, revision)
            approval = Approval(
                id=self._context.ids.new("approval"),
                post_id=post_id,
                revision=number,
                person_id=person.id,
                designation_id=designation.id,
                decision=decision,
                note=clean(note).strip(),
                made_at=now,
            )
            unit.approvals.add(approval)
            verb = "approved" if decision is Decision.APPROVED else "sent back"
            summary = f"{person.name} {verb} revision {number} of “{headline(revision.content)}”."
            unit.history.append(Entry(f"revision.{verb.replace(' ', '-')}", person.id, summary, post_id), now)
        return approval

    def _designation(self, unit: UnitOfWork, person: Person, revision: Revision) -> Designation:
        if revision.author_id == person.id:
            raise GateRefused(
                [Refusal("approval", "Nobody approves their own text.", "Ask a second person to approve it.")]
            )
        held = unit.people.designations(person.id)
        now = self._context.clock.now()
        found = [holding(held, Capacity.APPROVE, now, account) for account in revision.content.account_ids]
        fitting = [designation for designation in found if designation is not None]
        if not fitting or len(fitting) < len(found):
            raise GateRefused(
                [
                    Refusal(
                        "designation",
                        f"{person.name} is not designated to approve for every account of this post.",
                        "Ask somebody who is designated to approve for these accounts.",
                    )
                ]
            )
        return fitting[0]

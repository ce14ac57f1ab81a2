"""What becomes of a delivery by the platform's answer, or by its silence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ccgcompose.domain.gates import Refusal
from ccgcompose.domain.history import Entry
from ccgcompose.domain.post import headline
from ccgcompose.domain.publication import Attempt, Delivery, DeliveryState, Outcome, Receipt, can_move
from ccgcompose.errors import (
    AuthExpired,
    ConcurrentEdit,
    DeletionRefused,
    OutcomeUnknown,
    Problem,
    RateLimited,
    Rejected,
    TooLarge,
    Unreachable,
)
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.outbox import thaw
from ccgcompose.usecases.ports import UnitOfWork

MOST_ATTEMPTS = 8
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=15)
CERTAINLY_NOT_SENT = (Rejected, AuthExpired, TooLarge, DeletionRefused)


@dataclass(frozen=True, slots=True)
class Answer:
    """A receipt, or a problem, or (both None) nothing found where it was looked up."""

    receipt: Receipt | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Ending:
    """What an answer means."""

    state: DeliveryState
    outcome: Outcome
    kind: str
    words: str
    not_before: datetime | None = None


class Answers:
    """Writes each answer down in one transaction with its history entry."""

    def __init__(self, context: Context, owner: str) -> None:
        self._context = context
        self._owner = owner

    def write(self, delivery: Delivery, attempt: Attempt, answer: Answer) -> DeliveryState:
        """Store how an attempt ended; return the state that the delivery has now."""
        now = self._context.clock.now()
        ending = _ending(answer, attempt, now)
        try:
            with self._context.store.write() as unit:
                current = unit.publications.delivery(delivery.id)
                newest = unit.publications.attempts(delivery.id)[-1].number == attempt.number
                if not self._ours(current, answer, newest=newest) or not can_move(
                    current.state, ending.state
                ):
                    return current.state
                self._settle(unit, current, attempt, answer, ending, now)
        except ConcurrentEdit:
            return DeliveryState.UNKNOWN
        return ending.state

    def _ours(self, current: Delivery, answer: Answer, *, newest: bool) -> bool:
        if current.lease_owner == self._owner:
            return True
        # UNKNOWN: our lease ran out during the call and it was set aside. A late proof that it is out is welcome;
        # that an earlier call did not put it out says nothing of a later one whose answer is still wanting.
        return current.state is DeliveryState.UNKNOWN and (newest or answer.receipt is not None)

    def _settle(
        self,
        unit: UnitOfWork,
        current: Delivery,
        attempt: Attempt,
        answer: Answer,
        ending: _Ending,
        now: datetime,
    ) -> None:
        detail = answer.problem.what if answer.problem else ""
        stored = {a.number: a for a in unit.publications.attempts(current.id)}[attempt.number]
        if stored.outcome is Outcome.OPEN:
            done = replace(attempt, finished_at=now, outcome=ending.outcome, detail=detail)
            unit.publications.finish_attempt(done)
        if answer.receipt is not None:
            unit.publications.add_receipt(replace(answer.receipt, delivery_id=current.id))
        reason = str(answer.problem) if answer.problem else ""
        unit.publications.update_delivery(
            replace(
                current,
                state=ending.state,
                reason=reason,
                not_before=ending.not_before or current.not_before,
                lease_owner=None,
                lease_until=None,
            )
        )
        post_id, title = _named(unit, current)
        summary = f"“{title}” on {unit.accounts.get(current.account_id).name}: {ending.words}"
        details = {"delivery": current.id}
        if answer.receipt is not None:
            details |= {"remote_id": answer.receipt.remote_id, "url": answer.receipt.url}
        unit.history.append(Entry(ending.kind, None, summary, post_id, details), now)

    def stopped(self, delivery: Delivery, refusals: tuple[Refusal, ...]) -> DeliveryState:
        """Store that a gate was shut at the moment of publication. Nothing was sent; a person decides."""
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            current = unit.publications.delivery(delivery.id)
            if current.lease_owner != self._owner or current.state is not DeliveryState.CLAIMED:
                return current.state
            held = any(refusal.gate == "hold" for refusal in refusals)
            state = DeliveryState.PENDING if held else DeliveryState.STOPPED
            reason = " ".join(f"{refusal.message} {refusal.remedy}" for refusal in refusals)
            unit.publications.update_delivery(
                replace(current, state=state, reason=reason, lease_owner=None, lease_until=None)
            )
            post_id = unit.publications.get(current.publication_id).post_id
            account = unit.accounts.get(current.account_id)
            gates = ", ".join(refusal.gate for refusal in refusals)
            summary = f"Not published on {account.name}: shut at that moment: {gates}. {reason}"
            unit.history.append(Entry("delivery.stopped", None, summary, post_id), now)
        return state

    def postponed(self, delivery: Delivery) -> DeliveryState:
        """Store that a correction waits until it is known whether what it corrects is out."""
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            current = unit.publications.delivery(delivery.id)
            if current.lease_owner != self._owner or current.state is not DeliveryState.CLAIMED:
                return current.state
            reason = (
                "It is not known yet whether the post is out there. The correction follows as soon as it is."
            )
            waiting = replace(current, state=DeliveryState.PENDING, reason=reason)
            waiting = replace(waiting, not_before=now + LONGEST_PAUSE, lease_owner=None, lease_until=None)
            unit.publications.update_delivery(waiting)
            post_id, title = _named(unit, current)
            summary = f"The correction of “{title}” waits. {reason}"
            unit.history.append(Entry("delivery.postponed", None, summary, post_id), now)
        return DeliveryState.PENDING

    def recover(self) -> None:
        """Settle what a publisher left behind when it stopped: leases that ran out. Calls nobody."""
        now = self._context.clock.now()
        with self._context.store.read() as unit:
            expired = unit.publications.expired_claims(now)
        for delivery in expired:
            self._take_over(delivery, now)

    def look_up_due(self, account_id: str) -> None:
        """Ask the platform of one account about what may or may not be out. Slow, and never sends."""
        now = self._context.clock.now()
        with self._context.store.read() as unit:
            unknown = [
                (delivery, attempt)
                for delivery in unit.publications.in_state(DeliveryState.UNKNOWN.value)
                if delivery.not_before <= now and delivery.account_id == account_id
                for attempt in unit.publications.attempts(delivery.id)[-1:]
            ]
        for delivery, attempt in unknown:
            self.look_up(delivery, attempt)

    def _take_over(self, delivery: Delivery, now: datetime) -> None:
        with self._context.store.write() as unit:
            current = unit.publications.delivery(delivery.id)
            if current.state is not DeliveryState.CLAIMED or current.lease_owner != delivery.lease_owner:
                return
            attempts = unit.publications.attempts(current.id)
            interrupted = bool(attempts) and attempts[-1].outcome is Outcome.OPEN
            state = DeliveryState.UNKNOWN if interrupted else DeliveryState.PENDING
            reason = "A publisher was interrupted in the middle of the call." if interrupted else ""
            if interrupted:
                ended = replace(attempts[-1], finished_at=now, outcome=Outcome.UNKNOWN, detail=reason)
                unit.publications.finish_attempt(ended)
            unit.publications.update_delivery(
                replace(current, state=state, reason=reason, lease_owner=None, lease_until=None)
            )
            account = unit.accounts.get(current.account_id)
            post_id = unit.publications.get(current.publication_id).post_id
            summary = f"A publisher stopped while it had the delivery for {account.name}: {state.value} now."
            unit.history.append(Entry("delivery.recovered", None, summary, post_id), now)

    def look_up(self, delivery: Delivery, attempt: Attempt) -> DeliveryState:
        """Ask the platform whether an unconfirmed delivery is out. Never sends."""
        try:
            request = thaw(attempt.request)
            connector = self._context.connectors.get(request.account.platform)
            receipt = connector.find(request, self._context.clock.now())
        except Problem as problem:
            return self.write(delivery, attempt, Answer(problem=_cannot_tell(problem)))
        return self.write(delivery, attempt, Answer(receipt=receipt))


def _named(unit: UnitOfWork, delivery: Delivery) -> tuple[str, str]:
    publication = unit.publications.get(delivery.publication_id)
    revision = unit.posts.revision(publication.post_id, publication.revision)
    return publication.post_id, headline(revision.content)


def _cannot_tell(problem: Problem) -> OutcomeUnknown:
    if isinstance(problem, OutcomeUnknown):
        return problem
    return OutcomeUnknown(
        f"Whether it is out could not be looked up: {problem.what}",
        kept="It will not be sent again before that is known.",
        next=problem.next or "Look at the account yourself, then say whether it is out.",
    )


def _ending(answer: Answer, attempt: Attempt, now: datetime) -> _Ending:
    problem = answer.problem
    if answer.receipt is not None:
        return _Ending(DeliveryState.SENT, Outcome.SENT, "delivery.sent", f"published, {answer.receipt.url}")
    if problem is None:
        words = "looked up and not out; it will be sent again."
        return _Ending(DeliveryState.PENDING, Outcome.NOT_SENT, "delivery.not-out", words, now)
    if isinstance(problem, RateLimited):
        return _again(problem.until, problem)
    if isinstance(problem, Unreachable):
        return _later(problem, attempt, now)
    if isinstance(problem, CERTAINLY_NOT_SENT):
        words = f"refused. {problem}"
        return _Ending(DeliveryState.FAILED, Outcome.REFUSED, "delivery.failed", words)
    words = f"not confirmed. {problem} It is never sent again blindly."
    return _Ending(DeliveryState.UNKNOWN, Outcome.UNKNOWN, "delivery.unknown", words, now + LONGEST_PAUSE)


def _later(problem: Problem, attempt: Attempt, now: datetime) -> _Ending:
    if attempt.number >= MOST_ATTEMPTS:
        words = f"given up after {attempt.number} attempts. {problem}"
        return _Ending(DeliveryState.FAILED, Outcome.NOT_SENT, "delivery.failed", words)
    pause = min(FIRST_PAUSE * 2 ** (attempt.number - 1), LONGEST_PAUSE)
    return _again(now + pause, problem)


def _again(moment: datetime, problem: Problem) -> _Ending:
    words = f"nothing was sent; tried again from {moment:%H:%M:%S} UTC. {problem}"
    return _Ending(DeliveryState.PENDING, Outcome.NOT_SENT, "delivery.postponed", words, moment)

"""Put out what is due: claim, ask every gate again, write the attempt down, call, write the answer down.

Each step is one transaction with its history entry. The store is the truth, so that any number of publishers may
run, and any of them may be killed at any moment; a publisher itself only remembers which accounts it is at. Accounts
are worked off side by side, one worker each: a platform that hangs delays no other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from ccgcompose.domain.account import Account
from ccgcompose.domain.gates import Refusal, shut
from ccgcompose.domain.history import Entry
from ccgcompose.domain.moments import shown
from ccgcompose.domain.post import Revision, headline
from ccgcompose.domain.publication import Attempt, Delivery, DeliveryKind, DeliveryState, Publication
from ccgcompose.errors import ClockWrong, ConcurrentEdit, EnvironmentFault, Problem
from ccgcompose.usecases.answers import Answer, Answers
from ccgcompose.usecases.aside import Aside
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.crew import Alone
from ccgcompose.usecases.gatekeeping import gate_facts
from ccgcompose.usecases.looking import look_before_the_gates
from ccgcompose.usecases.outbox import freeze, thaw
from ccgcompose.usecases.ports import Crew, UnitOfWork
from ccgcompose.usecases.requests import (
    corrected_meanwhile,
    original_delivery,
    repeated,
    request_for,
    waits_for_original,
)

LEASE = timedelta(minutes=5)  # renewed while its call is under way
RENEW_AFTER = timedelta(minutes=1)
LONGEST_CALL = timedelta(hours=1)
CLOCK_SLACK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass did, by delivery id."""

    sent: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()
    on_hold: bool = False

    def plus(self, *others: Pass) -> Pass:
        """Return this and what others did, in their order."""
        named = ("sent", "stopped", "failed", "waiting", "unknown", "overdue")
        joined = {name: sum((getattr(each, name) for each in (self, *others)), ()) for name in named}
        return Pass(**joined, on_hold=self.on_hold)


@dataclass(frozen=True, slots=True)
class Worked:
    """What a worker did for one account, and the fault that ended it early, if one did.

    `more`: something fell due for the account in the last moment, after the worker had looked.
    """

    done: Pass
    fault: Exception | None = None
    more: bool = False


class Deliver:
    """One publisher. `owner` names it in leases."""

    def __init__(self, context: Context, owner: str) -> None:
        self._context = context
        self._owner = owner
        self._answers = Answers(context, owner)
        self._aside = Aside(context)
        # What this program is at, by account: the delivery, and since when. A call may outlast many looks.
        self._busy: dict[str, tuple[str, datetime] | None] = {}
        self._renewed_at = context.clock.now()

    def run_due(self, crew: Crew | None = None) -> Pass:
        """Settle what an earlier publisher left open, then put out everything that is due; return when it is done.

        `crew` None: one account after the other. Raise ClockWrong when the computer's clock contradicts the
        history, and whatever a worker met that is this computer's fault.
        """
        worked: list[Worked] = []
        found = self.look(crew or Alone(), worked.append)
        if crew is not None:
            crew.wait()
        for each in worked:
            if each.fault is not None:
                raise each.fault
        return found.plus(*(each.done for each in worked))

    def look(self, crew: Crew, ended: Callable[[Worked], None]) -> Pass:
        """Look once, and set a worker to each account that has work and none yet. A hung platform holds up its own.

        `ended` is told by each worker, from its own thread, when its account has nothing more that is due. Returned
        is what needed no call: what was found too late, and whether all publishing is on hold.
        """
        self._check_clock()
        self._renew_leases()
        self._answers.recover()
        overdue = self._aside.overdue()
        self._aside.overtaken()
        for account_id in self._with_work():
            if account_id not in self._busy:
                self._busy[account_id] = None
                crew.start(partial(self._work, account_id, crew, ended))
        return Pass(overdue=overdue, on_hold=self._on_hold())

    def _with_work(self) -> tuple[str, ...]:
        with self._context.store.read() as unit:
            return unit.publications.accounts_with_work(self._context.clock.now())

    def _work(self, account_id: str, crew: Crew, ended: Callable[[Worked], None]) -> None:
        """Work one account off, oldest first, one at a time; runs on a worker."""
        endings: list[tuple[str, DeliveryState]] = []
        fault: Exception | None = None
        try:
            self._answers.look_up_due(account_id)
            while not crew.closing() and not self._on_hold():
                claimed = self._claim(account_id)
                if claimed is None:
                    break
                self._busy[account_id] = (claimed.id, self._context.clock.now())
                endings.append((claimed.id, self._deliver(claimed)))
        except Exception as problem:  # noqa: BLE001  (told to whoever looks; the worker itself raises nothing)
            fault = problem
        finally:
            self._busy.pop(account_id, None)
        # Only after progress: what cannot be moved now must not be looked at again and again.
        more = bool(endings) and fault is None and not crew.closing() and self._fell_due(account_id)
        ended(Worked(_summed(endings), fault, more))

    def _fell_due(self, account_id: str) -> bool:
        try:
            return not self._on_hold() and account_id in self._with_work()
        except Problem:
            return False  # the next look says what is wrong

    def _renew_leases(self) -> None:
        """Keep what is under way: a long film may take longer than a lease. Not for ever: a worker may be lost."""
        now = self._context.clock.now()
        if now - self._renewed_at < RENEW_AFTER:
            return
        self._renewed_at = now
        held = [entry[0] for entry in self._busy.copy().values() if entry and now - entry[1] < LONGEST_CALL]
        if not held:
            return
        with self._context.store.write() as unit:
            for delivery_id in held:
                unit.publications.renew_lease(delivery_id, self._owner, now + LEASE)

    def make_ready(self) -> None:
        """Load what the gates need, which takes time the first time: no post should wait for it."""
        self._context.engine()

    def next_due(self, after: datetime | None = None) -> datetime | None:
        """Return when the next delivery falls due, or the next that does so `after` a moment."""
        with self._context.store.read() as unit:
            return unit.publications.next_due(after)

    def _check_clock(self) -> None:
        with self._context.store.read() as unit:
            newest = unit.history.latest_moment()
        now = self._context.clock.now()
        if newest is not None and now + CLOCK_SLACK < newest:
            raise ClockWrong(
                f"This computer's clock says {shown(now, 'UTC')}, but the history was last written on "
                f"{shown(newest, 'UTC')}.",
                kept="Nothing was published; everything planned is kept.",
                next="Set the clock of this computer, then start the publisher again.",
            )

    def _on_hold(self) -> bool:
        with self._context.store.read() as unit:
            return unit.holds.active() is not None

    def _claim(self, account_id: str | None = None) -> Delivery | None:
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            claimed = unit.publications.claim_due(now, self._owner, now + LEASE, 1, account_id)
        return claimed[0] if claimed else None

    def _deliver(self, delivery: Delivery) -> DeliveryState:
        try:
            self._look(delivery)
            prepared = self._prepare(delivery)
        except ConcurrentEdit:
            return DeliveryState.CLAIMED  # another publisher took it over after our lease ran out
        except EnvironmentFault:
            raise  # nothing is wrong with the delivery: it is taken up again when the lease has run out
        except Problem as problem:
            return self._answers.stopped(delivery, (Refusal("records", problem.what, problem.next),))
        if prepared is None:
            return self._answers.postponed(delivery)
        if isinstance(prepared, tuple):
            return self._answers.stopped(delivery, prepared)
        return self._answers.write(delivery, prepared, self._call(delivery, prepared))

    def _look(self, delivery: Delivery) -> None:
        """Look at what the post shows, if nobody has: the gates ask who is on it."""
        with self._context.store.read() as unit:
            publication = unit.publications.get(delivery.publication_id)
            content = unit.posts.revision(publication.post_id, publication.revision).content
        look_before_the_gates(self._context, (use.media_id for use in content.media))

    def _prepare(self, delivery: Delivery) -> Attempt | tuple[Refusal, ...] | None:
        """Ask the gates as they stand now; with all open, commit the attempt before the call.

        None: a correction must wait until it is known whether what it corrects is out.
        """
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            self._must_be_ours(unit, delivery, now)
            publication = unit.publications.get(delivery.publication_id)
            revision = unit.posts.revision(publication.post_id, publication.revision)
            account = unit.accounts.get(delivery.account_id)
            refusals = self._refusals(unit, publication, revision, account, now)
            if refusals:
                return refusals
            if waits_for_original(unit, delivery, publication):
                return None
            earlier = unit.publications.attempts(delivery.id)
            request = repeated(earlier) or request_for(unit, delivery, publication, now)
            attempt = Attempt(delivery.id, len(earlier) + 1, freeze(request), now)
            unit.publications.add_attempt(attempt)
            summary = (
                f"Every gate was asked again for “{headline(revision.content)}” on {account.name}: "
                "designation, brand, permissions, findings, approval, confirmation, hold. All are open."
            )
            unit.history.append(Entry("delivery.attempted", None, summary, publication.post_id), now)
        return attempt

    def _must_be_ours(self, unit: UnitOfWork, delivery: Delivery, now: datetime) -> None:
        current = unit.publications.delivery(delivery.id)
        in_time = current.lease_until is not None and now < current.lease_until
        if current.state is not DeliveryState.CLAIMED or current.lease_owner != self._owner or not in_time:
            raise ConcurrentEdit(
                "The claim on this delivery has run out.", kept="Nothing was sent from here."
            )

    def _refusals(
        self, unit: UnitOfWork, publication: Publication, revision: Revision, account: Account, now: datetime
    ) -> tuple[Refusal, ...]:
        facts = gate_facts(
            self._context,
            unit,
            revision,
            account,
            unit.people.get(publication.confirmed_by),
            now,
            confirmed=bool(publication.confirmation),
            hold=unit.holds.active(),
        )
        return (*shut(facts), *corrected_meanwhile(unit, publication))

    def _call(self, delivery: Delivery, attempt: Attempt) -> Answer:
        request = thaw(attempt.request)
        now = self._context.clock.now()
        try:
            connector = self._context.connectors.get(request.account.platform)
            if delivery.kind is DeliveryKind.PUBLISH:
                return Answer(receipt=connector.publish(request, self._context.files, now))
            with self._context.store.read() as unit:
                original = original_delivery(unit, request.post_id, delivery.account_id)
                receipt = unit.publications.receipts(original.id)[-1]
            return Answer(receipt=connector.correct(request, receipt, self._context.files, now))
        except Problem as problem:
            return Answer(problem=problem)


def _summed(ended: list[tuple[str, DeliveryState]]) -> Pass:
    def those(state: DeliveryState) -> tuple[str, ...]:
        return tuple(delivery_id for delivery_id, ending in ended if ending is state)

    return Pass(
        sent=those(DeliveryState.SENT),
        stopped=those(DeliveryState.STOPPED),
        failed=those(DeliveryState.FAILED),
        waiting=those(DeliveryState.PENDING),
        unknown=those(DeliveryState.UNKNOWN),
    )

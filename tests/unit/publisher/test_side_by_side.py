"""Accounts are worked off side by side: one that hangs holds up nobody but itself, and is never taken twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from queue import Queue
from threading import Event

import pytest

from ccgcompose.domain.publication import DeliveryState, Receipt
from ccgcompose.host.clock import SystemClock
from ccgcompose.host.crew import Threads
from ccgcompose.publisher.heart import HEARTBEAT_SECONDS, Heart, Pulse
from ccgcompose.publisher.service import Service
from ccgcompose.usecases.deliver import LEASE, RENEW_AFTER, Deliver, Pass, Worked
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.ports import MediaFiles, PublishRequest
from ccgcompose.usecases.schedule import at_instant
from tests.fakes.clock import FixedClock
from tests.fakes.connector import FakeConnector, FakeConnectors
from tests.unit.usecases.world import ZONE, World, make_world

PATIENCE = 30


class Hanging(FakeConnector):
    """Hangs in the calls of one account until it is let go."""

    def hang(self, account_id: str) -> None:
        self.hangs_for, self.reached, self.let_go = account_id, Event(), Event()

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        if request.account.id == self.hangs_for:
            self.reached.set()
            assert self.let_go.wait(PATIENCE)
        return FakeConnector.publish(self, request, files, now)


class MovableClock:
    """The computer's clock, and what it is set ahead by."""

    ahead = timedelta(0)

    def now(self) -> datetime:
        return SystemClock().now() + self.ahead


@dataclass
class Office:
    """A workspace on the real clock, whose second account hangs."""

    world: World
    platform: Hanging
    desk: Desk
    clock: MovableClock
    crew: Threads

    def plan(self, *, guarded: bool, later: timedelta = timedelta(0)) -> str:
        account = self.world.guarded if guarded else self.world.page
        saved = self.desk.compose.save(self.world.amara, self.world.content(account))
        if guarded:
            self.desk.review.approve(self.world.tomos, saved.revision.post_id, 1)
        when = at_instant(self.clock.now() + later, ZONE)
        made = self.desk.schedule.schedule(self.world.amara, saved.revision.post_id, when, confirmed=True)
        return made.deliveries[0].id


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = MovableClock()
    world = make_world(tmp_path / "world", clock=FixedClock(clock.now() - timedelta(minutes=1)))
    world.clock.set(clock.now())
    platform = Hanging("newsroom")
    platform.hang(world.guarded.id)
    context = replace(world.context, clock=clock, connectors=FakeConnectors(platform))
    crew = Threads(4)
    yield Office(world, platform, Desk(context, "service"), clock, crew)
    platform.let_go.set()
    crew.close()
    world.store.close()


def test_what_hangs_holds_up_no_other_account_and_is_told_when_it_ends(office: Office) -> None:
    stuck, first = office.plan(guarded=True), office.plan(guarded=False)
    pulses: Queue[Pulse] = Queue()
    service = Service(office.desk.deliver, office.clock, pulses.put, office.crew)
    service.start()
    assert office.platform.reached.wait(PATIENCE)
    assert first in until(pulses, first)
    second = office.plan(guarded=False, later=timedelta(milliseconds=300))
    service.nudge()
    assert second in until(pulses, second)
    assert office.world.delivery(stuck).state is DeliveryState.CLAIMED
    office.platform.let_go.set()
    assert stuck in until(pulses, stuck)
    service.stop()
    assert [call.request.key for call in office.platform.calls].count(stuck) == 1


def test_what_waits_behind_a_hung_call_makes_no_other_account_wait_for_the_heartbeat(office: Office) -> None:
    office.plan(guarded=True)
    office.plan(guarded=True)  # due already, and it stays so
    coming = office.plan(guarded=False, later=timedelta(seconds=2))
    pulses: Queue[Pulse] = Queue()
    service = Service(office.desk.deliver, office.clock, pulses.put, office.crew)
    service.start()
    sent: list[str] = []
    while coming not in sent:
        sent += pulses.get(timeout=HEARTBEAT_SECONDS - 4).last.sent
    office.platform.let_go.set()
    service.stop()
    assert sent[0] == coming


def until(pulses: Queue[Pulse], wanted: str) -> list[str]:
    """Return what was sent, up to the pulse that tells of this delivery."""
    sent: list[str] = []
    while wanted not in sent:
        sent += pulses.get(timeout=PATIENCE).last.sent
    return sent


def test_a_second_look_takes_nothing_of_an_account_that_is_busy(office: Office) -> None:
    office.plan(guarded=True)
    waiting = office.plan(guarded=True)
    told: Queue[Worked] = Queue()
    office.desk.deliver.look(office.crew, told.put)
    assert office.platform.reached.wait(PATIENCE)
    office.desk.deliver.look(office.crew, told.put)
    assert office.world.delivery(waiting).state is DeliveryState.PENDING
    office.platform.let_go.set()
    assert len(told.get(timeout=PATIENCE).done.sent) == 2
    office.crew.wait()
    assert told.empty()


def test_a_call_that_outlasts_its_lease_keeps_it(office: Office) -> None:
    stuck = office.plan(guarded=True)
    office.desk.deliver.look(office.crew, lambda _: None)
    assert office.platform.reached.wait(PATIENCE)
    with office.world.store.write() as unit:
        unit.publications.renew_lease(stuck, "service", office.clock.now() - timedelta(seconds=1))
    office.clock.ahead += RENEW_AFTER
    office.desk.deliver.look(office.crew, lambda _: None)  # renews before it looks for leases that ran out
    held = office.world.delivery(stuck)
    assert held.state is DeliveryState.CLAIMED
    assert held.lease_until is not None
    assert held.lease_until > office.clock.now() + LEASE - timedelta(minutes=1)


def test_a_crew_that_is_sent_home_ends_its_call_and_begins_no_other(office: Office) -> None:
    first, second = office.plan(guarded=True), office.plan(guarded=True)
    told: Queue[Worked] = Queue()
    office.desk.deliver.look(office.crew, told.put)
    assert office.platform.reached.wait(PATIENCE)
    closer = Threads(1)
    closer.start(office.crew.close)
    while not office.crew.closing():
        pass
    office.platform.let_go.set()
    closer.close()
    assert told.get(timeout=PATIENCE).done.sent == (first,)
    assert office.world.delivery(second).state is DeliveryState.PENDING


def test_run_due_returns_when_everything_is_done(office: Office) -> None:
    office.platform.let_go.set()
    wanted = {office.plan(guarded=True), office.plan(guarded=False), office.plan(guarded=False)}
    assert set(office.desk.deliver.run_due(office.crew).sent) == wanted


def test_a_fault_in_one_account_does_not_stop_another(office: Office) -> None:
    class Faulty(FakeConnector):
        def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
            if request.account.id == office.world.guarded.id:
                raise RuntimeError("a fault of the program")
            return FakeConnector.publish(self, request, files, now)

    office.plan(guarded=True)
    sent = office.plan(guarded=False)
    context = replace(office.world.context, clock=office.clock, connectors=FakeConnectors(Faulty("newsroom")))
    pulses: Queue[Pulse] = Queue()
    heart = Heart(Deliver(context, "faulty"), office.clock, pulses.put, office.crew)
    heart.beat()
    office.crew.wait()
    found = [pulses.get(timeout=PATIENCE)]
    while not pulses.empty():
        found.append(pulses.get())
    assert any("fault of the program" in pulse.problem for pulse in found)
    assert sent in [each for pulse in found for each in pulse.last.sent]


def test_passes_add_up() -> None:
    joined = Pass(sent=("a",), on_hold=True).plus(Pass(sent=("b",), unknown=("c",)), Pass(failed=("d",)))
    assert joined == Pass(sent=("a", "b"), unknown=("c",), failed=("d",), on_hold=True)


def test_sign_ins_are_renewed_now_and_then_and_a_fault_there_ends_nothing(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    def fails() -> dict[str, str]:
        raise RuntimeError("the keyring fell over")

    Heart(office.desk.deliver, office.clock, lambda _: None, None, fails).keep_signed_in()
    assert "keyring fell over" in caplog.text
    Heart(
        office.desk.deliver, office.clock, lambda _: None, None, office.desk.accounts.keep_signed_in
    ).keep_signed_in()
    assert set(office.platform.refreshed) == {office.world.page.id, office.world.guarded.id}

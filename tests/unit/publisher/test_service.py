"""The scheduler is only the clock: what it wakes finds what is due, and a fault does not end it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from queue import Queue

import pytest

from ccgcompose.domain.post import Content
from ccgcompose.host.clock import SystemClock
from ccgcompose.publisher.heart import Heart, Pulse
from ccgcompose.publisher.service import Service
from ccgcompose.usecases.deliver import Deliver
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.schedule import Scheduled, at_instant
from tests.fakes.clock import FixedClock
from tests.fakes.connector import FakeConnector, FakeConnectors
from tests.unit.usecases.world import ZONE, World, make_world

PATIENCE = 30  # seconds; how long a test waits before it says that nothing came


class Faulty(FakeConnector):
    """A connector with a fault of the program in it."""

    def publish(self, *_: object) -> object:  # type: ignore[override]
        raise RuntimeError("a fault of the program")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path)
    yield made
    made.store.close()


def _on_the_real_clock(world: World, platform: FakeConnector) -> tuple[Desk, SystemClock]:
    clock = SystemClock()
    world.clock.set(clock.now())
    context = replace(world.context, clock=clock, connectors=FakeConnectors(platform))
    return Desk(context, "service"), clock


def _plan(desk: Desk, world: World, later: timedelta) -> Scheduled:
    content: Content = world.content()
    post_id = desk.compose.save(world.amara, content).revision.post_id
    when = at_instant(desk.clock.now() + later, ZONE)
    return desk.schedule.schedule(world.amara, post_id, when, confirmed=True)


def test_what_is_due_goes_out_when_the_service_starts_and_what_comes_next_is_told(tmp_path: Path) -> None:
    world = make_world(tmp_path / "world", clock=FixedClock(SystemClock().now() - timedelta(minutes=1)))
    desk, clock = _on_the_real_clock(world, world.platform)
    made = _plan(desk, world, timedelta(0))
    pulses: Queue[Pulse] = Queue()
    service = Service(desk.deliver, clock, pulses.put)
    service.start()
    try:
        pulse = pulses.get(timeout=PATIENCE)
        assert pulse.last.sent == (made.deliveries[0].id,)
        later = _plan(desk, world, timedelta(hours=1))
        service.nudge()
        assert pulses.get(timeout=PATIENCE).next_due == later.publication.due_at
    finally:
        service.stop()
        world.store.close()


def test_a_delivery_that_falls_due_soon_is_met_on_its_moment(tmp_path: Path) -> None:
    world = make_world(tmp_path / "world", clock=FixedClock(SystemClock().now() - timedelta(minutes=1)))
    desk, clock = _on_the_real_clock(world, world.platform)
    made = _plan(desk, world, timedelta(seconds=2))
    pulses: Queue[Pulse] = Queue()
    service = Service(desk.deliver, clock, pulses.put)
    service.start()
    try:
        first, second = pulses.get(timeout=PATIENCE), pulses.get(timeout=PATIENCE)
        assert (first.last.sent, second.last.sent) == ((), (made.deliveries[0].id,))
        assert second.looked_at >= made.publication.due_at
    finally:
        service.stop()
        world.store.close()


def test_a_wrong_clock_is_told_in_the_pulse(world: World) -> None:
    world.clock.set(world.clock.now() - timedelta(days=900))
    pulses: list[Pulse] = []
    Heart(world.desk.deliver, world.clock, pulses.append).beat()
    assert "clock says" in pulses[0].problem


def test_a_fault_of_the_program_is_told_and_the_heart_goes_on(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.plan(world.post(), timedelta(0))
    context = replace(world.context, connectors=FakeConnectors(Faulty("newsroom")))
    pulses: list[Pulse] = []
    heart = Heart(Deliver(context, "faulty"), world.clock, pulses.append)
    heart.beat()
    heart.beat()
    assert "fault of the program" in pulses[0].problem
    assert len(pulses) == 2
    assert "RuntimeError" in caplog.text


def test_after_such_a_fault_nothing_is_repeated_blindly(world: World) -> None:
    (delivery,) = world.plan(world.post(), timedelta(0)).deliveries
    context = replace(world.context, connectors=FakeConnectors(Faulty("newsroom")))
    Heart(Deliver(context, "faulty"), world.clock, lambda _: None).beat()
    world.clock.advance(timedelta(minutes=5))
    world.desk.deliver.run_due()
    assert [call.verb for call in world.platform.calls] == ["find", "publish"]
    assert [request.key for request in world.platform.sent] == [delivery.id]

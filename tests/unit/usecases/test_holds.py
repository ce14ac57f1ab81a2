"""Holds: anybody may stop everything, with a reason; one at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccgcompose.errors import BadInput
from ccgcompose.usecases.views import EntryQuery
from tests.unit.usecases.world import World


def test_stopping_takes_no_designation_but_a_reason(world: World) -> None:
    with pytest.raises(BadInput, match="reason"):
        world.desk.holds.place(world.jon, " . ")
    assert world.desk.holds.active() is None
    assert world.desk.holds.place(world.jon, " by-election. ").reason == "by-election"
    assert world.desk.holds.active() is not None


def test_a_second_hold_is_the_one_in_force(world: World) -> None:
    first = world.desk.holds.place(world.jon, "by-election")
    assert world.desk.holds.place(world.amara, "storm") == first
    assert len(world.desk.past.entries(EntryQuery(kind="hold.placed"))) == 1


def test_a_release_needs_a_reason_and_a_hold(world: World) -> None:
    with pytest.raises(BadInput, match="Nothing is on hold"):
        world.desk.holds.release(world.amara, "over")
    world.desk.holds.place(world.jon, "storm")
    with pytest.raises(BadInput, match="reason"):
        world.desk.holds.release(world.amara, "")
    released = world.desk.holds.release(world.amara, "the storm is over")
    assert (released.released_by, world.desk.holds.active()) == (world.amara.id, None)
    assert world.desk.past.verify().intact


def test_what_fell_due_during_a_hold_says_so(world: World) -> None:
    (delivery,) = world.plan(world.post(), timedelta(hours=1)).deliveries
    world.desk.holds.place(world.jon, "storm")
    world.clock.advance(timedelta(hours=2))
    world.desk.holds.release(world.amara, "the storm is over")
    world.desk.deliver.run_due()
    assert world.delivery(delivery.id).reason.startswith("All publishing was on hold when it was due.")


def test_a_hold_that_ended_before_is_not_blamed(world: World) -> None:
    world.desk.holds.place(world.jon, "storm")
    world.desk.holds.release(world.amara, "the storm is over")
    (delivery,) = world.plan(world.post(), timedelta(hours=1)).deliveries
    world.clock.advance(timedelta(hours=2))
    world.desk.deliver.run_due()
    assert world.delivery(delivery.id).reason.startswith("No publisher was running when it was due.")


def test_a_hold_placed_while_a_publisher_prepares_stops_it_before_the_call(world: World) -> None:
    (delivery,) = world.plan(world.post(), timedelta(0)).deliveries
    claimed = world.desk.deliver._claim()
    assert claimed is not None
    world.desk.holds.place(world.jon, "storm")
    world.desk.deliver._deliver(claimed)
    assert world.platform.calls == []
    world.desk.holds.release(world.amara, "over")
    assert world.desk.deliver.run_due().sent == (delivery.id,)

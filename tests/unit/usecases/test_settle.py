"""Settling: only what is in doubt, only by who may speak there, and only with an address that opens a page."""

from __future__ import annotations

import pytest

from ccgcompose.domain.publication import DeliveryState
from ccgcompose.errors import BadInput, GateRefused, OutcomeUnknown
from tests.unit.usecases.world import World

URL = "https://newsroom.example/1"


def _in_doubt(world: World) -> str:
    world.plan(world.post())
    (delivery,) = world.desk.schedule.planner()
    world.desk.schedule.publish_late(world.amara, delivery.delivery_id)
    world.platform.fail_next(OutcomeUnknown("No answer."), after_sending=True)
    world.desk.deliver.run_due()
    return delivery.delivery_id


def test_what_a_person_found_is_kept_as_what_it_is(world: World) -> None:
    delivery_id = _in_doubt(world)
    world.desk.settle.is_out(world.priya, delivery_id, f" {URL} ")
    with world.store.read() as unit:
        (receipt,) = unit.publications.receipts(delivery_id)
    assert (receipt.url, receipt.proof) == (URL, "seen by Priya Nair")
    assert world.delivery(delivery_id).state is DeliveryState.SENT
    assert world.desk.past.verify().intact


@pytest.mark.parametrize(
    "url",
    ["", "  ", "newsroom.example", "javascript:alert(1)", "https://", "https://a b", "https://a\nb", "x" * 9],
)
def test_an_address_is_the_address_of_a_page(world: World, url: str) -> None:
    delivery_id = _in_doubt(world)
    with pytest.raises(BadInput):
        world.desk.settle.is_out(world.amara, delivery_id, url)
    assert world.delivery(delivery_id).state is DeliveryState.UNKNOWN


def test_who_may_not_speak_there_does_not_settle(world: World) -> None:
    delivery_id = _in_doubt(world)
    with pytest.raises(GateRefused, match="Jon Whitfield is not designated"):
        world.desk.settle.is_not_out(world.jon, delivery_id)


def test_what_is_not_in_doubt_is_not_settled(world: World) -> None:
    (delivery,) = world.plan(world.post()).deliveries
    for settle in (world.desk.settle.is_not_out, lambda p, d: world.desk.settle.is_out(p, d, URL)):
        with pytest.raises(BadInput, match="not in doubt"):
            settle(world.amara, delivery.id)


def test_what_is_not_there_is_sent_again_under_the_same_key(world: World) -> None:
    delivery_id = _in_doubt(world)
    world.desk.settle.is_not_out(world.amara, delivery_id)
    assert world.desk.deliver.run_due().sent == (delivery_id,)
    first, second = (call.request for call in world.platform.calls)
    assert first == second
    assert len(world.platform.sent) == 1

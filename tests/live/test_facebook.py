"""The Facebook connector against a strict double: the whole contract, and the fault matrix at every call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import PublishRequest
from tests.contract.connector_contract import ConnectorContract, Shows
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.fakes.clock import FixedClock
from tests.live.doubles.facebook_state import FacebookState
from tests.live.doubles.graph import GraphDouble
from tests.live.facebook_world import FacebookWorld
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault, FaultProxy


@pytest.fixture
def world(tmp_path: Path) -> Iterator[FacebookWorld]:
    clock = FixedClock(NOW)
    state = FacebookState(clock.now)
    with GraphDouble(state) as double, FaultProxy(double.url) as proxy:
        yield FacebookWorld(double, state, proxy, tmp_path / "platforms", clock)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


class TestFacebook(ConnectorContract):
    shows = Shows(title=False, byline=False, subject=False)

    @pytest.fixture
    def platform(self, world: FacebookWorld) -> FacebookWorld:
        return world


def wanted(world: FacebookWorld, files: PictureFolder, key: str) -> PublishRequest:
    media = (medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse"))
    return request(world.account, key, media=media, text=f"Flu clinics open on Monday. Number {key}.")


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def correcting(better: PublishRequest, original: Receipt, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.correct(better, original, files, now)


@pytest.mark.parametrize("fault", Fault)
def test_a_post_is_out_once_whatever_fails(world: FacebookWorld, files: PictureFolder, fault: Fault) -> None:
    calls = count_calls(world, publishing(wanted(world, files, "first"), files))
    assert calls == 4  # two photos, a look, the post
    for number in range(calls):
        post = wanted(world, files, f"{fault.name.lower()}-{number}")
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        shown = world.public()[ending.receipt.remote_id]
        assert [alt for _, alt, _ in shown.pictures] == ["The entrance", "A nurse"]


@pytest.mark.parametrize("fault", Fault)
def test_a_correction_is_out_once_whatever_fails(
    world: FacebookWorld, files: PictureFolder, fault: Fault
) -> None:
    for number in range(2):  # look, change
        post = request(world.account, f"{fault.name.lower()}-{number}", text=f"Monday. {fault.name}{number}.")
        original = world.restarted().publish(post, files, world.clock.now())
        better = corrected(post, f"{post.text} It is Tuesday.", "The day was wrong.")
        ending = check_fault(world, better, correcting(better, original, files), number, fault)
        assert ending.receipt is not None
        notes = world.public()[ending.receipt.remote_id].edit_notes
        assert notes == ("Edited 24 November 2026: The day was wrong.",)


def test_a_photo_that_was_taken_is_not_put_there_again(world: FacebookWorld, files: PictureFolder) -> None:
    post = wanted(world, files, "one")
    check_fault(world, post, publishing(post, files), 3, Fault.DROPPED_BEFORE)
    assert len(world.state.photos) == 2


def test_a_post_in_doubt_never_takes_another_post_with_the_same_words_for_its_own(
    world: FacebookWorld, files: PictureFolder
) -> None:
    first, second = request(world.account, "first"), request(world.account, "second")
    world.proxy.fail(1, Fault.DROPPED_BEFORE)  # a look, the post
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(first, files, world.clock.now())
    world.proxy.pass_on()
    other = world.restarted().publish(second, files, world.clock.now())
    now = world.pass_time(timedelta(minutes=1))
    assert world.restarted().find(first, now) is None
    receipt = world.restarted().publish(first, files, now)
    assert set(world.public()) == {other.remote_id, receipt.remote_id}
    assert receipt.remote_id != other.remote_id

"""The Instagram connector against a strict double: the whole contract, and the fault matrix at every call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccgcompose.domain.publication import Receipt
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.instagram.wording import caption_of
from connectors.marks import notes_of
from tests.contract.connector_contract import ConnectorContract, Platform, Shows
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.contract.connector_platform import words
from tests.fakes.clock import FixedClock
from tests.live.doubles.graph import GraphDouble
from tests.live.doubles.instagram_state import InstagramState
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.instagram_world import InstagramWorld


@pytest.fixture
def world(tmp_path: Path) -> Iterator[InstagramWorld]:
    clock = FixedClock(NOW)
    web = tmp_path / "web"
    web.mkdir()
    state = InstagramState(clock.now, web)
    with GraphDouble(state) as double, FaultProxy(double.url) as proxy:
        yield InstagramWorld(double, state, proxy, tmp_path / "platforms", clock)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


class TestInstagram(ConnectorContract):
    shows = Shows(
        title=False, byline=False, subject=False, credits=False, picture_bytes=False, same_place=False
    )

    @pytest.fixture
    def platform(self, world: InstagramWorld) -> InstagramWorld:
        return world

    def expected(self, wanted: PublishRequest) -> str:
        """A caption with its credit lines under it."""
        return caption_of(wanted)

    def assert_says(self, platform: Platform, remote_id: str, wanted: PublishRequest) -> None:
        """A correction is a comment: what was not told before, the newest note last, and the text as it should be."""
        if not wanted.edit_notes:
            super().assert_says(platform, remote_id, wanted)
            return
        end = words(f"{notes_of(wanted)[-1]} {wanted.text}")
        assert words(platform.public()[remote_id].text)[-len(end) :] == end


def wanted(world: InstagramWorld, files: PictureFolder, key: str) -> PublishRequest:
    media = (medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse"))
    return request(world.account, key, media=media, text=f"Flu clinics open on Monday. Number {key}.")


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def correcting(better: PublishRequest, original: Receipt, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.correct(better, original, files, now)


@pytest.mark.parametrize("fault", Fault)
def test_a_post_is_out_once_whatever_fails(world: InstagramWorld, files: PictureFolder, fault: Fault) -> None:
    calls = count_calls(world, publishing(wanted(world, files, "first"), files))
    assert calls == 7  # two pictures, the carousel, its status, a look, the post, its address
    for number in range(calls):
        post = wanted(world, files, f"{fault.name.lower()}-{number}")
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        shown = world.public()[ending.receipt.remote_id]
        assert [alt for _, alt, _ in shown.pictures] == ["The entrance", "A nurse"]


@pytest.mark.parametrize("fault", Fault)
def test_a_correction_is_out_once_whatever_fails(
    world: InstagramWorld, files: PictureFolder, fault: Fault
) -> None:
    for number in range(2):  # look, comment
        post = request(world.account, f"{fault.name.lower()}-{number}", text=f"Monday. {fault.name}{number}.")
        original = world.restarted().publish(post, files, world.clock.now())
        better = corrected(post, f"{post.text} It is Tuesday.", "The day was wrong.")
        ending = check_fault(world, better, correcting(better, original, files), number, fault)
        assert ending.receipt is not None
        assert ending.receipt.url == original.url
        said = world.public()[ending.receipt.remote_id].text
        assert said == f"Edited 24 November 2026: The day was wrong.\n\n{better.text}"


def test_containers_that_were_made_are_not_made_again(world: InstagramWorld, files: PictureFolder) -> None:
    post = wanted(world, files, "one")
    check_fault(world, post, publishing(post, files), 5, Fault.DROPPED_BEFORE)
    assert len(world.state.containers) == 3


def test_a_correction_of_a_correction_tells_the_new_note_alone(
    world: InstagramWorld, files: PictureFolder
) -> None:
    post = request(world.account, text="Monday.")
    original = world.connector.publish(post, files, NOW)
    once = corrected(post, "Tuesday.", "The day was wrong.")
    first = world.connector.correct(once, original, files, NOW)
    twice = corrected(once, "Tuesday, 9am.", "The time was missing.")
    second = world.connector.correct(twice, first, files, NOW)
    assert world.public()[second.remote_id].text == (
        "Edited 24 November 2026: The time was missing.\n\nTuesday, 9am."
    )

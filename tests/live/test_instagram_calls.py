"""What the Instagram connector sends, to the letter, and what it makes of slowness, refusals and silences."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ccgcompose.errors import OutcomeUnknown, RateLimited, Rejected, TooLarge
from connectors.instagram.connector import Instagram
from tests.contract.connector_material import NOW, PictureFolder, corrected, request
from tests.fakes.clock import FixedClock
from tests.live.doubles.graph import APP_SECRET, PAGE_TOKEN, GraphDouble, GraphError
from tests.live.doubles.instagram_facts import IG
from tests.live.doubles.instagram_state import InstagramState
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.instagram_material import address, forms, jpeg, one
from tests.live.instagram_world import HURRIED, InstagramWorld

PROOF = hmac.new(APP_SECRET.encode(), PAGE_TOKEN.encode(), hashlib.sha256).hexdigest()
SIGNED = {"access_token": PAGE_TOKEN, "appsecret_proof": PROOF}


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


@pytest.fixture
def connector(world: InstagramWorld) -> Instagram:
    return Instagram(world.tools, HURRIED)


def test_one_picture_is_one_container(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    wanted = one(world, files, "Flu clinics 💉 #FluJab")
    receipt = connector.publish(wanted, files, NOW)
    said = {
        "image_url": address(wanted.media[0]),
        "alt_text": "The entrance",
        "caption": "Flu clinics 💉 #FluJab",
    }
    assert forms(world) == [
        (f"/v27.0/{IG}/media", said | SIGNED),
        (f"/v27.0/{IG}/media_publish", {"creation_id": "18000"} | SIGNED),
    ]
    assert receipt.url == "https://www.instagram.com/p/C17900/"
    assert all(PAGE_TOKEN not in asked.path for asked in world.proxy.asked)
    assert all(asked.headers["authorization"] == f"Bearer {PAGE_TOKEN}" for asked in world.proxy.asked)


def test_several_pictures_are_a_carousel_in_their_order(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    media = (jpeg(files, "navy", "The entrance", "Photograph: Sam Reed"), jpeg(files, "teal"))
    connector.publish(request(world.account, text="Two.", media=media), files, NOW)
    first, second, whole, _ = forms(world)
    item = {"is_carousel_item": "true"} | SIGNED
    assert first[1] == {"image_url": address(media[0]), "alt_text": "The entrance"} | item
    assert second[1] == {"image_url": address(media[1])} | item
    carousel = {"media_type": "CAROUSEL", "children": "18000,18001"}
    assert whole[1] == carousel | {"caption": "Two.\n\nPhotograph: Sam Reed"} | SIGNED


def test_a_correction_is_a_comment(world: InstagramWorld, files: PictureFolder, connector: Instagram) -> None:
    wanted = one(world, files)
    original = connector.publish(wanted, files, NOW)
    connector.correct(corrected(wanted, "Tuesday.", "The day was wrong."), original, files, NOW)
    note = "Edited 24 November 2026: The day was wrong."
    assert forms(world)[-1] == (
        f"/v27.0/{original.remote_id}/comments",
        {"message": f"{note}\n\nTuesday."} | SIGNED,
    )


def test_a_long_text_leaves_the_note_alone_and_a_long_note_is_refused(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    wanted = one(world, files, "a" * 2190)
    original = connector.publish(wanted, files, NOW)
    better = corrected(wanted, "b" * 2190, "The day was wrong.")
    receipt = connector.correct(better, original, files, NOW)
    assert world.public()[receipt.remote_id].text == "Edited 24 November 2026: The day was wrong."
    with pytest.raises(TooLarge, match="2196"):
        connector.correct(corrected(better, "c", "n" * 2300), receipt, files, NOW)


def test_a_note_that_looks_like_a_secret_is_told_as_it_is(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    wanted = one(world, files)
    original = connector.publish(wanted, files, NOW)
    better = corrected(wanted, "Tuesday.", "We wrote password: flu2026, which is no password.")
    receipt = connector.correct(better, original, files, NOW)
    assert "password: flu2026" in world.public()[receipt.remote_id].text


def test_while_meta_fetches_the_post_waits_and_goes_on(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    world.state.fetching = timedelta(seconds=90)
    wanted = one(world, files)
    with pytest.raises(RateLimited) as told:
        connector.publish(wanted, files, NOW)
    assert told.value.until == NOW + timedelta(minutes=1)
    assert connector.find(wanted, NOW) is None
    with pytest.raises(RateLimited):
        connector.publish(wanted, files, world.pass_time(timedelta(minutes=1)))
    receipt = connector.publish(wanted, files, world.pass_time(timedelta(minutes=1)))
    assert receipt.remote_id in world.public()
    assert len(world.state.containers) == 1


def test_what_meta_calls_not_ready_waits_too(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    world.double.failing["media_publish"] = GraphError(9007, "Media ID is not available", 2207027)
    with pytest.raises(RateLimited, match="preparing"):
        connector.publish(one(world, files), files, NOW)
    world.double.failing.clear()
    assert connector.publish(one(world, files), files, NOW).remote_id in world.public()


def test_a_container_that_has_ended_is_made_anew(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    world.double.failing["media_publish"] = GraphError(368, "Blocked for now")
    media = (jpeg(files, "navy"), jpeg(files, "teal"))
    wanted = request(world.account, media=media)
    with pytest.raises(Rejected, match="368"):
        connector.publish(wanted, files, NOW)
    world.double.failing.clear()
    receipt = connector.publish(wanted, files, world.pass_time(timedelta(hours=25)))
    assert receipt.remote_id in world.public()
    assert len(world.state.containers) == 6


def test_a_picture_that_meta_cannot_use_is_told(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    world.state.fetching = timedelta(hours=1)
    with pytest.raises(RateLimited):
        connector.publish(one(world, files), files, NOW)
    world.state.containers["18000"]["failed"] = "ERROR"
    world.state.fetching = timedelta(0)
    receipt = connector.publish(one(world, files), files, world.pass_time(timedelta(minutes=1)))
    assert receipt.remote_id in world.public()
    assert len(world.state.containers) == 2


def test_other_words_after_a_refusal_take_nothing_of_the_first(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    world.double.failing["media_publish"] = GraphError(368, "Blocked for now")
    with pytest.raises(Rejected):
        connector.publish(one(world, files, "Monday."), files, NOW)
    world.double.failing.clear()
    receipt = connector.publish(one(world, files, "Tuesday."), files, NOW)
    assert world.public()[receipt.remote_id].text == "Tuesday."


def test_the_limit_of_a_day_is_a_pause(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    world.state.total = 0
    with pytest.raises(RateLimited, match="maximum number of posts"):
        connector.publish(one(world, files), files, NOW)
    assert world.public() == {}


def test_what_is_published_and_not_shown_yet_is_a_doubt(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    world.state.late = timedelta(minutes=5)
    wanted = one(world, files)
    world.publish_and_die(wanted, files)
    later = world.pass_time(timedelta(minutes=1))
    with pytest.raises(OutcomeUnknown, match="PUBLISHED"):
        connector.find(wanted, later)
    with pytest.raises(OutcomeUnknown):
        connector.publish(wanted, files, later)
    assert connector.find(wanted, world.pass_time(timedelta(minutes=5))) is not None
    assert len(world.public()) == 1


def test_a_post_in_doubt_never_takes_another_post_with_the_same_words_for_its_own(
    world: InstagramWorld, files: PictureFolder, connector: Instagram
) -> None:
    first, second = one(world, files, key="first"), one(world, files, key="second")
    world.proxy.chosen = lambda _n, asked: (
        Fault.DROPPED_BEFORE if asked.path.endswith("/media_publish") else None
    )
    with pytest.raises(OutcomeUnknown):
        connector.publish(first, files, world.clock.now())
    world.proxy.pass_on()
    other = connector.publish(second, files, world.clock.now())
    now = world.pass_time(
        timedelta(hours=25)
    )  # the container has ended: what is out has to be looked through
    assert connector.find(first, now) is None
    receipt = connector.publish(first, files, now)
    assert set(world.public()) == {other.remote_id, receipt.remote_id}
    assert receipt.remote_id != other.remote_id

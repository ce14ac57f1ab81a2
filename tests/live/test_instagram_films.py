"""Films on Instagram: sent to Meta itself, taken up again where they broke off, out once whatever fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from ccgcompose.errors import RateLimited, Rejected
from ccgcompose.usecases.ports.connector import Connector, OutgoingMedia, PublishRequest
from connectors.instagram.connector import Instagram
from tests.contract.connector_material import NOW, PictureFolder, request
from tests.fakes.clock import FixedClock
from tests.live.doubles.graph import PAGE_TOKEN, GraphDouble
from tests.live.doubles.instagram_facts import IG
from tests.live.doubles.instagram_state import InstagramState
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.instagram_material import jpeg
from tests.live.instagram_world import HURRIED, InstagramWorld

FILM = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 40


class Plain(InstagramWorld):
    """The connector as it is, without pictures of its own accord."""

    def restarted(self) -> Connector:
        return Instagram(self.tools, HURRIED)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Plain]:
    clock = FixedClock(NOW)
    state = InstagramState(clock.now, tmp_path)
    with GraphDouble(state) as double, FaultProxy(double.url) as proxy:
        state.uploads = proxy.url
        yield Plain(double, state, proxy, tmp_path / "platforms", clock)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


def wanted(world: Plain, files: PictureFolder, key: str = "film") -> PublishRequest:
    film = OutgoingMedia(files.keep(FILM), "clinic.mp4", "video/mp4", 640, 360, "", "Film: Sam Reed", "video")
    return request(world.account, key, media=(film,), text=f"Flu clinics open on Monday. {key}.")


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def test_a_film_goes_to_meta_and_needs_no_public_address(world: Plain, files: PictureFolder) -> None:
    world.account.settings.pop("media_base")
    receipt = world.connector.publish(wanted(world, files), files, NOW)
    made, sent, *_ = world.proxy.asked
    assert made.path == f"/v27.0/{IG}/media"
    said = dict(parse_qsl(made.body.decode()))
    assert (said["media_type"], said["upload_type"], said["share_to_feed"]) == ("REELS", "resumable", "true")
    assert said["caption"] == "Flu clinics open on Monday. film.\n\nFilm: Sam Reed"
    assert sent.path == "/ig-api-upload/v27.0/18000"
    assert (sent.headers["offset"], sent.headers["file_size"]) == ("0", str(len(FILM)))
    assert sent.headers["authorization"] == f"OAuth {PAGE_TOKEN}"
    assert world.state.media[receipt.remote_id]["film"] == FILM


@pytest.mark.parametrize("fault", Fault)
def test_a_film_is_out_once_whatever_fails(world: Plain, files: PictureFolder, fault: Fault) -> None:
    calls = count_calls(world, publishing(wanted(world, files), files))
    assert calls == 6  # the container, the file, its status, a look, the post, its address
    for number in range(calls):
        post = wanted(world, files, f"{fault.name.lower()}-{number}")
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        assert world.state.media[ending.receipt.remote_id]["film"] == FILM


def test_a_file_that_broke_off_is_taken_up_where_it_ended(world: Plain, files: PictureFolder) -> None:
    post = wanted(world, files)
    world.proxy.fail(1, Fault.DROPPED_BEFORE)
    with pytest.raises(Exception, match="may have taken"):
        world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    world.state.containers["18000"].update(film=FILM[:1000], size=len(FILM))
    world.connector.publish(post, files, world.pass_time(timedelta(minutes=1)))
    (sent,) = [asked for asked in world.proxy.asked if asked.path.startswith("/ig-api-upload/")]
    assert sent.headers["offset"] == "1000"
    assert sent.body == FILM[1000:]


def test_our_token_goes_to_metas_own_server_alone(world: Plain, files: PictureFolder) -> None:
    world.state.uploads = "https://elsewhere.example"
    world.connector.publish(wanted(world, files), files, NOW)
    assert world.proxy.asked[1].path == "/ig-api-upload/18000"


def test_a_film_that_is_being_prepared_waits(world: Plain, files: PictureFolder) -> None:
    world.state.fetching = timedelta(seconds=90)
    post = wanted(world, files)
    with pytest.raises(RateLimited):
        world.connector.publish(post, files, NOW)
    receipt = world.connector.publish(post, files, world.pass_time(timedelta(minutes=2)))
    assert receipt.remote_id in world.public()
    assert sum(asked.path.startswith("/ig-api-upload/") for asked in world.proxy.asked) == 1


def test_a_film_beside_a_picture_is_refused(world: Plain, files: PictureFolder) -> None:
    post = wanted(world, files)
    with pytest.raises(Rejected, match="pictures or one film"):
        world.connector.publish(replace(post, media=(*post.media, jpeg(files, "navy"))), files, NOW)
    assert world.proxy.asked == []

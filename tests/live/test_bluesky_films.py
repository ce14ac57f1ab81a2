"""Films on Bluesky: as files on a real data server, and by way of the film service, with captions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from ccgcompose.errors import OutcomeUnknown, RateLimited, Rejected, TooLarge, Unreachable
from ccgcompose.usecases.ports.connector import Captions, OutgoingMedia, PublishRequest
from tests.contract.connector_material import NOW, PictureFolder, medium, request
from tests.fakes.clock import FixedClock
from tests.live.bluesky_world import BlueskyWorld, is_post
from tests.live.doubles.bluesky_video import FilmService
from tests.live.fault_matrix import PAUSE
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.servers.pds import BlueskyPds, bluesky_pds

pytestmark = pytest.mark.xdist_group("pds")
_numbers = count(1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BlueskyPds]:
    with bluesky_pds(tmp_path_factory.mktemp("pds")) as served:
        yield served


@pytest.fixture
def films(server: BlueskyPds) -> FilmService:
    return FilmService(server.url)


@pytest.fixture
def watched(films: FilmService) -> Iterator[FaultProxy]:
    """The service, behind a proxy of its own."""
    with films.serving() as service, FaultProxy(service.url) as proxy:
        yield proxy


@pytest.fixture
def world(server: BlueskyPds, watched: FaultProxy, tmp_path: Path) -> Iterator[BlueskyWorld]:
    with FaultProxy(server.url) as proxy:
        settings = {"video_service": watched.url}
        clock = FixedClock(datetime.now(UTC).replace(microsecond=0))  # tokens end by the server's own clock
        yield BlueskyWorld(server, proxy, tmp_path / "platforms", f"film{next(_numbers)}", settings, clock)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


def film(files: PictureFolder, words: bytes = b"film") -> OutgoingMedia:
    data = b"\x00\x00\x00\x18ftypmp42" + words * 500
    vtt = b"WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome to the clinic.\n"
    captions = (Captions(files.keep(vtt), "en-GB", "clinic.vtt", "English"),)
    made = OutgoingMedia(
        files.keep(data), "film.mp4", "video/mp4", 640, 360, "A nurse waves", kind="video", captions=captions
    )
    return replace(made, duration_ms=4000)


def assert_shown(embed: dict[str, Any]) -> None:
    assert embed["$type"] == "app.bsky.embed.video"
    assert embed["video"]["mimeType"] == "video/mp4"
    assert embed["alt"] == "A nurse waves"
    assert embed["aspectRatio"] == {"width": 640, "height": 360}
    (caption,) = embed["captions"]
    assert (caption["lang"], caption["file"]["mimeType"]) == ("en-GB", "text/vtt")


def test_a_film_is_a_file_where_there_is_no_service(world: BlueskyWorld, files: PictureFolder) -> None:
    ours = replace(world.account, settings={**world.account.settings, "video_service": "off"})
    receipt = world.connector.publish(request(ours, media=(film(files),)), files, NOW)
    assert_shown(world.records()[receipt.remote_id]["embed"])
    paths = [asked.path for asked in world.proxy.asked]
    assert paths == ["/xrpc/com.atproto.repo.uploadBlob"] * 2 + ["/xrpc/com.atproto.repo.putRecord"]


def test_a_film_goes_through_the_service(
    world: BlueskyWorld, films: FilmService, files: PictureFolder
) -> None:
    receipt = world.connector.publish(request(world.account, media=(film(files),)), files, NOW)
    assert_shown(world.records()[receipt.remote_id]["embed"])
    (claims,) = films.claims
    assert (claims["iss"], claims["lxm"]) == (world.did, "com.atproto.repo.uploadBlob")
    assert world.paused == [0, 1, 1]


@pytest.mark.parametrize("years", [-2, 5])
def test_a_clock_that_is_wrong_costs_no_film(
    world: BlueskyWorld, films: FilmService, files: PictureFolder, years: int
) -> None:
    world.pass_time(timedelta(days=365 * years))
    receipt = world.connector.publish(request(world.account, media=(film(files),)), files, NOW)
    assert_shown(world.records()[receipt.remote_id]["embed"])
    assert len(films.claims) == 1


def test_a_film_that_the_service_has_is_not_prepared_twice(
    world: BlueskyWorld, films: FilmService, files: PictureFolder
) -> None:
    world.connector.publish(request(world.account, media=(film(files),)), files, NOW)
    world.paused.clear()
    receipt = world.connector.publish(request(world.account, "delivery-2", media=(film(files),)), files, NOW)
    assert_shown(world.records()[receipt.remote_id]["embed"])
    assert len(films.jobs) == 1
    assert world.paused == []


def test_a_film_that_takes_long_is_waited_for_by_the_next_attempt(
    world: BlueskyWorld, films: FilmService, files: PictureFolder
) -> None:
    films.polls = 50
    post = request(world.account, media=(film(files),))
    with pytest.raises(Unreachable):
        world.connector.publish(post, files, NOW)
    assert world.records() == {}
    receipt = world.restarted().publish(post, files, NOW)
    assert len(films.claims) == 1
    assert_shown(world.records()[receipt.remote_id]["embed"])


def test_a_film_that_cannot_be_prepared_is_told(
    world: BlueskyWorld, films: FilmService, files: PictureFolder
) -> None:
    films.fails = "the sound is damaged"
    with pytest.raises(Rejected, match="the sound is damaged"):
        world.connector.publish(request(world.account, media=(film(files),)), files, NOW)
    assert world.records() == {}


@pytest.mark.parametrize("fault", Fault)
def test_a_film_is_out_once_whatever_fails_at_the_server(
    world: BlueskyWorld, files: PictureFolder, fault: Fault
) -> None:
    post = request(world.account, media=(film(files),), text="A film.")
    for number in range(5):  # captions, whose server it is, token, post, and none
        post = replace(post, key=f"{fault.name}-{number}", text=f"A film. {number}")
        world.proxy.fail(number, fault)
        assert_out_once(world, post, files)


@pytest.mark.parametrize("fault", Fault)
def test_a_film_is_out_once_whatever_fails_at_the_service(
    world: BlueskyWorld, watched: FaultProxy, files: PictureFolder, fault: Fault
) -> None:
    for number in range(3):  # the film, and how far it is, twice
        shown = film(files, f"{fault.name} {number}".encode())
        post = request(world.account, f"{fault.name}-{number}", media=(shown,), text=f"A film. {number}")
        watched.fail(number, fault)
        assert_out_once(world, post, files)


def assert_out_once(world: BlueskyWorld, post: PublishRequest, files: PictureFolder) -> None:
    """Publish as the publisher does, attempt by attempt, until there is a receipt."""
    receipt = None
    for _ in range(4):
        try:
            receipt = world.restarted().publish(post, files, world.clock.now())
            break
        except (Unreachable, RateLimited, OutcomeUnknown):  # the next attempt goes on from there
            world.pass_time(PAUSE)
    assert receipt is not None
    assert sum(each["text"] == post.text for each in world.records().values()) == 1


@pytest.mark.parametrize("mime", ["video/webm", "video/quicktime"])
def test_films_of_other_kinds_are_refused_before_anything_is_sent(
    world: BlueskyWorld, files: PictureFolder, mime: str
) -> None:
    with pytest.raises(Rejected, match="MP4"):
        world.connector.publish(request(world.account, media=(replace(film(files), mime=mime),)), files, NOW)
    assert world.proxy.asked == []


def test_what_does_not_go_together_is_refused_before_anything_is_sent(
    world: BlueskyWorld, files: PictureFolder
) -> None:
    shown = tuple(medium(files, colour, colour) for colour in ("navy", "teal", "red", "green", "black"))
    with pytest.raises(TooLarge):
        world.connector.publish(request(world.account, media=shown), files, NOW)
    with pytest.raises(Rejected, match="one film"):
        world.connector.publish(request(world.account, "b", media=(film(files), shown[0])), files, NOW)
    sound = replace(film(files), kind="audio", mime="audio/mpeg")
    with pytest.raises(Rejected, match="sound"):
        world.connector.publish(request(world.account, "c", media=(sound,)), files, NOW)
    assert not any(map(is_post, world.proxy.asked))
    assert world.proxy.asked == []

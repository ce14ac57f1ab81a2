"""Films on X: in pieces, with captions, waited for, and put there anew where X let go of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccgcompose.errors import OutcomeUnknown, RateLimited, Rejected
from connectors.http import Patience
from tests.contract.connector_material import NOW, PictureFolder, request
from tests.fakes.clock import FixedClock
from tests.live.doubles.x import XDouble
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.x_world import XWorld, film


@pytest.fixture
def world(tmp_path: Path) -> Iterator[XWorld]:
    clock = FixedClock(NOW)
    with XDouble(clock.now) as double, FaultProxy(double.url) as proxy:
        yield XWorld(double, proxy, tmp_path, clock)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


def test_a_film_goes_up_in_pieces_with_its_captions_and_is_waited_for(
    world: XWorld, files: PictureFolder
) -> None:
    world.double.state.slow_films = 2
    world.patience = Patience(connect=2, read=10, total=60)
    post = request(world.account, media=(film(files),), text="Our new film.")
    for _ in range(2):
        with pytest.raises(RateLimited, match="still preparing"):
            world.restarted().publish(post, files, NOW)
        world.pass_time(timedelta(minutes=1))
    receipt = world.restarted().publish(post, files, NOW)
    begun, *rest = [asked for asked in world.proxy.asked if asked.path.startswith("/2/media/upload/")]
    assert json.loads(begun.body) == {
        "media_type": "video/mp4",
        "media_category": "tweet_video",
        "total_bytes": 5_200_000,
    }
    assert [asked.path.rpartition("/")[2] for asked in rest[:3]] == ["append", "append", "finalize"]
    (number,) = world.double.state.posts[receipt.remote_id]["media"]
    kept = world.double.state.files[number]
    assert (kept["sha256"], kept["alt"]) == (post.media[0].sha256, "A walk")
    assert (kept["subtitles"]["language_code"], kept["subtitles"]["display_name"]) == ("EN", "English")


def test_a_film_that_x_has_let_go_of_goes_up_anew_with_all_that_is_told_of_it(
    world: XWorld, files: PictureFolder
) -> None:
    world.patience = Patience(connect=2, read=10, total=60)
    moving = film(files)
    with_alt = replace(moving, alt_text="A walk through the ward")
    post = request(world.account, media=(with_alt,), text="Our new film.")
    world.fail_posts(Fault.DROPPED_BEFORE)
    with pytest.raises(OutcomeUnknown):
        world.restarted().publish(post, files, NOW)
    (film_before, captions_before) = world.double.state.files
    world.proxy.pass_on()
    world.double.state.files.clear()
    world.pass_time(timedelta(hours=25))
    receipt = world.restarted().publish(post, files, NOW)
    (number,) = world.double.state.posts[receipt.remote_id]["media"]
    shown = world.double.state.files[number]
    assert number != film_before
    assert shown["alt"] == "A walk through the ward"
    assert shown["subtitles"]["display_name"] == "English"
    assert shown["subtitles"]["id"] != captions_before


def test_a_film_that_x_lost_early_is_told_of_again_too(world: XWorld, files: PictureFolder) -> None:
    world.patience = Patience(connect=2, read=10, total=60)
    post = request(world.account, media=(film(files),), text="Our new film.")
    world.fail_posts(Fault.DROPPED_BEFORE)
    with pytest.raises(OutcomeUnknown):
        world.restarted().publish(post, files, NOW)
    world.proxy.pass_on()
    world.double.state.files.clear()
    world.pass_time(timedelta(hours=1))
    with pytest.raises(Rejected, match="media IDs are invalid"):
        world.restarted().publish(post, files, NOW)
    receipt = world.restarted().publish(post, files, NOW)
    (number,) = world.double.state.posts[receipt.remote_id]["media"]
    shown = world.double.state.files[number]
    assert (shown["alt"], shown["subtitles"]["display_name"]) == ("A walk", "English")
    assert shown["subtitles"]["id"] in world.double.state.files

"""Films on a Page: sent in pieces, out once whatever fails, with their captions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import Captions, OutgoingMedia, PublishRequest
from connectors.facebook.captions import locale
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.fakes.clock import FixedClock
from tests.live.doubles.facebook_state import FacebookState
from tests.live.doubles.graph import GraphDouble, GraphError
from tests.live.facebook_world import FacebookWorld
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault, FaultProxy

FILM = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 400  # three pieces
WEBVTT = "WEBVTT\n\n00:01.000 --> 00:02.500 align:start\n<v Amara>Flu clinics &amp; more\nopen on Monday.\n"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[FacebookWorld]:
    clock = FixedClock(NOW)
    state = FacebookState(clock.now)
    with GraphDouble(state) as double, FaultProxy(double.url) as proxy:
        yield FacebookWorld(double, state, proxy, tmp_path / "platforms", clock)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


def film(files: PictureFolder) -> OutgoingMedia:
    captions = (Captions(files.keep(WEBVTT.encode()), "en-GB"),)
    sha256 = files.keep(FILM)
    return OutgoingMedia(
        sha256, "clinic.mp4", "video/mp4", 640, 360, "", "Film: Sam Reed", "video", captions=captions
    )


def wanted(world: FacebookWorld, files: PictureFolder, key: str = "film") -> PublishRequest:
    return request(world.account, key, media=(film(files),), text=f"Flu clinics open on Monday. {key}.")


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def test_a_film_goes_in_pieces_with_words_title_and_captions(
    world: FacebookWorld, files: PictureFolder
) -> None:
    post = wanted(world, files)
    receipt = world.connector.publish(post, files, NOW)
    there = world.state.films.films[receipt.remote_id]
    assert there["data"] == FILM
    assert there["description"] == f"{post.text}\n\nFilm: Sam Reed"
    assert there["title"] == post.title
    said = "1\n00:00:01,000 --> 00:00:02,500\nAmara: Flu clinics & more\nopen on Monday.\n"
    assert world.state.films.captions == {(receipt.remote_id, "en_GB"): said}
    assert receipt.url == f"https://www.facebook.com/watch/?v={receipt.remote_id}"
    assert b'filename="captions.en_GB.srt"' in world.proxy.asked[-1].body
    assert world.connector.find(post, NOW) == receipt
    assert world.connector.publish(post, files, NOW) == receipt


@pytest.mark.parametrize("fault", Fault)
def test_a_film_is_out_once_whatever_fails(world: FacebookWorld, files: PictureFolder, fault: Fault) -> None:
    calls = count_calls(world, publishing(wanted(world, files), files))
    assert calls == 6  # the start, three pieces, the end, the captions
    for number in range(calls):
        post = wanted(world, files, f"{fault.name.lower()}-{number}")

        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        assert world.state.films.films[ending.receipt.remote_id]["data"] == FILM
        assert (ending.receipt.remote_id, "en_GB") in world.state.films.captions


def test_a_piece_that_was_taken_is_not_sent_again(world: FacebookWorld, files: PictureFolder) -> None:
    post = wanted(world, files)
    check_fault(world, post, publishing(post, files), 2, Fault.DROPPED_AFTER)
    assert len(world.state.films.films) == 1


def test_the_words_of_a_film_are_corrected_in_the_open(world: FacebookWorld, files: PictureFolder) -> None:
    post = wanted(world, files)
    original = world.connector.publish(post, files, NOW)
    better = corrected(post, "Tuesday.", "The day was wrong.")
    assert world.connector.find(better, NOW) is None
    world.connector.correct(better, original, files, NOW)
    shown = world.public()[original.remote_id]
    assert shown.text == "Tuesday.\n\nFilm: Sam Reed"
    assert shown.edit_notes == ("Edited 24 November 2026: The day was wrong.",)


def test_captions_that_are_refused_are_told_with_the_film_that_is_out(
    world: FacebookWorld, files: PictureFolder
) -> None:
    world.double.failing["captions"] = GraphError(100, "The captions file is no SubRip file", 1363047)
    post = wanted(world, files)
    with pytest.raises(Rejected, match="The film is out, and its captions are not"):
        world.connector.publish(post, files, NOW)
    world.double.failing.clear()
    receipt = world.connector.publish(post, files, NOW)
    assert len(world.state.films.captions) == len(world.public()) == 1
    assert receipt.remote_id in world.public()


def test_captions_that_cannot_be_read_are_told_before_anything_is_out(
    world: FacebookWorld, files: PictureFolder
) -> None:
    bad = replace(film(files), captions=(Captions(files.keep(b"no captions"), "cy"),))
    with pytest.raises(Rejected, match="cannot be read"):
        world.connector.publish(replace(wanted(world, files), media=(bad,)), files, NOW)
    assert world.proxy.asked == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en-GB", "en_GB"), ("en", "en_GB"), ("cy", "cy_GB"), ("pl", "pl_PL"), ("zh-Hans-CN", "zh_CN")],
)
def test_a_language_is_named_as_facebook_names_it(language: str, expected: str) -> None:
    assert locale(language) == expected


def test_a_film_beside_pictures_is_refused(world: FacebookWorld, files: PictureFolder) -> None:
    both = replace(wanted(world, files), media=(film(files), medium(files, "navy", "The entrance")))
    with pytest.raises(Rejected, match="pictures or one film"):
        world.connector.publish(both, files, NOW)
    assert world.proxy.asked == []


def test_a_sound_is_refused(world: FacebookWorld, files: PictureFolder) -> None:
    sound = replace(film(files), kind="audio", mime="audio/mpeg")
    with pytest.raises(Rejected, match="no picture"):
        world.connector.publish(replace(wanted(world, files), media=(sound,)), files, NOW)
    assert world.public() == {}

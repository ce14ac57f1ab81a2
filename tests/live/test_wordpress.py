"""The WordPress connector against a real blog: the whole contract, and the whole fault matrix, at every call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import AuthExpired, BadInput
from ccgcompose.usecases.ports.connector import Captions, OutgoingMedia, PublishRequest
from tests.contract.connector_contract import ConnectorContract, Shows
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.servers.wordpress import WordPress, wordpress
from tests.live.wordpress_world import WordPressWorld
from tests.unit.connectors.guide import Visitor

pytestmark = pytest.mark.xdist_group("wordpress")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WordPress, Path]]:
    folder = tmp_path_factory.mktemp("wordpress")
    with wordpress(folder) as blog:
        yield blog, folder / "db.sock"


@pytest.fixture
def world(served: tuple[WordPress, Path], tmp_path: Path) -> Iterator[WordPressWorld]:
    blog, socket = served
    with FaultProxy(blog.url) as proxy:
        yield WordPressWorld(blog, proxy, tmp_path / "platforms", socket)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


class TestWordPress(ConnectorContract):
    shows = Shows(picture_bytes=False)

    @pytest.fixture
    def platform(self, world: WordPressWorld) -> WordPressWorld:
        return world


def wanted(world: WordPressWorld, files: PictureFolder, key: str) -> PublishRequest:
    media = (medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse"))
    return request(world.account, key, media=media, text=f"Flu clinics open on Monday. Number {key}.")


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def correcting(better: PublishRequest, original: Receipt, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.correct(better, original, files, now)


@pytest.mark.parametrize("fault", Fault)
def test_a_post_is_out_once_whatever_fails(world: WordPressWorld, files: PictureFolder, fault: Fault) -> None:
    calls = count_calls(world, publishing(wanted(world, files, "first"), files))
    for number in range(calls):
        post = wanted(world, files, f"{fault.name.lower()}-{number}")
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        shown = world.public()[ending.receipt.remote_id]
        assert [alt for _, alt, _ in shown.pictures] == ["The entrance", "A nurse"]


@pytest.mark.parametrize("fault", Fault)
def test_a_correction_is_out_once_whatever_fails(
    world: WordPressWorld, files: PictureFolder, fault: Fault
) -> None:
    for number in range(3):
        post = request(world.account, f"{fault.name.lower()}-{number}", text=f"Monday. {fault.name}{number}.")
        original = world.restarted().publish(post, files, world.clock.now())
        better = corrected(post, f"{post.text} It is Tuesday.", "The day was wrong.")
        ending = check_fault(world, better, correcting(better, original, files), number, fault)
        assert ending.receipt is not None
        notes = world.public()[ending.receipt.remote_id].edit_notes
        assert notes == ("Edited 24 November 2026: The day was wrong.",)


def test_an_upload_that_was_taken_is_not_made_again(world: WordPressWorld, files: PictureFolder) -> None:
    post = wanted(world, files, "one")
    uploads = [n for n, asked in enumerate(_calls(world, files)) if asked == "/wp-json/wp/v2/media"]
    before = world.media()
    check_fault(world, post, publishing(post, files), uploads[-1], Fault.DROPPED_AFTER)
    assert world.media() == before + 2


def _calls(world: WordPressWorld, files: PictureFolder) -> list[str]:
    count_calls(world, publishing(wanted(world, files, "first"), files))
    return [asked.path.partition("?")[0] for asked in world.proxy.asked]


def test_what_looks_like_a_program_is_shown_as_text(world: WordPressWorld, files: PictureFolder) -> None:
    text = 'Try [gallery] or [audio src="x"] :) -- it costs 2x3 (tm) ... ``so'
    receipt = world.connector.publish(request(world.account, text=text), files, NOW)
    assert world.public()[receipt.remote_id].text == text


def test_a_film_has_its_captions_and_a_sound_its_transcript(
    world: WordPressWorld, files: PictureFolder
) -> None:
    vtt = files.keep(b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello & welcome\n")
    captions = (Captions(vtt, "en-GB", "walk.srt", "English"),)
    film = files.keep(b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 2000)
    sound = files.keep(b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" + b"\x00" * 2000)
    media = (
        OutgoingMedia(
            film, "walk.mp4", "video/mp4", 1280, 720, "A walk", "Film: Sam", "video", captions=captions
        ),
        OutgoingMedia(
            sound, "talk.mp3", "audio/mpeg", 0, 0, "A talk", kind="audio", transcript="First.\n\nThen <so>."
        ),
    )
    receipt = world.connector.publish(request(world.account, media=media, text="Watch."), files, NOW)
    page = next(post for post in world.posts() if str(post["id"]) == receipt.remote_id)["content"]["rendered"]
    player = re.search(r"<video[^>]*>(.*?)</video>", page, re.DOTALL)
    assert player
    assert 'aria-label="A walk"' in player[0]
    track = re.search(r'<track src="([^"]*)"', player[1])
    assert track
    assert 'srclang="en-GB"' in player[1]
    with urlopen(track[1], timeout=30) as answer:  # noqa: S310  (a server of ours on 127.0.0.1)
        assert b"Hello & welcome" in answer.read()
    assert re.search(r'<audio[^>]*aria-label="A talk"', page)
    assert "Film: Sam" in page
    assert page.index("Watch.") < page.index("Transcript") < page.index("Then &lt;so&gt;.")
    assert world.media() == 3


def test_sign_in_finds_the_blog_and_proves_the_password(world: WordPressWorld) -> None:
    answers = {"server": f"{world.proxy.url}/", "user": world.blog.user, "password": world.blog.password}
    signed_in = world.connector.sign_in(world.account, answers, Visitor())
    assert signed_in.identity == "Amara Obi"
    assert signed_in.settings["api"] == f"{world.proxy.url}/wp-json"


def test_a_wrong_password_is_told_and_nothing_is_quoted(world: WordPressWorld) -> None:
    answers = {"server": world.proxy.url, "user": world.blog.user, "password": "abcd efgh ijkl mnop"}
    with pytest.raises(AuthExpired) as told:
        world.connector.sign_in(world.account, answers, Visitor())
    assert "abcd" not in str(told.value)


@pytest.mark.parametrize("server", ["http://blog.example.nhs.uk", "", "https://"])
def test_a_sign_in_never_travels_in_the_clear(world: WordPressWorld, server: str) -> None:
    with pytest.raises(BadInput):
        world.connector.sign_in(world.account, {"server": server, "user": "a", "password": "b"}, Visitor())
    assert world.proxy.asked == []

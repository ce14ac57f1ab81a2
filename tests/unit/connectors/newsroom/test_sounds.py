"""A film or a sound in the newsroom: played on the page, named in the feeds, with what is said in it."""

from __future__ import annotations

import json

import feedparser
import pytest

from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import Captions, OutgoingMedia
from tests.contract.connector_material import NOW, PictureFolder, medium, request
from tests.unit.connectors.newsroom.pages import read_page
from tests.unit.connectors.newsroom.world import NewsroomWorld


def film(files: PictureFolder) -> OutgoingMedia:
    said = Captions(files.keep(b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"), "en-GB", label="English")
    sha256 = files.keep(b"\x00\x00\x00\x18ftypmp42" + b"film" * 100)
    return OutgoingMedia(
        sha256, "walk.mp4", "video/mp4", 1280, 720, "A walk in the park", "Film: Sam Reed", "video", captions=(said,)
    )  # fmt: skip


def sound(files: PictureFolder) -> OutgoingMedia:
    sha256 = files.keep(b"ID3sound" * 100)
    said = "First.\n\nThen <so>."
    return OutgoingMedia(
        sha256, "talk.mp3", "audio/mpeg", 0, 0, "A talk", kind="audio", duration_ms=61_000, transcript=said
    )


def test_a_film_is_played_with_its_captions(web_world: NewsroomWorld, files: PictureFolder) -> None:
    media = (film(files), medium(files, "navy", "The entrance"))
    web_world.connector.publish(request(web_world.account, media=media), files, NOW)
    (post,) = (web_world.folder / "posts").iterdir()
    page = read_page(post)
    player = page.one("video")
    assert player.attributes["aria-label"] == "A walk in the park"
    track = page.one("track")
    assert (track.attributes["kind"], track.attributes["srclang"]) == ("captions", "en-GB")
    for element in (player, track):
        assert (post.parent / element.attributes["src"]).resolve().is_file()
    assert "Download this film" in page.one("main").text
    assert "Film: Sam Reed" in page.one("main").text
    assert [image.attributes["alt"] for image in page.one("main").all("img")] == ["The entrance"]


def test_feeds_enclose_the_sound_and_the_page_shows_what_is_said(
    web_world: NewsroomWorld, files: PictureFolder
) -> None:
    web_world.connector.publish(request(web_world.account, media=(sound(files),)), files, NOW)
    (post,) = (web_world.folder / "posts").iterdir()
    assert "Then <so>." in read_page(post).one("details").text
    for name in ("feed.rss", "feed.atom"):
        read = feedparser.parse((web_world.folder / name).read_bytes())
        assert not read.bozo
        (enclosed,) = read.entries[0].enclosures
        assert (enclosed.type, enclosed.length) == ("audio/mpeg", "800")
        assert enclosed.href.startswith("https://news.example.nhs.uk/media/")
    (item,) = json.loads((web_world.folder / "feed.json").read_text("utf-8"))["items"]
    assert item["attachments"][0]["duration_in_seconds"] == 61


def test_a_repeat_with_a_film_changes_nothing(web_world: NewsroomWorld, files: PictureFolder) -> None:
    wanted = request(web_world.account, media=(film(files),))
    first = web_world.connector.publish(wanted, files, NOW)
    assert web_world.connector.publish(wanted, files, NOW) == first
    assert web_world.connector.find(wanted, NOW) == first


def test_a_page_plays_one(world: NewsroomWorld, files: PictureFolder) -> None:
    with pytest.raises(Rejected, match="2 sounds or films"):
        world.connector.publish(request(world.account, media=(film(files), sound(files))), files, NOW)
    assert world.public() == {}

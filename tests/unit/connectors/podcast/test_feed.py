"""The feed of a podcast, read back by feedparser and held against the documents of those who read it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import defusedxml.ElementTree as SafeET
import feedparser
import pytest

from ccgcompose.domain.publication import Receipt
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from connectors.podcast.rss import podcast_guid
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.contract.connector_platform import HOSTILE
from tests.unit.connectors.podcast.directory_rules import ITUNES, PODCAST, complaints
from tests.unit.connectors.podcast.world import (
    SAID,
    SETTINGS,
    WEB,
    PodcastWorld,
    artwork,
    podcast_world,
    sound,
)

CHAPTERS = (
    "What we talk about:\n\n00:00:00 Welcome\n0:02:30 - Who can have a vaccine\n10:00 Where to go\n\n#FluJab"
)


def episode(world: PodcastWorld, key: str = "delivery-1", text: str = CHAPTERS) -> PublishRequest:
    """An episode with everything that an episode may have."""
    heard = sound(world.files, key, artwork=artwork(world.files, 3000, "JPEG"))
    return request(world.account, key, media=(heard,), text=text, title=f"Flu clinics, {key}")


def published(world: PodcastWorld) -> tuple[PublishRequest, Receipt]:
    wanted = episode(world)
    return wanted, world.connector.publish(wanted, world.files, NOW)


def test_directories_have_nothing_to_complain_of(world: PodcastWorld, files: PictureFolder) -> None:
    wanted, receipt = published(world)
    later = replace(episode(world, "delivery-2"), published_at=NOW + timedelta(days=1))
    world.connector.publish(later, files, NOW + timedelta(days=1))
    better = corrected(wanted, f"{CHAPTERS} It is Tuesday.", "The day was wrong.")
    world.connector.correct(better, receipt, files, NOW + timedelta(days=2))
    assert complaints(world.folder, WEB) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_break_no_rule(world: PodcastWorld, files: PictureFolder, name: str) -> None:
    heard = sound(files, alt_text=HOSTILE[name], transcript=HOSTILE[name], credit=HOSTILE[name])
    text = f"{HOSTILE[name]}\n\n00:00 {HOSTILE[name]}\n01:00 {HOSTILE[name]}"
    world.connector.publish(request(world.account, media=(heard,), text=text), files, NOW)
    assert complaints(world.folder, WEB) == []
    assert not feedparser.parse(str(world.folder / "feed.rss")).bozo


def test_a_broken_rule_is_seen(tmp_path: Path, files: PictureFolder) -> None:
    """The check itself can fail: without owner, web address and artwork it names all three."""
    world = podcast_world(tmp_path / "plain", files)
    world.account = replace(world.account, brand=replace(world.account.brand, logo_sha256=None))
    world.connector.publish(request(world.account, media=(sound(files),)), files, NOW)
    found = complaints(world.folder, WEB)
    assert "owner" in found
    assert any("artwork" in each for each in found)
    assert any("enclosure" in each for each in found)


def test_feedparser_reads_the_episode(world: PodcastWorld) -> None:
    _, receipt = published(world)
    feed = feedparser.parse(str(world.folder / "feed.rss"))
    assert not feed.bozo
    assert feed.feed.title == "NHS Exampleshire"
    assert (feed.feed.author_detail.name, feed.feed.publisher_detail.email) == (
        "NHS Exampleshire",
        "podcast@example.nhs.uk",
    )
    (entry,) = feed.entries
    assert entry.id == receipt.remote_id
    assert entry.itunes_duration == "754"
    assert entry.image.href.startswith(f"{WEB}/media/")
    (enclosure,) = entry.enclosures
    file = world.folder / enclosure.href.removeprefix(f"{WEB}/")
    assert (enclosure.type, int(enclosure.length)) == ("audio/mpeg", file.stat().st_size)
    assert hashlib.sha256(file.read_bytes()).hexdigest() == episode(world).media[0].sha256


def test_an_episode_keeps_its_id_and_says_that_it_was_changed(
    world: PodcastWorld, files: PictureFolder
) -> None:
    wanted, original = published(world)
    before = feedparser.parse(str(world.folder / "feed.rss")).entries[0]
    better = corrected(wanted, "It is Tuesday.", "The day was wrong.")
    receipt = world.connector.correct(better, original, files, NOW + timedelta(hours=2))
    (entry,) = feedparser.parse(str(world.folder / "feed.rss")).entries
    assert receipt.remote_id == original.remote_id == entry.id
    assert entry.enclosures == before.enclosures
    assert entry.published == before.published
    assert entry.updated_parsed > before.updated_parsed
    assert "Edited 24 November 2026: The day was wrong." in entry.summary


def test_words_chapters_and_people_are_named(world: PodcastWorld) -> None:
    published(world)
    item = SafeET.parse(world.folder / "feed.rss").getroot().find("channel/item")
    timed, subrip, plain = item.findall(f"{PODCAST}transcript")
    assert (subrip.get("type"), subrip.get("rel")) == ("application/x-subrip", "captions")
    words = (world.folder / subrip.get("url").removeprefix(f"{WEB}/")).read_text()
    assert words.startswith("1\n00:00:00,000 --> 00:00:04,000\nWelcome to the flu clinic.")
    assert (timed.get("type"), timed.get("rel"), timed.get("language")) == ("text/vtt", "captions", "en-GB")
    assert (world.folder / timed.get("url").removeprefix(f"{WEB}/")).read_text() == SAID
    assert (world.folder / plain.get("url").removeprefix(f"{WEB}/")).read_text().startswith("Welcome")
    (chapters,) = item.findall(f"{PODCAST}chapters")
    listed = json.loads((world.folder / chapters.get("url").removeprefix(f"{WEB}/")).read_bytes())
    assert [(each["startTime"], each["title"]) for each in listed["chapters"]] == [
        (0, "Welcome"),
        (150, "Who can have a vaccine"),
        (600, "Where to go"),
    ]
    assert [(person.text, person.get("role")) for person in item.findall(f"{PODCAST}person")] == [
        ("Amara Obi", "host")
    ]


def test_the_show_says_what_its_settings_say(tmp_path: Path, files: PictureFolder) -> None:
    settings = SETTINGS | {
        "category": "government",
        "explicit": "true",
        "locked": "no",
        "licence": "Our-Licence https://www.exampleshire.nhs.uk/licence",
        "copyright": "© NHS Exampleshire",
        "guid": "917393E3-1b1e-5cef-ace4-edaa54e1f810",
    }
    world = podcast_world(tmp_path / "podcast", files, **settings)
    published(world)
    channel = SafeET.parse(world.folder / "feed.rss").getroot().find("channel")
    (category,) = channel.findall(f"{ITUNES}category")
    assert (category.get("text"), len(category)) == ("Government", 0)
    licence = channel.find(f"{PODCAST}license")
    assert (licence.text, licence.get("url")) == ("our-licence", "https://www.exampleshire.nhs.uk/licence")
    assert channel.findtext("copyright") == "© NHS Exampleshire"
    locked = channel.find(f"{PODCAST}locked")
    assert (locked.text, locked.get("owner")) == ("no", "podcast@example.nhs.uk")
    assert channel.findtext(f"{PODCAST}guid") == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    assert channel.findtext(f"{ITUNES}explicit") == "true"


def test_notes_without_end_break_no_rule(world: PodcastWorld, files: PictureFolder) -> None:
    wanted, original = published(world)
    better = corrected(wanted, "It is Tuesday.", *(f"The day was wrong. {'💉' * 300}" for _ in range(5)))
    world.connector.correct(better, original, files, NOW + timedelta(hours=9))
    assert complaints(world.folder, WEB) == []


@pytest.mark.parametrize(("edge", "named"), [(1400, True), (1399, False), (3001, False)])
def test_only_artwork_that_directories_take_is_named(
    world: PodcastWorld, files: PictureFolder, edge: int, named: bool
) -> None:
    heard = sound(files, artwork=artwork(files, edge))
    world.connector.publish(request(world.account, media=(heard,)), files, NOW)
    shown = OutgoingMedia(artwork(files, edge), "x.png", "image/png", edge, edge, "The entrance")
    bare = request(world.account, "delivery-2", media=(sound(files), shown))
    world.connector.publish(bare, files, NOW)
    images = SafeET.parse(world.folder / "feed.rss").getroot().findall(f"channel/item/{ITUNES}image")
    assert len(images) == (2 if named else 0)
    assert complaints(world.folder, WEB) == []


def test_the_guid_is_that_of_the_document_s_own_example() -> None:
    assert podcast_guid("https://podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert podcast_guid("http://mp3s.nashownotes.com/pc20rss.xml/") == "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def test_the_guid_outlives_a_move(world: PodcastWorld, files: PictureFolder) -> None:
    published(world)
    moved = world.account.settings | {"base_url": "https://elsewhere.example.nhs.uk/podcast"}
    world.account = replace(world.account, settings=moved)
    world.connector.publish(episode(world, "delivery-2"), files, NOW + timedelta(days=1))
    channel = SafeET.parse(world.folder / "feed.rss").getroot().find("channel")
    assert channel.findtext(f"{PODCAST}guid") == podcast_guid(f"{WEB}/feed.rss")
    urls = [each.get("url") for each in channel.findall("item/enclosure")]
    assert all(url.startswith("https://elsewhere.example.nhs.uk/podcast/media/") for url in urls)


def test_the_same_sound_in_two_episodes_has_two_addresses(world: PodcastWorld, files: PictureFolder) -> None:
    for key in ("delivery-1", "delivery-2"):
        world.connector.publish(request(world.account, key, media=(sound(files),)), files, NOW)
    urls = [entry.enclosures[0].href for entry in feedparser.parse(str(world.folder / "feed.rss")).entries]
    assert len(set(urls)) == 2


def test_other_feeds_name_the_sound_too(world: PodcastWorld) -> None:
    published(world)
    (item,) = json.loads((world.folder / "feed.json").read_bytes())["items"]
    assert item["attachments"][0]["duration_in_seconds"] == 754
    (entry,) = feedparser.parse(str(world.folder / "feed.atom")).entries
    assert entry.enclosures[0].type == "audio/mpeg"


def test_more_than_fifty_episodes_stay_in_the_feed(world: PodcastWorld, files: PictureFolder) -> None:
    medium(files, "navy", "The entrance")
    for number in range(52):
        world.connector.publish(request(world.account, f"d-{number}", media=(sound(files),)), files, NOW)
    assert len(feedparser.parse(str(world.folder / "feed.rss")).entries) == 52

"""The feeds, read back by parsers that are not ours and held against their specifications."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import defusedxml.ElementTree as SafeET
import feedparser
import pytest

from ccgcompose.domain.publication import Receipt
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.contract.connector_platform import HOSTILE
from tests.unit.connectors.newsroom.world import NewsroomWorld

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def publish_two(world: NewsroomWorld, files: PictureFolder) -> tuple[Receipt, Receipt]:
    """A post with two pictures that is corrected, and a later one without."""
    media = (medium(files, "navy", "The entrance", "Photograph: Sam Reed"), medium(files, "teal", "A nurse"))
    first = request(world.account, "delivery-1", media=media)
    receipt = world.connector.publish(first, files, NOW)
    later = NOW + timedelta(days=1)
    second = world.connector.publish(
        request(world.account, "delivery-2", title="Second", published_at=later), files, later
    )
    better = corrected(first, "Clinics open on Tuesday.", "The day was wrong: it is Tuesday.")
    return world.connector.correct(better, receipt, files, NOW + timedelta(days=2)), second


@pytest.mark.parametrize("name", ["feed.rss", "feed.atom"])
def test_feedparser_reads_what_was_published(
    web_world: NewsroomWorld, files: PictureFolder, name: str
) -> None:
    corrected_receipt, second = publish_two(web_world, files)
    feed = feedparser.parse(str(web_world.folder / name))
    assert not feed.bozo
    assert feed.feed.title == "NHS Exampleshire"
    assert feed.feed.language == "en-GB" if name == "feed.rss" else feed.feed.title_detail.language == "en-GB"
    assert [entry.id for entry in feed.entries] == [second.remote_id, corrected_receipt.remote_id]
    entry = feed.entries[1]
    assert entry.title == "Flu clinics open on Monday"
    assert entry.link == corrected_receipt.url
    assert entry.author == "Amara Obi, Head of Communications"
    assert [tag.term for tag in entry.tags] == ["Vaccination"]
    assert entry.published_parsed[:5] == (2026, 11, 24, 9, 0)
    assert entry.updated_parsed[:5] == (2026, 11, 24, 10, 0)
    (content,) = entry.content
    assert content.type == "text/html"
    assert "Clinics open on Tuesday." in content.value
    assert "The day was wrong: it is Tuesday." in content.value
    assert "Edited <time" in content.value


@pytest.mark.parametrize("name", ["feed.rss", "feed.atom"])
def test_the_enclosure_tells_the_truth(web_world: NewsroomWorld, files: PictureFolder, name: str) -> None:
    publish_two(web_world, files)
    enclosure = feedparser.parse(str(web_world.folder / name)).entries[1].enclosures[0]
    file = web_world.folder / enclosure.href.removeprefix("https://news.example.nhs.uk/")
    assert enclosure.type == "image/png"
    assert int(enclosure.length) == file.stat().st_size


def test_media_rss_names_every_picture_with_its_alt_text(
    web_world: NewsroomWorld, files: PictureFolder
) -> None:
    publish_two(web_world, files)
    root = SafeET.parse(web_world.folder / "feed.rss").getroot()
    media = "{http://search.yahoo.com/mrss/}"
    contents = root.findall(f"channel/item/{media}content")
    assert [each.findtext(f"{media}description") for each in contents] == ["The entrance", "A nurse"]
    assert [each.findtext(f"{media}credit") for each in contents] == ["Photograph: Sam Reed", None]
    assert len(root.findall("channel/item/enclosure")) == 1


def test_rss_has_what_its_specification_demands(web_world: NewsroomWorld, files: PictureFolder) -> None:
    publish_two(web_world, files)
    root = SafeET.parse(web_world.folder / "feed.rss").getroot()
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (channel,) = root.findall("channel")
    for name in ("title", "link", "description"):
        assert channel.findtext(name)
    assert parsedate_to_datetime(channel.findtext("lastBuildDate")) == NOW + timedelta(days=1)
    own = channel.find(f"{ATOM}link")
    assert (own.get("rel"), own.get("href")) == ("self", "https://news.example.nhs.uk/feed.rss")
    for item in channel.findall("item"):
        assert item.find("guid").get("isPermaLink") == "false"
        assert parsedate_to_datetime(item.findtext("pubDate")) >= NOW
        assert urlsplit(item.findtext("link")).scheme == "https"


def test_atom_has_what_rfc_4287_demands(web_world: NewsroomWorld, files: PictureFolder) -> None:
    publish_two(web_world, files)
    root = SafeET.parse(web_world.folder / "feed.atom").getroot()
    assert root.tag == f"{ATOM}feed"
    for node in [root, *root.findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(node.findall(ATOM + name)) == 1, name
        assert node.findtext(f"{ATOM}id").startswith("tag:www.exampleshire.nhs.uk,2026-11-2")
        assert RFC3339.fullmatch(node.findtext(f"{ATOM}updated"))
        assert node.findtext(f"{ATOM}author/{ATOM}name")
        alternates = [link for link in node.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == 2
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == "https://news.example.nhs.uk/feed.atom"


def test_json_feed_has_what_version_1_1_demands(web_world: NewsroomWorld, files: PictureFolder) -> None:
    publish_two(web_world, files)
    feed = read_json(web_world)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "NHS Exampleshire"
    assert feed["feed_url"] == "https://news.example.nhs.uk/feed.json"
    assert feed["language"] == "en-GB"
    assert feed["authors"] == [{"name": "NHS Exampleshire", "url": "https://www.exampleshire.nhs.uk"}]
    item = feed["items"][1]
    assert isinstance(item["id"], str)
    assert item["content_html"].count("<img ") == 2
    assert "Edited 24 November 2026: The day was wrong: it is Tuesday." in item["content_text"]
    assert RFC3339.fullmatch(item["date_published"])
    assert RFC3339.fullmatch(item["date_modified"])
    assert item["authors"] == [{"name": "Amara Obi, Head of Communications"}]
    assert [each["title"] for each in item["attachments"]] == ["The entrance", "A nurse"]
    for attachment in item["attachments"]:
        assert attachment["mime_type"] == "image/png"
        assert isinstance(attachment["size_in_bytes"], int)


def read_json(world: NewsroomWorld) -> Any:
    return json.loads((world.folder / "feed.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", HOSTILE)
def test_every_feed_stays_valid_under_a_hostile_text(
    world: NewsroomWorld, files: PictureFolder, name: str
) -> None:
    hostile = HOSTILE[name]
    media = (medium(files, "navy", hostile, hostile),)
    wanted = request(world.account, media=media, title=hostile, text=hostile)
    receipt = world.connector.publish(wanted, files, NOW)
    better = corrected(wanted, hostile + hostile, hostile)
    world.connector.correct(better, receipt, files, NOW)
    for feed in ("feed.rss", "feed.atom"):
        parsed = feedparser.parse(str(world.folder / feed))
        assert not parsed.bozo
        assert [entry.id for entry in parsed.entries] == [receipt.remote_id]
    assert [item["id"] for item in read_json(world)["items"]] == [receipt.remote_id]


def test_without_an_address_links_lead_to_the_files(world: NewsroomWorld, files: PictureFolder) -> None:
    receipt = world.connector.publish(request(world.account), files, NOW)
    (entry,) = feedparser.parse(str(world.folder / "feed.rss")).entries
    (page,) = (world.folder / "posts").iterdir()
    assert urlsplit(entry.link) == urlsplit(f"file:{page}")
    assert receipt.url == page.as_uri()
    assert "feed_url" not in read_json(world)


def test_feeds_are_newest_first_and_hold_fifty(world: NewsroomWorld, files: PictureFolder) -> None:
    for number in range(52):
        moment = NOW + timedelta(hours=(number * 7) % 52)
        wanted = request(world.account, f"delivery-{number}", published_at=moment)
        world.connector.publish(wanted, files, moment)
    items = read_json(world)["items"]
    moments = [datetime.fromisoformat(item["date_published"]) for item in items]
    assert len(items) == 50
    assert all(newer > older for newer, older in pairwise(moments))
    assert moments[0] == NOW + timedelta(hours=51)
    assert len(list((world.folder / "posts").iterdir())) == 52

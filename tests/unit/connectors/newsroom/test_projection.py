"""Feeds and pages follow from the entries alone: stable to the byte, and made again when lost."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest

from connectors.newsroom.codec import decode, encode
from connectors.newsroom.names import page_name, state_name
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, picture, request
from tests.contract.connector_platform import words
from tests.unit.connectors.newsroom.pages import read_page
from tests.unit.connectors.newsroom.world import NewsroomWorld, newsroom_world


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its bytes and the moment it was last written; the lock aside."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: data for name, (data, _) in state_of(folder).items()}


def test_nothing_is_written_when_nothing_changed(world: NewsroomWorld, files: PictureFolder) -> None:
    wanted = request(world.account, media=(medium(files, "navy", "The entrance"),))
    world.connector.publish(wanted, files, NOW)
    before = state_of(world.folder)
    world.connector.publish(wanted, files, NOW + timedelta(days=1))
    world.connector.find(wanted, NOW + timedelta(days=2))
    assert state_of(world.folder) == before


def test_another_post_leaves_the_first_page_alone(world: NewsroomWorld, files: PictureFolder) -> None:
    world.connector.publish(request(world.account, "delivery-1"), files, NOW)
    (page,) = (world.folder / "posts").iterdir()
    before = state_of(world.folder)[f"posts{os.sep}{page.name}"]
    world.connector.publish(request(world.account, "delivery-2"), files, NOW)
    assert state_of(world.folder)[f"posts{os.sep}{page.name}"] == before


@pytest.mark.parametrize("look", ["publish", "find"])
def test_everything_that_was_lost_comes_back_the_same(
    world: NewsroomWorld, files: PictureFolder, look: str
) -> None:
    wanted = request(world.account, media=(medium(files, "navy", "The entrance"),))
    receipt = world.connector.publish(wanted, files, NOW)
    world.connector.publish(request(world.account, "delivery-2"), files, NOW)
    before = bytes_of(world.folder)
    for name in before:
        if not name.startswith((".newsroom/entries", "media" if look == "find" else ".newsroom/entries")):
            (world.folder / name).unlink()
    if look == "find":
        assert world.connector.find(wanted, NOW) == receipt
    else:
        assert world.connector.publish(wanted, files, NOW) == receipt
    assert bytes_of(world.folder) == before


def test_two_folders_with_an_address_hold_the_same_bytes(tmp_path: Path, files: PictureFolder) -> None:
    worlds = [newsroom_world(tmp_path / name, base_url="https://news.example.nhs.uk") for name in ("a", "b")]
    for world in worlds:
        world.connector.publish(request(world.account), files, NOW)
    first, second = (bytes_of(world.folder) for world in worlds)
    assert first == second


def test_the_address_and_title_of_a_page_stay_when_it_is_corrected(
    world: NewsroomWorld, files: PictureFolder
) -> None:
    wanted = request(world.account)
    original = world.connector.publish(wanted, files, NOW)
    moved = NOW + timedelta(days=5)
    better = replace(corrected(wanted, "Tuesday.", "The day."), title="Another title", published_at=moved)
    receipt = world.connector.correct(better, original, files, NOW + timedelta(hours=2))
    (item,) = json.loads((world.folder / "feed.json").read_text())["items"]
    assert (receipt.url, receipt.remote_id) == (original.url, original.remote_id)
    assert receipt.proof != original.proof
    assert item["title"] == "Another title"
    assert (item["date_published"], item["date_modified"]) == ("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z")


def test_updated_moves_even_when_the_clock_went_back(world: NewsroomWorld, files: PictureFolder) -> None:
    wanted = request(world.account)
    original = world.connector.publish(wanted, files, NOW)
    earlier = NOW - timedelta(days=3)
    better = replace(corrected(wanted, "Tuesday.", "The day."), updated_at=earlier)
    world.connector.correct(better, original, files, earlier)
    (item,) = json.loads((world.folder / "feed.json").read_text())["items"]
    assert item["date_modified"] > "2026-11-24T09:00:00Z"


def test_a_new_brand_and_address_reach_every_page(world: NewsroomWorld, files: PictureFolder) -> None:
    first = world.connector.publish(request(world.account, "delivery-1"), files, NOW)
    logo = files.keep(picture("red", (40, 40)))
    brand = replace(world.account.brand, name="NHS Elsewhere", colour="#007F3B", logo_sha256=logo)
    settings = {**world.account.settings, "base_url": "https://news.example.nhs.uk/"}
    renamed = replace(world.account, brand=brand, settings=settings)
    later = NOW + timedelta(days=1)
    world.connector.publish(request(renamed, "delivery-2", published_at=later), files, later)
    for path in (world.folder / "posts").iterdir():
        page = read_page(path)
        assert page.one("meta", name="application-name").attributes["content"] == "NHS Elsewhere"
        assert page.one("link", rel="canonical").attributes["href"].startswith("https://news.example.nhs.uk/")
        assert (path.parent / page.one("img", "logo").attributes["src"]).resolve().is_file()
        assert (path.parent / "../brand-007f3b.css").is_file()
    ids = {item["id"] for item in json.loads((world.folder / "feed.json").read_text())["items"]}
    assert first.remote_id in ids


def test_a_thousand_posts(world: NewsroomWorld, files: PictureFolder) -> None:
    world.connector.publish(request(world.account, "delivery-0"), files, NOW)
    (seed,) = [decode(path.read_bytes()) for path in (world.folder / ".newsroom/entries").iterdir()]
    for number in range(1, 999):
        moment = NOW + timedelta(hours=number)
        text = f"Post {number} 👩‍👩‍👧‍👦 مرحبا {'x' * (number % 90)}"
        revision = replace(seed.current, published_at=moment, updated_at=moment, text=text)
        key = f"delivery-{number}"
        entry = replace(
            seed,
            key=key,
            guid=f"{seed.guid}-{number}",
            page=page_name(f"Post {number}", moment, key),
            revisions=(revision,),
        )
        (world.folder / state_name(key)).write_bytes(encode(entry))
    last = NOW + timedelta(hours=2000)
    receipt = world.connector.publish(request(world.account, "the-last", published_at=last), files, last)
    assert len(list((world.folder / "posts").iterdir())) == 1000
    for name in ("feed.rss", "feed.atom"):
        feed = feedparser.parse(str(world.folder / name))
        assert not feed.bozo
        assert len(feed.entries) == 50
        assert feed.entries[0].id == receipt.remote_id
    lists = [world.folder / "index.html"] + [world.folder / f"page-{n}.html" for n in range(2, 21)]
    titles = [len(read_page(path).all("article")) for path in lists]
    assert titles == [50] * 20
    assert not (world.folder / "page-21.html").exists()
    middle = read_page(lists[9])
    assert middle.one("a", "newer").attributes["href"] == "page-9.html"
    assert middle.one("a", "older").attributes["href"] == "page-11.html"


def test_a_text_of_a_hundred_thousand_characters(world: NewsroomWorld, files: PictureFolder) -> None:
    text = "word 💉 مرحبا " * 8000
    receipt = world.connector.publish(request(world.account, text=text), files, NOW)
    assert words(world.public()[receipt.remote_id].text) == words(text)

"""A real sound from the officer's disk to the feed: taken in, transcribed, permitted, planned, published, corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest
from PIL import Image

from ccgcompose.domain.account import Account
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.set_up import NewAccount
from connectors.registry import Registry
from tests.fakes.tools import idle_tools
from tests.unit.connectors.podcast.directory_rules import complaints
from tests.unit.connectors.podcast.world import SETTINGS, WEB
from tests.unit.host.film_material import sound
from tests.unit.usecases.world import BRAND, World, make_world

TEXT = "Who can have a flu vaccine this winter.\n\n00:00 Welcome\n00:01 Who can have one"


@pytest.fixture
def office(tmp_path: Path) -> World:
    world = make_world(tmp_path / "office")
    context = replace(world.context, connectors=Registry(idle_tools(tmp_path)))
    return replace(world, context=context, desk=Desk(context, "publisher-1"))


def show(office: World) -> Account:
    """Make the podcast's account; its artwork comes through the library too."""
    logo = office.folder / "logo.png"
    Image.new("RGB", (1400, 1400), "navy").save(logo)
    artwork = office.desk.library.add(office.amara, logo, "Our name on dark blue")
    folder = office.folder / "podcast"
    folder.mkdir()
    brand = replace(BRAND, logo_sha256=artwork.published_sha256)
    new = NewAccount("Our podcast", "podcast", brand, {"folder": str(folder), **SETTINGS})
    return office.desk.accounts.add(office.amara, new)


@pytest.mark.parametrize(
    ("name", "codec", "kind"), [("talk.mp3", "libmp3lame", "audio/mpeg"), ("talk.m4a", "aac", "audio/x-m4a")]
)
def test_an_episode_goes_all_the_way(office: World, name: str, codec: str, kind: str) -> None:
    account = show(office)
    medium = office.desk.library.add(office.amara, sound(office.folder / name, codec, seconds=2), "A talk")
    office.desk.spoken.transcribe(office.amara, medium.id, "Welcome. You can have one if you are over 65.")
    office.permit(medium.id)
    post_id = office.post(account, text=TEXT, media=(medium.id,))
    (delivery,) = office.plan(post_id, timedelta(0)).deliveries
    office.desk.deliver.run_due()
    assert office.delivery(delivery.id).state is DeliveryState.SENT
    folder = Path(account.settings["folder"])
    assert complaints(folder, WEB) == []
    (entry,) = feedparser.parse(str(folder / "feed.rss")).entries
    (enclosure,) = entry.enclosures
    file = folder / enclosure.href.removeprefix(f"{WEB}/")
    assert (enclosure.type, int(enclosure.length)) == (kind, file.stat().st_size)
    assert entry.itunes_duration == "2"
    assert file.read_bytes() == office.context.files.path(medium.published_sha256).read_bytes()
    (transcript,) = (folder / "posts").glob("*.txt")
    assert transcript.read_text() == "Welcome. You can have one if you are over 65.\n"
    assert len(list((folder / "posts").glob("*.chapters.json"))) == 1

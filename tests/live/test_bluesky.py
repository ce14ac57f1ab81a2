"""The Bluesky connector against a real personal data server: the whole contract, and the whole fault matrix."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import requests
from PIL import Image

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.bluesky.names import POST, page_of
from connectors.page_reader import Page
from tests.contract.connector_contract import ConnectorContract, Platform, Shows
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, picture, request
from tests.contract.connector_platform import words
from tests.live.bluesky_world import BlueskyWorld, is_post
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.servers.pds import BlueskyPds, bluesky_pds

pytestmark = pytest.mark.xdist_group("pds")
THREAD = "Flu clinics open on Monday. {}\n---\nNo appointment is needed.\n---\nBring your NHS number."
_numbers = count(1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BlueskyPds]:
    with bluesky_pds(tmp_path_factory.mktemp("pds")) as served:
        yield served


@pytest.fixture
def world(server: BlueskyPds, tmp_path: Path) -> Iterator[BlueskyWorld]:
    with FaultProxy(server.url) as proxy:
        yield BlueskyWorld(server, proxy, tmp_path / "platforms", f"ccg{next(_numbers)}")


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


class TestBluesky(ConnectorContract):
    shows = Shows(
        title=False, byline=False, subject=False, credits=False, picture_bytes=False, same_place=False
    )

    @pytest.fixture
    def platform(self, world: BlueskyWorld) -> BlueskyWorld:
        return world

    def assert_says(self, platform: Platform, remote_id: str, wanted: PublishRequest) -> None:
        """A correction begins with what was wrong: every note that is not out yet."""
        shown = " ".join(words(platform.public()[remote_id].text))
        text = " ".join(words(wanted.text))
        if not wanted.edit_notes:
            assert shown == text
            return
        said, _, rest = shown.rpartition(f" {text}")
        assert rest == ""
        assert said.startswith("Correction: ")
        assert said.endswith(wanted.edit_notes[-1].text)


def wanted(world: BlueskyWorld, files: PictureFolder, key: str) -> PublishRequest:
    media = (medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse"))
    return request(world.account, key, media=media, text=THREAD.format(key))


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def correcting(better: PublishRequest, original: Receipt, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.correct(better, original, files, now)


def thread_of(world: BlueskyWorld, first: str) -> list[str]:
    """Return the texts of a thread, by what each post answers."""
    records, texts, last = world.records(), [], first
    while last:
        texts.append(records[last]["text"])
        after = [
            uri
            for uri, value in records.items()
            if value.get("reply", {}).get("parent", {}).get("uri") == last
        ]
        assert len(after) <= 1
        assert all(records[uri]["reply"]["root"]["uri"] == first for uri in after)
        last = after[0] if after else ""
    return texts


@pytest.mark.parametrize("fault", Fault)
def test_a_thread_is_out_once_whatever_fails(world: BlueskyWorld, files: PictureFolder, fault: Fault) -> None:
    calls = count_calls(world, publishing(wanted(world, files, "first"), files))
    assert calls == 5  # two pictures, three posts
    for number in range(calls):
        post = wanted(world, files, f"{fault.name.lower()}-{number}")
        before = len(world.records())
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        assert len(world.records()) == before + 3
        assert thread_of(world, ending.receipt.remote_id) == [
            f"Flu clinics open on Monday. {post.key} (1/3)",
            "No appointment is needed. (2/3)",
            "Bring your NHS number. (3/3)",
        ]
        shown = world.public()[ending.receipt.remote_id]
        assert [alt for _, alt, _ in shown.pictures] == ["The entrance", "A nurse"]


@pytest.mark.parametrize("fault", Fault)
def test_a_correction_is_out_once_whatever_fails(
    world: BlueskyWorld, files: PictureFolder, fault: Fault
) -> None:
    post = request(world.account, "first", text="Monday.")
    original = world.connector.publish(post, files, NOW)
    better = corrected(post, "Not Monday: it is Tuesday.", "The day was wrong.")
    calls = count_calls(world, correcting(better, original, files))
    assert calls == 3  # the first post, the last, the correction
    for number in range(calls):
        post = request(world.account, f"{fault.name}-{number}", text=f"Monday. {fault.name} {number}.")
        world.proxy.pass_on()
        original = world.restarted().publish(post, files, world.clock.now())
        better = corrected(post, f"Not Monday: it is Tuesday. {fault.name} {number}.", "The day was wrong.")
        before = len(world.records())
        ending = check_fault(world, better, correcting(better, original, files), number, fault)
        assert ending.receipt is not None
        assert len(world.records()) == before + 1
        said = world.records()[ending.receipt.remote_id]
        assert said["text"] == f"Correction: The day was wrong.\n\n{better.text}"
        assert said["reply"]["parent"]["uri"] == said["reply"]["root"]["uri"] == original.remote_id
        assert said["embed"]["record"]["uri"] == original.remote_id


def test_a_restart_between_upload_and_publish_uploads_nothing_twice(
    world: BlueskyWorld, files: PictureFolder
) -> None:
    post = wanted(world, files, "one")
    world.proxy.chosen = lambda _n, asked: Fault.REFUSED if is_post(asked) else None
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(post, files, NOW)
    assert len(uploads(world)) == 2
    check_fault(world, post, publishing(post, files), 99, Fault.REFUSED)
    assert uploads(world) == []
    assert len(world.records()) == 3


def test_two_programs_publish_one_post(world: BlueskyWorld, files: PictureFolder) -> None:
    """Each with a trail of its own: what they have in common is the request alone."""
    post = wanted(world, files, "one")
    first = world.connector.publish(post, files, NOW)
    other = replace(world.tools, trail=type(world.tools.trail)())
    world.tools = other
    again = world.restarted().publish(post, files, NOW)
    assert again == first
    assert len(world.records()) == 3


def test_what_is_out_is_found_without_a_trail(world: BlueskyWorld, files: PictureFolder) -> None:
    post = wanted(world, files, "one")
    first = world.connector.publish(post, files, NOW)
    world.tools = replace(world.tools, trail=type(world.tools.trail)())
    assert world.restarted().find(post, NOW) == first


def test_what_was_taken_away_is_not_sent_again(world: BlueskyWorld, files: PictureFolder) -> None:
    post = request(world.account)
    receipt = world.connector.publish(post, files, NOW)
    take_away(world, receipt.remote_id)
    with pytest.raises(OutcomeUnknown):
        world.restarted().find(post, NOW)
    assert world.restarted().publish(post, files, NOW) == receipt
    assert world.records() == {}


def test_what_is_sent_is_what_the_lexicon_names(world: BlueskyWorld, files: PictureFolder) -> None:
    text = f"Grüße 👩‍👩‍👧 @{world.handle}: see nhs.uk/flu, and https://www.nhs.uk/a_(b)?c=1. #FluJab!"
    post = request(world.account, text=text, media=(medium(files, "navy", "A nurse 💉"),))
    receipt = world.connector.publish(post, files, NOW)
    (sent,) = [json.loads(asked.body) for asked in world.proxy.asked if is_post(asked)]
    assert set(sent) == {"repo", "collection", "rkey", "record", "swapRecord"}
    assert (sent["repo"], sent["collection"], sent["swapRecord"]) == (world.did, "app.bsky.feed.post", None)
    assert receipt.remote_id == f"at://{world.did}/app.bsky.feed.post/{sent['rkey']}"
    assert receipt.url == page_of(receipt.remote_id)
    record = sent["record"]
    (image,) = record["embed"]["images"]
    assert record | {"facets": [], "embed": {}} == {
        "$type": "app.bsky.feed.post",
        "text": text,
        "createdAt": "2026-11-24T09:00:00.000Z",
        "langs": ["en"],
        "facets": [],
        "embed": {},
    }
    assert (image["alt"], image["aspectRatio"]) == ("A nurse 💉", {"width": 640, "height": 360})
    assert followed(record) == [
        (f"@{world.handle}", world.did),
        ("nhs.uk/flu", "https://nhs.uk/flu"),
        ("https://www.nhs.uk/a_(b)?c=1", "https://www.nhs.uk/a_(b)?c=1"),
        ("#FluJab", "FluJab"),
    ]


def test_a_link_has_a_card_with_its_picture(world: BlueskyWorld, files: PictureFolder) -> None:
    address = "https://www.nhs.uk/vaccinations/flu-vaccine/"
    world.pages.kept[address] = Page("Flu vaccine", "Who can have it", picture("navy"), "image/png")
    receipt = world.connector.publish(request(world.account), files, NOW)
    card = world.records()[receipt.remote_id]["embed"]["external"]
    assert (card["uri"], card["title"], card["description"]) == (address, "Flu vaccine", "Who can have it")
    assert card["thumb"]["mimeType"] == "image/png"
    assert world.pages.asked == [address]


def test_a_picture_that_is_too_large_is_made_smaller(world: BlueskyWorld, files: PictureFolder) -> None:
    noise = noisy_picture(1600)
    assert len(noise) > 1_000_000
    shown = replace(medium(files, "navy", "Noise"), sha256=files.keep(noise), width=1600, height=1600)
    receipt = world.connector.publish(request(world.account, media=(shown,)), files, NOW)
    (image,) = world.records()[receipt.remote_id]["embed"]["images"]
    assert image["image"]["size"] <= 1_000_000
    assert image["image"]["mimeType"] == "image/jpeg"


def take_away(world: BlueskyWorld, address: str) -> None:
    """Do as a person does on the platform: take a post away there, past the connector."""
    place = {"repo": world.did, "collection": POST, "rkey": address.rpartition("/")[2]}
    call = requests.post(
        f"{world.server.url}/xrpc/com.atproto.repo.deleteRecord",
        json=place,
        headers={"Authorization": f"Bearer {world.session['accessJwt']}"},
        timeout=30,
    )
    assert call.status_code == 200


def noisy_picture(edge: int) -> bytes:
    """A picture that no PNG makes small."""
    buffer = io.BytesIO()
    noise = random.Random(7).randbytes(edge * edge * 3)  # noqa: S311  (always the same picture)
    Image.frombytes("RGB", (edge, edge), noise).save(buffer, "PNG")
    return buffer.getvalue()


def uploads(world: BlueskyWorld) -> list[str]:
    return [asked.path for asked in world.proxy.asked if asked.path.endswith("uploadBlob")]


def followed(record: dict[str, Any]) -> list[tuple[str, str]]:
    """Return each facet as a reader meets it: the words, cut out by bytes, and where they lead."""
    text = record["text"].encode()
    return [
        (
            text[each["index"]["byteStart"] : each["index"]["byteEnd"]].decode(),
            next(value for name, value in each["features"][0].items() if name != "$type"),
        )
        for each in record["facets"]
    ]

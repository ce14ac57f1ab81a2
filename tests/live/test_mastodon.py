"""The Mastodon connector against a strict double of Mastodon: the whole contract, and the whole fault matrix."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from tests.contract.connector_contract import ConnectorContract, Shows
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.live.doubles.mastodon import DoubleMastodon, Ways
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.mastodon_world import DoubleWorld, is_status

THREAD = "Flu clinics open on Monday. {}\n---\nNo appointment is needed.\n---\nBring your NHS number."


@pytest.fixture
def double() -> Iterator[DoubleMastodon]:
    with DoubleMastodon() as served:
        yield served


@pytest.fixture
def world(double: DoubleMastodon, tmp_path: Path) -> Iterator[DoubleWorld]:
    with FaultProxy(double.url) as proxy:
        yield DoubleWorld(proxy, tmp_path / "platforms", double=double)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


class TestMastodon(ConnectorContract):
    shows = Shows(title=False, byline=False, subject=False, credits=False)

    def expected(self, wanted: PublishRequest) -> str:
        return clean(wanted.text)

    @pytest.fixture
    def platform(self, world: DoubleWorld) -> DoubleWorld:
        return world


class TestWithoutKeys(TestMastodon):
    """A server that keeps no Idempotency-Key: the look-up alone holds."""

    @pytest.fixture
    def platform(self, world: DoubleWorld) -> DoubleWorld:
        world.double.ways = Ways(keeps_keys=False, instance_v2=False, media_v2=False)
        return world


class TestWithoutEdits(TestMastodon):
    """A server that knows no edits: a correction is a reply."""

    shows = Shows(title=False, byline=False, subject=False, credits=False, same_place=False)

    def expected(self, wanted: PublishRequest) -> str:
        return clean(wanted.text)

    def assert_says(self, platform: DoubleWorld, remote_id: str, wanted: PublishRequest) -> None:  # type: ignore[override]
        """The reply says the notes and links the original under the text."""
        shown = platform.public()[remote_id]
        assert shown.text.split() == clean(wanted.text).split()
        assert len(shown.edit_notes) == len(wanted.edit_notes)
        if wanted.edit_notes:
            first = next(iter(platform.double.statuses))
            assert shown.edit_notes[-1].endswith(f"{platform.double.url}/@amara/{first}")

    @pytest.fixture
    def platform(self, world: DoubleWorld) -> DoubleWorld:
        world.double.ways = Ways(edits=False)
        return world


def wanted(world: DoubleWorld, files: PictureFolder, key: str) -> PublishRequest:
    media = (medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse"))
    return request(world.account, key, media=media, text=THREAD.format(key))


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def correcting(better: PublishRequest, original: Receipt, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.correct(better, original, files, now)


def thread_of(world: DoubleWorld, first: str) -> list[str]:
    """Return the texts of a thread, from its first status on."""
    texts, last = [world.double.statuses[first]["text"]], first
    for number, status in world.double.statuses.items():
        if status["in_reply_to_id"] == last:
            texts, last = [*texts, status["text"]], number
    return texts


@pytest.mark.parametrize("keeps_keys", [True, False])
@pytest.mark.parametrize("fault", Fault)
def test_a_thread_is_out_once_whatever_fails(
    world: DoubleWorld, files: PictureFolder, fault: Fault, keeps_keys: bool
) -> None:
    world.double.ways = Ways(keeps_keys=keeps_keys)
    world.hurry_for(fault)
    calls = count_calls(world, publishing(wanted(world, files, "first"), files))
    assert calls == 7  # what the server takes, two pictures, what is there, three statuses
    for number in range(calls):
        post = wanted(world, files, f"{fault.name.lower()}-{number}")
        before = len(world.double.statuses)
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        assert len(world.double.statuses) == before + 3
        assert thread_of(world, ending.receipt.remote_id) == [
            f"Flu clinics open on Monday. {post.key} (1/3)",
            "No appointment is needed. (2/3)",
            "Bring your NHS number. (3/3)",
        ]
        shown = world.public()[ending.receipt.remote_id]
        assert [alt for _, alt, _ in shown.pictures] == ["The entrance", "A nurse"]


@pytest.mark.parametrize("edits", [True, False])
@pytest.mark.parametrize("fault", Fault)
def test_a_correction_is_out_once_whatever_fails(
    world: DoubleWorld, files: PictureFolder, fault: Fault, edits: bool
) -> None:
    world.double.ways = Ways(edits=edits)
    world.hurry_for(fault)
    for number in range(6):
        post = request(world.account, f"{fault.name}-{number}", text=f"Monday. {fault.name} {number}.")
        world.proxy.pass_on()
        original = world.restarted().publish(post, files, world.clock.now())
        better = corrected(post, f"Not Monday: it is Tuesday. {fault.name} {number}.", "The day was wrong.")
        before = len(world.double.statuses)
        ending = check_fault(world, better, correcting(better, original, files), number, fault)
        assert ending.receipt is not None
        assert len(world.double.statuses) == before + (0 if edits else 1)
        note = world.public()[ending.receipt.remote_id].edit_notes[0]
        assert note.startswith("Edited 24 November 2026: The day was wrong.")


@pytest.mark.parametrize("fault", Fault)
def test_a_corrected_thread_that_grows_is_out_once_whatever_fails(
    world: DoubleWorld, files: PictureFolder, fault: Fault
) -> None:
    world.double.ways = Ways(keeps_keys=False)
    world.hurry_for(fault)
    navy, teal = medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse")
    for number in range(8):  # a picture; two parts looked at and edited; what is there; a new part
        post = request(
            world.account, f"{fault.name}-{number}", media=(navy,), text=f"One {number}.\n---\nTwo."
        )
        world.proxy.pass_on()
        original = world.restarted().publish(post, files, world.clock.now())
        better = corrected(post, f"1 {number}.\n---\n2.\n---\n3.", "More was to be said.")
        better = replace(better, media=(navy, teal))
        before = len(world.double.statuses)
        ending = check_fault(world, better, correcting(better, original, files), number, fault)
        assert ending.receipt is not None
        assert ending.receipt.remote_id == original.remote_id
        assert len(world.double.statuses) == before + 1
        assert thread_of(world, original.remote_id) == [
            f"1 {number}. (1/3)",
            "2. (2/3)",
            "3. (3/3)\n\nEdited 24 November 2026: More was to be said.",
        ]
        shown = world.public()[original.remote_id]
        assert [alt for _, alt, _ in shown.pictures] == ["The entrance", "A nurse"]


def test_a_restart_between_upload_and_publish_uploads_nothing_twice(
    world: DoubleWorld, files: PictureFolder
) -> None:
    post = wanted(world, files, "one")
    world.proxy.chosen = lambda _n, asked: Fault.REFUSED if is_status(asked) else None
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(post, files, NOW)
    assert len(world.double.media) == 2
    check_fault(world, post, publishing(post, files), 99, Fault.REFUSED)
    assert len(world.double.media) == 2


def test_what_is_sent_is_what_mastodon_names(world: DoubleWorld, files: PictureFolder) -> None:
    post = request(world.account, text=f"Content warning: needles\n\nA nurse. {'x' * 20}")
    post = replace(post, media=(medium(files, "navy", "A nurse with a syringe"),))
    world.connector.publish(post, files, NOW)
    (sent,) = [asked for asked in world.proxy.asked if is_status(asked)]
    (media,) = world.double.media
    assert json.loads(sent.body) == {
        "status": f"A nurse. {'x' * 20}",
        "spoiler_text": "needles",
        "sensitive": True,
        "language": "en",
        "visibility": "public",
        "media_ids": [media],
    }
    assert len(sent.headers["idempotency-key"]) == 32
    assert world.double.media[media]["description"] == "A nurse with a syringe"


def test_an_edit_keeps_the_pictures_and_changes_their_words(world: DoubleWorld, files: PictureFolder) -> None:
    navy, teal = medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse")
    post = request(world.account, media=(navy, teal))
    original = world.connector.publish(post, files, NOW)
    better = corrected(post, "Clinics open on Tuesday.", "The day, and who is shown.")
    better = replace(better, media=(navy, replace(teal, alt_text="A doctor")))
    world.connector.correct(better, original, files, NOW)
    (sent,) = [json.loads(asked.body) for asked in world.proxy.asked if asked.method == "PUT"]
    first, second = world.double.media
    assert sent == {
        "status": "Clinics open on Tuesday.\n\nEdited 24 November 2026: The day, and who is shown.",
        "spoiler_text": "",
        "sensitive": False,
        "language": "en",
        "media_ids": [first, second],
        "media_attributes": [
            {"id": first, "description": "The entrance"},
            {"id": second, "description": "A doctor"},
        ],
    }
    assert [alt for _, alt, _ in world.public()[original.remote_id].pictures] == ["The entrance", "A doctor"]


def test_a_film_is_waited_for(world: DoubleWorld, files: PictureFolder) -> None:
    film = OutgoingMedia(files.keep(b"film"), "film.mp4", "video/mp4", 640, 360, "A clinic", kind="video")
    film = replace(film, transcript="Welcome to the clinic.")
    world.double.ways = Ways(polls_of_film=3)
    receipt = world.connector.publish(request(world.account, media=(film,)), files, NOW)
    (kept,) = world.double.media.values()
    assert (kept["description"], kept["status"]) == ("A clinic\n\nWelcome to the clinic.", receipt.remote_id)
    assert world.paused == [0.0, 0.5, 1]
    assert [asked.path for asked in world.proxy.asked if asked.method == "GET"][-4:-1] == [
        f"/api/v1/media/{kept['id']}"
    ] * 3

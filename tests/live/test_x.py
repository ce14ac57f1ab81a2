"""X, against a double that refuses what X's own document does not name, through a proxy that fails on command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown, RateLimited, Rejected, TooLarge
from ccgcompose.usecases.ports.connector import Connector, PublishRequest
from tests.contract.connector_contract import ConnectorContract, Platform, Shows
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.contract.connector_platform import words
from tests.fakes.clock import FixedClock
from tests.live.doubles.x import XDouble
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.x_world import XWorld, film

LONG = "Find out where the clinics are. " * 20
THREE = "Flu clinics open on Monday. {}\n---\nNo appointment is needed.\n---\nBring your letter."


@pytest.fixture
def world(tmp_path: Path) -> Iterator[XWorld]:
    clock = FixedClock(NOW)
    with XDouble(clock.now) as double, FaultProxy(double.url) as proxy:
        yield XWorld(double, proxy, tmp_path, clock)


class TestX(ConnectorContract):
    shows = Shows(title=False, byline=False, subject=False, credits=False, same_place=False)

    @pytest.fixture
    def platform(self, world: XWorld) -> XWorld:
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

    def test_two_keys_are_two_posts(self, platform: Platform, files: PictureFolder) -> None:
        """X itself refuses the same words twice: two posts have two texts."""
        first = request(platform.account, "delivery-1")
        second = request(platform.account, "delivery-2", text="Flu clinics open on Tuesday.")
        receipts = [platform.connector.publish(each, files, NOW) for each in (first, second)]
        assert sorted(platform.public()) == sorted(receipt.remote_id for receipt in receipts)


def wanted(world: XWorld, files: PictureFolder, key: str) -> PublishRequest:
    media = (medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse"))
    return request(world.account, key, media=media, text=f"Flu clinics open on Monday. Number {key}.")


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    def operation(connector: Connector, now: datetime) -> Receipt:
        return connector.publish(post, files, now)

    return operation


def correcting(post: PublishRequest, original: Receipt, files: PictureFolder) -> Operation:
    def operation(connector: Connector, now: datetime) -> Receipt:
        return connector.correct(post, original, files, now)

    return operation


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


@pytest.mark.parametrize("fault", Fault)
def test_a_post_is_out_once_whatever_fails(world: XWorld, files: PictureFolder, fault: Fault) -> None:
    calls = count_calls(world, publishing(wanted(world, files, "first"), files))
    assert calls == 5  # two files, two alternative texts, the post
    for number in range(calls):
        post = wanted(world, files, f"{fault.name.lower()}-{number}")
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        shown = world.public()[ending.receipt.remote_id]
        assert [alt for _, alt, _ in shown.pictures] == ["The entrance", "A nurse"]
        world.pass_time(timedelta(hours=1))


@pytest.mark.parametrize("fault", Fault)
def test_a_thread_goes_on_in_the_middle(world: XWorld, files: PictureFolder, fault: Fault) -> None:
    for number in range(3):
        key = f"{fault.name.lower()}-{number}"
        post = request(world.account, key, text=THREE.format(key))
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        shown = world.public()[ending.receipt.remote_id].text
        assert shown.count("(1/3)") == shown.count("(2/3)") == shown.count("(3/3)") == 1
        world.pass_time(timedelta(hours=1))
        world.double.state.posts.clear()  # the next thread has the same last parts


@pytest.mark.parametrize("fault", Fault)
def test_a_correction_is_out_once_whatever_fails(world: XWorld, files: PictureFolder, fault: Fault) -> None:
    post = request(world.account, f"of-{fault.name.lower()}", text=f"Monday. {fault.name}.")
    original = world.restarted().publish(post, files, world.clock.now())
    better = corrected(post, f"It is Tuesday. {fault.name}.", "The day was wrong.")
    ending = check_fault(world, better, correcting(better, original, files), 0, fault)
    assert ending.receipt is not None
    sent = world.double.state.posts[ending.receipt.remote_id]
    assert sent["reply"] == original.remote_id
    assert sent["text"].startswith("Correction: The day was wrong.")
    assert world.public()[original.remote_id].text == post.text


def test_what_is_sent_is_what_the_document_names(world: XWorld, files: PictureFolder) -> None:
    world.connector.publish(wanted(world, files, "first"), files, NOW)
    *uploads, post = world.proxy.asked
    assert [asked.path for asked in uploads] == ["/2/media/upload", "/2/media/metadata"] * 2
    assert b'name="media_category"\r\n\r\ntweet_image' in uploads[0].body
    described = json.loads(uploads[1].body)
    assert described["metadata"] == {"alt_text": {"text": "The entrance"}}
    said = json.loads(post.body)
    assert (post.method, post.path) == ("POST", "/2/tweets")
    assert said["text"] == "Flu clinics open on Monday. Number first."
    first, second = said["media"]["media_ids"]
    assert described["id"] == first != second
    assert set(said) == {"text", "media"}


def test_each_part_of_a_thread_answers_the_one_before(world: XWorld, files: PictureFolder) -> None:
    world.connector.publish(request(world.account, text=THREE.format("Come!")), files, NOW)
    said = [json.loads(asked.body) for asked in world.proxy.asked]
    assert [each["text"].rpartition(" ")[2] for each in said] == ["(1/3)", "(2/3)", "(3/3)"]
    first, second, _third = world.double.state.posts
    assert [each.get("reply") for each in said] == [
        None,
        {"in_reply_to_tweet_id": first},
        {"in_reply_to_tweet_id": second},
    ]


def test_an_upload_that_was_taken_is_not_made_again(world: XWorld, files: PictureFolder) -> None:
    post = wanted(world, files, "one")
    world.proxy.fail(4, Fault.DROPPED_BEFORE)
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    world.pass_time(timedelta(minutes=2))
    assert world.restarted().publish(post, files, NOW).remote_id
    assert not [asked for asked in world.proxy.asked if "media" in asked.path]


def test_what_x_has_just_taken_is_not_sent_again_at_once(world: XWorld, files: PictureFolder) -> None:
    post = request(world.account)
    world.proxy.fail(0, Fault.DROPPED_BEFORE)
    for _ in range(2):  # X's lists may be behind: for half a minute nobody can tell
        with pytest.raises(OutcomeUnknown):
            world.restarted().publish(post, files, NOW)
    with pytest.raises(OutcomeUnknown, match="does not show it yet"):
        world.restarted().find(post, NOW)
    world.pass_time(timedelta(minutes=1))
    assert world.restarted().find(post, NOW) is None
    assert world.restarted().publish(post, files, NOW).remote_id
    assert len(world.public()) == 1


def test_the_same_words_of_another_post_are_not_taken_for_ours(world: XWorld, files: PictureFolder) -> None:
    first = world.connector.publish(request(world.account, "delivery-1"), files, NOW)
    with pytest.raises(Rejected, match="duplicate content"):
        world.connector.publish(request(world.account, "delivery-2"), files, NOW)
    assert world.connector.find(request(world.account, "delivery-2"), NOW) is None
    assert list(world.public()) == [first.remote_id]


def test_a_pause_lasts_until_x_says(world: XWorld, files: PictureFolder) -> None:
    world.double.state.pauses = 1
    with pytest.raises(RateLimited) as told:
        world.connector.publish(request(world.account), files, NOW)
    assert told.value.until == NOW + timedelta(minutes=7)
    with pytest.raises(RateLimited):  # and nothing is asked before
        world.restarted().publish(request(world.account), files, NOW)
    assert len(world.proxy.asked) == 1
    world.pass_time(timedelta(minutes=8))
    assert world.restarted().publish(request(world.account), files, NOW).remote_id


def test_too_much_for_one_post_is_told_before_anything_is_sent(world: XWorld, files: PictureFolder) -> None:
    five = tuple(medium(files, colour, "A wall") for colour in ("red", "navy", "teal", "green", "gold"))
    for media in (five, (film(files), five[0])):
        with pytest.raises(Rejected, match="up to four pictures"):
            world.connector.publish(request(world.account, media=media), files, NOW)
    heavy = replace(five[0], sha256=files.keep(b"x" * 6_000_000))
    with pytest.raises(TooLarge, match=r"6\.0 MB"):
        world.connector.publish(request(world.account, media=(heavy,)), files, NOW)
    told = replace(five[0], alt_text="A wall. " * 126)
    with pytest.raises(TooLarge, match="alternative text"):
        world.connector.publish(request(world.account, media=(told,)), files, NOW)
    assert world.proxy.asked == []


def test_a_thread_ends_as_it_was_begun_though_the_account_may_write_more_by_now(
    world: XWorld, files: PictureFolder
) -> None:
    before = replace(world.account, settings=world.account.settings | {"threads": "automatic"})
    post = request(before, text=LONG)
    world.proxy.fail(1, Fault.DROPPED_BEFORE)
    with pytest.raises(OutcomeUnknown):
        world.restarted().publish(post, files, NOW)
    world.proxy.pass_on()
    world.pass_time(timedelta(hours=1))
    world.double.state.longest = 4000
    by_now = replace(before, settings=world.account.settings | {"max_length": "4000"})
    receipt = world.restarted().publish(replace(post, account=by_now), files, NOW)
    shown = [str(each["text"]) for each in world.double.state.posts.values()]
    assert [text.rpartition(" ")[2] for text in shown] == ["(1/3)", "(2/3)", "(3/3)"]
    assert world.restarted().find(replace(post, account=by_now), NOW) == receipt


def test_what_x_refused_whole_is_counted_anew(world: XWorld, files: PictureFolder) -> None:
    boasting = replace(world.account, settings=world.account.settings | {"max_length": "4000"})
    post = request(boasting, text=LONG)
    with pytest.raises(Rejected, match="too long"):
        world.restarted().publish(post, files, NOW)
    honest = replace(boasting, settings=world.account.settings | {"threads": "automatic"})
    world.restarted().publish(replace(post, account=honest), files, NOW)
    assert len(world.double.state.posts) == 3


def test_what_x_does_not_show_any_more_is_a_doubt(world: XWorld, files: PictureFolder) -> None:
    post = request(world.account)
    receipt = world.connector.publish(post, files, NOW)
    world.double.state.posts.pop(receipt.remote_id)
    with pytest.raises(OutcomeUnknown, match="does not show it any more"):
        world.restarted().find(post, NOW)
    assert world.public() == {}


def test_a_preview_numbers_the_parts(world: XWorld) -> None:
    facts = world.connector.preview(request(world.account, text=THREE.format("Come!")))
    assert [part.rpartition(" ")[2] for part in facts.parts] == ["(1/3)", "(2/3)", "(3/3)"]
    card = world.connector.preview(request(world.account)).card
    assert card is not None
    assert card.address == "https://www.nhs.uk/vaccinations/flu-vaccine/"

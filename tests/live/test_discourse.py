"""The Discourse connector against a strict double: the whole contract, and the fault matrix at every call."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown, Rejected, TooLarge
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from tests.contract.connector_contract import ConnectorContract, Shows
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.live.discourse_world import DiscourseWorld
from tests.live.doubles.discourse import DiscourseDouble
from tests.live.doubles.serving import Said
from tests.live.fault_matrix import Operation, check_fault, count_calls, settled
from tests.live.fault_proxy import Fault, FaultProxy


@pytest.fixture
def world(tmp_path: Path) -> Iterator[DiscourseWorld]:
    with DiscourseDouble() as forum, FaultProxy(forum.url) as proxy:
        yield DiscourseWorld(forum, proxy, tmp_path / "platforms")


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


class TestDiscourse(ConnectorContract):
    shows = Shows(subject=False)

    @pytest.fixture
    def platform(self, world: DiscourseWorld) -> DiscourseWorld:
        return world


def wanted(world: DiscourseWorld, files: PictureFolder, key: str) -> PublishRequest:
    media = (medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse"))
    return request(world.account, key, media=media, text=f"Flu clinics open on Monday. Number {key}.")


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def correcting(better: PublishRequest, original: Receipt, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.correct(better, original, files, now)


@pytest.mark.parametrize("fault", Fault)
def test_a_post_is_out_once_whatever_fails(world: DiscourseWorld, files: PictureFolder, fault: Fault) -> None:
    calls = count_calls(world, publishing(wanted(world, files, "first"), files))
    assert calls == 4  # look, two files, the topic
    for number in range(calls):
        post = wanted(world, files, f"{fault.name.lower()}-{number}")
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        shown = world.public()[ending.receipt.remote_id]
        assert [alt for _, alt, _ in shown.pictures] == ["The entrance", "A nurse"]


@pytest.mark.parametrize("fault", Fault)
def test_a_correction_is_out_once_whatever_fails(
    world: DiscourseWorld, files: PictureFolder, fault: Fault
) -> None:
    for number in range(5):  # look, its redirect, its post, the change, the title
        post = request(world.account, f"{fault.name.lower()}-{number}", text=f"Monday. {fault.name}{number}.")
        original = world.restarted().publish(post, files, world.clock.now())
        better = corrected(post, f"{post.text} It is Tuesday.", "The day was wrong.")
        better = replace(better, title="Flu clinics open on Tuesday")
        ending = check_fault(world, better, correcting(better, original, files), number, fault)
        assert ending.receipt is not None
        shown = world.public()[ending.receipt.remote_id]
        assert shown.edit_notes == ("Edited 24 November 2026: The day was wrong.",)
        assert shown.title == "Flu clinics open on Tuesday"


def test_what_is_sent_is_what_the_document_names(world: DiscourseWorld, files: PictureFolder) -> None:
    world.connector.publish(wanted(world, files, "first"), files, NOW)
    look, *uploads, made = world.proxy.asked
    assert (look.method, look.path) == ("GET", "/t/external_id/ccg-first.json")
    assert [asked.path for asked in uploads] == ["/uploads.json"] * 2
    assert b'name="upload_type"\r\n\r\ncomposer' in uploads[0].body
    said = json.loads(made.body)
    assert (made.path, made.headers["api-username"]) == ("/posts.json", "exampleshire")
    assert set(said) == {"title", "raw", "external_id", "category"}
    assert (said["title"], said["category"]) == ("Flu clinics open on Monday", 5)
    assert "![The entrance|640x360](upload://" in said["raw"]


def test_a_correction_sends_its_note_as_the_reason(world: DiscourseWorld, files: PictureFolder) -> None:
    post = request(world.account)
    original = world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    world.connector.correct(corrected(post, "It is Tuesday.", "The day was wrong."), original, files, NOW)
    changed = next(asked for asked in world.proxy.asked if asked.method == "PUT")
    said = json.loads(changed.body)
    assert changed.path.startswith("/posts/")
    assert said["post"]["edit_reason"] == "The day was wrong."
    assert "*Edited 24 November 2026: The day was wrong.*" in said["post"]["raw"]


def test_a_title_that_may_not_be_changed_leaves_the_corrected_text_and_says_so(
    world: DiscourseWorld, files: PictureFolder
) -> None:
    post = request(world.account)
    original = world.connector.publish(post, files, NOW)
    world.forum.state.titles_stay = True
    better = replace(corrected(post, "It is Tuesday.", "The day."), title="Flu clinics open on Tuesday")
    with pytest.raises(Rejected, match="The text is corrected and says so"):
        world.connector.correct(better, original, files, NOW)
    shown = world.public()[original.remote_id]
    assert (shown.title, shown.text) == ("Flu clinics open on Monday", "It is Tuesday.")
    assert world.connector.find(better, NOW) is None
    world.forum.state.titles_stay = False
    assert world.restarted().correct(better, original, files, NOW).remote_id == original.remote_id
    assert world.public()[original.remote_id].title == "Flu clinics open on Tuesday"


def test_an_upload_that_was_taken_is_not_made_again(world: DiscourseWorld, files: PictureFolder) -> None:
    post = wanted(world, files, "one")
    world.proxy.fail(3, Fault.DROPPED_BEFORE)
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    assert world.restarted().publish(post, files, NOW).remote_id
    assert all(asked.path != "/uploads.json" for asked in world.proxy.asked)


def test_two_programs_that_publish_at_once_make_one_topic(tmp_path: Path, files: PictureFolder) -> None:
    with DiscourseDouble() as forum, FaultProxy(forum.url) as proxy:
        worlds = [DiscourseWorld(forum, proxy, tmp_path / name) for name in ("one", "two", "three")]
        for number in range(5):
            wanted = [request(world.account, f"both-{number}") for world in worlds]
            with ThreadPoolExecutor(3) as pool:
                made = pool.map(lambda w, r: w.connector.publish(r, files, NOW), worlds, wanted)
                assert len({receipt.remote_id for receipt in made}) == 1
        assert len(forum.state.topics) == 5


def test_moderators_look_first_and_it_is_found_when_they_let_it_through(
    world: DiscourseWorld, files: PictureFolder
) -> None:
    world.forum.state.moderated = True
    post = request(world.account)
    with pytest.raises(OutcomeUnknown, match="moderators"):
        world.connector.publish(post, files, NOW)
    for _ in range(2):
        with pytest.raises(OutcomeUnknown, match="moderators"):
            world.restarted().publish(post, files, NOW)
    with pytest.raises(OutcomeUnknown, match="moderators"):
        world.restarted().find(post, NOW)
    assert len(world.forum.state.queue) == 1
    world.forum.state.approve()
    found = world.restarted().find(post, NOW)
    assert found is not None
    assert list(world.public()) == [found.remote_id]


def test_what_moderators_took_away_is_not_sent_again(world: DiscourseWorld, files: PictureFolder) -> None:
    post = request(world.account)
    receipt = world.connector.publish(post, files, NOW)
    world.forum.state.topics.pop(int(receipt.remote_id))
    with pytest.raises(OutcomeUnknown, match="taken the topic away"):
        world.restarted().publish(post, files, NOW)
    with pytest.raises(OutcomeUnknown, match="taken the topic away"):
        world.restarted().find(post, NOW)
    assert world.public() == {}


def test_what_somebody_changed_on_the_forum_is_not_written_over(
    world: DiscourseWorld, files: PictureFolder
) -> None:
    post = request(world.account)
    original = world.connector.publish(post, files, NOW)
    (kept,) = world.forum.state.posts.values()
    kept["raw"] = kept["raw"].replace("Monday", "Wednesday")
    with pytest.raises(Rejected, match="Somebody has changed"):
        world.connector.correct(corrected(post, "Tuesday.", "The day."), original, files, NOW)
    assert "Wednesday" in world.raw(original.remote_id)


def test_the_forum_s_own_reason_is_told(world: DiscourseWorld, files: PictureFolder) -> None:
    with pytest.raises(Rejected, match="Title is too short"):
        world.connector.publish(replace(request(world.account), title="Flu"), files, NOW)
    assert world.public() == {}


def test_a_text_too_long_for_this_forum_is_told_before_anything_is_posted(
    world: DiscourseWorld, files: PictureFolder
) -> None:
    world.forum.state.settings["max_post_length"] = 300
    assert world.connector.verify(world.account).ok
    assert world.connector.limits(world.account).max_length == 300
    world.proxy.pass_on()
    with pytest.raises(TooLarge, match="300"):
        world.connector.publish(request(world.account, text="Flu. " * 80), files, NOW)
    assert [asked.method for asked in world.proxy.asked] == ["GET"]


def test_what_was_too_large_for_the_forum_is_surely_not_there(
    world: DiscourseWorld, files: PictureFolder
) -> None:
    takes = world.forum.answered
    world.forum.answered = lambda told: (
        Said(413, {"errors": ["Request entity too large"]}) if told.path == "/posts.json" else takes(told)
    )
    post = request(world.account)
    with pytest.raises(TooLarge, match="too large"):
        world.connector.publish(post, files, NOW)
    world.forum.answered = takes
    world.proxy.pass_on()
    assert world.restarted().find(post, NOW) is None
    assert len(world.proxy.asked) == 1  # under its id; nobody has to look through all that is ours


@pytest.mark.parametrize("fault", Fault)
def test_what_may_not_be_changed_any_more_is_corrected_by_one_reply(
    world: DiscourseWorld, files: PictureFolder, fault: Fault
) -> None:
    state = world.forum.state
    for number in range(5):  # look, its redirect, its post, our replies, and the reply
        state.closed = False
        post = request(world.account, f"{fault.name.lower()}-{number}", text=f"Monday. {fault.name}{number}.")
        original = world.restarted().publish(post, files, world.clock.now())
        state.closed = True
        better = corrected(post, f"Tuesday, case {number}.", "The day was wrong.")
        ending = check_reply(world, better, correcting(better, original, files), number, fault)
        replies = [each for each in state.posts.values() if f"Tuesday, case {number}" in each["raw"]]
        assert len(replies) == 1
        assert replies[0]["raw"].startswith(f"**[Correction of this post](<{original.url}/1>)**")
        assert "*Edited 24 November 2026: The day was wrong.*" in replies[0]["raw"]
        assert ending == f"{original.url}/{replies[0]['post_number']}"
        assert world.restarted().find(better, NOW) is not None


def check_reply(
    world: DiscourseWorld, better: PublishRequest, operation: Operation, number: int, fault: Fault
) -> str:
    """Let one call fail, settle it, and return where the correction stands."""
    world.proxy.fail(number, fault)
    receipt = settled(world, better, operation).receipt
    world.proxy.pass_on()
    assert receipt is not None
    return receipt.url


def test_a_second_correction_by_reply_keeps_the_first_note(
    world: DiscourseWorld, files: PictureFolder
) -> None:
    post = request(world.account)
    original = world.connector.publish(post, files, NOW)
    world.forum.state.closed = True
    once = corrected(post, "Tuesday it is.", "The day was wrong.")
    first = world.connector.correct(once, original, files, NOW)
    twice = corrected(once, "Tuesday at 9am.", "The time was missing.")
    second = world.connector.correct(twice, first, files, NOW)
    assert (first.remote_id, second.remote_id) == (original.remote_id, original.remote_id)
    assert [url.rpartition("/")[2] for url in (first.url, second.url)] == ["2", "3"]
    with pytest.raises(Rejected):
        world.connector.correct(once, original, files, NOW)
    assert len(world.forum.state.posts) == 3


def test_a_film_and_a_sound_are_shown_by_the_forum_s_own_player(
    world: DiscourseWorld, files: PictureFolder
) -> None:
    film = OutgoingMedia(files.keep(b"film"), "walk.mp4", "video/mp4", 640, 360, "A walk", kind="video")
    sound = OutgoingMedia(
        files.keep(b"sound"),
        "talk.mp3",
        "audio/mpeg",
        0,
        0,
        "A talk",
        kind="audio",
        transcript="Hello *you*.",
    )
    receipt = world.connector.publish(request(world.account, media=(film, sound)), files, NOW)
    raw = world.raw(receipt.remote_id)
    assert "![A walk|video](upload://" in raw
    assert "![A talk|audio](upload://" in raw
    assert '[details="What is said"]\nHello \\*you\\*.\n[/details]' in raw

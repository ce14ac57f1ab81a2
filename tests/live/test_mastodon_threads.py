"""Threads and corrections on Mastodon: taken up in the middle, grown, shortened, edited in the open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown, Rejected, TooLarge
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.live.doubles.mastodon import DoubleMastodon, Ways
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.mastodon_world import DoubleWorld, is_status

THREE = "One.\n---\nTwo.\n---\nThree."
NOTE = "Edited 24 November 2026: The day was wrong."


@pytest.fixture
def world(tmp_path: Path) -> Iterator[DoubleWorld]:
    with DoubleMastodon() as double, FaultProxy(double.url) as proxy:
        yield DoubleWorld(proxy, tmp_path / "platforms", double=double)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


def texts(world: DoubleWorld) -> list[str]:
    return [status["text"] for status in world.double.statuses.values()]


def edited(world: DoubleWorld) -> list[bool]:
    return [bool(status["edited_at"]) for status in world.double.statuses.values()]


def correct(world: DoubleWorld, files: PictureFolder, before: str, after: str) -> Receipt:
    post = request(world.account, text=before)
    original = world.connector.publish(post, files, NOW)
    receipt = world.restarted().correct(corrected(post, after, "The day was wrong."), original, files, NOW)
    assert world.restarted().find(corrected(post, after, "The day was wrong."), NOW) == receipt
    return receipt


def test_only_the_parts_that_change_are_edited(world: DoubleWorld, files: PictureFolder) -> None:
    correct(world, files, THREE, "One.\n---\n2.\n---\nThree.")
    assert texts(world) == ["One. (1/3)", "2. (2/3)", f"Three. (3/3)\n\n{NOTE}"]
    assert edited(world) == [False, True, True]


def test_a_mark_that_matters_is_edited_too(world: DoubleWorld, files: PictureFolder) -> None:
    correct(world, files, "Open 95.\n---\nTwo.", "Open 9-5.\n---\nTwo.")
    assert texts(world)[0] == "Open 9-5. (1/2)"


def test_a_thread_that_grows_goes_on_as_replies(world: DoubleWorld, files: PictureFolder) -> None:
    correct(world, files, "One.", "One.\n---\nTwo.")
    assert texts(world) == ["One. (1/2)", f"Two. (2/2)\n\n{NOTE}"]
    first, second = world.double.statuses.values()
    assert second["in_reply_to_id"] == first["id"]


def test_a_thread_that_shrinks_leaves_no_old_words_and_takes_nothing_away(
    world: DoubleWorld, files: PictureFolder
) -> None:
    correct(world, files, THREE, "One and two.")
    assert texts(world) == ["One and two.", NOTE, NOTE]


def test_a_note_that_does_not_fit_is_a_reply(world: DoubleWorld, files: PictureFolder) -> None:
    correct(world, files, "a" * 490, "b" * 490)
    assert texts(world) == ["b" * 490, NOTE]


def test_a_thread_goes_on_in_the_middle_after_days(world: DoubleWorld, files: PictureFolder) -> None:
    post = request(world.account, text=THREE, media=(medium(files, "navy", "The entrance"),))
    sent = []

    def third(_number: int, asked: object) -> Fault | None:
        sent.extend([asked] if is_status(asked) else [])  # type: ignore[arg-type]
        return Fault.DROPPED_BEFORE if len(sent) == 3 and sent[-1] is asked else None

    world.proxy.chosen = third
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(post, files, NOW)
    assert len(texts(world)) == 2
    world.proxy.pass_on()
    later = world.pass_time(timedelta(days=2))
    assert world.restarted().find(post, later) is None
    world.restarted().publish(post, files, later)
    assert texts(world) == ["One. (1/3)", "Two. (2/3)", "Three. (3/3)"]
    assert len(world.double.media) == 1


def test_parts_stay_as_they_were_when_the_server_changes_its_limit(
    world: DoubleWorld, files: PictureFolder
) -> None:
    ours = replace(world.account, settings={**world.account.settings, "threads": "automatic"})
    post = request(ours, text="Find out more about it here. " * 40)
    world.proxy.chosen = lambda _n, asked: (
        Fault.DROPPED_BEFORE if is_status(asked) and b"in_reply_to_id" in asked.body else None
    )
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    world.double.ways = Ways(max_characters=5000)
    later = world.pass_time(timedelta(days=2))
    world.restarted().publish(post, files, later)
    assert [text[-5:] for text in texts(world)] == ["(1/3)", "(2/3)", "(3/3)"]


def test_a_refusal_in_the_middle_says_what_is_out(world: DoubleWorld, files: PictureFolder) -> None:
    world.connector.verify(world.account)
    world.double.ways = Ways(max_characters=40)  # the server has changed its mind since it was asked
    post = request(world.account, text=f"One.\n---\n{'x' * 100}")
    with pytest.raises(TooLarge, match="Part 2 of the thread was refused; the parts before it are out"):
        world.connector.publish(post, files, NOW)
    assert texts(world) == ["One. (1/2)"]


def test_in_the_first_half_minute_nobody_says_that_it_is_not_out(
    world: DoubleWorld, files: PictureFolder
) -> None:
    post = request(world.account)
    world.proxy.chosen = lambda _n, asked: Fault.DROPPED_BEFORE if is_status(asked) else None
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    with pytest.raises(OutcomeUnknown, match="a moment ago"):
        world.connector.find(post, NOW + timedelta(seconds=5))
    assert world.connector.find(post, NOW + timedelta(seconds=40)) is None


def test_what_somebody_else_posted_with_the_same_words_is_not_ours(
    world: DoubleWorld, files: PictureFolder
) -> None:
    post = request(world.account, text="Clinics open on Monday.")
    world.double.post({"status": post.text}, "")
    world.proxy.chosen = lambda _n, asked: Fault.DROPPED_BEFORE if is_status(asked) else None
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    assert world.connector.find(post, world.pass_time(timedelta(minutes=1))) is None


def test_what_was_taken_away_on_the_server_is_not_sent_again(
    world: DoubleWorld, files: PictureFolder
) -> None:
    post = request(world.account)
    original = world.connector.publish(post, files, NOW)
    world.double.statuses.clear()
    with pytest.raises(OutcomeUnknown, match="taken it away"):
        world.connector.find(post, NOW)
    with pytest.raises(Rejected, match="taken it away"):
        world.connector.correct(corrected(post, "Tuesday.", "The day."), original, files, NOW)
    assert texts(world) == []


def test_a_receipt_alone_is_enough_to_correct(world: DoubleWorld, files: PictureFolder) -> None:
    post = request(world.account)
    made = world.double.post({"status": post.text}, "")
    original = Receipt(post.key, made["id"], f"{world.double.url}/@amara/{made['id']}", NOW, "by hand")
    world.connector.correct(corrected(post, "It is Tuesday.", "The day was wrong."), original, files, NOW)
    assert texts(world) == [f"It is Tuesday.\n\n{NOTE}"]


def test_a_correction_behind_a_warning_stays_behind_it(world: DoubleWorld, files: PictureFolder) -> None:
    correct(world, files, "CW: needles\n\nOne.", "CW: needles\n\nTwo.")
    (status,) = world.double.statuses.values()
    assert (status["spoiler_text"], status["text"], status["sensitive"]) == (
        "needles",
        f"Two.\n\n{NOTE}",
        True,
    )


def test_an_edit_that_the_server_does_not_show_is_a_doubt(world: DoubleWorld, files: PictureFolder) -> None:
    post = request(world.account)
    original = world.connector.publish(post, files, NOW)
    world.double.ways = Ways(forgets_edits=True)
    with pytest.raises(OutcomeUnknown, match="does not show it"):
        world.connector.correct(corrected(post, "Tuesday.", "The day."), original, files, NOW)

"""Edits in place on X, never twice, and the reply where there can be none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import PublishRequest
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.fakes.clock import FixedClock
from tests.live.doubles.x import XDouble
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.x_world import XWorld

LONG = "Find out where the clinics are. " * 20


@pytest.fixture
def world(tmp_path: Path) -> Iterator[XWorld]:
    clock = FixedClock(NOW)
    with XDouble(clock.now) as double, FaultProxy(double.url) as proxy:
        yield XWorld(double, proxy, tmp_path, clock)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


def test_an_account_that_may_edit_edits_in_place_with_its_note(world: XWorld, files: PictureFolder) -> None:
    world.double.state.may_edit = True
    ours = replace(world.account, settings=world.account.settings | {"edits": "on"})
    post = request(ours, media=(medium(files, "navy", "The entrance"),), text="Clinics open on Monday.")
    original = world.connector.publish(post, files, NOW)
    better = corrected(post, "Clinics open on Tuesday.", "The day was wrong.")
    edited = world.connector.correct(better, original, files, NOW)
    (shown,) = world.public().values()
    assert shown.text == "Clinics open on Tuesday.\n\nEdited 24 November 2026: The day was wrong."
    assert len(shown.pictures) == 1
    assert world.double.state.posts[edited.remote_id]["history"] == [original.remote_id, edited.remote_id]


@pytest.mark.parametrize("late", [False, True])
def test_what_cannot_be_edited_is_corrected_by_a_reply(
    world: XWorld, files: PictureFolder, late: bool
) -> None:
    ours = replace(world.account, settings=world.account.settings | {"edits": "on"})
    post = request(ours, text="Clinics open on Monday.")
    original = world.connector.publish(post, files, NOW)
    world.pass_time(timedelta(hours=late))
    better = corrected(post, "Clinics open on Tuesday.", "The day was wrong.")
    reply = world.connector.correct(better, original, files, NOW)
    assert world.double.state.posts[reply.remote_id]["reply"] == original.remote_id
    tried = [asked for asked in world.proxy.asked if b"edit_options" in asked.body]
    assert len(tried) == (0 if late else 1)


def edited_and_lost(world: XWorld, files: PictureFolder, fault: Fault) -> tuple[PublishRequest, Receipt]:
    """Correct a post by an edit whose answer is lost, and let an hour go by."""
    world.double.state.may_edit = True
    ours = replace(world.account, settings=world.account.settings | {"edits": "on"})
    post = request(ours, text="Clinics open on Monday.")
    original = world.connector.publish(post, files, NOW)
    better = corrected(post, "Clinics open on Tuesday.", "The day was wrong.")
    world.fail_posts(fault)
    with pytest.raises(OutcomeUnknown):
        world.connector.correct(better, original, files, NOW)
    world.proxy.pass_on()
    world.pass_time(timedelta(hours=1))
    return better, original


@pytest.mark.parametrize("looked_up", [True, False])
def test_an_edit_that_was_taken_is_found_however_late(
    world: XWorld, files: PictureFolder, looked_up: bool
) -> None:
    better, original = edited_and_lost(world, files, Fault.DROPPED_AFTER)
    again = world.restarted()
    found = again.find(better, NOW) if looked_up else again.correct(better, original, files, NOW)
    (number,) = world.double.state.posts
    assert found is not None
    assert found.remote_id == number
    assert world.double.state.posts[number]["history"] == [original.remote_id, number]


def test_an_edit_that_was_not_taken_is_a_reply_once_its_time_is_over(
    world: XWorld, files: PictureFolder
) -> None:
    better, original = edited_and_lost(world, files, Fault.DROPPED_BEFORE)
    assert world.restarted().find(better, NOW) is None
    reply = world.restarted().correct(better, original, files, NOW)
    assert world.double.state.posts[reply.remote_id]["reply"] == original.remote_id
    assert len(world.double.state.posts) == 2


def test_a_text_that_is_to_be_a_thread_is_no_edit(world: XWorld, files: PictureFolder) -> None:
    world.double.state.may_edit = True
    ours = replace(world.account, settings=world.account.settings | {"edits": "on"})
    post = request(ours, text="Clinics open on Monday.")
    original = world.connector.publish(post, files, NOW)
    better = corrected(post, "Clinics open on Tuesday.\n---\nBring your letter.", "The day was wrong.")
    world.connector.correct(better, original, files, NOW)
    first, *replies = [str(each["text"]) for each in world.double.state.posts.values()]
    assert first == post.text
    assert [text.rpartition(" ")[2] for text in replies] == ["(1/2)", "(2/2)"]


def test_a_half_sent_reply_is_not_taken_for_the_edit_before_it(world: XWorld, files: PictureFolder) -> None:
    world.double.state.may_edit, world.double.state.longest = True, 700
    may_more = replace(world.account, settings=world.account.settings | {"edits": "on", "max_length": "700"})
    post = request(may_more, text="Clinics open on Monday.")
    original = world.connector.publish(post, files, NOW)
    better = corrected(post, LONG, "The day was wrong.")
    world.fail_posts(Fault.DROPPED_BEFORE)
    with pytest.raises(OutcomeUnknown):
        world.connector.correct(better, original, files, NOW)
    world.pass_time(timedelta(hours=1))
    settings = {name: said for name, said in may_more.settings.items() if name != "max_length"}
    as_others = replace(better, account=replace(may_more, settings=settings))
    posted = iter((None, Fault.DROPPED_BEFORE))
    world.proxy.chosen = lambda _n, asked: next(posted) if asked.path == "/2/tweets" else None
    with pytest.raises(OutcomeUnknown):
        world.restarted().correct(as_others, original, files, NOW)
    world.proxy.pass_on()
    world.pass_time(timedelta(hours=1))
    world.restarted().correct(as_others, original, files, NOW)
    _, *replies = [str(each["text"]) for each in world.double.state.posts.values()]
    assert [text.rpartition(" ")[2] for text in replies] == ["(1/3)", "(2/3)", "(3/3)"]

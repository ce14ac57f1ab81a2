"""The library: a picture is taken in once, described, and its file is missed when it is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.domain.permission import PermissionState
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.errors import NotFound, UnusableFile
from ccgcompose.usecases.views import EntryQuery
from tests.unit.usecases.world import World


def test_the_same_file_again_is_the_medium_that_is_there(world: World) -> None:
    first = world.picture()
    again = world.desk.library.add(world.priya, world.folder / "clinic.png", "Something else")
    assert (again.id, again.added_by) == (first, world.amara.id)
    assert again.alt_text == "A blue square on a white wall"
    assert len(world.desk.past.entries(EntryQuery(kind="media.added"))) == 1


def test_what_is_no_picture_leaves_nothing_behind(world: World) -> None:
    source = world.folder / "letter.png"
    source.write_bytes(b"%PDF-1.7 not a picture")
    with pytest.raises(UnusableFile):
        world.desk.library.add(world.amara, source, "A letter")
    with pytest.raises(UnusableFile):
        world.desk.library.add(world.amara, Path("nowhere.png"), "Nothing")
    assert world.desk.library.lines() == ()


def test_a_description_is_cleaned_and_said_once(world: World) -> None:
    media_id = world.picture()
    described = world.desk.library.describe(world.priya, media_id, "  A nurse\x00 \ud800 ")
    assert described.alt_text == "A nurse\ufffd \ufffd"
    assert world.desk.library.describe(world.priya, media_id, described.alt_text) == described
    assert len(world.desk.past.entries(EntryQuery(kind="media.described"))) == 1
    with pytest.raises(NotFound):
        world.desk.library.describe(world.priya, "media-none", "x")


def test_a_line_says_how_the_permission_stands_and_where_it_is_used(world: World) -> None:
    used, unused = world.picture(), world.picture("other.png", "red")
    world.permit(used)
    world.post(media=(used,))
    lines = {line.asset.id: line for line in world.desk.library.lines()}
    assert (lines[used].verdict.state, lines[used].used_in) == (PermissionState.IN_FORCE, 1)
    assert (lines[unused].verdict.state, lines[unused].used_in) == (PermissionState.NONE, 0)


def test_a_file_that_vanished_is_said_when_it_is_looked_at(world: World) -> None:
    asset = world.desk.library.get(world.picture())
    world.desk.library.picture(asset).unlink()
    with pytest.raises(UnusableFile):
        world.desk.library.picture(asset)


def test_a_file_that_vanished_after_scheduling_is_refused_and_comes_back_with_the_same_picture(
    world: World,
) -> None:
    media_id = world.picture()
    world.permit(media_id)
    (delivery,) = world.plan(world.post(media=(media_id,))).deliveries
    world.desk.library.picture(world.desk.library.get(media_id)).unlink()
    world.desk.schedule.publish_late(world.amara, delivery.id)
    assert world.desk.deliver.run_due().failed == (delivery.id,)
    assert world.platform.sent == []
    assert world.picture() == media_id
    world.desk.schedule.publish_late(world.amara, delivery.id)
    world.desk.deliver.run_due()
    assert world.delivery(delivery.id).state is DeliveryState.SENT

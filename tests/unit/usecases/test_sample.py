"""The sample material: set up through the same use cases, and clean under our own checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.domain.history import NO_HEAD
from ccgcompose.errors import BadInput, FolderUnwritable
from ccgcompose.host.material import sample_material, sample_picture
from ccgcompose.store.database import open_store
from ccgcompose.usecases import sample
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.views import HistoryQuery
from tests.unit.usecases.world import World


@pytest.fixture
def desk(world: World, tmp_path: Path) -> Iterator[Desk]:
    """A desk over an empty workspace."""
    store = open_store(
        f"sqlite:///{tmp_path / 'new.sqlite'}", witness=None, backups=tmp_path / "b", clock=world.clock
    )
    yield Desk(replace(world.context, store=store, witnessed=lambda: NO_HEAD), "publisher-1")
    store.close()


def test_the_sample_is_whole_and_what_goes_out_now_is_out(world: World, desk: Desk, tmp_path: Path) -> None:
    material = sample_material()
    first = sample.set_up(desk, material, tmp_path / "newsroom")
    assert first.name == desk.people.all()[0].name
    assert desk.sign_in.verify(first.name, material["passphrase"]) == first
    sample.fill(desk, material, sample_picture)
    said = material["posts"]
    assert len(desk.past.posts()) == len(said)
    now, later = (sum(post["goes_out"].startswith(when) for post in said) for when in ("now", "in "))
    assert (len(desk.past.lines(HistoryQuery())), len(desk.schedule.planner())) == (now, later)
    assert len(world.platform.sent) == now > 0
    assert desk.past.verify().intact


def test_no_sample_post_that_goes_out_gives_cause_to_stop_it(desk: Desk, tmp_path: Path) -> None:
    material = sample_material()
    author = sample.set_up(desk, material, tmp_path / "newsroom")
    sample.fill(desk, material, sample_picture)
    around = desk.compose.surroundings()
    planned = desk.schedule.planner(desk.clock.now())
    assert planned
    for line in planned:
        content = desk.compose.open(line.post_id).content
        assert [f.message for f in desk.compose.check(content, author, around) if f.severity.stops] == []


def test_a_workspace_that_is_there_is_left_as_it_is(desk: Desk, tmp_path: Path) -> None:
    material = sample_material()
    sample.set_up(desk, material, tmp_path / "newsroom")
    with pytest.raises(BadInput, match="set up already"):
        sample.set_up(desk, material, tmp_path / "newsroom")


def test_a_newsroom_that_cannot_be_made_stops_everything(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "newsroom").touch()
    with pytest.raises(FolderUnwritable, match="cannot be made"):
        sample.set_up(desk, sample_material(), tmp_path / "newsroom")
    assert desk.set_up.organisation() is None

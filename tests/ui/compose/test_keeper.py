"""Keeping what is typed: the newest wins, a save moves it, a failure loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

import pytest

from ccgcompose.domain.people import Person
from ccgcompose.domain.post import Content
from ccgcompose.errors import ConcurrentEdit, EnvironmentFault
from ccgcompose.usecases.compose import Saved
from tests.ui.compose.world import World
from ui.compose.keeper import Keeper

EMPTY = Content("", "", "")


def words(text: str) -> Content:
    """Return a content that says `text`."""
    return Content("", "", text)


@pytest.fixture
def amara(world: World) -> Person:
    return world.people["Amara Obi"]


@pytest.fixture
def keeper(world: World, amara: Person) -> Keeper:
    made = Keeper(world.desk.compose, amara)
    made.begin(None, 0, EMPTY, stored=False)
    return made


def saving(world: World, person: Person, content: Content) -> Callable[[str | None, int], Saved]:
    """Return how a content is saved."""
    return lambda post_id, base: world.desk.compose.save(person, content, post_id, base)


def test_the_newest_is_written_once(world: World, amara: Person, keeper: Keeper) -> None:
    keeper.want(words("a"))
    keeper.want(words("ab"))
    assert keeper.write()
    assert not keeper.write()
    found = world.desk.compose.recover(amara)
    assert found is not None
    assert found.content == words("ab")


def test_what_is_typed_while_the_first_revision_is_saved_belongs_to_it(
    world: World, amara: Person, keeper: Keeper
) -> None:
    keeper.want(words("a"))

    def save(post_id: str | None, base: int) -> Saved:
        keeper.want(words("abc"))  # typed meanwhile
        return world.desk.compose.save(amara, words("ab"), post_id, base)

    saved = keeper.save(save)
    keeper.write()
    assert world.desk.compose.recover(amara, None) is None
    found = world.desk.compose.recover(amara, saved.revision.post_id)
    assert found is not None
    assert (found.content, found.base_revision) == (words("abc"), 1)


def test_nothing_is_written_while_a_save_is_under_way(world: World, amara: Person, keeper: Keeper) -> None:
    begun, go_on = Event(), Event()

    def save(post_id: str | None, base: int) -> Saved:
        begun.set()
        assert go_on.wait(10)
        return world.desk.compose.save(amara, words("a"), post_id, base)

    saver = Thread(target=keeper.save, args=(save,))
    saver.start()
    assert begun.wait(10)
    keeper.want(words("ab"))
    writer = Thread(target=keeper.write)
    writer.start()
    go_on.set()
    saver.join(10)
    writer.join(10)
    (line,) = world.desk.past.posts()
    found = world.desk.compose.recover(amara, line.post_id)
    assert found is not None
    assert found.content == words("ab")
    assert world.desk.compose.recover(amara, None) is None


def test_a_failed_save_keeps_what_was_typed(world: World, amara: Person, keeper: Keeper) -> None:
    post_id = world.save(words("one"))
    world.save(words("two"), post_id=post_id, base=1)
    keeper.begin(post_id, 1, words("one"), stored=False)
    keeper.want(words("mine"))
    with pytest.raises(ConcurrentEdit):
        keeper.save(saving(world, amara, words("mine")))
    assert keeper.waiting
    keeper.write()
    found = world.desk.compose.recover(amara, post_id)
    assert found is not None
    assert found.content == words("mine")


def test_a_failed_write_is_tried_again_with_the_newest(world: World, amara: Person, keeper: Keeper) -> None:
    keeper.want(words("a"))
    world.break_store()
    with pytest.raises(EnvironmentFault):
        keeper.write()
    assert keeper.waiting
    keeper.want(words("ab"))
    world.mend_store()
    assert keeper.write()
    found = world.desk.compose.recover(amara)
    assert found is not None
    assert found.content == words("ab")


def test_back_at_what_was_saved_nothing_is_left_in_the_store(
    world: World, amara: Person, keeper: Keeper
) -> None:
    keeper.want(words("a"))
    keeper.write()
    keeper.want(EMPTY)
    keeper.write()
    assert world.desk.compose.recover(amara) is None

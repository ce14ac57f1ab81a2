"""Signing in: by name, in any case, with the passphrase; what is recorded and what is not."""

from __future__ import annotations

import pytest

from ccgcompose.errors import BadInput, NotFound, SignInRefused
from ccgcompose.usecases.views import EntryQuery
from tests.unit.usecases.world import PASSPHRASE, World

NEW = "cobalt river lantern"


def _openings(world: World) -> int:
    return len(world.desk.past.entries(EntryQuery(kind="session.opened")))


def test_opening_is_in_the_history_and_unlocking_is_not(world: World) -> None:
    assert world.desk.sign_in.open("amara obi", PASSPHRASE) == world.amara
    assert world.desk.sign_in.verify(world.amara.id, PASSPHRASE) == world.amara
    assert _openings(world) == 1


@pytest.mark.parametrize(
    "passphrase", ["", "harvest lantern", PASSPHRASE + " ", PASSPHRASE.upper(), "\udcff\x00"]
)
def test_a_wrong_passphrase_opens_nothing(world: World, passphrase: str) -> None:
    with pytest.raises(SignInRefused, match="does not fit Amara Obi"):
        world.desk.sign_in.open("Amara Obi", passphrase)
    assert _openings(world) == 0


def test_somebody_unknown_is_told_who_there_is(world: World) -> None:
    with pytest.raises(NotFound, match="Priya Nair"):
        world.desk.sign_in.open("Nobody", PASSPHRASE)


def test_a_new_passphrase_takes_the_old_one(world: World) -> None:
    with pytest.raises(SignInRefused):
        world.desk.sign_in.change(world.amara, "something else entirely", NEW)
    with pytest.raises(BadInput):
        world.desk.sign_in.change(world.amara, PASSPHRASE, "short")
    world.desk.sign_in.change(world.amara, PASSPHRASE, NEW)
    assert world.desk.sign_in.verify("Amara Obi", NEW) == world.amara
    with pytest.raises(SignInRefused):
        world.desk.sign_in.verify("Amara Obi", PASSPHRASE)
    assert world.desk.past.verify().intact


def test_everybody_with_a_passphrase_is_offered(world: World) -> None:
    assert world.desk.sign_in.people() == world.desk.people.all()

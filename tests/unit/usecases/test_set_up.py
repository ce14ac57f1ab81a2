"""The first start: all of it or nothing, once; and what is changed later is in the history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.domain.history import NO_HEAD
from ccgcompose.domain.organisation import Organisation, OrganisationType
from ccgcompose.domain.people import Affiliation, Capacity
from ccgcompose.errors import BadInput, NotFound, Problem
from ccgcompose.store.database import open_store
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.set_up import NewAccount, NewPerson
from ccgcompose.usecases.views import EntryQuery
from tests.unit.usecases.world import BRAND, PASSPHRASE, World

ORGANISATION = Organisation("NHS Exampleshire", OrganisationType.ICB, BRAND, subjects=("Vaccination",))
PERSON = NewPerson(
    "Amara Obi",
    "Head of Communications",
    Affiliation.EMPLOYEE,
    PASSPHRASE,
    (Capacity.SPEAK, Capacity.APPROVE),
)
ACCOUNT = NewAccount("Page", "newsroom", BRAND)


@pytest.fixture
def desk(world: World, tmp_path: Path) -> Iterator[Desk]:
    """A desk over a workspace in which nothing is set up."""
    store = open_store(
        f"sqlite:///{tmp_path / 'new.sqlite'}", witness=None, backups=tmp_path / "b", clock=world.clock
    )
    yield Desk(replace(world.context, store=store, witnessed=lambda: NO_HEAD), "publisher-1")
    store.close()


def test_everything_is_made_in_one_step_by_the_first_person(desk: Desk) -> None:
    second = NewPerson(" Priya\x00 Nair ", "Officer", Affiliation.MEMBER, PASSPHRASE, (Capacity.SPEAK,))
    first = desk.set_up.start(ORGANISATION, (PERSON, second), (ACCOUNT,))
    amara, priya = desk.people.all()
    assert (amara, priya.name) == (first, "Priya\ufffd Nair")
    assert [d.capacity for d in desk.people.designations(amara)] == [Capacity.SPEAK, Capacity.APPROVE]
    assert [d.granted_by for d in desk.people.designations(priya)] == [amara.id]
    assert [account.name for account in desk.accounts.all()] == ["Page"]
    (entry,) = desk.past.entries(EntryQuery())
    assert entry.entry.summary == "Amara Obi set up the workspace of NHS Exampleshire."
    assert desk.past.verify().records == 9


def test_a_workspace_is_made_once(desk: Desk) -> None:
    desk.set_up.start(ORGANISATION, (PERSON,), (ACCOUNT,))
    with pytest.raises(BadInput, match="set up already"):
        desk.set_up.start(ORGANISATION, (replace(PERSON, name="Jon"),), ())
    assert len(desk.people.all()) == 1


@pytest.mark.parametrize(
    ("organisation", "people", "accounts"),
    [
        (replace(ORGANISATION, name=" "), (PERSON,), ()),
        (ORGANISATION, (), ()),
        (ORGANISATION, (replace(PERSON, name=""),), ()),
        (ORGANISATION, (PERSON, replace(PERSON, name="Priya", position=" ")), ()),
        (ORGANISATION, (replace(PERSON, passphrase="short"),), ()),
        (ORGANISATION, (PERSON,), (replace(ACCOUNT, platform="telegraph"),)),
        (ORGANISATION, (PERSON, replace(PERSON, name="amara obi ")), ()),
        (ORGANISATION, (PERSON,), (ACCOUNT, replace(ACCOUNT, name="PAGE"))),
        (ORGANISATION, (PERSON,), (replace(ACCOUNT, name=" "),)),
    ],
)
def test_what_is_wanting_leaves_nothing_behind(
    desk: Desk, organisation: Organisation, people: tuple[NewPerson, ...], accounts: tuple[NewAccount, ...]
) -> None:
    with pytest.raises(Problem):
        desk.set_up.start(organisation, people, accounts)
    assert desk.set_up.organisation() is None
    assert (desk.people.all(), desk.accounts.all(), desk.past.entries(EntryQuery())) == ((), (), ())


def test_a_subject_is_spelled_as_the_organisation_spells_it(world: World) -> None:
    assert world.desk.set_up.subject(" urgent CARE ") == "Urgent care"
    with pytest.raises(NotFound, match="Vaccination, Urgent care"):
        world.desk.set_up.subject("Gossip")


def test_a_change_of_the_organisation_says_what_changed(world: World) -> None:
    old = world.desk.set_up.organisation()
    assert old is not None
    world.desk.set_up.change_organisation(world.priya, old)
    assert world.desk.past.entries(EntryQuery(kind="workspace.changed")) == ()
    world.desk.set_up.change_organisation(world.priya, replace(old, trusted_sites=("nhs.uk",), subjects=()))
    (entry,) = world.desk.past.entries(EntryQuery(kind="workspace.changed"))
    assert entry.entry.summary == "Priya Nair changed the organisation's subjects, trusted sites."
    assert world.desk.past.verify().intact

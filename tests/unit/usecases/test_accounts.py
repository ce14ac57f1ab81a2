"""Accounts: adding, signing in and out, checking; and that no secret is kept anywhere but in the keyring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import AuthExpired, BadInput, GateRefused, KeyringMissing, NotFound, Unreachable
from ccgcompose.usecases.accounts import Accounts
from ccgcompose.usecases.ports import AccountHealth, Choice
from ccgcompose.usecases.set_up import NewAccount
from tests.fakes.connector import FakeConnector, FakeConnectors
from tests.fakes.credentials import FakeCredentials
from tests.unit.usecases.world import BRAND, World

SECRET = "xyzzy-plugh-token"


class Nobody:
    """A guide who is never asked."""

    def visit(self, address: str) -> None:
        raise AssertionError(address)

    def choose(self, question: str, choices: Sequence[Choice]) -> str:
        raise AssertionError(question)

    def gave_up(self) -> bool:
        return False


def added(world: World, **settings: str) -> Account:
    return world.desk.accounts.add(world.amara, NewAccount("Feed", "newsroom", BRAND, dict(settings)))


def kinds(world: World) -> list[str]:
    with world.store.read() as unit:
        return [entry.entry.kind for entry in unit.history.entries()]


def test_an_account_is_added_with_its_entry(world: World) -> None:
    account = added(world, folder=" /srv/news ", empty=" ", token=SECRET)
    assert account == world.desk.accounts.named("feed")
    assert account.settings == {"folder": "/srv/news"}
    assert kinds(world)[-1] == "account.added"
    assert world.desk.past.verify().intact


@pytest.mark.parametrize("name", ["Page", " page ", ""])
def test_a_name_that_is_taken_or_none_is_refused(world: World, name: str) -> None:
    with pytest.raises(BadInput):
        world.desk.accounts.add(world.amara, NewAccount(name, "newsroom", BRAND))


def test_a_platform_that_there_is_not_is_named(world: World) -> None:
    with pytest.raises(NotFound):
        world.desk.accounts.add(world.amara, NewAccount("Feed", "myspace", BRAND))


def test_who_is_designated_for_nothing_manages_no_account(world: World) -> None:
    with pytest.raises(GateRefused, match="neither to speak nor to approve"):
        world.desk.accounts.add(world.jon, NewAccount("Feed", "newsroom", BRAND))
    with pytest.raises(GateRefused):
        world.desk.accounts.sign_in(world.jon, world.page.id, {"token": SECRET}, Nobody())


def test_a_sign_in_keeps_the_credential_in_the_keyring_and_nowhere_else(world: World) -> None:
    account = added(world)
    assert not world.desk.accounts.signed_in(account)
    health = world.desk.accounts.sign_in(world.amara, account.id, {"token": SECRET}, Nobody())
    assert health.ok
    kept = world.context.credentials.get(account.id)
    assert kept is not None
    assert kept.token == SECRET
    assert world.desk.accounts.signed_in(account)
    assert world.desk.accounts.named("Feed").settings == {"site": "https://newsroom.example"}
    assert kinds(world)[-2:] == ["account.signed-in", "account.checked"]
    assert not [path for path in files(world.folder) if SECRET.encode() in path.read_bytes()]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_field_that_is_missing_is_named_before_anything_is_asked(world: World) -> None:
    with pytest.raises(BadInput, match="Token"):
        world.desk.accounts.sign_in(world.amara, world.page.id, {}, Nobody())


def test_a_connector_that_puts_a_secret_among_the_settings_is_a_fault_of_the_program(world: World) -> None:
    answers = {"token": "https://newsroom.example"}
    with pytest.raises(ValueError, match="secret"):
        world.desk.accounts.sign_in(world.amara, world.page.id, answers, Nobody())
    assert world.context.credentials.get(world.page.id) is None


def test_without_a_safe_place_nothing_is_changed(world: World) -> None:
    class Shut(FakeCredentials):
        def put(self, account_id: str, credential: Credential) -> None:
            raise KeyringMissing("There is no safe place for secrets on this computer.")

    accounts = Accounts(replace(world.context, credentials=Shut()))
    before = kinds(world)
    with pytest.raises(KeyringMissing):
        accounts.sign_in(world.amara, world.page.id, {"token": SECRET}, Nobody())
    assert kinds(world) == before


def test_a_sign_out_forgets(world: World) -> None:
    world.desk.accounts.sign_in(world.amara, world.page.id, {"token": SECRET}, Nobody())
    world.desk.accounts.sign_out(world.amara, world.page.id)
    assert world.context.credentials.get(world.page.id) is None
    assert kinds(world)[-1] == "account.signed-out"


def test_a_check_is_written_down_with_what_was_found(world: World) -> None:
    world.platform.health = AccountHealth(False, "The name differs.", "Change it.")
    health = world.desk.accounts.verify(world.amara, world.page.id)
    assert not health.ok
    with world.store.read() as unit:
        assert "The name differs." in list(unit.history.entries())[-1].entry.summary


@pytest.mark.parametrize(
    "problem", [Unreachable("No network."), AuthExpired("Who are you?", next="Sign in.")]
)
def test_a_platform_that_cannot_say_is_an_answer(world: World, problem: Unreachable | AuthExpired) -> None:
    class Failing(FakeConnector):
        def verify(self, account: Account) -> AccountHealth:
            raise problem

    connectors = FakeConnectors(Failing("newsroom"))
    health = Accounts(replace(world.context, connectors=connectors)).health(world.page)
    assert (health.ok, health.message, health.remedy) == (False, problem.what, problem.next)


def test_settings_are_changed_and_a_secret_is_left_out(world: World) -> None:
    account = world.desk.accounts.configure(
        world.amara, world.page.id, {"threads": "automatic", "token": SECRET}
    )
    assert account.settings == {"threads": "automatic"}
    before = kinds(world)
    assert world.desk.accounts.configure(world.amara, world.page.id, {"threads": "automatic"}) == account
    assert kinds(world) == before


def test_every_account_in_use_is_kept_signed_in(world: World) -> None:
    with world.store.write() as unit:
        unit.accounts.update(replace(world.guarded, active=False))
        from ccgcompose.domain.history import Entry

        unit.history.append(Entry("account.off", None, "Off."), world.clock.now())
    assert world.desk.accounts.keep_signed_in() == {}
    assert world.platform.refreshed == [world.page.id]


def test_a_credential_never_shows_itself() -> None:
    credential = Credential(CredentialKind.OAUTH2, SECRET, "amara", SECRET, extra={"client_secret": SECRET})
    assert SECRET not in repr(credential) + str(credential) + f"{credential}"

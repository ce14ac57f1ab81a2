"""The list of accounts and how each stands; what is changed of one; a test post where it is for practice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccgcompose.domain.account import SignOffStyle
from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import BadInput, GateRefused
from ccgcompose.usecases.account_care import AccountCare, Arrangement, arrangement_of
from ccgcompose.usecases.account_lines import AccountLine, AccountState
from ccgcompose.usecases.accounts import Accounts
from ccgcompose.usecases.ports import AccountHealth, HealthFact, PreviewFacts, PublishRequest
from ccgcompose.usecases.set_up import NewAccount
from connectors.registry import LISTED, Registry
from tests.fakes.connector import FakeConnector, FakeConnectors
from tests.fakes.tools import idle_tools
from tests.unit.usecases.world import BRAND, World

NAME = HealthFact("Name", "X", "Y", ok=False)
AMISS = AccountHealth(False, "Not as it should be: name.", "Change it there.", (NAME,))
UNPERMITTED = replace(AMISS, facts=(HealthFact("Permission", "write is missing", "write", ok=False),))


def line(world: World) -> AccountLine:
    return next(each for each in world.desk.account_lines.read() if each.account.id == world.page.id)


def state(world: World) -> AccountState:
    return line(world).state(world.clock.now())


def signed_in(world: World, **fields: object) -> None:
    credential = replace(Credential(CredentialKind.OAUTH2, "a-token"), **fields)  # type: ignore[arg-type]
    world.context.credentials.put(world.page.id, credential)


def checked(world: World, health: AccountHealth) -> None:
    world.platform.health = health
    world.desk.accounts.verify(world.amara, world.page.id)


def test_an_account_stands_as_far_as_it_has_come(world: World) -> None:
    assert state(world) is AccountState.SIGNED_OUT
    signed_in(world)
    assert state(world) is AccountState.NOT_CHECKED
    world.desk.accounts.verify(world.amara, world.page.id)
    assert state(world) is AccountState.HEALTHY
    found = line(world).checked
    assert found is not None
    assert (found.at, found.identity) == (world.clock.now(), "@fake")
    checked(world, AMISS)
    assert state(world) is AccountState.BRAND_DIFFERS
    checked(world, UNPERMITTED)
    assert state(world) is AccountState.AMISS


def test_a_look_is_stale_once_the_brand_kit_is_another(world: World) -> None:
    signed_in(world)
    checked(world, AMISS)
    brand = replace(world.page.brand, name="NHS Elsewhere")
    world.desk.account_care.arrange(
        world.amara, world.page.id, replace(arrangement_of(world.page), brand=brand)
    )
    assert state(world) is AccountState.NOT_CHECKED


def test_an_end_is_told_ahead_and_one_that_renews_itself_is_not(world: World) -> None:
    signed_in(world, expires_at=world.clock.now() + timedelta(days=9, hours=1))
    assert state(world) is AccountState.ENDS_SOON
    assert line(world).days_left(world.clock.now()) == 9
    world.clock.advance(timedelta(days=10))
    assert state(world) is AccountState.ENDED
    signed_in(world, expires_at=world.clock.now(), refresh_token="r")
    assert line(world).ends_at is None
    checked(world, AccountHealth(True, "Well.", expires_at=world.clock.now() + timedelta(days=3)))
    assert state(world) is AccountState.ENDS_SOON


def test_what_went_out_last_is_told(world: World) -> None:
    assert line(world).last_out is None
    world.published()
    last = line(world).last_out
    assert last is not None
    assert last.headline == "Flu clinics"


def test_out_of_use_keeps_the_history_and_comes_last(world: World) -> None:
    world.published()
    world.desk.account_care.put_in_use(world.amara, world.page.id, in_use=False)
    lines = world.desk.account_lines.read()
    assert lines[-1].account.id == world.page.id
    assert lines[-1].last_out is not None
    assert state(world) is AccountState.OUT_OF_USE
    with pytest.raises(GateRefused):
        world.plan(world.post())
    assert world.desk.account_care.put_in_use(world.amara, world.page.id, in_use=True).active


def test_a_change_says_what_it_changed_and_none_is_no_entry(world: World) -> None:
    wanted = Arrangement(world.page.brand, SignOffStyle.APPENDED, needs_approval=True, practice=True)
    account = world.desk.account_care.arrange(world.amara, world.page.id, wanted)
    assert account.is_practice
    assert arrangement_of(account) == wanted
    with world.store.read() as unit:
        entries = [entry.entry.summary for entry in unit.history.entries()]
    assert entries[-1] == (
        "Amara Obi changed how posts are signed, whether an approval is needed, whether it is for practice of Page."
    )
    world.desk.account_care.arrange(world.amara, world.page.id, wanted)
    with world.store.read() as unit:
        assert len(list(unit.history.entries())) == len(entries)
    assert world.desk.past.verify().intact


def test_who_is_designated_for_nothing_changes_nothing(world: World) -> None:
    with pytest.raises(GateRefused):
        world.desk.account_care.put_in_use(world.jon, world.page.id, in_use=False)
    with pytest.raises(GateRefused):
        world.desk.account_care.arrange(
            world.jon, world.page.id, Arrangement(world.page.brand, practice=True)
        )


def test_a_test_post_goes_out_where_it_is_for_practice_alone(world: World) -> None:
    with pytest.raises(BadInput, match="not for practice"):
        world.desk.account_trial.send(world.amara, world.page.id)
    wanted = replace(arrangement_of(world.page), practice=True)
    world.desk.account_care.arrange(world.amara, world.page.id, wanted)
    post_id = world.desk.account_trial.send(world.amara, world.page.id)
    world.desk.deliver.run_due()
    assert world.desk.past.detail(post_id).is_out
    assert "This is a test of our connection to Page" in world.platform.sent[0].text


def test_credentials_are_kept_in_memory_where_a_person_says_so(world: World) -> None:
    world.desk.accounts.keep_in_memory()
    assert world.context.credentials.in_memory  # type: ignore[attr-defined]  # the fake's own


def test_a_card_says_what_the_connector_does(world: World) -> None:
    card = world.desk.accounts.card("newsroom")
    assert (card.platform, card.does) == ("newsroom", ("keeps what it is sent",))


class Nameless(FakeConnector):
    """A platform that shows no author beside a post."""

    def preview(self, request: PublishRequest) -> PreviewFacts:
        return replace(super().preview(request), byline="")


def test_where_a_platform_names_nobody_the_name_goes_under_the_text(world: World) -> None:
    context = replace(world.context, connectors=FakeConnectors(world.platform, Nameless("sky")))
    accounts, care = Accounts(context), AccountCare(context)
    assert accounts.names_author("newsroom")
    assert not accounts.names_author("sky")
    account = accounts.add(world.amara, NewAccount("Sky", "sky", BRAND))
    assert account.sign_off is SignOffStyle.APPENDED
    kept = care.arrange(world.amara, account.id, Arrangement(BRAND, SignOffStyle.BYLINE))
    assert kept.sign_off is SignOffStyle.APPENDED
    typed = care.arrange(world.amara, account.id, Arrangement(BRAND, SignOffStyle.TYPED))
    assert typed.sign_off is SignOffStyle.TYPED


@pytest.mark.parametrize("platform", LISTED)
def test_every_platform_says_whether_it_names_the_author(world: World, platform: str, tmp_path: Path) -> None:
    accounts = Accounts(replace(world.context, connectors=Registry(idle_tools(tmp_path))))
    named = {"newsroom", "podcast", "wordpress", "mediawiki", "discourse"}
    assert accounts.names_author(platform) == (platform in named)

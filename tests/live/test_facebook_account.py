"""Signing in to a Page, and what is told of it: against the strict double."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from ccgcompose.domain.credential import CredentialKind
from ccgcompose.errors import AuthExpired, BadInput, Rejected
from tests.contract.connector_material import NOW
from tests.fakes.clock import FixedClock
from tests.live.doubles.facebook_facts import PAGE
from tests.live.doubles.facebook_state import FacebookState
from tests.live.doubles.graph import APP, APP_SECRET, LASTING_TOKEN, PAGE_TOKEN, GraphDouble
from tests.live.doubles.graph_people import CODE
from tests.live.facebook_world import FacebookWorld
from tests.live.fault_proxy import FaultProxy
from tests.unit.connectors.guide import Visitor

ANSWERS = {"app": APP, "secret": APP_SECRET, "token": "", "version": ""}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[FacebookWorld]:
    clock = FixedClock(NOW)
    state = FacebookState(clock.now)
    with GraphDouble(state) as double, FaultProxy(double.url) as proxy:
        yield FacebookWorld(double, state, proxy, tmp_path / "platforms", clock)


def consenting(asked: dict[str, str]) -> dict[str, str]:
    return {"code": CODE, "state": asked["state"]}


def test_a_person_signs_in_and_the_pages_own_token_is_kept(world: FacebookWorld) -> None:
    visitor = Visitor(consenting)
    signed_in = world.connector.sign_in(world.account, ANSWERS, visitor)
    visitor.done()
    page = urlsplit(visitor.visited[0])
    asked = dict(parse_qsl(page.query))
    assert page.path == "/v27.0/dialog/oauth"
    assert asked["scope"] == "pages_show_list,pages_read_engagement,pages_manage_posts"
    assert asked["redirect_uri"].startswith("http://localhost:")
    assert signed_in.identity == "NHS Exampleshire"
    assert signed_in.settings == {"page": PAGE, "app": APP}
    credential = signed_in.credential
    assert (credential.kind, credential.token) == (CredentialKind.PAGE_TOKEN, PAGE_TOKEN)
    assert (credential.extra, credential.expires_at) == ({"app_secret": APP_SECRET}, None)


def test_a_token_of_a_system_user_needs_no_browser(world: FacebookWorld) -> None:
    visitor = Visitor()
    signed_in = world.connector.sign_in(world.account, {**ANSWERS, "token": LASTING_TOKEN}, visitor)
    assert visitor.visited == []
    assert signed_in.credential.token == PAGE_TOKEN


def test_a_pages_own_token_may_be_pasted(world: FacebookWorld) -> None:
    signed_in = world.connector.sign_in(world.account, {**ANSWERS, "token": PAGE_TOKEN}, Visitor())
    assert signed_in.credential.token == PAGE_TOKEN
    assert signed_in.settings["page"] == PAGE


def test_of_several_pages_one_is_chosen(world: FacebookWorld) -> None:
    other = {**world.state.people.pages[0], "id": "999", "name": "Library"}
    read_only = {**other, "id": "998", "tasks": ["ANALYZE"]}
    world.state.people.pages += [other, read_only]
    visitor = Visitor(chosen="999")
    signed_in = world.connector.sign_in(world.account, {**ANSWERS, "token": LASTING_TOKEN}, visitor)
    assert signed_in.settings["page"] == "999"
    assert visitor.asked == ["For which Page?"]


def test_without_a_page_nothing_is_kept(world: FacebookWorld) -> None:
    world.state.people.pages[0]["tasks"] = ["ANALYZE"]
    with pytest.raises(BadInput, match="no Page"):
        world.connector.sign_in(world.account, {**ANSWERS, "token": LASTING_TOKEN}, Visitor())


def test_a_wrong_secret_is_told_and_not_quoted(world: FacebookWorld) -> None:
    visitor = Visitor(consenting)
    with pytest.raises(Rejected) as told:
        world.connector.sign_in(world.account, {**ANSWERS, "secret": "wrong-secret-9"}, visitor)
    assert "wrong-secret-9" not in str(told.value)


def test_a_version_that_is_none_is_no_call(world: FacebookWorld) -> None:
    with pytest.raises(BadInput, match="version"):
        world.connector.sign_in(world.account, {**ANSWERS, "token": "t", "version": "27/../me"}, Visitor())
    assert world.proxy.asked == []


def test_what_the_page_shows_stands_beside_the_brand(world: FacebookWorld) -> None:
    health = world.connector.verify(world.account)
    assert health.ok
    assert health.identity == "NHS Exampleshire"
    labels = [fact.label for fact in health.facts]
    assert labels == [
        "Name",
        "Description",
        "Website",
        "Profile picture",
        *["Permission"] * 3,
        "Access to data",
    ]


def test_a_page_that_is_hidden_or_bare_is_not_well(world: FacebookWorld) -> None:
    world.state.page |= {"is_published": False, "name": "Something else"}
    world.state.page["picture"] = {"data": {"is_silhouette": True, "url": "x"}}
    health = world.connector.verify(world.account)
    assert not health.ok
    assert {fact.label for fact in health.facts if not fact.ok} == {"Name", "Profile picture", "Page"}


def test_a_permission_that_is_missing_is_named(world: FacebookWorld) -> None:
    world.state.people.scopes = ("pages_show_list", "pages_read_engagement")
    health = world.connector.verify(world.account)
    assert not health.ok
    assert any(fact.found == "pages_manage_posts is missing" for fact in health.facts)


def test_the_end_of_the_sign_in_is_told(world: FacebookWorld) -> None:
    world.state.people.ends_at = 1_800_000_000
    health = world.connector.verify(world.account)
    assert health.expires_at is not None
    assert int(health.expires_at.timestamp()) == 1_800_000_000


def test_a_token_that_was_taken_back_is_told(world: FacebookWorld) -> None:
    world.state.people.valid = False
    with pytest.raises(AuthExpired):
        world.connector.verify(world.account)


def test_without_the_apps_secret_the_facts_say_what_is_not_known(world: FacebookWorld) -> None:
    world.account.settings.pop("app")
    health = world.connector.verify(world.account)
    assert health.ok
    assert health.facts[-1].label == "Permissions"
    assert "not told" in health.facts[-1].found

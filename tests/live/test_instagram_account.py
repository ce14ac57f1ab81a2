"""Signing in to an Instagram account, and what is told of it: against the strict double."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from ccgcompose.errors import BadInput
from tests.contract.connector_material import NOW
from tests.fakes.clock import FixedClock
from tests.live.doubles.facebook_facts import PAGE
from tests.live.doubles.graph import APP, APP_SECRET, LASTING_TOKEN, PAGE_TOKEN, GraphDouble
from tests.live.doubles.graph_people import CODE
from tests.live.doubles.instagram_facts import IG
from tests.live.doubles.instagram_state import BASE, InstagramState
from tests.live.fault_proxy import FaultProxy
from tests.live.instagram_world import InstagramWorld
from tests.unit.connectors.guide import Visitor

ANSWERS = {"app": APP, "secret": APP_SECRET, "token": "", "version": "", "media_base": BASE}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[InstagramWorld]:
    clock = FixedClock(NOW)
    state = InstagramState(clock.now, tmp_path)
    with GraphDouble(state) as double, FaultProxy(double.url) as proxy:
        yield InstagramWorld(double, state, proxy, tmp_path / "platforms", clock)


def test_a_person_signs_in_through_the_page(world: InstagramWorld) -> None:
    visitor = Visitor(lambda asked: {"code": CODE, "state": asked["state"]})
    signed_in = world.connector.sign_in(world.account, ANSWERS, visitor)
    visitor.done()
    asked = dict(parse_qsl(urlsplit(visitor.visited[0]).query))
    assert "instagram_content_publish" in asked["scope"].split(",")
    assert signed_in.identity == "@exampleshire"
    assert signed_in.settings == {"page": PAGE, "app": APP, "ig": IG, "media_base": BASE}
    assert signed_in.credential.token == PAGE_TOKEN


def test_a_page_without_an_account_there_is_not_offered(world: InstagramWorld) -> None:
    world.state.people.pages[0].pop("instagram_business_account")
    with pytest.raises(BadInput, match="Instagram account"):
        world.connector.sign_in(world.account, {**ANSWERS, "token": LASTING_TOKEN}, Visitor())


def test_what_the_account_shows_stands_beside_the_brand(world: InstagramWorld) -> None:
    health = world.connector.verify(world.account)
    assert health.ok
    assert health.identity == "@exampleshire"
    found = {fact.label: fact.found for fact in health.facts}
    assert found["Posts in 24 hours"] == "0 of 50"
    assert found["Address of pictures"] == BASE


def test_a_day_that_is_used_up_and_an_address_that_is_none_are_told(world: InstagramWorld) -> None:
    world.state.total = 0
    world.account.settings["media_base"] = "http://news.example.nhs.uk/"
    health = world.connector.verify(world.account)
    assert not health.ok
    assert {fact.label for fact in health.facts if not fact.ok} == {
        "Posts in 24 hours",
        "Address of pictures",
    }


def test_a_missing_right_to_comment_is_named(world: InstagramWorld) -> None:
    world.state.people.scopes = tuple(
        scope for scope in world.state.people.scopes if scope != "instagram_manage_comments"
    )
    health = world.connector.verify(world.account)
    assert any(fact.found == "instagram_manage_comments is missing" for fact in health.facts)

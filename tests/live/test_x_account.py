"""Signing in to X, staying signed in, and what is told of the account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccgcompose.errors import AuthExpired
from tests.contract.connector_material import NOW, PictureFolder, request
from tests.fakes.clock import FixedClock
from tests.live.doubles.x import CLIENT, CLIENT_SECRET, CODE, XDouble
from tests.live.doubles.x_state import USER, USER_ID
from tests.live.fault_proxy import FaultProxy
from tests.live.x_world import XWorld
from tests.unit.connectors.guide import Visitor


@pytest.fixture
def world(tmp_path: Path) -> Iterator[XWorld]:
    clock = FixedClock(NOW)
    with XDouble(clock.now) as double, FaultProxy(double.url) as proxy:
        yield XWorld(double, proxy, tmp_path, clock)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


def test_sign_in_goes_through_the_page_and_learns_who_we_are(world: XWorld) -> None:
    guide = Visitor(lambda asked: {"code": CODE, "state": asked["state"]})
    answers = {"client_id": CLIENT, "client_secret": CLIENT_SECRET, "port": "0"}
    ours = replace(world.account, settings={"server": world.proxy.url})
    signed_in = world.connector.sign_in(ours, answers, guide)
    guide.done()
    assert signed_in.identity == f"@{USER}"
    assert signed_in.settings == {"client_id": CLIENT, "port": "0", "user": USER, "user_id": USER_ID}
    assert signed_in.credential.extra == {"client_secret": CLIENT_SECRET}
    (grant,) = world.double.grants
    assert (grant["grant_type"], grant["code"]) == ("authorization_code", CODE)
    assert grant["authorization"].startswith("Basic ")
    assert len(grant["code_verifier"]) >= 43
    assert "code_challenge_method=S256" in guide.visited[0]
    assert "offline.access" in guide.visited[0]
    assert CLIENT_SECRET not in guide.visited[0]


def test_the_sign_in_is_renewed_in_time(world: XWorld, files: PictureFolder) -> None:
    world.pass_time(timedelta(hours=20))
    world.connector.publish(request(world.account), files, world.clock.now())
    (grant,) = world.double.grants
    assert (grant["grant_type"], grant["refresh_token"]) == ("refresh_token", "x-refresh-token-1")
    kept = world.tools.credentials.get(world.account.id)
    assert kept is not None
    assert (kept.refresh_token, kept.extra) == ("x-refresh-token-2", {"client_secret": CLIENT_SECRET})


def test_a_token_that_is_not_good_any_more_asks_to_sign_in(world: XWorld, files: PictureFolder) -> None:
    world.double.tokens.clear()
    with pytest.raises(AuthExpired):
        world.connector.publish(request(world.account), files, NOW)
    assert world.public() == {}


def test_the_mark_beside_the_name_is_told(world: XWorld) -> None:
    world.double.me["verified_type"] = "government"
    facts = {fact.label: fact for fact in world.connector.verify(world.account).facts}
    assert (facts["Verified mark"].found, facts["Verified mark"].ok) == ("grey, a public body", True)


def test_a_missing_permission_and_another_name_are_told(world: XWorld) -> None:
    world.double.me["name"] = "Somebody else"
    kept = world.tools.credentials.get(world.account.id)
    assert kept is not None
    world.tools.credentials.put(world.account.id, replace(kept, scopes=("tweet.read", "users.read")))
    health = world.connector.verify(world.account)
    wrong = {fact.label for fact in health.facts if not fact.ok}
    assert (health.ok, wrong) == (False, {"Name", "Permission"})

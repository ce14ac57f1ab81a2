"""Signing in to a real personal data server, staying signed in, and what is told of the account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from ccgcompose.domain.account import Account
from ccgcompose.errors import AuthExpired, BadInput, OutcomeUnknown, Unreachable
from connectors.bluesky.connector import Bluesky
from connectors.bluesky.identity import Places
from tests.contract.connector_material import BRAND, NOW, PictureFolder, account, request
from tests.live.bluesky_world import BlueskyWorld, is_post
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.servers.pds import BlueskyPds, bluesky_pds, xrpc
from tests.unit.connectors.guide import Visitor

pytestmark = pytest.mark.xdist_group("pds")
REFRESH, CREATE = "/xrpc/com.atproto.server.refreshSession", "/xrpc/com.atproto.server.createSession"
GARBAGE = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub2JvZHkifQ.c2lnbmVkLWJ5LW5vYm9keQ"
_numbers = count(1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BlueskyPds]:
    with bluesky_pds(tmp_path_factory.mktemp("pds")) as served:
        yield served


@pytest.fixture
def world(server: BlueskyPds, tmp_path: Path) -> Iterator[BlueskyWorld]:
    with FaultProxy(server.url) as proxy:
        yield BlueskyWorld(server, proxy, tmp_path / "platforms", f"acc{next(_numbers)}")


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


def by_directory(world: BlueskyWorld) -> Bluesky:
    places = Places(world.proxy.url, world.server.directory)
    return Bluesky(world.tools, world.patience, world.pages, places)


def test_sign_in_finds_the_server_by_the_handle(world: BlueskyWorld, files: PictureFolder) -> None:
    connector = by_directory(world)
    answers = {"handle": f"@{world.handle.upper()} ", "password": world.password, "server": ""}
    signed_in = connector.sign_in(account("bluesky"), answers, Visitor())
    assert signed_in.identity == f"@{world.handle}"
    assert (signed_in.settings["did"], signed_in.settings["handle"]) == (world.did, world.handle)
    assert signed_in.settings["server"].startswith("http://localhost:")
    assert world.password not in str(signed_in.settings)
    ours = account("bluesky", **signed_in.settings)
    world.tools.credentials.put(ours.id, signed_in.credential)
    receipt = connector.publish(request(ours), files, NOW)
    assert list(world.records()) == [receipt.remote_id]


def test_sign_in_at_a_server_that_is_named(world: BlueskyWorld) -> None:
    answers = {"handle": world.did, "password": world.password, "server": world.proxy.url}
    signed_in = world.connector.sign_in(account("bluesky"), answers, Visitor())
    assert signed_in.settings == {"server": world.proxy.url, "did": world.did, "handle": world.handle}
    assert signed_in.credential.expires_at is not None


def test_a_wrong_password_is_told_and_not_shown(world: BlueskyWorld) -> None:
    answers = {"handle": world.handle, "password": "abcd-efgh-ijkl-mnop", "server": world.proxy.url}
    with pytest.raises(BadInput) as problem:
        world.connector.sign_in(account("bluesky"), answers, Visitor())
    assert "abcd-efgh" not in str(problem.value)
    assert "app password" in problem.value.next


def test_a_handle_that_nobody_has_is_told(world: BlueskyWorld) -> None:
    answers = {"handle": "nobody-here.test", "password": world.password}
    with pytest.raises(BadInput, match=r"nobody-here\.test"):
        by_directory(world).sign_in(account("bluesky"), answers, Visitor())


@pytest.mark.parametrize("written", ["", "exampleshire", "not a handle!", "@", "http://"])
def test_what_is_no_handle_is_not_sent(world: BlueskyWorld, written: str) -> None:
    world.proxy.pass_on()
    with pytest.raises(BadInput):
        world.connector.sign_in(account("bluesky"), {"handle": written, "password": "x"}, Visitor())
    assert world.proxy.asked == []


def test_a_session_is_renewed_before_it_ends(world: BlueskyWorld, files: PictureFolder) -> None:
    world.tools.credentials.put(world.account.id, world.credential(expires_at=NOW))
    world.proxy.pass_on()
    world.restarted().refresh(world.account)
    assert [asked.path for asked in world.proxy.asked] == [REFRESH]
    kept = world.tools.credentials.get(world.account.id)
    assert kept is not None
    assert kept.expires_at is not None
    assert kept.expires_at != NOW
    assert kept.refresh_token not in ("", world.session["refreshJwt"])
    assert kept.extra["app_password"] == world.password
    world.restarted().publish(request(world.account), files, NOW)
    assert len(world.records()) == 1


def test_a_session_that_ended_for_good_is_begun_again(world: BlueskyWorld) -> None:
    gone = world.credential(expires_at=NOW, refresh_token=GARBAGE)
    world.tools.credentials.put(world.account.id, gone)
    world.proxy.pass_on()
    world.restarted().refresh(world.account)
    assert [asked.path for asked in world.proxy.asked] == [REFRESH, CREATE]
    assert world.restarted().verify(world.account).ok


def test_a_token_that_the_server_no_longer_takes_is_renewed_in_the_middle(
    world: BlueskyWorld, files: PictureFolder
) -> None:
    world.tools.credentials.put(world.account.id, world.credential(token=GARBAGE))
    world.proxy.pass_on()
    receipt = world.restarted().publish(request(world.account), files, NOW)
    assert list(world.records()) == [receipt.remote_id]
    paths = [asked.path for asked in world.proxy.asked]
    assert paths.count(REFRESH) == 1
    assert sum(map(is_post, world.proxy.asked)) == 2


def test_an_app_password_alone_begins_a_session(world: BlueskyWorld, files: PictureFolder) -> None:
    bare = world.credential(token=world.password, refresh_token="", extra={})
    world.tools.credentials.put(world.account.id, bare)
    world.restarted().publish(request(world.account), files, NOW)
    kept = world.tools.credentials.get(world.account.id)
    assert kept is not None
    assert kept.extra["app_password"] == world.password


def test_an_app_password_that_was_taken_back_needs_a_person(world: BlueskyWorld) -> None:
    lost = world.credential(
        expires_at=NOW,
        refresh_token=GARBAGE,
        extra={"app_password": "abcd-efgh-ijkl-mnop", "did": world.did},
    )
    world.tools.credentials.put(world.account.id, lost)
    with pytest.raises(AuthExpired) as problem:
        world.restarted().refresh(world.account)
    assert "abcd-efgh" not in str(problem.value)


@pytest.mark.parametrize("fault", [Fault.DROPPED_BEFORE, Fault.REFUSED, Fault.TOO_MANY])
def test_a_network_blip_signs_nobody_out(world: BlueskyWorld, fault: Fault) -> None:
    ended = world.credential(expires_at=NOW)
    world.tools.credentials.put(world.account.id, ended)
    world.proxy.chosen = lambda _n, _asked: fault
    with pytest.raises(Unreachable):
        world.restarted().refresh(world.account)
    assert world.tools.credentials.get(world.account.id) == ended


def test_no_secret_is_told(world: BlueskyWorld, files: PictureFolder) -> None:
    secrets = (world.password, world.session["accessJwt"], world.session["refreshJwt"])
    world.proxy.chosen = lambda _n, asked: Fault.ERROR_AFTER if is_post(asked) else None
    with pytest.raises(OutcomeUnknown) as problem:
        world.connector.publish(request(world.account), files, NOW)
    world.connector.find(request(world.account), NOW)
    told = f"{problem.value!r} {problem.value} {world.tools.trail.steps('delivery-1')}"
    assert not [secret for secret in secrets if secret in told]
    assert not [asked.path for asked in world.proxy.asked if any(secret in asked.path for secret in secrets)]


def test_a_profile_that_says_something_else_is_told(world: BlueskyWorld) -> None:
    world.write_profile({"displayName": "Exampleshire memes", "description": BRAND.description})
    health = world.connector.verify(world.account)
    assert not health.ok
    facts = {fact.label: fact for fact in health.facts}
    assert (facts["Name"].found, facts["Name"].ok) == ("Exampleshire memes", False)
    assert facts["Description"].ok
    assert not facts["Profile picture"].ok
    assert facts["Sign-in"].found == "an app password"


def test_the_own_password_is_told_to_be_too_much(world: BlueskyWorld) -> None:
    handle = f"main-{world.name}.test"
    made = {"email": f"{world.name}@main.example.nhs.uk", "handle": handle, "password": "a long passphrase"}
    said = xrpc(world.server.url, "com.atproto.server.createAccount", made)
    ours: Account = replace(
        world.account, settings={"server": world.proxy.url, "did": said["did"], "handle": handle}
    )
    held = world.credential(token=said["accessJwt"], refresh_token=said["refreshJwt"])
    world.tools.credentials.put(ours.id, held)
    facts = {fact.label: fact for fact in world.restarted().verify(ours).facts}
    assert not facts["Sign-in"].ok


def test_a_handle_that_nobody_has_stays_text(world: BlueskyWorld, files: PictureFolder) -> None:
    post = request(world.account, text=f"Ask @nobody-at-all.test or @{world.handle}.")
    receipt = world.connector.publish(post, files, NOW)
    (facet,) = world.records()[receipt.remote_id]["facets"]
    assert facet["features"][0]["did"] == world.did

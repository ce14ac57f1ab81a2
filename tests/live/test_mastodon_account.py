"""Signing in to servers of Mastodon's kind, looking at the account, keeping pauses; nothing secret gets out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import (
    AuthExpired,
    BadInput,
    OutcomeUnknown,
    Problem,
    RateLimited,
    Rejected,
    Unreachable,
)
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.live.doubles.mastodon import TOKEN, DoubleMastodon, Ways
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.mastodon_world import DoubleWorld, is_status
from tests.unit.connectors.guide import Visitor


@pytest.fixture
def world(tmp_path: Path) -> Iterator[DoubleWorld]:
    with DoubleMastodon() as double, FaultProxy(double.url) as proxy:
        yield DoubleWorld(proxy, tmp_path / "platforms", double=double)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


@pytest.mark.parametrize(
    ("ways", "scopes"),
    [
        (Ways(), "read:accounts read:statuses write:statuses write:media"),
        (Ways(pkce=False), "read:accounts read:statuses write:statuses write:media"),
        (Ways(fine_scopes=False), "read write"),
        (Ways(pkce=False, fine_scopes=False), "read write"),
    ],
)
def test_a_sign_in_makes_the_program_known_and_asks_for_the_least(
    world: DoubleWorld, ways: Ways, scopes: str
) -> None:
    world.double.ways = ways
    visitor = Visitor(world.double.consents)
    signed_in = world.connector.sign_in(world.account, {"server": f"{world.proxy.url}/@amara"}, visitor)
    visitor.done()
    (app,) = world.double.apps.values()
    assert (app["client_name"], app["scopes"]) == ("ccgcompose", scopes)
    assert app["redirect_uris"].startswith("http://127.0.0.1:")
    assert signed_in.identity == f"@amara@{world.proxy.url.partition('://')[2]}"
    assert signed_in.settings == {"server": world.proxy.url, "account_id": "1"}
    credential = signed_in.credential
    assert (credential.kind, credential.token, credential.expires_at) == (CredentialKind.OAUTH2, TOKEN, None)
    assert credential.extra == {"client_id": "client-1", "client_secret": app["client_secret"]}
    assert "You are signed in" in visitor.pages[0]


def test_a_person_who_says_no_is_not_signed_in(world: DoubleWorld) -> None:
    refused = Visitor(lambda asked: {"error": "access_denied", "state": asked["state"]})
    with pytest.raises(BadInput, match="consent"):
        world.connector.sign_in(world.account, {"server": world.proxy.url}, refused)
    refused.done()


def test_a_server_that_speaks_something_else_is_told(world: DoubleWorld) -> None:
    answers = {"server": world.proxy.url}
    world.double.ways = Ways(pkce=False)
    world.double.no_apps = True
    with pytest.raises(BadInput, match="speaks Mastodon's language"):
        world.connector.sign_in(world.account, answers, Visitor())


def test_a_health_check_says_who_we_are_and_what_is_seen(world: DoubleWorld) -> None:
    health = world.connector.verify(world.account)
    assert health.ok, health.message
    assert health.identity == f"@amara@{world.proxy.url.partition('://')[2]}"
    facts = {fact.label: fact.found for fact in health.facts}
    assert facts["Name"] == "NHS Exampleshire"
    assert facts["Website"] == "https://www.exampleshire.nhs.uk"
    assert facts["Description"].startswith("News from the people")
    assert facts["Header picture"].endswith("header.png")
    assert facts["Server’s limit"] == "500 characters, a link counts 23, 4 media"


@pytest.mark.parametrize(
    ("profile", "amiss"),
    [
        ({"display_name": "Exampleshire Fans"}, "name"),
        ({"avatar": "https://social.example/avatars/original/missing.png"}, "profile picture"),
        ({"source": {"note": "Fun"}, "note": "<p>Fun</p>"}, "description"),
        (
            {"fields": [{"name": "Web", "value": "<a href='https://x.example'>https://x.example</a>"}]},
            "website",
        ),
        ({"suspended": True}, "standing"),
        ({"limited": True}, "standing"),
        ({"moved": {"acct": "amara@elsewhere.example"}}, "standing"),
    ],
)
def test_what_is_amiss_is_named(world: DoubleWorld, profile: dict[str, Any], amiss: str) -> None:
    world.double.profile = profile
    health = world.connector.verify(world.account)
    assert not health.ok
    assert amiss in health.message


def test_a_permission_that_was_not_given_is_named(world: DoubleWorld) -> None:
    scopes = ("read", "write:statuses")
    world.tools.credentials.put(
        world.account.id, Credential(CredentialKind.OAUTH2, TOKEN, "@amara", scopes=scopes)
    )
    health = world.restarted().verify(world.account)
    missing = [fact.found for fact in health.facts if not fact.ok]
    assert missing == ["write:media is missing"]
    assert "Sign in again" in health.remedy


def test_a_token_that_was_taken_back_asks_for_a_sign_in(world: DoubleWorld, files: PictureFolder) -> None:
    world.tools.credentials.put(world.account.id, Credential(CredentialKind.OAUTH2, "taken-back-91f2"))
    with pytest.raises(AuthExpired) as told:
        world.restarted().publish(request(world.account), files, NOW)
    assert "Sign in" in told.value.next
    assert world.public() == {}


def test_a_servers_own_limit_is_read_and_kept(world: DoubleWorld, files: PictureFolder) -> None:
    world.double.ways = Ways(max_characters=3000, link=40)
    long = request(world.account, text="Clinics open. " * 100)
    receipt = world.connector.publish(long, files, NOW)
    assert world.public()[receipt.remote_id].text.startswith("Clinics open.")
    limits = world.restarted().limits(world.account)
    assert (limits.max_length, limits.link_length, limits.max_alt_text) == (3000, 40, 1500)


def test_an_older_server_is_asked_in_the_older_way(world: DoubleWorld) -> None:
    world.double.ways = Ways(instance_v2=False, max_characters=777)
    world.connector.verify(world.account)
    assert world.connector.limits(world.account).max_length == 777
    assert [asked.path for asked in world.proxy.asked][:2] == ["/api/v2/instance", "/api/v1/instance"]


def test_a_thread_that_the_account_chose_is_made_by_itself(world: DoubleWorld, files: PictureFolder) -> None:
    ours = replace(world.account, settings={**world.account.settings, "threads": "automatic"})
    post = replace(request(ours, text="Find out more about it. " * 50))
    world.connector.publish(post, files, NOW)
    assert [status["text"][-5:] for status in world.double.statuses.values()] == ["(1/3)", "(2/3)", "(3/3)"]


def test_a_pause_ends_when_the_server_says_and_every_program_keeps_it(
    world: DoubleWorld, files: PictureFolder
) -> None:
    world.connector.verify(world.account)
    until = NOW + timedelta(minutes=4)
    world.double.limited_until = until
    with pytest.raises(RateLimited) as told:
        world.connector.publish(request(world.account), files, NOW)
    assert until <= told.value.until <= until + timedelta(seconds=30)
    world.double.limited_until = None
    world.proxy.pass_on()
    with pytest.raises(RateLimited):
        world.restarted().publish(request(world.account), files, NOW)
    assert world.proxy.asked == []
    world.pass_time(timedelta(minutes=5))
    assert world.restarted().publish(request(world.account), files, world.clock.now()).remote_id


def test_settings_of_the_account_go_out(world: DoubleWorld, files: PictureFolder) -> None:
    chosen = {"visibility": "unlisted", "language": "cy", "sensitive": "always"}
    ours = replace(world.account, settings={**world.account.settings, **chosen})
    world.connector.publish(request(ours), files, NOW)
    (status,) = world.double.statuses.values()
    assert (status["visibility"], status["language"], status["sensitive"]) == ("unlisted", "cy", True)


def test_what_the_public_could_not_see_is_not_sent(world: DoubleWorld, files: PictureFolder) -> None:
    ours = replace(world.account, settings={**world.account.settings, "visibility": "direct"})
    with pytest.raises(Rejected, match="direct"):
        world.connector.publish(request(ours), files, NOW)
    assert world.public() == {}


def test_a_server_that_lists_nothing_is_published_to_and_a_doubt_stays_one(
    world: DoubleWorld, files: PictureFolder
) -> None:
    world.double.ways = Ways(lists=False)
    assert world.connector.publish(request(world.account, "one"), files, NOW).remote_id
    world.proxy.chosen = lambda _n, asked: Fault.DROPPED_AFTER if is_status(asked) else None
    post = request(world.account, "two")
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    with pytest.raises(OutcomeUnknown, match="does not show enough"):
        world.connector.find(post, world.pass_time(timedelta(hours=1)))
    with pytest.raises(OutcomeUnknown, match="does not show enough"):
        world.connector.publish(post, files, world.clock.now())
    assert len(world.public()) == 2


def test_no_secret_is_in_an_error_or_in_the_trail(world: DoubleWorld, files: PictureFolder) -> None:
    post = request(world.account, media=(medium(files, "navy", "The entrance"),))
    told: list[Problem] = []
    for fault in Fault:
        world.hurry_for(fault)
        world.proxy.fail(1, fault)
        try:
            world.restarted().publish(replace(post, key=fault.name), files, world.clock.now())
        except (Unreachable, OutcomeUnknown, RateLimited) as problem:
            told.append(problem)
        world.pass_time(timedelta(minutes=2))
    original = world.restarted().publish(replace(post, key="last"), files, world.clock.now())
    better = corrected(replace(post, key="last"), "It is Tuesday.", "The day.")
    world.restarted().correct(better, original, files, world.clock.now())
    assert len(told) >= 6
    trail = [part for place in world.tools.trail.kept.items() for part in (*place[0], place[1])]  # type: ignore[attr-defined]
    assert not [text for text in (*map(str, told), *trail) if TOKEN in text]
    assert not [asked.path for asked in world.proxy.asked if TOKEN in asked.path]


def test_a_credential_with_an_end_is_renewed_as_the_program_that_got_it(world: DoubleWorld) -> None:
    ends = NOW + timedelta(minutes=1)
    world.double.apps["client-7"] = {"client_secret": "client-secret-90ab12cd34ef"}
    world.double.refreshing = {"refresh-token-55aa": TOKEN}
    old = Credential(
        CredentialKind.OAUTH2,
        "old-token-0101",
        "@amara",
        refresh_token="refresh-token-55aa",
        expires_at=ends,
        extra={"client_id": "client-7", "client_secret": "client-secret-90ab12cd34ef"},
    )
    world.tools.credentials.put(world.account.id, old)
    assert world.connector.verify(world.account).expires_at is None  # nobody has to do anything about its end
    world.connector.refresh(world.account)
    renewed = world.tools.credentials.get(world.account.id)
    assert renewed is not None
    assert (renewed.token, renewed.refresh_token) == (TOKEN, "refresh-token-55aa")
    (sent,) = [asked for asked in world.proxy.asked if asked.path == "/oauth/token"]
    assert b"grant_type=refresh_token" in sent.body
    assert b"client_id=client-7" in sent.body


def test_two_programs_at_once_make_one_post(world: DoubleWorld, files: PictureFolder) -> None:
    from concurrent.futures import ThreadPoolExecutor

    world.double.ways = Ways(keeps_keys=False)
    post = request(world.account)
    with ThreadPoolExecutor(4) as pool:
        receipts = list(pool.map(lambda _: world.restarted().publish(post, files, NOW), range(4)))
    assert len({receipt.remote_id for receipt in receipts}) == 1
    assert len([asked for asked in world.proxy.asked if is_status(asked)]) == 1


def test_json_goes_out_as_it_is(world: DoubleWorld, files: PictureFolder) -> None:
    world.connector.publish(request(world.account, text="Flags 🏴󠁧󠁢󠁥󠁮󠁧󠁿 and “quotes”"), files, NOW)
    (sent,) = [asked for asked in world.proxy.asked if is_status(asked)]
    assert "🏴󠁧󠁢󠁥󠁮󠁧󠁿 and “quotes”".encode() in sent.body
    assert json.loads(sent.body)["status"] == "Flags 🏴󠁧󠁢󠁥󠁮󠁧󠁿 and “quotes”"

"""Signing in through a platform's page: a real browser's way, a real server for tokens, and no secret told."""

from __future__ import annotations

import base64
import hashlib
import json
import socket
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests

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
from connectors.http import Door
from connectors.loopback import PATH, Loopback
from connectors.oauth import OAuth, OAuthApp
from connectors.signed_in import credential_of
from connectors.tools import Tools
from tests.contract.connector_material import account
from tests.fakes.credentials import FakeCredentials, FakeTrail
from tests.unit.connectors.door import HURRIED, NOW, SteppingClock
from tests.unit.connectors.guide import Visitor
from tests.unit.connectors.server import Script, Server, answering

GIVEN = {
    "access_token": "access-1-abcdef",
    "refresh_token": "refresh-1-abcdef",
    "expires_in": 7200,
    "scope": "read write",
}


def consent(asked: dict[str, str]) -> dict[str, str]:
    return {"code": "the-code-of-consent", "state": asked["state"]}


def oauth(server: Server, **changes: object) -> OAuth:
    app = OAuthApp(
        "client-1", "https://platform.example/authorize?v=2", f"{server.url}/token", ("read", "write")
    )
    fields = {name: getattr(app, name) for name in OAuthApp.__slots__} | changes
    return OAuth(OAuthApp(**fields), Door(requests.Session, SteppingClock(), HURRIED), SteppingClock())


def gives(fields: object, status: int = 200) -> Script:
    return answering(status, json.dumps(fields).encode())


def form(request: bytes) -> dict[str, str]:
    return dict(parse_qsl(request.partition(b"\r\n\r\n")[2].decode()))


def test_a_sign_in_asks_with_pkce_and_state_and_keeps_what_it_gets() -> None:
    visitor = Visitor(consent)
    with Server(gives(GIVEN)) as server:
        credential = oauth(server).sign_in(visitor, patience=10)
    visitor.done()
    asked = dict(parse_qsl(urlsplit(visitor.visited[0]).query))
    told = form(server.requests[0])
    assert (asked["v"], asked["response_type"], asked["client_id"], asked["scope"]) == (
        "2",
        "code",
        "client-1",
        "read write",
    )
    assert asked["redirect_uri"].startswith("http://127.0.0.1:")
    digest = hashlib.sha256(told["code_verifier"].encode()).digest()
    assert asked["code_challenge"] == base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert asked["code_challenge_method"] == "S256"
    assert told["redirect_uri"] == asked["redirect_uri"]
    assert (told["code"], told["client_id"]) == ("the-code-of-consent", "client-1")
    assert credential == Credential(
        CredentialKind.OAUTH2,
        "access-1-abcdef",
        refresh_token="refresh-1-abcdef",
        expires_at=NOW + timedelta(hours=2),
        scopes=("read", "write"),
    )
    assert "signed in" in visitor.pages[0]
    assert "the-code" not in visitor.pages[0]


def test_a_secret_travels_as_the_platform_wants_it() -> None:
    with Server(gives(GIVEN), gives(GIVEN)) as server:
        oauth(server, secret="s&cret-of-app", basic=True).sign_in(Visitor(consent), patience=10)
        oauth(server, secret="s&cret-of-app").sign_in(Visitor(consent), patience=10)
    basic = base64.b64encode(b"client-1:s%26cret-of-app").decode()
    assert f"Authorization: Basic {basic}".encode() in server.requests[0]
    assert "client_secret" not in form(server.requests[0])
    assert form(server.requests[1])["client_secret"] == "s&cret-of-app"


def test_an_answer_to_another_sign_in_is_not_taken() -> None:
    def forged(asked: dict[str, str]) -> dict[str, str]:
        return {"code": "somebody-elses", "state": "guessed"}

    visitor = Visitor(forged)
    with Server(gives(GIVEN)) as server, pytest.raises(BadInput, match="in time"):
        oauth(server).sign_in(visitor, patience=0.7)
    visitor.done()
    assert "another sign-in" in visitor.pages[0]
    assert server.requests == []


def test_a_person_who_says_no_is_believed() -> None:
    def no(asked: dict[str, str]) -> dict[str, str]:
        return {"error": "access_denied", "error_description": "You said no.", "state": asked["state"]}

    visitor = Visitor(no)
    with Server() as server, pytest.raises(BadInput, match="You said no"):
        oauth(server).sign_in(visitor, patience=10)
    visitor.done()
    assert "Nothing was connected" in visitor.pages[0]


def test_a_person_who_gives_up_is_not_waited_for() -> None:
    visitor = Visitor()
    visitor.given_up = True
    with Server() as server, pytest.raises(BadInput, match="broken off"):
        oauth(server).sign_in(visitor)


def test_the_loopback_is_this_computers_alone_and_gone_afterwards() -> None:
    with Loopback() as loopback:
        port = int(urlsplit(loopback.address).port or 0)
        assert loopback.address == f"http://127.0.0.1:{port}{PATH}"
        with pytest.raises(BadInput, match="in use"):
            Loopback(port)
    with pytest.raises(OSError, match=r"refused|111"):
        socket.create_connection(("127.0.0.1", port), timeout=1)


def test_a_refresh_keeps_the_token_that_was_not_turned_over() -> None:
    old = Credential(CredentialKind.OAUTH2, "access-0-abcdef", "amara", "refresh-0-abcdef", NOW, ("read",))
    with Server(gives({"access_token": "access-1-abcdef", "expires_in": 7200})) as server:
        newer = oauth(server).renewed(old)
    assert form(server.requests[0])["refresh_token"] == "refresh-0-abcdef"
    assert (newer.token, newer.refresh_token, newer.user) == ("access-1-abcdef", "refresh-0-abcdef", "amara")


@pytest.mark.parametrize(
    ("script", "meaning"),
    [
        (gives({"error": "invalid_grant"}, 400), AuthExpired),
        (gives({"error": "invalid_client"}, 401), Rejected),
        (answering(403, b"<html>Welcome to the hotel's network"), OutcomeUnknown),
        (answering(429, b"{}", Retry_After="60"), RateLimited),
        (answering(503, b"down"), OutcomeUnknown),
        (answering(200, b"<html>"), OutcomeUnknown),
        (gives({"token": "x"}), OutcomeUnknown),
        (gives([]), OutcomeUnknown),
    ],
)
def test_an_answer_to_a_refresh_means_what_it_says(script: Script, meaning: type[Problem]) -> None:
    old = Credential(
        CredentialKind.OAUTH2, "access-0-abcdef", refresh_token="refresh-0-abcdef", expires_at=NOW
    )
    with Server(script) as server, pytest.raises(meaning) as caught:
        oauth(server).renewed(old)
    assert type(caught.value) is meaning
    assert "refresh-0" not in str(caught.value)


def tools(folder: Path, **kept: Credential) -> Tools:
    return Tools(SteppingClock(), FakeCredentials(**kept), FakeTrail(), folder, lambda *_: True, lambda: 0.0)


def ending(later: timedelta) -> Credential:
    return Credential(CredentialKind.OAUTH2, "access-0", refresh_token="refresh-0", expires_at=NOW + later)


def test_a_network_blip_never_disconnects_an_account(tmp_path: Path) -> None:
    ours = account("fake")

    def blip(_: Credential) -> Credential:
        raise OutcomeUnknown("It did not answer in time.")

    old = ending(timedelta(minutes=2))
    at_hand = tools(tmp_path, **{ours.id: old})
    assert credential_of(at_hand, ours, blip) == old
    over = tools(tmp_path, **{ours.id: ending(timedelta(0))})
    with pytest.raises(Unreachable, match="renewed"):
        credential_of(over, ours, blip)
    assert over.credentials.get(ours.id) is not None


def test_without_a_way_to_renew_the_end_is_the_end(tmp_path: Path) -> None:
    ours = account("fake")
    with pytest.raises(AuthExpired, match="come to its end"):
        credential_of(tools(tmp_path, **{ours.id: ending(timedelta(0))}), ours)
    with pytest.raises(AuthExpired, match="not signed in"):
        credential_of(tools(tmp_path), ours)
    lasting = Credential(CredentialKind.API_KEY, "key")
    assert credential_of(tools(tmp_path, **{ours.id: lasting}), ours) is lasting

"""How a server is signed in to: our program is made known there, then a person says yes on the server's own page.

Sources: docs.joinmastodon.org, methods apps and oauth (PKCE and the server's own description since 4.3), OAuth scopes;
RFC 8414. Mastodon's tokens have no end; Pleroma's have, and are renewed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ccgcompose.domain.credential import Credential
from ccgcompose.errors import AuthExpired, BadInput, ConnectorError, OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.sign_in import Field, Guide, SignedIn, SignInForm, SignInWay
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import NotThere
from connectors.http import Door
from connectors.loopback import Loopback
from connectors.mastodon.api import Server, id_in, must_be, server_of
from connectors.mastodon.health import NEEDED, handle_of
from connectors.oauth import OAuth, OAuthApp

NAME = "ccgcompose"
BROAD = ("read", "write")

FORM = SignInForm(
    SignInWay.BROWSER,
    (
        "Write down the server on which the account is; it stands behind the second @ of the account's name.",
        "Sign in there as the account that should publish, and say yes to what ccgcompose asks for.",
    ),
    (
        Field(
            "server",
            "Server",
            "As it stands in the browser. The whole name of the account does as well.",
            example="https://social.example.nhs.uk",
        ),
    ),
    scopes=NEEDED,
    purpose="It publishes and corrects posts, adds pictures, and reads what the account shows.",
)


def sign_in(door: Door, clock: Clock, answers: Mapping[str, str], guide: Guide) -> SignedIn:
    """Make the program known to the server, let the person say yes, and prove it with a call."""
    server = Server(door, server_of(answers["server"]), None, clock)
    described = _described(server)
    with Loopback() as probe:
        back = probe.address
    app = _registered(server, described, back)
    credential = OAuth(app, door, clock).sign_in(guide)
    secrets = {"client_id": app.client_id, "client_secret": app.secret}
    credential = replace(credential, extra={**credential.extra, **secrets})
    ours = Server(door, server.address, credential, clock)
    me = must_be(dict, ours.ask("GET", "/api/v1/accounts/verify_credentials"))
    handle = handle_of(me, server.address)
    settings = {"server": server.address, "account_id": id_in(me)}
    return SignedIn(replace(credential, user=handle), handle, settings)


def renewal(door: Door, clock: Clock, address: str, old: Credential) -> Credential:
    """Return the credential for another while, as the application that it was given to."""
    app = _app(address, old.extra.get("client_id", ""), old.extra.get("client_secret", ""), old.scopes)
    return OAuth(app, door, clock).renewed(old)


def _described(server: Server) -> Any:
    """Return what the server says of its own sign-in; nothing where it says nothing."""
    try:
        said = server.ask("GET", "/.well-known/oauth-authorization-server")
    except (Rejected, AuthExpired, OutcomeUnknown):
        return {}
    return said if isinstance(said, dict) else {}


def _registered(server: Server, described: Any, back: str) -> OAuthApp:
    """Make the program known, with the least that it needs; servers that know no parts of scopes get the whole."""
    offered = described.get("scopes_supported")
    fine = not isinstance(offered, list) or set(NEEDED) <= set(offered)
    made, scopes = _made(server, back, NEEDED if fine else BROAD)
    if made is None:
        made, scopes = _made(server, back, BROAD)
    if made is None or not made.get("client_id"):
        raise BadInput(
            f"There is no server at {server.address} that speaks Mastodon's language.",
            kept="Nothing was kept.",
            next="Look at the address, or ask whoever looks after the server.",
        )
    methods = described.get("code_challenge_methods_supported")
    app = _app(server.address, str(made["client_id"]), str(made.get("client_secret") or ""), scopes)
    port = int(back.rpartition(":")[2].partition("/")[0])
    pkce = isinstance(methods, list) and "S256" in methods
    return replace(
        app,
        authorize=_ours(server, described.get("authorization_endpoint"), app.authorize),
        token=_ours(server, described.get("token_endpoint"), app.token),
        pkce=pkce,
        port=port,
    )


def _made(server: Server, back: str, scopes: tuple[str, ...]) -> tuple[Any, tuple[str, ...]]:
    form = {"client_name": NAME, "redirect_uris": back, "scopes": " ".join(scopes)}
    try:
        return must_be(dict, server.ask("POST", "/api/v1/apps", form=form)), scopes
    except NotThere:
        return {}, scopes
    except ConnectorError as problem:
        if scopes == BROAD or not isinstance(problem, Rejected):
            raise
        return None, scopes


def _app(address: str, client_id: str, secret: str, scopes: tuple[str, ...]) -> OAuthApp:
    authorize, token = f"{address}/oauth/authorize", f"{address}/oauth/token"
    return OAuthApp(client_id, authorize, token, scopes, secret=secret, pkce=False)


def _ours(server: Server, said: Any, otherwise: str) -> str:
    """Take an address that the server names where it is the server's own: no secret goes anywhere else."""
    return said if isinstance(said, str) and said.startswith(f"{server.address}/") else otherwise

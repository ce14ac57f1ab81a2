"""How X is signed in to: OAuth 2 with PKCE, for an application of the organisation's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ccgcompose.domain.account import Account
from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports.credentials import Credentials
from ccgcompose.usecases.ports.sign_in import Field, Guide, SignedIn, SignInForm, SignInWay
from ccgcompose.usecases.ports.world import Clock
from connectors.http import Door
from connectors.oauth import OAuth, OAuthApp
from connectors.x.api import Api, server_for, text_of
from connectors.x.health import SCOPES, who_we_are

AUTHORIZE = "https://x.com/i/oauth2/authorize"
PORT = 47821  # X wants to know the whole address to come back to beforehand
SECRET = "client_secret"  # noqa: S105  (the name of a field)
FORM = SignInForm(
    SignInWay.BROWSER,
    (
        "Open X's developer console, make an app for your organisation, and set up its user authentication.",
        "Allow it to read and write, choose Web App, and give this as callback address:"
        f" http://127.0.0.1:{PORT}/signed-in",
        "Copy the client ID, and the client secret if one is shown, into the fields.",
        "Be signed in to X in your browser as the account that is to speak, and allow the app there.",
    ),
    (
        Field("client_id", "Client ID", "In the app's keys, under OAuth 2.0."),
        Field(
            SECRET, "Client secret", "Shown once. Empty for an app without one.", secret=True, required=False
        ),
        Field(
            "port", "Port", "Of the callback address, if you gave another.", required=False, example=str(PORT)
        ),
    ),
    address="https://console.x.com",
    scopes=SCOPES,
    purpose="It writes posts and replies, adds pictures and films, and reads our own posts to never send one twice.",
)


def sign_in(door: Door, clock: Clock, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
    """Let the person consent in the browser, and prove it with a call. Raise BadInput for what cannot be right."""
    client_id, secret = answers.get("client_id", "").strip(), answers.get(SECRET, "").strip()
    port = answers.get("port", "").strip() or str(PORT)
    if not client_id or not port.isdecimal() or not 0 <= int(port) < 65536:
        raise BadInput(
            "The client ID is needed, and the port is a number below 65,536.", kept="Nothing was sent."
        )
    oauth = OAuth(_app(account, client_id, secret, int(port)), door, clock)
    credential = oauth.sign_in(guide)
    me = who_we_are(Api(door, server_for(account), credential, clock))
    user = text_of(me, "username")
    kept = replace(credential, user=user, extra={SECRET: secret} if secret else {})
    learned = {"client_id": client_id, "port": port, "user": user, "user_id": text_of(me, "id")}
    return SignedIn(kept, f"@{user}", learned)


def oauth_for(door: Door, clock: Clock, account: Account, credentials: Credentials) -> OAuth:
    """Return what renews the sign-in of an account."""
    kept = credentials.get(account.id)
    secret = kept.extra.get(SECRET, "") if kept is not None else ""
    return OAuth(_app(account, account.settings.get("client_id", ""), secret, PORT), door, clock)


def _app(account: Account, client_id: str, secret: str, port: int) -> OAuthApp:
    authorize = account.settings.get("authorize", "") or AUTHORIZE
    token = f"{server_for(account)}/2/oauth2/token"
    return OAuthApp(client_id, authorize, token, SCOPES, secret=secret, basic=bool(secret), port=port)

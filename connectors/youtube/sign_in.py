"""How a channel is signed in to: through Google's own page, with an application of the organisation's.

Source, read in 2026-11: developers.google.com/identity/protocols/oauth2/native-app (desktop applications: PKCE, an
address of this computer with any port; a refresh token comes with `access_type=offline`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports.sign_in import Field, Guide, SignedIn, SignInForm, SignInWay
from ccgcompose.usecases.ports.world import Clock
from connectors.http import Door
from connectors.oauth import OAuth, OAuthApp
from connectors.servers import server_of
from connectors.youtube.api import Api
from connectors.youtube.channel import mine, uploads_of
from connectors.youtube.health import SCOPES, profile_of

AUTHORIZE = "https://accounts.google.com/o/oauth2/v2/auth"
TOKEN = "https://oauth2.googleapis.com/token"  # noqa: S105
FORM = SignInForm(
    SignInWay.BROWSER,
    (
        "Ask whoever looks after the organisation's project in the Google Cloud console to open it.",
        "Under APIs and services they switch on the YouTube Data API v3.",
        "Under Credentials they make an OAuth client id of the kind Desktop app, and copy its id and secret.",
        "Google audits the application before what it uploads can be public: they ask for that once.",
        "Sign in to Google in the browser as the channel's own account, and choose the channel.",
    ),
    (
        Field("client_id", "Client id", "It ends in .apps.googleusercontent.com."),
        Field("client_secret", "Client secret", secret=True, required=False),
        Field(
            "privacy",
            "Who sees the films",
            "public, unlisted or private.",
            required=False,
            example="public",
        ),
        Field(
            "made_for_kids",
            "Made for children",
            "yes or no: YouTube wants to know of each film.",
            required=False,
            example="no",
        ),
        Field("category", "Category", "YouTube's number; 27 is Education.", required=False, example="27"),
        Field("language", "Language", "Of the words and of what is said.", required=False, example="en-GB"),
    ),
    address="https://console.cloud.google.com/apis/credentials",
    scopes=SCOPES,
    purpose="It uploads films with captions, corrects their titles and descriptions, and reads the channel's profile.",
)


def app_of(account: Account, client_id: str, secret: str) -> OAuthApp:
    """Return the application; `sign_in_server` of an account takes the place of Google's addresses, for tests."""
    site = account.settings.get("sign_in_server", "")
    server = server_of(site, "Google") if site else ""
    return OAuthApp(
        client_id,
        f"{server}/o/oauth2/v2/auth" if server else AUTHORIZE,
        f"{server}/token" if server else TOKEN,
        SCOPES,
        secret=secret,
        extra={"access_type": "offline", "prompt": "consent"},
    )


def sign_in(door: Door, clock: Clock, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
    """Let the person consent, and learn which channel it is."""
    client_id, secret = answers["client_id"].strip(), answers.get("client_secret", "").strip()
    if not client_id:
        raise BadInput("The client id is needed.", kept="Nothing was sent.")
    signed = OAuth(app_of(account, client_id, secret), door, clock).sign_in(guide)
    kept = {"client_id": client_id} | ({"client_secret": secret} if secret else {})
    credential = replace(signed, extra={**signed.extra, **kept})
    channel = mine(Api(door, account, credential, clock), "snippet,contentDetails")
    settings = {"channel": str(channel.get("id") or ""), "uploads": uploads_of(channel)}
    return SignedIn(
        credential, profile_of(channel).identity, {name: value for name, value in settings.items() if value}
    )


def renewed(door: Door, clock: Clock, account: Account, old: Credential) -> Credential:
    """Return the credential for another hour."""
    app = app_of(account, old.extra.get("client_id", ""), old.extra.get("client_secret", ""))
    return OAuth(app, door, clock).renewed(old)

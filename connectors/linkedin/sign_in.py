"""How a Page is signed in to: through LinkedIn's own page, with an application of the organisation's.

Sources, read in 2026-11: learn.microsoft.com/linkedin, "Authorization Code Flow", "Authorization Code Flow with PKCE"
(at an address of its own, for applications without a secret, on request), "Programmatic Refresh Tokens".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import BadInput, Rejected
from ccgcompose.usecases.ports.sign_in import Choice, Field, Guide, SignedIn, SignInForm, SignInWay
from ccgcompose.usecases.ports.world import Clock
from connectors.http import Door
from connectors.linkedin.api import Api
from connectors.linkedin.health import SCOPES, may_post, organization, pages, profile_of
from connectors.oauth import OAuth, OAuthApp
from connectors.servers import server_of

SITE = "https://www.linkedin.com"
PORT = 17872
FORM = SignInForm(
    SignInWay.BROWSER,
    (
        "Ask whoever looks after the organisation's application at LinkedIn (developer portal, My apps) to open it.",
        "Under Products it needs the Community Management API.",
        f"Under Auth, add http://localhost:{PORT}/signed-in to the redirect URLs, and copy the client id and secret.",
        "Sign in to LinkedIn in the browser as somebody who looks after the Page.",
    ),
    (
        Field("client_id", "Client id", "In the developer portal, under Auth."),
        Field(
            "client_secret",
            "Client secret",
            "Leave it empty where LinkedIn has opened PKCE for the application.",
            secret=True,
            required=False,
        ),
        Field(
            "port",
            "Port",
            "The number in the redirect URL.",
            required=False,
            example=str(PORT),
        ),
    ),
    address="https://www.linkedin.com/developers/apps",
    scopes=SCOPES,
    purpose="It posts for the Page, corrects what it posted, looks up what is out, and reads the Page's profile.",
)


def app_of(account: Account, client_id: str, secret: str, port: int = PORT) -> OAuthApp:
    """Return the application. Without a secret LinkedIn wants PKCE, at an address of its own."""
    site = server_of(account.settings.get("sign_in_server", "") or SITE, "LinkedIn")
    way = "v2" if secret else "native-pkce"
    return OAuthApp(
        client_id,
        f"{site}/oauth/{way}/authorization",
        f"{site}/oauth/v2/accessToken",
        SCOPES,
        secret=secret,
        pkce=not secret,
        port=port if secret else 0,
        localhost=bool(secret),
    )


def sign_in(door: Door, clock: Clock, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
    """Let the person consent, then choose the Page where they look after several."""
    client_id, secret = answers["client_id"].strip(), answers.get("client_secret", "").strip()
    if not client_id:
        raise BadInput("The client id is needed.", kept="Nothing was sent.")
    app = app_of(account, client_id, secret, _port(answers.get("port", "")))
    signed = OAuth(app, door, clock).sign_in(guide)
    kept = {"client_id": client_id} | ({"client_secret": secret} if secret else {})
    credential = replace(signed, extra={**signed.extra, **kept})
    api = Api(door, account, credential, clock)
    names = {
        urn: profile_of(organization(api, urn)).identity for urn, role in pages(api).items() if may_post(role)
    }
    if not names:
        raise Rejected(
            "Whoever signed in may not post for any Page.",
            kept="Nothing was changed.",
            next="Ask for the role of content admin on the Page, then sign in again.",
        )
    urn = _chosen(names, guide)
    if urn not in names:
        raise BadInput("No Page was chosen.", kept="Nothing was changed.")
    return SignedIn(credential, names[urn], {"organization": urn.rpartition(":")[2]})


def renewed(door: Door, clock: Clock, account: Account, old: Credential) -> Credential:
    """Return the credential for another sixty days."""
    app = app_of(account, old.extra.get("client_id", ""), old.extra.get("client_secret", ""))
    return OAuth(app, door, clock).renewed(old)


def _chosen(names: dict[str, str], guide: Guide) -> str:
    if len(names) == 1:
        return next(iter(names))
    return guide.choose("For which Page?", [Choice(urn, name) for urn, name in names.items()])


def _port(typed: str) -> int:
    if not typed.strip():
        return PORT
    if not typed.strip().isdecimal() or not 1024 <= int(typed) <= 65535:
        raise BadInput("The port is a number from 1024 to 65535.", kept="Nothing was sent.")
    return int(typed)

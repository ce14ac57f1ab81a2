"""Signing in with a person's own Facebook account, and choosing one of the Pages that they look after.

Sources, read in 2026-11: developers.facebook.com, “Manually Build a Login Flow”, “Get Long-Lived Tokens”, “Page access
tokens” and the reference of User accounts. A token of a Page that comes of a long-lived token has no end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports.sign_in import Choice, Field, Guide
from ccgcompose.usecases.ports.world import Clock
from connectors.http import Door
from connectors.meta.graph import Graph, entries, next_sheet, root_of, text_at, version_of
from connectors.meta.refusals import GraphRefused
from connectors.oauth import OAuth, OAuthApp

DIALOG = "https://www.facebook.com"
STEPS = (
    "At developers.facebook.com, open your organisation's app, or create one of the type Business with Facebook Login.",
    "Under App settings, Basic, copy the App ID and the App secret.",
    "Switch the app to Development while you sign in, since only then may it lead back to this computer; "
    "switch it to Live afterwards, or nobody else sees its posts.",
    "Instead of signing in here you may paste a token that was made for a system user in the business settings.",
)
FIELDS = (
    Field("app", "App ID", "Digits.", example="1234567890123456"),
    Field(
        "secret",
        "App secret",
        "It proves that calls come from your app; it is kept in the keyring.",
        secret=True,
    ),
    Field("token", "Token", "Only where one was made for a system user.", secret=True, required=False),
    Field(
        "version",
        "Version of the Graph API",
        "Empty for the newest known here.",
        required=False,
        example="v27.0",
    ),
)
_ASKED = "id,name,access_token,tasks,instagram_business_account{id,username}"
_MOST_PAGES = 20
_WRITES = "CREATE_CONTENT"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The Page that was chosen, with its token, and what is to be kept as settings of the account."""

    page: Mapping[str, Any]
    credential: Credential
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asking:
    """All that a sign-in speaks with. `settings` are those of the account and the answers that are no secret."""

    door: Door
    clock: Clock
    guide: Guide
    settings: Mapping[str, str]

    def graph(self, credential: Credential) -> Graph:
        """Return the Graph API as a credential sees it."""
        return Graph(self.door, credential, self.clock, root_of(self.settings))


def chosen_page(
    asking: Asking, answers: Mapping[str, str], scopes: tuple[str, ...], wanted: str = ""
) -> Chosen:
    """Let a person sign in and choose a Page. `wanted` is a field that a Page must have to be offered."""
    secret = answers.get("secret", "").strip()
    user = _user(asking, answers, scopes)
    page = _choice(asking.guide, _pages(asking.graph(user), user), wanted)
    credential = Credential(
        CredentialKind.PAGE_TOKEN,
        text_at(page, "access_token") or user.token,
        user=text_at(page, "name"),
        scopes=user.scopes,
        extra={"app_secret": secret} if secret else {},
    )
    settings = {
        "page": text_at(page, "id"),
        "app": answers.get("app", "").strip(),
        "version": answers.get("version", "").strip(),
    }
    return Chosen(page, credential, {name: value for name, value in settings.items() if value})


def _user(asking: Asking, answers: Mapping[str, str], scopes: tuple[str, ...]) -> Credential:
    """Return the person's token, exchanged for one that lasts; a pasted one as it is."""
    secret, pasted = answers.get("secret", "").strip(), answers.get("token", "").strip()
    extra = {"app_secret": secret} if secret else {}
    if pasted:
        return Credential(CredentialKind.OAUTH2, pasted, extra=extra, scopes=scopes)
    server = asking.settings.get("server", "").strip() or DIALOG
    oauth = OAuth(
        OAuthApp(
            client_id=answers["app"].strip(),
            authorize=f"{server.rstrip('/')}/{version_of(asking.settings)}/dialog/oauth",
            token=f"{root_of(asking.settings)}/oauth/access_token",
            scopes=scopes,
            secret=secret,
            pkce=False,  # Meta knows an application by its secret here
            localhost=True,
            separator=",",
        ),
        asking.door,
        asking.clock,
    )
    short = oauth.sign_in(asking.guide)
    exchange = {"grant_type": "fb_exchange_token", "fb_exchange_token": short.token}
    lasting = oauth.exchanged(exchange)
    return Credential(CredentialKind.OAUTH2, lasting.token, extra=extra, scopes=scopes)


def _pages(graph: Graph, user: Credential) -> list[dict[str, Any]]:
    """Return the Pages that a person looks after. A token may also be a Page's own, which has none."""
    found: list[dict[str, Any]] = []
    after = ""
    try:
        for _ in range(_MOST_PAGES):
            asked = {"fields": _ASKED, "limit": "100", **({"after": after} if after else {})}
            said = graph.read("me/accounts", asked)
            found += entries(said)
            after = next_sheet(said)
            if not after:
                break
    except GraphRefused:
        me = graph.read("me", {"fields": "id,name,instagram_business_account{id,username}"})
        return [{**me, "access_token": user.token}]
    return found


def _choice(guide: Guide, pages: list[dict[str, Any]], wanted: str) -> dict[str, Any]:
    usable = {
        text_at(page, "id"): page
        for page in pages
        if _WRITES in (page.get("tasks") or [_WRITES]) and (not wanted or page.get(wanted))
    }
    if not usable:
        raise BadInput(
            "The sign-in leads to no Page that may be written on"
            + (" and has an Instagram account of a business." if wanted else "."),
            kept="Nothing was kept.",
            next="Ask whoever looks after the Page for the task Content, or allow more Pages when you sign in.",
        )
    if len(usable) == 1:
        return next(iter(usable.values()))
    choices = [Choice(number, text_at(page, "name") or number) for number, page in usable.items()]
    return usable[guide.choose("For which Page?", choices)]

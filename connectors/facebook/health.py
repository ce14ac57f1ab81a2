"""What a Page says of itself and of us: its name beside the brand kit, what we may do there, and until when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.usecases.ports.connector import AccountHealth, HealthFact
from connectors.facebook.page import Page
from connectors.meta.graph import text_at
from connectors.meta.token import token_facts
from connectors.profile import Profile, brand_facts, health_of

NEEDED = ("pages_show_list", "pages_read_engagement", "pages_manage_posts")
_FIELDS = "id,name,about,description,website,is_published,picture{url,is_silhouette}"


def health(page: Page, account: Account, credential: Credential, now: datetime) -> AccountHealth:
    """Ask the Page what it is called, and Meta what our token may do."""
    said = page.graph.read(page.id, {"fields": _FIELDS})
    name = text_at(said, "name")
    about = " ".join(text for each in ("about", "description") if (text := text_at(said, each)))
    profile = Profile(name or page.id, name, about, text_at(said, "website"), _picture(said))
    facts = (*brand_facts(account.brand, profile), *_published(said))
    token = token_facts(page.graph, account, credential, NEEDED, now)
    return health_of(profile, (*facts, *token.facts), token.expires_at)


def _published(said: dict[str, Any]) -> tuple[HealthFact, ...]:
    if said.get("is_published") is not False:
        return ()
    return (HealthFact("Page", "hidden from the public", "shown to the public", False),)


def _picture(said: dict[str, Any]) -> str | None:
    found = said.get("picture")
    data = found.get("data") if isinstance(found, dict) else None
    if not isinstance(data, dict):
        return None
    return "" if data.get("is_silhouette") is True else text_at(data, "url")

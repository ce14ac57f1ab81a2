"""What an Instagram account shows of itself, what we may do there, until when, and how much of a day is left."""

from __future__ import annotations

from datetime import datetime

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import AccountHealth, HealthFact
from connectors.instagram.business import Business
from connectors.instagram.pictures import base_of
from connectors.meta.graph import entries, text_at
from connectors.meta.token import token_facts
from connectors.profile import Profile, brand_facts, health_of

NEEDED = (
    "instagram_basic",
    "instagram_content_publish",
    "instagram_manage_comments",
    "pages_show_list",
    "pages_read_engagement",
)
_FIELDS = "id,username,name,biography,website,profile_picture_url"


def health(business: Business, account: Account, credential: Credential, now: datetime) -> AccountHealth:
    """Ask Instagram what the account is called, and Meta what our token may do."""
    said = business.graph.read(business.id, {"fields": _FIELDS})
    username = text_at(said, "username")
    profile = Profile(
        f"@{username}" if username else business.id,
        text_at(said, "name") or username,
        text_at(said, "biography"),
        text_at(said, "website"),
        text_at(said, "profile_picture_url"),
    )
    token = token_facts(business.graph, account, credential, NEEDED, now)
    facts = (*brand_facts(account.brand, profile), _address(account), *_left(business), *token.facts)
    return health_of(profile, facts, token.expires_at)


def _address(account: Account) -> HealthFact:
    try:
        return HealthFact("Address of pictures", base_of(account))
    except Rejected as problem:
        return HealthFact("Address of pictures", "none that Meta can open", problem.next, False)


def _left(business: Business) -> tuple[HealthFact, ...]:
    """Instagram says how many posts of a day were used; the number that is possible differs between accounts."""
    asked = {"fields": "quota_usage,config"}
    found = next(iter(entries(business.graph.read(f"{business.id}/content_publishing_limit", asked))), {})
    config = found.get("config")
    used, total = found.get("quota_usage"), config.get("quota_total") if isinstance(config, dict) else None
    if not isinstance(used, int):
        return ()
    if not isinstance(total, int):
        return (HealthFact("Posts in 24 hours", str(used)),)
    return (HealthFact("Posts in 24 hours", f"{used} of {total}", "", used < total),)
